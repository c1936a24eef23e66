//! What a document states: dates, times, numbers and what they count, with their places.
//!
//! A document's words are read once, from the first to the last; at each of them the rules are asked
//! in turn, and what one of them takes is not looked at again.

mod amounts;
mod dates;
mod heads;
mod numerals;
mod reader;
mod roles;
mod stated;
#[cfg(test)]
mod tests;
mod units;
mod words;

pub(crate) use self::stated::{Bound, Date, Number, Part, Role, Stated, Time, Unit, What};

use self::amounts::Amount;
use self::reader::Reader;
use crate::compare::FolderText;
use crate::model::{Corpus, Document};
use crate::text::Span;

/// What each document of a corpus states, by the documents' numbers; `None` if `cancelled` said so.
pub(crate) fn of_corpus(
    corpus: &Corpus,
    folder: &FolderText,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<Vec<Stated>>> {
    let mut all = Vec::with_capacity(corpus.len());
    for (id, document) in corpus.iter() {
        if cancelled() {
            return None;
        }
        all.push(of_document(document, folder.boilerplate_of(id)));
    }
    Some(all)
}

/// What a document states outside its boilerplate, in reading order; no two overlap.
pub(crate) fn of_document(document: &Document, boilerplate: &[Span]) -> Vec<Stated> {
    let reader = Reader::new(document, boilerplate);
    let mut found = read(&reader);
    let mut amounts: Vec<_> = found.iter_mut().filter_map(Read::amount).collect();
    roles::tell_roles(&reader, &mut amounts);
    let mut stated: Vec<_> = found.into_iter().filter_map(|read| read.stated(&reader)).collect();
    let mut end = 0;
    stated.retain(|stated| {
        let is_clear = stated.span.start >= end && !stated.span.is_empty();
        end = if is_clear { stated.span.end } else { end };
        is_clear
    });
    stated
}

/// What was read at some words, before it is known what happened to the people counted.
#[derive(Debug)]
struct Read {
    start: usize,
    span: Span,
    what: Raw,
}

#[derive(Debug)]
enum Raw {
    Date(Date),
    Amount(Amount),
}

impl Read {
    fn amount(&mut self) -> Option<&mut Amount> {
        match &mut self.what {
            Raw::Amount(amount) => Some(amount),
            Raw::Date(_) => None,
        }
    }

    fn stated(self, reader: &Reader<'_>) -> Option<Stated> {
        let sentence = reader.token(self.start)?.sentence;
        let what = match self.what {
            Raw::Date(date) => What::Date(date),
            Raw::Amount(amount) => What::Number(amount.number),
        };
        Some(Stated { span: self.span, sentence, what, reckoned: None, is_for_checks: false })
    }
}

/// What the words state, from the first to the last.
fn read(reader: &Reader<'_>) -> Vec<Read> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(token) = reader.token(at) {
        if !token.may_begin() {
            at += 1;
            continue;
        }
        let next = dated(reader, at).or_else(|| counted(reader, at));
        match next {
            Some((end, read)) => {
                found.push(read);
                at = end.max(at + 1);
            }
            None => at += 1,
        }
    }
    found
}

fn dated(reader: &Reader<'_>, at: usize) -> Option<(usize, Read)> {
    let date = dates::date(reader, at)?;
    let span = reader.span(date.start, date.end);
    Some((date.end, Read { start: date.start, span, what: Raw::Date(date.what) }))
}

fn counted(reader: &Reader<'_>, at: usize) -> Option<(usize, Read)> {
    let amount = amounts::amount(reader, at)?;
    let span = amount.what.span;
    Some((amount.end, Read { start: amount.start, span, what: Raw::Amount(amount.what) }))
}
