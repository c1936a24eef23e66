//! Cuts what was typed into tokens. Half-typed text has tokens too: what is open is closed silently.

use super::field::Field;
use crate::text::{Span, is_invisible};

/// A piece of a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token {
    Open(Span),
    Close,
    And,
    Or,
    Not(Span),
    /// `NEAR`, with the span of what follows its slash, if it has one.
    Near(Span, Option<Span>),
    /// A field that is known, and what follows its colon, if anything visible does.
    Field(Span, Field, Option<Typed>),
    Term(Typed),
}

/// A term as it was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Typed {
    /// All of it, with quotes, slashes and stars.
    pub(super) whole: Span,
    /// What is to be found.
    pub(super) body: Span,
    pub(super) kind: Kind,
}

/// How a term was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A bare word; a star before or behind it stands for the rest of the word.
    Word { has_star_before: bool, has_star_behind: bool },
    /// A phrase in quotes.
    Phrase,
    /// A pattern between slashes, or the whole query by the switch.
    Pattern,
}

/// The tokens of a query in order.
pub(super) fn tokens(query: &str) -> Vec<Token> {
    let mut lexer = Lexer { query, at: 0 };
    let mut found = Vec::new();
    while let Some(first) = lexer.rest().chars().next() {
        found.extend(lexer.token(first));
    }
    found
}

struct Lexer<'a> {
    query: &'a str,
    at: usize,
}

impl<'a> Lexer<'a> {
    fn rest(&self) -> &'a str {
        self.query.get(self.at..).unwrap_or_default()
    }

    /// Moves on by a number of bytes and gives them as a span.
    fn take(&mut self, n_bytes: usize) -> Span {
        let start = self.at;
        self.at += n_bytes;
        Span::from_range(start..self.at)
    }

    fn token(&mut self, first: char) -> Option<Token> {
        match first {
            '(' => Some(Token::Open(self.take(1))),
            ')' => {
                self.take(1);
                Some(Token::Close)
            }
            '-' => {
                let sign = self.take(1);
                let next = self.rest().chars().next();
                let is_before_item = next.is_some_and(|next| !next.is_whitespace() && next != ')');
                is_before_item.then_some(Token::Not(sign))
            }
            '/' => self.pattern().map(Token::Term),
            _ if is_quote(first) => self.phrase(first).map(Token::Term),
            _ if first.is_whitespace() || is_invisible(first) => {
                self.take(first.len_utf8());
                None
            }
            _ => self.word(),
        }
    }

    fn word(&mut self) -> Option<Token> {
        if let Some(field) = Field::begun_by(self.rest()) {
            return Some(self.field(field));
        }
        let whole = self.run();
        match whole.of(self.query) {
            "AND" => Some(Token::And),
            "OR" => Some(Token::Or),
            "NOT" => Some(Token::Not(whole)),
            "NEAR" => Some(Token::Near(whole, None)),
            word if word.starts_with("NEAR/") => {
                let number = Span::new(whole.start + "NEAR/".len() as u32, whole.end);
                Some(Token::Near(whole, Some(number)))
            }
            _ => starred(self.query, whole).map(Token::Term),
        }
    }

    /// Everything up to white space, a bracket or a quote.
    fn run(&mut self) -> Span {
        let ends = |c: char| c.is_whitespace() || matches!(c, '(' | ')') || is_quote(c);
        self.take(self.rest().find(ends).unwrap_or_else(|| self.rest().len()))
    }

    fn field(&mut self, field: Field) -> Token {
        let name = self.take(field.name().len() + 1);
        let value = match self.rest().chars().next() {
            Some(quote) if is_quote(quote) => self.phrase(quote),
            Some('/') if field.takes_text() => self.pattern(),
            Some(_) if field.takes_text() => {
                let value = self.run();
                starred(self.query, value)
            }
            _ => {
                let body = self.run();
                let kind = Kind::Word { has_star_before: false, has_star_behind: false };
                (!body.is_empty()).then_some(Typed { whole: body, body, kind })
            }
        };
        let whole = Span::new(name.start, self.at as u32);
        Token::Field(whole, field, value)
    }

    fn phrase(&mut self, opening: char) -> Option<Typed> {
        let open = self.take(opening.len_utf8());
        let body = self.take(self.rest().find(is_quote).unwrap_or_else(|| self.rest().len()));
        let closing = self.rest().chars().next().map_or(0, char::len_utf8);
        let whole = open.hull(self.take(closing));
        let is_blank = body.of(self.query).trim().is_empty();
        (!is_blank).then_some(Typed { whole, body, kind: Kind::Phrase })
    }

    fn pattern(&mut self) -> Option<Typed> {
        let open = self.take(1);
        let body = self.take(unescaped_slash(self.rest()).unwrap_or_else(|| self.rest().len()));
        let is_closed = !self.rest().is_empty();
        let whole = open.hull(self.take(usize::from(is_closed)));
        let is_blank = body.is_empty() || !is_closed && body.of(self.query).trim().is_empty();
        (!is_blank).then_some(Typed { whole, body, kind: Kind::Pattern })
    }
}

