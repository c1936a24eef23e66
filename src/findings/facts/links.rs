//! Which values of two documents stand in passages that correspond.

use crate::compare::{Change, Comparison, Kind};
use crate::findings::values::Stated;
use crate::text::Span;

/// In text with the same wording, what corresponds stands at the same place, up to so many bytes.
const DRIFT: u32 = 80;
/// A longer stretch of other wording says nothing of what in it corresponds.
const LONGEST: u32 = 1200;

/// One stretch of each document, and how places in them correspond.
struct Stretch<'a> {
    left: Span,
    right: Span,
    /// Where the wordings differ, if they are the same but for that.
    changes: Option<&'a [Change]>,
}

impl Stretch<'_> {
    fn joins(&self, left: Span, right: Span) -> bool {
        let Some(changes) = self.changes else {
            return self.left.len().min(self.right.len()) <= LONGEST;
        };
        if changes.iter().any(|it| it.left.overlaps(left) && it.right.overlaps(right)) {
            return true;
        }
        let before = changes.iter().take_while(|it| it.left.end <= left.start).last();
        let (from_left, from_right) =
            before.map_or((self.left.start, self.right.start), |it| (it.left.end, it.right.end));
        let expected = from_right + left.start.saturating_sub(from_left);
        expected.abs_diff(right.start) <= DRIFT
    }
}

/// The stretches that correspond in a pair, and which of them each value stands in.
pub(super) struct Links<'a> {
    stretches: Vec<Stretch<'a>>,
    left: Vec<Vec<u32>>,
    right: Vec<Vec<u32>>,
}

impl<'a> Links<'a> {
    pub(super) fn new(comparison: &'a Comparison, left: &[Stated], right: &[Stated]) -> Self {
        let passages = comparison.passages.iter().map(|passage| {
            let is_same_wording = passage.kind != Kind::Paraphrased;
            let changes = is_same_wording.then_some(passage.changes.as_slice());
            Stretch { left: passage.left, right: passage.right, changes }
        });
        let hints = comparison.also_here.iter().chain(&comparison.related);
        let hints = hints.map(|hint| Stretch { left: hint.left, right: hint.right, changes: None });
        let stretches: Vec<_> = passages.chain(hints).collect();
        let left = places(left, stretches.iter().map(|stretch| stretch.left));
        let right = places(right, stretches.iter().map(|stretch| stretch.right));
        Self { stretches, left, right }
    }

    /// The right document's values in any stretch with one of the left's.
    pub(super) fn near(&self, left: usize) -> Vec<usize> {
        let ours = of(&self.left, left);
        let shares = |theirs: &Vec<u32>| theirs.iter().any(|it| ours.contains(it));
        let right = self.right.iter().enumerate().filter(|_| !ours.is_empty());
        right.filter(|(_, theirs)| shares(theirs)).map(|(at, _)| at).collect()
    }

    /// Whether two values, by their numbers, stand at corresponding places.
    pub(super) fn join(&self, left: (usize, Span), right: (usize, Span)) -> bool {
        let (ours, theirs) = (of(&self.left, left.0), of(&self.right, right.0));
        ours.iter().filter(|stretch| theirs.contains(stretch)).any(|&stretch| {
            let stretch = self.stretches.get(stretch as usize);
            stretch.is_some_and(|stretch| stretch.joins(left.1, right.1))
        })
    }
}

fn of(all: &[Vec<u32>], at: usize) -> &[u32] {
    all.get(at).map_or(&[], Vec::as_slice)
}

/// The stretches that each value stands in.
fn places(stated: &[Stated], spans: impl Iterator<Item = Span>) -> Vec<Vec<u32>> {
    let mut all = vec![Vec::new(); stated.len()];
    for (number, span) in spans.enumerate() {
        let first = stated.partition_point(|it| it.span.start < span.start);
        let inside = stated.iter().enumerate().skip(first);
        for (at, _) in inside.take_while(|(_, it)| it.span.start < span.end) {
            all.get_mut(at).into_iter().for_each(|places| places.push(number as u32));
        }
    }
    all
}
