//! The noun that a number counts.

use super::reader::Reader;
use super::words::Sense;

/// What is counted.
#[derive(Clone, Debug)]
pub(super) struct Head {
    /// In normal form.
    pub(super) noun: String,
    pub(super) is_person: bool,
}

/// What is counted has at most so many words.
const LONGEST: usize = 5;

/// What a number before a word counts: the last of the words up to one that is none of it; a word for
/// people ends it at once.
pub(super) fn head(reader: &Reader<'_>, at: usize, is_figure: bool) -> Option<Head> {
    let mut at = at;
    if let Some(end) = reader.is(at, Sense::OfThe).filter(|_| reader.is_next(at)) {
        at = end;
    }
    while let Some(end) = reader.is(at, Sense::More).filter(|_| reader.is_next(at)) {
        at = end;
    }
    let mut last = None;
    for next in at..at + LONGEST {
        if !reader.is_next(next) || !may_be_counted(reader, next) {
            break;
        }
        last = Some(next);
        if reader.has(next, |sense| sense == Sense::Person) {
            return Some(Head { noun: reader.word(next).to_owned(), is_person: true });
        }
        if is_plural(reader.word(next)) && next > at && !is_figure_plural(reader, next + 1) {
            break;
        }
    }
    let token = reader.token(last?)?;
    let noun = token.word.to_string();
    let is_people = token.has_capital && noun.ends_with('s') && noun.len() > 4;
    Some(Head { noun, is_person: is_people && (is_figure || is_plural(&token.word)) })
}

/// Whether a compound may go on behind a plural, as in "sports teams".
fn is_figure_plural(reader: &Reader<'_>, at: usize) -> bool {
    reader.is_next(at) && is_plural(reader.word(at))
}

fn is_plural(word: &str) -> bool {
    word.ends_with('s') && !word.ends_with("ss") && word.len() > 3
}

/// Whether a word can belong to what is counted.
fn may_be_counted(reader: &Reader<'_>, at: usize) -> bool {
    let word = reader.word(at);
    let Some(token) = reader.token(at) else { return false };
    let ends = |sense| {
        matches!(
            sense,
            Sense::Function
                | Sense::Be
                | Sense::Verb
                | Sense::While
                | Sense::In
                | Sense::Unit(_)
                | Sense::Month(_)
                | Sense::Weekday(_)
                | Sense::Ago
                | Sense::Later
        )
    };
    let is_person = reader.has(at, |sense| sense == Sense::Person);
    let is_role = reader.has(at, |sense| matches!(sense, Sense::Role(_)));
    let is_adverb =
        word.ends_with("ly") && !word.ends_with("family") && !matches!(word, "elderly" | "family");
    let is_verb = !token.has_capital
        && word.len() > 4
        && (word.ends_with("ed") || word.ends_with("ing"))
        && !matches!(
            word,
            "building" | "painting" | "unarmed" | "armed" | "building's" | "evening"
        );
    is_person || !(token.is_figure || is_role || is_adverb || is_verb || reader.has(at, ends))
}
