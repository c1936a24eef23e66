//! The panel at the bottom: changes, hits and problems in tabs.

mod changes;
mod hits;
mod kept;
mod kinds;
mod long_list;
mod problems;
mod quote;

pub(crate) use self::hits::{SaveField, save_field};
pub(crate) use self::kept::{NameField, name_field};
pub(crate) use self::kinds::open_what_counts;

use egui::{
    Align2, CursorIcon, Id, Rect, Response, ScrollArea, Sense, Stroke, Ui, UiBuilder, pos2, vec2,
};

use super::icons::Icon;
use super::layout::{Layout, TAB_LINE, split_top};
use super::theme::{Role, tokens};
use super::{View, grouped, widgets};
use crate::app::{Action, Command, Tab};

/// The height of a change or a hit.
pub(crate) const ROW: f32 = 28.0;

/// A row's id, by which it takes the keyboard.
fn row_id(index: usize) -> Id {
    Id::unique(("panel row", index))
}

/// The panel's first stop for the keyboard.
pub(crate) fn first_id(view: &View<'_>) -> Id {
    let current = match view.state.tab {
        Tab::Changes => view.state.step.and_then(|step| view.state.listing.place_of(step)),
        Tab::Hits => view.state.hit_number().map(|number| number - 1),
        Tab::Problems => None,
    };
    row_id(current.unwrap_or_default())
}

/// Draws the panel, or only its tab line when closed.
pub(crate) fn panel(ui: &mut Ui, view: &mut View<'_>, layout: &Layout) {
    let tokens = tokens(ui.ctx());
    let (line, body) = split_top(layout.panel, TAB_LINE);
    ui.painter().rect_filled(layout.panel, 0, tokens.chrome);
    ui.painter().hline(line.x_range(), line.top() + 0.5, Stroke::new(1.0, tokens.line));
    resize(ui, view, layout);
    tab_line(ui, view, layout, line);
    if !layout.is_panel_open || body.height() < 8.0 {
        return;
    }
    ui.painter().rect_filled(body, 0, tokens.paper);
    ui.painter().hline(body.x_range(), body.top() + 0.5, Stroke::new(1.0, tokens.line));
    let body = body.with_min_y(body.top() + 1.0);
    let mut child = ui.new_child(UiBuilder::new().max_rect(body).id_salt("panel"));
    child.set_clip_rect(body.intersect(ui.clip_rect()));
    match view.state.tab {
        Tab::Changes => changes::changes(&mut child, view, body),
        Tab::Hits => hits::hits(&mut child, view, body),
        Tab::Problems => problems::problems(&mut child, view, body),
    }
}

/// The upper edge can be dragged.
fn resize(ui: &Ui, view: &mut View<'_>, layout: &Layout) {
    if !layout.is_panel_open {
        return;
    }
    let edge =
        Rect::from_min_size(layout.panel.min - vec2(0.0, 3.0), vec2(layout.panel.width(), 6.0));
    let response = ui.interact(edge, Id::unique("panel edge"), Sense::drag());
    widgets::named(&response, egui::accesskit::Role::Splitter, "Height of the panel");
    let response = response.on_hover_cursor(CursorIcon::ResizeVertical);
    if response.dragged() {
        let height = view.state.settings.panel_height - response.drag_delta().y;
        view.push(Action::PanelHeight(height.clamp(96.0, 1200.0)));
    }
}

