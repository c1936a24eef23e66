//! What one document alone says.

use super::links::FOUND_SHARE;
use crate::model::Document;
use crate::text::{Span, covered_bytes, merged};

/// A sentence is boilerplate if this share of its bytes is.
pub(super) const BOILERPLATE_SHARE: f64 = 0.8;

/// What a document alone says: its sentences of which no comparison with another document found a
/// passage, boilerplate left out; sentences that follow each other in a paragraph as one span.
///
/// `covered` are, for each other document, the stretches of this one that correspond to something
/// there.
pub fn only_here(document: &Document, covered: &[&[Span]], boilerplate: &[Span]) -> Vec<Span> {
    let covered = merged(covered.iter().flat_map(|spans| spans.iter().copied()).collect());
    let boilerplate = merged(boilerplate.to_vec());
    let mut found: Vec<Span> = Vec::new();
    let (mut last, mut paragraph) = (None, None);
    for (at, sentence) in document.sentences().enumerate() {
        let is_own = share_within(sentence, &covered) < FOUND_SHARE
            && share_within(sentence, &boilerplate) < BOILERPLATE_SHARE
            && !document.words_in(sentence).is_empty();
        if !is_own {
            continue;
        }
        let here = document.paragraph_at_byte(sentence.start);
        let follows = last.is_some_and(|last| last + 1 == at) && paragraph == here;
        match found.last_mut().filter(|_| follows) {
            Some(span) => *span = span.hull(sentence),
            None => found.push(sentence),
        }
        (last, paragraph) = (Some(at), here);
    }
    found
}

/// Which share of a span's bytes some others cover, sorted and disjoint.
pub(super) fn share_within(span: Span, others: &[Span]) -> f64 {
    let first = others.partition_point(|other| other.end <= span.start);
    let near = others.iter().skip(first).map_while(|other| other.intersection(span));
    let inside: Vec<Span> = near.collect();
    covered_bytes(&inside) as f64 / f64::from(span.len().max(1))
}
