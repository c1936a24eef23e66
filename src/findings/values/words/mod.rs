//! The words of a language that dates, times and numbers are told with.
//!
//! A language is one table of phrases; the rules that read them are the same for all. A language
//! without a table has figures and ISO dates alone.

mod english;
mod french;
mod german;
mod russian;
mod spanish;

use std::collections::HashMap;
use std::sync::OnceLock;

use super::stated::{Bound, Part, Role};
use crate::text::{Language, NumberWord};

/// What a phrase can mean. A phrase can mean several things: "second", "may", "pounds".
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Sense {
    Number(NumberWord),
    /// "One", which counts only where something else says so.
    One,
    /// "A", which is one before a unit or a scale.
    Article,
    /// "And" inside a number.
    And,
    AndHalf,
    /// "Half a" before a unit or a scale.
    Half,
    /// "Dozens", "tens of thousands": from the first to the second.
    Few(f64, f64),
    /// Third of the month, the twenty-first.
    Ordinal(u8),
    /// What one is divided by: half, third, quarters.
    Fraction(u8),
    Month(u8),
    ShortMonth(u8),
    Weekday(u8),
    ShortWeekday(u8),
    Part(Part),
    /// Stands before a month or a year.
    In,
    /// "Of" between a day and a month.
    Of,
    Year,
    /// "Year" behind its figures.
    YearAfter,
    /// "The years" before the first year of a decade.
    Decade,
    /// An article between a weekday and a day.
    DayArticle,
    Unit(Quantity),
    Bound(Bound),
    BoundAfter(Bound),
    Between,
    /// Between the ends of a range.
    To,
    From,
    /// "No.", "flight", "page": what follows is a name.
    Label,
    /// What the name of a street has in it.
    Street,
    Role(Role),
    Person,
    /// "Other", "further", which may stand before what is counted.
    More,
    /// "Of the" before what is counted.
    OfThe,
    /// Ends what is counted.
    Function,
    /// "Was", "were": what they belong to stands before them.
    Be,
    /// Parts clauses.
    While,
    /// "Not", before what is denied.
    Not,
    /// "But", before what stands in its place.
    But,
    AgeBefore,
    AgeAfter,
    /// "Per", "an" before a unit of time.
    Per,
    Noon,
    Midnight,
    /// "A.m.", "in the morning" is 0, "p.m.", "in the evening" 720.
    HalfDay(u16),
    OClock,
    /// "Past" in "a quarter past six".
    Past,
    /// "To" in "a quarter to six".
    Until,
    /// Minutes behind the hour: "et demie", "menos cuarto".
    QuarterPast(i16),
    /// Half of the hour before (German) or after.
    HalfHour(i16),
    At,
    /// Before a time: "shortly before".
    TimeBound(Bound),
    Ago,
    /// "Ago" before the length of time.
    AgoBefore,
    /// "Later" before the length of time.
    LaterBefore,
    Earlier,
    Later,
    /// "Before" and "after" where what they belong to follows.
    Before,
    After,
    /// "The", "his", "it", which tell of something known.
    Definite,
    /// A day, month or year told from the last one or from the day of publication.
    Step(Step),
    Vague,
    /// "Min read", "comments", "share".
    Chrome,
    /// A mean verb, which no line with the date of publication has.
    Verb,
}

/// What is measured, and how much of its basic unit one of it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Quantity {
    Percent,
    Money(&'static str),
    /// Hundredths of a currency.
    Cents(&'static str),
    /// In minutes; the calendar's unit where it has one.
    Duration(f64, Option<Calendar>),
    /// By its SI unit.
    Measure(&'static str, f64),
    /// As much pounds of weight as of money.
    Pounds,
    Fahrenheit,
}

/// What the calendar steps by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Calendar {
    Day,
    Week,
    Month,
    Year,
}

/// A step from a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) unit: Calendar,
    pub(super) n: i8,
    /// From the day of publication rather than the last date.
    pub(super) is_from_publication: bool,
}

/// A phrase but for its first word, and what it means.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) rest: Vec<&'static str>,
    pub(super) sense: Sense,
}

/// How numbers are put together and written.
#[expect(clippy::struct_excessive_bools, reason = "each is a question about a language by itself")]
#[derive(Clone, Copy, Debug)]
pub(super) struct Manner {
    /// The decimal point.
    pub(super) point: char,
    /// Whether months and weekdays have capitals.
    pub(super) has_capital_months: bool,
    /// Whether all nouns have.
    pub(super) has_capital_nouns: bool,
    /// Whether groups of figures are parted by spaces.
    pub(super) has_spaced_groups: bool,
    /// Whether "and" stands between tens and units rather than after hundreds.
    pub(super) joins_tens: bool,
    /// Whether adverbs, verbs and plurals are known by the endings of English.
    pub(super) is_english: bool,
    /// Whether a year alone always has a word for "year" behind it.
    pub(super) needs_year_word: bool,
}

