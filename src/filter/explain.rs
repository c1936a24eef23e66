//! Says why nothing was found.

use rayon::prelude::*;

use super::query::Query;
use super::run::filter;
use super::term::{Insistence, Term};
use super::wording::thousands;
use super::{Index, QueryError, Switches};
use crate::model::Corpus;

/// Says why a query has no hits, if it has none: what a switch or a typed capital hides ("0 hits;
/// 3 without case"), or which term stands nowhere. `None` also if `cancelled` said so.
pub fn explain_nothing(
    corpus: &Corpus,
    index: Option<&Index>,
    text: &str,
    switches: Switches,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<String> {
    let query = Query::parse(text, switches).ok()?;
    if query.is_empty() || filter(corpus, index, &query, cancelled)?.n_documents > 0 {
        return None;
    }
    for (words, query) in relaxed(text, switches) {
        let hits = query.ok().and_then(|query| filter(corpus, index, &query, cancelled));
        if let Some(hits) = hits
            && hits.n_hits > 0
        {
            return Some(format!("0 hits; {} {words}", thousands(hits.n_hits)));
        }
    }
    let missing = query.positive_terms().find(|term| !is_anywhere(corpus, term, cancelled));
    let reason = match missing {
        _ if cancelled() => return None,
        Some(_) if query.terms().len() == 1 => return None,
        Some(term) => format!("no document has {}", term.typed()),
        None => "each term is found, but no document matches all of it".to_owned(),
    };
    Some(format!("0 hits; {reason}"))
}

fn is_anywhere(corpus: &Corpus, term: &Term, cancelled: &(dyn Fn() -> bool + Sync)) -> bool {
    corpus
        .documents()
        .par_iter()
        .any(|document| cancelled() || term.is_in(document.text(), cancelled))
}

/// The same query with one demand less, the likeliest first.
fn relaxed(
    text: &str,
    switches: Switches,
) -> impl Iterator<Item = (&'static str, Result<Query, QueryError>)> {
    let insistence = Insistence::default();
    let without_case = Switches { is_case_exact: false, ..switches };
    let inside_words = Switches { is_whole_word: false, ..switches };
    let as_words = Switches { is_regex: false, ..switches };
    let none = Insistence { on_case: false, on_accents: false };
    [
        ("without case", without_case, Insistence { on_case: false, ..insistence }),
        ("inside words", inside_words, insistence),
        ("without accents", switches, Insistence { on_accents: false, ..insistence }),
        ("as plain words", as_words, insistence),
        ("without case, accents and switches", Switches::default(), none),
    ]
    .into_iter()
    .map(move |(words, switches, insistence)| {
        (words, Query::parse_insisting(text, switches, insistence))
    })
}
