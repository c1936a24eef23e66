//! The switch between the views of a folder, at the right of the top bar.

use egui::accesskit::Role as AccessRole;
use egui::{Align2, Id, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::theme::{Role, tokens};
use super::{View, shortcuts, widgets};
use crate::app::{self, Command};

/// The views in their order, each with the command that shows it.
pub(crate) const VIEWS: [(app::View, Command); 4] = [
    (app::View::Read, Command::ShowRead),
    (app::View::Synopsis, Command::ShowSynopsis),
    (app::View::Map, Command::ShowMap),
    (app::View::Findings, Command::ShowFindings),
];

const PADDING: f32 = 14.0;
const HEIGHT: f32 = 32.0;

/// Draws the switch with its right end at `right`; answers its rectangle.
pub(crate) fn view_switch(ui: &mut Ui, view: &mut View<'_>, right: egui::Pos2) -> Rect {
    let tokens = tokens(ui.ctx());
    let format = |is_on: bool| Role::Medium.format(if is_on { tokens.ink } else { tokens.ink2 });
    let labels = VIEWS.map(|(shown, command)| {
        let is_on = view.state.view == shown;
        (command, is_on, widgets::line(ui.painter(), command.name(), format(is_on), 120.0))
    });
    let width: f32 = labels.iter().map(|(.., label)| label.size().x.ceil() + 2.0 * PADDING).sum();
    let min = pos2(right.x - width, right.y - HEIGHT / 2.0).round();
    let whole = Rect::from_min_size(min, vec2(width, HEIGHT));
    ui.painter().rect_filled(whole, 6, tokens.sunk);
    let mut x = whole.left();
    for (command, is_on, label) in labels {
        let segment = Rect::from_min_size(
            pos2(x, whole.top()),
            vec2(label.size().x.ceil() + 2.0 * PADDING, HEIGHT),
        );
        x = segment.right();
        let response = ui.interact(segment, Id::unique(("view", command)), Sense::click());
        let name = command.name();
        response.widget_info(|| WidgetInfo::selected(AccessRole::RadioButton, true, is_on, name));
        let inner = segment.shrink(2.0);
        if is_on {
            let stroke = Stroke::new(1.0, tokens.line);
            ui.painter().rect(inner, 5, tokens.raise, stroke, StrokeKind::Inside);
        } else if response.hovered() {
            ui.painter().rect_filled(inner, 5, tokens.hover);
        }
        let at = Align2::CENTER_CENTER.anchor_size(segment.center(), label.size());
        ui.painter().galley(at.min.round(), label, tokens.ink);
        widgets::focus_ring(ui, &response, segment, 6);
        if response.clicked() {
            view.perform(command);
        }
        let keys = shortcuts::shown(ui.ctx(), command).unwrap_or_default();
        response.on_hover_text(format!("{} {keys}", command.help()));
    }
    whole
}
