//! The list of documents at the left: three groups, each row with its share and its hits.

use std::sync::Arc;

use egui::{
    Align2, CursorIcon, Id, Key, Modifiers, Rect, Response, ScrollArea, Sense, Stroke, StrokeKind,
    Ui, UiBuilder, pos2, vec2,
};

use super::icons::{Icon, icon, leaf};
use super::layout::{Layout, split_top};
use super::theme::{Role, Tokens, tokens};
use super::{View, grouped, percent, widgets};
use crate::app::{Action, ListGroup, ListOrder, ListRow};
use crate::compare::{Share, Side};

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
        let is_dense = rows.len() > MANY;
        let places = places(&rows, is_dense);
        let height = places.last().map_or(0.0, Rect::bottom);
        ui.set_height(height + 8.0);
        let origin = ui.min_rect().left_top();
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
                row_ui(ui, view, Entry { row, index, rect: at, is_dense, n: rows.len() });
            }
        }
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
    let anchor = (rect.left_center() + vec2(16.0, 0.0), Align2::LEFT_CENTER);
    let named =
        widgets::text(ui.painter(), anchor, "Documents", Role::Strong.format(tokens.ink), 120.0);
    let n = if state.filtering.is_active() {
        format!("{} of {}", grouped(state.filtering.hits.n_documents), grouped(state.corpus.len()))
    } else {
        grouped(state.corpus.len())
    };
    let anchor = (named.right_center() + vec2(8.0, 0.0), Align2::LEFT_CENTER);
    widgets::text(ui.painter(), anchor, &n, Role::Interface.format(tokens.ink2), 90.0);
    let label = order_name(state.order());
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

#[derive(Clone, Copy)]
struct Entry<'a> {
    row: &'a ListRow,
    index: usize,
    rect: Rect,
    is_dense: bool,
    n: usize,
}

fn row_ui(ui: &mut Ui, view: &mut View<'_>, entry: Entry<'_>) {
    let tokens = tokens(ui.ctx());
    let Some(document) = view.state.corpus.document(entry.row.id) else { return };
    let rect = entry.rect.shrink2(vec2(6.0, 0.0));
    let response = ui.interact(rect, row_id(entry.index), Sense::click());
    let name = row_name(document.title(), document.file_name(), entry.row);
    let side = view.state.side_of(entry.row.id);
    response.widget_info(|| {
        egui::WidgetInfo::selected(
            egui::accesskit::Role::ListBoxOption,
            true,
            side.is_some(),
            &name,
        )
    });
    if side.is_some() {
        ui.painter().rect_filled(rect, 6, tokens.selected);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 6, tokens.hover);
    }
    if let Some(side) = side {
        let badge = Rect::from_min_size(
            pos2(rect.left() + 10.0, rect.top() + if entry.is_dense { 7.0 } else { 10.0 }),
            vec2(15.0, 14.0),
        );
        leaf(ui.painter(), badge, side, tokens.ink);
    }
    let right = row_end(ui, view, entry, rect, &response);
    let ink = if entry.row.matches { tokens.ink } else { tokens.ink3 };
    let role = if side.is_some() { Role::Strong } else { Role::Medium };
    let left = rect.left() + if entry.is_dense && side.is_none() { 10.0 } else { 34.0 };
    let title_y = if entry.is_dense { rect.center().y } else { rect.top() + 17.0 };
    let anchor = (pos2(left, title_y), Align2::LEFT_CENTER);
    widgets::text(ui.painter(), anchor, document.title(), role.format(ink), right - left - 6.0);
    if !entry.is_dense {
        let words = format!("{} · {} words", document.file_name(), grouped(document.n_words()));
        second_line(
            ui,
            entry.row,
            pos2(left, rect.top() + 36.0),
            rect.right() - 8.0,
            document.file_name(),
            &words,
        );
    }
    widgets::focus_ring(ui, &response, rect, 6);
    act(ui, view, entry, &response);
    let tip = tooltip(document.path(), document.n_words(), entry.row);
    response.on_hover_text(tip);
}

