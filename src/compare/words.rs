//! The words of a pair as the method counts them: gathered into sentences, and with the chance of
//! meeting each anywhere (steps 0 and 1 of the method).

use std::ops::Range;

use super::settled::Open;
use super::stems::{Stems, Table};
use crate::model::{Document, SentenceIdx, WordId, WordIdx};
use crate::text::Span;

/// A sentence longer than this many words is cut into pieces of this length, so that a text without
/// full stops costs no more than another.
const LONGEST_UNIT: usize = 256;

/// A distinct stem of a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Term {
    /// The stem's number.
    pub(super) stem: u32,
    /// One divided by the chance that the stem stands in a sentence of this length.
    pub(super) rarity: f64,
}

/// The stems of a document's words in order, numbered within the pair.
#[derive(Debug, Default)]
struct WordStems {
    stems: Vec<u32>,
    /// Where each word's stems begin; nothing is noted where each word has one.
    firsts: Vec<usize>,
}

impl WordStems {
    /// The stems of some words.
    fn of(&self, words: Range<usize>) -> &[u32] {
        let stems = if self.firsts.is_empty() {
            words
        } else {
            let first = |word: usize| self.firsts.get(word).copied().unwrap_or(self.stems.len());
            first(words.start)..first(words.end)
        };
        self.stems.get(stems).unwrap_or_default()
    }
}

/// One document of a pair, laid out for the comparison.
#[derive(Debug)]
pub(super) struct Text<'a> {
    /// The document.
    pub(super) document: &'a Document,
    /// The words, by their numbers in the vocabulary.
    pub(super) words: &'a [WordId],
    stems: WordStems,
    /// The sentences that hold a word, as ranges of words; together they hold every word.
    pub(super) units: Vec<Range<usize>>,
    sentences: Vec<u32>,
    terms: Vec<Term>,
    first_terms: Vec<usize>,
}

impl<'a> Text<'a> {
    fn new(document: &'a Document, stems: WordStems) -> Self {
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
        let (terms, first_terms) = (Vec::new(), Vec::new());
        Self { document, words: document.word_ids(), stems, units, sentences, terms, first_terms }
    }

    /// The distinct stems of a sentence, sorted; none for a sentence that is not to be scored.
    pub(super) fn terms(&self, unit: usize) -> &[Term] {
        let bound = |unit: usize| self.first_terms.get(unit).copied().unwrap_or(self.terms.len());
        self.terms.get(bound(unit)..bound(unit + 1)).unwrap_or_default()
    }

    /// The distinct stems of some words, sorted.
    pub(super) fn stems_of(&self, words: Range<usize>) -> Vec<u32> {
        let mut stems = self.stems.of(words).to_vec();
        stems.sort_unstable();
        stems.dedup();
        stems
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
        let first = self.document.word(WordIdx::at(words.start));
        let Some(last) = words.end.checked_sub(1).filter(|&last| last >= words.start) else {
            return Span::new(first.start, first.start);
        };
        let head = self.sentence(self.unit_at(words.start, *guess));
        *guess = self.unit_at(last, *guess);
        let tail = self.sentence(*guess);
        let begins = self.document.words_of_sentence(head).start == words.start;
        let ends = self.document.words_of_sentence(tail).end == words.end;
        let start = if begins { self.document.sentence(head).start } else { first.start };
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
    /// Each stem's share of all words of the pair.
    pub(super) stem_chance: Vec<f64>,
    word_information: Vec<f64>,
}

impl<'a> Texts<'a> {
    /// Lays out two documents and counts their words.
    pub(super) fn new(left: &'a Document, right: &'a Document, stems: &Stems) -> Self {
        let mut counts = vec![0_u32; stems.n_words()];
        for word in left.word_ids().iter().chain(right.word_ids()) {
            counts.get_mut(word.index()).into_iter().for_each(|count| *count += 1);
        }
        // Stems are numbered by first appearance, so that no result depends on other documents.
        let mut numbers = vec![None; stems.len()];
        let mut stem_counts: Vec<u32> = Vec::new();
        let mut numbered = |document: &Document, table: &Table| {
            let mut found = WordStems::default();
            for &word in document.word_ids() {
                if table.has_several() {
                    found.firsts.push(found.stems.len());
                }
                for stem in table.of(word) {
                    let Some(number) = numbers.get_mut(stem as usize) else { continue };
                    let stem: u32 = *number.get_or_insert(stem_counts.len() as u32);
                    stem_counts.resize(stem_counts.len().max(stem as usize + 1), 0);
                    stem_counts.get_mut(stem as usize).into_iter().for_each(|count| *count += 1);
                    found.stems.push(stem);
                }
            }
            found
        };
        let [of_left, of_right] = stems.of_pair(left, right);
        let (left_stems, right_stems) = (numbered(left, of_left), numbered(right, of_right));
        let n_stems = (left_stems.stems.len() + right_stems.stems.len()).max(1) as f64;
        let n_words = (left.n_words() + right.n_words()).max(1) as f64;
        let share = |count: &u32| f64::from(*count) / n_words;
        let information = |count: &u32| if *count > 0 { -share(count).ln() } else { 0.0 };
        Self {
            left: Text::new(left, left_stems),
            right: Text::new(right, right_stems),
            stem_chance: stem_counts.iter().map(|&count| f64::from(count) / n_stems).collect(),
            word_information: counts.iter().map(information).collect(),
        }
    }

    /// Gathers the stems of the sentences that are to be scored on each side.
    pub(super) fn gather_terms(&mut self, open: &Open) {
        (self.left.terms, self.left.first_terms) = self.gathered(&self.left, &open.left);
        (self.right.terms, self.right.first_terms) = self.gathered(&self.right, &open.right);
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
        let n_stems = text.stems.of(words.clone()).len() as f64;
        text.stems_of(words).into_iter().map(move |stem| {
            let chance = self.stem_chance.get(stem as usize).copied().unwrap_or(1.0);
            Term { stem, rarity: -1.0 / (-chance * n_stems).exp_m1() }
        })
    }

    /// The information of some words in nats: the sum of the negative logarithms of their shares.
    pub(super) fn information(&self, words: &[WordId]) -> f64 {
        words.iter().filter_map(|word| self.word_information.get(word.index())).sum()
    }

    /// Number of words on both sides.
    pub(super) fn n_words(&self) -> (usize, usize) {
        (self.left.words.len(), self.right.words.len())
    }
}
