//! The hits of all documents as a concordance: a line each, the hit in the middle, and beside it in
//! how many other documents its sentence has a counterpart.

mod line;
mod others;
mod saving;
mod tools;

use egui::{EventFilter, Id, Key, Modifiers, Rect, Sense, Ui};

use self::line::Columns;
use super::long_list::{LongList, bring_into_view, moved_by_page};
use super::{ROW, nothing, row_id};
use crate::app::{Action, Counterpart, HitIdx, HitTo};
use crate::filter::Hit;
use crate::model::DocId;
use crate::ui::theme::Role;
use crate::ui::{View, widgets};

pub(crate) use self::saving::{SaveField, save_field};
pub(super) use self::tools::tools;

/// A line, and what of it is on screen.
#[derive(Clone, Copy)]
struct Line {
    number: usize,
    at: HitIdx,
    hit: Hit,
    is_current: bool,
}

/// Draws the tab.
pub(super) fn hits(ui: &mut Ui, view: &mut View<'_>, body: Rect) {
    let filtering = &view.state.filtering;
    if !filtering.is_active() {
        nothing(ui, body, "Type a filter to find its hits in all documents.");
        return;
    }
    if filtering.hits.n_hits == 0 {
        nothing(ui, body, filtering.explanation.as_deref().unwrap_or("0 hits"));
        return;
    }
    let lines = &view.state.concordance;
    let factor = f32::from(view.state.settings.text_size) / 100.0;
    let base = ROW.max(Role::Quote.line_height(factor) + 6.0);
    let columns = Columns::of(body);
    let state = view.state;
    let painter = ui.painter().clone();
    let height_of = |number: usize| {
        let hit = lines.hit_at(number).filter(|&hit| state.shows_counterparts(hit));
        let below = hit.map(|at| others::height(&painter, state, at, &columns));
        base + below.unwrap_or_default()
    };
    let current = state.hit_number().map(|number| number - 1);
    let list = LongList { n: lines.len(), current, height_of: &height_of };
    let mut seen: Vec<DocId> = Vec::new();
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(body).id_salt("hits"));
    child.set_clip_rect(body.intersect(ui.clip_rect()));
    list.show(&mut child, body, |ui, number, rect| {
        let Some(at) = lines.hit_at(number) else { return };
        let Some(hit) = state.hit_of(at) else { return };
        if !seen.contains(&at.document) {
            seen.push(at.document);
        }
        let line = Line { number, at, hit, is_current: state.hit == Some(at) };
        let (row, below) = rect.split_top_bottom_at_y(rect.top() + base);
        line_ui(ui, view, line, &columns, row);
        if below.height() > 1.0 {
            others::others(ui, view, line, &columns, below);
        }
    });
    if view.state.wants_counterparts(&seen) {
        view.push(Action::HitsSeen(seen));
    }
}

/// One line: takes the keyboard, goes to its hit, shows and hides its counterparts.
fn line_ui(ui: &mut Ui, view: &mut View<'_>, line: Line, columns: &Columns, rect: Rect) {
    let Some(document) = view.state.corpus.document(line.at.document) else { return };
    let id = row_id(line.number);
    let has_focus = ui.memory(|memory| memory.has_focus(id));
    // Space would count as a click.
    let is_space = has_focus && consumed(ui, Key::Space);
    let response = ui.interact(rect, id, Sense::click());
    let counterparts = view.state.counterparts_of(line.at.document, line.hit.span);
    let said = others::summary(view.state, line.at.document, counterparts.as_deref());
    let label = format!(
        "hit {}: {} in {}{}{said}",
        line.number + 1,
        line.hit.span.of(document.text()),
        document.file_name(),
        if said.is_empty() { "" } else { ", " },
    );
    response.widget_info(|| {
        let role = egui::accesskit::Role::ListBoxOption;
        egui::WidgetInfo::selected(role, true, line.is_current, &label)
    });
    widgets::row_ground(ui, &response, rect, line.is_current, true);
    line::draw(ui, view, line, columns, rect);
    let asks = others::mark(ui, line, (&said, counterparts.as_deref()), columns, rect);
    if is_space || asks {
        view.push(Action::ToggleCounterparts(line.at));
    } else if response.clicked() {
        view.push(Action::Hit(HitTo::This(line.at)));
    }
    if response.has_focus() {
        row_keys(ui, view, line, counterparts.as_deref(), (id, rect.height()));
    }
}

/// Up and down through lines and counterparts, right and left to show and hide these.
fn row_keys(
    ui: &Ui,
    view: &mut View<'_>,
    line: Line,
    counterparts: Option<&[Counterpart]>,
    (id, height): (Id, f32),
) {
    keep_arrows(ui, id);
    let is_shown = view.state.shows_counterparts(line.at);
    let toggles = if is_shown { Key::ArrowLeft } else { Key::ArrowRight };
    if consumed(ui, toggles) {
        view.push(Action::ToggleCounterparts(line.at));
    }
    let n = view.state.concordance.len();
    let n_below = if is_shown { counterparts.map_or(0, <[_]>::len) } else { 0 };
    if consumed(ui, Key::ArrowDown) {
        if n_below > 0 {
            give_focus(ui, others::row_id(line.number, 0));
        } else if line.number + 1 < n {
            focus(ui, row_id(line.number + 1), line.number + 1);
        }
    } else if consumed(ui, Key::ArrowUp) && line.number > 0 {
        let above = line.number - 1;
        let last = others::n_shown(view.state, above).checked_sub(1);
        bring_into_view(ui, above);
        give_focus(ui, last.map_or_else(|| row_id(above), |last| others::row_id(above, last)));
    }
    let page = (ui.clip_rect().height() / height).floor().max(2.0) as usize - 1;
    if let Some(to) = moved_by_page(ui, line.number, n, page) {
        focus(ui, row_id(to), to);
    }
}

/// Gives the keyboard to a row, which comes into view with the line it belongs to.
fn focus(ui: &Ui, id: Id, number: usize) {
    give_focus(ui, id);
    bring_into_view(ui, number);
}

fn give_focus(ui: &Ui, id: Id) {
    ui.memory_mut(|memory| memory.request_focus(id));
}

fn keep_arrows(ui: &Ui, id: Id) {
    let filter =
        EventFilter { vertical_arrows: true, horizontal_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
}

/// Whether a key was pressed; it is used up, since the next row is drawn in this same frame and may
/// have the keyboard by then.
fn consumed(ui: &Ui, key: Key) -> bool {
    ui.input_mut(|input| input.consume_key(Modifiers::NONE, key))
}
