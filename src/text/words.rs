//! Cuts a text into words, the unit of comparison.

use unicode_normalization::char::is_combining_mark;

use super::normal::is_invisible;
use super::span::Span;
use super::word_blocks::{Stretch, each_stretch};

/// The longest word in bytes; what is longer is cut, so that a length fits one byte.
pub const MAX_WORD_BYTES: usize = 255;

/// A capital begins a new word only after so many small letters: `McKay` and `iPhone` stay whole.
const GLUED_AFTER: usize = 2;

/// What a character can do in a word.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Letter or digit of a script that writes words: grows a word.
    Letter,
    /// A character that is a word by itself: Han, Kana and their like, until they are segmented.
    Alone,
    /// Combining mark or invisible character: belongs to the word it stands in, begins none.
    Rider,
    /// `.` or `,`: inside a word before a digit.
    Point,
    /// Inside a word once, before a letter.
    Apostrophe,
    /// Anything else.
    Gap,
}

/// The words of a text in order: letters and digits, with `.` and `,` before digits and one inner
/// apostrophe, as the alignment method has them (hyphens part words).
///
/// A capital that follows small letters and precedes one begins a word too: when a page is saved as
/// text, captions end up glued to sentences ("new lampsThe launch"), and names written so lose
/// nothing by it.
///
/// Soft hyphens and zero-width characters inside a word belong to it.
pub fn words(text: &str) -> Vec<Span> {
    let mut found = Vec::with_capacity(text.len() / 5);
    each_word(text, |word| found.push(word));
    found
}

/// Calls `each` for every word of a text, in order.
pub fn each_word(text: &str, mut each: impl FnMut(Span)) {
    each_stretch(text, |stretch| match stretch {
        Stretch::Word(range) => each(Span::from_range(range)),
        Stretch::Odd(range) => {
            let mut scan = Scan::from(text, range.start, &mut each);
            while scan.at().is_some_and(|at| at < range.end) {
                scan.step();
            }
        }
    });
}

/// Reads on from one place of a text, character by character.
struct Scan<'a, F> {
    chars: std::iter::Peekable<std::str::CharIndices<'a>>,
    /// Where `chars` began.
    base: usize,
    each: F,
}

impl<'a, F: FnMut(Span)> Scan<'a, F> {
    fn from(text: &'a str, base: usize, each: F) -> Self {
        let rest = text.get(base..).unwrap_or_default();
        Self { chars: rest.char_indices().peekable(), base, each }
    }

    /// The next byte to be read.
    fn at(&mut self) -> Option<usize> {
        self.chars.peek().map(|&(at, _)| self.base + at)
    }

    /// Reads one word, or one character that belongs to none.
    fn step(&mut self) {
        let Some((start, first)) = self.chars.next() else { return };
        match role(first) {
            Role::Letter => self.word(start, start + first.len_utf8()),
            Role::Alone => {
                let end = self.riders(start + first.len_utf8());
                self.push(start, end);
            }
            _ => {}
        }
    }

    fn push(&mut self, start: usize, end: usize) {
        (self.each)(Span::from_range(self.base + start..self.base + end));
    }

    /// Reads on from a first letter to the end of its word.
    fn word(&mut self, start: usize, mut end: usize) {
        let mut has_apostrophe = false;
        let mut n_small = 0;
        while let Some(&(at, next)) = self.chars.peek() {
            let after = at + next.len_utf8();
            if after - start > MAX_WORD_BYTES {
                break;
            }
            if n_small >= GLUED_AFTER && next.is_uppercase() && self.then(char::is_lowercase) {
                break;
            }
            let n_before = n_small;
            n_small = if next.is_lowercase() { n_small + 1 } else { 0 };
            match role(next) {
                Role::Letter | Role::Rider => end = after,
                Role::Point if self.then(|next| next.is_ascii_digit()) => {}
                Role::Apostrophe
                    if !has_apostrophe
                        && self.then(char::is_alphabetic)
                        && !(n_before >= GLUED_AFTER && self.then(char::is_uppercase)) =>
                {
                    has_apostrophe = true;
                }
                _ => break,
            }
            self.chars.next();
        }
        self.push(start, end);
    }

