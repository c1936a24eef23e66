//! Documents in memory: immutable once made, small, and shared behind `Arc`.
//!
//! One text buffer a document; words, sentences and paragraphs are tables of 32-bit offsets into it,
//! words are interned corpus-wide. Nothing here knows where a text came from.

mod corpus;
mod document;
mod index;
mod layout;
mod numbers;
mod parsed;
mod stamp;
mod tables;
mod title;
mod vocabulary;
mod word_ids;
mod word_starts;

pub use self::corpus::{Corpus, CorpusBuilder};
pub use self::document::{Document, Format, Source};
pub use self::index::{DocId, ParagraphIdx, SentenceIdx, WordId, WordIdx};
pub use self::layout::{Imprint, Layout, Rich};
pub use self::parsed::{Parsed, Parser};
pub use self::stamp::Stamp;
pub use self::vocabulary::Vocabulary;

/// A file that could not be read, whole or in part, with the reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The path as it is shown; bytes that are not UTF-8 became U+FFFD.
    pub path: std::sync::Arc<str>,
    /// The path's bytes, where they are not UTF-8.
    pub path_bytes: Option<std::sync::Arc<[u8]>>,
    /// What is the matter: one sentence, without the path.
    pub reason: String,
    /// Whether the document is there, but not all of it.
    pub is_partial: bool,
    /// What it is about.
    pub cause: Cause,
}

/// What a problem is about, which says when it is over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cause {
    /// The content of a file.
    #[default]
    File,
    /// What is no file, or a folder or link that could not be followed.
    Walk,
    /// The memory that all would take.
    Room,
    /// What was opened is no longer there.
    Gone,
}

impl Problem {
    /// The same with another cause.
    #[must_use]
    pub fn caused_by(self, cause: Cause) -> Self {
        Self { cause, ..self }
    }
}
