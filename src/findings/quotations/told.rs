//! Quotations that the other document tells in words of its own, and those that it replaces wholly.

use std::ops::Range;

use super::super::finding::Strength;
use super::clause;
use super::keys::in_common;
use super::meetings::{Link, Meeting, Met, Numbers, Sought, linked, overlap};
use super::pieces::{Piece, content};
use crate::compare::Side;
use crate::model::{SentenceIdx, WordIdx};

/// So much of the content of a quotation tells it in other words ...
const LEAST_TOLD: f64 = 0.3;
/// ... or so much, if what stands around both makes up for it: together so much of the threshold.
const LEAST_FRAMED: f64 = 0.2;
const ALIKE: f64 = 1.5;
/// So much of the threshold the words weigh at least that are told.
const LEAST_WEIGHT: f64 = 0.5;
/// Who tells so much of it tells it, however common its words are.
const NEARLY_ALL: f64 = 0.75;
/// So many of its words tell it in passages that do not correspond.
const FEWEST_ELSEWHERE: usize = 3;
/// So many words that say something can be told in other words.
const LEAST_CONTENT: usize = 4;
/// Quotations of so many words at most may be each other's where nothing else so short is quoted.
const SHORT: usize = 4;

/// Words of a sentence that may tell a quotation, and those that stand around.
struct Near {
    words: Range<usize>,
    around: Range<usize>,
}

/// Words of the other side held against a quotation.
struct Telling {
    words: Range<usize>,
    /// How much the words weigh that both have.
    weight: f64,
    /// Whether they tell it.
    is_told: bool,
    strength: Strength,
}

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
                    strength: Strength::Strong,
                });
            }
        }
        found
    }

    /// The sentence of the other side that tells a piece in other words.
    pub(super) fn told(&self, side: Side, index: usize, links: &[Link]) -> Option<Meeting> {
        let piece = self.piece(side, index)?;
        if piece.is_of_speech {
            return None;
        }
        let mut best: Option<Telling> = None;
        let may_be_told = piece.content.len() >= LEAST_CONTENT;
        for stretch in linked(side, piece, links).filter(|_| may_be_told) {
            for near in self.sentences_near(side.other(), stretch, links) {
                let telling = self.telling(side, piece, near);
                if telling.is_told && best.as_ref().is_none_or(|it| telling.weight > it.weight) {
                    best = Some(telling);
                }
            }
        }
        let is_linked = best.is_some();
        let telling = best.or_else(|| self.told_elsewhere(side, piece))?;
        let document = self.documents.of(side.other());
        let words = clause::telling(document, &piece.content, &telling.words, self.rarity);
        let (met, other, strength) = (Met::Told, None, telling.strength);
        Some(Meeting { met, side, piece: index, other, words, is_linked, strength })
    }

    /// The sentence of the other side that has nearly all of a piece, wherever it stands, if the same
    /// person is named beside both.
    fn told_elsewhere(&self, side: Side, piece: &Piece) -> Option<Telling> {
        let document = self.documents.of(side.other());
        let sentences = self.of(side.other()).sentences_with(&piece.content, self.rarity);
        let telling = |sentence: SentenceIdx| {
            let words = document.words_of_sentence(sentence);
            let stems = content(document, &words, self.rarity);
            let (n_shared, weight) = in_common(&piece.content, &stems, self.rarity);
            let is_told = n_shared >= FEWEST_ELSEWHERE
                && n_shared as f64 >= NEARLY_ALL * piece.content.len() as f64
                && weight >= self.rarity.threshold()
                && !self.is_quoted(side.other(), piece, &words)
                && self.is_speaker_named(side, piece, sentence);
            Telling { words, weight, is_told, strength: Strength::Likely }
        };
        let told = sentences.into_iter().map(telling).filter(|telling| telling.is_told);
        // Of equal ones the first.
        told.rev().max_by(|one, other| one.weight.total_cmp(&other.weight))
    }

    /// The sentences of a stretch, as far as they lie in it, and those beside it in its paragraph that
    /// correspond to nothing: a paraphrase may say in two sentences what is one here.
    fn sentences_near(&self, side: Side, stretch: &Range<usize>, links: &[Link]) -> Vec<Near> {
        let document = self.documents.of(side);
        let sentence = |word: usize| {
            let byte = document.word(WordIdx::at(word)).start;
            document.sentence_at_byte(byte).map_or(0, SentenceIdx::index)
        };
        let (first, last) = (sentence(stretch.start), sentence(stretch.end.saturating_sub(1)));
        let start = document.word(WordIdx::at(stretch.start)).start;
        let paragraph = document.paragraph_at_byte(start);
        let paragraph = paragraph.map_or(0..0, |it| document.sentences_of_paragraph(it));
        let words = |at: usize| document.words_of_sentence(SentenceIdx::at(at));
        let inside = (first..=last).map(|at| {
            let words = words(at);
            let words = words.start.max(stretch.start)..words.end.min(stretch.end);
            Near { around: words.clone(), words }
        });
        let before = first.checked_sub(1).map(|at| (at, words(at).start..words(first).end));
        let behind = (last + 1, words(last).start..words(last + 1).end);
        let beside = before.into_iter().chain([behind]);
        let beside = beside.filter(|(at, _)| paragraph.contains(at));
        let beside = beside.map(|(at, around)| Near { words: words(at), around });
        let is_free =
            |near: &Near| links.iter().all(|link| overlap(link.of(side), &near.words) == 0);
        inside.chain(beside.filter(is_free)).collect()
    }

    /// How much of a quotation of one side some words of the other tell.
    fn telling(&self, side: Side, piece: &Piece, near: Near) -> Telling {
        let Near { words, around } = near;
        let stems = |words| content(self.documents.of(side.other()), words, self.rarity);
        let (stems, around) = (stems(&words), stems(&around));
        let (n_shared, weight) = in_common(&piece.content, &stems, self.rarity);
        let share = n_shared as f64 / piece.content.len().max(1) as f64;
        let sum = weight + in_common(&self.frame(side, piece), &around, self.rarity).1;
        let threshold = self.rarity.threshold();
        let is_heavy = weight >= LEAST_WEIGHT * threshold;
        let is_framed = is_heavy && share >= LEAST_FRAMED && sum >= ALIKE * threshold;
        let is_told = n_shared >= 2
            && (share >= LEAST_TOLD || is_framed)
            && !self.is_quoted(side.other(), piece, &words);
        let is_sure = weight >= threshold
            || is_framed
            || is_heavy && (share >= NEARLY_ALL || share >= LEAST_TOLD && sum >= threshold);
        let strength = if is_sure { Strength::Likely } else { Strength::Possible };
        Telling { words, weight, is_told, strength }
    }

    /// Whether some words hold a quotation that has something in common with a piece of the other side.
    fn is_quoted(&self, side: Side, piece: &Piece, words: &Range<usize>) -> bool {
        let mut quoted = self.of(side).pieces_in(words).filter_map(|it| self.piece(side, it));
        quoted.any(|it| in_common(&it.content, &piece.content, self.rarity).0 > 0)
    }

    /// What the sentence around a quotation says besides it.
    fn frame(&self, side: Side, piece: &Piece) -> Vec<u32> {
        let document = self.documents.of(side);
        let words = document.words_of_sentence(piece.sentence);
        let mut stems = content(document, &words, self.rarity);
        stems.retain(|stem| piece.content.binary_search(stem).is_err());
        stems
    }
}
