//! The strip at the right edge: one narrow column a document, and the part in view.

use egui::{Painter, Rect, Sense, Stroke, Ui, pos2, vec2};

use super::Scene;
use crate::app::{STRIP_COLUMNS, Segment, ShownRows, StripForm};
use crate::ui::strip::{chip, dashed, hollow, stripes, thin, view_port};
use crate::ui::theme::{Tokens, tokens};
use crate::ui::widgets::named;

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
    view_port(ui, response, (field, in_view), tokens)
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
        StripForm::OnlyHere => hollow(painter, rect, tokens.right_only.ink, tokens),
        StripForm::Moved => dashed(painter, rect, tokens),
        StripForm::Boilerplate => thin(painter, rect, tokens),
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
        let at = Rect::from_min_size(pos2(x + 1.0, y).round(), vec2(COLUMN - 2.0, 4.0));
        chip(painter, at, term, tokens);
    }
}
