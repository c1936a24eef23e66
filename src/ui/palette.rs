//! What lies over the window: the palette of all commands, and the field for a path.

use egui::{Align2, Context, Frame, Id, Key, Modal, ScrollArea, TextEdit, Ui, vec2};

use super::empty::{PathField, path_field, path_field_id};
use super::encoding_list::{EncodingList, encoding_list};
use super::panel::{NameField, SaveField, name_field, save_field};
use super::theme::{Role, tokens};
use super::{View, keys, shortcuts, widgets};
use crate::app::Command;

/// What lies over the window.
#[derive(Debug)]
pub(crate) enum Overlay {
    /// Find a command by typing.
    Palette { text: String, chosen: usize },
    /// All keys.
    Keys,
    /// Type a path.
    Path(PathField),
    /// Name a kept filter.
    Name(NameField),
    /// Choose a document's encoding.
    Encoding(EncodingList),
    /// Say where the hits or a report are to be saved.
    Save(SaveField),
}

impl Overlay {
    /// The palette, nothing typed yet.
    pub(crate) fn palette() -> Self {
        Self::Palette { text: String::new(), chosen: 0 }
    }
}

/// Draws what lies over the window; closes it on Esc, a click beside it, or when it has done its work.
pub(crate) fn overlay(ctx: &Context, view: &mut View<'_>, overlay: &mut Option<Overlay>) {
    let Some(shown) = overlay else { return };
    let tokens = tokens(ctx);
    let frame =
        Frame::popup(&ctx.global_style()).fill(tokens.raise).corner_radius(8).inner_margin(12);
    let area = Modal::default_area(Id::unique("overlay"))
        .anchor(Align2::CENTER_TOP, vec2(0.0, 96.0))
        .accessible_name("commands");
    let modal =
        Modal::new(Id::unique("overlay")).area(area).frame(frame).backdrop_color(tokens.veil);
    let response = modal.show(ctx, |ui| match shown {
        Overlay::Palette { text, chosen } => palette(ui, view, text, chosen),
        Overlay::Keys => keys::key_sheet(ui),
        Overlay::Path(path) => type_path(ui, view, path),
        Overlay::Encoding(list) => encoding_list(ui, view, list),
        Overlay::Save(field) => save_field(ui, view, field),
        Overlay::Name(field) => name_field(ui, view, field),
    });
    if response.inner || response.should_close() {
        *overlay = None;
    }
}

fn palette(ui: &mut Ui, view: &mut View<'_>, text: &mut String, chosen: &mut usize) -> bool {
    ui.set_width(520.0);
    let edit = TextEdit::singleline(text)
        .hint_text("Find a command")
        .margin(egui::Margin::symmetric(8, 6))
        .desired_width(f32::INFINITY);
    let response = ui.add(edit).accessible_name("Find a command");
    response.request_focus();
    if response.changed() {
        *chosen = 0;
    }
    let found = matching(text);
    let (down, up, enter) = ui.input(|input| {
        (
            input.key_pressed(Key::ArrowDown),
            input.key_pressed(Key::ArrowUp),
            input.key_pressed(Key::Enter),
        )
    });
    let last = found.len().saturating_sub(1);
    if down {
        *chosen = (*chosen + 1).min(last);
    }
    if up {
        *chosen = chosen.saturating_sub(1);
    }
    let mut picked = found.get(*chosen).copied().filter(|_| enter);
    ui.add_space(6.0);
    ScrollArea::vertical().max_height(420.0).auto_shrink(false).show(ui, |ui| {
        for (index, &command) in found.iter().enumerate() {
            let row = command_row(ui, view, command, index == *chosen);
            if index == *chosen && (down || up) {
                row.scroll_to_me(None);
            }
            if row.clicked() {
                picked = Some(command);
            }
        }
    });
    match picked.filter(|&command| view.can(command)) {
        Some(command) => {
            view.perform(command);
            true
        }
        None => false,
    }
}

fn command_row(ui: &mut Ui, view: &View<'_>, command: Command, is_chosen: bool) -> egui::Response {
    let at = ui.cursor().min;
    let shape = ui.painter().add(egui::Shape::Noop);
    let keys = shortcuts::shown(ui.ctx(), command);
    let is_enabled = view.can(command);
    let row = ui
        .add_enabled_ui(is_enabled, |ui| {
            widgets::menu_row(ui, command.name(), keys.as_deref(), None)
        })
        .inner;
    if is_chosen {
        let rect = egui::Rect::from_min_size(at, row.rect.size());
        ui.painter().set(shape, egui::Shape::rect_filled(rect, 6, tokens(ui.ctx()).selected));
    }
    row.on_hover_text(command.help())
}

/// The commands whose name or help holds every typed word, those whose name begins so first.
fn matching(text: &str) -> Vec<Command> {
    let wanted = text.to_lowercase();
    let holds = |command: &Command| {
        let said = format!("{} {}", command.name(), command.help()).to_lowercase();
        wanted.split_whitespace().all(|word| said.contains(word))
    };
    let mut found: Vec<Command> = Command::ALL.iter().copied().filter(holds).collect();
    found.sort_by_key(|command| !command.name().to_lowercase().starts_with(&wanted));
    found
}

fn type_path(ui: &mut Ui, view: &mut View<'_>, path: &mut PathField) -> bool {
    ui.set_width(520.0);
    let tokens = tokens(ui.ctx());
    let (head, _) = ui.allocate_exact_size(vec2(520.0, 26.0), egui::Sense::empty());
    let anchor = (head.left_top(), Align2::LEFT_TOP);
    widgets::text(
        ui.painter(),
        anchor,
        "Open a folder or file by its path",
        Role::Strong.format(tokens.ink),
        500.0,
    );
    let (rect, _) = ui.allocate_exact_size(vec2(520.0, 32.0), egui::Sense::empty());
    let n_before = view.actions.len();
    if !ui.memory(|memory| memory.has_focus(path_field_id())) && path.text.is_empty() {
        ui.memory_mut(|memory| memory.request_focus(path_field_id()));
    }
    path_field(ui, view, rect, path);
    if path.error.is_some() {
        ui.add_space(20.0);
    }
    view.actions.len() > n_before
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typing_narrows_the_commands() {
        assert_eq!(matching("swap").first(), Some(&Command::SwapSides));
        assert_eq!(matching("").len(), Command::ALL.len());
        assert!(matching("no such command at all").is_empty());
    }
}
