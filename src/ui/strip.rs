//! The forms of a strip: what a stretch of a column looks like, the part in view, and where a click
//! leads. The sheets and the synopsis have one each.

use egui::{
    Color32, CornerRadius, CursorIcon, Painter, Rect, Response, Shape, Stroke, StrokeKind, Ui,
    pos2, vec2,
};

use super::theme::Tokens;
use super::widgets::focus_ring;

/// Stripes across a column: in other words.
pub(crate) fn stripes(painter: &Painter, rect: Rect, color: Color32) {
    let mut y = rect.top();
    while y < rect.bottom() {
        let bottom = (y + 1.5).min(rect.bottom());
        let line = Rect::from_min_max(pos2(rect.left(), y), pos2(rect.right(), bottom));
        painter.rect_filled(line, 0, color);
        y += 3.0;
    }
}

/// A frame: only here.
pub(crate) fn hollow(painter: &Painter, rect: Rect, color: Color32, tokens: &Tokens) {
    let stroke = Stroke::new(1.25, color);
    painter.rect(rect, 0, tokens.chrome, stroke, StrokeKind::Inside);
}

/// A dashed frame: it stands elsewhere.
pub(crate) fn dashed(painter: &Painter, rect: Rect, tokens: &Tokens) {
    painter.rect_filled(rect, 0, tokens.moved.wash);
    let inner = rect.shrink(0.6);
    let edge = [
        inner.left_top(),
        inner.right_top(),
        inner.right_bottom(),
        inner.left_bottom(),
        inner.left_top(),
    ];
    painter.extend(Shape::dashed_line(&edge, Stroke::new(1.25, tokens.moved.ink), 2.0, 1.5));
}

/// A thin line: boilerplate.
pub(crate) fn thin(painter: &Painter, rect: Rect, tokens: &Tokens) {
    let line = Rect::from_center_size(rect.center(), vec2(4.0, rect.height()));
    painter.rect_filled(line, 0, tokens.strip_identical);
}

/// A hit.
pub(crate) fn chip(painter: &Painter, rect: Rect, term: u16, tokens: &Tokens) {
    let stroke = Stroke::new(1.0, tokens.hit_ink);
    painter.rect(rect, 0, tokens.marked(term), stroke, StrokeKind::Middle);
}

/// Frames the part in view, as shares of the height of `field`; answers the share of it that was
/// clicked or dragged to.
pub(crate) fn view_port(
    ui: &Ui,
    response: Response,
    (field, in_view): (Rect, (f32, f32)),
    tokens: &Tokens,
) -> Option<f32> {
    let rect = response.rect;
    let painter = ui.painter_at(rect);
    let y = |share: f32| field.top() + share * field.height();
    let view = Rect::from_min_max(
        pos2(rect.left() + 1.0, y(in_view.0) - 2.0),
        pos2(rect.right() - 1.0, y(in_view.1.min(1.0)) + 2.0),
    );
    let stroke = Stroke::new(1.5, tokens.ink);
    painter.rect(view, CornerRadius::same(2), tokens.view_port(), stroke, StrokeKind::Inside);
    focus_ring(ui, &response, rect, 2);
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    let pointer =
        response.interact_pointer_pos().filter(|_| response.clicked() || response.dragged())?;
    Some(((pointer.y - field.top()) / field.height()).clamp(0.0, 1.0))
}
