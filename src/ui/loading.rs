//! What is shown between opening a folder and its first comparison: real counts, and a Stop.

use egui::{Align2, CornerRadius, Rect, Stroke, Ui, pos2, vec2};

use super::layout::Layout;
use super::theme::{Role, Tokens, tokens};
use super::widgets::{self, Look};
use super::{View, grouped, sized};
use crate::app::{Command, Stage};

const WIDTH: f32 = 440.0;

/// Draws the middle of the window.
pub(crate) fn loading(ui: &mut Ui, view: &mut View<'_>, layout: &Layout) {
    let tokens = tokens(ui.ctx());
    let main = layout.main.with_max_x(layout.strip.right().max(layout.main.right()));
    ui.painter().rect_filled(main, 0, tokens.paper);
    let name = view.state.opened.as_ref().map_or("", |opened| opened.name.as_str());
    if view.state.stage == Stage::Idle {
        nothing_read(ui, view, main, name);
        return;
    }
    let left = (main.center().x - WIDTH / 2.0).round();
    let mut y = main.top() + main.height() * 0.26;
    let title = format!("Reading {name}");
    widgets::text(
        ui.painter(),
        (pos2(left, y), Align2::LEFT_TOP),
        &title,
        Role::Title.format(tokens.ink),
        WIDTH,
    );
    y += 46.0;
    if let Stage::Reading(loading) = &view.state.stage {
        let share = loading.bytes_read as f32 / loading.bytes.max(1) as f32;
        bar(ui, Rect::from_min_size(pos2(left, y), vec2(WIDTH, 6.0)), share, tokens);
        let counts = format!(
            "{} of {} files · {} of {}",
            grouped(loading.n_read),
            grouped(loading.n_files),
            sized(loading.bytes_read),
            sized(loading.bytes)
        );
        let anchor = (pos2(left, y + 18.0), Align2::LEFT_TOP);
        widgets::text(ui.painter(), anchor, &counts, Role::Interface.format(tokens.ink2), WIDTH);
    } else {
        bar(ui, Rect::from_min_size(pos2(left, y), vec2(WIDTH, 6.0)), 1.0, tokens);
    }
    y += 54.0;
    let at = match view.state.stage {
        Stage::Reading(_) => 0,
        Stage::Relating => 1,
        _ => 2,
    };
    let rows = ["Read files", "Find what belongs together", "Compare the closest pair"];
    for (index, label) in rows.into_iter().enumerate() {
        let row = Rect::from_min_size(pos2(left, y), vec2(WIDTH, 36.0));
        ui.painter().hline(row.x_range(), row.top(), Stroke::new(1.0, tokens.line));
        stage_row(ui, row, label, index, at);
        y += 36.0;
    }
    let stop = Rect::from_min_size(pos2(left, y + 20.0), vec2(52.0, 32.0));
    if widgets::button(ui, stop, "Stop", None, Look::Plain).clicked() {
        view.perform(Command::Stop);
    }
    let cap = widgets::key_cap(ui, pos2(stop.right() + 42.0, stop.center().y), "Esc");
    let anchor = (pos2(cap.right() + 14.0, stop.center().y), Align2::LEFT_CENTER);
    let note = "What has been read stays. Filter and reading work already.";
    widgets::text(ui.painter(), anchor, note, Role::Second.format(tokens.ink2), WIDTH);
}

fn bar(ui: &Ui, rect: Rect, share: f32, tokens: &Tokens) {
    ui.painter().rect_filled(rect, CornerRadius::same(3), tokens.sunk);
    let done = rect.with_max_x(rect.left() + rect.width() * share.clamp(0.0, 1.0));
    ui.painter().rect_filled(done, CornerRadius::same(3), tokens.ink);
}

fn stage_row(ui: &Ui, row: Rect, label: &str, index: usize, at: usize) {
    let tokens = tokens(ui.ctx());
    let center = row.left_center() + vec2(7.0, 0.0);
    let (ink, state) = match index.cmp(&at) {
        std::cmp::Ordering::Less => (tokens.ink, "done"),
        std::cmp::Ordering::Equal => (tokens.ink, "running"),
        std::cmp::Ordering::Greater => (tokens.ink2, "waits"),
    };
    ui.painter().circle_stroke(center, 5.5, Stroke::new(1.5, ink));
    if index < at {
        ui.painter().circle_filled(center, 5.5, ink);
    } else if index == at {
        ui.painter().circle_filled(center, 2.5, ink);
    }
    let role = if index == at { Role::Medium } else { Role::Interface };
    let anchor = (pos2(row.left() + 24.0, row.center().y), Align2::LEFT_CENTER);
    widgets::text(ui.painter(), anchor, label, role.format(ink), 260.0);
    let anchor = (row.right_center(), Align2::RIGHT_CENTER);
    widgets::text(ui.painter(), anchor, state, Role::Second.format(tokens.ink2), 120.0);
}

/// A folder in which no document could be read.
fn nothing_read(ui: &mut Ui, view: &mut View<'_>, main: Rect, name: &str) {
    let tokens = tokens(ui.ctx());
    let n = view.state.corpus.problems().len();
    let title = if n == 0 {
        format!("{name} holds no documents")
    } else {
        format!("Nothing in {name} could be read")
    };
    let why = if n == 0 {
        "There is no file in it that is not hidden.".to_owned()
    } else {
        format!("{} below, each with its reason.", super::counted(n, "problem"))
    };
    let middle = pos2(main.center().x, main.top() + main.height() * 0.38);
    widgets::text(
        ui.painter(),
        (middle, Align2::CENTER_CENTER),
        &title,
        Role::Title.format(tokens.ink),
        700.0,
    );
    let anchor = (middle + vec2(0.0, 34.0), Align2::CENTER_CENTER);
    widgets::text(ui.painter(), anchor, &why, Role::Interface.format(tokens.ink2), 700.0);
    let button = Rect::from_center_size(middle + vec2(0.0, 78.0), vec2(136.0, 32.0));
    if widgets::button(ui, button, "Open folder…", None, Look::Plain).clicked() {
        view.perform(Command::OpenFolder);
    }
}
