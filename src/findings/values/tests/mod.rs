//! What texts state, written as `span = value`.

mod counts;
mod dates;
mod languages;
mod measures;
mod relative;
mod times;

use proptest::prelude::*;

use super::*;
use crate::model::{CorpusBuilder, Parsed, Source};

/// English enough for the language to be told.
const ENGLISH: &str = "\n\nThe keeper of the lighthouse walked along the shore with his dog and thought \
    about the weather, which had been bad for as long as anybody there could remember.";

pub(super) fn corpus(text: &str) -> Corpus {
    let mut builder = CorpusBuilder::default();
    builder.push(Source::default(), Parsed::new(text.to_owned()));
    builder.finish()
}

pub(super) fn stated(text: &str) -> Vec<Stated> {
    let corpus = corpus(text);
    let [document] = corpus.documents() else { panic!("one document") };
    of_document(document, &[])
}

#[track_caller]
pub(super) fn check(text: &str, expected: &str) {
    check_in(&format!("{text}{ENGLISH}"), expected);
}

#[track_caller]
pub(super) fn check_in(text: &str, expected: &str) {
    let found: Vec<_> = stated(text)
        .iter()
        .map(|stated| {
            let reckoned = stated.reckoned.as_ref().map(|words| format!(" ({words})"));
            let checks = if stated.is_for_checks { " for checks" } else { "" };
            let denied = if stated.is_denied { " denied" } else { "" };
            let (span, value) = (stated.span.of(text), shown(&stated.what));
            format!("{span} = {value}{}{checks}{denied}", reckoned.unwrap_or_default())
        })
        .collect();
    assert_eq!(found.join(" | "), expected, "{text}");
}

fn shown(what: &What) -> String {
    match what {
        What::Date(date) => shown_date(date),
        What::Time(time) => {
            let half = if time.is_half_day { "?" } else { "" };
            let (hours, minutes) = (time.minutes / 60, time.minutes % 60);
            format!("{}{hours}:{minutes:02}{half}", sign(time.bound))
        }
        What::Number(number) => shown_number(number),
        What::Vague(_) => "vague".into(),
    }
}

fn shown_date(date: &Date) -> String {
    let mut words = Vec::new();
    words.extend(date.weekday.map(|weekday| format!("w{weekday}")));
    words.extend(date.part.map(|part| format!("{part:?}")));
    let decade = if date.is_decade { "s" } else { "" };
    words.extend(date.year.map(|year| format!("{year}{decade}")));
    words.extend(date.month.map(|month| format!("m{month}")));
    words.extend(date.day.map(|day| format!("d{day}")));
    words.join(" ")
}

fn sign(bound: Bound) -> &'static str {
    match bound {
        Bound::Exact => "",
        Bound::AtLeast => ">=",
        Bound::Over => ">",
        Bound::About => "~",
        Bound::Below => "<",
        Bound::UpTo => "<=",
    }
}

fn shown_number(number: &Number) -> String {
    let range = if number.high > number.low { format!("..{}", number.high) } else { String::new() };
    let mut words = vec![format!("{}{}{range}", sign(number.bound), number.low)];
    words.extend(match &number.unit {
        Unit::Count => None,
        Unit::Percent => Some("%".into()),
        Unit::Money(code) => Some((*code).to_owned()),
        Unit::Duration => Some("min".into()),
        Unit::Adjective => Some("adjective".into()),
        Unit::Measure(unit) => Some((*unit).to_owned()),
        Unit::Age => Some("years old".into()),
    });
    words.extend(number.head.clone());
    words.extend(number.is_person.then(|| "+".to_owned()));
    words.extend(number.role.map(|role| format!("{role:?}")));
    words.extend(number.sex.map(|sex| format!("{sex:?}")));
    words.extend(number.is_part.then(|| "part".to_owned()));
    words.extend(match number.when {
        When::Untold => None,
        When::Year(year) => Some(format!("of {year}")),
        When::Earlier => Some("earlier".into()),
    });
    words.join(" ")
}

proptest! {
    #[test]
    fn any_text_states_values_in_order_that_do_not_overlap(
        words in prop::collection::vec(
            prop::sample::select(vec![
                "22", "March", "2024", "1,911", "5.", "two", "hundred", "and", "a", "half", "weeks",
                "ago", "before", "the", "next", "day", "at", "least", "between", "to", "past", "six",
                "p.m.", "$", "€", "%", "°C", "18:30", "-", "–", "(", "[", "people", "killed", "were",
                "miles", "pounds", "million", "late", "of", "1990s", "Friday", ",", "é", "\n\n",
                "99999999999999999999", "2024-03-22", "quarter", "noon", "aged", "0", "5m", "US$",
            ]),
            0..40,
        ),
        noise in r"\PC{0,20}",
    ) {
        let text = format!("{} {noise}{ENGLISH}", words.join(" "));
        let mut end = 0;
        for stated in stated(&text) {
            prop_assert!(stated.span.start >= end, "{text}");
            prop_assert!(!stated.span.of(&text).is_empty());
            end = stated.span.end;
        }
    }
}
