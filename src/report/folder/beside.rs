//! Two documents side by side as a report shows them: level rows of paragraphs with their marks.

use std::sync::Arc;

use crate::compare::{Comparison, Side, Sides};
use crate::model::DocId;
use crate::text::Span;

/// What lies under a stretch of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// The other side says the same in other words.
    Paraphrased,
    /// Only the left document has it.
    LeftOnly,
    /// Only the right document has it.
    RightOnly,
    /// It stands elsewhere on the other side.
    Moved,
}

impl Ground {
    /// All, in the order of the legend.
    pub(super) const ALL: [Self; 4] =
        [Self::Paraphrased, Self::LeftOnly, Self::RightOnly, Self::Moved];

    /// What it is called.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Paraphrased => "paraphrased",
            Self::LeftOnly => "left only",
            Self::RightOnly => "right only",
            Self::Moved => "moved",
        }
    }
}

/// The mark on words of an edited passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Other words stand here on the other side.
    Changed,
    /// The right side does not have them.
    Dropped,
    /// The left side does not have them.
    Added,
}

/// A paragraph with its marks, each list in order, disjoint and within the paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marked {
    /// The paragraph.
    pub span: Span,
    /// Whether it is the document's title.
    pub is_title: bool,
    /// What lies under stretches of it.
    pub grounds: Vec<(Span, Ground)>,
    /// What is marked on words.
    pub marks: Vec<(Span, Mark)>,
}

/// Why a row is shown as one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowFold {
    /// Site chrome or repeated text; so many words.
    Boilerplate(usize),
    /// Identical on both sides; so many paragraphs.
    Identical(usize),
}

/// Paragraphs that stand level.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LevelRow {
    /// Each side's paragraphs, maybe none.
    pub sides: Sides<Vec<Marked>>,
    /// Whether and why it is shown as one line.
    pub fold: Option<RowFold>,
}

impl LevelRow {
    /// Whether words were changed in a passage of the row.
    pub(super) fn is_edited(&self) -> bool {
        self.paragraphs().any(|paragraph| !paragraph.marks.is_empty())
    }

    /// Whether something in the row has this ground.
    pub fn has(&self, ground: Ground) -> bool {
        let mut grounds = self.paragraphs().flat_map(|paragraph| &paragraph.grounds);
        grounds.any(|&(_, it)| it == ground)
    }

    fn paragraphs(&self) -> impl Iterator<Item = &Marked> {
        Side::BOTH.into_iter().flat_map(|side| self.sides.of(side))
    }
}

/// Two documents with their comparison, cut into rows.
#[derive(Clone, Debug)]
pub struct Beside {
    /// The documents.
    pub ids: Sides<DocId>,
    /// What they have in common.
    pub comparison: Arc<Comparison>,
    /// The rows that are shown, from top to bottom.
    pub rows: Vec<LevelRow>,
    /// Number of rows that are left out behind them.
    pub n_left_out: usize,
    /// Whether what is identical is folded, since the documents are long.
    pub folds_identical: bool,
    /// Whether too little corresponds for the rows to stand level.
    pub is_free: bool,
}

/// Cuts a stretch at marks within it; what no mark holds stands between them.
pub(super) fn cut<T: Copy>(span: Span, marks: &[(Span, T)]) -> Vec<(Span, Option<T>)> {
    let mut pieces = Vec::with_capacity(2 * marks.len() + 1);
    let mut from = span.start;
    for &(mark, kind) in marks {
        let Some(inside) = mark.intersection(Span::new(from, span.end)) else { continue };
        pieces.push((Span::new(from, inside.start), None));
        pieces.push((inside, Some(kind)));
        from = inside.end;
    }
    pieces.push((Span::new(from, span.end), None));
    pieces.retain(|(piece, _)| !piece.is_empty());
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks pieces as `start-end`, those of a mark with its letter.
    #[track_caller]
    fn check(marks: &[(u32, u32, char)], expected: &str) {
        let marks: Vec<_> = marks.iter().map(|&(a, b, kind)| (Span::new(a, b), kind)).collect();
        let pieces = cut(Span::new(2, 9), &marks);
        let shown = pieces.iter().map(|(span, kind)| {
            format!("{}-{}{}", span.start, span.end, kind.map_or(String::new(), String::from))
        });
        assert_eq!(shown.collect::<Vec<_>>().join(" "), expected);
    }

    #[test]
    fn a_stretch_is_cut_at_its_marks_and_loses_nothing() {
        check(&[], "2-9");
        check(&[(3, 5, 'a')], "2-3 3-5a 5-9");
        check(&[(2, 9, 'a')], "2-9a");
        check(&[(0, 3, 'a'), (3, 4, 'b'), (8, 20, 'c')], "2-3a 3-4b 4-8 8-9c");
        check(&[(10, 12, 'a')], "2-9");
    }
}
