//! The words of a pair as the method counts them: gathered into sentences, and with the chance of
//! meeting each anywhere (steps 0 and 1 of the method).

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::ops::Range;
use std::sync::Arc;

use super::comparison::Side;
use super::hashing::Quick;
use super::method::Method;
use super::settled::Settled;
use super::stems::{Stems, Stretches, Table};
use crate::model::{Document, SentenceIdx, WordId, WordIdx};
use crate::text::Span;

/// A sentence longer than this many words is cut into pieces of this length, so that a text without
/// full stops costs no more than another.
const LONGEST_UNIT: usize = 256;
/// Marks a word whose stem was not asked for.
const UNSEEN: u32 = u32::MAX;

/// A distinct stem of a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Term {
    /// The stem's number.
    pub(super) stem: u32,
    /// One divided by the chance that the stem stands in a sentence of this length.
    pub(super) rarity: f64,
}

/// The stems of a document's words, numbered within the pair.
#[derive(Debug, Default)]
struct WordStems {
    /// The first stem of each word of the vocabulary.
    firsts: Vec<u32>,
    /// The second and further stems of the few words that have several.
    further: HashMap<WordId, Vec<u32>, BuildHasherDefault<Quick>>,
}

impl WordStems {
    /// The stems of a word; none if they were not asked for.
    fn of(&self, word: WordId) -> impl Iterator<Item = u32> + '_ {
        let first = self.firsts.get(word.index()).copied().filter(|&stem| stem != UNSEEN);
        let further = if self.has_several() { self.further.get(&word) } else { None };
        first.into_iter().chain(further.into_iter().flatten().copied())
    }

    /// Whether any word has more than one stem; most documents hold none.
    fn has_several(&self) -> bool {
        !self.further.is_empty()
    }

    /// Number of stems of a whole text, repeated ones too, whose words stand so often each.
    fn count_all(&self, word_counts: &[u32], n_words: usize) -> usize {
        let count = |word: &WordId| word_counts.get(word.index()).copied().unwrap_or_default();
        let further = self.further.iter();
        n_words + further.map(|(word, stems)| stems.len() * count(word) as usize).sum::<usize>()
    }

    /// Number of stems of some words, repeated ones too.
    fn count(&self, words: &[WordId]) -> usize {
        if !self.has_several() {
            return words.len();
        }
        words.len()
            + words.iter().filter_map(|word| self.further.get(word)).map(Vec::len).sum::<usize>()
    }
}

/// The stems of a pair, numbered by first appearance, so that no result depends on other documents.
struct Numbering {
    /// By the numbers that all documents have in common.
    numbers: Vec<u32>,
    counts: Vec<u32>,
}

impl Numbering {
    /// Numbers the stems of some words; each counts as often as its word.
    fn stems(&mut self, words: &[Stretches<'_>], table: &Table, word_counts: &[u32]) -> WordStems {
        let mut found =
            WordStems { firsts: vec![UNSEEN; word_counts.len()], further: HashMap::default() };
        for &word in words.iter().flatten().copied().flatten() {
            let Some(first) = found.firsts.get_mut(word.index()).filter(|stem| **stem == UNSEEN)
            else {
                continue;
            };
            let n_here = word_counts.get(word.index()).copied().unwrap_or_default();
            let mut stems = table.of(word).filter_map(|stem| self.number(stem, n_here));
            *first = stems.next().unwrap_or(UNSEEN);
            let rest: Vec<u32> = stems.collect();
            if !rest.is_empty() {
                found.further.insert(word, rest);
            }
        }
        found
    }

    fn number(&mut self, stem: u32, n_here: u32) -> Option<u32> {
        let number = self.numbers.get_mut(stem as usize)?;
        if *number == UNSEEN {
            *number = self.counts.len() as u32;
            self.counts.push(0);
        }
        *self.counts.get_mut(*number as usize)? += n_here;
        Some(*number)
    }
}

/// One document of a pair, laid out for the comparison.
#[derive(Debug)]
pub(super) struct Text<'a> {
    /// The document.
    pub(super) document: &'a Document,
    /// The words, by their numbers in the vocabulary.
    pub(super) words: &'a [WordId],
    stems: Arc<WordStems>,
    /// The sentences that hold a word, as ranges of words; together they hold every word.
    pub(super) units: Vec<Range<usize>>,
    sentences: Vec<u32>,
    terms: Vec<Term>,
    first_terms: Vec<usize>,
}

