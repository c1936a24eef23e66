//! What is settled in long documents before anything is scored: long stretches of equal sentences.
//!
//! Two versions of one book agree in nearly everything; the method is only needed around what
//! changed. Sentences that occur once on each side are put in order (the anchors of patience diff,
//! Bram Cohen), equal neighbours join them, and the inner part of each long stretch is settled. Its
//! ends stay open, since they lend support to what lies between.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::ops::Range;

use super::hashing::{Quick, hash_of};
use super::words::{Text, Texts};

/// In pairs of fewer words nothing is settled.
const FEWEST_WORDS: usize = 40_000;
/// So many sentences at each end of a stretch stay open.
const OPEN_ENDS: usize = 4;
/// A stretch has at least so many equal sentences in a row.
const SHORTEST: usize = 12;

/// Sentences on both sides, equal one by one.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Stretch {
    /// The first sentence on the left.
    pub(super) left: usize,
    /// The first sentence on the right.
    pub(super) right: usize,
    /// Number of sentences.
    pub(super) len: usize,
}

impl Stretch {
    /// The sentences on the left.
    pub(super) fn lefts(&self) -> Range<usize> {
        self.left..self.left + self.len
    }

    /// The sentences on the right.
    pub(super) fn rights(&self) -> Range<usize> {
        self.right..self.right + self.len
    }
}

/// The sentences of both sides that are not settled, in order.
#[derive(Debug)]
pub(super) struct Open {
    /// Those on the left.
    pub(super) left: Vec<usize>,
    /// Those on the right.
    pub(super) right: Vec<usize>,
}

impl Open {
    /// What these stretches leave of two texts.
    pub(super) fn new(settled: &[Stretch], texts: &Texts<'_>) -> Self {
        let rest = |n_units: usize, ranges: &mut dyn Iterator<Item = Range<usize>>| {
            let mut open = Vec::new();
            let mut start = 0;
            for range in ranges {
                open.extend(start..range.start);
                start = range.end;
            }
            open.extend(start..n_units);
            open
        };
        Self {
            left: rest(texts.left.units.len(), &mut settled.iter().map(Stretch::lefts)),
            right: rest(texts.right.units.len(), &mut settled.iter().map(Stretch::rights)),
        }
    }
}

/// The stretches that need no scoring, in the same order on both sides; none in short documents.
pub(super) fn settled(texts: &Texts<'_>) -> Vec<Stretch> {
    let (n_left, n_right) = texts.n_words();
    if n_left + n_right < FEWEST_WORDS {
        return Vec::new();
    }
    let mut found = stretches(texts);
    let (last_left, last_right) = (texts.left.units.len(), texts.right.units.len());
    found.retain_mut(|stretch| {
        let is_long = stretch.len >= SHORTEST;
        // At the very beginning and end there is nothing that needs support.
        let opens = stretch.left > 0 || stretch.right > 0;
        let closes =
            stretch.left + stretch.len < last_left || stretch.right + stretch.len < last_right;
        let (head, tail) = (OPEN_ENDS * usize::from(opens), OPEN_ENDS * usize::from(closes));
        stretch.left += head;
        stretch.right += head;
        stretch.len = stretch.len.saturating_sub(head + tail);
        is_long
    });
    found
}

/// All stretches around the anchors.
fn stretches(texts: &Texts<'_>) -> Vec<Stretch> {
    let (left, right) = (&texts.left, &texts.right);
    let is_equal = |l: usize, r: usize| words(left, l).is_some_and(|l| Some(l) == words(right, r));
    let mut found: Vec<Stretch> = Vec::new();
    for (l, r) in increasing(&anchors(texts)) {
        let done = found.last().map_or((0, 0), |last| (last.lefts().end, last.rights().end));
        if l < done.0 || r < done.1 || !is_equal(l, r) {
            continue;
        }
        let room = (l - done.0).min(r - done.1);
        let n_before = (1..=room).take_while(|&by| is_equal(l - by, r - by)).count();
        let n_after = (0..).take_while(|&by| is_equal(l + by, r + by)).count();
        found.push(Stretch { left: l - n_before, right: r - n_before, len: n_before + n_after });
    }
    found
}

fn words<'a>(text: &Text<'a>, unit: usize) -> Option<&'a [crate::model::WordId]> {
    text.units.get(unit).and_then(|unit| text.words.get(unit.clone()))
}

/// Where a sentence stands, if it stands there only.
#[derive(Clone, Copy, Default)]
enum Place {
    #[default]
    Nowhere,
    Once(u32),
    Often,
}

impl Place {
    fn add(&mut self, unit: usize) {
        *self = if let Self::Nowhere = self { Self::Once(unit as u32) } else { Self::Often };
    }
}

/// The sentences that stand once on each side, in the order of the left one.
fn anchors(texts: &Texts<'_>) -> Vec<(usize, usize)> {
    let hash = |text: &Text<'_>, unit: usize| hash_of(words(text, unit).unwrap_or_default());
    let n_left = texts.left.units.len();
    let hashes: Vec<u64> = (0..n_left).map(|unit| hash(&texts.left, unit)).collect();
    let mut places: HashMap<u64, (Place, Place), BuildHasherDefault<Quick>> =
        HashMap::with_capacity_and_hasher(n_left, BuildHasherDefault::default());
    for (unit, &hash) in hashes.iter().enumerate() {
        places.entry(hash).or_default().0.add(unit);
    }
    for unit in 0..texts.right.units.len() {
        if let Some(places) = places.get_mut(&hash(&texts.right, unit)) {
            places.1.add(unit);
        }
    }
    let both = hashes.iter().enumerate().filter_map(|(left, hash)| match places.get(hash)? {
        (Place::Once(_), Place::Once(right)) => Some((left, *right as usize)),
        _ => None,
    });
    both.collect()
}

/// The longest part of pairs (sorted on the left) that increases on the right.
fn increasing(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let right = |index: usize| pairs.get(index).map_or(usize::MAX, |pair| pair.1);
    // For each length the index of the pair with the smallest right end of such a part.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for index in 0..pairs.len() {
        let len = if ends.last().is_some_and(|&end| right(end) < right(index)) {
            ends.len()
        } else {
            ends.partition_point(|&end| right(end) < right(index))
        };
        before.push(len.checked_sub(1).and_then(|len| ends.get(len).copied()));
        match ends.get_mut(len) {
            Some(end) => *end = index,
            None => ends.push(index),
        }
    }
    let mut found = Vec::with_capacity(ends.len());
    let mut at = ends.last().copied();
    while let Some(index) = at {
        found.extend(pairs.get(index).copied());
        at = before.get(index).copied().flatten();
    }
    found.reverse();
    found
}
