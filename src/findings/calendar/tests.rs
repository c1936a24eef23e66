//! What a document says against itself.

use super::*;
use crate::findings::values;
use crate::model::{CorpusBuilder, Parsed, Source};

/// English enough for the language to be told.
const ENGLISH: &str = "\n\nThe keeper of the lighthouse walked along the shore with his dog and thought \
    about the weather, which had been bad for as long as anybody there could remember.";

/// Checks the findings of one document, each as its values.
#[track_caller]
fn check(text: &str, expected: &str) {
    let text = format!("{text}{ENGLISH}");
    let mut builder = CorpusBuilder::default();
    builder.push(Source::default(), Parsed::new(text.clone()));
    let corpus = builder.finish();
    let mut found = Vec::new();
    for (id, document) in corpus.iter() {
        let stated = values::of_document(document, &[]);
        let told = Told { id, document, stated: &stated };
        found.extend(told.offsets());
        found.extend(told.weekdays());
        found.extend(told.publication());
    }
    let shown = |value: &Value| {
        let reckoned = value.mentions.iter().find_map(|mention| mention.reckoned.clone());
        let reckoned = reckoned.map(|words| format!(" ({words})"));
        format!("{}{}", value.text, reckoned.unwrap_or_default())
    };
    let found: Vec<_> = found
        .iter()
        .map(|finding| finding.values.iter().map(shown).collect::<Vec<_>>().join(" / "))
        .collect();
    assert_eq!(found.join(" | "), expected, "{text}");
}

#[test]
fn an_offset_that_misses_its_date_by_little_is_found() {
    check(
        "On March 23 it burned. It followed a plot foiled just 15 days prior. On March 7, police met.",
        "March 7 / March 8 (23 March \u{2212} 15 days)",
    );
    check(
        "It burned on March 23. On March 7, 15 days earlier, they met.",
        "March 7 / March 8 (23 March \u{2212} 15 days)",
    );
}

#[test]
fn an_offset_that_fits_or_belongs_to_other_dates_is_not() {
    check("It burned on March 23. On March 8, 15 days earlier, they met.", "");
    check("It burned on March 23. On May 2, 15 days earlier, they met.", "");
    check("On March 8, two weeks before the fire, they met. It burned on March 22.", "");
}

#[test]
fn a_step_of_a_day_does_not_miss_the_day_that_it_was_told_from() {
    check("They met on 3 May 2024. The following day they met again.", "");
    check("They met on 3 May 2024. The day before they had met as well.", "");
    check("They met on 3 May 2024. The following day they met again. On 6 May they parted.", "");
    check(
        "It began on 3 May 2024. Four days later they met. On 8 May they met, and on 3 May.",
        "May 8 / May 7, 2024 (3 May 2024 + 4 days)",
    );
}

#[test]
fn a_weekday_is_held_against_the_calendar() {
    check(
        "It sank on Friday, March 23, 2024.",
        "Friday, March 23, 2024 / Saturday, March 23, 2024 (March 23, 2024 is a Saturday)",
    );
    check("It sank on Friday, March 22, 2024.", "");
    check(
        "April 2, 2024\n\nIt sank on Friday, March 23, and nobody came.",
        "Friday, March 23 / Saturday, March 23, 2024 (March 23, 2024 is a Saturday)",
    );
    check("It sank on Friday, March 23, and nobody came.", "");
}

#[test]
fn a_publication_before_what_it_tells_is_found() {
    check(
        "March 20, 2024\n\nIt sank on March 22. On March 24 it was raised.",
        "March 20, 2024 / March 22",
    );
    check("March 25, 2024\n\nIt sank on March 22. On March 24 it was raised.", "");
    check("March 20, 2024\n\nIt will open on March 22. On March 24 it will close.", "");
}
