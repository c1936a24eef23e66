//! Filters that are kept under a name: each marks its hits in a colour of its own beside those of the
//! filter in the field, and comes back at the next start.
//!
//! They mark and count; what is listed is up to the filter in the field.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::action::Effect;
use super::state::State;
use super::view::View;
use crate::compare::Sides;
use crate::filter::{Hit, Hits, Index, Pair, Query, Switches, filter};
use crate::model::{Corpus, DocId};

/// So many filters can be kept: there are nine keys.
pub const MOST_KEPT: usize = 9;

/// The terms of hits from here on are colours of kept filters.
pub const FIRST_KEPT_TERM: u16 = u16::MAX - MOST_KEPT as u16;

/// A filter under a name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own in the window")]
pub struct KeptFilter {
    /// What it is called.
    pub name: String,
    /// What is typed for it.
    pub text: String,
    /// Whether it tells case apart.
    pub is_case_exact: bool,
    /// Whether it finds whole words only.
    pub is_whole_word: bool,
    /// Whether it is one pattern.
    pub is_regex: bool,
    /// The number of its colour, which no other has.
    pub color: u8,
    /// Whether its hits are marked.
    pub is_on: bool,
}

impl KeptFilter {
    /// The switches it is asked with.
    pub fn switches(&self) -> Switches {
        Switches {
            is_case_exact: self.is_case_exact,
            is_whole_word: self.is_whole_word,
            is_regex: self.is_regex,
        }
    }

    /// The term that stands for it in marked hits.
    pub fn term(&self) -> u16 {
        FIRST_KEPT_TERM + u16::from(self.color)
    }
}

/// What the kept filters that are on have found.
#[derive(Debug, Default)]
pub struct Kept {
    /// The hits of each, by its colour.
    found: BTreeMap<u8, Arc<Hits>>,
    asked: Option<Asked>,
    /// Whether what was asked is to be asked again, of documents that have changed.
    is_outdated: bool,
    /// Grows when something else is found.
    version: u64,
    /// The hits of the open documents, those of the field among them.
    marked: BTreeMap<DocId, Vec<Hit>>,
    marked_of: Option<(u64, Arc<Hits>, Vec<DocId>)>,
}

/// What was asked: how many documents, the filters that are on, and the pair if any asks about it.
type Asked = (usize, Vec<KeptFilter>, Option<Sides<Option<DocId>>>);

/// The filters that are to be run.
#[derive(Clone, Debug)]
pub struct KeptRequest {
    /// The documents.
    pub corpus: Corpus,
    /// Their index, if it has been made.
    pub index: Option<Arc<Index>>,
    /// The filters that are on.
    pub filters: Vec<KeptFilter>,
    /// The documents whose hits are wanted at once.
    pub open: Vec<DocId>,
    /// What the open pair has in common, where a filter asks about it.
    pub pair: Option<Arc<Pair>>,
}

impl Kept {
    /// Has the filters run again; what they found stays until then.
    pub(super) fn ask_again(&mut self, changed: &[DocId]) {
        self.is_outdated = true;
        for hits in self.found.values_mut() {
            *hits = Arc::new(hits.without_places_in(changed));
        }
        self.version += 1;
    }
}

impl KeptRequest {
    /// The hits of each filter by its colour, of those that can be parsed; `None` if `cancelled` said
    /// so meanwhile.
    pub fn run(&self, cancelled: &(dyn Fn() -> bool + Sync)) -> Option<BTreeMap<u8, Arc<Hits>>> {
        let mut found = BTreeMap::new();
        for kept in &self.filters {
            let Ok(query) = Query::parse(&kept.text, kept.switches()) else { continue };
            let query = query.beside(self.pair.clone());
            let hits = filter(&self.corpus, self.index.as_deref(), &query, cancelled)?;
            for &id in &self.open {
                hits.of(id, &self.corpus);
            }
            found.insert(kept.color, Arc::new(hits));
        }
        Some(found)
    }
}

impl State {
    /// Keeps the filter in the field under a name, by default its text.
    pub(super) fn keep_filter(&mut self, name: &str) -> Vec<Effect> {
        let (text, switches) = (self.filtering.text.trim(), self.filtering.switches);
        let kept = &mut self.settings.kept;
        let is_taken = |color: &u8| kept.iter().any(|kept| kept.color == *color);
        let color = (0..MOST_KEPT as u8).find(|color| !is_taken(color));
        let Some(color) = color.filter(|_| !text.is_empty() && kept.len() < MOST_KEPT) else {
            return Vec::new();
        };
        let name = if name.trim().is_empty() { text } else { name.trim() };
        kept.push(KeptFilter {
            name: name.to_owned(),
            text: text.to_owned(),
            is_case_exact: switches.is_case_exact,
            is_whole_word: switches.is_whole_word,
            is_regex: switches.is_regex,
            color,
            is_on: true,
        });
        vec![Effect::Save]
    }

    pub(super) fn rename_kept(&mut self, place: usize, name: String) -> Vec<Effect> {
        if name.is_empty() {
            return Vec::new();
        }
        self.change_kept(place, |kept| kept.name = name)
    }

    /// Does something to a kept filter, by its place in the row of them.
    fn change_kept(&mut self, place: usize, change: impl FnOnce(&mut KeptFilter)) -> Vec<Effect> {
        let Some(kept) = self.settings.kept.get_mut(place) else { return Vec::new() };
        change(kept);
        vec![Effect::Save]
    }

    /// Marks the hits of a kept filter, or no longer.
    pub(super) fn toggle_kept(&mut self, place: usize) -> Vec<Effect> {
        self.change_kept(place, |kept| kept.is_on = !kept.is_on)
    }

