//! A list of any length whose rows may differ in height: only rows in view are measured and drawn.
//!
//! The place is a row and points within it, as in the sheets: a sum of millions of heights would no
//! longer fit the screen's numbers.

use egui::{CornerRadius, Id, Key, Modifiers, Rect, Sense, Ui, pos2, vec2};

use crate::ui::theme::tokens;

/// A list and how high its rows are.
pub(super) struct LongList<'a> {
    /// Number of rows.
    pub(super) n: usize,
    /// The row a person is at; it comes into view when it changes.
    pub(super) current: Option<usize>,
    /// The height of a row in points.
    pub(super) height_of: &'a dyn Fn(usize) -> f32,
}

/// The first row in view, and how much of it is above.
#[derive(Clone, Copy, Debug, Default)]
struct Place {
    first: usize,
    points: f32,
    /// The row that was current in the last frame.
    seen: Option<usize>,
    /// The row that must come into view.
    wanted: Option<usize>,
    /// So many points further down must be seen.
    nudge: f32,
}

fn place_id() -> Id {
    Id::unique("place in the hits")
}

/// Brings a row into view in the next frame.
pub(super) fn bring_into_view(ui: &Ui, row: usize) {
    ui.data_mut(|data| data.get_temp_mut_or_default::<Place>(place_id()).wanted = Some(row));
    ui.ctx().request_repaint();
}

/// Scrolls in the next frame, no further than until a part of a row is seen whole.
pub(super) fn nudge_into_view(ui: &Ui, part: Rect) {
    let view = ui.clip_rect();
    let by = (part.bottom() - view.bottom()).max(0.0).min(part.top() - view.top())
        + (part.top() - view.top()).min(0.0);
    if by != 0.0 {
        ui.data_mut(|data| data.get_temp_mut_or_default::<Place>(place_id()).nudge = by);
        ui.ctx().request_repaint();
    }
}

impl LongList<'_> {
    /// Draws the rows in view.
    pub(super) fn show(
        &self,
        ui: &mut Ui,
        body: Rect,
        mut row_ui: impl FnMut(&mut Ui, usize, Rect),
    ) {
        let mut place: Place = ui.data(|data| data.get_temp(place_id())).unwrap_or_default();
        if ui.rect_contains_pointer(body) {
            self.scroll(&mut place, -ui.input(egui::InputState::smooth_scroll_delta).y);
        }
        if place.seen != self.current {
            place.seen = self.current;
            place.wanted = self.current.or(place.wanted);
        }
        if let Some(row) = place.wanted.take().filter(|&row| row < self.n) {
            self.reveal(&mut place, row, body.height());
        }
        let nudge = std::mem::take(&mut place.nudge);
        self.scroll(&mut place, nudge);
        self.bar(ui, &mut place, body);
        self.settle(&mut place, body.height());
        // A row that asks for another to be shown does so in here.
        ui.data_mut(|data| data.insert_temp(place_id(), place));
        let mut y = body.top() - place.points;
        let mut row = place.first;
        while row < self.n && y < body.bottom() {
            let height = (self.height_of)(row);
            let rect = Rect::from_min_size(pos2(body.left(), y), vec2(body.width(), height));
            row_ui(ui, row, rect);
            y += height;
            row += 1;
        }
    }

    /// Moves down by points, row by row.
    fn scroll(&self, place: &mut Place, by: f32) {
        place.points += by;
        while place.points < 0.0 && place.first > 0 {
            place.first -= 1;
            place.points += (self.height_of)(place.first);
        }
        while place.first + 1 < self.n && place.points >= (self.height_of)(place.first) {
            place.points -= (self.height_of)(place.first);
            place.first += 1;
        }
    }

    /// Moves no further than until a row is seen whole.
    fn reveal(&self, place: &mut Place, row: usize, view_height: f32) {
        if row <= place.first {
            (place.first, place.points) = (row, 0.0);
            return;
        }
        let least = self.top_for_last(row, view_height);
        if (place.first, place.points) < least {
            (place.first, place.points) = least;
        }
    }

    /// The place from which on a row is the last that is seen whole.
    fn top_for_last(&self, row: usize, view_height: f32) -> (usize, f32) {
        let mut left = view_height - (self.height_of)(row).min(view_height);
        let mut first = row;
        while left > 0.0 && first > 0 {
            first -= 1;
            left -= (self.height_of)(first);
        }
        if left > 0.0 { (0, 0.0) } else { (first, -left) }
    }

    /// Keeps the end at the bottom, and the place inside the list.
    fn settle(&self, place: &mut Place, view_height: f32) {
        place.first = place.first.min(self.n.saturating_sub(1));
        place.points = place.points.max(0.0);
        if self.n == 0 {
            return;
        }
        let mut below = -place.points;
        for row in place.first..self.n {
            below += (self.height_of)(row);
            if below >= view_height {
                return;
            }
        }
        (place.first, place.points) = self.top_for_last(self.n - 1, view_height);
    }

    /// The bar at the right edge: where one is among all rows, and a way to drag there.
    fn bar(&self, ui: &Ui, place: &mut Place, body: Rect) {
        let n_seen = body.height() / (self.height_of)(place.first).max(1.0);
        if self.n as f32 <= n_seen {
            return;
        }
        let track = Rect::from_min_max(pos2(body.right() - 10.0, body.top()), body.max);
        let response = ui.interact(track, Id::unique("bar of the hits"), Sense::DRAG);
        let length = (track.height() * n_seen / self.n as f32).max(24.0);
        let travel = (track.height() - length).max(1.0);
        let most = (self.n as f64 - f64::from(n_seen)).max(1.0);
        if let Some(pointer) = response.interact_pointer_pos().filter(|_| response.dragged()) {
            let share = f64::from((pointer.y - track.top() - length / 2.0) / travel);
            place.first = (share.clamp(0.0, 1.0) * most).ceil() as usize;
            place.points = 0.0;
        }
        let share = (place.first as f64 / most).clamp(0.0, 1.0) as f32;
        let is_hot = response.hovered() || response.dragged();
        let width = if is_hot { 8.0 } else { 4.0 };
        let top = track.top() + share * travel;
        let thumb = Rect::from_min_size(
            pos2(track.right() - width - 1.0, top + 1.0),
            vec2(width, length - 2.0),
        );
        let tokens = tokens(ui.ctx());
        let color = if is_hot { tokens.border } else { tokens.line };
        ui.painter().rect_filled(thumb, CornerRadius::same(4), color);
    }
}

/// Where a key leads from a row, the key used up: a page is as many rows as are seen.
pub(super) fn moved_by_page(ui: &Ui, row: usize, n: usize, page: usize) -> Option<usize> {
    let last = n.saturating_sub(1);
    let ways = [
        (Key::PageDown, (row + page).min(last)),
        (Key::PageUp, row.saturating_sub(page)),
        (Key::Home, 0),
        (Key::End, last),
    ];
    let is_pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    ways.into_iter().find_map(|(key, to)| is_pressed(key).then_some(to))
}
