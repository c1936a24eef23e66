//! What a word can be, told from its spelling alone and once for every distinct word: of a long text
//! nearly all words are no number, no month and without marks.

use std::cell::{Cell, OnceCell};

use super::figures::month;
use crate::model::{Vocabulary, WordId};
use crate::text::{number_at, without_marks};

/// What a glance at a word tells, a bit for each; a byte, so that the table of a large vocabulary
/// stays in the processor's cache.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Glimpse(u8);

impl Glimpse {
    const TAKEN: u8 = 1;
    const NUMBER: u8 = 1 << 1;
    const FOLLOWS: u8 = 1 << 2;
    const DIGIT: u8 = 1 << 3;
    const MONTH: u8 = 1 << 4;
    const MARKS: u8 = 1 << 5;

    fn of(word: &str) -> Self {
        // What no number begins with is none by itself.
        let is_number = number_at(std::iter::once(word)).is_some();
        let told = [
            (true, Self::TAKEN),
            (is_number, Self::NUMBER),
            (is_number || word == "and", Self::FOLLOWS),
            (word.contains(char::is_numeric), Self::DIGIT),
            (month(word).is_some(), Self::MONTH),
            (*without_marks(word) != *word, Self::MARKS),
        ];
        Self(told.into_iter().filter(|(is_so, _)| *is_so).fold(0, |bits, (_, bit)| bits | bit))
    }

    fn has(self, bit: u8) -> bool {
        self.0 & bit != 0
    }

    /// Whether the word is a number or begins one, in figures or in words.
    pub(super) fn is_number(self) -> bool {
        self.has(Self::NUMBER)
    }

    /// Whether the word can go on with a number that another one began.
    pub(super) fn may_follow_number(self) -> bool {
        self.has(Self::FOLLOWS)
    }

    /// Whether any of the word's characters is a digit or another number.
    pub(super) fn has_digit(self) -> bool {
        self.has(Self::DIGIT)
    }

    /// Whether the word can be a figure without being a name: a number, a month, or with digits.
    pub(super) fn may_be_figure(self) -> bool {
        self.has(Self::NUMBER | Self::DIGIT | Self::MONTH)
    }

    /// Whether the word is written otherwise without accents and other marks.
    pub(super) fn has_marks(self) -> bool {
        self.has(Self::MARKS)
    }
}

/// The glimpses of a vocabulary, each taken when first asked.
#[derive(Debug)]
pub(super) struct Glimpses<'a> {
    vocabulary: &'a Vocabulary,
    /// By the word's number; made once anything is asked.
    taken: OnceCell<Vec<Cell<Glimpse>>>,
}

impl<'a> Glimpses<'a> {
    /// Nothing is looked at yet.
    pub(super) fn new(vocabulary: &'a Vocabulary) -> Self {
        Self { vocabulary, taken: OnceCell::new() }
    }

    /// The glimpse of a word.
    pub(super) fn of(&self, word: WordId) -> Glimpse {
        let nothing = || vec![Cell::new(Glimpse::default()); self.vocabulary.len()];
        let taken = self.taken.get_or_init(nothing).get(word.index());
        let known = taken.map(Cell::get).filter(|known| known.has(Glimpse::TAKEN));
        known.unwrap_or_else(|| {
            let glimpse = Glimpse::of(self.vocabulary.word(word));
            if let Some(taken) = taken {
                taken.set(glimpse);
            }
            glimpse
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(word: &str, expected: &[u8]) {
        let bits = expected.iter().fold(Glimpse::TAKEN, |bits, bit| bits | bit);
        assert_eq!(Glimpse::of(word), Glimpse(bits), "{word}");
    }

    #[test]
    fn a_glance_tells_numbers_months_and_marks() {
        check("ferry", &[]);
        check("twenty", &[Glimpse::NUMBER, Glimpse::FOLLOWS]);
        check("first", &[Glimpse::NUMBER, Glimpse::FOLLOWS]);
        check("and", &[Glimpse::FOLLOWS]);
        check("1,911", &[Glimpse::NUMBER, Glimpse::FOLLOWS, Glimpse::DIGIT]);
        check("b12", &[Glimpse::DIGIT]);
        check("sept", &[Glimpse::MONTH]);
        check("café", &[Glimpse::MARKS]);
    }

    #[test]
    fn a_word_of_another_vocabulary_is_nothing() {
        let vocabulary = Vocabulary::default();
        assert_eq!(Glimpses::new(&vocabulary).of(WordId(7)), Glimpse::of(""));
    }
}
