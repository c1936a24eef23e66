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
mod letters;
mod postings;
mod runs;
mod segment;
mod spellings;
mod tally;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use rayon::prelude::*;

pub(super) use self::asking::{Known, known};
use self::letters::LettersOfRuns;
pub(super) use self::letters::letter;
pub(super) use self::runs::stays_in_run;
use self::segment::{Segment, Taken};
use self::spellings::Spellings;
use crate::model::{Corpus, Document, Vocabulary};
use crate::text::Span;

/// The most text of a segment in bytes; what is made of it stands in memory twice for a moment.
const MOST_BYTES: usize = 32 << 20;
/// The least, so that small folders are one segment.
const LEAST_BYTES: usize = 2 << 20;
/// So many segments at least, where the text is long enough, so that all cores have work.
const FEWEST_SEGMENTS: usize = 8;

/// The different runs of a corpus, and where they stand.
#[derive(Debug, Default)]
pub struct Index {
    spellings: Spellings,
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
        let mut vocabulary = Vocabulary::default();
        let mut segments: Vec<Segment> = Vec::new();
        let cuts: Vec<&[Arc<Document>]> = cut(corpus.documents(), most_bytes).collect();
        // As many at once as there are threads: a segment's own vocabulary is large.
        for cuts in cuts.chunks(rayon::current_num_threads()) {
            let taken = cuts.par_iter().map(|documents| Taken::new(documents, cancelled));
            for taken in taken.collect::<Option<Vec<_>>>()? {
                let first = segments.last().map_or(0, Segment::end);
                segments.push(taken.segment(first, &mut vocabulary));
            }
        }
        let spellings = Spellings::new(&vocabulary);
        drop(vocabulary);
        let letters = LettersOfRuns::new(&spellings);
        segments.par_iter_mut().for_each(|segment| {
            let documents = corpus.documents().get(segment.first..).unwrap_or_default();
            let text = |document: u32, span: Span| {
                documents.get(document as usize).map_or("", |document| span.of(document.text()))
            };
            segment.letters = letters.added(segment, text);
        });
        (!cancelled()).then_some(Self { spellings, segments })
    }

    /// Bytes of memory that it takes.
    pub fn n_bytes(&self) -> usize {
        let segments = self.segments.iter().map(Segment::n_bytes).sum::<usize>();
        self.spellings.n_bytes() + segments
    }

    /// Number of documents it was made of.
    fn n_documents(&self) -> usize {
        self.segments.last().map_or(0, Segment::end)
    }
}

/// Cuts documents into groups of about so many bytes of text.
fn cut(documents: &[Arc<Document>], most_bytes: usize) -> impl Iterator<Item = &[Arc<Document>]> {
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
