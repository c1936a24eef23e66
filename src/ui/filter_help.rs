//! What can be typed to filter: a button at the end of the field, and the table that it opens.

use egui::{
    Align2, CornerRadius, Id, Popup, PopupCloseBehavior, Rect, Response, ScrollArea, Sense, Ui,
    pos2, vec2,
};

use super::filter_field::field_id;
use super::theme::{Role, tokens};
use super::{View, widgets};
use crate::app::Action;
use crate::filter::{Form, LANGUAGE};

const WIDTH: f32 = 700.0;
/// What the examples may take of it.
const EXAMPLES: f32 = 316.0;
const LINE: f32 = 24.0;

/// Opens the table.
pub(crate) fn open(ctx: &egui::Context) {
    Popup::open_id(ctx, popup_id());
}

fn popup_id() -> Id {
    Id::unique("filter help").with("popup")
}

/// Draws the button, and under the field the table while it is open.
pub(crate) fn filter_help(ui: &mut Ui, view: &mut View<'_>, rect: Rect, field: Rect) {
    let opener = button(ui, rect);
    let was_open_id = popup_id().with("was open");
    let is_open = Popup::is_id_open(ui.ctx(), popup_id());
    let was_open: bool = ui.data(|data| data.get_temp(was_open_id)).unwrap_or_default();
    let picked = Popup::menu(&opener)
        .id(popup_id())
        .anchor(field)
        .gap(6.0)
        .width(WIDTH)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .accessible_name("What can be typed to filter")
        .show(|ui| table(ui, !was_open))
        .and_then(|shown| shown.inner);
    if let Some(example) = picked {
        view.push(Action::Type(example.to_owned()));
        Popup::close_id(ui.ctx(), popup_id());
    }
    if was_open && !is_open {
        // Not sooner: the click that closed the table would take the keyboard from the field again.
        ui.memory_mut(|memory| memory.request_focus(field_id()));
    }
    if is_open != Popup::is_id_open(ui.ctx(), popup_id()) {
        ui.ctx().request_repaint();
    }
    ui.data_mut(|data| data.insert_temp(was_open_id, is_open));
}

fn button(ui: &Ui, rect: Rect) -> Response {
    let tokens = tokens(ui.ctx());
    let response = ui.interact(rect, Id::unique("filter help"), Sense::click());
    widgets::named(&response, egui::accesskit::Role::Button, "What can be typed");
    let is_hot = response.hovered();
    if is_hot {
        ui.painter().rect_filled(rect, CornerRadius::same(4), tokens.hover);
    }
    let format = Role::Medium.format(if is_hot { tokens.ink } else { tokens.ink2 });
    let anchor = (rect.center(), Align2::CENTER_CENTER);
    widgets::text(ui.painter(), anchor, "?", format, rect.width());
    widgets::focus_ring(ui, &response, rect, 4);
    response.on_hover_text("What can be typed")
}

/// The table; answers the example that was chosen. The first one takes the keyboard when it opens.
fn table(ui: &mut Ui, takes_focus: bool) -> Option<&'static str> {
    let tokens = tokens(ui.ctx());
    ui.set_min_width(WIDTH);
    let (head, _) = ui.allocate_exact_size(vec2(WIDTH, 30.0), Sense::empty());
    let at = head.left_center() + vec2(10.0, 0.0);
    let named = widgets::text(
        ui.painter(),
        (at, Align2::LEFT_CENTER),
        "What can be typed",
        Role::Strong.format(tokens.ink),
        WIDTH,
    );
    widgets::text(
        ui.painter(),
        (pos2(named.right() + 10.0, at.y), Align2::LEFT_CENTER),
        "An example that is clicked is put into the field.",
        Role::Second.format(tokens.ink2),
        WIDTH,
    );
    let max_height = (ui.ctx().content_rect().height() - 150.0).max(120.0);
    let mut picked = None;
    // Without a least height egui's own limit for popovers would cut the table.
    let area = ScrollArea::vertical().max_height(max_height).min_scrolled_height(max_height);
    area.auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (number, form) in LANGUAGE.iter().enumerate() {
            picked = row(ui, form, takes_focus && number == 0).or(picked);
        }
    });
    picked
}

fn row(ui: &mut Ui, form: &Form, takes_focus: bool) -> Option<&'static str> {
    let tokens = tokens(ui.ctx());
    let width = ui.available_width();
    let mut job = egui::text::LayoutJob::single_section(
        form.finds.to_owned(),
        Role::Interface.format(tokens.ink2),
    );
    job.wrap.max_width = width - EXAMPLES - 24.0;
    let finds = ui.painter().layout_job(job);
    let places = places(ui, form);
    let n_lines = places.last().map_or(1.0, |&(_, rect)| rect.bottom() / LINE);
    let height = (n_lines * LINE).max(finds.size().y) + 6.0;
    let (rect, _) = ui.allocate_exact_size(vec2(width, height), Sense::empty());
    ui.painter().hline(rect.x_range(), rect.top(), egui::Stroke::new(1.0, tokens.line));
    let mut picked = None;
    for (number, (text, place)) in places.into_iter().enumerate() {
        let place = place.translate(rect.min.to_vec2() + vec2(4.0, 3.0));
        let response = example(ui, place, text);
        if takes_focus && number == 0 {
            response.request_focus();
        }
        if response.clicked() {
            picked = Some(text);
        }
    }
    let at = pos2(rect.left() + EXAMPLES + 12.0, rect.center().y - finds.size().y / 2.0);
    ui.painter().galley(at.round(), finds, tokens.ink2);
    picked
}

/// Where each example stands in its row: beside each other if there is room, else below.
fn places(ui: &Ui, form: &Form) -> Vec<(&'static str, Rect)> {
    let mut at = pos2(0.0, 0.0);
    let mut places = Vec::new();
    for &text in form.examples {
        let format = Role::Code.format(tokens(ui.ctx()).ink);
        let width = widgets::line(ui.painter(), text, format, EXAMPLES).size().x + 12.0;
        if at.x + width > EXAMPLES && at.x > 0.0 {
            at = pos2(0.0, at.y + LINE);
        }
        places.push((text, Rect::from_min_size(at, vec2(width, LINE))));
        at.x += width + 4.0;
    }
    places
}

fn example(ui: &Ui, rect: Rect, text: &'static str) -> Response {
    let tokens = tokens(ui.ctx());
    let response = ui.interact(rect, ui.scope_id().with(text), Sense::click());
    widgets::named(&response, egui::accesskit::Role::MenuItem, text);
    let ground = rect.shrink2(vec2(0.0, 1.0));
    let fill =
        if response.hovered() || response.has_focus() { tokens.selected } else { tokens.sunk };
    ui.painter().rect_filled(ground, CornerRadius::same(4), fill);
    let format = Role::Code.format(tokens.ink);
    let at = (rect.left_center() + vec2(6.0, 0.0), Align2::LEFT_CENTER);
    widgets::text(ui.painter(), at, text, format, rect.width());
    widgets::focus_ring(ui, &response, ground, 4);
    if response.has_focus() && widgets::shows_focus(ui.ctx()) {
        response.scroll_to_me(None);
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}
