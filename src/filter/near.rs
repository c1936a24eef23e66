//! Hits that stand near each other, counted in words, within a paragraph.

use super::hits::Hit;
use super::scope::Unit;
use crate::model::Document;
use crate::text::Span;

/// How many words may stand between, where NEAR does not say.
pub(super) const USUAL_WORDS: u32 = 10;
/// The most words that may stand between.
pub(super) const MAX_WORDS: u32 = 1000;

/// A chain of operands, each near the next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Near {
    /// The numbers of the terms of each operand, one of which is enough.
    pub(super) operands: Vec<Vec<usize>>,
    /// How many words may stand between each operand and the next.
    pub(super) n_words: Vec<u32>,
}

/// A hit of an operand, with what its distance to others is counted by.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) hit: Hit,
    /// The paragraph, or the smaller unit, that holds it.
    unit: usize,
    /// Number of the document's words that end before it begins.
    n_before: u32,
    /// Number of words that begin before it ends.
    n_until: u32,
}

impl Place {
    /// Where a hit stands; `None` if it reaches from one unit into another.
    pub(super) fn of(hit: Hit, unit: Unit, document: &Document) -> Option<Self> {
        let unit = unit.min(Unit::Paragraph).of(document, hit.span)?;
        let n_before = document.words_in(Span::new(0, hit.span.start)).end as u32;
        let n_until = document.words_in(Span::new(hit.span.end, u32::MAX)).start as u32;
        Some(Self { hit, unit, n_before, n_until })
    }
}

/// Of each operand's hits those that take part in a whole chain: every one of them stands near one
/// of the operand before and one of the operand behind, at most so many words between them.
pub(super) fn chained(mut operands: Vec<Vec<Place>>, n_words: &[u32]) -> Vec<Vec<Place>> {
    for places in &mut operands {
        places.sort_by_key(|place| place.hit);
    }
    // Forward, those that a chain reaches; then backward, those from which it goes on to its end.
    for last in 1..operands.len() {
        keep_near(&mut operands, (last - 1, last), n_words.get(last - 1));
    }
    for first in (1..operands.len()).rev() {
        keep_near(&mut operands, (first, first - 1), n_words.get(first - 1));
    }
    operands
}

/// Keeps the places of the second operand that stand near one of the first's.
fn keep_near(operands: &mut [Vec<Place>], (from, to): (usize, usize), n_words: Option<&u32>) {
    let n_words = n_words.copied().unwrap_or(USUAL_WORDS);
    let from = operands.get(from).cloned().unwrap_or_default();
    if let Some(places) = operands.get_mut(to) {
        let near = near(&from, places, n_words);
        let mut near = near.into_iter();
        places.retain(|_| near.next().unwrap_or_default());
    }
}

/// Which places have one of `others` before or behind them with at most so many words between. The
/// nearest one on each side decides, so that two sweeps are enough.
fn near(others: &[Place], places: &[Place], n_words: u32) -> Vec<bool> {
    let mut by_end = others.to_vec();
    by_end.sort_by_key(|place| place.hit.span.end);
    let mut before = by_end.iter().peekable();
    let mut nearest: Option<&Place> = None;
    let mut found = Vec::with_capacity(places.len());
    for place in places {
        while let Some(next) = before.next_if(|next| next.hit.span.end <= place.hit.span.start) {
            nearest = Some(next);
        }
        found.push(nearest.is_some_and(|other| are_near(other, place, n_words)));
    }
    // Backward by ends, the first other that begins behind a place is the nearest one.
    let mut order: Vec<usize> = (0..places.len()).collect();
    let end = |&index: &usize| places.get(index).map(|place| place.hit.span.end);
    order.sort_by_key(end);
    let mut behind = others.iter().rev().peekable();
    let mut nearest: Option<&Place> = None;
    for index in order.into_iter().rev() {
        let Some(place) = places.get(index) else { continue };
        while let Some(next) = behind.next_if(|next| next.hit.span.start >= place.hit.span.end) {
            nearest = Some(next);
        }
        if let Some(found) = found.get_mut(index) {
            *found |= nearest.is_some_and(|other| are_near(place, other, n_words));
        }
    }
    found
}

fn are_near(first: &Place, second: &Place, n_words: u32) -> bool {
    first.unit == second.unit && second.n_before.saturating_sub(first.n_until) <= n_words
}
