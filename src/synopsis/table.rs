//! What a synopsis is: columns, and rows of cells from top to bottom.

use std::ops::Range;

use super::drafts::{Draft, Placed};
use super::pairs::Pairs;
use crate::compare::{Kind, Share};
use crate::model::{Corpus, DocId, Document, SentenceIdx};
use crate::text::Span;

/// Documents side by side, one row a statement.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Synopsis {
    /// The documents from left to right; the first is the base.
    pub columns: Vec<Column>,
    /// From top to bottom.
    pub rows: Vec<Row>,
    /// How many rows of which sort there are.
    pub counts: Counts,
    /// Whether each column was compared with each; else what two of the others share may stand in two
    /// rows.
    pub is_complete: bool,
}

/// One document of a synopsis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Column {
    /// The document.
    pub document: DocId,
    /// How much of the base is in it.
    pub of_base: Share,
    /// How much of it is in the base.
    pub in_base: Share,
}

/// How many statements there are; titles and boilerplate are none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Rows that state something.
    pub statements: usize,
    /// Those that all documents have.
    pub in_all: usize,
    /// Those that one document alone has.
    pub in_one: usize,
}

/// What a row holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A statement.
    Statement,
    /// The documents' titles, whether they correspond or not.
    Title,
    /// Site chrome or repeated text.
    Boilerplate,
}

/// What documents say in one place.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What it holds.
    pub form: Form,
    /// Its number among the statements of the base, from 1; `None` where the base has nothing.
    pub number: Option<usize>,
    /// What each document has, by column; one that is not here does not have it.
    pub cells: Vec<Cell>,
}

impl Row {
    /// A column's cell, if its document has the statement.
    pub fn cell(&self, column: usize) -> Option<&Cell> {
        let at = self.cells.binary_search_by_key(&column, |cell| cell.column).ok()?;
        self.cells.get(at)
    }

    /// Whether one document alone has it.
    pub fn is_in_one(&self) -> bool {
        self.form == Form::Statement && self.cells.len() == 1
    }

    /// Whether all of so many documents have it.
    pub fn is_in_all(&self, n_columns: usize) -> bool {
        self.form == Form::Statement && self.cells.len() == n_columns && n_columns > 1
    }
}

/// What one document has of a row.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// The document's column.
    pub column: usize,
    /// Its sentences in the document's order, each run that corresponds alike by itself; never empty.
    pub pieces: Vec<Piece>,
}

impl Cell {
    /// How it corresponds on the whole: the farthest of its pieces; `None` if nothing before it in the
    /// row is held against it.
    pub fn kind(&self) -> Option<Kind> {
        self.pieces.iter().filter_map(|piece| piece.kind).max()
    }

    /// How many paragraphs below (above, if negative) its place it stands in its own document; `None`
    /// if it stands in order.
    pub fn moved(&self) -> Option<i32> {
        self.pieces.iter().find_map(|piece| piece.moved)
    }

    /// From its first byte to its last.
    pub fn hull(&self) -> Span {
        let spans = self.pieces.iter().map(|piece| piece.span);
        spans.reduce(Span::hull).unwrap_or_default()
    }
}

/// Sentences of a cell that stand one behind the other in their document.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// Which sentences.
    pub sentences: Range<usize>,
    /// Where they stand.
    pub span: Span,
    /// How they correspond to what the row has in the column `against`.
    pub kind: Option<Kind>,
    /// The column they were held against: the base, or another one where the base has nothing.
    pub against: usize,
    /// How many paragraphs below (above, if negative) their place they stand; `None` if in order.
    pub moved: Option<i32>,
    /// The words that differ, in order.
    pub marks: Vec<Mark>,
}

/// Words that the text held against does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Where they stand.
    pub span: Span,
    /// Whether they replace nothing.
    pub is_added: bool,
}

/// Makes the table of drafts in their order.
pub(super) fn table(corpus: &Corpus, pairs: &Pairs, drafts: Vec<Draft>) -> Synopsis {
    let columns: Vec<Column> = (pairs.columns.iter().enumerate())
        .map(|(at, &document)| {
            let overlap =
                pairs.between(0, at).map(|comparison| comparison.overlap).unwrap_or_default();
            Column { document, of_base: overlap.left_in_right, in_base: overlap.right_in_left }
        })
        .collect();
    let mut paragraphs = vec![0; columns.len()];
    let mut n_base = 0;
    let mut rows = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let has_base = draft.sentences.first().is_some_and(|placed| placed.column == 0);
        let is_numbered = has_base && draft.form == Form::Statement;
        n_base += usize::from(is_numbered);
        let cells = cells(corpus, pairs, draft.sentences, &mut paragraphs);
        rows.push(Row { form: draft.form, number: is_numbered.then_some(n_base), cells });
    }
    let counts = Counts {
        statements: rows.iter().filter(|row| row.form == Form::Statement).count(),
        in_all: rows.iter().filter(|row| row.is_in_all(columns.len())).count(),
        in_one: rows.iter().filter(|row| row.is_in_one()).count(),
    };
    Synopsis { columns, rows, counts, is_complete: pairs.is_complete() }
}

/// Cells of sentences that are sorted by column and place; `paragraphs` says how far each column has
/// come.
fn cells(
    corpus: &Corpus,
    pairs: &Pairs,
    sentences: Vec<Placed>,
    paragraphs: &mut [usize],
) -> Vec<Cell> {
    let mut cells: Vec<Cell> = Vec::new();
    for placed in sentences {
        let id = pairs.columns.get(placed.column);
        let Some(document) = id.and_then(|&id| corpus.document(id)) else { continue };
        let Some(reached) = paragraphs.get_mut(placed.column) else { continue };
        let piece = piece(document, placed, reached);
        match cells.last_mut() {
            Some(cell) if cell.column == piece.0 => join(&mut cell.pieces, piece.1),
            _ => cells.push(Cell { column: piece.0, pieces: vec![piece.1] }),
        }
    }
    cells
}

/// A sentence as a piece with its column; what stands in order says how far the column has come.
fn piece(document: &Document, placed: Placed, reached: &mut usize) -> (usize, Piece) {
    let span = document.sentence(SentenceIdx::at(placed.sentence));
    let paragraph = document.paragraph_at_byte(span.start).unwrap_or_default().index();
    let moved = placed.is_moved.then(|| paragraphs_below(paragraph, *reached));
    if !placed.is_moved {
        *reached = paragraph;
    }
    let sentences = placed.sentence..placed.sentence + 1;
    let Placed { column, kind, against, marks, .. } = placed;
    (column, Piece { sentences, span, kind, against, moved, marks })
}

/// Adds a sentence to those before it, if it follows them and corresponds as they do.
fn join(pieces: &mut Vec<Piece>, next: Piece) {
    let is_alike = |last: &&mut Piece| {
        last.sentences.end == next.sentences.start
            && (last.kind, last.against) == (next.kind, next.against)
            && last.moved.is_some() == next.moved.is_some()
    };
    match pieces.last_mut().filter(is_alike) {
        Some(last) => {
            last.sentences.end = next.sentences.end;
            last.span = last.span.hull(next.span);
            last.marks.extend(next.marks);
        }
        None => pieces.push(next),
    }
}

/// How far a paragraph stands below another one; a document that needs more than an `i32` is too large.
fn paragraphs_below(paragraph: usize, reached: usize) -> i32 {
    let distance = i32::try_from(paragraph.abs_diff(reached)).unwrap_or(i32::MAX);
    if paragraph < reached { -distance } else { distance }
}
