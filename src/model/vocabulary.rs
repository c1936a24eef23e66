//! The distinct words of a corpus.

use super::index::WordId;
use super::numbers::Numbers;
use crate::text::WordKey;

/// Every distinct word of a corpus in normal form, numbered in order of first appearance.
///
/// The words stand in one buffer, so that a clone copies a few blocks of memory.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    numbers: Numbers,
    /// All words, one behind the other.
    text: String,
    /// Where each word ends in `text`.
    ends: Vec<usize>,
}

impl Vocabulary {
    /// The number of a word in normal form; a new word gets the next one.
    pub fn intern(&mut self, word: &str) -> WordId {
        let number = self.numbers.intern(word);
        self.known(number, |text| text.push_str(word))
    }

    /// The number of a short word in normal form by its key; a new word gets the next one.
    pub(super) fn intern_key(&mut self, key: WordKey) -> WordId {
        let number = self.numbers.intern_key(key);
        self.known(number, |text| key.push_to(text))
    }

    /// A number, after its word was written down if it is new.
    fn known(&mut self, number: u32, write: impl FnOnce(&mut String)) -> WordId {
        if number as usize == self.ends.len() {
            write(&mut self.text);
            self.ends.push(self.text.len());
        }
        WordId(number)
    }

    /// The number of a word in normal form, if it occurs.
    pub fn id(&self, word: &str) -> Option<WordId> {
        self.numbers.find(word).map(WordId)
    }

    /// The number of a short word in normal form by its key, if it occurs.
    pub(super) fn id_of_key(&self, key: WordKey) -> Option<WordId> {
        self.numbers.find_key(key).map(WordId)
    }

    /// One more than the numbers of short words, as far as they are found at once, else zero.
    pub(super) fn found_at_once<const N: usize>(&self, keys: &[WordKey; N]) -> [u32; N] {
        self.numbers.find_first(keys)
    }

    /// The word in normal form; empty for a number of another vocabulary.
    pub fn word(&self, id: WordId) -> &str {
        let start = id.index().checked_sub(1).map_or(Some(&0), |before| self.ends.get(before));
        let range = start.zip(self.ends.get(id.index())).map(|(&start, &end)| start..end);
        range.and_then(|range| self.text.get(range)).unwrap_or_default()
    }

    /// Number of distinct words.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether it holds no word.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }
}
