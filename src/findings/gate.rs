//! Which documents tell of the same event: only these are compared.
//!
//! By the names that their openings give; two events with the same names are told apart later, by
//! their days.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::Ground;
use super::rarity::Rarity;
use super::values::{Stated, What};
use crate::model::{Corpus, DocId, Document, SentenceIdx, WordId, WordIdx};
use crate::text::{Language, Span};

/// An opening ends with so many sentences ...
const OPENING: usize = 5;
/// ... of so many words, and has so many sentences at most.
const REAL_SENTENCE: usize = 8;
const LONGEST: usize = 30;
/// Two documents tell of one event if they share this part of the names of the one with fewer.
const ENOUGH: f64 = 0.4;
/// ... or, wherever they stand, so many names and this part of them.
const MANY: usize = 5;
const MANY_ENOUGH: f64 = 0.4;
/// In a folder of more documents, names that many of them have count for less.
const SMALL_FOLDER: usize = 50;

/// What a document is about, as far as its opening tells.
struct Subject {
    language: Option<Language>,
    /// Stems of names that its opening gives, sorted.
    names: Vec<u32>,
    /// Stems of all its names, sorted.
    all: Vec<u32>,
}

/// The documents of each event, in order; a document that tells of something else stands alone. `None`
/// if `cancelled` said so meanwhile.
pub(crate) fn events(
    ground: &Ground<'_>,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<Vec<DocId>>> {
    let Ground { corpus, folder, rarity, stated, .. } = ground;
    let is_small = written_small(corpus, rarity, cancelled)?;
    let is_name = |stem: u32| is_small.get(stem as usize).is_some_and(|is_small| !is_small);
    let subject = |(number, document): (usize, &Arc<Document>)| {
        if cancelled() {
            return None;
        }
        let values = stated.get(number).map_or(&[][..], Vec::as_slice);
        let out = left_out(values, folder.boilerplate_of(DocId::at(number)));
        let words = Reading { document, rarity, left_out: &out };
        let (names, all) = (words.names(&is_name), words.all_names(&is_name));
        Some(Subject { language: document.language(), names, all })
    };
    let subjects: Option<Vec<Subject>> =
        corpus.documents().par_iter().enumerate().map(subject).collect();
    joined(&subjects?, cancelled)
}

/// Whether each stem is written without a capital anywhere.
fn written_small(
    corpus: &Corpus,
    rarity: &Rarity,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<bool>> {
    let mut is_small = vec![false; rarity.n_stems()];
    for document in corpus.documents() {
        if cancelled() {
            return None;
        }
        for (word, &id) in document.word_ids().iter().enumerate() {
            if !has_capital(document, word) {
                for stem in rarity.stems(id).take(1) {
                    is_small.get_mut(stem as usize).into_iter().for_each(|it| *it = true);
                }
            }
        }
    }
    Some(is_small)
}

fn has_capital(document: &Document, word: usize) -> bool {
    document.word(WordIdx::at(word)).of(document.text()).starts_with(char::is_uppercase)
}

/// Dates and boilerplate name nothing.
fn left_out(stated: &[Stated], boilerplate: &[Span]) -> Vec<Span> {
    let dates = stated.iter().filter(|it| matches!(it.what, What::Date(_) | What::Vague(_)));
    crate::text::merged(dates.map(|it| it.span).chain(boilerplate.iter().copied()).collect())
}

/// A document as the gate reads it.
struct Reading<'a> {
    document: &'a Document,
    rarity: &'a Rarity,
    /// Sorted and disjoint.
    left_out: &'a [Span],
}

impl Reading<'_> {
    /// The names of the opening that come again, else all of them.
    fn names(&self, is_name: &dyn Fn(u32) -> bool) -> Vec<u32> {
        let mut opening = Vec::new();
        let mut n_real = 0;
        for sentence in 0..self.document.n_sentences().min(LONGEST) {
            let words = self.document.words_of_sentence(SentenceIdx::at(sentence));
            n_real += usize::from(words.len() >= REAL_SENTENCE);
            opening.extend(words.filter_map(|word| self.name(word, is_name)));
            if n_real == OPENING {
                break;
            }
        }
        opening.sort_unstable();
        opening.dedup();
        let mut counts: BTreeMap<u32, (usize, usize)> =
            opening.iter().map(|&stem| (stem, (0, usize::MAX))).collect();
        for sentence in 0..self.document.n_sentences() {
            for word in self.document.words_of_sentence(SentenceIdx::at(sentence)) {
                let name = self.name(word, is_name);
                if let Some((count, last)) = name.and_then(|name| counts.get_mut(&name))
                    && std::mem::replace(last, sentence) != sentence
                {
                    *count += 1;
                }
            }
        }
        let again: Vec<u32> =
            counts.iter().filter(|(_, (count, _))| *count >= 2).map(|(stem, _)| *stem).collect();
        if again.is_empty() { opening } else { again }
    }

    fn all_names(&self, is_name: &dyn Fn(u32) -> bool) -> Vec<u32> {
        let words = 0..self.document.n_words();
        let mut names: Vec<u32> = words.filter_map(|word| self.name(word, is_name)).collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    fn name(&self, word: usize, is_name: &dyn Fn(u32) -> bool) -> Option<u32> {
        let id: WordId = *self.document.word_ids().get(word)?;
        let span = self.document.word(WordIdx::at(word));
        let after = self.left_out.partition_point(|out| out.end <= span.start);
        let is_out = self.left_out.get(after).is_some_and(|out| out.overlaps(span));
        let is_word = span.of(self.document.text()).chars().nth(1).is_some_and(char::is_alphabetic);
        if is_out || !is_word || !has_capital(self.document, word) {
            return None;
        }
        self.rarity.stems(id).next().filter(|&stem| is_name(stem))
    }
}

