//! What of each document corresponds to something in others, and so what it alone says.

use rayon::prelude::*;

use crate::compare::{Comparison, FolderText, Side, Sides, compare};
use crate::model::{Corpus, DocId};
use crate::overlap::{Pair, closest_first};
use crate::report::folder::OnlyHere;
use crate::synopsis::only_here;
use crate::text::Span;

/// In a large folder a document is held against so many others.
const MOST_RELATIVES: usize = 10;

/// Two documents that were compared: their shares, and what corresponds on each side.
pub(super) struct Against {
    pub(super) pair: Pair,
    covered: Sides<Vec<Span>>,
}

impl Against {
    /// Compares every document with every other one.
    pub(super) fn each_other(
        corpus: &Corpus,
        folder: &FolderText,
        cancelled: &(dyn Fn() -> bool + Sync),
    ) -> Option<Vec<Self>> {
        let ids = || corpus.iter().map(|(id, _)| id);
        let from =
            |left: DocId| ids().skip(left.index() + 1).map(move |right| Sides { left, right });
        Self::all(corpus, folder, &ids().flat_map(from).collect::<Vec<_>>(), cancelled)
    }

    /// Compares each of some documents with those that are closest to it.
    pub(super) fn closest_of(
        corpus: &Corpus,
        folder: &FolderText,
        some: &[DocId],
        pairs: &[Pair],
        cancelled: &(dyn Fn() -> bool + Sync),
    ) -> Option<Vec<Self>> {
        let closest = closest_first(pairs);
        let of = |id: DocId| {
            let its = closest.iter().filter(move |pair| [pair.left, pair.right].contains(&id));
            its.take(MOST_RELATIVES).map(|pair| (pair.left, pair.right))
        };
        let mut asked: Vec<(DocId, DocId)> = some.iter().flat_map(|&id| of(id)).collect();
        asked.sort_unstable();
        asked.dedup();
        let asked: Vec<_> = asked.into_iter().map(|(left, right)| Sides { left, right }).collect();
        Self::all(corpus, folder, &asked, cancelled)
    }

    fn all(
        corpus: &Corpus,
        folder: &FolderText,
        asked: &[Sides<DocId>],
        cancelled: &(dyn Fn() -> bool + Sync),
    ) -> Option<Vec<Self>> {
        let compared = |&ids: &Sides<DocId>| -> Option<Self> {
            if cancelled() {
                return None;
            }
            let (left, right) = (corpus.document(ids.left)?, corpus.document(ids.right)?);
            let boilerplate = folder.boilerplate(ids);
            let found = compare(left, right, corpus.vocabulary(), boilerplate, cancelled)?;
            let covered =
                Sides { left: covered(&found, Side::Left), right: covered(&found, Side::Right) };
            Some(Self { pair: Pair::exact(ids, &found), covered })
        };
        // Long documents cost the most; small pieces keep the cores equally busy.
        asked.par_iter().with_max_len(1).map(compared).collect()
    }

    /// What of a document corresponds to something in the other, if it is one of the two.
    fn covered(&self, document: DocId) -> Option<&[Span]> {
        let is_left = self.pair.left == document;
        let is_right = self.pair.right == document;
        let side = if is_left { Side::Left } else { Side::Right };
        (is_left || is_right).then(|| self.covered.of(side).as_slice())
    }
}

/// Passages, second copies, and sentences that state the same facts: what one side of these says is
/// not said by it alone.
fn covered(found: &Comparison, side: Side) -> Vec<Span> {
    let hints = found.also_here.iter().chain(&found.related).map(|hint| hint.span(side));
    found.passages.iter().map(|passage| passage.span(side)).chain(hints).collect()
}

/// What each document alone says that was held against another one.
pub(super) fn sentences_of_all(
    corpus: &Corpus,
    folder: &FolderText,
    all: &[Against],
) -> Vec<OnlyHere> {
    let of_document = |(id, document): (DocId, &std::sync::Arc<crate::model::Document>)| {
        let covered: Vec<&[Span]> = all.iter().filter_map(|against| against.covered(id)).collect();
        let spans = only_here(document, &covered, folder.boilerplate_of(id));
        (!covered.is_empty()).then_some(OnlyHere { document: id, spans, n_others: covered.len() })
    };
    corpus.iter().filter_map(of_document).collect()
}
