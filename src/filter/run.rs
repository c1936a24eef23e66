//! Asks a query of all documents at once.

use rayon::prelude::*;

use super::Hits;
use super::query::{Found, Query};
use crate::model::Corpus;

/// Runs a query over all documents; `None` if `cancelled` said so meanwhile.
pub fn filter(
    corpus: &Corpus,
    query: &Query,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Hits> {
    let ask = |text: &str| if cancelled() { None } else { query.find(text, cancelled) };
    let documents = corpus.documents().par_iter();
    let found: Vec<Option<Found>> = documents.map(|document| ask(document.text())).collect();
    (!cancelled()).then(|| gathered(found, query.terms().len()))
}

fn gathered(found: Vec<Option<Found>>, n_terms: usize) -> Hits {
    let mut hits = Hits { n_by_term: vec![0; n_terms], ..Hits::default() };
    for found in found {
        hits.matches.push(found.is_some());
        hits.n_documents += usize::from(found.is_some());
        let found = found.unwrap_or_default();
        hits.n_hits += found.hits.len();
        for (total, number) in hits.n_by_term.iter_mut().zip(found.n_by_term) {
            *total += number;
        }
        hits.documents.push(found.hits);
    }
    hits
}
