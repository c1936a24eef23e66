//! The findings as they are shown: asked for in the background, listed in groups, one of them chosen,
//! two of its places side by side.

mod asking;
mod boxes;
mod doing;
mod listing;

use std::sync::Arc;

pub use self::doing::FindingsAction;
pub use self::listing::{FindingGroup, FindingOrder, FindingRow};
use super::state::State;
use crate::compare::Sides;
use crate::findings::{Finding, Findings, Mention, Subject, Value};
use crate::model::{Corpus, DocId};
use crate::text::Span;

/// A place of a finding: a value and one of its mentions, by their numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The value.
    pub value: usize,
    /// The mention of it.
    pub mention: usize,
}

/// What was found, and what of it is shown.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// What was found last; stays until the next is there.
    pub findings: Option<Arc<Findings>>,
    /// The documents it was found in, as they were then.
    pub corpus: Corpus,
    /// What each of these documents is called.
    pub names: Arc<Vec<Box<str>>>,
    /// Whether they are being looked for.
    pub is_looking: bool,
    /// Only findings of this kind are listed.
    pub kind: Option<Subject>,
    /// How they are ordered.
    pub order: FindingOrder,
    /// The rows of the list.
    pub rows: Arc<Vec<FindingRow>>,
    /// The finding that is shown, by its number among all.
    pub current: Option<usize>,
    /// Which of its places stand left and right.
    pub standing: Sides<Place>,
    /// For each finding, the number of what was set aside that it is.
    pub(super) aside: Vec<Option<usize>>,
    /// The groups that are open although they begin closed, or closed although they begin open.
    pub(super) toggled: Vec<FindingGroup>,
    /// What undoes what was set aside or put back, the last behind.
    pub(super) undoing: Vec<super::remembered::Decision>,
    /// Number of those in open view.
    n_listed: usize,
    /// Whether the list must be made anew.
    is_outdated: bool,
    /// Whether they are to be looked for once nothing else is done.
    is_wanted: bool,
    /// Which hits the rows were made with, and whether what has none was hidden.
    hits_of: Option<(usize, bool)>,
    /// What is boxed in the open pair.
    boxed: boxes::Boxed,
}

impl Found {
    /// All of what was found; nothing while that is not known.
    pub fn all(&self) -> &[Finding] {
        self.findings.as_ref().map_or(&[], |findings| &findings.all)
    }

    /// What a document is called.
    pub fn name(&self, document: DocId) -> &str {
        self.names.get(document.index()).map_or("", AsRef::as_ref)
    }

    /// The finding that is shown.
    pub fn shown(&self) -> Option<&Finding> {
        self.all().get(self.current?)
    }

    /// Number of the findings that stand in open view: neither only possible nor set aside.
    pub fn n_listed(&self) -> usize {
        self.n_listed
    }

    /// Whether a finding was set aside.
    pub fn is_aside(&self, index: usize) -> bool {
        self.aside.get(index).copied().flatten().is_some()
    }

    /// Has the list made anew.
    pub(super) fn relist(&mut self) {
        self.is_outdated = true;
    }
}

/// The value and mention at a place of a finding.
pub fn at_place(finding: &Finding, place: Place) -> Option<(&Value, &Mention)> {
    let value = finding.values.get(place.value)?;
    Some((value, value.mentions.get(place.mention)?))
}

/// Whether documents disagree in a value: one that fits all others is no disagreement.
pub fn is_disputed(finding: &Finding, value: usize) -> bool {
    let n_others = finding.values.len().saturating_sub(1);
    finding.values.get(value).is_some_and(|value| value.fits.len() < n_others)
}

impl State {
    /// The values of an open document that findings between the two open documents dispute, in order.
    pub fn boxed_in(&self, document: Option<DocId>) -> &[Span] {
        document.map_or(&[], |id| self.findings.boxed.of(id))
    }
}

#[cfg(test)]
mod tests;
