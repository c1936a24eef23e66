//! The line at the bottom: shares in both directions, and what is going on.

use egui::{Align2, Rect, Stroke, Ui, pos2, vec2};

use super::icons::leaf;
use super::layout::Layout;
use super::list::share_bar;
use super::theme::{Role, tokens};
use super::{View, counted, percent, shortcuts, sized, widgets};
use crate::app::{self, Command, Stage};
use crate::compare::{Side, Sides};

/// Draws the line.
pub(crate) fn status(ui: &mut Ui, view: &mut View<'_>, layout: &Layout) {
    let tokens = tokens(ui.ctx());
    let rect = layout.status;
    ui.painter().rect_filled(rect, 0, tokens.chrome);
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, Stroke::new(1.0, tokens.line));
    if view.state.opened.is_none() {
        start_line(ui, view, rect);
        return;
    }
    let ready = ready_text(view);
    let anchor = (rect.right_center() - vec2(16.0, 0.0), Align2::RIGHT_CENTER);
    let right = widgets::text(
        ui.painter(),
        anchor,
        &ready,
        Role::Second.format(tokens.ink2),
        rect.width() / 2.0,
    );
    let response = ui.interact(right, egui::Id::unique("status"), egui::Sense::empty());
    widgets::named(&response, egui::accesskit::Role::Status, &ready);
    let rest = rect.with_max_x(right.left() - 16.0);
    match view.state.view {
        app::View::Read => shares(ui, view, rest),
        app::View::Map => map_line(ui, rest),
    }
}

fn ready_text(view: &View<'_>) -> String {
    let corpus = &view.state.corpus;
    let doing = match &view.state.stage {
        Stage::Idle => "ready",
        Stage::Reading(_) => "reading",
        Stage::Relating => "finding what belongs together",
        Stage::Comparing => "comparing",
    };
    let size = format!("{} · {}", counted(corpus.len(), "document"), sized(corpus.bytes()));
    match &view.state.map.kinship {
        Some(kinship) if view.state.view == app::View::Map => {
            format!("{size} · {} related · {doing}", counted(kinship.n_related, "pair"))
        }
        _ => format!("{size} · {doing}"),
    }
}

/// How the map is read, and its keys.
fn map_line(ui: &Ui, rect: Rect) {
    let anchor = (rect.left_center() + vec2(16.0, 0.0), Align2::LEFT_CENTER);
    let line = "Rows are read, columns are where it was found. Arrow keys move, Enter opens the \
                pair, Space folds.";
    let format = Role::Second.format(tokens(ui.ctx()).ink2);
    let said = widgets::text(ui.painter(), anchor, line, format, rect.width() - 16.0);
    let response = ui.interact(said, egui::Id::unique("map line"), egui::Sense::empty());
    widgets::named(&response, egui::accesskit::Role::Label, line);
}

/// "61 % of left is in right" and the other way round, each with its bar.
fn shares(ui: &Ui, view: &View<'_>, rect: Rect) {
    let tokens = tokens(ui.ctx());
    let Some(reading) = view.state.reading.as_ref().filter(|reading| reading.is_pair()) else {
        return;
    };
    let mut x = rect.left() + 16.0;
    for side in Side::BOTH {
        let share = reading.comparison.overlap.of(side);
        let words = Sides { left: ("left", "right"), right: ("right", "left") };
        let &(this, other) = words.of(side);
        let label = format!("{} of {this} is in {other}", percent(share.total()));
        if x + 300.0 > rect.right() {
            return;
        }
        leaf(
            ui.painter(),
            Rect::from_min_size(pos2(x, rect.center().y - 7.0), vec2(15.0, 14.0)),
            side,
            tokens.ink,
        );
        let anchor = (pos2(x + 24.0, rect.center().y), Align2::LEFT_CENTER);
        let text =
            widgets::text(ui.painter(), anchor, &label, Role::Second.format(tokens.ink2), 220.0);
        share_bar(
            ui,
            Rect::from_min_size(pos2(text.right() + 10.0, rect.center().y - 3.0), vec2(80.0, 6.0)),
            share,
        );
        let all = Rect::from_min_max(pos2(x, rect.top()), pos2(text.right() + 92.0, rect.bottom()));
        let response = ui.interact(all, egui::Id::unique(("share", side)), egui::Sense::hover());
        widgets::named(&response, egui::accesskit::Role::Label, &label);
        let (n, of) =
            (*reading.comparison.n_covered.of(side), *reading.comparison.n_counted.of(side));
        response.on_hover_text(format!(
            "{} of {}: identical {}, edited {}, paraphrased {}",
            super::grouped(n),
            counted(of, "word"),
            percent(share.identical),
            percent(share.edited),
            percent(share.paraphrased),
        ));
        x = text.right() + 116.0;
    }
}

/// What the empty window says: what can be read, and where all commands are.
fn start_line(ui: &mut Ui, view: &mut View<'_>, rect: Rect) {
    let tokens = tokens(ui.ctx());
    let anchor = (rect.left_center() + vec2(16.0, 0.0), Align2::LEFT_CENTER);
    widgets::text(
        ui.painter(),
        anchor,
        "Reads .txt and .md",
        Role::Second.format(tokens.ink2),
        300.0,
    );
    let mut right = pos2(rect.right() - 16.0, rect.center().y);
    for (command, label) in [(Command::Keys, "Keys"), (Command::Palette, "All commands")] {
        let keys = shortcuts::shown(ui.ctx(), command).unwrap_or_default();
        let cap = widgets::key_cap(ui, right, &keys);
        let anchor = (pos2(cap.left() - 8.0, rect.center().y), Align2::RIGHT_CENTER);
        let text =
            widgets::text(ui.painter(), anchor, label, Role::Second.format(tokens.ink2), 120.0);
        let response =
            ui.interact(text.union(cap), egui::Id::unique(("status", label)), egui::Sense::click());
        widgets::named(&response, egui::accesskit::Role::Button, label);
        if response.clicked() {
            view.perform(command);
        }
        right.x = text.left() - 18.0;
    }
}
