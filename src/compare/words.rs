//! The words of a pair as the method counts them: numbered, stemmed, gathered into sentences, and
//! with the chance of meeting each anywhere (steps 0 and 1 of the method).

use std::collections::HashMap;
use std::ops::Range;

use rust_stemmers::{Algorithm, Stemmer};

use crate::model::{Document, SentenceIdx, Vocabulary, WordId, WordIdx};
use crate::text::{Span, without_marks};

/// A sentence longer than this many words is cut into pieces of this length, so that a text without
/// full stops costs no more than another.
const LONGEST_UNIT: usize = 256;
/// Marks a number that has not been given yet.
const UNSEEN: u32 = u32::MAX;

/// The stem of every word of some documents, numbered.
#[derive(Debug)]
pub(crate) struct Stems {
    of_word: Vec<u32>,
    n_stems: usize,
}

impl Stems {
    /// Stems the words of these documents, each once.
    pub(crate) fn new<'d>(
        documents: impl IntoIterator<Item = &'d Document>,
        vocabulary: &Vocabulary,
    ) -> Self {
        let stemmer = Stemmer::create(Algorithm::English);
        let mut numbers: HashMap<String, u32> = HashMap::new();
        let mut of_word = vec![UNSEEN; vocabulary.len()];
        for document in documents {
            for &word in document.word_ids() {
                let Some(number) = of_word.get_mut(word.index()) else { continue };
                if *number == UNSEEN {
                    let next = numbers.len() as u32;
                    *number = *numbers.entry(stem(&stemmer, vocabulary.word(word))).or_insert(next);
                }
            }
        }
        Self { of_word, n_stems: numbers.len() + 1 }
    }

    /// The stem of a word; words of other documents share one number of their own.
    fn of(&self, word: WordId) -> usize {
        let known = self.of_word.get(word.index()).copied().filter(|&stem| stem != UNSEEN);
        known.map_or(self.n_stems - 1, |stem| stem as usize)
    }
}

/// Porter's stem (Snowball's English) of a word without marks and without a final 's. Words of
/// other scripts are their own stems.
fn stem(stemmer: &Stemmer, word: &str) -> String {
    let plain = without_marks(word);
    let bare = plain.strip_suffix("'s").unwrap_or(&plain);
    if bare.is_ascii() { stemmer.stem(bare).into_owned() } else { bare.to_owned() }
}

/// A distinct stem of a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Term {
    /// The stem's number within the pair.
    pub(super) stem: u32,
    /// One divided by the chance that the stem stands in a sentence of this length.
    pub(super) rarity: f64,
}

/// One document of a pair, numbered for the comparison.
#[derive(Debug)]
pub(super) struct Text<'a> {
    /// The document.
    pub(super) document: &'a Document,
    /// The number of each word (its normal form) within the pair.
    pub(super) words: Vec<u32>,
    /// The number of each word's stem within the pair.
    pub(super) stems: Vec<u32>,
    /// The sentences that hold a word, as ranges of words; together they hold every word.
    pub(super) units: Vec<Range<usize>>,
    terms: Vec<Term>,
    first_terms: Vec<usize>,
}

impl<'a> Text<'a> {
    fn new(document: &'a Document, numbers: &mut Numbers, stems: &Stems) -> Self {
        let ids = document.word_ids();
        Self {
            document,
            words: ids.iter().map(|word| numbers.words.number(word.index())).collect(),
            stems: ids.iter().map(|&word| numbers.stems.number(stems.of(word))).collect(),
            units: units(document),
            terms: Vec::new(),
            first_terms: Vec::new(),
        }
    }

    fn gather_terms(&mut self, chance: &[f64]) {
        self.first_terms.push(0);
        for unit in &self.units {
            self.terms.extend(terms(&self.stems, unit.clone(), chance));
            self.first_terms.push(self.terms.len());
        }
    }

    /// The distinct stems of a sentence, sorted.
    pub(super) fn terms(&self, unit: usize) -> &[Term] {
        let bound = |unit: usize| self.first_terms.get(unit).copied().unwrap_or(self.terms.len());
        self.terms.get(bound(unit)..bound(unit + 1)).unwrap_or_default()
    }

    /// The words of neighbouring sentences.
    pub(super) fn words_of(&self, units: &Range<usize>) -> Range<usize> {
        let first = self.units.get(units.start).map_or(self.words.len(), |unit| unit.start);
        let end = units.end.checked_sub(1).and_then(|last| self.units.get(last));
        first..end.map_or(first, |unit| unit.end.max(first))
    }

