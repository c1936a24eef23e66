//! What a document states: dates, times, numbers and what they count, with their places.
//!
//! A document's words are read once, from the first to the last; at each of them the rules are asked
//! in turn, and what one of them takes is not looked at again.

mod amounts;
mod chrome;
mod codes;
mod dates;
mod denied;
mod earlier;
mod heads;
mod numerals;
mod owners;
mod published;
mod reader;
mod relative;
mod roles;
mod stated;
#[cfg(test)]
mod tests;
mod times;
mod units;
mod wording;
mod words;
mod years;

pub(crate) use self::stated::{
    Bound, Calendar, Date, Number, Role, Stated, Time, Unit, What, When,
};

use std::sync::Arc;

use rayon::prelude::*;

use self::amounts::Amount;
use self::reader::Reader;
use self::relative::{Anchors, Reckoned};
use self::words::Sense;
use crate::compare::FolderText;
use crate::model::{Corpus, DocId, Document};
use crate::text::Span;

/// What each document of a corpus states, by the documents' numbers; `None` if `cancelled` said so.
pub(crate) fn of_corpus(
    corpus: &Corpus,
    folder: &FolderText,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<Vec<Stated>>> {
    let of = |(number, document): (usize, &Arc<Document>)| {
        let boilerplate = folder.boilerplate_of(DocId::at(number));
        (!cancelled()).then(|| of_document(document, boilerplate))
    };
    corpus.documents().par_iter().enumerate().map(of).collect()
}

/// What a document states outside its boilerplate, in reading order; no two overlap.
pub(crate) fn of_document(document: &Document, boilerplate: &[Span]) -> Vec<Stated> {
    let reader = Reader::new(document, &chrome::left_out(document, boilerplate));
    let mut found = Reading::new(&reader, published::told_by_file(document)).read();
    denied::mark(&reader, &mut found);
    let mut amounts: Vec<_> = found.iter_mut().filter_map(Read::amount).collect();
    roles::tell_roles(&reader, &mut amounts);
    earlier::tell_when(&reader, &mut amounts);
    owners::tell_owners(&reader, &mut amounts);
    let mut stated: Vec<_> = found.into_iter().filter_map(|read| read.stated(&reader)).collect();
    let mut end = 0;
    stated.retain(|stated| {
        let is_clear = stated.span.start >= end && !stated.span.is_empty();
        end = if is_clear { stated.span.end } else { end };
        is_clear
    });
    mark_checks(&mut stated);
    settle_cents(reader.text, &mut stated);
    stated
}

/// Currencies of a hundred cents.
const OF_CENTS: [&str; 6] = ["USD", "EUR", "AUD", "CAD", "NZD", "HKD"];

/// "Cents" are of the currency that the text has named before, or else after.
fn settle_cents(text: &str, stated: &mut [Stated]) {
    let is_cents = |stated: &Stated| {
        let last = stated.span.of(text).rsplit(' ').next().unwrap_or_default();
        matches!(last, "cents" | "cent" | "Cent" | "centimes" | "céntimos")
    };
    let named = |stated: &Stated| match &stated.what {
        What::Number(Number { unit: Unit::Money(code), .. }) if OF_CENTS.contains(code) => {
            Some(*code).filter(|_| !is_cents(stated))
        }
        _ => None,
    };
    let mut last = stated.iter().find_map(named);
    for stated in stated.iter_mut() {
        last = named(stated).or(last);
        let are_cents = is_cents(stated);
        if let What::Number(Number { unit: Unit::Money(code), .. }) = &mut stated.what
            && let Some(last) = last.filter(|_| are_cents && OF_CENTS.contains(code))
        {
            *code = last;
        }
    }
}

/// Marks the dates that were reckoned and then told outright, in their sentence or the next.
fn mark_checks(stated: &mut [Stated]) {
    let mut ahead: Option<(usize, Date)> = None;
    for stated in stated.iter_mut().rev() {
        let What::Date(date) = stated.what else { continue };
        if stated.reckoned.is_none() {
            let is_day = date.month.is_some() && date.day.is_some();
            ahead = if is_day { Some((stated.sentence.index(), date)) } else { ahead };
            continue;
        }
        let Some((sentence, told)) = ahead else { continue };
        let is_step = stated.offset.is_some_and(|offset| offset.n != 0);
        let is_close = || date.month == told.month && date.day.is_some();
        let here = stated.sentence.index();
        stated.is_for_checks |=
            is_step && (sentence == here || (sentence == here + 1 && is_close()));
    }
}

/// What was read at some words, before it is known what happened to the people counted.
#[derive(Debug)]
struct Read {
    start: usize,
    span: Span,
    what: Raw,
    is_denied: bool,
}

#[derive(Debug)]
enum Raw {
    Date(Date),
    /// The day of publication.
    Published(Date),
    Reckoned(Reckoned),
    Time(Time),
    /// A time with the arithmetic it was told by.
    ReckonedTime(Time, String),
    Amount(Amount),
    Vague,
}

impl Read {
    fn amount(&mut self) -> Option<&mut Amount> {
        match &mut self.what {
            Raw::Amount(amount) => Some(amount),
            _ => None,
        }
    }

    fn stated(self, reader: &Reader<'_>) -> Option<Stated> {
        let sentence = reader.token(self.start)?.sentence;
        // "Filed 20:30" tells of the report.
        let before = self.start.checked_sub(1).map_or("", |before| reader.word(before));
        let is_filed = matches!(before, "filed" | "updated" | "posted" | "published");
        let is_publication = matches!(self.what, Raw::Published(_))
            || (is_filed && matches!(self.what, Raw::Time(_)));
        let (mut reckoned, mut offset, mut is_for_checks) = (None, None, false);
        let what = match self.what {
            Raw::Date(date) | Raw::Published(date) => What::Date(date),
            Raw::Reckoned(told) => {
                (reckoned, offset) = (Some(told.words), Some(told.offset));
                is_for_checks = told.explains;
                What::Date(told.date)
            }
            Raw::Time(time) => What::Time(time),
            Raw::ReckonedTime(time, words) => {
                reckoned = Some(words);
                What::Time(time)
            }
            Raw::Amount(amount) => What::Number(amount.number),
            Raw::Vague => What::Vague(Date::default()),
        };
        is_for_checks |=
            matches!(what, What::Date(_)) && published::is_of_telling(reader, self.start);
        Some(Stated {
            span: self.span,
            sentence,
            what,
            reckoned,
            is_for_checks,
            is_publication,
            is_denied: self.is_denied,
            offset,
        })
    }
}

/// The walk over a document's words.
struct Reading<'r, 'a> {
    reader: &'r Reader<'a>,
    anchors: Anchors,
}

impl<'r, 'a> Reading<'r, 'a> {
    fn new(reader: &'r Reader<'a>, published: Option<Date>) -> Self {
        Self { reader, anchors: Anchors { published, ..Anchors::default() } }
    }

    /// What the words state, from the first to the last.
    fn read(mut self) -> Vec<Read> {
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(token) = self.reader.token(at) {
            let next = if token.may_begin() { self.at(at) } else { None };
            at = next.as_ref().map_or(at + 1, |(end, _)| (*end).max(at + 1));
            found.extend(next.map(|(_, read)| read));
        }
        found
    }

    /// What begins at a word, and the word behind it.
    fn at(&mut self, at: usize) -> Option<(usize, Read)> {
        self.vague(at)
            .or_else(|| self.time(at))
            .or_else(|| self.date(at))
            .or_else(|| self.step(at))
            .or_else(|| self.counted(at))
    }

    fn vague(&self, at: usize) -> Option<(usize, Read)> {
        let end = self.reader.is(at, Sense::Vague)?;
        Some(self.taken(at, end, Raw::Vague))
    }

    fn time(&mut self, at: usize) -> Option<(usize, Read)> {
        let time = times::time(self.reader, at)?;
        self.anchors.time = Some((time.what, self.reader.token(at)?.sentence));
        Some(self.taken(at, time.end, Raw::Time(time.what)))
    }

    fn date(&mut self, at: usize) -> Option<(usize, Read)> {
        let found = dates::date(self.reader, at)?;
        let date = found.what;
        let is_first = self.anchors.published.is_none() || self.anchors.last.is_none();
        if is_first && published::is_publication(self.reader, at, found.end, &date) {
            self.anchors.published = Some(date);
            return Some(self.taken(at, found.end, Raw::Published(date)));
        }
        if published::is_dateline(self.reader, at, found.end, &date) {
            let published = self.anchors.published.get_or_insert(date);
            let date = Date { year: date.year.or(published.year), ..date };
            return Some(self.taken(at, found.end, Raw::Published(date)));
        }
        if let Some(told) = relative::last_weekday(self.reader, at..found.end, date, &self.anchors)
        {
            return Some(self.reckoned(at, told));
        }
        self.anchors.pass(date, self.reader.token(at)?.sentence, found.end);
        Some(self.taken(at, found.end, Raw::Date(date)))
    }

    fn step(&mut self, at: usize) -> Option<(usize, Read)> {
        let told = relative::step(self.reader, at, &self.anchors)?;
        Some(self.reckoned(at, told))
    }

    fn reckoned(&mut self, at: usize, told: Reckoned) -> (usize, Read) {
        // What was told from a date stated here, or explains it, leaves that one the last.
        let is_last = !told.offset.has_complement && !told.explains;
        if let Some(token) = self.reader.token(at).filter(|_| is_last) {
            self.anchors.pass(told.date, token.sentence, told.end);
        }
        self.taken(at, told.end, Raw::Reckoned(told))
    }

    fn counted(&mut self, at: usize) -> Option<(usize, Read)> {
        let amount = amounts::amount(self.reader, at)?;
        if let Some(told) = relative::told_from(self.reader, &amount.what, &self.anchors) {
            return Some(self.reckoned(at, told));
        }
        if let Some(told) = relative::time_told_from(self.reader, &amount.what, &self.anchors) {
            return Some(self.taken(at, told.end, Raw::ReckonedTime(told.time, told.words)));
        }
        let span = amount.what.span;
        let what = Raw::Amount(amount.what);
        Some((amount.end, Read { start: at, span, what, is_denied: false }))
    }

    fn taken(&self, start: usize, end: usize, what: Raw) -> (usize, Read) {
        (end, Read { start, span: self.reader.span(start, end), what, is_denied: false })
    }
}
