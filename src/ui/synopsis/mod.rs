//! The synopsis: many documents in columns, a statement a row.

use egui::{Id, Rect, Ui};

use super::View;
use super::layout::Layout;
use super::theme::tokens;

/// The parts of the view that F6 goes through.
pub(crate) fn parts() -> [Id; 1] {
    [Id::unique("synopsis")]
}

/// Draws the view.
pub(crate) fn synopsis(ui: &mut Ui, _view: &mut View<'_>, layout: &Layout) {
    let whole = Rect::from_min_max(layout.top_bar.left_bottom(), layout.status.right_top());
    ui.painter().rect_filled(whole, 0, tokens(ui.ctx()).paper);
}
