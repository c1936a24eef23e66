//! The list of documents at the left: three groups, each row with its share and its hits.

mod row;

use std::sync::Arc;

use egui::{Align2, Id, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, pos2, vec2};

use self::row::{Entry, row_ui};
use super::icons::{Icon, icon};
use super::layout::{Layout, split_top};
use super::theme::{Role, Tokens, tokens};
use super::{View, grouped, widgets};
use crate::app::{Action, ListGroup, ListOrder, ListRow};
use crate::compare::Share;

const HEAD: f32 = 36.0;
const TWO_LINES: f32 = 52.0;
const ONE_LINE: f32 = 28.0;
const GROUP: f32 = 28.0;
/// Above so many documents rows have one line.
const MANY: usize = 40;

/// A row's id, by which it takes the keyboard.
fn row_id(index: usize) -> Id {
    Id::unique(("document row", index))
}

/// The list's first stop for the keyboard.
pub(crate) fn first_id() -> Id {
    row_id(0)
}

/// Draws the list.
pub(crate) fn list(ui: &mut Ui, view: &mut View<'_>, layout: &Layout) {
    let tokens = tokens(ui.ctx());
    let rect = layout.list;
    ui.painter().rect_filled(rect, 0, tokens.chrome);
    ui.painter().vline(rect.right() - 0.5, rect.y_range(), Stroke::new(1.0, tokens.line));
    let (head_rect, body) = split_top(rect, HEAD);
    head(ui, view, head_rect);
    let rows = Arc::clone(&view.state.list.rows);
    let mut child =
        ui.new_child(UiBuilder::new().max_rect(body.shrink2(vec2(0.0, 0.0))).id_salt("list"));
    child.set_clip_rect(body);
    ScrollArea::vertical().auto_shrink(false).show_viewport(&mut child, |ui, viewport| {
        let is_dense = view.state.corpus.len() > MANY;
        let places = places(&rows, is_dense);
        let height = places.last().map_or(0.0, Rect::bottom);
        ui.set_height(height + 8.0);
        let origin = ui.min_rect().left_top();
        let mut seen = Vec::new();
        for (index, (row, place)) in rows.iter().zip(&places).enumerate() {
            let is_seen = place.bottom() >= viewport.top() - GROUP
                && place.top() <= viewport.bottom() + GROUP;
            let is_first_of_group =
                index == 0 || rows.get(index - 1).is_none_or(|above| above.group != row.group);
            let at = place.translate(origin.to_vec2()).with_max_x(rect.right());
            if is_seen && is_first_of_group {
                group_head(ui, at, row.group, tokens);
            }
            if is_seen {
                seen.push(row.id);
                row_ui(ui, view, Entry { row, index, rect: at, is_dense, n: rows.len() });
            }
        }
        if view.state.wants_spreads(&seen) {
            view.push(Action::SpreadsSeen(seen));
        }
    });
}

/// The list over the sheets, in a window too narrow to have it beside them.
pub(crate) fn list_over(ui: &Ui, view: &mut View<'_>, layout: &Layout) {
    let area = egui::Area::new(Id::unique("list over"))
        .order(egui::Order::Middle)
        .fixed_pos(layout.list.min);
    area.show(ui.ctx(), |ui| {
        ui.set_min_size(layout.list.size());
        list(ui, view, layout);
    });
}

/// Where each row stands, heads of groups between them.
fn places(rows: &[ListRow], is_dense: bool) -> Vec<Rect> {
    let height = if is_dense { ONE_LINE } else { TWO_LINES };
    let mut y = 0.0;
    let mut group = None;
    rows.iter()
        .map(|row| {
            if group.replace(row.group) != Some(row.group) && row.group.heading().is_some() {
                y += GROUP;
            }
            y += height;
            Rect::from_min_max(pos2(0.0, y - height), pos2(1.0, y))
        })
        .collect()
}

