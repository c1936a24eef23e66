//! Asks a query of all documents at once.

use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::hits::{Answer, Hits};
use super::query::{Found, Query};
use crate::model::{Corpus, Document};

/// Of so many hits the places are kept as they are found; those of the rest are found again where
/// somebody looks.
const MOST_PLACES_KEPT: usize = 1 << 20;

/// Runs a query over all documents; `None` if `cancelled` said so meanwhile.
pub fn filter(
    corpus: &Corpus,
    query: &Query,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Hits> {
    let n_kept = AtomicUsize::new(0);
    let ask = |document: &Document| {
        let found = if cancelled() { None } else { query.find(document.text(), cancelled) };
        answered(found, &n_kept)
    };
    let documents = corpus.documents().par_iter();
    let (answers, n_by_term): (Vec<Answer>, Vec<Vec<usize>>) =
        documents.map(|document| ask(document)).unzip();
    let n_by_term = added(n_by_term, query.terms().len());
    (!cancelled()).then(|| Hits::new(query.clone(), answers, n_by_term))
}

fn answered(found: Option<Found>, n_kept: &AtomicUsize) -> (Answer, Vec<usize>) {
    let Some(Found { hits, n_by_term }) = found else { return Default::default() };
    let n_hits = hits.len();
    // Which places are kept decides about time alone.
    let keeps = n_kept.fetch_add(n_hits, Ordering::Relaxed) < MOST_PLACES_KEPT;
    let places = keeps.then(|| hits.into());
    (Answer { matches: true, n_hits, places }, n_by_term)
}

fn added(n_by_term: Vec<Vec<usize>>, n_terms: usize) -> Vec<usize> {
    let mut totals = vec![0; n_terms];
    for n_by_term in n_by_term {
        for (total, number) in totals.iter_mut().zip(n_by_term) {
            *total += number;
        }
    }
    totals
}
