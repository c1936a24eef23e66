//! Which words of a pair are names: written with a capital inside a sentence, and nowhere without.

use super::words::{Text, Texts};
use crate::model::{SentenceIdx, WordId, WordIdx};

/// Where more than one in so many words inside sentences has a capital, capitals do not tell names:
/// German writes every noun so.
const RAREST_SMALL: usize = 4;
/// A heading may capitalise every word; it says nothing where half of its words have one.
const HEADING: usize = 2;

/// What the words of a pair look like, by their numbers in the vocabulary.
#[derive(Debug, Default)]
pub(super) struct Names {
    looks: Vec<Look>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Look {
    has_capital: bool,
    is_small: bool,
}

impl Names {
    /// Looks at every word of both documents.
    pub(super) fn of(texts: &Texts<'_>) -> Self {
        let mut names = Self::default();
        let counts = [&texts.left, &texts.right].map(|text| names.look_at(text));
        let n_capitals: usize = counts.iter().map(|(n_capitals, _)| n_capitals).sum();
        let n_words: usize = counts.iter().map(|(_, n_words)| n_words).sum();
        if n_capitals * RAREST_SMALL > n_words {
            names.looks.clear();
        }
        names
    }

    /// Whether a word is a name.
    pub(super) fn is_name(&self, word: WordId) -> bool {
        self.looks.get(word.index()).is_some_and(|look| look.has_capital && !look.is_small)
    }

    /// Looks at a text; answers how many words inside its sentences have a capital, and how many
    /// there are.
    fn look_at(&mut self, text: &Text<'_>) -> (usize, usize) {
        let (mut n_capitals, mut n_words) = (0, 0);
        for sentence in 0..text.document.n_sentences() {
            let words = text.document.words_of_sentence(SentenceIdx::at(sentence));
            let n_with = words.clone().filter(|&word| has_capital(text, word)).count();
            let is_heading = HEADING * n_with > words.len();
            if !is_heading {
                n_words += words.len().saturating_sub(1);
            }
            for (at, word) in words.enumerate() {
                let Some(&id) = text.words.get(word) else { continue };
                if self.looks.len() <= id.index() {
                    self.looks.resize(id.index() + 1, Look::default());
                }
                let Some(look) = self.looks.get_mut(id.index()) else { continue };
                if !has_capital(text, word) {
                    look.is_small = true;
                } else if at > 0 && !is_heading && has_letters(text, word) {
                    look.has_capital = true;
                    n_capitals += 1;
                }
            }
        }
        (n_capitals, n_words)
    }
}

/// Whether a word is written with a capital.
pub(super) fn has_capital(text: &Text<'_>, word: usize) -> bool {
    let spelt = text.document.word(WordIdx::at(word)).of(text.document.text());
    spelt.starts_with(char::is_uppercase)
}

/// Whether a word has a second letter before any apostrophe: "I" and "I'm" have not.
fn has_letters(text: &Text<'_>, word: usize) -> bool {
    let spelt = text.document.word(WordIdx::at(word)).of(text.document.text());
    spelt.chars().nth(1).is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::super::method::Method;
    use super::*;
    use crate::model::{CorpusBuilder, Parsed, Source};

    /// Checks the names of a pair, in the left text's order.
    #[track_caller]
    fn check(left: &str, right: &str, expected: &[&str]) {
        let mut builder = CorpusBuilder::default();
        for text in [left, right] {
            builder.push(Source::default(), Parsed::new(text.to_owned()));
        }
        let corpus = builder.finish();
        let [left, right] = corpus.documents() else { panic!("two documents") };
        let n_words = corpus.vocabulary().len();
        let names = Names::of(&Texts::new(left, right, n_words, &Method::PRODUCT));
        let mut found: Vec<&str> = Vec::new();
        for &word in left.word_ids().iter().filter(|&&word| names.is_name(word)) {
            found.push(corpus.vocabulary().word(word));
        }
        assert_eq!(found, expected);
    }

    #[test]
    fn a_capital_inside_a_sentence_tells_a_name_that_has_it_everywhere() {
        check(
            "The harbour master of this small old town is Ida. The Quay was wet that night.",
            "Nobody on the quay had seen her go, and nobody there had asked her.",
            &["ida"],
        );
    }

    #[test]
    fn a_word_that_only_begins_sentences_is_none() {
        check("Boats left the quay that night. Boats came back, and I’m sure I saw.", "", &[]);
    }

    #[test]
    fn headings_and_german_tell_nothing() {
        check("A Night on the Old Ferry\n\nThe rain had stopped when we left the pier.", "", &[]);
        check("Der Kapitän sah den Hafen und die Lichter im Nebel der Nacht.", "", &[]);
    }
}
