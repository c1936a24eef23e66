//! Two documents as they are read side by side: rows, steps and marks of one comparison.
//!
//! Pure values made in the background, so that a frame only looks things up.

mod carrying;
mod correspondence;
mod folding;
mod marks;
mod overview;
mod rows;
mod steps;
mod stretches;

use std::sync::Arc;

pub use self::carrying::{carried, carried_folder};
pub use self::correspondence::Correspondence;
pub use self::folding::paragraphs_with;
pub use self::marks::{Marks, Wash, WordMark};
pub use self::overview::{Chip, Form, Overview, Segment};
pub use self::rows::{Fold, Row, RowOptions};
pub use self::steps::{Step, StepKind};

use self::steps::PlacesOfSteps;
use crate::compare::{Comparison, Passage, Sameness, Side, Sides};
use crate::model::{DocId, Document, ParagraphIdx};
use crate::text::Span;

/// Sheets stand level if at least this share of one document is in the other.
const LEVEL_SHARE: f64 = 0.1;

/// What is to be compared and laid out: one document alone, or two.
#[derive(Clone, Debug)]
pub struct Sheets {
    /// The ids of the documents in their corpus.
    pub ids: Sides<Option<DocId>>,
    /// The documents.
    pub documents: Sides<Option<Arc<Document>>>,
    /// How the rows are to be made.
    pub options: RowOptions,
    /// Which differences count as changes.
    pub sameness: Sameness,
}

/// One document alone, or two with their comparison, cut into rows.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The ids of the documents in their corpus.
    pub ids: Sides<Option<DocId>>,
    /// The documents.
    pub documents: Sides<Option<Arc<Document>>>,
    /// What they have in common; empty while only one is there.
    pub comparison: Arc<Comparison>,
    /// The rows from top to bottom.
    pub rows: Vec<Row>,
    /// The changes in reading order.
    pub steps: Arc<Vec<Step>>,
    /// The whole as the strip shows it.
    pub overview: Overview,
    /// How the rows were made.
    pub options: RowOptions,
    /// Indices of the passages in the right document's order.
    passages_by_right: Arc<Vec<u32>>,
    places_of_steps: Arc<PlacesOfSteps>,
}

impl Reading {
    /// Lays out a comparison of two documents, or one document alone.
    pub fn new(
        ids: Sides<Option<DocId>>,
        documents: Sides<Option<Arc<Document>>>,
        comparison: Arc<Comparison>,
        options: RowOptions,
    ) -> Self {
        let mut by_right: Vec<u32> = (0..comparison.passages.len() as u32).collect();
        by_right.sort_by_key(|&index| comparison.passages.get(index as usize).map(|p| p.right));
        let mut reading = Self {
            ids,
            documents,
            comparison,
            rows: Vec::new(),
            steps: Arc::default(),
            overview: Overview::default(),
            options,
            passages_by_right: Arc::new(by_right),
            places_of_steps: Arc::default(),
        };
        reading.rows = rows::rows(&reading);
        let steps = steps::steps(&reading);
        reading.places_of_steps = Arc::new(PlacesOfSteps::new(&reading, &steps));
        reading.steps = Arc::new(steps);
        reading.overview = Overview::new(&reading);
        reading
    }

    /// The same comparison with other folds, which change neither steps nor passages.
    #[must_use]
    pub fn with_options(&self, options: RowOptions) -> Self {
        let mut reading = Self { options, ..self.clone() };
        reading.rows = rows::rows(&reading);
        reading.overview = Overview::new(&reading);
        reading
    }

    /// One side's document.
    pub fn document(&self, side: Side) -> Option<&Arc<Document>> {
        self.documents.of(side).as_ref()
    }

    /// Whether two documents stand side by side.
    pub fn is_pair(&self) -> bool {
        self.documents.left.is_some() && self.documents.right.is_some()
    }

    /// Whether too little corresponds to hold the sheets level: then both flow freely, the left one's
    /// rows first, and only what corresponds is marked. Between rows far apart there would be nothing
    /// but gaps.
    pub fn is_free(&self) -> bool {
        let overlap = &self.comparison.overlap;
        let most = overlap.left_in_right.total().max(overlap.right_in_left.total());
        self.is_pair() && (self.comparison.is_below_floor() || most < LEVEL_SHARE)
    }

    /// Where sheets flow freely, how many rows are the left one's.
    pub fn n_left_rows(&self) -> usize {
        self.rows.partition_point(|row| !row.left.is_empty())
    }

    /// The passages that touch `span` on `side`, in that side's order, with their indices.
    pub fn passages_in(&self, side: Side, span: Span) -> impl Iterator<Item = (usize, &Passage)> {
        let at = move |order: usize| {
            let index = match side {
                Side::Left => order,
                Side::Right => *self.passages_by_right.get(order)? as usize,
            };
            self.comparison.passages.get(index).map(|passage| (index, passage))
        };
        let ends_before =
            |order: usize| at(order).is_some_and(|(_, p)| p.span(side).end <= span.start);
        let first = partition_point(self.comparison.passages.len(), ends_before);
        (first..).map_while(at).take_while(move |(_, p)| p.span(side).start < span.end)
    }

    /// The row that holds a byte of a side.
    pub fn row_at(&self, side: Side, byte: u32) -> Option<usize> {
        let paragraph = self.document(side)?.paragraph_at_byte(byte).unwrap_or_default().index();
        // Rows are in order on each side; those with nothing there hold their place with an empty range.
        let row = self.rows.partition_point(|row| row.of(side).end <= paragraph);
        (row < self.rows.len()).then_some(row)
    }

    /// A paragraph's span on a side.
    pub fn paragraph(&self, side: Side, index: usize) -> Span {
        let document = self.document(side);
        document.map_or_else(Span::default, |document| document.paragraph(ParagraphIdx::at(index)))
    }

    /// Whether a paragraph is boilerplate that is left out: it recedes.
    pub fn recedes(&self, side: Side, paragraph: Span) -> bool {
        self.options.folds_boilerplate && rows::is_boilerplate(self, side, paragraph)
    }
}

/// The first number below `len` for which `is_before` no longer holds.
fn partition_point(len: usize, is_before: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, len);
    while low < high {
        let middle = low + (high - low) / 2;
        if is_before(middle) { low = middle + 1 } else { high = middle }
    }
    low
}

#[cfg(test)]
pub(super) mod tests;
