//! The strip at the right edge: the whole of both documents in aligned coordinates.

use egui::{
    Color32, CornerRadius, CursorIcon, Painter, Rect, Sense, Shape, Stroke, StrokeKind, Ui, pos2,
    vec2,
};

use crate::app::reading::{Chip, Form, Overview, Segment};
use crate::compare::{Side, Sides};
use crate::ui::theme::Tokens;
use crate::ui::widgets::{focus_ring, named};

/// Width of a column, and in a narrow strip, which has to hold the chips as well.
const COLUMN: f32 = 10.0;
const NARROW_COLUMN: f32 = 6.0;
const BETWEEN: f32 = 4.0;
const MARGIN: f32 = 10.0;
/// Shorter segments are drawn as high as this, the strongest kind on top.
const LEAST: f32 = 1.5;

/// What the strip shows.
#[derive(Clone, Copy, Debug)]
pub(crate) struct StripOf<'a> {
    pub(crate) overview: &'a Overview,
    /// Where hits stand.
    pub(crate) chips: &'a Sides<Vec<Chip>>,
    /// The part in view, as shares of the whole height.
    pub(crate) view: (f32, f32),
}

/// Draws the strip; answers the share of the height that was clicked or dragged to.
pub(crate) fn strip_ui(ui: &mut Ui, rect: Rect, what: StripOf<'_>, tokens: &Tokens) -> Option<f32> {
    let response = ui.interact(rect, ui.scope_id().with("strip"), Sense::click_and_drag());
    named(&response, egui::accesskit::Role::ScrollBar, "strip: the whole of both documents");
    let painter = ui.painter_at(rect);
    painter.rect_filled(rect, 0, tokens.chrome);
    painter.vline(rect.left() + 0.5, rect.y_range(), Stroke::new(1.0, tokens.line));
    let room = rect.height() - 2.0 * MARGIN;
    // A short text keeps its proportions instead of being stretched over the whole height.
    let height = room.min(what.overview.height() * 0.5);
    let column = if rect.width() < 40.0 { NARROW_COLUMN } else { COLUMN };
    let field = Rect::from_min_size(
        pos2(rect.center().x - column - BETWEEN / 2.0, rect.top() + MARGIN),
        vec2(2.0 * column + BETWEEN, height),
    );
    for segment in &what.overview.segments {
        draw(&painter, field, segment, tokens);
    }
    hits(&painter, field, what, tokens);
    let view = Rect::from_min_max(
        pos2(rect.left() + 1.0, field.top() + what.view.0 * height - 2.0),
        pos2(rect.right() - 1.0, field.top() + what.view.1.min(1.0) * height + 2.0),
    );
    let stroke = Stroke::new(1.5, tokens.ink);
    painter.rect(view, CornerRadius::same(2), tokens.view_port(), stroke, StrokeKind::Inside);
    focus_ring(ui, &response, rect, 2);
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    let pointer =
        response.interact_pointer_pos().filter(|_| response.clicked() || response.dragged())?;
    Some(((pointer.y - field.top()) / height).clamp(0.0, 1.0))
}

fn column_width(field: Rect) -> f32 {
    (field.width() - BETWEEN) / 2.0
}

fn column(field: Rect, side: Side, segment: (f32, f32)) -> Rect {
    let x = match side {
        Side::Left => field.left(),
        Side::Right => field.right() - column_width(field),
    };
    let top = field.top() + segment.0 * field.height();
    let bottom = (field.top() + segment.1 * field.height()).max(top + LEAST);
    Rect::from_min_max(pos2(x, top), pos2(x + column_width(field), bottom))
}

fn draw(painter: &Painter, field: Rect, segment: &Segment, tokens: &Tokens) {
    let rect = column(field, segment.side, (segment.top, segment.bottom));
    let hollow = |color: Color32| {
        let stroke = Stroke::new(1.25, color);
        painter.rect(rect, 0, tokens.chrome, stroke, StrokeKind::Inside);
    };
    match segment.form {
        Form::Identical => drop(painter.rect_filled(rect, 0, tokens.strip_identical)),
        Form::Edited => drop(painter.rect_filled(rect, 0, tokens.strip_edited)),
        Form::Paraphrased => stripes(painter, rect, tokens.strip_edited),
        Form::LeftOnly => hollow(tokens.left_only.ink),
        Form::RightOnly => hollow(tokens.right_only.ink),
        Form::Boilerplate => {
            let thin = Rect::from_center_size(rect.center(), vec2(4.0, rect.height()));
            painter.rect_filled(thin, 0, tokens.strip_identical);
        }
        Form::Moved => moved(painter, field, rect, segment, tokens),
    }
}

fn stripes(painter: &Painter, rect: Rect, color: Color32) {
    let mut y = rect.top();
    while y < rect.bottom() {
        let bottom = (y + 1.5).min(rect.bottom());
        painter.rect_filled(
            Rect::from_min_max(pos2(rect.left(), y), pos2(rect.right(), bottom)),
            0,
            color,
        );
        y += 3.0;
    }
}

fn moved(painter: &Painter, field: Rect, rect: Rect, segment: &Segment, tokens: &Tokens) {
    let stroke = Stroke::new(1.25, tokens.moved.ink);
    painter.rect_filled(rect, 0, tokens.moved.wash);
    let inner = rect.shrink(0.6);
    let edge = [
        inner.left_top(),
        inner.right_top(),
        inner.right_bottom(),
        inner.left_bottom(),
        inner.left_top(),
    ];
    painter.extend(Shape::dashed_line(&edge, stroke, 2.0, 1.5));
    if let Some(partner) = segment.partner.filter(|_| segment.side == Side::Left) {
        let from = pos2(field.left() + column_width(field), rect.center().y);
        let to = pos2(field.right() - column_width(field), field.top() + partner * field.height());
        painter.line_segment([from, to], Stroke::new(1.0, tokens.moved.ink));
    }
}

/// Chips on the outer sides; at most one for two points of height.
fn hits(painter: &Painter, field: Rect, what: StripOf<'_>, tokens: &Tokens) {
    for side in Side::BOTH {
        let mut last = f32::NEG_INFINITY;
        for &Chip { share, term } in what.chips.of(side) {
            let y = field.top() + share * field.height();
            if y < last + 2.0 {
                continue;
            }
            last = y;
            let x = match side {
                Side::Left => field.left() - 7.0,
                Side::Right => field.right() + 2.0,
            };
            let chip = Rect::from_min_size(pos2(x, y - 2.0).round(), vec2(5.0, 4.0));
            painter.rect(
                chip,
                0,
                tokens.marked(term),
                Stroke::new(1.0, tokens.hit_ink),
                StrokeKind::Middle,
            );
        }
    }
}
