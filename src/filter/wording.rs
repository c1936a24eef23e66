//! Says in plain words what is wrong with a query, and where.

use regex_syntax::ast::ErrorKind as Syntax;
use regex_syntax::hir::ErrorKind as Meaning;

use super::QueryError;
use super::pattern::MAX_CHARS;
use crate::text::Span;

/// A pattern inside the query it was typed in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Typed<'a> {
    pub(super) query: &'a str,
    /// The pattern, without slashes.
    pub(super) span: Span,
    /// Whether the switch made it a pattern, and not a pair of slashes.
    pub(super) is_by_switch: bool,
}

impl<'a> Typed<'a> {
    pub(super) fn pattern(self) -> &'a str {
        self.span.of(self.query)
    }

    /// The 1-based number of the character at a byte of the query, as people count.
    fn character_at(self, byte: u32) -> usize {
        Span::new(0, byte).of(self.query).chars().count() + 1
    }

    /// "To find the bracket itself, write \( or turn off .*".
    fn hint_to_find(self, what: &str, escaped: &str) -> String {
        let way_out = if self.is_by_switch { "turn off .*" } else { "leave out the slashes" };
        format!("To find {what} itself, write {escaped} or {way_out}")
    }
}

pub(super) fn too_long(typed: Typed<'_>) -> QueryError {
    let count = thousands(typed.pattern().chars().count());
    QueryError {
        message: format!("The pattern has {count} characters, more than {}", thousands(MAX_CHARS)),
        span: typed.span,
        hint: Some("Filter for a shorter part of it".to_owned()),
    }
}

pub(super) fn too_large(typed: Typed<'_>) -> QueryError {
    QueryError {
        message: "The pattern grows too large when its repetitions are written out".to_owned(),
        span: typed.span,
        hint: Some("Use smaller numbers in the braces, or * and +".to_owned()),
    }
}

/// Puts an error of the pattern's syntax or meaning into words.
pub(super) fn explain(error: &regex_syntax::Error, typed: Typed<'_>) -> QueryError {
    let (span, words): (_, fn(Place<'_>) -> Words) = match error {
        regex_syntax::Error::Parse(error) => (*error.span(), syntax(error.kind())),
        regex_syntax::Error::Translate(error) => (*error.span(), meaning(error.kind())),
        _ => return unknown(typed),
    };
    let start = typed.span.start;
    let span = Span::new(start + span.start.offset as u32, start + span.end.offset as u32);
    let span = visible(typed, span);
    let (message, hint) = words(Place { typed, span });
    QueryError { message, span, hint: (!hint.is_empty()).then_some(hint) }
}

/// A span that holds at least a character, if the pattern does: the one that follows, else the last.
fn visible(typed: Typed<'_>, span: Span) -> Span {
    if !span.is_empty() {
        return span;
    }
    let next = Span::new(span.start, typed.span.end).of(typed.query).chars().next();
    let last = Span::new(typed.span.start, span.start).of(typed.query).chars().next_back();
    match (next, last) {
        (Some(next), _) => Span::new(span.start, span.start + next.len_utf8() as u32),
        (None, Some(last)) => Span::new(span.start - last.len_utf8() as u32, span.start),
        (None, None) => span,
    }
}

fn unknown(typed: Typed<'_>) -> QueryError {
    let message = "The pattern cannot be read".to_owned();
    QueryError { message, span: typed.span, hint: None }
}

/// The message and the hint.
type Words = (String, String);

/// What is wrong stands here.
#[derive(Clone, Copy)]
struct Place<'a> {
    typed: Typed<'a>,
    span: Span,
}

impl Place<'_> {
    fn at(self) -> usize {
        self.typed.character_at(self.span.start)
    }

    /// The number of the last such sign up to here, which opened what is wrong.
    fn opened_by(self, sign: char) -> usize {
        let before = Span::new(self.typed.span.start, self.span.end);
        let at = before.of(self.typed.query).rfind(sign).map(|at| before.start + at as u32);
        self.typed.character_at(at.unwrap_or(self.span.start))
    }

    fn text(self) -> String {
        self.span.of(self.typed.query).to_owned()
    }
}

/// The sentence for each way in which a pattern's syntax can be wrong.
fn syntax(kind: &Syntax) -> fn(Place<'_>) -> Words {
    match kind {
        Syntax::GroupUnclosed => bracket_unclosed,
        Syntax::GroupUnopened => bracket_unopened,
        Syntax::ClassUnclosed => square_unclosed,
        Syntax::ClassRangeInvalid => range_backwards,
        Syntax::ClassRangeLiteral | Syntax::ClassEscapeInvalid => no_character_of_set,
        Syntax::RepetitionMissing => nothing_to_repeat,
        Syntax::RepetitionCountInvalid => count_backwards,
        Syntax::RepetitionCountDecimalEmpty
        | Syntax::RepetitionCountUnclosed
        | Syntax::DecimalEmpty
        | Syntax::DecimalInvalid => bad_count,
        Syntax::EscapeUnexpectedEof => lone_backslash,
        Syntax::EscapeUnrecognized
        | Syntax::SpecialWordBoundaryUnclosed
        | Syntax::SpecialWordBoundaryUnrecognized
        | Syntax::SpecialWordOrRepetitionUnexpectedEof => unknown_escape,
        Syntax::EscapeHexEmpty | Syntax::EscapeHexInvalid | Syntax::EscapeHexInvalidDigit => {
            bad_code
        }
        Syntax::UnicodeClassInvalid => unknown_property,
        Syntax::FlagDanglingNegation
        | Syntax::FlagDuplicate { .. }
        | Syntax::FlagRepeatedNegation { .. }
        | Syntax::FlagUnexpectedEof
        | Syntax::FlagUnrecognized => bad_flag,
        Syntax::GroupNameDuplicate { .. }
        | Syntax::GroupNameEmpty
        | Syntax::GroupNameInvalid
        | Syntax::GroupNameUnexpectedEof => bad_name,
        Syntax::UnsupportedBackreference => no_back_reference,
        Syntax::UnsupportedLookAround => no_look_around,
        Syntax::NestLimitExceeded(_) => too_deep,
        _ => wrong_here,
    }
}

