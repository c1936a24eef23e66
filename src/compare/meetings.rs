//! Which sentences could state the same fact: those that have enough rare stems in common.
//!
//! Only what is in no passage is looked up, so two versions of one text cost next to nothing; and
//! only the rarest stems are, so neither do two long texts on different things.

use super::comparison::{Side, Sides};
use super::residue::Residue;
use super::words::Texts;

/// Shorter sentences are heads and captions.
const FEWEST_WORDS: usize = 6;
/// A stem is rare if it says this share of the logarithm of the number of pairs ...
const RARE_SHARE: f64 = 0.28;
/// ... and at least so much, in nats.
const LEAST_RARE: f64 = 2.5;
/// The most meetings of equal rare stems that are looked at, the rarest stems first.
const MOST_MEETINGS: usize = 2_000_000;

/// The sentences that are long enough to state a fact.
#[derive(Debug)]
pub(super) struct Sentences {
    all: Sides<Vec<u32>>,
    open: Sides<Vec<u32>>,
    is_open: Sides<Vec<bool>>,
    /// The logarithm of the number of pairs that can be tried: all but those with both ends in
    /// passages.
    pub(super) chance: f64,
}

impl Sentences {
    /// The sentences of a pair; `None` where all of them are in passages, or no two can be tried.
    /// What was settled has no terms; nothing is asked of it.
    pub(super) fn new(residue: &Residue<'_, '_>) -> Option<Self> {
        let texts = residue.texts();
        let mut all: Sides<Vec<u32>> = Sides::default();
        let mut open: Sides<Vec<u32>> = Sides::default();
        let mut is_open: Sides<Vec<bool>> = Sides::default();
        for side in Side::BOTH {
            let text = texts.text(side);
            *is_open.of_mut(side) = vec![false; text.units.len()];
            for (unit, words) in text.units.iter().enumerate() {
                if words.len() < FEWEST_WORDS || text.terms(unit).is_empty() {
                    continue;
                }
                all.of_mut(side).push(unit as u32);
                if !residue.covers(side, words) {
                    open.of_mut(side).push(unit as u32);
                    is_open.of_mut(side).get_mut(unit).into_iter().for_each(|flag| *flag = true);
                }
            }
        }
        let n = |units: &Sides<Vec<u32>>| [units.left.len() as f64, units.right.len() as f64];
        let ([left, right], [open_left, open_right]) = (n(&all), n(&open));
        let n_tried = left * right - (left - open_left) * (right - open_right);
        (n_tried > 0.0).then(|| Self { all, open, is_open, chance: n_tried.ln() })
    }

    /// What a rare stem says at least, in nats.
    pub(super) fn rare(&self) -> f64 {
        (RARE_SHARE * self.chance).max(LEAST_RARE)
    }

    /// The pairs whose rare common stems, two or more of them, say at least `bar` nats, sorted; one
    /// of each pair is in no passage.
    pub(super) fn meetings(&self, texts: &Texts<'_>, bar: f64) -> Vec<(u32, u32)> {
        let information: Vec<f64> = texts.stem_chance.iter().map(|chance| -chance.ln()).collect();
        let mut found = Vec::new();
        for side in Side::BOTH {
            let lookup = Lookup::new(self, texts, side, &information);
            let mut sums = vec![(0_u32, 0.0_f64); texts.text(side).units.len()];
            for &unit in self.all.of(side.other()) {
                // Pairs with both ends open are met from the left.
                let is_known = side == Side::Right && is_set(&self.is_open.left, unit);
                if is_known {
                    continue;
                }
                lookup.meet(unit, &mut sums, |other, n_stems, sum| {
                    if n_stems >= 2 && sum >= bar {
                        found.push(if side == Side::Left { (other, unit) } else { (unit, other) });
                    }
                });
            }
        }
        found.sort_unstable();
        found
    }
}

/// The open sentences of a side by their rare stems.
struct Lookup<'l, 'a> {
    texts: &'l Texts<'a>,
    side: Side,
    information: &'l [f64],
    rare: f64,
    postings: Vec<Vec<u32>>,
}

impl<'l, 'a> Lookup<'l, 'a> {
    fn new(
        sentences: &Sentences,
        texts: &'l Texts<'a>,
        side: Side,
        information: &'l [f64],
    ) -> Self {
        let postings = vec![Vec::new(); information.len()];
        let mut lookup = Self { texts, side, information, rare: sentences.rare(), postings };
        for &unit in sentences.open.of(side) {
            for stem in lookup.rare_stems(side, unit).map(|(stem, _)| stem).collect::<Vec<_>>() {
                lookup.postings.get_mut(stem as usize).into_iter().for_each(|list| list.push(unit));
            }
        }
        lookup.drop_common(sentences.all.of(side.other()));
        lookup
    }

    /// The rare stems of a sentence, each with what it says, in nats.
    fn rare_stems(&self, side: Side, unit: u32) -> impl Iterator<Item = (u32, f64)> {
        let text = self.texts.text(side);
        let n_words = text.units.get(unit as usize).map_or(1, ExactSizeIterator::len).max(1);
        let length = (n_words as f64).ln();
        let terms = text.terms(unit as usize).iter();
        let said = terms.filter_map(move |term| {
            Some((term.stem, self.information.get(term.stem as usize)? - length))
        });
        said.filter(|&(_, said)| said >= self.rare)
    }

    /// Calls `take` with every open sentence that shares a rare stem with a sentence of the other
    /// side: how many they share, and what these say.
    fn meet(&self, unit: u32, sums: &mut [(u32, f64)], mut take: impl FnMut(u32, u32, f64)) {
        let mut touched = Vec::new();
        for (stem, said) in self.rare_stems(self.side.other(), unit) {
            for &other in self.postings.get(stem as usize).map_or(&[][..], Vec::as_slice) {
                let Some(sum) = sums.get_mut(other as usize) else { continue };
                if sum.0 == 0 {
                    touched.push(other);
                }
                *sum = (sum.0 + 1, sum.1 + said);
            }
        }
        for other in touched {
            let sum = sums.get_mut(other as usize).map(std::mem::take).unwrap_or_default();
            take(other, sum.0, sum.1);
        }
    }

    /// Forgets the commonest stems, so that not too many meetings are looked at.
    fn drop_common(&mut self, others: &[u32]) {
        let mut n_meetings = vec![0_usize; self.postings.len()];
        for &unit in others {
            for (stem, _) in self.rare_stems(self.side.other(), unit) {
                let len = self.postings.get(stem as usize).map_or(0, Vec::len);
                n_meetings.get_mut(stem as usize).into_iter().for_each(|n| *n += len);
            }
        }
        if n_meetings.iter().sum::<usize>() <= MOST_MEETINGS {
            return;
        }
        let mut order: Vec<(usize, usize)> =
            n_meetings.into_iter().enumerate().map(|(stem, n)| (n, stem)).collect();
        order.sort_unstable();
        let mut n_all = 0_usize;
        for (n, stem) in order {
            n_all = n_all.saturating_add(n);
            if n_all > MOST_MEETINGS {
                self.postings.get_mut(stem).into_iter().for_each(Vec::clear);
            }
        }
    }
}

fn is_set(flags: &[bool], at: u32) -> bool {
    flags.get(at as usize) == Some(&true)
}
