//! What is settled in long documents before anything is scored: long stretches in which each
//! sentence is equal to its counterpart or nearly so.
//!
//! Two versions of one book agree in nearly everything; the method is only needed around what was
//! put in, taken out, moved or rewritten. Sentences that occur once on each side are put in order
//! (the anchors of patience diff, Bram Cohen), neighbours that read alike join them, and the inner
//! part of each long stretch is settled. Its ends stay open, since they support what lies between.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::ops::Range;

use super::alike::{n_common, ratio};
use super::hashing::{Quick, hash_of};
use super::words::{Text, Texts};
use crate::model::WordId;

/// In pairs of fewer words nothing is settled.
const FEWEST_WORDS: usize = 40_000;
/// So many steps at each end of a stretch stay open.
const OPEN_ENDS: usize = 6;
/// The share of its words that a sentence has in common and in order with its counterpart.
const ALIKE: f64 = 0.7;
/// How many sentences on each side may make a step: as they are, one split, or two merged.
const STEPS: [(usize, usize); 3] = [(1, 1), (1, 2), (2, 1)];
/// A stretch has at least so many steps.
const SHORTEST: usize = 16;

/// Sentences on both sides, alike step by step, without a gap on either side.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Stretch {
    /// One or two sentences on each side that read alike, in order.
    pub(super) steps: Vec<Step>,
}

/// Neighbouring sentences on the left and on the right.
pub(super) type Step = (Range<usize>, Range<usize>);

impl Stretch {
    /// The sentences on the left.
    pub(super) fn lefts(&self) -> Range<usize> {
        let ends = self.steps.first().zip(self.steps.last());
        ends.map_or(0..0, |(first, last)| first.0.start..last.0.end)
    }

    /// The sentences on the right.
    pub(super) fn rights(&self) -> Range<usize> {
        let ends = self.steps.first().zip(self.steps.last());
        ends.map_or(0..0, |(first, last)| first.1.start..last.1.end)
    }
}

/// The sentences of both sides that are not settled, in order.
#[derive(Debug)]
pub(super) struct Open {
    /// Those on the left.
    pub(super) left: Vec<usize>,
    /// Those on the right.
    pub(super) right: Vec<usize>,
}

impl Open {
    /// What these stretches leave of two texts.
    pub(super) fn new(settled: &[Stretch], texts: &Texts<'_>) -> Self {
        let rest = |n_units: usize, ranges: &mut dyn Iterator<Item = Range<usize>>| {
            let mut open = Vec::new();
            let mut start = 0;
            for range in ranges {
                open.extend(start..range.start);
                start = range.end;
            }
            open.extend(start..n_units);
            open
        };
        Self {
            left: rest(texts.left.units.len(), &mut settled.iter().map(Stretch::lefts)),
            right: rest(texts.right.units.len(), &mut settled.iter().map(Stretch::rights)),
        }
    }
}

/// The stretches that need no scoring, in the same order on both sides; none in short documents.
/// `None` if `cancelled` said so meanwhile.
pub(super) fn settled(
    texts: &Texts<'_>,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<Stretch>> {
    let (n_left, n_right) = texts.n_words();
    if n_left + n_right < FEWEST_WORDS {
        return Some(Vec::new());
    }
    let mut found = stretches(texts, cancelled)?;
    let last = (texts.left.units.len(), texts.right.units.len());
    found.retain_mut(|stretch| {
        let is_long = stretch.steps.len() >= SHORTEST;
        // At the very beginning and end there is nothing that needs support.
        let (lefts, rights) = (stretch.lefts(), stretch.rights());
        if (lefts.end, rights.end) != last {
            stretch.steps.truncate(stretch.steps.len().saturating_sub(OPEN_ENDS));
        }
        if (lefts.start, rights.start) != (0, 0) {
            stretch.steps.drain(..OPEN_ENDS.min(stretch.steps.len()));
        }
        is_long && !stretch.steps.is_empty()
    });
    Some(found)
}

