//! One word without its ending, as its language has it.

use rust_stemmers::{Algorithm, Stemmer};

use crate::text::{Language, without_marks};

/// "l'eau", "dell'acqua": what stands before the apostrophe is an article of at most so many letters.
const LONGEST_ELIDED: usize = 5;

/// A way of stemming.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stemming {
    /// As one of Snowball's algorithms has it.
    Snowball(Algorithm),
    /// Not at all: there is no algorithm for the language.
    None,
}

impl Stemming {
    /// How words of a language are stemmed. What is too short to tell is taken for English: its
    /// stemmer touches nothing but plain letters, and rarely harms another language's.
    pub(super) fn of(language: Option<Language>) -> Self {
        let Some(language) = language else { return Self::Snowball(Algorithm::English) };
        Self::Snowball(match language.code() {
            "en" => Algorithm::English,
            "ar" => Algorithm::Arabic,
            "da" => Algorithm::Danish,
            "de" => Algorithm::German,
            "el" => Algorithm::Greek,
            "es" => Algorithm::Spanish,
            "fi" => Algorithm::Finnish,
            "fr" => Algorithm::French,
            "hu" => Algorithm::Hungarian,
            "it" => Algorithm::Italian,
            "nb" => Algorithm::Norwegian,
            "nl" => Algorithm::Dutch,
            "pt" => Algorithm::Portuguese,
            "ro" => Algorithm::Romanian,
            "ru" => Algorithm::Russian,
            "sv" => Algorithm::Swedish,
            "ta" => Algorithm::Tamil,
            "tr" => Algorithm::Turkish,
            _ => return Self::None,
        })
    }

    pub(super) fn stemmer(self) -> Option<Stemmer> {
        match self {
            Self::Snowball(algorithm) => Some(Stemmer::create(algorithm)),
            Self::None => None,
        }
    }

    /// The stem of a word in normal form: without marks, without a final 's or an article before an
    /// apostrophe.
    ///
    /// The marks fall behind the stemmer where they tell it endings apart (German ä, French é, й, ё);
    /// English has none, and its stemmer knows no other letters than ASCII's.
    pub(super) fn stem(self, stemmer: Option<&Stemmer>, word: &str) -> String {
        let bare = word.strip_suffix("'s").unwrap_or(word);
        let Some(stemmer) = stemmer else { return without_marks(bare).into_owned() };
        match self {
            Self::Snowball(Algorithm::English) => {
                let plain = without_marks(word);
                let bare = plain.strip_suffix("'s").unwrap_or(&plain);
                if bare.is_ascii() { stemmer.stem(bare).into_owned() } else { bare.to_owned() }
            }
            Self::Snowball(Algorithm::Russian) => {
                stemmer.stem(&bare.replace('ё', "е")).into_owned()
            }
            Self::Snowball(Algorithm::French | Algorithm::Italian) => {
                let parts = bare.split_once('\'');
                let is_elided = |(article, _): &(&str, &str)| article.len() <= LONGEST_ELIDED;
                let bare = parts.filter(is_elided).map_or(bare, |(_, noun)| noun);
                without_marks(&stemmer.stem(bare)).into_owned()
            }
            _ => without_marks(&stemmer.stem(bare)).into_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::normal_form;

    const ALL: [Algorithm; 18] = [
        Algorithm::Arabic,
        Algorithm::Danish,
        Algorithm::Dutch,
        Algorithm::English,
        Algorithm::Finnish,
        Algorithm::French,
        Algorithm::German,
        Algorithm::Greek,
        Algorithm::Hungarian,
        Algorithm::Italian,
        Algorithm::Norwegian,
        Algorithm::Portuguese,
        Algorithm::Romanian,
        Algorithm::Russian,
        Algorithm::Spanish,
        Algorithm::Swedish,
        Algorithm::Tamil,
        Algorithm::Turkish,
    ];

    /// Checks that all of these words have the same stem, and that it is the expected one.
    #[track_caller]
    fn check(algorithm: Algorithm, words: &[&str], expected: &str) {
        let stemming = Stemming::Snowball(algorithm);
        for word in words {
            let stem = stemming.stem(stemming.stemmer().as_ref(), &normal_form(word));
            assert_eq!(stem, expected, "of {word}");
        }
    }

    #[test]
    fn endings_marks_and_possessives_fall() {
        check(Algorithm::English, &["attacked", "attacks"], "attack");
        check(Algorithm::English, &["Russia's", "Russia’s"], "russia");
        check(Algorithm::English, &["cafés", "cafe"], "cafe");
        check(Algorithm::English, &["1,911"], "1,911");
        check(Algorithm::English, &["паромы"], "паромы");
    }

    #[test]
    fn each_language_loses_its_own_endings_and_then_its_marks() {
        check(Algorithm::German, &["Häuser", "Hauser", "Häusern"], "haus");
        check(Algorithm::French, &["l’école", "écoles", "d'école"], "ecol");
        check(Algorithm::Italian, &["dell'isola", "isole"], "isol");
        check(Algorithm::Russian, &["посёлка", "поселков"], "поселк");
        check(Algorithm::Arabic, &["المدرسة", "مَدْرَسَة", "مدرســة"], "مدرس");
        check(Algorithm::Greek, &["λιμάνι", "λιμάνια"], "λιμαν");
    }

    #[test]
    fn a_language_without_a_stemmer_keeps_its_words() {
        assert_eq!(Stemming::None.stem(None, "przystań"), "przystan");
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_stemmer_stumbles_over_any_word(
            word in "[a-zà-ÿğışёа-яα-ωά-ώء-يً-ْஅ-௿'0-9]{0,12}|\\PC{0,12}",
        ) {
            for algorithm in ALL {
                let stemming = Stemming::Snowball(algorithm);
                stemming.stem(stemming.stemmer().as_ref(), &normal_form(&word));
            }
        }
    }
}
