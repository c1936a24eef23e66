//! Years and decades that stand alone, and whether figures are a year or count something.

use super::codes::is_coded;
use super::reader::Reader;
use super::stated::Date;
use super::words::Sense;

pub(super) fn decade_or_year(reader: &Reader<'_>, at: usize) -> Option<(usize, Date)> {
    if let Some(found) = decade(reader, at) {
        return Some(found);
    }
    let year = year_figures(reader, at).filter(|_| !reader.figure(at).ends_with('s'))?;
    Some((year_end(reader, at + 1), Date { year: Some(year), ..Date::default() }))
}

/// "The 1990s".
fn decade(reader: &Reader<'_>, at: usize) -> Option<(usize, Date)> {
    let word = reader.figure(at);
    let is_named = at.checked_sub(1).is_some_and(|before| {
        reader.has(before, |sense| sense == Sense::Decade) && reader.is_next(at)
    });
    // "1990s", "1990er"; "les années 1990", "los años 1990".
    let bare = ["s", "er"].iter().find_map(|ending| word.strip_suffix(ending));
    let bare = bare.or_else(|| is_named.then_some(word))?.trim_end_matches('\'');
    let year = bare.parse::<i16>().ok().filter(|year| bare.len() == 4 && year % 10 == 0)?;
    let date = Date { year: Some(year), is_decade: true, ..Date::default() };
    (1000..=2099).contains(&year).then_some((at + 1, date))
}

/// A year alone: figures of our time unless they count, older ones only where the text says so.
pub(super) fn year(reader: &Reader<'_>, at: usize) -> Option<(usize, Date)> {
    let (end, date) = decade_or_year(reader, at)?;
    let year = date.year?;
    let is_year = date.is_decade
        || end > at + 1
        || if year >= 1900 && !reader.words.manner.needs_year_word {
            !counts(reader, at)
        } else {
            is_told_as_year(reader, at)
        };
    let is_note = reader.gap(at).ends_with('[') && reader.gap_after(at).starts_with(']');
    let is_line = !reader.goes_on(at) && !reader.goes_on(at + 1);
    let is_clean = !is_coded(reader, at) && !is_note && !is_line;
    (is_year && is_clean).then_some((end, date))
}

/// Whether the figures count what follows: "2000 people", "killed 1950 soldiers".
fn counts(reader: &Reader<'_>, at: usize) -> bool {
    if !reader.is_next(at + 1) {
        return reader.gap_after(at).trim_start().starts_with(['%', '°', '€', '$']);
    }
    let is_unit = reader.has(at + 1, |sense| {
        matches!(sense, Sense::Person | Sense::Unit(_) | Sense::Number(_) | Sense::More)
    });
    let word = reader.word(at + 1);
    if is_noun(reader, at + 1) && !reader.has(at + 1, |sense| matches!(sense, Sense::Month(_))) {
        return true;
    }
    let is_plural = word.ends_with('s')
        && word.len() > 3
        && reader.token(at + 1).is_some_and(|token| !token.has_capital)
        && !reader.has(at + 1, |sense| matches!(sense, Sense::Function | Sense::Be | Sense::Verb));
    is_unit || (is_plural && !has_year_before(reader, at))
}

/// Whether a word is a noun for sure, where all of them have capitals.
fn is_noun(reader: &Reader<'_>, at: usize) -> bool {
    reader.words.manner.has_capital_nouns && reader.token(at).is_some_and(|token| token.has_capital)
}

fn has_year_before(reader: &Reader<'_>, at: usize) -> bool {
    is_in(reader, at) || at.checked_sub(1).is_some_and(|before| reader.word(before) == "the")
}

/// Whether the text makes older figures a year: "in 1764", "(1830–1902)".
fn is_told_as_year(reader: &Reader<'_>, at: usize) -> bool {
    let gap = reader.gap(at);
    let is_span = |at: usize| {
        year_figures(reader, at).is_some()
            && year_figures(reader, at + 1).is_some()
            && reader.is_dashed(at + 1)
    };
    if (gap.ends_with('(') && (is_span(at) || reader.gap_after(at).starts_with(')')))
        || at.checked_sub(1).is_some_and(is_span)
    {
        return true;
    }
    is_in(reader, at) && ends_phrase(reader, at + 1)
}

/// Whether what stands at a word is not counted by the figures before it.
fn ends_phrase(reader: &Reader<'_>, at: usize) -> bool {
    if !reader.is_next(at) {
        return true;
    }
    let is_unit = reader.has(at, |sense| {
        matches!(sense, Sense::Person | Sense::Unit(_) | Sense::Number(_) | Sense::More)
    });
    let word = reader.word(at);
    let is_function =
        reader.has(at, |sense| matches!(sense, Sense::Function | Sense::Be | Sense::Verb));
    !is_unit && !is_noun(reader, at) && (is_function || !word.ends_with('s'))
}

/// Whether the word before one makes it a month or a year.
pub(super) fn is_in(reader: &Reader<'_>, at: usize) -> bool {
    let before = |n: usize| at.checked_sub(n);
    let is_word = |at: usize| reader.has(at, |sense| matches!(sense, Sense::In | Sense::Year));
    reader.is_next(at) && before(1).is_some_and(is_word)
}

/// Behind a word for "year" that follows the figures: "2024 года".
pub(super) fn year_end(reader: &Reader<'_>, at: usize) -> usize {
    let is_told = reader.has(at, |sense| sense == Sense::YearAfter) && reader.is_next(at);
    if is_told { at + 1 } else { at }
}

/// Four figures that can be a year.
pub(super) fn year_figures(reader: &Reader<'_>, at: usize) -> Option<i16> {
    let word = reader.figure(at);
    let word = word.strip_suffix("'s").unwrap_or(word);
    let year = word.parse::<i16>().ok().filter(|_| word.len() == 4)?;
    (1000..=2099).contains(&year).then_some(year)
}
