//! Lays out and draws the rows in view, flow by flow.

use egui::{Align2, CursorIcon, Painter, Pos2, Rect, Sense, Ui, pos2, vec2};

use super::cell::{self, Cell, CellOf, PARAGRAPH_GAP, Setting};
use super::heights::FOLD_HEIGHT;
use super::hinge::PlacedRow;
use super::paint::{self, Over};
use super::{ReadingView, column_left, pages};
use crate::app::Action;
use crate::app::reading::{Correspondence, Reading, Row, StepKind};
use crate::compare::{Side, Sides};
use crate::ui::View;
use crate::ui::theme::{Role, Tokens, tokens};
use crate::ui::widgets::{self, named};

/// More rows than this come into view from below in no frame that anybody could follow.
const MOST_MEASURED: usize = 16;

/// One side of a row on the screen.
#[derive(Clone, Copy)]
struct Slot {
    side: Side,
    row: usize,
    rect: Rect,
}

impl ReadingView {
    /// Draws all rows in view and notes where they stand.
    pub(super) fn draw_rows(
        &mut self,
        ui: &Ui,
        view: &mut View<'_>,
        reading: &Reading,
        sheets: &Sides<Rect>,
        column: f32,
    ) {
        let tokens = tokens(ui.ctx());
        for side in Side::BOTH {
            if reading.document(side).is_some() {
                ui.painter().rect_filled(*sheets.of(side), 0, tokens.paper);
            }
        }
        let factor = f32::from(view.state.settings.text_size) / 100.0;
        let setting = Setting { tokens, width: column, factor };
        self.placed = vec![Vec::new(); self.flows.len()];
        let mut hovered = None;
        for index in 0..self.flows.len() {
            self.settle(index, sheets.left.height());
            self.measure_top(ui, view, reading, (index, sheets.left.height()), setting);
            let Some(flow) = self.flows.get(index).cloned() else { continue };
            let sheet = flow.sides.first().map_or(Rect::NOTHING, |&side| *sheets.of(side));
            let mut y = (sheet.top() - flow.place.points).round();
            for row in flow.place.row..flow.rows.end {
                if y > sheet.bottom() {
                    break;
                }
                let placed =
                    self.draw_row(ui, view, reading, sheets, (row, y), flow.sides, setting);
                hovered = hovered.or_else(|| pointed_at(ui, reading, sheets, &placed, column));
                self.heights.set(row, placed.height + PARAGRAPH_GAP);
                y += placed.height + PARAGRAPH_GAP;
                if let Some(placed_rows) = self.placed.get_mut(index) {
                    placed_rows.push(placed);
                }
            }
        }
        self.is_resized = false;
        let shows_related = view.state.settings.is_related_shown;
        let hovered =
            hovered.filter(|(of, _)| shows_related || !matches!(of, Correspondence::Related(_)));
        if hovered != self.hovered {
            self.hovered = hovered;
            ui.ctx().request_repaint();
        }
    }

    /// Lays out the row at the top before anything is drawn, since its height is no more than estimated
    /// when it comes into view from below. Its end stays where it is; after a resize, where no end is
    /// known, the same share of it stays above.
    fn measure_top(
        &mut self,
        ui: &Ui,
        view: &View<'_>,
        reading: &Reading,
        (index, view_height): (usize, f32),
        setting: Setting<'_>,
    ) {
        for n_measured in 0..MOST_MEASURED {
            let Some(flow) = self.flows.get(index) else { return };
            let (row, sides) = (flow.place.row, flow.sides);
            if self.heights.exact(row).is_some() || row >= flow.rows.end {
                return;
            }
            let (_, height) = self.laid_out(ui.painter(), view, reading, row, sides, setting);
            let (estimated, exact) = (self.heights.of(row), height + PARAGRAPH_GAP);
            self.heights.set(row, exact);
            if let Some(flow) = self.flows.get_mut(index).filter(|flow| flow.place.points > 0.0) {
                flow.measured(estimated, exact, self.is_resized && n_measured == 0);
            }
            self.settle(index, view_height);
        }
    }

    fn settle(&mut self, flow: usize, view_height: f32) {
        if let Some(flow) = self.flows.get_mut(flow) {
            flow.settle(&self.heights, view_height);
        }
    }

