//! The numbers of pages in the margin of a sheet, each beside the line in which its page begins.

use egui::{Align2, Painter, Pos2, Rect, Ui, pos2};

use super::cell::{Cell, Laid};
use crate::compare::Side;
use crate::model::Layout;
use crate::text::Span;
use crate::ui::theme::{Role, Tokens};
use crate::ui::widgets::{line, named};

/// What of the margin stays free between a number and the text, and the most that does.
const GAP_SHARE: f32 = 0.2;
const WIDEST_GAP: f32 = 6.0;

/// Draws the numbers beside a cell with its top left at `origin`. A text on a single page gets none.
pub(super) fn pages(
    ui: &Ui,
    painter: &Painter,
    (side, origin): (Side, Pos2),
    (cell, layout): (&Cell, &Layout),
    tokens: &Tokens,
) {
    let Some(&(_, longest)) = layout.pages.last().filter(|_| layout.pages.len() > 1) else {
        return;
    };
    let mut below = f32::NEG_INFINITY;
    for laid in &cell.paragraphs {
        for &(byte, number) in begun_in(laid, layout) {
            let Some(row) = row_at(laid, byte, origin) else { continue };
            // Of pages that begin in one line the first is told.
            if row.top() < below {
                continue;
            }
            if let Some(drawn) = number_ui(painter, row, &Label { number, longest }, tokens) {
                below = row.bottom();
                let id = ui.scope_id().with(("page", side, number));
                let response = ui.interact(drawn, id, egui::Sense::empty());
                named(&response, egui::accesskit::Role::Label, &format!("page {number}"));
            }
        }
    }
}

/// The pages that begin in a paragraph.
fn begun_in<'l>(laid: &Laid, layout: &'l Layout) -> &'l [(u32, u32)] {
    let Span { start, end } = laid.shown.span;
    let first = layout.pages.partition_point(|&(byte, _)| byte < start);
    let last = layout.pages.partition_point(|&(byte, _)| byte < end);
    layout.pages.get(first..last).unwrap_or_default()
}

/// The line that a byte stands in.
fn row_at(laid: &Laid, byte: u32, origin: Pos2) -> Option<Rect> {
    let rest = Span::new(byte, laid.shown.span.end);
    laid.boxes(rest).first().map(|row| row.translate(origin.to_vec2()).with_min_x(origin.x))
}

/// The number left of a line; nothing where there is no room for it.
fn number_ui(painter: &Painter, row: Rect, label: &Label, tokens: &Tokens) -> Option<Rect> {
    let format = Role::Count.format(tokens.ink2);
    let set = |text: &str| line(painter, text, format.clone(), 200.0);
    let margin = row.left() - painter.clip_rect().left();
    let gap = (margin * GAP_SHARE).min(WIDEST_GAP);
    let room = margin - gap;
    // All numbers of a document look alike: with "p." where there is room for the longest.
    let has_room = set(&format!("p. {}", label.longest)).size().x <= room;
    let prefix = if has_room { "p. " } else { "" };
    let galley = set(&format!("{prefix}{}", label.number));
    if galley.size().x > room {
        return None;
    }
    let at = pos2(row.left() - gap, row.center().y);
    let drawn = Align2::RIGHT_CENTER.anchor_size(at, galley.size());
    painter.galley(drawn.min.round(), galley, tokens.ink2);
    drawn.intersects(painter.clip_rect()).then_some(drawn)
}

/// A page's number, and the one that is longest in its document.
struct Label {
    number: u32,
    longest: u32,
}
