//! Which quotations of two documents are the same one, and what became of it.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::super::Pair;
use super::super::rarity::Rarity;
use super::aligned::Aligned;
use super::keys::in_common;
use super::pieces::{Piece, Quoted, content};
use crate::compare::{Side, Sides};
use crate::model::{Document, WordIdx};

/// So much of the longer quotation is in the other, in order, if one is the other reworded ...
const LEAST_OF_LONGER: f64 = 0.5;
/// ... or so much of the shorter, if these are many words.
const LEAST_OF_SHORTER: f64 = 0.6;
const MANY_WORDS: usize = 5;
/// So many common words in order need no rare one in passages that correspond.
const SOME_WORDS: usize = 3;
/// Fewer words are part of many quotations.
const FEWEST_SAME: usize = 3;
/// Longer quotations are not held to be one for what stands around them.
const LONGEST_AROUND: usize = 32;
/// How much of the threshold the sentences around two quotations share that have hardly a word in
/// common, and in how many words.
const AROUND: (f64, usize) = (1.1, 4);
/// In passages that correspond, quotations whose lengths differ by no more are one.
const LIKE_LENGTH: f64 = 0.6;
/// So many words without marks are the quotation: fewer may stand anywhere.
const LEAST_UNMARKED: usize = 3;
/// A stem in more of a document's quotations finds none of them.
const MOST_HOLDING: usize = 64;

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
    /// How much the words weigh that both have.
    pub(super) weight: f64,
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
            let weight = self.weight_of(&piece.content);
            let is_linked = linked;
            Meeting { met, side, piece: index, other, words, is_linked, weight }
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

    /// Pairs of pieces that share a word that says something, or lie in one link; left first.
    fn candidates(&self, links: &[Link]) -> BTreeSet<(usize, usize)> {
        let Sides { left, right } = self.quoted;
        let mut holding: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for (at, piece) in right.pieces.iter().enumerate() {
            for &stem in &piece.content {
                holding.entry(stem).or_default().push(at);
            }
        }
        let mut found = BTreeSet::new();
        for (at, piece) in left.pieces.iter().enumerate() {
            let of_stems = piece.content.iter().filter_map(|stem| holding.get(stem));
            let sharing = of_stems.filter(|it| it.len() <= MOST_HOLDING).flatten();
            found.extend(sharing.map(|&other| (at, other)));
            for stretch in linked(Side::Left, piece, links) {
                found.extend(right.pieces_in(stretch).take(16).map(|other| (at, other)));
            }
        }
        found
    }

    /// How alike two pieces are that may be one quotation.
    fn likeness(&self, links: &[Link], left: usize, right: usize) -> Option<(f64, Meeting)> {
        let (one, other) = (self.piece(Side::Left, left)?, self.piece(Side::Right, right)?);
        let keys = (self.quoted.left.keys_of(one), self.quoted.right.keys_of(other));
        let lens = (keys.0.len(), keys.1.len());
        let (shorter, longer) = (lens.0.min(lens.1) as f64, lens.0.max(lens.1) as f64);
        let n_common = Aligned::of(keys.0, keys.1).common.len();
        let (n_shared, weight) = in_common(&one.content, &other.content, self.rarity);
        let common = n_common as f64;
        let is_linked = are_linked(links, &one.words, &other.words);
        let is_like = common >= LEAST_OF_LONGER * longer && weight >= self.rarity.most();
        let is_part = common >= LEAST_OF_SHORTER * shorter && n_common >= MANY_WORDS;
        let is_beside = is_linked && shorter >= LIKE_LENGTH.mul_add(-longer, longer).max(2.0);
        let is_one = n_shared >= 2 && (is_like || is_part)
            || is_beside && n_shared >= 1 && weight >= 0.5 * self.rarity.most()
            || is_linked && common >= LEAST_OF_LONGER * longer && n_common >= SOME_WORDS
            || n_shared >= 1 && self.are_in_like_sentences(one, other);
        let meeting = Meeting {
            met: Met::Reworded,
            side: Side::Left,
            piece: left,
            other: Some(right),
            words: other.words.clone(),
            is_linked,
            weight,
        };
        let score = common / (0.5 * (shorter + longer)) + f64::from(u8::from(is_linked));
        is_one.then_some((score, meeting))
    }

    /// Whether two short quotations stand in sentences about the same thing.
    fn are_in_like_sentences(&self, one: &Piece, other: &Piece) -> bool {
        let around = |document: &Document, piece: &Piece| {
            content(document, &document.words_of_sentence(piece.sentence), self.rarity)
        };
        let (left, right) = (self.documents.left, self.documents.right);
        let (n_shared, weight) = in_common(&around(left, one), &around(right, other), self.rarity);
        let is_short = one.words.len().max(other.words.len()) <= LONGEST_AROUND;
        let is_long_enough = one.words.len().min(other.words.len()) >= FEWEST_SAME;
        let is_enough = weight >= AROUND.0 * self.rarity.threshold() && n_shared >= AROUND.1;
        is_short && is_long_enough && is_enough
    }
}

/// How many words two stretches have in common.
fn overlap(one: &Range<usize>, other: &Range<usize>) -> usize {
    one.end.min(other.end).saturating_sub(one.start.max(other.start))
}

fn are_linked(links: &[Link], left: &Range<usize>, right: &Range<usize>) -> bool {
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
