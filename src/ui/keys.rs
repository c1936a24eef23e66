//! The sheet of all keys, read off the table of commands.

use egui::{Align2, ScrollArea, Sense, Ui, pos2, vec2};

use super::theme::{Role, tokens};
use super::{shortcuts, widgets};
use crate::app::Command;

/// Keys that belong to a place rather than to a command.
const IN_PLACE: [(&str, &str); 12] = [
    ("Enter", "On a document of the list: put it right"),
    ("Shift Enter", "On a document of the list: put it left"),
    ("Enter", "In the filter: next hit; with Shift the one before"),
    ("Esc", "Clears the filter, a second time leaves it; stops what runs"),
    ("Ctrl A, Ctrl C", "In a sheet: select all, copy"),
    ("Page Down, Space", "In a sheet: a screen on"),
    ("Delete", "On a finding: set it aside, or put it back"),
    ("Ctrl Z", "In the findings: take back what was set aside or put back last"),
    ("Alt Left, Alt Right", "In the synopsis: move the column"),
    ("Insert, Delete", "In the synopsis: add a document, take the column away"),
    ("Space", "In the synopsis: open what is folded"),
    ("Tab", "To the next control"),
];

/// Draws the sheet; never has work to do, so it never asks to be closed.
pub(crate) fn key_sheet(ui: &mut Ui) -> bool {
    ui.set_width(560.0);
    let tokens = tokens(ui.ctx());
    let (head, _) = ui.allocate_exact_size(vec2(560.0, 28.0), Sense::empty());
    widgets::text(
        ui.painter(),
        (head.left_top(), Align2::LEFT_TOP),
        "Keys",
        Role::Strong.format(tokens.ink),
        500.0,
    );
    ScrollArea::vertical()
        .max_height(ui.ctx().content_rect().height() - 220.0)
        .auto_shrink(false)
        .show(ui, |ui| {
            for &command in Command::ALL {
                let all = shortcuts::keys(command)
                    .iter()
                    .map(|keys| ui.ctx().format_shortcut(keys).replace('+', " "));
                let all: Vec<String> = all.collect();
                if !all.is_empty() {
                    row(ui, &all.join("  ·  "), command.help());
                }
            }
            for (keys, help) in IN_PLACE {
                row(ui, keys, help);
            }
        });
    false
}

fn row(ui: &mut Ui, keys: &str, help: &str) {
    let tokens = tokens(ui.ctx());
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), Sense::hover());
    widgets::named(&response, egui::accesskit::Role::Label, &format!("{help} {keys}"));
    let anchor = (rect.left_center(), Align2::LEFT_CENTER);
    widgets::text(
        ui.painter(),
        anchor,
        help,
        Role::Interface.format(tokens.ink),
        rect.width() - 190.0,
    );
    widgets::key_cap(ui, pos2(rect.right() - 10.0, rect.center().y), keys);
}
