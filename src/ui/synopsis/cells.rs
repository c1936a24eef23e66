//! Draws the rows in view, and takes clicks on them.

use std::collections::BTreeMap;

use egui::accesskit::Role as AccessRole;
use egui::{Align2, CornerRadius, CursorIcon, Id, Rect, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use super::laid::{LINK_HEIGHT, LaidCell, LaidRow};
use super::scroll::{FOLD_HEIGHT, PADDING};
use super::{BEFORE, BEHIND, Scene, cell_id};
use crate::app::{Action, SynopsisAction, SynopsisTable};
use crate::model::Document;
use crate::synopsis::{Cell, Form, Row};
use crate::ui::note::note;
use crate::ui::reading::{Over, cell_ui};
use crate::ui::signs::{bar, sign};
use crate::ui::theme::{Role, tokens};
use crate::ui::{View, counted, widgets};

/// Space before the text of the base, which has no signs.
const BEFORE_BASE: f32 = 20.0;

/// What is drawn: the table, the rows laid out, and where those in view stand.
type Drawn<'a> = (&'a SynopsisTable, &'a BTreeMap<usize, LaidRow>, &'a [(usize, f32)]);

/// Draws the rows in view.
pub(super) fn cells(ui: &mut Ui, view: &mut View<'_>, scene: &Scene, drawn: Drawn<'_>) {
    let tokens = tokens(ui.ctx());
    let (table, laid, placed) = drawn;
    let gutter = scene.body.with_max_x(scene.body.left() + scene.gutter);
    ui.painter().rect_filled(gutter, 0, tokens.chrome);
    if placed.is_empty() {
        let why = "Switches in the line below and the filter say which rows are shown.";
        note(ui, scene.body, "No such statement", why);
    }
    for &(at, top) in placed {
        let Some(row) = table.synopsis.rows.get(at) else { continue };
        let height = laid.get(&at).map_or(FOLD_HEIGHT, |laid| laid.height);
        let rect = Rect::from_min_size(
            pos2(scene.body.left(), top.round()),
            vec2(scene.body.width(), height),
        );
        row_ui(ui, view, (scene, rect), (table, at, row), laid.get(&at));
    }
    let hairline = Stroke::new(1.0, tokens.line);
    ui.painter().vline(gutter.right() - 0.5, scene.body.y_range(), hairline);
    for column in scene.columns().filter(|&column| column > 0) {
        let x = scene.x(column) + 0.5;
        if x > gutter.right() {
            ui.painter().vline(x, scene.body.y_range(), hairline);
        }
    }
}

fn row_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    (scene, rect): (&Scene, Rect),
    (table, at, row): (&SynopsisTable, usize, &Row),
    laid: Option<&LaidRow>,
) {
    let tokens = tokens(ui.ctx());
    let is_current = view.state.synoptic.at.0 == at;
    if is_current {
        ui.painter().rect_filled(scene.clip(rect), 0, tokens.hover);
    }
    if let Some(number) = row.number.filter(|_| laid.is_some()) {
        let anchor =
            (pos2(rect.left() + scene.gutter / 2.0, rect.top() + PADDING), Align2::CENTER_TOP);
        let ink = if is_current { tokens.ink } else { tokens.ink2 };
        widgets::text(
            ui.painter(),
            anchor,
            &number.to_string(),
            Role::Count.format(ink),
            scene.gutter,
        );
    }
    let clip = ui.clip_rect();
    ui.set_clip_rect(scene.clip(clip));
    for column in scene.columns() {
        let x = scene.x(column);
        let cell = Rect::from_min_max(pos2(x, rect.top()), pos2(x + scene.column, rect.bottom()));
        cell_of(ui, view, cell, (table, at, row, column), laid);
    }
    ui.set_clip_rect(clip);
    let hairline = Stroke::new(1.0, tokens.line);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, hairline);
}

