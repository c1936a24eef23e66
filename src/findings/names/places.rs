//! Where one thing stands: a noun and the place that documents put it in.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::super::Ground;
use super::super::finding::Grade;
use super::context::Contexts;
use super::lies_in::LiesIn;
use super::looks::{Looks, Way, gap_before, has_capital};
use super::spelling::{distance, plain, tolerated};
use super::spotted::{Names, Spot};
use crate::model::{DocId, Document, WordId, WordIdx};

/// So much of what most a word can weigh does the noun: there are people in every town.
const LEAST_NOUN: f64 = 0.35;
/// Beside one so rare, less of the rest of the sentences need be shared: ...
const RARE_NOUN: f64 = 0.6;
/// ... so much of the threshold with the noun.
const WITH_NOUN: f64 = 1.2;
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
    pub(super) grade: Grade,
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
    pub(super) lies_in: &'a LiesIn,
}

impl Places<'_> {
    /// The nouns that documents put in places that do not meet, or of which one lies in the other.
    pub(super) fn placed(&self) -> Vec<Placed> {
        let mut by_noun: BTreeMap<(WordId, Way), BTreeMap<DocId, Said>> = BTreeMap::new();
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
        let found = by_noun.iter().flat_map(|((noun, _), said)| {
            let grades = [Grade::Different, Grade::LessExact];
            grades.into_iter().filter_map(|grade| self.of_noun(*noun, said, grade))
        });
        found.collect()
    }

    /// What a noun's places are, if two documents that clash so tell of the same thing.
    fn of_noun(&self, noun: WordId, said: &BTreeMap<DocId, Said>, grade: Grade) -> Option<Placed> {
        let all: Vec<&Said> = said.values().take(MOST_DOCUMENTS).collect();
        let (mut best, mut is_any_linked, mut documents) = (0.0_f64, false, BTreeSet::new());
        for (at, one) in all.iter().enumerate() {
            for other in all.get(at + 1..).unwrap_or_default() {
                let Some((left, right)) = one.first.as_ref().zip(other.first.as_ref()) else {
                    continue;
                };
                let is_so = match grade {
                    Grade::Different => self.are_apart(&one.all, &other.all),
                    _ => self.lies_in.joins(left.0, right.0),
                };
                let own = self.stems(&[left.0, right.0]);
                if is_so && let Some((weight, is_linked)) = self.weighed(noun, (left, right), &own)
                {
                    documents.extend([left.1.document, right.1.document]);
                    (best, is_any_linked) = (best.max(weight), is_any_linked || is_linked);
                }
            }
        }
        let mut places: BTreeMap<usize, Vec<Spot>> = BTreeMap::new();
        for (form, spot) in all.iter().filter_map(|said| said.first.as_ref()) {
            let is_known = documents.contains(&spot.document) || places.contains_key(form);
            if is_known {
                places.entry(*form).or_default().push(spot.clone());
            }
        }
        let places: Vec<_> = places.into_iter().collect();
        (places.len() > 1).then_some(Placed {
            places,
            is_linked: is_any_linked,
            weight: best,
            grade,
        })
    }

    /// How much speaks for it that two places are one noun's, and whether they correspond; `None` if it
    /// is not enough.
    fn weighed(
        &self,
        noun: WordId,
        (left, right): (&(usize, Spot), &(usize, Spot)),
        own: &BTreeSet<u32>,
    ) -> Option<(f64, bool)> {
        let rarity = &self.ground.rarity;
        let (threshold, most) = (rarity.threshold(), rarity.most());
        let is_linked = self.contexts.are_linked(&left.1, &right.1);
        let bonus = if is_linked { threshold } else { 0.0 };
        let weight = self.contexts.likeness_of_spots(&left.1, &right.1, own) + bonus;
        let tells = rarity.weight_of_word(noun);
        // There are several of what is told of in the plural.
        let is_single = !self.ground.corpus.vocabulary().word(noun).ends_with('s');
        let is_rare = is_single && tells >= RARE_NOUN * most;
        let is_one = is_rare && weight + tells >= WITH_NOUN * threshold;
        let is_enough = tells >= LEAST_NOUN * most && (weight >= threshold || is_one);
        is_enough.then_some((weight, is_linked))
    }

    fn stems(&self, forms: &[usize]) -> BTreeSet<u32> {
        let forms = forms.iter().filter_map(|&at| self.names.forms.get(at));
        let words = forms.flat_map(|form| &form.words);
        words.flat_map(|&word| self.ground.rarity.stems(word)).collect()
    }

    /// Whether no place of one document is one of the other, shares a word with it or is spelt like it.
    fn are_apart(&self, one: &BTreeSet<usize>, other: &BTreeSet<usize>) -> bool {
        let stems = |all: &BTreeSet<usize>| self.stems(&all.iter().copied().collect::<Vec<_>>());
        let words = |all: &BTreeSet<usize>| -> Vec<&str> {
            let forms = all.iter().filter_map(|&at| self.names.forms.get(at));
            let words = forms.flat_map(|form| &form.words);
            words.map(|&word| self.ground.corpus.vocabulary().word(word)).collect()
        };
        let (ones, others) = (words(one), words(other));
        let is_alike = |a: &str, b: &str| {
            let (a, b) = (plain(a), plain(b));
            a.chars().next() == b.chars().next() && distance(&a, &b, tolerated(&a, &b)).is_some()
        };
        stems(one).is_disjoint(&stems(other))
            && !ones.iter().any(|a| others.iter().any(|b| is_alike(a, b)))
    }

    /// The word before a name that says how something lies to it.
    fn placing(&self, spot: &Spot) -> Option<(usize, Way)> {
        let document = self.ground.corpus.document(spot.document)?;
        let first = document.words_of_sentence(spot.sentence).start;
        let placing = spot.words.start.checked_sub(1).filter(|word| *word >= first)?;
        let way = self.looks.way(*document.word_ids().get(placing)?)?;
        gap_before(document, spot.words.start).trim().is_empty().then_some((placing, way))
    }

    /// The noun before "in" or the like and a name. What lies beside a place may be said to lie in it.
    fn noun(&self, spot: &Spot) -> Option<(WordId, Way)> {
        let document = self.ground.corpus.document(spot.document)?;
        let (placing, way) = self.placing(spot)?;
        let first = document.words_of_sentence(spot.sentence).start;
        let noun = placing.checked_sub(1).filter(|noun| *noun > first)?;
        let is_joined = gap_before(document, placing).trim().is_empty();
        let way = if way == Way::Beside { Way::Within } else { way };
        Some((self.telling(document, noun).filter(|_| is_joined)?, way))
    }

    fn telling(&self, document: &Document, word: usize) -> Option<WordId> {
        let id = *document.word_ids().get(word)?;
        (is_noun(document, word) && !self.ground.rarity.binds(id)).then_some(id)
    }

    /// The places that a place is said to lie in.
    fn attached(&self, spot: &Spot) -> Vec<usize> {
        let Some(document) = self.ground.corpus.document(spot.document) else { return Vec::new() };
        let end = document.words_of_sentence(spot.sentence).end;
        let behind: Range<usize> = spot.words.end..(spot.words.end + ATTACHED).min(end);
        let is_near = |at: usize| {
            let word = document.word_ids().get(at);
            word.is_some_and(|&it| {
                self.looks.is_placing(it) && self.looks.way(it) != Some(Way::Within)
            })
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
