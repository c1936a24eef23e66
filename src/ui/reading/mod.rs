//! The reading view: two sheets level with each other, the hinge between them, the strip beside them.
//!
//! Virtualised: only rows in view are laid out, unseen heights are estimated, and the place is a row
//! and points within it. Scrolling, revealing and selecting live here; what is read lives in `app`.

mod between;
mod cell;
mod flow;
mod heights;
mod hinge;
mod hints;
mod menu;
mod pages;
mod paint;
mod reveal;
mod rows;
mod selection;
mod shown;
mod strip;
mod why;

use std::sync::Arc;

use egui::{Id, Key, Rect, Response, Sense, Ui};

pub(crate) use self::cell::{Cell, Laid, Setting, stretch};
pub(crate) use self::paint::{Over, cell as cell_ui, hit_box};
pub(crate) use self::shown::Shown;

use self::flow::Flow;
use self::heights::Heights;
use self::hinge::PlacedRow;
use self::reveal::Glide;
use self::selection::Selection;
use super::View;
use super::layout::Layout;
use super::theme::tokens;
use super::widgets::{focus_ring, named};
use crate::app::reading::{Chip, Correspondence, Overview, Reading, carried};
use crate::app::{Action, StepTo};
use crate::compare::{Side, Sides};
use crate::filter::Hits;

/// The widest text column in points, about 77 characters at normal size.
const WIDEST_COLUMN: f32 = 620.0;
const LINE: f32 = 26.0;

/// What the reading view remembers from frame to frame.
#[derive(Debug, Default)]
pub(crate) struct ReadingView {
    reading: Option<Arc<Reading>>,
    /// Column width and text size for which the heights hold.
    measure: (f32, f32),
    heights: Heights,
    /// Whether width or text size have changed since rows were last drawn.
    is_resized: bool,
    chips: Sides<Vec<Chip>>,
    /// The hits that the chips stand for.
    chips_of: Option<(Arc<Hits>, u64)>,
    flows: Vec<Flow>,
    /// Rows in view of each flow.
    placed: Vec<Vec<PlacedRow>>,
    selection: Option<Selection>,
    /// What the pointer is on, and on which side.
    hovered: Option<(Correspondence, Side)>,
    /// What the menu of the sheets was opened on.
    asked: Option<(Correspondence, Side)>,
    first_bytes: Sides<u32>,
    seen_reveal: u64,
    glide: Option<Glide>,
    flash_until: f64,
}

impl ReadingView {
    /// The ids under which the two sheets take the keyboard.
    pub(crate) fn sheet_id(side: Side) -> Id {
        Id::unique(("sheet", side))
    }

    /// The selected text, if any.
    pub(crate) fn selected_text(&self) -> Option<&str> {
        let text = self.selection?.text(self.reading.as_deref()?);
        (!text.is_empty()).then_some(text)
    }

    /// Selects all of the sheet that has the keyboard, else the left one.
    pub(crate) fn select_all(&mut self, ui: &Ui) {
        let has_focus = |side: &Side| ui.memory(|memory| memory.has_focus(Self::sheet_id(*side)));
        let side = Side::BOTH.into_iter().find(has_focus).unwrap_or(Side::Left);
        self.selection = self.reading.as_ref().and_then(|reading| Selection::all(reading, side));
    }

    /// Draws sheets, hinge and strip.
    pub(crate) fn show(&mut self, ui: &mut Ui, view: &mut View<'_>, layout: &Layout) {
        let Some(reading) = view.state.reading.clone() else { return };
        let sheets = sheets(&reading, layout);
        let factor = f32::from(view.state.settings.text_size) / 100.0;
        let column = column_width(sheets.left, layout.padding, factor);
        self.sync(&reading, column, factor);
        let responses = self.interact(ui, view, &reading, &sheets);
        self.reveal(ui, view, &reading, column, layout.left.height());
        self.draw_rows(ui, view, &reading, &sheets, column);
        if reading.is_pair() {
            self.between(ui, view, &reading, layout, column);
        }
        for side in Side::BOTH {
            if let Some(response) = responses.of(side) {
                let origin = column_left(*sheets.of(side), column);
                self.menu(response, view, &reading);
                let placed = self.placed.get(self.flow_of(side)).map_or(&[][..], Vec::as_slice);
                selection::follow(&mut self.selection, response, side, origin, placed, &reading);
            }
        }
        if layout.strip.width() > 0.0 && reading.is_pair() {
            self.strip(ui, view, &reading, layout);
        }
        self.report_place(view);
    }

