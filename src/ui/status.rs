//! The line at the bottom: shares in both directions, and what is going on.

use egui::{Align2, Id, Rect, Sense, Stroke, Ui, pos2, vec2};

use super::check_row::CheckRow;
use super::icons::leaf;
use super::layout::Layout;
use super::list::share_bar;
use super::overlap_card::{self, OverlapCard};
use super::theme::{Role, tokens};
use super::{View, counted, findings, percent, shortcuts, sized, widgets};
use crate::app::{self, Command, Stage};
use crate::compare::{Extent, Side, Sides};

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
    let response = ui.interact(right, Id::unique("status"), Sense::empty());
    widgets::named(&response, egui::accesskit::Role::Status, &ready);
    let polls = view.state.opened.as_ref().and_then(|opened| opened.watched.polls.as_ref());
    if let Some((reason, every)) = polls {
        response.on_hover_text(app::polling_note(reason, *every));
    }
    let rest = rect.with_max_x(right.left() - 16.0);
    match view.state.view {
        app::View::Read => shares(ui, view, rest),
        app::View::Map => map_line(ui, rest),
        app::View::Synopsis => super::synopsis::status_line(ui, view, rest),
        app::View::Findings => findings_line(ui, view, rest),
    }
}

fn ready_text(view: &View<'_>) -> String {
    let corpus = &view.state.corpus;
    let doing = match &view.state.stage {
        Stage::Idle if view.state.synoptic.is_making => "putting documents side by side",
        Stage::Idle if view.state.findings.is_looking => "looking for findings",
        Stage::Idle => "ready",
        Stage::Reading(_) => "reading",
        Stage::Relating => "finding what belongs together",
        Stage::Comparing => "comparing",
    };
    let mut size = format!("{} · {}", counted(corpus.len(), "document"), sized(corpus.bytes()));
    let polls = view.state.opened.as_ref().and_then(|opened| opened.watched.polls.as_ref());
    if let Some((_, every)) = polls {
        size = format!("{size} · looked at {}", app::polling_pace(*every));
    }
    if let (Some(notice), Stage::Idle) = (&view.state.notice, &view.state.stage) {
        return format!("{notice} · {size}");
    }
    match &view.state.map.kinship {
        Some(kinship) if view.state.view == app::View::Map => {
            format!("{size} · {} related · {doing}", counted(kinship.n_related, "pair"))
        }
        _ => format!("{size} · {doing}"),
    }
}

/// How much the shown finding holds, and the keys.
fn findings_line(ui: &Ui, view: &View<'_>, rect: Rect) {
    let Some(line) = findings::status_line(view.state) else { return };
    let anchor = (rect.left_center() + vec2(16.0, 0.0), Align2::LEFT_CENTER);
    let format = Role::Second.format(tokens(ui.ctx()).ink2);
    let said = widgets::text(ui.painter(), anchor, &line, format, rect.width() - 16.0);
    let response = ui.interact(said, Id::unique("findings line"), Sense::empty());
    widgets::named(&response, egui::accesskit::Role::Label, &line);
}

/// How the map is read, and its keys.
fn map_line(ui: &Ui, rect: Rect) {
    let anchor = (rect.left_center() + vec2(16.0, 0.0), Align2::LEFT_CENTER);
    let line = "Rows are read, columns are where it was found. Arrow keys move, Enter opens the \
                pair, Space folds.";
    let format = Role::Second.format(tokens(ui.ctx()).ink2);
    let said = widgets::text(ui.painter(), anchor, line, format, rect.width() - 16.0);
    let response = ui.interact(said, Id::unique("map line"), Sense::empty());
    widgets::named(&response, egui::accesskit::Role::Label, line);
}

