//! Words without their endings, so that "attacks" and "attacked" meet (step 0 of the method).
//!
//! Each document's words are stemmed as its own language has it. The same word may stand in documents
//! of two languages, so there is one table for each way of stemming; stems are numbered in common.
//! A word written in Han characters has each of them for a stem: a dictionary cuts "码头上" now so, now
//! so, and 船 says the same in 渔船 as in 船模.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

use super::method::Method;
use super::stemming::Stemming;
use crate::model::{Document, Vocabulary, WordId};
use crate::text::is_han;

/// Marks a word that was not stemmed.
const UNSEEN: u32 = u32::MAX;

/// So many documents tell the language of a folder.
const SAMPLE: usize = 64;

/// The stems of the words of some documents, numbered.
#[derive(Debug)]
pub(crate) struct Stems {
    tables: Vec<Table>,
    n_stems: usize,
}

/// The table of documents that were not named.
static NOTHING_NAMED: LazyLock<Table> = LazyLock::new(|| Table {
    stemming: Stemming::None,
    of_word: Vec::new(),
    further: HashMap::new(),
    other: 0,
});

/// The stem of every word of the documents that are stemmed in one way.
#[derive(Debug)]
pub(super) struct Table {
    stemming: Stemming,
    of_word: Vec<u32>,
    /// The second and further stems of the few words that have several.
    further: HashMap<WordId, Vec<u32>>,
    /// The number that words share whose documents were not named.
    other: u32,
}

impl Table {
    /// The numbers of a word's stems, one at least.
    pub(super) fn of(&self, word: WordId) -> impl Iterator<Item = u32> + '_ {
        let known = self.of_word.get(word.index()).copied();
        let first = known.filter(|&stem| stem != UNSEEN).unwrap_or(self.other);
        let further = if self.has_several() { self.further.get(&word) } else { None };
        std::iter::once(first).chain(further.into_iter().flatten().copied())
    }

    /// Whether any word has more than one stem; most documents hold none.
    pub(super) fn has_several(&self) -> bool {
        !self.further.is_empty()
    }
}

/// Words of a document, stretch by stretch.
pub(super) type Stretches<'d> = Vec<&'d [WordId]>;

impl Stems {
    /// Stems the words of these documents, each once in each way that it may be asked for.
    pub(crate) fn new<'d>(
        documents: impl IntoIterator<Item = &'d Document>,
        vocabulary: &Vocabulary,
    ) -> Self {
        let all = documents.into_iter().map(|document| (document, vec![document.word_ids()]));
        Self::of_words(&all.collect::<Vec<_>>(), vocabulary, &Method::PRODUCT)
    }

    /// Stems the words of a whole folder in one way, that of the language which most of some documents
    /// are in: to guess every document's would cost more than all else in a large folder.
    pub(crate) fn of_folder(documents: &[Arc<Document>], vocabulary: &Vocabulary) -> Self {
        let sample = documents.iter().step_by(documents.len().div_ceil(SAMPLE).max(1));
        let mut counts: Vec<(Stemming, usize)> = Vec::new();
        for stemming in sample.map(|document| Stemming::of(document.language())) {
            match counts.iter_mut().find(|(counted, _)| *counted == stemming) {
                Some((_, count)) => *count += 1,
                None => counts.push((stemming, 1)),
            }
        }
        // Of equally frequent ones the last that appeared.
        let most = counts.into_iter().max_by_key(|(_, count)| *count);
        let stemming = most.map_or(Stemming::None, |(stemming, _)| stemming);
        let mut table = Numbering::default();
        table.add(stemming, true, documents.iter().map(|it| it.word_ids()), vocabulary);
        table.finish()
    }

    /// Stems these words of each document, or takes them as they are where the method says so.
    pub(super) fn of_words(
        documents: &[(&Document, Stretches<'_>)],
        vocabulary: &Vocabulary,
        method: &Method,
    ) -> Self {
        let mut all = Numbering::default();
        for stemming in documents.iter().map(|(document, _)| Stemming::of(document.language())) {
            if all.tables.iter().any(|table| table.stemming == stemming) {
                continue;
            }
            // A document of unknown language is stemmed as the other one of its pair.
            let is_so = |document: &Document| {
                document.language().is_none_or(|known| Stemming::of(Some(known)) == stemming)
            };
            let documents = documents.iter().filter(|(document, _)| is_so(document));
            let words = documents.flat_map(|(_, stretches)| stretches.iter().copied());
            all.add(stemming, method.is_stemmed, words, vocabulary);
        }
        all.finish()
    }

    /// The numbers of a word's stems, one at least, where all documents are stemmed in one way.
    pub(crate) fn of(&self, word: WordId) -> impl Iterator<Item = u32> + '_ {
        self.tables.first().unwrap_or(&NOTHING_NAMED).of(word)
    }

    /// The tables of two documents, left and right; a document whose language is unknown takes the
    /// other one's.
    pub(super) fn of_pair(&self, left: &Document, right: &Document) -> [&Table; 2] {
        let (of_left, of_right) = (left.language(), right.language());
        [of_left.or(of_right), of_right.or(of_left)].map(|language| {
            let stemming = Stemming::of(language);
            self.tables.iter().find(|table| table.stemming == stemming).unwrap_or(&NOTHING_NAMED)
        })
    }

    /// The first stem of each word of a document, in order.
    pub(crate) fn of_document<'s>(
        &'s self,
        document: &'s Document,
    ) -> impl Iterator<Item = u32> + 's {
        let [table, _] = self.of_pair(document, document);
        document.word_ids().iter().filter_map(|&word| table.of(word).next())
    }

    /// Number of stems.
    pub(crate) fn len(&self) -> usize {
        self.n_stems
    }
}

