//! Which values of the documents of one event are about the same thing, and whether they agree.
//!
//! Two layers. What fills a slot of the main event (its day, people killed, hurt, missing, rescued,
//! held) is held against what fills it in every other document; by it, two like events with the same
//! names are told apart (`parting`). All else is paired, document by document, by what is seen of two
//! values (`evidence`): words near both, passages that correspond, how rare their kind is, how near the
//! amounts are. Values bound to each other in any two documents are one statement; a statement whose
//! values are not the same is a finding.
//! No dictionary, but closed lists of the commonest words and of nouns for events.

mod acts;
mod beside;
mod clusters;
mod consistent;
mod context;
mod days;
mod disputes;
mod event;
mod event_nouns;
mod evidence;
mod field;
mod groups;
mod links;
mod main_event;
mod nouns;
mod pairing;
mod parting;
mod single;
mod slips;
mod standing;
#[cfg(test)]
mod tests;
mod verdict;
mod wording;

use rayon::prelude::*;

use self::clusters::Statements;
use self::event::Event;
pub(super) use self::parting::part;
use super::Ground;
use super::finding::{Finding, Findings};
use crate::model::DocId;

/// Findings of dates, times and numbers; `None` if `cancelled` said so meanwhile.
pub(crate) fn findings(
    ground: &Ground<'_>,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Findings> {
    let mut all = Findings::default();
    let pairs = by_event(ground);
    let of_event =
        |(event, pairs): (&Vec<DocId>, Vec<usize>)| of_event(ground, event, &pairs, cancelled);
    let events: Vec<_> = ground.events.par_iter().zip(pairs).map(of_event).collect();
    for found in events {
        let found = found?;
        all.all.extend(found.all);
        all.n_compared += found.n_compared;
        all.n_alone += found.n_alone;
    }
    all.all.sort_by(Finding::by_weight);
    Some(all)
}

/// The pairs of each event, by their numbers.
fn by_event(ground: &Ground<'_>) -> Vec<Vec<usize>> {
    let mut event_of = vec![usize::MAX; ground.corpus.len()];
    for (number, event) in ground.events.iter().enumerate() {
        for document in event {
            event_of.get_mut(document.index()).into_iter().for_each(|it| *it = number);
        }
    }
    let mut pairs: Vec<Vec<usize>> = vec![Vec::new(); ground.events.len()];
    for (number, pair) in ground.pairs.iter().enumerate() {
        let event = event_of.get(pair.documents.left.index());
        let pairs = event.and_then(|&event| pairs.get_mut(event));
        if let Some(pairs) = pairs {
            pairs.push(number);
        }
    }
    pairs
}

/// The findings of one event, whose pairs have these numbers.
fn of_event(
    ground: &Ground<'_>,
    documents: &[DocId],
    pairs: &[usize],
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Findings> {
    if cancelled() {
        return None;
    }
    let event = Event::new(ground, documents, cancelled)?;
    let of_pair = |&number: &usize| {
        let pair = ground.pairs.get(number)?;
        let place = |id: DocId| documents.binary_search(&id).ok();
        let places = place(pair.documents.left).zip(place(pair.documents.right));
        let Some(places) = places else { return Some(Vec::new()) };
        pairing::bonds(&event, places, pair, cancelled)
    };
    let bonds: Option<Vec<_>> = pairs.par_iter().map(of_pair).collect();
    let inner = |place: usize| pairing::inner_bonds(&event, place, cancelled);
    let inner: Option<Vec<_>> = (0..documents.len()).into_par_iter().map(inner).collect();
    let (bonds, inner) = (consistent::consistent(&event, bonds?.concat()), inner?.concat());
    Some(Statements { event: &event, bonds, inner }.findings())
}
