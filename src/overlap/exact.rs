//! Shares by comparing every pair in full, on all cores.

use rayon::prelude::*;

use super::Pair;
use crate::compare::{Comparison, FolderText, Sides, Stems, compare_stemmed};
use crate::model::{Corpus, DocId, Document};

/// Every pair above zero, by ids; `None` if `cancelled` said so meanwhile.
pub(super) fn pairs(
    corpus: &Corpus,
    folder: &FolderText,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<Pair>> {
    let stems = Stems::new(corpus.documents().iter().map(AsRef::as_ref), corpus.vocabulary());
    let ids = || corpus.iter().map(|(id, _)| id);
    let from = |left: DocId| ids().skip(left.index() + 1).map(move |right| Sides { left, right });
    let all: Vec<Sides<DocId>> = ids().flat_map(from).collect();
    // Long documents cost the most; small pieces keep the cores equally busy.
    let compared = all.par_iter().with_max_len(1).map(|&ids| {
        let compare = |left: &Document, right: &Document| {
            compare_stemmed(left, right, &stems, folder.boilerplate(ids), cancelled)
        };
        if cancelled() { None } else { Some(pair(corpus, ids, &compare)) }
    });
    let compared: Option<Vec<Option<Pair>>> = compared.collect();
    let compared = compared?.into_iter().flatten().collect();
    (!cancelled()).then_some(compared)
}

/// One pair's shares, if above zero.
fn pair(
    corpus: &Corpus,
    ids: Sides<DocId>,
    compare: &dyn Fn(&Document, &Document) -> Option<Comparison>,
) -> Option<Pair> {
    let (left, right) = corpus.document(ids.left).zip(corpus.document(ids.right))?;
    let comparison = compare(left, right)?;
    let n_covered = comparison.n_covered.left + comparison.n_covered.right;
    (n_covered > 0).then(|| Pair::exact(ids, &comparison))
}
