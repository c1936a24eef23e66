//! The switch between the views of a folder, at the right of the top bar.

use std::sync::Arc;

use egui::accesskit::Role as AccessRole;
use egui::{Align2, Id, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::theme::{Role, tokens};
use super::{View, grouped, shortcuts, widgets};
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
const COUNT_GAP: f32 = 6.0;

/// Draws the switch with its right end at `right`; answers its rectangle.
pub(crate) fn view_switch(ui: &mut Ui, view: &mut View<'_>, right: egui::Pos2) -> Rect {
    let tokens = tokens(ui.ctx());
    let format = |is_on: bool| Role::Medium.format(if is_on { tokens.ink } else { tokens.ink2 });
    let labels = VIEWS.map(|(shown, command)| {
        let is_on = view.state.view == shown;
        let label = widgets::line(ui.painter(), command.name(), format(is_on), 120.0);
        let count = count_of(view, shown).map(|n| {
            widgets::line(ui.painter(), &grouped(n), Role::Count.format(tokens.ink2), 60.0)
        });
        (command, is_on, label, count)
    });
    let width_of = |label: &egui::Galley, count: Option<&Arc<egui::Galley>>| {
        let count = count.map_or(0.0, |count| count.size().x.ceil() + COUNT_GAP);
        label.size().x.ceil() + count + 2.0 * PADDING
    };
    let width: f32 = labels.iter().map(|(.., label, count)| width_of(label, count.as_ref())).sum();
    let min = pos2(right.x - width, right.y - HEIGHT / 2.0).round();
    let whole = Rect::from_min_size(min, vec2(width, HEIGHT));
    ui.painter().rect_filled(whole, 6, tokens.sunk);
    let mut x = whole.left();
    for (command, is_on, label, count) in labels {
        let width = width_of(&label, count.as_ref());
        let segment = Rect::from_min_size(pos2(x, whole.top()), vec2(width, HEIGHT));
        x = segment.right();
        let response = ui.interact(segment, Id::unique(("view", command)), Sense::click());
        let shown = VIEWS.iter().find(|(_, other)| *other == command);
        let n = shown.and_then(|&(shown, _)| count_of(view, shown));
        let name = n.map_or_else(
            || command.name().to_owned(),
            |n| format!("{} {}", command.name(), grouped(n)),
        );
        response.widget_info(|| WidgetInfo::selected(AccessRole::RadioButton, true, is_on, &name));
        let inner = segment.shrink(2.0);
        if is_on {
            let stroke = Stroke::new(1.0, tokens.line);
            ui.painter().rect(inner, 5, tokens.raise, stroke, StrokeKind::Inside);
        } else if response.hovered() {
            ui.painter().rect_filled(inner, 5, tokens.hover);
        }
        let left = segment.left_center() + vec2(PADDING, 0.0);
        let at = Align2::LEFT_CENTER.anchor_size(left, label.size());
        ui.painter().galley(at.min.round(), label, tokens.ink);
        if let Some(count) = count {
            let right = segment.right_center() - vec2(PADDING, 0.0);
            let at = Align2::RIGHT_CENTER.anchor_size(right, count.size());
            ui.painter().galley(at.min.round(), count, tokens.ink2);
        }
        widgets::focus_ring(ui, &response, segment, 6);
        if response.clicked() {
            view.perform(command);
        }
        let keys = shortcuts::shown(ui.ctx(), command).unwrap_or_default();
        response.on_hover_text(format!("{} {keys}", command.help()));
    }
    whole
}

/// What is counted beside a view's name: findings, if there are any.
fn count_of(view: &View<'_>, shown: app::View) -> Option<usize> {
    let n = view.state.findings.n_listed();
    (shown == app::View::Findings && n > 0).then_some(n)
}
