//! Which quotations of two documents are the same one, and what became of it.

use std::collections::BTreeSet;
use std::ops::Range;

use super::super::Pair;
use super::super::finding::Strength;
use super::super::rarity::Rarity;
use super::pieces::{Piece, Quoted};
use crate::compare::{Side, Sides};
use crate::model::{Document, WordIdx};

/// Fewer words are part of many quotations.
pub(super) const FEWEST_SAME: usize = 3;
/// So many words without marks are the quotation: fewer may stand anywhere.
const LEAST_UNMARKED: usize = 3;

/// What two documents make of a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Met {
    /// Word by word, or one is a part of the other.
    Same,
    /// In marks on both sides, in other words.
    Reworded,
    /// Word by word, without marks on the other side.
    Unmarked,
    /// Told without marks and in other words on the other side.
    Told,
    /// A sentence of the other side's own: what is quoted is that report, not somebody in it.
    Cited,
}

/// A quotation of one side and what the other side has for it.
#[derive(Clone, Debug)]
pub(super) struct Meeting {
    pub(super) met: Met,
    /// The side whose piece it is.
    pub(super) side: Side,
    pub(super) piece: usize,
    /// The other side's piece; none where it has no marks.
    pub(super) other: Option<usize>,
    /// The other side's words.
    pub(super) words: Range<usize>,
    /// Whether both lie in passages that correspond.
    pub(super) is_linked: bool,
    /// How sure it is that they are one.
    pub(super) strength: Strength,
}

/// Two documents and their quotations.
pub(super) struct Sought<'a> {
    pub(super) pair: &'a Pair,
    pub(super) documents: Sides<&'a Document>,
    pub(super) quoted: Sides<&'a Quoted>,
    pub(super) rarity: &'a Rarity,
}

/// A stretch of words on each side that correspond.
pub(super) type Link = Sides<Range<usize>>;
/// The numbers of pieces of each side.
pub(super) type Numbers = Sides<BTreeSet<usize>>;

impl<'a> Sought<'a> {
    /// All meetings of two documents' quotations, in the left one's order.
    pub(super) fn meetings(&self) -> Vec<Meeting> {
        let links = self.links();
        let mut meetings = Vec::new();
        // Pieces that stand on the other side word by word, whatever its marks.
        let mut settled = Numbers::default();
        for side in Side::BOTH {
            for piece in 0..self.of(side).pieces.len() {
                if let Some(found) = self.word_by_word(side, piece, &links) {
                    settled.of_mut(side).insert(piece);
                    meetings.extend(found);
                }
            }
        }
        let mut reworded = self.reworded(&links, &settled);
        for meeting in &reworded {
            settled.of_mut(meeting.side).insert(meeting.piece);
            settled.of_mut(meeting.side.other()).extend(meeting.other);
        }
        meetings.append(&mut reworded);
        for meeting in self.left_over(&settled) {
            settled.left.insert(meeting.piece);
            settled.right.extend(meeting.other);
            meetings.push(meeting);
        }
        for side in Side::BOTH {
            let open = (0..self.of(side).pieces.len()).filter(|it| !settled.of(side).contains(it));
            meetings.extend(open.filter_map(|piece| self.told(side, piece, &links)));
        }
        meetings
    }

