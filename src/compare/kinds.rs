//! What kind a passage is of, and where its words differ (step 13 of the method).

use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::ops::Range;

use super::comparison::{Change, Kind};
use super::union::Claim;
use super::words::{Text, Texts};
use crate::model::WordIdx;
use crate::text::Span;

/// From this share of words in common and in order, a passage is edited and not paraphrased.
const EDITED_RATIO: f64 = 0.6;

/// The kind of a claim, and its changes in order.
///
/// The words are compared by Myers' algorithm with git's bounds, so that no passage takes long;
/// what it finds in common may then fall a little short of the longest subsequence.
pub(super) fn kind_and_changes(claim: &Claim, texts: &Texts<'_>) -> (Kind, Vec<Change>) {
    let left = texts.left.words.get(claim.left.clone()).unwrap_or_default();
    let right = texts.right.words.get(claim.right.clone()).unwrap_or_default();
    if left == right {
        return (Kind::Identical, Vec::new());
    }
    let operations = capture_diff_slices(Algorithm::Myers, left, right);
    let n_common: usize = operations.iter().map(n_equal).sum();
    let ratio = 2.0 * n_common as f64 / (left.len() + right.len()) as f64;
    let kind = if ratio >= EDITED_RATIO { Kind::Edited } else { Kind::Paraphrased };
    let changes = differing(&operations).into_iter().map(|(left, right)| Change {
        left: span(&texts.left, &claim.left, &left),
        right: span(&texts.right, &claim.right, &right),
    });
    (kind, changes.collect())
}

fn n_equal(operation: &DiffOp) -> usize {
    match operation {
        DiffOp::Equal { len, .. } => *len,
        _ => 0,
    }
}

/// The stretches between equal words, those that touch as one.
fn differing(operations: &[DiffOp]) -> Vec<(Range<usize>, Range<usize>)> {
    let mut found: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    for operation in operations.iter().filter(|operation| n_equal(operation) == 0) {
        let (left, right) = (operation.old_range(), operation.new_range());
        match found.last_mut() {
            Some(last) if last.0.end == left.start && last.1.end == right.start => {
                (last.0.end, last.1.end) = (left.end, right.end);
            }
            _ => found.push((left, right)),
        }
    }
    found
}

/// From the first to the last of some words of a claim; for none, the empty span where they would
/// stand: before the next word, or behind the claim's last one.
fn span(text: &Text<'_>, claim: &Range<usize>, words: &Range<usize>) -> Span {
    let word = |offset: usize| text.document.word(WordIdx::at(claim.start + offset));
    if words.is_empty() {
        let is_inside = claim.start + words.start < claim.end;
        let at = match words.start.checked_sub(1) {
            Some(before) if !is_inside => word(before).end,
            _ => word(words.start).start,
        };
        return Span::new(at, at);
    }
    Span::new(word(words.start).start, word(words.end - 1).end)
}
