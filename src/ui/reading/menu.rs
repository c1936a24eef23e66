//! The menu of a sheet, opened by the secondary button on what is to be asked about.

use egui::{Popup, Response};

use super::ReadingView;
use crate::app::reading::Reading;
use crate::app::{Action, Command};
use crate::ui::View;
use crate::ui::{shortcuts, widgets};

/// Width of the menu in points.
const WIDTH: f32 = 280.0;

impl ReadingView {
    /// Offers what can be done where the secondary button was pressed.
    pub(super) fn menu(&mut self, response: &Response, view: &mut View<'_>, reading: &Reading) {
        if response.secondary_clicked() {
            self.asked = self.hovered;
        }
        let asked = self.asked;
        let has_selection = self.selected_text().is_some();
        Popup::context_menu(response).width(WIDTH).show(|ui| {
            let why = shortcuts::shown(ui.ctx(), Command::Why);
            ui.add_enabled_ui(asked.is_some(), |ui| {
                if widgets::menu_row(ui, "Why do these correspond?", why.as_deref(), None).clicked()
                {
                    view.push(Action::Explain(asked));
                    ui.close();
                }
                let partner = asked.and_then(|(of, side)| {
                    Some((side.other(), *reading.spans_of(of)?.of(side.other())))
                });
                if widgets::menu_row(ui, "Show the other side of it", None, None).clicked()
                    && let Some((side, span)) = partner
                {
                    view.push(Action::Show(side, span));
                    ui.close();
                }
            });
            let copy = shortcuts::shown(ui.ctx(), Command::CopyText);
            ui.add_enabled_ui(has_selection, |ui| {
                let name = Command::CopyText.name();
                if widgets::menu_row(ui, name, copy.as_deref(), None).clicked() {
                    view.perform(Command::CopyText);
                    ui.close();
                }
            });
        });
    }
}
