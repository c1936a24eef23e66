//! A row of a popover that is switched on and off: check, maybe a sign, name, second line, count.

use egui::{
    Align2, CornerRadius, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::icons::{Icon, icon};
use super::signs::{Sign, sign};
use super::theme::{Role, tokens};
use super::widgets;

/// What a row shows.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct CheckRow<'a> {
    pub(crate) name: &'a str,
    /// What the name means, under it.
    pub(crate) second: Option<&'a str>,
    /// How many there are, or a key, at the right end.
    pub(crate) count: Option<&'a str>,
    pub(crate) sign: Option<Sign>,
    pub(crate) is_on: bool,
}

impl CheckRow<'_> {
    /// Draws the row; a click, Space or Enter asks to switch it.
    pub(crate) fn show(self, ui: &mut Ui) -> Response {
        let tokens = tokens(ui.ctx());
        let height = if self.second.is_some() { 44.0 } else { 28.0 };
        let size = vec2(ui.available_width(), height);
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        let role = egui::accesskit::Role::CheckBox;
        response.widget_info(|| WidgetInfo::selected(role, ui.is_enabled(), self.is_on, self.name));
        if response.hovered() || response.has_focus() {
            ui.painter().rect_filled(rect, CornerRadius::same(6), tokens.hover);
        }
        let top = rect.top() + 14.0;
        let square = Rect::from_center_size(pos2(rect.left() + 16.0, top), vec2(16.0, 16.0));
        let (fill, border) =
            if self.is_on { (tokens.ink, tokens.ink) } else { (tokens.paper, tokens.border) };
        let stroke = Stroke::new(1.0, border);
        ui.painter().rect(square, CornerRadius::same(4), fill, stroke, StrokeKind::Inside);
        if self.is_on {
            icon(ui.painter(), square.center(), Icon::Check, tokens.inverse);
        }
        let mut left = rect.left() + 34.0;
        if let Some(shown) = self.sign {
            sign(ui.painter(), pos2(left + 8.0, top), shown, tokens, false);
            left += 26.0;
        }
        let mut right = rect.right() - 10.0;
        if let Some(count) = self.count {
            let at = (pos2(right, top), Align2::RIGHT_CENTER);
            let format = Role::Count.format(tokens.ink2);
            right = widgets::text(ui.painter(), at, count, format, 90.0).left() - 8.0;
        }
        let at = (pos2(left, top), Align2::LEFT_CENTER);
        let format = Role::Interface.format(tokens.ink);
        widgets::text(ui.painter(), at, self.name, format, right - left);
        if let Some(second) = self.second {
            let at = (pos2(left, top + 17.0), Align2::LEFT_CENTER);
            let format = Role::Second.format(tokens.ink2);
            widgets::text(ui.painter(), at, second, format, rect.right() - 8.0 - left);
        }
        widgets::focus_ring(ui, &response, rect, 6);
        response
    }
}
