//! Byte ranges of a text, and the only slicing of `&str` in the program.

use std::ops::Range;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A half-open range of bytes in one document's text, both ends on character boundaries.
///
/// Four bytes an end: a document holds at most [`u32::MAX`] bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte; never before `start`.
    pub end: u32,
}

impl Span {
    /// Makes a span; an end before the start gives an empty span at the start.
    pub fn new(start: u32, end: u32) -> Self {
        Self { start, end: end.max(start) }
    }

    /// Makes a span from indices into a text of at most [`u32::MAX`] bytes.
    pub fn from_range(range: Range<usize>) -> Self {
        Self::new(range.start as u32, range.end as u32)
    }

    /// Number of bytes.
    pub fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether it holds no byte.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The bytes as a range of indices.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The part of `text` it names; empty if it does not fall on characters of this text.
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or_default()
    }

    /// Whether `byte` lies inside.
    pub fn contains(self, byte: u32) -> bool {
        (self.start..self.end).contains(&byte)
    }

    /// Whether the whole of `other` lies inside.
    pub fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two have a byte in common.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The bytes both have, if any.
    pub fn intersection(self, other: Self) -> Option<Self> {
        let common = Self { start: self.start.max(other.start), end: self.end.min(other.end) };
        (common.start < common.end).then_some(common)
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn hull(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The same bytes without white space at either end; empty at the start if nothing is left.
    #[must_use]
    pub fn trimmed(self, text: &str) -> Self {
        let whole = self.of(text);
        let without_head = whole.trim_start();
        let start = self.start + (whole.len() - without_head.len()) as u32;
        Self::new(start, start + without_head.trim_end().len() as u32)
    }
}

/// Written as `[start, end]`, as the command line's JSON has it.
impl Serialize for Span {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (self.start, self.end).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Span {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (start, end) = <(u32, u32)>::deserialize(deserializer)?;
        Ok(Self::new(start, end))
    }
}

/// Sorts spans and joins those that overlap or touch.
pub fn merged(mut spans: Vec<Span>) -> Vec<Span> {
    spans.retain(|span| !span.is_empty());
    // Mostly they are in order but for a few: only the stable sort gains by that.
    spans.sort();
    spans.dedup_by(|next, kept| {
        let joins = next.start <= kept.end;
        if joins {
            kept.end = kept.end.max(next.end);
        }
        joins
    });
    spans
}

/// Number of different bytes that the spans cover, in any order and with overlaps.
pub fn covered_bytes(spans: &[Span]) -> u64 {
    merged(spans.to_vec()).iter().map(|span| u64::from(span.len())).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_off_a_character_boundary_names_nothing() {
        assert_eq!(Span::new(0, 1).of("é"), "");
        assert_eq!(Span::new(0, 2).of("é"), "é");
        assert_eq!(Span::new(7, 9).of("é"), "");
    }

    #[test]
    fn trimming_keeps_the_inner_text() {
        let text = "  a b \n";
        assert_eq!(Span::new(0, 7).trimmed(text).of(text), "a b");
        assert_eq!(Span::new(0, 2).trimmed(text), Span::new(2, 2));
    }

    #[test]
    fn merging_joins_what_overlaps_or_touches() {
        let spans = vec![Span::new(5, 7), Span::new(0, 2), Span::new(2, 3), Span::new(6, 9)];
        assert_eq!(merged(spans.clone()), [Span::new(0, 3), Span::new(5, 9)]);
        assert_eq!(covered_bytes(&spans), 7);
    }
}
