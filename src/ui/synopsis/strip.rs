//! The strip at the right edge: one narrow column a document, and the part in view.

use egui::{
    Color32, CornerRadius, CursorIcon, Painter, Rect, Sense, Shape, Stroke, StrokeKind, Ui, pos2,
    vec2,
};

use super::Scene;
use crate::app::{STRIP_COLUMNS, Segment, ShownRows, StripForm};
use crate::ui::theme::{Tokens, tokens};
use crate::ui::widgets::{focus_ring, named};

const COLUMN: f32 = 7.0;
const BETWEEN: f32 = 2.0;
const MARGIN: f32 = 10.0;

/// How wide the strip of so many columns is.
pub(super) fn width(n_columns: usize) -> f32 {
    let n_columns = n_columns.min(STRIP_COLUMNS) as f32;
    n_columns * (COLUMN + BETWEEN) - BETWEEN + 2.0 * 6.0
}

/// Draws the strip; answers the share of the height that was clicked or dragged to.
pub(super) fn strip(
    ui: &mut Ui,
    scene: &Scene,
    shown: &ShownRows,
    in_view: (f32, f32),
) -> Option<f32> {
    let tokens = tokens(ui.ctx());
    let rect = scene.strip;
    let response = ui.interact(rect, egui::Id::unique("synopsis strip"), Sense::click_and_drag());
    named(&response, egui::accesskit::Role::ScrollBar, "strip: the whole of all columns");
    let painter = ui.painter_at(rect);
    painter.rect_filled(rect, 0, tokens.chrome);
    painter.vline(rect.left() + 0.5, rect.y_range(), Stroke::new(1.0, tokens.line));
    let n_columns = scene.n_columns.min(STRIP_COLUMNS) as f32;
    let room = rect.height() - 2.0 * MARGIN;
    // A short text keeps its proportions instead of being stretched over the whole height.
    let height = room.min(shown.rows.len() as f32 * 24.0).max(1.0);
    let field = Rect::from_min_size(
        pos2(
            (rect.center().x - (n_columns * (COLUMN + BETWEEN) - BETWEEN) / 2.0).round(),
            rect.top() + MARGIN,
        ),
        vec2(n_columns * (COLUMN + BETWEEN) - BETWEEN, height),
    );
    for segment in &shown.segments {
        draw(&painter, place(field, segment), segment.form, tokens);
    }
    chips(&painter, field, shown, tokens);
    let view = Rect::from_min_max(
        pos2(rect.left() + 1.0, field.top() + in_view.0 * height - 2.0),
        pos2(rect.right() - 1.0, field.top() + in_view.1.min(1.0) * height + 2.0),
    );
    let stroke = Stroke::new(1.5, tokens.ink);
    painter.rect(view, CornerRadius::same(2), tokens.view_port(), stroke, StrokeKind::Inside);
    focus_ring(ui, &response, rect, 2);
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    let pointer =
        response.interact_pointer_pos().filter(|_| response.clicked() || response.dragged())?;
    Some(((pointer.y - field.top()) / height).clamp(0.0, 1.0))
}

fn place(field: Rect, segment: &Segment) -> Rect {
    let x = field.left() + segment.column as f32 * (COLUMN + BETWEEN);
    let top = field.top() + segment.top * field.height();
    let bottom = (field.top() + segment.bottom * field.height()).max(top + 1.5);
    Rect::from_min_max(pos2(x, top), pos2(x + COLUMN, bottom))
}

fn draw(painter: &Painter, rect: Rect, form: StripForm, tokens: &Tokens) {
    match form {
        StripForm::Same => {
            painter.rect_filled(rect, 0, tokens.strip_identical);
        }
        StripForm::Edited => {
            painter.rect_filled(rect, 0, tokens.strip_edited);
        }
        StripForm::Paraphrased => stripes(painter, rect, tokens.strip_edited),
        StripForm::OnlyHere => {
            let stroke = Stroke::new(1.25, tokens.right_only.ink);
            painter.rect(rect, 0, tokens.chrome, stroke, StrokeKind::Inside);
        }
        StripForm::Moved => {
            painter.rect_filled(rect, 0, tokens.moved.wash);
            let edge = [
                rect.left_top(),
                rect.right_top(),
                rect.right_bottom(),
                rect.left_bottom(),
                rect.left_top(),
            ];
            let stroke = Stroke::new(1.25, tokens.moved.ink);
            painter.extend(Shape::dashed_line(&edge, stroke, 2.0, 1.5));
        }
        StripForm::Boilerplate => {
            let thin = Rect::from_center_size(rect.center(), vec2(3.0, rect.height()));
            painter.rect_filled(thin, 0, tokens.strip_identical);
        }
    }
}

fn stripes(painter: &Painter, rect: Rect, color: Color32) {
    let mut y = rect.top();
    while y < rect.bottom() {
        let bottom = (y + 1.5).min(rect.bottom());
        let line = Rect::from_min_max(pos2(rect.left(), y), pos2(rect.right(), bottom));
        painter.rect_filled(line, 0, color);
        y += 3.0;
    }
}

/// Where hits stand: chips over the columns, at most one for two points of height in each.
fn chips(painter: &Painter, field: Rect, shown: &ShownRows, tokens: &Tokens) {
    let mut last = [f32::NEG_INFINITY; STRIP_COLUMNS];
    for &(column, share, term) in &shown.chips {
        let Some(last) = last.get_mut(column) else { continue };
        let y = field.top() + share * field.height();
        if y < *last + 2.0 {
            continue;
        }
        *last = y;
        let x = field.left() + column as f32 * (COLUMN + BETWEEN);
        let chip = Rect::from_min_size(pos2(x + 1.0, y).round(), vec2(COLUMN - 2.0, 4.0));
        let stroke = Stroke::new(1.0, tokens.hit_ink);
        painter.rect(chip, 0, tokens.marked(term), stroke, StrokeKind::Middle);
    }
}
