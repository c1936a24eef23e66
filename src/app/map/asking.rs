//! When the map must be drawn anew: whenever anything that it is made of has changed.

use std::sync::Arc;

use super::{FOLDS_ABOVE, Folds, Kinship, Map, MapOrder, MapRequest, Table};
use crate::app::action::Effect;
use crate::app::state::State;
use crate::app::view::View;
use crate::overlap::Counted;

/// What a kinship is made of: the version of the pairs, what counts, from where on it folds.
pub(super) type KinshipOf = (u64, Counted, u8);

/// What a map was made of, as far as it can change.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::app) struct Asked {
    pub(super) kinship: KinshipOf,
    folds: Folds,
    order: MapOrder,
    /// Which hits hide what has none, by where they lie in memory: they never change.
    hiding: Option<usize>,
    wants_table: bool,
}

impl State {
    /// Which groups of near-duplicates are folded, in the list and in the map.
    pub fn folds(&self) -> Folds {
        let by_size = self.corpus.len() > FOLDS_ABOVE;
        Folds {
            is_folding: self.settings.folds_alike.unwrap_or(by_size),
            toggled: self.map.toggled.clone(),
        }
    }

    /// Asks for what the list and the map are to show now, if that is not what was asked for last.
    pub(in crate::app) fn ask_for_map(&mut self) -> Option<Effect> {
        let Some((opened, pairs)) =
            self.opened.as_ref().and_then(|opened| Some((opened, opened.pairs.as_ref()?)))
        else {
            self.map.forget();
            return None;
        };
        let hides = self.settings.hides_unmatched && self.filtering.is_active();
        let hiding = hides.then(|| Arc::clone(&self.filtering.hits));
        let asked = Asked {
            kinship: (opened.version, self.map.counted, self.settings.fold_percent),
            folds: self.folds(),
            order: self.map.order,
            hiding: hiding.as_ref().map(|hits| Arc::as_ptr(hits).addr()),
            wants_table: self.view == View::Map,
        };
        if self.map.asked.as_ref() == Some(&asked) {
            return None;
        }
        let is_same = self.map.kinship_of == Some(asked.kinship);
        let request = MapRequest {
            corpus: self.corpus.clone(),
            pairs: Arc::clone(pairs),
            kinship: self.map.kinship.clone().filter(|_| is_same),
            counted: self.map.counted,
            fold_from: f64::from(self.settings.fold_percent) / 100.0,
            folds: asked.folds.clone(),
            order: asked.order,
            hiding,
            wants_table: asked.wants_table,
        };
        self.map.asked = Some(asked);
        Some(Effect::Map(Box::new(request)))
    }
}

impl Map {
    /// Takes what was asked for last.
    pub(in crate::app) fn take(&mut self, kinship: Arc<Kinship>, table: Option<Arc<Table>>) {
        self.kinship_of = self.asked.as_ref().map(|asked| asked.kinship);
        (self.kinship, self.table) = (Some(kinship), table);
    }

    /// Forgets what was said of documents that are gone.
    fn forget(&mut self) {
        let Self { counted, order, form, .. } = *self;
        *self = Self { counted, order, form, ..Self::default() };
    }
}
