//! The matrix: rows and columns in one order, only what is in view is drawn.

use egui::accesskit::Role as AccessRole;
use egui::style::ScrollAnimation;
use egui::{Id, Pos2, Rect, ScrollArea, Sense, Stroke, StrokeKind, Tooltip, Ui, WidgetInfo, vec2};

use super::cells::{self, Look};
use super::grid::Grid;
use super::words::{Meeting, row_name};
use super::{MapView, cell_id, heads, part, steer, tip};
use crate::app::Action;
use crate::app::map::{Kinship, MapAction, Row, Table};
use crate::compare::Sides;
use crate::ui::View;
use crate::ui::theme::tokens;
use crate::ui::widgets;

/// What is in view: from where the first cell stands, so many rows and columns.
pub(super) struct Scene<'a> {
    pub(super) kinship: &'a Kinship,
    pub(super) table: &'a Table,
    pub(super) grid: Grid,
    pub(super) origin: Pos2,
    pub(super) rows: std::ops::Range<usize>,
    pub(super) columns: std::ops::Range<usize>,
    /// The row and column that a person is at.
    pub(super) focus: Option<(usize, usize)>,
    /// Those under the pointer.
    pub(super) hovered: Option<(usize, usize)>,
    /// Whether a cell was clicked in this frame.
    is_chosen: bool,
}

impl Scene<'_> {
    pub(super) fn row(&self, index: usize) -> Option<&Row> {
        self.table.rows.get(index)
    }

    fn cell(&self, (row, column): (usize, usize)) -> Rect {
        self.grid.cell(self.origin, row, column)
    }
}

/// Draws the matrix with its heads into `area`.
pub(super) fn matrix(
    ui: &mut Ui,
    view: &mut View<'_>,
    (kinship, table): (&Kinship, &Table),
    area: Rect,
    memory: &mut MapView,
) {
    steer(ui, view, memory);
    let longest = table.rows.iter().map(|row| row_name(kinship, row).chars().count()).max();
    let grid = Grid::new(area.size(), &table.rows, longest.unwrap_or_default());
    let cells = grid.cells(area);
    let ids = view.state.map_focus();
    let focus = ids.and_then(|ids| Some((table.row_of(ids.left)?, table.row_of(ids.right)?)));
    let moves = std::mem::replace(&mut memory.seen, ids) != ids;
    let extent = grid.extent() + vec2(12.0, 12.0);
    let (rows, columns) = (0..0, 0..0);
    let origin = cells.min;
    let mut scene = Scene {
        kinship,
        table,
        grid,
        origin,
        rows,
        columns,
        focus,
        hovered: None,
        is_chosen: false,
    };
    let mut child = part(ui, cells, "map");
    let scroll = ScrollArea::both().auto_shrink(false).id_salt("cells");
    scroll.show_viewport(&mut child, |ui, viewport| {
        ui.set_min_size(extent);
        scene.origin = ui.min_rect().min;
        scene.rows = scene.grid.between(viewport.top(), viewport.bottom());
        scene.columns = scene.grid.between(viewport.left(), viewport.right());
        cells_ui(ui, view, &mut scene);
        if let Some(focus) = scene.focus.filter(|_| moves) {
            let rect = scene.cell(focus).expand(scene.grid.size / 2.0);
            ui.scroll_to_rect_animation(rect, None, ScrollAnimation::none());
        }
    });
    ask_for_exact(view, &scene);
    if scene.is_chosen {
        memory.wants_keyboard();
    }
    heads::heads(ui, view, &scene, area);
}

/// Asks for the shares of what is in view, where they are estimates: first of where a person is.
fn ask_for_exact(view: &mut View<'_>, scene: &Scene<'_>) {
    let current = scene.focus.and_then(|(row, column)| {
        let cell = scene.table.cell(row, column).map(|cell| cell.pair);
        let leads = || Some(Sides { left: scene.row(row)?.lead, right: scene.row(column)?.lead });
        cell.or_else(leads)
    });
    let in_row = |row| scene.table.cells_of(row, scene.columns.clone()).iter();
    let in_view = scene.rows.clone().flat_map(in_row).map(|cell| cell.pair);
    let wanted = current.into_iter().chain(in_view);
    let wanted: Vec<_> = wanted.filter(|&ids| view.state.wants_exact(ids)).collect();
    if !wanted.is_empty() {
        view.push(Action::MapSeen(wanted));
    }
}

