//! The keys of the synopsis: rows, cells, columns.

use egui::{EventFilter, Key, Modifiers, Ui};

use super::{SynopsisView, cell_id, heads};
use crate::app::{Action, ShownRows, SynopsisAction, SynopsisTable};
use crate::ui::{View, widgets};

/// Gives the current cell the keyboard when the view comes up, and does what its keys ask for.
pub(super) fn steer(
    ui: &Ui,
    view: &mut View<'_>,
    memory: &mut SynopsisView,
    (table, shown): (&SynopsisTable, &ShownRows),
    view_height: f32,
) {
    widgets::keep_keyboard(ui, cell_id(), &mut memory.is_ready);
    if !ui.memory(|memory| memory.has_focus(cell_id())) {
        return;
    }
    let filter =
        EventFilter { vertical_arrows: true, horizontal_arrows: true, ..Default::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(cell_id(), filter));
    let pressed =
        |modifiers: Modifiers, key: Key| ui.input_mut(|input| input.consume_key(modifiers, key));
    let (row, column) = view.state.synoptic.at;
    if pressed(Modifiers::ALT, Key::ArrowRight) {
        view.push(Action::Synopsis(SynopsisAction::Move(column, true)));
    }
    if pressed(Modifiers::ALT, Key::ArrowLeft) {
        view.push(Action::Synopsis(SynopsisAction::Move(column, false)));
    }
    let none = |key: Key| pressed(Modifiers::NONE, key);
    let place = shown.place_of(row);
    let page = page(memory, (table, shown), place, view_height);
    let steps: [(Key, usize); 6] = [
        (Key::ArrowDown, place + 1),
        (Key::ArrowUp, place.saturating_sub(1)),
        (Key::PageDown, place + page),
        (Key::PageUp, place.saturating_sub(page)),
        (Key::Home, 0),
        (Key::End, usize::MAX),
    ];
    for (key, to) in steps {
        if none(key) {
            let to = to.min(shown.rows.len().saturating_sub(1));
            let row = shown.rows.get(to).copied().unwrap_or_default();
            view.push(Action::Synopsis(SynopsisAction::Go(row, column)));
        }
    }
    let others = [
        (Key::ArrowRight, SynopsisAction::Go(row, column + 1)),
        (Key::ArrowLeft, SynopsisAction::Go(row, column.saturating_sub(1))),
        (Key::Enter, SynopsisAction::Open(row, column)),
        (Key::Space, SynopsisAction::Unfold(row)),
        (Key::Delete, SynopsisAction::Remove(column)),
    ];
    for (key, action) in others {
        if none(key) {
            view.push(Action::Synopsis(action));
        }
    }
    if none(Key::Insert) || none(Key::Plus) {
        heads::open_add(ui.ctx());
    }
}

/// How many rows from a place on fill the view.
fn page(
    memory: &SynopsisView,
    (table, shown): (&SynopsisTable, &ShownRows),
    place: usize,
    view_height: f32,
) -> usize {
    let mut left = view_height;
    let rows = shown.rows.iter().skip(place);
    let fit = rows.take_while(|&&row| {
        left -= memory.heights.of(table, row);
        left > 0.0
    });
    fit.count().max(1)
}
