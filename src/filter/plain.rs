//! Finds the plain spellings of a literal: what most text is written in.

use std::fmt::Write as _;

use regex::Regex;

use super::odd::OddFinder;
use super::spaced::SpacedFinder;
use crate::text::Span;

/// A search for the plain spellings.
#[derive(Clone, Debug)]
pub(super) enum Plain {
    /// Letters, digits and signs of ASCII.
    Ascii(AsciiFinder),
    /// Several words of these, white space between them.
    Spaced(SpacedFinder),
    /// Other scripts, quotes and dashes.
    Spelled(Regex),
}

impl Plain {
    /// Prepares the search; `None` if it would grow past the limits of a pattern.
    pub(super) fn new(odd: &OddFinder, needle: &[char]) -> Option<Self> {
        AsciiFinder::new(odd, needle)
            .map(Self::Ascii)
            .or_else(|| SpacedFinder::new(odd, needle).map(Self::Spaced))
            .or_else(|| Regex::new(&pattern(odd, needle)).ok().map(Self::Spelled))
    }

    /// The first match at or after a place.
    pub(super) fn find_at(&self, text: &str, at: usize) -> Option<Span> {
        match self {
            Self::Ascii(finder) => finder.find_at(text.as_bytes(), at),
            Self::Spaced(finder) => finder.find_at(text, at),
            Self::Spelled(regex) => {
                regex.find_at(text, at).map(|found| Span::from_range(found.range()))
            }
        }
    }
}

fn pattern(odd: &OddFinder, needle: &[char]) -> String {
    let mut pattern = String::new();
    for &character in needle {
        if character == ' ' {
            pattern.push_str(r"\s+");
            continue;
        }
        pattern.push('[');
        for spelling in odd.plain_spellings(character) {
            // Writing to a string cannot fail.
            _ = write!(pattern, r"\x{{{:x}}}", u32::from(spelling));
        }
        pattern.push(']');
    }
    pattern
}

/// Looks for the literal's rarest letter in both cases and compares around it.
#[derive(Clone, Debug)]
pub(super) struct AsciiFinder {
    /// Each character as it is folded, and the bit by which its capital differs.
    letters: Vec<(u8, u8)>,
    rarest: usize,
}

/// Letters by how often English, French, German and Spanish use them, the rarest first.
const RARE_FIRST: &[u8] = b"qxzjkwvyfbghpmcdulonrsaite ";
/// Past this length comparing could take as long as the literal at every place of a text.
const MAX_LETTERS: usize = 64;

impl AsciiFinder {
    pub(super) fn new(odd: &OddFinder, needle: &[char]) -> Option<Self> {
        let letter = |&character: &char| {
            let byte = u8::try_from(character).ok().filter(u8::is_ascii)?;
            let mut others = odd.plain_spellings(character).skip(1);
            match (byte, others.next()) {
                (b' ', _) => None,
                (_, None) => Some((byte, 0)),
                (_, Some(capital)) if capital == character.to_ascii_uppercase() => {
                    Some((byte, 0x20))
                }
                _ => None,
            }
        };
        let letters: Vec<(u8, u8)> = needle.iter().map(letter).collect::<Option<_>>()?;
        let places = 0..letters.len().min(MAX_LETTERS + 1);
        let rarest = places.min_by_key(|&place| letters.get(place).map(|&(byte, _)| rank(byte)))?;
        (letters.len() <= MAX_LETTERS).then_some(Self { letters, rarest })
    }

    /// Number of bytes.
    pub(super) fn len(&self) -> usize {
        self.letters.len()
    }

    /// How frequent its rarest letter is, the rarest of all first.
    pub(super) fn rank(&self) -> usize {
        self.letters.get(self.rarest).map_or(0, |&(byte, _)| rank(byte))
    }

    /// Whether it stands at a place.
    pub(super) fn is_at(&self, bytes: &[u8], start: usize) -> bool {
        let is_letter = |(&found, &(byte, bit)): (&u8, &(u8, u8))| found | bit == byte;
        let window = bytes.get(start..start + self.letters.len());
        window.is_some_and(|window| window.iter().zip(&self.letters).all(is_letter))
    }

    /// The first match at or after a place.
    pub(super) fn find_at(&self, bytes: &[u8], at: usize) -> Option<Span> {
        let &(byte, bit) = self.letters.get(self.rarest)?;
        let mut from = at + self.rarest;
        loop {
            let offset = next_of([byte, byte & !bit], bytes.get(from..)?)?;
            let start = from + offset - self.rarest;
            if self.is_at(bytes, start) {
                return Some(Span::from_range(start..start + self.letters.len()));
            }
            from += offset + 1;
        }
    }
}

/// The place of a letter in [`RARE_FIRST`]; what stands there nowhere is rare.
fn rank(byte: u8) -> usize {
    let folded = byte.to_ascii_lowercase();
    RARE_FIRST.iter().position(|&letter| letter == folded).unwrap_or_default()
}

/// The first of two bytes. A frequent letter is near, and closer than a call.
#[inline]
fn next_of([small, capital]: [u8; 2], bytes: &[u8]) -> Option<usize> {
    const NEAR: usize = 16;
    let is_one = |&byte: &u8| byte == small || byte == capital;
    let near = bytes.get(..NEAR).unwrap_or(bytes);
    match near.iter().position(is_one) {
        None => memchr::memchr2(small, capital, bytes.get(NEAR..)?).map(|at| NEAR + at),
        found => found,
    }
}
