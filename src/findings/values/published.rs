//! The day that a document was published, as a line of its own near the top tells it.

use super::reader::Reader;
use super::stated::Date;
use super::words::Sense;
use crate::model::Document;

/// It stands in one of the first sentences ...
const FIRST_SENTENCES: usize = 12;
/// ... in a line of fewer words.
const LONGEST_LINE: usize = 14;

/// The place and the agency before the day of a report have at most so many words.
const LONGEST_PLACE: usize = 7;
/// Words that only tell of telling.
const TOLD: [&str; 9] =
    ["said", "says", "told", "added", "confirmed", "stated", "reiterated", "recalled", "teilte"];
/// Who is told, or where.
const HEARERS: [&str; 8] = [
    "reporters",
    "journalists",
    "statement",
    "interview",
    "briefing",
    "newspaper",
    "television",
    "radio",
];
/// The word for telling stands at most so many words before.
const MOST_HEARERS: usize = 4;

/// Whether a date at some words is that of publication: whole, and in a short line without a verb.
pub(super) fn is_publication(reader: &Reader<'_>, start: usize, end: usize, date: &Date) -> bool {
    let is_whole = date.year.is_some() && date.month.is_some() && date.day.is_some();
    let is_early = reader.token(start).is_some_and(|it| it.sentence.index() < FIRST_SENTENCES);
    if !is_whole || !is_early {
        return false;
    }
    let breaks = |at: usize| reader.gap(at).contains('\n');
    let first =
        (start.saturating_sub(LONGEST_LINE)..=start).rev().find(|&at| at == 0 || breaks(at));
    let behind = (end..=end + LONGEST_LINE).find(|&at| at >= reader.len() || breaks(at));
    let (Some(first), Some(behind)) = (first, behind) else { return false };
    // Verbs of other languages are too many to know: there a line that ends like a sentence is one.
    let is_sentence =
        !reader.words.manner.is_english && reader.gap_after(behind - 1).starts_with('.');
    behind - first < LONGEST_LINE && !is_sentence && !(first..behind).any(|at| is_verb(reader, at))
}

/// Whether a day stands behind the place of a report, before what it tells: "PORT MERROW, 4 May (Agency)
/// -", or ends a line that says who wrote it: "By our staff, 4 May".
pub(super) fn is_dateline(reader: &Reader<'_>, start: usize, end: usize, date: &Date) -> bool {
    let is_day = date.month.is_some() && date.day.is_some();
    let is_early = reader.token(start).is_some_and(|it| it.sentence.index() < FIRST_SENTENCES);
    if !is_day || !is_early || start == 0 {
        return false;
    }
    let breaks = |at: usize| at == 0 || reader.gap(at).contains('\n');
    let Some(first) = (start.saturating_sub(LONGEST_PLACE)..start).rev().find(|&at| breaks(at))
    else {
        return false;
    };
    let behind = reader.gap_after(end.saturating_sub(1));
    let is_line = behind.starts_with(['\n', '\r']) || end >= reader.len();
    let is_signed = matches!(reader.word(first), "by" | "from" | "von" | "par" | "por");
    // "4 May 2024, 12:45. From our correspondent".
    let is_stamped = behind.trim() == "," && !reader.figure(end).is_empty();
    let opens = is_line
        || is_stamped
        || behind.trim_start().starts_with(['(', '-', '–', '—', ':', '|', '/']);
    let is_cut =
        (first + 1..=start).any(|at| reader.gap(at).contains(['.', ';', '"', '”', '?', '!']));
    opens && !is_cut && ((is_line && is_signed) || (first..start).all(|at| is_of_name(reader, at)))
}

/// Whether a word can belong to a place or a name.
fn is_of_name(reader: &Reader<'_>, at: usize) -> bool {
    let is_small =
        matches!(reader.word(at), "de" | "la" | "del" | "of" | "sur" | "am" | "an" | "der");
    let is_named = |it: &super::reader::Token<'_>| it.has_capital && !it.is_known();
    is_small || reader.token(at).is_some_and(is_named)
}

/// Whether a day is that of saying something, and of nothing that is said: "said on Friday",
/// "confirmed this morning".
pub(super) fn is_of_telling(reader: &Reader<'_>, start: usize) -> bool {
    let before = |n: usize| start.checked_sub(n).filter(|&at| reader.is_next(at + 1));
    let is =
        |n: usize, words: &[&str]| before(n).is_some_and(|at| words.contains(&reader.word(at)));
    let skipped = usize::from(is(1, &["on", "late", "early"]));
    let is_told = is(skipped + 1, &TOLD);
    let to_whom = is(skipped + 1, &HEARERS) && (2..=MOST_HEARERS).any(|n| is(skipped + n, &TOLD));
    is_told || to_whom
}

fn is_verb(reader: &Reader<'_>, at: usize) -> bool {
    let is_told = |sense| matches!(sense, Sense::Verb | Sense::Be | Sense::Role(_));
    let word = reader.word(at);
    let is_past = word.len() > 4
        && word.ends_with("ed")
        && reader.token(at).is_some_and(|it| !it.has_capital);
    let is_of_print =
        matches!(word, "published" | "updated" | "posted" | "revised" | "modified" | "printed");
    reader.has(at, is_told) || (is_past && !is_of_print)
}

/// The day that a file says of itself.
pub(super) fn told_by_file(document: &Document) -> Option<Date> {
    let told = document.imprint()?.date.as_deref()?;
    let date: jiff::civil::Date = told.get(..10)?.parse().ok()?;
    Some(Date {
        year: Some(date.year()),
        month: Some(date.month() as u8),
        day: Some(date.day() as u8),
        ..Date::default()
    })
}