    /// Takes over a new reading, width or text size; the first row in view stays in view.
    fn sync(&mut self, reading: &Arc<Reading>, column: f32, factor: f32) {
        let is_same = self.reading.as_ref().is_some_and(|old| Arc::ptr_eq(old, reading));
        if is_same && self.measure == (column, factor) {
            return;
        }
        let is_same_pair = self.reading.as_ref().is_some_and(|old| old.ids == reading.ids);
        let old = std::mem::replace(&mut self.heights, Heights::new(reading, column, factor));
        self.measure = (column, factor);
        self.is_resized = is_same;
        if is_same {
            for flow in &mut self.flows {
                flow.place.points *=
                    self.heights.of(flow.place.row) / old.of(flow.place.row).max(1.0);
            }
        } else {
            let kept: Vec<_> =
                self.flows.iter().map(|flow| self.kept_place(flow, reading)).collect();
            self.flows = flows(reading);
            if is_same_pair {
                for (flow, kept) in self.flows.iter_mut().zip(kept) {
                    flow.place = kept.unwrap_or(flow.place);
                }
                let old = self.reading.as_deref();
                self.selection =
                    self.selection.and_then(|selection| selection.carried(old?, reading));
            } else {
                self.selection = None;
            }
        }
        if !is_same {
            self.chips_of = None;
        }
        self.reading = Some(Arc::clone(reading));
    }

    /// Where the first row in view stands once its rows are folded in another way.
    fn kept_place(&self, flow: &Flow, reading: &Reading) -> Option<flow::Place> {
        let old = self.reading.as_ref()?;
        let old_row = old.rows.get(flow.place.row)?;
        let &side = flow.sides.iter().find(|&&side| !old_row.of(side).is_empty())?;
        let first = old.paragraph(side, old_row.of(side).start).start;
        let row = reading.row_at(side, carried_byte(old, reading, side, first))?;
        Some(flow::Place { row, points: flow.place.points.min(self.heights.of(row)) })
    }

    /// Which flow draws a side.
    fn flow_of(&self, side: Side) -> usize {
        self.flows.iter().position(|flow| flow.sides.contains(&side)).unwrap_or_default()
    }

    /// Wheel and keys over the sheets.
    fn interact(
        &mut self,
        ui: &Ui,
        view: &mut View<'_>,
        reading: &Reading,
        sheets: &Sides<Rect>,
    ) -> Sides<Option<Response>> {
        let mut responses = Sides::default();
        for side in Side::BOTH {
            if reading.document(side).is_none() {
                continue;
            }
            let sheet = *sheets.of(side);
            let response = ui.interact(sheet, Self::sheet_id(side), Sense::click_and_drag());
            named(&response, egui::accesskit::Role::Document, &sheet_name(reading, side));
            if response.clicked() || response.drag_started() {
                response.request_focus();
            }
            let flow = self.flow_of(side);
            if response.contains_pointer() {
                let wheel = ui.input(egui::InputState::smooth_scroll_delta).y;
                self.scroll(flow, -wheel, sheet.height());
            }
            if response.dragged() {
                self.scroll_at_edge(ui, flow, sheet);
            }
            if response.has_focus() {
                self.keys(ui, view, flow, sheet.height());
            }
            focus_ring(ui, &response, sheet, 0);
            *responses.of_mut(side) = Some(response);
        }
        responses
    }

    fn scroll(&mut self, flow: usize, by: f32, view_height: f32) {
        if by != 0.0 {
            self.glide = None;
        }
        if let Some(flow) = self.flows.get_mut(flow) {
            flow.scroll(by, &self.heights, view_height);
        }
    }

    /// Scrolls on while a selection is dragged past the edge.
    fn scroll_at_edge(&mut self, ui: &Ui, flow: usize, sheet: Rect) {
        let Some(pointer) = ui.input(|input| input.pointer.latest_pos()) else { return };
        let past = (pointer.y - sheet.bottom()).max(0.0) - (sheet.top() - pointer.y).max(0.0);
        if past != 0.0 {
            self.scroll(flow, past * 0.5, sheet.height());
            ui.ctx().request_repaint();
        }
    }

    fn keys(&mut self, ui: &Ui, view: &mut View<'_>, flow: usize, view_height: f32) {
        let page = view_height - 2.0 * LINE;
        let filter = egui::EventFilter { vertical_arrows: true, ..Default::default() };
        let focused = ui.memory(egui::Memory::focused);
        if let Some(id) = focused {
            ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        }
        let pressed =
            |key: Key| ui.input(|input| input.modifiers.is_none() && input.key_pressed(key));
        let steps = [
            (Key::ArrowDown, LINE),
            (Key::ArrowUp, -LINE),
            (Key::PageDown, page),
            (Key::PageUp, -page),
            (Key::Space, page),
        ];
        for (key, by) in steps {
            if pressed(key) {
                self.scroll(flow, by, view_height);
            }
        }
        if pressed(Key::Enter) {
            view.push(Action::Step(StepTo::Next));
        }
        let Some(flow) = self.flows.get_mut(flow) else { return };
        if pressed(Key::Home) {
            flow.place = flow::Place { row: flow.rows.start, points: -flow::MARGIN };
        }
        if pressed(Key::End) {
            flow.place = flow::Place { row: flow.rows.end, points: 0.0 };
        }
        flow.settle(&self.heights, view_height);
    }

