//! The runs of some documents that follow each other, and where they stand.

use std::sync::Arc;

use super::postings::{Writer, each_posting};
use super::runs::each_run;
use super::spellings::Weights;
use super::tally::{MOST_BYTES, Tally};
use crate::model::{Document, Vocabulary, WordId};
use crate::text::Span;

/// A document with a larger part in long runs (Chinese, for example) is not taken in at all.
const MOST_IN_LONG_RUNS: f64 = 0.25;

/// Documents that follow each other, with their different runs.
#[derive(Debug)]
pub(super) struct Segment {
    /// The number of its first document in the corpus.
    pub(super) first: usize,
    pub(super) n_documents: usize,
    /// The numbers of its runs among those of the corpus.
    runs: Vec<u32>,
    postings: Vec<u8>,
    /// Where the postings of each of its runs end.
    ends: Vec<u32>,
    /// How often each letter stands in each document, letter by letter.
    pub(super) letters: Vec<u32>,
    /// Long runs, each in its document.
    pub(super) long: Vec<(u32, Span)>,
    /// The documents that were not taken in.
    pub(super) left_out: Vec<u32>,
}

impl Segment {
    /// The number of the first document behind it.
    pub(super) fn end(&self) -> usize {
        self.first + self.n_documents
    }

    /// Its runs but the long ones, by their numbers, with their postings.
    pub(super) fn runs(&self) -> impl Iterator<Item = (u32, &[u8])> {
        let mut start = 0;
        self.runs.iter().zip(&self.ends).map(move |(&run, &end)| {
            let range = start as usize..end as usize;
            start = end;
            (run, self.postings.get(range).unwrap_or_default())
        })
    }

    /// The number of a letter in each document.
    pub(super) fn letter(&self, letter: usize) -> &[u32] {
        let start = letter * self.n_documents;
        self.letters.get(start..start + self.n_documents).unwrap_or_default()
    }

    /// Adds up, for each document, what was found in its runs but the long ones.
    pub(super) fn added(&self, weights: &Weights) -> Vec<u32> {
        let mut counts = vec![0_u32; self.n_documents];
        if weights.is_empty() {
            return counts;
        }
        for (run, postings) in self.runs() {
            let weight = weights.of(run);
            if weight > 0 {
                each_posting(postings, |document, times| {
                    // A document has no more hits than bytes.
                    if let Some(count) = counts.get_mut(document as usize) {
                        *count += weight * times;
                    }
                });
            }
        }
        counts
    }

    /// Bytes of memory.
    pub(super) fn n_bytes(&self) -> usize {
        self.postings.len()
            + size_of::<u32>() * (self.runs.len() + self.ends.len() + self.letters.len())
            + size_of::<u32>() * self.left_out.len()
            + size_of::<(u32, Span)>() * self.long.len()
    }
}

/// What has been taken in so far, document by document.
#[derive(Default)]
pub(super) struct Taken {
    vocabulary: Vocabulary,
    /// Counts within a document.
    tally: Tally,
    /// Run and number of times, for every document in turn.
    facts: Vec<(u32, u32)>,
    /// Where each document's facts end.
    ends: Vec<usize>,
    long: Vec<(u32, Span)>,
    left_out: Vec<u32>,
}

impl Taken {
    /// Takes documents in; `None` if `cancelled` said so meanwhile.
    pub(super) fn new(
        documents: &[Arc<Document>],
        cancelled: &(dyn Fn() -> bool + Sync),
    ) -> Option<Self> {
        let mut taken = Self::default();
        for (document, number) in documents.iter().zip(0..) {
            if cancelled() {
                return None;
            }
            taken.take(number, document.text());
        }
        Some(taken)
    }

    fn take(&mut self, document: u32, text: &str) {
        let n_long = self.long.len();
        let mut n_bytes_long = 0;
        each_run(text, |run| {
            // There are too many different ones that are longer.
            if run.len() > MOST_BYTES {
                n_bytes_long += run.len();
                self.long.push((document, Span::from_range(run)));
            } else {
                self.tally.count(text, run);
            }
        });
        let is_taken = n_bytes_long as f64 <= MOST_IN_LONG_RUNS * text.len() as f64;
        self.tally.drain(|run, n| {
            if is_taken {
                let run = self.vocabulary.intern(text.get(run).unwrap_or_default());
                self.facts.push((run.0, n));
            }
        });
        if !is_taken {
            self.long.truncate(n_long);
            self.left_out.push(document);
        }
        self.ends.push(self.facts.len());
    }

    /// Turns what stands by document into what stands by run, with the numbers that the runs have
    /// among those of the corpus.
    pub(super) fn segment(self, first: usize, vocabulary: &mut Vocabulary) -> Segment {
        let n_runs = self.vocabulary.len();
        let mut sizes = vec![0_u32; n_runs];
        self.each_fact(|run, writer, document, n| {
            if let Some(size) = sizes.get_mut(run) {
                writer.write(document, n, |_| *size += 1);
            }
        });
        let mut at: Vec<u32> =
            sizes.iter().scan(0, |end, size| Some((*end, *end += size).0)).collect();
        let mut postings = vec![0; sizes.iter().map(|&size| size as usize).sum()];
        self.each_fact(|run, writer, document, n| {
            let Some(at) = at.get_mut(run) else { return };
            writer.write(document, n, |byte| {
                if let Some(to) = postings.get_mut(*at as usize) {
                    *to = byte;
                }
                *at += 1;
            });
        });
        let words = (0..n_runs).map(|number| self.vocabulary.word(WordId::at(number)));
        let runs = words.map(|word| vocabulary.intern(word).0).collect();
        let n_documents = self.ends.len();
        let Self { long, left_out, .. } = self;
        let letters = Vec::new();
        Segment { first, n_documents, runs, postings, ends: at, letters, long, left_out }
    }

    fn each_fact(&self, mut each: impl FnMut(usize, &mut Writer, u32, u32)) {
        let mut writers = vec![Writer::default(); self.vocabulary.len()];
        let mut start = 0;
        for (&end, document) in self.ends.iter().zip(0..) {
            for &(run, n) in self.facts.get(start..end).unwrap_or_default() {
                if let Some(writer) = writers.get_mut(run as usize) {
                    each(run as usize, writer, document, n);
                }
            }
            start = end;
        }
    }
}
