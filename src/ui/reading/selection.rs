//! Selects text of one side across paragraphs: by dragging, by double click, by keyboard.
//!
//! egui's own selection ends where a label scrolls out of view, so the sheets have their own.

use egui::{Pos2, Response, vec2};

use super::carried_byte;
use super::hinge::PlacedRow;
use crate::app::reading::Reading;
use crate::compare::{Side, Sides};
use crate::text::Span;

/// What is selected: from where the drag began to where it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Selection {
    pub(crate) side: Side,
    pub(crate) anchor: u32,
    pub(crate) head: u32,
}

impl Selection {
    /// The selected bytes; empty for a mere click.
    pub(crate) fn span(&self) -> Span {
        Span::new(self.anchor.min(self.head), self.anchor.max(self.head))
    }

    /// All of one side's document.
    pub(crate) fn all(reading: &Reading, side: Side) -> Option<Self> {
        let span = reading.document(side)?.span();
        Some(Self { side, anchor: span.start, head: span.end })
    }

    /// The same text in a new reading, if it still stands there.
    pub(crate) fn carried(self, old: &Reading, new: &Reading) -> Option<Self> {
        let carried = |byte: u32| carried_byte(old, new, self.side, byte);
        let now = Self { anchor: carried(self.anchor), head: carried(self.head), ..self };
        (now.text(new) == self.text(old)).then_some(now)
    }

    /// The selected text, as it stands in the document.
    pub(crate) fn text<'a>(&self, reading: &'a Reading) -> &'a str {
        reading.document(self.side).map_or("", |document| self.span().of(document.text()))
    }
}

/// Follows the pointer over one side's sheet; `origin` is the left of its text column.
pub(crate) fn follow(
    selection: &mut Option<Selection>,
    response: &Response,
    side: Side,
    origin: f32,
    rows: &[PlacedRow],
    reading: &Reading,
) {
    let Some(pointer) = response.interact_pointer_pos() else { return };
    let Some(byte) = byte_at(rows, side, pointer - vec2(origin, 0.0)) else { return };
    if response.double_clicked() {
        *selection = word_at(reading, side, byte);
    } else if response.triple_clicked() {
        *selection = paragraph_at(reading, side, byte);
    } else if response.drag_started() {
        let press = response.ctx.input(|input| input.pointer.press_origin()).unwrap_or(pointer);
        let anchor = byte_at(rows, side, press - vec2(origin, 0.0)).unwrap_or(byte);
        *selection = Some(Selection { side, anchor, head: byte });
    } else if response.dragged() {
        if let Some(selection) = selection.as_mut().filter(|selection| selection.side == side) {
            selection.head = byte;
        }
    } else if response.clicked() {
        let extends = response.ctx.input(|input| input.modifiers.shift);
        match selection.as_mut().filter(|selection| extends && selection.side == side) {
            Some(selection) => selection.head = byte,
            None => *selection = None,
        }
    }
}

/// The byte of a side nearest to a point of the sheet.
pub(crate) fn byte_at(rows: &[PlacedRow], side: Side, point: Pos2) -> Option<u32> {
    let laid = rows
        .iter()
        .flat_map(|row| row.cells.of(side).paragraphs.iter().map(move |laid| (row.top, laid)));
    let distance = |top: f32, bottom: f32| (top - point.y).max(point.y - bottom).max(0.0);
    let (top, nearest) = laid.min_by(|(one_top, one), (other_top, other)| {
        let one = distance(one_top + one.top, one_top + one.bottom());
        one.total_cmp(&distance(other_top + other.top, other_top + other.bottom()))
    })?;
    Some(nearest.byte_at(point - vec2(0.0, top)))
}

fn word_at(reading: &Reading, side: Side, byte: u32) -> Option<Selection> {
    let document = reading.document(side)?;
    let sentence = document.sentence(document.sentence_at_byte(byte)?);
    let words = document.words_in(sentence);
    let word = words
        .map(|word| document.word(crate::model::WordIdx::at(word)))
        .find(|word| word.contains(byte) || word.end == byte)?;
    Some(Selection { side, anchor: word.start, head: word.end })
}

fn paragraph_at(reading: &Reading, side: Side, byte: u32) -> Option<Selection> {
    let document = reading.document(side)?;
    let paragraph = document.paragraph(document.paragraph_at_byte(byte)?);
    Some(Selection { side, anchor: paragraph.start, head: paragraph.end })
}

/// The first byte in view of each side.
pub(crate) fn first_bytes(rows: &[&PlacedRow]) -> Sides<u32> {
    let first = |side: Side| {
        let mut laid = rows.iter().flat_map(|row| &row.cells.of(side).paragraphs);
        laid.next().map_or(0, |laid| laid.shown.span.start)
    };
    Sides { left: first(Side::Left), right: first(Side::Right) }
}
