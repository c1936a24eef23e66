//! Fields: what stands before a colon, and what may follow it.
//!
//! `name:`, `title:` and `lang:` ask about a document and have no hits of their own; `kind:` and
//! `only:` choose stretches of the open pair; `in:` says how close AND holds together.

use super::QueryError;
use super::lexer::{Kind, Typed};
use super::pair::{Kinds, PassageKind};
use super::scope::Unit;
use super::term::Term;
use super::wanted;
use crate::model::Document;
use crate::text::{Language, Span};

/// A word that is a field when a colon follows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Name,
    Title,
    Lang,
    Kind,
    Only,
    In,
}

impl Field {
    /// All fields, in the order in which they are named to people.
    pub(super) const ALL: [Self; 6] =
        [Self::Name, Self::Title, Self::Lang, Self::Kind, Self::Only, Self::In];

    /// What is typed before the colon.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Title => "title",
            Self::Lang => "lang",
            Self::Kind => "kind",
            Self::Only => "only",
            Self::In => "in",
        }
    }

    /// Whether words, phrases and patterns follow it, and not one of a few names.
    pub(super) fn takes_text(self) -> bool {
        matches!(self, Self::Name | Self::Title)
    }

    /// The field that a text begins with, if its colon is there.
    pub(super) fn begun_by(text: &str) -> Option<Self> {
        let has = |field: &Self| {
            text.strip_prefix(field.name()).is_some_and(|rest| rest.starts_with(':'))
        };
        Self::ALL.into_iter().find(has)
    }
}

/// A question about a document as a whole.
#[derive(Clone, Debug)]
pub(super) enum Test {
    /// Its file's name holds this; its path, where a slash was typed.
    Name { term: Term, is_path: bool },
    /// Its title holds this.
    Title(Term),
    /// It is written in one of these languages.
    Lang(Vec<Language>),
}

impl Test {
    /// Whether a document passes.
    pub(super) fn passes(&self, document: &Document, cancelled: &dyn Fn() -> bool) -> bool {
        match self {
            Self::Name { term, is_path: true } => term.is_in(document.path(), cancelled),
            Self::Name { term, is_path: false } => term.is_in(document.file_name(), cancelled),
            Self::Title(term) => term.is_in(document.title(), cancelled),
            Self::Lang(languages) => {
                document.language().is_some_and(|language| languages.contains(&language))
            }
        }
    }
}

/// What follows a field's colon, where it stands, and whether it may still be growing.
#[derive(Clone, Copy, Debug)]
pub(super) struct Value<'a> {
    pub(super) query: &'a str,
    pub(super) field: Field,
    /// The field with its colon and value.
    pub(super) whole: Span,
    pub(super) typed: Option<Typed>,
}

impl<'a> Value<'a> {
    /// The text of the value, without quotes.
    fn text(self) -> &'a str {
        self.typed.map_or("", |typed| typed.body.of(self.query))
    }

    /// Whether nothing but closing brackets follows, so that a person may still be typing it.
    pub(super) fn is_at_end(self) -> bool {
        let is_closed = self
            .typed
            .is_some_and(|typed| typed.kind == Kind::Phrase && typed.whole.end > typed.body.end);
        let rest = self.query.get(self.whole.end as usize..).unwrap_or_default();
        !is_closed && rest.chars().all(|c| c == ')')
    }

    /// Whether a colon alone was typed, and nothing after it.
    pub(super) fn is_missing(self) -> bool {
        self.whole.len() as usize == self.field.name().len() + 1
    }

    /// The parts between commas that name something, as `named` knows them. What may still become a
    /// name is left out.
    fn list<T>(self, named: impl Fn(&str) -> Named<T>) -> Result<Vec<T>, QueryError> {
        let mut found = Vec::new();
        let start = self.typed.map_or(self.whole.end, |typed| typed.body.start);
        let mut at = start;
        for part in self.text().split(',') {
            let span = Span::new(at, at + part.len() as u32);
            at = span.end + 1;
            let is_last = self.typed.is_none_or(|typed| span.end == typed.body.end);
            match named(part) {
                _ if part.is_empty() => {}
                Named::Known(value) => found.push(value),
                Named::Begun if is_last && self.is_at_end() => {}
                Named::Begun | Named::Unknown => {
                    return Err(wanted::unknown_value(self.field, span, self.query));
                }
            }
        }
        Ok(found)
    }

    /// The languages that were named; empty while none is.
    pub(super) fn languages(self) -> Result<Vec<Language>, QueryError> {
        let found = self.list(|part| {
            let named: Vec<Language> = Language::all().filter(|one| one.is_called(part)).collect();
            let is_begun = || Language::all().any(|one| one.may_be_called(part));
            Named::of((!named.is_empty()).then_some(named), is_begun)
        })?;
        Ok(found.concat())
    }

    /// The kinds of passages that were named; `None` while none is.
    pub(super) fn kinds(self) -> Result<Option<Kinds>, QueryError> {
        let found = self.list(|part| among(&PassageKind::ALL, PassageKind::name, part))?;
        Ok(Kinds::of(&found))
    }

    /// The side that was named: 0 is left.
    pub(super) fn side(self) -> Result<Option<usize>, QueryError> {
        let name = |side: usize| if side == 0 { "left" } else { "right" };
        Ok(self.list(|part| among(&[0, 1], name, part))?.pop())
    }

    /// The unit that was named.
    pub(super) fn unit(self) -> Result<Option<Unit>, QueryError> {
        Ok(self.list(|part| among(&Unit::ALL, Unit::name, part))?.pop())
    }
}

/// What a part of a value may be.
enum Named<T> {
    Known(T),
    /// The beginning of a name.
    Begun,
    Unknown,
}

impl<T> Named<T> {
    fn of(known: Option<T>, is_begun: impl Fn() -> bool) -> Self {
        match known {
            Some(value) => Self::Known(value),
            None if is_begun() => Self::Begun,
            None => Self::Unknown,
        }
    }
}

/// The one among some that is called so.
fn among<T: Copy>(all: &[T], name: impl Fn(T) -> &'static str, part: &str) -> Named<T> {
    let known = all.iter().copied().find(|&one| name(one) == part);
    Named::of(known, || all.iter().any(|&one| name(one).starts_with(part)))
}
