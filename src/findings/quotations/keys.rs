//! Words of a corpus by what makes them the same in two quotations, and where each stands.

use std::collections::HashMap;

use super::super::rarity::Rarity;
use crate::model::{Corpus, Document, WordId};
use crate::text::{number_at, without_marks};

/// What every word of a corpus is taken for: accents do not count, and "nineteen" is 19.
#[derive(Debug)]
pub(super) struct Keys {
    of_word: Vec<u32>,
    /// Which keys are numbers.
    is_number: Vec<bool>,
}

impl Keys {
    pub(super) fn of(corpus: &Corpus) -> Self {
        let vocabulary = corpus.vocabulary();
        let mut numbers = HashMap::new();
        let mut of_word = Vec::with_capacity(vocabulary.len());
        let mut is_number = vec![false; vocabulary.len()];
        for at in 0..vocabulary.len() {
            let word = vocabulary.word(WordId(at as u32));
            let number = number_at(std::iter::once(word)).map(|(_, number)| number);
            let key = match number {
                Some(number) => *numbers.entry(number).or_insert(at as u32),
                None => vocabulary.id(&without_marks(word)).map_or(at as u32, |id| id.0),
            };
            of_word.push(key);
            if let Some(is_number) = is_number.get_mut(at) {
                *is_number = number.is_some();
            }
        }
        Self { of_word, is_number }
    }

    pub(super) fn key(&self, word: WordId) -> u32 {
        self.of_word.get(word.index()).copied().unwrap_or(word.0)
    }

    /// Whether a key is that of a number.
    pub(super) fn is_number(&self, key: u32) -> bool {
        self.is_number.get(key as usize).copied().unwrap_or_default()
    }
}

/// The words of a document by their keys.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// In reading order.
    pub(super) keys: Vec<u32>,
    /// Each key with its places.
    places: Vec<(u32, u32)>,
}

impl Words {
    pub(super) fn of(document: &Document, keys: &Keys) -> Self {
        let keys: Vec<u32> = document.word_ids().iter().map(|&word| keys.key(word)).collect();
        let mut places: Vec<_> = keys.iter().zip(0..).map(|(&key, at)| (key, at)).collect();
        places.sort_unstable();
        Self { keys, places }
    }

    /// Where these words stand in a row, at most `most` times.
    pub(super) fn places_of(&self, keys: &[u32], most: usize) -> Vec<usize> {
        let of_key = |key: u32| {
            let from = self.places.partition_point(|place| place.0 < key);
            let to = self.places.partition_point(|place| place.0 <= key);
            self.places.get(from..to).unwrap_or_default()
        };
        // The rarest word has the fewest places to look at.
        let rarest = keys.iter().enumerate().map(|(at, &key)| (at, of_key(key)));
        let Some((offset, places)) = rarest.min_by_key(|(_, places)| places.len()) else {
            return Vec::new();
        };
        let starts = places.iter().filter_map(|&(_, place)| (place as usize).checked_sub(offset));
        let is_there = |start: &usize| self.keys.get(*start..start + keys.len()) == Some(keys);
        starts.filter(is_there).take(most).collect()
    }
}

/// How much the words that both of two stretches have weigh together, and how many they are; words
/// that bind do not count. Both are sorted stems.
pub(super) fn in_common(left: &[u32], right: &[u32], rarity: &Rarity) -> (usize, f64) {
    let both = left.iter().filter(|stem| right.binary_search(stem).is_ok());
    both.fold((0, 0.0), |(n, sum), &stem| (n + 1, sum + rarity.weight(stem)))
}
