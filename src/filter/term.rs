//! One term of a query, ready to be found.

use super::edges::Edges;
use super::lexer::{Kind, Typed};
use super::literal::Literal;
use super::pattern::Pattern;
use super::scope::Unit;
use super::wording;
use super::{QueryError, Switches};
use crate::text::{Folding, Span, has_accent};

/// How many hits of a literal are found between two questions whether to go on.
const HITS_BETWEEN_POLLS: usize = 256;

/// Whether what was typed insists on its case and accents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Insistence {
    pub(super) on_case: bool,
    pub(super) on_accents: bool,
}

impl Default for Insistence {
    fn default() -> Self {
        Self { on_case: true, on_accents: true }
    }
}

/// How much of what was typed is demanded; less than all of it, to say what stood in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Demands {
    pub(super) insistence: Insistence,
    /// NEAR lets at least so many words stand between.
    pub(super) least_words: u32,
    /// `in:` asks for units of at least this size.
    pub(super) least_unit: Unit,
    /// Whether `lang:` counts.
    pub(super) on_language: bool,
    /// Whether `name:` and `title:` count.
    pub(super) on_names: bool,
    /// Whether `kind:` and `only:` count.
    pub(super) on_pair: bool,
}

impl Default for Demands {
    fn default() -> Self {
        Self {
            insistence: Insistence::default(),
            least_words: 0,
            least_unit: Unit::Sentence,
            on_language: true,
            on_names: true,
            on_pair: true,
        }
    }
}

/// A term with the text that was typed for it.
#[derive(Clone, Debug)]
pub(super) struct Term {
    typed: Box<str>,
    /// What was typed without quotes, slashes and stars.
    body: Box<str>,
    /// The number of its hits; a negative term has none.
    number: Option<u16>,
    finder: Finder,
}

#[derive(Clone, Debug)]
enum Finder {
    Literal(Literal),
    Pattern(Pattern),
}

impl Term {
    /// Makes a term of a piece of the query; `None` if nothing visible was typed.
    pub(super) fn new(
        query: &str,
        typed: Typed,
        switches: Switches,
        demands: Demands,
    ) -> Result<Option<Self>, QueryError> {
        let edges = edges(typed.kind, switches);
        let finder = if typed.kind == Kind::Pattern {
            let pattern =
                wording::Typed { query, span: typed.body, is_by_switch: switches.is_regex };
            Some(Finder::Pattern(Pattern::new(pattern, switches.is_case_exact, edges)?))
        } else {
            let body = typed.body.of(query);
            let folding = folding(body, switches, demands.insistence);
            Literal::new(body, folding, edges).map(Finder::Literal)
        };
        let (whole, body) = (typed.whole.of(query), typed.body.of(query));
        let (typed, body) = (whole.into(), body.into());
        Ok(finder.map(|finder| Self { typed, body, number: None, finder }))
    }

    /// The same term with hits under this number, or negative without.
    pub(super) fn numbered(self, number: Option<u16>) -> Self {
        Self { number, ..self }
    }

    /// What words were typed, unless they are a pattern.
    pub(super) fn words(&self) -> Option<&str> {
        matches!(self.finder, Finder::Literal(_)).then_some(&*self.body)
    }

    /// The number of its hits.
    pub(super) fn number(&self) -> Option<u16> {
        self.number
    }

    pub(super) fn typed(&self) -> &str {
        &self.typed
    }

    pub(super) fn is_positive(&self) -> bool {
        self.number.is_some()
    }

    /// The place of the letter that this is, anywhere and in any spelling, among those that an index
    /// counts.
    pub(super) fn letter(&self) -> Option<usize> {
        match &self.finder {
            Finder::Literal(literal) => literal.letter(),
            Finder::Pattern(_) => None,
        }
    }

    /// Whether every hit lies inside one of the index' runs, and depends on nothing outside it.
    pub(super) fn stays_in_runs(&self) -> bool {
        match &self.finder {
            Finder::Literal(literal) => literal.stays_in_runs(),
            Finder::Pattern(pattern) => pattern.stays_in_runs(),
        }
    }

    /// What a text must hold inside single runs to have a hit; nothing where that cannot be told.
    pub(super) fn parts(&self) -> Vec<Literal> {
        match &self.finder {
            Finder::Literal(literal) => literal.parts(),
            Finder::Pattern(_) => Vec::new(),
        }
    }

    /// Calls `found` with each hit in order, until it returns `false` or, now and then asked,
    /// `cancelled` does not.
    pub(super) fn each(
        &self,
        text: &str,
        cancelled: &dyn Fn() -> bool,
        mut found: impl FnMut(Span) -> bool,
    ) {
        match &self.finder {
            Finder::Literal(literal) => {
                let mut n_hits = 0_usize;
                literal.each(text, |span| {
                    n_hits += 1;
                    found(span) && !(n_hits.is_multiple_of(HITS_BETWEEN_POLLS) && cancelled())
                });
            }
            Finder::Pattern(pattern) => pattern.each(text, cancelled, found),
        }
    }

    /// Whether there is a hit; `false` also if `cancelled` said so.
    pub(super) fn is_in(&self, text: &str, cancelled: &dyn Fn() -> bool) -> bool {
        let mut is_found = false;
        self.each(text, cancelled, |_| {
            is_found = true;
            false
        });
        is_found
    }
}

/// A typed capital makes a term case-exact, a typed accent accent-exact.
fn folding(body: &str, switches: Switches, insistence: Insistence) -> Folding {
    let has_capital = insistence.on_case && body.chars().any(char::is_uppercase);
    Folding {
        is_case_exact: switches.is_case_exact || has_capital,
        is_accent_exact: insistence.on_accents && body.chars().any(has_accent),
    }
}

fn edges(kind: Kind, switches: Switches) -> Edges {
    let whole_word = Edges {
        begins_word: switches.is_whole_word,
        ends_word: switches.is_whole_word,
        grows: false,
    };
    match kind {
        Kind::Word { has_star_before, has_star_behind } if has_star_before || has_star_behind => {
            Edges { begins_word: !has_star_before, ends_word: !has_star_behind, grows: true }
        }
        _ => whole_word,
    }
}
