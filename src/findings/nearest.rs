//! Which documents of one event are held against each other, and which of these read alike.
//!
//! In a small event each two. In a large one each document has a few neighbours: those that share most
//! rare words with it, those that have stretches of text in common with it, and where the words tell
//! nothing, those that come next to it by its commonest ones. What the folder says to be boilerplate
//! makes nobody near.

use std::collections::{BTreeMap, HashMap};

use rayon::prelude::*;

use crate::compare::{FolderText, Sides};
use crate::model::{Corpus, DocId, WordId, WordIdx};

/// In an event of so many documents each two are held against each other.
const SMALL_EVENT: usize = 50;
/// In a larger one, each document with so many others, ...
const NEIGHBOURS: usize = 4;
/// ... and with so many at most that share this part of its rare words.
const MOST_NEIGHBOURS: usize = 16;
const IS_NEAR: f64 = 0.1;
/// Two documents that share this part of the rare words of either may retell each other, and are
/// compared. Of pairs of reports of one event nine in ten share more, of other pairs one in ten.
const RETELLS: f64 = 0.2;
/// What more documents have says little about which of them are near.
const MOST_DOCUMENTS: usize = 64;
/// Two documents that have so many words in a row in common are compared as well.
const RUN: usize = 12;
/// Of all runs, one in so many is looked at, chosen by its hash: longer ones hold several.
const ONE_RUN_IN: u64 = 4;
/// By so many of its words a document is put beside others that have the same.
const SKETCH: usize = 8;

/// Two documents of one event; `left` is the smaller number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Near {
    pub(super) documents: Sides<DocId>,
    /// Whether they may have text in common, in the same or in other words.
    pub(super) is_alike: bool,
}

