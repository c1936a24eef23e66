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

/// A hash of words in a row.
pub(super) fn hash_of(words: &[WordId]) -> u64 {
    let mut hasher = Quick::default();
    for word in words {
        hasher.write_u32(word.0);
    }
    hasher.finish()
}
