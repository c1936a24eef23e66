//! Findings in plain words.

use super::context::{MAIN, each_shared};
use super::event::Event;
use super::pairing::At;
use crate::findings::values::{Stated, What};
use crate::text::one_line;

/// So many shared words are named at most.
const MOST_SHARED: usize = 8;
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

/// A value in plain words: as the document has it that writes it shortest.
pub(super) fn value(event: &Event<'_>, group: &[At], with_head: bool) -> String {
    let written = |&at: &At| event.value(at).map(|value| (value, one_line(event.text(at, value))));
    let shortest = group.iter().filter_map(written).min_by_key(|(_, text)| text.len());
    let Some((value, text)) = shortest else { return String::new() };
    match head(value).filter(|_| with_head) {
        Some(head) if !text.ends_with(head) => format!("{text} {head}"),
        _ => text.into_owned(),
    }
}

fn head(value: &Stated) -> Option<&str> {
    match &value.what {
        What::Number(number) => number.head.as_deref(),
        _ => None,
    }
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
