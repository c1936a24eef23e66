//! Lays out one side of a row: its paragraphs as galleys, without drawing them.

use std::sync::Arc;

use egui::text::{CCursor, LayoutJob, TextFormat};
use egui::{Color32, Galley, Painter, Rect, Stroke, pos2, vec2};

use super::shown::Shown;
use crate::app::reading::{Marks, Reading, WordMark};
use crate::compare::Side;
use crate::filter::Hit;
use crate::model::{Document, ParagraphIdx};
use crate::text::{Span, words};
use crate::ui::theme::{Role, Tokens};

/// Space between two paragraphs, and below a row.
pub(crate) const PARAGRAPH_GAP: f32 = 12.0;
/// A section head has at most so many words.
const HEADING_WORDS: usize = 9;

/// How reading text is set.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Setting<'a> {
    pub(crate) tokens: &'a Tokens,
    /// Width of the column in points.
    pub(crate) width: f32,
    /// Size of the text; 1.0 is normal.
    pub(crate) factor: f32,
}

/// A paragraph laid out, at its place within the cell.
#[derive(Clone, Debug)]
pub(crate) struct Laid {
    pub(crate) index: usize,
    pub(crate) top: f32,
    pub(crate) galley: Arc<Galley>,
    pub(crate) shown: Shown,
    pub(crate) marks: Marks,
}

/// One side of a row.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cell {
    pub(crate) paragraphs: Vec<Laid>,
    /// Without the gap below.
    pub(crate) height: f32,
}

impl Laid {
    /// The boxes of a stretch, one a line, relative to the cell; empty where nothing is drawn of it.
    pub(crate) fn boxes(&self, span: Span) -> Vec<Rect> {
        let Some(inside) = span.intersection(self.shown.span) else { return Vec::new() };
        let first = self.shown.char_at(inside.start);
        let last = self.shown.char_at(inside.end);
        let mut boxes = Vec::new();
        let mut row_first = 0;
        for row in &self.galley.rows {
            let n = row.glyphs.len();
            let (from, to) = (first.max(row_first), last.min(row_first + n));
            if from < to {
                let left = row.glyphs.get(from - row_first).map_or(0.0, |glyph| glyph.pos.x);
                let right = row
                    .glyphs
                    .get(to - 1 - row_first)
                    .map_or(0.0, egui::epaint::text::Glyph::max_x);
                let top = self.top + row.pos.y;
                boxes.push(Rect::from_min_max(
                    pos2(row.pos.x + left, top),
                    pos2(row.pos.x + right, top + row.size.y),
                ));
            }
            row_first += n + usize::from(row.ends_with_newline);
        }
        boxes
    }

    /// The y of a byte in the reading coordinate: top of its line plus the share of the line that
    /// lies before it, so that neighbouring sentences of one line do not overlap.
    pub(crate) fn reading_y(&self, byte: u32, width: f32) -> f32 {
        let cursor = CCursor::new(self.shown.char_at(byte));
        let at = self.galley.pos_from_cursor(cursor);
        self.top + at.top() + at.height() * (at.left() / width.max(1.0)).clamp(0.0, 1.0)
    }

    /// The byte under a point of the cell.
    pub(crate) fn byte_at(&self, point: egui::Pos2) -> u32 {
        let cursor = self.galley.cursor_from_pos(vec2(point.x, point.y - self.top));
        self.shown.byte_at_char(cursor.index.0)
    }

    pub(crate) fn bottom(&self) -> f32 {
        self.top + self.galley.size().y
    }
}

/// What is laid out.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CellOf<'a> {
    pub(crate) reading: &'a Reading,
    pub(crate) side: Side,
    pub(crate) row: usize,
    /// All hits of the document.
    pub(crate) hits: &'a [Hit],
    /// The passage whose words are marked, whatever its kind.
    pub(crate) lit: Option<usize>,
}

/// Lays out one side of a row; an empty cell where that side has no text.
pub(crate) fn cell(painter: &Painter, what: CellOf<'_>, setting: Setting<'_>) -> Cell {
    let mut cell = Cell::default();
    let (Some(document), Some(row)) =
        (what.reading.document(what.side), what.reading.rows.get(what.row))
    else {
        return cell;
    };
    for index in row.of(what.side).clone() {
        let span = what.reading.paragraph(what.side, index);
        let shown = Shown::new(document, span);
        let marks = what.reading.marks(what.side, span, what.lit);
        let tokens = setting.tokens;
        let recedes = what.reading.recedes(what.side, span);
        let ink = if recedes { tokens.boilerplate.ink } else { tokens.ink };
        let base = Base { role: role(document, index), ink, setting };
        let galley = painter.layout_job(job(&shown, &marks, hits_in(what.hits, span), base));
        let top = if cell.paragraphs.is_empty() { 0.0 } else { cell.height + PARAGRAPH_GAP };
        cell.height = top + galley.size().y;
        cell.paragraphs.push(Laid { index, top, galley, shown, marks });
    }
    cell
}

