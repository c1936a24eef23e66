//! The changes of the open pair: number, sign, kind, and both sides quoted.

use egui::{Align2, Rect, Ui, pos2};

use super::quote::{Quote, QuoteMark, quote_ui};
use super::{ROW, nothing, row_response, virtual_rows};
use crate::app::reading::{Reading, Step, StepKind};
use crate::app::{Action, StepTo};
use crate::compare::Side;
use crate::model::WordIdx;
use crate::text::Span;
use crate::ui::signs::{Sign, sign};
use crate::ui::theme::{Role, tokens};
use crate::ui::{View, grouped, percent, widgets};

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
        let share = reading.comparison.overlap.left_in_right.total();
        let text = format!(
            "No passage corresponds. Unrelated texts here share up to 5 %; these {}.",
            percent(share)
        );
        nothing(ui, body, &text);
        return;
    }
    let current = view.state.step;
    let n = reading.steps.len();
    virtual_rows(ui, n, ROW, current, |ui, index, rect| {
        let Some(step) = reading.steps.get(index) else { return };
        if row(ui, view, &reading, step, (index, rect)) {
            view.push(Action::Step(StepTo::This(index)));
        }
    });
}

fn row(
    ui: &Ui,
    view: &View<'_>,
    reading: &Reading,
    step: &Step,
    (index, rect): (usize, Rect),
) -> bool {
    let tokens = tokens(ui.ctx());
    let is_current = view.state.step == Some(index);
    let name = format!("change {}: {}", index + 1, step.kind.name());
    let is_chosen = row_response(ui, rect, index, reading.steps.len(), &name, is_current);
    let middle = rect.center().y;
    let number = (pos2(rect.left() + 42.0, middle), Align2::RIGHT_CENTER);
    widgets::text(ui.painter(), number, &grouped(index + 1), Role::Count.format(tokens.ink2), 60.0);
    sign(ui.painter(), pos2(rect.left() + 58.0, middle), Sign::Step(step.kind), tokens, is_current);
    let kind = (pos2(rect.left() + 74.0, middle), Align2::LEFT_CENTER);
    widgets::text(ui.painter(), kind, step.kind.name(), Role::Interface.format(tokens.ink2), 90.0);
    let left = rect.left() + 176.0;
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
