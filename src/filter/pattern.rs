//! Regular expressions: compiled within limits, run in linear time, refused in plain words.

use regex::{Regex, RegexBuilder};
use regex_syntax::ParserBuilder;
use regex_syntax::hir::Hir;

use super::QueryError;
use super::bounded::Bounded;
use super::edges::Edges;
use super::word_runs::{WordRuns, stays_in_words};
use super::wording::{Typed, too_large, too_long};
use crate::text::Span;

/// The longest pattern in characters.
pub(super) const MAX_CHARS: usize = 2_000;
/// How large a compiled pattern may grow, and how much memory its search may take, in bytes.
const MAX_COMPILED_BYTES: usize = 2 << 20;
/// How much text is searched between two questions whether to go on.
const WINDOW_BYTES: usize = 256 << 10;
/// How deep brackets may nest.
const MAX_NESTING: u32 = 50;

/// A pattern ready to be found.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    finder: Finder,
    edges: Edges,
    stays_in_runs: bool,
}

#[derive(Clone, Debug)]
enum Finder {
    Whole(Regex),
    WordRuns(WordRuns),
    Bounded(Bounded),
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
        let stays_in_runs = hir.properties().minimum_len() > Some(0) && stays_in_words(&hir);
        let finder = match WordRuns::new(&hir) {
            Some(runs) => Finder::WordRuns(runs),
            None => match Bounded::new(&hir) {
                Some(bounded) => Finder::Bounded(bounded),
                None => Finder::Whole(
                    compile(typed.pattern(), is_case_exact).ok_or_else(|| too_large(typed))?,
                ),
            },
        };
        Ok(Self { finder, edges, stays_in_runs })
    }

    /// Whether every match lies inside one of the index' runs.
    pub(super) fn stays_in_runs(&self) -> bool {
        self.stays_in_runs
    }

    /// Calls `found` with each hit in order, until it returns `false` or `cancelled` does not.
    ///
    /// Empty matches are no hits. A text past [`WINDOW_BYTES`] is searched in windows that end with
    /// a line, so that even the slowest pattern can be stopped; no hit reaches across such an end.
    pub(super) fn each(
        &self,
        text: &str,
        cancelled: &dyn Fn() -> bool,
        mut found: impl FnMut(Span) -> bool,
    ) {
        let (mut at, mut end) = (0, window_end(text, 0));
        while let Some(window) = text.get(..end)
            && !cancelled()
        {
            match self.finder.next_at(window, at) {
                Some(hit) => {
                    at = hit.end as usize;
                    if self.edges.allow(text, hit) && !found(self.edges.hit(text, hit)) {
                        return;
                    }
                }
                None if end == text.len() => return,
                None => (at, end) = (end, window_end(text, end)),
            }
        }
    }
}

impl Finder {
    /// The first match at or after a place that is not empty.
    fn next_at(&self, text: &str, mut at: usize) -> Option<Span> {
        let regex = match self {
            Self::WordRuns(runs) => return runs.next_at(text, at),
            Self::Bounded(bounded) => return bounded.next_at(text, at),
            Self::Whole(regex) => regex,
        };
        loop {
            let found = regex.find_at(text, at)?;
            if !found.is_empty() {
                return Some(Span::from_range(found.range()));
            }
            at = found.end() + text.get(found.end()..)?.chars().next()?.len_utf8();
        }
    }
}

/// The end of the first line that ends a window's length after `at`, else the text's end.
fn window_end(text: &str, at: usize) -> usize {
    let tail = text.as_bytes().get(at + WINDOW_BYTES..).unwrap_or_default();
    memchr::memchr(b'\n', tail).map_or(text.len(), |offset| at + WINDOW_BYTES + offset)
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