fn cells_ui(ui: &mut Ui, view: &mut View<'_>, scene: &mut Scene<'_>) {
    let tokens = tokens(ui.ctx());
    // One ground takes all clicks: cells are too many to be controls each.
    let ground = ui.interact(ui.clip_rect(), Id::unique("map ground"), Sense::CLICK);
    let pointer = ground.hover_pos().or_else(|| ground.interact_pointer_pos());
    scene.hovered = pointer.and_then(|pointer| scene.grid.at(pointer - scene.origin));
    cells::cells(ui, view, scene);
    for row in scene.rows.clone() {
        for cell in scene.table.cells_of(row, scene.columns.clone()) {
            named(ui, view, scene, (cell.row as usize, cell.column as usize));
        }
    }
    if let Some(at) = scene.hovered {
        let rect = scene.cell(at);
        ui.painter().rect_stroke(rect, 2, Stroke::new(1.5, tokens.ink2), StrokeKind::Inside);
        let hover = ui.interact(rect, Id::unique(("map hover", at)), Sense::hover());
        tip::tip(Tooltip::for_enabled(&hover), view, at);
        if ground.clicked() {
            choose(view, scene, at);
        }
        if ground.double_clicked() {
            view.push(Action::Map(MapAction::OpenPair));
        }
    }
    if let Some(at) = scene.focus {
        current(ui, view, scene, at);
    }
}

/// Gives a cell that shares something a name in the tree of what is on screen.
fn named(ui: &Ui, view: &View<'_>, scene: &Scene<'_>, at: (usize, usize)) {
    if scene.focus == Some(at) {
        return;
    }
    let rows = (scene.row(at.0).map(|row| row.lead), scene.row(at.1).map(|row| row.lead));
    let response = ui.interact(scene.cell(at), Id::unique(("map cell", rows)), Sense::hover());
    response.widget_info(|| {
        let name = Meeting::new(view, at.0, at.1).map_or_else(String::new, |it| it.name());
        WidgetInfo::labeled(AccessRole::Cell, true, name)
    });
}

/// The cell that a person is at: the one that has the keyboard.
fn current(ui: &Ui, view: &mut View<'_>, scene: &mut Scene<'_>, at: (usize, usize)) {
    let tokens = tokens(ui.ctx());
    let rect = scene.cell(at);
    let response = ui.interact(rect, cell_id(), Sense::click());
    response.widget_info(|| {
        let name = Meeting::new(view, at.0, at.1).map_or_else(String::new, |it| it.name());
        WidgetInfo::selected(AccessRole::Cell, true, true, name)
    });
    ui.painter().rect_stroke(rect, 2, Stroke::new(2.0, tokens.ink), StrokeKind::Inside);
    if response.clicked() {
        choose(view, scene, at);
    }
    if response.double_clicked() {
        view.push(Action::Map(MapAction::OpenPair));
    }
    let is_steered = response.has_focus() && widgets::shows_focus(ui.ctx());
    if is_steered && scene.hovered.is_none() && ui.clip_rect().intersects(rect) {
        tip::tip(Tooltip::for_widget(&response), view, at);
    }
}

fn choose(view: &mut View<'_>, scene: &mut Scene<'_>, at: (usize, usize)) {
    scene.is_chosen = true;
    let ids = scene.row(at.0).zip(scene.row(at.1));
    if let Some((row, column)) = ids {
        let ids = Sides { left: row.lead, right: column.lead };
        view.push(Action::Map(MapAction::Choose(ids)));
    }
}

/// How a cell looks, by where it stands and what the filter says.
pub(super) fn look(view: &View<'_>, scene: &Scene<'_>, (row, column): (usize, usize)) -> Look {
    let matches = |index: usize| scene.row(index).is_some_and(|row| matches(view, row));
    if matches(row) && matches(column) { Look::Full } else { Look::Faded }
}

/// Whether the filter lets any of a row's documents through.
pub(super) fn matches(view: &View<'_>, row: &Row) -> bool {
    let filtering = &view.state.filtering;
    !filtering.is_active() || row.documents.iter().any(|&id| filtering.hits.matches(id))
}
