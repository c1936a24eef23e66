//! A parsed query, asked of one document.

use std::sync::Arc;

use super::asked::Asked;
use super::expr::{Expr, Parsed};
use super::hits::Hit;
use super::near::Near;
use super::pair::Pair;
use super::parser::parse;
use super::term::{Demands, Term};
use super::{QueryError, Switches};
use crate::model::Document;

/// A parsed query.
#[derive(Clone, Debug, Default)]
pub struct Query {
    parsed: Arc<Parsed>,
    /// What it was parsed from.
    text: Box<str>,
    switches: Switches,
    pair: Option<Arc<Pair>>,
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
    /// Half-typed text is never wrong: open quotes and brackets close by themselves, and operators
    /// and fields without an operand are left out. Errors are bad patterns, what a field or NEAR does
    /// not know, and what is too large.
    pub fn parse(text: &str, switches: Switches) -> Result<Self, QueryError> {
        Self::parse_demanding(text, switches, Demands::default())
    }

    fn parse_demanding(
        text: &str,
        switches: Switches,
        demands: Demands,
    ) -> Result<Self, QueryError> {
        let parsed = Arc::new(parse(text, switches, demands)?);
        Ok(Self { parsed, text: text.into(), switches, pair: None })
    }

    /// Whether another was parsed from the same text with the same switches.
    pub fn asks_the_same(&self, other: &Self) -> bool {
        (&self.text, self.switches) == (&other.text, other.switches)
    }

    /// The same query, asked while these two documents stand side by side.
    #[must_use]
    pub fn beside(self, pair: Option<Arc<Pair>>) -> Self {
        Self { pair, ..self }
    }

    /// What is wrong with asking it while no pair is open; `None` if it does not ask about one.
    pub fn needs_pair(&self) -> Option<&QueryError> {
        self.parsed.on_pair.as_ref()
    }

    /// The same text asked with other demands and switches.
    pub(super) fn relaxed(&self, demands: Demands, switches: Switches) -> Option<Self> {
        let query = Self::parse_demanding(&self.text, switches, demands).ok()?;
        Some(query.beside(self.pair.clone()))
    }

    /// Whether nothing was asked.
    pub fn is_empty(&self) -> bool {
        self.parsed.expr.is_none()
    }

    /// What has hits of its own, as typed, in the order of the hits' numbers.
    pub fn terms(&self) -> &[String] {
        &self.parsed.labels
    }

    /// The hits of one document, or `None` if it does not match.
    pub fn hits(&self, document: &Document) -> Option<Vec<Hit>> {
        self.find(document, &|| false).map(|found| found.hits)
    }

    /// What a document holds, or `None` if it does not match or `cancelled` said so.
    pub(super) fn find(&self, document: &Document, cancelled: &dyn Fn() -> bool) -> Option<Found> {
        let found = Asked::new(&self.parsed, document, self.pair.as_deref(), cancelled).found()?;
        (!cancelled()).then_some(found)
    }

    /// What a document must fulfil; `None` if nothing was asked.
    pub(super) fn expr(&self) -> Option<&Expr> {
        self.parsed.expr.as_ref()
    }

    /// What must stand near each other, by its index in the expression.
    pub(super) fn nears(&self) -> &[Near] {
        &self.parsed.nears
    }

    /// All terms, by their index in the expression.
    pub(super) fn all_terms(&self) -> &[Term] {
        &self.parsed.terms
    }

    pub(super) fn positive_terms(&self) -> impl Iterator<Item = &Term> {
        self.parsed.terms.iter().filter(|term| term.is_positive())
    }

    pub(super) fn switches(&self) -> Switches {
        self.switches
    }

    pub(super) fn has_pair(&self) -> bool {
        self.pair.is_some()
    }

    pub(super) fn parsed(&self) -> &Parsed {
        &self.parsed
    }
}
