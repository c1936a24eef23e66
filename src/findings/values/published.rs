//! The day that a document was published, as a line of its own near the top tells it.

use super::reader::Reader;
use super::stated::Date;
use super::words::Sense;
use crate::model::Document;

/// It stands in one of the first sentences ...
const FIRST_SENTENCES: usize = 12;
/// ... in a line of fewer words.
const LONGEST_LINE: usize = 14;

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
