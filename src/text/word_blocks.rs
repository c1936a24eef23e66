//! The quick way through words of plain ASCII, which most words are: 64 bytes of text at a time as
//! sets of bits, so that a word costs a few instructions however long it is.
//!
//! It decides nothing of its own: a stretch in which a word could be more than a run of letters and
//! digits is handed over to whoever reads character by character.

use std::ops::Range;

use super::words::MAX_WORD_BYTES;

/// A one in each byte.
const ONES: u64 = u64::from_ne_bytes([1; 8]);
/// Each byte's highest bit.
const HIGH: u64 = u64::from_ne_bytes([0x80; 8]);
/// Bytes of a block, one for each bit of a set.
const BLOCK: usize = 64;

/// A stretch of a text between two ASCII characters that part words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Stretch {
    /// One word of ASCII letters and digits; where a word may be cut for its length or for a
    /// capital inside it, it is no plain one.
    Word(Range<usize>),
    /// Any number of words of any kind.
    Odd(Range<usize>),
}

/// Calls `each` for every stretch of a text that may hold words, in order.
pub(super) fn each_stretch(text: &str, mut each: impl FnMut(Stretch)) {
    let (blocks, rest) = text.as_bytes().as_chunks::<BLOCK>();
    let mut last = [b' '; BLOCK];
    for (to, from) in last.iter_mut().zip(rest) {
        *to = *from;
    }
    let mut before = Before::default();
    for (index, block) in blocks.iter().chain([&last]).enumerate() {
        before.read(BLOCK * index, &Sets::of(block), &mut each);
    }
    // The last block ends in a space, so that nothing is left open.
}

/// What was read before a block.
#[derive(Default)]
struct Before {
    /// Where the stretch began that reaches into the block, if one does.
    start: usize,
    is_open: bool,
    is_odd: bool,
    /// One if the last byte was part of a word, or a small letter.
    is_in_word: u64,
    is_small: u64,
}

impl Before {
    fn read(&mut self, base: usize, sets: &Sets, each: &mut impl FnMut(Stretch)) {
        let in_word = sets.letters | sets.wide;
        let small = sets.letters & !sets.capitals & !sets.digits;
        let after_word = in_word << 1 | self.is_in_word;
        // What follows the last byte is not known, and may be a word.
        let before_word = in_word >> 1 | 1 << (BLOCK - 1);
        let odd = sets.wide
            | (sets.marks & after_word & before_word)
            | (sets.capitals & (small << 1 | self.is_small));
        let held = sets.letters | odd;
        // Wherever a stretch begins or ends, in turns.
        let mut edges = held ^ (held << 1 | u64::from(self.is_open));
        let mut first = 0;
        while edges != 0 {
            let at = edges.trailing_zeros();
            edges &= edges - 1;
            if self.is_open {
                self.is_odd |= odd & ((1 << at) - 1) & (u64::MAX << first) != 0;
                each(self.stretch(base + at as usize));
            } else {
                (self.start, self.is_odd, first) = (base + at as usize, false, at);
            }
            self.is_open = !self.is_open;
        }
        if self.is_open {
            self.is_odd |= odd & (u64::MAX << first) != 0;
        }
        self.is_in_word = in_word >> (BLOCK - 1);
        self.is_small = small >> (BLOCK - 1);
    }

    fn stretch(&self, end: usize) -> Stretch {
        let range = self.start..end;
        let is_odd = self.is_odd || range.len() > MAX_WORD_BYTES;
        if is_odd { Stretch::Odd(range) } else { Stretch::Word(range) }
    }
}

/// Which bytes of a block are what, the first one's bit lowest.
struct Sets {
    /// ASCII letters and digits.
    letters: u64,
    capitals: u64,
    digits: u64,
    /// Apostrophes, points and commas, which may stand inside a word.
    marks: u64,
    /// Parts of characters that are not ASCII.
    wide: u64,
}

impl Sets {
    fn of(block: &[u8; BLOCK]) -> Self {
        let words = block.as_chunks::<8>().0;
        let all = words.iter().fold(0, |all, bytes| all | u64::from_le_bytes(*bytes));
        // Most blocks are plain ASCII, for which there is less to ask.
        if all & HIGH == 0 { Self::of_any::<true>(words) } else { Self::of_any::<false>(words) }
    }

    #[inline]
    fn of_any<const IS_PLAIN: bool>(words: &[[u8; 8]]) -> Self {
        let mut sets = Self { letters: 0, capitals: 0, digits: 0, marks: 0, wide: 0 };
        for (index, bytes) in words.iter().enumerate() {
            let bytes = u64::from_le_bytes(*bytes);
            let (plain, shift) = (bytes & !HIGH, 8 * index);
            let is_plain = if IS_PLAIN { HIGH } else { !bytes & HIGH };
            let digits = within(plain, b'0', b'9') & is_plain;
            let letters = within(plain | (0x20 * ONES), b'a', b'z') & is_plain;
            let capitals = letters & !(bytes << 2);
            // The point is a comma with one bit more, so that one comparison finds both.
            let marks = within(plain, b'\'', b'\'') | within(plain | (0x02 * ONES), b'.', b'.');
            sets.letters |= gathered(letters | digits) << shift;
            sets.capitals |= gathered(capitals) << shift;
            sets.digits |= gathered(digits) << shift;
            sets.marks |= gathered(marks & is_plain) << shift;
            if !IS_PLAIN {
                sets.wide |= gathered(!is_plain & HIGH) << shift;
            }
        }
        sets
    }
}

/// The highest bit of every byte from `low` to `high`; all bytes of `bytes` are below 128.
fn within(bytes: u64, low: u8, high: u8) -> u64 {
    let reaches = |least: u8| bytes + u64::from(0x80 - least) * ONES;
    reaches(low) & !reaches(high + 1) & HIGH
}

/// The highest bits of the eight bytes as one byte, the first one's lowest.
fn gathered(bytes: u64) -> u64 {
    bytes.wrapping_mul(0x0002_0408_1020_4081) >> 56
}
