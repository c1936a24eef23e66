//! The two choices above the changes: which kinds are listed, and what counts as a change.

use egui::{Align2, Id, Popup, PopupCloseBehavior, Pos2, Rect, Response, Sense, Ui, pos2, vec2};

use crate::app::reading::StepKind;
use crate::app::{Action, ChangeKind, Command, Listing};
use crate::compare::Sameness;
use crate::ui::check_row::CheckRow;
use crate::ui::icons::{Icon, icon};
use crate::ui::signs::Sign;
use crate::ui::theme::{Role, tokens};
use crate::ui::{View, grouped, shortcuts, widgets};

/// Below this width of the tab line its choices say less.
const WIDE: f32 = 760.0;

/// Opens the choice of what counts as a change.
pub(crate) fn open_what_counts(ctx: &egui::Context) {
    Popup::open_id(ctx, counts_id().with("popup"));
}

fn counts_id() -> Id {
    Id::unique("what counts")
}

/// Draws both choices, their right end at a point; answers where they begin.
pub(super) fn choices(ui: &Ui, view: &mut View<'_>, right: Pos2, line_width: f32) -> f32 {
    let is_wide = line_width >= WIDE;
    let label = listing_name(&view.state.listing);
    let kinds = drop_down(ui, right, Id::unique("kinds"), label, "Kinds of changes listed");
    show_kinds(&kinds, view);
    let is_usual = view.state.settings.sameness == Sameness::default();
    let label = match (is_wide, is_usual) {
        (false, _) => "Counts",
        (true, true) => "What counts",
        (true, false) => "What counts, not as usual",
    };
    let at = pos2(kinds.rect.left() - 4.0, right.y);
    let counts = drop_down(ui, at, counts_id(), label, "What counts as a change");
    show_counts(&counts, view);
    counts.rect.left()
}

fn listing_name(listing: &Listing) -> &'static str {
    if listing.lists_all() { "All kinds" } else { "Some kinds" }
}

/// A quiet button that opens a popover under it.
pub(super) fn drop_down(ui: &Ui, right: Pos2, id: Id, label: &str, name: &str) -> Response {
    let tokens = tokens(ui.ctx());
    let galley = widgets::line(ui.painter(), label, Role::Interface.format(tokens.ink2), 180.0);
    let size = vec2(galley.size().x + 36.0, 26.0);
    let rect = Rect::from_min_size(pos2(right.x - size.x, right.y - 13.0).round(), size);
    let response = ui.interact(rect, id, Sense::click());
    widgets::named(&response, egui::accesskit::Role::ComboBox, &format!("{name}: {label}"));
    if response.hovered() {
        ui.painter().rect_filled(rect, 6, tokens.hover);
    }
    let at = pos2(rect.left() + 10.0, right.y);
    let format = Role::Interface.format(if response.hovered() { tokens.ink } else { tokens.ink2 });
    widgets::text(ui.painter(), (at, Align2::LEFT_CENTER), label, format, 180.0);
    icon(ui.painter(), pos2(rect.right() - 14.0, right.y), Icon::Down, tokens.ink2);
    widgets::focus_ring(ui, &response, rect, 6);
    response
}

/// A popover that stays open while its rows are switched.
fn popover(opener: &Response, width: f32, contents: impl FnOnce(&mut Ui)) {
    Popup::menu(opener)
        .gap(4.0)
        .width(width)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| {
            ui.set_min_width(width);
            contents(ui);
        });
}

fn show_kinds(opener: &Response, view: &mut View<'_>) {
    popover(opener, 300.0, |ui| {
        let listing = &view.state.listing;
        for kind in ChangeKind::ALL {
            let count = grouped(listing.n_of(kind));
            let is_on = listing.lists(kind);
            let row = CheckRow {
                name: kind.name(),
                count: Some(&count),
                sign: Some(sign_of(kind)),
                is_on,
                ..CheckRow::default()
            };
            if row.show(ui).clicked() {
                view.push(Action::ListKind(kind, !is_on));
            }
        }
        ui.separator();
        for command in [Command::ListAllKinds, Command::OnlyFigures] {
            let keys = shortcuts::shown(ui.ctx(), command);
            if widgets::menu_row(ui, command.name(), keys.as_deref(), None).clicked() {
                view.perform(command);
            }
        }
    });
}

/// The sign that stands for a kind.
fn sign_of(kind: ChangeKind) -> Sign {
    match kind {
        ChangeKind::Words => Sign::Step(StepKind::Edited),
        ChangeKind::Figures => Sign::Figures,
        ChangeKind::Form => Sign::Form,
        ChangeKind::Paraphrased => Sign::Step(StepKind::Paraphrased),
        ChangeKind::Moved => Sign::Step(StepKind::Moved),
        ChangeKind::LeftOnly => Sign::Step(StepKind::LeftOnly),
        ChangeKind::RightOnly => Sign::Step(StepKind::RightOnly),
    }
}

/// One difference that may count: the command that switches it, its name, an example, and whether
/// it counts.
type Difference = (Command, &'static str, &'static str, bool);

fn differences(sameness: Sameness) -> [Difference; 5] {
    [
        (Command::CountCase, "Upper and lower case", "Ferry, ferry", sameness.counts_case),
        (
            Command::CountPunctuation,
            "Punctuation",
            "commas, stops, brackets; quotes at all",
            sameness.counts_punctuation,
        ),
        (
            Command::CountQuotes,
            "Quotes and dashes",
            "“curly” or \"straight\", long or short",
            sameness.counts_quotes,
        ),
        (Command::CountAccents, "Accents", "café, cafe", sameness.counts_accents),
        (
            Command::CountNumberWords,
            "Numbers in words",
            "two hundred and fourteen, 214",
            sameness.counts_number_words,
        ),
    ]
}

fn show_counts(opener: &Response, view: &mut View<'_>) {
    popover(opener, 300.0, |ui| {
        let tokens = tokens(ui.ctx());
        let (head, _) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), Sense::empty());
        let at = (head.left_center() + vec2(8.0, 0.0), Align2::LEFT_CENTER);
        let title = "Beside other words, these are changes:";
        widgets::text(ui.painter(), at, title, Role::Second.format(tokens.ink2), head.width());
        let sameness = view.state.settings.sameness;
        for (command, name, example, is_on) in differences(sameness) {
            let row = CheckRow { name, second: Some(example), is_on, ..CheckRow::default() };
            if row.show(ui).on_hover_text(command.help()).clicked() {
                view.perform(command);
            }
        }
        if sameness != Sameness::default() {
            ui.separator();
            if widgets::menu_row(ui, "As usual", None, None).clicked() {
                view.push(Action::Count(Sameness::default()));
            }
        }
    });
}
