//! Which values are boxed in what is read: those in which the two open documents disagree, or one of
//! them with itself.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::is_disputed;
use crate::app::state::State;
use crate::app::view::View;
use crate::compare::Side;
use crate::findings::{Finding, Strength};
use crate::model::DocId;
use crate::text::Span;

/// The boxes of the open pair.
#[derive(Clone, Debug, Default)]
pub(super) struct Boxed {
    /// What they were made of: the findings by where they lie in memory, how many of them are set
    /// aside, and the documents that are read beside each other.
    of: Option<(usize, usize, Vec<DocId>)>,
    by_document: BTreeMap<DocId, Vec<Span>>,
}

impl Boxed {
    /// The boxes of a document, in order, none inside another.
    pub(super) fn of(&self, id: DocId) -> &[Span] {
        self.by_document.get(&id).map_or(&[], Vec::as_slice)
    }
}

impl State {
    /// Finds anew what is boxed, if anything that it follows from has changed.
    pub(super) fn box_anew(&mut self) {
        let found = &self.findings;
        let open = self.read_together();
        let n_aside = found.aside.iter().flatten().count();
        let findings = found.findings.as_ref().map_or(0, |all| Arc::as_ptr(all).addr());
        let of = Some((findings, n_aside, open));
        if found.boxed.of != of {
            let by_document = of.as_ref().map(|(.., open)| self.boxes(open)).unwrap_or_default();
            self.findings.boxed = Boxed { of, by_document };
        }
    }

    /// The documents that are read beside each other, the open pair or the columns of the synopsis; not
    /// those that have changed since the findings were made, whose places are others.
    fn read_together(&self) -> Vec<DocId> {
        if self.view == View::Synopsis {
            let Some(table) = &self.synoptic.table else { return Vec::new() };
            let columns = 0..table.documents.len();
            let as_shown = columns.filter_map(|column| self.column_as_shown(table, column));
            return as_shown.filter(|&id| self.is_as_found(id)).collect();
        }
        let Some(reading) = &self.reading else { return Vec::new() };
        let as_found = |side: Side| {
            let (id, shown) = reading.ids.of(side).zip(reading.document(side))?;
            let then = self.findings.corpus.document(id)?;
            Arc::ptr_eq(shown, then).then_some(id)
        };
        Side::BOTH.into_iter().filter_map(as_found).collect()
    }

    fn boxes(&self, open: &[DocId]) -> BTreeMap<DocId, Vec<Span>> {
        let mut boxes: BTreeMap<DocId, Vec<Span>> = BTreeMap::new();
        for (index, finding) in self.findings.all().iter().enumerate() {
            if finding.strength == Strength::Possible || self.findings.is_aside(index) {
                continue;
            }
            for (document, span) in disputed(finding, open) {
                boxes.entry(document).or_default().push(span);
            }
        }
        for spans in boxes.values_mut() {
            spans.sort_unstable();
            spans.dedup_by(|later, earlier| later.start < earlier.end);
        }
        boxes
    }
}

/// The places in open documents of values that the open documents dispute.
fn disputed(finding: &Finding, open: &[DocId]) -> Vec<(DocId, Span)> {
    let values = finding.values.iter().enumerate();
    let disputed = values.filter(|&(index, _)| is_disputed(finding, index)).map(|(_, value)| {
        let here = value.mentions.iter().filter(|mention| open.contains(&mention.document));
        here.map(|mention| (mention.document, mention.span)).collect::<Vec<_>>()
    });
    let places: Vec<Vec<_>> = disputed.filter(|places| !places.is_empty()).collect();
    if places.len() < 2 { Vec::new() } else { places.concat() }
}
