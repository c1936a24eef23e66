//! Values in, strings out: what the command line prints and what is kept as a file.
//!
//! Pure: nothing here knows where a string goes, or looks at files, clock or terminal.

pub mod evidence;
pub mod finding_table;
pub mod folder;
pub mod hits;
pub mod json;
pub mod terminal;

use crate::model::{Corpus, Source};

/// A document as far as a list of pairs names it.
#[derive(Clone, Copy, Debug)]
pub struct Measured<'a> {
    /// Where it came from.
    pub source: &'a Source,
    /// Number of its words.
    pub n_words: usize,
}

impl<'a> Measured<'a> {
    /// All documents of a corpus.
    pub fn all(corpus: &'a Corpus) -> Vec<Self> {
        let documents = corpus.documents().iter();
        documents.map(|d| Self { source: d.source(), n_words: d.n_words() }).collect()
    }
}
