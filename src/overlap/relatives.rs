//! An order in which relatives stand together, for lists and for the map.
//!
//! Average linkage (Sokal and Michener 1958): the two clusters whose documents are on average most
//! alike are joined, the smaller one laid behind the larger one, so that a family begins with its core.
//! Only pairs that share something are looked at, so that the cost grows with these. An average can
//! only fall when one of its clusters grows; so a candidate is brought up to date when its turn comes.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use super::Pair;
use crate::compare::Side;
use crate::model::DocId;

/// Documents by who is related to whom.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Relatives {
    /// Documents that are related, directly or by way of others; the largest family first.
    pub families: Vec<Vec<DocId>>,
    /// Documents that are related to none, by id.
    pub alone: Vec<DocId>,
}

/// Sorts documents into families and orders each; documents of one of the `groups` (see
/// [`groups`](super::groups)) stay together. `pairs` are those above the floor, by ids.
pub fn relatives(pairs: &[Pair], groups: &[DocId]) -> Relatives {
    let mut linkage = Linkage::new(pairs, groups.len());
    let group = |id: DocId| groups.get(id.index());
    let is_inside = |pair: &&Pair| group(pair.left) == group(pair.right);
    linkage.join(pairs.iter().filter(is_inside));
    linkage.join(pairs.iter().filter(|pair| !is_inside(pair)));
    linkage.finish()
}

/// The mean of both directions.
fn likeness(pair: &Pair) -> f64 {
    let total = |side: Side| pair.overlap.of(side).total();
    f64::midpoint(total(Side::Left), total(Side::Right))
}

/// Clusters of documents, each known by the document at its root.
struct Linkage<'a> {
    pairs: &'a [Pair],
    roots: Vec<usize>,
    orders: Vec<Vec<DocId>>,
    /// For each root, the sums of likeness with other roots.
    sums: Vec<BTreeMap<usize, f64>>,
    /// How much each document has in common with all others together.
    weights: Vec<f64>,
}

/// Two clusters that may be joined, the most alike first, then by position.
#[derive(PartialEq, PartialOrd)]
struct Candidate(f64, Reverse<(usize, usize)>);

impl Eq for Candidate {}

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.total_cmp(&other.0).then_with(|| self.1.cmp(&other.1))
    }
}

impl<'a> Linkage<'a> {
    fn new(pairs: &'a [Pair], n_documents: usize) -> Self {
        let mut sums = vec![BTreeMap::new(); n_documents];
        let mut weights = vec![0.0; n_documents];
        for pair in pairs {
            let ends = [pair.left.index(), pair.right.index()];
            for (from, to) in [(ends[0], ends[1]), (ends[1], ends[0])] {
                if let Some(sums) = sums.get_mut(from) {
                    sums.insert(to, likeness(pair));
                }
                weights.get_mut(from).into_iter().for_each(|sum| *sum += likeness(pair));
            }
        }
        let alone = |index: usize| vec![DocId::at(index)];
        let orders = (0..n_documents).map(alone).collect();
        Self { pairs, roots: (0..n_documents).collect(), orders, sums, weights }
    }

