//! The words of a text as numbers: those of a corpus as far as it knows them, and the rest by its own.

use std::collections::HashMap;

use super::index::WordId;
use super::numbers::Numbers;
use super::vocabulary::Vocabulary;
use crate::text::{Span, WordKey, normal_form};

/// How many spellings are kept in mind.
const MOST_SPELLINGS: usize = 1 << 12;

/// The numbers of a text's words. A new word, which the corpus did not know, is numbered within the
/// text, from the greatest number down.
#[derive(Clone, Debug)]
pub(super) struct WordIds {
    ids: Box<[WordId]>,
    /// The new words' keys.
    new: Box<[WordKey]>,
    /// Those of them that have no key, in order.
    long: Vec<Box<str>>,
}

impl WordIds {
    /// All numbers, once the new words have theirs in the vocabulary too.
    pub(super) fn numbered(mut self, vocabulary: &mut Vocabulary) -> Box<[WordId]> {
        if self.new.is_empty() {
            return self.ids;
        }
        let mut long = self.long.iter();
        let mut interned = |&key: &WordKey| {
            if key.is_word() {
                vocabulary.intern_key(key)
            } else {
                vocabulary.intern(long.next().map_or("", AsRef::as_ref))
            }
        };
        let new: Vec<WordId> = self.new.iter().map(&mut interned).collect();
        for id in &mut self.ids {
            if let Some(known) = new.get(new_word(*id)) {
                *id = *known;
            }
        }
        self.ids
    }
}

/// The place of a new word among those of its text, and the other way round.
fn new_word(id: WordId) -> usize {
    (u32::MAX - id.0) as usize
}

/// Looks words up, in memory that is used again.
#[derive(Debug, Default)]
pub(super) struct WordNumbering {
    new: Numbers,
    /// Normal forms by spelling: to bring a word that is not plain into normal form is slow.
    spellings: HashMap<Box<str>, Box<str>>,
}

impl WordNumbering {
    /// The numbers of a text's words in `known`; those that it lacks in order of first appearance.
    pub(super) fn ids(&mut self, text: &str, words: &[Span], known: &Vocabulary) -> WordIds {
        self.new.clear();
        let ids = words.iter().map(|&word| self.id(text, word, known)).collect();
        WordIds { ids, new: self.new.keys().into(), long: self.new.long_words() }
    }

    #[inline]
    fn id(&mut self, text: &str, word: Span, known: &Vocabulary) -> WordId {
        match WordKey::of_plain(text, word.start as usize, word.len() as usize) {
            Some(key) => {
                known.id_of_key(key).unwrap_or_else(|| WordId(u32::MAX - self.new.intern_key(key)))
            }
            None => self.id_of_other(word.of(text), known),
        }
    }

    fn id_of_other(&mut self, spelling: &str, known: &Vocabulary) -> WordId {
        if !self.spellings.contains_key(spelling) {
            if self.spellings.len() >= MOST_SPELLINGS {
                self.spellings.clear();
            }
            self.spellings.insert(spelling.into(), normal_form(spelling).into());
        }
        let normal = self.spellings.get(spelling).map_or("", AsRef::as_ref);
        known.id(normal).unwrap_or_else(|| WordId(u32::MAX - self.new.intern(normal)))
    }
}

#[cfg(test)]
mod tests {
    use super::super::{CorpusBuilder, Parsed, Parser, Source};

    #[test]
    fn words_get_the_same_numbers_however_many_texts_are_cut_at_once() {
        let texts = [
            "The ferry left the quay; the group’s electroencephalograms stayed.",
            "A FERRY, a quay, electroencephalograms and the group's electroencephalography.",
            "Größe and electroencephalography, größe and a quay of größe.",
            "The quay.",
        ];
        let numbers = |n_at_once: usize| {
            let mut builder = CorpusBuilder::default();
            let mut parser = Parser::default();
            for texts in texts.chunks(n_at_once) {
                let parse = |text: &&str| parser.parse((*text).to_owned(), builder.vocabulary());
                let parsed: Vec<Parsed> = texts.iter().map(parse).collect();
                for parsed in parsed {
                    builder.push(Source::default(), parsed);
                }
            }
            let corpus = builder.finish();
            let ids = corpus.documents().iter().flat_map(|document| document.word_ids().to_vec());
            ids.map(|id| (id, corpus.vocabulary().word(id).to_owned())).collect::<Vec<_>>()
        };
        let one_by_one = numbers(1);
        assert_eq!(one_by_one[0].1, "the");
        assert!(one_by_one.iter().any(|(_, word)| word == "electroencephalography"));
        assert_eq!([numbers(2), numbers(4)], [one_by_one.clone(), one_by_one]);
    }
}
