//! Which number a hit has among those of all documents, from sums alone.

use crate::app::state::HitIdx;
use crate::model::DocId;

/// The numbers of all hits, documents in an order and the hits of each as they stand in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Places {
    /// The documents that have hits, in their order.
    documents: Vec<DocId>,
    /// The number of the first hit of each.
    firsts: Vec<usize>,
    /// By id, where a document stands in `documents`.
    place_of: Vec<Option<u32>>,
    n: usize,
}

impl Places {
    /// Numbers the hits of documents in this order.
    pub(super) fn new(order: &[DocId], n_of: impl Fn(DocId) -> usize) -> Self {
        let n_ids = order.iter().map(|id| id.index() + 1).max().unwrap_or_default();
        let mut places = Self { place_of: vec![None; n_ids], ..Self::default() };
        for &id in order {
            let n = n_of(id);
            if n == 0 {
                continue;
            }
            let place = places.documents.len() as u32;
            if let Some(slot) = places.place_of.get_mut(id.index()) {
                *slot = Some(place);
            }
            places.documents.push(id);
            places.firsts.push(places.n);
            places.n += n;
        }
        places
    }

    /// Number of hits.
    pub(super) fn len(&self) -> usize {
        self.n
    }

    /// The hit that has a number.
    pub(super) fn hit_at(&self, number: usize) -> Option<HitIdx> {
        if number >= self.n {
            return None;
        }
        let place = self.firsts.partition_point(|&first| first <= number).checked_sub(1)?;
        let first = self.firsts.get(place)?;
        Some(HitIdx { document: *self.documents.get(place)?, index: number - first })
    }

    /// The number of a hit.
    pub(super) fn number_of(&self, hit: HitIdx) -> Option<usize> {
        let place = (*self.place_of.get(hit.document.index())?)? as usize;
        let number = self.firsts.get(place)? + hit.index;
        (number < *self.firsts.get(place + 1).unwrap_or(&self.n)).then_some(number)
    }
}
