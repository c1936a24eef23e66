//! Controls drawn by the tokens: buttons, toggles, tabs, rows and one line of text.
//!
//! Every control has an accessible name and shows focus with a ring when the last input was a key.

use std::sync::Arc;

use egui::accesskit::Role as AccessRole;
use egui::text::{LayoutJob, TextFormat};
use egui::{
    Align2, Color32, Context, CornerRadius, CursorIcon, Galley, Id, Painter, Pos2, Rect, Response,
    Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::cut;
use super::icons::{self, Icon};
use super::theme::{Role, tokens};

const LAST_INPUT_WAS_KEY: &str = "last input was a key";

/// Notes whether the last input was a key; only then is focus shown.
pub(crate) fn watch_keys(ctx: &Context) {
    let (has_key, has_pointer) = ctx.input(|input| {
        let is_key = |event: &egui::Event| matches!(event, egui::Event::Key { pressed: true, .. });
        (input.events.iter().any(is_key), input.pointer.any_pressed())
    });
    if has_key || has_pointer {
        ctx.data_mut(|data| data.insert_temp(Id::unique(LAST_INPUT_WAS_KEY), has_key));
    }
}

/// Gives a view's list or grid the keyboard when the view comes up, and when nothing else has it any
/// more; not while somebody types, or while something lies over the window.
pub(crate) fn keep_keyboard(ui: &Ui, id: Id, is_ready: &mut bool) {
    let is_covered = egui::Popup::is_any_open(ui.ctx())
        || ui.memory(|memory| memory.top_modal_layer().is_some());
    let is_free = ui.memory(|memory| memory.focused().is_none());
    if is_covered || ui.ctx().text_edit_focused() || *is_ready && !is_free {
        return;
    }
    ui.memory_mut(|memory| memory.request_focus(id));
    *is_ready = true;
}

pub(crate) fn shows_focus(ctx: &Context) -> bool {
    ctx.data(|data| data.get_temp(Id::unique(LAST_INPUT_WAS_KEY))).unwrap_or_default()
}

/// Draws the ring of 2 points around what has the keyboard.
pub(crate) fn focus_ring(ui: &Ui, response: &Response, rect: Rect, radius: u8) {
    if response.has_focus() && shows_focus(ui.ctx()) {
        let stroke = Stroke::new(2.0, tokens(ui.ctx()).ink);
        ui.painter().rect_stroke(rect, CornerRadius::same(radius), stroke, StrokeKind::Inside);
    }
}

/// Names a control for screen readers and tests.
pub(crate) fn named(response: &Response, role: AccessRole, name: &str) {
    response.widget_info(|| WidgetInfo::labeled(role, response.enabled(), name));
}

/// Lays out one line, cut at the end with an ellipsis where it does not fit.
pub(crate) fn line(
    painter: &Painter,
    text: &str,
    format: TextFormat,
    max_width: f32,
) -> Arc<Galley> {
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let mut job = LayoutJob::single_section(text, format);
    job.wrap.max_width = max_width.max(0.0);
    job.wrap.max_rows = 1;
    job.wrap.break_anywhere = true;
    painter.layout_job(job)
}

/// Draws one line at an anchor and answers where it stands.
pub(crate) fn text(
    painter: &Painter,
    anchor: (Pos2, Align2),
    text: &str,
    format: TextFormat,
    max_width: f32,
) -> Rect {
    let galley = line(painter, text, format, max_width);
    let rect = anchor.1.anchor_size(anchor.0, galley.size());
    painter.galley(rect.min.round(), galley, Color32::PLACEHOLDER);
    rect
}

/// How a button looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Look {
    /// Ink with inverse text; one a screen.
    Primary,
    /// Paper with a border.
    Plain,
    /// No border until it is pointed at.
    Quiet,
}

/// A button with a label and maybe an icon before it, filling `rect`.
pub(crate) fn button(
    ui: &mut Ui,
    rect: Rect,
    label: &str,
    icon: Option<Icon>,
    look: Look,
) -> Response {
    let tokens = tokens(ui.ctx());
    let id = ui.scope_id().with(("button", label));
    let response = ui.interact(rect, id, Sense::click()).on_hover_cursor(CursorIcon::PointingHand);
    named(&response, AccessRole::Button, label);
    let is_hot = response.hovered();
    let (fill, ink, border) = match look {
        Look::Primary if is_hot => (tokens.ink_hovered(), tokens.inverse, Stroke::NONE),
        Look::Primary => (tokens.ink, tokens.inverse, Stroke::NONE),
        Look::Plain if response.is_pointer_button_down_on() => {
            (tokens.selected, tokens.ink, Stroke::new(1.0, tokens.border))
        }
        Look::Plain if is_hot => (tokens.hover, tokens.ink, Stroke::new(1.0, tokens.border)),
        Look::Plain => (tokens.paper, tokens.ink, Stroke::new(1.0, tokens.border)),
        Look::Quiet if is_hot => (tokens.hover, tokens.ink, Stroke::NONE),
        Look::Quiet => (Color32::TRANSPARENT, tokens.ink2, Stroke::NONE),
    };
    let painter = ui.painter();
    painter.rect(rect, CornerRadius::same(6), fill, border, StrokeKind::Inside);
    let role = if look == Look::Quiet { Role::Interface } else { Role::Medium };
    let galley = line(painter, label, role.format(ink), rect.width());
    let icon_width = if icon.is_some() { 22.0 } else { 0.0 };
    let left = rect.center().x - f32::midpoint(galley.size().x, icon_width);
    if let Some(icon) = icon {
        icons::icon(painter, pos2(left + 7.0, rect.center().y), icon, ink);
    }
    let at = pos2(left + icon_width, rect.center().y - galley.size().y / 2.0);
    painter.galley(at.round(), galley, ink);
    focus_ring(ui, &response, if look == Look::Primary { rect.expand(4.0) } else { rect }, 6);
    response
}