/// Of a language that is not known.
const NO_MANNER: Manner = Manner {
    point: '.',
    has_capital_months: true,
    has_capital_nouns: false,
    has_spaced_groups: false,
    joins_tens: false,
    is_english: false,
    needs_year_word: false,
};

/// Phrases of one sense, parted by `|`.
pub(super) type Table = &'static [(Sense, &'static str)];

/// A language's phrases by their first words.
#[derive(Debug)]
pub(super) struct Words {
    entries: HashMap<&'static str, Vec<Entry>>,
    pub(super) manner: Manner,
}

impl Words {
    /// Those of a language.
    pub(super) fn of(language: Option<Language>) -> &'static Self {
        static ALL: [OnceLock<Words>; 6] = [const { OnceLock::new() }; 6];
        let tables = [
            ("en", english::MANNER, english::WORDS),
            ("de", german::MANNER, german::WORDS),
            ("fr", french::MANNER, french::WORDS),
            ("es", spanish::MANNER, spanish::WORDS),
            ("ru", russian::MANNER, russian::WORDS),
            ("", NO_MANNER, &[]),
        ];
        let code = language.map_or("", Language::code);
        let at = tables.iter().position(|(known, ..)| *known == code).unwrap_or(tables.len() - 1);
        let (_, manner, table) = tables.get(at).copied().unwrap_or(("", NO_MANNER, &[]));
        let [.., last] = &ALL;
        let numbers = (code == "en").then(english::numbers).into_iter().flatten();
        let phrases = table.iter().chain(SYMBOLS).copied().chain(numbers);
        ALL.get(at).unwrap_or(last).get_or_init(|| Self::new(manner, phrases))
    }

    /// The number that a word of German is by itself, where it is put together of several.
    pub(super) fn glued(&self, word: &str) -> Option<u64> {
        let is_long = self.manner.has_capital_nouns
            && ["hundert", "tausend", "und"].iter().any(|part| word.contains(part));
        let small = |word: &str| match word {
            "ein" => Some(1),
            _ => self.entries.get(word)?.iter().find_map(|entry| match entry.sense {
                Sense::Number(NumberWord::Below(value)) => Some(value),
                Sense::One => Some(1),
                _ => None,
            }),
        };
        is_long.then(|| german::glued(word, &small)).flatten()
    }

    fn new(manner: Manner, all: impl Iterator<Item = (Sense, &'static str)>) -> Self {
        let mut entries: HashMap<_, Vec<Entry>> = HashMap::new();
        for (sense, phrases) in all {
            for phrase in phrases.split('|') {
                let mut words = phrase.split(' ');
                let Some(first) = words.next() else { continue };
                let entry = Entry { rest: words.collect(), sense };
                entries.entry(first).or_default().push(entry);
            }
        }
        let mut all: Vec<_> = entries.into_iter().collect();
        for (_, of_word) in &mut all {
            of_word.sort_by_key(|entry| std::cmp::Reverse(entry.rest.len()));
        }
        Self { entries: all.into_iter().collect(), manner }
    }

    /// What phrases that begin with a word mean, the longest first.
    pub(super) fn entries(&'static self, word: &str) -> &'static [Entry] {
        self.entries.get(word).map_or(&[], Vec::as_slice)
    }
}

/// Units that are written alike in all languages.
const SYMBOLS: Table = &[
    (Sense::Unit(Quantity::Money("EUR")), "eur"),
    (Sense::Unit(Quantity::Money("USD")), "usd|us"),
    (Sense::Unit(Quantity::Money("GBP")), "gbp"),
    (Sense::Unit(Quantity::Money("CHF")), "chf"),
    (Sense::Unit(Quantity::Money("RUB")), "rub"),
    (Sense::Unit(Quantity::Money("JPY")), "jpy"),
    (Sense::Unit(Quantity::Measure("m", 1000.0)), "km"),
    (Sense::Unit(Quantity::Measure("m", 1.0)), "m"),
    (Sense::Unit(Quantity::Measure("m", 0.01)), "cm"),
    (Sense::Unit(Quantity::Measure("m", 0.001)), "mm"),
    (Sense::Unit(Quantity::Measure("kg", 1.0)), "kg"),
    (Sense::Unit(Quantity::Measure("m2", 10_000.0)), "ha"),
    (Sense::Unit(Quantity::Measure("m2", 1.0)), "m2"),
    (Sense::Unit(Quantity::Measure("m2", 1_000_000.0)), "km2"),
    (Sense::Unit(Quantity::Measure("m3", 1.0)), "m3"),
    (Sense::Unit(Quantity::Measure("m/s", 1.0 / 3.6)), "km h|kmh|kph"),
    (Sense::Unit(Quantity::Measure("W", 1e6)), "mw"),
    (Sense::Unit(Quantity::Measure("C", 1.0)), "°c"),
];
