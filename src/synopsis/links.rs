//! Passages cut into sentences: which sentences of two documents stand level, and how.

use std::ops::Range;

use super::table::Mark;
use crate::compare::{Change, Comparison, Kind, Passage};
use crate::model::{Document, SentenceIdx, WordIdx};
use crate::text::Span;

/// A sentence is found elsewhere if passages cover this share of it.
pub(super) const FOUND_SHARE: f64 = 0.25;

/// Sentences on each side that correspond, as few as can be told apart.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Link {
    pub(super) left: Range<usize>,
    pub(super) right: Range<usize>,
    /// What of the sentences corresponds.
    pub(super) spans: (Span, Span),
    pub(super) kind: Kind,
    pub(super) is_moved: bool,
    /// What differs on the right.
    pub(super) marks: Vec<Mark>,
}

/// The links of a comparison: passages first, then second copies, which stand out of order.
pub(super) fn links(left: &Document, right: &Document, comparison: &Comparison) -> Vec<Link> {
    let mut found = Vec::with_capacity(comparison.passages.len());
    for passage in &comparison.passages {
        for part in parts(left, right, passage) {
            found.extend(link(left, right, &part, passage.is_moved));
        }
    }
    for hint in &comparison.also_here {
        let part = Part { left: hint.left, right: hint.right, kind: Kind::Identical, changes: &[] };
        found.extend(link(left, right, &part, true));
    }
    found
}

/// A part of a passage that no end of a sentence cuts on both sides.
struct Part<'a> {
    left: Span,
    right: Span,
    kind: Kind,
    changes: &'a [Change],
}

fn link(left: &Document, right: &Document, part: &Part<'_>, is_moved: bool) -> Option<Link> {
    let is_on_right = |change: &&Change| !change.right.is_empty();
    let mark = |change: &Change| Mark { span: change.right, is_added: change.left.is_empty() };
    Some(Link {
        left: sentences(left, part.left)?,
        right: sentences(right, part.right)?,
        spans: (part.left, part.right),
        kind: part.kind,
        is_moved,
        marks: part.changes.iter().filter(is_on_right).map(mark).collect(),
    })
}

/// The sentences that a stretch is of, without those at its ends that it only touches.
fn sentences(document: &Document, span: Span) -> Option<Range<usize>> {
    let mut first = document.sentence_at_byte(span.start)?.index();
    let mut last = document.sentence_at_byte(span.end.saturating_sub(1).max(span.start))?.index();
    let touches = |at: usize| {
        let sentence = document.sentence(SentenceIdx::at(at));
        let common = sentence.intersection(span).map_or(0, Span::len);
        f64::from(common) < FOUND_SHARE * f64::from(sentence.len())
            && f64::from(common) < FOUND_SHARE * f64::from(span.len())
    };
    while first < last && touches(first) {
        first += 1;
    }
    while first < last && touches(last) {
        last -= 1;
    }
    Some(first..last + 1)
}

/// A passage cut wherever a sentence ends at the same word on both sides.
fn parts<'a>(left: &Document, right: &Document, passage: &'a Passage) -> Vec<Part<'a>> {
    let cuts = cuts(left, right, passage);
    let mut found = Vec::with_capacity(cuts.len() + 1);
    let (mut start, mut changes) = ((passage.left.start, passage.right.start), &*passage.changes);
    for (end, next) in cuts {
        let n_before = changes
            .partition_point(|change| change.left.start < next.0 && change.right.start < next.1);
        let (before, rest) = changes.split_at(n_before);
        found.push((Span::new(start.0, end.0), Span::new(start.1, end.1), before));
        (start, changes) = (next, rest);
    }
    let ends = (passage.left.end, passage.right.end);
    found.push((Span::new(start.0, ends.0), Span::new(start.1, ends.1), changes));
    let part = |(left, right, changes): (Span, Span, &'a [Change])| {
        let is_same = passage.kind == Kind::Edited && changes.is_empty();
        let kind = if is_same { Kind::Identical } else { passage.kind };
        Part { left, right, kind, changes }
    };
    found.into_iter().map(part).collect()
}

/// A byte on each side.
type Bytes = (u32, u32);

/// Where sentences end on both sides inside a passage, and where the next ones begin.
fn cuts(left: &Document, right: &Document, passage: &Passage) -> Vec<(Bytes, Bytes)> {
    let words = (left.words_in(passage.left), right.words_in(passage.right));
    let mut found = Vec::new();
    let mut at = (words.0.start, words.1.start);
    let ends = passage
        .changes
        .iter()
        .map(|change| (left.words_in(change.left), right.words_in(change.right), *change));
    for (on_left, on_right, change) in ends {
        // An empty stretch has no words; it stands where the other side's change ends.
        let n_same = match (change.left.is_empty(), change.right.is_empty()) {
            (false, _) => on_left.start.saturating_sub(at.0),
            _ => on_right.start.saturating_sub(at.1),
        };
        cuts_between(left, right, (at, n_same), &mut found);
        at = (at.0 + n_same + on_left.len(), at.1 + n_same + on_right.len());
    }
    let n_same = words.0.end.saturating_sub(at.0);
    // Sides that do not come out even were not told apart word by word.
    if n_same != words.1.end.saturating_sub(at.1) {
        return Vec::new();
    }
    cuts_between(left, right, (at, n_same), &mut found);
    let is_inside = |&(_, next): &(Bytes, Bytes)| {
        next.0 > passage.left.start
            && next.0 < passage.left.end
            && next.1 > passage.right.start
            && next.1 < passage.right.end
    };
    found.retain(is_inside);
    found.dedup();
    found
}

/// Adds the cuts within so many words from a place on that are the same on both sides.
fn cuts_between(
    left: &Document,
    right: &Document,
    (at, n_same): ((usize, usize), usize),
    found: &mut Vec<(Bytes, Bytes)>,
) {
    let begins = |document: &Document, word: usize| {
        let byte = document.word(WordIdx::at(word)).start;
        let sentence = document.sentence_at_byte(byte)?;
        let is_first = document.words_of_sentence(sentence).start == word && sentence.index() > 0;
        let end = document.sentence(SentenceIdx::at(sentence.index().checked_sub(1)?)).end;
        is_first.then(|| (end, document.sentence(sentence).start))
    };
    for offset in 0..=n_same {
        let (on_left, on_right) = (begins(left, at.0 + offset), begins(right, at.1 + offset));
        if let (Some(on_left), Some(on_right)) = (on_left, on_right) {
            found.push(((on_left.0, on_right.0), (on_left.1, on_right.1)));
        }
    }
}
