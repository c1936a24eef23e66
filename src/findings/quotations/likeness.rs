//! Which quotations of two documents are one in other words.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::super::finding::Strength;
use super::aligned::Aligned;
use super::keys::in_common;
use super::meetings::{FEWEST_SAME, Link, Meeting, Met, Sought, are_linked, linked};
use super::pieces::{Piece, Quoted, content};
use crate::compare::{Side, Sides};
use crate::model::{Document, SentenceIdx, WordId, WordIdx};

/// So much of the longer quotation is in the other, in order, if one is the other reworded ...
const LEAST_OF_LONGER: f64 = 0.5;
/// ... or so much of the shorter, if these are many words.
const LEAST_OF_SHORTER: f64 = 0.6;
const MANY_WORDS: usize = 5;
/// So many common words in order need no rare one in passages that correspond.
const SOME_WORDS: usize = 3;
/// Longer quotations are not held to be one for what stands around them.
const LONGEST_AROUND: usize = 32;
/// How much of the threshold the sentences around two quotations share that have hardly a word in
/// common, and in how many words.
const AROUND: (f64, usize) = (1.1, 4);
/// In passages that correspond, quotations whose lengths differ by no more are one.
const LIKE_LENGTH: f64 = 0.6;
/// So much of the longer of two short quotations, in so many words, is one of the same speaker.
const NEARLY_ALL: f64 = 0.75;
const FEWEST_OF_SPEAKER: usize = 4;
/// A word that stands in so many sentences at most is these quotations' own.
const OWN_SENTENCES: f64 = 4.0;
/// How much of a word in one sentence the speaker's name weighs at least: places and parties that all
/// sentences name tell of no speaker.
const LEAST_NAME: f64 = 0.5;
/// Who speaks is named in the sentence or so many sentences before, also in the paragraph above.
const NAMED_BEFORE: usize = 2;
/// A stem in more of a document's quotations finds none of them.
const MOST_HOLDING: usize = 64;

/// Quotations by a word that they hold, or by two that stand side by side.
type Holding<K> = BTreeMap<K, Vec<usize>>;

impl Sought<'_> {
    /// Pairs of pieces that share a word that says something, or lie in one link, or are nearly equal;
    /// left first.
    pub(super) fn candidates(&self, links: &[Link]) -> BTreeSet<(usize, usize)> {
        let Sides { left, right } = self.quoted;
        let mut by_stem = Holding::new();
        let mut by_two = Holding::new();
        for (at, piece) in right.pieces.iter().enumerate() {
            for &stem in &piece.content {
                by_stem.entry(stem).or_default().push(at);
            }
            for two in twos(right, piece) {
                by_two.entry(two).or_default().push(at);
            }
        }
        let mut found = BTreeSet::new();
        for (at, piece) in left.pieces.iter().enumerate() {
            let of_stems = piece.content.iter().filter_map(|stem| by_stem.get(stem));
            let sharing = of_stems.filter(|it| it.len() <= MOST_HOLDING).flatten();
            found.extend(sharing.map(|&other| (at, other)));
            for stretch in linked(Side::Left, piece, links) {
                found.extend(right.pieces_in(stretch).take(16).map(|other| (at, other)));
            }
            let of_twos = twos(left, piece).into_iter().filter_map(|two| by_two.get(&two));
            let near = of_twos.filter(|it| it.len() <= MOST_HOLDING).flatten();
            let is_like = |other: &&usize| {
                let other = right.pieces.get(**other).map_or(0, |other| other.words.len());
                let (shorter, longer) =
                    (piece.words.len().min(other), piece.words.len().max(other));
                shorter as f64 >= NEARLY_ALL * longer as f64
            };
            found.extend(near.filter(is_like).map(|&other| (at, other)));
        }
        found
    }

    /// How alike two pieces are that may be one quotation.
    pub(super) fn likeness(
        &self,
        links: &[Link],
        left: usize,
        right: usize,
    ) -> Option<(f64, Meeting)> {
        let (one, other) = (self.piece(Side::Left, left)?, self.piece(Side::Right, right)?);
        let alike = self.alike(links, one, other);
        let most = self.rarity.most();
        let is_one =
            alike.is_one(most) || alike.n_shared >= 1 && self.are_in_like_sentences(one, other);
        let may_be_of_speaker = is_one && alike.share_of_longer() >= LEAST_OF_LONGER
            || alike.is_nearly_equal()
            || alike.has_a_word_of_its_own(most);
        let is_of_speaker = may_be_of_speaker && self.have_one_speaker(one, other);
        let strength = match self.strength(alike.is_linked, alike.weight) {
            Strength::Possible if is_of_speaker => Strength::Likely,
            strength => strength,
        };
        let meeting = Meeting {
            met: Met::Reworded,
            side: Side::Left,
            piece: left,
            other: Some(right),
            words: other.words.clone(),
            is_linked: alike.is_linked,
            strength,
        };
        (is_one || is_of_speaker).then_some((alike.score(), meeting))
    }

    fn alike(&self, links: &[Link], one: &Piece, other: &Piece) -> Alike {
        let keys = (self.quoted.left.keys_of(one), self.quoted.right.keys_of(other));
        let lens = (keys.0.len(), keys.1.len());
        let n_common = Aligned::of(keys.0, keys.1).common.len();
        let (n_shared, weight) = in_common(&one.content, &other.content, self.rarity);
        let is_linked = are_linked(links, &one.words, &other.words);
        let (n_shorter, n_longer) = (lens.0.min(lens.1), lens.0.max(lens.1));
        Alike { n_shorter, n_longer, n_common, n_shared, weight, is_linked }
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

    /// Whether a name stands beside both pieces, in their sentences or shortly before.
    fn have_one_speaker(&self, one: &Piece, other: &Piece) -> bool {
        let left = names_beside(self.documents.left, one.sentence, &one.words);
        let right = names_beside(self.documents.right, other.sentence, &other.words);
        self.is_named_in_both(&left, &right)
    }

    /// Whether a name stands beside a piece and in a sentence of the other side, or shortly before it.
    pub(super) fn is_speaker_named(&self, side: Side, piece: &Piece, other: SentenceIdx) -> bool {
        let names = names_beside(self.documents.of(side), piece.sentence, &piece.words);
        let others = names_beside(self.documents.of(side.other()), other, &(0..0));
        self.is_named_in_both(&names, &others)
    }

    fn is_named_in_both(&self, one: &BTreeSet<WordId>, other: &BTreeSet<WordId>) -> bool {
        let least = LEAST_NAME * self.rarity.most();
        one.intersection(other).any(|&word| self.rarity.weight_of_word(word) >= least)
    }
}