/// A square button that is only an icon, with its name as tooltip.
pub(crate) fn icon_button(ui: &mut Ui, rect: Rect, icon: Icon, name: &str) -> Response {
    let tokens = tokens(ui.ctx());
    let id = ui.scope_id().with(("icon button", name));
    let response = ui.interact(rect, id, Sense::click());
    named(&response, AccessRole::Button, name);
    if response.hovered() {
        ui.painter().rect_filled(rect, CornerRadius::same(6), tokens.hover);
    }
    let ink = if response.hovered() { tokens.ink } else { tokens.ink2 };
    icons::icon(ui.painter(), rect.center(), icon, ink);
    focus_ring(ui, &response, rect, 6);
    response.on_hover_text(name)
}

/// A small switch with a glyph for a label, such as `Aa`.
pub(crate) fn toggle(ui: &mut Ui, rect: Rect, label: &str, name: &str, is_on: bool) -> Response {
    let tokens = tokens(ui.ctx());
    let response = ui.interact(rect, ui.scope_id().with(("toggle", name)), Sense::click());
    response.widget_info(|| WidgetInfo::selected(AccessRole::Switch, true, is_on, name));
    let (fill, ink) = match (is_on, response.hovered()) {
        (true, _) => (tokens.ink, tokens.inverse),
        (false, true) => (tokens.hover, tokens.ink),
        (false, false) => (Color32::TRANSPARENT, tokens.ink2),
    };
    let role = if label == ".*" { Role::Code } else { Role::Medium };
    ui.painter().rect_filled(rect, CornerRadius::same(4), fill);
    text(
        ui.painter(),
        (rect.center(), Align2::CENTER_CENTER),
        label,
        role.format(ink),
        rect.width(),
    );
    focus_ring(ui, &response, rect, 4);
    response.on_hover_text(name)
}

/// A key cap, its right end at `right`; answers its rectangle.
pub(crate) fn key_cap(ui: &Ui, right: Pos2, keys: &str) -> Rect {
    let tokens = tokens(ui.ctx());
    let galley = line(ui.painter(), keys, Role::Count.format(tokens.ink2), 200.0);
    let size = vec2(galley.size().x + 12.0, 20.0);
    let rect = Rect::from_min_size(pos2(right.x - size.x, right.y - size.y / 2.0).round(), size);
    let stroke = Stroke::new(1.0, tokens.line);
    ui.painter().rect(rect, CornerRadius::same(4), tokens.raise, stroke, StrokeKind::Inside);
    ui.painter().galley((rect.center() - galley.size() / 2.0).round(), galley, tokens.ink2);
    rect
}

/// The ground of a row of a list: hovered, selected, with the ink edge of what is current.
pub(crate) fn row_ground(
    ui: &Ui,
    response: &Response,
    rect: Rect,
    is_current: bool,
    has_edge: bool,
) {
    let tokens = tokens(ui.ctx());
    if is_current {
        ui.painter().rect_filled(rect, 0, tokens.selected);
        if has_edge {
            let edge = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
            ui.painter().rect_filled(edge, 0, tokens.ink);
        }
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 0, tokens.hover);
    }
    focus_ring(ui, response, rect, 2);
}

/// A popover under what opened it, filled by `contents`; answers whether it is open.
pub(crate) fn popover(opener: &Response, width: f32, contents: impl FnOnce(&mut Ui)) {
    egui::Popup::menu(opener)
        .gap(4.0)
        .width(width)
        .close_behavior(egui::PopupCloseBehavior::CloseOnClick)
        .show(|ui| {
            ui.set_min_width(width);
            contents(ui);
        });
}

/// One entry of a popover: a label, maybe a key cap, maybe a check.
pub(crate) fn menu_row(
    ui: &mut Ui,
    label: &str,
    keys: Option<&str>,
    is_on: Option<bool>,
) -> Response {
    let tokens = tokens(ui.ctx());
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::click());
    named(&response, AccessRole::MenuItem, label);
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, CornerRadius::same(6), tokens.hover);
    }
    let ink = if ui.is_enabled() { tokens.ink } else { tokens.ink3 };
    let indent = if is_on.is_some() { 26.0 } else { 10.0 };
    if is_on == Some(true) {
        icons::icon(ui.painter(), pos2(rect.left() + 14.0, rect.center().y), Icon::Check, ink);
    }
    let right = rect.right() - 8.0;
    let keys_left = keys.map_or(right, |keys| {
        key_cap(ui, pos2(rect.right() - 6.0, rect.center().y), keys).left() - 8.0
    });
    let at = pos2(rect.left() + indent, rect.center().y);
    let format = Role::Interface.format(ink);
    cut::text(ui.painter(), (at, Align2::LEFT_CENTER), label, format, keys_left - at.x);
    focus_ring(ui, &response, rect, 6);
    response
}
