//! Which kinds of passage count when it is said how much two documents share.

use super::Pair;
use crate::compare::{Overlap, Share, Side};

/// The kinds of passage that count; all three unless somebody leaves one out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// Whether identical passages count.
    pub identical: bool,
    /// Whether edited passages count.
    pub edited: bool,
    /// Whether paraphrased passages count.
    pub paraphrased: bool,
}

impl Default for Counted {
    fn default() -> Self {
        Self { identical: true, edited: true, paraphrased: true }
    }
}

impl Counted {
    /// A share without the kinds that are left out.
    pub fn share(self, share: Share) -> Share {
        let part = |counts: bool, part: f64| if counts { part } else { 0.0 };
        Share {
            identical: part(self.identical, share.identical),
            edited: part(self.edited, share.edited),
            paraphrased: part(self.paraphrased, share.paraphrased),
        }
    }

    /// Both directions without the kinds that are left out.
    pub fn overlap(self, overlap: Overlap) -> Overlap {
        Overlap {
            left_in_right: self.share(overlap.left_in_right),
            right_in_left: self.share(overlap.right_in_left),
        }
    }

    /// The pairs that are related by what counts, in the same order: more alike than unrelated texts.
    pub fn related(self, pairs: &[Pair]) -> Vec<Pair> {
        let counted = |pair: &Pair| Pair { overlap: self.overlap(pair.overlap), ..*pair };
        let shares =
            |pair: &Pair| Side::BOTH.iter().any(|&side| pair.overlap.of(side).total() > 0.0);
        pairs.iter().filter(|pair| !pair.is_below_floor).map(counted).filter(shares).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::pair;
    use super::*;

    #[test]
    fn what_is_left_out_makes_no_relation() {
        let mut below = pair(0, 3, 4, 2);
        below.is_below_floor = true;
        let paraphrase = Share { paraphrased: 0.5, ..Share::default() };
        let retold = Pair {
            overlap: Overlap { left_in_right: paraphrase, right_in_left: paraphrase },
            ..pair(1, 2, 0, 0)
        };
        let pairs = [pair(0, 1, 70, 60), below, retold];
        let ids = |counted: Counted| {
            let related = counted.related(&pairs);
            related.iter().map(|pair| (pair.left.0, pair.right.0)).collect::<Vec<_>>()
        };
        assert_eq!(ids(Counted::default()), [(0, 1), (1, 2)]);
        assert_eq!(ids(Counted { paraphrased: false, ..Counted::default() }), [(0, 1)]);
        assert_eq!(ids(Counted { identical: false, ..Counted::default() }), [(1, 2)]);
    }
}