    pub(super) fn remove_kept(&mut self, place: usize) -> Vec<Effect> {
        if place >= self.settings.kept.len() {
            return Vec::new();
        }
        self.settings.kept.remove(place);
        vec![Effect::Save]
    }

    /// Puts a kept filter into the field.
    pub(super) fn type_kept(&mut self, place: usize) -> Vec<Effect> {
        let Some(kept) = self.settings.kept.get(place) else { return Vec::new() };
        self.filtering.switches = kept.switches();
        self.filtering.text.clone_from(&kept.text);
        self.refilter()
    }

    /// How many hits a kept filter has; `None` while it is off or not known.
    pub fn n_kept(&self, kept: &KeptFilter) -> Option<usize> {
        self.kept.found.get(&kept.color).filter(|_| kept.is_on).map(|hits| hits.n_hits)
    }

    /// The hits that are marked in an open document: those of the field, and those of kept filters
    /// where they leave room.
    pub fn marked_in(&self, document: DocId) -> &[Hit] {
        if let Some(marked) = self.kept.marked.get(&document) {
            return marked;
        }
        let is_active = self.filtering.is_active();
        if is_active { self.filtering.hits.of(document, &self.corpus) } else { &[] }
    }

    /// A number that changes with what kept filters mark.
    pub fn kept_version(&self) -> u64 {
        self.kept.version
    }

    /// Asks what the kept filters find that are on, if that is not what was asked for last.
    pub(super) fn kept_anew(&mut self) -> Option<Effect> {
        let filters = self.settings.kept.iter().filter(|kept| kept.is_on).cloned();
        let last = self.kept.asked.as_ref();
        let ids = self.reading.as_ref().map_or_else(Sides::default, |reading| reading.ids);
        let beside = last.and_then(|(.., beside)| *beside).map(|_| ids);
        let mut asked = (self.corpus.len(), filters.collect::<Vec<_>>(), beside);
        let is_same = |last: &Asked| {
            let what = |kept: &KeptFilter| (kept.text.clone(), kept.switches(), kept.color);
            last.0 == asked.0
                && last.2 == asked.2
                && last.1.iter().map(what).eq(asked.1.iter().map(what))
        };
        let is_same = |last: &Asked| is_same(last) && !self.kept.is_outdated;
        if last.is_some_and(is_same) || (last.is_none() && asked.1.is_empty()) {
            return None;
        }
        let asks_about_pair = asked.1.iter().any(|kept| {
            let query = Query::parse(&kept.text, kept.switches());
            query.is_ok_and(|query| query.needs_pair().is_some())
        });
        asked.2 = asks_about_pair.then_some(ids);
        let reading = self.reading.as_ref().filter(|_| asks_about_pair);
        let request = KeptRequest {
            corpus: self.corpus.clone(),
            index: self.filtering.index.clone(),
            filters: asked.1.clone(),
            open: self.marked_documents(),
            pair: reading.and_then(|reading| reading.stretches()).map(Arc::new),
        };
        (self.kept.asked, self.kept.is_outdated) = (Some(asked), false);
        Some(Effect::FindKept(Box::new(request)))
    }

    pub(super) fn found_kept(&mut self, found: BTreeMap<u8, Arc<Hits>>) {
        self.kept.found = found;
        self.kept.version += 1;
    }

    /// Puts the hits of the open documents together, if anything has changed about them.
    pub(super) fn marks_anew(&mut self) {
        let ids = self.marked_documents();
        let (version, hits) = (self.kept.version, Arc::clone(&self.filtering.hits));
        let last = self.kept.marked_of.as_ref();
        let is_same = |of: &(u64, Arc<Hits>, Vec<DocId>)| {
            of.0 == version && Arc::ptr_eq(&of.1, &hits) && of.2 == ids
        };
        if last.is_some_and(is_same) {
            return;
        }
        self.kept.marked.clear();
        if !self.kept.found.is_empty() {
            for &id in &ids {
                let marked = self.marks_of(id);
                self.kept.marked.insert(id, marked);
            }
        }
        self.kept.marked_of = Some((version, hits, ids));
    }

    /// The documents on screen, in which hits are marked: the columns of the synopsis, else the pair.
    fn marked_documents(&self) -> Vec<DocId> {
        if self.view == View::Synopsis {
            return self.synoptic.columns().collect();
        }
        let ids = self.reading.as_ref().map_or(self.pair, |reading| reading.ids);
        [ids.left, ids.right].into_iter().flatten().collect()
    }

    /// The hits of the field, then of each kept filter in turn where nothing is marked yet.
    fn marks_of(&self, id: DocId) -> Vec<Hit> {
        let is_active = self.filtering.is_active();
        let own = if is_active { self.filtering.hits.of(id, &self.corpus) } else { &[] };
        let mut marks = own.to_vec();
        for kept in self.settings.kept.iter().filter(|kept| kept.is_on) {
            let Some(hits) = self.kept.found.get(&kept.color) else { continue };
            let hits = hits.of(id, &self.corpus).iter();
            let hits = hits.map(|hit| Hit { span: hit.span, term: kept.term() });
            marks = beside(&marks, hits);
        }
        marks
    }
}

/// Marks and, between them, what overlaps none of them; both are in order and disjoint.
fn beside(marks: &[Hit], others: impl Iterator<Item = Hit>) -> Vec<Hit> {
    let mut found = Vec::with_capacity(marks.len());
    let mut rest = marks.iter().copied().peekable();
    for other in others {
        while let Some(mark) = rest.next_if(|mark| mark.span.end <= other.span.start) {
            found.push(mark);
        }
        if rest.peek().is_none_or(|mark| !mark.span.overlaps(other.span)) {
            found.push(other);
        }
    }
    found.extend(rest);
    found
}

#[cfg(test)]
mod tests;
