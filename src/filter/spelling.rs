//! Words that are spelt nearly like one that is found nowhere.

use rayon::prelude::*;

use crate::model::{Corpus, Document, WordId};
use crate::text::{normal_form, spelling_distance};

/// Shorter words are too near to too many others.
const SHORTEST: usize = 3;
/// From this length on two letters may be wrong, below it one.
const LONG: usize = 6;
/// How many spellings are counted, and named.
const MOST_COUNTED: usize = 200;
const MOST_NAMED: usize = 2;

/// The words of a corpus that differ least from a word that it does not have, with the number of
/// documents that have each, the most frequent first. None if `cancelled` said so.
pub(super) fn nearest(
    corpus: &Corpus,
    word: &str,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Vec<(String, usize)> {
    let wanted: Vec<char> = normal_form(word).chars().collect();
    let most = match wanted.len() {
        0..SHORTEST => return Vec::new(),
        SHORTEST..LONG => 1,
        _ => 2,
    };
    let vocabulary = corpus.vocabulary();
    let spelt = |id: u32| {
        let word = vocabulary.word(WordId(id));
        // A character takes at most four bytes, and at least one.
        let (least, longest) = (wanted.len() - most, 4 * (wanted.len() + most));
        let fits = (least..=longest).contains(&word.len());
        let found = if fits { spelling_distance(&wanted, word, most) } else { None };
        found.filter(|_| !cancelled()).map(|distance| (distance, id))
    };
    let mut near: Vec<(usize, u32)> =
        (0..vocabulary.len() as u32).into_par_iter().filter_map(spelt).collect();
    near.sort_unstable();
    let least = near.first().map_or(0, |&(distance, _)| distance);
    near.retain(|&(distance, _)| distance == least);
    near.truncate(MOST_COUNTED);
    let ids: Vec<u32> = near.into_iter().map(|(_, id)| id).collect();
    let counts = counted(corpus, &ids, cancelled);
    let mut named: Vec<(String, usize)> = ids
        .iter()
        .zip(counts)
        .filter(|&(_, n_documents)| n_documents > 0)
        .map(|(&id, n_documents)| (vocabulary.word(WordId(id)).to_owned(), n_documents))
        .collect();
    named.sort_by_key(|&(_, n_documents)| std::cmp::Reverse(n_documents));
    named.truncate(MOST_NAMED);
    named
}

/// How many documents have each of some words.
fn counted(corpus: &Corpus, ids: &[u32], cancelled: &(dyn Fn() -> bool + Sync)) -> Vec<usize> {
    let mut place = vec![u8::MAX; corpus.vocabulary().len()];
    for (number, &id) in ids.iter().enumerate() {
        if let Some(place) = place.get_mut(id as usize) {
            *place = number as u8;
        }
    }
    let has = |document: &Document| {
        let mut has = vec![0_usize; ids.len()];
        for id in document.word_ids() {
            let number = place.get(id.index()).copied().unwrap_or(u8::MAX);
            if let Some(has) = has.get_mut(number as usize) {
                *has = 1;
            }
        }
        has
    };
    let documents = corpus.documents().par_iter().filter(|_| !cancelled());
    documents.map(|document| has(document)).reduce(
        || vec![0; ids.len()],
        |one, other| one.iter().zip(other).map(|(one, other)| one + other).collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::super::tests::corpus;
    use super::*;

    #[test]
    fn the_nearest_spelling_comes_first_and_then_the_most_frequent() {
        let corpus = corpus(&["crocus crocks", "crocus", "crochet"]);
        let near = |word: &str| nearest(&corpus, word, &|| false);
        assert_eq!(near("crocsu"), [("crocus".to_owned(), 2)]);
        assert_eq!(near("crocxs"), [("crocus".to_owned(), 2), ("crocks".to_owned(), 1)]);
        assert_eq!(near("xyz"), []);
        assert_eq!(nearest(&corpus, "crocsu", &|| true), []);
    }
}
