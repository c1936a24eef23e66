//! The runs of some documents that follow each other, and where they stand.

use std::sync::Arc;

use super::postings::{Writer, each_posting};
use super::runs::each_run;
use crate::model::{Document, Vocabulary, WordId};
use crate::text::Span;

/// A longer run is not listed among the different ones, of which it would make too many.
const MOST_BYTES_OF_RUN: usize = 32;
/// A document with a larger part in long runs (Chinese, for example) is not taken in at all.
const MOST_IN_LONG_RUNS: f64 = 0.25;

/// Documents that follow each other, with their different runs.
#[derive(Debug)]
pub(super) struct Segment {
    /// The number of its first document in the corpus.
    pub(super) first: usize,
    pub(super) n_documents: usize,
    /// Every different run as it is spelled, each on a line of its own.
    pub(super) spellings: String,
    /// Where each run's line begins, and where a further one would.
    lines: Vec<u32>,
    postings: Vec<u8>,
    /// Where each run's postings end.
    ends: Vec<u32>,
    /// Long runs, each in its document.
    pub(super) long: Vec<(u32, Span)>,
    /// The documents that were not taken in.
    pub(super) left_out: Vec<u32>,
}

impl Segment {
    /// Takes documents in; `None` if `cancelled` said so meanwhile.
    pub(super) fn new(
        first: usize,
        documents: &[Arc<Document>],
        cancelled: &(dyn Fn() -> bool + Sync),
    ) -> Option<Self> {
        let mut taken = Taken::default();
        for (document, number) in documents.iter().zip(0..) {
            if cancelled() {
                return None;
            }
            taken.take(number, document.text());
        }
        Some(taken.segment(first, documents.len()))
    }

    /// The run whose line holds a byte of the spellings, at or after the run `from`.
    pub(super) fn run_at(&self, mut from: usize, byte: u32) -> usize {
        // Hits come in order and mostly close together.
        for _ in 0..8 {
            match self.lines.get(from + 1) {
                Some(&next) if next <= byte => from += 1,
                _ => return from,
            }
        }
        let rest = self.lines.get(from..).unwrap_or_default();
        (from + rest.partition_point(|&line| line <= byte)).saturating_sub(1)
    }

    /// Calls `each` with every document, numbered from the segment's first, in which a run stands,
    /// and how often.
    pub(super) fn each_posting(&self, run: usize, each: impl FnMut(u32, u32)) {
        let start = run.checked_sub(1).and_then(|before| self.ends.get(before)).copied();
        let range = start.unwrap_or_default() as usize
            ..self.ends.get(run).copied().unwrap_or_default() as usize;
        each_posting(self.postings.get(range).unwrap_or_default(), each);
    }

    /// Bytes of memory.
    pub(super) fn n_bytes(&self) -> usize {
        self.spellings.len()
            + self.postings.len()
            + size_of::<u32>() * (self.lines.len() + self.ends.len() + self.left_out.len())
            + size_of::<(u32, Span)>() * self.long.len()
    }
}

/// What has been taken in so far, document by document.
#[derive(Default)]
struct Taken {
    vocabulary: Vocabulary,
    /// For each run the last document it was met in, and its place in `facts`.
    last: Vec<(u32, u32)>,
    /// Run and number of times, for every document in turn.
    facts: Vec<(u32, u32)>,
    /// Where each document's facts end.
    ends: Vec<usize>,
    long: Vec<(u32, Span)>,
    left_out: Vec<u32>,
}

impl Taken {
    fn take(&mut self, document: u32, text: &str) {
        let n_long = self.long.len();
        let mut n_bytes_long = 0;
        each_run(text, |run| {
            if run.len() > MOST_BYTES_OF_RUN {
                n_bytes_long += run.len();
                self.long.push((document, Span::from_range(run)));
            } else {
                self.count(document, text.get(run).unwrap_or_default());
            }
        });
        if n_bytes_long as f64 > MOST_IN_LONG_RUNS * text.len() as f64 {
            self.long.truncate(n_long);
            self.facts.truncate(self.ends.last().copied().unwrap_or_default());
            self.left_out.push(document);
        }
        self.ends.push(self.facts.len());
    }

    fn count(&mut self, document: u32, run: &str) {
        let number = self.vocabulary.intern(run).index();
        if number == self.last.len() {
            self.last.push((u32::MAX, 0));
        }
        let Some(last) = self.last.get_mut(number) else { return };
        if last.0 == document
            && let Some(fact) = self.facts.get_mut(last.1 as usize)
        {
            fact.1 += 1;
        } else {
            *last = (document, self.facts.len() as u32);
            self.facts.push((number as u32, 1));
        }
    }

    /// Turns what stands by document into what stands by run.
    fn segment(self, first: usize, n_documents: usize) -> Segment {
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
        let (spellings, lines) = lined(&self.vocabulary);
        let Self { long, left_out, .. } = self;
        Segment { first, n_documents, spellings, lines, postings, ends: at, long, left_out }
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

/// Every run on a line of its own, and where the lines begin.
fn lined(vocabulary: &Vocabulary) -> (String, Vec<u32>) {
    let mut spellings = String::new();
    let mut lines = Vec::with_capacity(vocabulary.len() + 1);
    for number in 0..vocabulary.len() {
        lines.push(spellings.len() as u32);
        spellings.push_str(vocabulary.word(WordId::at(number)));
        spellings.push('\n');
    }
    lines.push(spellings.len() as u32);
    (spellings, lines)
}
