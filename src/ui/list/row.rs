//! A row of the list: title, share and hits, and what can be done with its document.

use egui::{
    Align2, CursorIcon, Id, Key, Modifiers, Rect, Response, Sense, Stroke, StrokeKind, Ui, pos2,
    vec2,
};

use super::{MANY, row_id, share_bar};
use crate::app::map::MapAction;
use crate::app::{Action, ListGroup, ListRow};
use crate::compare::Side;
use crate::model::Document;
use crate::text::visible;
use crate::ui::heads::encoding_menu;
use crate::ui::hit_plot::{self, hit_plot};
use crate::ui::icons::{Icon, icon, leaf};
use crate::ui::theme::{Role, tokens};
use crate::ui::{GONE, View, counted, cut, grouped, percent, widgets};

/// A row, and where it is drawn.
#[derive(Clone, Copy)]
pub(super) struct Entry<'a> {
    pub(super) row: &'a ListRow,
    pub(super) index: usize,
    pub(super) rect: Rect,
    pub(super) is_dense: bool,
    pub(super) n: usize,
}

/// Draws a row and does what is asked of it.
pub(super) fn row_ui(ui: &mut Ui, view: &mut View<'_>, entry: Entry<'_>) {
    let tokens = tokens(ui.ctx());
    let Some(document) = view.state.corpus.document(entry.row.id) else { return };
    let rect = entry.rect.shrink2(vec2(6.0, 0.0));
    let response = ui.interact(rect, row_id(entry.index), Sense::click());
    let mut name = row_name(document.title(), document.file_name(), entry.row);
    if let Some(alike) = entry.row.alike.filter(|alike| alike.is_folded) {
        name = format!("{name}, {} alike", alike.n);
    }
    let is_gone = view.state.is_gone(entry.row.id);
    if is_gone {
        name = format!("{name}, gone");
    }
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
    let title_y = if entry.is_dense { rect.center().y } else { rect.top() + 17.0 };
    fold_ui(ui, view, entry.row, pos2(rect.left() + 17.0, title_y));
    let end = row_end(ui, view, entry, rect, &response);
    let is_pointed_at = response.contains_pointer() && entry.n > 1;
    let plotted = plot(ui, view, entry, rect, is_pointed_at);
    let right = if entry.is_dense { end.min(plotted) } else { end };
    let ink = if entry.row.matches { tokens.ink } else { tokens.ink3 };
    let role = if side.is_some() { Role::Strong } else { Role::Medium };
    let is_indented = side.is_some() || entry.row.alike.is_some();
    let left = rect.left() + if entry.is_dense && !is_indented { 10.0 } else { 34.0 };
    let room = Rect::from_min_max(pos2(left, rect.top()), pos2(right - 6.0, rect.bottom()));
    title(ui, view, entry.row, (role, ink), room.with_max_y(2.0 * title_y - rect.top()));
    if !entry.is_dense {
        let name = document.file_name();
        let words = format!("{name} · {} words", grouped(document.n_words()));
        let mut at = pos2(left, rect.top() + 36.0);
        if is_gone {
            at.x = gone_ui(ui, at);
        }
        second_line(ui, entry.row, at, plotted - 10.0, name, &words);
    }
    widgets::focus_ring(ui, &response, rect, 6);
    act(ui, view, entry, &response);
    encoding_menu(&response, view, entry.row.id);
    let mut tip = tooltip(document, entry.row);
    if is_gone {
        tip = format!("{tip}\n{GONE}");
    }
    response.on_hover_text(tip);
}

/// The sign of a document whose file is gone, with the word; answers where it ends.
fn gone_ui(ui: &Ui, at: egui::Pos2) -> f32 {
    let ink = tokens(ui.ctx()).ink2;
    icon(ui.painter(), at + vec2(7.0, 0.0), Icon::Gone, ink);
    let anchor = (at + vec2(18.0, 0.0), Align2::LEFT_CENTER);
    widgets::text(ui.painter(), anchor, "gone", Role::Second.format(ink), 60.0).right() + 10.0
}

/// The chevron that folds near-duplicates, or unfolds them.
fn fold_ui(ui: &Ui, view: &mut View<'_>, row: &ListRow, center: egui::Pos2) {
    let Some(alike) = row.alike.filter(|alike| alike.is_head) else { return };
    // The badge of an open document takes its place; the key still works.
    if view.state.side_of(row.id).is_some() {
        return;
    }
    let square = Rect::from_center_size(center, vec2(24.0, 24.0));
    let response = ui.interact(square, Id::unique(("list fold", alike.group)), Sense::CLICK);
    let name = if alike.is_folded { "unfold" } else { "fold" };
    widgets::named(&response, egui::accesskit::Role::Button, name);
    let sign = if alike.is_folded { Icon::RightwardChevron } else { Icon::Down };
    let tokens = tokens(ui.ctx());
    icon(ui.painter(), center, sign, if response.hovered() { tokens.ink } else { tokens.ink2 });
    let is_clicked = response.clicked();
    response.on_hover_text(format!("{name} {} near-duplicates", alike.n));
    if is_clicked {
        view.push(Action::Map(MapAction::Fold(alike.group)));
    }
}

/// In less room only the file's name is shown of a title that others share.
const ROOM_FOR_BOTH: f32 = 150.0;