fn meaning(kind: &Meaning) -> fn(Place<'_>) -> Words {
    match kind {
        Meaning::UnicodePropertyNotFound | Meaning::UnicodePropertyValueNotFound => {
            unknown_property
        }
        Meaning::InvalidUtf8 | Meaning::UnicodeNotAllowed => half_character,
        _ => wrong_here,
    }
}

fn bracket_unclosed(place: Place<'_>) -> Words {
    let message = format!("The bracket at character {} is never closed", place.at());
    (message, place.typed.hint_to_find("the bracket", r"\("))
}

fn bracket_unopened(place: Place<'_>) -> Words {
    let message = format!("The bracket at character {} was never opened", place.at());
    (message, place.typed.hint_to_find("the bracket", r"\)"))
}

fn square_unclosed(place: Place<'_>) -> Words {
    let message = format!("The square bracket at character {} is never closed", place.at());
    (message, place.typed.hint_to_find("the bracket", r"\["))
}

fn range_backwards(place: Place<'_>) -> Words {
    let message = format!("The range {} at character {} runs backwards", place.text(), place.at());
    (message, "Put the smaller end first, or the hyphen last".to_owned())
}

fn no_character_of_set(place: Place<'_>) -> Words {
    let message =
        format!("{} at character {} cannot be the end of a range", place.text(), place.at());
    (message, "To find a hyphen, put it last in the brackets".to_owned())
}

fn nothing_to_repeat(place: Place<'_>) -> Words {
    let sign: String = place.text().chars().take(1).collect();
    let message =
        format!("There is nothing to repeat before the {sign} at character {}", place.at());
    (message, place.typed.hint_to_find(&format!("the {sign}"), &format!(r"\{sign}")))
}

fn count_backwards(place: Place<'_>) -> Words {
    let message = format!("The count {} at character {} runs backwards", place.text(), place.at());
    (message, "Put the smaller number first".to_owned())
}

fn bad_count(place: Place<'_>) -> Words {
    let message = format!("The braces at character {} hold no count", place.opened_by('{'));
    (message, r"Write {3}, {3,} or {3,5}; to find a brace itself, write \{".to_owned())
}

fn lone_backslash(place: Place<'_>) -> Words {
    let at = place.opened_by('\\');
    let message = if place.text() == r"\" {
        format!("Nothing follows the backslash at character {at}")
    } else {
        format!("Something is missing after the backslash at character {at}")
    };
    (message, place.typed.hint_to_find("the backslash", r"\\"))
}

fn unknown_escape(place: Place<'_>) -> Words {
    let message = format!("{} at character {} has no meaning", place.text(), place.at());
    (message, r"Leave out the backslash, or write \\ to find one".to_owned())
}

fn bad_code(place: Place<'_>) -> Words {
    let message = format!("The code at character {} stands for no character", place.at());
    (message, r"Write four digits or letters from a to f, as in \u00E9".to_owned())
}

fn unknown_property(place: Place<'_>) -> Words {
    let message =
        format!("{} at character {} names no kind of character", place.text(), place.at());
    (message, r"Known are, for example, \p{Greek}, \p{Lu} and \p{Letter}".to_owned())
}

fn bad_flag(place: Place<'_>) -> Words {
    let message = format!("The switch at character {} is not known", place.at());
    (
        message,
        "After (? stand i for any case, s for . across lines, or : for a plain group".to_owned(),
    )
}

fn bad_name(place: Place<'_>) -> Words {
    let message = format!("The name of the group at character {} cannot be used", place.at());
    (message, "Names are not needed here: write ( alone".to_owned())
}

fn no_back_reference(place: Place<'_>) -> Words {
    let message = format!(
        "{} at character {} refers back to a group, which is not supported",
        place.text(),
        place.at()
    );
    (message, "It could take for ever on a long text".to_owned())
}

fn no_look_around(place: Place<'_>) -> Words {
    let message = format!(
        "{} at character {} looks around, which is not supported",
        place.text(),
        place.at()
    );
    (message, "Filter for two terms, one of them with NOT".to_owned())
}

fn too_deep(place: Place<'_>) -> Words {
    (format!("Brackets are nested too deep at character {}", place.at()), String::new())
}

fn half_character(place: Place<'_>) -> Words {
    let message = format!("{} at character {} is no whole character", place.text(), place.at());
    (message, "Leave out (?-u)".to_owned())
}

fn wrong_here(place: Place<'_>) -> Words {
    (format!("The pattern cannot be read at character {}", place.at()), String::new())
}

/// A number with commas between its thousands.
pub(super) fn thousands(number: usize) -> String {
    if number < 1000 {
        return number.to_string();
    }
    format!("{},{:03}", thousands(number / 1000), number % 1000)
}

#[cfg(test)]
mod tests;
