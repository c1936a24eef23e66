//! Link F1: pairs of units (verses, sentences) that the passages imply, against those of the gold.
//!
//! It keeps "the whole document is the whole document" from scoring well, as a passage of many units
//! on both sides implies only the pairs on its diagonal.

use std::collections::{BTreeMap, BTreeSet};

use diptych::compare::{Comparison, Sides};
use diptych::text::Span;

use crate::sets::{Gold, Pair};

/// How well the links of a pair were found.
#[derive(Clone, Copy, Default)]
pub(crate) struct Links {
    pub(crate) precision: f64,
    pub(crate) recall: f64,
    /// Of what was found, the share with the right kind.
    pub(crate) kinds: Option<f64>,
}

impl Links {
    pub(crate) fn f1(self) -> f64 {
        harmonic_mean(self.precision, self.recall)
    }
}

pub(crate) fn harmonic_mean(one: f64, other: f64) -> f64 {
    if one + other > 0.0 { 2.0 * one * other / (one + other) } else { 0.0 }
}

/// Judges a comparison by units; nothing where the set has none.
pub(crate) fn links(pair: &Pair, comparison: &Comparison) -> Option<Links> {
    let units = pair.units.as_ref()?;
    let wanted = gold_links(pair.gold.iter().filter(|gold| gold.is_required), units);
    let tolerated = gold_links(pair.gold.iter().filter(|gold| !gold.is_required), units);
    let mut found: BTreeMap<(usize, usize), &str> = BTreeMap::new();
    for passage in &comparison.passages {
        let kind = passage.kind.name();
        for link in implied(passage.left, passage.right, units) {
            found.entry(link).or_insert(kind);
        }
    }
    let hits: Vec<bool> = found
        .iter()
        .filter_map(|(link, kind)| wanted.get(link).map(|wanted| wanted == kind))
        .collect();
    let is_wrong =
        |link: &&(usize, usize)| !wanted.contains_key(link) && !tolerated.contains_key(link);
    let n_wrong = found.keys().filter(is_wrong).count();
    let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
    let n_right = hits.iter().filter(|is_right| **is_right).count();
    Some(Links {
        precision: share(hits.len(), hits.len() + n_wrong),
        recall: share(hits.len(), wanted.len()),
        kinds: (!hits.is_empty()).then(|| share(n_right, hits.len())),
    })
}

/// Every pair of units that a row of gold covers, with its kind.
fn gold_links<'g>(
    gold: impl Iterator<Item = &'g Gold>,
    units: &Sides<Vec<Span>>,
) -> BTreeMap<(usize, usize), &'g str> {
    let mut found = BTreeMap::new();
    for gold in gold {
        let rights = covered(&units.right, gold.right);
        for left in covered(&units.left, gold.left) {
            for &right in &rights {
                found.entry((left, right)).or_insert(gold.kind.as_str());
            }
        }
    }
    found
}

/// The units that lie by half inside a span, or that hold half of it.
fn covered(units: &[Span], span: Span) -> Vec<usize> {
    let is_covered = |unit: &Span| {
        let common = unit.intersection(span).map_or(0, Span::len);
        common > 0 && (2 * common >= unit.len() || 2 * common >= span.len())
    };
    units.iter().enumerate().filter(|(_, unit)| is_covered(unit)).map(|(at, _)| at).collect()
}

/// The pairs of units that a passage says correspond: all where one side has one unit, else those
/// that by their share of the length lie beside each other.
fn implied(left: Span, right: Span, units: &Sides<Vec<Span>>) -> BTreeSet<(usize, usize)> {
    let (lefts, rights) = (covered(&units.left, left), covered(&units.right, right));
    let is_simple = lefts.len() == 1 || rights.len() == 1;
    let part = |unit: Span, span: Span| {
        let share = |byte: u32| (f64::from(byte) - f64::from(span.start)) / f64::from(span.len());
        (share(unit.start), share(unit.end))
    };
    let are_beside = |at_left: usize, at_right: usize| {
        let one = part(units.left[at_left], left);
        let other = part(units.right[at_right], right);
        let common = one.1.min(other.1) - one.0.max(other.0);
        common > 0.0 && 2.0 * common >= (one.1 - one.0).min(other.1 - other.0)
    };
    let pairs = lefts.iter().flat_map(|&left| rights.iter().map(move |&right| (left, right)));
    pairs.filter(|&(left, right)| is_simple || are_beside(left, right)).collect()
}
