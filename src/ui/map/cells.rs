//! The cells of the matrix: ground, figure and bar of three kinds; a dot where nothing is shared.

use egui::{Align2, Mesh, Pos2, Rect, Shape, Ui, pos2, vec2};

use super::matrix::{Scene, look};
use super::words::{Meeting, figure};
use crate::compare::Share;
use crate::ui::View;
use crate::ui::list::share_bar;
use crate::ui::theme::{Role, Tokens, tokens};
use crate::ui::widgets;

/// Whether a cell is what the filter asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    Full,
    /// A document has no hit.
    Faded,
}

/// Draws the cells in view.
pub(super) fn cells(ui: &Ui, view: &View<'_>, scene: &Scene<'_>) {
    let tokens = tokens(ui.ctx());
    ui.painter().add(grounds(scene, tokens));
    for row in scene.rows.clone() {
        for cell in scene.table.cells_of(row, scene.columns.clone()) {
            let at = (row, cell.column as usize);
            let Some(meeting) = Meeting::new(view, at.0, at.1) else { continue };
            let rect = scene.grid.cell(scene.origin, at.0, at.1);
            cell_ui(ui, &meeting, rect, scene.grid.has_figures());
            if look(view, scene, at) == Look::Faded {
                ui.painter().rect_filled(rect, 0, tokens.fade());
            }
        }
    }
}

/// Grounds, dots and the strokes of the diagonal as one shape: they are many and plain.
fn grounds(scene: &Scene<'_>, tokens: &Tokens) -> Shape {
    let mut mesh = Mesh::default();
    for row in scene.rows.clone() {
        for column in scene.columns.clone() {
            let rect = scene.grid.cell(scene.origin, row, column);
            if row == column && scene.row(row).is_none_or(|row| !row.is_folded()) {
                let stroke = vec2(rect.width() * 0.48, 1.0).round();
                mesh.add_colored_rect(around(rect.center(), stroke), tokens.border);
            } else {
                mesh.add_colored_rect(rect, tokens.paper);
                mesh.add_colored_rect(around(rect.center(), vec2(2.0, 2.0)), tokens.border);
            }
        }
    }
    Shape::mesh(mesh)
}

fn around(center: Pos2, size: egui::Vec2) -> Rect {
    Rect::from_min_size((center - size / 2.0).round(), size)
}

/// One cell that shares something.
fn cell_ui(ui: &Ui, meeting: &Meeting<'_>, rect: Rect, has_figure: bool) {
    let share = meeting.share();
    let figure = figure(share.total(), meeting.is_estimate);
    cell_ground(ui, rect, share, has_figure.then_some(&figure));
}

/// The ground, the figure if there is room for one, and the bar.
pub(super) fn cell_ground(ui: &Ui, rect: Rect, share: Share, figure: Option<&str>) {
    let tokens = tokens(ui.ctx());
    ui.painter().rect_filled(rect, 0, tokens.heat(share.total()));
    let Some(figure) = figure else {
        let bar = Rect::from_center_size(rect.center(), vec2(rect.width() - 4.0, 5.0));
        share_bar(ui, bar, share);
        return;
    };
    let anchor = (pos2(rect.center().x, rect.top() + rect.height() * 0.38), Align2::CENTER_CENTER);
    let role = if rect.width() >= 48.0 { Role::Figure } else { Role::Strong };
    widgets::text(ui.painter(), anchor, figure, role.format(tokens.ink), rect.width());
    let width = (rect.width() - 14.0).round();
    let bar = pos2(rect.center().x - width / 2.0, rect.bottom() - 12.0);
    share_bar(ui, Rect::from_min_size(bar, vec2(width, 5.0)), share);
}