/// The pairs of an event, in order; `None` if `cancelled` said so meanwhile.
pub(super) fn pairs(
    corpus: &Corpus,
    folder: &FolderText,
    event: &[DocId],
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<Near>> {
    if event.len() > SMALL_EVENT {
        let text = |&id: &DocId| (!cancelled()).then(|| Text::new(corpus, folder, id));
        let texts: Option<Vec<Text>> = event.par_iter().map(text).collect();
        return nearest(event, &texts?, cancelled);
    }
    let of = |(at, &left): (usize, &DocId)| {
        let later = event.iter().skip(at + 1);
        let near = move |&right| Near { documents: Sides { left, right }, is_alike: true };
        later.map(near).collect::<Vec<_>>()
    };
    Some(event.iter().enumerate().flat_map(of).collect())
}

/// What a document is found by, each once.
#[derive(Debug, Default)]
struct Text {
    words: Vec<u64>,
    /// Hashes of runs of words.
    runs: Vec<u64>,
}

impl Text {
    fn new(corpus: &Corpus, folder: &FolderText, id: DocId) -> Self {
        let Some(document) = corpus.document(id) else { return Self::default() };
        let mut boilerplate = folder.boilerplate_of(id);
        let is_own = |(at, _): &(usize, &WordId)| {
            let word = document.word(WordIdx::at(*at));
            while let Some((_, rest)) =
                boilerplate.split_first().filter(|it| it.0.end <= word.start)
            {
                boilerplate = rest;
            }
            boilerplate.first().is_none_or(|it| !it.overlaps(word))
        };
        let own = document.word_ids().iter().enumerate().filter(is_own);
        let own: Vec<u64> = own.map(|(_, word)| u64::from(word.0)).collect();
        let runs = own.windows(RUN).map(|run| run.iter().fold(0, |hash, &it| mixed(hash ^ it)));
        let runs = runs.filter(|run| run % ONE_RUN_IN == 0).collect();
        Self { words: distinct(own), runs: distinct(runs) }
    }

    /// Words that nearly the same text has as well, whatever it is about.
    fn sketch(&self) -> Vec<u64> {
        let mut hashes: Vec<u64> = self.words.iter().map(|&word| mixed(word)).collect();
        hashes.sort_unstable();
        hashes.truncate(SKETCH);
        hashes
    }
}

fn distinct(mut all: Vec<u64>) -> Vec<u64> {
    all.sort_unstable();
    all.dedup();
    all
}

/// A number that tells nothing of the order of those it is made from (`SplitMix64`, Vigna).
fn mixed(number: u64) -> u64 {
    let mut it = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    it = (it ^ (it >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    it = (it ^ (it >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    it ^ (it >> 31)
}

fn nearest(
    event: &[DocId],
    texts: &[Text],
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<Near>> {
    let by_words = Holding::new(texts.iter().map(|text| &text.words));
    let by_runs = Holding::new(texts.iter().map(|text| &text.runs));
    let beside = beside(texts);
    let of = |(at, text): (usize, &Text)| {
        if cancelled() {
            return None;
        }
        let words = by_words.shared(at, &text.words);
        let mut near = near(&words);
        let runs = by_runs.shared(at, &text.runs).others.into_iter().take(MOST_NEIGHBOURS);
        near.extend(runs.map(|(other, _)| (other, true)));
        if words.others.len() < NEIGHBOURS {
            near.extend(beside.get(at).into_iter().flatten().map(|&other| (other, true)));
        }
        Some(near)
    };
    let found: Option<Vec<_>> = texts.par_iter().enumerate().map(of).collect();
    let mut chosen: BTreeMap<(usize, usize), bool> = BTreeMap::new();
    for (at, near) in found?.into_iter().enumerate() {
        for (other, is_alike) in near {
            *chosen.entry((at.min(other), at.max(other))).or_default() |= is_alike;
        }
    }
    let id = |at: usize| event.get(at).copied();
    let pair = |((left, right), is_alike): ((usize, usize), bool)| {
        Some(Near { documents: Sides { left: id(left)?, right: id(right)? }, is_alike })
    };
    Some(chosen.into_iter().filter_map(pair).collect())
}

/// The documents that share most words with one, the nearest first, and which are alike.
fn near(words: &Shared) -> Vec<(usize, bool)> {
    let first = words.others.iter().take(MOST_NEIGHBOURS).enumerate();
    let is_near = |(rank, (_, sum)): &(usize, &(usize, f64))| {
        *rank < NEIGHBOURS || *sum >= IS_NEAR * words.own
    };
    let is_alike = |sum: f64| sum >= RETELLS * words.own;
    first.take_while(is_near).map(|(_, &(other, sum))| (other, is_alike(sum))).collect()
}

/// Who comes beside whom where the documents stand in the order of their sketches: copies of one text,
/// of which all words are everywhere.
fn beside(texts: &[Text]) -> Vec<Vec<usize>> {
    let mut order: Vec<(Vec<u64>, usize)> =
        texts.iter().enumerate().map(|(at, text)| (text.sketch(), at)).collect();
    order.sort_unstable();
    let mut beside = vec![Vec::new(); texts.len()];
    for (rank, (_, at)) in order.iter().enumerate() {
        for (_, next) in order.iter().skip(rank + 1).take(NEIGHBOURS / 2) {
            beside.get_mut(*at).into_iter().for_each(|it| it.push(*next));
            beside.get_mut(*next).into_iter().for_each(|it| it.push(*at));
        }
    }
    beside
}

/// Which documents have each word or run, if they are few.
#[derive(Debug)]
struct Holding {
    n_documents: usize,
    documents: HashMap<u64, Vec<usize>>,
}

/// What one document has in common with others.
#[derive(Debug)]
struct Shared {
    /// The others and how much it weighs, the most first; without those that share nothing of weight.
    others: Vec<(usize, f64)>,
    /// How much all weighs that it could have in common with others.
    own: f64,
}

impl Holding {
    fn new<'a>(texts: impl Iterator<Item = &'a Vec<u64>>) -> Self {
        let mut documents: HashMap<u64, Vec<usize>> = HashMap::new();
        let mut n_documents = 0;
        for (at, keys) in texts.enumerate() {
            n_documents = at + 1;
            for &key in keys {
                documents.entry(key).or_default().push(at);
            }
        }
        documents.retain(|_, documents| (2..=MOST_DOCUMENTS).contains(&documents.len()));
        Self { n_documents, documents }
    }

    fn shared(&self, at: usize, keys: &[u64]) -> Shared {
        let mut shared = vec![0.0_f64; self.n_documents];
        let mut own = 0.0;
        for documents in keys.iter().filter_map(|key| self.documents.get(key)) {
            let rarity = (self.n_documents as f64 / documents.len() as f64).ln();
            own += rarity;
            for &other in documents.iter().filter(|&&other| other != at) {
                shared.get_mut(other).into_iter().for_each(|sum| *sum += rarity);
            }
        }
        let mut others: Vec<_> =
            shared.into_iter().enumerate().filter(|(_, sum)| *sum > 0.0).collect();
        others.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        Shared { others, own }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::corpus;
    use super::*;

    /// Checks who is near and who is alike, by what is shared with the documents 0, 1 and so on.
    #[track_caller]
    fn check(shared: &[f64], own: f64, expected: &[(usize, bool)]) {
        let mut others: Vec<_> = shared.iter().copied().enumerate().collect();
        others.sort_by(|a, b| b.1.total_cmp(&a.1));
        assert_eq!(near(&Shared { others, own }), expected);
    }

    #[test]
    fn a_few_are_always_near_and_more_only_if_they_share_enough() {
        let shared = [1.0, 3.0, 2.0, 4.0, 1.5, 1.2];
        check(&shared, 100.0, &[(3, false), (1, false), (2, false), (4, false)]);
        check(&shared, 11.0, &[(3, true), (1, true), (2, false), (4, false), (5, false)]);
        assert_eq!(near(&Shared { others: vec![(0, 1.0); 20], own: 10.0 }).len(), MOST_NEIGHBOURS);
    }

    /// The pairs of an event of these texts.
    fn pairs_of(texts: &[String]) -> Vec<Near> {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let corpus = corpus(&texts);
        let event: Vec<DocId> = corpus.iter().map(|(id, _)| id).collect();
        pairs(&corpus, &FolderText::default(), &event, &|| false).expect("not cancelled")
    }

    #[test]
    fn each_of_many_copies_has_neighbours_although_their_words_tell_nothing() {
        for n_copies in [60, 90] {
            let found = pairs_of(&vec!["Twelve people died in the fire.".to_owned(); n_copies]);
            for at in 0..n_copies {
                let id = DocId::at(at);
                let own =
                    found.iter().filter(|it| [it.documents.left, it.documents.right].contains(&id));
                assert!(
                    own.filter(|it| it.is_alike).count() >= NEIGHBOURS / 2,
                    "{at} of {n_copies}"
                );
            }
        }
    }

    #[test]
    fn what_has_a_stretch_in_common_is_near_among_many_that_share_words() {
        let quoted = "we never saw the light of that ship until it was far too late for us";
        let own = |at: usize| {
            let words: Vec<_> =
                (0..40).map(|word| format!("w{}", (at * 7 + word * word) % 97)).collect();
            words.join(" ") + " "
        };
        let mut texts: Vec<String> = (0..60).map(own).collect();
        texts[3] += quoted;
        texts[41] += quoted;
        let documents = Sides { left: DocId::at(3), right: DocId::at(41) };
        assert!(pairs_of(&texts).contains(&Near { documents, is_alike: true }));
    }
}
