//! What the sentence of a hit corresponds to in other documents, as comparisons say.
//!
//! For the open pair this stands in its reading. Others are compared in the background, the documents
//! of the lines on screen first, and of each pair only stretches and kinds are kept.

mod finding;
mod stretches;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;

use self::finding::MOST_PARTNERS;
pub use self::finding::{CounterpartRequest, FoundCounterparts};
pub use self::stretches::{PairStretches, Stretch};

use super::action::Effect;
use super::reading::Reading;
use super::state::{HitIdx, State};
use crate::compare::{Kind, Sameness, Side, Sides};
use crate::model::{Corpus, DocId, Document};
use crate::text::Span;

/// So many stretches of all pairs are kept; of more, those found first are forgotten.
const MOST_STRETCHES: usize = 4_000_000;

/// How a sentence of another document corresponds to the hit's; what is closer comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Closeness {
    /// As a passage says.
    Passage(Kind),
    /// The same facts in other words; a hint that counts as nothing.
    Related,
}

impl Closeness {
    /// What it is called, as everywhere in the window.
    pub fn name(self) -> &'static str {
        match self {
            Self::Passage(kind) => kind.name(),
            Self::Related => "related",
        }
    }
}

/// What corresponds to a hit's sentence in another document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counterpart {
    /// The other document.
    pub document: DocId,
    /// How it corresponds.
    pub closeness: Closeness,
    /// The stretch there.
    pub span: Span,
}

/// A pair by its ids, the document listed first on the left.
type Key = (DocId, DocId);

/// What is known of the documents that have hits.
#[derive(Clone, Debug, Default)]
pub struct Counterparts {
    /// The documents that each was compared with, the closest first.
    partners: BTreeMap<DocId, Arc<Vec<DocId>>>,
    pairs: BTreeMap<Key, Arc<PairStretches>>,
    /// The pairs in the order in which they were found.
    found: VecDeque<Key>,
    n_stretches: usize,
    /// The document whose partners are being compared.
    asked: Option<DocId>,
    /// Documents whose pairs were forgotten for want of room; they are not asked for twice.
    forgotten: BTreeSet<DocId>,
    made_of: Option<(u64, Sameness)>,
}

impl Counterparts {
    fn is_known(&self, document: DocId, open: Option<DocId>) -> bool {
        self.forgotten.contains(&document)
            || self.partners.get(&document).is_some_and(|partners| {
                let is_there = |&id: &DocId| self.pairs.contains_key(&key(document, id));
                partners.iter().all(|id| Some(*id) == open || is_there(id))
            })
    }

    /// What corresponds to the sentence around a stretch of a document, in the order of closeness;
    /// `None` while that is not known. The open pair's reading speaks for its two documents.
    pub(super) fn of(
        &self,
        corpus: &Corpus,
        reading: Option<&Reading>,
        document: DocId,
        span: Span,
    ) -> Option<Vec<Counterpart>> {
        let open = open_partner(reading, document);
        if corpus.len() < 2 {
            return Some(Vec::new());
        }
        let is_all = corpus.len() == 2 && open.is_some();
        if !is_all && !self.is_known(document, open) {
            return None;
        }
        let text = corpus.document(document)?;
        let asked = stretches::Asked { sentence: sentences_around(text, span), hit: span };
        let partners = self.partners.get(&document).map_or(&[][..], |partners| partners);
        let others = partners.iter().filter(|&&id| Some(id) != open).filter_map(|&other| {
            let stretches = self.pairs.get(&key(document, other))?;
            let side = if document < other { Side::Left } else { Side::Right };
            let found = stretches.find(side, asked)?;
            let closeness = Closeness::Passage(found.kind);
            Some(Counterpart { document: other, closeness, span: *found.spans.of(side.other()) })
        });
        let mut found: Vec<Counterpart> = others.collect();
        found.extend(reading.and_then(|reading| in_pair(reading, document, asked)));
        // What is equally close stays in the order of how much the documents share.
        let place = |id: DocId| partners.iter().position(|&partner| partner == id);
        found.sort_by_key(|found| (found.closeness, place(found.document).unwrap_or(usize::MAX)));
        Some(found)
    }

    /// Forgets what was found in a document as it was.
    pub(super) fn forget(&mut self, document: DocId) {
        self.partners.remove(&document);
        self.pairs.retain(|&(one, other), _| one != document && other != document);
        self.found.retain(|key| self.pairs.contains_key(key));
        self.n_stretches = self.pairs.values().map(|stretches| stretches.len()).sum();
        // What is being compared may still be the text as it was.
        self.asked = None;
    }

    fn take(&mut self, found: FoundCounterparts) {
        self.partners.insert(found.document, Arc::new(found.partners));
        for (key, stretches) in found.pairs {
            self.n_stretches += stretches.len();
            if self.pairs.insert(key, Arc::new(stretches)).is_none() {
                self.found.push_back(key);
            }
        }
        while self.n_stretches > MOST_STRETCHES {
            let Some(oldest) = self.found.pop_front() else { break };
            let stretches = self.pairs.remove(&oldest);
            self.n_stretches -= stretches.map_or(0, |stretches| stretches.len());
            self.forgotten.extend([oldest.0, oldest.1]);
        }
    }
}

impl State {
    /// Whether the counterparts of a hit's sentence are shown below its line.
    pub fn shows_counterparts(&self, hit: HitIdx) -> bool {
        self.settings.shows_counterparts != self.concordance.toggled.contains(&hit)
    }

