//! The kept filters as chips: colour, name, count; each opens what can be done with it.

use egui::{Align2, Id, Key, Rect, Response, Sense, Stroke, StrokeKind, TextEdit, Ui, pos2, vec2};

use crate::app::{Action, Command, KeptFilter, MOST_KEPT};
use crate::ui::reading::hit_box;
use crate::ui::theme::{Role, tokens};
use crate::ui::{View, grouped, shortcuts, widgets};

/// The commands that mark the hits of each kept filter, by its place.
const COMMANDS: [Command; MOST_KEPT] = [
    Command::Kept1,
    Command::Kept2,
    Command::Kept3,
    Command::Kept4,
    Command::Kept5,
    Command::Kept6,
    Command::Kept7,
    Command::Kept8,
    Command::Kept9,
];

/// No name takes more room in a chip.
const WIDEST_NAME: f32 = 120.0;

/// Draws a chip for each kept filter as far as there is room, and behind them how many are left.
pub(super) fn chips(ui: &mut Ui, view: &mut View<'_>, room: Rect) {
    let mut x = room.left();
    let kept = &view.state.settings.kept;
    for (place, filter) in kept.iter().enumerate() {
        let width = width(ui, view, filter);
        let is_last = place + 1 == kept.len();
        let needed = width + if is_last { 0.0 } else { 48.0 };
        if x + needed > room.right() {
            rest(ui, view, place, pos2(x, room.center().y));
            return;
        }
        let rect = Rect::from_min_size(pos2(x, room.center().y - 12.0).round(), vec2(width, 24.0));
        chip(ui, view, (place, filter), rect);
        x = rect.right() + 6.0;
    }
}

fn count(view: &View<'_>, filter: &KeptFilter) -> String {
    view.state.n_kept(filter).map_or_else(String::new, grouped)
}

fn width(ui: &Ui, view: &View<'_>, filter: &KeptFilter) -> f32 {
    let ink = tokens(ui.ctx()).ink;
    let name =
        widgets::line(ui.painter(), &filter.name, Role::Medium.format(ink), WIDEST_NAME).size().x;
    let count = count(view, filter);
    let count = widgets::line(ui.painter(), &count, Role::Count.format(ink), 80.0).size().x;
    34.0 + name + if count > 0.0 { count + 6.0 } else { 0.0 } + 8.0
}

fn chip(ui: &mut Ui, view: &mut View<'_>, (place, filter): (usize, &KeptFilter), rect: Rect) {
    let tokens = tokens(ui.ctx());
    let response = ui.interact(rect, Id::unique(("kept", place)), Sense::click());
    let count = count(view, filter);
    let state = if filter.is_on { format!("{count} hits") } else { "off".to_owned() };
    let name = format!("kept filter {}: {}, {state}", place + 1, filter.name);
    widgets::named(&response, egui::accesskit::Role::Button, &name);
    let fill = if response.hovered() { tokens.hover } else { tokens.paper };
    let stroke = Stroke::new(1.0, tokens.line);
    ui.painter().rect(rect, 6, fill, stroke, StrokeKind::Inside);
    let y = rect.center().y;
    swatch(ui, pos2(rect.left() + 17.0, y), filter);
    let ink = if filter.is_on { tokens.ink } else { tokens.ink3 };
    let anchor = (pos2(rect.left() + 32.0, y), Align2::LEFT_CENTER);
    widgets::text(ui.painter(), anchor, &filter.name, Role::Medium.format(ink), WIDEST_NAME);
    let anchor = (pos2(rect.right() - 8.0, y), Align2::RIGHT_CENTER);
    widgets::text(ui.painter(), anchor, &count, Role::Count.format(tokens.ink2), 80.0);
    widgets::focus_ring(ui, &response, rect, 6);
    let tip = format!("{}\n{}", filter.name, filter.text);
    menu(&response, view, place);
    response.on_hover_text(tip);
}

/// How the hits look that a kept filter marks; an empty frame while it is off.
fn swatch(ui: &Ui, center: egui::Pos2, filter: &KeptFilter) {
    let tokens = tokens(ui.ctx());
    if filter.is_on {
        let rect = Rect::from_center_size(center, vec2(12.0, 18.0));
        hit_box(ui.painter(), rect, filter.term(), false, tokens);
    } else {
        let rect = Rect::from_center_size(center, vec2(16.0, 14.0));
        let stroke = Stroke::new(1.0, tokens.border);
        ui.painter().rect_stroke(rect, 3, stroke, StrokeKind::Inside);
    }
}

