//! Where words begin, in two bytes a word and a little.

use std::ops::Range;

/// So many words are told by how far they stand behind the first of them.
const BLOCK: usize = 64;
/// In the place of a distance that does not fit.
const FAR: u16 = u16::MAX;

/// Places in ascending order, by index.
#[derive(Clone, Debug, Default)]
pub(super) struct WordStarts {
    /// Where the first word of each block begins.
    firsts: Vec<u32>,
    /// How far behind it each word begins.
    behind: Vec<u16>,
    /// The words that stand farther away than two bytes can tell, by index: such a block has more
    /// than 64 KB without words.
    far: Vec<(usize, u32)>,
}

impl WordStarts {
    /// Nothing yet, with room for so many words.
    pub(super) fn with_capacity(n_words: usize) -> Self {
        let firsts = Vec::with_capacity(n_words.div_ceil(BLOCK));
        Self { firsts, behind: Vec::with_capacity(n_words), far: Vec::new() }
    }

    /// Number of words.
    pub(super) fn len(&self) -> usize {
        self.behind.len()
    }

    /// Adds words, of which none begins earlier than the one before.
    pub(super) fn extend(&mut self, starts: impl Iterator<Item = u32>) {
        let Self { firsts, behind, far } = self;
        let mut at = behind.len();
        let mut first = firsts.last().copied().unwrap_or_default();
        behind.extend(starts.map(|start| {
            if at.is_multiple_of(BLOCK) {
                firsts.push(start);
                first = start;
            }
            let behind = u16::try_from(start - first).unwrap_or(FAR);
            if behind == FAR {
                far.push((at, start));
            }
            at += 1;
            behind
        }));
    }

    /// Where a word begins.
    #[inline]
    pub(super) fn get(&self, at: usize) -> Option<u32> {
        let behind = *self.behind.get(at)?;
        if behind == FAR {
            let far = self.far.binary_search_by_key(&at, |&(at, _)| at).ok()?;
            return self.far.get(far).map(|&(_, start)| start);
        }
        Some(self.firsts.get(at / BLOCK)? + u32::from(behind))
    }

    /// The first of some words that begins at a place or behind it; their end if none does.
    pub(super) fn first_from(&self, words: Range<usize>, place: u32) -> usize {
        let Range { start: mut low, end: mut high } = words;
        while low < high {
            let middle = low + (high - low) / 2;
            if self.get(middle).is_some_and(|start| start < place) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    /// Gives back the memory that no word needed.
    pub(super) fn shrink(&mut self) {
        self.firsts.shrink_to_fit();
        self.behind.shrink_to_fit();
        self.far.shrink_to_fit();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_begin_where_they_were_put_however_far_apart() {
        let gaps = [0, 3, 7, 40, 65_000, 65_535, 65_536, 200_000, 1];
        let mut starts = WordStarts::with_capacity(9);
        let mut expected = Vec::new();
        let mut place = 5;
        for at in 0..700 {
            // Some blocks are common ones, others have wide gaps.
            place += if at / 100 % 2 == 0 { 6 } else { gaps[at % gaps.len()] };
            expected.push(place);
        }
        for some in expected.chunks(90) {
            starts.extend(some.iter().copied());
        }
        let found: Vec<u32> = (0..starts.len()).map_while(|at| starts.get(at)).collect();
        assert_eq!(found, expected);
        assert!(starts.far.len() > 10);
        assert_eq!(starts.get(700), None);
        for place in expected.iter().flat_map(|&start| [start - 1, start, start + 1]) {
            let first = expected.iter().skip(90).position(|&start| start >= place);
            let first = first.map_or(600, |first| first + 90).min(600);
            assert_eq!(starts.first_from(90..600, place), first, "{place}");
        }
    }
}
