//! Which documents stand left and right, and what is folded between them.

use std::sync::Arc;

use super::action::Effect;
use super::opened::list_rows;
use super::reading::{Reading, RowOptions};
use super::state::{Stage, State};
use crate::compare::{Comparison, Side, Sides};
use crate::model::DocId;

impl State {
    /// Puts a document on a side; if it stands on the other, the sides are swapped.
    pub(super) fn put(&mut self, side: Side, document: DocId) -> Vec<Effect> {
        if *self.pair.of(side) == Some(document) {
            return Vec::new();
        }
        if *self.pair.of(side.other()) == Some(document) {
            return self.swap();
        }
        // A document alone stands left.
        let side = if self.pair.left.is_none() { Side::Left } else { side };
        *self.pair.of_mut(side) = Some(document);
        self.compare()
    }

    pub(super) fn swap(&mut self) -> Vec<Effect> {
        self.pair = self.pair.mirrored();
        self.compare()
    }

    /// Puts the next or previous document of the list on the right, the left one left out.
    pub(super) fn walk(&mut self, by: isize) -> Vec<Effect> {
        let ids: Vec<DocId> = list_rows(self)
            .iter()
            .map(|row| row.id)
            .filter(|&id| Some(id) != self.pair.left)
            .collect();
        let Some(n) = (!ids.is_empty()).then_some(ids.len() as isize) else { return Vec::new() };
        let current =
            ids.iter().position(|&id| Some(id) == self.pair.right).map_or(-1, |at| at as isize);
        let next = (current + by).rem_euclid(n) as usize;
        ids.get(next).map_or_else(Vec::new, |&id| self.put(Side::Right, id))
    }

    pub(super) fn compare(&mut self) -> Vec<Effect> {
        let document = |id: Option<DocId>| id.and_then(|id| self.corpus.document(id)).cloned();
        let documents = Sides { left: document(self.pair.left), right: document(self.pair.right) };
        if documents.left.is_none() && documents.right.is_none() {
            return Vec::new();
        }
        if self.stage == Stage::Idle {
            self.stage = Stage::Comparing;
        }
        let reading =
            Reading::new(self.pair, documents, Arc::new(Comparison::default()), self.row_options());
        vec![Effect::Compare(Box::new(reading), self.corpus.clone())]
    }

    fn row_options(&self) -> RowOptions {
        RowOptions {
            folds_boilerplate: self.settings.is_boilerplate_folded,
            folds_identical: self.folds_identical,
            ..RowOptions::default()
        }
    }

    pub(super) fn refold(&mut self) {
        let options = self.row_options();
        self.reading = self.reading.take().map(|reading| Arc::new(reading.with_options(options)));
    }

    pub(super) fn unfold(&mut self, key: Sides<usize>) {
        let Some(reading) = self.reading.take() else { return };
        let mut options = reading.options.clone();
        let key = (key.left, key.right);
        if !options.unfolded.remove(&key) {
            options.unfolded.insert(key);
        }
        self.reading = Some(Arc::new(reading.with_options(options)));
    }
}
