//! Where reports disagree: dates, times, numbers, names and quotations in which documents that tell of
//! the same event give different values.
//!
//! A pure function of a corpus; deterministic, no model. `gate` says which documents tell of one event,
//! and nothing is compared across; `nearest` which pairs of a large one are compared. `values` reads
//! what a document states. `facts` decides which values of two documents are about the same thing:
//! by the slots of the main event and by what is seen of both, weighed (`facts::evidence`).
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

use std::sync::Arc;

use rayon::prelude::*;

use self::rarity::Rarity;
use crate::compare::{Comparison, FolderText, Lexicon, Sameness, Sides, Stems, compare_stemmed};
use crate::model::{Corpus, DocId, Document};

/// Two documents of one event and what corresponds in them; `left` is the smaller number.
#[derive(Debug)]
pub(crate) struct Pair {
    pub(crate) documents: Sides<DocId>,
    /// Empty for two that have hardly anything in common.
    pub(crate) comparison: Comparison,
}

/// What is known of a corpus before findings are looked for.
#[derive(Debug)]
pub(crate) struct Ground<'a> {
    pub(crate) corpus: &'a Corpus,
    pub(crate) folder: &'a FolderText,
    /// How much each word tells.
    pub(crate) rarity: Rarity,
    /// The stems of each document's words, as its own language has them.
    pub(crate) stems: Stems,
    /// The documents of each event, which alone are compared with each other; in order.
    pub(crate) events: Vec<Vec<DocId>>,
    /// What each document states, in reading order; by the document's number.
    pub(crate) stated: Vec<Vec<values::Stated>>,
    /// Pairs of one event that are held against each other.
    pub(crate) pairs: Vec<Pair>,
}

/// Finds the values in which the documents of a corpus disagree; `None` if `cancelled` said so
/// meanwhile.
pub fn findings(
    corpus: &Corpus,
    folder: &FolderText,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Findings> {
    let ground = Ground::of(corpus, folder, cancelled)?;
    let mut all = facts::findings(&ground, cancelled)?;
    all.all.extend(calendar::findings(&ground, cancelled)?);
    all.all = quotations::joined_with(all.all, &ground, cancelled)?;
    all.all.extend(names::findings(&ground, cancelled)?);
    all.all.sort_by(Finding::by_weight);
    Some(all)
}

impl<'a> Ground<'a> {
    /// Reads the documents, parts them into events and compares those of each; `None` if `cancelled`
    /// said so meanwhile.
    pub(crate) fn of(
        corpus: &'a Corpus,
        folder: &'a FolderText,
        cancelled: &(dyn Fn() -> bool + Sync),
    ) -> Option<Self> {
        let mut ground = Self::without_events(corpus, folder, cancelled)?;
        ground.events = gate::events(&ground, cancelled)?;
        ground.compare(cancelled)?;
        facts::part(&mut ground, cancelled)?;
        Some(ground)
    }

    fn without_events(
        corpus: &'a Corpus,
        folder: &'a FolderText,
        cancelled: &(dyn Fn() -> bool + Sync),
    ) -> Option<Self> {
        // What language a document is in is guessed when first asked: here, by all cores.
        let guess = |document: &Arc<Document>| (!cancelled()).then(|| document.language());
        corpus.documents().par_iter().map(guess).collect::<Option<Vec<_>>>()?;
        let stated = values::of_corpus(corpus, folder, cancelled)?;
        let rarity = Rarity::of(corpus, cancelled)?;
        let documents = corpus.documents().iter().map(AsRef::as_ref);
        let stems = Stems::new(documents, corpus.vocabulary());
        let (events, pairs) = (Vec::new(), Vec::new());
        Some(Self { corpus, folder, rarity, stems, events, stated, pairs })
    }

    /// Compares pairs of each event: all of a small one, of a large one each document with those that
    /// are nearest to it.
    fn compare(&mut self, cancelled: &(dyn Fn() -> bool + Sync)) -> Option<()> {
        let Self { corpus, folder, .. } = *self;
        let mut chosen = Vec::new();
        for event in &self.events {
            chosen.extend(nearest::pairs(corpus, folder, event, cancelled)?);
        }
        let (vocabulary, stems) = (corpus.vocabulary(), Some(&self.stems));
        let lexicon = Lexicon { vocabulary, stems, sameness: Sameness::default() };
        let compared = |&nearest::Near { documents, is_alike }: &nearest::Near| {
            let (left, right) =
                (corpus.document(documents.left)?, corpus.document(documents.right)?);
            let (texts, boilerplate) = (
                Sides { left: left.as_ref(), right: right.as_ref() },
                folder.boilerplate(documents),
            );
            let compared = || compare_stemmed(texts, lexicon, boilerplate, cancelled);
            let comparison = if is_alike { compared()? } else { Comparison::default() };
            Some(Pair { documents, comparison })
        };
        let pairs: Option<Vec<Pair>> = chosen.par_iter().map(compared).collect();
        self.pairs = pairs?;
        Some(())
    }
}
