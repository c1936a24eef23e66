//! Where everything stands in the window: rectangles from a size, nothing drawn.

use egui::{Rect, Ui, UiBuilder, pos2, vec2};

use crate::app::settings::Settings;

/// Heights and widths in points; look and reading measure agree on them.
pub(crate) const TOP_BAR: f32 = 52.0;
pub(crate) const PANE_HEAD: f32 = 48.0;
pub(crate) const TAB_LINE: f32 = 34.0;
pub(crate) const STATUS: f32 = 28.0;
/// Below this width the list lies over the sheets instead of beside them.
const OVERLAY_BELOW: f32 = 1100.0;
/// Below this width list, hinge, strip and padding are narrow.
const NARROW_BELOW: f32 = 1360.0;
/// Below this height the panel stays closed to its tab line.
const PANEL_FROM_HEIGHT: f32 = 600.0;
/// The smallest height of the sheets that an open panel leaves.
const LEAST_SHEET: f32 = 160.0;

/// The parts of the window.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Layout {
    pub(crate) top_bar: Rect,
    /// The list of documents; empty when closed.
    pub(crate) list: Rect,
    pub(crate) left_head: Rect,
    pub(crate) hinge_head: Rect,
    pub(crate) right_head: Rect,
    pub(crate) left: Rect,
    pub(crate) hinge: Rect,
    pub(crate) right: Rect,
    /// Beside the sheets, from the top bar to the panel.
    pub(crate) strip: Rect,
    /// Heads and sheets together.
    pub(crate) main: Rect,
    pub(crate) panel: Rect,
    pub(crate) status: Rect,
    /// Padding of a sheet.
    pub(crate) padding: f32,
    pub(crate) is_list_overlay: bool,
    pub(crate) is_panel_open: bool,
}

impl Layout {
    /// Parts a window; without documents the list, heads, panel and strip are empty.
    pub(crate) fn new(window: Rect, settings: &Settings, has_documents: bool) -> Self {
        let is_narrow = window.width() < NARROW_BELOW;
        let is_list_overlay = window.width() < OVERLAY_BELOW;
        let (top_bar, rest) = split_top(window, TOP_BAR);
        let (rest, status) = split_bottom(rest, STATUS);
        let list_width = match (has_documents && settings.is_list_open, is_narrow) {
            (false, _) => 0.0,
            (true, true) => 240.0,
            (true, false) => 272.0,
        };
        let (list, beside) = split_left(rest, list_width);
        let sheets = if is_list_overlay { rest } else { beside };
        let is_panel_open = settings.is_panel_open && window.height() >= PANEL_FROM_HEIGHT;
        let panel_height = match (has_documents, is_panel_open) {
            (false, _) => 0.0,
            (true, false) => TAB_LINE,
            (true, true) => {
                settings.panel_height.clamp(96.0, (rest.height() - LEAST_SHEET).max(96.0))
            }
        };
        let (main, panel) = split_bottom(sheets, panel_height.round());
        let strip_width = match (has_documents && settings.is_strip_shown, is_narrow) {
            (false, _) => 0.0,
            (true, true) => 30.0,
            (true, false) => 44.0,
        };
        let (main, strip) = split_right(main, strip_width);
        let (heads, body) = split_top(main, if has_documents { PANE_HEAD } else { 0.0 });
        let hinge_width = if is_narrow { 32.0 } else { 44.0 };
        let [left_head, hinge_head, right_head] = thirds(heads, hinge_width);
        let [left, hinge, right] = thirds(body, hinge_width);
        Self {
            top_bar,
            list,
            left_head,
            hinge_head,
            right_head,
            left,
            hinge,
            right,
            strip,
            main,
            panel,
            status,
            padding: if is_narrow { 16.0 } else { 28.0 },
            is_list_overlay,
            is_panel_open,
        }
    }
}

fn thirds(rect: Rect, middle: f32) -> [Rect; 3] {
    let side = ((rect.width() - middle) / 2.0).floor().max(0.0);
    let (left, rest) = split_left(rect, side);
    let (middle, right) = split_left(rest, middle);
    [left, middle, right]
}

pub(crate) fn split_top(rect: Rect, height: f32) -> (Rect, Rect) {
    let y = (rect.top() + height).min(rect.bottom());
    (
        Rect::from_min_max(rect.min, pos2(rect.right(), y)),
        Rect::from_min_max(pos2(rect.left(), y), rect.max),
    )
}

fn split_bottom(rect: Rect, height: f32) -> (Rect, Rect) {
    split_top(rect, rect.height() - height)
}

pub(crate) fn split_left(rect: Rect, width: f32) -> (Rect, Rect) {
    let x = (rect.left() + width).min(rect.right());
    (
        Rect::from_min_max(rect.min, pos2(x, rect.bottom())),
        Rect::from_min_max(pos2(x, rect.top()), rect.max),
    )
}

fn split_right(rect: Rect, width: f32) -> (Rect, Rect) {
    split_left(rect, rect.width() - width)
}

/// A square of `size` points around a point at the left middle of `rect`, `offset` points in.
pub(crate) fn square_at(rect: Rect, offset: f32, size: f32) -> Rect {
    let min = pos2(rect.left() + offset, rect.center().y - size / 2.0).round();
    Rect::from_min_size(min, vec2(size, size))
}

/// A part of the window with a clip of its own.
pub(crate) fn part(ui: &mut Ui, rect: Rect, salt: &str) -> Ui {
    let mut part = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(salt));
    part.set_clip_rect(rect.intersect(ui.clip_rect()));
    part
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sheets_are_level_and_equally_wide_at_every_size() {
        for size in
            [[480.0, 400.0], [1024.0, 700.0], [1280.0, 800.0], [1440.0, 900.0], [1920.0, 1080.0]]
        {
            let window = Rect::from_min_size(egui::Pos2::ZERO, size.into());
            let layout = Layout::new(window, &Settings::default(), true);
            assert_eq!(layout.left.y_range(), layout.right.y_range());
            assert!((layout.left.width() - layout.right.width()).abs() <= 1.0);
            assert!(layout.left.height() > 60.0 && window.contains_rect(layout.panel), "{size:?}");
        }
    }
}
