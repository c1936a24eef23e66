//! The hits of all documents: a line each, the hit in the middle of its line.

use egui::{Align2, Rect, Ui, pos2};

use super::quote::{Quote, QuoteMark, boundary, quote_ui};
use super::{ROW, nothing, row_response, virtual_rows};
use crate::app::{Action, HitIdx, HitTo};
use crate::filter::Hit;
use crate::model::Document;
use crate::text::Span;
use crate::ui::theme::{Role, tokens};
use crate::ui::{View, grouped, widgets};

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
    let current = view.state.hit_number().map(|number| number - 1);
    let n = filtering.hits.n_hits;
    virtual_rows(ui, n, ROW, current, |ui, number, rect| {
        if let Some(hit) = view.state.hit_with_number(number)
            && row(ui, view, hit, (number, rect))
        {
            view.push(Action::Hit(HitTo::This(hit)));
        }
    });
}

fn row(ui: &Ui, view: &View<'_>, at: HitIdx, (number, rect): (usize, Rect)) -> bool {
    let tokens = tokens(ui.ctx());
    let Some(document) = view.state.corpus.document(at.document) else { return false };
    let all = view.hits_of(Some(at.document));
    let Some(hit) = all.get(at.index) else { return false };
    let is_current = view.state.hit == Some(at);
    let label =
        format!("hit {}: {} in {}", number + 1, hit.span.of(document.text()), document.file_name());
    let n_hits = view.state.filtering.hits.n_hits;
    let is_chosen = row_response(ui, rect, number, n_hits, &label, is_current);
    let middle = rect.center().y;
    let anchor = (pos2(rect.left() + 42.0, middle), Align2::RIGHT_CENTER);
    widgets::text(
        ui.painter(),
        anchor,
        &grouped(number + 1),
        Role::Count.format(tokens.ink2),
        60.0,
    );
    let anchor = (pos2(rect.left() + 52.0, middle), Align2::LEFT_CENTER);
    widgets::text(
        ui.painter(),
        anchor,
        document.file_name(),
        Role::Interface.format(tokens.ink2),
        140.0,
    );
    let place = Rect::from_min_max(
        pos2(rect.left() + 208.0, rect.top()),
        pos2(rect.right() - 20.0, rect.bottom()),
    );
    let quote =
        around(document, *hit, is_current, f32::from(view.state.settings.text_size) / 100.0);
    quote_ui(ui, place, &quote, tokens);
    is_chosen
}

/// The hit within its sentence, from some words before it on.
fn around(document: &Document, hit: Hit, is_current: bool, factor: f32) -> Quote<'_> {
    const LEAD_BYTES: u32 = 60;
    let text = document.text();
    let paragraph =
        document.paragraph_at_byte(hit.span.start).map(|index| document.paragraph(index));
    let paragraph = paragraph.unwrap_or(hit.span).hull(hit.span);
    let start = hit.span.start.saturating_sub(LEAD_BYTES).max(paragraph.start);
    let words = document.words_in(Span::new(boundary(text, start), hit.span.start));
    let first = words.map(|word| document.word(crate::model::WordIdx::at(word)).start).next();
    let start = if start == paragraph.start { start } else { first.unwrap_or(hit.span.start) };
    Quote {
        text,
        span: Span::new(start, paragraph.end),
        marks: vec![(hit.span, QuoteMark::Hit(hit.term, is_current))],
        factor,
    }
}
