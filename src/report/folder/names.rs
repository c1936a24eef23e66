//! What documents are called in a report: by file, and where two files are called alike, by path.

use std::collections::HashMap;

use crate::model::{Corpus, DocId};
use crate::text::one_line;

/// The names of all documents of a corpus.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names(Vec<String>);

impl Names {
    /// Names every document, so that no two have the same name unless their paths look alike.
    pub fn of(corpus: &Corpus) -> Self {
        let mut n_called: HashMap<&str, usize> = HashMap::new();
        for document in corpus.documents() {
            *n_called.entry(document.file_name()).or_default() += 1;
        }
        let name = |document: &crate::model::Document| {
            let is_alone = n_called.get(document.file_name()) == Some(&1);
            let name = if is_alone { document.file_name() } else { document.path() };
            one_line(name).into_owned()
        };
        Self(corpus.documents().iter().map(|document| name(document)).collect())
    }

    /// A document's name; nothing for an id of another corpus.
    pub fn name(&self, document: DocId) -> &str {
        self.0.get(document.index()).map_or("", String::as_str)
    }

    /// The names of some documents, one behind the other.
    pub fn list(&self, documents: &[DocId]) -> String {
        let names: Vec<&str> = documents.iter().map(|&document| self.name(document)).collect();
        names.join(", ")
    }
}
