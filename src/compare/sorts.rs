//! Which stems of a pair are names, numbers or other words, told by how they are written.

use std::collections::BTreeSet;

use super::comparison::{Side, Sides};
use super::names::has_capital;
use super::words::Texts;
use crate::model::{WordId, WordIdx};

/// A lower-case word of fewer letters says little: a list of such words would hold for one language.
const SHORTEST_WORD: usize = 4;

/// What a stem that says something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// Written with a capital inside a sentence, and nowhere without one.
    Name,
    /// Holds a digit.
    Number,
    /// A word of four letters or more.
    Word,
}

/// How the words of each stem are written.
#[derive(Debug)]
pub(super) struct Sorts(Vec<Written>);

#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is noted by itself, word by word")]
struct Written {
    has_digit: bool,
    has_capital: bool,
    is_ever_lower: bool,
    is_long: bool,
}

impl Sorts {
    /// Looks at how the words of some sentences are written; where that could be a name, at all
    /// others of its stem too.
    pub(super) fn new(texts: &Texts<'_>, units: &Sides<BTreeSet<usize>>) -> Self {
        let mut sorts = Self(vec![Written::default(); texts.stem_chance.len()]);
        for side in Side::BOTH {
            for &unit in units.of(side) {
                sorts.look_at(texts, side, unit);
            }
        }
        for side in Side::BOTH {
            sorts.look_for_lower(texts, side);
        }
        sorts
    }

    /// What a stem is; `None` for what says little, and for what is only seen where a sentence begins.
    pub(super) fn sort(&self, stem: u32) -> Option<Sort> {
        let written = self.0.get(stem as usize)?;
        match written {
            Written { has_digit: true, .. } => Some(Sort::Number),
            Written { is_ever_lower: true, is_long, .. } => is_long.then_some(Sort::Word),
            Written { has_capital, .. } => has_capital.then_some(Sort::Name),
        }
    }

    fn look_at(&mut self, texts: &Texts<'_>, side: Side, unit: usize) {
        let words = texts.text(side).units.get(unit).cloned().unwrap_or_default();
        let first = words.start;
        for at in words {
            let (stem, word) = written(texts, side, at);
            let Some(written) = self.0.get_mut(stem as usize) else { continue };
            let is_capital = word.starts_with(char::is_uppercase);
            written.has_digit |= word.bytes().any(|byte| byte.is_ascii_digit());
            written.has_capital |= is_capital && at > first;
            written.is_ever_lower |= !is_capital;
            written.is_long |= word.chars().nth(SHORTEST_WORD - 1).is_some();
        }
    }

    fn look_for_lower(&mut self, texts: &Texts<'_>, side: Side) {
        let text = texts.text(side);
        let may_be_name = |written: &Written| written.has_capital && !written.is_ever_lower;
        // A long text has many words and few names: each word is asked in a small table first.
        let words = (0..texts.n_vocabulary()).map(WordId::at);
        let is_asked: Vec<bool> = words
            .map(|word| self.0.get(text.stem(word) as usize).is_some_and(may_be_name))
            .collect();
        for (at, &word) in text.words.iter().enumerate() {
            if is_asked.get(word.index()) == Some(&true)
                && let Some(seen) = self.0.get_mut(text.stem(word) as usize)
                && may_be_name(seen)
            {
                seen.is_ever_lower = !has_capital(text, at);
            }
        }
    }
}

/// The stem of a word, and the word as it is written.
fn written<'t>(texts: &'t Texts<'_>, side: Side, at: usize) -> (u32, &'t str) {
    let text = texts.text(side);
    let stem = text.words.get(at).map_or(u32::MAX, |&word| text.stem(word));
    (stem, text.document.word(WordIdx::at(at)).of(text.document.text()))
}
