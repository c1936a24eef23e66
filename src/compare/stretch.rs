//! Stretches of sentences that read alike on both sides, and how they grow.

use std::ops::Range;

/// Sentences on both sides, alike step by step, without a gap on either side.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Stretch {
    /// One or two sentences on each side that read alike, in order.
    pub(super) steps: Vec<Step>,
}

/// Neighbouring sentences on the left and on the right, one or two on each side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Step {
    left: u32,
    right: u32,
    n_left: u8,
    n_right: u8,
}

impl Step {
    /// Makes a step.
    pub(super) fn new(left: &Range<usize>, right: &Range<usize>) -> Self {
        let (n_left, n_right) = (left.len() as u8, right.len() as u8);
        Self { left: left.start as u32, right: right.start as u32, n_left, n_right }
    }

    /// The sentences on the left.
    pub(super) fn lefts(self) -> Range<usize> {
        self.left as usize..self.left as usize + usize::from(self.n_left)
    }

    /// The sentences on the right.
    pub(super) fn rights(self) -> Range<usize> {
        self.right as usize..self.right as usize + usize::from(self.n_right)
    }

    /// Whether it is one sentence on each side.
    pub(super) fn is_plain(self) -> bool {
        self.n_left == 1 && self.n_right == 1
    }

    /// Each of its left sentences with each of its right ones.
    pub(super) fn pairs(self) -> impl Iterator<Item = (usize, usize)> {
        self.lefts().flat_map(move |left| self.rights().map(move |right| (left, right)))
    }
}

impl Stretch {
    /// The sentences on the left.
    pub(super) fn lefts(&self) -> Range<usize> {
        let ends = self.steps.first().zip(self.steps.last());
        ends.map_or(0..0, |(first, last)| first.lefts().start..last.lefts().end)
    }

    /// The sentences on the right.
    pub(super) fn rights(&self) -> Range<usize> {
        let ends = self.steps.first().zip(self.steps.last());
        ends.map_or(0..0, |(first, last)| first.rights().start..last.rights().end)
    }
}