/// A bare word without the stars at its ends; `None` if it is nothing but stars.
fn starred(query: &str, whole: Span) -> Option<Typed> {
    let word = whole.of(query);
    let without_head = word.trim_start_matches('*');
    let body_start = whole.end - without_head.len() as u32;
    let body_len = without_head.trim_end_matches('*').len() as u32;
    let body = Span::new(body_start, body_start + body_len);
    let kind = Kind::Word {
        has_star_before: body.start > whole.start,
        has_star_behind: body.end < whole.end,
    };
    (!body.is_empty()).then_some(Typed { whole, body, kind })
}

fn is_quote(character: char) -> bool {
    matches!(character, '"' | '“' | '”' | '„' | '‟' | '＂')
}

fn unescaped_slash(text: &str) -> Option<usize> {
    let mut is_escaped = false;
    text.char_indices().find_map(|(at, character)| {
        let found = character == '/' && !is_escaped;
        is_escaped = character == '\\' && !is_escaped;
        found.then_some(at)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(query: &str, expected: &[&str]) {
        let term = |typed: Typed| match typed.kind {
            Kind::Word { .. } => typed.whole.of(query).to_owned(),
            Kind::Phrase => format!("\"{}\"", typed.body.of(query)),
            Kind::Pattern => format!("/{}/", typed.body.of(query)),
        };
        let show = |token: &Token| match token {
            Token::Open(_) => "(".to_owned(),
            Token::Close => ")".to_owned(),
            Token::And => "&".to_owned(),
            Token::Or => "|".to_owned(),
            Token::Not(_) => "!".to_owned(),
            Token::Near(_, number) => format!("~{}", number.map_or("", |span| span.of(query))),
            Token::Field(_, field, value) => {
                format!("{}:{}", field.name(), value.map_or(String::new(), term))
            }
            &Token::Term(typed) => term(typed),
        };
        assert_eq!(tokens(query).iter().map(show).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn operators_are_upper_case_only() {
        check("a OR b AND NOT c or not", &["a", "|", "b", "&", "!", "c", "or", "not"]);
        check("-a --b well-known", &["!", "a", "!", "!", "b", "well-known"]);
    }

    #[test]
    fn quotes_of_any_style_hold_a_phrase() {
        check("“march 22” \"it's\" „so“", &["\"march 22\"", "\"it's\"", "\"so\""]);
    }

    #[test]
    fn slashes_hold_a_pattern_only_where_a_term_begins() {
        check(r"/a\/b c/ and/or /x", &[r"/a\/b c/", "and/or", "/x/"]);
    }

    #[test]
    fn a_known_field_takes_what_follows_its_colon() {
        check(
            "name:a*b title:\"two words\" -name:/x y/",
            &["name:a*b", "title:\"two words\"", "!", "name:/x y/"],
        );
        check(
            "lang:de in: kind:a,b) foo:bar Name:x a:name:b",
            &["lang:de", "in:", "kind:a,b", ")", "foo:bar", "Name:x", "a:name:b"],
        );
    }

    #[test]
    fn nearness_counts_in_capitals_only() {
        check(
            "a NEAR b NEAR/5 c near NEARBY NEAR/",
            &["a", "~", "b", "~5", "c", "near", "NEARBY", "~"],
        );
    }

    #[test]
    fn what_is_half_typed_is_closed_or_left_out() {
        check("\"march 2", &["\"march 2\""]);
        check("a /", &["a"]);
        check("- // \"\" * **", &[]);
        check("( a -", &["(", "a"]);
        check("\u{feff}NOT b", &["!", "b"]);
    }
}
