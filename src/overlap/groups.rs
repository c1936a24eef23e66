//! Groups of near-duplicates: documents that are alike in both directions, directly or by way of others.

use super::Pair;
use crate::compare::Side;
use crate::model::DocId;

/// For every document the first one of its group, itself if it is alone. Two documents are of one
/// group if the smaller of their shares is at least `from` (0 to 1).
pub fn groups(pairs: &[Pair], n_documents: usize, from: f64) -> Vec<DocId> {
    let mut firsts: Vec<DocId> = (0..n_documents).map(DocId::at).collect();
    for pair in pairs.iter().filter(|pair| smaller_share(pair) >= from) {
        let (one, other) = (root(&mut firsts, pair.left), root(&mut firsts, pair.right));
        if let Some(first) = firsts.get_mut(one.max(other).index()) {
            *first = one.min(other);
        }
    }
    for index in 0..n_documents {
        root(&mut firsts, DocId::at(index));
    }
    firsts
}

/// How much of each document of a pair is at least in the other.
fn smaller_share(pair: &Pair) -> f64 {
    let total = |side: Side| pair.overlap.of(side).total();
    total(Side::Left).min(total(Side::Right))
}

/// The end of a document's chain; those on the way are led there directly.
fn root(firsts: &mut [DocId], document: DocId) -> DocId {
    let next = |firsts: &[DocId], id: DocId| firsts.get(id.index()).copied().unwrap_or(id);
    let mut end = document;
    while next(firsts, end) != end {
        end = next(firsts, end);
    }
    let mut at = document;
    while let Some(first) = firsts.get_mut(at.index()).filter(|first| **first != end) {
        at = std::mem::replace(first, end);
    }
    end
}

#[cfg(test)]
mod tests {
    use super::super::tests::pair;
    use super::*;

    #[track_caller]
    fn check(pairs: &[Pair], from: f64, expected: &[u32]) {
        let found: Vec<u32> =
            groups(pairs, expected.len(), from).iter().map(|first| first.0).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn near_duplicates_are_alike_in_both_directions() {
        check(&[pair(0, 1, 97, 98), pair(0, 2, 90, 40), pair(2, 3, 60, 61)], 0.6, &[0, 0, 2, 2]);
        check(&[pair(0, 1, 97, 98)], 0.975, &[0, 1]);
        check(&[], 0.6, &[0, 1]);
    }

    #[test]
    fn who_is_alike_by_way_of_another_is_of_the_group_too() {
        let chain = [pair(3, 4, 80, 80), pair(1, 4, 70, 70), pair(2, 3, 65, 90)];
        check(&chain, 0.6, &[0, 1, 1, 1, 1]);
        check(&chain, 0.7, &[0, 1, 2, 1, 1]);
    }
}
