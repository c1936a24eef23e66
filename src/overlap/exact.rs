//! Shares by comparing pairs in full, on all cores.

use rayon::prelude::*;

use super::Pair;
use crate::compare::{FolderText, Lexicon, Sameness, Sides, Stems, compare_with};
use crate::model::{Corpus, DocId};

/// Every pair that shares anything, by ids; `None` if `cancelled` said so meanwhile.
pub(super) fn pairs(
    corpus: &Corpus,
    folder: &FolderText,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<Pair>> {
    let ids = || corpus.iter().map(|(id, _)| id);
    let from = |left: DocId| ids().skip(left.index() + 1).map(move |right| Sides { left, right });
    let all: Vec<Sides<DocId>> = ids().flat_map(from).collect();
    let mut compared = exact_for(corpus, folder, &all, cancelled)?;
    // What only chrome shares is kept too: it counts once boilerplate does.
    compared.retain(|pair| pair.with_boilerplate.is_any());
    Some(compared)
}

/// These pairs as the reading view shows them, in the order they are asked for, also those that
/// share nothing; ids that are not the corpus' are left out. `None` if `cancelled` said so meanwhile.
///
/// A pair of ordinary documents takes milliseconds, one of many megabytes much longer: ask for what
/// is on screen first, and for few at a time.
pub fn exact_for(
    corpus: &Corpus,
    folder: &FolderText,
    pairs: &[Sides<DocId>],
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<Pair>> {
    let mut named: Vec<DocId> = pairs.iter().flat_map(|pair| [pair.left, pair.right]).collect();
    named.sort_unstable();
    named.dedup();
    let documents = named.iter().filter_map(|&id| corpus.document(id)).map(AsRef::as_ref);
    let vocabulary = corpus.vocabulary();
    let stems = Stems::new(documents, vocabulary);
    let lexicon = Lexicon { vocabulary, stems: Some(&stems), sameness: Sameness::default() };
    let compared = |&ids: &Sides<DocId>| -> Option<Option<Pair>> {
        if cancelled() {
            return None;
        }
        let documents = corpus.document(ids.left).zip(corpus.document(ids.right));
        let Some((left, right)) = documents else { return Some(None) };
        let boilerplate = folder.boilerplate(ids);
        let comparison = compare_with(left, right, lexicon, boilerplate, cancelled)?;
        Some(Some(Pair::exact(ids, &comparison)))
    };
    // Long documents cost the most; small pieces keep the cores equally busy.
    let compared: Option<Vec<Option<Pair>>> =
        pairs.par_iter().with_max_len(1).map(compared).collect();
    (!cancelled()).then_some(compared?.into_iter().flatten().collect())
}
