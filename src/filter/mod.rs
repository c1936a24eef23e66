//! What a person types to filter: parsed into a [`Query`], run over the corpus into [`Hits`].
//!
//! Pure and total: no query and no text makes it panic, and every pattern runs in linear time.

use crate::model::{Corpus, Document};
use crate::text::Span;

/// The three switches beside the field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Switches {
    /// Upper and lower case differ.
    pub is_case_exact: bool,
    /// Terms match whole words only.
    pub is_whole_word: bool,
    /// The whole query is one pattern.
    pub is_regex: bool,
}

/// A parsed query.
#[derive(Clone, Debug, Default)]
pub struct Query {
    source: String,
}

/// Why a query cannot be parsed, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct QueryError {
    /// What is wrong, as one sentence ("The bracket at character 10 is never closed").
    pub message: String,
    /// The faulty bytes of the query as typed.
    pub span: Span,
    /// How to say what was probably meant, if there is a way.
    pub hint: Option<String>,
}

/// A span that matches, and which of the query's positive terms it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hit {
    /// The bytes that match.
    pub span: Span,
    /// The term's number, in the order in which terms were typed.
    pub term: u16,
}

/// The hits of all documents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hits {
    /// Hits of each document by its id, in order, disjoint; empty where the document does not match.
    pub documents: Vec<Vec<Hit>>,
    /// Whether each document matches (a query of negative terms matches without a hit).
    pub matches: Vec<bool>,
    /// Number of hits.
    pub n_hits: usize,
    /// Number of documents that match.
    pub n_documents: usize,
    /// Number of hits of each positive term.
    pub n_by_term: Vec<usize>,
}

impl Query {
    /// Parses what was typed. An empty or blank text is the empty query, which matches everything.
    pub fn parse(text: &str, switches: Switches) -> Result<Self, QueryError> {
        let _ = switches;
        Ok(Self { source: text.to_owned() })
    }

    /// Whether nothing was asked.
    pub fn is_empty(&self) -> bool {
        self.source.trim().is_empty()
    }

    /// The positive terms as they were typed, in order.
    pub fn terms(&self) -> &[String] {
        &[]
    }

    /// The hits of one document, or `None` if it does not match.
    pub fn hits(&self, document: &Document) -> Option<Vec<Hit>> {
        let _ = document;
        Some(Vec::new())
    }
}

/// Runs a query over all documents; `None` if `cancelled` said so meanwhile.
pub fn filter(
    corpus: &Corpus,
    query: &Query,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Hits> {
    let _ = (corpus, query);
    (!cancelled()).then(Hits::default)
}

impl Query {
    /// The switches it was parsed with.
    pub fn switches(&self) -> Switches {
        Switches::default()
    }
}

/// Why a query has no hits.
pub fn explain_nothing(_corpus: &Corpus, _text: &str, _switches: Switches) -> Option<String> {
    None
}
