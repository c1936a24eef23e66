//! The status line of the synopsis: how many statements stand where, and which are shown.

use egui::accesskit::Role as AccessRole;
use egui::{Align2, Id, Rect, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::app::{Action, Command, Showing, SynopsisAction};
use crate::ui::theme::{Role, tokens};
use crate::ui::{View, counted, grouped, shortcuts, widgets};

/// Draws the line.
pub(crate) fn status_line(ui: &mut Ui, view: &mut View<'_>, rect: Rect) {
    let Some(line) = said(view) else { return };
    let right = switches(ui, view, rect);
    let anchor = (rect.left_center() + vec2(16.0, 0.0), Align2::LEFT_CENTER);
    let format = Role::Second.format(tokens(ui.ctx()).ink2);
    let said = widgets::text(ui.painter(), anchor, &line, format, right - rect.left() - 32.0);
    let response = ui.interact(said, Id::unique("synopsis line"), Sense::hover());
    widgets::named(&response, AccessRole::Label, &line);
    let is_complete =
        view.state.synoptic.table.as_ref().is_none_or(|table| table.synopsis.is_complete);
    if !is_complete {
        response.on_hover_text(
            "Of so many columns each is compared with the base and with those beside it: what two \
             others share may stand in two rows.",
        );
    }
}

/// "4 of 7 documents · 84 statements · 12 stand in all four, 31 in one only".
fn said(view: &View<'_>) -> Option<String> {
    let synoptic = &view.state.synoptic;
    let table = synoptic.table.as_ref()?;
    let counts = table.synopsis.counts;
    let n_columns = table.documents.len();
    let mut line = format!(
        "{} of {} · {} · {} stand in all {}, {} in one only",
        grouped(n_columns),
        counted(view.state.corpus.len(), "document"),
        counted(counts.statements, "statement"),
        grouped(counts.in_all),
        in_words(n_columns),
        grouped(counts.in_one),
    );
    if let Some(n_matching) = synoptic.shown.n_matching {
        line = format!("{line} · {} with a hit", grouped(n_matching));
    }
    Some(line)
}

/// Small numbers in words.
fn in_words(number: usize) -> String {
    let words = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let word = number.checked_sub(2).and_then(|at| words.get(at));
    word.map_or_else(|| grouped(number), |&word| word.to_owned())
}

/// The switches that say which rows are shown; answers where they begin.
fn switches(ui: &mut Ui, view: &mut View<'_>, rect: Rect) -> f32 {
    let mut right = rect.right();
    let keys = shortcuts::shown(ui.ctx(), Command::OnlyDifferences).unwrap_or_default();
    let all = [
        (Showing::Shared, "Hide what is in one only", Some(keys)),
        (Showing::OnlyHere, "Only here", None),
        (Showing::InAll, "In all", None),
    ];
    for (showing, label, keys) in all {
        if right < rect.left() + 420.0 {
            break;
        }
        right = switch(ui, view, (showing, label, keys.as_deref()), pos2(right, rect.center().y));
    }
    right
}

fn switch(
    ui: &mut Ui,
    view: &mut View<'_>,
    (showing, label, keys): (Showing, &str, Option<&str>),
    right: egui::Pos2,
) -> f32 {
    let tokens = tokens(ui.ctx());
    let is_on = view.state.synoptic.showing == showing;
    let text_right = keys.map_or(right.x - 8.0, |keys| {
        widgets::key_cap(ui, right - vec2(4.0, 0.0), keys).left() - 8.0
    });
    let ink = if is_on { tokens.ink } else { tokens.ink2 };
    let role = if is_on { Role::Medium } else { Role::Second };
    let galley = widgets::line(ui.painter(), label, role.format(ink), 200.0);
    let left = text_right - galley.size().x - 8.0;
    let at = Rect::from_min_max(pos2(left, right.y - 11.0), pos2(right.x, right.y + 11.0));
    let response = ui.interact(at, Id::unique(("synopsis switch", label)), Sense::click());
    response.widget_info(|| WidgetInfo::selected(AccessRole::Switch, true, is_on, label));
    let ground = at.with_max_x(text_right + 8.0);
    if is_on {
        ui.painter().rect_filled(ground, 4, tokens.selected);
    } else if response.hovered() {
        ui.painter().rect_filled(ground, 4, tokens.hover);
    }
    let min = pos2(left + 8.0, right.y - galley.size().y / 2.0);
    ui.painter().galley(min.round(), galley, ink);
    widgets::focus_ring(ui, &response, at, 4);
    if response.clicked() {
        let next = if is_on { Showing::All } else { showing };
        view.push(Action::Synopsis(SynopsisAction::Show(next)));
    }
    left - 8.0
}

#[cfg(test)]
mod tests {
    use super::in_words;

    #[test]
    fn small_numbers_are_said_in_words() {
        assert_eq!([4, 10, 11, 1].map(in_words), ["four", "ten", "11", "1"]);
    }
}