    pub(super) fn of(&self, side: Side) -> &'a Quoted {
        self.quoted.of(side)
    }

    pub(super) fn piece(&self, side: Side, piece: usize) -> Option<&'a Piece> {
        self.of(side).pieces.get(piece)
    }

    /// What corresponds: passages, second copies and the same facts in other words.
    fn links(&self) -> Vec<Link> {
        let comparison = &self.pair.comparison;
        let hints = comparison.also_here.iter().chain(&comparison.related);
        let hints = hints.map(|hint| (hint.left, hint.right));
        let passages = comparison.passages.iter().map(|passage| (passage.left, passage.right));
        let Sides { left, right } = self.documents;
        passages
            .chain(hints)
            .map(|(l, r)| Sides { left: left.words_in(l), right: right.words_in(r) })
            .collect()
    }

    /// Where the other side has a piece word by word; `None` if nowhere.
    fn word_by_word(&self, side: Side, index: usize, links: &[Link]) -> Option<Vec<Meeting>> {
        let piece = self.piece(side, index)?;
        let keys = self.of(side).keys_of(piece);
        let other = self.of(side.other());
        let places = other.words.places_of(keys, 16);
        let stretches = places.into_iter().map(|start| start..start + keys.len());
        let stretches: Vec<Range<usize>> = stretches.collect();
        if stretches.is_empty() {
            return None;
        }
        let meeting = |met, words: Range<usize>, other: Option<usize>| {
            let linked = linked(side, piece, links).any(|it| overlap(it, &words) > 0);
            let strength = self.strength(linked, self.weight_of(&piece.content));
            let is_linked = linked;
            Meeting { met, side, piece: index, other, words, is_linked, strength }
        };
        let mut found = Vec::new();
        for words in &stretches {
            let is_one = |it: &usize| {
                let len = other.pieces.get(*it).map_or(0, |it| it.words.len());
                keys.len() >= FEWEST_SAME || len <= keys.len()
            };
            for other in other.pieces_in(words).filter(is_one) {
                found.push(meeting(Met::Same, words.clone(), Some(other)));
            }
        }
        if found.is_empty() && says_something(piece) {
            let bare = |words: Range<usize>| {
                let met =
                    if self.is_sentence(side.other(), &words) { Met::Cited } else { Met::Unmarked };
                meeting(met, words, None)
            };
            let mut bare =
                stretches.into_iter().map(bare).filter(|it| it.met == Met::Cited || it.is_linked);
            found.extend(bare.next());
        }
        Some(found)
    }

    /// Whether words are a sentence of their own.
    fn is_sentence(&self, side: Side, words: &Range<usize>) -> bool {
        let document = self.documents.of(side);
        let sentence = document.sentence_at_byte(document.word(WordIdx::at(words.start)).start);
        sentence.is_some_and(|it| document.words_of_sentence(it).len() <= words.len() + 1)
    }

    /// How sure it is that quotations are one that have words of this weight in common.
    pub(super) fn strength(&self, is_linked: bool, weight: f64) -> Strength {
        let threshold = self.rarity.threshold();
        if is_linked || weight >= 1.5 * threshold {
            Strength::Strong
        } else if weight >= threshold {
            Strength::Likely
        } else {
            Strength::Possible
        }
    }

    fn weight_of(&self, stems: &[u32]) -> f64 {
        stems.iter().map(|&stem| self.rarity.weight(stem)).sum()
    }

    /// Pieces of both sides that are one quotation in other words, each at most once.
    fn reworded(&self, links: &[Link], settled: &Numbers) -> Vec<Meeting> {
        let mut candidates: Vec<(f64, Meeting)> = self
            .candidates(links)
            .into_iter()
            .filter(|(left, right)| !settled.left.contains(left) && !settled.right.contains(right))
            .filter_map(|(left, right)| self.likeness(links, left, right))
            .collect();
        candidates.sort_by(|one, other| {
            let place = |meeting: &Meeting| (meeting.piece, meeting.other);
            other.0.total_cmp(&one.0).then_with(|| place(&one.1).cmp(&place(&other.1)))
        });
        let mut taken = Numbers::default();
        let mut found = Vec::new();
        for (_, meeting) in candidates {
            let Some(other) = meeting.other else { continue };
            // A long quotation may hold several short ones.
            let is_free = !taken.left.contains(&meeting.piece) && !taken.right.contains(&other);
            if is_free {
                taken.left.insert(meeting.piece);
                taken.right.insert(other);
                found.push(meeting);
            }
        }
        found.sort_by_key(|meeting| (meeting.piece, meeting.other));
        found
    }
}

/// How many words two stretches have in common.
pub(super) fn overlap(one: &Range<usize>, other: &Range<usize>) -> usize {
    one.end.min(other.end).saturating_sub(one.start.max(other.start))
}

pub(super) fn are_linked(links: &[Link], left: &Range<usize>, right: &Range<usize>) -> bool {
    links.iter().any(|link| overlap(&link.left, left) > 0 && overlap(&link.right, right) > 0)
}

/// Whether a piece is more than a word in passing.
fn says_something(piece: &Piece) -> bool {
    piece.words.len() >= LEAST_UNMARKED && piece.content.len() >= 2
}

/// The stretches of the other side that correspond to most of a piece.
pub(super) fn linked<'l>(
    side: Side,
    piece: &'l Piece,
    links: &'l [Link],
) -> impl Iterator<Item = &'l Range<usize>> {
    links.iter().filter_map(move |link| {
        let n_common = overlap(link.of(side), &piece.words);
        (5 * n_common >= 3 * piece.words.len()).then_some(link.of(side.other()))
    })
}
