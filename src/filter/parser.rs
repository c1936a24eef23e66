//! Makes an expression of tokens. Operators that lack an operand are left out, since people are
//! still typing.

mod fields;
mod joining;

use self::fields::field_like;
use self::joining::terms_of;
use super::expr::{Expr, Parsed, Part};
use super::field::{Field, Value};
use super::lexer::{Kind, Token, Typed, tokens};
use super::near::Near;
use super::pair::Region;
use super::scope::Unit;
use super::term::{Demands, Term};
use super::wording::thousands;
use super::{QueryError, Switches, wanted};
use crate::text::Span;

/// The longest query in characters.
const MAX_CHARS: usize = 10_000;
/// The most terms a query may hold, those typed twice counted twice: each is looked for in every text.
const MAX_TERMS: usize = 200;
/// How deep brackets may nest.
const MAX_NESTING: usize = 50;

/// Parses a query.
pub(super) fn parse(
    query: &str,
    switches: Switches,
    demands: Demands,
) -> Result<Parsed, QueryError> {
    refuse_long(query)?;
    let tokens =
        if switches.is_regex { whole_pattern(query).into_iter().collect() } else { tokens(query) };
    let parsed = Parsed::default();
    let (unit, is_unclosed) = (None, false);
    let mut parser =
        Parser { query, switches, demands, tokens, at: 0, n_typed: 0, unit, is_unclosed, parsed };
    let place = Place { depth: 0, is_negated: false };
    let whole = parser.level(place)?;
    let expr = whole.map(|part| parser.standing(part, place));
    Ok(Parsed { expr, ..parser.parsed })
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
    demands: Demands,
    tokens: Vec<Token>,
    at: usize,
    /// Number of terms and fields so far.
    n_typed: usize,
    /// What `in:` says in the bracket that is being read.
    unit: Option<Unit>,
    /// Whether a bracket was still open at the end.
    is_unclosed: bool,
    parsed: Parsed,
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

    /// What stands in a bracket, or outside all of them.
    fn level(&mut self, place: Place) -> Result<Option<Part>, QueryError> {
        let outer = self.unit.take();
        let part = self.any(place);
        let unit = std::mem::replace(&mut self.unit, outer);
        let unit = unit.filter(|&unit| place.depth > 0 || unit != Unit::Document);
        Ok(match (part?, unit) {
            (Some(Part::Expr(inner)), Some(unit)) => {
                self.parsed.n_scopes += 1;
                let scope = self.parsed.n_scopes - 1;
                Some(Part::Expr(Expr::Within { unit, scope, inner: Box::new(inner) }))
            }
            (part, _) => part,
        })
    }

    fn any(&mut self, place: Place) -> Result<Option<Part>, QueryError> {
        let mut parts = Vec::new();
        loop {
            parts.extend(self.all(place)?);
            if self.peek() != Some(Token::Or) {
                return Ok(self.either(parts, place));
            }
            self.at += 1;
        }
    }

    fn all(&mut self, place: Place) -> Result<Option<Part>, QueryError> {
        let mut parts = Vec::new();
        while let Some(token) = self.peek() {
            match token {
                Token::Or => break,
                Token::Close if place.depth > 0 => break,
                // A bracket that closes nothing is left out.
                Token::Close | Token::And => self.at += 1,
                _ => parts.extend(self.item(place)?),
            }
        }
        Ok(self.together(parts))
    }

    fn item(&mut self, place: Place) -> Result<Option<Part>, QueryError> {
        let mut is_turned = false;
        while let Some(Token::Not(sign)) = self.peek() {
            is_turned = !is_turned;
            self.at += 1;
            if let Some(Token::Field(whole, Field::In, Some(_))) = self.peek() {
                return Err(wanted::negated_unit(sign.hull(whole), self.query));
            }
        }
        let inner = Place { is_negated: place.is_negated != is_turned, ..place };
        let part = self.chain(inner)?;
        Ok(match part {
            Some(Part::Expr(expr)) if is_turned => Some(Part::Expr(Expr::Not(Box::new(expr)))),
            Some(Part::Region(region, span)) if is_turned => {
                Some(Part::Region(Region::Not(Box::new(region)), span))
            }
            part => part,
        })
    }

    /// Something, and what must stand near it.
    fn chain(&mut self, place: Place) -> Result<Option<Part>, QueryError> {
        let mut part = self.primary(place)?;
        let mut near = Near { operands: Vec::new(), n_words: Vec::new() };
        while let Some(Token::Near(sign, number)) = self.peek() {
            self.at += 1;
            let n_words = self.n_words(number)?;
            if let Some(Token::Not(_)) = self.peek() {
                return Err(wanted::no_operand(sign, self.query));
            }
            let Some(next) = self.operand(sign, place)? else { continue };
            if let Some(first) = part.take() {
                near.operands.push(self.alternatives(&first, sign)?);
            } else if near.operands.is_empty() {
                part = Some(next);
                continue;
            }
            near.operands.push(self.alternatives(&next, sign)?);
            near.n_words.push(n_words);
        }
        if near.operands.is_empty() {
            return Ok(part);
        }
        self.parsed.nears.push(near);
        Ok(Some(Part::Expr(Expr::Near(self.parsed.nears.len() - 1))))
    }

    /// What follows NEAR, if it is there already.
    fn operand(&mut self, sign: Span, place: Place) -> Result<Option<Part>, QueryError> {
        let was_unclosed = std::mem::take(&mut self.is_unclosed);
        let (n_terms, n_labels) = (self.parsed.terms.len(), self.parsed.labels.len());
        let part = self.primary(place)?;
        let is_half_typed = std::mem::replace(&mut self.is_unclosed, was_unclosed)
            && part.as_ref().is_some_and(|part| self.alternatives(part, sign).is_err());
        if is_half_typed {
            self.parsed.terms.truncate(n_terms);
            self.parsed.labels.truncate(n_labels);
            return Ok(None);
        }
        Ok(part)
    }

    /// The terms one of which must be near: a term, or a bracket of terms with OR.
    fn alternatives(&self, part: &Part, sign: Span) -> Result<Vec<usize>, QueryError> {
        let terms = if let Part::Expr(expr) = part { terms_of(expr) } else { None };
        terms.ok_or_else(|| wanted::no_operand(sign, self.query))
    }

    fn primary(&mut self, place: Place) -> Result<Option<Part>, QueryError> {
        match self.peek() {
            Some(Token::Open(bracket)) => self.group(place, bracket),
            Some(Token::Term(typed)) => {
                self.at += 1;
                Ok(self.term(typed, !place.is_negated)?.map(Part::Expr))
            }
            Some(Token::Field(whole, field, typed)) => {
                self.at += 1;
                self.count(whole)?;
                self.field(Value { query: self.query, field, whole, typed })
            }
            _ => Ok(None),
        }
    }

    fn group(&mut self, place: Place, bracket: Span) -> Result<Option<Part>, QueryError> {
        if place.depth == MAX_NESTING {
            return Err(QueryError {
                message: format!("Brackets are nested deeper than {MAX_NESTING}"),
                span: bracket,
                hint: Some("To find brackets, put quotes around them".to_owned()),
            });
        }
        self.at += 1;
        let part = self.level(Place { depth: place.depth + 1, ..place })?;
        if self.peek() == Some(Token::Close) {
            self.at += 1;
        } else {
            self.is_unclosed = true;
        }
        Ok(part)
    }

    /// The number of a term; one that was typed before keeps its number.
    fn term(&mut self, typed: Typed, is_positive: bool) -> Result<Option<Expr>, QueryError> {
        let text = typed.whole.of(self.query);
        let known = |term: &Term| term.typed() == text && term.is_positive() == is_positive;
        self.count(typed.whole)?;
        if let Some(index) = self.parsed.terms.iter().position(known) {
            return Ok(Some(Expr::Term(index)));
        }
        let term = Term::new(self.query, typed, self.switches, self.demands)?;
        let Some(term) = term else { return Ok(None) };
        if typed.kind != Kind::Phrase && self.parsed.no_field.is_none() {
            self.parsed.no_field = field_like(text).map(ToOwned::to_owned);
        }
        let number = is_positive.then(|| self.label(typed.whole));
        self.parsed.terms.push(term.numbered(number));
        Ok(Some(Expr::Term(self.parsed.terms.len() - 1)))
    }

    /// A new number for hits, under the text that was typed for them.
    fn label(&mut self, typed: Span) -> u16 {
        self.parsed.labels.push(typed.of(self.query).to_owned());
        self.parsed.labels.len() as u16 - 1
    }

    /// Refuses one more term than there may be.
    fn count(&mut self, typed: Span) -> Result<(), QueryError> {
        self.n_typed += 1;
        if self.n_typed <= MAX_TERMS {
            return Ok(());
        }
        Err(QueryError {
            message: format!("The filter has more than {MAX_TERMS} terms"),
            span: typed,
            hint: Some("To find a passage, put quotes around it".to_owned()),
        })
    }
}

#[cfg(test)]
mod tests;
