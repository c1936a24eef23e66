//! The noun that a number counts.

use super::numerals::numeral;
use super::reader::{Reader, Token};
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

/// Adverbs of English that do not end like others.
const ADVERBS: [&str; 9] =
    ["more", "less", "fewer", "further", "never", "ever", "always", "often", "already"];

/// What a number before a word counts: the last of the words up to one that is none of it; a word for
/// people ends it at once.
pub(super) fn head(reader: &Reader<'_>, at: usize, is_figure: bool) -> Option<Head> {
    // "Nine of them red": those are told already, and only a word for people names them anew.
    let is_told = is_of_them(reader, at);
    let found = counted(reader, before_noun(reader, at), is_figure);
    found.filter(|head| head.is_person || !is_told)
}

fn is_of_them(reader: &Reader<'_>, at: usize) -> bool {
    reader.is_next(at) && reader.word(at) == "of" && matches!(reader.word(at + 1), "them" | "whom")
}

fn counted(reader: &Reader<'_>, at: usize, is_figure: bool) -> Option<Head> {
    if !reader.words.manner.is_english {
        return noun(reader, at);
    }
    let is_told_of = is_modifier(reader, at);
    let mut last = None;
    for next in at..at + LONGEST {
        let is_part = may_be_counted(reader, next) || (next == at && is_told_of);
        if !reader.is_next(next) || !is_part {
            break;
        }
        last = Some(next);
        if reader.has(next, |sense| sense == Sense::Person) {
            return Some(Head { noun: reader.word(next).to_owned(), is_person: true });
        }
        if is_plural(reader.word(next)) && !goes_on_in_plural(reader, next + 1) {
            break;
        }
    }
    let token = reader.token(last.filter(|_| !is_told_of)?)?;
    let noun = token.word.to_string();
    let is_people = token.has_capital
        && !reader.words.manner.has_capital_nouns
        && noun.ends_with('s')
        && noun.len() > 4;
    Some(Head { noun, is_person: is_people && (is_figure || is_plural(&token.word)) })
}

/// The first noun behind a number: where nouns have capitals that tells them, else adjectives that
/// stand before them are known by their endings.
fn noun(reader: &Reader<'_>, at: usize) -> Option<Head> {
    for next in at..at + LONGEST {
        if !reader.is_next(next) || !may_be_counted(reader, next) {
            return None;
        }
        let token = reader.token(next)?;
        let is_person = reader.has(next, |sense| sense == Sense::Person);
        let has_ending =
            ["ых", "их", "ые", "ие", "ный"].iter().any(|end| token.word.ends_with(end));
        let is_small = reader.words.manner.has_capital_nouns && !token.has_capital;
        if is_person || !(has_ending || is_small) {
            return Some(Head { noun: token.word.to_string(), is_person });
        }
    }
    None
}

/// Behind "of the", "of the 19" and "other".
fn before_noun(reader: &Reader<'_>, mut at: usize) -> usize {
    if let Some(end) = reader.is(at, Sense::OfThe).filter(|_| reader.is_next(at)) {
        let whole = numeral(reader, end).filter(|whole| reader.is_next(end) && !whole.is_one);
        at = whole.map_or(end, |whole| whole.end);
    }
    while let Some(end) = reader.is(at, Sense::More).filter(|_| reader.is_next(at)) {
        at = end;
    }
    at
}

/// "A crew of 19", "a magnitude of 6.4": what a number behind "of" tells of, by the noun before it.
pub(super) fn head_before(reader: &Reader<'_>, at: usize) -> Option<Head> {
    let (of, noun) = (at.checked_sub(1)?, at.checked_sub(2)?);
    let is_told = reader.is(of, Sense::Of).is_some() && reader.is_next(at) && reader.is_next(of);
    let is_person = reader.has(noun, |sense| sense == Sense::Person);
    let is_noun = is_person || (is_told && names_quantity(reader, noun));
    (is_told && is_noun).then(|| Head { noun: reader.word(noun).to_owned(), is_person })
}

/// Whether a noun can be what a number behind "of" tells how much of there is: "a depth of".
fn names_quantity(reader: &Reader<'_>, at: usize) -> bool {
    let is_plain = |token: &Token<'_>| !token.has_capital && !token.is_figure && !token.is_known();
    reader.words.manner.is_english
        && reader.token(at).is_some_and(is_plain)
        && !is_plural(reader.word(at))
        && may_be_counted(reader, at)
}

/// "Suspected" in "six suspected members", which looks like a verb.
fn is_modifier(reader: &Reader<'_>, at: usize) -> bool {
    let is_verb = looks_like_verb(reader, at)
        && !reader.has(at, |sense| matches!(sense, Sense::Role(_) | Sense::Function));
    is_verb && reader.is_next(at + 1) && may_be_counted(reader, at + 1)
}

/// Whether a compound may go on behind a plural, as in "sports teams".
fn goes_on_in_plural(reader: &Reader<'_>, at: usize) -> bool {
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
    let is_adverb = reader.words.manner.is_english
        && word.ends_with("ly")
        && !word.ends_with("family")
        && !matches!(word, "elderly" | "family");
    let is_adverb = is_adverb || ADVERBS.contains(&word);
    let is_verb = looks_like_verb(reader, at);
    is_person || !(token.is_figure || is_role || is_adverb || is_verb || reader.has(at, ends))
}

fn looks_like_verb(reader: &Reader<'_>, at: usize) -> bool {
    let word = reader.word(at);
    let is_noun = matches!(word, "building" | "painting" | "unarmed" | "armed" | "evening");
    let has_ending = word.len() > 4 && (word.ends_with("ed") || word.ends_with("ing"));
    reader.words.manner.is_english
        && has_ending
        && !is_noun
        && reader.token(at).is_some_and(|token| !token.has_capital)
}
