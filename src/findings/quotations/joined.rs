//! Quotations beside numbers and dates: a difference is shown once.

use super::super::finding::{Finding, Mention};

/// A finding of a quotation.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) finding: Finding,
    /// Whether it is quoted on both sides, so that the words in which it differs are shown.
    pub(super) is_reworded: bool,
}

/// All findings. A value in words that are shown as reworded is no finding of its own; where only one
/// side quotes, the value says what differs, and the quotation is none.
pub(super) fn joined(values: Vec<Finding>, found: Vec<Found>) -> Vec<Finding> {
    let (reworded, told): (Vec<_>, Vec<_>) = found.into_iter().partition(|it| it.is_reworded);
    let findings = |found: Vec<Found>| found.into_iter().map(|it| it.finding);
    let mut all: Vec<Finding> = findings(reworded).collect();
    let is_new = |value: &Finding| {
        !all.iter().any(|shown| shown.strength <= value.strength && covers(shown, value))
    };
    let values: Vec<Finding> = values.into_iter().filter(is_new).collect();
    let is_more = |told: &Finding| {
        !values.iter().any(|value| value.strength <= told.strength && covers(told, value))
    };
    let told: Vec<Finding> = findings(told).filter(is_more).collect();
    all.extend(told);
    all.extend(values);
    all
}

/// Whether every mention of a value stands among words that a quotation shows.
fn covers(quotation: &Finding, value: &Finding) -> bool {
    value.mentions().all(|mention: &Mention| {
        let mut shown = quotation.mentions().filter(|it| it.document == mention.document);
        shown.any(|it| it.span.overlaps(mention.span))
    })
}
