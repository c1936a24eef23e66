//! Draws one side of a row: grounds, words, hits, selection, then the text.

use std::sync::Arc;

use egui::epaint::RectShape;
use egui::{
    Align2, Color32, CornerRadius, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, pos2, vec2,
};

use super::cell::{Cell, Laid, hits_in};
use super::heights::FOLD_HEIGHT;
use super::hints;
use crate::app::FIRST_KEPT_TERM;
use crate::app::reading::{Fold, Wash, WordMark};
use crate::filter::Hit;
use crate::text::Span;
use crate::ui::icons::{Icon, icon};
use crate::ui::theme::{Role, Tokens};
use crate::ui::value_box::value_box;
use crate::ui::{counted, widgets};

/// What is drawn over and under the text of a cell besides its own marks.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Over<'a> {
    /// All hits of the document.
    pub(crate) hits: &'a [Hit],
    /// The values in which documents disagree, in order.
    pub(crate) boxed: &'a [Span],
    /// The hit a person is at.
    pub(crate) current_hit: Option<Span>,
    /// The changed word a person is at.
    pub(crate) ring: Option<Span>,
    /// What corresponds to what is pointed at.
    pub(crate) frame: Option<Span>,
    /// What is selected.
    pub(crate) selection: Option<Span>,
}

/// Draws a cell with its top left at `origin`.
pub(crate) fn cell(painter: &Painter, origin: Pos2, cell: &Cell, tokens: &Tokens, over: Over<'_>) {
    for laid in &cell.paragraphs {
        grounds(painter, origin, laid, tokens, over);
        let at = pos2(origin.x, (origin.y + laid.top).round());
        painter.galley(at, Arc::clone(&laid.galley), tokens.ink);
        underlines(painter, origin, laid, tokens);
        for &span in spans_in(over.boxed, laid.shown.span) {
            value_box(painter, &placed(laid, span, origin).collect::<Vec<_>>(), tokens);
        }
        if let Some(frame) = over.frame {
            hints::frame(painter, &placed(laid, frame, origin).collect::<Vec<_>>(), tokens);
        }
        if let Some(ring) = over.ring {
            for rect in placed(laid, ring, origin) {
                let stroke = Stroke::new(2.0, tokens.ink);
                let rect = rect.expand2(vec2(3.0, 0.0));
                painter.rect_stroke(rect, CornerRadius::same(4), stroke, StrokeKind::Inside);
            }
        }
    }
}

/// The stretches inside a span, of some in order.
fn spans_in(spans: &[Span], inside: Span) -> &[Span] {
    let first = spans.partition_point(|span| span.end <= inside.start);
    let last = spans.partition_point(|span| span.start < inside.end);
    spans.get(first..last.max(first)).unwrap_or_default()
}

fn placed(laid: &Laid, span: Span, origin: Pos2) -> impl Iterator<Item = Rect> {
    laid.boxes(span).into_iter().map(move |rect| {
        let rect = rect.translate(origin.to_vec2());
        Rect::from_min_max(rect.min.round(), rect.max.round())
    })
}

fn grounds(painter: &Painter, origin: Pos2, laid: &Laid, tokens: &Tokens, over: Over<'_>) {
    for &(span, wash) in &laid.marks.washes {
        for rect in placed(laid, span, origin) {
            painter.rect_filled(rect, 0, wash_color(wash, tokens));
        }
    }
    for &(span, mark) in &laid.marks.words {
        if matches!(mark, WordMark::Changed | WordMark::Reworded) {
            for rect in placed(laid, span, origin) {
                let rect = rect.expand2(vec2(2.0, -1.0));
                painter.rect_filled(rect, CornerRadius::same(2), tokens.changed_word);
            }
        }
    }
    for rect in over.selection.into_iter().flat_map(|span| placed(laid, span, origin)) {
        painter.rect_filled(rect, 0, tokens.text_selection);
    }
    for hit in hits_in(over.hits, laid.shown.span) {
        for rect in placed(laid, hit.span, origin) {
            hit_box(painter, rect, hit.term, over.current_hit == Some(hit.span), tokens);
        }
    }
}

pub(crate) fn wash_color(wash: Wash, tokens: &Tokens) -> Color32 {
    match wash {
        Wash::Paraphrased => tokens.edited.wash,
        Wash::LeftOnly => tokens.left_only.wash,
        Wash::RightOnly => tokens.right_only.wash,
        Wash::Moved => tokens.moved.wash,
    }
}

