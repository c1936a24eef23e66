//! Quotations that the other document tells in words of its own, and those that it replaces wholly.

use std::ops::Range;

use super::keys::in_common;
use super::meetings::{Link, Meeting, Met, Numbers, Sought, linked};
use super::pieces::{Piece, content};
use crate::compare::Side;
use crate::model::{Document, SentenceIdx, WordIdx};

/// So much of the content of a quotation tells it in other words.
const LEAST_TOLD: f64 = 0.3;
/// So many words that say something can be told in other words.
const LEAST_CONTENT: usize = 4;
/// Quotations of so many words at most may be each other's where nothing else so short is quoted.
const SHORT: usize = 4;
/// So many words show what is told.
const FEW: usize = 12;

impl Sought<'_> {
    /// In passages in which each side quotes one thing more, and little: these two, in words that have
    /// nothing in common.
    pub(super) fn left_over(&self, settled: &Numbers) -> Vec<Meeting> {
        let mut found = Vec::new();
        for passage in &self.pair.comparison.passages {
            let open = |side: Side| {
                let words = self.documents.of(side).words_in(passage.span(side));
                let is_open = |it: &usize| {
                    let len = self.piece(side, *it).map_or(0, |piece| piece.words.len());
                    !settled.of(side).contains(it) && len <= SHORT
                };
                self.of(side).pieces_in(&words).filter(is_open).collect::<Vec<_>>()
            };
            let ([left], [right]) = (&*open(Side::Left), &*open(Side::Right)) else { continue };
            let Some((one, other)) =
                self.piece(Side::Left, *left).zip(self.piece(Side::Right, *right))
            else {
                continue;
            };
            let lens = (one.words.len(), other.words.len());
            let is_like = lens.0.max(lens.1) <= 2 * lens.0.min(lens.1);
            let says = !one.content.is_empty() && !other.content.is_empty();
            let (n_shared, _) = in_common(&one.content, &other.content, self.rarity);
            if is_like && says && n_shared == 0 {
                found.push(Meeting {
                    met: Met::Reworded,
                    side: Side::Left,
                    piece: *left,
                    other: Some(*right),
                    words: other.words.clone(),
                    is_linked: true,
                    weight: 0.0,
                });
            }
        }
        found
    }

    /// The sentence of the other side that tells a piece in other words.
    pub(super) fn told(&self, side: Side, index: usize, links: &[Link]) -> Option<Meeting> {
        let piece = self.piece(side, index)?;
        if piece.content.len() < LEAST_CONTENT || piece.is_of_speech {
            return None;
        }
        let document = self.documents.of(side.other());
        let mut best: Option<Meeting> = None;
        for stretch in linked(side, piece, links) {
            let start = document.word(WordIdx::at(stretch.start)).start;
            let Some(first) = document.sentence_at_byte(start) else { continue };
            let sentences = (first.index()..document.n_sentences()).map(SentenceIdx::at);
            let sentences = sentences.map(|sentence| document.words_of_sentence(sentence));
            for words in sentences.take_while(|words| words.start < stretch.end) {
                let words = words.start.max(stretch.start)..words.end.min(stretch.end);
                let weight = self.weight_told(side.other(), piece, &words);
                if weight > best.as_ref().map_or(0.0, |best| best.weight) {
                    let words = self.telling(document, piece, words);
                    let (met, piece, other) = (Met::Told, index, None);
                    best =
                        Some(Meeting { met, side, piece, other, words, is_linked: true, weight });
                }
            }
        }
        best
    }

    /// The few words of a stretch that have most of a quotation, from the first that it has to the last.
    fn telling(&self, document: &Document, piece: &Piece, words: Range<usize>) -> Range<usize> {
        let weight = |at: usize| -> f64 {
            let word = document.word_ids().get(at);
            let stems = word.into_iter().flat_map(|&word| self.rarity.stems(word));
            let shared = stems.filter(|stem| piece.content.binary_search(stem).is_ok());
            shared.map(|stem| self.rarity.weight(stem)).sum()
        };
        let sum = |start: usize| -> f64 { (start..words.end.min(start + FEW)).map(weight).sum() };
        // Of equal ones the first.
        let best = words.clone().rev().max_by(|one, other| sum(*one).total_cmp(&sum(*other)));
        let start = best.unwrap_or(words.start);
        let few = start..words.end.min(start + FEW);
        let first = few.clone().find(|&at| weight(at) > 0.0).unwrap_or(few.start);
        first..few.clone().rfind(|&at| weight(at) > 0.0).map_or(few.end, |last| last + 1)
    }

    /// How much the words weigh of a quotation that a side tells in some of its own; zero if too few.
    fn weight_told(&self, side: Side, piece: &Piece, words: &Range<usize>) -> f64 {
        let mut pieces = self.of(side).pieces_in(words).filter_map(|it| self.piece(side, it));
        let is_quoted = |it: &Piece| in_common(&it.content, &piece.content, self.rarity).0 > 0;
        if pieces.any(is_quoted) {
            return 0.0;
        }
        let stems = content(self.documents.of(side), words, self.rarity);
        let (n_shared, weight) = in_common(&piece.content, &stems, self.rarity);
        let is_told = n_shared as f64 >= LEAST_TOLD * piece.content.len() as f64;
        if is_told && n_shared >= 2 { weight } else { 0.0 }
    }
}
