//! The changes of the open pair: number, sign, kind, and both sides quoted.

use egui::{Align2, Rect, Ui, pos2, vec2};

use super::quote::{Quote, QuoteMark, quote_ui};
use super::{ROW, nothing, row_response, virtual_rows};
use crate::app::reading::{Reading, Step, StepKind};
use crate::app::{Action, Command, StepTo};
use crate::compare::Side;
use crate::model::WordIdx;
use crate::text::Span;
use crate::ui::signs::{Sign, sign};
use crate::ui::theme::{Role, tokens};
use crate::ui::{View, counted, grouped, percent, widgets};

/// Draws the tab.
pub(super) fn changes(ui: &mut Ui, view: &mut View<'_>, body: Rect) {
    let Some(reading) = view.state.reading.clone().filter(|reading| reading.is_pair()) else {
        nothing(ui, body, "Changes are listed here once two documents stand side by side.");
        return;
    };
    if reading.steps.is_empty() && !reading.is_free() {
        nothing(ui, body, "Both documents have the same words.");
        return;
    }
    if reading.steps.is_empty() {
        let extent = reading.comparison.extent(view.state.settings.leaves_out_boilerplate);
        let share = extent.overlap.left_in_right.total();
        let text = format!(
            "No passage corresponds. Unrelated texts here share up to 5 %; these {}.",
            percent(share)
        );
        nothing(ui, body, &text);
        return;
    }
    let listing = &view.state.listing;
    if listing.steps().is_empty() {
        none_listed(ui, view, body, reading.steps.len());
        return;
    }
    let current = view.state.step.and_then(|step| listing.place_of(step));
    virtual_rows(ui, listing.steps().len(), ROW, current, |ui, in_list, rect| {
        let Some(&index) = listing.steps().get(in_list) else { return };
        let Some(step) = reading.steps.get(index) else { return };
        if row(ui, view, &reading, step, Place { index, in_list, rect }) {
            view.push(Action::Step(StepTo::This(index)));
        }
    });
}

/// Says that no change is of the kinds that are listed, with the way back.
fn none_listed(ui: &mut Ui, view: &mut View<'_>, body: Rect, n_steps: usize) {
    let changes = counted(n_steps, "change");
    nothing(ui, body, &format!("None of {changes} is of a kind that is listed."));
    let rect = Rect::from_min_size(body.min + vec2(20.0, 40.0), vec2(128.0, 28.0));
    if widgets::button(ui, rect, "List all kinds", None, widgets::Look::Plain).clicked() {
        view.perform(Command::ListAllKinds);
    }
}

/// A step's number, where it stands in the list, and on the screen.
#[derive(Clone, Copy)]
struct Place {
    index: usize,
    in_list: usize,
    rect: Rect,
}

fn row(
    ui: &Ui,
    view: &View<'_>,
    reading: &Reading,
    step: &Step,
    Place { index, in_list, rect }: Place,
) -> bool {
    let tokens = tokens(ui.ctx());
    let is_current = view.state.step == Some(index);
    let name = format!("change {}: {}", index + 1, step.name());
    let n_listed = view.state.listing.steps().len();
    let is_chosen = row_response(ui, rect, in_list, n_listed, &name, is_current);
    let middle = rect.center().y;
    let number = (pos2(rect.left() + 42.0, middle), Align2::RIGHT_CENTER);
    widgets::text(ui.painter(), number, &grouped(index + 1), Role::Count.format(tokens.ink2), 60.0);
    sign(ui.painter(), pos2(rect.left() + 58.0, middle), Sign::of(step), tokens, is_current);
    let kind = (pos2(rect.left() + 74.0, middle), Align2::LEFT_CENTER);
    let label = step.nature_name().unwrap_or_else(|| step.kind.name());
    widgets::text(ui.painter(), kind, label, Role::Interface.format(tokens.ink2), 104.0);
    let left = rect.left() + 184.0;
    let half = (rect.right() - 20.0 - left) / 2.0;
    for side in Side::BOTH {
        let x = if side == Side::Left { left } else { left + half + 6.0 };
        let place = Rect::from_min_max(pos2(x, rect.top()), pos2(x + half - 6.0, rect.bottom()));
        if let Some(quote) = quote(reading, step, side, view) {
            quote_ui(ui, place, &quote, tokens);
        }
    }
    is_chosen
}

/// One side of a step as a quotation; it begins shortly before the first changed word.
fn quote<'a>(reading: &'a Reading, step: &Step, side: Side, view: &View<'_>) -> Option<Quote<'a>> {
    let span = step.span(side)?;
    let text = reading.document(side)?.text();
    let hovered = step.passage.filter(|_| step.kind == StepKind::Moved);
    let words = if step.kind == StepKind::Paraphrased {
        Vec::new()
    } else {
        reading.marks(side, span, hovered).words
    };
    let marks: Vec<_> =
        words.into_iter().map(|(span, mark)| (span, QuoteMark::Word(mark))).collect();
    let factor = f32::from(view.state.settings.text_size) / 100.0;
    Some(Quote { text, span: starting_near(reading, side, span, &marks), marks, factor })
}

/// Skips the words before the first mark if it stands far from the start.
fn starting_near(reading: &Reading, side: Side, span: Span, marks: &[(Span, QuoteMark)]) -> Span {
    const LEAD_BYTES: u32 = 60;
    let Some(document) = reading.document(side) else { return span };
    let Some((first, _)) = marks.first().filter(|(first, _)| first.start > span.start + LEAD_BYTES)
    else {
        return span;
    };
    let words =
        document.words_in(Span::new(first.start.saturating_sub(LEAD_BYTES / 2), first.start));
    let start = words.map(|word| document.word(WordIdx::at(word)).start).next();
    Span::new(start.unwrap_or(first.start), span.end)
}
