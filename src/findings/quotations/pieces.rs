//! The quotations of a document, sentence by sentence.

use std::collections::BTreeSet;
use std::ops::Range;

use super::super::rarity::Rarity;
use super::keys::{Keys, Words};
use super::marks::{begins_quoted, quoted};
use crate::model::{Document, SentenceIdx, WordIdx};
use crate::text::Span;

/// Longer quotations are speeches.
const SPEECH_BYTES: u32 = 300;

/// Stems in more sentences of a document find none of them.
const MOST_SENTENCES: usize = 32;

/// What a document says in quotation marks within one sentence.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub(super) sentence: SentenceIdx,
    /// Its words, by their places in the document.
    pub(super) words: Range<usize>,
    /// The stems of its words that say something; sorted, each once.
    pub(super) content: Vec<u32>,
    /// Whether it is part of a long speech, as in an interview.
    pub(super) is_of_speech: bool,
}

/// A document's words and quotations.
#[derive(Debug, Default)]
pub(super) struct Quoted {
    pub(super) words: Words,
    /// In reading order.
    pub(super) pieces: Vec<Piece>,
    /// Each stem with the sentences that hold it; sorted.
    holding: Vec<(u32, u32)>,
}

impl Quoted {
    pub(super) fn of(
        document: &Document,
        boilerplate: &[Span],
        keys: &Keys,
        rarity: &Rarity,
    ) -> Self {
        let mut pieces = Vec::new();
        for span in quotations(document) {
            if !boilerplate.iter().any(|chrome| chrome.overlaps(span)) {
                cut(document, span, rarity, &mut pieces);
            }
        }
        pieces.sort_by_key(|piece| (piece.words.start, piece.words.end));
        pieces.dedup_by_key(|piece| piece.words.clone());
        let mut holding = Vec::new();
        for sentence in 0..document.n_sentences() {
            let words = document.words_of_sentence(SentenceIdx::at(sentence));
            let stems = content(document, &words, rarity);
            holding.extend(stems.into_iter().map(|stem| (stem, sentence as u32)));
        }
        holding.sort_unstable();
        Self { words: Words::of(document, keys), pieces, holding }
    }

    /// The words of a piece, by their keys.
    pub(super) fn keys_of(&self, piece: &Piece) -> &[u32] {
        self.words.keys.get(piece.words.clone()).unwrap_or_default()
    }

    /// The sentences that may hold three quarters of some stems: those with one of the rarest, in order;
    /// none if these are many.
    pub(super) fn sentences_with(&self, stems: &[u32], rarity: &Rarity) -> Vec<SentenceIdx> {
        let mut rarest: Vec<u32> = stems.to_vec();
        let weight = |stem: u32| rarity.weight(stem);
        rarest.sort_by(|one, other| weight(*other).total_cmp(&weight(*one)));
        rarest.truncate(stems.len() / 4 + 1);
        let mut sentences = BTreeSet::new();
        for stem in rarest {
            let first = self.holding.partition_point(|it| it.0 < stem);
            let of_stem = self.holding.iter().skip(first).take_while(|it| it.0 == stem);
            sentences.extend(of_stem.take(MOST_SENTENCES + 1).map(|it| it.1));
        }
        let is_few = sentences.len() <= MOST_SENTENCES;
        let sentences = sentences.into_iter().filter(|_| is_few);
        sentences.map(|sentence| SentenceIdx::at(sentence as usize)).collect()
    }

    /// The pieces with a word in a stretch, by their numbers.
    pub(super) fn pieces_in(&self, stretch: &Range<usize>) -> impl Iterator<Item = usize> + '_ {
        // A piece lies in one sentence, but one may hold another: ends are nearly in order.
        let stretch = stretch.clone();
        let first = self.pieces.partition_point(|piece| piece.words.start < stretch.start);
        let first = first.saturating_sub(8);
        let pieces = self.pieces.iter().enumerate().skip(first);
        pieces
            .take_while(move |(_, piece)| piece.words.start < stretch.end)
            .filter(move |(_, piece)| piece.words.end > stretch.start)
            .map(|(at, _)| at)
    }
}

/// Every stretch in quotation marks.
fn quotations(document: &Document) -> Vec<Span> {
    let text = document.text();
    let paragraphs: Vec<Span> = document.paragraphs().collect();
    let mut found = Vec::new();
    for (at, &paragraph) in paragraphs.iter().enumerate() {
        let next = paragraphs.get(at + 1);
        let continues = next.is_some_and(|&next| begins_quoted(text, next));
        found.extend(quoted(text, paragraph, continues));
    }
    found
}

/// Cuts a quotation into its sentences.
fn cut(document: &Document, span: Span, rarity: &Rarity, pieces: &mut Vec<Piece>) {
    let Some(first) = document.sentence_at_byte(span.start) else { return };
    for sentence in (first.index()..document.n_sentences()).map(SentenceIdx::at) {
        let whole = document.sentence(sentence);
        if whole.start >= span.end {
            return;
        }
        let words = whole.intersection(span).map_or(0..0, |part| document.words_in(part));
        if words.is_empty() {
            continue;
        }
        let is_of_speech = span.len() > SPEECH_BYTES;
        let content = content(document, &words, rarity);
        pieces.push(Piece { sentence, words, content, is_of_speech });
    }
}

/// From the first of some words to the last.
pub(super) fn span_of(document: &Document, words: &Range<usize>) -> Span {
    let last = words.end.saturating_sub(1).max(words.start);
    document.word(WordIdx::at(words.start)).hull(document.word(WordIdx::at(last)))
}

/// The stems of those words that say something; sorted, each once.
pub(super) fn content(document: &Document, words: &Range<usize>, rarity: &Rarity) -> Vec<u32> {
    let ids = document.word_ids().get(words.clone()).unwrap_or_default();
    let telling = ids.iter().filter(|&&word| !rarity.binds(word));
    let mut stems: Vec<u32> = telling.flat_map(|&word| rarity.stems(word)).collect();
    stems.sort_unstable();
    stems.dedup();
    stems
}