    #[expect(clippy::too_many_arguments, reason = "a row needs all of its surroundings, once")]
    fn draw_row(
        &self,
        ui: &Ui,
        view: &mut View<'_>,
        reading: &Reading,
        sheets: &Sides<Rect>,
        (index, top): (usize, f32),
        sides: &[Side],
        setting: Setting<'_>,
    ) -> PlacedRow {
        let (cells, height) = self.laid_out(ui.painter(), view, reading, index, sides, setting);
        for &side in sides {
            let sheet = *sheets.of(side);
            let min = pos2(column_left(sheet, setting.width), top);
            let rect = Rect::from_min_size(min, vec2(setting.width, height));
            let slot = Slot { side, row: index, rect };
            let painter = ui.painter_at(sheet);
            self.draw_slot(ui, &painter, view, reading, slot, cells.of(side));
        }
        PlacedRow { row: index, top, height, cells }
    }

    /// A row's cells, and its height without the gap below.
    fn laid_out(
        &self,
        painter: &Painter,
        view: &View<'_>,
        reading: &Reading,
        row: usize,
        sides: &[Side],
        setting: Setting<'_>,
    ) -> (Sides<Cell>, f32) {
        let mut cells: Sides<Cell> = Sides::default();
        match reading.rows.get(row) {
            None => return (cells, 0.0),
            Some(row) if row.fold.is_some() => return (cells, FOLD_HEIGHT),
            Some(_) => {}
        }
        let mut height: f32 = 0.0;
        for &side in sides {
            let hits = view.marked_in(*reading.ids.of(side));
            let lit = self.lit_passage(view, reading);
            let cell = cell::cell(painter, CellOf { reading, side, row, hits, lit }, setting);
            height = height.max(cell.height);
            *cells.of_mut(side) = cell;
        }
        (cells, height)
    }

    fn draw_slot(
        &self,
        ui: &Ui,
        painter: &Painter,
        view: &mut View<'_>,
        reading: &Reading,
        slot: Slot,
        cell: &Cell,
    ) {
        let tokens = tokens(ui.ctx());
        let Some(row) = reading.rows.get(slot.row) else { return };
        if row.of(slot.side).is_empty() {
            if reading.is_pair() {
                draw_gap(ui, painter, view, reading, slot, tokens);
            }
        } else if let Some(fold) = row.fold {
            let beginning = beginning(reading, row, slot.side);
            let response = fold_response(ui, painter, slot);
            paint::fold(painter, slot.rect, fold, &beginning, tokens, response.hovered());
            if response.clicked() {
                view.push(Action::Unfold(row.key()));
            }
        } else {
            paint::cell(
                painter,
                slot.rect.min,
                cell,
                tokens,
                self.over(ui, view, reading, slot.side),
            );
            name_paragraphs(ui, painter, slot, cell);
            if let Some(layout) = reading.document(slot.side).and_then(|document| document.layout())
            {
                let place = (slot.side, slot.rect.min);
                pages::pages(ui, painter, place, (cell, layout), tokens);
            }
        }
    }

    /// What is lit: what was asked about, else what is pointed at, else the change a person is at;
    /// with the side from which it is seen.
    fn lit(&self, view: &View<'_>, reading: &Reading) -> Option<(Correspondence, Side)> {
        let asked = view.state.why.as_ref().map(|why| (why.of, why.side));
        let step = || view.state.step.and_then(|index| reading.steps.get(index));
        asked.or(self.hovered).or_else(|| reading.correspondence_of(step()?))
    }

    fn lit_passage(&self, view: &View<'_>, reading: &Reading) -> Option<usize> {
        match self.lit(view, reading)?.0 {
            Correspondence::Passage(index) => Some(index),
            _ => None,
        }
    }

    /// The stretch of a side that is framed: the partner of what is lit, and both ends of a hint.
    fn frame(&self, view: &View<'_>, reading: &Reading, side: Side) -> Option<crate::text::Span> {
        let (of, from) = self.lit(view, reading)?;
        let is_hint = !matches!(of, Correspondence::Passage(_));
        let spans = reading.spans_of(of).filter(|_| is_hint || side != from)?;
        Some(*spans.of(side))
    }

    fn over<'a>(&self, ui: &Ui, view: &'a View<'_>, reading: &Reading, side: Side) -> Over<'a> {
        let document = *reading.ids.of(side);
        let current_hit = view.state.hit.filter(|hit| Some(hit.document) == document);
        let hits = view.hits_of(document);
        let step = view.state.step.and_then(|index| reading.steps.get(index));
        let target = step.and_then(|step| Some((step.kind, step.target(reading)?)));
        let is_flashing = ui.input(|input| input.time) < self.flash_until;
        let ring = target
            .filter(|(kind, (on, _))| *on == side && (*kind == StepKind::Edited || is_flashing));
        Over {
            hits: view.marked_in(document),
            boxed: view.state.boxed_in(document),
            current_hit: current_hit.and_then(|hit| hits.get(hit.index)).map(|hit| hit.span),
            ring: ring.map(|(_, (_, span))| span),
            selection: self.selection.filter(|selection| selection.side == side).map(|s| s.span()),
            frame: self.frame(view, reading, side),
        }
    }
}

