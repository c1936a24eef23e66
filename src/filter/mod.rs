//! What a person types to filter: parsed into a [`Query`], run over the corpus into [`Hits`].
//!
//! Pure and total: no query and no text makes it panic, and every pattern runs in linear time.
//!
//! The way of a query: `lexer` → `parser` → `expr` over terms, each a `literal` (folded as `text`
//! folds) or a `pattern`, over what is `near`, `field`s, and stretches of the open `pair` → `asked` of
//! one document, `run` over all. `wording` and `wanted` say what is wrong, `explain` why nothing was
//! found, `forms` what can be typed.

mod asked;
mod bounded;
mod edges;
mod explain;
mod expr;
mod field;
mod forms;
mod hits;
mod index;
mod lexer;
mod literal;
mod near;
mod odd;
mod pair;
mod parser;
mod pattern;
mod plain;
mod prefix;
#[cfg(test)]
mod properties;
mod query;
mod run;
mod scope;
mod spaced;
mod spelling;
mod term;
#[cfg(test)]
mod tests;
mod wanted;
mod word_runs;
mod wording;

use crate::text::Span;

pub use self::explain::explain_nothing;
pub use self::forms::{Form, LANGUAGE};
pub use self::hits::{Hit, Hits};
pub use self::index::Index;
pub use self::pair::{Pair, PairSide, PassageKind};
pub use self::query::Query;
pub use self::run::{filter, filter_some};

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
