//! The tables over texts that were cut one after the other.

use std::ops::Range;

use super::index::WordId;
use super::word_starts::WordStarts;
use crate::text::Span;

/// A word takes this many bytes of text at least on average, the gap behind it included; more words
/// make the tables grow once more.
const BYTES_PER_WORD: usize = 5;

/// Words, sentences and paragraphs of several texts, those of one behind those of the other: a few
/// large pieces of memory cost the system less than many small ones.
#[derive(Clone, Debug, Default)]
pub(super) struct Tables {
    /// Counted from the first byte of the first text.
    pub(super) word_starts: WordStarts,
    pub(super) word_lens: Vec<u8>,
    pub(super) word_ids: Vec<WordId>,
    pub(super) sentences: Vec<Row>,
    pub(super) paragraphs: Vec<Row>,
}

/// Which part of the tables belongs to one text.
#[derive(Clone, Debug, Default)]
pub(super) struct Part {
    /// The text's first byte, counted from that of the first text.
    pub(super) first_byte: u32,
    pub(super) words: Range<usize>,
    pub(super) sentences: Range<usize>,
    pub(super) paragraphs: Range<usize>,
}

/// A span and the number of the first thing inside it: a sentence's words, a paragraph's sentences,
/// counted within their text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    pub(super) span: Span,
    pub(super) first: u32,
}

impl Tables {
    /// Empty tables for texts of so many bytes.
    pub(super) fn with_room_for(n_bytes: usize) -> Self {
        let n_words = n_bytes / BYTES_PER_WORD;
        Self {
            word_starts: WordStarts::with_capacity(n_words),
            word_lens: Vec::with_capacity(n_words),
            word_ids: Vec::with_capacity(n_words),
            ..Self::default()
        }
    }

    /// What belongs to a text that is not there yet, and will begin at this byte.
    pub(super) fn end(&self, first_byte: u32) -> Part {
        let at = |n: usize| n..n;
        Part {
            first_byte,
            words: at(self.word_starts.len()),
            sentences: at(self.sentences.len()),
            paragraphs: at(self.paragraphs.len()),
        }
    }

    /// Gives back the memory that no text needed.
    pub(super) fn shrink(&mut self) {
        self.word_starts.shrink();
        self.word_lens.shrink_to_fit();
        self.word_ids.shrink_to_fit();
        self.sentences.shrink_to_fit();
        self.paragraphs.shrink_to_fit();
    }
}

impl Part {
    /// Everything from here to the tables' end.
    pub(super) fn up_to(self, end: &Self) -> Self {
        Self {
            first_byte: self.first_byte,
            words: self.words.start..end.words.end,
            sentences: self.sentences.start..end.sentences.end,
            paragraphs: self.paragraphs.start..end.paragraphs.end,
        }
    }
}
