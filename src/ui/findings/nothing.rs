//! What is said where there is no finding to show.

use egui::{Rect, Ui};

use crate::app::findings::FindingsAction;
use crate::app::{Action, Command, Stage};
use crate::ui::layout::Layout;
use crate::ui::loading::loading;
use crate::ui::note::note;
use crate::ui::widgets::{self, Look};
use crate::ui::{View, counted, grouped};

/// Says why there is nothing to show: it is being looked for, or there is nothing.
pub(super) fn nothing(ui: &mut Ui, view: &mut View<'_>, layout: &Layout, whole: Rect) {
    let found = &view.state.findings;
    if view.state.stage != Stage::Idle && found.findings.is_none() {
        let strip = whole.with_min_x(whole.right());
        loading(ui, view, &Layout { main: whole, strip, ..*layout });
    } else if found.is_looking {
        let why = "Dates, times, numbers, names and quotations of documents that tell of the same \
                   event are held against each other.";
        let at = note(ui, whole, "Looking for where the reports disagree", why);
        if widgets::button(ui, at, "Stop", None, Look::Plain).clicked() {
            view.push(Action::Findings(FindingsAction::Stop));
        }
    } else if found.findings.is_none() {
        let why = "Looking for them was stopped.";
        let at = note(ui, whole, "Where the reports disagree is not known", why);
        if widgets::button(ui, at, "Look again", None, Look::Plain).clicked() {
            view.push(Action::Findings(FindingsAction::LookAgain));
        }
    } else if view.state.corpus.len() < 2 {
        let why = "It does not contradict itself where that can be told. Open more documents, or \
                   drop them here, to hold them against each other.";
        let at = note(ui, whole, "One document alone", why);
        if widgets::button(ui, at, "Open files…", None, Look::Plain).clicked() {
            view.perform(Command::OpenFiles);
        }
    } else {
        let counts = found.findings.as_ref().map(|all| (all.n_compared, all.n_alone));
        let (n_compared, n_alone) = counts.unwrap_or_default();
        let why = format!("{} compared, {} alone.", counted(n_compared, "value"), stand(n_alone));
        let title = "The reports give the same figures where they can be compared";
        note(ui, whole, title, &why);
    }
}

fn stand(n: usize) -> String {
    let verb = if n == 1 { "stands" } else { "stand" };
    format!("{} {verb}", grouped(n))
}
