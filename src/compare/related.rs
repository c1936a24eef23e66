//! Same facts in other words: pairs of sentences that share rare names, numbers and words, of which
//! one at least is in no passage.
//!
//! Independent reports of one event keep nothing of each other's sentences, so the links find
//! nothing. But a sentence that names the same rare people, places and numbers states the same fact.
//! The score is the information of what both sentences and their neighbours share, against the
//! number of pairs of sentences that could share it by chance.

use std::collections::BTreeSet;

use super::comparison::{Side, Sides};
use super::meetings::Sentences;
use super::residue::Residue;
use super::sorts::{Sort, Sorts};
use super::union::Claim;
use super::words::Texts;
use crate::model::WordIdx;

/// What a neighbouring sentence's words count: those before and those behind.
const NEIGHBOURS: (f64, f64) = (0.35, 0.25);
/// A stem that is no content at all has less information, in nats.
const CONTENT: f64 = 1.5;
/// What the second word of a name of several words still counts.
const FOLLOWER: f64 = 0.4;
/// A pair scores at least this much above the logarithm of the number of pairs, in nats.
const ABOVE_CHANCE: f64 = 2.5;
/// Names say who; the rare words and numbers, which say what, say at least so much, in nats.
const WHAT: f64 = 4.0;
/// So many names count in full: in a list of countries one calls for the next.
const NAMES: usize = 2;
/// A pair scores at least this share of the best pair that either of its sentences is in already ...
const NEAR_BEST: f64 = 0.95;
/// ... and this share of the best one that either could be in.
const NEAR_ANY: f64 = 0.8;
/// Rare stems of the two sentences themselves say at least this share of a pair's bar.
const OWN_SHARE: f64 = 0.7;