fn tab_line(ui: &mut Ui, view: &mut View<'_>, layout: &Layout, line: Rect) {
    let state = view.state;
    let n_changes = state.reading.as_ref().map_or(0, |reading| reading.steps.len());
    let n_problems = state.corpus.problems().len();
    let tabs = [
        (Tab::Changes, "Changes", n_changes),
        (Tab::Hits, "Hits", state.filtering.hits.n_hits),
        (Tab::Problems, "Problems", n_problems),
    ];
    let mut x = line.left() + 12.0;
    for (tab, name, n) in tabs {
        let is_on = state.tab == tab && layout.is_panel_open;
        let response = tab_ui(ui, pos2(x, line.top()), name, n, is_on);
        x = response.rect.right() + 4.0;
        if response.clicked() {
            view.push(Action::Tab(tab));
        }
    }
    let closing =
        Rect::from_center_size(pos2(line.right() - 24.0, line.center().y), vec2(28.0, 28.0));
    let (icon, name) = if layout.is_panel_open {
        (Icon::Cross, "Close the panel")
    } else {
        (Icon::Up, "Open the panel")
    };
    if widgets::icon_button(ui, closing, icon, name).clicked() {
        view.perform(Command::TogglePanel);
    }
    let left = counter(ui, view, pos2(closing.left() - 8.0, line.center().y));
    let choices = pos2(left - 8.0, line.center().y);
    let right = match state.tab {
        Tab::Hits if layout.is_panel_open && state.filtering.hits.n_hits > 0 => {
            hits::tools(ui, view, choices, line.width())
        }
        Tab::Changes if layout.is_panel_open && n_changes > 0 => {
            kinds::choices(ui, view, choices, line.width())
        }
        _ => left,
    };
    let room = Rect::from_min_max(pos2(x + 12.0, line.top()), pos2(right - 12.0, line.bottom()));
    kept::chips(ui, view, room);
}

fn tab_ui(ui: &Ui, at: egui::Pos2, name: &str, n: usize, is_on: bool) -> Response {
    let tokens = tokens(ui.ctx());
    let count = if n > 0 { grouped(n) } else { String::new() };
    let label = widgets::line(ui.painter(), name, Role::Medium.format(tokens.ink), 200.0);
    let counted = widgets::line(ui.painter(), &count, Role::Count.format(tokens.ink2), 90.0);
    let between = if n > 0 { 7.0 } else { 0.0 };
    let width = label.size().x + between + counted.size().x;
    let rect = Rect::from_min_size(at, vec2(width + 20.0, TAB_LINE));
    let response = ui.interact(rect, Id::unique(("tab", name)), Sense::click());
    let full = if n > 0 { format!("{name} {count}") } else { name.to_owned() };
    response
        .widget_info(|| egui::WidgetInfo::selected(egui::accesskit::Role::Tab, true, is_on, &full));
    let middle = rect.center().y;
    let ink = if is_on { tokens.ink } else { tokens.ink2 };
    if response.hovered() && !is_on {
        ui.painter().rect_filled(rect.shrink2(vec2(2.0, 5.0)), 6, tokens.hover);
    }
    let left = rect.left() + 10.0;
    let label_at = pos2(left, middle - label.size().y / 2.0).round();
    let label_width = label.size().x;
    ui.painter().galley_with_override_text_color(label_at, label, ink);
    let counted_at = pos2(left + label_width + between, middle - counted.size().y / 2.0).round();
    ui.painter().galley(counted_at, counted, tokens.ink2);
    if is_on {
        let under =
            Rect::from_min_max(pos2(left, rect.bottom() - 2.0), pos2(left + width, rect.bottom()));
        ui.painter().rect_filled(under, 0, tokens.ink);
    }
    widgets::focus_ring(ui, &response, rect.shrink(2.0), 6);
    response
}

/// "2 of 42" with the two arrows, for the tab that is shown; answers where it begins.
fn counter(ui: &mut Ui, view: &mut View<'_>, right: egui::Pos2) -> f32 {
    let tokens = tokens(ui.ctx());
    let state = view.state;
    let (number, (total, all), back, on) = match state.tab {
        Tab::Changes => {
            let listing = &state.listing;
            let place = state.step.and_then(|step| listing.place_of(step));
            let all = state.reading.as_ref().map_or(0, |reading| reading.steps.len());
            let totals = (listing.steps().len(), all);
            (place.map(|at| at + 1), totals, Command::PreviousChange, Command::NextChange)
        }
        Tab::Hits => (
            state.hit_number(),
            (state.concordance.len(), state.filtering.hits.n_hits),
            Command::PreviousHit,
            Command::NextHit,
        ),
        Tab::Problems => {
            let copy = Rect::from_center_size(right - vec2(40.0, 0.0), vec2(80.0, 26.0));
            if !state.corpus.problems().is_empty()
                && widgets::button(ui, copy, "Copy list", None, widgets::Look::Quiet).clicked()
            {
                ui.ctx().copy_text(problems::as_text(state.corpus.problems()));
            }
            return copy.left();
        }
    };
    if all == 0 {
        return right.x;
    }
    let square = |x: f32| Rect::from_center_size(pos2(x, right.y), vec2(28.0, 28.0));
    if widgets::icon_button(ui, square(right.x - 14.0), Icon::Down, on.name()).clicked() {
        view.perform(on);
    }
    if widgets::icon_button(ui, square(right.x - 46.0), Icon::Up, back.name()).clicked() {
        view.perform(back);
    }
    let label = match number {
        Some(number) => format!("{} of {}", grouped(number), grouped(total)),
        None => grouped(total),
    };
    let anchor = (pos2(right.x - 72.0, right.y), Align2::RIGHT_CENTER);
    let rect = widgets::text(ui.painter(), anchor, &label, Role::Medium.format(tokens.ink), 160.0);
    let response = ui.interact(rect, Id::unique("counter"), Sense::empty());
    widgets::named(&response, egui::accesskit::Role::Label, &label);
    // The widest number keeps its room, so that nothing beside it jitters.
    let widest = format!("{0} of {0}", grouped(all));
    let galley = widgets::line(ui.painter(), &widest, Role::Medium.format(tokens.ink), 160.0);
    rect.left().min(right.x - 72.0 - galley.size().x)
}

