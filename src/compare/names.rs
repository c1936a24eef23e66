//! Which words of a pair are names: written with a capital inside a sentence, and nowhere without.

use std::ops::Range;

use super::comparison::Side;
use super::words::{Text, Texts};
use crate::model::{SentenceIdx, WordId, WordIdx};

/// Where more than one in so many words inside sentences has a capital, capitals do not tell names:
/// German writes every noun so.
const RAREST_SMALL: usize = 4;
/// A heading may capitalise every word; it says nothing where half of its words have one.
const HEADING: usize = 2;
/// So many sentences of each text, evenly spread, tell whether its language writes nouns with
/// capitals; a book of four million words tells no more.
const SAMPLE: usize = 10_000;

/// What the words of a pair look like, by their numbers in the vocabulary; nothing where capitals do
/// not tell names.
#[derive(Debug, Default)]
pub(super) struct Names {
    looks: Vec<Look>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Look {
    /// Not seen, or only where anything may have a capital.
    #[default]
    Open,
    /// Seen with a capital that tells something, and never without.
    Name,
    /// Seen without a capital, or not asked for; no longer looked at.
    Small,
}

impl Names {
    /// Looks at where the words of some stretches, of those that have a capital there, stand in both
    /// documents; of other words it says nothing.
    pub(super) fn of(
        texts: &Texts<'_>,
        stretches: impl Iterator<Item = (Side, Range<usize>)>,
    ) -> Self {
        let mut names = Self::default();
        let sides = [&texts.left, &texts.right];
        let counts = sides.map(n_capitals);
        let n_capitals: usize = counts.iter().map(|(n_capitals, _)| n_capitals).sum();
        let n_words: usize = counts.iter().map(|(_, n_words)| n_words).sum();
        if n_capitals * RAREST_SMALL <= n_words {
            names.looks = vec![Look::Small; texts.n_vocabulary()];
            for (side, words) in stretches {
                names.ask(texts.text(side), words);
            }
            for text in sides {
                names.look_at(text);
            }
        }
        names
    }

    /// Whether a word is a name.
    pub(super) fn is_name(&self, word: WordId) -> bool {
        self.looks.get(word.index()) == Some(&Look::Name)
    }

    fn ask(&mut self, text: &Text<'_>, words: Range<usize>) {
        let ids = text.words.get(words.clone()).unwrap_or_default();
        for (word, id) in words.zip(ids) {
            if let Some(look) = self.looks.get_mut(id.index())
                && has_capital(text, word)
            {
                *look = Look::Open;
            }
        }
    }

    fn look_at(&mut self, text: &Text<'_>) {
        for sentence in 0..text.document.n_sentences() {
            let words = text.document.words_of_sentence(SentenceIdx::at(sentence));
            let ids = text.words.get(words.clone()).unwrap_or_default();
            let mut is_heading = None;
            for (at, id) in ids.iter().enumerate() {
                let look = self.looks.get_mut(id.index());
                let Some(look) = look.filter(|look| **look != Look::Small) else { continue };
                let word = words.start + at;
                if !has_capital(text, word) {
                    *look = Look::Small;
                } else if *look == Look::Open && at > 0 && has_letters(text, word) {
                    let is_heading = is_heading.get_or_insert_with(|| tells_nothing(text, &words));
                    *look = if *is_heading { Look::Open } else { Look::Name };
                }
            }
        }
    }
}

/// How many words inside the sentences of a text have a capital, and how many there are; of a long
/// text, in a sample.
fn n_capitals(text: &Text<'_>) -> (usize, usize) {
    let (mut n_capitals, mut n_words) = (0, 0);
    let n_sentences = text.document.n_sentences();
    for sentence in (0..n_sentences).step_by((n_sentences / SAMPLE).max(1)) {
        let words = text.document.words_of_sentence(SentenceIdx::at(sentence));
        if tells_nothing(text, &words) {
            continue;
        }
        n_words += words.len().saturating_sub(1);
        let inside = words.skip(1);
        n_capitals +=
            inside.filter(|&word| has_capital(text, word) && has_letters(text, word)).count();
    }
    (n_capitals, n_words)
}

/// Whether a sentence may be a heading.
fn tells_nothing(text: &Text<'_>, words: &Range<usize>) -> bool {
    let n_with = words.clone().filter(|&word| has_capital(text, word)).count();
    HEADING * n_with > words.len()
}

/// Whether a word is written with a capital.
pub(super) fn has_capital(text: &Text<'_>, word: usize) -> bool {
    let span = text.document.word(WordIdx::at(word));
    match text.document.text().as_bytes().get(span.start as usize) {
        Some(first) if first.is_ascii() => first.is_ascii_uppercase() && !span.is_empty(),
        _ => span.of(text.document.text()).starts_with(char::is_uppercase),
    }
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
        assert_eq!(found(left, right), expected);
    }

    fn found(left: &str, right: &str) -> Vec<String> {
        let mut builder = CorpusBuilder::default();
        for text in [left, right] {
            builder.push(Source::default(), Parsed::new(text.to_owned()));
        }
        let corpus = builder.finish();
        let [left, right] = corpus.documents() else { panic!("two documents") };
        let n_words = corpus.vocabulary().len();
        let all = [(Side::Left, 0..left.n_words()), (Side::Right, 0..right.n_words())];
        let texts = Texts::new(left, right, n_words, &Method::PRODUCT);
        let names = Names::of(&texts, all.into_iter());
        let names = left.word_ids().iter().filter(|&&word| names.is_name(word));
        names.map(|&word| corpus.vocabulary().word(word).to_owned()).collect()
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