/// The pairs of sentences that state the same facts, in the left side's order; `None` if
/// `cancelled` said so meanwhile.
pub(super) fn related(
    residue: &Residue<'_, '_>,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<Claim>> {
    let texts = residue.texts();
    let Some(sentences) = Sentences::new(residue) else { return Some(Vec::new()) };
    let bar = ABOVE_CHANCE + sentences.chance;
    let met = sentences.meetings(texts, OWN_SHARE * bar);
    if met.is_empty() {
        return Some(Vec::new());
    }
    let around = |unit: u32| (unit as usize).saturating_sub(1)..unit as usize + 2;
    let near = Sides {
        left: met.iter().flat_map(|pair| around(pair.0)).collect::<BTreeSet<_>>(),
        right: met.iter().flat_map(|pair| around(pair.1)).collect::<BTreeSet<_>>(),
    };
    let judge = Judge { texts, sorts: Sorts::new(texts, &near), rare: sentences.rare() };
    let mut pairs = Vec::new();
    let mut left: Option<Sentence> = None;
    for (index, (left_unit, right_unit)) in met.into_iter().enumerate() {
        if index % 1024 == 0 && cancelled() {
            return None;
        }
        // Sorted by the left one, which many have in common.
        let known = left.take().filter(|known| known.unit == left_unit as usize);
        let one = known.unwrap_or_else(|| Sentence::new(&judge, Side::Left, left_unit as usize));
        let other = Sentence::new(&judge, Side::Right, right_unit as usize);
        let score = judge.score(&one, &other).filter(|&score| score >= bar);
        pairs.extend(score.map(|score| (left_unit, right_unit, score)));
        left = Some(one);
    }
    let claim = |(left, right, score): (u32, u32, f64)| {
        let words = |side: Side, unit: u32| texts.text(side).units.get(unit as usize).cloned();
        Some(Claim { left: words(Side::Left, left)?, right: words(Side::Right, right)?, score })
    };
    let best = best(pairs, (texts.left.units.len(), texts.right.units.len()));
    let mut found: Vec<Claim> = best.into_iter().filter_map(claim).collect();
    found.sort_by_key(|claim| (claim.left.start, claim.right.start));
    Some(found)
}

/// A stem in or near a sentence.
#[derive(Clone, Copy)]
struct Feature {
    stem: u32,
    sort: Sort,
    /// What it says where it is met, in nats.
    information: f64,
    /// One inside the sentence, less beside it.
    weight: f64,
}

/// A sentence with what stands around it.
struct Sentence {
    unit: usize,
    /// Its content and its neighbours', sorted by stem.
    features: Vec<Feature>,
    /// What it shares with any other sentence by chance, in nats.
    by_chance: f64,
}

impl Sentence {
    fn new(judge: &Judge<'_, '_>, side: Side, unit: usize) -> Self {
        let mut features = judge.features(side, unit, 1.0);
        let by_chance = features.iter().map(|own| (-own.information).exp() * own.information).sum();
        let beside = [(unit.checked_sub(1), NEIGHBOURS.0), (Some(unit + 1), NEIGHBOURS.1)];
        for (other, weight) in beside {
            if let Some(other) =
                other.filter(|&other| share_paragraph(judge.texts, side, unit, other))
            {
                features.extend(judge.features(side, other, weight));
            }
        }
        features.sort_by(|one, other| {
            one.stem.cmp(&other.stem).then(other.weight.total_cmp(&one.weight))
        });
        features.dedup_by_key(|feature| feature.stem);
        Self { unit, features, by_chance }
    }
}

fn share_paragraph(texts: &Texts<'_>, side: Side, unit: usize, other: usize) -> bool {
    let text = texts.text(side);
    let paragraph = |unit: usize| {
        let first = text.units.get(unit)?.start;
        text.document.paragraph_at_byte(text.document.word(WordIdx::at(first)).start)
    };
    paragraph(other).is_some_and(|of_other| paragraph(unit) == Some(of_other))
}

/// Says how much two sentences share.
struct Judge<'t, 'a> {
    texts: &'t Texts<'a>,
    sorts: Sorts,
    /// What a rare stem says at least, in nats.
    rare: f64,
}

impl Judge<'_, '_> {
    /// The content of a sentence.
    fn features(&self, side: Side, unit: usize, weight: f64) -> Vec<Feature> {
        let terms = self.texts.text(side).terms(unit).iter();
        let features = terms.filter_map(|term| {
            let sort = self.sorts.sort(term.stem)?;
            Some(Feature { stem: term.stem, sort, information: term.rarity.ln(), weight })
        });
        features.filter(|feature| feature.information >= CONTENT).collect()
    }

    /// The information that two sentences share beyond chance, in nats; `None` if they do not have
    /// rare stems of two sorts in common: names, numbers, other words.
    fn score(&self, left: &Sentence, right: &Sentence) -> Option<f64> {
        let followers = self.followers(left.unit, right.unit);
        let (mut sum, mut what, mut names) = (0.0, 0.0, Vec::new());
        let (mut has_name, mut has_number, mut has_word) = (false, false, false);
        for (one, other) in shared(&left.features, &right.features) {
            let is_own = one.weight >= 1.0 && other.weight >= 1.0;
            let is_follower = followers.binary_search(&one.stem).is_ok();
            let counted = if is_follower && one.sort != Sort::Number { FOLLOWER } else { 1.0 };
            let information = f64::midpoint(one.information, other.information);
            let is_rare = is_own && information >= self.rare;
            let said = information * one.weight.min(other.weight) * counted;
            match one.sort {
                Sort::Name => {
                    has_name |= is_rare;
                    names.push(said);
                    continue;
                }
                Sort::Number => has_number |= is_rare,
                Sort::Word => has_word |= is_rare,
            }
            sum += said;
            what += if is_rare { said } else { 0.0 };
        }
        names.sort_by(|one, other| other.total_cmp(one));
        let (first, rest) = names.split_at(names.len().min(NAMES));
        sum += first.iter().sum::<f64>() + FOLLOWER * rest.iter().sum::<f64>();
        let n_sorts = [has_name, has_number, has_word].into_iter().filter(|&has| has).count();
        let score = sum - f64::midpoint(left.by_chance, right.by_chance);
        (n_sorts >= 2 && what >= WHAT).then_some(score)
    }

    /// The stems that follow the same stem on both sides: the second word of a name says little.
    fn followers(&self, left: usize, right: usize) -> Vec<u32> {
        let pairs = |side: Side, unit: usize| {
            let text = self.texts.text(side);
            let words = text.units.get(unit).and_then(|unit| text.words.get(unit.clone()));
            let stems = words.unwrap_or_default().iter().map(|&word| text.stem(word));
            let stems: Vec<u32> = stems.collect();
            stems.iter().copied().zip(stems.iter().copied().skip(1)).collect::<Vec<_>>()
        };
        let mut of_left = pairs(Side::Left, left);
        of_left.sort_unstable();
        let both = pairs(Side::Right, right).into_iter();
        let both = both.filter(|pair| of_left.binary_search(pair).is_ok());
        let mut followers: Vec<u32> = both.map(|(_, follower)| follower).collect();
        followers.sort_unstable();
        followers
    }
}

/// The features that two sorted lists share.
fn shared<'f>(
    left: &'f [Feature],
    right: &'f [Feature],
) -> impl Iterator<Item = (&'f Feature, &'f Feature)> {
    left.iter().filter_map(move |one| {
        let at = right.binary_search_by_key(&one.stem, |other| other.stem).ok()?;
        Some((one, right.get(at)?))
    })
}

