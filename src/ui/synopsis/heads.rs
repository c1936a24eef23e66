//! The heads of the columns: which document stands there, how much of the base it has, and what can
//! be done with it.

use egui::accesskit::Role as AccessRole;
use egui::{Align2, Context, Id, Rect, Sense, Stroke, Ui, pos2, vec2};

use super::Scene;
use crate::app::{Action, MOST_COLUMNS, SynopsisAction, SynopsisTable};
use crate::model::Document;
use crate::text::visible;
use crate::ui::heads::{asked_id, choose};
use crate::ui::icons::{Icon, icon};
use crate::ui::theme::{Role, tokens};
use crate::ui::{View, counted, cut, percent, widgets};

/// The width of the button that adds a column.
pub(super) const ADD_WIDTH: f32 = 44.0;

/// The id of a column's head.
pub(super) fn head_id(column: usize) -> Id {
    Id::unique(("synopsis head", column))
}

/// The id of the button that adds a column.
pub(super) fn add_id() -> Id {
    Id::unique("synopsis add")
}

/// Opens the list of documents to add.
pub(super) fn open_add(ctx: &Context) {
    ctx.data_mut(|data| data.insert_temp(add_id().with("asked"), true));
}

/// Draws the heads, and the button that adds a column.
pub(super) fn heads(ui: &mut Ui, view: &mut View<'_>, scene: &Scene, table: &SynopsisTable) {
    let tokens = tokens(ui.ctx());
    let rect = scene.heads;
    ui.painter().rect_filled(rect, 0, tokens.paper);
    let gutter = rect.with_max_x(rect.left() + scene.gutter);
    ui.painter().rect_filled(gutter, 0, tokens.chrome);
    let hairline = Stroke::new(1.0, tokens.line);
    let add = rect.with_min_x(scene.body.right());
    let columns = scene.clip(rect).with_max_x(add.left());
    ui.set_clip_rect(columns);
    for column in scene.columns() {
        let Some(document) = table.documents.get(column) else { continue };
        let x = scene.x(column);
        let head = Rect::from_min_max(pos2(x, rect.top()), pos2(x + scene.column, rect.bottom()));
        ui.painter().vline(x + 0.5, head.y_range(), hairline);
        head_ui(ui, view, head, (table, column, document));
    }
    ui.set_clip_rect(rect);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, hairline);
    ui.painter().vline(add.left() + 0.5, rect.y_range(), hairline);
    add_ui(ui, view, add);
}

fn head_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    head: Rect,
    (table, column, document): (&SynopsisTable, usize, &Document),
) {
    let tokens = tokens(ui.ctx());
    let can_remove = table.documents.len() > 1 && column > 0;
    let cross =
        Rect::from_center_size(pos2(head.right() - 22.0, head.center().y), vec2(24.0, 24.0));
    let right = if can_remove { cross.left() } else { head.right() };
    let button = head.with_max_x(right);
    let response = ui.interact(button, head_id(column), Sense::click());
    let (file, share) = (visible(document.file_name()), share_of(view, table, column, document));
    let second = format!("{file} · {share}");
    let name = format!("column {}: {}, {second}", column + 1, document.title());
    widgets::named(&response, AccessRole::ComboBox, &visible(&name));
    if response.hovered() {
        ui.painter().rect_filled(button.shrink2(vec2(6.0, 6.0)), 6, tokens.hover);
    }
    let left = head.left() + if column == 0 { 20.0 } else { super::BEFORE };
    let width = right - left - 28.0;
    let anchor = (pos2(left, head.top() + 6.0), Align2::LEFT_TOP);
    let format = Role::Strong.format(tokens.ink);
    let title = title(ui, view, table, (column, document), width);
    let titled = widgets::text(ui.painter(), anchor, &title, format, width + 1.0);
    icon(ui.painter(), pos2(titled.right() + 12.0, titled.center().y), Icon::Down, tokens.ink2);
    let anchor = (pos2(left, head.top() + 25.0), Align2::LEFT_TOP);
    let format = Role::Second.format(tokens.ink2);
    // The share is what is looked for: a long name gives way to it.
    let share = widgets::line(ui.painter(), &format!(" · {share}"), format.clone(), width);
    let room = width + 26.0 - share.size().x;
    let said = cut::text(ui.painter(), anchor, &file, format, room);
    ui.painter().galley(pos2(said.right(), said.top()).round(), share, tokens.ink2);
    widgets::focus_ring(ui, &response, button.shrink(3.0), 6);
    let n_columns = table.documents.len();
    let replace = |id| Action::Synopsis(SynopsisAction::Replace(column, id));
    choose(view, &response, |ui, view| column_menu(ui, view, table, (column, n_columns)), replace);
    if !egui::Popup::is_any_open(ui.ctx()) {
        response.on_hover_text(visible(&format!("{}\n{second}", document.title())));
    }
    if can_remove {
        ui.push_id(("remove column", column), |ui| {
            let name = format!("Take {} away", document.file_name());
            if widgets::icon_button(ui, cross, Icon::Cross, &name).clicked() {
                view.push(Action::Synopsis(SynopsisAction::Remove(column)));
            }
        });
    }
}

