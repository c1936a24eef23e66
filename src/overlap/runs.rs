//! What two documents have word for word: fingerprints that both have, grown to whole runs.

use std::ops::Range;

use super::meetings::Meeting;
use super::outline::NO_WORD;
use crate::compare::Sides;

/// How many words of two documents stand in runs that both have, found by their meetings by hash.
pub(super) fn n_common(words: Sides<&[u32]>, meetings: Sides<&[Meeting]>) -> Sides<usize> {
    let mut runs: Vec<Sides<Range<usize>>> = Vec::new();
    for (left, right) in places(meetings) {
        // On one diagonal a run ends where the next one can begin.
        let is_inside = |run: &Sides<Range<usize>>| {
            run.left.contains(&left) && run.right.start + left == run.left.start + right
        };
        if runs.last().is_some_and(is_inside) {
            continue;
        }
        let run = grown(words, left, right);
        if !run.left.is_empty() {
            runs.push(run);
        }
    }
    let left = n_covered(runs.iter().map(|run| run.left.clone()).collect());
    let right = n_covered(runs.into_iter().map(|run| run.right).collect());
    Sides { left, right }
}

/// Where both have the same fingerprint, diagonal by diagonal.
fn places(meetings: Sides<&[Meeting]>) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut rights = meetings.right.iter().peekable();
    for left in meetings.left {
        while rights.next_if(|right| right.hash < left.hash).is_some() {}
        if let Some(right) = rights.peek().filter(|right| right.hash == left.hash) {
            found.push((left.word as usize, right.word as usize));
        }
    }
    found.sort_unstable_by_key(|&(left, right)| (left.wrapping_sub(right), left));
    found
}

/// The longest run of equal words around a place on each side.
fn grown(words: Sides<&[u32]>, left: usize, right: usize) -> Sides<Range<usize>> {
    let (left_before, left_after) = words.left.split_at(left.min(words.left.len()));
    let (right_before, right_after) = words.right.split_at(right.min(words.right.len()));
    let is_same = |(left, right): &(&u32, &u32)| left == right && **left != NO_WORD;
    let n_before =
        left_before.iter().rev().zip(right_before.iter().rev()).take_while(is_same).count();
    let n_after = left_after.iter().zip(right_after).take_while(is_same).count();
    Sides { left: left - n_before..left + n_after, right: right - n_before..right + n_after }
}

fn n_covered(mut runs: Vec<Range<usize>>) -> usize {
    runs.sort_unstable_by_key(|run| run.start);
    let mut end = 0;
    let mut n_covered = 0;
    for run in runs {
        n_covered += run.end.saturating_sub(run.start.max(end));
        end = end.max(run.end);
    }
    n_covered
}
