//! How alike two stretches of words are, word for word: the longest part that both have in order.

use std::hash::Hash;
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::model::WordId;

/// Words that one machine word has bits for.
const BITS: usize = 64;
/// Of so many words on the right the rows are kept, to see where both differ.
const MOST_ROWS: usize = 128;

/// The share of the words that both stretches have in common and in order, from 0 to 1: twice their
/// number divided by the words of both.
pub(super) fn ratio(n_common: usize, left: &[WordId], right: &[WordId]) -> f64 {
    2.0 * n_common as f64 / (left.len() + right.len()).max(1) as f64
}

/// Number of words that two sentences have in common and in order; where they differ over more than
/// 64 words on both sides, the bounded difference may find a little less.
pub(super) fn n_common(left: &[WordId], right: &[WordId]) -> usize {
    let (n_ends, left, right) = without_ends(left, right);
    let (short, long) = if left.len() <= right.len() { (left, right) } else { (right, left) };
    let n_inside = if short.len() <= BITS {
        let unmatched = rows(short, long).last().unwrap_or(u64::MAX);
        (!unmatched & ones(short.len())).count_ones() as usize
    } else {
        let operations = capture_diff_slices(Algorithm::Myers, left, right);
        let is_equal = |operation: &&DiffOp| matches!(operation, DiffOp::Equal { .. });
        operations.iter().filter(is_equal).map(|operation| operation.old_range().len()).sum()
    };
    n_ends.0 + n_ends.1 + n_inside
}

/// The stretches in which two sequences of words differ, in order, those that touch as one.
///
/// Exact up to 64 words on the left, but for what both ends have in common; past that it is Myers'
/// algorithm with git's bounds, so that nothing takes long: on difficult input it may find a little
/// less in common than there is.
pub(super) fn differences<T: Ord + Hash>(
    left: &[T],
    right: &[T],
) -> Vec<(Range<usize>, Range<usize>)> {
    let ((n_head, _), left, right) = without_ends(left, right);
    if left.is_empty() && right.is_empty() {
        return Vec::new();
    }
    if left.is_empty() || right.is_empty() || left.len() + right.len() == 2 {
        return vec![(n_head..n_head + left.len(), n_head..n_head + right.len())];
    }
    if left.len() <= BITS && right.len() <= MOST_ROWS {
        return differences_inside(left, right, n_head);
    }
    joined(&capture_diff_slices(Algorithm::Myers, left, right), n_head)
}

/// How many words both begin and end with, and what lies between.
fn without_ends<'w, T: Eq>(left: &'w [T], right: &'w [T]) -> ((usize, usize), &'w [T], &'w [T]) {
    let n_head = left.iter().zip(right).take_while(|(left, right)| left == right).count();
    let (left, right) = (left.get(n_head..), right.get(n_head..));
    let (left, right) = (left.unwrap_or_default(), right.unwrap_or_default());
    let ends = left.iter().rev().zip(right.iter().rev());
    let n_tail = ends.take_while(|(left, right)| left == right).count();
    let left = left.get(..left.len() - n_tail).unwrap_or_default();
    ((n_head, n_tail), left, right.get(..right.len() - n_tail).unwrap_or_default())
}

/// For each right word one bit for each of up to 64 left ones, none set where the common part up to
/// both grows by one (Hyyrö 2004).
fn rows<T: Eq>(left: &[T], right: &[T]) -> impl Iterator<Item = u64> {
    right.iter().scan(u64::MAX, |unmatched, word| {
        let bits = left.iter().enumerate();
        let matches =
            bits.fold(0_u64, |matches, (bit, other)| matches | (u64::from(word == other) << bit));
        let kept = *unmatched & matches;
        *unmatched = unmatched.wrapping_add(kept) | (*unmatched & !matches);
        Some(*unmatched)
    })
}

fn ones(n_bits: usize) -> u64 {
    if n_bits >= BITS { u64::MAX } else { (1 << n_bits) - 1 }
}

/// The differences of sequences without common ends, by following the rows back.
fn differences_inside<T: Eq>(
    left: &[T],
    right: &[T],
    offset: usize,
) -> Vec<(Range<usize>, Range<usize>)> {
    let mut unmatched = [u64::MAX; MOST_ROWS + 1];
    for (row, bits) in unmatched.iter_mut().skip(1).zip(rows(left, right)) {
        *row = bits;
    }
    let grows =
        |at: (usize, usize)| unmatched.get(at.1).is_some_and(|row| row >> (at.0 - 1) & 1 == 0);
    let mut found: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    let mut at = (left.len(), right.len());
    // One past the words that differ, seen from behind.
    let mut end = at;
    while at.0 > 0 && at.1 > 0 {
        if !grows(at) {
            at.0 -= 1;
        } else if grows((at.0, at.1 - 1)) {
            at.1 -= 1;
        } else {
            if at != end {
                found.push((at.0 + offset..end.0 + offset, at.1 + offset..end.1 + offset));
            }
            at = (at.0 - 1, at.1 - 1);
            end = at;
        }
    }
    if end != (0, 0) {
        found.push((offset..end.0 + offset, offset..end.1 + offset));
    }
    found.reverse();
    found
}

fn joined(operations: &[DiffOp], offset: usize) -> Vec<(Range<usize>, Range<usize>)> {
    let mut found: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    for operation in operations {
        if let DiffOp::Equal { .. } = operation {
            continue;
        }
        let shifted = |range: Range<usize>| range.start + offset..range.end + offset;
        let (left, right) = (shifted(operation.old_range()), shifted(operation.new_range()));
        match found.last_mut() {
            Some(last) if last.0.end == left.start && last.1.end == right.start => {
                (last.0.end, last.1.end) = (left.end, right.end);
            }
            _ => found.push((left, right)),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<WordId> {
        text.bytes().map(|byte| WordId(u32::from(byte))).collect()
    }

    /// Checks the differences of two sequences of letters, and the number that they share.
    #[track_caller]
    fn check(left: &str, right: &str, expected: &[(Range<usize>, Range<usize>)]) {
        let (left, right) = (words(left), words(right));
        let found = differences(&left, &right);
        assert_eq!(found, expected);
        let n_differing: usize = found.iter().map(|(left, _)| left.len()).sum();
        assert_eq!(n_common(&left, &right), left.len() - n_differing);
    }

    #[test]
    fn a_change_is_what_lies_between_equal_words() {
        check("abcd", "abcd", &[]);
        check("abcd", "abxd", &[(2..3, 2..3)]);
        check("abcd", "axbcdy", &[(1..1, 1..2), (4..4, 5..6)]);
        check("abcdef", "xbcyyf", &[(0..1, 0..1), (3..5, 3..5)]);
        check("", "ab", &[(0..0, 0..2)]);
    }

    #[test]
    fn long_and_short_sequences_are_counted_alike() {
        let long = "abcdefghij".repeat(10);
        let other = long.replace('c', "x");
        let n_long = n_common(&words(&long), &words(&other));
        let n_short = n_common(&words(&long)[..60], &words(&other)[..60]);
        assert_eq!((n_long, n_short), (90, 54));
    }
}
