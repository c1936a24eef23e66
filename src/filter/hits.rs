//! What a query finds in all documents: numbers at once, spans where somebody looks.
//!
//! A letter has twenty million hits in a large folder, and a window shows fifty. So every document's
//! hits are counted, and their places are found when they are first asked for.

use std::sync::{Arc, OnceLock};

use super::query::Query;
use crate::model::{Corpus, DocId};
use crate::text::Span;

/// A span that matches, and which of the query's positive terms it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hit {
    /// The bytes that match.
    pub span: Span,
    /// The term's number, in the order in which terms were typed.
    pub term: u16,
}

/// The hits of all documents.
#[derive(Clone, Debug, Default)]
pub struct Hits {
    query: Query,
    matches: Vec<bool>,
    /// Number of hits before each document, and of all behind the last one.
    before: Vec<usize>,
    /// The places in each document, once they were asked for.
    places: Arc<Vec<OnceLock<Box<[Hit]>>>>,
    /// Documents that have changed since: their hits lie nowhere.
    outdated: Vec<DocId>,
    /// Number of hits.
    pub n_hits: usize,
    /// Number of documents that match.
    pub n_documents: usize,
    /// Number of each positive term's own hits; together more than `n_hits` where terms overlap.
    pub n_by_term: Vec<usize>,
    /// Whether there are documents that have not been asked yet; the numbers are too small then.
    pub is_partial: bool,
    /// The documents that have been asked, where not all have, in order.
    asked: Vec<DocId>,
}

/// What is known of one document before anybody looks: whether it matches, and how often.
#[derive(Clone, Debug, Default)]
pub(super) struct Answer {
    pub(super) matches: bool,
    pub(super) n_hits: usize,
    /// Where, if that was found on the way.
    pub(super) places: Option<Box<[Hit]>>,
}

impl Hits {
    pub(super) fn new(query: Query, answers: Vec<Answer>, n_by_term: Vec<usize>) -> Self {
        let mut hits = Self { query, n_by_term, before: vec![0], ..Self::default() };
        let mut places = Vec::new();
        for answer in answers {
            hits.n_hits += answer.n_hits;
            hits.n_documents += usize::from(answer.matches);
            hits.matches.push(answer.matches);
            hits.before.push(hits.n_hits);
            places.push(answer.places.map(OnceLock::from).unwrap_or_default());
        }
        Self { places: Arc::new(places), ..hits }
    }

    /// What some documents answered of so many; the others count as if they matched without a hit.
    pub(super) fn partial(
        query: Query,
        n_documents: usize,
        answers: Vec<(DocId, Answer)>,
        n_by_term: Vec<usize>,
    ) -> Self {
        let asked = answers.iter().map(|(id, _)| *id).collect();
        let mut all = vec![Answer { matches: true, ..Answer::default() }; n_documents];
        for (id, answer) in answers {
            if let Some(known) = all.get_mut(id.index()) {
                *known = answer;
            }
        }
        Self { is_partial: true, asked, ..Self::new(query, all, n_by_term) }
    }

    /// The same for documents of which these have changed: how many hits they had stays known, but
    /// nobody can say any more where.
    #[must_use]
    pub fn without_places_in(&self, changed: &[DocId]) -> Self {
        let mut hits = self.clone();
        hits.outdated.extend(changed);
        hits
    }

    /// Whether documents have changed since they were asked: this one, or any.
    pub fn is_outdated(&self, document: Option<DocId>) -> bool {
        document.map_or(!self.outdated.is_empty(), |document| self.outdated.contains(&document))
    }

    /// Whether a document has been asked.
    pub fn knows(&self, id: DocId) -> bool {
        !self.is_partial || self.asked.binary_search(&id).is_ok()
    }

    /// Number of a document's hits.
    pub fn n_of(&self, id: DocId) -> usize {
        let end = self.before.get(id.index() + 1).copied().unwrap_or_default();
        end - self.before(id).min(end)
    }

