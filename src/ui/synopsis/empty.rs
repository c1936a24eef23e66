//! What stands in the place of a synopsis that is not there: what is being done, or what is missing.

use egui::accesskit::Role as AccessRole;
use egui::{Align2, Id, Rect, Sense, Ui, pos2, vec2};

use crate::app::{Action, Command, FEWEST_DOCUMENTS, Stage, SynopsisAction};
use crate::ui::View;
use crate::ui::layout::Layout;
use crate::ui::loading::loading;
use crate::ui::theme::{Role, tokens};
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

/// Says something in the middle of a part; answers where a button may stand.
pub(super) fn note(ui: &Ui, rect: Rect, title: &str, why: &str) -> Rect {
    let tokens = tokens(ui.ctx());
    let middle = pos2(rect.center().x, rect.top() + rect.height() * 0.38);
    let anchor = (middle, Align2::CENTER_CENTER);
    let width = rect.width() - 40.0;
    widgets::text(ui.painter(), anchor, title, Role::Title.format(tokens.ink), width);
    let anchor = (middle + vec2(0.0, 34.0), Align2::CENTER_CENTER);
    let said = widgets::text(ui.painter(), anchor, why, Role::Interface.format(tokens.ink2), width);
    let response = ui.interact(said, Id::unique("synopsis note"), Sense::empty());
    widgets::named(&response, AccessRole::Label, &format!("{title}. {why}"));
    Rect::from_center_size(middle + vec2(0.0, 78.0), vec2(136.0, 32.0))
}