/// The title; behind it how many are folded here, and the file's name where titles start alike and
/// no second line tells it.
fn title(ui: &Ui, view: &View<'_>, row: &ListRow, (role, ink): (Role, egui::Color32), room: Rect) {
    let tokens = tokens(ui.ctx());
    let Some(document) = view.state.corpus.document(row.id) else { return };
    let n_alike = row.alike.filter(|alike| alike.is_folded).map(|alike| alike.n);
    let mut behind = n_alike.map_or_else(String::new, |n| format!(" · {n} alike"));
    let is_told_below = view.state.corpus.len() <= MANY;
    if !is_told_below && view.state.is_gone(row.id) {
        behind = format!("{behind} · gone");
    }
    let mut name = document.title();
    if !is_told_below && view.state.list.is_title_shared(row.id) {
        if room.width() < ROOM_FOR_BOTH {
            name = document.file_name();
        } else {
            behind = format!(" · {}{behind}", document.file_name());
        }
    }
    let format = Role::Second.format(tokens.ink2);
    let behind = widgets::line(ui.painter(), &behind, format, room.width() * 0.7);
    let anchor = (room.left_center(), Align2::LEFT_CENTER);
    let width = room.width() - behind.size().x;
    let format = role.format(ink);
    // Titles that start alike are told apart by their ends.
    let is_shared = view.state.list.is_title_shared(row.id);
    let write = if is_shared { cut::text } else { widgets::text };
    let said = write(ui.painter(), anchor, name, format, width);
    let at = pos2(said.right(), room.center().y - behind.size().y / 2.0).round();
    ui.painter().galley(at, behind, tokens.ink2);
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

/// Where the hits lie, below their number or beside it; answers where that begins.
fn plot(ui: &Ui, view: &View<'_>, entry: Entry<'_>, rect: Rect, is_pointed_at: bool) -> f32 {
    let is_folded = entry.row.alike.is_some_and(|alike| alike.is_folded);
    let spread = view.state.spread_of(entry.row.id).filter(|_| !is_folded);
    let document = view.state.corpus.document(entry.row.id);
    let Some((spread, document)) = spread.zip(document) else { return rect.right() };
    let right = match (entry.is_dense, is_pointed_at) {
        (false, _) => pos2(rect.right() - 10.0, rect.top() + 36.0),
        // The buttons take its place.
        (true, true) => return rect.right(),
        (true, false) => pos2(rect.right() - 56.0, rect.center().y),
    };
    hit_plot(ui, right, spread, document.file_name());
    right.x - hit_plot::WIDTH
}

/// The bar of three kinds, the share, and the file's name; for the left document, name and words.
fn second_line(ui: &Ui, row: &ListRow, at: egui::Pos2, right: f32, name: &str, words: &str) {
    let tokens = tokens(ui.ctx());
    let Some(share) = row.share else {
        let (anchor, format) = ((at, Align2::LEFT_CENTER), Role::Second.format(tokens.ink2));
        let whole = widgets::line(ui.painter(), words, format.clone(), f32::INFINITY).size().x;
        // Where there is no room for both, the file's name needs it more.
        let said = if whole <= right - at.x { words } else { name };
        cut::text(ui.painter(), anchor, said, format, right - at.x);
        return;
    };
    // With a plot at the end, the file's name needs the room more.
    let width: f32 = match right - at.x {
        room if room < 130.0 => 0.0,
        room if room < 170.0 => 40.0,
        _ => 64.0,
    };
    if width > 0.0 {
        share_bar(ui, Rect::from_min_size(pos2(at.x, at.y - 3.0), vec2(width, 6.0)), share);
    }
    let at = pos2(at.x + width + width.min(8.0), at.y);
    let format = Role::Second.format(tokens.ink2);
    let said = format!("{} · ", percent(share.total()));
    let anchor = (at, Align2::LEFT_CENTER);
    let said = widgets::text(ui.painter(), anchor, &said, format.clone(), right - at.x);
    let anchor = (pos2(said.right(), at.y), Align2::LEFT_CENTER);
    cut::text(ui.painter(), anchor, name, format, right - said.right());
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
    if let Some(alike) = entry.row.alike {
        // Right unfolds, Left folds, from whichever of them has the keyboard.
        let key = if alike.is_folded { Key::ArrowRight } else { Key::ArrowLeft };
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
            view.push(Action::Map(MapAction::Fold(alike.group)));
        }
    }
    let filter =
        egui::EventFilter { vertical_arrows: true, horizontal_arrows: true, ..Default::default() };
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
    let hits = row.n_hits.map(|n| counted(n, "hit"));
    let parts = [Some(title.to_owned()), Some(file_name.to_owned()), share, hits];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The whole title, which a row may cut, unless it is the file's name; the path, and how much is where.
fn tooltip(document: &Document, row: &ListRow) -> String {
    let n_words = document.n_words();
    let title = Some(document.title()).filter(|title| *title != document.file_name());
    let mut lines: Vec<String> = title.into_iter().map(str::to_owned).collect();
    lines.extend([visible(document.path()).into_owned(), counted(n_words, "word")]);
    if let Some(share) = row.share {
        let n = counted((share.total() * n_words as f64).round() as usize, "word");
        lines.push(format!("{n} of {} found in the left document", grouped(n_words)));
        if row.group == ListGroup::Unrelated {
            lines.push("no more alike than unrelated texts".to_owned());
        }
    }
    lines.join("\n")
}
