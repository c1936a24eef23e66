//! What a document states: dates, times, numbers and what they count, with their places.

mod stated;

pub(crate) use self::stated::{Bound, Date, Number, Part, Role, Stated, Time, Unit, What};

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
pub(crate) fn of_document(_document: &Document, _boilerplate: &[Span]) -> Vec<Stated> {
    Vec::new()
}
