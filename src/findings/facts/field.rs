//! The words of the documents of one event, and how rare each is among their sentences.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::findings::{Ground, function_words};
use crate::model::{DocId, Document, SentenceIdx, WordIdx};
use crate::text::{Span, normal_form};

/// A shorter sentence counts for nothing: it is a heading or a line around the text.
const FEWEST_WORDS: usize = 4;
/// Marks a word that tells nothing of what a sentence is about.
const EMPTY: u32 = u32::MAX;

/// One document, laid out.
#[derive(Debug)]
pub(super) struct Words<'a> {
    pub(super) id: DocId,
    pub(super) document: &'a Document,
    /// The first stem of each word; `EMPTY` for one that tells nothing.
    stems: Vec<u32>,
    /// Whether each word belongs to a value.
    is_value: Vec<bool>,
}

impl<'a> Words<'a> {
    /// Lays a document out; its stems have the numbers of the corpus.
    fn new(ground: &Ground<'a>, id: DocId, document: &'a Document) -> Self {
        let stated = ground.stated.get(id.index()).map_or(&[][..], Vec::as_slice);
        let mut own: Vec<u32> = ground.stems.of_document(document).collect();
        let (text, language) = (document.text(), document.language());
        for (at, stem) in own.iter_mut().enumerate() {
            let word = normal_form(document.word(WordIdx::at(at)).of(text));
            if function_words::says_nothing(&word, language) {
                *stem = EMPTY;
            }
        }
        let mut is_value = vec![false; own.len()];
        for words in stated.iter().map(|stated| document.words_in(stated.span)) {
            is_value.get_mut(words).into_iter().flatten().for_each(|it| *it = true);
        }
        Self { id, document, stems: own, is_value }
    }

    /// The stem of a word that says what a sentence is about.
    pub(super) fn content(&self, word: usize) -> Option<u32> {
        let is_value = self.is_value.get(word).copied().unwrap_or(true);
        self.stems.get(word).copied().filter(|&stem| stem != EMPTY && !is_value)
    }

    /// A word as it is written.
    pub(super) fn spelt(&self, word: usize) -> &'a str {
        self.document.word(WordIdx::at(word)).of(self.document.text())
    }

    pub(super) fn has_capital(&self, word: usize) -> bool {
        self.spelt(word).starts_with(char::is_uppercase)
    }

    /// What stands between a word and the next one.
    pub(super) fn gap_after(&self, word: usize) -> &'a str {
        let [this, next] = [word, word + 1].map(|word| self.document.word(WordIdx::at(word)));
        Span::new(this.end, next.start.max(this.end)).of(self.document.text())
    }

    /// The sentences of a sentence's paragraph.
    pub(super) fn paragraph_of(&self, sentence: SentenceIdx) -> std::ops::Range<usize> {
        let start = self.document.sentence(sentence).start;
        let paragraph = self.document.paragraph_at_byte(start);
        paragraph.map_or(0..0, |paragraph| self.document.sentences_of_paragraph(paragraph))
    }

    /// Whether a span stands inside quotation marks that its paragraph opens.
    pub(super) fn is_quoted(&self, span: Span) -> bool {
        let paragraph = self.document.paragraph_at_byte(span.start);
        let start = paragraph.map_or(span.start, |it| self.document.paragraph(it).start);
        let before = Span::new(start, span.start).of(self.document.text());
        let opened = before.rfind(['“', '«', '„']);
        let closed = before.rfind(['”', '»']);
        let is_straight = before.matches('"').count() % 2 == 1;
        is_straight || opened.is_some_and(|at| closed.is_none_or(|closed| closed < at))
    }

    pub(super) fn words_of(&self, sentence: usize) -> std::ops::Range<usize> {
        self.document.words_of_sentence(SentenceIdx::at(sentence))
    }
}

/// The documents of one event and the weights of their words.
#[derive(Debug)]
pub(super) struct Field<'a> {
    pub(super) documents: Vec<Words<'a>>,
    /// By stem.
    weights: Vec<f64>,
    /// Whether a stem is ever written without a capital.
    is_small: Vec<bool>,
    /// The logarithm of the number of sentences.
    pub(super) ln_n: f64,
}

impl<'a> Field<'a> {
    /// Lays an event out; `None` if `cancelled` said so meanwhile.
    pub(super) fn new(
        ground: &Ground<'a>,
        event: &[DocId],
        cancelled: &(dyn Fn() -> bool + Sync),
    ) -> Option<Self> {
        let known = event.iter().filter_map(|&id| Some((id, ground.corpus.document(id)?)));
        let known: Vec<_> = known.collect();
        let words = |&(id, document): &(DocId, &'a Arc<Document>)| {
            (!cancelled()).then(|| Words::new(ground, id, document))
        };
        let documents: Option<Vec<Words<'a>>> = known.par_iter().map(words).collect();
        let (weights, is_small) = (Vec::new(), Vec::new());
        let mut field = Self { documents: documents?, weights, is_small, ln_n: 0.0 };
        let n_stems = field.number();
        field.weigh(n_stems);
        Some(field)
    }

    /// Numbers the stems by where they come first, so that tables are no longer than the event needs.
    fn number(&mut self) -> usize {
        let mut numbers: HashMap<u32, u32> = HashMap::new();
        for stem in self.documents.iter_mut().flat_map(|words| &mut words.stems) {
            if *stem != EMPTY {
                let next = numbers.len() as u32;
                *stem = *numbers.entry(*stem).or_insert(next);
            }
        }
        numbers.len()
    }

    /// Counts in how many sentences each stem stands.
    fn weigh(&mut self, n_stems: usize) {
        self.is_small = vec![false; n_stems];
        let mut counts = vec![0_u32; n_stems];
        let mut last = vec![u32::MAX; n_stems];
        let (mut n, mut number) = (0_u32, 0_u32);
        for words in &self.documents {
            for sentence in 0..words.document.n_sentences() {
                let range = words.words_of(sentence);
                n += u32::from(range.len() >= FEWEST_WORDS);
                number += 1;
                for word in range {
                    let Some(stem) = words.content(word) else { continue };
                    let seen = last.get_mut(stem as usize);
                    if seen.is_some_and(|last| std::mem::replace(last, number) != number)
                        && let Some(count) = counts.get_mut(stem as usize)
                    {
                        *count += 1;
                    }
                    if !words.has_capital(word)
                        && let Some(is_small) = self.is_small.get_mut(stem as usize)
                    {
                        *is_small = true;
                    }
                }
            }
        }
        let n = f64::from(n.max(2));
        self.ln_n = n.ln();
        let weight =
            |&count: &u32| if count == 0 { 0.0 } else { (n / f64::from(count)).ln().max(0.0) };
        self.weights = counts.iter().map(weight).collect();
    }

    /// How telling a stem is.
    pub(super) fn weight(&self, stem: u32) -> f64 {
        self.weights.get(stem as usize).copied().unwrap_or_default()
    }

    /// Whether a stem is never written without a capital.
    pub(super) fn is_name(&self, stem: u32) -> bool {
        self.is_small.get(stem as usize).is_some_and(|is_small| !is_small)
    }
}