/// Of pairs of open sentences those that are among the best of both.
fn best(mut pairs: Vec<(u32, u32, f64)>, n_open: (usize, usize)) -> Vec<(u32, u32, f64)> {
    // A stable sort: of equal ones the first in reading order stays ahead.
    pairs.sort_by(|one, other| other.2.total_cmp(&one.2));
    let mut bests =
        Sides { left: vec![Best::default(); n_open.0], right: vec![Best::default(); n_open.1] };
    pairs.retain(|&(left, right, score)| {
        let both = bests.left.get_mut(left as usize).zip(bests.right.get_mut(right as usize));
        both.is_some_and(|(left, right)| {
            let is_kept = left.fits(score) && right.fits(score);
            left.note(score, is_kept);
            right.note(score, is_kept);
            is_kept
        })
    });
    pairs
}

/// The best scores of a sentence, in nats; zero for none.
#[derive(Clone, Copy, Default)]
struct Best {
    of_all: f64,
    of_kept: f64,
}

impl Best {
    fn fits(self, score: f64) -> bool {
        score >= NEAR_BEST * self.of_kept && score >= NEAR_ANY * self.of_all
    }

    /// Takes note of a pair; they come in falling order.
    fn note(&mut self, score: f64, is_kept: bool) {
        self.of_all = self.of_all.max(score);
        if is_kept {
            self.of_kept = self.of_kept.max(score);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{FERRY, MUSEUM, compared};

    const HERALD: &str = "On 12 November the ferry Anneliese sank off Skerry Light with 214 passengers \
        on board. An inquiry opens next week, and Minister Elsa Brandt will attend its first day.";
    const COURIER: &str = "Of the passengers whom the Anneliese carried when she sank on 12 November, \
        many were going home. A statement came from Brandt, who promised that she would attend the \
        inquiry herself.";

    /// A report among sentences that no other text has, so that its own words are rare.
    fn page(report: &str, letter: char) -> String {
        let word =
            |at: usize, of: usize| format!("{letter}{}", "ab".repeat(at + 1) + &"c".repeat(of));
        let sentence = |at: usize| {
            let words: Vec<String> = (0..9).map(|of| word(at, of)).collect();
            format!("It was the {}. ", words.join(" of "))
        };
        (0..14).map(sentence).collect::<String>() + report
    }

    /// Checks the related pairs of two reports by their first words.
    #[track_caller]
    fn check(left: &str, right: &str, expected: &[(&str, &str)]) {
        let (left, right) = (page(left, 'x'), page(right, 'y'));
        let found = compared(&left, &right);
        assert_eq!(found.related.len(), expected.len(), "{:?}", found.related);
        for (pair, (on_left, on_right)) in found.related.iter().zip(expected) {
            let texts = (pair.left.of(&left), pair.right.of(&right));
            assert!(texts.0.starts_with(on_left) && texts.1.starts_with(on_right), "{texts:?}");
            assert!(pair.score > super::ABOVE_CHANCE);
        }
    }

    #[test]
    fn independent_reports_of_one_fact_are_related() {
        let ends = [("On 12 November", "Of the passengers"), ("An inquiry", "A statement")];
        check(HERALD, COURIER, &ends);
        check(COURIER, HERALD, &ends.map(|(left, right)| (right, left)));
    }

    #[test]
    fn texts_on_other_things_are_not_related() {
        check(HERALD, MUSEUM, &[]);
        check(FERRY, MUSEUM, &[]);
    }

    #[test]
    fn a_shared_name_alone_relates_nothing() {
        let courier = COURIER.replace("promised that she would attend the inquiry herself", "sang");
        check(HERALD, &courier, &[("On 12 November", "Of the passengers")]);
    }

    #[test]
    fn a_list_of_names_is_no_fact_without_what_happened() {
        let left = "Envoys came from Norway, Denmark, Iceland and Finland to look at the harbour.";
        let right = "Guests out of Iceland, Norway, Finland and Denmark praised the harbour food.";
        check(left, right, &[]);
    }

    #[test]
    fn what_is_in_a_passage_on_both_sides_is_not_related() {
        check(HERALD, HERALD, &[]);
    }
}
