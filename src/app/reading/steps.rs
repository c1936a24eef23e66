//! The changes of a comparison in reading order: what a person steps through.

use super::Reading;
use crate::compare::{Kind, Passage, Side};
use crate::text::Span;

/// What a step shows; one sign each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StepKind {
    /// A passage with some words changed.
    Edited,
    /// A passage in other words.
    Paraphrased,
    /// Text of the left document only.
    LeftOnly,
    /// Text of the right document only.
    RightOnly,
    /// A passage out of order, of any kind.
    Moved,
}

impl StepKind {
    /// The kind's name, as everywhere in the window.
    pub fn name(self) -> &'static str {
        match self {
            Self::Edited => "edited",
            Self::Paraphrased => "paraphrased",
            Self::LeftOnly => "left only",
            Self::RightOnly => "right only",
            Self::Moved => "moved",
        }
    }

    /// The kind of a passage's step; `None` for what is identical and in place.
    pub fn of_passage(passage: &Passage) -> Option<Self> {
        match passage.kind {
            _ if passage.is_moved => Some(Self::Moved),
            Kind::Identical => None,
            Kind::Edited => Some(Self::Edited),
            Kind::Paraphrased => Some(Self::Paraphrased),
        }
    }
}

/// One stop on the way through the changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// What it shows.
    pub kind: StepKind,
    /// The stretch on the left, if there is one.
    pub left: Option<Span>,
    /// The stretch on the right, if there is one.
    pub right: Option<Span>,
    /// The passage's index, if it is one.
    pub passage: Option<usize>,
}

impl Step {
    /// One side's stretch.
    pub fn span(&self, side: Side) -> Option<Span> {
        match side {
            Side::Left => self.left,
            Side::Right => self.right,
        }
    }

    /// Where to land: the first changed word, on the side that has it, else the stretch's start.
    pub fn target(&self, reading: &Reading) -> Option<(Side, Span)> {
        let passage = self.passage.and_then(|index| reading.comparison.passages.get(index));
        let change = passage.and_then(|passage| passage.changes.first());
        let changed = change.filter(|_| self.kind == StepKind::Edited).map(|change| {
            if change.left.is_empty() {
                (Side::Right, change.right)
            } else {
                (Side::Left, change.left)
            }
        });
        let whole = || Side::BOTH.into_iter().find_map(|side| Some((side, self.span(side)?)));
        changed.or_else(whole)
    }
}

/// All steps, by row, and within a row by where the left (else the right) stretch stands.
pub(super) fn steps(reading: &Reading) -> Vec<Step> {
    let comparison = &reading.comparison;
    let of_passages = comparison.passages.iter().enumerate().filter_map(|(index, passage)| {
        let kind = StepKind::of_passage(passage)?;
        Some(Step {
            kind,
            left: Some(passage.left),
            right: Some(passage.right),
            passage: Some(index),
        })
    });
    let left_only = comparison.only.left.iter().map(|&span| Step {
        kind: StepKind::LeftOnly,
        left: Some(span),
        right: None,
        passage: None,
    });
    let right_only = comparison.only.right.iter().map(|&span| Step {
        kind: StepKind::RightOnly,
        left: None,
        right: Some(span),
        passage: None,
    });
    // In unrelated texts nearly everything is on one side only, and says nothing.
    let only = left_only.chain(right_only).filter(|_| !reading.is_free());
    let mut keyed: Vec<_> =
        of_passages.chain(only).map(|step| (order(reading, &step), step)).collect();
    keyed.sort_by_key(|&(key, _)| key);
    keyed.into_iter().map(|(_, step)| step).collect()
}

/// Row, then the byte on the left at which the step stands or before which its text is missing.
fn order(reading: &Reading, step: &Step) -> (usize, u32, u32) {
    if let Some(left) = step.left {
        return (reading.row_at(Side::Left, left.start).unwrap_or(usize::MAX), left.start, 0);
    }
    let right = step.right.unwrap_or_default();
    let row = reading.row_at(Side::Right, right.start).unwrap_or(usize::MAX);
    let row_start = reading
        .rows
        .get(row)
        .map_or(0, |row| reading.paragraph(Side::Right, row.right.start).start);
    let before = Span::new(row_start, right.start);
    let above = reading.passages_in(Side::Right, before).filter(|(_, p)| !p.is_moved).last();
    (row, above.map_or(0, |(_, passage)| passage.left.end), right.start + 1)
}
