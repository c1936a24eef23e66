//! Findings in plain words.

use super::context::{MAIN, each_shared};
use super::event::Event;
use super::field::Words;
use super::nouns::{head, is_one_head};
use super::pairing::At;
use crate::findings::values::{Date, Stated, What};
use crate::model::WordIdx;
use crate::text::{normal_form, one_line};

/// So many shared words are named at most.
const MOST_SHARED: usize = 8;
/// What is counted stands at most so many words behind its number.
const BEHIND: usize = 8;
/// So many words say what a finding is about ...
const ABOUT: usize = 3;
/// ... with at most so many others between two of them.
const BETWEEN: usize = 3;
/// A name goes on for at most so many words before and behind one of its words.
const IN_NAME: usize = 2;

/// The words that the surroundings of two values share, as the first one writes them; the most telling
/// first.
pub(super) fn shared(event: &Event<'_>, one: At, other: At) -> Vec<String> {
    let Some(words) = event.field.documents.get(one.document) else { return Vec::new() };
    let found = telling(event, one, other).into_iter().take(MOST_SHARED);
    found.map(|word| words.spelt(word).to_owned()).collect()
}

/// Where the first of two values has the words that the surroundings of both share; the most telling
/// first.
fn telling(event: &Event<'_>, one: At, other: At) -> Vec<usize> {
    let mut found = Vec::new();
    each_shared(event.context(one), event.context(other), |feature, (nearness, _)| {
        if feature.stem != MAIN {
            found.push((event.field.weight(feature.stem) * nearness, feature.word));
        }
    });
    heaviest(found)
}

/// What a finding is about, by what is counted and the words that its sentences share, in their order in
/// the first one; nothing if that one has none of them.
pub(super) fn about(event: &Event<'_>, one: At, other: At) -> String {
    let values = event.value(one).zip(event.value(other));
    let Some((value, _)) = values else { return String::new() };
    let is_one = values.is_some_and(|(one, other)| is_one_head(one, other));
    let counted = counted(event, one).filter(|_| is_one);
    let mut all = telling(event, one, other);
    all.retain(|word| Some(*word) != counted);
    all.splice(0..0, counted);
    let words = event.field.documents.get(one.document);
    let own = words.map_or(0..0, |words| words.words_of(value.sentence.index()));
    if all.iter().any(|word| own.contains(word)) {
        in_order(event, one, all)
    } else {
        String::new()
    }
}

/// What the sentence of a value is about, where nothing is shared: what is counted, and the rarest
/// words.
pub(super) fn around(event: &Event<'_>, at: At) -> String {
    let near = event.context(at).iter().filter(|it| it.stem != MAIN && it.nearness >= 0.5);
    let near = near.map(|it| (event.field.weight(it.stem) * it.nearness, it.word));
    in_order(event, at, heaviest(near.collect()))
}

fn heaviest(mut words: Vec<(f64, usize)>) -> Vec<usize> {
    words.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    words.into_iter().map(|(_, word)| word).collect()
}

/// The first of some words as they stand in their text, with what stands between near ones; those of
/// the value's own sentence, if it has more than one of them.
fn in_order(event: &Event<'_>, at: At, telling: Vec<usize>) -> String {
    let Some(words) = event.field.documents.get(at.document) else { return String::new() };
    let Some(value) = event.value(at) else { return String::new() };
    let sentence = words.words_of(value.sentence.index());
    let n_own = telling.iter().filter(|word| sentence.contains(word)).count();
    let is_near = |word: &usize| n_own < 2 || sentence.contains(word);
    let mut first: Vec<usize> = telling.into_iter().filter(is_near).take(ABOUT).collect();
    first = first.into_iter().flat_map(|word| whole_name(words, word)).collect();
    first.sort_unstable();
    first.dedup();
    let said = words.document.words_in(value.span);
    let goes_on = |before: &usize, next: &usize| {
        let has_value = said.start < *next && *before < said.end;
        next - before <= BETWEEN + 1 && !has_value && sentence.contains(before)
    };
    let stretches = first.chunk_by(goes_on).filter_map(|run| {
        let [first, last] =
            [run.first()?, run.last()?].map(|&at| words.document.word(WordIdx::at(at)));
        Some(one_line(first.hull(last).of(words.document.text())))
    });
    stretches.collect::<Vec<_>>().join(" … ")
}

/// A word, with the capitalised ones before and behind it if it is one of them: `Skerry Light`.
fn whole_name(words: &Words<'_>, word: usize) -> std::ops::RangeInclusive<usize> {
    let is_name = |at: usize| words.content(at).is_some() && words.has_capital(at);
    let joins = |at: usize| words.gap_after(at) == " ";
    let mut name = word..=word;
    for _ in 0..IN_NAME * usize::from(is_name(word)) {
        let (first, last) = (*name.start(), *name.end());
        let before = first.checked_sub(1).filter(|&at| joins(at) && is_name(at));
        let behind = Some(last + 1).filter(|&at| joins(last) && is_name(at));
        name = before.unwrap_or(first)..=behind.unwrap_or(last);
    }
    name
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

/// A date that no document of its group writes out.
fn reckoned(value: &Stated) -> Option<String> {
    let What::Date(date) = value.what else { return None };
    value.reckoned.as_ref()?;
    let words = Date { weekday: None, ..date }.in_words();
    (!words.is_empty()).then_some(words)
}

/// What is counted as the document writes it, if it stands close behind the number.
fn spelt<'a>(event: &'a Event<'_>, at: At, head: &'a str) -> &'a str {
    let words = event.field.documents.get(at.document).zip(counted(event, at));
    words.map_or(head, |(words, word)| words.spelt(word))
}

/// The word for what is counted, if it stands close behind the number.
fn counted(event: &Event<'_>, at: At) -> Option<usize> {
    let (value, words) = event.value(at).zip(event.field.documents.get(at.document))?;
    let head = head(value)?;
    let end = words.document.words_in(value.span).end;
    (end..end + BEHIND).find(|&word| normal_form(words.spelt(word)) == head)
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
