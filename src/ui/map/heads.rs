//! The names of rows and columns, which stay while the cells scroll.

use std::sync::Arc;

use egui::epaint::TextShape;
use egui::{Align2, Galley, Id, Painter, Rect, Response, Sense, Shape, Ui, pos2, vec2};

use super::matrix::{Scene, matches};
use super::words::row_name;
use crate::app::Action;
use crate::app::map::{MapAction, Row};
use crate::ui::View;
use crate::ui::icons::{Icon, icon};
use crate::ui::theme::{Role, tokens};
use crate::ui::widgets;

/// Between a head and its cells.
const GAP: f32 = 12.0;

/// Draws the heads around the cells of `area`.
pub(super) fn heads(ui: &Ui, view: &mut View<'_>, scene: &Scene<'_>, area: Rect) {
    let cells = scene.grid.cells(area);
    let rows = Rect::from_min_max(pos2(area.left(), cells.top()), cells.left_bottom());
    for index in scene.rows.clone() {
        if let Some(row) = scene.row(index) {
            row_head(ui, view, scene, (index, row), rows);
        }
    }
    let above = Rect::from_min_max(pos2(cells.left() - GAP, area.top()), cells.right_top());
    let painter = ui.painter().with_clip_rect(above.with_max_y(cells.top()));
    for index in scene.columns.clone() {
        if let Some(row) = scene.row(index) {
            column_head(ui, &painter, view, scene, (index, row));
        }
    }
}

/// A head's text: strong where a person is, fainter where no document has a hit.
fn label(
    ui: &Ui,
    view: &View<'_>,
    scene: &Scene<'_>,
    row: &Row,
    (is_current, width): (bool, f32),
) -> Arc<Galley> {
    let tokens = tokens(ui.ctx());
    let ink = match (is_current, matches(view, row)) {
        (_, false) => tokens.ink3,
        (true, true) => tokens.ink,
        (false, true) => tokens.ink2,
    };
    let role = if is_current || row.is_folded() { Role::Strong } else { Role::Medium };
    let format = if scene.grid.has_figures() { role.format(ink) } else { Role::Count.format(ink) };
    widgets::line(ui.painter(), &row_name(scene.kinship, row), format, width)
}

fn row_head(
    ui: &Ui,
    view: &mut View<'_>,
    scene: &Scene<'_>,
    (index, row): (usize, &Row),
    heads: Rect,
) {
    let tokens = tokens(ui.ctx());
    let painter = ui.painter().with_clip_rect(heads);
    let top = scene.origin.y + scene.grid.start(index);
    let rect = Rect::from_min_size(pos2(heads.left(), top), vec2(heads.width(), scene.grid.size));
    let is_current = [scene.focus, scene.hovered].iter().flatten().any(|at| at.0 == index);
    let galley = label(ui, view, scene, row, (is_current, heads.width() - 2.0 * GAP - 16.0));
    let middle = pos2(rect.right() - GAP, rect.center().y);
    let text = Align2::RIGHT_CENTER.anchor_size(middle, galley.size());
    painter.galley(text.min.round(), galley, tokens.ink);
    let Some(group) = row.group else { return };
    let is_first = index == 0
        || scene.row(index - 1).is_none_or(|above| above.group != row.group || above.is_folded());
    if !(row.is_folded() || is_first) {
        return;
    }
    let sign = if row.is_folded() { Icon::RightwardChevron } else { Icon::Down };
    let center = pos2(text.left() - 11.0, rect.center().y);
    let visible = Rect::from_center_size(center, vec2(22.0, 24.0)).union(text).intersect(heads);
    if !visible.is_positive() {
        return;
    }
    // Space does it by key; heads of a thousand rows would be too many stops.
    let response = ui.interact(visible, Id::unique(("map head", group)), Sense::CLICK);
    let name = fold_name(scene, row);
    widgets::named(&response, egui::accesskit::Role::Button, &name);
    let ink = if response.hovered() { tokens.ink } else { tokens.ink2 };
    icon(&painter, center, sign, ink);
    if clicked(response, &name) {
        view.push(Action::Map(MapAction::Fold(group)));
    }
}

fn clicked(response: Response, name: &str) -> bool {
    let is_clicked = response.clicked();
    response.on_hover_text(name);
    is_clicked
}

fn fold_name(scene: &Scene<'_>, row: &Row) -> String {
    let verb = if row.is_folded() { "unfold" } else { "fold what is like" };
    format!("{verb} {}", row_name(scene.kinship, row))
}

fn column_head(
    ui: &Ui,
    painter: &Painter,
    view: &View<'_>,
    scene: &Scene<'_>,
    (index, row): (usize, &Row),
) {
    let tokens = tokens(ui.ctx());
    let is_current = [scene.focus, scene.hovered].iter().flatten().any(|at| at.1 == index);
    let length = scene.grid.heads_width - 40.0;
    let galley = label(ui, view, scene, row, (is_current, length));
    let x = scene.origin.x + scene.grid.start(index) + scene.grid.size * 0.42;
    let foot = pos2(x, painter.clip_rect().bottom() - 8.0).round();
    let at = foot - vec2(0.0, galley.size().y / 2.0);
    let shape = TextShape::new(at, galley, tokens.ink)
        .with_angle_and_anchor(-scene.grid.angle, Align2::LEFT_CENTER);
    painter.add(Shape::Text(shape));
}
