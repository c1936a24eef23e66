//! Runs that follow each other: verbatim text inside other text (step 10 of the method, second half).
//!
//! Scored as sequence search does it: the information of the words against the number of places
//! where such a run could begin by chance. So function words alone never pass.

use super::method::Method;
use super::open_words::OpenWords;
use super::runs::{Run, runs};
use super::settled::Settled;
use super::words::Texts;
use crate::model::WordId;

/// Runs that follow each other closely on both sides, in order and without overlap.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct RunChain {
    /// The runs.
    pub(super) runs: Vec<Run>,
    /// The score in nats.
    pub(super) score: f64,
}

/// Chains that chance does not explain, best first.
#[derive(Debug, Default)]
pub(super) struct RunChains {
    /// Those whose words are their own.
    pub(super) accepted: Vec<RunChain>,
    /// Those of whose words better ones have over half on one side or both.
    pub(super) other: Vec<RunChain>,
}

/// Whether a run of this information, in nats, is no chance by itself.
pub(super) fn is_sure_run(information: f64, texts: &Texts<'_>) -> bool {
    information - chance(texts) >= texts.method.run_bar
}

/// The logarithm of the number of places where a run could begin on both sides.
fn chance(texts: &Texts<'_>) -> f64 {
    let (n_left, n_right) = texts.n_words();
    (n_left as f64).ln() + (n_right as f64).ln()
}

/// The chains of runs that chance does not explain; `None` if `cancelled` said so.
pub(super) fn run_chains(
    texts: &Texts<'_>,
    settled: &Settled,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<RunChains> {
    let open = OpenWords::of(texts, settled);
    let (left, right) = (&open.left.words, &open.right.words);
    let runs = runs(left, right, texts.method.shortest_run, cancelled)?;
    let sums = Sums::new(&runs, (left, right), texts, cancelled)?;
    let chance = chance(texts);
    let bar = texts.method.run_bar;
    let mut found = chains(&runs, &sums, bar);
    found.retain_mut(|chain| {
        chain.score -= chance;
        chain.score >= bar
    });
    found.sort_by(|one, other| other.score.total_cmp(&one.score));
    let mut found = parted(found, (left.len(), right.len()));
    let all = found.accepted.iter_mut().chain(&mut found.other);
    for run in all.flat_map(|chain| &mut chain.runs) {
        (run.left, run.right) = (open.left.place(run.left), open.right.place(run.right));
    }
    Some(found)
}

/// For each run the best sum of a chain that ends there, in nats, and the run before it.
struct Sums<'m> {
    method: &'m Method,
    totals: Vec<f64>,
    before: Vec<Option<u32>>,
}

impl<'m> Sums<'m> {
    fn new(
        runs: &[Run],
        (left, right): (&[WordId], &[WordId]),
        texts: &Texts<'m>,
        cancelled: &(dyn Fn() -> bool + Sync),
    ) -> Option<Self> {
        let method = texts.method;
        let mut found = Self { method, totals: Vec::with_capacity(runs.len()), before: Vec::new() };
        // The last run on each diagonal (counted from one), and before each run the one before on
        // its own: a chain only drifts by a few diagonals, so these few hold all it can come from.
        let mut last = vec![0_u32; left.len() + right.len() + 1];
        let mut above: Vec<u32> = Vec::with_capacity(runs.len());
        for (index, run) in runs.iter().enumerate() {
            if index % 4096 == 0 && cancelled() {
                return None;
            }
            let words = left.get(run.left..run.left + run.len).unwrap_or_default();
            let own = method.kept_information * texts.information(words);
            let diagonal = left.len() + run.right - run.left;
            let drift = method.most_drift;
            let near = diagonal.saturating_sub(drift)..(diagonal + drift + 1).min(last.len());
            let mut best = (own, None);
            for &start in last.get(near).unwrap_or_default() {
                best = found.better(runs, &above, start, (run, own), best);
            }
            found.totals.push(best.0);
            found.before.push(best.1);
            let last = last.get_mut(diagonal);
            above.push(last.map_or(0, |last| std::mem::replace(last, index as u32 + 1)));
        }
        Some(found)
    }

    /// The better of `best` and what the runs on one diagonal offer, from `start` upwards.
    fn better(
        &self,
        runs: &[Run],
        above: &[u32],
        start: u32,
        (run, own): (&Run, f64),
        mut best: (f64, Option<u32>),
    ) -> (f64, Option<u32>) {
        let mut at = start;
        while let Some(index) = at.checked_sub(1)
            && let Some(other) = runs.get(index as usize)
        {
            let gaps = gaps(other, run);
            if gaps.0 > self.method.run_gaps.1 {
                break;
            }
            let follows = other.left < run.left && other.right < run.right;
            if let Some(cost) = self.step_cost(gaps, own, run.len).filter(|_| follows) {
                let sum = self.of(index as usize) - cost + own;
                if sum > best.0 {
                    best = (sum, Some(index));
                }
            }
            at = above.get(index as usize).copied().unwrap_or_default();
        }
        best
    }

