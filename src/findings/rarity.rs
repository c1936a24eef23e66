//! How much a word tells of what a sentence is about: the rarer in the corpus, the more.
//!
//! Counted in sentences, as a folder of a few reports holds too few documents to tell.

use super::function_words;
use crate::compare::Stems;
use crate::model::{Corpus, Document, SentenceIdx, WordId};
use crate::text::Language;

/// Shorter sentences are headings, bylines and the like: they do not count.
const FEWEST_WORDS: usize = 4;
/// So much of the logarithm of the number of sentences must two contexts share to be about one thing.
const THRESHOLD: f64 = 1.55;
/// Past so many bytes of text, sentences are counted in evenly spread documents.
const SAMPLE_BYTES: usize = 64 << 20;

/// The weight of every stem of a corpus, and what it is measured by.
#[derive(Debug)]
pub(crate) struct Rarity {
    stems: Stems,
    /// In how many sentences each stem stands.
    n_holding: Vec<u32>,
    /// Whether a word binds others, by its number.
    is_function: Vec<bool>,
    n_sentences: usize,
}

impl Rarity {
    /// Counts the sentences of a corpus; `None` if `cancelled` said so meanwhile.
    pub(crate) fn of(corpus: &Corpus, cancelled: &(dyn Fn() -> bool + Sync)) -> Option<Self> {
        let vocabulary = corpus.vocabulary();
        let stems = Stems::of_folder(corpus.documents(), vocabulary);
        let mut is_function = vec![false; vocabulary.len()];
        for word in
            function_words::binding(&languages(corpus)).filter_map(|word| vocabulary.id(word))
        {
            if let Some(is_function) = is_function.get_mut(word.index()) {
                *is_function = true;
            }
        }
        let n_holding = vec![0; stems.len()];
        let mut rarity = Self { stems, n_holding, is_function, n_sentences: 0 };
        let n_bytes: usize = corpus.documents().iter().map(|it| it.text().len()).sum();
        let mut last = vec![0; rarity.n_holding.len()];
        for document in corpus.documents().iter().step_by(n_bytes.div_ceil(SAMPLE_BYTES).max(1)) {
            if cancelled() {
                return None;
            }
            rarity.count(document, &mut last);
        }
        Some(rarity)
    }

    /// The weight of a stem that stands in one sentence; the natural logarithm of their number.
    pub(crate) fn most(&self) -> f64 {
        (self.n_sentences.max(2) as f64).ln()
    }

    /// The weight that two contexts must share to be held to be about the same thing (T).
    pub(crate) fn threshold(&self) -> f64 {
        THRESHOLD * self.most()
    }

    /// The stems of a word, one at least.
    pub(crate) fn stems(&self, word: WordId) -> impl Iterator<Item = u32> + '_ {
        self.stems.of(word)
    }

    /// How many stems there are.
    pub(crate) fn n_stems(&self) -> usize {
        self.stems.len()
    }

    /// How much a stem tells: ln(sentences / sentences that hold it); never below zero.
    pub(crate) fn weight(&self, stem: u32) -> f64 {
        let n_holding = self.n_holding.get(stem as usize).copied().unwrap_or_default().max(1);
        (self.most() - f64::from(n_holding).ln()).max(0.0)
    }

    /// How much a word tells: the weight of the most telling of its stems; zero for one that only
    /// binds others.
    pub(crate) fn weight_of_word(&self, word: WordId) -> f64 {
        if self.binds(word) {
            return 0.0;
        }
        self.stems(word).map(|stem| self.weight(stem)).fold(0.0, f64::max)
    }

    /// Whether a word says nothing by itself: an article, a preposition and the like.
    pub(crate) fn binds(&self, word: WordId) -> bool {
        self.is_function.get(word.index()).copied().unwrap_or_default()
    }

    /// Counts a document's sentences; `last` holds for each stem the sentence that was counted last.
    fn count(&mut self, document: &Document, last: &mut [usize]) {
        for sentence in 0..document.n_sentences() {
            let words = document.words_of_sentence(SentenceIdx::at(sentence));
            if words.len() < FEWEST_WORDS {
                continue;
            }
            self.n_sentences += 1;
            for &word in document.word_ids().get(words).unwrap_or_default() {
                for stem in self.stems.of(word) {
                    let seen = last.get_mut(stem as usize);
                    let Some(seen) = seen.filter(|seen| **seen != self.n_sentences) else {
                        continue;
                    };
                    *seen = self.n_sentences;
                    if let Some(n_holding) = self.n_holding.get_mut(stem as usize) {
                        *n_holding += 1;
                    }
                }
            }
        }
    }
}

/// The languages of the documents, each once.
fn languages(corpus: &Corpus) -> Vec<Option<Language>> {
    let mut languages = Vec::new();
    for language in corpus.documents().iter().map(|document| document.language()) {
        if !languages.contains(&language) {
            languages.push(language);
        }
    }
    languages
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{CorpusBuilder, Parsed, Source};

    /// Checks the weights of some words, as the number of sentences over that of those with the word.
    #[track_caller]
    fn check(texts: &[&str], words: &[(&str, f64)]) {
        let mut builder = CorpusBuilder::default();
        for text in texts {
            builder.push(Source::default(), Parsed::new((*text).to_owned()));
        }
        let corpus = builder.finish();
        let rarity = Rarity::of(&corpus, &|| false).expect("not cancelled");
        for (word, expected) in words {
            let id = corpus.vocabulary().id(word).expect("a word of the texts");
            let found = rarity.weight_of_word(id).exp();
            assert!((found - expected).abs() < 1e-9, "{word}: {found} is not {expected}");
        }
    }

    #[test]
    fn a_word_weighs_the_more_the_fewer_sentences_hold_one_of_its_forms() {
        let texts =
            ["Two ferries left the quay. The ferry came home.", "The quay was quite empty."];
        check(&texts, &[("ferry", 1.5), ("quay", 1.5), ("empty", 3.0), ("ferries", 1.5)]);
    }

    #[test]
    fn words_that_bind_and_headings_do_not_count() {
        let texts = ["The ferry\n\nShe left on that evening. She came home late."];
        check(&texts, &[("she", 1.0), ("that", 1.0), ("evening", 2.0)]);
    }
}