impl<'a> Text<'a> {
    fn new(document: &'a Document) -> Self {
        let n_sentences = document.n_sentences();
        let mut units = Vec::with_capacity(n_sentences);
        let mut sentences = Vec::with_capacity(n_sentences);
        for sentence in 0..n_sentences {
            let words = document.words_of_sentence(SentenceIdx::at(sentence));
            for start in words.clone().step_by(LONGEST_UNIT) {
                units.push(start..(start + LONGEST_UNIT).min(words.end));
                sentences.push(sentence as u32);
            }
        }
        let (stems, terms, first_terms) = (Arc::default(), Vec::new(), Vec::new());
        Self { document, words: document.word_ids(), stems, units, sentences, terms, first_terms }
    }

    /// The distinct stems of a sentence, sorted; none for a sentence that is not to be scored.
    pub(super) fn terms(&self, unit: usize) -> &[Term] {
        let bound = |unit: usize| self.first_terms.get(unit).copied().unwrap_or(self.terms.len());
        self.terms.get(bound(unit)..bound(unit + 1)).unwrap_or_default()
    }

    /// The number of a word's stem, the first if it has several; of a word that is not to be scored,
    /// one that no stem has.
    pub(super) fn stem(&self, word: WordId) -> u32 {
        self.stems.firsts.get(word.index()).copied().unwrap_or(UNSEEN)
    }

    /// The words of neighbouring sentences.
    pub(super) fn words_of(&self, units: &Range<usize>) -> Range<usize> {
        let first = self.units.get(units.start).map_or(self.words.len(), |unit| unit.start);
        let end = units.end.checked_sub(1).and_then(|last| self.units.get(last));
        first..end.map_or(first, |unit| unit.end.max(first))
    }

    /// The sentence that holds a word; `guess` is where it is looked for first.
    pub(super) fn unit_at(&self, word: usize, guess: usize) -> usize {
        let holds = |unit: &usize| self.units.get(*unit).is_some_and(|unit| unit.contains(&word));
        let near = [guess, guess.saturating_add(1)].into_iter().find(holds);
        near.unwrap_or_else(|| self.units.partition_point(|unit| unit.end <= word))
    }

    /// The span of some words. Where they begin or end a sentence, its punctuation belongs to them.
    /// `guess` is the sentence where they are looked for first; it becomes the one they end in.
    pub(super) fn span(&self, words: &Range<usize>, guess: &mut usize) -> Span {
        let first = || self.document.word(WordIdx::at(words.start)).start;
        let Some(last) = words.end.checked_sub(1).filter(|&last| last >= words.start) else {
            return Span::new(first(), first());
        };
        let head = self.sentence(self.unit_at(words.start, *guess));
        *guess = self.unit_at(last, *guess);
        let tail = self.sentence(*guess);
        let begins = self.document.words_of_sentence(head).start == words.start;
        let ends = self.document.words_of_sentence(tail).end == words.end;
        let start = if begins { self.document.sentence(head).start } else { first() };
        let end = if ends { self.document.sentence(tail).end } else { self.end_of(last) };
        Span::new(start, end)
    }

    fn end_of(&self, word: usize) -> u32 {
        self.document.word(WordIdx::at(word)).end
    }

    fn sentence(&self, unit: usize) -> SentenceIdx {
        SentenceIdx(self.sentences.get(unit).copied().unwrap_or_default())
    }
}

/// Both documents of a pair.
#[derive(Debug)]
pub(super) struct Texts<'a> {
    /// The left document.
    pub(super) left: Text<'a>,
    /// The right document.
    pub(super) right: Text<'a>,
    /// What the comparison decides by.
    pub(super) method: &'a Method,
    /// Each stem's share of all words of the pair; a stem counts as often as its words that are to
    /// be scored.
    pub(super) stem_chance: Vec<f64>,
    word_counts: Vec<u32>,
    word_information: Vec<f64>,
}

impl<'a> Texts<'a> {
    /// Lays out two documents and counts their words; `n_vocabulary` is the number of words that
    /// their corpus has.
    pub(super) fn new(
        left: &'a Document,
        right: &'a Document,
        n_vocabulary: usize,
        method: &'a Method,
    ) -> Self {
        let word_counts = counts([left.word_ids(), right.word_ids()], n_vocabulary);
        let n_words = (left.n_words() + right.n_words()).max(1) as f64;
        let information =
            |&count: &u32| if count > 0 { -(f64::from(count) / n_words).ln() } else { 0.0 };
        Self {
            left: Text::new(left),
            right: Text::new(right),
            method,
            stem_chance: Vec::new(),
            word_information: word_counts.iter().map(information).collect(),
            word_counts,
        }
    }

