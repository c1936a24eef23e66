//! Says in plain words what a field or NEAR wanted instead of what was typed, and where.

use super::QueryError;
use super::field::Field;
use super::near::MAX_WORDS;
use super::pair::PassageKind;
use super::wording::thousands;
use crate::text::Span;

/// The 1-based number of the character at a byte of the query, as people count.
fn character_at(query: &str, byte: u32) -> usize {
    Span::new(0, byte).of(query).chars().count() + 1
}

fn error(message: String, span: Span, hint: impl Into<String>) -> QueryError {
    QueryError { message, span, hint: Some(hint.into()) }
}

/// The names of all fields, for people: "name:, title:, … and in:".
pub(super) fn field_names() -> String {
    listed(Field::ALL.map(|field| format!("{}:", field.name())).to_vec(), "and")
}

fn listed(mut names: Vec<String>, joint: &str) -> String {
    let last = names.pop().unwrap_or_default();
    if names.is_empty() { last } else { format!("{} {joint} {last}", names.join(", ")) }
}

/// A field that is followed by nothing.
pub(super) fn no_value(field: Field, span: Span, query: &str) -> QueryError {
    let (name, at) = (field.name(), character_at(query, span.start));
    let hint = format!("{}; to find the text {name}: itself, put it in quotes", way(field));
    error(format!("Nothing follows {name}: at character {at}"), span, hint)
}

/// A field that is followed by what it does not know.
pub(super) fn unknown_value(field: Field, value: Span, query: &str) -> QueryError {
    let (name, at) = (field.name(), character_at(query, value.start));
    let typed = value.of(query);
    let message = match field {
        Field::Lang => format!("{typed} at character {at} is no language that is told apart"),
        _ => format!("{typed} at character {at} is nothing that {name}: takes"),
    };
    error(message, value, way(field))
}

/// How a field is written.
fn way(field: Field) -> String {
    match field {
        Field::Name => "Write name:letter without a space, or name:\"two words\"".to_owned(),
        Field::Title => "Write title:ferry without a space, or title:\"two words\"".to_owned(),
        Field::Lang => {
            "Write a code or a name, as in lang:de, lang:german, lang:deutsch".to_owned()
        }
        Field::Kind => {
            let names = PassageKind::ALL.map(|kind| kind.name().to_owned()).to_vec();
            format!("After kind: stands {}", listed(names, "or"))
        }
        Field::Only => "Write only:left or only:right".to_owned(),
        Field::In => "Write in:sentence, in:paragraph or in:document".to_owned(),
    }
}

/// `NEAR/` with something that is no distance.
pub(super) fn no_distance(value: Span, query: &str) -> QueryError {
    let at = character_at(query, value.start);
    let most = thousands(MAX_WORDS as usize);
    let message =
        format!("{} at character {at} is no number of words from 1 to {most}", value.of(query));
    let hint = "Write NEAR/5; NEAR alone is NEAR/10, and quotes find words side by side";
    error(message, value, hint)
}

/// NEAR beside something that has no hits to be near.
pub(super) fn no_operand(near: Span, query: &str) -> QueryError {
    let at = character_at(query, near.start);
    let message = format!("What stands beside NEAR at character {at} cannot be near anything");
    error(message, near, "NEAR takes words, phrases, patterns, and brackets of these with OR")
}

/// A second `in:` in the same bracket.
pub(super) fn second_unit(span: Span, query: &str) -> QueryError {
    let at = character_at(query, span.start);
    let message = format!("Another in: stands before the one at character {at}");
    error(message, span, "Put brackets around what each of them is about")
}

/// NOT before `in:`.
pub(super) fn negated_unit(span: Span, query: &str) -> QueryError {
    let message = format!("in: at character {} cannot be negated", character_at(query, span.start));
    error(message, span, "in: says where the words must stand together; leave out the NOT")
}

/// A question about the open pair where none is open.
pub(super) fn no_pair(field: Field, span: Span) -> QueryError {
    let message = format!("{}: asks about the open pair; here there is none", field.name());
    QueryError { message, span, hint: None }
}