/// Draws a cell, and does what a click on it asks for.
fn cell_of(
    ui: &mut Ui,
    view: &mut View<'_>,
    rect: Rect,
    (table, at, row, column): (&SynopsisTable, usize, &Row, usize),
    laid: Option<&LaidRow>,
) {
    let Some(document) = table.documents.get(column) else { return };
    let is_current = view.state.synoptic.at == (at, column);
    let id = if is_current { cell_id() } else { Id::unique(("synopsis cell", at, column)) };
    let sense = if is_current { Sense::click() } else { Sense::CLICK };
    let visible = rect.intersect(ui.clip_rect());
    let response = ui.interact(visible, id, sense);
    let cell = row.cell(column);
    let n_folded = view.state.synoptic.shown.runs.get(&at).copied();
    let n_folded = n_folded.filter(|_| cell.is_some());
    let said = match n_folded {
        Some(n_rows) => format!("{}: {}", document.file_name(), in_one_only(n_rows)),
        None => name(document, row, cell),
    };
    widgets::named(&response, AccessRole::Cell, &said);
    if is_current {
        ui.painter().rect_filled(rect, 0, tokens(ui.ctx()).selected);
    }
    if response.double_clicked() {
        view.push(Action::Synopsis(SynopsisAction::Open(at, column)));
    } else if response.clicked() {
        view.push(Action::Synopsis(SynopsisAction::Go(at, column)));
        if row.form == Form::Boilerplate || laid.is_none() {
            view.push(Action::Synopsis(SynopsisAction::Unfold(at)));
        }
        ui.memory_mut(|memory| memory.request_focus(cell_id()));
    }
    match (cell, laid) {
        (Some(cell), None) => {
            let label = n_folded.map_or_else(|| boilerplate(document, cell), in_one_only);
            folded(ui, rect, &label);
        }
        (Some(cell), Some(laid)) => {
            if let Some(laid) = laid.cell(column) {
                text_ui(ui, view, rect, (table, at, cell), laid);
            }
        }
        (None, Some(_)) if row.form == Form::Statement => {
            let tokens = tokens(ui.ctx());
            let y = rect.top() + PADDING + 12.0;
            let from = pos2(text_left(rect, column), y);
            let line = [from, from + vec2(10.0, 0.0)];
            ui.painter().line_segment(line, Stroke::new(1.25, tokens.ink3));
        }
        (None, _) => {}
    }
    widgets::focus_ring(ui, &response, visible, 2);
}

fn text_left(rect: Rect, column: usize) -> f32 {
    rect.left() + if column == 0 { BEFORE_BASE } else { BEFORE }
}

/// What a screen reader says of a cell.
fn name(document: &Document, row: &Row, cell: Option<&Cell>) -> String {
    let file = document.file_name();
    let Some(cell) = cell else { return format!("{file}: does not have it") };
    let kind = match (cell.kind(), cell.moved()) {
        _ if row.form == Form::Boilerplate => ", boilerplate".to_owned(),
        (Some(kind), None) => format!(", {}", kind.name()),
        (Some(kind), Some(_)) => format!(", {}, moved", kind.name()),
        (None, _) if row.is_in_one() => ", only here".to_owned(),
        (None, _) => String::new(),
    };
    let said: Vec<&str> = cell.pieces.iter().map(|piece| piece.span.of(document.text())).collect();
    crate::text::visible(&format!("{file}{kind}: {}", said.join(" … "))).into_owned()
}

/// What stands for a run of rows that one document alone has.
fn in_one_only(n_rows: usize) -> String {
    format!("{} in one only", counted(n_rows, "statement"))
}

/// What stands for boilerplate.
fn boilerplate(document: &Document, cell: &Cell) -> String {
    let n_words: usize = cell.pieces.iter().map(|piece| document.words_in(piece.span).len()).sum();
    format!("Boilerplate, {}", counted(n_words, "word"))
}

