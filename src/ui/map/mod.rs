//! The map: all documents against all, and in words beside it what belongs together.

mod cells;
mod grid;
mod heads;
mod legend;
mod matrix;
mod options;
mod pairs;
mod tip;
mod together;
mod words;

use egui::{EventFilter, Id, Key, Modifiers, Rect, Stroke, Ui};

use super::View;
use super::layout::{Layout, part, split_left, split_top};
use super::loading::loading;
use super::note::note;
use super::theme::tokens;
use super::widgets::{self, Look};
use crate::app::map::{MapAction, MapForm};
use crate::app::{Action, Command, Stage};
use crate::compare::Sides;
use crate::model::DocId;

const OPTIONS: f32 = 44.0;
/// So many rows are about a screen.
const SCREEN: i32 = 10;
/// Further than any map is wide.
const FAR: i32 = i32::MAX;
/// What belongs together stands beside the map from this width on ...
const BESIDE_FROM: f32 = 1000.0;
/// ... and has room from this one.
const WIDE_FROM: f32 = 1360.0;

/// What the map remembers from frame to frame.
#[derive(Debug, Default)]
pub(crate) struct MapView {
    /// Whether the current cell has had the keyboard since the map was shown.
    is_ready: bool,
    /// The current cell as it was last in view.
    seen: Option<Sides<DocId>>,
}

impl MapView {
    /// Notes that something else is shown.
    pub(crate) fn leave(&mut self) {
        self.is_ready = false;
    }

    /// Gives the current cell the keyboard in the next frame: in this one the click that chose it
    /// still takes the keyboard from where it was.
    fn wants_keyboard(&mut self) {
        self.is_ready = false;
    }
}

/// The current cell's id, by which the map takes the keyboard.
pub(crate) fn cell_id() -> Id {
    Id::unique("map cell")
}

/// The parts of the view that F6 goes through.
pub(crate) fn parts() -> [Id; 2] {
    [cell_id(), together::first_id()]
}

/// Draws the view.
pub(crate) fn map(ui: &mut Ui, view: &mut View<'_>, layout: &Layout, memory: &mut MapView) {
    let tokens = tokens(ui.ctx());
    let whole = Rect::from_min_max(layout.top_bar.left_bottom(), layout.status.right_top());
    ui.painter().rect_filled(whole, 0, tokens.chrome);
    let state = view.state;
    let (Some(kinship), Some(table)) = (&state.map.kinship, &state.map.table) else {
        nothing_yet(ui, view, layout, whole);
        return;
    };
    let beside = match whole.width() {
        ..BESIDE_FROM => 0.0,
        ..WIDE_FROM => 290.0,
        _ => 360.0,
    };
    let (main, beside) = split_left(whole, whole.width() - beside);
    let (head, body) = split_top(main, OPTIONS);
    let hairline = Stroke::new(1.0, tokens.line);
    ui.painter().hline(head.x_range(), head.bottom() - 0.5, hairline);
    options::options(ui, view, head);
    if table.rows.is_empty() {
        note(ui, body, "No document has a hit.", "Documents without one are hidden.");
    } else if state.map.shown_form() == MapForm::Pairs {
        pairs::pairs(ui, view, table, body, memory);
    } else {
        matrix::matrix(ui, view, (kinship, table), body, memory);
    }
    if beside.width() > 0.0 {
        ui.painter().vline(beside.left() + 0.5, beside.y_range(), hairline);
        together::together(ui, view, kinship, beside);
    }
}

/// While there is nothing to draw: what is being done, or what is missing.
fn nothing_yet(ui: &mut Ui, view: &mut View<'_>, layout: &Layout, whole: Rect) {
    if view.state.stage != Stage::Idle {
        let strip = whole.with_min_x(whole.right());
        loading(ui, view, &Layout { main: whole, strip, ..*layout });
    } else if view.state.corpus.len() < 2 {
        let button = note(
            ui,
            whole,
            "Add a document to compare",
            "The map shows all documents against all: open more of them, or drop them here.",
        );
        if widgets::button(ui, button, "Open files…", None, Look::Plain).clicked() {
            view.perform(Command::OpenFiles);
        }
    } else if view.state.opened.as_ref().is_some_and(|opened| opened.pairs.is_none()) {
        let button = note(
            ui,
            whole,
            "What belongs together is not known",
            "Finding it was stopped. Reading all again looks for it again.",
        );
        if widgets::button(ui, button, Command::Reload.name(), None, Look::Plain).clicked() {
            view.perform(Command::Reload);
        }
    }
}

/// Gives the current cell the keyboard when the map comes up, and does what its keys ask for. The
/// keys are used up, so that Space and Enter are no clicks.
fn steer(ui: &Ui, view: &mut View<'_>, memory: &mut MapView) {
    widgets::keep_keyboard(ui, cell_id(), &mut memory.is_ready);
    if !ui.memory(|memory| memory.has_focus(cell_id())) {
        return;
    }
    let filter =
        EventFilter { vertical_arrows: true, horizontal_arrows: true, ..Default::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(cell_id(), filter));
    let step = |rows, columns| MapAction::Move { rows, columns };
    let keys = [
        (Key::ArrowDown, step(1, 0)),
        (Key::ArrowUp, step(-1, 0)),
        (Key::ArrowRight, step(0, 1)),
        (Key::ArrowLeft, step(0, -1)),
        (Key::PageDown, step(SCREEN, 0)),
        (Key::PageUp, step(-SCREEN, 0)),
        (Key::Home, step(0, -FAR)),
        (Key::End, step(0, FAR)),
        (Key::Space, MapAction::FoldCurrent),
        (Key::Enter, MapAction::OpenPair),
    ];
    for (key, action) in keys {
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
            view.push(Action::Map(action));
        }
    }
    for (key, rows) in [(Key::Home, -FAR), (Key::End, FAR)] {
        if ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, key)) {
            view.push(Action::Map(step(rows, rows)));
        }
    }
}
