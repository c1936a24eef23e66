//! Findings in plain words.

use super::context::{MAIN, each_shared};
use super::event::Event;
use super::pairing::At;
use crate::findings::values::{Date, Stated, What};
use crate::text::{normal_form, one_line};

/// So many shared words are named at most.
const MOST_SHARED: usize = 8;
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
/// What is counted stands at most so many words behind its number.
const BEHIND: usize = 8;
/// So many of them say what a finding is about.
const ABOUT: usize = 3;

/// The words that the surroundings of two values share, as the first one writes them; the most telling
/// first.
pub(super) fn shared(event: &Event<'_>, one: At, other: At) -> Vec<String> {
    let Some(words) = event.field.documents.get(one.document) else { return Vec::new() };
    let mut found = Vec::new();
    each_shared(event.context(one), event.context(other), |feature, nearness| {
        if feature.stem != MAIN {
            found.push((event.field.weight(feature.stem) * nearness, feature.word));
        }
    });
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let found = found.into_iter().take(MOST_SHARED);
    found.map(|(_, word)| words.spelt(word).to_owned()).collect()
}

/// What a finding is about, by the words that its sentences share.
pub(super) fn about(shared: &[String]) -> String {
    shared.iter().take(ABOUT).cloned().collect::<Vec<_>>().join(", ")
}

/// What the sentence of a value is about, where nothing is shared: what is counted, and the rarest
/// words.
pub(super) fn around(event: &Event<'_>, at: At) -> String {
    let Some(words) = event.field.documents.get(at.document) else { return String::new() };
    let near = event.context(at).iter().filter(|it| it.stem != MAIN && it.nearness >= 0.5);
    let mut found: Vec<_> =
        near.map(|it| (event.field.weight(it.stem) * it.nearness, it.word)).collect();
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let found = found.into_iter().take(ABOUT).map(|(_, word)| words.spelt(word));
    found.collect::<Vec<_>>().join(", ")
}

/// A value in plain words: as the document has it that writes it shortest.
pub(super) fn value(event: &Event<'_>, group: &[At], with_head: bool) -> String {
    let written = |&at: &At| event.value(at).map(|value| (value, one_line(event.text(at, value))));
    let all = group.iter().filter_map(written);
    let shortest = all.min_by_key(|(value, text)| (value.reckoned.is_some(), text.len()));
    let Some((value, text)) = shortest else { return String::new() };
    if let Some(date) = reckoned(value) {
        return date;
    }
    let at = group.iter().find(|&&at| event.value(at) == Some(value));
    let head = head(value).filter(|head| with_head && !text.ends_with(head));
    match head.zip(at) {
        Some((head, &at)) => format!("{text} {}", spelt(event, at, head)),
        None => text.into_owned(),
    }
}

fn head(value: &Stated) -> Option<&str> {
    match &value.what {
        What::Number(number) => number.head.as_deref(),
        _ => None,
    }
}

/// A date that no document of its group writes out.
fn reckoned(value: &Stated) -> Option<String> {
    let What::Date(Date { year, month, day, .. }) = &value.what else { return None };
    value.reckoned.as_ref()?;
    let year = year.map(|year| year.to_string());
    let month = month.and_then(|month| MONTHS.get(usize::from(month).checked_sub(1)?));
    let day = month.zip(*day).map(|(month, day)| format!("{month} {day}"));
    match (day, month, year) {
        (Some(day), _, Some(year)) => Some(format!("{day}, {year}")),
        (Some(day), ..) => Some(day),
        (None, Some(month), Some(year)) => Some(format!("{month} {year}")),
        (None, Some(month), None) => Some((*month).to_owned()),
        (None, None, year) => year,
    }
}

/// What is counted as the document writes it, if it stands close behind the number.
fn spelt<'a>(event: &'a Event<'_>, at: At, head: &'a str) -> &'a str {
    let found = event.value(at).zip(event.field.documents.get(at.document));
    let found = found.and_then(|(value, words)| {
        let end = words.document.words_in(value.span).end;
        let near = (end..end + BEHIND).map(|word| words.spelt(word));
        near.into_iter().find(|word| normal_form(word) == head)
    });
    found.unwrap_or(head)
}

/// Equal values, but what counts other things apart.
pub(super) fn by_head(event: &Event<'_>, groups: &[Vec<At>]) -> Vec<Vec<At>> {
    let mut all: Vec<Vec<At>> = Vec::new();
    for group in groups {
        let mut heads: Vec<(Option<&str>, Vec<At>)> = Vec::new();
        for &at in group {
            let head = event.value(at).and_then(head);
            match heads.iter_mut().find(|(known, _)| *known == head) {
                Some((_, same)) => same.push(at),
                None => heads.push((head, vec![at])),
            }
        }
        all.extend(heads.into_iter().map(|(_, group)| group));
    }
    all
}
