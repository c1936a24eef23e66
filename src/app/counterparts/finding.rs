//! Compares a document with those that overlap with it, for what corresponds to its sentences.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use super::{Key, PairStretches, key};
use crate::compare::{FolderText, Lexicon, Sameness, Sides, Stems, compare_with};
use crate::model::{Corpus, DocId};
use crate::overlap::Pair;

/// A document is compared with so many others, those that share most with it.
pub(super) const MOST_PARTNERS: usize = 16;
/// And only with so many bytes of text, whatever their number: long documents take long.
const MOST_BYTES: usize = 64_000_000;

/// A document whose partners are to be compared with it.
#[derive(Clone, Debug)]
pub struct CounterpartRequest {
    /// The document.
    pub document: DocId,
    /// Who shares how much with whom.
    pub pairs: Arc<Vec<Pair>>,
    /// What the folder gives away as boilerplate.
    pub folder: Arc<FolderText>,
    /// The documents.
    pub corpus: Corpus,
    /// Which differences count as changes, since kinds follow from them.
    pub sameness: Sameness,
    /// The pairs that need no comparing any more.
    pub known: BTreeSet<(DocId, DocId)>,
    /// The document beside which it is read, whose comparison is there.
    pub open: Option<DocId>,
}

/// What comes of comparing a document with its partners.
#[derive(Clone, Debug)]
pub struct FoundCounterparts {
    /// The document.
    pub document: DocId,
    /// Those that share text with it, most first.
    pub partners: Vec<DocId>,
    /// What the comparisons say that were not known, the document listed first on the left.
    pub pairs: Vec<((DocId, DocId), PairStretches)>,
}

impl CounterpartRequest {
    /// Compares; `None` if `cancelled` said so meanwhile.
    pub fn run(&self, cancelled: &(dyn Fn() -> bool + Sync)) -> Option<FoundCounterparts> {
        let partners = self.partners();
        let wanted = partners.iter().map(|&other| key(self.document, other)).filter(|ids| {
            let is_open = self.open.is_some_and(|open| key(self.document, open) == *ids);
            !is_open && !self.known.contains(ids)
        });
        let wanted: Vec<Key> = wanted.collect();
        let mut named: Vec<DocId> = wanted.iter().flat_map(|&(one, other)| [one, other]).collect();
        named.sort_unstable();
        named.dedup();
        let documents = named.iter().filter_map(|&id| self.corpus.document(id)).map(AsRef::as_ref);
        let vocabulary = self.corpus.vocabulary();
        let stems = Stems::new(documents, vocabulary);
        let lexicon = Lexicon { vocabulary, stems: Some(&stems), sameness: self.sameness };
        let compared = |&(left, right): &Key| {
            let texts = (self.corpus.document(left)?, self.corpus.document(right)?);
            let boilerplate = self.folder.boilerplate(Sides { left, right });
            let comparison = compare_with(texts.0, texts.1, lexicon, boilerplate, cancelled)?;
            Some(((left, right), PairStretches::of(&comparison)))
        };
        let pairs = wanted.par_iter().with_max_len(1).filter_map(compared).collect();
        let document = self.document;
        (!cancelled()).then_some(FoundCounterparts { document, partners, pairs })
    }

    /// Who shares most words with the document, as far as that is known.
    fn partners(&self) -> Vec<DocId> {
        let share = |pair: &Pair| {
            let seen = if pair.left == self.document { *pair } else { pair.mirrored() };
            let words = seen.overlap.left_in_right.total() * seen.n_counted.left as f64;
            (pair.is_above_zero() && seen.left == self.document).then_some((words, seen.right))
        };
        let mut partners: Vec<(f64, DocId)> = self.pairs.iter().filter_map(share).collect();
        partners.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
        let mut n_bytes = 0;
        let fits = |id: &DocId| {
            n_bytes += self.corpus.document(*id).map_or(0, |document| document.text().len());
            n_bytes <= MOST_BYTES
        };
        let first = partners.first().map(|&(_, id)| id);
        let rest = partners.iter().skip(1).map(|&(_, id)| id);
        first.into_iter().chain(rest.take(MOST_PARTNERS - 1).take_while(fits)).collect()
    }
}
