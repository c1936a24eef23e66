//! How much speaks for one sentence being a reuse of another (step 2 of the method).
//!
//! A log-likelihood ratio in nats: either each stem was kept from the other sentence with some
//! probability, or the stems met by chance, given how often they occur in the two documents. So zero
//! is chance and nothing has to be calibrated.

use std::ops::Range;

use super::words::{Term, Texts};

/// Factors multiplied before their logarithm is taken; each is below 1e23.
const FACTORS_PER_LOG: u32 = 12;

/// Scores sentences of one pair of documents against each other.
#[derive(Debug)]
pub(super) struct Scorer<'a> {
    texts: &'a Texts<'a>,
    /// The kept stems' odds, and the logarithm of losing one.
    rates: [(f64, f64); 5],
}

impl<'a> Scorer<'a> {
    /// Makes a scorer for a pair.
    pub(super) fn new(texts: &'a Texts<'a>) -> Self {
        let kept = texts.method.kept;
        Self { texts, rates: kept.map(|kept| (kept / (1.0 - kept), (-kept).ln_1p())) }
    }

    /// The pair of documents.
    pub(super) fn texts(&self) -> &'a Texts<'a> {
        self.texts
    }

    /// The score of two sentences in nats.
    pub(super) fn sentences(&self, left: usize, right: usize) -> f64 {
        self.sets(self.texts.left.terms(left), self.texts.right.terms(right))
    }

    /// The score of two groups of neighbouring sentences in nats.
    pub(super) fn groups(&self, left: &Range<usize>, right: &Range<usize>) -> f64 {
        if left.len() == 1 && right.len() == 1 {
            return self.sentences(left.start, right.start);
        }
        self.words(self.texts.left.words_of(left), self.texts.right.words_of(right))
    }

    /// The score of two stretches of words in nats.
    pub(super) fn words(&self, left: Range<usize>, right: Range<usize>) -> f64 {
        let left: Vec<Term> = self.texts.terms(&self.texts.left, left).collect();
        let right: Vec<Term> = self.texts.terms(&self.texts.right, right).collect();
        self.sets(&left, &right)
    }

    /// The stems that two stretches of words share, each with what it adds to their score in nats, at
    /// the likeliest probability of keeping one.
    pub(super) fn weights(&self, left: Range<usize>, right: Range<usize>) -> Vec<(u32, f64)> {
        let left: Vec<Term> = self.texts.terms(&self.texts.left, left).collect();
        let right: Vec<Term> = self.texts.terms(&self.texts.right, right).collect();
        let shared = left.iter().filter_map(|one| {
            let at = right.binary_search_by_key(&one.stem, |other| other.stem).ok()?;
            Some((one.stem, one.rarity, right.get(at)?.rarity))
        });
        let shared: Vec<(u32, f64, f64)> = shared.collect();
        let n_lost = left.len() + right.len() - 2 * shared.len();
        let at_rate = self.rates.map(|(odds, lost)| {
            let weight = |&(stem, left, right): &(u32, f64, f64)| {
                (stem, lost + 0.5 * ((odds * left).ln_1p() + (odds * right).ln_1p()))
            };
            let weights: Vec<(u32, f64)> = shared.iter().map(weight).collect();
            let score = weights.iter().map(|one| one.1).sum::<f64>() + 0.5 * n_lost as f64 * lost;
            (score, weights)
        });
        let best = at_rate.into_iter().max_by(|one, other| one.0.total_cmp(&other.0));
        best.map_or_else(Vec::new, |(_, weights)| weights)
    }

    fn sets(&self, left: &[Term], right: &[Term]) -> f64 {
        let mut evidence = Evidence::default();
        let (mut ahead, n_stems) = (right, left.len() + right.len());
        for term in left {
            while let [first, rest @ ..] = ahead {
                if first.stem >= term.stem {
                    if first.stem == term.stem {
                        evidence.add(self, term.rarity, first.rarity);
                    }
                    break;
                }
                ahead = rest;
            }
        }
        evidence.score(self, n_stems)
    }

    /// A scorer of one left sentence against many right ones.
    pub(super) fn row(&self) -> Row<'_, 'a> {
        Row { scorer: self, rarity: vec![0.0; self.texts.stem_chance.len()], unit: None }
    }
}

/// One left sentence laid out by stem, so that many right ones are scored quickly.
#[derive(Debug)]
pub(super) struct Row<'s, 'a> {
    scorer: &'s Scorer<'a>,
    rarity: Vec<f64>,
    unit: Option<usize>,
}

impl Row<'_, '_> {
    /// Lays out another left sentence.
    pub(super) fn load(&mut self, unit: usize) {
        if let Some(before) = self.unit.replace(unit) {
            for term in self.scorer.texts.left.terms(before) {
                self.set(term.stem, 0.0);
            }
        }
        for term in self.scorer.texts.left.terms(unit) {
            self.set(term.stem, term.rarity);
        }
    }

    /// The score of the sentence laid out and a right one, in nats.
    pub(super) fn score(&self, right: usize) -> f64 {
        let Some(unit) = self.unit else { return 0.0 };
        let texts = self.scorer.texts;
        let terms = texts.right.terms(right);
        let mut evidence = Evidence::default();
        for term in terms {
            let rarity = self.rarity.get(term.stem as usize).copied().unwrap_or_default();
            if rarity > 0.0 {
                evidence.add(self.scorer, rarity, term.rarity);
            }
        }
        evidence.score(self.scorer, terms.len() + texts.left.terms(unit).len())
    }

    fn set(&mut self, stem: u32, rarity: f64) {
        if let Some(slot) = self.rarity.get_mut(stem as usize) {
            *slot = rarity;
        }
    }
}

/// What the shared stems say, for each probability of keeping one.
struct Evidence {
    products: [f64; 5],
    logs: [f64; 5],
    n_factors: u32,
}

impl Default for Evidence {
    fn default() -> Self {
        Self { products: [1.0; 5], logs: [0.0; 5], n_factors: 0 }
    }
}

impl Evidence {
    fn add(&mut self, scorer: &Scorer<'_>, left_rarity: f64, right_rarity: f64) {
        for (product, (odds, _)) in self.products.iter_mut().zip(scorer.rates) {
            *product *= (1.0 + odds * left_rarity) * (1.0 + odds * right_rarity);
        }
        self.n_factors += 1;
        if self.n_factors == FACTORS_PER_LOG {
            self.take_logs();
        }
    }

    fn take_logs(&mut self) {
        for (log, product) in self.logs.iter_mut().zip(&mut self.products) {
            *log += std::mem::replace(product, 1.0).ln();
        }
        self.n_factors = 0;
    }

    /// The likeliest probability's score: the mean of both directions.
    fn score(mut self, scorer: &Scorer<'_>, n_stems: usize) -> f64 {
        // Most pairs share nothing, and their logarithms would all be zero.
        if self.n_factors > 0 {
            self.take_logs();
        }
        let scores = self.logs.iter().zip(scorer.rates);
        let scores = scores.map(|(log, (_, lost))| 0.5 * (log + n_stems as f64 * lost));
        scores.fold(f64::NEG_INFINITY, f64::max)
    }
}
