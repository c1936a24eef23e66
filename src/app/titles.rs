//! The documents' titles: which of them begin alike, and their order, kept up while documents come in.

use std::collections::HashMap;
use std::sync::Arc;

use crate::model::{Corpus, DocId, Document};

/// So much of a title is seen in a narrow row.
const SEEN: usize = 20;

/// What the list knows of titles. A corpus that grows costs what is new in it.
#[derive(Debug, Default)]
pub(super) struct Titles {
    /// The last document that was taken in; if another one has its place, so has another corpus.
    last: Option<Arc<Document>>,
    /// Whether another title begins like a document's, by id.
    is_shared: Vec<bool>,
    /// The first document whose title begins so.
    starts: HashMap<String, DocId>,
    /// The documents by title, as far as that was asked for.
    by_name: Vec<Named>,
}

/// A document's title without case, its first bytes as a number, which mostly decide.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Named {
    first: u64,
    name: Box<str>,
    id: DocId,
}

impl Titles {
    /// Takes in the documents that came since the last time.
    pub(super) fn take_in(&mut self, corpus: &Corpus) {
        let place = self.is_shared.len().checked_sub(1);
        let known = place.and_then(|place| corpus.documents().get(place));
        if !known.zip(self.last.as_ref()).is_some_and(|(known, last)| Arc::ptr_eq(known, last)) {
            *self = Self::default();
        }
        for (id, document) in corpus.iter().skip(self.is_shared.len()) {
            let seen = document.title().chars().take(SEEN).flat_map(char::to_lowercase).collect();
            let first = *self.starts.entry(seen).or_insert(id);
            self.is_shared.push(first != id);
            if first != id {
                self.is_shared.get_mut(first.index()).into_iter().for_each(|it| *it = true);
            }
        }
        self.last = corpus.documents().last().cloned();
    }

    /// Brings the documents into the order of their titles, those that came since into its middle.
    pub(super) fn sort(&mut self, corpus: &Corpus) {
        self.by_name.extend(corpus.iter().skip(self.by_name.len()).map(Named::of));
        // What was in order is one run, with which this sort goes on.
        self.by_name.sort();
    }

    /// The documents in the order of their titles, whatever their case.
    pub(super) fn by_name(&self) -> impl Iterator<Item = DocId> + '_ {
        self.by_name.iter().map(|named| named.id)
    }

    /// Whether another document's title begins like this one's.
    pub(super) fn is_shared(&self, document: DocId) -> bool {
        self.is_shared.get(document.index()).copied().unwrap_or_default()
    }
}

impl Named {
    fn of((id, document): (DocId, &Arc<Document>)) -> Self {
        let name = document.title().to_lowercase().into_boxed_str();
        let mut first = [0; 8];
        for (to, from) in first.iter_mut().zip(name.bytes()) {
            *to = from;
        }
        Self { first: u64::from_be_bytes(first), name, id }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{CorpusBuilder, Parsed, Source};

    fn corpora(texts: &[&str]) -> Vec<Corpus> {
        let mut builder = CorpusBuilder::default();
        let grown = texts.iter().map(|text| {
            builder.push(Source::default(), Parsed::new((*text).to_owned()));
            builder.snapshot()
        });
        grown.collect()
    }

    /// Checks the order and who shares the start of a title, after all documents and at once.
    #[track_caller]
    fn check(texts: &[&str], order: &[u32], shared: &[u32]) {
        let corpora = corpora(texts);
        let mut slow = Titles::default();
        for corpus in &corpora {
            slow.take_in(corpus);
            slow.sort(corpus);
        }
        let mut quick = Titles::default();
        quick.take_in(corpora.last().unwrap());
        quick.sort(corpora.last().unwrap());
        for titles in [slow, quick] {
            assert_eq!(titles.by_name().map(|id| id.0).collect::<Vec<_>>(), order);
            let is_shared = |id: &u32| titles.is_shared(DocId(*id));
            let found: Vec<u32> = (0..texts.len() as u32).filter(is_shared).collect();
            assert_eq!(found, shared);
        }
    }

    #[test]
    fn titles_are_ordered_without_case_and_equal_ones_as_they_came() {
        check(
            &["# beta two", "# Beta", "# alpha", "# BETA", "# beta three"],
            &[2, 1, 3, 4, 0],
            &[1, 3],
        );
    }

    #[test]
    fn titles_that_begin_alike_are_known_as_they_come_in() {
        let long = "# The ferry that left too early";
        check(&[long, "# A", "# The Ferry that left too late", "# B"], &[1, 3, 0, 2], &[0, 2]);
    }

    #[test]
    fn another_corpus_begins_anew() {
        let mut titles = Titles::default();
        for corpus in [corpora(&["# A", "# A"]), corpora(&["# B", "# C", "# D"])] {
            titles.take_in(corpus.last().unwrap());
            titles.sort(corpus.last().unwrap());
        }
        assert_eq!(titles.by_name().map(|id| id.0).collect::<Vec<_>>(), [0, 1, 2]);
        assert!((0..3).all(|id| !titles.is_shared(DocId(id))));
    }
}
