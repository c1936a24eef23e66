//! The hits as lines below each other: in which order they stand, and which line is which hit.
//!
//! By document nothing is kept of a single hit, so that millions cost nothing; sorted by a word
//! beside them, lines are a permutation that a job makes.

mod places;
mod sorting;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::action::Effect;
use super::state::{HitIdx, State};
use crate::filter::{Hit, Hits};
use crate::model::DocId;
use crate::text::Span;

use self::places::Places;
pub use self::sorting::{MOST_SORTED, SortRequest, Sorted};

/// How the lines of the hits are sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HitOrder {
    /// By document, as these are listed, and by place.
    #[default]
    Document,
    /// By the words to the left, the nearest first.
    LeftWord,
    /// By the words to the right, the nearest first.
    RightWord,
}

impl HitOrder {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Document, Self::LeftWord, Self::RightWord];

    /// What the hits are sorted by.
    pub fn name(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::LeftWord => "word to the left",
            Self::RightWord => "word to the right",
        }
    }
}

/// The lines of the hits.
#[derive(Clone, Debug, Default)]
pub struct Concordance {
    /// The hits that stand in the lines: the last ones found, or those before while these are sorted.
    pub hits: Arc<Hits>,
    /// The lines by document.
    by_document: Places,
    /// What these were made of.
    order_of: Arc<Vec<DocId>>,
    /// The lines sorted by a word.
    sorted: Option<Arc<Sorted>>,
    asked: Option<(Arc<Hits>, HitOrder)>,
    /// The hits whose counterparts are shown although not all are, or not although all are.
    pub(super) toggled: BTreeSet<HitIdx>,
}

impl Concordance {
    /// Number of lines.
    pub fn len(&self) -> usize {
        self.sorted.as_ref().map_or_else(|| self.by_document.len(), |sorted| sorted.len())
    }

    /// Whether there is no line.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many hits have no line because too many would have to be sorted.
    pub fn n_left_out(&self) -> usize {
        self.sorted.as_ref().map_or(0, |sorted| sorted.n_left_out())
    }

    /// The hit of a line.
    pub fn hit_at(&self, line: usize) -> Option<HitIdx> {
        match &self.sorted {
            Some(sorted) => sorted.hit_at(line),
            None => self.by_document.hit_at(line),
        }
    }

    /// The line of a hit.
    pub fn line_of(&self, hit: HitIdx) -> Option<usize> {
        match &self.sorted {
            Some(sorted) => sorted.line_of(hit),
            None => self.by_document.number_of(hit),
        }
    }

    /// The line of the first hit from a document on, in the order of the list and round its end.
    pub(super) fn first_from(&self, document: Option<DocId>) -> Option<usize> {
        if self.sorted.is_some() || self.is_empty() {
            return (!self.is_empty()).then_some(0);
        }
        let order = &self.order_of;
        let at = order.iter().position(|&id| Some(id) == document).unwrap_or_default();
        let around = order.iter().skip(at).chain(order.iter().take(at));
        around.copied().find_map(|document| self.line_of(HitIdx { document, index: 0 }))
    }

    /// The hits of the lines, now that documents have changed: those in these are nowhere.
    pub(super) fn forget_places(&mut self, changed: &[DocId]) {
        self.hits = Arc::new(self.hits.without_places_in(changed));
        self.toggled.retain(|hit| !changed.contains(&hit.document));
    }

    /// Forgets lines of documents that are gone.
    pub(super) fn forget(&mut self) {
        *self = Self::default();
    }

    fn is_of(&self, hits: &Arc<Hits>, order: &Arc<Vec<DocId>>) -> bool {
        Arc::ptr_eq(&self.hits, hits) && Arc::ptr_eq(&self.order_of, order)
    }
}

impl State {
    /// Lays out the lines anew if hits, list or order have changed, or asks for it where they must be
    /// sorted first.
    pub(super) fn lines_anew(&mut self) -> Option<Effect> {
        let (hits, order) = (&self.filtering.hits, self.settings.hit_order);
        let lines = &mut self.concordance;
        if (hits.is_partial || hits.is_outdated(None)) && order != HitOrder::Document {
            // What is sorted stays until all of it can be sorted again.
            return None;
        }
        if order == HitOrder::Document || hits.n_hits == 0 {
            (lines.sorted, lines.asked) = (None, None);
        } else if !lines
            .asked
            .as_ref()
            .is_some_and(|(of, by)| Arc::ptr_eq(of, hits) && *by == order)
        {
            lines.asked = Some((Arc::clone(hits), order));
            let (corpus, hits) = (self.corpus.clone(), Arc::clone(hits));
            return Some(Effect::SortHits(Box::new(SortRequest { corpus, hits, order })));
        }
        if lines.sorted.is_none() && !lines.is_of(hits, &self.list.order) {
            let n_of = |id: DocId| hits.n_of(id);
            lines.by_document = Places::new(&self.list.order, n_of);
            (lines.hits, lines.order_of) = (Arc::clone(hits), Arc::clone(&self.list.order));
        }
        None
    }

    /// Takes the sorted lines, if they are still those that are wanted.
    pub(super) fn sorted(&mut self, sorted: Arc<Sorted>) {
        let lines = &mut self.concordance;
        let is_asked = |(hits, order): &(Arc<Hits>, HitOrder)| sorted.is_of(hits, *order);
        if lines.asked.as_ref().is_some_and(is_asked) {
            lines.hits = Arc::clone(sorted.hits());
            lines.sorted = Some(sorted);
        }
    }

    pub(super) fn sort_hits(&mut self, order: HitOrder) -> Vec<Effect> {
        self.settings.hit_order = order;
        vec![Effect::Save]
    }

    /// A hit that stands in the lines, and its document's text around it.
    pub fn hit_of(&self, at: HitIdx) -> Option<Hit> {
        self.concordance.hits.of(at.document, &self.corpus).get(at.index).copied()
    }

    /// The paragraph around a hit, so far as it is shown in a line: context ends where it does.
    pub fn context_of(&self, document: DocId, hit: Span) -> Span {
        let document = self.corpus.document(document);
        let paragraph = document
            .and_then(|document| Some(document.paragraph(document.paragraph_at_byte(hit.start)?)));
        paragraph.unwrap_or(hit).hull(hit)
    }
}
