//! Numbers, months and names in a passage: what a reader checks first when two texts differ.

use std::ops::Range;

use super::names::has_capital;
use super::spelling::Spelling;
use super::words::Text;
use crate::model::WordId;
use crate::text::{Number, without_marks};

/// English months, and how many letters tell them where they are cut short.
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const SHORT_MONTH: usize = 3;
/// Words that count less often than they point: "one of them", "the first", "a second later".
const HARDLY_NUMBERS: [&str; 3] = ["one", "first", "second"];

/// Something that can be checked; equal where it says the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Figure {
    Number(Number),
    Month(usize),
    /// A name, or a word with digits in it, by its key.
    Word(u64),
}

/// The figures among some words, sorted.
pub(super) fn figures(
    spelling: &Spelling<'_>,
    text: &Text<'_>,
    words: Range<usize>,
) -> Vec<Figure> {
    let mut found = Vec::new();
    let mut at = words.start;
    while let Some(&id) = text.words.get(at).filter(|_| at < words.end) {
        let glimpse = spelling.glimpse(id);
        // A name has a capital everywhere.
        let is_name = || has_capital(text, at) && spelling.names().is_name(id);
        if !glimpse.may_be_figure() && !is_name() {
            at += 1;
            continue;
        }
        let word = spelling.word(id);
        if let Some((n_words, number)) = spelling.number(text, at..words.end) {
            at += n_words;
            if n_words > 1 || !HARDLY_NUMBERS.contains(&word) {
                found.push(Figure::Number(number));
            }
            continue;
        }
        let month = month(word).filter(|_| has_capital(text, at)).map(Figure::Month);
        let named =
            || (glimpse.has_digit() || is_name()).then(|| Figure::Word(bare_key(spelling, id)));
        found.extend(month.or_else(named));
        at += 1;
    }
    found.sort_unstable();
    found
}

/// Which month a word is, but for its capital.
pub(super) fn month(word: &str) -> Option<usize> {
    MONTHS.iter().position(|month| {
        word == *month || (word.len() >= SHORT_MONTH && word.len() < 5 && month.starts_with(word))
    })
}

/// The key of a name, whosever it is: `Ida's` is Ida.
fn bare_key(spelling: &Spelling<'_>, id: WordId) -> u64 {
    let word = spelling.word(id);
    if !spelling.glimpse(id).has_marks() && !word.ends_with("'s") {
        return u64::from(id.0);
    }
    let plain = without_marks(word);
    spelling.key_of(plain.strip_suffix("'s").unwrap_or(&plain))
}
