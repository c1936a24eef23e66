//! Tells the characters that a plain search for a literal misses from those it sees.

use std::sync::{Arc, OnceLock};

use crate::text::{Folded, Folding};

const PAGE: usize = 256;
const BITS: usize = u64::BITS as usize;

/// A bit for each of 256 characters: whether it is odd.
type Page = OnceLock<[u64; PAGE / BITS]>;

/// Finds the characters that can be part of a match, but not of a plainly spelled one.
#[derive(Clone, Debug)]
pub(super) struct OddFinder {
    folding: Folding,
    needle: Vec<char>,
    /// The answers for the first 65,536 characters, made when first asked.
    pages: Arc<[Page]>,
}

impl OddFinder {
    pub(super) fn new(needle: &[char], folding: Folding) -> Self {
        let pages = (0..0x1_0000 / PAGE).map(|_| OnceLock::new()).collect();
        Self { folding, needle: needle.to_vec(), pages }
    }

    pub(super) fn folding(&self) -> Folding {
        self.folding
    }

    /// The spellings of a folded character that the plain search knows.
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
        let bytes = text.as_bytes();
        loop {
            at = next_non_ascii(bytes, at)?;
            let rest = text.get(at..)?;
            for character in rest.chars().take_while(|character| !character.is_ascii()) {
                if self.is_odd(character) && self.fits(bytes, at, character) {
                    return Some(at);
                }
                at += character.len_utf8();
            }
        }
    }

    fn is_odd(&self, character: char) -> bool {
        let code = character as usize;
        let Some(page) = self.pages.get(code / PAGE) else { return self.makes_odd(character) };
        let bits = page.get_or_init(|| self.page(code / PAGE));
        bits.get(code % PAGE / BITS).is_some_and(|bits| bits & bit(code) != 0)
    }

    fn page(&self, number: usize) -> [u64; PAGE / BITS] {
        let mut page = [0; PAGE / BITS];
        for code in number * PAGE..(number + 1) * PAGE {
            // Surrogates are no characters and are never asked for.
            let is_odd = char::from_u32(code as u32).is_some_and(|one| self.makes_odd(one));
            if let Some(bits) = page.get_mut(code % PAGE / BITS) {
                *bits |= u64::from(is_odd) * bit(code);
            }
        }
        page
    }

    fn makes_odd(&self, character: char) -> bool {
        match self.folding.fold(character) {
            Folded::Nothing => true,
            Folded::One(' ') => false,
            Folded::One(one) => {
                self.folding.joins(character)
                    || (self.needle.contains(&one)
                        && self.plain_spellings(one).all(|plain| plain != character))
            }
            Folded::Several => {
                let spelled = self.folding.spelled(character);
                spelled.iter().any(|one| self.needle.contains(one))
            }
        }
    }

    /// Whether the neighbours leave room for a match across an odd character. Most accents in most
    /// texts stand in other words, and this is seen at once where the neighbours are ASCII.
    fn fits(&self, bytes: &[u8], at: usize, character: char) -> bool {
        let before = at.checked_sub(1).and_then(|at| bytes.get(at)).copied();
        let after = bytes.get(at + character.len_utf8()).copied();
        if [before, after].into_iter().flatten().any(|byte| !byte.is_ascii()) {
            return true;
        }
        let [before, after] = [before, after].map(|byte| byte.map(|byte| self.folded(byte)));
        match self.folding.fold(character) {
            // An accent where accents count changes the letter before it.
            Folded::Nothing if !self.folding.is_accent_exact => self.fits_between(before, after),
            Folded::One(one) if !self.folding.joins(character) => self.fits_as(before, one, after),
            _ => true,
        }
    }

    /// Whether a match can run across nothing between two characters, or end before the nothing.
    fn fits_between(&self, before: Option<char>, after: Option<char>) -> bool {
        let is_pair =
            |pair: &[char]| pair.first() == before.as_ref() && pair.last() == after.as_ref();
        before == Some(' ')
            || after == Some(' ')
            || self.needle.last() == before.as_ref()
            || self.needle.windows(2).any(is_pair)
    }

    fn fits_as(&self, before: Option<char>, one: char, after: Option<char>) -> bool {
        let last = self.needle.len().saturating_sub(1);
        let fits_at = |(place, &character): (usize, &char)| {
            character == one
                && (place == 0 || self.needle.get(place - 1) == before.as_ref())
                && (place == last || self.needle.get(place + 1) == after.as_ref())
        };
        self.needle.iter().enumerate().any(fits_at)
    }

    fn folded(&self, byte: u8) -> char {
        let character = char::from(byte);
        match self.folding.fold(character) {
            Folded::One(one) => one,
            Folded::Nothing | Folded::Several => character,
        }
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
            if self.folding.joins(character) {
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

fn bit(code: usize) -> u64 {
    1 << (code % BITS)
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
