//! The text of a line: number, file, what stands before the hit, the hit, what stands after it.
//!
//! The text before ends where the hit begins and is cut at its start, so that the hits stand below
//! each other; both sides are cut between words.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{Align2, Galley, Painter, Rect, Ui, pos2};

use super::Line;
use crate::model::Document;
use crate::text::Span;
use crate::ui::panel::quote::boundary;
use crate::ui::reading::{Shown, hit_box};
use crate::ui::theme::{Role, tokens};
use crate::ui::{View, grouped, widgets};

/// So much context is looked at on each side; a line shows no more.
const CONTEXT_BYTES: u32 = 400;
/// Space between a hit and the words beside it.
const BESIDE: f32 = 8.0;
/// Space where the hit is part of a word.
const INSIDE: f32 = 3.0;

/// Where the parts of a line stand, in points of the window.
#[derive(Clone, Copy, Debug)]
pub(super) struct Columns {
    /// The right end of the number.
    pub(super) number: f32,
    /// The file's name.
    pub(super) file: f32,
    /// The text, from where the context may begin to where it must end.
    pub(super) text: (f32, f32),
    /// The left edge of the hits.
    pub(super) middle: f32,
    /// The left edge of what is said about counterparts.
    pub(super) others: f32,
    /// The right end of everything.
    pub(super) right: f32,
}

impl Columns {
    pub(super) fn of(body: Rect) -> Self {
        let is_narrow = body.width() < 760.0;
        let (names, others) = if is_narrow { (84.0, 40.0) } else { (140.0, 148.0) };
        let file = body.left() + 64.0;
        let right = body.right() - 16.0;
        let text = (file + names + 16.0, right - others - 12.0);
        let middle = (f32::midpoint(text.0, text.1) - 20.0).round();
        let number = file - 14.0;
        Self { number, file, text, middle, others: right - others, right }
    }
}

/// Draws a line.
pub(super) fn draw(ui: &Ui, view: &View<'_>, line: Line, columns: &Columns, rect: Rect) {
    let tokens = tokens(ui.ctx());
    let Some(document) = view.state.corpus.document(line.at.document) else { return };
    let (painter, y) = (ui.painter(), rect.center().y);
    let number = (pos2(columns.number, y), Align2::RIGHT_CENTER);
    let room = columns.number - rect.left() - 6.0;
    widgets::text(
        painter,
        number,
        &grouped(line.number + 1),
        Role::Count.format(tokens.ink2),
        room,
    );
    let file = (pos2(columns.file, y), Align2::LEFT_CENTER);
    let room = columns.text.0 - columns.file - 12.0;
    widgets::text(painter, file, document.file_name(), Role::Interface.format(tokens.ink2), room);
    let factor = f32::from(view.state.settings.text_size) / 100.0;
    let context = view.state.context_of(line.at.document, line.hit.span);
    let plain = Role::Quote.scaled(tokens.ink, factor);
    let strong = Role::QuoteStrong.scaled(tokens.hit_ink, factor);

    let hit = Shown::new(document, capped(document, line.hit.span)).text;
    let room = 0.6 * (columns.text.1 - columns.middle);
    let hit = widgets::line(painter, &hit, strong, room);
    let at = pos2(columns.middle, y - hit.size().y / 2.0).round();
    let place = Rect::from_min_size(at, hit.size());
    hit_box(painter, place, line.hit.term, false, tokens);
    painter.galley(at, hit, tokens.hit_ink);

    let (before, is_cut) = before(document, context, line.hit.span);
    let gap = if before.ends_with(' ') { BESIDE } else { INSIDE };
    let end = columns.middle - gap;
    let side = Side { text: before.trim(), is_cut, format: plain.clone(), y };
    side.draw_before(painter, columns.text.0, end);

    let (after, is_cut) = after(document, context, line.hit.span);
    let gap = if after.starts_with(' ') { BESIDE } else { INSIDE };
    let side = Side { text: after.trim(), is_cut, format: plain, y };
    side.draw_after(painter, place.right() + gap, columns.text.1);
}

/// What of a long hit is laid out.
fn capped(document: &Document, hit: Span) -> Span {
    Span::new(hit.start, boundary(document.text(), hit.end.min(hit.start + CONTEXT_BYTES)))
}