/// "61 % of left is in right" and the other way round, each with its bar; both open the card that
/// says more.
fn shares(ui: &mut Ui, view: &mut View<'_>, rect: Rect) {
    let tokens = tokens(ui.ctx());
    let Some(reading) = view.state.reading.clone().filter(|reading| reading.is_pair()) else {
        return;
    };
    let leaves_out = view.state.settings.leaves_out_boilerplate;
    let extent = reading.comparison.extent(leaves_out);
    let left = rect.left() + 16.0;
    let right = if extent.is_below_floor() {
        let label = "No more alike than unrelated texts";
        let anchor = (pos2(left, rect.center().y), Align2::LEFT_CENTER);
        let room = rect.right() - left;
        widgets::text(ui.painter(), anchor, label, Role::Second.format(tokens.ink2), room).right()
    } else {
        directions(ui, &extent, rect.with_min_x(left))
    };
    let all = Rect::from_min_max(pos2(left - 8.0, rect.top()), pos2(right + 8.0, rect.bottom()));
    let response = ui.interact(all.shrink2(vec2(0.0, 2.0)), Id::unique("shares"), Sense::click());
    let name = shares_name(&extent);
    widgets::named(&response, egui::accesskit::Role::Button, &name);
    widgets::focus_ring(ui, &response, response.rect, 6);
    let name = |side: Side| {
        let name = reading.document(side).map_or("", |document| document.file_name());
        name.rsplit_once('.').map_or(name, |(stem, _)| stem)
    };
    let whole = reading.comparison.extent(false).n_counted;
    let counted = reading.comparison.extent(true).n_counted;
    let card = OverlapCard {
        names: Sides { left: name(Side::Left), right: name(Side::Right) },
        extent,
        n_boilerplate: Sides {
            left: whole.left - counted.left,
            right: whole.right - counted.right,
        },
        leaves_out_boilerplate: leaves_out,
    };
    if !egui::Popup::is_any_open(ui.ctx()) {
        response.clone().on_hover_ui(|ui| card.show(ui));
    }
    egui::Popup::menu(&response)
        .gap(4.0)
        .width(overlap_card::WIDTH)
        .close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| {
            card.show(ui);
            ui.add_space(6.0);
            let command = Command::LeaveOutBoilerplate;
            let keys = shortcuts::shown(ui.ctx(), command);
            let row = CheckRow {
                name: command.name(),
                count: keys.as_deref(),
                is_on: leaves_out,
                ..CheckRow::default()
            };
            if row.show(ui).clicked() {
                view.perform(command);
            }
        });
}

/// What a screen reader says of the shares.
fn shares_name(extent: &Extent) -> String {
    if extent.is_below_floor() {
        return "No more alike than unrelated texts".to_owned();
    }
    let [left, right] = Side::BOTH.map(|side| direction_label(extent, side));
    format!("{left}, {right}")
}

fn direction_label(extent: &Extent, side: Side) -> String {
    let words = Sides { left: ("left", "right"), right: ("right", "left") };
    let &(this, other) = words.of(side);
    format!("{} of {this} is in {other}", percent(extent.overlap.of(side).total()))
}

/// Draws both directions as far as they fit, and answers where they end.
fn directions(ui: &Ui, extent: &Extent, rect: Rect) -> f32 {
    let tokens = tokens(ui.ctx());
    let (mut x, mut end) = (rect.left(), rect.left());
    for side in Side::BOTH {
        if x + 300.0 > rect.right() {
            break;
        }
        let middle = rect.center().y;
        let badge = Rect::from_min_size(pos2(x, middle - 7.0), vec2(15.0, 14.0));
        leaf(ui.painter(), badge, side, tokens.ink);
        let anchor = (pos2(x + 24.0, middle), Align2::LEFT_CENTER);
        let label = direction_label(extent, side);
        let text =
            widgets::text(ui.painter(), anchor, &label, Role::Second.format(tokens.ink2), 220.0);
        let bar = Rect::from_min_size(pos2(text.right() + 10.0, middle - 3.0), vec2(80.0, 6.0));
        share_bar(ui, bar, extent.overlap.of(side));
        (x, end) = (text.right() + 116.0, bar.right());
    }
    end
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
        let response = ui.interact(text.union(cap), Id::unique(("status", label)), Sense::click());
        widgets::named(&response, egui::accesskit::Role::Button, label);
        if response.clicked() {
            view.perform(command);
        }
        right.x = text.left() - 18.0;
    }
}