/// What can be done with a column, above the documents that can take its place.
fn column_menu(
    ui: &mut Ui,
    view: &mut View<'_>,
    table: &SynopsisTable,
    (column, n_columns): (usize, usize),
) {
    let Some(id) = table.synopsis.columns.get(column).map(|column| column.document) else { return };
    let rows = [
        ("Make it the base", None, column > 0, SynopsisAction::Base(id)),
        ("Move left", Some("Alt Left"), column > 0, SynopsisAction::Move(column, false)),
        (
            "Move right",
            Some("Alt Right"),
            column + 1 < n_columns,
            SynopsisAction::Move(column, true),
        ),
        ("Take away", Some("Delete"), n_columns > 1, SynopsisAction::Remove(column)),
    ];
    for (label, keys, is_enabled, action) in rows {
        ui.add_enabled_ui(is_enabled, |ui| {
            if widgets::menu_row(ui, label, keys, None).clicked() {
                view.push(Action::Synopsis(action));
                ui.close();
            }
        });
    }
    let is_narrow = view.state.synoptic.is_narrow;
    if widgets::menu_row(ui, "Narrow columns", None, Some(is_narrow)).clicked() {
        view.push(Action::Synopsis(SynopsisAction::Narrow(!is_narrow)));
        ui.close();
    }
    ui.add_space(6.0);
}

/// The title; one that another column's begins like is cut where they are the same.
fn title(
    ui: &Ui,
    view: &View<'_>,
    table: &SynopsisTable,
    (column, document): (usize, &Document),
    width: f32,
) -> String {
    let id = table.synopsis.columns.get(column).map(|column| column.document);
    if !id.is_some_and(|id| view.state.list.is_title_shared(id)) {
        return document.title().to_owned();
    }
    let format = Role::Strong.format(tokens(ui.ctx()).ink);
    cut::cut_middle(ui.painter(), document.title(), &format, width)
}

/// How much of the base the document has; of the base itself, how many words it has.
fn share_of(view: &View<'_>, table: &SynopsisTable, column: usize, document: &Document) -> String {
    let of_column = table.synopsis.columns.get(column);
    let is_gone = of_column.is_some_and(|column| view.state.is_gone(column.document));
    let gone = if is_gone { "gone · " } else { "" };
    if column == 0 {
        return format!("{gone}base · {}", counted(document.n_words(), "word"));
    }
    let share = of_column.map_or(0.0, |column| column.of_base.total());
    format!("{gone}{} of base", percent(share))
}

/// The button that adds a column, with its list.
fn add_ui(ui: &mut Ui, view: &mut View<'_>, rect: Rect) {
    let tokens = tokens(ui.ctx());
    let rect = Rect::from_center_size(rect.center(), vec2(32.0, 32.0));
    let response = ui.interact(rect, add_id(), Sense::click());
    widgets::named(&response, AccessRole::Button, "Add a document");
    if response.hovered() {
        ui.painter().rect_filled(rect, 6, tokens.hover);
    }
    icon(ui.painter(), rect.center(), Icon::Plus, tokens.ink2);
    widgets::focus_ring(ui, &response, rect, 6);
    let asked = add_id().with("asked");
    let is_asked = ui.data_mut(|data| data.remove_temp::<bool>(asked)).unwrap_or_default();
    if is_asked {
        egui::Popup::open_id(ui.ctx(), egui::Popup::default_response_id(&response));
        ui.data_mut(|data| data.insert_temp(asked_id(response.id), true));
    }
    choose(view, &response, add_all, |id| Action::Synopsis(SynopsisAction::Add(id)));
    if !egui::Popup::is_any_open(ui.ctx()) {
        response.on_hover_text("Add a document (Insert)");
    }
}

/// Offers to add all documents at once, above the list of them.
fn add_all(ui: &mut Ui, view: &mut View<'_>) {
    let (n_columns, n_documents) = (view.state.synoptic.columns().count(), view.state.corpus.len());
    let label = match n_documents {
        ..=MOST_COLUMNS => format!("All {}", counted(n_documents, "document")),
        _ => format!("The first {MOST_COLUMNS} documents"),
    };
    let is_more = n_columns < n_documents.min(MOST_COLUMNS);
    ui.add_enabled_ui(is_more, |ui| {
        if widgets::menu_row(ui, &label, None, None).clicked() {
            view.push(Action::Synopsis(SynopsisAction::AddAll));
            ui.close();
        }
    });
    ui.add_space(6.0);
}
