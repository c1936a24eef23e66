//! The line above the map: how many documents, in which order, what counts, and what folds.

use egui::accesskit::Role as AccessRole;
use egui::{
    Align2, Id, Key, Modifiers, Pos2, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    pos2, vec2,
};

use super::words::counted_name;
use crate::app::Action;
use crate::app::map::{MapAction, MapForm, MapOrder};
use crate::overlap::Counted;
use crate::ui::icons::{Icon, icon};
use crate::ui::theme::{Role, tokens};
use crate::ui::{View, counted, widgets};

const PERCENTS: std::ops::RangeInclusive<u8> = 30..=100;
const SLIDER: f32 = 78.0;
/// Below this width there is no room for what folds.
const FOLD_FROM: f32 = 720.0;

/// Draws the line.
pub(super) fn options(ui: &mut Ui, view: &mut View<'_>, line: Rect) {
    let tokens = tokens(ui.ctx());
    let anchor = (line.left_center() + vec2(24.0, 0.0), Align2::LEFT_CENTER);
    let n = counted(view.state.corpus.len(), "document");
    let named = widgets::text(ui.painter(), anchor, &n, Role::Strong.format(tokens.ink), 160.0);
    let mut x = named.right() + 12.0;
    for menu in [order_menu, count_menu, form_menu] {
        x = menu(ui, view, pos2(x, line.center().y)) + 2.0;
    }
    if line.width() >= FOLD_FROM {
        let knob = Rect::from_min_size(
            pos2(line.right() - 24.0 - SLIDER, line.center().y - 12.0),
            vec2(SLIDER, 24.0),
        );
        slider(ui, view, knob);
        fold_switch(ui, view, pos2(knob.left() - 12.0, line.center().y));
    }
}

fn order_menu(ui: &mut Ui, view: &mut View<'_>, left: Pos2) -> f32 {
    let name = |order| match order {
        MapOrder::Likeness => "ordered by likeness",
        MapOrder::Name => "ordered by name",
    };
    let shown = view.state.map.order;
    let response = drop_down(ui, left, name(shown));
    widgets::popover(&response, 200.0, |ui| {
        for order in [MapOrder::Likeness, MapOrder::Name] {
            if widgets::menu_row(ui, name(order), None, Some(shown == order)).clicked() {
                view.push(Action::Map(MapAction::Order(order)));
            }
        }
    });
    response.rect.right()
}

fn count_menu(ui: &mut Ui, view: &mut View<'_>, left: Pos2) -> f32 {
    let counts = view.state.map.counted;
    let response = drop_down(ui, left, &format!("count: {}", counted_name(counts)));
    let without = [
        ("identical", counts.identical, Counted { identical: !counts.identical, ..counts }),
        ("edited", counts.edited, Counted { edited: !counts.edited, ..counts }),
        ("paraphrased", counts.paraphrased, Counted { paraphrased: !counts.paraphrased, ..counts }),
    ];
    widgets::popover(&response, 200.0, |ui| {
        for (name, is_on, counted) in without {
            if widgets::menu_row(ui, name, None, Some(is_on)).clicked() {
                view.push(Action::Map(MapAction::Count(counted)));
            }
        }
    });
    response.rect.right()
}

fn form_menu(ui: &mut Ui, view: &mut View<'_>, left: Pos2) -> f32 {
    let name = |form| match form {
        MapForm::Matrix => "as matrix",
        MapForm::Pairs => "as list of pairs",
    };
    let shown = view.state.map.shown_form();
    let response = drop_down(ui, left, name(shown));
    widgets::popover(&response, 180.0, |ui| {
        for form in [MapForm::Matrix, MapForm::Pairs] {
            if widgets::menu_row(ui, name(form), None, Some(shown == form)).clicked() {
                view.push(Action::Map(MapAction::Form(form)));
            }
        }
    });
    response.rect.right()
}

