//! What stands in the middle of a view that has nothing to show: what is missing, and why.

use egui::accesskit::Role as AccessRole;
use egui::{Align2, Id, Rect, Sense, Ui, pos2, vec2};

use super::theme::{Role, tokens};
use super::widgets;

/// Says something in the middle of a part; answers where a button may stand.
pub(crate) fn note(ui: &Ui, rect: Rect, title: &str, why: &str) -> Rect {
    let tokens = tokens(ui.ctx());
    let middle = pos2(rect.center().x, rect.top() + rect.height() * 0.38);
    let anchor = (middle, Align2::CENTER_CENTER);
    let width = rect.width() - 40.0;
    widgets::text(ui.painter(), anchor, title, Role::Title.format(tokens.ink), width);
    let anchor = (middle + vec2(0.0, 34.0), Align2::CENTER_CENTER);
    let said = widgets::text(ui.painter(), anchor, why, Role::Interface.format(tokens.ink2), width);
    let response = ui.interact(said, Id::unique("note"), Sense::empty());
    widgets::named(&response, AccessRole::Label, &format!("{title}. {why}"));
    Rect::from_center_size(middle + vec2(0.0, 78.0), vec2(136.0, 32.0))
}
