//! Shares by comparing every pair in full, on all cores.

use rayon::prelude::*;

use super::Pair;
use crate::compare::{Sides, Stems, compare_stemmed};
use crate::model::{Corpus, DocId};

/// Every pair above zero, by ids; `None` if `cancelled` said so meanwhile.
pub(super) fn pairs(corpus: &Corpus, cancelled: &(dyn Fn() -> bool + Sync)) -> Option<Vec<Pair>> {
    let stems = Stems::new(corpus.documents().iter().map(AsRef::as_ref), corpus.vocabulary());
    let ids = || corpus.iter().map(|(id, _)| id);
    let all: Vec<(DocId, DocId)> = ids()
        .flat_map(|left| ids().skip(left.index() + 1).map(move |right| (left, right)))
        .collect();
    // Long documents cost the most; small pieces keep the cores equally busy.
    let compared = all.par_iter().with_max_len(1).map(|&(left, right)| {
        if cancelled() { None } else { Some(pair(corpus, (left, right), &stems, cancelled)) }
    });
    let compared: Option<Vec<Option<Pair>>> = compared.collect();
    let compared = compared?.into_iter().flatten().collect();
    (!cancelled()).then_some(compared)
}

/// One pair's shares, if above zero.
fn pair(
    corpus: &Corpus,
    ids: (DocId, DocId),
    stems: &Stems,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Pair> {
    let (left, right) = corpus.document(ids.0).zip(corpus.document(ids.1))?;
    let no_boilerplate = Sides { left: &[][..], right: &[][..] };
    let comparison = compare_stemmed(left, right, stems, no_boilerplate, cancelled)?;
    let n_covered = comparison.n_covered.left + comparison.n_covered.right;
    (n_covered > 0).then(|| Pair {
        left: ids.0,
        right: ids.1,
        overlap: comparison.overlap,
        is_estimate: false,
        is_below_floor: comparison.is_below_floor(),
    })
}
