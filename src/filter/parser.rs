//! Makes an expression of tokens. Operators that lack an operand are left out, since people are
//! still typing.

use super::lexer::{Kind, Token, Typed, tokens};
use super::term::{Insistence, Term};
use super::wording::thousands;
use super::{QueryError, Switches};
use crate::text::Span;

/// The longest query in characters.
const MAX_CHARS: usize = 10_000;
/// The most terms a query may hold.
const MAX_TERMS: usize = 200;
/// How deep brackets may nest.
const MAX_NESTING: usize = 50;

/// What a document must fulfil.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Expr {
    /// All of these.
    All(Vec<Self>),
    /// At least one of these.
    Any(Vec<Self>),
    /// Not this.
    Not(Box<Self>),
    /// The term at this index is found.
    Term(usize),
}

/// An expression and the terms in it.
#[derive(Debug, Default)]
pub(super) struct Parsed {
    /// `None` if nothing was asked.
    pub(super) expr: Option<Expr>,
    pub(super) terms: Vec<Term>,
}

/// Parses a query.
pub(super) fn parse(
    query: &str,
    switches: Switches,
    insistence: Insistence,
) -> Result<Parsed, QueryError> {
    refuse_long(query)?;
    let tokens =
        if switches.is_regex { whole_pattern(query).into_iter().collect() } else { tokens(query) };
    let mut parser = Parser { query, switches, insistence, tokens, at: 0, terms: Vec::new() };
    let expr = parser.any(Place { depth: 0, is_negated: false })?;
    Ok(Parsed { expr, terms: parser.terms })
}

fn whole_pattern(query: &str) -> Option<Token> {
    let whole = Span::from_range(0..query.len());
    let is_blank = query.trim().is_empty();
    (!is_blank).then_some(Token::Term(Typed { whole, body: whole, kind: Kind::Pattern }))
}

fn refuse_long(query: &str) -> Result<(), QueryError> {
    let Some((end, _)) = query.char_indices().nth(MAX_CHARS) else { return Ok(()) };
    Err(QueryError {
        message: format!("The filter is longer than {} characters", thousands(MAX_CHARS)),
        span: Span::from_range(end..query.len()),
        hint: Some("Filter for a shorter part of it".to_owned()),
    })
}

struct Parser<'a> {
    query: &'a str,
    switches: Switches,
    insistence: Insistence,
    tokens: Vec<Token>,
    at: usize,
    terms: Vec<Term>,
}

/// Where in the expression the parser stands.
#[derive(Clone, Copy)]
struct Place {
    depth: usize,
    is_negated: bool,
}

impl Parser<'_> {
    fn peek(&self) -> Option<Token> {
        self.tokens.get(self.at).copied()
    }

    fn any(&mut self, place: Place) -> Result<Option<Expr>, QueryError> {
        let mut parts = Vec::new();
        loop {
            parts.extend(self.all(place)?);
            if self.peek() != Some(Token::Or) {
                return Ok(joined(parts, Expr::Any));
            }
            self.at += 1;
        }
    }

    fn all(&mut self, place: Place) -> Result<Option<Expr>, QueryError> {
        let mut parts = Vec::new();
        while let Some(token) = self.peek() {
            match token {
                Token::Or => break,
                Token::Close if place.depth > 0 => break,
                // A bracket that closes nothing is left out.
                Token::Close | Token::And => self.at += 1,
                Token::Not | Token::Open(_) | Token::Term(_) => parts.extend(self.item(place)?),
            }
        }
        Ok(joined(parts, Expr::All))
    }

    fn item(&mut self, place: Place) -> Result<Option<Expr>, QueryError> {
        let mut is_turned = false;
        while self.peek() == Some(Token::Not) {
            is_turned = !is_turned;
            self.at += 1;
        }
        let inner = Place { is_negated: place.is_negated != is_turned, ..place };
        let expr = match self.peek() {
            Some(Token::Open(bracket)) => self.group(inner, bracket)?,
            Some(Token::Term(typed)) => {
                self.at += 1;
                self.term(typed, !inner.is_negated)?
            }
            _ => None,
        };
        Ok(if is_turned { expr.map(|expr| Expr::Not(Box::new(expr))) } else { expr })
    }

    fn group(&mut self, place: Place, bracket: Span) -> Result<Option<Expr>, QueryError> {
        if place.depth == MAX_NESTING {
            return Err(QueryError {
                message: format!("Brackets are nested deeper than {MAX_NESTING}"),
                span: bracket,
                hint: Some("To find brackets, put quotes around them".to_owned()),
            });
        }
        self.at += 1;
        let expr = self.any(Place { depth: place.depth + 1, ..place })?;
        if self.peek() == Some(Token::Close) {
            self.at += 1;
        }
        Ok(expr)
    }

    /// The number of a term; one that was typed before keeps its number.
    fn term(&mut self, typed: Typed, is_positive: bool) -> Result<Option<Expr>, QueryError> {
        let text = typed.whole.of(self.query);
        let known = |term: &Term| term.typed() == text && term.is_positive() == is_positive;
        if let Some(index) = self.terms.iter().position(known) {
            return Ok(Some(Expr::Term(index)));
        }
        let term = Term::new(self.query, typed, self.switches, self.insistence)?;
        let Some(term) = term else { return Ok(None) };
        if self.terms.len() == MAX_TERMS {
            return Err(QueryError {
                message: format!("The filter has more than {MAX_TERMS} terms"),
                span: typed.whole,
                hint: Some("To find a passage, put quotes around it".to_owned()),
            });
        }
        self.terms.push(term.positive(is_positive));
        Ok(Some(Expr::Term(self.terms.len() - 1)))
    }
}

