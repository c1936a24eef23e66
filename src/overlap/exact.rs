//! Shares by comparing every pair in full, on all cores.

use rayon::prelude::*;

use super::Pair;
use crate::compare::{Comparison, FolderText, Lexicon, Sameness, Sides, Stems, compare_stemmed};
use crate::model::{Corpus, DocId, Document};

/// Every pair that shares anything, by ids; `None` if `cancelled` said so meanwhile.
pub(super) fn pairs(
    corpus: &Corpus,
    folder: &FolderText,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<Pair>> {
    let stems = Stems::new(corpus.documents().iter().map(AsRef::as_ref), corpus.vocabulary());
    let lexicon =
        Lexicon { vocabulary: corpus.vocabulary(), stems: &stems, sameness: Sameness::default() };
    let ids = || corpus.iter().map(|(id, _)| id);
    let from = |left: DocId| ids().skip(left.index() + 1).map(move |right| Sides { left, right });
    let all: Vec<Sides<DocId>> = ids().flat_map(from).collect();
    // Long documents cost the most; small pieces keep the cores equally busy.
    let compared = all.par_iter().with_max_len(1).map(|&ids| {
        let compare = |left: &Document, right: &Document| {
            compare_stemmed(left, right, lexicon, folder.boilerplate(ids), cancelled)
        };
        if cancelled() { None } else { Some(pair(corpus, ids, &compare)) }
    });
    let compared: Option<Vec<Option<Pair>>> = compared.collect();
    let compared = compared?.into_iter().flatten().collect();
    (!cancelled()).then_some(compared)
}

/// One pair's shares, if there are any.
fn pair(
    corpus: &Corpus,
    ids: Sides<DocId>,
    compare: &dyn Fn(&Document, &Document) -> Option<Comparison>,
) -> Option<Pair> {
    let (left, right) = corpus.document(ids.left).zip(corpus.document(ids.right))?;
    let comparison = compare(left, right)?;
    // What only chrome shares is kept too: it counts once boilerplate does.
    comparison.with_boilerplate.is_any().then(|| Pair::exact(ids, &comparison))
}