/// Hits or words at the right end, or the two leaf buttons under the pointer; answers where they begin.
fn row_end(ui: &mut Ui, view: &mut View<'_>, entry: Entry<'_>, rect: Rect, row: &Response) -> f32 {
    let tokens = tokens(ui.ctx());
    let title_y = if entry.is_dense { rect.center().y } else { rect.top() + 17.0 };
    if row.contains_pointer() && entry.n > 1 {
        let mut x = rect.right() - 6.0;
        for side in [Side::Right, Side::Left] {
            let button = Rect::from_min_size(pos2(x - 24.0, title_y - 12.0), vec2(24.0, 24.0));
            let name = if side == Side::Left { "put left" } else { "put right" };
            let response = ui.interact(button, row.id.with(name), Sense::click());
            widgets::named(&response, egui::accesskit::Role::Button, name);
            let fill = if response.hovered() { tokens.raise } else { tokens.paper };
            let stroke = Stroke::new(1.0, tokens.border);
            ui.painter().rect(button.shrink(1.0), 4, fill, stroke, StrokeKind::Inside);
            leaf(ui.painter(), button, side, tokens.ink);
            if response.on_hover_text(name).clicked() {
                view.push(Action::Put(side, entry.row.id));
            }
            x -= 28.0;
        }
        return x;
    }
    let (label, color) = match entry.row.n_hits {
        Some(n) => (grouped(n), if n == 0 { tokens.ink3 } else { tokens.ink }),
        None if entry.is_dense => {
            let n_words =
                view.state.corpus.document(entry.row.id).map_or(0, |document| document.n_words());
            (grouped(n_words), tokens.ink2)
        }
        None => return rect.right() - 8.0,
    };
    let anchor = (pos2(rect.right() - 10.0, title_y), Align2::RIGHT_CENTER);
    widgets::text(ui.painter(), anchor, &label, Role::Count.format(color), 80.0).left()
}

/// The bar of three kinds, the share, and the file's name; for the left document, name and words.
fn second_line(ui: &Ui, row: &ListRow, at: egui::Pos2, right: f32, name: &str, words: &str) {
    let tokens = tokens(ui.ctx());
    let Some(share) = row.share else {
        widgets::text(
            ui.painter(),
            (at, Align2::LEFT_CENTER),
            words,
            Role::Second.format(tokens.ink2),
            right - at.x,
        );
        return;
    };
    share_bar(ui, Rect::from_min_size(pos2(at.x, at.y - 3.0), vec2(64.0, 6.0)), share);
    let label = format!("{} · {name}", percent(share.total()));
    let anchor = (pos2(at.x + 72.0, at.y), Align2::LEFT_CENTER);
    widgets::text(
        ui.painter(),
        anchor,
        &label,
        Role::Second.format(tokens.ink2),
        right - anchor.0.x,
    );
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

fn act(ui: &Ui, view: &mut View<'_>, entry: Entry<'_>, response: &Response) {
    let is_left = response.has_focus()
        && ui.input_mut(|input| input.consume_key(Modifiers::SHIFT, Key::Enter));
    if is_left {
        view.push(Action::Put(Side::Left, entry.row.id));
    } else if response.clicked() {
        view.push(Action::Put(Side::Right, entry.row.id));
    }
    if !response.has_focus() {
        return;
    }
    let filter = egui::EventFilter { vertical_arrows: true, ..Default::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    // The key is used up: the next row is drawn in this same frame and has the keyboard by then.
    let to = ui.input_mut(|input| {
        let last = entry.n - 1;
        let keys = [
            (Key::ArrowDown, (entry.index + 1).min(last)),
            (Key::ArrowUp, entry.index.saturating_sub(1)),
            (Key::Home, 0),
            (Key::End, last),
        ];
        keys.into_iter().find(|&(key, _)| input.consume_key(Modifiers::NONE, key))
    });
    if let Some((_, to)) = to {
        ui.memory_mut(|memory| memory.request_focus(row_id(to)));
        let down = entry.rect.height() * (to as f32 - entry.index as f32);
        ui.scroll_to_rect(entry.rect.translate(vec2(0.0, down)), None);
    }
    ui.ctx().set_cursor_icon(CursorIcon::Default);
}

fn row_name(title: &str, file_name: &str, row: &ListRow) -> String {
    let share =
        row.share.map(|share| format!("{} percent found in left", (share.total() * 100.0).round()));
    let hits = row.n_hits.map(|n| super::counted(n, "hit"));
    let parts = [Some(title.to_owned()), Some(file_name.to_owned()), share, hits];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn tooltip(path: &str, n_words: usize, row: &ListRow) -> String {
    let mut lines = vec![path.to_owned(), super::counted(n_words, "word")];
    if let Some(share) = row.share {
        let n = super::counted((share.total() * n_words as f64).round() as usize, "word");
        lines.push(format!("{n} of {} found in the left document", grouped(n_words)));
        if row.group == ListGroup::Unrelated {
            lines.push("no more alike than unrelated texts".to_owned());
        }
    }
    lines.join("\n")
}
