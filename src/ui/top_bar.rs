//! The bar at the top: list switch, folder, filter, menu.

use egui::{Align2, Rect, Ui, pos2, vec2};

use super::filter_field;
use super::icons::{Icon, icon};
use super::layout::{Layout, square_at};
use super::theme::{Role, tokens};
use super::{View, counted, shortcuts, views, widgets};
use crate::app::settings::Theme;
use crate::app::{self, Action, Command};

/// Below this width of the window the views stand in the menu.
const SWITCH_FROM: f32 = 760.0;

/// Draws the bar.
pub(crate) fn top_bar(ui: &mut Ui, view: &mut View<'_>, layout: &Layout) {
    let tokens = tokens(ui.ctx());
    let bar = layout.top_bar;
    ui.painter().rect_filled(bar, 0, tokens.chrome);
    ui.painter().hline(bar.x_range(), bar.bottom() - 0.5, egui::Stroke::new(1.0, tokens.line));
    // The map names all documents itself.
    let has_list = view.state.view == app::View::Read;
    let square = square_at(bar, 12.0, 32.0);
    if has_list && widgets::icon_button(ui, square, Icon::Sidebar, "Document list").clicked() {
        view.perform(Command::ToggleList);
    }
    let is_narrow = layout.is_list_overlay;
    folder(
        ui,
        view,
        Rect::from_min_size(
            bar.min + vec2(50.0, 10.0),
            vec2(if is_narrow { 44.0 } else { 210.0 }, 32.0),
        ),
    );
    let menu = square_at(bar, bar.width() - 44.0, 32.0);
    main_menu(ui, view, menu);
    if view.state.opened.is_some() {
        let right = if bar.width() >= SWITCH_FROM {
            views::view_switch(ui, view, pos2(menu.left() - 12.0, bar.center().y)).left()
        } else {
            menu.left()
        };
        let left = if is_narrow {
            bar.left() + 104.0
        } else {
            (layout.left.left() + layout.padding).max(bar.left() + 272.0)
        };
        let room = Rect::from_min_max(
            pos2(left, bar.top() + 10.0),
            pos2(right - 12.0, bar.bottom() - 10.0),
        );
        filter_field::filter_field(ui, view, room);
    }
}

fn folder(ui: &mut Ui, view: &mut View<'_>, rect: Rect) {
    let tokens = tokens(ui.ctx());
    let opened = view.state.opened.as_ref();
    let name = opened.map_or("No folder", |opened| opened.name.as_str());
    let response = ui.interact(rect, ui.scope_id().with("folder"), egui::Sense::click());
    widgets::named(&response, egui::accesskit::Role::Button, &format!("folder: {name}"));
    if response.hovered() {
        ui.painter().rect_filled(rect, 6, tokens.hover);
    }
    let ink = if opened.is_some() { tokens.ink } else { tokens.ink2 };
    icon(ui.painter(), rect.left_center() + vec2(16.0, 0.0), Icon::Folder, ink);
    let anchor = (rect.left_center() + vec2(32.0, 0.0), Align2::LEFT_CENTER);
    let role = if opened.is_some() { Role::Strong } else { Role::Medium };
    if rect.width() > 100.0 {
        let named =
            widgets::text(ui.painter(), anchor, name, role.format(ink), rect.width() - 60.0);
        icon(ui.painter(), pos2(named.right() + 14.0, rect.center().y), Icon::Down, tokens.ink2);
    }
    widgets::focus_ring(ui, &response, rect, 6);
    widgets::popover(&response, 320.0, |ui| {
        for command in [
            Command::OpenFolder,
            Command::OpenFiles,
            Command::TypePath,
            Command::OpenSample,
            Command::Reload,
        ] {
            command_row(ui, view, command, None);
        }
        if !view.state.settings.recent.is_empty() {
            ui.separator();
        }
        for folder in view.state.settings.recent.iter().take(8) {
            let name = super::empty::folder_name(folder);
            let label = format!("{name} · {}", counted(folder.n_documents, "document"));
            if widgets::menu_row(ui, &label, None, None).clicked() {
                view.push(Action::Open(folder.paths.clone()));
            }
        }
    });
}

fn main_menu(ui: &mut Ui, view: &mut View<'_>, rect: Rect) {
    let response = widgets::icon_button(ui, rect, Icon::Dots, "Menu");
    widgets::popover(&response, 300.0, |ui| {
        let settings = &view.state.settings;
        if ui.ctx().content_rect().width() < SWITCH_FROM && view.state.opened.is_some() {
            for (shown, command) in views::VIEWS {
                command_row(ui, view, command, Some(view.state.view == shown));
            }
            ui.separator();
        }
        command_row(ui, view, Command::OnlyDifferences, Some(view.state.folds_identical));
        command_row(ui, view, Command::OnlyMatching, Some(view.state.folds_unmatched));
        command_row(ui, view, Command::LeaveOutBoilerplate, Some(settings.leaves_out_boilerplate));
        command_row(ui, view, Command::WhatCounts, None);
        command_row(ui, view, Command::ShowRelated, Some(settings.is_related_shown));
        command_row(ui, view, Command::TogglePanel, Some(settings.is_panel_open));
        command_row(ui, view, Command::ToggleStrip, Some(settings.is_strip_shown));
        let hides = settings.hides_unmatched;
        if widgets::menu_row(ui, "Hide documents without a hit", None, Some(hides)).clicked() {
            view.push(Action::HideUnmatched(!hides));
        }
        ui.separator();
        for (theme, name) in
            [(Theme::System, "As the system"), (Theme::Light, "Light"), (Theme::Dark, "Dark")]
        {
            if widgets::menu_row(ui, name, None, Some(settings.theme == theme)).clicked() {
                view.push(Action::Theme(theme));
            }
        }
        let is_reduced = settings.is_motion_reduced;
        if widgets::menu_row(ui, "Reduced motion", None, Some(is_reduced)).clicked() {
            view.push(Action::ReduceMotion(!is_reduced));
        }
        ui.separator();
        for command in [Command::LargerText, Command::SmallerText, Command::FullScreen] {
            command_row(ui, view, command, None);
        }
        ui.separator();
        for command in [Command::Palette, Command::Keys, Command::Quit] {
            command_row(ui, view, command, None);
        }
    });
}

/// A row of a menu that runs a command, with its key.
pub(crate) fn command_row(ui: &mut Ui, view: &mut View<'_>, command: Command, is_on: Option<bool>) {
    let keys = shortcuts::shown(ui.ctx(), command);
    ui.add_enabled_ui(view.can(command), |ui| {
        if widgets::menu_row(ui, command.name(), keys.as_deref(), is_on).clicked() {
            view.perform(command);
        }
    });
}
