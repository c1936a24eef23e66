//! Where something happened, if documents say so with a common noun: at the church, in the garden.
//!
//! Only nouns of one kind are held against each other: a hall may be the hall of a school.

use std::collections::{BTreeMap, BTreeSet};

use super::super::Ground;
use super::context::Contexts;
use super::joined::joined;
use super::looks::{gap_before, has_capital};
use super::spotted::Spot;
use crate::model::{DocId, Document, SentenceIdx, WordId, WordIdx};

/// Kinds of places of which a thing happens in one.
const KINDS: [&str; 3] = [
    "church cathedral chapel mosque synagogue temple kirche dom kapelle moschee synagoge église \
     cathédrale chapelle iglesia catedral capilla церкви соборе мечети",
    "hospital school hotel theatre theater museum library prison university stadium airport \
     krankenhaus schule theater bibliothek gefängnis stadion flughafen hôpital école théâtre musée \
     prison hospital escuela teatro museo cárcel больнице школе театре музее",
    "well garden cellar attic orchard barn cemetery brunnen garten keller scheune friedhof puits \
     jardin cave grenier cimetière pozo jardín sótano cementerio саду подвале колодце",
];
/// Put something in a place, with an article in them or not.
const PLACING: &str = "in at inside im am à au dans en bei в";
/// So many words may stand between one of these and the noun.
const BETWEEN: usize = 3;
/// So much of the threshold must the sentences share.
const LEAST: f64 = 1.15;
/// So many places of one kind are held against each other.
const MOST_SPOTS: usize = 120;

/// Where one thing happened: each noun with where it is said, two at least.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    pub(super) places: Vec<(WordId, Vec<Spot>)>,
    /// How much the words weigh that the sentences share; of the surest two.
    pub(super) weight: f64,
}

/// What is asked of the documents of an event.
pub(super) struct Venues<'a> {
    pub(super) ground: &'a Ground<'a>,
    pub(super) contexts: &'a Contexts<'a>,
    pub(super) event: &'a [DocId],
}

/// A noun of a place and where it stands.
type Said = (WordId, Spot);

impl Venues<'_> {
    /// What documents put in two places of one kind.
    pub(super) fn placed(&self) -> Vec<Placed> {
        KINDS.iter().flat_map(|kind| self.of_kind(&self.words(kind))).collect()
    }

    fn words(&self, words: &str) -> BTreeSet<WordId> {
        let vocabulary = self.ground.corpus.vocabulary();
        words.split_whitespace().filter_map(|word| vocabulary.id(word)).collect()
    }

    fn of_kind(&self, kind: &BTreeSet<WordId>) -> Vec<Placed> {
        if kind.len() < 2 {
            return Vec::new();
        }
        let (said, named) = self.said(kind);
        let knows =
            |document: DocId, noun| named.get(&document).is_some_and(|it| it.contains(&noun));
        let least = LEAST * self.ground.rarity.threshold();
        let (mut pairs, mut best) = (Vec::new(), BTreeMap::new());
        for (at, (noun, left)) in said.iter().enumerate() {
            for (behind, (other, right)) in said.iter().enumerate().skip(at + 1) {
                // One that names both places tells of two things.
                let are_two = knows(left.document, *other) || knows(right.document, *noun);
                if left.document == right.document || noun != other && are_two {
                    continue;
                }
                let own = [*noun, *other].into_iter().flat_map(|it| self.ground.rarity.stems(it));
                let weight = self.contexts.likeness_of_spots(left, right, &own.collect());
                if weight >= least {
                    pairs.push((at, behind));
                    best.insert((at, behind), weight);
                }
            }
        }
        let sets = joined(pairs.into_iter()).into_iter();
        sets.filter_map(|set| placed(&said, &set, &best)).collect()
    }

    /// Where the nouns of a kind stand as places, and which of them each document has anywhere.
    fn said(&self, kind: &BTreeSet<WordId>) -> (Vec<Said>, BTreeMap<DocId, BTreeSet<WordId>>) {
        let placing = self.words(PLACING);
        let (mut said, mut named) = (Vec::new(), BTreeMap::<DocId, BTreeSet<WordId>>::new());
        for &id in self.event {
            let Some(document) = self.ground.corpus.document(id) else { continue };
            let nouns = document.word_ids().iter().enumerate().filter(|(_, it)| kind.contains(it));
            for (word, &noun) in nouns {
                named.entry(id).or_default().insert(noun);
                let span = document.word(WordIdx::at(word));
                let Some(sentence) = document.sentence_at_byte(span.start) else { continue };
                let is_asked = said.len() < MOST_SPOTS;
                if is_asked && self.is_placed(document, (sentence, word), &placing) {
                    let words = word..word + 1;
                    said.push((noun, Spot { document: id, sentence, words, span, short: None }));
                }
            }
        }
        (said, named)
    }

    /// Whether a noun stands behind a word that places something, and ends what is named.
    fn is_placed(
        &self,
        document: &Document,
        (sentence, noun): (SentenceIdx, usize),
        placing: &BTreeSet<WordId>,
    ) -> bool {
        let words = document.words_of_sentence(sentence);
        let ids = document.word_ids();
        let binds = |word: usize| ids.get(word).is_some_and(|&it| self.ground.rarity.binds(it));
        let is_end = noun + 1 >= words.end
            || binds(noun + 1)
            || !gap_before(document, noun + 1).trim().is_empty();
        let from = noun.saturating_sub(BETWEEN).max(words.start);
        let places = |word: &usize| ids.get(*word).is_some_and(|it| placing.contains(it));
        let Some(before) = (from..noun).rev().find(places) else { return false };
        let is_joined =
            (before + 1..=noun).all(|word| gap_before(document, word).trim().is_empty());
        // A capital before it makes it a part of a name.
        let is_named = (before + 1..noun).any(|word| has_capital(document, word));
        is_end && is_joined && !is_named
    }
}

/// The places of a set, if they are two.
fn placed(
    said: &[Said],
    set: &BTreeSet<usize>,
    best: &BTreeMap<(usize, usize), f64>,
) -> Option<Placed> {
    let mut places: BTreeMap<WordId, Vec<Spot>> = BTreeMap::new();
    for (noun, spot) in set.iter().filter_map(|&at| said.get(at)) {
        places.entry(*noun).or_default().push(spot.clone());
    }
    let noun = |at: usize| said.get(at).map(|it| it.0);
    let two = best.iter().filter(|((one, other), _)| {
        set.contains(one) && set.contains(other) && noun(*one) != noun(*other)
    });
    let weight = two.map(|(_, weight)| *weight).fold(0.0, f64::max);
    (places.len() > 1).then(|| Placed { places: places.into_iter().collect(), weight })
}