/// The text before a hit, and whether there is more of it.
fn before(document: &Document, context: Span, hit: Span) -> (String, bool) {
    let start = hit.start.saturating_sub(CONTEXT_BYTES);
    let start = boundary(document.text(), start).max(context.start);
    (Shown::new(document, Span::new(start, hit.start)).text, start > context.start)
}

/// The text after a hit, and whether there is more of it.
fn after(document: &Document, context: Span, hit: Span) -> (String, bool) {
    let end = boundary(document.text(), (hit.end + CONTEXT_BYTES).min(context.end)).max(hit.end);
    (Shown::new(document, Span::new(hit.end, end)).text, end < context.end)
}

/// What stands on one side of a hit.
struct Side<'a> {
    text: &'a str,
    /// Whether there is more than was looked at.
    is_cut: bool,
    format: TextFormat,
    y: f32,
}

impl Side<'_> {
    /// Draws the text so that it ends at `right`, cut at its start.
    fn draw_before(&self, painter: &Painter, left: f32, right: f32) {
        let galley = self.galley(painter, self.text);
        let top = (self.y - galley.size().y / 2.0).round();
        let origin = pos2((right - galley.size().x).round(), top);
        if origin.x >= left && !self.is_cut {
            painter.galley(origin, galley, self.format.color);
            return;
        }
        let dots = self.galley(painter, "…");
        let room = left + dots.size().x - origin.x;
        let Some(cut) = first_from(&galley, room) else { return };
        let x = origin.x + cut;
        painter.galley(pos2((x - dots.size().x).round(), top), dots, self.format.color);
        let seen = Rect::everything_right_of(x - 0.5).intersect(painter.clip_rect());
        painter.with_clip_rect(seen).galley(origin, galley, self.format.color);
    }

    /// Draws the text from `left` on, cut at its end.
    fn draw_after(&self, painter: &Painter, left: f32, right: f32) {
        let galley = self.galley(painter, self.text);
        let origin = pos2(left.round(), (self.y - galley.size().y / 2.0).round());
        if origin.x + galley.size().x <= right && !self.is_cut {
            painter.galley(origin, galley, self.format.color);
            return;
        }
        let dots = self.galley(painter, "…");
        let Some(cut) = last_until(&galley, right - dots.size().x - origin.x) else { return };
        let x = origin.x + cut;
        painter.galley(pos2(x.round(), origin.y), dots, self.format.color);
        let seen = Rect::everything_left_of(x + 0.5).intersect(painter.clip_rect());
        painter.with_clip_rect(seen).galley(origin, galley, self.format.color);
    }

    fn galley(&self, painter: &Painter, text: &str) -> Arc<Galley> {
        let mut job = LayoutJob::single_section(text.to_owned(), self.format.clone());
        job.wrap.max_width = f32::INFINITY;
        job.break_on_newline = false;
        painter.layout_job(job)
    }
}

/// Where the first word begins that stands wholly past `room`; in the middle of a word where that
/// one is all there is.
fn first_from(galley: &Galley, room: f32) -> Option<f32> {
    let glyphs = &galley.rows.first()?.glyphs;
    let past = glyphs.partition_point(|glyph| glyph.pos.x < room);
    let begins = |&at: &usize| {
        let before = at.checked_sub(1).and_then(|before| glyphs.get(before));
        before.is_none_or(|glyph| glyph.chr.is_whitespace())
    };
    let word =
        (past..glyphs.len()).find(begins).or_else(|| (past < glyphs.len()).then_some(past))?;
    glyphs.get(word).map(|glyph| glyph.pos.x)
}

/// Where the last word ends that stands wholly before `room`; in the middle of a word where that one
/// is all there is.
fn last_until(galley: &Galley, room: f32) -> Option<f32> {
    let glyphs = &galley.rows.first()?.glyphs;
    let past = glyphs.partition_point(|glyph| glyph.max_x() <= room);
    let ends = |&at: &usize| glyphs.get(at).is_none_or(|glyph| glyph.chr.is_whitespace());
    let word = (1..=past).rev().find(ends).or_else(|| (past > 0).then_some(past))?;
    glyphs.get(word - 1).map(egui::epaint::text::Glyph::max_x)
}
