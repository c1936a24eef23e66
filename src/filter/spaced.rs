//! Finds words of ASCII with white space between them: one of the words first, the others beside it.

use super::odd::OddFinder;
use super::plain::AsciiFinder;
use crate::text::Span;

/// Past this number comparing could take as long as the literal at every place of a text.
const MAX_WORDS: usize = 16;

/// A search for words that follow each other, any white space between them.
#[derive(Clone, Debug)]
pub(super) struct SpacedFinder {
    words: Vec<AsciiFinder>,
    /// The word with the rarest letter, by which the others are found.
    anchor: usize,
}

impl SpacedFinder {
    /// Prepares the search; `None` for one word, and for words that are not plain ASCII.
    pub(super) fn new(odd: &OddFinder, needle: &[char]) -> Option<Self> {
        let words = needle.split(|&character| character == ' ');
        let words: Vec<AsciiFinder> =
            words.map(|word| AsciiFinder::new(odd, word)).collect::<Option<_>>()?;
        let anchor = (0..words.len()).min_by_key(|&word| words.get(word).map(AsciiFinder::rank))?;
        (2..=MAX_WORDS).contains(&words.len()).then_some(Self { words, anchor })
    }

    /// The first match at or after a place.
    pub(super) fn find_at(&self, text: &str, at: usize) -> Option<Span> {
        let (before, rest) = self.words.split_at_checked(self.anchor)?;
        let (anchor, after) = rest.split_first()?;
        let mut from = at;
        loop {
            let found = anchor.find_at(text.as_bytes(), from)?;
            let start = words_before(text, found.start as usize, before);
            if let Some(start) = start.filter(|&start| start >= at)
                && let Some(end) = words_after(text, found.end as usize, after)
            {
                return Some(Span::from_range(start..end));
            }
            from = found.start as usize + 1;
        }
    }
}

/// Where words begin that end before a place, white space behind each.
fn words_before(text: &str, mut at: usize, words: &[AsciiFinder]) -> Option<usize> {
    for word in words.iter().rev() {
        let head = text.get(..at)?;
        let end = head.trim_end().len();
        let start = end.checked_sub(word.len()).filter(|_| end < at)?;
        word.is_at(text.as_bytes(), start).then_some(())?;
        at = start;
    }
    Some(at)
}

/// Where words end that begin behind a place, white space before each.
fn words_after(text: &str, mut at: usize, words: &[AsciiFinder]) -> Option<usize> {
    for word in words {
        let tail = text.get(at..)?;
        let n_spaces = tail.len() - tail.trim_start().len();
        let start = at + n_spaces;
        (n_spaces > 0 && word.is_at(text.as_bytes(), start)).then_some(())?;
        at = start + word.len();
    }
    Some(at)
}