/// The box of a hit: its ground and its outline, solid, dashed or dotted, say which term's it is; a
/// double ring stands around the current one.
pub(crate) fn hit_box(painter: &Painter, rect: Rect, term: u16, is_current: bool, tokens: &Tokens) {
    let rect = rect.expand2(vec2(2.0, -2.0));
    if let Some(color) = term.checked_sub(FIRST_KEPT_TERM) {
        kept_box(painter, rect, color, tokens);
        return;
    }
    painter.rect_filled(rect, CornerRadius::same(3), tokens.hit(term));
    let outline = Stroke::new(1.0, tokens.hit_outline(term));
    let broken = |dash: f32, gap: f32| {
        // Dashes need ink that shows on the ground, in the dark too.
        let stroke = Stroke::new(1.0, tokens.hit_ink);
        let edge = [
            rect.left_top(),
            rect.right_top(),
            rect.right_bottom(),
            rect.left_bottom(),
            rect.left_top(),
        ];
        painter.extend(Shape::dashed_line(&edge, stroke, dash, gap));
    };
    // With six grounds the forms move on by one each round, so that eighteen terms differ.
    match (term + term / tokens.hits.len() as u16) % 3 {
        0 => {
            painter.rect_stroke(rect, CornerRadius::same(3), outline, StrokeKind::Inside);
        }
        1 => broken(3.0, 2.0),
        _ => broken(1.0, 2.0),
    }
    if is_current {
        let ring = |by: f32, color: Color32| {
            let stroke = Stroke::new(2.0, color);
            let shape = RectShape::stroke(
                rect.expand(by),
                CornerRadius::same(4),
                stroke,
                StrokeKind::Outside,
            );
            painter.add(shape);
        };
        ring(0.0, tokens.ink);
        ring(2.0, tokens.hit(term));
    }
}

/// The mark of a kept filter's hit: its ground on a line, so that it is none of the field's.
fn kept_box(painter: &Painter, rect: Rect, color: u16, tokens: &Tokens) {
    painter.rect_filled(rect, CornerRadius::same(3), tokens.kept(color));
    let (left, right, y) = (rect.left() + 1.0, rect.right() - 1.0, rect.bottom() - 1.0);
    let stroke = Stroke::new(2.0, tokens.hit_ink);
    let line = [pos2(left, y), pos2(right, y)];
    // The grounds go round, so the line's form tells the second round.
    let (dash, gap) = if tokens.is_second_round(color) { (3.0, 3.0) } else { (rect.width(), 1.0) };
    painter.extend(Shape::dashed_line(&line, stroke, dash, gap));
}

/// Two points under added words; egui's own underline sits too close.
fn underlines(painter: &Painter, origin: Pos2, laid: &Laid, tokens: &Tokens) {
    for &(span, mark) in &laid.marks.words {
        if mark == WordMark::Added {
            for rect in placed(laid, span, origin) {
                let y = rect.bottom() - 3.0;
                let line = Rect::from_min_max(pos2(rect.left(), y - 2.0), pos2(rect.right(), y));
                painter.rect_filled(line, 0, tokens.right_only.ink);
            }
        }
    }
}

/// The empty place on the side that has nothing in this row.
pub(crate) fn gap(painter: &Painter, rect: Rect, tokens: &Tokens) {
    painter.rect_filled(rect, CornerRadius::same(4), tokens.gap);
}

/// A folded row as one grey line of interface type: why, how much, and how it begins.
pub(crate) fn fold(
    painter: &Painter,
    at: Rect,
    fold: Fold,
    beginning: &str,
    tokens: &Tokens,
    is_hot: bool,
) {
    let rect = Rect::from_min_size(at.min, vec2(at.width(), FOLD_HEIGHT));
    let ground = if is_hot { tokens.selected } else { tokens.boilerplate.wash };
    painter.rect_filled(rect, CornerRadius::same(4), ground);
    let middle = rect.left_center();
    icon(painter, middle + vec2(14.0, 0.0), Icon::RightwardChevron, tokens.boilerplate.ink);
    let label = match fold {
        Fold::Boilerplate(1) => "Boilerplate, 1 word".to_owned(),
        Fold::Boilerplate(n) => format!("Boilerplate, {n} words"),
        Fold::Identical(1) => "1 identical paragraph".to_owned(),
        Fold::Identical(n) => format!("{n} identical paragraphs"),
        Fold::Unmatched(n) => format!("{} without a hit", counted(n, "paragraph")),
    };
    let ink = tokens.ink2;
    let anchor = (middle + vec2(30.0, 0.0), Align2::LEFT_CENTER);
    let named =
        widgets::text(painter, anchor, &label, Role::Strong.format(ink), rect.width() - 40.0);
    let left = named.right() + 8.0;
    let anchor = (pos2(left, middle.y), Align2::LEFT_CENTER);
    widgets::text(
        painter,
        anchor,
        beginning,
        Role::Second.format(tokens.boilerplate.ink),
        rect.right() - left - 8.0,
    );
}
