//! All pairs of a corpus: who shares how much with whom, both directions.
//!
//! A small corpus is compared pair by pair, so that its shares are those of the reading view. A
//! large one is estimated from fingerprints, at a cost that grows with the pairs that share something.

mod counted;
mod estimate;
mod exact;
mod groups;
mod meetings;
mod outline;
mod relatives;
mod retold;
mod runs;
mod statements;

pub use self::counted::Counted;
pub use self::estimate::{Chrome, Estimate, estimate};
pub use self::exact::exact_for;
pub use self::groups::groups;
pub use self::relatives::{Relatives, relatives};
pub use self::retold::retold;
pub use self::statements::{Relation, Statement, statements};
use crate::compare::{Comparison, Extent, FolderText, Overlap, Share, Side, Sides};
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
    /// How much of each is in the other, boilerplate left out.
    pub overlap: Overlap,
    /// Words of each that are counted, boilerplate left out.
    pub n_counted: Sides<usize>,
    /// How much of each is in the other with boilerplate counted like all else.
    pub with_boilerplate: Extent,
    /// Whether the shares are estimates from fingerprints.
    pub is_estimate: bool,
    /// Whether it is no more alike than unrelated texts, boilerplate left out.
    pub is_below_floor: bool,
}

impl Pair {
    /// Whether either document has anything of the other.
    pub fn is_above_zero(&self) -> bool {
        let Overlap { left_in_right, right_in_left } = self.overlap;
        left_in_right.total() > 0.0 || right_in_left.total() > 0.0
    }

    /// The same seen from the right document.
    #[must_use]
    pub fn mirrored(self) -> Self {
        Self {
            left: self.right,
            right: self.left,
            overlap: self.overlap.mirrored(),
            n_counted: self.n_counted.mirrored(),
            with_boilerplate: self.with_boilerplate.mirrored(),
            ..self
        }
    }

    /// What a comparison says; `ids` as they were compared, in either order.
    pub fn exact(ids: Sides<DocId>, comparison: &Comparison) -> Self {
        let is_turned = ids.left > ids.right;
        let turned = |extent: Extent| if is_turned { extent.mirrored() } else { extent };
        let extent = turned(comparison.extent(true));
        Self {
            left: ids.left.min(ids.right),
            right: ids.left.max(ids.right),
            overlap: extent.overlap,
            n_counted: extent.n_counted,
            with_boilerplate: turned(comparison.extent(false)),
            is_estimate: false,
            is_below_floor: extent.is_below_floor(),
        }
    }

    /// The same pair with the shares that are seen, boilerplate left out or not.
    #[must_use]
    pub fn seen(&self, leaves_out_boilerplate: bool) -> Self {
        if leaves_out_boilerplate {
            return *self;
        }
        let Extent { overlap, n_counted, .. } = self.with_boilerplate;
        let is_below_floor = self.with_boilerplate.is_below_floor();
        Self { overlap, n_counted, is_below_floor, ..*self }
    }
}

/// Every pair that shares anything, be it boilerplate, by ids; `None` if `cancelled` said so
/// meanwhile.
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
    estimate(&texts, Chrome::Known(folder), cancelled).map(|estimate| estimate.pairs)
}

/// The pair that a folder opens with: the one whose smaller direction is highest, the document
/// whose path sorts first on the left; boilerplate is left out or not.
pub fn opening_pair(
    pairs: &[Pair],
    corpus: &Corpus,
    leaves_out_boilerplate: bool,
) -> Option<(DocId, DocId)> {
    let smaller = |pair: &Pair| {
        let overlap = pair.seen(leaves_out_boilerplate).overlap;
        let total = |side: Side| -> f64 { Share::total(overlap.of(side)) };
        total(Side::Left).min(total(Side::Right))
    };
    // Of equal pairs the first one listed stays.
    let better = |best: &Pair, pair: &Pair| smaller(pair) > smaller(best);
    let best = pairs
        .iter()
        .filter(|pair| smaller(pair) > 0.0)
        .reduce(|best, pair| if better(best, pair) { pair } else { best })?;
    let path = |id: DocId| corpus.document(id).map(|document| document.path());
    let is_turned = path(best.left) > path(best.right);
    Some(if is_turned { (best.right, best.left) } else { (best.left, best.right) })
}

/// The pairs that are more alike than unrelated texts, the one whose smaller direction is highest first.
pub fn closest_first(pairs: &[Pair]) -> Vec<&Pair> {
    let is_close = |pair: &&Pair| !pair.is_below_floor && pair.is_above_zero();
    let mut found: Vec<&Pair> = pairs.iter().filter(is_close).collect();
    let shares = |pair: &Pair| {
        let [left, right] = Side::BOTH.map(|side| pair.overlap.of(side).total());
        (left.min(right), left.max(right))
    };
    found.sort_by(|one, other| {
        let (one, other) = (shares(one), shares(other));
        other.0.total_cmp(&one.0).then_with(|| other.1.total_cmp(&one.1))
    });
    found
}

#[cfg(test)]
pub(crate) mod tests;
