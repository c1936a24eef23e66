//! Which values of two documents stand in passages that correspond.

use std::ops::Range;

use crate::compare::{Change, Comparison, Kind};
use crate::findings::values::Stated;
use crate::text::Span;

/// In text with the same wording, what corresponds stands at the same place, up to so many bytes.
const DRIFT: u32 = 80;
/// Up to so many bytes stand between a stretch and a value that touches it.
const TOUCHING: u32 = 2;
/// A longer stretch of other wording says nothing of what in it corresponds.
const LONGEST: u32 = 1200;

/// How two values stand that correspond.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Joint {
    /// In sentences that may state the same facts.
    Related,
    /// In a passage told in other words.
    Retold,
    /// In a passage with the same wording, about at the same place.
    Level,
    /// In one with the same wording, where it has one in place of the other.
    Exchanged,
}

/// One stretch of each document, and how places in them correspond.
struct Stretch<'a> {
    left: Span,
    right: Span,
    /// Where the wordings differ, if they are the same but for that.
    changes: Option<&'a [Change]>,
    is_passage: bool,
}

impl Stretch<'_> {
    fn joint(&self, left: Span, right: Span) -> Option<Joint> {
        let Some(changes) = self.changes else {
            let joint = if self.is_passage { Joint::Retold } else { Joint::Related };
            return (self.left.len().min(self.right.len()) <= LONGEST).then_some(joint);
        };
        // Changes stand in the left one's order.
        let (passed, ahead) =
            changes.split_at(changes.partition_point(|it| it.left.end <= left.start));
        let mut here = ahead.iter().take_while(|it| it.left.start < left.end);
        if here.any(|it| it.left.overlaps(left) && it.right.overlaps(right)) {
            return Some(Joint::Exchanged);
        }
        let before = passed.last();
        let (from_left, from_right) =
            before.map_or((self.left.start, self.right.start), |it| (it.left.end, it.right.end));
        let expected = from_right + left.start.saturating_sub(from_left);
        (expected.abs_diff(right.start) <= DRIFT).then_some(Joint::Level)
    }
}

/// The stretches that correspond in a pair, and which of them each value stands in.
pub(super) struct Links<'a> {
    stretches: Vec<Stretch<'a>>,
    left: Vec<Vec<u32>>,
    right: Vec<Vec<u32>>,
    /// The right document's values in each stretch.
    inside: Vec<Range<usize>>,
}

impl<'a> Links<'a> {
    pub(super) fn new(comparison: &'a Comparison, left: &[Stated], right: &[Stated]) -> Self {
        let passages = comparison.passages.iter().map(|passage| {
            let is_same_wording = passage.kind != Kind::Paraphrased;
            let changes = is_same_wording.then_some(passage.changes.as_slice());
            Stretch { left: passage.left, right: passage.right, changes, is_passage: true }
        });
        let hints = comparison.also_here.iter().chain(&comparison.related);
        let hints = hints.map(|hint| Stretch {
            left: hint.left,
            right: hint.right,
            changes: None,
            is_passage: false,
        });
        let stretches: Vec<_> = passages.chain(hints).collect();
        let ours: Vec<_> = stretches.iter().map(|it| inside(left, it.left)).collect();
        let inside: Vec<_> = stretches.iter().map(|it| inside(right, it.right)).collect();
        let (left, right) = (places(left.len(), &ours), places(right.len(), &inside));
        Self { stretches, left, right, inside }
    }

    /// The right document's values in any stretch with one of the left's, in order.
    pub(super) fn near(&self, left: usize) -> Vec<usize> {
        let stretches = of(&self.left, left).iter();
        let inside = stretches.filter_map(|&it| self.inside.get(it as usize));
        let mut near: Vec<usize> = inside.cloned().flatten().collect();
        near.sort_unstable();
        near.dedup();
        near
    }

    /// How two values, by their numbers, stand at corresponding places.
    pub(super) fn joint(&self, left: (usize, Span), right: (usize, Span)) -> Option<Joint> {
        let (ours, theirs) = (of(&self.left, left.0), of(&self.right, right.0));
        let shared = ours.iter().filter(|stretch| theirs.contains(stretch));
        let stretches = shared.filter_map(|&stretch| self.stretches.get(stretch as usize));
        stretches.filter_map(|stretch| stretch.joint(left.1, right.1)).max()
    }
}

fn of(all: &[Vec<u32>], at: usize) -> &[u32] {
    all.get(at).map_or(&[], Vec::as_slice)
}

/// The values that begin in a span, or touch it: same words often end where the values differ.
fn inside(stated: &[Stated], span: Span) -> Range<usize> {
    let first = stated.partition_point(|it| it.span.end + TOUCHING < span.start);
    first..stated.partition_point(|it| it.span.start < span.end + TOUCHING)
}

/// The stretches that each of some values stands in, by the values of each stretch.
fn places(n_values: usize, inside: &[Range<usize>]) -> Vec<Vec<u32>> {
    let mut all = vec![Vec::new(); n_values];
    for (number, values) in inside.iter().enumerate() {
        for places in all.get_mut(values.clone()).into_iter().flatten() {
            places.push(number as u32);
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::values::{Date, What};
    use crate::model::SentenceIdx;

    #[track_caller]
    fn check(values: [(u32, u32); 3], span: (u32, u32), expected: Range<usize>) {
        let stated = values.map(|(start, end)| Stated {
            span: Span::new(start, end),
            sentence: SentenceIdx::at(0),
            what: What::Vague(Date::default()),
            reckoned: None,
            is_for_checks: false,
            is_publication: false,
            is_denied: false,
            offset: None,
        });
        assert_eq!(inside(&stated, Span::new(span.0, span.1)), expected);
    }

    #[test]
    fn a_value_that_touches_a_stretch_belongs_to_it() {
        let values = [(0, 9), (20, 25), (40, 44)];
        check(values, (10, 39), 0..3);
        check(values, (12, 37), 1..2);
    }
}
