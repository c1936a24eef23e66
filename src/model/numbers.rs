//! Numbers for distinct words: the inner loop of opening a folder, so words are compared as numbers.

use std::collections::HashMap;
use std::hash::{BuildHasher as _, RandomState};

use crate::text::{WordKey, mixed};

/// The fewest slots of a table.
const FEWEST_SLOTS: usize = 1 << 10;
/// More slots are given back with the document that needed them.
const MOST_SLOTS_KEPT: usize = 1 << 14;

/// Distinct words in normal form, numbered in order of first appearance.
///
/// An open table of numbers beside the words' keys. Where a word stands in it depends on a random
/// seed, so that no text can be made to fill one place; no answer depends on it.
#[derive(Clone, Debug)]
pub(super) struct Numbers {
    /// Each word's key; that of no word for a long one.
    keys: Vec<WordKey>,
    /// One more than a word's number, or zero; a power of two, at least half of them zero.
    slots: Vec<u32>,
    seed: [u64; 2],
    long: HashMap<Box<str>, u32>,
}

impl Default for Numbers {
    fn default() -> Self {
        let random = RandomState::new();
        let seed = [random.hash_one(0), random.hash_one(1) | 1];
        Self { keys: Vec::new(), slots: vec![0; FEWEST_SLOTS], seed, long: HashMap::new() }
    }
}

impl Numbers {
    /// The number of a word by its key; a new word gets the next one.
    pub(super) fn intern_key(&mut self, key: WordKey) -> u32 {
        let slot = self.slot(key);
        let number = self.slots.get(slot).copied().unwrap_or_default();
        if number > 0 { number - 1 } else { self.push(key, slot) }
    }

    /// The number of a word in normal form; a new word gets the next one.
    pub(super) fn intern(&mut self, word: &str) -> u32 {
        if let Some(key) = WordKey::of(word) {
            return self.intern_key(key);
        }
        if let Some(&number) = self.long.get(word) {
            return number;
        }
        let number = self.keys.len() as u32;
        self.keys.push(WordKey::default());
        self.long.insert(word.into(), number);
        number
    }

    /// The number of a word in normal form, if it has one.
    pub(super) fn find(&self, word: &str) -> Option<u32> {
        match WordKey::of(word) {
            Some(key) => self.find_key(key),
            None => self.long.get(word).copied(),
        }
    }

    /// The number of a word by its key, if it has one.
    #[inline]
    pub(super) fn find_key(&self, key: WordKey) -> Option<u32> {
        self.slots.get(self.slot(key)).and_then(|number| number.checked_sub(1))
    }

    /// One more than each word's number where it stands in its first place, as most do, else zero. A
    /// large table lies far away: asked for many words at once, the memory answers all at a time.
    pub(super) fn find_first<const N: usize>(&self, keys: &[WordKey; N]) -> [u32; N] {
        let mask = self.slots.len() - 1;
        let slot = |key: &WordKey| self.slots.get(self.hash(*key) & mask).copied();
        let numbers: [u32; N] = std::array::from_fn(|at| keys.get(at).and_then(slot).unwrap_or(0));
        std::array::from_fn(|at| {
            let number = numbers.get(at).copied().unwrap_or(0);
            let is_it = self.keys.get(number.wrapping_sub(1) as usize) == keys.get(at);
            if is_it { number } else { 0 }
        })
    }

    /// The words' keys in the order of their numbers; a long word's is that of no word.
    pub(super) fn keys(&self) -> &[WordKey] {
        &self.keys
    }

    /// The words that are too long for a key, in the order of their numbers.
    pub(super) fn long_words(&self) -> Vec<Box<str>> {
        let mut long: Vec<(&Box<str>, &u32)> = self.long.iter().collect();
        long.sort_unstable_by_key(|&(_, number)| number);
        long.into_iter().map(|(word, _)| word.clone()).collect()
    }

    /// Forgets all words, and keeps the memory of a document of common size.
    pub(super) fn clear(&mut self) {
        if self.keys.is_empty() {
            return;
        }
        self.keys.clear();
        self.long.clear();
        self.slots.truncate(MOST_SLOTS_KEPT);
        self.slots.fill(0);
    }

    /// Where the table has a key, or a zero where it belongs.
    fn slot(&self, key: WordKey) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = self.hash(key) & mask;
        while let Some(&number) = self.slots.get(slot)
            && number > 0
            && self.keys.get(number as usize - 1) != Some(&key)
        {
            slot = (slot + 1) & mask;
        }
        slot
    }

    fn hash(&self, key: WordKey) -> usize {
        let [low, high] = self.seed;
        mixed(key.low() ^ low, key.high() ^ high) as usize
    }

    fn push(&mut self, key: WordKey, slot: usize) -> u32 {
        let number = self.keys.len() as u32;
        self.keys.push(key);
        if let Some(slot) = self.slots.get_mut(slot) {
            *slot = number + 1;
        }
        if 2 * self.keys.len() > self.slots.len() {
            self.grow();
        }
        number
    }

    fn grow(&mut self) {
        self.slots = vec![0; 4 * self.slots.len()];
        for number in 0..self.keys.len() {
            let key = self.keys.get(number).copied().unwrap_or_default();
            if key.is_word() {
                let slot = self.slot(key);
                if let Some(slot) = self.slots.get_mut(slot) {
                    *slot = number as u32 + 1;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_their_numbers_while_the_table_grows_and_lose_them_when_cleared() {
        let mut numbers = Numbers::default();
        let word = |at: u32| format!("{at}{}", "x".repeat(at as usize % 20));
        for round in 0..2 {
            for at in 0..20_000 {
                assert_eq!(numbers.intern(&word(at)), at, "round {round}");
            }
        }
        assert!((0..20_000).all(|at| numbers.find(&word(at)) == Some(at)));
        assert_eq!(numbers.find("ferry"), None);
        let keys = std::array::from_fn(|at| WordKey::of(&word(at as u32)).unwrap_or_default());
        let first: [u32; 64] = numbers.find_first(&keys);
        let is_right = |(at, &number): (usize, &u32)| number == 0 || number as usize == at + 1;
        assert!(first.iter().enumerate().all(is_right));
        assert!(first.iter().filter(|&&number| number > 0).count() > 32);
        let long: Vec<String> = (0..20_000).map(word).filter(|word| word.len() > 16).collect();
        assert_eq!(numbers.long_words().iter().map(AsRef::as_ref).collect::<Vec<&str>>(), long);
        numbers.clear();
        assert!(
            numbers.slots.len() <= MOST_SLOTS_KEPT && numbers.slots.iter().all(|&slot| slot == 0)
        );
        assert_eq!([numbers.find(&word(3)), numbers.find(&word(19))], [None; 2]);
        assert_eq!([numbers.intern(&word(19)), numbers.intern("")], [0, 1]);
    }
}
