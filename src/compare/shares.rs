//! How much of a document the passages cover, and what they leave.

use std::ops::Range;

use super::comparison::{Kind, Share};
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

/// Counts one side's words, boilerplate left out above and below the line; `passages` are kinds and
/// the words they cover, `boilerplate` is sorted and disjoint.
pub(super) fn coverage<'w>(
    document: &Document,
    passages: impl Iterator<Item = (Kind, &'w Range<usize>)>,
    boilerplate: &[Span],
) -> Coverage {
    let left_out: Vec<_> = boilerplate.iter().map(|span| document.words_in(*span)).collect();
    let n_in = |words: &Range<usize>| {
        let first = left_out.partition_point(|other| other.end <= words.start);
        let near = left_out.iter().skip(first).take_while(|other| other.start < words.end);
        let n_out: usize = near
            .map(|other| words.end.min(other.end).saturating_sub(words.start.max(other.start)))
            .sum();
        words.len() - n_out
    };
    let n_counted = n_in(&(0..document.n_words()));
    let (mut identical, mut edited, mut paraphrased) = (0, 0, 0);
    for (kind, words) in passages {
        let of_kind = match kind {
            Kind::Identical => &mut identical,
            Kind::Edited => &mut edited,
            Kind::Paraphrased => &mut paraphrased,
        };
        *of_kind += n_in(words);
    }
    let part = |n_words: usize| n_words as f64 / n_counted.max(1) as f64;
    let share =
        Share { identical: part(identical), edited: part(edited), paraphrased: part(paraphrased) };
    Coverage { share, n_covered: identical + edited + paraphrased, n_counted }
}

/// What one side has in no passage and not as boilerplate: what is left of each sentence, as far as
/// it holds a word, neighbours inside a paragraph joined.
pub(super) fn only(document: &Document, mut covered: Vec<Span>, boilerplate: &[Span]) -> Vec<Span> {
    covered.extend_from_slice(boilerplate);
    let taken = merged(covered);
    let mut first = 0;
    let mut found: Vec<Span> = Vec::new();
    for sentence in 0..document.n_sentences() {
        let sentence = document.sentence(SentenceIdx::at(sentence));
        while taken.get(first).is_some_and(|taken| taken.end <= sentence.start) {
            first += 1;
        }
        let taken = taken.get(first..).unwrap_or_default();
        if taken.first().is_some_and(|taken| taken.covers(sentence)) {
            continue;
        }
        for rest in rests(sentence, taken) {
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

/// What `taken` (sorted, disjoint, none before the span) leaves of a span.
fn rests(span: Span, taken: &[Span]) -> Vec<Span> {
    let mut start = span.start;
    let mut found = Vec::new();
    for other in taken.iter().take_while(|other| other.start < span.end) {
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