    /// What a step over these gaps costs in nats, the words counted twice included; `None` if too
    /// far.
    fn step_cost(&self, gaps: (isize, isize), information: f64, n_words: usize) -> Option<f64> {
        let Method { run_gaps: (first, last), run_step_costs: costs, .. } = *self.method;
        let (narrow, wide) = (gaps.0.min(gaps.1), gaps.0.max(gaps.1));
        let is_straight = wide.abs_diff(narrow) <= self.method.most_drift;
        let is_near = first <= narrow && wide <= last && is_straight;
        let n_twice = (-narrow).max(0) as f64;
        let cost = costs.0 + costs.1 * wide.max(0) as f64;
        is_near.then_some(cost + information * n_twice / n_words as f64)
    }

    fn of(&self, index: usize) -> f64 {
        self.totals.get(index).copied().unwrap_or_default()
    }
}

/// How many words lie between two runs on each side; below zero they overlap.
fn gaps(before: &Run, after: &Run) -> (isize, isize) {
    let left = after.left.cast_signed() - (before.left + before.len).cast_signed();
    let right = after.right.cast_signed() - (before.right + before.len).cast_signed();
    (left, right)
}

/// Takes the chains apart, best end first, each run in one; scores do not yet count the places.
fn chains(runs: &[Run], sums: &Sums<'_>, bar: f64) -> Vec<RunChain> {
    let sum = |index: usize| sums.of(index);
    let mut ends: Vec<usize> = (0..runs.len()).filter(|&end| sum(end) >= bar).collect();
    ends.sort_by(|&one, &other| sum(other).total_cmp(&sum(one)).then(one.cmp(&other)));
    let mut is_used = vec![false; runs.len()];
    let mut found = Vec::new();
    for end in ends {
        let (mut chain, mut at, mut base) = (Vec::new(), Some(end), 0.0);
        while let Some(index) = at {
            match is_used.get_mut(index) {
                Some(is_used) if !*is_used => *is_used = true,
                _ => {
                    base = sum(index);
                    break;
                }
            }
            chain.extend(runs.get(index).copied());
            at = sums.before.get(index).copied().flatten().map(|index| index as usize);
        }
        if !chain.is_empty() {
            chain.reverse();
            found.push(RunChain { runs: without_overlap(chain), score: sum(end) - base });
        }
    }
    found
}

/// Cuts the beginnings of runs that overlap the one before.
fn without_overlap(runs: Vec<Run>) -> Vec<Run> {
    let mut cut: Vec<Run> = Vec::with_capacity(runs.len());
    for mut run in runs {
        if let Some(before) = cut.last() {
            let gaps = gaps(before, &run);
            let n_twice = (-gaps.0.min(gaps.1)).max(0) as usize;
            let n_cut = n_twice.min(run.len);
            run = Run { left: run.left + n_cut, right: run.right + n_cut, len: run.len - n_cut };
        }
        if run.len > 0 {
            cut.push(run);
        }
    }
    cut
}

/// Parts chains whose words are over half taken by better ones on either side from the others.
fn parted(chains: Vec<RunChain>, n_words: (usize, usize)) -> RunChains {
    let (mut left_taken, mut right_taken) = (vec![false; n_words.0], vec![false; n_words.1]);
    let mut parted = RunChains::default();
    for chain in chains {
        let n_all: usize = chain.runs.iter().map(|run| run.len).sum();
        let n_taken = |taken: &[bool], first: fn(&Run) -> usize| -> usize {
            let slices =
                chain.runs.iter().filter_map(|run| taken.get(first(run)..first(run) + run.len));
            slices.map(|words| words.iter().filter(|&&word| word).count()).sum()
        };
        let n_most =
            n_taken(&left_taken, |run| run.left).max(n_taken(&right_taken, |run| run.right));
        if n_most * 2 > n_all {
            parted.other.push(chain);
            continue;
        }
        for run in &chain.runs {
            left_taken.get_mut(run.left..run.left + run.len).unwrap_or_default().fill(true);
            right_taken.get_mut(run.right..run.right + run.len).unwrap_or_default().fill(true);
        }
        parted.accepted.push(chain);
    }
    parted
}