/// Lays out a stretch of a document as a cell of its own, with these marks and hits.
pub(crate) fn stretch(
    painter: &Painter,
    (document, span): (&Document, Span),
    (marks, hits): (Marks, &[Hit]),
    (role, ink, setting): (Role, Color32, Setting<'_>),
) -> Laid {
    let shown = Shown::new(document, span);
    let base = Base { role, ink, setting };
    let galley = painter.layout_job(job(&shown, &marks, hits_in(hits, span), base));
    Laid { index: 0, top: 0.0, galley, shown, marks }
}

/// The hits inside a span.
pub(crate) fn hits_in(hits: &[Hit], span: Span) -> &[Hit] {
    let first = hits.partition_point(|hit| hit.span.end <= span.start);
    let last = hits.partition_point(|hit| hit.span.start < span.end);
    hits.get(first..last.max(first)).unwrap_or_default()
}

/// How a paragraph is set: the title, a section head, or text.
pub(crate) fn role(document: &Document, index: usize) -> Role {
    let span = document.paragraph(ParagraphIdx::at(index));
    let text = span.of(document.text()).trim_start_matches('#').trim();
    if span.len() > 240 {
        return Role::Reading;
    }
    if let Some(layout) = document.layout().filter(|layout| !layout.headings.is_empty()) {
        // What the format calls a heading is one, and nothing else is.
        return match layout.heading_at_byte(span.start) {
            Some(1) if text == document.title() => Role::Title,
            Some(_) => Role::ReadingStrong,
            None => Role::Reading,
        };
    }
    if index < 24 && document.title_paragraph() == Some(ParagraphIdx::at(index)) {
        return Role::Title;
    }
    let next = document.paragraph(ParagraphIdx::at(index + 1)).of(document.text());
    let ends_open = text.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '’' | '”' | '?'));
    let heads_text = next.len() > 3 * text.len().max(20) && !next.starts_with(['•', '-']);
    let is_byline = text.starts_with("By ") || text.starts_with("by ");
    // Words are counted last: a text of lines has hundreds of thousands of short paragraphs, and all
    // are asked before the first screen.
    let is_short = || words(text).len() <= HEADING_WORDS && !text.is_empty();
    if heads_text && ends_open && !is_byline && !text.contains('|') && is_short() {
        Role::ReadingStrong
    } else {
        Role::Reading
    }
}

#[derive(Clone, Copy)]
struct Base<'a> {
    role: Role,
    ink: Color32,
    setting: Setting<'a>,
}

impl Base<'_> {
    fn format(&self) -> TextFormat {
        self.role.scaled(self.ink, self.setting.factor)
    }

    fn marked(&self, mark: WordMark) -> TextFormat {
        let Setting { tokens, factor, .. } = self.setting;
        match mark {
            WordMark::Reworded => self.format(),
            WordMark::Changed => {
                let strong = match self.role {
                    Role::Reading => Role::ReadingStrong,
                    Role::Cell => Role::CellStrong,
                    role => role,
                };
                strong.scaled(tokens.ink, factor)
            }
            WordMark::Dropped => TextFormat {
                strikethrough: Stroke::new(1.5, tokens.left_only.ink),
                ..self.role.scaled(tokens.left_only.ink, factor)
            },
            WordMark::Added => self.role.scaled(tokens.right_only.ink, factor),
        }
    }
}

/// The layout job of a paragraph: sections wherever a word's mark or a hit begins or ends.
fn job(shown: &Shown, marks: &Marks, hits: &[Hit], base: Base<'_>) -> LayoutJob {
    let mut job = LayoutJob::default();
    job.wrap.max_width = base.setting.width;
    job.break_on_newline = false;
    let mut cuts = vec![shown.span.start, shown.span.end];
    cuts.extend(marks.words.iter().flat_map(|(span, _)| [span.start, span.end]));
    cuts.extend(hits.iter().flat_map(|hit| [hit.span.start, hit.span.end]));
    cuts.retain(|&cut| (shown.span.start..=shown.span.end).contains(&cut));
    cuts.sort_unstable();
    cuts.dedup();
    for (&start, &end) in cuts.iter().zip(cuts.iter().skip(1)) {
        let piece = Span::new(start, end);
        let mark = marks.words.iter().find(|(span, _)| span.covers(piece));
        let mut format = mark.map_or_else(|| base.format(), |&(_, mark)| base.marked(mark));
        if hits.iter().any(|hit| hit.span.covers(piece)) {
            format.color = base.setting.tokens.hit_ink;
        }
        let text = shown.text.get(shown.drawn(start)..shown.drawn(end)).unwrap_or_default();
        if !text.is_empty() {
            job.append(text, 0.0, format);
        }
    }
    job
}