/// All stretches around the anchors.
fn stretches(texts: &Texts<'_>, cancelled: &(dyn Fn() -> bool + Sync)) -> Option<Vec<Stretch>> {
    let mut found: Vec<Stretch> = Vec::new();
    let mut done = (0, 0);
    for (index, (left, right)) in increasing(&anchors(texts)).into_iter().enumerate() {
        if index % 256 == 0 && cancelled() {
            return None;
        }
        // The hash of the two may have been the same by chance.
        if left < done.0 || right < done.1 || words(&texts.left, left) != words(&texts.right, right)
        {
            continue;
        }
        let mut stretch = Stretch::default();
        let mut at = (left, right);
        while let Some(step) = step(texts, at, done, false) {
            at = (step.0.start, step.1.start);
            stretch.steps.push(step);
        }
        stretch.steps.reverse();
        stretch.steps.push((left..left + 1, right..right + 1));
        at = (left + 1, right + 1);
        while let Some(step) = step(texts, at, done, true) {
            at = (step.0.end, step.1.end);
            stretch.steps.push(step);
        }
        done = at;
        found.push(stretch);
    }
    Some(found)
}

/// The next sentences from `at`, forwards or backwards, that read alike; none before `done`.
fn step(
    texts: &Texts<'_>,
    at: (usize, usize),
    done: (usize, usize),
    is_forward: bool,
) -> Option<Step> {
    let range = |at: usize, by: usize, done: usize, n_units: usize| {
        let start = if is_forward { Some(at) } else { at.checked_sub(by) };
        start.filter(|start| *start >= done && start + by <= n_units).map(|start| start..start + by)
    };
    let mut best: Option<(f64, Step)> = None;
    for (lefts, rights) in STEPS {
        let left = range(at.0, lefts, done.0, texts.left.units.len());
        let right = range(at.1, rights, done.1, texts.right.units.len());
        let Some((left, right)) = left.zip(right) else { continue };
        let of_left = texts.left.words.get(texts.left.words_of(&left)).unwrap_or_default();
        let of_right = texts.right.words.get(texts.right.words_of(&right)).unwrap_or_default();
        if of_left == of_right {
            return Some((left, right));
        }
        let ratio = ratio(n_common(of_left, of_right), of_left, of_right);
        if ratio >= ALIKE && best.as_ref().is_none_or(|best| ratio > best.0) {
            best = Some((ratio, (left, right)));
        }
    }
    best.map(|(_, step)| step)
}

fn words<'a>(text: &Text<'a>, unit: usize) -> &'a [WordId] {
    text.units.get(unit).and_then(|unit| text.words.get(unit.clone())).unwrap_or_default()
}

/// Where a sentence stands, if it stands there only.
#[derive(Clone, Copy, Default)]
enum Place {
    #[default]
    Nowhere,
    Once(u32),
    Often,
}

impl Place {
    fn add(&mut self, unit: usize) {
        *self = if let Self::Nowhere = self { Self::Once(unit as u32) } else { Self::Often };
    }
}

/// The sentences that stand once on each side, in the order of the left one.
fn anchors(texts: &Texts<'_>) -> Vec<(usize, usize)> {
    let hash = |text: &Text<'_>, unit: usize| hash_of(words(text, unit));
    let n_left = texts.left.units.len();
    let hashes: Vec<u64> = (0..n_left).map(|unit| hash(&texts.left, unit)).collect();
    let mut places: HashMap<u64, (Place, Place), BuildHasherDefault<Quick>> =
        HashMap::with_capacity_and_hasher(n_left, BuildHasherDefault::default());
    for (unit, &hash) in hashes.iter().enumerate() {
        places.entry(hash).or_default().0.add(unit);
    }
    for unit in 0..texts.right.units.len() {
        if let Some(places) = places.get_mut(&hash(&texts.right, unit)) {
            places.1.add(unit);
        }
    }
    let both = hashes.iter().enumerate().filter_map(|(left, hash)| match places.get(hash)? {
        (Place::Once(_), Place::Once(right)) => Some((left, *right as usize)),
        _ => None,
    });
    both.collect()
}

