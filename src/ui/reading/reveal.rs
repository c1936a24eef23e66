//! Brings a place into view: a third from the top, gliding when it is near, else cut with a flash.

use egui::Ui;

use super::cell::{self, CellOf, Setting};
use super::flow::Place;
use super::{ReadingView, flow};
use crate::app::reading::Reading;
use crate::app::{Action, Reveal};
use crate::ui::View;
use crate::ui::theme::tokens;

/// How long a jump within two screens glides, in seconds.
const GLIDE_SECONDS: f64 = 0.12;
/// How long the ring flashes after a longer jump, in seconds.
const FLASH_SECONDS: f64 = 0.24;

/// A jump on its way.
#[derive(Clone, Copy, Debug)]
pub(super) struct Glide {
    flow: usize,
    target: Place,
    /// Points still to go when it began.
    distance: f32,
    start: f64,
    /// Share of the way that is done.
    done: f32,
}

impl ReadingView {
    /// Follows the state's wish to see a place.
    pub(super) fn reveal(
        &mut self,
        ui: &Ui,
        view: &mut View<'_>,
        reading: &Reading,
        column: f32,
        view_height: f32,
    ) {
        let wish = view.state.reveal.filter(|reveal| reveal.serial != self.seen_reveal);
        if let Some(wish) = wish {
            let is_folded = self.start_reveal(ui, view, reading, wish, (column, view_height));
            if let Some(span) = wish.partner.filter(|_| reading.is_free() && !is_folded) {
                let other = Reveal { side: wish.side.other(), span, is_quiet: true, ..wish };
                self.start_reveal(ui, view, reading, other, (column, view_height));
            }
            if !is_folded {
                self.seen_reveal = wish.serial;
            }
        }
        self.glide_on(ui, view_height);
        if ui.input(|input| input.time) < self.flash_until {
            ui.ctx().request_repaint();
        }
    }

    /// Sets out for a place; answers whether its row has to be unfolded first.
    fn start_reveal(
        &mut self,
        ui: &Ui,
        view: &mut View<'_>,
        reading: &Reading,
        wish: Reveal,
        (column, view_height): (f32, f32),
    ) -> bool {
        let Some(row) = reading.row_at(wish.side, wish.span.start) else { return false };
        if let Some(folded) = reading.rows.get(row).filter(|row| row.fold.is_some()) {
            // A row that is being opened already would be closed again.
            if view.state.folding.is_none() {
                view.push(Action::Unfold(folded.key()));
            }
            return true;
        }
        let factor = f32::from(view.state.settings.text_size) / 100.0;
        let setting = Setting { tokens: tokens(ui.ctx()), width: column, factor };
        let what = CellOf { reading, side: wish.side, row, hits: &[], lit: None };
        let cell = cell::cell(ui.painter(), what, setting);
        let inside = cell.paragraphs.iter().find(|laid| laid.shown.span.end > wish.span.start);
        let y = inside.map_or(0.0, |laid| {
            let box_top = laid.boxes(wish.span).first().map(egui::Rect::top);
            box_top.unwrap_or(laid.top)
        });
        let above = if wish.is_quiet { flow::MARGIN } else { (view_height / 3.0).round() };
        let index = self.flow_of(wish.side);
        let Some(flow) = self.flows.get_mut(index) else { return false };
        let start = flow.clone();
        let mut target = Place { row, points: y - above };
        let near = 2.0 * view_height;
        let distance = start.distance(row, &self.heights, near + (y - above).abs());
        let distance = distance.map(|distance| distance + y - above);
        flow.place = target;
        flow.settle(&self.heights, view_height);
        target = flow.place;
        let now = ui.input(|input| input.time);
        let distance = distance.filter(|way| way.abs() < near && !wish.is_quiet);
        if let Some(distance) = distance.filter(|_| ui.style().animation_time > 0.0) {
            flow.place = start.place;
            self.glide = Some(Glide { flow: index, target, distance, start: now, done: 0.0 });
        } else if !wish.is_quiet {
            self.flash_until = now + FLASH_SECONDS;
        }
        false
    }

    fn glide_on(&mut self, ui: &Ui, view_height: f32) {
        let Some(mut glide) = self.glide else { return };
        let Some(flow) = self.flows.get_mut(glide.flow) else { return };
        let share = ((ui.input(|input| input.time) - glide.start) / GLIDE_SECONDS) as f32;
        if share >= 1.0 {
            flow.place = glide.target;
            self.glide = None;
        } else {
            let eased = 1.0 - (1.0 - share).powi(3);
            flow.place.points += glide.distance * (eased - glide.done);
            flow.settle(&self.heights, view_height);
            glide.done = eased;
            self.glide = Some(glide);
            ui.ctx().request_repaint();
        }
    }
}
