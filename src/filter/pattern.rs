//! Regular expressions: compiled within limits, run in linear time, refused in plain words.

use regex::{Regex, RegexBuilder};
use regex_syntax::ParserBuilder;
use regex_syntax::hir::Hir;

use super::QueryError;
use super::edges::Edges;
use super::word_runs::WordRuns;
use super::wording::{Typed, too_large, too_long};
use crate::text::Span;

/// The longest pattern in characters.
pub(super) const MAX_CHARS: usize = 2_000;
/// How large a compiled pattern may grow, and how much memory its search may take, in bytes.
const MAX_COMPILED_BYTES: usize = 2 << 20;
/// How deep brackets may nest.
const MAX_NESTING: u32 = 50;

/// A pattern ready to be found.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    finder: Finder,
    edges: Edges,
}

#[derive(Clone, Debug)]
enum Finder {
    Whole(Regex),
    WordRuns(WordRuns),
}

impl Pattern {
    /// Compiles a pattern; the error's place is that in the whole query.
    ///
    /// `.` stays in its line, `^` and `$` stand at the ends of lines, and case alone folds.
    pub(super) fn new(
        typed: Typed<'_>,
        is_case_exact: bool,
        edges: Edges,
    ) -> Result<Self, QueryError> {
        if typed.pattern().chars().nth(MAX_CHARS).is_some() {
            return Err(too_long(typed));
        }
        let parsed = parse(typed.pattern(), is_case_exact);
        let hir = parsed.map_err(|error| super::wording::explain(&error, typed))?;
        let finder = match WordRuns::new(&hir) {
            Some(runs) => Finder::WordRuns(runs),
            None => Finder::Whole(
                compile(typed.pattern(), is_case_exact).ok_or_else(|| too_large(typed))?,
            ),
        };
        Ok(Self { finder, edges })
    }

    /// Calls `found` with each hit in order, until it returns `false`. Empty matches are no hits.
    pub(super) fn each(&self, text: &str, mut found: impl FnMut(Span) -> bool) {
        let mut taken = |hit: Span| {
            hit.is_empty() || !self.edges.allow(text, hit) || found(self.edges.hit(text, hit))
        };
        match &self.finder {
            Finder::WordRuns(runs) => runs.each(text, taken),
            Finder::Whole(regex) => {
                let mut all = regex.find_iter(text);
                while let Some(found) = all.next()
                    && taken(Span::from_range(found.range()))
                {}
            }
        }
    }
}

fn parse(pattern: &str, is_case_exact: bool) -> Result<Hir, Box<regex_syntax::Error>> {
    ParserBuilder::new()
        .case_insensitive(!is_case_exact)
        .multi_line(true)
        .crlf(true)
        .nest_limit(MAX_NESTING)
        .build()
        .parse(pattern)
        .map_err(Box::new)
}

/// Compiles what has been parsed; only its size can be wrong.
pub(super) fn compile(pattern: &str, is_case_exact: bool) -> Option<Regex> {
    RegexBuilder::new(pattern)
        .case_insensitive(!is_case_exact)
        .multi_line(true)
        .crlf(true)
        .nest_limit(MAX_NESTING + 10)
        .size_limit(MAX_COMPILED_BYTES)
        .dfa_size_limit(MAX_COMPILED_BYTES)
        .build()
        .ok()
}
