//! All pairs of a corpus: who shares how much with whom, both directions.
//!
//! A small corpus is compared pair by pair, so that its shares are those of the reading view. A
//! large one is estimated from fingerprints, at a cost that grows with the pairs that share something.

mod estimate;
mod exact;
mod meetings;
mod outline;
mod retold;
mod runs;

pub use self::estimate::{Estimate, estimate};
pub use self::exact::exact_for;
pub use self::retold::retold;
use crate::compare::{Comparison, FolderText, Overlap, Share, Side, Sides};
use crate::model::{Corpus, DocId};

/// Up to this many documents every pair is compared in full.
pub const MOST_EXACT: usize = 50;

/// How much two documents of a corpus share.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    /// The document that is listed first.
    pub left: DocId,
    /// The document that is listed later.
    pub right: DocId,
    /// How much of each is in the other.
    pub overlap: Overlap,
    /// Whether the shares are estimates from fingerprints.
    pub is_estimate: bool,
    /// Whether it is no more alike than unrelated texts.
    pub is_below_floor: bool,
}

impl Pair {
    /// Whether either document has anything of the other.
    pub fn is_above_zero(&self) -> bool {
        let Overlap { left_in_right, right_in_left } = self.overlap;
        left_in_right.total() > 0.0 || right_in_left.total() > 0.0
    }

    /// What a comparison says; `ids` as they were compared, in either order.
    pub fn exact(ids: Sides<DocId>, comparison: &Comparison) -> Self {
        let is_turned = ids.left > ids.right;
        let overlap = comparison.overlap;
        Self {
            left: ids.left.min(ids.right),
            right: ids.left.max(ids.right),
            overlap: if is_turned { overlap.mirrored() } else { overlap },
            is_estimate: false,
            is_below_floor: comparison.is_below_floor(),
        }
    }
}

/// Every pair above zero, by ids; `None` if `cancelled` said so meanwhile.
///
/// Past [`MOST_EXACT`] documents the shares are those of [`estimate`].
pub fn overlap(
    corpus: &Corpus,
    folder: &FolderText,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<Pair>> {
    if corpus.len() <= MOST_EXACT {
        return exact::pairs(corpus, folder, cancelled);
    }
    let texts: Vec<&str> = corpus.documents().iter().map(|document| document.text()).collect();
    estimate(&texts, Some(folder), cancelled).map(|estimate| estimate.pairs)
}

/// The pair that a folder opens with: the one whose smaller direction is highest, the document
/// whose path sorts first on the left.
pub fn opening_pair(pairs: &[Pair], corpus: &Corpus) -> Option<(DocId, DocId)> {
    let smaller = |pair: &Pair| {
        let total = |side: Side| -> f64 { Share::total(pair.overlap.of(side)) };
        total(Side::Left).min(total(Side::Right))
    };
    // Of equal pairs the first one listed stays.
    let better = |best: &Pair, pair: &Pair| smaller(pair) > smaller(best);
    let best = pairs.iter().reduce(|best, pair| if better(best, pair) { pair } else { best })?;
    let path = |id: DocId| corpus.document(id).map(|document| document.path());
    let is_turned = path(best.left) > path(best.right);
    Some(if is_turned { (best.right, best.left) } else { (best.left, best.right) })
}

#[cfg(test)]
mod tests;
