//! Which pairs of documents of one event are compared.

use std::collections::{BTreeMap, BTreeSet};

use crate::compare::Sides;
use crate::model::{Corpus, DocId, WordId};

/// In an event of so many documents each two are compared.
const SMALL_EVENT: usize = 50;
/// In a larger one, each document with so many others, ...
const NEIGHBOURS: usize = 4;
/// ... and with so many at most that share this part of its rare words: those retell it.
const MOST_NEIGHBOURS: usize = 16;
const RETELLS: f64 = 0.1;
/// A word that more documents have says little about which of them are near.
const MOST_DOCUMENTS: usize = 64;

/// The pairs of an event to be compared, in order; on the left stands the smaller number.
pub(super) fn pairs(corpus: &Corpus, event: &[DocId]) -> Vec<Sides<DocId>> {
    if event.len() > SMALL_EVENT {
        return nearest(corpus, event);
    }
    let of = |(at, &left): (usize, &DocId)| {
        let later = event.iter().skip(at + 1);
        later.map(move |&right| Sides { left, right }).collect::<Vec<_>>()
    };
    event.iter().enumerate().flat_map(of).collect()
}

fn nearest(corpus: &Corpus, event: &[DocId]) -> Vec<Sides<DocId>> {
    let words: Vec<Vec<WordId>> = event.iter().map(|&id| words(corpus, id)).collect();
    let mut having: BTreeMap<WordId, Vec<usize>> = BTreeMap::new();
    for (at, words) in words.iter().enumerate() {
        for word in words {
            having.entry(*word).or_default().push(at);
        }
    }
    having.retain(|_, documents| (2..=MOST_DOCUMENTS).contains(&documents.len()));
    let mut chosen = BTreeSet::new();
    for (at, words) in words.iter().enumerate() {
        let mut shared = vec![0.0_f64; event.len()];
        let mut own = 0.0;
        for documents in words.iter().filter_map(|word| having.get(word)) {
            let rarity = (event.len() as f64 / documents.len() as f64).ln();
            own += rarity;
            for &other in documents.iter().filter(|&&other| other != at) {
                shared.get_mut(other).into_iter().for_each(|sum| *sum += rarity);
            }
        }
        let near = near(&shared, own);
        chosen.extend(near.into_iter().map(|other| (at.min(other), at.max(other))));
    }
    let id = |at: usize| event.get(at).copied();
    let pair = |(left, right): (usize, usize)| Some(Sides { left: id(left)?, right: id(right)? });
    chosen.into_iter().filter_map(pair).collect()
}

/// The documents that share most with one that has so much to share, the nearest first.
fn near(shared: &[f64], own: f64) -> Vec<usize> {
    let mut others: Vec<(usize, f64)> =
        shared.iter().copied().enumerate().filter(|(_, sum)| *sum > 0.0).collect();
    others.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let first = others.into_iter().take(MOST_NEIGHBOURS).enumerate();
    let is_near =
        |(rank, (_, sum)): &(usize, (usize, f64))| *rank < NEIGHBOURS || *sum >= RETELLS * own;
    first.take_while(is_near).map(|(_, (other, _))| other).collect()
}

/// The distinct words of a document.
fn words(corpus: &Corpus, id: DocId) -> Vec<WordId> {
    let mut words = corpus.document(id).map_or_else(Vec::new, |it| it.word_ids().to_vec());
    words.sort_unstable();
    words.dedup();
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_are_always_near_and_more_only_if_they_retell() {
        assert_eq!(near(&[1.0, 3.0, 0.0, 2.0, 4.0, 1.5, 1.2], 100.0), [4, 1, 3, 5]);
        assert_eq!(near(&[1.0, 3.0, 0.0, 2.0, 4.0, 1.5, 1.2], 11.0), [4, 1, 3, 5, 6]);
        assert_eq!(near(&[10.0; 20], 100.0).len(), MOST_NEIGHBOURS);
    }
}