/// What two quotations have in common.
struct Alike {
    n_shorter: usize,
    n_longer: usize,
    /// So many words in order.
    n_common: usize,
    /// So many words that say something, ...
    n_shared: usize,
    /// ... and how much they weigh.
    weight: f64,
    /// Whether they stand in passages that correspond.
    is_linked: bool,
}

impl Alike {
    fn share_of_longer(&self) -> f64 {
        self.n_common as f64 / self.n_longer.max(1) as f64
    }

    fn share_of_shorter(&self) -> f64 {
        self.n_common as f64 / self.n_shorter.max(1) as f64
    }

    fn is_of_like_length(&self) -> bool {
        self.n_shorter as f64 >= (1.0 - LIKE_LENGTH) * self.n_longer as f64
    }

    /// Whether their words alone show that they are one; `most` is the weight of a word in one sentence.
    fn is_one(&self, most: f64) -> bool {
        let is_half = self.share_of_longer() >= LEAST_OF_LONGER;
        let is_part = self.share_of_shorter() >= LEAST_OF_SHORTER && self.n_common >= MANY_WORDS;
        let is_beside = self.is_linked && self.is_of_like_length() && self.n_shorter >= 2;
        self.n_shared >= 2 && (is_half && self.weight >= most || is_part)
            || is_beside && self.n_shared >= 1 && self.weight >= 0.5 * most
            || self.is_linked && is_half && self.n_common >= SOME_WORDS
    }

    fn is_nearly_equal(&self) -> bool {
        self.share_of_longer() >= NEARLY_ALL && self.n_common >= FEWEST_OF_SPEAKER
    }

    /// Whether short quotations of like length share a word that hardly stands anywhere else.
    fn has_a_word_of_its_own(&self, most: f64) -> bool {
        let is_short = (FEWEST_OF_SPEAKER..=LONGEST_AROUND).contains(&self.n_longer);
        let is_like = self.n_shorter as f64 >= NEARLY_ALL * self.n_longer as f64;
        let is_own = self.n_shared >= 1 && self.weight >= most - OWN_SENTENCES.ln();
        is_short && is_like && is_own && self.n_common >= SOME_WORDS
    }

    fn score(&self) -> f64 {
        let mean = 0.5 * (self.n_shorter + self.n_longer) as f64;
        self.n_common as f64 / mean + f64::from(u8::from(self.is_linked))
    }
}

/// Each two words side by side of a short quotation.
fn twos(quoted: &Quoted, piece: &Piece) -> Vec<(u32, u32)> {
    let keys = quoted.keys_of(piece);
    let is_short = (FEWEST_OF_SPEAKER..=LONGEST_AROUND).contains(&keys.len());
    let twos = keys.iter().zip(keys.iter().skip(1)).filter(|_| is_short);
    let mut twos: Vec<(u32, u32)> = twos.map(|(&one, &next)| (one, next)).collect();
    twos.sort_unstable();
    twos.dedup();
    twos
}

/// The words with a capital letter in a sentence and in those before it, but for those quoted.
fn names_beside(
    document: &Document,
    sentence: SentenceIdx,
    quoted: &Range<usize>,
) -> BTreeSet<WordId> {
    let first = sentence.index().saturating_sub(NAMED_BEFORE);
    let from = document.words_of_sentence(SentenceIdx::at(first)).start;
    let words = from..document.words_of_sentence(sentence).end;
    let is_name = |at: &usize| {
        let span = document.word(WordIdx::at(*at));
        !quoted.contains(at) && span.of(document.text()).starts_with(char::is_uppercase)
    };
    let names = words.filter(is_name);
    names.filter_map(|at| document.word_ids().get(at).copied()).collect()
}