    /// Whether a document matches (a query of negative terms matches without a hit).
    pub fn matches(&self, id: DocId) -> bool {
        self.matches.get(id.index()).copied().unwrap_or_default()
    }

    /// The documents that match, in order.
    pub fn matching(&self) -> impl Iterator<Item = DocId> {
        let matching = self.matches.iter().enumerate().filter(|(_, matches)| **matches);
        matching.map(|(index, _)| DocId::at(index))
    }

    /// Number of hits in the documents before this one.
    pub fn before(&self, id: DocId) -> usize {
        self.before.get(id.index()).copied().unwrap_or(self.n_hits)
    }

    /// The document that holds the hit with this number among all, and its number there, both from
    /// zero.
    pub fn at(&self, number: usize) -> Option<(DocId, usize)> {
        let index = self.before.partition_point(|&before| before <= number).checked_sub(1)?;
        let id = DocId::at(index);
        (number < self.n_hits).then(|| (id, number - self.before(id)))
    }

    /// Number of documents that were asked.
    pub fn n_asked(&self) -> usize {
        self.matches.len()
    }

    /// A document's hits, in order and disjoint; empty where it does not match. Found when first
    /// asked for, which for a document of some megabytes takes some milliseconds.
    pub fn of(&self, id: DocId, corpus: &Corpus) -> &[Hit] {
        if self.is_outdated(Some(id)) {
            return &[];
        }
        let found = || {
            let document = corpus.document(id).filter(|_| self.n_of(id) > 0);
            document.and_then(|document| self.query.hits(document)).unwrap_or_default().into()
        };
        self.places.get(id.index()).map_or(&[], |places| places.get_or_init(found))
    }
}

impl PartialEq for Hits {
    /// Whether the same was found; not whether anybody has looked.
    fn eq(&self, other: &Self) -> bool {
        self.matches == other.matches
            && self.before == other.before
            && self.n_by_term == other.n_by_term
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::corpus;
    use super::super::{Switches, filter};
    use super::*;

    #[test]
    fn hits_are_numbered_through_all_documents() {
        let corpus = corpus(&["none", "a ferry, a ferry", "", "no ferry"]);
        let query = Query::parse("ferry", Switches::default()).unwrap();
        let hits = filter(&corpus, None, &query, &|| false).unwrap();
        let numbered = [0, 1, 2, 3].map(|number| hits.at(number));
        let [one, three] = [DocId(1), DocId(3)];
        assert_eq!(numbered, [Some((one, 0)), Some((one, 1)), Some((three, 0)), None]);
        assert_eq!([0, 1, 2, 3, 4].map(|id| hits.before(DocId(id))), [0, 0, 2, 2, 3]);
        assert_eq!([0, 1, 2, 3, 4].map(|id| hits.n_of(DocId(id))), [0, 2, 0, 1, 0]);
    }

    #[test]
    fn hits_in_a_changed_document_lie_nowhere() {
        let corpus = corpus(&["ferry", "a ferry"]);
        let query = Query::parse("ferry", Switches::default()).unwrap();
        let hits = filter(&corpus, None, &query, &|| false).unwrap();
        let hits = hits.without_places_in(&[DocId(0)]);
        assert_eq!([0, 1].map(|id| hits.n_of(DocId(id))), [1, 1]);
        assert_eq!([0, 1].map(|id| hits.of(DocId(id), &corpus).len()), [0, 1]);
    }

    #[test]
    fn places_that_were_not_kept_are_found_when_asked_for() {
        let corpus = corpus(&["ferry", "a ferry"]);
        let query = Query::parse("ferry", Switches::default()).unwrap();
        let counted = || Answer { matches: true, n_hits: 1, places: None };
        let hits = Hits::new(query, vec![counted(), counted()], vec![2]);
        let place = |id| hits.of(DocId(id), &corpus).first().map(|hit| hit.span);
        assert_eq!([0, 1, 2].map(place), [Some(Span::new(0, 5)), Some(Span::new(2, 7)), None]);
    }
}