/// Stems as they are found, table by table.
#[derive(Default)]
struct Numbering {
    numbers: HashMap<String, u32>,
    tables: Vec<Table>,
}

impl Numbering {
    /// Adds a table of these words, each stemmed once.
    fn add<'w>(
        &mut self,
        stemming: Stemming,
        is_stemmed: bool,
        words: impl Iterator<Item = &'w [WordId]>,
        vocabulary: &Vocabulary,
    ) {
        let (mut of_word, mut further) = (vec![UNSEEN; vocabulary.len()], HashMap::new());
        let stemmer = stemming.stemmer().filter(|_| is_stemmed);
        let mut number = |stem: String| {
            let next = self.numbers.len() as u32;
            *self.numbers.entry(stem).or_insert(next)
        };
        for &word in words.flatten() {
            let Some(first) = of_word.get_mut(word.index()).filter(|stem| **stem == UNSEEN) else {
                continue;
            };
            let spelled = &vocabulary.word(word);
            if spelled.contains(is_han) {
                let mut characters = spelled.chars().map(|c| number(c.to_string()));
                *first = characters.next().unwrap_or(UNSEEN);
                let rest: Vec<u32> = characters.collect();
                if !rest.is_empty() {
                    further.insert(word, rest);
                }
            } else {
                *first = number(stemming.stem(stemmer.as_ref(), spelled));
            }
        }
        self.tables.push(Table { stemming, of_word, further, other: 0 });
    }

    fn finish(mut self) -> Stems {
        // One number more, shared by the words that were not named.
        let other = self.numbers.len() as u32;
        for table in &mut self.tables {
            table.other = other;
        }
        Stems { tables: self.tables, n_stems: self.numbers.len() + 1 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Corpus, CorpusBuilder, Parsed, Source};

    fn corpus(texts: &[&str]) -> Corpus {
        let mut builder = CorpusBuilder::default();
        for text in texts {
            builder.push(Source::default(), Parsed::new((*text).to_owned()));
        }
        builder.finish()
    }

    /// Checks which words of two documents meet.
    #[track_caller]
    fn check_pair(texts: [&str; 2], words: (&str, &str), expected: bool) {
        let corpus = corpus(&texts);
        let [left, right] = corpus.documents() else { panic!("two documents") };
        let stems = Stems::new([left.as_ref(), right.as_ref()], corpus.vocabulary());
        let [of_left, of_right] = stems.of_pair(left, right);
        let id = |word: &str| corpus.vocabulary().id(word).expect("a word of the documents");
        assert_eq!(of_left.of(id(words.0)).eq(of_right.of(id(words.1))), expected);
    }

    #[test]
    fn each_document_is_stemmed_in_its_own_language() {
        let german = "Die Händler bauten ihre Stände auf dem alten Kai in Hamburg auf.";
        let english = "The harbour stands of Hamburg were built by Alten's traders on the quay.";
        check_pair([german, english], ("hamburg", "hamburg"), true);
        check_pair([german, english], ("alten", "alten's"), false);
    }

    #[test]
    fn a_note_is_stemmed_as_the_text_beside_it() {
        let german = "Die Händler bauten ihre Stände auf dem alten Kai der kleinen Stadt auf.";
        check_pair([german, "Ständen"], ("stände", "ständen"), true);
        check_pair(["Stände", "Ständen"], ("stände", "ständen"), false);
    }

    #[test]
    fn a_word_in_han_characters_has_each_for_a_stem() {
        let corpus = corpus(&["渔民在码头上。", "旧码头"]);
        let [left, right] = corpus.documents() else { panic!("two documents") };
        let stems = Stems::new([left.as_ref(), right.as_ref()], corpus.vocabulary());
        let [of_left, of_right] = stems.of_pair(left, right);
        let n_stems = |table: &Table, document: &Document| {
            document.word_ids().iter().map(|&word| table.of(word).count()).sum::<usize>()
        };
        assert_eq!((n_stems(of_left, left), n_stems(of_right, right)), (6, 3));
        assert_eq!(stems.len(), 7 + 1);
    }
}