/// A virtual list of rows; draws those in view and keeps the current one in view when it changes.
pub(crate) fn virtual_rows(
    ui: &mut Ui,
    n: usize,
    height: f32,
    current: Option<usize>,
    mut row_ui: impl FnMut(&mut Ui, usize, Rect),
) {
    let memory_id = ui.scope_id().with("current row");
    let seen: Option<usize> = ui.data(|data| data.get_temp(memory_id)).flatten();
    let moves = current != seen;
    ui.data_mut(|data| data.insert_temp(memory_id, current));
    ScrollArea::vertical().auto_shrink(false).show_viewport(ui, |ui, viewport| {
        ui.set_height(n as f32 * height);
        ui.set_width(ui.available_width());
        let origin = ui.min_rect().left_top();
        let width = ui.available_width();
        let rect_of = |index: usize| {
            Rect::from_min_size(origin + vec2(0.0, index as f32 * height), vec2(width, height))
        };
        let first = (viewport.top() / height).floor().max(0.0) as usize;
        let last = ((viewport.bottom() / height).ceil() as usize).min(n);
        for index in first..last {
            row_ui(ui, index, rect_of(index));
        }
        if let Some(index) = current.filter(|_| moves) {
            ui.scroll_to_rect_animation(rect_of(index), None, egui::style::ScrollAnimation::none());
        }
    });
}

/// A row's response: clickable, focusable, arrows go up and down. Answers whether it was chosen.
fn row_response(ui: &Ui, rect: Rect, index: usize, n: usize, name: &str, is_current: bool) -> bool {
    let response = ui.interact(rect, row_id(index), Sense::click());
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::accesskit::Role::ListBoxOption, true, is_current, name)
    });
    widgets::row_ground(ui, &response, rect, is_current, true);
    if !response.has_focus() {
        return response.clicked();
    }
    let filter = egui::EventFilter { vertical_arrows: true, ..Default::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    // The key is used up: the next row is drawn in this same frame and has the keyboard by then.
    let to = ui.input_mut(|input| {
        let mut pressed = |key| input.consume_key(egui::Modifiers::NONE, key);
        let (down, up) = (pressed(egui::Key::ArrowDown), pressed(egui::Key::ArrowUp));
        match (down, up) {
            (true, _) => Some((index + 1).min(n - 1)),
            (_, true) => Some(index.saturating_sub(1)),
            _ => None,
        }
    });
    if let Some(to) = to {
        ui.memory_mut(|memory| memory.request_focus(row_id(to)));
        ui.scroll_to_rect(
            rect.translate(vec2(0.0, rect.height() * (to as f32 - index as f32))),
            None,
        );
    }
    response.clicked()
}

/// One line in the middle of an empty tab.
fn nothing(ui: &Ui, rect: Rect, text: &str) {
    let tokens = tokens(ui.ctx());
    let anchor = (rect.left_top() + vec2(22.0, 22.0), Align2::LEFT_CENTER);
    widgets::text(
        ui.painter(),
        anchor,
        text,
        Role::Interface.format(tokens.ink2),
        rect.width() - 40.0,
    );
    let response = ui.interact(rect, Id::unique("empty tab"), Sense::empty());
    widgets::named(&response, egui::accesskit::Role::Label, text);
}
