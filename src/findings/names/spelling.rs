//! Whether two spellings may be one name's.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::text::{Folding, spelling_distance};

/// Endings that make another word of a name: who lives there, whose it is, more of it.
const ENDINGS: [&str; 20] = [
    "s", "n", "an", "ian", "ans", "ians", "i", "is", "ns", "en", "er", "ern", "ers", "e", "es",
    "ese", "ish", "'s", "ic", "a",
];

/// How many letters of a word may differ: one in five, at most two.
pub(super) fn tolerated(one: &str, other: &str) -> usize {
    let n_letters = one.chars().count().max(other.chars().count());
    (n_letters / 5).min(2)
}

/// A word without accents and ligatures: Æneas is Aeneas.
pub(super) fn plain(word: &str) -> Cow<'_, str> {
    if word.is_ascii() {
        return Cow::Borrowed(word);
    }
    word.chars().flat_map(|letter| Folding::default().spelled(letter)).collect()
}

/// How many letters are put in, left out or exchanged between two words, if no more than `most`; two
/// neighbours that change places count as one, and accents as nothing.
pub(super) fn distance(one: &str, other: &str, most: usize) -> Option<usize> {
    let [one, other] = [one, other].map(plain);
    spelling_distance(&one.chars().collect::<Vec<_>>(), &other, most)
}

/// Whether one word is the other with an ending, or both are with different ones.
pub(super) fn is_inflected(one: &str, other: &str, is_english: bool) -> bool {
    let (one, other) = (plain(one), plain(other));
    if one == other {
        return false;
    }
    let n_common = one.chars().zip(other.chars()).take_while(|(left, right)| left == right).count();
    let rest = |word: &str| word.chars().skip(n_common).collect::<String>();
    let (left, right) = (rest(&one), rest(&other));
    let ends = |rest: &str| rest.is_empty() || ENDINGS.contains(&rest);
    let is_added = (left.is_empty() || right.is_empty()) && ends(&left) && ends(&right);
    // Elsewhere names have cases: what differs at their end may be one of them.
    is_added || !is_english && left.chars().count().max(right.chars().count()) <= 3
}

/// Pairs of words that may be spellings of one, by their numbers in order: found by what is left of
/// each without one letter or two, in time linear in their number.
pub(super) fn alike(words: &[String]) -> Vec<(usize, usize)> {
    let mut having: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, word) in words.iter().enumerate() {
        for rest in rests(&plain(word)) {
            having.entry(rest).or_default().push(at);
        }
    }
    let mut pairs = Vec::new();
    for group in having.values().filter(|group| (2..=16).contains(&group.len())) {
        for (at, &one) in group.iter().enumerate() {
            pairs.extend(group.iter().skip(at + 1).map(|&other| (one.min(other), one.max(other))));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs.retain(|&(one, other)| {
        words
            .get(one)
            .zip(words.get(other))
            .is_some_and(|(one, other)| distance(one, other, tolerated(one, other)).is_some())
    });
    pairs
}

/// A word, and it without each of its letters; without each two of a long one.
fn rests(word: &str) -> Vec<String> {
    let mut rests = vec![word.to_owned()];
    let n_letters = word.chars().count();
    let mut from = 0;
    for _ in 0..(n_letters.div_ceil(5)).min(2) {
        let to = rests.len();
        for at in from..to {
            let Some(letters) = rests.get(at).map(|it| it.chars().collect::<Vec<_>>()) else {
                continue;
            };
            for left_out in 0..letters.len() {
                let rest = letters.iter().enumerate().filter(|(at, _)| *at != left_out);
                rests.push(rest.map(|(_, letter)| letter).collect());
            }
        }
        from = to;
    }
    rests.sort_unstable();
    rests.dedup();
    rests
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(one: &str, other: &str, expected: Option<usize>) {
        assert_eq!(distance(one, other, 2), expected);
        assert_eq!(distance(other, one, 2), expected);
    }

    #[test]
    fn letters_that_differ_are_counted() {
        check("brandt", "brand", Some(1));
        check("brandt", "brnadt", Some(1));
        check("jonas", "johan", Some(2));
        check("olga", "petra", None);
        check("", "ab", Some(2));
        check("cæsarea", "caesarea", Some(0));
        check("muñoz", "munos", Some(1));
    }

    #[test]
    fn long_words_may_differ_in_more_letters_than_short_ones() {
        let words = ["vestergard", "vestergaard", "vastergaart", "iran", "iraq"];
        let found = alike(&words.map(str::to_owned));
        assert_eq!(found, [(0, 1), (1, 2)]);
    }

    #[test]
    fn an_ending_makes_no_other_name() {
        assert!(is_inflected("norway", "norways", true));
        assert!(is_inflected("россией", "россия", false));
        assert!(!is_inflected("brandt", "brant", true));
        assert!(!is_inflected("esté", "este", false));
    }
}
