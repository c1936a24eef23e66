//! Tells the characters that a plain pattern for a literal misses from those it sees.

use crate::text::{Folded, Folding, joins};

/// Finds the characters that can be part of a match, but not of a plainly spelled one.
#[derive(Clone, Debug)]
pub(super) struct OddFinder {
    folding: Folding,
    /// The literal's different characters, and a bit for each by its code's last six bits.
    characters: Vec<char>,
    mask: u64,
}

impl OddFinder {
    pub(super) fn new(needle: &[char], folding: Folding) -> Self {
        let mut characters = needle.to_vec();
        characters.sort_unstable();
        characters.dedup();
        let mask = characters.iter().fold(0, |mask, &character| mask | bit(character));
        Self { folding, characters, mask }
    }

    pub(super) fn folding(&self) -> Folding {
        self.folding
    }

    /// The spellings of a folded character that the plain pattern knows.
    pub(super) fn plain_spellings(&self, character: char) -> impl Iterator<Item = char> {
        let folding = self.folding;
        let mut capital = character.to_uppercase();
        let capital = capital.next().filter(|_| capital.next().is_none());
        let others = match character {
            '\'' => "‘’",
            '"' => "“”„«»",
            '-' => "‐‑–",
            'σ' => "ς",
            _ => "",
        };
        let others = others.chars().chain(capital).filter(move |&other| {
            other != character && folding.fold(other) == Folded::One(character)
        });
        std::iter::once(character).chain(others)
    }

    /// The first odd character at or after `at`.
    pub(super) fn find_at(&self, text: &str, mut at: usize) -> Option<usize> {
        loop {
            at = next_non_ascii(text.as_bytes(), at)?;
            let rest = text.get(at..)?;
            for character in rest.chars().take_while(|character| !character.is_ascii()) {
                if self.is_odd(character) {
                    return Some(at);
                }
                at += character.len_utf8();
            }
        }
    }

    fn is_odd(&self, character: char) -> bool {
        match self.folding.fold(character) {
            Folded::Nothing => true,
            Folded::One(' ') => false,
            Folded::One(one) => {
                joins(character, self.folding)
                    || (self.has(one) && self.plain_spellings(one).all(|plain| plain != character))
            }
            Folded::Several => self.folding.spelled(character).iter().any(|&one| self.has(one)),
        }
    }

    fn has(&self, character: char) -> bool {
        self.mask & bit(character) != 0 && self.characters.binary_search(&character).is_ok()
    }

    /// The place `n_clusters` clusters before `odd_at`, but not before `limit`: no match that holds
    /// the odd character begins earlier.
    pub(super) fn back(
        &self,
        text: &str,
        limit: usize,
        odd_at: usize,
        mut n_clusters: usize,
    ) -> usize {
        let mut was_space = false;
        let before = text.get(limit..odd_at).unwrap_or_default();
        for (offset, character) in before.char_indices().rev() {
            if joins(character, self.folding) {
                continue;
            }
            let is_space = character.is_whitespace();
            n_clusters -= usize::from(!(is_space && was_space));
            if n_clusters == 0 {
                return limit + offset;
            }
            was_space = is_space;
        }
        limit
    }
}

fn bit(character: char) -> u64 {
    1 << (u32::from(character) & 63)
}

fn next_non_ascii(bytes: &[u8], mut at: usize) -> Option<usize> {
    const STRIDE: usize = 64;
    while let Some(chunk) = bytes.get(at..at + STRIDE)
        && chunk.is_ascii()
    {
        at += STRIDE;
    }
    let rest = bytes.get(at..)?;
    rest.iter().position(|byte| !byte.is_ascii()).map(|offset| at + offset)
}
