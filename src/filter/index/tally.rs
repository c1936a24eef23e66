//! Counts the different runs of one document: the inner loop of making an index.

use std::hash::{BuildHasher as _, RandomState};
use std::ops::Range;

use crate::text::mixed;

/// A longer run is not counted.
pub(super) const MOST_BYTES: usize = 32;
/// Slots at the start; a power of two.
const FEWEST_SLOTS: usize = 1 << 11;

/// A run's bytes with zeros behind them, which no run holds.
type Key = [u64; MOST_BYTES / 8];

/// The different runs of a document and how often each stands there.
///
/// An open table of numbers beside the keys, small enough to stay close to the processor. Where a run
/// stands in it depends on a random seed, so that no text can be made to fill one place; no answer
/// depends on it.
#[derive(Debug)]
pub(super) struct Tally {
    /// One more than a run's number, or zero; at least half of them zero.
    slots: Vec<u32>,
    seed: [u64; 2],
    runs: Vec<Counted>,
}

#[derive(Clone, Debug)]
struct Counted {
    key: Key,
    first: Range<usize>,
    n: u32,
}

impl Default for Tally {
    fn default() -> Self {
        let random = RandomState::new();
        let seed = [random.hash_one(0), random.hash_one(1) | 1];
        Self { slots: vec![0; FEWEST_SLOTS], seed, runs: Vec::new() }
    }
}

impl Tally {
    /// Counts the run that a text has in a range.
    pub(super) fn count(&mut self, text: &str, run: Range<usize>) {
        let key = key(text.as_bytes(), &run);
        let slot = self.slot(&key);
        let number = self.slots.get(slot).copied().unwrap_or_default();
        if let Some(known) = self.runs.get_mut((number as usize).wrapping_sub(1)) {
            known.n += 1;
            return;
        }
        self.runs.push(Counted { key, first: run, n: 1 });
        if let Some(slot) = self.slots.get_mut(slot) {
            *slot = self.runs.len() as u32;
        }
        if 2 * self.runs.len() > self.slots.len() {
            self.fill(2 * self.slots.len());
        }
    }

    /// Hands out every run, where it stands first, and how often it was counted; and forgets all.
    pub(super) fn drain(&mut self, mut each: impl FnMut(Range<usize>, u32)) {
        for run in self.runs.drain(..) {
            each(run.first, run.n);
        }
        self.fill(FEWEST_SLOTS);
    }

    /// Puts every run into a table of so many slots.
    fn fill(&mut self, n_slots: usize) {
        self.slots.clear();
        self.slots.resize(n_slots, 0);
        for number in 0..self.runs.len() {
            let slot = self.runs.get(number).map(|run| self.slot(&run.key));
            if let Some(slot) = slot.and_then(|slot| self.slots.get_mut(slot)) {
                *slot = number as u32 + 1;
            }
        }
    }

    /// Where the table has a key, or a zero where it belongs.
    #[inline]
    fn slot(&self, key: &Key) -> usize {
        let mask = self.slots.len() - 1;
        let [low, high] = self.seed;
        let [first, second, third, fourth] = *key;
        let mut slot =
            mixed(first ^ third ^ low, second ^ fourth.rotate_left(32) ^ high) as usize & mask;
        while let Some(&number) = self.slots.get(slot)
            && number > 0
            && self.runs.get(number as usize - 1).is_some_and(|run| run.key != *key)
        {
            slot = (slot + 1) & mask;
        }
        slot
    }
}

#[inline]
fn key(bytes: &[u8], run: &Range<usize>) -> Key {
    let mut key = Key::default();
    for (at, part) in key.iter_mut().enumerate() {
        let start = run.start + 8 * at;
        let Some(n_bytes) = run.end.checked_sub(start).filter(|&n| n > 0) else { break };
        let eight = bytes.get(start..start + 8).and_then(|eight| eight.try_into().ok());
        let eight = eight.map_or_else(|| padded(bytes, start), u64::from_le_bytes);
        *part = if n_bytes < 8 { eight & ((1 << (8 * n_bytes)) - 1) } else { eight };
    }
    key
}

/// Eight bytes, with zeros where the text ends before.
fn padded(bytes: &[u8], start: usize) -> u64 {
    let mut padded = [0; 8];
    for (to, from) in padded.iter_mut().zip(bytes.get(start..).unwrap_or_default()) {
        *to = *from;
    }
    u64::from_le_bytes(padded)
}

#[cfg(test)]
mod tests {
    use super::super::runs::each_run;
    use super::*;

    fn counted(tally: &mut Tally, text: &str) -> Vec<(String, u32)> {
        each_run(text, |run| tally.count(text, run));
        let mut counted = Vec::new();
        tally.drain(|run, n| counted.push((text.get(run).unwrap().to_owned(), n)));
        counted
    }

    #[test]
    fn runs_are_counted_as_they_are_spelled() {
        let mut tally = Tally::default();
        let owned = |(run, n): (&str, u32)| (run.to_owned(), n);
        for _ in 0..2 {
            assert_eq!(
                counted(&mut tally, "a A a seventeen_letters seventeen_lettert aa a"),
                [("a", 3), ("A", 1), ("seventeen_letters", 1), ("seventeen_lettert", 1), ("aa", 1)]
                    .map(owned)
            );
        }
    }

    #[test]
    fn a_document_of_many_different_runs_is_counted_whole() {
        let text: String =
            (0..10_000).flat_map(|n| [format!("{n} "), format!("{} ", n % 5_000)]).collect();
        let counted = counted(&mut Tally::default(), &text);
        assert_eq!(counted.len(), 10_000);
        let times = |n: usize| if n < 5_000 { 3 } else { 1 };
        assert!(counted.iter().all(|(run, n)| *n == times(run.parse().unwrap())));
    }
}
