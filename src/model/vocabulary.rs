//! The distinct words of a corpus.

use std::collections::HashMap;
use std::sync::Arc;

use super::index::WordId;

/// Every distinct word of a corpus in normal form, numbered in order of first appearance.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    ids: HashMap<Arc<str>, WordId>,
    words: Vec<Arc<str>>,
}

impl Vocabulary {
    /// The number of a word in normal form; a new word gets the next one.
    pub fn intern(&mut self, word: &str) -> WordId {
        if let Some(&id) = self.ids.get(word) {
            return id;
        }
        let id = WordId::at(self.words.len());
        let word: Arc<str> = word.into();
        self.words.push(Arc::clone(&word));
        self.ids.insert(word, id);
        id
    }

    /// The number of a word in normal form, if it occurs.
    pub fn id(&self, word: &str) -> Option<WordId> {
        self.ids.get(word).copied()
    }

    /// The word in normal form; empty for a number of another vocabulary.
    pub fn word(&self, id: WordId) -> &str {
        self.words.get(id.index()).map_or("", AsRef::as_ref)
    }

    /// Number of distinct words.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether it holds no word.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}
