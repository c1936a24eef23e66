//! What must stand around a hit.

use crate::text::{Span, word_around, word_begins_at, word_ends_at};

/// Whether a hit must begin or end with a word, and whether it is the whole of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Edges {
    /// A word begins where the hit begins.
    pub(super) begins_word: bool,
    /// A word ends where the hit ends.
    pub(super) ends_word: bool,
    /// The hit is the whole word, of which only a part was typed.
    pub(super) grows: bool,
}

impl Edges {
    /// Whether a match at `span` has what it needs around it.
    pub(super) fn allow(self, text: &str, span: Span) -> bool {
        (!self.begins_word || word_begins_at(text, span.start))
            && (!self.ends_word || word_ends_at(text, span.end))
    }

    /// The hit that a match makes.
    pub(super) fn hit(self, text: &str, span: Span) -> Span {
        if self.grows { word_around(text, span) } else { span }
    }
}
