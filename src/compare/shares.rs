//! How much of a document the passages cover, and what they leave.

use std::ops::Range;

use super::comparison::{Kind, Passage, Share, Side};
use crate::model::{Document, SentenceIdx};
use crate::text::{Span, merged};

/// One side's words by where they stand.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Coverage {
    /// How much the passages cover, by kind.
    pub(super) share: Share,
    /// Words in passages, boilerplate left out.
    pub(super) n_covered: usize,
    /// Words of the document, boilerplate left out.
    pub(super) n_counted: usize,
}

/// Counts one side's words, boilerplate left out above and below the line.
pub(super) fn coverage(
    document: &Document,
    side: Side,
    passages: &[Passage],
    boilerplate: &[Span],
) -> Coverage {
    let mut counts = vec![true; document.n_words()];
    for span in boilerplate {
        counts.get_mut(document.words_in(*span)).unwrap_or_default().fill(false);
    }
    let n_in = |words: Range<usize>| {
        counts.get(words).unwrap_or_default().iter().filter(|&&counts| counts).count()
    };
    let n_of = |kind: Kind| -> usize {
        let of_kind = passages.iter().filter(|passage| passage.kind == kind);
        of_kind.map(|passage| n_in(document.words_in(passage.span(side)))).sum()
    };
    let (identical, edited) = (n_of(Kind::Identical), n_of(Kind::Edited));
    let paraphrased = n_of(Kind::Paraphrased);
    let n_counted = n_in(0..document.n_words());
    let part = |n_words: usize| n_words as f64 / n_counted.max(1) as f64;
    Coverage {
        share: Share {
            identical: part(identical),
            edited: part(edited),
            paraphrased: part(paraphrased),
        },
        n_covered: identical + edited + paraphrased,
        n_counted,
    }
}

/// What one side has in no passage and not as boilerplate: what is left of each sentence, as far as
/// it holds a word, neighbours inside a paragraph joined.
pub(super) fn only(
    document: &Document,
    side: Side,
    passages: &[Passage],
    boilerplate: &[Span],
) -> Vec<Span> {
    let mut taken: Vec<Span> = passages.iter().map(|passage| passage.span(side)).collect();
    taken.extend_from_slice(boilerplate);
    let taken = merged(taken);
    let mut found: Vec<Span> = Vec::new();
    for sentence in 0..document.n_sentences() {
        let sentence = document.sentence(SentenceIdx::at(sentence));
        for rest in rests(sentence, &taken) {
            let rest = rest.trimmed(document.text());
            if document.words_in(rest).is_empty() {
                continue;
            }
            match found.last_mut() {
                Some(last) if touch(document, *last, rest) => last.end = rest.end,
                _ => found.push(rest),
            }
        }
    }
    found
}

/// What `taken` (sorted and disjoint) leaves of a span.
fn rests(span: Span, taken: &[Span]) -> Vec<Span> {
    let first = taken.partition_point(|other| other.end <= span.start);
    let mut start = span.start;
    let mut found = Vec::new();
    for other in taken.iter().skip(first).take_while(|other| other.start < span.end) {
        found.push(Span::new(start, other.start.max(start)));
        start = other.end.max(start);
    }
    found.push(Span::new(start, span.end));
    found.retain(|rest| !rest.is_empty());
    found
}

/// Whether only white space lies between two spans of one paragraph.
fn touch(document: &Document, before: Span, after: Span) -> bool {
    let between = Span::new(before.end, after.start).of(document.text());
    between.chars().all(char::is_whitespace)
        && document.paragraph_at_byte(before.start) == document.paragraph_at_byte(after.start)
}
