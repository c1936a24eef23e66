//! What kind a passage is of, and where its words differ (step 13 of the method).

use std::ops::Range;

use super::alike::{differences, ratio};
use super::comparison::{Change, Kind};
use super::union::Claim;
use super::words::{Text, Texts};
use crate::model::WordIdx;
use crate::text::Span;

/// The kind of a claim, and its changes in order.
pub(super) fn kind_and_changes(claim: &Claim, texts: &Texts<'_>) -> (Kind, Vec<Change>) {
    let left = texts.left.words.get(claim.left.clone()).unwrap_or_default();
    let right = texts.right.words.get(claim.right.clone()).unwrap_or_default();
    if left == right {
        return (Kind::Identical, Vec::new());
    }
    let differences = differences(left, right);
    let n_differing: usize = differences.iter().map(|(left, _)| left.len()).sum();
    let is_edited = ratio(left.len() - n_differing, left, right) >= texts.method.edited_ratio;
    let changes = differences.into_iter().map(|(left, right)| Change {
        left: span(&texts.left, &claim.left, &left),
        right: span(&texts.right, &claim.right, &right),
    });
    (if is_edited { Kind::Edited } else { Kind::Paraphrased }, changes.collect())
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
