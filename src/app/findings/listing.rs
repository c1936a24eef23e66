//! The list of findings: which stand in it, in which groups and in which order.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Found, Place};
use crate::app::remembered::SetAside;
use crate::app::state::State;
use crate::compare::Sides;
use crate::findings::{Finding, Grade, Mention, Strength};
use crate::model::DocId;

/// Of findings in so many documents the hits are looked for in their sentences; in more, in the
/// documents alone.
const FEW_DOCUMENTS: usize = 64;

/// The groups of the list, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FindingGroup {
    /// Of this grade.
    Graded(Grade),
    /// Only possible.
    Possible,
    /// Set aside by a person.
    SetAside,
}

impl FindingGroup {
    /// Whether it is closed until somebody opens it.
    pub fn begins_closed(self) -> bool {
        matches!(self, Self::Graded(Grade::Counted) | Self::Possible | Self::SetAside)
    }
}

/// How the findings of a group are ordered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FindingOrder {
    /// The weightiest first.
    #[default]
    Weight,
    /// As they stand in the documents.
    Place,
    /// Those that most documents speak of first.
    Documents,
}

/// A line of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FindingRow {
    /// The head of a group.
    Head {
        /// The group.
        group: FindingGroup,
        /// Number of its findings.
        n: usize,
        /// Whether they are listed.
        is_open: bool,
    },
    /// A finding.
    Finding {
        /// Its number among all.
        index: usize,
        /// Whether the filter lets one of its sentences through.
        matches: bool,
    },
}

impl Found {
    /// The group that a finding stands in.
    pub fn group_of(&self, index: usize) -> Option<FindingGroup> {
        let finding = self.all().get(index)?;
        Some(match finding.strength {
            _ if self.is_aside(index) => FindingGroup::SetAside,
            Strength::Possible => FindingGroup::Possible,
            _ => FindingGroup::Graded(finding.grade),
        })
    }

    /// The findings that are listed now, from the top.
    pub fn listed(&self) -> impl Iterator<Item = usize> {
        self.rows.iter().filter_map(|row| match row {
            FindingRow::Finding { index, .. } => Some(*index),
            FindingRow::Head { .. } => None,
        })
    }

    fn count_listed(&self) -> usize {
        let all = (0..self.all().len()).filter_map(|index| self.group_of(index));
        all.filter(|&group| group < FindingGroup::Possible).count()
    }

    fn is_open(&self, group: FindingGroup) -> bool {
        group.begins_closed() == self.toggled.contains(&group)
    }

    fn compare(&self, one: usize, other: usize) -> Ordering {
        let all = self.all();
        let (Some(first), Some(second)) = (all.get(one), all.get(other)) else {
            return one.cmp(&other);
        };
        let place = |finding: &Finding| finding.mentions().map(|it| (it.document, it.span)).min();
        let by_order = match self.order {
            FindingOrder::Weight => Ordering::Equal,
            FindingOrder::Place => place(first).cmp(&place(second)),
            FindingOrder::Documents => second.documents().len().cmp(&first.documents().len()),
        };
        by_order.then(one.cmp(&other))
    }
}

impl State {
    /// Makes the list anew if anything that it is made of has changed.
    pub(in crate::app) fn findings_anew(&mut self) {
        let is_filtered = self.filtering.is_active();
        let hides = self.settings.hides_unmatched;
        let hits_of = is_filtered.then(|| (Arc::as_ptr(&self.filtering.hits).addr(), hides));
        if self.findings.hits_of != hits_of {
            self.findings.hits_of = hits_of;
            self.findings.relist();
        }
        if std::mem::take(&mut self.findings.is_outdated) {
            self.findings.aside = self.aside();
            self.findings.rows = Arc::new(self.finding_rows());
            self.findings.n_listed = self.findings.count_listed();
            self.choose_a_listed_finding();
        }
        self.box_anew();
    }

    /// Which findings are among those that were set aside.
    fn aside(&self) -> Vec<Option<usize>> {
        let (found, set_aside) = (&self.findings, &self.memory.kept.set_aside);
        let of = |finding: &Finding| {
            set_aside.iter().position(|aside: &SetAside| aside.is_of(finding, &found.corpus))
        };
        found.all().iter().map(of).collect()
    }

    fn finding_rows(&self) -> Vec<FindingRow> {
        let found = &self.findings;
        let is_listed =
            |finding: &Finding| found.kind.is_none_or(|subject| subject == finding.subject);
        let all = found.all().iter().enumerate().filter(|(_, finding)| is_listed(finding));
        let mut listed: Vec<(FindingGroup, usize)> =
            all.filter_map(|(index, _)| Some((found.group_of(index)?, index))).collect();
        listed
            .sort_by(|one, other| one.0.cmp(&other.0).then_with(|| found.compare(one.1, other.1)));
        let with_hits = self.finding_matches();
        let hides = self.settings.hides_unmatched;
        let mut rows = Vec::new();
        for members in listed.chunk_by(|one, other| one.0 == other.0) {
            let Some(&(group, _)) = members.first() else { continue };
            let is_open = found.is_open(group);
            rows.push(FindingRow::Head { group, n: members.len(), is_open });
            for &(_, index) in members.iter().filter(|_| is_open) {
                let matches = with_hits.as_ref().is_none_or(|with_hits| with_hits.contains(&index));
                if matches || !hides {
                    rows.push(FindingRow::Finding { index, matches });
                }
            }
        }
        rows
    }

    /// The findings with a hit in one of their sentences; `None` without a filter.
    fn finding_matches(&self) -> Option<BTreeSet<usize>> {
        if !self.filtering.is_active() {
            return None;
        }
        let all = self.findings.all();
        let mut documents: Vec<DocId> = all.iter().flat_map(Finding::documents).collect();
        documents.sort_unstable();
        documents.dedup();
        let by_sentence = documents.len() <= FEW_DOCUMENTS;
        let has_hit = |mention: &Mention| {
            let is_in = self.hits_in(mention.document).1;
            if !is_in || !by_sentence || !self.is_as_found(mention.document) {
                return is_in;
            }
            let hits = self.filtering.hits.of(mention.document, &self.corpus);
            hits.iter().any(|hit| hit.span.overlaps(mention.sentence))
        };
        let with_hits =
            all.iter().enumerate().filter(|(_, finding)| finding.mentions().any(has_hit));
        Some(with_hits.map(|(index, _)| index).collect())
    }

    /// Whether a document is still the one that findings were looked for in.
    pub(in crate::app) fn is_as_found(&self, id: DocId) -> bool {
        let (now, then) = (self.corpus.document(id), self.findings.corpus.document(id));
        now.zip(then).is_some_and(|(now, then)| Arc::ptr_eq(now, then))
    }

    /// Shows the first finding of the list while none is shown that stands there.
    fn choose_a_listed_finding(&mut self) {
        let found = &self.findings;
        let is_listed = |current: usize| found.listed().any(|index| index == current);
        if found.current.is_some_and(is_listed) {
            return;
        }
        let first = found.listed().next();
        self.choose_finding(first);
    }

    /// Shows a finding, with the first place of its first two values side by side.
    pub(super) fn choose_finding(&mut self, index: Option<usize>) {
        let found = &mut self.findings;
        found.current = index;
        let place = |value| Place { value, mention: 0 };
        found.standing = Sides { left: place(0), right: place(1) };
    }
}
