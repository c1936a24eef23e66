//! The mark of a value in which documents disagree: a box of one point of ink with a diamond at its
//! corner. The same in the sheets, in the findings and in their lists.

use egui::{Color32, CornerRadius, Painter, Rect, Shape, Stroke, StrokeKind, pos2, vec2};

use super::theme::Tokens;

/// Half the width of the diamond.
const DIAMOND: f32 = 4.0;

/// Draws the box around the rectangles of a value, one a line; the diamond stands at the last.
pub(crate) fn value_box(painter: &Painter, rects: &[Rect], tokens: &Tokens) {
    for rect in rects {
        let rect = outline(*rect);
        let stroke = Stroke::new(1.0, tokens.ink);
        painter.rect_stroke(rect, CornerRadius::same(3), stroke, StrokeKind::Inside);
    }
    if let Some(last) = rects.last() {
        let corner = outline(*last).right_top() + vec2(-0.5, 0.5);
        let points = [(0.0, -DIAMOND), (DIAMOND, 0.0), (0.0, DIAMOND), (-DIAMOND, 0.0)];
        let points = points.map(|(x, y)| pos2(corner.x + x, corner.y + y)).to_vec();
        painter.add(Shape::convex_polygon(
            points,
            tokens.ink,
            Stroke::new(0.0, Color32::TRANSPARENT),
        ));
    }
}

/// The box stays within the gaps between words, since a mark must not move them.
fn outline(rect: Rect) -> Rect {
    let rect = rect.expand2(vec2(2.0, -1.0));
    Rect::from_min_max(rect.min.round(), rect.max.round())
}
