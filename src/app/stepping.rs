//! Goes from change to change and from hit to hit.

use super::action::{Effect, HitTo, StepTo};
use super::state::{HitIdx, Reveal, State, Tab};
use crate::compare::Side;
use crate::model::DocId;
use crate::text::Span;

impl State {
    /// Steps among the changes of the open pair and brings the first changed word into view.
    pub(super) fn step_to(&mut self, to: StepTo) {
        let Some(reading) = self.reading.clone() else { return };
        let Some(last) = reading.steps.len().checked_sub(1) else { return };
        let index = match (to, self.step) {
            (StepTo::First, _) | (StepTo::Next, None) => 0,
            (StepTo::Last, _) | (StepTo::Previous, None) => last,
            (StepTo::Next, Some(step)) => (step + 1).min(last),
            (StepTo::Previous, Some(step)) => step.saturating_sub(1),
            (StepTo::This(step), _) => step.min(last),
        };
        self.step = Some(index);
        self.tab = Tab::Changes;
        if let Some((side, span)) = reading.steps.get(index).and_then(|step| step.target(&reading))
        {
            self.reveal(side, span, false);
            let partner = reading.steps.get(index).and_then(|step| step.span(side.other()));
            self.reveal = self.reveal.map(|reveal| Reveal { partner, ..reveal });
        }
    }

    /// Goes to the other place of the moved passage a person is at.
    pub(super) fn moved_partner(&mut self) {
        let Some(reading) = self.reading.clone() else { return };
        let step = self.step.and_then(|index| reading.steps.get(index));
        let Some(passage) = step.and_then(|step| step.passage) else { return };
        let Some(passage) = reading.comparison.passages.get(passage) else { return };
        let side = self.reveal.map_or(Side::Left, |reveal| reveal.side).other();
        self.reveal(side, passage.span(side), false);
    }

    /// Goes among the hits of all documents; a hit in a document that is not open opens it right.
    pub(super) fn hit_to(&mut self, to: HitTo) -> Vec<Effect> {
        let Some(hit) = self.hit_at(to) else { return Vec::new() };
        let span = self.hit_span(hit);
        self.hit = Some(hit);
        self.tab = Tab::Hits;
        if let Some(side) = self.side_of(hit.document) {
            self.reveal(side, span, false);
            return Vec::new();
        }
        self.awaited = Some((hit.document, span));
        self.put(Side::Right, hit.document)
    }

    fn hit_span(&self, hit: HitIdx) -> Span {
        let hits = self.filtering.hits.documents.get(hit.document.index());
        hits.and_then(|hits| hits.get(hit.index)).map_or_else(Span::default, |hit| hit.span)
    }

    fn hit_at(&self, to: HitTo) -> Option<HitIdx> {
        let documents = &self.filtering.hits.documents;
        let n_in = |document: usize| documents.get(document).map_or(0, Vec::len);
        let hit = |document: usize, index: usize| HitIdx { document: DocId::at(document), index };
        let current = match to {
            HitTo::This(hit) => return Some(hit),
            _ => self.hit,
        };
        let Some(current) = current else {
            // From nowhere, the way begins at the left document and goes round.
            let from = self.pair.left.map_or(0, DocId::index);
            let mut around = (0..documents.len()).map(|step| (from + step) % documents.len());
            return around.find(|&document| n_in(document) > 0).map(|document| hit(document, 0));
        };
        let (document, n) = (current.document.index(), documents.len());
        match to {
            HitTo::Next if current.index + 1 < n_in(document) => {
                Some(hit(document, current.index + 1))
            }
            HitTo::Next => (1..=n)
                .map(|step| (document + step) % n)
                .find(|&next| n_in(next) > 0)
                .map(|next| hit(next, 0)),
            _ if current.index > 0 => Some(hit(document, current.index - 1)),
            _ => (1..=n)
                .map(|step| (document + n - step) % n)
                .find(|&next| n_in(next) > 0)
                .map(|next| hit(next, n_in(next) - 1)),
        }
    }

    /// The number of the current hit among all, from 1, in the order of documents.
    pub fn hit_number(&self) -> Option<usize> {
        let hit = self.hit?;
        let documents = &self.filtering.hits.documents;
        let before: usize = documents.iter().take(hit.document.index()).map(Vec::len).sum();
        Some(before + hit.index + 1)
    }
}
