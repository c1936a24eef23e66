//! What belongs together, by what joins any two.

use std::collections::{BTreeMap, BTreeSet};

/// The sets of what is joined, directly or by others; each in order.
pub(super) fn joined<T: Ord + Copy>(pairs: impl Iterator<Item = (T, T)>) -> Vec<BTreeSet<T>> {
    let mut beside: BTreeMap<T, Vec<T>> = BTreeMap::new();
    for (one, other) in pairs {
        beside.entry(one).or_default().push(other);
        beside.entry(other).or_default().push(one);
    }
    let mut sets = Vec::new();
    while let Some((first, next)) = beside.pop_first() {
        let mut set = BTreeSet::from([first]);
        let mut open = next;
        while let Some(one) = open.pop() {
            set.insert(one);
            open.extend(beside.remove(&one).unwrap_or_default());
        }
        sets.push(set);
    }
    sets
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_joined_by_others_belongs_together() {
        let pairs = [(4, 2), (7, 8), (3, 4), (8, 7), (5, 5)];
        let sets = joined(pairs.into_iter());
        let sets: Vec<Vec<i32>> = sets.into_iter().map(|it| it.into_iter().collect()).collect();
        assert_eq!(sets, [vec![2, 3, 4], vec![5], vec![7, 8]]);
    }
}