/// What opens a menu: what is chosen, and a chevron.
fn drop_down(ui: &Ui, left: Pos2, label: &str) -> Response {
    let tokens = tokens(ui.ctx());
    let galley = widgets::line(ui.painter(), label, Role::Interface.format(tokens.ink2), 260.0);
    let width = galley.size().x.ceil() + 36.0;
    let rect = Rect::from_min_size(pos2(left.x, left.y - 14.0).round(), vec2(width, 28.0));
    // By its kind, not its label: a menu must not close because what is chosen changes.
    let kind: String = label.chars().take_while(|c| c.is_alphabetic()).collect();
    let response = ui.interact(rect, Id::unique(("map option", kind)), Sense::click());
    widgets::named(&response, AccessRole::ComboBox, label);
    if response.hovered() {
        ui.painter().rect_filled(rect, 6, tokens.hover);
    }
    let at = pos2(rect.left() + 8.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at.round(), galley, tokens.ink2);
    icon(ui.painter(), rect.right_center() - vec2(14.0, 0.0), Icon::Down, tokens.ink2);
    widgets::focus_ring(ui, &response, rect, 6);
    response
}

/// "fold what is 60 % alike or more", its right end at `right`.
fn fold_switch(ui: &Ui, view: &mut View<'_>, right: Pos2) {
    let tokens = tokens(ui.ctx());
    let is_on = view.state.folds().is_folding;
    let label = format!("fold what is {} % alike or more", view.state.settings.fold_percent);
    let galley = widgets::line(ui.painter(), &label, Role::Interface.format(tokens.ink2), 260.0);
    let width = galley.size().x.ceil() + 34.0;
    let min = pos2(right.x - width, right.y - 14.0).round();
    let rect = Rect::from_min_size(min, vec2(width, 28.0));
    let response = ui.interact(rect, Id::unique("map fold"), Sense::click());
    response.widget_info(|| WidgetInfo::selected(AccessRole::CheckBox, true, is_on, &label));
    if response.hovered() {
        ui.painter().rect_filled(rect, 6, tokens.hover);
    }
    let square =
        Rect::from_center_size(pos2(rect.left() + 14.0, rect.center().y), vec2(15.0, 15.0));
    let (fill, stroke) =
        if is_on { (tokens.ink, tokens.ink) } else { (tokens.paper, tokens.border) };
    ui.painter().rect(square, 3, fill, Stroke::new(1.0, stroke), StrokeKind::Inside);
    if is_on {
        icon(ui.painter(), square.center(), Icon::Check, tokens.inverse);
    }
    let at = pos2(rect.left() + 28.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at.round(), galley, tokens.ink2);
    widgets::focus_ring(ui, &response, rect, 6);
    if response.clicked() {
        view.push(Action::Map(MapAction::FoldAll(!is_on)));
    }
}

/// From how many per cent on documents are near-duplicates.
fn slider(ui: &Ui, view: &mut View<'_>, rect: Rect) {
    let tokens = tokens(ui.ctx());
    let percent = view.state.settings.fold_percent;
    let response = ui.interact(rect, Id::unique("map fold slider"), Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::slider(true, f64::from(percent), "near-duplicates from"));
    let (least, most) = (f32::from(*PERCENTS.start()), f32::from(*PERCENTS.end()));
    let rail = rect.shrink2(vec2(8.0, 10.5));
    let x = rail.left() + rail.width() * (f32::from(percent) - least) / (most - least);
    ui.painter().rect_filled(rail, 1, tokens.line);
    let stroke = Stroke::new(1.5, if response.hovered() { tokens.ink } else { tokens.ink2 });
    ui.painter().circle(pos2(x.round(), rail.center().y), 6.5, tokens.paper, stroke);
    widgets::focus_ring(ui, &response, rect, 6);
    let mut to = percent;
    if let Some(pointer) = response.interact_pointer_pos() {
        let share = ((pointer.x - rail.left()) / rail.width()).clamp(0.0, 1.0);
        to = (least + share * (most - least)).round() as u8;
    }
    if response.has_focus() {
        let filter = egui::EventFilter { horizontal_arrows: true, ..Default::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if pressed(Key::ArrowRight) {
            to = (percent + 1).min(*PERCENTS.end());
        } else if pressed(Key::ArrowLeft) {
            to = (percent - 1).max(*PERCENTS.start());
        }
    }
    if to != percent {
        view.push(Action::Map(MapAction::FoldFrom(to)));
    }
}