/// One grey line for what is folded.
fn folded(ui: &Ui, rect: Rect, label: &str) {
    let tokens = tokens(ui.ctx());
    let line = rect.shrink2(vec2(6.0, 4.0));
    ui.painter().rect_filled(line, CornerRadius::same(4), tokens.boilerplate.wash);
    let anchor = (line.left_center() + vec2(14.0, 0.0), Align2::LEFT_CENTER);
    let format = Role::Second.format(tokens.boilerplate.ink);
    widgets::text(ui.painter(), anchor, label, format, line.width() - 20.0);
}

/// The text of a cell with its bar and sign.
fn text_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    rect: Rect,
    (table, at, cell): (&SynopsisTable, usize, &Cell),
    laid: &LaidCell,
) {
    let tokens = tokens(ui.ctx());
    if let Some(of_cell) = laid.sign {
        let colors = of_cell.colors(tokens);
        bar(ui.painter(), rect.left(), rect.top(), rect.bottom() - 1.0, of_cell.bar(), colors.ink);
        let center = pos2(rect.left() + 19.0, rect.top() + PADDING + 12.0);
        sign(ui.painter(), center, of_cell, tokens, false);
    }
    let document = view.state.column_as_shown(table, cell.column);
    let hits = view.marked_in(document);
    let current_hit = view
        .state
        .hit
        .filter(|hit| Some(hit.document) == document)
        .and_then(|hit| view.hits_of(document).get(hit.index).map(|hit| hit.span));
    let boxed = view.state.boxed_in(document);
    let over = Over { hits, boxed, current_hit, ..Over::default() };
    let origin = pos2(text_left(rect, cell.column), rect.top() + PADDING);
    cell_ui(ui.painter(), origin, &laid.text, tokens, over);
    if let Some(moved) = laid.moved {
        let y = origin.y + laid.text.height;
        let link =
            Rect::from_min_max(pos2(origin.x, y), pos2(rect.right() - BEHIND, y + LINK_HEIGHT));
        moved_link(ui, view, link, (at, cell.column), moved);
    }
}

/// Says where moved text stands in its own document; a click goes to the row that is there.
fn moved_link(
    ui: &mut Ui,
    view: &mut View<'_>,
    rect: Rect,
    (at, column): (usize, usize),
    moved: i32,
) {
    let tokens = tokens(ui.ctx());
    let label = match moved {
        0 => "stands elsewhere in this paragraph".to_owned(),
        1.. => format!("stands {} below", counted(moved as usize, "paragraph")),
        _ => format!("stands {} above", counted(moved.unsigned_abs() as usize, "paragraph")),
    };
    let ink = tokens.moved.ink;
    let center = pos2(rect.left() + 5.0, rect.center().y + 1.0);
    let tip = if moved < 0 { -4.0 } else { 4.0 };
    let stroke = Stroke::new(1.5, ink);
    let painter = ui.painter();
    painter.line_segment([center - vec2(0.0, tip), center + vec2(0.0, tip)], stroke);
    for x in [-3.0, 3.0] {
        let wing = center + vec2(x, tip - tip.signum() * 3.0);
        painter.line_segment([wing, center + vec2(0.0, tip)], stroke);
    }
    let anchor = (pos2(rect.left() + 14.0, rect.center().y + 1.0), Align2::LEFT_CENTER);
    let format = Role::Medium.format(ink);
    let said = widgets::text(painter, anchor, &label, format, rect.width() - 14.0);
    let id = Id::unique(("synopsis moved", at, column));
    let response = ui.interact(said.with_min_x(rect.left()), id, Sense::click());
    widgets::named(&response, AccessRole::Link, &label);
    if response.hovered() {
        let y = said.bottom() - 1.0;
        ui.painter().hline(said.x_range(), y, Stroke::new(1.0, ink));
    }
    if response.has_focus() && widgets::shows_focus(ui.ctx()) {
        let stroke = Stroke::new(2.0, tokens.ink);
        ui.painter().rect_stroke(
            said.expand(2.0),
            CornerRadius::same(3),
            stroke,
            StrokeKind::Inside,
        );
    }
    if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
        view.push(Action::Synopsis(SynopsisAction::FollowMoved(at, column)));
    }
}
