//! Where reports disagree: dates, times, numbers, names and quotations in which documents that tell of
//! the same event give different values.
//!
//! A pure function of a corpus; deterministic, no model. `gate` says which documents tell of one event,
//! and nothing is compared across; `nearest` which pairs of a large one are compared. `values` reads
//! what a document states. `facts` decides which values of two documents are about the same thing:
//! inside passages that correspond, by the slots of the main event, by rare words in common.
//! `quotations` and `names` do so for what is said and what things are called. `calendar` holds a
//! document against itself. What comes of all of them is a [`Finding`].

mod calendar;
mod facts;
mod finding;
mod function_words;
mod gate;
mod names;
mod nearest;
mod quotations;
mod rarity;
mod values;

#[cfg(test)]
mod tests;

pub use self::finding::{Basis, Finding, Findings, Grade, Mention, Strength, Subject, Value};

use rayon::prelude::*;

use self::rarity::Rarity;
use crate::compare::{Comparison, FolderText, Sides, compare};
use crate::model::{Corpus, DocId};

/// Two documents of one event and what corresponds in them; `left` is the smaller number.
#[derive(Debug)]
pub(crate) struct Pair {
    pub(crate) documents: Sides<DocId>,
    pub(crate) comparison: Comparison,
}

/// What is known of a corpus before anything is compared.
#[derive(Debug)]
pub(crate) struct Ground<'a> {
    pub(crate) corpus: &'a Corpus,
    pub(crate) folder: &'a FolderText,
    /// How much each word tells.
    pub(crate) rarity: Rarity,
    /// The documents of each event, which alone are compared with each other; in order.
    pub(crate) events: Vec<Vec<DocId>>,
    /// What each document states, in reading order; by the document's number.
    pub(crate) stated: Vec<Vec<values::Stated>>,
    /// Pairs of one event that were compared.
    pub(crate) pairs: Vec<Pair>,
}

/// Finds the values in which the documents of a corpus disagree; `None` if `cancelled` said so
/// meanwhile.
pub fn findings(
    corpus: &Corpus,
    folder: &FolderText,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Findings> {
    let rarity = Rarity::of(corpus, cancelled)?;
    let stated = values::of_corpus(corpus, folder, cancelled)?;
    let events = gate::events(corpus, folder, &stated);
    let pairs = pairs(corpus, folder, &events, cancelled)?;
    let mut ground = Ground { corpus, folder, rarity, events, stated, pairs };
    facts::part(&mut ground);
    let mut all = facts::findings(&ground, cancelled)?;
    all.all.extend(calendar::findings(&ground, cancelled)?);
    let quoted = quotations::findings(&ground, cancelled)?;
    all.all.retain(|finding| !quotations::tells(&quoted, finding));
    all.all.extend(quoted);
    all.all.extend(names::findings(&ground, cancelled)?);
    all.all.sort_by(Finding::by_weight);
    Some(all)
}

/// Compares pairs of each event: all of a small one, of a large one each document with those that
/// have most rare words in common with it.
fn pairs(
    corpus: &Corpus,
    folder: &FolderText,
    events: &[Vec<DocId>],
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<Pair>> {
    let chosen: Vec<Sides<DocId>> =
        events.iter().flat_map(|event| nearest::pairs(corpus, event)).collect();
    let compared = |&documents: &Sides<DocId>| {
        let (left, right) = (corpus.document(documents.left)?, corpus.document(documents.right)?);
        let boilerplate = folder.boilerplate(documents);
        let comparison = compare(left, right, corpus.vocabulary(), boilerplate, cancelled)?;
        Some(Pair { documents, comparison })
    };
    chosen.par_iter().map(compared).collect()
}