/// Joins documents of one language that share enough names.
fn joined(subjects: &[Subject], cancelled: &(dyn Fn() -> bool + Sync)) -> Option<Vec<Vec<DocId>>> {
    let mut first: Vec<usize> = (0..subjects.len()).collect();
    let by_opening: Vec<&[u32]> = subjects.iter().map(|it| it.names.as_slice()).collect();
    let by_all: Vec<&[u32]> = subjects.iter().map(|it| it.all.as_slice()).collect();
    let openings = Sharing { sets: by_opening, least: 1, part: ENOUGH };
    let all = Sharing { sets: by_all, least: MANY, part: MANY_ENOUGH };
    let language = |at: usize| subjects.get(at).and_then(|subject| subject.language);
    for (one, other) in openings.pairs(cancelled)?.into_iter().chain(all.pairs(cancelled)?) {
        if language(one) == language(other) {
            let (one, other) = (root(&mut first, one), root(&mut first, other));
            first.get_mut(one.max(other)).into_iter().for_each(|it| *it = one.min(other));
        }
    }
    let mut events: BTreeMap<usize, Vec<DocId>> = BTreeMap::new();
    for at in 0..subjects.len() {
        events.entry(root(&mut first, at)).or_default().push(DocId::at(at));
    }
    Some(events.into_values().collect())
}

/// Sets of names, and how much two of them have to share.
struct Sharing<'a> {
    sets: Vec<&'a [u32]>,
    least: usize,
    part: f64,
}

impl Sharing<'_> {
    /// The pairs that share enough; `None` if `cancelled` said so meanwhile.
    fn pairs(&self, cancelled: &(dyn Fn() -> bool + Sync)) -> Option<Vec<(usize, usize)>> {
        let mut having: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for (at, names) in self.sets.iter().enumerate() {
            names.iter().for_each(|&name| having.entry(name).or_default().push(at));
        }
        let weight = |name: &u32| {
            let count = having.get(name).map_or(1, Vec::len).max(1) as f64;
            let is_weighed = self.sets.len() > SMALL_FOLDER;
            if is_weighed { (1.0 + self.sets.len() as f64 / count).ln() } else { 1.0 }
        };
        let total = |names: &&[u32]| names.iter().map(weight).sum::<f64>();
        let totals: Vec<f64> = self.sets.iter().map(total).collect();
        let total = |at: usize| totals.get(at).copied().unwrap_or_default();
        let mut pairs = Vec::new();
        for (at, names) in self.sets.iter().enumerate() {
            if cancelled() {
                return None;
            }
            let mut shared = vec![(0, 0.0); at];
            for name in *names {
                let earlier = having.get(name).into_iter().flatten();
                for other in earlier.take_while(|other| **other < at) {
                    let found = shared.get_mut(*other);
                    if let Some(it) = found {
                        *it = (it.0 + 1, it.1 + weight(name));
                    }
                }
            }
            let is_enough = |other: usize, (count, sum): (usize, f64)| {
                count >= self.least && sum >= self.part * total(at).min(total(other))
            };
            let found = shared.into_iter().enumerate();
            pairs.extend(found.filter(|(it, sum)| is_enough(*it, *sum)).map(|(it, _)| (it, at)));
        }
        Some(pairs)
    }
}

/// The first document of an event; those on the way there are led to it directly.
fn root(first: &mut [usize], at: usize) -> usize {
    let mut end = at;
    while let Some(&next) = first.get(end).filter(|&&next| next != end) {
        end = next;
    }
    first.get_mut(at).into_iter().for_each(|it| *it = end);
    end
}