    /// The span of some words. Where they begin or end a sentence, its punctuation belongs to them.
    pub(super) fn span(&self, words: &Range<usize>) -> Span {
        let Some(last) = words.end.checked_sub(1).filter(|&last| last >= words.start) else {
            let start = self.document.word(WordIdx::at(words.start)).start;
            return Span::new(start, start);
        };
        let first = self.document.word(WordIdx::at(words.start));
        let end = self.document.word(WordIdx::at(last)).end;
        let head = self.sentence_around(first.start);
        let tail = self.sentence_around(end.saturating_sub(1));
        let begins = head.filter(|&head| self.document.words_in(head).start == words.start);
        let ends = tail.filter(|&tail| self.document.words_in(tail).end == words.end);
        Span::new(begins.map_or(first.start, |head| head.start), ends.map_or(end, |tail| tail.end))
    }

    fn sentence_around(&self, byte: u32) -> Option<Span> {
        self.document.sentence_at_byte(byte).map(|sentence| self.document.sentence(sentence))
    }
}

/// A document's sentences as ranges of words, overlong ones cut.
fn units(document: &Document) -> Vec<Range<usize>> {
    let mut found = Vec::with_capacity(document.n_sentences());
    for sentence in 0..document.n_sentences() {
        let words = document.words_of_sentence(SentenceIdx::at(sentence));
        let starts = words.clone().step_by(LONGEST_UNIT);
        found.extend(starts.map(|start| start..(start + LONGEST_UNIT).min(words.end)));
    }
    found
}

/// The distinct stems of a stretch of words, sorted, with their rarity at the stretch's length.
pub(super) fn terms(
    stems: &[u32],
    words: Range<usize>,
    chance: &[f64],
) -> impl Iterator<Item = Term> {
    let n_words = words.len() as f64;
    let mut distinct = stems.get(words).unwrap_or_default().to_vec();
    distinct.sort_unstable();
    distinct.dedup();
    distinct.into_iter().map(move |stem| {
        let chance = chance.get(stem as usize).copied().unwrap_or(1.0);
        Term { stem, rarity: -1.0 / (-chance * n_words).exp_m1() }
    })
}

/// Both documents of a pair, numbered alike.
#[derive(Debug)]
pub(super) struct Texts<'a> {
    /// The left document.
    pub(super) left: Text<'a>,
    /// The right document.
    pub(super) right: Text<'a>,
    /// Each stem's share of all words of the pair.
    pub(super) stem_chance: Vec<f64>,
    /// The information of each word in nats: the negative logarithm of its share of all words.
    pub(super) word_information: Vec<f64>,
}

impl<'a> Texts<'a> {
    /// Numbers the words of two documents in order of appearance, left first.
    pub(super) fn new(left: &'a Document, right: &'a Document, stems: &Stems) -> Self {
        let mut numbers = Numbers::default();
        let mut left = Text::new(left, &mut numbers, stems);
        let mut right = Text::new(right, &mut numbers, stems);
        let stem_chance = numbers.stems.shares();
        left.gather_terms(&stem_chance);
        right.gather_terms(&stem_chance);
        let word_information = numbers.words.shares().iter().map(|share| -share.ln()).collect();
        Self { left, right, stem_chance, word_information }
    }

    /// Number of words on both sides.
    pub(super) fn n_words(&self) -> (usize, usize) {
        (self.left.words.len(), self.right.words.len())
    }
}

#[derive(Default)]
struct Numbers {
    words: Numbering,
    stems: Numbering,
}

/// Gives numbers in order of first appearance, and counts.
#[derive(Default)]
struct Numbering {
    given: Vec<u32>,
    counts: Vec<u32>,
}

impl Numbering {
    fn number(&mut self, thing: usize) -> u32 {
        if self.given.len() <= thing {
            self.given.resize(thing + 1, UNSEEN);
        }
        let next = self.counts.len() as u32;
        let number = match self.given.get_mut(thing) {
            Some(slot) => {
                if *slot == UNSEEN {
                    *slot = next;
                    self.counts.push(0);
                }
                *slot
            }
            None => next,
        };
        if let Some(count) = self.counts.get_mut(number as usize) {
            *count += 1;
        }
        number
    }

    fn shares(&self) -> Vec<f64> {
        let total: f64 = self.counts.iter().map(|&count| f64::from(count)).sum();
        self.counts.iter().map(|&count| f64::from(count) / total).collect()
    }
}
