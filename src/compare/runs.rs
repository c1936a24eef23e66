//! Exact word runs in any order: where the same few words or more stand in both documents (step 10
//! of the method, first half).

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::ops::Range;

use super::hashing::Quick;
use super::settled::Open;
use super::words::{Text, Texts};
use crate::model::WordId;

/// Words that begin so many places on the right, or more, begin no run.
const MOST_PLACES: u32 = 60;
/// The most places that are looked at in all; beyond, the commonest beginnings are left out.
const MOST_HITS: u64 = 2_000_000;

/// Equal words in a row on both sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run {
    /// The first word on the left.
    pub(super) left: usize,
    /// The first word on the right.
    pub(super) right: usize,
    /// Number of words.
    pub(super) len: usize,
}

/// All maximal runs inside the open ranges, in the order of their beginnings on the left.
pub(super) fn runs(
    texts: &Texts<'_>,
    open: &Open,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<Run>> {
    let left = ranges(&texts.left, &open.left);
    let right = ranges(&texts.right, &open.right);
    let shortest = texts.method.shortest_run;
    let places = places(texts.right.words, &right, shortest);
    let n_most = most_places(texts.left.words, &left, &places, shortest);
    // Where on each diagonal the last run ended, so that its inner words begin no other one.
    let (n_left, n_right) = texts.n_words();
    let mut ends = vec![0_usize; n_left + n_right];
    let mut found = Vec::new();
    for around in &left {
        for (at, start) in starts(texts.left.words, around, shortest) {
            if at % 4096 == 0 && cancelled() {
                return None;
            }
            let hits = places.get(start).filter(|hits| hits.len() as u32 <= n_most);
            for &hit in hits.map_or(&[][..], Vec::as_slice) {
                let hit = hit as usize;
                let Some(end) = ends.get_mut(n_left + hit - at).filter(|end| **end <= at) else {
                    continue;
                };
                let beside = right.partition_point(|range| range.end <= hit);
                let Some(beside) = right.get(beside) else { continue };
                let run = maximal(texts, (at, hit), (around, beside));
                *end = run.left + run.len;
                found.push(run);
            }
        }
    }
    found.sort_unstable_by_key(|run| (run.left, run.right));
    Some(found)
}

/// The words of open sentences, those of neighbours as one range.
fn ranges(text: &Text<'_>, open: &[usize]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for unit in open.iter().filter_map(|&unit| text.units.get(unit)) {
        match found.last_mut() {
            Some(last) if last.end == unit.start => last.end = unit.end,
            _ => found.push(unit.clone()),
        }
    }
    found
}

/// The few words that begin at each place of a range.
fn starts<'w>(
    words: &'w [WordId],
    range: &Range<usize>,
    n_words: usize,
) -> impl Iterator<Item = (usize, &'w [WordId])> + use<'w> {
    let first = range.start;
    let windows = words.get(range.clone()).unwrap_or_default().windows(n_words.max(1));
    windows.enumerate().map(move |(offset, start)| (first + offset, start))
}

/// The longest run through two equal words, inside the ranges around them.
fn maximal(
    texts: &Texts<'_>,
    (left, right): (usize, usize),
    (left_range, right_range): (&Range<usize>, &Range<usize>),
) -> Run {
    let of_left = |range: Range<usize>| texts.left.words.get(range).unwrap_or_default();
    let of_right = |range: Range<usize>| texts.right.words.get(range).unwrap_or_default();
    let n_before = common(
        of_left(left_range.start..left).iter().rev(),
        of_right(right_range.start..right).iter().rev(),
    );
    let n_after =
        common(of_left(left..left_range.end).iter(), of_right(right..right_range.end).iter());
    Run { left: left - n_before, right: right - n_before, len: n_before + n_after }
}

fn common<'w>(
    left: impl Iterator<Item = &'w WordId>,
    right: impl Iterator<Item = &'w WordId>,
) -> usize {
    left.zip(right).take_while(|(left, right)| left == right).count()
}

/// Where each few words begin on the right.
type Places<'w> = HashMap<&'w [WordId], Vec<u32>, BuildHasherDefault<Quick>>;

fn places<'w>(words: &'w [WordId], ranges: &[Range<usize>], shortest: usize) -> Places<'w> {
    let mut places = Places::default();
    for (at, start) in ranges.iter().flat_map(|range| starts(words, range, shortest)) {
        places.entry(start).or_default().push(at as u32);
    }
    places
}

/// How many places a beginning may have, so that not too many are looked at in all.
fn most_places(
    words: &[WordId],
    ranges: &[Range<usize>],
    places: &Places<'_>,
    shortest: usize,
) -> u32 {
    let mut n_hits = vec![0_u64; MOST_PLACES as usize + 1];
    for (_, start) in ranges.iter().flat_map(|range| starts(words, range, shortest)) {
        let n_places = places.get(start).map_or(0, Vec::len);
        if let Some(n_hits) = n_hits.get_mut(n_places) {
            *n_hits += n_places as u64;
        }
    }
    let mut total = 0;
    let fits = n_hits.iter().take_while(|&&n_hits| {
        total += n_hits;
        total <= MOST_HITS
    });
    (fits.count() as u32).saturating_sub(1)
}
