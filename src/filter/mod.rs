//! What a person types to filter: parsed into a [`Query`], run over the corpus into [`Hits`].
//!
//! Pure and total: no query and no text makes it panic, and every pattern runs in linear time.
//!
//! The way of a query: `lexer` → `parser` → terms, each a `literal` (folded as `text` folds) or a
//! `pattern` → `query` asks one document, `run` all of them. `wording` says what is wrong.

mod edges;
mod explain;
mod hits;
mod lexer;
mod literal;
mod odd;
mod parser;
mod pattern;
mod plain;
mod prefix;
#[cfg(test)]
mod properties;
mod query;
mod run;
mod term;
#[cfg(test)]
mod tests;
mod word_runs;
mod wording;

use crate::text::Span;

pub use self::explain::explain_nothing;
pub use self::hits::{Hit, Hits};
pub use self::query::Query;
pub use self::run::filter;

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