    /// One side's document.
    pub(super) fn text(&self, side: Side) -> &Text<'a> {
        match side {
            Side::Left => &self.left,
            Side::Right => &self.right,
        }
    }

    /// The words of the sentences that are to be scored, of each side.
    pub(super) fn open_words(&self, settled: &Settled) -> [(&'a Document, Stretches<'a>); 2] {
        [(&self.left, &settled.left), (&self.right, &settled.right)].map(|(text, open)| {
            let units = open.iter().filter_map(|&unit| text.units.get(unit));
            let words: &'a [WordId] = text.words;
            (text.document, units.filter_map(|unit| words.get(unit.clone())).collect())
        })
    }

    /// Gathers the stems of the sentences that are to be scored on each side.
    pub(super) fn gather_terms(&mut self, settled: &Settled, stems: &Stems) {
        self.count_stems(settled, stems);
        (self.left.terms, self.left.first_terms) = self.gathered(&self.left, &settled.left);
        (self.right.terms, self.right.first_terms) = self.gathered(&self.right, &settled.right);
    }

    /// Numbers the stems of both sides, and counts them.
    fn count_stems(&mut self, settled: &Settled, stems: &Stems) {
        let [of_left, of_right] = stems.of_pair(self.left.document, self.right.document);
        let [left, right] = self.open_words(settled).map(|(_, words)| words);
        let mut all = Numbering { numbers: vec![UNSEEN; stems.len()], counts: Vec::new() };
        let n_stems = if std::ptr::eq(of_left, of_right) {
            let both = Arc::new(all.stems(&[left, right], of_left, &self.word_counts));
            (self.left.stems, self.right.stems) = (Arc::clone(&both), Arc::clone(&both));
            both.count_all(&self.word_counts, self.left.words.len() + self.right.words.len())
        } else {
            let n_vocabulary = self.word_counts.len();
            let mut own = |text: &Text<'_>, words: Stretches<'_>, table: &Table| {
                let counts = counts([text.words], n_vocabulary);
                let stems = all.stems(&[words], table, &counts);
                let n_stems = stems.count_all(&counts, text.words.len());
                (Arc::new(stems), n_stems)
            };
            let (of_left, n_left) = own(&self.left, left, of_left);
            let (of_right, n_right) = own(&self.right, right, of_right);
            (self.left.stems, self.right.stems) = (of_left, of_right);
            n_left + n_right
        };
        let n_stems = n_stems.max(1) as f64;
        self.stem_chance = all.counts.iter().map(|&count| f64::from(count) / n_stems).collect();
    }

    fn gathered(&self, text: &Text<'_>, open: &[usize]) -> (Vec<Term>, Vec<usize>) {
        let (mut terms, mut first_terms) = (Vec::new(), Vec::with_capacity(text.units.len() + 1));
        for &index in open {
            first_terms.resize(index + 1, terms.len());
            let unit = text.units.get(index).cloned().unwrap_or_default();
            terms.extend(self.terms(text, unit));
        }
        first_terms.resize(text.units.len() + 1, terms.len());
        (terms, first_terms)
    }

    /// The distinct stems of some words, sorted, with their rarity at this length.
    pub(super) fn terms(
        &self,
        text: &Text<'_>,
        words: Range<usize>,
    ) -> impl Iterator<Item = Term> + use<'_> {
        let n_stems = text.stems.count(text.words.get(words.clone()).unwrap_or_default()) as f64;
        Self::stems_of(text, words).into_iter().map(move |stem| {
            let chance = self.stem_chance.get(stem as usize).copied().unwrap_or(1.0);
            Term { stem, rarity: -1.0 / (-chance * n_stems).exp_m1() }
        })
    }

    /// The distinct stems of some words, sorted.
    pub(super) fn stems_of(text: &Text<'_>, words: Range<usize>) -> Vec<u32> {
        let words = text.words.get(words).unwrap_or_default();
        let mut stems: Vec<u32> = words.iter().flat_map(|&word| text.stems.of(word)).collect();
        stems.sort_unstable();
        stems.dedup();
        stems
    }

    /// The information of some words in nats: the sum of the negative logarithms of their shares.
    pub(super) fn information(&self, words: &[WordId]) -> f64 {
        words.iter().filter_map(|word| self.word_information.get(word.index())).sum()
    }

    /// Number of distinct words that their corpus has.
    pub(super) fn n_vocabulary(&self) -> usize {
        self.word_counts.len()
    }

    /// Number of words on both sides.
    pub(super) fn n_words(&self) -> (usize, usize) {
        (self.left.words.len(), self.right.words.len())
    }
}

/// How often each word of the vocabulary stands in some texts.
fn counts<const N: usize>(texts: [&[WordId]; N], n_vocabulary: usize) -> Vec<u32> {
    let mut counts = vec![0; n_vocabulary];
    for word in texts.into_iter().flatten() {
        counts.get_mut(word.index()).into_iter().for_each(|count| *count += 1);
    }
    counts
}
