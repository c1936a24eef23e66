//! Exact word runs in any order: where the same few words or more stand in both documents (step 10
//! of the method, first half).

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use super::hashing::{Quick, hash_of};
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

/// All maximal runs of at least `shortest` words, in the order of their beginnings on the left.
pub(super) fn runs(
    left: &[WordId],
    right: &[WordId],
    shortest: usize,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<Run>> {
    let shortest = shortest.max(1);
    let places = Places::new(right, shortest);
    let hashes: Vec<u64> = left.windows(shortest).map(hash_of).collect();
    let n_most = most_places(&hashes, &places);
    // Where on each diagonal the last run ended, so that its inner words begin no other one.
    let mut ends = vec![0_u32; left.len() + right.len()];
    let mut found = Vec::new();
    for (at, &hash) in hashes.iter().enumerate() {
        if at % 4096 == 0 && cancelled() {
            return None;
        }
        for hit in places.of(hash, n_most) {
            let Some(end) = ends.get_mut(left.len() + hit - at) else { continue };
            if *end as usize > at {
                continue;
            }
            let run = maximal((left, right), (at, hit));
            if run.len >= shortest {
                *end = (run.left + run.len) as u32;
                found.push(run);
            }
        }
    }
    found.sort_unstable_by_key(|run| (run.left, run.right));
    Some(found)
}

/// The longest run through two words; empty if they differ.
fn maximal((left, right): (&[WordId], &[WordId]), at: (usize, usize)) -> Run {
    let (left_head, left_tail) = left.split_at_checked(at.0).unwrap_or_default();
    let (right_head, right_tail) = right.split_at_checked(at.1).unwrap_or_default();
    let n_after = common(left_tail.iter(), right_tail.iter());
    if n_after == 0 {
        return Run { left: at.0, right: at.1, len: 0 };
    }
    let n_before = common(left_head.iter().rev(), right_head.iter().rev());
    Run { left: at.0 - n_before, right: at.1 - n_before, len: n_before + n_after }
}

fn common<'w>(
    left: impl Iterator<Item = &'w WordId>,
    right: impl Iterator<Item = &'w WordId>,
) -> usize {
    left.zip(right).take_while(|(left, right)| left == right).count()
}

/// Where each few words begin on the right, by their hash.
struct Places {
    /// The last place of each (counted from one) and the number of places.
    last: HashMap<u64, (u32, u32), BuildHasherDefault<Quick>>,
    /// For each place the one before it with the same hash (counted from one; zero for none).
    before: Vec<u32>,
}

impl Places {
    fn new(words: &[WordId], shortest: usize) -> Self {
        let mut last: HashMap<u64, (u32, u32), BuildHasherDefault<Quick>> = HashMap::default();
        let mut before = Vec::with_capacity(words.len());
        for (at, start) in words.windows(shortest).enumerate() {
            let (last, n_places) = last.entry(hash_of(start)).or_default();
            before.push(std::mem::replace(last, at as u32 + 1));
            *n_places += 1;
        }
        Self { last, before }
    }

    fn n_places(&self, hash: u64) -> u32 {
        self.last.get(&hash).map_or(0, |last| last.1)
    }

    /// The places of a hash, backwards; none if there are more than `n_most`.
    fn of(&self, hash: u64, n_most: u32) -> impl Iterator<Item = usize> {
        let last = self.last.get(&hash).filter(|last| last.1 <= n_most).map_or(0, |last| last.0);
        std::iter::successors(last.checked_sub(1), |&at| {
            self.before.get(at as usize).and_then(|before| before.checked_sub(1))
        })
        .map(|at| at as usize)
    }
}

/// How many places a beginning may have, so that not too many are looked at in all.
fn most_places(hashes: &[u64], places: &Places) -> u32 {
    let mut n_hits = vec![0_u64; MOST_PLACES as usize + 1];
    for n_places in hashes.iter().map(|&hash| places.n_places(hash)) {
        if let Some(n_hits) = n_hits.get_mut(n_places as usize) {
            *n_hits += u64::from(n_places);
        }
    }
    let mut total = 0;
    let fits = n_hits.iter().take_while(|&&n_hits| {
        total += n_hits;
        total <= MOST_HITS
    });
    (fits.count() as u32).saturating_sub(1)
}
