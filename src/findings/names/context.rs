//! How much the sentences around two names have in common.

use std::collections::{BTreeMap, BTreeSet};

use super::super::Ground;
use super::spotted::{Form, Spot};
use crate::compare::Sides;
use crate::model::{DocId, Document, SentenceIdx, WordId};
use crate::text::Span;

/// What the sentences before and behind count beside a name's own.
const BEFORE: f64 = 0.35;
const BEHIND: f64 = 0.25;
/// So many places of a name are held against those of another.
const MOST_SPOTS: usize = 12;
/// So many shared words are told.
const MOST_SHARED: usize = 5;

/// What speaks for it that two names are one thing's.
#[derive(Clone, Debug, Default)]
pub(super) struct Likeness {
    /// How much the words weigh that both contexts have; the more the rarer.
    pub(super) weight: f64,
    /// Whether both stand in passages that correspond.
    pub(super) is_linked: bool,
    /// The rarest words of both.
    pub(super) shared: Vec<String>,
}

/// The pairs of an event by their documents.
#[derive(Debug)]
pub(super) struct Contexts<'a> {
    ground: &'a Ground<'a>,
    pairs: BTreeMap<(DocId, DocId), usize>,
}

/// Stems around a place, each with how much it counts.
type Context = BTreeMap<u32, (f64, WordId)>;

impl<'a> Contexts<'a> {
    pub(super) fn new(ground: &'a Ground<'a>) -> Self {
        let pairs = ground.pairs.iter().enumerate();
        let pairs = pairs.map(|(at, it)| ((it.documents.left, it.documents.right), at)).collect();
        Self { ground, pairs }
    }

    /// The best of what two names' places have in common, the names' own words left out.
    pub(super) fn likeness(&self, one: &Form, other: &Form) -> Likeness {
        let stems = one.words.iter().chain(&other.words);
        let own: BTreeSet<u32> = stems.flat_map(|&word| self.ground.rarity.stems(word)).collect();
        let contexts = |form: &Form| -> Vec<(Spot, Context)> {
            let spots = spread(&form.spots).into_iter();
            spots.map(|spot| (spot.clone(), self.context(spot, &own))).collect()
        };
        let (ones, others) = (contexts(one), contexts(other));
        let mut best = Likeness::default();
        let mut best_total = -1.0;
        for (left, of_left) in &ones {
            for (right, of_right) in &others {
                let is_linked = self.are_linked(left, right);
                let shared = shared(of_left, of_right, self.ground);
                let weight: f64 = shared.iter().map(|(weight, _)| weight).sum();
                let bonus = if is_linked { self.ground.rarity.threshold() } else { 0.0 };
                if left.document != right.document && weight + bonus > best_total {
                    best_total = weight + bonus;
                    let words = shared.iter().take(MOST_SHARED);
                    let vocabulary = self.ground.corpus.vocabulary();
                    let shared = words.map(|(_, word)| vocabulary.word(*word).to_owned()).collect();
                    best = Likeness { weight: weight + bonus, is_linked, shared };
                }
            }
        }
        best
    }

    /// How much the words weigh that two places' sentences have in common, without some stems.
    pub(super) fn likeness_of_spots(&self, one: &Spot, other: &Spot, own: &BTreeSet<u32>) -> f64 {
        let contexts = (self.context(one, own), self.context(other, own));
        let shared = shared(&contexts.0, &contexts.1, self.ground);
        shared.iter().map(|(weight, _)| weight).sum()
    }

    /// Whether two places lie in passages that correspond.
    pub(super) fn are_linked(&self, one: &Spot, other: &Spot) -> bool {
        let (left, right) = if one.document < other.document { (one, other) } else { (other, one) };
        let pair = self.pairs.get(&(left.document, right.document));
        let Some(pair) = pair.and_then(|&at| self.ground.pairs.get(at)) else { return false };
        let holds =
            |sides: Sides<Span>| sides.left.overlaps(left.span) && sides.right.overlaps(right.span);
        let comparison = &pair.comparison;
        comparison.passages.iter().any(|it| holds(Sides { left: it.left, right: it.right }))
            || comparison.related.iter().any(|it| holds(Sides { left: it.left, right: it.right }))
    }

    fn context(&self, spot: &Spot, own: &BTreeSet<u32>) -> Context {
        let mut context = Context::new();
        let Some(document) = self.ground.corpus.document(spot.document) else { return context };
        let here = spot.sentence.index();
        let paragraph = document.paragraph_at_byte(spot.span.start);
        let around = paragraph.map_or(here..here + 1, |it| document.sentences_of_paragraph(it));
        let sentences =
            [(Some(here), 1.0), (here.checked_sub(1), BEFORE), (Some(here + 1), BEHIND)];
        for (sentence, counts) in sentences {
            if let Some(sentence) = sentence.filter(|it| around.contains(it)) {
                self.take_in(document, SentenceIdx::at(sentence), counts, &mut context);
            }
        }
        context.retain(|stem, _| !own.contains(stem));
        context
    }

    fn take_in(&self, document: &Document, at: SentenceIdx, counts: f64, context: &mut Context) {
        let rarity = &self.ground.rarity;
        let words = document.word_ids().get(document.words_of_sentence(at)).unwrap_or_default();
        for &word in words.iter().filter(|word| !rarity.binds(**word)) {
            for stem in rarity.stems(word) {
                let known = context.entry(stem).or_insert((counts, word));
                known.0 = known.0.max(counts);
            }
        }
    }
}

/// Some of the places of a name: those in different documents first.
pub(super) fn spread(spots: &[Spot]) -> Vec<&Spot> {
    let mut n_before = BTreeMap::new();
    let mut ranked: Vec<(usize, &Spot)> = spots
        .iter()
        .map(|spot| {
            let n: &mut usize = n_before.entry(spot.document).or_default();
            *n += 1;
            (*n, spot)
        })
        .collect();
    ranked.sort_by_key(|(n, spot)| (*n, spot.document));
    ranked.into_iter().take(MOST_SPOTS).map(|(_, spot)| spot).collect()
}

/// The words that two contexts share, the weightiest first.
fn shared(one: &Context, other: &Context, ground: &Ground<'_>) -> Vec<(f64, WordId)> {
    let mut shared: Vec<_> = one
        .iter()
        .filter_map(|(stem, (counts, word))| {
            let (other, _) = other.get(stem)?;
            Some((ground.rarity.weight(*stem) * counts.min(*other), *word))
        })
        .collect();
    shared.sort_by(|left, right| right.0.total_cmp(&left.0).then(left.1.cmp(&right.1)));
    shared
}
