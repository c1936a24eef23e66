//! Which seeds are believed: those that stand in sure chains (steps 5 and 6 of the method).
//!
//! Chains may stand in any order, so moved blocks cost nothing. A chain must be unlikely for the
//! number of pairs that were tried, a weak link must stand in a strong chain.

use super::method::Method;
use super::seeds::Seed;

/// A seed that is believed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Believed {
    /// The seed.
    pub(super) seed: Seed,
    /// What a link here has to score, in nats.
    pub(super) bar: f64,
}

/// What a chain must score where there are so many pairs of sentences, in nats.
fn chain_bar(n_cells: f64, method: &Method) -> f64 {
    (method.bar_above_chance + n_cells.max(1.0).ln()).max(method.lowest_chain_bar)
}

/// What two sentences must score that correspond all by themselves, in nats.
pub(super) fn lone_bar(n_cells: f64, method: &Method) -> f64 {
    chain_bar(n_cells, method) + method.lone_surcharge
}

/// The seeds that stand in sure chains, in the order of the left side; `n_cells` is the number of
/// pairs of sentences that there are.
pub(super) fn believed(seeds: &[Seed], n_cells: f64, method: &Method) -> Vec<Believed> {
    let bar = chain_bar(n_cells, method);
    let mut kept: Vec<Believed> = Vec::new();
    let mut seeds = seeds.to_vec();
    for round in 0..=method.n_weedings {
        let chains = sure_chains(&seeds, bar, method);
        if round < method.n_weedings {
            let links = chains.iter().flat_map(|chain| with_bars(chain, bar, method));
            kept = links.filter(|link| link.seed.score >= link.bar).collect();
        } else {
            let mut lefts: Vec<usize> = chains.iter().flatten().map(|seed| seed.left).collect();
            lefts.sort_unstable();
            kept.retain(|link| lefts.binary_search(&link.seed.left).is_ok());
        }
        kept.sort_by_key(|link| link.seed.left);
        seeds = kept.iter().map(|link| link.seed).collect();
    }
    kept
}

/// The links of a chain, each with a bar that is the lower the surer the rest of its chain is.
fn with_bars(chain: &[Seed], chain_bar: f64, method: &Method) -> Vec<Believed> {
    let gain = |seed: &Seed| (seed.score - method.seed_cost).max(0.0);
    let total: f64 = chain.iter().map(gain).sum();
    let (lowest, highest) = method.link_bars;
    let bar = |seed: &Seed| {
        let rest = (total - gain(seed)).max(0.0);
        (highest - method.bar_slope * (rest / chain_bar).log2()).min(highest).max(lowest)
    };
    chain.iter().map(|seed| Believed { seed: *seed, bar: bar(seed) }).collect()
}

/// The chains that chance does not explain, each sentence in one of them at most.
fn sure_chains(seeds: &[Seed], bar: f64, method: &Method) -> Vec<Vec<Seed>> {
    let (sums, before) = best_sums(seeds, method);
    let sum = |index: usize| sums.get(index).copied().unwrap_or_default();
    let mut ends: Vec<usize> = (0..seeds.len()).collect();
    ends.sort_by(|&one, &other| sum(other).total_cmp(&sum(one)).then(one.cmp(&other)));
    let mut is_used = vec![false; seeds.len()];
    let mut taken = Taken::new(seeds);
    let mut chains = Vec::new();
    for end in ends {
        let (mut chain, mut at, mut base) = (Vec::new(), Some(end), 0.0);
        while let Some(index) = at {
            let slot = is_used.get_mut(index).zip(seeds.get(index));
            let Some((is_used, seed)) =
                slot.filter(|(is_used, seed)| !**is_used && taken.is_free(seed))
            else {
                base = sum(index);
                break;
            };
            *is_used = true;
            chain.push(*seed);
            at = before.get(index).copied().flatten();
        }
        let surcharge = if chain.len() == 1 { method.lone_surcharge } else { 0.0 };
        if !chain.is_empty() && sum(end) - base >= bar - method.seed_cost + surcharge {
            chain.reverse();
            for seed in &chain {
                taken.take(seed);
            }
            chains.push(chain);
        }
    }
    chains
}

