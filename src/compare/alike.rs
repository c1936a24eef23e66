//! How alike two stretches of words are, word for word: the longest part that both have in order.

use std::hash::Hash;
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::model::WordId;

/// Words that one machine word has bits for.
const BITS: usize = 64;

/// The share of the words that both stretches have in common and in order, from 0 to 1: twice their
/// number divided by the words of both.
pub(super) fn ratio(n_common: usize, left: &[WordId], right: &[WordId]) -> f64 {
    2.0 * n_common as f64 / (left.len() + right.len()).max(1) as f64
}

/// Number of words that two sentences have in common and in order; short ones are counted exactly
/// with one bit a word (Hyyrö 2004), long ones by the bounded difference.
pub(super) fn n_common(left: &[WordId], right: &[WordId]) -> usize {
    if left.len() > BITS {
        let n_differing: usize = differences(left, right).iter().map(|(left, _)| left.len()).sum();
        return left.len() - n_differing;
    }
    let mut unmatched = u64::MAX;
    for word in right {
        let matches = left
            .iter()
            .enumerate()
            .fold(0_u64, |matches, (bit, other)| matches | (u64::from(word == other) << bit));
        let kept = unmatched & matches;
        unmatched = unmatched.wrapping_add(kept) | (unmatched & !matches);
    }
    let inside = if left.len() == BITS { u64::MAX } else { (1 << left.len()) - 1 };
    (!unmatched & inside).count_ones() as usize
}

/// The stretches in which two sequences of words differ, in order, those that touch as one.
///
/// Myers' algorithm with git's bounds, so that nothing takes long; on difficult input it may find a
/// little less in common than there is.
pub(super) fn differences<T: Ord + Hash>(
    left: &[T],
    right: &[T],
) -> Vec<(Range<usize>, Range<usize>)> {
    let n_head = left.iter().zip(right).take_while(|(left, right)| left == right).count();
    let (left, right) = (left.get(n_head..), right.get(n_head..));
    let (left, right) = (left.unwrap_or_default(), right.unwrap_or_default());
    let ends = left.iter().rev().zip(right.iter().rev());
    let n_tail = ends.take_while(|(left, right)| left == right).count();
    let left = left.get(..left.len() - n_tail).unwrap_or_default();
    let right = right.get(..right.len() - n_tail).unwrap_or_default();
    if left.is_empty() && right.is_empty() {
        return Vec::new();
    }
    if left.is_empty() || right.is_empty() || left.len() + right.len() == 2 {
        return vec![(n_head..n_head + left.len(), n_head..n_head + right.len())];
    }
    joined(&capture_diff_slices(Algorithm::Myers, left, right), n_head)
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