/// What can be done with a kept filter.
fn menu(opener: &Response, view: &mut View<'_>, place: usize) {
    widgets::popover(opener, 260.0, |ui| entries(ui, view, place));
}

fn entries(ui: &mut Ui, view: &mut View<'_>, place: usize) {
    let Some(filter) = view.state.settings.kept.get(place) else { return };
    let command = COMMANDS.get(place).copied();
    let keys = command.and_then(|command| shortcuts::shown(ui.ctx(), command));
    if widgets::menu_row(ui, "Mark its hits", keys.as_deref(), Some(filter.is_on)).clicked()
        && let Some(command) = command
    {
        view.perform(command);
    }
    if widgets::menu_row(ui, "Put into the field", None, None).clicked() {
        view.push(Action::TypeKept(place));
    }
    if widgets::menu_row(ui, "Rename…", None, None).clicked() {
        view.push(Action::AskName(Some(place)));
    }
    if widgets::menu_row(ui, "Keep it no longer", None, None).clicked() {
        view.push(Action::RemoveKept(place));
    }
}

/// The kept filters from a place on, for which there is no room, behind one button.
fn rest(ui: &mut Ui, view: &mut View<'_>, from: usize, left: egui::Pos2) {
    let kept = &view.state.settings.kept;
    let label = format!("+{}", kept.len() - from);
    let rect = Rect::from_min_size(pos2(left.x, left.y - 12.0).round(), vec2(36.0, 24.0));
    let response = widgets::button(ui, rect, &label, None, widgets::Look::Quiet);
    widgets::popover(&response, 260.0, |ui| {
        for (place, filter) in kept.iter().enumerate().skip(from) {
            let command = COMMANDS.get(place).copied();
            let keys = command.and_then(|command| shortcuts::shown(ui.ctx(), command));
            let row = widgets::menu_row(ui, &filter.name, keys.as_deref(), Some(filter.is_on));
            if row.clicked()
                && let Some(command) = command
            {
                view.perform(command);
            }
        }
    });
}

/// The field in which a kept filter is named.
#[derive(Debug)]
pub(crate) struct NameField {
    /// The kept filter that is named; `None` for the one that is to be kept.
    pub(crate) place: Option<usize>,
    pub(crate) name: String,
}

/// Draws the field; answers whether it has done its work.
pub(crate) fn name_field(ui: &mut Ui, view: &mut View<'_>, field: &mut NameField) -> bool {
    ui.set_width(420.0);
    let (title, button) = match field.place {
        None => ("Keep this filter under a name", "Keep"),
        Some(_) => ("Rename the kept filter", "Rename"),
    };
    let tokens = tokens(ui.ctx());
    let (head, _) = ui.allocate_exact_size(vec2(420.0, 28.0), Sense::empty());
    let anchor = (head.left_top(), Align2::LEFT_TOP);
    widgets::text(ui.painter(), anchor, title, Role::Strong.format(tokens.ink), 420.0);
    let is_full = field.place.is_none() && view.state.settings.kept.len() >= MOST_KEPT;
    if is_full {
        ui.label("Nine filters are kept already, one for each key. Remove one first.");
        return ui.input(|input| input.key_pressed(Key::Enter));
    }
    let edit = TextEdit::singleline(&mut field.name)
        .margin(egui::Margin::symmetric(8, 6))
        .desired_width(f32::INFINITY);
    let response = ui.add(edit).accessible_name("Name of the filter");
    response.request_focus();
    ui.add_space(8.0);
    let (row, _) = ui.allocate_exact_size(vec2(420.0, 32.0), Sense::empty());
    let rect = Rect::from_min_size(pos2(row.right() - 92.0, row.top()), vec2(92.0, 32.0));
    let is_done = widgets::button(ui, rect, button, None, widgets::Look::Primary).clicked()
        || ui.input(|input| input.key_pressed(Key::Enter));
    if is_done {
        let name = field.name.trim().to_owned();
        view.push(match field.place {
            None => Action::KeepFilter(name),
            Some(place) => Action::RenameKept(place, name),
        });
    }
    is_done
}
