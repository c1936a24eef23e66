//! What could not be read, whole or in part, with the reason.

use egui::{Align2, Rect, Stroke, Ui, pos2};

use super::{nothing, row_response, virtual_rows};
use crate::model::Problem;
use crate::text::visible;
use crate::ui::View;
use crate::ui::icons::{Icon, icon};
use crate::ui::theme::{Role, tokens};
use crate::ui::widgets;

const ROW: f32 = 52.0;

/// Draws the tab.
pub(super) fn problems(ui: &mut Ui, view: &mut View<'_>, body: Rect) {
    let problems = view.state.corpus.problems();
    if problems.is_empty() {
        nothing(ui, body, "Everything was read.");
        return;
    }
    virtual_rows(ui, problems.len(), ROW, None, |ui, index, rect| {
        if let Some(problem) = problems.get(index) {
            row(ui, problem, (index, problems.len()), rect);
        }
    });
}

fn row(ui: &Ui, problem: &Problem, (index, n): (usize, usize), rect: Rect) {
    let tokens = tokens(ui.ctx());
    let label = format!("{}: {}", visible(&problem.path), problem.reason);
    row_response(ui, rect, index, n, &label, false);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, tokens.line));
    let (sign, state, ink) = if problem.is_partial {
        (Icon::Partial, "read in part", tokens.edited.ink)
    } else {
        (Icon::Warning, "not read", tokens.left_only.ink)
    };
    icon(ui.painter(), pos2(rect.left() + 24.0, rect.center().y), sign, ink);
    let left = rect.left() + 44.0;
    let name = visible(problem.path.rsplit('/').next().unwrap_or(&problem.path));
    let anchor = (pos2(left, rect.center().y - 9.0), Align2::LEFT_CENTER);
    widgets::text(ui.painter(), anchor, &name, Role::Medium.format(tokens.ink), 230.0);
    let anchor = (pos2(left, rect.center().y + 9.0), Align2::LEFT_CENTER);
    widgets::text(ui.painter(), anchor, state, Role::Second.format(ink), 230.0);
    let anchor = (pos2(left + 244.0, rect.center().y), Align2::LEFT_CENTER);
    let width = rect.right() - left - 264.0;
    widgets::text(ui.painter(), anchor, &problem.reason, Role::Interface.format(tokens.ink), width);
}

/// The list as text for the clipboard: path, tab, reason.
pub(super) fn as_text(problems: &[Problem]) -> String {
    let lines =
        problems.iter().map(|problem| format!("{}\t{}", visible(&problem.path), problem.reason));
    lines.collect::<Vec<_>>().join("\n")
}
