//! The choices above the hits: how they are sorted, and whether all show their counterparts.

use egui::{Align2, Id, Pos2, Rect, Ui, pos2, vec2};

use crate::app::{Command, HitOrder};
use crate::ui::panel::kinds::drop_down;
use crate::ui::theme::{Role, tokens};
use crate::ui::top_bar::command_row;
use crate::ui::{View, grouped, widgets};

/// Below this width of the tab line its choices say less.
const WIDE: f32 = 760.0;

/// Draws the choices, their right end at a point; answers where they begin.
pub(in crate::ui::panel) fn tools(
    ui: &mut Ui,
    view: &mut View<'_>,
    right: Pos2,
    line_width: f32,
) -> f32 {
    let order = view.state.settings.hit_order;
    let label = if line_width < WIDE { "Sorted".to_owned() } else { sorted_by(order) };
    let sorting = drop_down(ui, right, Id::unique("hit order"), &label, "Order of the hits");
    widgets::popover(&sorting, 280.0, |ui| {
        for (order, command) in HitOrder::ALL.into_iter().zip(COMMANDS) {
            command_row(ui, view, command, Some(view.state.settings.hit_order == order));
        }
        ui.separator();
        command_row(ui, view, Command::KeepFilter, None);
        let is_on = view.state.settings.shows_counterparts;
        command_row(ui, view, Command::ShowCounterparts, Some(is_on));
    });
    let at = pos2(sorting.rect.left() - 4.0, right.y);
    let copying = drop_down(ui, at, Id::unique("copy hits"), "Copy", "The hits as they are shown");
    widgets::popover(&copying, 240.0, |ui| {
        for command in
            [Command::CopyHits, Command::CopyHitsCsv, Command::CopyHitsJson, Command::SaveHits]
        {
            command_row(ui, view, command, None);
        }
    });
    let left = only_matching(ui, view, pos2(copying.rect.left() - 4.0, right.y));
    note(ui, view, pos2(left - 12.0, right.y))
}

/// The switch that leaves only paragraphs with hits in the sheets; answers where it begins.
fn only_matching(ui: &mut Ui, view: &mut View<'_>, right: Pos2) -> f32 {
    let name = Command::OnlyMatching.name();
    let format = Role::Medium.format(tokens(ui.ctx()).ink);
    let width = widgets::line(ui.painter(), name, format, 200.0).size().x + 20.0;
    let size = vec2(width, 24.0);
    let rect = Rect::from_min_size(pos2(right.x - width, right.y - 12.0).round(), size);
    let is_on = view.state.folds_unmatched;
    if widgets::toggle(ui, rect, name, name, is_on).clicked() {
        view.perform(Command::OnlyMatching);
    }
    rect.left()
}

const COMMANDS: [Command; 3] =
    [Command::SortByDocument, Command::SortByLeftWord, Command::SortByRightWord];

fn sorted_by(order: HitOrder) -> String {
    format!("Sorted by {}", order.name())
}

/// Says that only the first hits are sorted, where there are too many.
fn note(ui: &Ui, view: &View<'_>, right: Pos2) -> f32 {
    let lines = &view.state.concordance;
    if lines.n_left_out() == 0 {
        return right.x;
    }
    let text = format!("the first {} of {}", grouped(lines.len()), grouped(lines.hits.n_hits));
    let format = Role::Second.format(tokens(ui.ctx()).ink2);
    let rect = widgets::text(ui.painter(), (right, Align2::RIGHT_CENTER), &text, format, 260.0);
    let response = ui.interact(rect, Id::unique("sorted so far"), egui::Sense::HOVER);
    widgets::named(&response, egui::accesskit::Role::Label, &text);
    response.on_hover_text("So many hits are sorted at most; by document all of them stand here.");
    rect.left()
}
