//! Equal sentences of both sides, found by number: a hash stands for a sentence, so that nothing is
//! compared with everything. A sentence that stands once on each side is an anchor (patience diff,
//! Bram Cohen).

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::ops::Range;

use super::hashing::{Quick, hash_of};
use super::words::Text;

/// Two sentences, each the only one of its words on its side.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Anchor {
    /// The left sentence.
    pub(super) left: u32,
    /// The right sentence.
    pub(super) right: u32,
    /// Whether it is in the longest order that both sides agree on.
    pub(super) is_in_order: bool,
}

/// Of more sentences only a part is tried.
const MOST_CANDIDATES: usize = 32_768;
/// Spreads the words that decide which (Knuth's multiplicative hashing).
const PICKING_FACTOR: u32 = 0x9E37_79B1;
/// Stands for no place.
const NOWHERE: u32 = u32::MAX;
/// Stands for more than one place.
const OFTEN: u32 = u32::MAX - 1;

/// A sentence and the hash of its words.
pub(super) type Candidate = (u32, u32);

/// The anchors among some sentences, in the order of the left side. Now and then two different
/// sentences have one hash: who uses an anchor looks at its words.
pub(super) fn anchors(left: &[Candidate], right: &[Candidate]) -> Vec<Anchor> {
    let wordings = Wordings::new(left);
    let mut places = vec![NOWHERE; wordings.places.len()];
    let mut expected = 0;
    for &(unit, hash) in right {
        let Some((wording, found_at)) = wordings.find(hash, expected) else { continue };
        if let Some(place) = places.get_mut(wording as usize) {
            *place = if *place == NOWHERE { unit } else { OFTEN };
        }
        expected = found_at + 1;
    }
    let both = wordings.places.iter().map(|place| place.0).zip(places);
    let both = both.filter(|&(left, right)| left.max(right) < OFTEN);
    let mut anchors: Vec<Anchor> =
        both.map(|(left, right)| Anchor { left, right, is_in_order: false }).collect();
    mark_order(&mut anchors);
    anchors
}

/// Sentences that may be anchors: all, or of many about one in so many, the same ones on both sides
/// since their words decide.
pub(super) fn candidates(text: &Text<'_>, one_in: usize) -> Vec<Candidate> {
    let mut found = Vec::with_capacity(text.units.len() / one_in + 1);
    for (unit, words) in text.units.iter().enumerate() {
        let words = text.words.get(words.clone()).unwrap_or_default();
        let ends = words.first().zip(words.last());
        let pick = ends.map_or(0, |(first, last)| first.0 ^ (last.0 << 4) ^ words.len() as u32);
        if (pick.wrapping_mul(PICKING_FACTOR) >> 16) as usize * one_in < 0x1_0000 {
            found.push((unit as u32, hash_of(words) as u32));
        }
    }
    found
}

/// Of many sentences about one in so many is enough: stretches grow over the others.
pub(super) fn one_in(n_units: usize) -> usize {
    n_units / MOST_CANDIDATES + 1
}

/// The sentences of a side outside some ranges, which are sorted and disjoint. If `is_apart`, only
/// those between the same two ranges are ever equal.
pub(super) fn candidates_outside(
    text: &Text<'_>,
    ranges: impl Iterator<Item = Range<usize>>,
    is_apart: bool,
) -> Vec<Candidate> {
    let n_units = text.units.len();
    let (mut found, mut start) = (Vec::new(), 0);
    for (gap, range) in ranges.chain(std::iter::once(n_units..n_units)).enumerate() {
        let salt = if is_apart { (gap as u32).wrapping_mul(PICKING_FACTOR) } else { 0 };
        for unit in start..range.start {
            let words = text.units.get(unit).and_then(|words| text.words.get(words.clone()));
            found.push((unit as u32, hash_of(words.unwrap_or_default()) as u32 ^ salt));
        }
        start = range.end;
    }
    found
}

/// The left side's sentences, numbered so that equal ones have one number.
struct Wordings {
    /// The candidates' hashes and wordings, in order.
    candidates: Vec<(u32, u32)>,
    by_hash: HashMap<u32, u32, BuildHasherDefault<Quick>>,
    /// Where each wording stands on the left, and its first candidate.
    places: Vec<(u32, u32)>,
}

impl Wordings {
    fn new(candidates: &[(u32, u32)]) -> Self {
        let n_candidates = candidates.len();
        let mut found = Self {
            candidates: Vec::with_capacity(n_candidates),
            by_hash: HashMap::with_capacity_and_hasher(n_candidates, BuildHasherDefault::default()),
            places: Vec::with_capacity(n_candidates),
        };
        for (index, &(unit, hash)) in candidates.iter().enumerate() {
            let next = found.places.len() as u32;
            let wording = *found.by_hash.entry(hash).or_insert(next);
            match found.places.get_mut(wording as usize) {
                Some(place) => place.0 = OFTEN,
                None => found.places.push((unit, index as u32)),
            }
            found.candidates.push((hash, wording));
        }
        found
    }

    /// The wording with this hash, and a candidate that has it. Sentences mostly follow each other
    /// as they do on the left: so the expected one is looked at first.
    fn find(&self, hash: u32, expected: usize) -> Option<(u32, usize)> {
        let candidate = self.candidates.get(expected).filter(|candidate| candidate.0 == hash);
        if let Some((_, wording)) = candidate {
            return Some((*wording, expected));
        }
        let wording = *self.by_hash.get(&hash)?;
        self.places.get(wording as usize).map(|place| (wording, place.1 as usize))
    }
}

/// Marks the longest part of the anchors that increases on the right.
fn mark_order(anchors: &mut [Anchor]) {
    let right = |index: u32| anchors.get(index as usize).map_or(u32::MAX, |anchor| anchor.right);
    // For each length the anchor with the smallest right end of such a part.
    let mut ends: Vec<u32> = Vec::new();
    let mut before: Vec<u32> = Vec::with_capacity(anchors.len());
    for (index, anchor) in anchors.iter().enumerate() {
        let len = if ends.last().is_some_and(|&end| right(end) < anchor.right) {
            ends.len()
        } else {
            ends.partition_point(|&end| right(end) < anchor.right)
        };
        before.push(len.checked_sub(1).and_then(|len| ends.get(len).copied()).unwrap_or(NOWHERE));
        match ends.get_mut(len) {
            Some(end) => *end = index as u32,
            None => ends.push(index as u32),
        }
    }
    let mut at = ends.last().copied().unwrap_or(NOWHERE);
    while let Some(anchor) = anchors.get_mut(at as usize) {
        anchor.is_in_order = true;
        at = before.get(at as usize).copied().unwrap_or(NOWHERE);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks which anchors are in order; each is its right sentence, in the left side's order.
    #[track_caller]
    fn check(rights: &[u32], expected: &[u32]) {
        let anchor = |(left, &right)| Anchor { left: left as u32, right, is_in_order: false };
        let mut anchors: Vec<Anchor> = rights.iter().enumerate().map(anchor).collect();
        mark_order(&mut anchors);
        let in_order = anchors.iter().filter(|anchor| anchor.is_in_order);
        assert_eq!(in_order.map(|anchor| anchor.right).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn the_longest_increasing_part_is_in_order() {
        check(&[], &[]);
        check(&[0, 1, 2], &[0, 1, 2]);
        check(&[2, 3, 0, 1, 4], &[0, 1, 4]);
        check(&[9, 1, 5, 2, 3, 0], &[1, 2, 3]);
    }
}
