//! Plagdet (Potthast et al. 2010, "An Evaluation Framework for Plagiarism Detection"), in bytes: how much
//! of the planted text is found, how much of what is claimed was planted, in how many pieces.

use diptych::compare::Comparison;
use diptych::text::{Span, covered_bytes, merged};

use crate::links::harmonic_mean;
use crate::sets::{Gold, Pair};

/// How well passages were found.
#[derive(Clone, Copy)]
pub(crate) struct Plagdet {
    pub(crate) precision: f64,
    pub(crate) recall: f64,
    /// Claims for each planted passage that was found at all.
    granularity: f64,
}

impl Plagdet {
    pub(crate) fn score(self) -> f64 {
        harmonic_mean(self.precision, self.recall) / (1.0 + self.granularity).log2()
    }
}

/// Judges a comparison by bytes, with passages joined over so many bytes: planted passages are
/// paragraphs, ours are sentences.
pub(crate) fn plagdet(pair: &Pair, comparison: &Comparison, joined_gap: u32) -> Plagdet {
    let spans = comparison.passages.iter().map(|passage| (passage.left, passage.right));
    let claims = joined(spans.collect(), i64::from(joined_gap));
    let planted = |gold: &Gold| (gold.left, gold.right);
    let all: Vec<_> = pair.gold.iter().map(planted).collect();
    let required: Vec<_> = pair.gold.iter().filter(|gold| gold.is_required).map(planted).collect();
    let shares =
        |of: &[Both], by: &[Both]| of.iter().map(|one| share(*one, by)).collect::<Vec<_>>();
    let n_claims = |gold: &Both| claims.iter().filter(|claim| meet(*gold, **claim)).count();
    let found: Vec<f64> =
        required.iter().map(n_claims).filter(|&n| n > 0).map(|n| n as f64).collect();
    Plagdet {
        precision: mean(&shares(&claims, &all)).unwrap_or_default(),
        recall: mean(&shares(&required, &claims)).unwrap_or_default(),
        granularity: mean(&found).unwrap_or(1.0),
    }
}

pub(crate) fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

/// A stretch on the left and one on the right.
type Both = (Span, Span);

fn meet(one: Both, other: Both) -> bool {
    one.0.overlaps(other.0) && one.1.overlaps(other.1)
}

/// The share of both stretches' bytes that those who meet them on both sides cover.
fn share(one: Both, others: &[Both]) -> f64 {
    let others = || others.iter().filter(|other| meet(one, **other));
    let left = merged(others().filter_map(|other| one.0.intersection(other.0)).collect());
    let right = merged(others().filter_map(|other| one.1.intersection(other.1)).collect());
    let n_bytes = u64::from(one.0.len()) + u64::from(one.1.len());
    (covered_bytes(&left) + covered_bytes(&right)) as f64 / n_bytes.max(1) as f64
}

/// How many earlier passages one may be joined to.
const NEAR: usize = 8;

/// Passages that follow each other on both sides within a gap, as one.
fn joined(mut claims: Vec<Both>, gap: i64) -> Vec<Both> {
    claims.sort_by_key(|(left, right)| (left.start, left.end, right.start, right.end));
    let mut found: Vec<Both> = Vec::new();
    for claim in claims {
        let follows = |before: &&mut Both| {
            let between = |before: u32, after: u32| i64::from(after) - i64::from(before);
            let on_right = between(before.1.end, claim.1.start);
            let is_inside = before.1.start <= claim.1.start && on_right <= 0;
            between(before.0.end, claim.0.start) <= gap
                && ((-1..=gap).contains(&on_right) || is_inside)
        };
        match found.iter_mut().rev().take(NEAR).find(follows) {
            Some(before) => *before = (before.0.hull(claim.0), before.1.hull(claim.1)),
            None => found.push(claim),
        }
    }
    found
}
