//! The few icons of the frame, drawn as lines of 1.5 points: no icon font.

use egui::epaint::{CircleShape, RectShape};
use egui::{
    Color32, CornerRadius, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Vec2, pos2, vec2,
};

use crate::compare::Side;

/// What can be drawn in a 16 point square.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Icon {
    Sidebar,
    Folder,
    Search,
    Cross,
    Plus,
    Down,
    Up,
    RightwardChevron,
    Dots,
    Swap,
    Warning,
    Partial,
    Gone,
    Check,
    Calendar,
    Clock,
    Number,
    Person,
    Quotes,
}

/// Draws an icon around a centre.
pub(crate) fn icon(painter: &Painter, center: Pos2, icon: Icon, color: Color32) {
    let stroke = Stroke::new(1.5, color);
    let at = |x: f32, y: f32| pos2(center.x + x, center.y + y);
    let line = |points: &[(f32, f32)]| {
        let points = points.iter().map(|&(x, y)| at(x, y)).collect();
        painter.add(Shape::line(points, stroke));
    };
    match icon {
        Icon::Sidebar => {
            frame(painter, Rect::from_center_size(center, vec2(12.0, 11.0)), 2, stroke);
            line(&[(-2.0, -5.5), (-2.0, 5.5)]);
        }
        Icon::Folder => line(&[
            (-6.0, 4.5),
            (-6.0, -4.5),
            (-1.5, -4.5),
            (0.5, -2.5),
            (6.0, -2.5),
            (6.0, 4.5),
            (-6.0, 4.5),
        ]),
        Icon::Search => {
            painter.add(CircleShape::stroke(at(-1.0, -1.0), 4.25, stroke));
            line(&[(2.2, 2.2), (5.5, 5.5)]);
        }
        Icon::Cross => {
            line(&[(-4.0, -4.0), (4.0, 4.0)]);
            line(&[(4.0, -4.0), (-4.0, 4.0)]);
        }
        Icon::Plus => {
            line(&[(-5.0, 0.0), (5.0, 0.0)]);
            line(&[(0.0, -5.0), (0.0, 5.0)]);
        }
        Icon::Down => line(&[(-3.5, -1.75), (0.0, 1.75), (3.5, -1.75)]),
        Icon::Up => line(&[(-3.5, 1.75), (0.0, -1.75), (3.5, 1.75)]),
        Icon::RightwardChevron => line(&[(-1.75, -3.5), (1.75, 0.0), (-1.75, 3.5)]),
        Icon::Dots => {
            for x in [-5.0, 0.0, 5.0] {
                painter.circle_filled(at(x, 0.0), 1.5, color);
            }
        }
        Icon::Swap => {
            line(&[(-6.0, -2.5), (6.0, -2.5)]);
            line(&[(3.0, -5.5), (6.0, -2.5)]);
            line(&[(6.0, 2.5), (-6.0, 2.5)]);
            line(&[(-3.0, 5.5), (-6.0, 2.5)]);
        }
        Icon::Warning => {
            line(&[(0.0, -5.5), (6.5, 5.5), (-6.5, 5.5), (0.0, -5.5), (6.5, 5.5)]);
            line(&[(0.0, -1.5), (0.0, 2.0)]);
            painter.circle_filled(at(0.0, 3.8), 0.9, color);
        }
        Icon::Partial => {
            line(&[(-4.5, 6.0), (-4.5, -6.0), (1.5, -6.0), (4.5, -3.0), (4.5, 0.0)]);
            painter.extend(Shape::dashed_line(
                &[at(4.5, 1.0), at(4.5, 6.0), at(-4.5, 6.0)],
                stroke,
                2.0,
                2.0,
            ));
        }
        Icon::Gone => {
            line(&[(-3.5, 5.0), (-3.5, -5.0), (1.0, -5.0), (3.5, -2.5), (3.5, 5.0), (-3.5, 5.0)]);
            line(&[(-6.0, 4.0), (6.0, -4.0)]);
        }
        Icon::Calendar => {
            frame(
                painter,
                Rect::from_center_size(center + vec2(0.0, 0.5), vec2(12.0, 11.0)),
                2,
                stroke,
            );
            line(&[(-5.5, -1.5), (5.5, -1.5)]);
            line(&[(-2.5, -6.5), (-2.5, -4.0)]);
            line(&[(2.5, -6.5), (2.5, -4.0)]);
        }
        Icon::Clock => {
            painter.add(CircleShape::stroke(center, 5.5, stroke));
            line(&[(0.0, -3.0), (0.0, 0.0), (2.5, 1.5)]);
        }
        Icon::Number => {
            line(&[(-1.0, -5.5), (-2.5, 5.5)]);
            line(&[(2.5, -5.5), (1.0, 5.5)]);
            line(&[(-5.0, -2.0), (5.0, -2.0)]);
            line(&[(-5.0, 2.0), (5.0, 2.0)]);
        }
        Icon::Person => {
            painter.add(CircleShape::stroke(at(0.0, -2.5), 2.75, stroke));
            line(&[(-5.0, 6.0), (-4.0, 3.0), (-2.0, 2.0), (2.0, 2.0), (4.0, 3.0), (5.0, 6.0)]);
        }
        Icon::Quotes => {
            for x in [-3.0, 3.0] {
                line(&[(x + 1.5, -4.0), (x - 1.0, -2.0), (x - 1.75, 1.0)]);
                painter.circle_filled(at(x, 1.5), 1.75, color);
            }
        }
        Icon::Check => line(&[(-4.0, 0.0), (-1.0, 3.0), (4.5, -3.5)]),
    }
}

