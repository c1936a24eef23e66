//! One finding: its values, two of its sentences side by side, every sentence below.

use egui::accesskit::Role as AccessRole;
use egui::{Align2, Id, Rect, ScrollArea, Ui, pos2, vec2};

use super::words::who_gives_it;
use super::{card, page_stop, sentences, values};
use crate::app::Action;
use crate::app::findings::FindingsAction;
use crate::findings::Finding;
use crate::ui::icons::Icon;
use crate::ui::layout::part;
use crate::ui::note::note;
use crate::ui::theme::{Role, tokens};
use crate::ui::widgets::{self, Look};
use crate::ui::{View, grouped};

/// Wider lines are no longer read across.
const WIDEST: f32 = 1100.0;
const LIMITS: &str = "A finding says that sentences about the same thing give different values. It \
                      does not say which one is right.";

/// Where the page has come to: what is drawn next begins here.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    pub(super) left: f32,
    pub(super) width: f32,
    pub(super) y: f32,
    /// Size of what is read; 1.0 is normal.
    pub(super) factor: f32,
}

impl Column {
    /// Takes so much height.
    pub(super) fn take(&mut self, height: f32) -> Rect {
        let rect = Rect::from_min_size(pos2(self.left, self.y), vec2(self.width, height));
        self.y += height;
        rect
    }
}

/// Draws the finding that is shown.
pub(super) fn page(ui: &mut Ui, view: &mut View<'_>, rect: Rect) {
    let found = &view.state.findings;
    let Some((index, finding)) = found.current.zip(found.shown()) else {
        let why = "Open a group of the list, or list all kinds.";
        note(ui, rect, "No finding is listed here", why);
        return;
    };
    let mut child = part(ui, rect, "finding");
    // Each finding begins at its top.
    let area = ScrollArea::vertical().id_salt(index).auto_shrink(false);
    area.show(&mut child, |ui| {
        let margin = if rect.width() < 700.0 { 20.0 } else { 40.0 };
        let origin = ui.min_rect().min;
        let width = (rect.width() - 2.0 * margin).min(WIDEST);
        let factor = f32::from(view.state.settings.text_size) / 100.0;
        let mut column = Column { left: origin.x + margin, width, y: origin.y + 28.0, factor };
        head(ui, view, finding, &mut column);
        values::values(ui, view, finding, &mut column);
        column.y += 28.0;
        card::card(ui, view, finding, &mut column);
        below_card(ui, view, &mut column);
        sentences::sentences(ui, view, finding, &mut column);
        limits(ui, &mut column);
        ui.set_height(column.y - origin.y);
    });
}

/// The title, who gives it, and the button that sets it aside.
fn head(ui: &mut Ui, view: &mut View<'_>, finding: &Finding, column: &mut Column) {
    let tokens = tokens(ui.ctx());
    let found = &view.state.findings;
    let is_aside = found.current.is_some_and(|current| found.is_aside(current));
    let title = finding.title();
    let top = column.take(30.0);
    let (label, action) = if is_aside {
        ("Put back", FindingsAction::PutBack)
    } else {
        ("Set aside", FindingsAction::SetAside)
    };
    let button = Rect::from_min_size(pos2(top.right() - 82.0, top.top() + 10.0), vec2(82.0, 32.0));
    if widgets::button(ui, button, label, None, Look::Plain)
        .on_hover_text(
            "Not a disagreement, or of no interest. It is remembered, and can be put back. Delete",
        )
        .clicked()
    {
        view.push(Action::Findings(action));
    }
    let room = button.left() - 16.0 - top.left();
    let anchor = (top.left_center(), Align2::LEFT_CENTER);
    let format = Role::Title.format(tokens.ink);
    let titled = widgets::text(ui.painter(), anchor, &title, format, room);
    let response = ui.interact(titled, Id::unique("finding title"), egui::Sense::hover());
    widgets::named(&response, AccessRole::Heading, &title);
    if titled.width() > room - 12.0 {
        response.on_hover_text(&title);
    }
    column.y += 2.0;
    let who = who_gives_it(finding, view.state.findings.corpus.len());
    let format = Role::Interface.format(tokens.ink2);
    let mut job = egui::text::LayoutJob::single_section(who.clone(), format);
    job.wrap.max_width = room;
    let galley = ui.painter().layout_job(job);
    let at = column.take(galley.size().y);
    let said = Rect::from_min_size(at.min.round(), galley.size());
    ui.painter().galley(said.min, galley, tokens.ink2);
    let response = ui.interact(said, Id::unique("finding who"), egui::Sense::hover());
    widgets::named(&response, AccessRole::Label, &who);
    column.y += 18.0;
}

/// The button that opens both in the reading view, and the way through the pairs of values.
fn below_card(ui: &mut Ui, view: &mut View<'_>, column: &mut Column) {
    let tokens = tokens(ui.ctx());
    column.y += 14.0;
    let row = column.take(32.0);
    let button = Rect::from_min_size(row.min.round(), vec2(116.0, 32.0));
    let response = widgets::button(ui, button, "Read in context", None, Look::Primary);
    ui.data_mut(|data| data.insert_temp(page_stop(), response.id));
    if response.clicked() {
        view.push(Action::Findings(FindingsAction::Read));
    }
    widgets::key_cap(ui, pos2(button.right() + 48.0, row.center().y), "Enter");
    if let Some((at, pairs)) = view.state.finding_pairs().filter(|(_, pairs)| pairs.len() > 1) {
        let right = row.right();
        let square = |x: f32| Rect::from_center_size(pos2(x, row.center().y), vec2(28.0, 28.0));
        let next = widgets::icon_button(ui, square(right - 14.0), Icon::Down, "Next pair");
        let previous = widgets::icon_button(ui, square(right - 46.0), Icon::Up, "Previous pair");
        for (response, is_forward) in [(next, true), (previous, false)] {
            if response.clicked() {
                view.push(Action::Findings(FindingsAction::StepPair(is_forward)));
            }
        }
        let label = format!("Pair {} of {}", grouped(at + 1), grouped(pairs.len()));
        let anchor = (pos2(right - 68.0, row.center().y), Align2::RIGHT_CENTER);
        let format = Role::Second.format(tokens.ink2);
        let said = widgets::text(ui.painter(), anchor, &label, format, 160.0);
        let response = ui.interact(said, Id::unique("pair of values"), egui::Sense::hover());
        widgets::named(&response, AccessRole::Label, &label);
    }
    column.y += 28.0;
}

fn limits(ui: &Ui, column: &mut Column) {
    let tokens = tokens(ui.ctx());
    column.y += 14.0;
    let mut job =
        egui::text::LayoutJob::single_section(LIMITS.to_owned(), Role::Second.format(tokens.ink2));
    job.wrap.max_width = column.width;
    let galley = ui.painter().layout_job(job);
    let at = column.take(galley.size().y);
    let said = Rect::from_min_size(at.min.round(), galley.size());
    ui.painter().galley(said.min, galley, tokens.ink2);
    let response = ui.interact(said, Id::unique("limits of findings"), egui::Sense::hover());
    widgets::named(&response, AccessRole::Label, LIMITS);
    column.y += 20.0;
}
