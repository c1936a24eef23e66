//! One line quoted from a document, with its marks, in the reading face.

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, CornerRadius, Rect, Stroke, Ui, pos2, vec2};

use crate::app::reading::WordMark;
use crate::text::Span;
use crate::ui::theme::{Role, Tokens};

/// How a stretch of a quotation is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum QuoteMark {
    /// A word's mark within an edited passage.
    Word(WordMark),
}

/// A line to be quoted: a stretch of a text, and marks inside it in order.
#[derive(Clone, Debug)]
pub(super) struct Quote<'a> {
    pub(super) text: &'a str,
    pub(super) span: Span,
    pub(super) marks: Vec<(Span, QuoteMark)>,
    /// Text size; 1.0 is normal.
    pub(super) factor: f32,
}

/// The longest stretch that is laid out; a row shows no more.
const LONGEST_BYTES: u32 = 600;

/// Draws a quotation in `rect`, cut at its end.
pub(super) fn quote_ui(ui: &Ui, rect: Rect, quote: &Quote<'_>, tokens: &Tokens) {
    let mut job = LayoutJob { break_on_newline: false, ..LayoutJob::default() };
    job.wrap.max_width = rect.width();
    job.wrap.max_rows = 1;
    job.wrap.break_anywhere = true;
    let end = Span::new(quote.span.start, quote.span.end.min(quote.span.start + LONGEST_BYTES));
    let end = boundary(quote.text, end.end).min(quote.span.end);
    let mut at = quote.span.start;
    let mut boxes: Vec<(std::ops::Range<usize>, QuoteMark)> = Vec::new();
    let plain = || Role::Quote.scaled(tokens.ink, quote.factor);
    for &(span, mark) in quote.marks.iter().filter(|(span, _)| span.start < end) {
        append(&mut job, Span::new(at, span.start).of(quote.text), plain());
        let first = job.text.chars().count();
        append(
            &mut job,
            Span::new(span.start, span.end.min(end)).of(quote.text),
            format(mark, tokens, quote.factor),
        );
        boxes.push((first..job.text.chars().count(), mark));
        at = span.end.max(at);
    }
    append(&mut job, Span::new(at, end).of(quote.text), plain());
    let galley = ui.painter().layout_job(job);
    let min = pos2(rect.left(), rect.center().y - galley.size().y / 2.0).round();
    for (range, mark) in boxes {
        let Some(row) = galley.rows.first() else { continue };
        let (Some(first), Some(last)) = (
            row.glyphs.get(range.start),
            row.glyphs.get(range.end.saturating_sub(1).min(row.glyphs.len().saturating_sub(1))),
        ) else {
            continue;
        };
        let place = Rect::from_min_max(
            pos2(min.x + first.pos.x, min.y),
            pos2(min.x + last.max_x(), min.y + row.size.y),
        );
        ground(ui, place, mark, tokens);
    }
    ui.painter().galley(min, galley, tokens.ink);
}

fn append(job: &mut LayoutJob, text: &str, format: TextFormat) {
    let text: String =
        text.chars().map(|c| if c.is_whitespace() || c.is_control() { ' ' } else { c }).collect();
    if !text.is_empty() {
        job.append(&text, 0.0, format);
    }
}

fn format(mark: QuoteMark, tokens: &Tokens, factor: f32) -> TextFormat {
    let colored = |role: Role, color: Color32| role.scaled(color, factor);
    match mark {
        QuoteMark::Word(WordMark::Changed | WordMark::Reworded) => {
            colored(Role::QuoteStrong, tokens.ink)
        }
        QuoteMark::Word(WordMark::Dropped) => TextFormat {
            strikethrough: Stroke::new(1.5, tokens.left_only.ink),
            ..colored(Role::Quote, tokens.left_only.ink)
        },
        QuoteMark::Word(WordMark::Added) => colored(Role::Quote, tokens.right_only.ink),
    }
}

fn ground(ui: &Ui, rect: Rect, mark: QuoteMark, tokens: &Tokens) {
    match mark {
        QuoteMark::Word(WordMark::Changed | WordMark::Reworded) => {
            let rect = rect.expand2(vec2(2.0, -1.0));
            ui.painter().rect_filled(rect, CornerRadius::same(2), tokens.changed_word);
        }
        QuoteMark::Word(WordMark::Added) => {
            let y = rect.bottom() - 2.0;
            let line = Rect::from_min_max(pos2(rect.left(), y - 2.0), pos2(rect.right(), y));
            ui.painter().rect_filled(line, 0, tokens.right_only.ink);
        }
        QuoteMark::Word(WordMark::Dropped) => {}
    }
}

/// The last character boundary at or before a byte.
pub(super) fn boundary(text: &str, byte: u32) -> u32 {
    text.floor_char_boundary(byte as usize) as u32
}
