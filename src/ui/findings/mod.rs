//! The findings: on the left a list of the statements in which documents disagree, on the right the
//! values of one of them with the sentences that give them.

use egui::{Id, Rect, Ui};

use super::View;
use super::layout::Layout;
use super::theme::tokens;

/// The parts of the view that F6 goes through.
pub(crate) fn parts() -> [Id; 1] {
    [Id::unique("findings list")]
}

/// Draws the view.
pub(crate) fn findings(ui: &mut Ui, _view: &mut View<'_>, layout: &Layout) {
    let whole = Rect::from_min_max(layout.top_bar.left_bottom(), layout.status.right_top());
    ui.painter().rect_filled(whole, 0, tokens(ui.ctx()).paper);
}
