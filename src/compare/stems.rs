//! Words without their endings, so that "attacks" and "attacked" meet (step 0 of the method).

use std::collections::HashMap;

use rust_stemmers::{Algorithm, Stemmer};

use super::method::Method;
use crate::model::{Document, Vocabulary, WordId};
use crate::text::without_marks;

/// Marks a word that was not stemmed.
const UNSEEN: u32 = u32::MAX;

/// The stem of every word of some documents, numbered.
#[derive(Debug)]
pub(crate) struct Stems {
    of_word: Vec<u32>,
    n_stems: usize,
}

impl Stems {
    /// Stems the words of these documents, each once.
    pub(crate) fn new<'d>(
        documents: impl IntoIterator<Item = &'d Document>,
        vocabulary: &Vocabulary,
    ) -> Self {
        let words = documents.into_iter().flat_map(Document::word_ids);
        Self::of_words(words, vocabulary, &Method::PRODUCT)
    }

    /// Stems the words, each once, or takes them as they are where the method says so.
    pub(super) fn of_words<'w>(
        words: impl IntoIterator<Item = &'w WordId>,
        vocabulary: &Vocabulary,
        method: &Method,
    ) -> Self {
        let stemmer = method.is_stemmed.then(|| Stemmer::create(Algorithm::English));
        let mut numbers: HashMap<String, u32> = HashMap::new();
        let mut of_word = vec![UNSEEN; vocabulary.len()];
        for &word in words {
            let Some(number) = of_word.get_mut(word.index()) else { continue };
            if *number == UNSEEN {
                let next = numbers.len() as u32;
                *number =
                    *numbers.entry(stem(stemmer.as_ref(), vocabulary.word(word))).or_insert(next);
            }
        }
        // One number more, shared by the words that were not named.
        Self { of_word, n_stems: numbers.len() + 1 }
    }

    /// The number of a word's stem.
    pub(super) fn of(&self, word: WordId) -> u32 {
        let known = self.of_word.get(word.index()).copied().filter(|&stem| stem != UNSEEN);
        known.unwrap_or(self.n_stems as u32 - 1)
    }

    /// Number of stems.
    pub(super) fn len(&self) -> usize {
        self.n_stems
    }
}

/// Porter's stem (Snowball's English) of a word without marks and without a final 's. Words of
/// other scripts are their own stems, and without a stemmer every word is.
fn stem(stemmer: Option<&Stemmer>, word: &str) -> String {
    let plain = without_marks(word);
    let bare = plain.strip_suffix("'s").unwrap_or(&plain);
    let stemmer = stemmer.filter(|_| bare.is_ascii());
    stemmer.map_or_else(|| bare.to_owned(), |stemmer| stemmer.stem(bare).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(word: &str, expected: &str) {
        assert_eq!(stem(Some(&Stemmer::create(Algorithm::English)), word), expected);
    }

    #[test]
    fn endings_marks_and_possessives_fall() {
        check("attacked", "attack");
        check("russia's", "russia");
        check("cafés", "cafe");
        check("1,911", "1,911");
    }

    #[test]
    fn other_scripts_stay_as_they_are() {
        check("паромы", "паромы");
    }
}