    fn strip(&mut self, ui: &mut Ui, view: &View<'_>, reading: &Reading, layout: &Layout) {
        self.place_chips(view, reading);
        let overview = &reading.overview;
        let what = strip::StripOf {
            overview,
            chips: &self.chips,
            view: self.shares_in_view(overview, layout),
        };
        let Some(share) = strip::strip_ui(ui, layout.strip, what, tokens(ui.ctx())) else { return };
        self.glide = None;
        let view_height = layout.left.height();
        for flow in &mut self.flows {
            // Sheets that flow freely go to the same share of their own length.
            let (row, within) = overview.row_at(flow.rows.start, share);
            let row = row.clamp(flow.rows.start, flow.rows.end);
            let points = within * self.heights.of(row) - view_height / 2.0;
            flow.place = flow::Place { row, points };
            flow.settle(&self.heights, view_height);
        }
    }

    /// The part of the first flow that is in view, as shares of the whole height.
    fn shares_in_view(&self, overview: &Overview, layout: &Layout) -> (f32, f32) {
        let rows = self.placed.first().map_or(&[][..], Vec::as_slice);
        let share = |placed: &PlacedRow, y: f32| {
            let within = (y - placed.top) / (placed.height + cell::PARAGRAPH_GAP);
            overview.share(placed.row, within.clamp(0.0, 1.0))
        };
        let top = rows.first().map_or(0.0, |first| share(first, layout.left.top()));
        (top, rows.last().map_or(1.0, |last| share(last, layout.left.bottom())))
    }

    /// Finds where hits stand on the strip, once for each filter.
    fn place_chips(&mut self, view: &View<'_>, reading: &Reading) {
        let hits = &view.state.filtering.hits;
        let version = view.state.kept_version();
        let is_known = self
            .chips_of
            .as_ref()
            .is_some_and(|(known, of)| Arc::ptr_eq(known, hits) && *of == version);
        if !is_known {
            let of = |side: Side| reading.chips(side, view.marked_in(*reading.ids.of(side)));
            self.chips = Sides { left: of(Side::Left), right: of(Side::Right) };
            self.chips_of = Some((Arc::clone(hits), version));
        }
    }

    fn report_place(&mut self, view: &mut View<'_>) {
        let rows: Vec<&PlacedRow> = self.placed.iter().flatten().collect();
        let bytes = selection::first_bytes(&rows);
        if bytes != self.first_bytes {
            self.first_bytes = bytes;
            view.push(Action::Place(bytes));
        }
    }
}

/// Where a byte of one side stands in a new reading, whose document may have been changed.
fn carried_byte(old: &Reading, new: &Reading, side: Side, byte: u32) -> u32 {
    let documents = old.document(side).zip(new.document(side));
    let changed = documents.filter(|(old, new)| !Arc::ptr_eq(old, new));
    changed.map_or(byte, |(old, new)| carried(old, new, byte))
}

/// Both sheets as one flow, or each by itself where nothing holds them level.
fn flows(reading: &Reading) -> Vec<Flow> {
    let n = reading.rows.len();
    if !reading.is_free() {
        return vec![Flow::new(0..n, &Side::BOTH)];
    }
    let first_right = reading.rows.partition_point(|row| !row.left.is_empty());
    vec![Flow::new(0..first_right, &[Side::Left]), Flow::new(first_right..n, &[Side::Right])]
}

/// The rectangles of the sheets: side by side, or one in the middle for one document.
fn sheets(reading: &Reading, layout: &Layout) -> Sides<Rect> {
    if reading.is_pair() {
        return Sides { left: layout.left, right: layout.right };
    }
    let whole = layout.left.union(layout.right);
    let right = layout.strip.right().max(whole.right());
    Sides { left: whole.with_max_x(right), right: Rect::NOTHING }
}

/// The width of a text column in a sheet, in whole points.
fn column_width(sheet: Rect, padding: f32, factor: f32) -> f32 {
    (sheet.width() - 2.0 * padding).min(WIDEST_COLUMN * factor.max(1.0)).max(80.0).floor()
}

/// The left edge of the text column in a sheet.
fn column_left(sheet: Rect, column: f32) -> f32 {
    (sheet.center().x - column / 2.0).round()
}

fn sheet_name(reading: &Reading, side: Side) -> String {
    let title = reading.document(side).map_or("", |document| document.title());
    let extent = reading.comparison.extent(reading.options.folds_boilerplate);
    let share = (extent.overlap.of(side).total() * 100.0).round();
    match side {
        Side::Left if reading.is_pair() => {
            format!("left document: {title}, {share} percent found in right")
        }
        Side::Left => format!("document: {title}"),
        Side::Right => format!("right document: {title}, {share} percent found in left"),
    }
}