/// The longest part of pairs (sorted on the left) that increases on the right.
fn increasing(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let right = |index: usize| pairs.get(index).map_or(usize::MAX, |pair| pair.1);
    // For each length the index of the pair with the smallest right end of such a part.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for index in 0..pairs.len() {
        let len = if ends.last().is_some_and(|&end| right(end) < right(index)) {
            ends.len()
        } else {
            ends.partition_point(|&end| right(end) < right(index))
        };
        before.push(len.checked_sub(1).and_then(|len| ends.get(len).copied()));
        match ends.get_mut(len) {
            Some(end) => *end = index,
            None => ends.push(index),
        }
    }
    let mut found = Vec::with_capacity(ends.len());
    let mut at = ends.last().copied();
    while let Some(index) = at {
        found.extend(pairs.get(index).copied());
        at = before.get(index).copied().flatten();
    }
    found.reverse();
    found
}

#[cfg(test)]
mod tests {
    use super::super::method::Method;
    use super::super::stems::Stems;
    use super::*;
    use crate::model::{CorpusBuilder, Parsed, Source};

    /// Sentences of made-up words, all different.
    fn sentences(n_sentences: usize) -> Vec<String> {
        let sentence = |at: usize| -> String {
            let words: Vec<String> =
                (0..10).map(|word| format!("w{}x{}", word, at * (word + 7) % 997)).collect();
            format!("A{at} {}. ", words.join(" "))
        };
        (0..n_sentences).map(sentence).collect()
    }

    /// Checks the settled sentences of both sides, as first and last of each stretch.
    #[track_caller]
    fn check(left: &[String], right: &[String], expected: &[(Range<usize>, Range<usize>)]) {
        let mut builder = CorpusBuilder::default();
        for sentences in [left, right] {
            builder.push(Source::default(), Parsed::new(sentences.concat()));
        }
        let corpus = builder.finish();
        let [left, right] = corpus.documents() else { panic!("two documents") };
        let stems = Stems::new([left.as_ref(), right.as_ref()], corpus.vocabulary());
        let texts = Texts::new(left, right, &stems, &Method::PRODUCT);
        let found = settled(&texts, &|| false).unwrap_or_default();
        let found = found.iter().map(|stretch| (stretch.lefts(), stretch.rights()));
        assert_eq!(found.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn around_what_was_put_in_the_ends_stay_open() {
        let left = sentences(2000);
        let mut right = left.clone();
        right.insert(900, "Nobody had seen this one before it was put in here. ".to_owned());
        check(&left, &right, &[(0..894, 0..894), (906..2000, 907..2001)]);
    }

    #[test]
    fn edited_split_and_merged_sentences_are_settled_too() {
        let left = sentences(2000);
        let mut right = left.clone();
        right[500] = right[500].replace(" w3", " changed w3");
        right[700] = right[700].replace(". ", " ");
        check(&left, &right, &[(0..2000, 0..1999)]);
    }

    #[test]
    fn a_repeated_sentence_is_settled_once() {
        let mut left = sentences(2000);
        let repeated = left[1000].clone();
        left.splice(1000..1001, [repeated.clone(), repeated.clone()]);
        let mut right = left.clone();
        right.insert(1000, repeated);
        check(&left, &right, &[(0..996, 0..996), (1008..2001, 1009..2002)]);
    }

    #[test]
    fn moved_blocks_and_short_documents_stay_open() {
        let left = sentences(2000);
        let mut right = left.clone();
        right.rotate_left(1980);
        check(&left, &right, &[(6..1974, 26..1994)]);
        check(&sentences(100), &sentences(100), &[]);
    }
}
