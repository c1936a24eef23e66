//! Asks a query of all documents at once.

use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::hits::{Answer, Hits};
use super::index::{Index, Known, known};
use super::query::{Found, Query};
use crate::model::{Corpus, Document};

/// Of so many hits the places are kept as they are found; those of the rest are found again where
/// somebody looks.
const MOST_PLACES_KEPT: usize = 1 << 20;

/// Runs a query over all documents; `None` if `cancelled` said so meanwhile.
///
/// With the index of the corpus, only those documents are read of which it does not tell enough; the
/// answer is the same.
pub fn filter(
    corpus: &Corpus,
    index: Option<&Index>,
    query: &Query,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Hits> {
    let known = index.and_then(|index| known(index, corpus, query, cancelled));
    let Known { mut answers, mut n_by_term } = known.unwrap_or_default();
    answers.resize_with(corpus.len(), || None);
    n_by_term.resize(query.terms().len(), 0);
    let n_kept = AtomicUsize::new(0);
    let open: Vec<(&mut Option<Answer>, &Document)> = answers
        .iter_mut()
        .zip(corpus.documents())
        .filter(|(answer, _)| answer.is_none())
        .map(|(answer, document)| (answer, document.as_ref()))
        .collect();
    let read = open.into_par_iter().map(|(answer, document)| {
        let found = if cancelled() { None } else { query.find(document, cancelled) };
        let (read, n_by_term) = answered(found, &n_kept);
        *answer = Some(read);
        n_by_term
    });
    let n_read = read.reduce(Vec::new, added);
    let answers = answers.into_iter().flatten().collect();
    (!cancelled()).then(|| Hits::new(query.clone(), answers, added(n_by_term, n_read)))
}

fn answered(found: Option<Found>, n_kept: &AtomicUsize) -> (Answer, Vec<usize>) {
    let Some(Found { hits, n_by_term }) = found else { return Default::default() };
    let n_hits = hits.len();
    // Which places are kept decides about time alone.
    let keeps = n_kept.fetch_add(n_hits, Ordering::Relaxed) < MOST_PLACES_KEPT;
    let places = keeps.then(|| hits.into());
    (Answer { matches: true, n_hits, places }, n_by_term)
}

/// Adds numbers place by place; what is missing at the end is zero.
fn added(mut left: Vec<usize>, mut right: Vec<usize>) -> Vec<usize> {
    if left.len() < right.len() {
        std::mem::swap(&mut left, &mut right);
    }
    for (total, number) in left.iter_mut().zip(right) {
        *total += number;
    }
    left
}
