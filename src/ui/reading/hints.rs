//! What stands beside the passages: second copies and related sentences, drawn faintly.
//!
//! They have no colour of a kind, since they count in no share: a thin dotted line at the inner margin
//! and a small sign of their own in the hinge.

use egui::{Painter, Pos2, Rect, Stroke, pos2};

use super::hinge::{Hinge, OFF_CENTER, PlacedRow, PlacedSign};
use crate::app::reading::{Correspondence, Reading};
use crate::compare::Side;
use crate::ui::signs::Sign;
use crate::ui::theme::Tokens;

/// How far the line stands from the text.
const MARGIN: f32 = 8.0;
/// How far apart the dots of the line are.
const DOT_DISTANCE: f32 = 4.0;

/// Draws the lines of the hints in view with the painter of both sheets, and answers their signs;
/// `columns` are the inner edges of the text on the left and on the right.
pub(super) fn hints(
    hinge: &Hinge<'_>,
    margins: &Painter,
    reading: &Reading,
    rows: &[&PlacedRow],
    columns: [f32; 2],
    shows_related: bool,
) -> Vec<PlacedSign> {
    let mut found = Vec::new();
    for (side, x) in Side::BOTH.into_iter().zip(columns) {
        let Some(extent) = super::hinge::extent(rows, side) else { continue };
        let hints = reading.hints_in(side, extent);
        let shown =
            hints.filter(|(of, _)| shows_related || !matches!(of, Correspondence::Related(_)));
        for (of, hint) in shown {
            let Some((top, bottom)) = hinge.ends(rows, side, hint.span(side)) else { continue };
            let x = if side == Side::Left { x + MARGIN } else { x - MARGIN };
            dotted(margins, x.round(), top, bottom, hinge.tokens);
            let offset = if side == Side::Left { -OFF_CENTER } else { OFF_CENTER };
            let sign = match of {
                Correspondence::AlsoHere(_) => Sign::AlsoHere,
                _ => Sign::Related,
            };
            let y = f32::midpoint(top, bottom);
            found.push(PlacedSign { sign, step: None, of: Some((of, side)), y, offset });
        }
    }
    found
}

fn dotted(painter: &Painter, x: f32, top: f32, bottom: f32, tokens: &Tokens) {
    let mut y = top + 1.0;
    while y < bottom {
        painter.circle_filled(pos2(x + 0.5, y), 0.9, tokens.ink3);
        y += DOT_DISTANCE;
    }
}

/// The frame round a stretch that corresponds to what is pointed at: one line of ink round all its
/// lines of text, which `boxes` are.
pub(super) fn frame(painter: &Painter, boxes: &[Rect], tokens: &Tokens) {
    let stroke = Stroke::new(1.5, tokens.ink2);
    let boxes: Vec<Rect> = boxes.iter().map(|rect| rect.expand2(egui::vec2(3.0, 0.0))).collect();
    for (index, rect) in boxes.iter().enumerate() {
        let above = index.checked_sub(1).and_then(|above| boxes.get(above));
        let below = boxes.get(index + 1);
        painter.vline(rect.left(), rect.y_range(), stroke);
        painter.vline(rect.right(), rect.y_range(), stroke);
        for (y, neighbour) in [(rect.top(), above), (rect.bottom(), below)] {
            for [from, to] in uncovered(rect, neighbour, y) {
                painter.line_segment([from, to], stroke);
            }
        }
    }
}

/// The parts of a horizontal edge that no neighbouring line of text touches.
fn uncovered(rect: &Rect, neighbour: Option<&Rect>, y: f32) -> Vec<[Pos2; 2]> {
    let (left, right) = (rect.left(), rect.right());
    // Between two paragraphs the stretch is open at the margin only.
    let touching =
        neighbour.filter(|other| (other.top() - y).abs() < 2.0 || (other.bottom() - y).abs() < 2.0);
    let parts = match touching {
        None => vec![(left, right)],
        Some(other) => {
            vec![(left, other.left().clamp(left, right)), (other.right().clamp(left, right), right)]
        }
    };
    let long = parts.into_iter().filter(|(from, to)| to > from);
    long.map(|(from, to)| [pos2(from, y), pos2(to, y)]).collect()
}
