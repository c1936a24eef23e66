//! A quick hash of words for tables inside one comparison; equality is always checked behind it.

use std::hash::Hasher;

use crate::model::WordId;

/// The factor of Knuth's linear congruences.
const FACTOR: u64 = 6_364_136_223_846_793_005;

/// A hasher for numbers that need no protection against chosen keys: a table's worst case is bounded
/// by what the comparison looks at.
#[derive(Default)]
pub(super) struct Quick(u64);

impl Hasher for Quick {
    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 32)
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u64(u64::from(byte));
        }
    }

    fn write_u32(&mut self, number: u32) {
        self.write_u64(u64::from(number));
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = (self.0.rotate_left(5) ^ number).wrapping_mul(FACTOR);
    }

    fn write_usize(&mut self, number: usize) {
        self.write_u64(number as u64);
    }
}

/// What words in a row look like at a glance: their number and the first one.
pub(super) fn look(words: &[WordId]) -> usize {
    words.len() << 16 ^ words.first().map_or(0, |word| word.index())
}

/// A hash of words in a row, four at a time (the folded multiplication of wyhash, Wang Yi).
pub(super) fn hash_of(words: &[WordId]) -> u64 {
    let pair = |low: WordId, high: WordId| u64::from(low.0) | u64::from(high.0) << 32;
    let folded = |one: u64, other: u64| {
        let product = u128::from(one) * u128::from(other);
        product as u64 ^ (product >> 64) as u64
    };
    let (fours, rest) = words.as_chunks::<4>();
    let hash = fours.iter().fold(words.len() as u64, |hash, &[one, two, three, four]| {
        folded(pair(one, two) ^ hash, pair(three, four) ^ FACTOR)
    });
    let last = |at: usize| rest.get(at).copied().unwrap_or(WordId(u32::MAX));
    folded(pair(last(0), last(1)) ^ hash, pair(last(2), WordId(0)) ^ FACTOR)
}
