//! Lays out the cells of a row that are in view, without drawing them.

use std::ops::Range;

use egui::Painter;

use super::scroll::{self, PADDING};
use crate::app::SynopsisTable;
use crate::app::reading::{Marks, StepKind, WordMark};
use crate::compare::Kind;
use crate::filter::Hit;
use crate::model::Document;
use crate::synopsis::{Cell, Form, Piece, Row};
use crate::text::Span;
use crate::ui::reading::{self, Setting, stretch};
use crate::ui::signs::Sign;
use crate::ui::theme::Role;

/// Space between two stretches of a cell.
const BETWEEN: f32 = 6.0;
/// Room below the text for what is said of moved text.
pub(super) const LINK_HEIGHT: f32 = 22.0;

/// A cell laid out.
#[derive(Debug)]
pub(super) struct LaidCell {
    pub(super) column: usize,
    pub(super) text: reading::Cell,
    pub(super) sign: Option<Sign>,
    /// How many paragraphs below its place it stands.
    pub(super) moved: Option<i32>,
}

/// A row laid out, as far as its columns came into view.
#[derive(Debug, Default)]
pub(super) struct LaidRow {
    cells: Vec<LaidCell>,
    /// The columns that were in view last.
    columns: Range<usize>,
    /// Padding included.
    pub(super) height: f32,
}

impl LaidRow {
    /// A column's cell, if its document has the row.
    pub(super) fn cell(&self, column: usize) -> Option<&LaidCell> {
        self.cells.iter().find(|cell| cell.column == column)
    }
}

impl LaidCell {
    /// The height of the text, and of what is said of it.
    fn height(&self) -> f32 {
        self.text.height + if self.moved.is_some() { LINK_HEIGHT } else { 0.0 }
    }
}

/// The sign before a cell, if it has one.
pub(super) fn sign_of(row: &Row, cell: &Cell) -> Option<Sign> {
    if row.form == Form::Boilerplate {
        return None;
    }
    if cell.moved().is_some() {
        return Some(Sign::Step(StepKind::Moved));
    }
    match cell.kind() {
        Some(Kind::Edited) => Some(Sign::Step(StepKind::Edited)),
        Some(Kind::Paraphrased) => Some(Sign::Step(StepKind::Paraphrased)),
        None if cell.column > 0 && row.form == Form::Statement => {
            Some(Sign::Step(StepKind::RightOnly))
        }
        _ => None,
    }
}

impl LaidRow {
    /// Whether nothing is left to lay out for these columns.
    pub(super) fn covers(&self, columns: &Range<usize>) -> bool {
        self.height > 0.0 && self.columns == *columns
    }

    /// Lays out the cells that have come into view; the others count by an estimate, so that rows
    /// hardly change their height when columns are scrolled. `hits` are those of each column's
    /// document.
    pub(super) fn lay_out(
        &mut self,
        painter: &Painter,
        (table, row, columns): (&SynopsisTable, &Row, Range<usize>),
        hits: &dyn Fn(usize) -> Vec<Hit>,
        setting: Setting<'_>,
    ) {
        let mut height = Role::Cell.line_height(setting.factor);
        for cell in &row.cells {
            if columns.contains(&cell.column)
                && self.cell(cell.column).is_none()
                && let Some(document) = table.documents.get(cell.column)
            {
                let hits = hits(cell.column);
                let text = text_of(painter, (document, row, cell), &hits, setting);
                let (sign, moved) = (sign_of(row, cell), cell.moved());
                self.cells.push(LaidCell { column: cell.column, text, sign, moved });
            }
            let estimate = || scroll::text_height(cell, (setting.width, setting.factor));
            height = height.max(self.cell(cell.column).map_or_else(estimate, LaidCell::height));
        }
        self.columns = columns;
        self.height = (height + 2.0 * PADDING).round();
    }
}

/// The text of a cell: pieces that follow each other in a paragraph flow on.
fn text_of(
    painter: &Painter,
    (document, row, cell): (&Document, &Row, &Cell),
    hits: &[Hit],
    setting: Setting<'_>,
) -> reading::Cell {
    let mut text = reading::Cell::default();
    let role = if row.form == Form::Title { Role::CellStrong } else { Role::Cell };
    let mut stretches = stretches(document, &cell.pieces);
    if row.form == Form::Title {
        say_once(document, &mut stretches);
    }
    for (span, pieces) in stretches {
        let is_same = pieces.iter().all(|piece| piece.kind == Some(Kind::Identical));
        let recedes = is_same || row.form == Form::Boilerplate;
        let ink = if recedes { setting.tokens.ink2 } else { setting.tokens.ink };
        let words = pieces.iter().filter(|piece| piece.kind == Some(Kind::Edited));
        let words = words.flat_map(|piece| &piece.marks).map(|mark| {
            (mark.span, if mark.is_added { WordMark::Added } else { WordMark::Changed })
        });
        let marks = Marks { washes: Vec::new(), words: words.collect() };
        let mut laid = stretch(painter, (document, span), (marks, hits), (role, ink, setting));
        laid.top = if text.paragraphs.is_empty() { 0.0 } else { text.height + BETWEEN };
        text.height = laid.bottom();
        text.paragraphs.push(laid);
    }
    text
}

/// A title stands in a page's head and above its text: the longest of them tells both.
fn say_once(document: &Document, titles: &mut Vec<(Span, Vec<&Piece>)>) {
    let said = |span: &Span| span.of(document.text()).trim().to_lowercase();
    let all: Vec<String> = titles.iter().map(|(span, _)| said(span)).collect();
    let mut at = 0;
    titles.retain(|(span, _)| {
        let (title, this) = (said(span), at);
        at += 1;
        let tells = |(other, told): (usize, &String)| {
            other != this && told.starts_with(&title) && (told.len() > title.len() || other < this)
        };
        !all.iter().enumerate().any(tells)
    });
}

/// Pieces that stand one behind the other in a paragraph, with their whole stretch.
fn stretches<'a>(document: &Document, pieces: &'a [Piece]) -> Vec<(Span, Vec<&'a Piece>)> {
    let mut found: Vec<(Span, Vec<&Piece>)> = Vec::new();
    for piece in pieces {
        let paragraph = |span: Span| document.paragraph_at_byte(span.start);
        let goes_on = found.last().and_then(|(span, pieces)| {
            let last = pieces.last()?;
            let follows = last.sentences.end == piece.sentences.start;
            (follows && paragraph(*span) == paragraph(piece.span)).then_some(())
        });
        match found.last_mut().filter(|_| goes_on.is_some()) {
            Some((span, pieces)) => {
                *span = span.hull(piece.span);
                pieces.push(piece);
            }
            None => {
                // A piece may reach over several paragraphs.
                found.extend(by_paragraph(document, piece).map(|span| (span, vec![piece])));
            }
        }
    }
    found
}

/// A piece's stretch in each paragraph.
fn by_paragraph<'a>(document: &'a Document, piece: &Piece) -> impl Iterator<Item = Span> + use<'a> {
    let span = piece.span;
    let first = document.paragraph_at_byte(span.start).unwrap_or_default();
    let last = document.paragraph_at_byte(span.end.saturating_sub(1)).unwrap_or(first);
    (first.0..=last.0.max(first.0))
        .filter_map(move |at| document.paragraph(crate::model::ParagraphIdx(at)).intersection(span))
}
