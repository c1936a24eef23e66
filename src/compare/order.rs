//! Which passages are moved: those outside the heaviest order that both documents agree on.

use super::union::Claim;

/// For each claim (in the left side's order) whether it is moved: the claims that stand in the same
/// order on both sides and hold the most words are in order, every other one is moved.
pub(super) fn are_moved(claims: &[Claim]) -> Vec<bool> {
    if claims.is_sorted_by_key(|claim| claim.right.start) {
        return vec![false; claims.len()];
    }
    let mut ranks: Vec<usize> = (0..claims.len()).collect();
    ranks.sort_by_key(|&index| claims.get(index).map(|claim| claim.right.start));
    let mut rank_of = vec![0; claims.len()];
    for (rank, &index) in ranks.iter().enumerate() {
        if let Some(slot) = rank_of.get_mut(index) {
            *slot = rank;
        }
    }
    let mut heaviest = Heaviest(vec![(0, None); claims.len() + 1]);
    let mut before = Vec::with_capacity(claims.len());
    for (index, (claim, &rank)) in claims.iter().zip(&rank_of).enumerate() {
        let (weight, last) = heaviest.below(rank);
        before.push(last);
        heaviest.set(rank, (weight + claim.left.len() + claim.right.len(), Some(index)));
    }
    let mut are_moved = vec![true; claims.len()];
    let mut at = heaviest.below(claims.len()).1;
    while let Some(index) = at {
        if let Some(is_moved) = are_moved.get_mut(index) {
            *is_moved = false;
        }
        at = before.get(index).copied().flatten();
    }
    are_moved
}

/// The heaviest order that ends below a rank, with the claim it ends at (a Fenwick tree).
struct Heaviest(Vec<(usize, Option<usize>)>);

impl Heaviest {
    fn below(&self, rank: usize) -> (usize, Option<usize>) {
        let (mut at, mut best) = (rank, (0, None));
        while at > 0 {
            best = self.0.get(at).copied().filter(|found| found.0 > best.0).unwrap_or(best);
            at &= at - 1;
        }
        best
    }

    fn set(&mut self, rank: usize, order: (usize, Option<usize>)) {
        let mut at = rank + 1;
        while let Some(slot) = self.0.get_mut(at) {
            if order.0 > slot.0 {
                *slot = order;
            }
            at += at & at.wrapping_neg();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks which claims are moved; each is its first right word and its length, in left order.
    #[track_caller]
    fn check(claims: &[(usize, usize)], expected: &[bool]) {
        let mut left = 0;
        let claims = claims.iter().map(|&(right, len)| {
            left += len;
            Claim { left: left - len..left, right: right..right + len, score: 0.0 }
        });
        assert_eq!(are_moved(&claims.collect::<Vec<_>>()), expected);
    }

    #[test]
    fn what_stands_in_order_is_not_moved() {
        check(&[(0, 5), (5, 5), (20, 5)], &[false, false, false]);
    }

    #[test]
    fn the_order_with_the_most_words_stays() {
        check(&[(50, 9), (0, 5), (5, 5)], &[true, false, false]);
        check(&[(50, 11), (0, 5), (5, 5)], &[false, true, true]);
    }
}
