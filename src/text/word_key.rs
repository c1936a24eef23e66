//! A short word's bytes as one number, so that words are compared, and told apart, as numbers.

use super::normal::normal_form;
use super::span::Span;

/// A word of at most so many bytes is packed into a key, which is the word itself.
const KEY_BYTES: usize = 16;
/// Every byte's highest bit, which no ASCII character has.
const WIDE: u128 = u128::from_ne_bytes([0x80; KEY_BYTES]);
/// The bit that tells small letters from capitals; digits, points and apostrophes have it too.
const SMALL: u128 = u128::from_ne_bytes([0x20; KEY_BYTES]);
/// Keeps the two halves of a key apart when they are mixed: digits of the golden ratio and of pi.
const SALT: [u64; 2] = [0x9E37_79B9_7F4A_7C15, 0x243F_6A88_85A3_08D3];

/// How many spellings are kept in mind.
const N_KNOWN: usize = 1 << 10;

/// A word's bytes as one number, zeros behind them; zero for no word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WordKey(u128);

impl WordKey {
    /// The key of a word in normal form; `None` if it is too long for one.
    pub fn of(word: &str) -> Option<Self> {
        let mut bytes = [0; KEY_BYTES];
        bytes.get_mut(..word.len())?.copy_from_slice(word.as_bytes());
        // A zero at the end would be lost.
        (!word.is_empty() && !word.ends_with('\0')).then_some(Self(u128::from_le_bytes(bytes)))
    }

    /// The key of the normal form of the plain ASCII word that `text` has at `start`; `None` if it
    /// is not ASCII, too long, or too close to the text's end to be read at once.
    #[inline]
    pub fn of_plain(text: &str, start: usize, len: usize) -> Option<Self> {
        let bytes = text.as_bytes().get(start..start.saturating_add(KEY_BYTES))?;
        if len > KEY_BYTES {
            return None;
        }
        let mask = u128::MAX.checked_shr(8 * (KEY_BYTES - len) as u32)?;
        let word = u128::from_le_bytes(bytes.try_into().ok()?) & mask;
        (word & WIDE == 0).then_some(Self((word | SMALL) & mask))
    }

    /// Whether there is a word.
    pub fn is_word(self) -> bool {
        self.0 != 0
    }

    /// Adds the word to a text.
    pub fn push_to(self, text: &mut String) {
        let n_bytes = KEY_BYTES - self.0.leading_zeros() as usize / 8;
        let bytes = self.0.to_le_bytes();
        let word = bytes.get(..n_bytes).and_then(|word| std::str::from_utf8(word).ok());
        text.push_str(word.unwrap_or_default());
    }

    /// The first eight bytes.
    pub fn low(self) -> u64 {
        self.0 as u64
    }

    /// The eight bytes after them.
    pub fn high(self) -> u64 {
        (self.0 >> 64) as u64
    }
}

/// Hashes of words in normal form, the same in every text and every run.
#[derive(Debug)]
pub struct Spellings {
    /// Spellings that are not plain, met lately, by a hash of their own: to bring them into normal
    /// form is slow.
    known: Vec<(u64, u64)>,
}

impl Default for Spellings {
    fn default() -> Self {
        Self { known: vec![(0, 0); N_KNOWN] }
    }
}

impl Spellings {
    /// The hash of a word's normal form.
    #[inline]
    pub fn hash(&mut self, text: &str, word: Span) -> u64 {
        match WordKey::of_plain(text, word.start as usize, word.len() as usize) {
            Some(key) => key_hash(0, key),
            None => self.hash_of_other(word.of(text)),
        }
    }

    fn hash_of_other(&mut self, word: &str) -> u64 {
        let spelled = hash_of_bytes(word);
        let Some(known) = self.known.get_mut(spelled as usize % N_KNOWN) else { return spelled };
        if known.0 != spelled {
            *known = (spelled, hash_of_bytes(&normal_form(word)));
        }
        known.1
    }
}

fn hash_of_bytes(word: &str) -> u64 {
    let bytes = word.as_bytes().chunks(KEY_BYTES);
    bytes.fold(0, |hash, bytes| {
        let mut padded = [0; KEY_BYTES];
        for (to, from) in padded.iter_mut().zip(bytes) {
            *to = *from;
        }
        key_hash(hash, WordKey(u128::from_le_bytes(padded)))
    })
}

fn key_hash(before: u64, key: WordKey) -> u64 {
    let [low, high] = SALT;
    mixed(key.low() ^ low ^ before, key.high() ^ high)
}

/// Both halves of the product of two numbers, folded: each bit of the result depends on all bits of
/// both (as wyhash and its kin mix). Zeros are to be kept away from it.
pub fn mixed(left: u64, right: u64) -> u64 {
    let product = u128::from(left) * u128::from(right);
    product as u64 ^ (product >> 64) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(spelling: &str, normal: &str) {
        // At the end of a text, and before its end, a word is read in two ways.
        let text = format!("{spelling} and a good many words after it; {spelling}");
        let end = text.len() as u32;
        let word = Span::new(0, spelling.len() as u32);
        let last = Span::new(end - word.len(), end);
        let mut spellings = Spellings::default();
        let expected = spellings.hash(normal, Span::from_range(0..normal.len()));
        let found = [word, last, word, last].map(|word| spellings.hash(&text, word));
        assert_eq!(found, [expected; 4]);
    }

    #[test]
    fn spellings_of_one_word_have_one_hash() {
        check("Ferry", "ferry");
        check("FERRY-BOATS-LEAVE", "ferry-boats-leave");
        check("group’s", "group's");
        check("1,911", "1,911");
        check("Incomprehensibilities", "incomprehensibilities");
    }

    #[test]
    fn words_that_differ_in_their_last_letter_differ() {
        for word in ["a", "ferries", "incomprehensible", "incomprehensibly"] {
            let other = format!("{word}x");
            let hash =
                |word: &str| Spellings::default().hash(word, Span::from_range(0..word.len()));
            assert_ne!(hash(word), hash(&other));
        }
    }

    #[test]
    fn a_key_is_the_word() {
        for word in ["a", "ferry", "sixteen-letters!", "größe"] {
            let mut text = String::from("The ");
            WordKey::of(word).unwrap_or_default().push_to(&mut text);
            assert_eq!(text, format!("The {word}"));
        }
        assert_eq!(WordKey::of("seventeen-letters"), None);
        assert_eq!(WordKey::of_plain("ferrys ferry Ferry", 7, 5), None, "too close to the end");
    }
}
