//! The comparisons that a synopsis is made of.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::compare::{
    Comparison, FolderText, Lexicon, Sameness, Sides, Stems, compare_stemmed, compare_with,
};
use crate::model::{Corpus, DocId};
use crate::text::Span;

/// Up to so many columns, each is compared with each.
pub(super) const ALL_PAIRS: usize = 16;
/// Beyond, each with the base and with so many of those that follow it.
const NEIGHBOURS: usize = 2;

/// The columns and their comparisons: of two, the one that stands first is on the left.
pub(super) struct Pairs {
    pub(super) columns: Vec<DocId>,
    all: BTreeMap<(usize, usize), Comparison>,
    chrome: Vec<Vec<Span>>,
}

impl Pairs {
    /// Compares; `None` if `cancelled` said so meanwhile.
    pub(super) fn of(
        corpus: &Corpus,
        folder: &FolderText,
        columns: &[DocId],
        cancelled: &(dyn Fn() -> bool + Sync),
    ) -> Option<Self> {
        let asked: Vec<(usize, usize)> = asked(columns.len()).collect();
        let documents = columns.iter().filter_map(|&id| corpus.document(id)).map(AsRef::as_ref);
        let vocabulary = corpus.vocabulary();
        let stems = Stems::new(documents, vocabulary);
        let lexicon = Lexicon { vocabulary, stems: Some(&stems), sameness: Sameness::default() };
        let compared = |&(first, second): &(usize, usize)| -> Option<_> {
            if cancelled() {
                return None;
            }
            let ids = Sides { left: *columns.get(first)?, right: *columns.get(second)? };
            let (left, right) = (corpus.document(ids.left)?, corpus.document(ids.right)?);
            let boilerplate = folder.boilerplate(ids);
            // Second copies are looked for in the base alone: they cost as much as the rest.
            let found = if first == 0 {
                let texts = Sides { left: left.as_ref(), right: right.as_ref() };
                compare_stemmed(texts, lexicon, boilerplate, cancelled)?
            } else {
                compare_with(left, right, lexicon, boilerplate, cancelled)?
            };
            Some(((first, second), found))
        };
        let all: Option<Vec<_>> = asked.par_iter().with_max_len(1).map(compared).collect();
        let chrome = columns.iter().map(|&id| folder.boilerplate_of(id).to_vec()).collect();
        Some(Self { columns: columns.to_vec(), all: all?.into_iter().collect(), chrome })
    }

    /// The comparison of two columns, the earlier one on the left.
    pub(super) fn between(&self, first: usize, second: usize) -> Option<&Comparison> {
        self.all.get(&(first, second))
    }

    /// Every comparison with the columns it is of, in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = ((usize, usize), &Comparison)> {
        self.all.iter().map(|(&columns, comparison)| (columns, comparison))
    }

    /// What of a column the folder says to be boilerplate.
    pub(super) fn chrome_of(&self, column: usize) -> &[Span] {
        self.chrome.get(column).map_or(&[], Vec::as_slice)
    }

    /// Whether each column was compared with each.
    pub(super) fn is_complete(&self) -> bool {
        self.columns.len() <= ALL_PAIRS
    }
}

/// Which columns are compared.
fn asked(n_columns: usize) -> impl Iterator<Item = (usize, usize)> {
    let reach = if n_columns <= ALL_PAIRS { n_columns } else { NEIGHBOURS };
    (0..n_columns).flat_map(move |first| {
        let last = if first == 0 { n_columns } else { (first + reach + 1).min(n_columns) };
        (first + 1..last).map(move |second| (first, second))
    })
}
