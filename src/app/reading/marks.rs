//! What is marked in a paragraph: washes under stretches and marks on single words.

use super::Reading;
use super::steps::StepKind;
use crate::compare::{Change, Kind, Passage, Side};
use crate::text::Span;

/// The pale ground under a stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wash {
    /// Says the same in other words.
    Paraphrased,
    /// Only the left document has it.
    LeftOnly,
    /// Only the right document has it.
    RightOnly,
    /// Stands elsewhere on the other side.
    Moved,
}

/// The mark on words of an edited passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordMark {
    /// Other words stand here on the other side.
    Changed,
    /// The right side does not have them.
    Dropped,
    /// The left side does not have them.
    Added,
}

/// All marks of one paragraph, in order, each within the paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// Grounds under stretches; disjoint.
    pub washes: Vec<(Span, Wash)>,
    /// Marks on words; disjoint.
    pub words: Vec<(Span, WordMark)>,
}

impl Reading {
    /// What is marked in a paragraph of a side. Words of a paraphrase are marked only in the passage
    /// `hovered`, since nearly all of them differ.
    pub fn marks(&self, side: Side, paragraph: Span, hovered: Option<usize>) -> Marks {
        let mut marks = Marks::default();
        for (index, passage) in self.passages_in(side, paragraph) {
            let wash = match StepKind::of_passage(passage) {
                Some(StepKind::Moved) => Some(Wash::Moved),
                Some(StepKind::Paraphrased) => Some(Wash::Paraphrased),
                _ => None,
            };
            let stretch = passage.span(side).intersection(paragraph);
            marks.washes.extend(stretch.zip(wash));
            if passage.kind == Kind::Edited || hovered == Some(index) {
                marks.words.extend(word_marks(passage, side, paragraph));
            }
        }
        if self.is_pair() && !self.is_free() {
            marks.washes.extend(self.only_washes(side, paragraph));
            marks.washes.sort_unstable_by_key(|&(span, _)| span);
        }
        marks
    }

    fn only_washes(&self, side: Side, paragraph: Span) -> impl Iterator<Item = (Span, Wash)> {
        let wash = match side {
            Side::Left => Wash::LeftOnly,
            Side::Right => Wash::RightOnly,
        };
        let only = self.comparison.only.of(side);
        let first = only.partition_point(|span| span.end <= paragraph.start);
        let inside = only.iter().skip(first).map_while(move |span| span.intersection(paragraph));
        inside.map(move |span| (span, wash))
    }
}

fn word_marks(
    passage: &Passage,
    side: Side,
    paragraph: Span,
) -> impl Iterator<Item = (Span, WordMark)> {
    passage.changes.iter().filter_map(move |change| {
        let (span, mark) = mark_of(change, side);
        Some((span.intersection(paragraph)?, mark))
    })
}

fn mark_of(change: &Change, side: Side) -> (Span, WordMark) {
    match side {
        Side::Left if change.right.is_empty() => (change.left, WordMark::Dropped),
        Side::Right if change.left.is_empty() => (change.right, WordMark::Added),
        Side::Left => (change.left, WordMark::Changed),
        Side::Right => (change.right, WordMark::Changed),
    }
}
