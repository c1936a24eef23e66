//! What two documents have in common, as stretches and kinds alone.

use crate::compare::{Comparison, Kind, Side, Sides};
use crate::text::Span;

/// A passage without its words and its evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Where it stands on both sides.
    pub spans: Sides<Span>,
    /// How these correspond.
    pub kind: Kind,
}

/// The passages of a pair.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PairStretches {
    /// In the left document's order.
    stretches: Vec<Stretch>,
    /// Indices in the right document's order.
    by_right: Vec<u32>,
}

/// A hit and the sentence around it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked {
    pub(super) sentence: Span,
    pub(super) hit: Span,
}

impl Asked {
    /// Of the stretches that touch the sentence, the one that the hit lies in, the closest of several;
    /// else one that holds a good part of the sentence.
    pub(super) fn closest(
        self,
        side: Side,
        stretches: impl Iterator<Item = Stretch>,
    ) -> Option<Stretch> {
        let shared = |stretch: &Stretch| {
            stretch.spans.of(side).intersection(self.sentence).map_or(0, Span::len)
        };
        let holds_hit = |stretch: &Stretch| stretch.spans.of(side).overlaps(self.hit);
        stretches
            .filter(|stretch| holds_hit(stretch) || 4 * shared(stretch) >= self.sentence.len())
            .min_by_key(|stretch| (!holds_hit(stretch), stretch.kind, u32::MAX - shared(stretch)))
    }
}

impl PairStretches {
    /// What a comparison says.
    pub fn of(comparison: &Comparison) -> Self {
        let stretch = |passage: &crate::compare::Passage| Stretch {
            spans: Sides { left: passage.left, right: passage.right },
            kind: passage.kind,
        };
        let stretches: Vec<Stretch> = comparison.passages.iter().map(stretch).collect();
        let mut by_right: Vec<u32> = (0..stretches.len() as u32).collect();
        by_right.sort_by_key(|&index| stretches.get(index as usize).map(|it| it.spans.right));
        Self { stretches, by_right }
    }

    pub(super) fn len(&self) -> usize {
        self.stretches.len()
    }

    /// What corresponds to a hit's sentence on a side.
    pub(super) fn find(&self, side: Side, asked: Asked) -> Option<Stretch> {
        let at = |order: usize| match side {
            Side::Left => self.stretches.get(order),
            Side::Right => self.stretches.get(*self.by_right.get(order)? as usize),
        };
        let ends_before = |order: usize| {
            at(order).is_some_and(|it| it.spans.of(side).end <= asked.sentence.start)
        };
        let (mut first, mut end) = (0, self.stretches.len());
        while first < end {
            let middle = first + (end - first) / 2;
            if ends_before(middle) { first = middle + 1 } else { end = middle }
        }
        let touching = (first..)
            .map_while(at)
            .take_while(|it| it.spans.of(side).start < asked.sentence.end)
            .copied();
        asked.closest(side, touching)
    }
}
