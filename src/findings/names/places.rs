//! Where one thing stands: a noun and the place that documents put it in.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::super::Ground;
use super::context::Contexts;
use super::looks::{Looks, gap_before, has_capital};
use super::spotted::{Names, Spot};
use crate::model::{DocId, Document, WordId, WordIdx};

/// So much of what most a word can weigh does the noun: there are people in every town.
const LEAST_NOUN: f64 = 0.35;
/// So many documents are held against each other for a noun.
const MOST_DOCUMENTS: usize = 32;
/// So many words behind a place may say what it lies in.
const ATTACHED: usize = 6;

/// One noun in two places or more.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    /// Each place's form with where it is said; two at least.
    pub(super) places: Vec<(usize, Vec<Spot>)>,
    pub(super) is_linked: bool,
    /// How much the words weigh that the sentences share; of the surest two.
    pub(super) weight: f64,
}

/// A noun's places in one document.
#[derive(Debug, Default)]
struct Said {
    /// The first place named, with its form.
    first: Option<(usize, Spot)>,
    /// All places named with the noun, or that these lie in, by their forms.
    all: BTreeSet<usize>,
}

/// What is asked of the names of an event.
pub(super) struct Places<'a> {
    pub(super) ground: &'a Ground<'a>,
    pub(super) names: &'a Names,
    pub(super) contexts: &'a Contexts<'a>,
    pub(super) looks: &'a Looks,
}

impl Places<'_> {
    /// The nouns that documents put in places that do not meet.
    pub(super) fn placed(&self) -> Vec<Placed> {
        let mut by_noun: BTreeMap<WordId, BTreeMap<DocId, Said>> = BTreeMap::new();
        for (at, form) in self.names.forms.iter().enumerate() {
            for spot in &form.spots {
                let Some(noun) = self.noun(spot) else { continue };
                let said = by_noun.entry(noun).or_default().entry(spot.document).or_default();
                said.all.insert(at);
                said.all.extend(self.attached(spot));
                let is_first = said.first.as_ref().is_none_or(|it| spot.span < it.1.span);
                if is_first {
                    said.first = Some((at, spot.clone()));
                }
            }
        }
        by_noun.into_iter().filter_map(|(noun, said)| self.of_noun(noun, &said)).collect()
    }

    /// What a noun's places are, if two documents that clash tell of the same thing.
    fn of_noun(&self, noun: WordId, said: &BTreeMap<DocId, Said>) -> Option<Placed> {
        let rarity = &self.ground.rarity;
        let all: Vec<&Said> = said.values().take(MOST_DOCUMENTS).collect();
        let mut best: Option<(f64, bool, BTreeSet<DocId>)> = None;
        for (at, one) in all.iter().enumerate() {
            for other in all.get(at + 1..).unwrap_or_default() {
                let Some((left, right)) = one.first.as_ref().zip(other.first.as_ref()) else {
                    continue;
                };
                if !self.are_apart(&one.all, &other.all) {
                    continue;
                }
                let is_linked = self.contexts.are_linked(&left.1, &right.1);
                let bonus = if is_linked { rarity.threshold() } else { 0.0 };
                let own = [left.0, right.0];
                let shared = self.contexts.likeness_of_spots(&left.1, &right.1, &self.stems(&own));
                let weight = shared + bonus;
                let known = best.get_or_insert_with(|| (0.0, false, BTreeSet::new()));
                if weight >= rarity.threshold() {
                    known.2.extend([left.1.document, right.1.document]);
                    (known.0, known.1) = (known.0.max(weight), known.1 || is_linked);
                }
            }
        }
        let (weight, is_linked, documents) = best.filter(|best| !best.2.is_empty())?;
        let mut places: BTreeMap<usize, Vec<Spot>> = BTreeMap::new();
        for (form, spot) in all.iter().filter_map(|said| said.first.as_ref()) {
            let is_known = documents.contains(&spot.document) || places.contains_key(form);
            if is_known {
                places.entry(*form).or_default().push(spot.clone());
            }
        }
        let is_rare = rarity.weight_of_word(noun) >= LEAST_NOUN * rarity.most();
        (places.len() > 1 && is_rare).then(|| Placed {
            places: places.into_iter().collect(),
            is_linked,
            weight,
        })
    }

    fn stems(&self, forms: &[usize]) -> BTreeSet<u32> {
        let forms = forms.iter().filter_map(|&at| self.names.forms.get(at));
        let words = forms.flat_map(|form| &form.words);
        words.flat_map(|&word| self.ground.rarity.stems(word)).collect()
    }

    /// Whether no place of one document is one of the other, or shares a word with it.
    fn are_apart(&self, one: &BTreeSet<usize>, other: &BTreeSet<usize>) -> bool {
        let stems = |all: &BTreeSet<usize>| self.stems(&all.iter().copied().collect::<Vec<_>>());
        stems(one).is_disjoint(&stems(other))
    }

    /// The noun before "in" and a name.
    fn noun(&self, spot: &Spot) -> Option<WordId> {
        let document = self.ground.corpus.document(spot.document)?;
        let placing = spot.words.start.checked_sub(1)?;
        let noun = placing.checked_sub(1)?;
        let first = document.words_of_sentence(spot.sentence).start;
        let ids = document.word_ids();
        let is_placing = self.looks.is_within(*ids.get(placing)?);
        let is_joined = [placing, spot.words.start]
            .iter()
            .all(|&it| gap_before(document, it).trim().is_empty());
        let word = *ids.get(noun)?;
        let is_noun = noun > first && is_noun(document, noun) && !self.ground.rarity.binds(word);
        (is_placing && is_joined && is_noun).then_some(word)
    }

    /// The places that a place is said to lie in.
    fn attached(&self, spot: &Spot) -> Vec<usize> {
        let Some(document) = self.ground.corpus.document(spot.document) else { return Vec::new() };
        let end = document.words_of_sentence(spot.sentence).end;
        let behind: Range<usize> = spot.words.end..(spot.words.end + ATTACHED).min(end);
        let is_near = |at: usize| {
            let word = document.word_ids().get(at);
            word.is_some_and(|&word| self.looks.is_placing(word) && !self.looks.is_within(word))
        };
        let named = behind.filter(|&at| has_capital(document, at));
        let not_near = named.filter(|&at| !at.checked_sub(1).is_some_and(is_near));
        let forms = not_near.filter_map(|at| self.names.covering(spot.document, &(at..at + 1)));
        forms.map(|(form, _)| form).collect()
    }
}

/// Whether a word looks like a noun: small letters, and no form of a verb.
fn is_noun(document: &Document, word: usize) -> bool {
    let spelt = document.word(WordIdx::at(word)).of(document.text());
    let is_plain = spelt.chars().all(|c| c.is_alphabetic() && !c.is_uppercase());
    is_plain && spelt.len() > 3 && !spelt.ends_with("ed") && !spelt.ends_with("ing")
}