fn head(ui: &mut Ui, view: &mut View<'_>, rect: Rect) {
    let tokens = tokens(ui.ctx());
    let state = view.state;
    let n = if state.filtering.is_active() {
        format!("{} of {}", grouped(state.filtering.hits.n_documents), grouped(state.corpus.len()))
    } else {
        grouped(state.corpus.len())
    };
    let label = order_name(state.order());
    heading(ui, rect, &n, label);
    let button = Rect::from_min_max(
        pos2(rect.right() - 104.0, rect.top() + 6.0),
        pos2(rect.right() - 8.0, rect.bottom() - 6.0),
    );
    let response = ui.interact(button, Id::unique("list order"), Sense::click());
    widgets::named(&response, egui::accesskit::Role::ComboBox, &format!("order: {label}"));
    if response.hovered() {
        ui.painter().rect_filled(button, 6, tokens.hover);
    }
    icon(ui.painter(), button.right_center() - vec2(11.0, 0.0), Icon::Down, tokens.ink2);
    let anchor = (button.right_center() - vec2(22.0, 0.0), Align2::RIGHT_CENTER);
    widgets::text(ui.painter(), anchor, label, Role::Second.format(tokens.ink2), 80.0);
    widgets::focus_ring(ui, &response, button, 6);
    widgets::popover(&response, 160.0, |ui| {
        for order in [ListOrder::Overlap, ListOrder::Name, ListOrder::Hits] {
            if widgets::menu_row(ui, order_name(order), None, Some(state.order() == order))
                .clicked()
            {
                view.push(Action::Order(order));
            }
        }
    });
}

/// The word and how many documents there are; without the word where the number would reach the order.
fn heading(ui: &Ui, rect: Rect, n: &str, order: &str) {
    let tokens = tokens(ui.ctx());
    let written = |text: &str, role: Role| {
        widgets::line(ui.painter(), text, role.format(tokens.ink2), 200.0).size().x
    };
    let n_width = written(n, Role::Interface);
    let word_width = written("Documents", Role::Strong) + 8.0;
    let room = rect.width() - 16.0 - written(order, Role::Second) - 42.0;
    let mut at = rect.left_center() + vec2(16.0, 0.0);
    // Where there is no room for the word, its number is what a person wants.
    if word_width + n_width <= room {
        let format = Role::Strong.format(tokens.ink);
        widgets::text(ui.painter(), (at, Align2::LEFT_CENTER), "Documents", format, word_width);
        at.x += word_width;
    }
    let format = Role::Interface.format(tokens.ink2);
    widgets::text(ui.painter(), (at, Align2::LEFT_CENTER), n, format, room);
}

fn order_name(order: ListOrder) -> &'static str {
    match order {
        ListOrder::Overlap => "by overlap",
        ListOrder::Name => "by name",
        ListOrder::Hits => "by hits",
    }
}

fn group_head(ui: &Ui, row: Rect, group: ListGroup, tokens: &Tokens) {
    if let Some(heading) = group.heading() {
        let anchor = (pos2(row.left() + 16.0, row.top() - GROUP / 2.0 + 2.0), Align2::LEFT_CENTER);
        widgets::text(
            ui.painter(),
            anchor,
            heading,
            Role::Second.format(tokens.ink2),
            row.width() - 24.0,
        );
    }
}

/// A bar of three kinds: identical solid grey, edited solid amber, paraphrased framed.
pub(crate) fn share_bar(ui: &Ui, rect: Rect, share: Share) {
    let tokens = tokens(ui.ctx());
    let rect = Rect::from_min_size(rect.min.round(), rect.size());
    ui.painter().rect_filled(rect, 1, tokens.sunk);
    let mut x = rect.left();
    let mut part = |share: f64| {
        let width = (share as f32 * rect.width()).min(rect.right() - x);
        let part = Rect::from_min_size(pos2(x, rect.top()), vec2(width, rect.height()));
        x += width;
        part
    };
    ui.painter().rect_filled(part(share.identical), 0, tokens.ink2);
    ui.painter().rect_filled(part(share.edited), 0, tokens.strip_edited);
    let paraphrased = part(share.paraphrased);
    if paraphrased.width() >= 1.0 {
        let stroke = Stroke::new(1.0, tokens.edited.ink);
        ui.painter().rect(paraphrased, 0, tokens.changed_word, stroke, StrokeKind::Inside);
    }
}
