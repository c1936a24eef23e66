//! The words of a text as numbers: those of a corpus as far as it knows them, and the rest by its own.

use std::collections::HashMap;

use super::index::WordId;
use super::numbers::Numbers;
use super::vocabulary::Vocabulary;
use crate::text::{Span, WordKey, normal_form};

/// So many words are looked up at once.
const AT_ONCE: usize = 32;
/// How many spellings are kept in mind.
const MOST_SPELLINGS: usize = 1 << 12;

/// The words of texts that the corpus did not know. They are numbered within these texts, from the
/// greatest number down.
#[derive(Clone, Debug, Default)]
pub(super) struct NewWords {
    keys: Box<[WordKey]>,
    /// Those of them that have no key, in order.
    long: Vec<Box<str>>,
}

impl NewWords {
    /// Puts the new words into a vocabulary, and their numbers there in the place of their own.
    pub(super) fn join(&self, vocabulary: &mut Vocabulary, ids: &mut [WordId]) {
        if self.keys.is_empty() {
            return;
        }
        let mut long = self.long.iter();
        let mut interned = |&key: &WordKey| {
            if key.is_word() {
                vocabulary.intern_key(key)
            } else {
                vocabulary.intern(long.next().map_or("", AsRef::as_ref))
            }
        };
        let numbers: Vec<WordId> = self.keys.iter().map(&mut interned).collect();
        for id in ids {
            if let Some(number) = numbers.get((u32::MAX - id.0) as usize) {
                *id = *number;
            }
        }
    }
}

/// Looks words up, in memory that is used again.
#[derive(Debug, Default)]
pub(super) struct WordNumbering {
    new: Numbers,
    /// Normal forms by spelling: to bring a word that is not plain into normal form is slow.
    spellings: HashMap<Box<str>, Box<str>>,
}

impl WordNumbering {
    /// Adds the numbers of words in `known`; new words get the next ones down.
    pub(super) fn push_ids(
        &mut self,
        text: &str,
        words: &[Span],
        known: &Vocabulary,
        ids: &mut Vec<WordId>,
    ) {
        for words in words.chunks(AT_ONCE) {
            let mut keys = [WordKey::default(); AT_ONCE];
            for (key, word) in keys.iter_mut().zip(words) {
                let plain = WordKey::of_plain(text, word.start as usize, word.len() as usize);
                *key = plain.unwrap_or_default();
            }
            let found = known.found_at_once(&keys);
            ids.extend(words.iter().zip(keys).zip(found).map(|((word, key), found)| {
                let known_id = found.checked_sub(1).map(WordId);
                known_id.unwrap_or_else(|| self.id(word.of(text), key, known))
            }));
        }
    }

    /// The number of a word by its key, or by its spelling if it has none.
    fn id(&mut self, spelling: &str, key: WordKey, known: &Vocabulary) -> WordId {
        if key.is_word() {
            let new = || WordId(u32::MAX - self.new.intern_key(key));
            known.id_of_key(key).unwrap_or_else(new)
        } else {
            self.id_of_other(spelling, known)
        }
    }

    /// The new words since the last time, in order of first appearance.
    pub(super) fn take_new(&mut self) -> NewWords {
        let new = NewWords { keys: self.new.keys().into(), long: self.new.long_words() };
        self.new.clear();
        new
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
                // Each piece of two texts is cut with the words that were known before the first.
                let pieces = texts.chunks(2).map(|piece| piece.iter().map(|&text| text.to_owned()));
                let mut parse = |piece| parser.parse(piece, builder.vocabulary());
                let parsed: Vec<Parsed> = pieces.map(|piece| parse(piece.collect())).collect();
                for parsed in parsed {
                    builder.push_all([Source::default(), Source::default()], parsed);
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
