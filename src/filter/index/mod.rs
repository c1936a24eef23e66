//! Answers words for a whole folder without reading it: which different runs of letters there are,
//! and in which documents each stands.
//!
//! A folder of any size has few different words. What a word of a query finds in each of them is
//! found once, by the same search that reads a document, and multiplied by how often it stands in
//! each document. So the numbers are those of a reading, never estimates; whatever cannot be told so
//! (phrases, patterns across words) is read, in the documents that may have it.
//!
//! An index is a value beside the corpus it was made of; without one everything is read.

mod asking;
mod postings;
mod runs;
mod segment;
#[cfg(test)]
mod tests;

use rayon::prelude::*;

pub(super) use self::asking::{Known, known};
pub(super) use self::runs::stays_in_run;
use self::segment::Segment;
use crate::model::{Corpus, Document};

/// The least text of a segment in bytes: each has its own list of different runs.
const LEAST_BYTES: usize = 4 << 20;
/// The most text of a segment; what is made of it stands in memory twice for a moment.
const MOST_BYTES: usize = 64 << 20;
/// So many segments at least, where the text is long enough, so that all cores have work.
const FEWEST_SEGMENTS: usize = 8;

/// The different runs of a corpus, and where they stand.
#[derive(Debug, Default)]
pub struct Index {
    segments: Vec<Segment>,
}

impl Index {
    /// Makes the index of a corpus; `None` if `cancelled` said so meanwhile.
    pub fn new(corpus: &Corpus, cancelled: &(dyn Fn() -> bool + Sync)) -> Option<Self> {
        let texts = corpus.documents().iter().map(|document| document.text().len());
        let n_bytes = texts.sum::<usize>();
        Self::cut(corpus, (n_bytes / FEWEST_SEGMENTS).clamp(LEAST_BYTES, MOST_BYTES), cancelled)
    }

    /// Makes an index of segments of at most so many bytes of text, or one document.
    fn cut(
        corpus: &Corpus,
        most_bytes: usize,
        cancelled: &(dyn Fn() -> bool + Sync),
    ) -> Option<Self> {
        let mut first = 0;
        let cuts: Vec<_> = cut(corpus.documents(), most_bytes)
            .map(|documents| ((first, documents), first += documents.len()).0)
            .collect();
        let made = cuts
            .into_par_iter()
            .map(|(first, documents)| Segment::new(first, documents, cancelled));
        Some(Self { segments: made.collect::<Option<_>>()? })
    }

    /// Bytes of memory that it takes.
    pub fn n_bytes(&self) -> usize {
        self.segments.iter().map(Segment::n_bytes).sum()
    }

    /// Number of documents it was made of.
    fn n_documents(&self) -> usize {
        self.segments.last().map_or(0, |last| last.first + last.n_documents)
    }
}

/// Cuts documents into groups of about so many bytes of text.
fn cut(
    documents: &[std::sync::Arc<Document>],
    most_bytes: usize,
) -> impl Iterator<Item = &[std::sync::Arc<Document>]> {
    let mut n_bytes = 0;
    documents.chunk_by(move |before, next| {
        n_bytes += before.text().len();
        let is_full = n_bytes + next.text().len() > most_bytes;
        if is_full {
            n_bytes = 0;
        }
        !is_full
    })
}