    /// Takes the marks that follow a character which is a word by itself.
    fn riders(&mut self, mut end: usize) -> usize {
        let limit = end + MAX_WORD_BYTES / 2;
        while let Some(&(at, next)) = self.chars.peek() {
            if role(next) != Role::Rider || at + next.len_utf8() > limit {
                break;
            }
            end = at + next.len_utf8();
            self.chars.next();
        }
        end
    }

    /// Whether the character after the next one passes.
    fn then(&self, passes: impl Fn(char) -> bool) -> bool {
        let mut ahead = self.chars.clone();
        ahead.next();
        ahead.next().is_some_and(|(_, next)| passes(next))
    }
}

pub(super) fn role(character: char) -> Role {
    match character {
        'a'..='z' | 'A'..='Z' | '0'..='9' => Role::Letter,
        '.' | ',' => Role::Point,
        '\'' | '\u{2019}' | '\u{02BC}' | '\u{FF07}' => Role::Apostrophe,
        _ if character.is_ascii() => Role::Gap,
        _ if is_invisible(character) || is_combining_mark(character) => Role::Rider,
        _ if is_written_without_spaces(character) => Role::Alone,
        _ if character.is_alphanumeric() => Role::Letter,
        _ => Role::Gap,
    }
}

/// Han, Hiragana and Katakana, whose words no space parts.
fn is_written_without_spaces(character: char) -> bool {
    matches!(character,
        '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}'
        | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{FF66}'..='\u{FF9D}' | '\u{20000}'..='\u{323AF}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = words(text).into_iter().map(|word| word.of(text)).collect();
        assert_eq!(found, expected);
    }

    proptest! {
        #[test]
        fn the_quick_way_finds_what_reading_every_character_finds(
            text in r"([a-cA-C1-2]{0,4}[ .,'’é渡\u{ad}\u{301}“\n-]{0,2}|x{250,260}|\PC){0,30}"
        ) {
            let mut found = Vec::new();
            let mut scan = Scan::from(&text, 0, |word| found.push(word));
            while scan.at().is_some() {
                scan.step();
            }
            prop_assert_eq!(words(&text), found);
        }
    }

    #[test]
    fn points_and_commas_join_only_before_digits() {
        check("1,911 words, 3.5 km. Next", &["1,911", "words", "3.5", "km", "Next"]);
        check("U.S. and USD87.04", &["U", "S", "and", "USD87.04"]);
    }

    #[test]
    fn one_apostrophe_joins_letters() {
        check("group’s 'quoted' rock'n'roll", &["group’s", "quoted", "rock'n", "roll"]);
    }

    #[test]
    fn a_caption_glued_to_a_word_is_parted_from_it() {
        check("new lampsThe launch", &["new", "lamps", "The", "launch"]);
        check("Spies'The video", &["Spies", "The", "video"]);
        check("O'Brien d'Artagnan", &["O'Brien", "d'Artagnan"]);
        check("McKay iPhone U.S. NATO", &["McKay", "iPhone", "U", "S", "NATO"]);
    }

    #[test]
    fn hyphens_and_dashes_part_words() {
        check("Anti-Russian—campaign", &["Anti", "Russian", "campaign"]);
    }

    #[test]
    fn marks_and_invisible_characters_ride_along() {
        check(
            "cafe\u{301} fer\u{ad}ry fer\u{200b}ry",
            &["cafe\u{301}", "fer\u{ad}ry", "fer\u{200b}ry"],
        );
    }

    #[test]
    fn han_characters_are_words_by_themselves() {
        check("渡轮 left", &["渡", "轮", "left"]);
    }

    #[test]
    fn an_endless_word_is_cut_so_that_its_length_fits_a_byte() {
        let found = words(&"x".repeat(1000)).iter().map(|word| word.len()).collect::<Vec<_>>();
        assert_eq!(found, [255, 255, 255, 235]);
    }
}
