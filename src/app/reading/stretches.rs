//! What a filter may ask about the open pair: which stretch of each document is what.

use std::sync::Arc;

use super::Reading;
use crate::compare::{Kind, Side};
use crate::filter::{Pair, PairSide, PassageKind};
use crate::model::Document;
use crate::text::Span;

impl Reading {
    /// The two documents with their stretches; `None` while one is alone.
    pub fn stretches(&self) -> Option<Pair> {
        let side = |side: Side| self.documents.of(side).clone().map(|one| self.on_side(side, one));
        Some(Pair::new(side(Side::Left)?, side(Side::Right)?))
    }

    fn on_side(&self, side: Side, document: Arc<Document>) -> PairSide {
        let comparison = &self.comparison;
        let mut stretches = Vec::new();
        for passage in &comparison.passages {
            let kind = match passage.kind {
                Kind::Identical => PassageKind::Identical,
                Kind::Edited => PassageKind::Edited,
                Kind::Paraphrased => PassageKind::Paraphrased,
            };
            stretches.push((passage.span(side), kind));
            if passage.is_moved {
                stretches.push((passage.span(side), PassageKind::Moved));
            }
        }
        let all = |spans: &[Span], kind| spans.iter().map(|&span| (span, kind)).collect::<Vec<_>>();
        stretches.extend(all(comparison.only.of(side), PassageKind::Only));
        stretches.extend(all(comparison.boilerplate.of(side), PassageKind::Boilerplate));
        let related = comparison.related.iter().map(|hint| hint.span(side));
        stretches.extend(related.map(|span| (span, PassageKind::Related)));
        PairSide { document, stretches }
    }
}
