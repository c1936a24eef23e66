//! Where AND holds: the sentences and paragraphs of a document, and sets of them.

use crate::model::{Document, ParagraphIdx, SentenceIdx};
use crate::text::Span;

/// A stretch of text in which everything that is asked must stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Sentence,
    Paragraph,
    #[default]
    Document,
}

impl Unit {
    /// All units, the smallest first.
    pub(super) const ALL: [Self; 3] = [Self::Sentence, Self::Paragraph, Self::Document];

    /// What is typed after `in:`.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Sentence => "sentence",
            Self::Paragraph => "paragraph",
            Self::Document => "document",
        }
    }

    /// How many of these a document has.
    fn count(self, document: &Document) -> usize {
        match self {
            Self::Sentence => document.n_sentences(),
            Self::Paragraph => document.n_paragraphs(),
            Self::Document => 1,
        }
    }

    /// The unit that holds all of a span; `None` for a span that reaches from one into another.
    pub(super) fn of(self, document: &Document, span: Span) -> Option<usize> {
        let at = |byte: u32| match self {
            Self::Sentence => document.sentence_at_byte(byte).map(SentenceIdx::index),
            Self::Paragraph => document.paragraph_at_byte(byte).map(ParagraphIdx::index),
            Self::Document => Some(0),
        };
        let (first, last) = (at(span.start), at(span.end.saturating_sub(1).max(span.start)));
        first.filter(|_| first == last)
    }
}

/// A set of a document's units of one size.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Units {
    unit: Unit,
    len: usize,
    blocks: Vec<u64>,
}

impl Units {
    /// None of a document's units.
    pub(super) fn none(unit: Unit, document: &Document) -> Self {
        let len = unit.count(document);
        Self { unit, len, blocks: vec![0; len.div_ceil(64)] }
    }

    /// All of them, or none.
    pub(super) fn all_if(is_all: bool, unit: Unit, document: &Document) -> Self {
        let none = Self::none(unit, document);
        if is_all { none.others() } else { none }
    }

    /// Those that are not in the set.
    pub(super) fn others(mut self) -> Self {
        for (number, block) in self.blocks.iter_mut().enumerate() {
            let n_used = (self.len - (number * 64).min(self.len)).min(64) as u32;
            *block = !*block & u64::MAX.checked_shr(64 - n_used).unwrap_or_default();
        }
        self
    }

    pub(super) fn put(&mut self, index: usize) {
        if let Some(block) = self.blocks.get_mut(index / 64) {
            *block |= 1 << (index % 64);
        }
    }

    pub(super) fn has(&self, index: usize) -> bool {
        self.blocks.get(index / 64).is_some_and(|block| block >> (index % 64) & 1 == 1)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.blocks.iter().all(|&block| block == 0)
    }

    pub(super) fn keep(&mut self, other: &Self) {
        for (block, other) in self.blocks.iter_mut().zip(&other.blocks) {
            *block &= other;
        }
    }

    pub(super) fn add(&mut self, other: &Self) {
        for (block, other) in self.blocks.iter_mut().zip(&other.blocks) {
            *block |= other;
        }
    }

    /// The units of another size that lie in these, or that hold one of these.
    pub(super) fn seen_as(&self, unit: Unit, document: &Document) -> Self {
        if unit == self.unit {
            return self.clone();
        }
        if self.unit == Unit::Document || unit == Unit::Document {
            return Self::all_if(!self.is_empty(), unit, document);
        }
        let mut seen = Self::none(unit, document);
        for paragraph in 0..document.n_paragraphs() {
            let mut sentences = document.sentences_of_paragraph(ParagraphIdx::at(paragraph));
            if self.unit == Unit::Sentence {
                if sentences.any(|sentence| self.has(sentence)) {
                    seen.put(paragraph);
                }
            } else if self.has(paragraph) {
                sentences.for_each(|sentence| seen.put(sentence));
            }
        }
        seen
    }
}