/// A gap carries nothing, except where the text went.
fn draw_gap(
    ui: &Ui,
    painter: &Painter,
    view: &mut View<'_>,
    reading: &Reading,
    slot: Slot,
    tokens: &Tokens,
) {
    if reading.is_free() {
        return;
    }
    paint::gap(painter, slot.rect, tokens);
    let Some((label, target)) = went_to(reading, slot) else { return };
    let anchor = (slot.rect.min + vec2(10.0, 4.0), Align2::LEFT_TOP);
    let format = Role::Medium.format(tokens.moved.ink);
    let rect = widgets::text(painter, anchor, &label, format, slot.rect.width() - 20.0);
    let id = ui.scope_id().with(("moved", slot.row));
    let response = ui.interact(rect.expand(4.0).intersect(painter.clip_rect()), id, Sense::click());
    named(&response, egui::accesskit::Role::Link, &label);
    if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
        view.push(Action::Show(slot.side, target));
    }
}

fn pointed_at(
    ui: &Ui,
    reading: &Reading,
    sheets: &Sides<Rect>,
    placed: &PlacedRow,
    column: f32,
) -> Option<(Correspondence, Side)> {
    let pointer = ui.input(|input| input.pointer.hover_pos())?;
    let side = Side::BOTH.into_iter().find(|&side| sheets.of(side).contains(pointer))?;
    let within = placed.top..placed.top + placed.height;
    if !within.contains(&pointer.y) || reading.rows.get(placed.row)?.fold.is_some() {
        return None;
    }
    let point = pos2(pointer.x - column_left(*sheets.of(side), column), pointer.y - placed.top);
    let laid = placed
        .cells
        .of(side)
        .paragraphs
        .iter()
        .find(|laid| (laid.top..laid.bottom()).contains(&point.y))?;
    let byte = laid.byte_at(point);
    Some((reading.correspondence_at(side, byte)?, side))
}

fn fold_response(ui: &Ui, painter: &Painter, slot: Slot) -> egui::Response {
    let rect = slot.rect.intersect(painter.clip_rect());
    let id = ui.scope_id().with(("fold", slot.row, slot.side));
    let response = ui.interact(rect, id, Sense::click()).on_hover_cursor(CursorIcon::PointingHand);
    named(&response, egui::accesskit::Role::Button, "folded paragraphs: open");
    response
}

/// Screen readers and tests find what stands in the sheets, paragraph by paragraph.
fn name_paragraphs(ui: &Ui, painter: &Painter, slot: Slot, cell: &Cell) {
    let origin: Pos2 = slot.rect.min;
    for laid in &cell.paragraphs {
        let rect = Rect::from_min_size(origin + vec2(0.0, laid.top), laid.galley.size());
        if rect.intersects(painter.clip_rect()) {
            let id = ui.scope_id().with(("paragraph", slot.side, laid.index));
            let response = ui.interact(rect.intersect(painter.clip_rect()), id, Sense::empty());
            named(&response, egui::accesskit::Role::Paragraph, &laid.shown.text);
        }
    }
}

fn beginning(reading: &Reading, row: &Row, side: Side) -> String {
    let Some(document) = reading.document(side) else { return String::new() };
    let pieces = row
        .of(side)
        .clone()
        .take(6)
        .map(|index| reading.paragraph(side, index).of(document.text()));
    pieces.collect::<Vec<_>>().join(" · ").chars().take(160).collect()
}

/// Where the moved text of a row stands on the side that has a gap here.
fn went_to(reading: &Reading, slot: Slot) -> Option<(String, crate::text::Span)> {
    let row = reading.rows.get(slot.row)?;
    let other = slot.side.other();
    let span = row
        .of(other)
        .clone()
        .map(|index| reading.paragraph(other, index))
        .reduce(crate::text::Span::hull)?;
    let (_, passage) = reading.passages_in(other, span).find(|(_, passage)| passage.is_moved)?;
    let target = passage.span(slot.side);
    let here = row.of(slot.side).start;
    let there = reading.document(slot.side)?.paragraph_at_byte(target.start)?.index();
    let (arrow, direction) = if there >= here { ("↓", "below") } else { ("↑", "above") };
    let n = there.abs_diff(here).max(1);
    let paragraphs = if n == 1 { "1 paragraph".to_owned() } else { format!("{n} paragraphs") };
    let verb = if slot.side == Side::Right { "Moved: stands" } else { "Moved from" };
    Some((format!("{arrow} {verb} {paragraphs} {direction}"), target))
}