/// Two leaves, one of them full: which side a document stands on.
pub(crate) fn leaf(painter: &Painter, rect: Rect, side: Side, color: Color32) {
    let rect = Rect::from_center_size(rect.center().round(), vec2(15.0, 12.0));
    let middle = rect.center().x;
    let full = match side {
        Side::Left => Rect::from_min_max(rect.min, pos2(middle, rect.max.y)),
        Side::Right => Rect::from_min_max(pos2(middle, rect.min.y), rect.max),
    };
    frame(painter, rect, 2, Stroke::new(1.0, color));
    painter.rect_filled(full, CornerRadius::same(2), color);
    painter.vline(middle, rect.y_range(), Stroke::new(1.0, color));
}

/// The picture of two sheets joined by a ribbon, for the empty window.
pub(crate) fn two_sheets(
    painter: &Painter,
    rect: Rect,
    ink: Color32,
    mark: Color32,
    ribbon: Color32,
) {
    let size = vec2(56.0, 104.0);
    let sheets = [
        Rect::from_min_size(rect.min, size),
        Rect::from_min_size(rect.right_top() - vec2(size.x, 0.0), size),
    ];
    let stroke = Stroke::new(1.5, ink);
    let [left, right] = sheets;
    let (y1, y2) = (rect.top() + 38.0, rect.top() + 56.0);
    painter.add(Shape::convex_polygon(
        vec![
            pos2(left.right(), y1),
            pos2(right.left(), y1 + 4.0),
            pos2(right.left(), y2 + 4.0),
            pos2(left.right(), y2),
        ],
        ribbon,
        Stroke::NONE,
    ));
    for (sheet, shift) in [(left, 0.0), (right, 4.0)] {
        frame(painter, sheet, 4, stroke);
        for (row, (y, width)) in
            [(14.0, 36.0), (24.0, 26.0), (40.0, 36.0), (50.0, 28.0), (78.0, 36.0), (88.0, 22.0)]
                .into_iter()
                .enumerate()
        {
            let is_marked = row == 2 || row == 3;
            let y = sheet.top() + y + if is_marked { shift } else { 0.0 };
            let color = if is_marked { mark } else { ink };
            let from = pos2(sheet.left() + 10.0, y);
            painter.line_segment(
                [from, from + vec2(width, 0.0)],
                Stroke::new(if is_marked { 2.0 } else { 1.25 }, color),
            );
        }
    }
}

fn frame(painter: &Painter, rect: Rect, radius: u8, stroke: Stroke) {
    painter.add(RectShape::stroke(rect, CornerRadius::same(radius), stroke, StrokeKind::Middle));
}

/// A frame of dashes with the corners left out.
pub(crate) fn dashed_frame(painter: &Painter, rect: Rect, radius: f32, stroke: Stroke) {
    let inner = rect.shrink2(Vec2::splat(radius));
    for edge in [
        [pos2(inner.left(), rect.top()), pos2(inner.right(), rect.top())],
        [pos2(inner.left(), rect.bottom()), pos2(inner.right(), rect.bottom())],
        [pos2(rect.left(), inner.top()), pos2(rect.left(), inner.bottom())],
        [pos2(rect.right(), inner.top()), pos2(rect.right(), inner.bottom())],
    ] {
        painter.extend(Shape::dashed_line(&edge, stroke, 4.0, 3.0));
    }
}
