//! A parsed query, asked of one document.

use super::hits::Hit;
use super::parser::{Expr, parse};
use super::term::{Insistence, Term};
use super::{QueryError, Switches};
use crate::model::Document;
use crate::text::Span;

/// A parsed query.
#[derive(Clone, Debug, Default)]
pub struct Query {
    expr: Option<Expr>,
    terms: Vec<Term>,
    /// The positive terms as typed, in the order of their numbers.
    typed: Vec<String>,
}

/// What a query finds in a document that matches.
#[derive(Clone, Debug, Default)]
pub(super) struct Found {
    pub(super) hits: Vec<Hit>,
    /// Number of each positive term's own hits, before overlapping ones were merged.
    pub(super) n_by_term: Vec<usize>,
}

impl Query {
    /// Parses what was typed. An empty or blank text is the empty query, which matches everything.
    ///
    /// Half-typed text is never wrong: open quotes and brackets close by themselves and operators
    /// without an operand are left out. Only a bad pattern and what is too large are errors.
    pub fn parse(text: &str, switches: Switches) -> Result<Self, QueryError> {
        Self::parse_insisting(text, switches, Insistence::default())
    }

    pub(super) fn parse_insisting(
        text: &str,
        switches: Switches,
        insistence: Insistence,
    ) -> Result<Self, QueryError> {
        let parsed = parse(text, switches, insistence)?;
        let positive = parsed.terms.iter().filter(|term| term.is_positive());
        let typed = positive.map(|term| term.typed().to_owned()).collect();
        Ok(Self { expr: parsed.expr, terms: parsed.terms, typed })
    }

    /// Whether nothing was asked.
    pub fn is_empty(&self) -> bool {
        self.expr.is_none()
    }

    /// The positive terms as they were typed, in order.
    pub fn terms(&self) -> &[String] {
        &self.typed
    }

    /// The hits of one document, or `None` if it does not match.
    pub fn hits(&self, document: &Document) -> Option<Vec<Hit>> {
        self.find(document.text(), &|| false).map(|found| found.hits)
    }

    /// What a text holds, or `None` if it does not match or `cancelled` said so.
    pub(super) fn find(&self, text: &str, cancelled: &dyn Fn() -> bool) -> Option<Found> {
        let mut asked =
            Asked { text, terms: &self.terms, spans: vec![None; self.terms.len()], cancelled };
        let is_match = self.expr.as_ref().is_none_or(|expr| asked.matches(expr));
        (is_match && !cancelled()).then(|| asked.found())
    }

    pub(super) fn positive_terms(&self) -> impl Iterator<Item = &Term> {
        self.terms.iter().filter(|term| term.is_positive())
    }
}

/// A document that is being asked, with what is known of it so far.
struct Asked<'a> {
    text: &'a str,
    terms: &'a [Term],
    /// The hits of each positive term, once they were looked for.
    spans: Vec<Option<Vec<Span>>>,
    cancelled: &'a dyn Fn() -> bool,
}

impl Asked<'_> {
    fn matches(&mut self, expr: &Expr) -> bool {
        match expr {
            Expr::All(parts) => parts.iter().all(|part| self.matches(part)),
            Expr::Any(parts) => parts.iter().any(|part| self.matches(part)),
            Expr::Not(inner) => !self.matches(inner),
            Expr::Term(index) => self.has(*index),
        }
    }

    fn has(&mut self, index: usize) -> bool {
        match self.terms.get(index) {
            // The hits of a positive term are needed anyway if the document matches.
            Some(term) if term.is_positive() => !self.spans_of(index, term).is_empty(),
            Some(term) => term.is_in(self.text, self.cancelled),
            None => false,
        }
    }

    fn spans_of(&mut self, index: usize, term: &Term) -> &[Span] {
        let (text, cancelled) = (self.text, self.cancelled);
        let Some(slot) = self.spans.get_mut(index) else { return &[] };
        slot.get_or_insert_with(|| {
            let mut spans = Vec::new();
            term.each(text, cancelled, |span| {
                spans.push(span);
                true
            });
            spans
        })
    }

    /// The hits of all positive terms, in order and disjoint.
    fn found(mut self) -> Found {
        let mut found = Found::default();
        for (index, term) in self.terms.iter().enumerate() {
            if term.is_positive() {
                let number = found.n_by_term.len() as u16;
                let spans = self.spans_of(index, term);
                found.hits.extend(spans.iter().map(|&span| Hit { span, term: number }));
                found.n_by_term.push(spans.len());
            }
        }
        if found.n_by_term.len() > 1 {
            merge(&mut found.hits);
        }
        found
    }
}

/// Sorts hits and joins those that overlap: the earlier one's term stays, of two that begin
/// together the longer one's.
fn merge(hits: &mut Vec<Hit>) {
    hits.sort_unstable_by_key(|hit| (hit.span.start, std::cmp::Reverse(hit.span.end), hit.term));
    hits.dedup_by(|next, kept| {
        let overlaps = next.span.overlaps(kept.span);
        if overlaps {
            kept.span = kept.span.hull(next.span);
        }
        overlaps
    });
}
