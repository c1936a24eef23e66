//! Equal sentences of both sides, found by number: a hash stands for a sentence, so that nothing is
//! compared with everything. A sentence that stands once on each side is an anchor (patience diff,
//! Bram Cohen).

use std::collections::HashMap;
use std::collections::hash_map::Entry;
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

/// Stands for no place.
const NOWHERE: u32 = u32::MAX;
/// Stands for more than one place.
const OFTEN: u32 = u32::MAX - 1;

/// The anchors in the order of the left side. Now and then two different sentences have one hash:
/// who uses an anchor looks at its words.
pub(super) fn anchors(left: &Text<'_>, right: &Text<'_>) -> Vec<Anchor> {
    let wordings = Wordings::new(hashes(left).collect());
    let mut places = vec![NOWHERE; wordings.places.len()];
    let mut expected = 0;
    for (unit, hash) in hashes(right).enumerate() {
        let Some((wording, found_at)) = wordings.find(hash, expected) else { continue };
        if let Some(place) = places.get_mut(wording as usize) {
            *place = if *place == NOWHERE { unit as u32 } else { OFTEN };
        }
        expected = found_at + 1;
    }
    let both =
        wordings.places.iter().zip(places).filter(|&(left, right)| *left.max(&right) < OFTEN);
    let mut anchors: Vec<Anchor> =
        both.map(|(&left, right)| Anchor { left, right, is_in_order: false }).collect();
    mark_order(&mut anchors);
    anchors
}

fn hashes<'t>(text: &'t Text<'_>) -> impl Iterator<Item = u32> + 't {
    let words = |unit: &Range<usize>| text.words.get(unit.clone()).unwrap_or_default();
    text.units.iter().map(move |unit| hash_of(words(unit)) as u32)
}

/// The left side's sentences, numbered so that equal ones have one number.
struct Wordings {
    hashes: Vec<u32>,
    of_unit: Vec<u32>,
    by_hash: HashMap<u32, u32, BuildHasherDefault<Quick>>,
    /// Where each stands on the left.
    places: Vec<u32>,
}

impl Wordings {
    fn new(hashes: Vec<u32>) -> Self {
        let mut by_hash =
            HashMap::with_capacity_and_hasher(hashes.len(), BuildHasherDefault::default());
        let mut of_unit = Vec::with_capacity(hashes.len());
        let mut places: Vec<u32> = Vec::with_capacity(hashes.len());
        for (unit, &hash) in hashes.iter().enumerate() {
            of_unit.push(match by_hash.entry(hash) {
                Entry::Vacant(entry) => {
                    places.push(unit as u32);
                    *entry.insert(places.len() as u32 - 1)
                }
                Entry::Occupied(entry) => {
                    places
                        .get_mut(*entry.get() as usize)
                        .into_iter()
                        .for_each(|place| *place = OFTEN);
                    *entry.get()
                }
            });
        }
        Self { hashes, of_unit, by_hash, places }
    }

    /// The wording with this hash, and a left sentence that has it. Sentences mostly follow each
    /// other as they do on the left: so the expected one is looked at first.
    fn find(&self, hash: u32, expected: usize) -> Option<(u32, usize)> {
        if self.hashes.get(expected) == Some(&hash) {
            return self.of_unit.get(expected).map(|&wording| (wording, expected));
        }
        let wording = *self.by_hash.get(&hash)?;
        self.places.get(wording as usize).map(|&place| (wording, place as usize))
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
