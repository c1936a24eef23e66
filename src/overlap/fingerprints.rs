//! Shares estimated from fingerprints: hashes of eight words in a row, of which each document keeps
//! the smallest in every window (winnowing; Schleimer, Wilkerson and Aiken 2003).
//!
//! Fifteen equal words in a row share at least one fingerprint. No pair is looked at that shares none.

use rayon::prelude::*;

use super::Pair;
use crate::compare::{Extent, Overlap, Share, Sides};
use crate::model::{Corpus, DocId, Document};

/// Words of a fingerprint.
const WORDS: usize = 8;
/// Of so many fingerprints in a row the smallest is kept.
const WINDOW: usize = 8;
/// What more documents have is site chrome and says nothing about a pair.
const MOST_DOCUMENTS: usize = 16;
/// A pair with fewer fingerprints in common may owe them to chance.
const FEWEST_SHARED: u32 = 2;
/// The factor of the rolling hash (Knuth's for linear congruences).
const FACTOR: u64 = 6_364_136_223_846_793_005;

/// Every pair that shares fingerprints, by ids; `None` if `cancelled` said so meanwhile.
pub(super) fn pairs(corpus: &Corpus, cancelled: &(dyn Fn() -> bool + Sync)) -> Option<Vec<Pair>> {
    let per_document = corpus.documents().par_iter().enumerate().map(|(index, document)| {
        let prints = if cancelled() { Vec::new() } else { fingerprints(document) };
        prints.into_iter().map(|print| (print, index as u32)).collect::<Vec<_>>()
    });
    let mut prints: Vec<(u64, u32)> = per_document.flatten_iter().collect();
    prints.par_sort_unstable();
    let mut n_kept = vec![0_u32; corpus.len()];
    let mut meetings: Vec<(u32, u32)> = Vec::new();
    for (index, same) in prints.chunk_by(|one, other| one.0 == other.0).enumerate() {
        if index % 4096 == 0 && cancelled() {
            return None;
        }
        if same.len() > MOST_DOCUMENTS {
            continue;
        }
        for (at, &(_, left)) in same.iter().enumerate() {
            if let Some(n_kept) = n_kept.get_mut(left as usize) {
                *n_kept += 1;
            }
            meetings.extend(same.iter().skip(at + 1).map(|&(_, right)| (left, right)));
        }
    }
    meetings.par_sort_unstable();
    let groups = meetings.chunk_by(|one, other| one == other);
    let found = groups.filter_map(|group| pair(corpus, group, &n_kept)).collect();
    (!cancelled()).then_some(found)
}

/// A pair from its shared fingerprints, each as one entry of `meetings`.
fn pair(corpus: &Corpus, meetings: &[(u32, u32)], n_kept: &[u32]) -> Option<Pair> {
    let &(left, right) = meetings.first()?;
    let n_shared = meetings.len() as u32;
    if n_shared < FEWEST_SHARED {
        return None;
    }
    let share = |document: u32| {
        let n_all = n_kept.get(document as usize).copied().unwrap_or_default().max(1);
        Share { identical: f64::from(n_shared) / f64::from(n_all), ..Share::default() }
    };
    let overlap = Overlap { left_in_right: share(left), right_in_left: share(right) };
    let n_words =
        |document: u32| corpus.document(DocId(document)).map_or(0, |document| document.n_words());
    let covered =
        |share: Share, document: u32| (share.total() * n_words(document) as f64).round() as usize;
    let n_covered = Sides {
        left: covered(overlap.left_in_right, left),
        right: covered(overlap.right_in_left, right),
    };
    let n_counted = Sides { left: n_words(left), right: n_words(right) };
    // Fingerprints say nothing of boilerplate but what many documents have, which is in neither.
    let with_boilerplate = Extent { overlap, n_covered, n_counted };
    Some(Pair {
        left: DocId(left),
        right: DocId(right),
        overlap,
        n_counted,
        with_boilerplate,
        is_estimate: true,
        is_below_floor: with_boilerplate.is_below_floor(),
    })
}

/// A document's distinct fingerprints, sorted.
fn fingerprints(document: &Document) -> Vec<u64> {
    let words = document.word_ids();
    let mut kept = Vec::with_capacity(words.len() / 4);
    let mut window = [u64::MAX; WINDOW];
    let drop_factor = FACTOR.wrapping_pow(WORDS as u32);
    let (mut rolling, mut last) = (0_u64, None);
    for (at, word) in words.iter().enumerate() {
        rolling = rolling.wrapping_mul(FACTOR).wrapping_add(scrambled(u64::from(word.0)));
        if let Some(gone) = at.checked_sub(WORDS).and_then(|gone| words.get(gone)) {
            let gone = scrambled(u64::from(gone.0)).wrapping_mul(drop_factor);
            rolling = rolling.wrapping_sub(gone);
        }
        if at + 1 < WORDS {
            continue;
        }
        if let Some(slot) = window.get_mut(at % WINDOW) {
            *slot = scrambled(rolling);
        }
        let is_full = at + 2 >= WORDS + WINDOW || at + 1 == words.len();
        let smallest = window.iter().copied().min();
        if is_full && smallest != last {
            kept.extend(smallest);
            last = smallest;
        }
    }
    kept.sort_unstable();
    kept.dedup();
    kept
}

/// Spreads a number over all 64 bits (the finaliser of splitmix64, Steele and others 2014).
fn scrambled(number: u64) -> u64 {
    let mixed = number.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 31)
}
