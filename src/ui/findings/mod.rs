//! The findings: on the left a list of the statements in which documents disagree, on the right the
//! values of one of them with the sentences that give them.

mod card;
mod choose;
mod list;
mod nothing;
mod page;
mod row;
mod sentences;
mod values;
mod words;

use egui::{Context, EventFilter, Id, Key, Modifiers, Rect, Stroke, Ui};

use super::layout::{Layout, split_left};
use super::theme::tokens;
use super::{View, widgets};
use crate::app::Action;
use crate::app::findings::FindingsAction;

pub(crate) use self::words::status_line;

/// So many rows are about a screen of the list.
const SCREEN: i32 = 8;
/// Further than any list is long.
const FAR: i32 = i32::MAX;

/// What the view remembers from frame to frame.
#[derive(Debug, Default)]
pub(crate) struct FindingsView {
    /// Whether the list has had the keyboard since the view was shown.
    is_ready: bool,
    /// The finding that was shown in the last frame.
    seen: Option<usize>,
    /// Where the rows of the list stand.
    rows: list::Rows,
}

impl FindingsView {
    /// Notes that something else is shown.
    pub(crate) fn leave(&mut self) {
        self.is_ready = false;
    }
}

/// The list's id, by which it takes the keyboard.
fn list_id() -> Id {
    Id::unique("findings list")
}

/// Where the id of the page's first control is noted.
fn page_stop() -> Id {
    Id::unique("first stop of the finding")
}

/// The parts of the view that F6 goes through.
pub(crate) fn parts(ctx: &Context) -> [Id; 2] {
    let page = ctx.data(|data| data.get_temp(page_stop()));
    [list_id(), page.unwrap_or_else(list_id)]
}

/// Draws the view.
pub(crate) fn findings(
    ui: &mut Ui,
    view: &mut View<'_>,
    layout: &Layout,
    memory: &mut FindingsView,
) {
    let tokens = tokens(ui.ctx());
    let whole = Rect::from_min_max(layout.top_bar.left_bottom(), layout.status.right_top());
    ui.painter().rect_filled(whole, 0, tokens.paper);
    ui.data_mut(|data| data.remove::<Id>(page_stop()));
    if view.state.findings.all().is_empty() {
        nothing::nothing(ui, view, layout, whole);
        return;
    }
    let width = match whole.width() {
        ..760.0 => 240.0,
        ..1100.0 => 300.0,
        ..1360.0 => 380.0,
        _ => 430.0,
    };
    let (left, right) = split_left(whole, width);
    ui.painter().rect_filled(left, 0, tokens.chrome);
    ui.painter().vline(left.right() - 0.5, left.y_range(), Stroke::new(1.0, tokens.line));
    undo(ui, view);
    list::list(ui, view, left, memory);
    page::page(ui, view, right);
}

/// Gives the list the keyboard when the view comes up, and does what its keys ask for. The keys are
/// used up, so that Enter is no click.
fn steer(ui: &Ui, view: &mut View<'_>, memory: &mut FindingsView) {
    widgets::keep_keyboard(ui, list_id(), &mut memory.is_ready);
    if !ui.memory(|memory| memory.has_focus(list_id())) {
        return;
    }
    let filter =
        EventFilter { vertical_arrows: true, horizontal_arrows: true, ..Default::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(list_id(), filter));
    let found = &view.state.findings;
    let is_aside = found.current.is_some_and(|current| found.is_aside(current));
    let aside = if is_aside { FindingsAction::PutBack } else { FindingsAction::SetAside };
    let keys = [
        (Key::ArrowDown, FindingsAction::Move(1)),
        (Key::ArrowUp, FindingsAction::Move(-1)),
        (Key::PageDown, FindingsAction::Move(SCREEN)),
        (Key::PageUp, FindingsAction::Move(-SCREEN)),
        (Key::Home, FindingsAction::Move(-FAR)),
        (Key::End, FindingsAction::Move(FAR)),
        (Key::ArrowRight, FindingsAction::StepPair(true)),
        (Key::ArrowLeft, FindingsAction::StepPair(false)),
        (Key::Enter, FindingsAction::Read),
        (Key::Delete, aside),
    ];
    for (key, action) in keys {
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
            view.push(Action::Findings(action));
        }
    }
}

/// Undoes from wherever the keyboard is in the view, but for a field, which undoes what was typed.
fn undo(ui: &Ui, view: &mut View<'_>) {
    let is_covered = ui.memory(|memory| memory.top_modal_layer().is_some());
    if is_covered || ui.ctx().text_edit_focused() {
        return;
    }
    if ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Z)) {
        view.push(Action::Findings(FindingsAction::Undo));
    }
}
