//! What the passages leave: which words and sentences of each side are in one.

use super::comparison::{Side, Sides};
use super::union::Claim;
use super::words::Texts;

/// Which words of both sides are in a passage.
#[derive(Debug)]
pub(super) struct Residue<'t, 'a> {
    texts: &'t Texts<'a>,
    is_covered: Sides<Vec<bool>>,
}

impl<'t, 'a> Residue<'t, 'a> {
    /// What some claims leave of a pair.
    pub(super) fn new(claims: &[Claim], texts: &'t Texts<'a>) -> Self {
        let (n_left, n_right) = texts.n_words();
        let mut is_covered = Sides { left: vec![false; n_left], right: vec![false; n_right] };
        for claim in claims {
            for side in Side::BOTH {
                let words = claim.words(side).clone();
                is_covered.of_mut(side).get_mut(words).unwrap_or_default().fill(true);
            }
        }
        Self { texts, is_covered }
    }

    /// The pair.
    pub(super) fn texts(&self) -> &'t Texts<'a> {
        self.texts
    }

    /// Whether at least half of some words of a side are in passages.
    pub(super) fn covers(&self, side: Side, words: &std::ops::Range<usize>) -> bool {
        let covered = self.is_covered.of(side).get(words.clone()).unwrap_or_default();
        2 * covered.iter().filter(|&&is_covered| is_covered).count() >= words.len()
    }

    /// Whether at least half of a sentence's words are in passages.
    pub(super) fn covers_unit(&self, side: Side, unit: usize) -> bool {
        self.texts.text(side).units.get(unit).is_none_or(|words| self.covers(side, words))
    }

    /// Notes that some words need no other partner.
    pub(super) fn take(&mut self, side: Side, words: std::ops::Range<usize>) {
        self.is_covered.of_mut(side).get_mut(words).unwrap_or_default().fill(true);
    }
}
