//! What stands in the place of a synopsis that is not there: what is being done, or what is missing.

use egui::{Rect, Ui};

use crate::app::{Action, Command, FEWEST_DOCUMENTS, Stage, SynopsisAction};
use crate::ui::View;
use crate::ui::layout::Layout;
use crate::ui::loading::loading;
use crate::ui::note::note;
use crate::ui::widgets::{self, Look};

/// Whether the folder has documents enough for a synopsis.
pub(super) fn has_enough(view: &View<'_>) -> bool {
    view.state.corpus.len() >= FEWEST_DOCUMENTS
}

/// Says why there is no synopsis.
pub(super) fn empty(ui: &mut Ui, view: &mut View<'_>, layout: &Layout, whole: Rect) {
    if view.state.stage != Stage::Idle && !view.state.synoptic.is_making {
        let strip = whole.with_min_x(whole.right());
        loading(ui, view, &Layout { main: whole, strip, ..*layout });
    } else if !has_enough(view) {
        let why = "Each statement stands in a row, with what every document makes of it.";
        let button = note(ui, whole, "Open three or more documents to read them side by side", why);
        if widgets::button(ui, button, "Open files…", None, Look::Plain).clicked() {
            view.perform(Command::OpenFiles);
        }
    } else if view.state.synoptic.is_making {
        let title = "Putting documents side by side";
        let button = note(ui, whole, title, "Each is compared with each.");
        if widgets::button(ui, button, "Stop", None, Look::Plain).clicked() {
            view.perform(Command::Stop);
        }
    } else {
        let why = "Putting documents side by side was stopped.";
        let button = note(ui, whole, "There is no synopsis yet", why);
        if widgets::button(ui, button, "Go on", None, Look::Plain).clicked() {
            view.push(Action::Synopsis(SynopsisAction::Again));
        }
    }
}
