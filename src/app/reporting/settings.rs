//! The settings that decide what a report says, in words.

use super::ReportRequest;

/// Names and values.
pub(super) fn in_words(request: &ReportRequest) -> Vec<(String, String)> {
    let counts = request.sameness;
    let counted = [
        (true, "other words"),
        (counts.counts_case, "upper and lower case"),
        (counts.counts_punctuation, "punctuation"),
        (counts.counts_quotes, "quotes and dashes"),
        (counts.counts_accents, "accents"),
        (counts.counts_number_words, "numbers in words"),
    ];
    let counted = counted.into_iter().filter(|(is_on, _)| *is_on).map(|(_, name)| name);
    let beside = match (request.chosen.is_empty(), request.open) {
        (false, _) => "as chosen",
        (true, None) => "the closest, by the smaller of the two shares",
        (true, Some(_)) => {
            "the one that was open, then the closest by the smaller of the two shares"
        }
    };
    let beside = beside.to_owned();
    let named = [
        ("Shares", "boilerplate is left out".to_owned()),
        ("Counts as a change", counted.collect::<Vec<_>>().join(", ")),
        ("Pairs side by side", beside),
        ("Findings", "those that are strong or likely".to_owned()),
    ];
    named.map(|(name, value)| (name.to_owned(), value)).into()
}
