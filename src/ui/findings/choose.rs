//! The drop-downs of the findings: a quiet label with a chevron, and rows to choose from below it.

use egui::accesskit::Role as AccessRole;
use egui::{Align2, Id, Pos2, Rect, Response, Sense, Ui, pos2};

use crate::ui::cut::cut_middle;
use crate::ui::icons::{Icon, icon};
use crate::ui::theme::{Role, tokens};
use crate::ui::widgets;

/// A drop-down's label, and what a screen reader calls it.
pub(super) struct Chooser<'a> {
    pub(super) id: Id,
    pub(super) label: &'a str,
    pub(super) name: &'a str,
    pub(super) role: Role,
    pub(super) max_width: f32,
}

impl Chooser<'_> {
    /// Draws it with its left or right middle at a point; answers what was done with it.
    pub(super) fn show(&self, ui: &Ui, at: Pos2, align: Align2) -> Response {
        let tokens = tokens(ui.ctx());
        let ink = if self.role == Role::Strong { tokens.ink } else { tokens.ink2 };
        let room = self.max_width - 20.0;
        let label = cut_middle(ui.painter(), self.label, &self.role.format(ink), room);
        let galley = widgets::line(ui.painter(), &label, self.role.format(ink), room + 1.0);
        let size = egui::vec2(galley.size().x + 20.0, 24.0);
        let rect = align.anchor_size(at, size);
        let rect = Rect::from_min_size(rect.min.round(), size);
        let ground = rect.expand2(egui::vec2(6.0, 0.0));
        let response = ui.interact(ground, self.id, Sense::click());
        widgets::named(&response, AccessRole::ComboBox, self.name);
        if response.hovered() {
            ui.painter().rect_filled(ground, 6, tokens.hover);
        }
        let text = Align2::LEFT_CENTER.anchor_size(rect.left_center(), galley.size());
        let right = text.right();
        ui.painter().galley(text.min.round(), galley, ink);
        icon(ui.painter(), pos2(right + 11.0, rect.center().y), Icon::Down, tokens.ink2);
        widgets::focus_ring(ui, &response, ground, 6);
        response
    }
}