fn joined(mut parts: Vec<Expr>, join: fn(Vec<Expr>) -> Expr) -> Option<Expr> {
    if parts.len() > 1 { Some(join(parts)) } else { parts.pop() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(query: &str, expected: &str) {
        let parsed = parse(query, Switches::default(), Insistence::default()).unwrap();
        let shown = parsed.expr.as_ref().map(|expr| show(expr, &parsed.terms));
        assert_eq!(shown.unwrap_or_default(), expected);
    }

    fn show(expr: &Expr, terms: &[Term]) -> String {
        let list = |parts: &[Expr], sign: &str| {
            let parts: Vec<_> = parts.iter().map(|part| show(part, terms)).collect();
            format!("({})", parts.join(sign))
        };
        match expr {
            Expr::All(parts) => list(parts, " "),
            Expr::Any(parts) => list(parts, "|"),
            Expr::Not(inner) => format!("!{}", show(inner, terms)),
            Expr::Term(index) => terms[*index].typed().to_owned(),
        }
    }

    #[test]
    fn not_binds_closer_than_and_and_and_closer_than_or() {
        check("a b OR NOT c d", "((a b)|(!c d))");
        check("a (b OR -c)", "(a (b|!c))");
        check("a AND b", "(a b)");
        check("NOT NOT a", "a");
        check("-(a b)", "!(a b)");
    }

    #[test]
    fn operators_without_operands_are_left_out() {
        for query in
            ["a OR", "OR a", "a NOT", "a AND", "a -", "a ()", "(a", "a)", "a OR OR", "a OR (NOT)"]
        {
            check(query, "a");
        }
        for query in
            ["", " ", "NOT", "-", "()", "(((", "OR", "/", "\"", "*", "\u{200b}", "\"\u{ad}\""]
        {
            check(query, "");
        }
    }

    #[test]
    fn a_term_typed_twice_is_one_term() {
        let parsed = parse("a b OR a -a", Switches::default(), Insistence::default()).unwrap();
        assert_eq!(parsed.terms.len(), 3);
    }

    #[test]
    fn what_is_too_much_is_refused_in_words() {
        let refused = |query: &str| {
            let error = parse(query, Switches::default(), Insistence::default()).unwrap_err();
            error.message
        };
        assert_eq!(refused(&"(".repeat(51)), "Brackets are nested deeper than 50");
        assert_eq!(refused(&"x".repeat(10_001)), "The filter is longer than 10,000 characters");
        let many: Vec<String> = (0..201).map(|number: u32| number.to_string()).collect();
        assert_eq!(refused(&many.join(" ")), "The filter has more than 200 terms");
    }
}
