//! Where in each listed document its hits lie, as a few counts: found in the background for the rows
//! on screen, so that a list costs nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::action::Effect;
use super::state::State;
use crate::filter::Hits;
use crate::model::{Corpus, DocId};

/// A document is cut into so many parts of the same length.
pub const N_PARTS: usize = 24;

/// How many hits lie in each part of a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spread {
    /// Number of hits that begin in each part.
    pub parts: [u32; N_PARTS],
}

impl Spread {
    /// Where hits that begin at these bytes lie in a text of so many bytes.
    pub fn of(starts: impl Iterator<Item = u32>, n_bytes: usize) -> Self {
        let mut spread = Self::default();
        for start in starts {
            let part = start as usize * N_PARTS / n_bytes.max(1);
            if let Some(n) = spread.parts.get_mut(part.min(N_PARTS - 1)) {
                *n += 1;
            }
        }
        spread
    }

    /// Number of hits in each quarter.
    pub fn quarters(&self) -> [usize; 4] {
        let mut quarters = [0; 4];
        for (quarter, parts) in quarters.iter_mut().zip(self.parts.chunks(N_PARTS / 4)) {
            *quarter = parts.iter().map(|&n| n as usize).sum();
        }
        quarters
    }

    /// Which quarters have how many, in words: "3 in the first quarter, 2 in the last".
    pub fn in_words(&self) -> String {
        let names = ["first", "second", "third", "last"];
        let said = names.into_iter().zip(self.quarters()).filter(|(_, n)| *n > 0);
        let said = said.enumerate().map(|(index, (name, n))| {
            let n = crate::text::grouped(n as u64);
            format!("{n} in the {name}{}", if index == 0 { " quarter" } else { "" })
        });
        said.collect::<Vec<_>>().join(", ")
    }
}

/// What is known of the documents that were on screen.
#[derive(Debug, Default)]
pub struct Spreads {
    known: BTreeMap<DocId, Spread>,
    /// The hits that `fresh` is about.
    of: Arc<Hits>,
    /// The documents whose spread is that of these hits; others show what was before.
    fresh: BTreeSet<DocId>,
    is_asked: bool,
}

/// Documents whose spread is to be found.
#[derive(Clone, Debug)]
pub struct SpreadRequest {
    /// All documents.
    pub corpus: Corpus,
    /// Their hits.
    pub hits: Arc<Hits>,
    /// The documents that are on screen.
    pub documents: Vec<DocId>,
}

impl SpreadRequest {
    /// Finds where the hits of each document lie; `None` if `cancelled` said so meanwhile.
    pub fn run(&self, cancelled: &dyn Fn() -> bool) -> Option<Vec<(DocId, Spread)>> {
        let mut found = Vec::new();
        for &id in &self.documents {
            if cancelled() {
                return None;
            }
            let n_bytes = self.corpus.document(id).map_or(0, |document| document.text().len());
            let starts = self.hits.of(id, &self.corpus).iter().map(|hit| hit.span.start);
            found.push((id, Spread::of(starts, n_bytes)));
        }
        Some(found)
    }
}

impl State {
    /// Where the hits of a document lie; of the filter before, until it is known of this one.
    pub fn spread_of(&self, document: DocId) -> Option<&Spread> {
        let has_hits = self.filtering.is_active() && self.filtering.hits.n_of(document) > 0;
        self.spreads.known.get(&document).filter(|_| has_hits)
    }

    /// Whether it is still to be found where the hits of one of these documents lie.
    pub fn wants_spreads(&self, seen: &[DocId]) -> bool {
        let is_new = !Arc::ptr_eq(&self.spreads.of, &self.filtering.hits);
        (is_new || !self.spreads.is_asked) && self.unknown_spreads(seen).next().is_some()
    }

    fn unknown_spreads<'a>(&'a self, seen: &'a [DocId]) -> impl Iterator<Item = DocId> + 'a {
        let hits = &self.filtering.hits;
        let is_new = !Arc::ptr_eq(&self.spreads.of, hits);
        let is_known = move |id: &DocId| !is_new && self.spreads.fresh.contains(id);
        seen.iter().copied().filter(move |id| hits.n_of(*id) > 0 && !is_known(id))
    }

    pub(super) fn find_spreads(&mut self, seen: &[DocId]) -> Option<Effect> {
        let documents: Vec<DocId> = self.unknown_spreads(seen).collect();
        if !self.wants_spreads(seen) {
            return None;
        }
        let hits = Arc::clone(&self.filtering.hits);
        if !Arc::ptr_eq(&self.spreads.of, &hits) {
            self.spreads.of = Arc::clone(&hits);
            self.spreads.fresh.clear();
        }
        self.spreads.is_asked = true;
        let corpus = self.corpus.clone();
        Some(Effect::FindSpreads(SpreadRequest { corpus, hits, documents }))
    }

    pub(super) fn found_spreads(&mut self, found: Vec<(DocId, Spread)>) {
        self.spreads.is_asked = false;
        self.spreads.fresh.extend(found.iter().map(|&(id, _)| id));
        self.spreads.known.extend(found);
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{Desk, FOLDER};
    use super::super::{Action, Command};
    use super::*;

    #[test]
    fn hits_are_counted_where_they_begin() {
        let spread = Spread::of([0, 1, 49, 50, 99].into_iter(), 100);
        assert_eq!(spread.quarters(), [2, 1, 1, 1]);
        assert_eq!(spread.parts.iter().sum::<u32>(), 5);
        let said = "2 in the first quarter, 1 in the second, 1 in the third, 1 in the last";
        assert_eq!(spread.in_words(), said);
        assert_eq!(Spread::of([9].into_iter(), 9).quarters(), [0, 0, 0, 1], "at the very end");
        assert_eq!(Spread::of([].into_iter(), 0).in_words(), "");
    }

    #[test]
    fn what_is_seen_is_found_once_for_each_filter_and_shown_until_the_next_is_there() {
        let mut desk = Desk::on(&FOLDER);
        let seen = [desk.id("a"), desk.id("d")];
        assert!(!desk.state.wants_spreads(&seen), "without a filter");
        desk.act(Action::Type("ferry".to_owned()));
        assert!(desk.state.wants_spreads(&seen));
        desk.act(Action::SpreadsSeen(seen.to_vec()));
        assert!(!desk.state.wants_spreads(&seen));
        let before = *desk.state.spread_of(seen[0]).unwrap();
        assert_eq!(before.quarters(), [1, 0, 0, 0]);
        assert_eq!(desk.state.spread_of(seen[1]), None, "it has no hit");
        desk.act(Action::Type("petrol OR ferry".to_owned()));
        assert_eq!(desk.state.spread_of(seen[0]), Some(&before));
        assert!(desk.state.wants_spreads(&seen));
        desk.act(Action::SpreadsSeen(seen.to_vec()));
        assert_eq!(desk.state.spread_of(seen[0]).unwrap().quarters(), [1, 0, 0, 1]);
        desk.perform(Command::ClearFilter);
        assert_eq!(desk.state.spread_of(seen[0]), None);
    }
}
