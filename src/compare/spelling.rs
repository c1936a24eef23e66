//! The words of a claim as units to be compared: written otherwise, a word is the same unit, and so
//! is a number in words.
//!
//! What is one unit in two spellings is told apart again by [`Sameness`], as a matter of form.

use std::cell::OnceCell;
use std::hash::Hasher as _;
use std::ops::Range;

use super::comparison::Side;
use super::glimpse::{Glimpse, Glimpses};
use super::hashing::Quick;
use super::names::Names;
use super::sameness::Sameness;
use super::union::Claim;
use super::words::{Text, Texts};
use crate::model::{Vocabulary, WordId, WordIdx};
use crate::text::{Number, Span, number_at, without_marks};

/// Set in keys that are no number of the vocabulary: those of spellings without marks ...
const PLAIN: u64 = 1 << 62;
/// ... and those of numbers.
const NUMBER: u64 = 1 << 63;
/// A number has at most so many words: "nine hundred and ninety-nine thousand and ...".
const LONGEST_NUMBER: usize = 24;

/// How the words of a pair are spelt, and what of it counts.
#[derive(Debug)]
pub(super) struct Spelling<'a> {
    /// Both documents.
    pub(super) texts: &'a Texts<'a>,
    /// Which differences count.
    pub(super) sameness: Sameness,
    claims: &'a [Claim],
    vocabulary: &'a Vocabulary,
    names: OnceCell<Names>,
    glimpses: Glimpses<'a>,
}

/// Words and numbers in order, each with what makes it the same as another.
#[derive(Debug, Default)]
pub(super) struct Units {
    /// Equal for equal words and numbers, however they are written.
    pub(super) keys: Vec<u64>,
    /// The first word of each, and the end.
    firsts: Vec<usize>,
}

impl Units {
    /// Number of units.
    pub(super) fn len(&self) -> usize {
        self.keys.len()
    }

    /// The words of some units.
    pub(super) fn words(&self, units: &Range<usize>) -> Range<usize> {
        let first = |unit: usize| self.firsts.get(unit).copied().unwrap_or_default();
        first(units.start)..first(units.end)
    }
}

impl<'a> Spelling<'a> {
    /// How a pair is spelt, and what of it in some claims.
    pub(super) fn new(
        texts: &'a Texts<'a>,
        claims: &'a [Claim],
        vocabulary: &'a Vocabulary,
        sameness: Sameness,
    ) -> Self {
        let glimpses = Glimpses::new(vocabulary);
        Self { texts, claims, sameness, vocabulary, names: OnceCell::new(), glimpses }
    }

    /// The units of some words.
    pub(super) fn units(&self, text: &Text<'_>, words: Range<usize>) -> Units {
        let mut units = Units {
            keys: Vec::with_capacity(words.len()),
            firsts: Vec::with_capacity(words.len() + 1),
        };
        let mut at = words.start;
        while at < words.end {
            let number = self.number(text, at..words.end);
            units.firsts.push(at);
            units.keys.push(number.map_or_else(
                || text.words.get(at).map_or(0, |&word| self.key(word)),
                |(_, number)| hash_of(number) | NUMBER,
            ));
            at += number.map_or(1, |(n_words, _)| n_words);
        }
        units.firsts.push(words.end);
        units
    }

    /// The number that some words begin with, and how many of them it takes.
    pub(super) fn number(&self, text: &Text<'_>, words: Range<usize>) -> Option<(usize, Number)> {
        let end = words.end.min(words.start + LONGEST_NUMBER);
        let ids = text.words.get(words.start..end)?;
        let (&first, rest) = ids.split_first()?;
        if !self.glimpse(first).is_number() {
            return None;
        }
        if !rest.first().is_some_and(|&next| self.glimpse(next).may_follow_number()) {
            return number_at(std::iter::once(self.word(first)));
        }
        let spelt = ids.iter().enumerate().map(|(at, &id)| {
            let word = words.start + at;
            // "Twenty. One was missing" is no twenty-one.
            let follows = at == 0 || is_joined(gap(text, word - 1, word));
            if follows { self.vocabulary.word(id) } else { "" }
        });
        number_at(spelt)
    }

    /// The word in normal form.
    pub(super) fn word(&self, word: WordId) -> &str {
        self.vocabulary.word(word)
    }

    /// Which words are names, of those in claims whose words differ; found once they are asked for.
    pub(super) fn names(&self) -> &Names {
        self.names.get_or_init(|| {
            let Texts { left, right, .. } = self.texts;
            let words = |text: &Text<'a>, words: &Range<usize>| text.words.get(words.clone());
            let differs = |claim: &&Claim| words(left, &claim.left) != words(right, &claim.right);
            let sides = |claim: &Claim| Side::BOTH.map(|side| (side, claim.words(side).clone()));
            Names::of(self.texts, self.claims.iter().filter(differs).flat_map(sides))
        })
    }

    /// What a glance at a word tells.
    pub(super) fn glimpse(&self, word: WordId) -> Glimpse {
        self.glimpses.of(word)
    }

    /// A word's key: that of its spelling without marks, which may be a word of the vocabulary.
    fn key(&self, word: WordId) -> u64 {
        if self.glimpse(word).has_marks() {
            self.key_of(&without_marks(self.word(word)))
        } else {
            u64::from(word.0)
        }
    }

    /// The key of a spelling.
    pub(super) fn key_of(&self, plain: &str) -> u64 {
        let known = self.vocabulary.id(plain);
        known.map_or_else(|| hash_of(plain) | PLAIN, |id| u64::from(id.0))
    }
}

/// The text between two words of a document.
pub(super) fn gap<'t>(text: &Text<'t>, before: usize, after: usize) -> &'t str {
    let word = |at: usize| text.document.word(WordIdx::at(at));
    Span::new(word(before).end, word(after).start).of(text.document.text())
}

/// Whether words so parted can be one number.
fn is_joined(gap: &str) -> bool {
    gap.chars().all(|c| c.is_whitespace() || matches!(c, '-' | '\u{2010}' | '\u{2011}'))
}

fn hash_of(value: impl std::hash::Hash) -> u64 {
    let mut hasher = Quick::default();
    value.hash(&mut hasher);
    hasher.finish() >> 2
}
