//! The strip at the right edge: the whole of both documents in aligned coordinates.

use egui::{Painter, Rect, Sense, Stroke, Ui, pos2, vec2};

use crate::app::reading::{Chip, Form, Overview, Segment};
use crate::compare::{Side, Sides};
use crate::ui::strip::{chip, dashed, hollow, stripes, thin, view_port};
use crate::ui::theme::Tokens;
use crate::ui::widgets::named;

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
    view_port(ui, response, (field, what.view), tokens)
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
    match segment.form {
        Form::Identical => drop(painter.rect_filled(rect, 0, tokens.strip_identical)),
        Form::Edited => drop(painter.rect_filled(rect, 0, tokens.strip_edited)),
        Form::Paraphrased => stripes(painter, rect, tokens.strip_edited),
        Form::LeftOnly => hollow(painter, rect, tokens.left_only.ink, tokens),
        Form::RightOnly => hollow(painter, rect, tokens.right_only.ink, tokens),
        Form::Boilerplate => thin(painter, rect, tokens),
        Form::Moved => moved(painter, field, rect, segment, tokens),
    }
}

fn moved(painter: &Painter, field: Rect, rect: Rect, segment: &Segment, tokens: &Tokens) {
    dashed(painter, rect, tokens);
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
            let at = Rect::from_min_size(pos2(x, y - 2.0).round(), vec2(5.0, 4.0));
            chip(painter, at, term, tokens);
        }
    }
}