/// Which sentences are in a chain.
struct Taken {
    left: Vec<bool>,
    right: Vec<bool>,
}

impl Taken {
    fn new(seeds: &[Seed]) -> Self {
        let n_left = seeds.iter().map(|seed| seed.left + 1).max().unwrap_or_default();
        let n_right = seeds.iter().map(|seed| seed.right + 1).max().unwrap_or_default();
        Self { left: vec![false; n_left], right: vec![false; n_right] }
    }

    fn is_free(&self, seed: &Seed) -> bool {
        self.left.get(seed.left) == Some(&false) && self.right.get(seed.right) == Some(&false)
    }

    fn take(&mut self, seed: &Seed) {
        self.left.get_mut(seed.left).into_iter().for_each(|is_taken| *is_taken = true);
        self.right.get_mut(seed.right).into_iter().for_each(|is_taken| *is_taken = true);
    }
}

/// For each seed the best sum of a chain that ends there, in nats, and the seed before it.
fn best_sums(seeds: &[Seed], method: &Method) -> (Vec<f64>, Vec<Option<usize>>) {
    let mut sums: Vec<f64> = Vec::with_capacity(seeds.len());
    let mut before = Vec::with_capacity(seeds.len());
    for (index, seed) in seeds.iter().enumerate() {
        let mut best = (0.0, None);
        let earlier = seeds.iter().zip(&sums).enumerate().take(index).rev();
        for (at, (other, sum)) in
            earlier.take_while(|(_, (other, _))| seed.left - other.left <= method.longest_step)
        {
            let left = seed.left - other.left;
            let right = seed.right.checked_sub(other.right).filter(|&right| right > 0 && left > 0);
            let Some(right) = right else { continue };
            let step =
                left.max(right) as f64 - 1.0 + method.shift_cost * left.abs_diff(right) as f64;
            if right <= method.longest_step && sum - step > best.0 {
                best = (sum - step, Some(at));
            }
        }
        sums.push(seed.score - method.seed_cost + best.0);
        before.push(best.1);
    }
    (sums, before)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks which seeds are believed among 400 pairs of sentences, where the bar is 11.5 nats.
    #[track_caller]
    fn check(seeds: &[(usize, usize, f64)], expected: &[usize]) {
        let seed = |&(left, right, score): &(usize, usize, f64)| Seed { left, right, score };
        let seeds: Vec<Seed> = seeds.iter().map(seed).collect();
        let found = believed(&seeds, 400.0, &Method::PRODUCT);
        assert_eq!(found.iter().map(|link| link.seed.left).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_lone_seed_must_be_very_sure() {
        check(&[(3, 7, 13.0)], &[]);
        check(&[(3, 7, 16.0)], &[3]);
    }

    #[test]
    fn a_weak_seed_needs_a_sure_chain() {
        check(&[(3, 3, 7.0), (4, 4, 4.0)], &[]);
        check(&[(1, 1, 30.0), (2, 2, 30.0), (3, 3, 2.0), (4, 4, 30.0)], &[1, 2, 3, 4]);
    }

    #[test]
    fn a_sentence_stands_in_one_chain() {
        check(&[(3, 3, 20.0), (3, 15, 19.0), (9, 3, 19.0)], &[3]);
        check(&[(1, 1, 9.0), (2, 2, 3.0), (2, 3, 9.0), (3, 4, 9.0)], &[1, 2, 3]);
    }

    #[test]
    fn chains_stand_in_any_order() {
        check(&[(1, 15, 9.0), (2, 16, 9.0), (15, 1, 9.0), (16, 2, 9.0)], &[1, 2, 15, 16]);
    }
}
