//! Words that are spelt nearly like one that is found nowhere.

use rayon::prelude::*;

use crate::model::{Corpus, Document, WordId};
use crate::text::normal_form;

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
        let found = if fits { distance(&wanted, word, most) } else { None };
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

/// How many letters must be changed, put in, left out or exchanged with their neighbour to make one
/// word of the other, if at most `most` (Damerau 1964, no letter touched twice).
fn distance(wanted: &[char], word: &str, most: usize) -> Option<usize> {
    let word: Vec<char> = word.chars().take(wanted.len() + most + 1).collect();
    if word.len().abs_diff(wanted.len()) > most {
        return None;
    }
    let (mut last, mut row) = (Vec::new(), (0..=word.len()).collect::<Vec<usize>>());
    let mut before: Option<char> = None;
    for (number, &letter) in wanted.iter().enumerate() {
        let next = next_row((&last, &row), (before, letter), number + 1, &word);
        if next.iter().min().is_none_or(|&least| least > most) {
            return None;
        }
        (last, row, before) = (row, next, Some(letter));
    }
    row.last().copied().filter(|&distance| distance <= most)
}

/// The distances from one letter more of the first word to every beginning of the second.
fn next_row(
    (last, row): (&[usize], &[usize]),
    (before, letter): (Option<char>, char),
    first: usize,
    word: &[char],
) -> Vec<usize> {
    let mut next = Vec::with_capacity(row.len());
    next.push(first);
    let mut left = first;
    for (at, (&other, above)) in word.iter().zip(row.windows(2)).enumerate() {
        let [diagonal, above] = above else { continue };
        let mut least = (diagonal + usize::from(other != letter)).min(above + 1).min(left + 1);
        let earlier = at.checked_sub(1).and_then(|at| Some((*word.get(at)?, *last.get(at)?)));
        if let Some((earlier, distance)) = earlier
            && (before, letter) == (Some(other), earlier)
        {
            least = least.min(distance + 1);
        }
        next.push(least);
        left = least;
    }
    next
}

#[cfg(test)]
mod tests {
    use super::super::tests::corpus;
    use super::*;

    #[track_caller]
    fn check(wanted: &str, word: &str, expected: Option<usize>) {
        let wanted: Vec<char> = wanted.chars().collect();
        assert_eq!(distance(&wanted, word, 2), expected);
    }

    #[test]
    fn letters_are_changed_put_in_left_out_and_exchanged() {
        check("crocsu", "crocus", Some(1));
        check("crocus", "crocus", Some(0));
        check("ferry", "fery", Some(1));
        check("fery", "ferry", Some(1));
        check("quay", "quiet", None);
        check("ab", "ba", Some(1));
        check("lantern", "lenturn", Some(2));
        check("lantern", "lenturm", None);
        check("éte", "été", Some(1));
        check("", "ab", Some(2));
        check("", "abc", None);
    }

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
