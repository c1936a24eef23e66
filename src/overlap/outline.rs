//! What is kept of a text to find who else has parts of it: fingerprints, and its short paragraphs.
//!
//! Read straight from the text in one go, without a document's tables.

use std::ops::Range;

use crate::compare::ShortParagraph;
use crate::text::{Span, Spellings, each_word, paragraphs};

/// Words of a fingerprint.
pub(super) const WORDS: usize = 8;
/// Of so many fingerprints in a row the smallest is kept, so that any 23 equal words in a row
/// share one (winnowing; Schleimer, Wilkerson and Aiken 2003).
const WINDOW: usize = 16;

/// The factor of the hash of a paragraph (Knuth's for linear congruences).
const FACTOR: u64 = 6_364_136_223_846_793_005;

/// A word that counts for nothing, as site chrome does.
pub(super) const NO_WORD: u32 = 0;

/// A hash of eight words in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Print {
    pub(super) hash: u64,
    /// The first of its words.
    pub(super) word: u32,
}

/// What is kept of one text.
#[derive(Debug, Default)]
pub(super) struct Outline {
    /// Half of each word's hash; [`NO_WORD`] where it is site chrome.
    pub(super) words: Vec<u32>,
    /// Its fingerprints in order.
    pub(super) prints: Vec<Print>,
    /// The paragraphs that may be site chrome, in order.
    pub(super) short: Vec<ShortParagraph>,
}

impl Outline {
    /// Number of words that are no chrome.
    pub(super) fn n_counted(&self) -> usize {
        self.words.iter().filter(|&&word| word != NO_WORD).count()
    }

    /// Leaves out the paragraphs that `is_chrome` says.
    pub(super) fn leave_out(&mut self, is_chrome: impl Fn(Span) -> bool) {
        let chrome = self.short.iter().filter(|paragraph| is_chrome(paragraph.span));
        let chrome: Vec<Range<u32>> = chrome.map(|paragraph| paragraph.words.clone()).collect();
        if chrome.is_empty() {
            return;
        }
        for words in &chrome {
            let inside = self.words.get_mut(words.start as usize..words.end as usize);
            inside.unwrap_or_default().fill(NO_WORD);
        }
        self.prints.retain(|print| {
            // The first chrome that ends behind the first word begins behind the last one.
            let at = chrome.partition_point(|chrome| chrome.end <= print.word);
            chrome.get(at).is_none_or(|chrome| print.word + WORDS as u32 <= chrome.start)
        });
    }
}

/// Reads texts one after the other, in memory that is used again.
#[derive(Debug, Default)]
pub(super) struct Reader {
    hashes: Vec<u64>,
    starts: Vec<u32>,
    grams: Vec<u64>,
    spellings: Spellings,
}

impl Reader {
    /// Outlines a text.
    pub(super) fn outline(&mut self, text: &str) -> Outline {
        self.hashes.clear();
        self.starts.clear();
        each_word(text, |word| {
            self.hashes.push(self.spellings.hash(text, word));
            self.starts.push(word.start);
        });
        // A hash is never that of no word.
        let words = self.hashes.iter().map(|&hash| (hash >> 32) as u32 | 1).collect();
        Outline { words, prints: self.prints(), short: self.short(text) }
    }

    /// The smallest fingerprint of every window, each once.
    fn prints(&mut self) -> Vec<Print> {
        self.fill_grams();
        let mut kept: Vec<Print> = Vec::with_capacity(self.grams.len() / 8 + 1);
        // Of equal ones the last, which stays smallest for longest.
        let mut best = Print { hash: u64::MAX, word: 0 };
        let mut last = None;
        for (end, &hash) in self.grams.iter().enumerate() {
            if hash <= best.hash {
                best = Print { hash, word: end as u32 };
            } else if best.word as usize + WINDOW <= end {
                best = smallest(&self.grams, best.word as usize + 1..end + 1);
            }
            let is_full = end + 1 >= WINDOW || end + 1 == self.grams.len();
            if is_full && last != Some(best.word) {
                kept.push(best);
                last = Some(best.word);
            }
        }
        kept
    }

    /// Hashes every eight words in a row (the cyclic polynomial of Cohen 1997).
    fn fill_grams(&mut self) {
        self.grams.clear();
        let (head, rest) = self.hashes.split_at(self.hashes.len().min(WORDS));
        if head.len() < WORDS {
            return;
        }
        let mut rolling = head.iter().fold(0_u64, |rolling, word| rolling.rotate_left(1) ^ word);
        self.grams.push(rolling);
        self.grams.extend(self.hashes.iter().zip(rest).map(|(gone, come)| {
            rolling = rolling.rotate_left(1) ^ gone.rotate_left(WORDS as u32) ^ come;
            rolling
        }));
    }

    /// The short paragraphs, told apart by a hash of their words.
    fn short(&self, text: &str) -> Vec<ShortParagraph> {
        let mut found = Vec::new();
        let mut first = 0;
        for span in paragraphs(text) {
            let starts = self.starts.get(first..).unwrap_or_default();
            let end = first + starts.partition_point(|&start| start < span.end);
            let words = self.hashes.get(first..end).unwrap_or_default();
            if ShortParagraph::LENGTHS.contains(&words.len()) {
                let fold =
                    |hash: u64, word: &u64| (hash.rotate_left(5) ^ word).wrapping_mul(FACTOR);
                let wording = words.iter().fold(0, fold);
                found.push(ShortParagraph { span, wording, words: first as u32..end as u32 });
            }
            first = end;
        }
        found
    }
}

/// The smallest of some hashes, the last one of equals.
fn smallest(grams: &[u64], range: Range<usize>) -> Print {
    let first = range.start as u32;
    let prints = grams.get(range).unwrap_or_default().iter().zip(first..);
    let prints = prints.map(|(&hash, word)| Print { hash, word });
    prints
        .reduce(|best, print| if print.hash <= best.hash { print } else { best })
        .unwrap_or(Print { hash: u64::MAX, word: first })
}