    /// Shows or hides the counterparts of one hit.
    pub(super) fn toggle_counterparts(&mut self, hit: HitIdx) {
        if !self.concordance.toggled.remove(&hit) {
            self.concordance.toggled.insert(hit);
        }
    }

    /// Shows or hides the counterparts of all hits.
    pub(super) fn toggle_all_counterparts(&mut self) -> Vec<Effect> {
        self.concordance.toggled.clear();
        self.settings.shows_counterparts = !self.settings.shows_counterparts;
        vec![Effect::Save]
    }

    /// What corresponds to the sentence around a stretch of a document, in the order of closeness;
    /// `None` while that is not known.
    pub fn counterparts_of(&self, document: DocId, span: Span) -> Option<Vec<Counterpart>> {
        self.counterparts.of(&self.corpus, self.reading.as_deref(), document, span)
    }

    /// Whether more documents overlap with one than were compared with it.
    pub fn has_more_partners(&self, document: DocId) -> bool {
        let partners = self.counterparts.partners.get(&document);
        partners.is_some_and(|partners| partners.len() >= MOST_PARTNERS)
    }

    fn open_partner(&self, document: DocId) -> Option<DocId> {
        open_partner(self.reading.as_deref(), document)
    }

    /// Whether the partners of one of these documents are still to be compared.
    pub fn wants_counterparts(&self, seen: &[DocId]) -> bool {
        self.first_unknown(seen).is_some_and(|document| self.counterparts.asked != Some(document))
    }

    fn first_unknown(&self, seen: &[DocId]) -> Option<DocId> {
        let is_possible = self.corpus.len() > 2
            && self.opened.as_ref().is_some_and(|opened| opened.pairs.is_some());
        let is_known = |id: DocId| self.counterparts.is_known(id, self.open_partner(id));
        seen.iter().copied().find(|&id| is_possible && !is_known(id))
    }

    /// Has the documents compared whose hits are on screen, one after the other.
    pub(super) fn find_counterparts(&mut self, seen: &[DocId]) -> Option<Effect> {
        let document = self.first_unknown(seen)?;
        if self.counterparts.asked.is_some_and(|asked| seen.contains(&asked)) {
            return None;
        }
        let opened = self.opened.as_ref()?;
        let request = CounterpartRequest {
            document,
            pairs: Arc::clone(opened.pairs.as_ref()?),
            folder: Arc::clone(&opened.folder),
            corpus: self.corpus.clone(),
            sameness: self.settings.sameness,
            known: self.counterparts.pairs.keys().copied().collect(),
            open: self.open_partner(document),
        };
        self.counterparts.asked = Some(document);
        Some(Effect::FindCounterparts(Box::new(request)))
    }

    pub(super) fn found_counterparts(&mut self, found: FoundCounterparts) {
        if self.counterparts.asked == Some(found.document) {
            self.counterparts.asked = None;
            self.counterparts.take(found);
        }
    }

    /// Forgets what was compared before the folder was known as it is now, or by other rules.
    pub(super) fn counterparts_anew(&mut self) {
        let version = self.opened.as_ref().map_or(0, |opened| opened.version);
        let made_of = Some((version, self.settings.sameness));
        if self.counterparts.made_of != made_of {
            self.counterparts = Counterparts { made_of, ..Counterparts::default() };
        }
    }

    /// Opens the pair of a hit's document and one of its counterparts, at both places.
    pub(super) fn open_counterpart(&mut self, hit: HitIdx, partner: DocId) -> Vec<Effect> {
        let Some(span) = self.hit_of(hit).map(|hit| hit.span) else { return Vec::new() };
        let found = self.counterparts_of(hit.document, span);
        let found = found.and_then(|all| all.into_iter().find(|it| it.document == partner));
        let Some(found) = found else { return Vec::new() };
        self.hit = Some(hit);
        self.show_pair((hit.document, span), (partner, found.span))
    }
}

/// The document beside which another is read.
fn open_partner(reading: Option<&Reading>, document: DocId) -> Option<DocId> {
    let ids = reading?.ids;
    match (ids.left, ids.right) {
        (Some(left), Some(right)) if left == document => Some(right),
        (Some(left), Some(right)) if right == document => Some(left),
        _ => None,
    }
}

/// What the open pair's reading says.
fn in_pair(reading: &Reading, document: DocId, asked: stretches::Asked) -> Option<Counterpart> {
    let other = open_partner(Some(reading), document)?;
    let side = Side::BOTH.into_iter().find(|&side| *reading.ids.of(side) == Some(document))?;
    let passages = reading.passages_in(side, asked.sentence).map(|(_, passage)| Stretch {
        spans: Sides { left: passage.left, right: passage.right },
        kind: passage.kind,
    });
    let found = asked.closest(side, passages).map(|found| Counterpart {
        document: other,
        closeness: Closeness::Passage(found.kind),
        span: *found.spans.of(side.other()),
    });
    let related = || {
        let hints = &reading.comparison.related;
        let hint = hints.iter().find(|hint| hint.span(side).overlaps(asked.sentence))?;
        let span = hint.span(side.other());
        Some(Counterpart { document: other, closeness: Closeness::Related, span })
    };
    found.or_else(related)
}

/// The sentences that hold a stretch.
pub fn sentences_around(document: &Document, span: Span) -> Span {
    let sentence = |byte: u32| document.sentence_at_byte(byte).map(|at| document.sentence(at));
    let last = span.end.saturating_sub(1).max(span.start);
    let found = sentence(span.start).zip(sentence(last)).map(|(first, last)| first.hull(last));
    found.unwrap_or(span).hull(span)
}

fn key(one: DocId, other: DocId) -> Key {
    (one.min(other), one.max(other))
}