    /// Joins clusters over these pairs until none is left between two clusters.
    fn join<'p>(&mut self, pairs: impl Iterator<Item = &'p Pair>) {
        let mut candidates: BinaryHeap<Candidate> = pairs
            .filter_map(|pair| self.candidate(pair.left.index(), pair.right.index()))
            .collect();
        while let Some(first) = candidates.pop() {
            let Reverse((one, other)) = first.1;
            let Some(now) = self.candidate(one, other) else { continue };
            if candidates.peek().is_some_and(|next| *next > now) {
                candidates.push(now);
            } else {
                let Reverse((one, other)) = now.1;
                self.merge(one, other);
            }
        }
    }

    /// Two documents' clusters and how alike they are on average; `None` if they are one already.
    fn candidate(&mut self, one: usize, other: usize) -> Option<Candidate> {
        let (one, other) = (self.root(one), self.root(other));
        let (one, other) = (one.min(other), one.max(other));
        let sum = self.sums.get(one).and_then(|sums| sums.get(&other))?;
        let n = |root: usize| self.orders.get(root).map_or(1, Vec::len) as f64;
        (one != other).then(|| Candidate(sum / (n(one) * n(other)), Reverse((one, other))))
    }

    fn root(&mut self, document: usize) -> usize {
        let mut at = document;
        while let Some(&above) = self.roots.get(at).filter(|above| **above != at) {
            // Every other step is skipped from now on.
            let top = self.roots.get(above).copied().unwrap_or(above);
            if let Some(root) = self.roots.get_mut(at) {
                *root = top;
            }
            at = top;
        }
        at
    }

    /// Puts the smaller cluster into the larger one.
    fn merge(&mut self, one: usize, other: usize) {
        let n = |root: usize| self.sums.get(root).map_or(0, BTreeMap::len);
        let (root, gone) = if n(one) >= n(other) { (one, other) } else { (other, one) };
        let sums = self.sums.get_mut(gone).map(std::mem::take).unwrap_or_default();
        for (neighbour, sum) in sums {
            if let Some(sums) = self.sums.get_mut(neighbour) {
                sums.remove(&gone);
                if neighbour != root {
                    *sums.entry(root).or_default() += sum;
                }
            }
            if neighbour != root
                && let Some(sums) = self.sums.get_mut(root)
            {
                *sums.entry(neighbour).or_default() += sum;
            }
        }
        if let Some(above) = self.roots.get_mut(gone) {
            *above = root;
        }
        let mut take = |root| self.orders.get_mut(root).map(std::mem::take).unwrap_or_default();
        let (kept, added) = (take(root), take(gone));
        let joined = self.laid_out(kept, added);
        if let Some(order) = self.orders.get_mut(root) {
            *order = joined;
        }
    }

    /// Two orders end to end: the larger first, so that a family begins with its core, of two equal
    /// ones that with more relatives; the other turned so that it begins with who is more alike.
    fn laid_out(&self, one: Vec<DocId>, other: Vec<DocId>) -> Vec<DocId> {
        let weight = |order: &[DocId]| -> f64 {
            order.iter().filter_map(|id| self.weights.get(id.index())).sum()
        };
        let (size, weights) = (one.len().cmp(&other.len()), (weight(&one), weight(&other)));
        let by_weight = weights.0.total_cmp(&weights.1).then_with(|| other.cmp(&one));
        let (mut first, mut rest) =
            if size.then(by_weight).is_ge() { (one, other) } else { (other, one) };
        let meets = |first: Option<&DocId>, rest: &[DocId]| {
            let ends = [rest.first(), rest.last()].into_iter().flatten();
            first.map_or(0.0, |&id| ends.map(|&end| self.likeness(id, end)).fold(0.0, f64::max))
        };
        // The core of a large family stays where it is; two blocks of a size meet as they do best.
        let are_blocks = first.len() > 1 && first.len() < 2 * rest.len();
        if are_blocks && meets(first.first(), &rest) > meets(first.last(), &rest) {
            first.reverse();
        }
        if let (Some(&end), Some(&from), Some(&to)) = (first.last(), rest.first(), rest.last())
            && self.likeness(end, to) > self.likeness(end, from)
        {
            rest.reverse();
        }
        first.append(&mut rest);
        first
    }

    fn likeness(&self, one: DocId, other: DocId) -> f64 {
        let key = (one.min(other), one.max(other));
        let found = self.pairs.binary_search_by_key(&key, |pair| (pair.left, pair.right));
        found.ok().and_then(|index| self.pairs.get(index)).map_or(0.0, likeness)
    }

    fn finish(self) -> Relatives {
        let mut families: Vec<Vec<DocId>> = Vec::new();
        let mut alone = Vec::new();
        for order in self.orders {
            match order.as_slice() {
                [] => {}
                [one] => alone.push(*one),
                _ => families.push(order),
            }
        }
        families.sort_by_key(|family| (Reverse(family.len()), family.iter().min().copied()));
        Relatives { families, alone }
    }
}

#[cfg(test)]
mod tests {
    use super::super::groups;
    use super::super::tests::pair;
    use super::*;

    /// Checks the families and who is alone, as numbers of documents.
    #[track_caller]
    fn check(pairs: &[Pair], n_documents: usize, expected: (&[&[u32]], &[u32])) {
        let mut pairs = pairs.to_vec();
        pairs.sort_by_key(|pair| (pair.left, pair.right));
        let found = relatives(&pairs, &groups(&pairs, n_documents, 0.6));
        let numbers = |ids: &Vec<DocId>| ids.iter().map(|id| id.0).collect::<Vec<_>>();
        let families: Vec<Vec<u32>> = found.families.iter().map(numbers).collect();
        assert_eq!(
            (families, numbers(&found.alone)),
            (expected.0.iter().map(|family| family.to_vec()).collect(), expected.1.to_vec())
        );
    }

    #[test]
    fn the_closest_stand_next_to_each_other_and_the_rest_follow_by_likeness() {
        let pairs = [
            pair(0, 3, 98, 97),
            pair(0, 2, 61, 70),
            pair(2, 3, 68, 60),
            pair(0, 1, 19, 41),
            pair(1, 3, 40, 18),
        ];
        check(&pairs, 4, (&[&[0, 3, 2, 1]], &[]));
    }

    #[test]
    fn families_come_by_size_and_those_without_one_last() {
        let pairs = [pair(1, 5, 50, 50), pair(2, 4, 20, 20), pair(4, 6, 30, 20)];
        check(&pairs, 7, (&[&[4, 6, 2], &[1, 5]], &[0, 3]));
        check(&[], 2, (&[], &[0, 1]));
    }

    #[test]
    fn blocks_meet_where_they_are_most_alike() {
        let pairs = [pair(0, 1, 90, 90), pair(2, 3, 90, 90), pair(0, 3, 30, 30)];
        check(&pairs, 4, (&[&[1, 0, 3, 2]], &[]));
    }

    /// 0 and 1 are a group by way of 2 alone, while 1 is most like 3, which is shorter.
    #[test]
    fn a_group_stays_together() {
        let pairs = [pair(0, 2, 61, 61), pair(1, 2, 61, 61), pair(1, 3, 59, 100)];
        check(&pairs, 4, (&[&[2, 0, 1, 3]], &[]));
    }

    #[test]
    fn the_order_does_not_depend_on_which_of_two_equal_pairs_comes_first() {
        let star: Vec<Pair> = (1..40).map(|leaf| pair(0, leaf, 50, 50)).collect();
        let found = relatives(&star, &groups(&star, 40, 0.6));
        assert_eq!(found.families.len(), 1);
        let mut sorted = found.families[0].clone();
        sorted.sort_unstable();
        assert_eq!(sorted.len(), 40);
        assert_eq!(relatives(&star, &groups(&star, 40, 0.6)), found);
    }
}
