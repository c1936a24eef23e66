//! What stands around a value: the words by which it meets the same fact in another document.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::field::{Field, Words};
use super::main_event::Sight;
use crate::findings::values::Stated;
use crate::model::SentenceIdx;
use crate::text::normal_form;

/// Words of the value's own clause weigh this, of the rest of its sentence ...
const REST: f64 = 0.75;
/// ... and farther away than so many words less again.
const NEAR: usize = 12;
const FAR: f64 = 0.7;
/// Words of the sentence before weigh this, and more if the value's sentence leans on it.
const BEFORE: f64 = 0.35;
const LEANS: f64 = 0.5;
/// Words of the sentence after.
const AFTER: f64 = 0.25;
/// So many words on either side stand around a value.
const AROUND: usize = 4;
/// Words beside a value that tell no more than its unit does; "eight times" belongs to the eight.
const GENERAL: &str = "cost costs price value worth sum total amount amounts pay pays paid put spent \
    report reports reported year years month months week weeks day days hour hours time times";
static GENERAL_WORDS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| GENERAL.split_ascii_whitespace().collect());
/// Stands for "is about the main event"; no stem has this number.
pub(super) const MAIN: u32 = u32::MAX;

/// A stem near a value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Feature {
    pub(super) stem: u32,
    /// How much it belongs to the value, up to one.
    pub(super) nearness: f64,
    /// Where it stands, as a word of the document.
    pub(super) word: usize,
}

/// What stands around a value, by stem, each once.
pub(super) fn context(words: &Words<'_>, stated: &Stated, sights: &[Sight]) -> Vec<Feature> {
    let mut features = Vec::new();
    let sentence = stated.sentence.index();
    let value = words.document.words_in(stated.span);
    let clause = clause(words, sentence, &value);
    for word in words.words_of(sentence) {
        let distance = value.start.saturating_sub(word).max((word + 1).saturating_sub(value.end));
        let near = if distance > NEAR { FAR } else { 1.0 };
        let own = if clause.contains(&word) { 1.0 } else { REST };
        push(words, &mut features, word, near * own);
    }
    let paragraph = words.paragraph_of(stated.sentence);
    if sentence > paragraph.start {
        let nearness = if leans(words, stated.sentence) { LEANS } else { BEFORE };
        words.words_of(sentence - 1).for_each(|it| push(words, &mut features, it, nearness));
    }
    if sentence + 1 < paragraph.end {
        words.words_of(sentence + 1).for_each(|it| push(words, &mut features, it, AFTER));
    }
    if sights.get(sentence).is_some_and(|sight| sight.is_main()) {
        features.push(Feature { stem: MAIN, nearness: 1.0, word: value.start });
    }
    features.sort_by(|a, b| a.stem.cmp(&b.stem).then(b.nearness.total_cmp(&a.nearness)));
    features.dedup_by_key(|feature| feature.stem);
    features
}

/// The first few stems on either side of a value in its sentence.
pub(super) fn around(words: &Words<'_>, stated: &Stated) -> Vec<u32> {
    let sentence = words.words_of(stated.sentence.index());
    let value = words.document.words_in(stated.span);
    let names = |word: &usize| !GENERAL_WORDS.contains(&&*normal_form(words.spelt(*word)));
    let before = (sentence.start..value.start).rev().filter(names);
    let behind = (value.end..sentence.end).filter(names);
    let before = before.filter_map(|word| words.content(word)).take(AROUND);
    before.chain(behind.filter_map(|word| words.content(word)).take(AROUND)).collect()
}

fn push(words: &Words<'_>, features: &mut Vec<Feature>, word: usize, nearness: f64) {
    features.extend(words.content(word).map(|stem| Feature { stem, nearness, word }));
}

/// The words of a value's clause.
pub(super) fn clause(
    words: &Words<'_>,
    sentence: usize,
    value: &std::ops::Range<usize>,
) -> std::ops::Range<usize> {
    let range = words.words_of(sentence);
    let start = (range.start..value.start).rev().find(|&it| is_cut(words, it));
    let end = (value.end.saturating_sub(1)..range.end).find(|&it| is_cut(words, it));
    start.map_or(range.start, |it| it + 1)..end.map_or(range.end, |it| it + 1)
}

/// Whether a clause ends behind a word.
fn is_cut(words: &Words<'_>, word: usize) -> bool {
    let gap = words.gap_after(word);
    let joins = || {
        let next = words.spelt(word + 1);
        ["and", "but", "while", "whereas", "although", "which", "who", "whose", "where"]
            .iter()
            .any(|it| next.eq_ignore_ascii_case(it))
    };
    gap.contains([';', ':', '—', '–']) || (gap.contains(',') && joins())
}

/// Whether a sentence goes on with what the one before it spoke of.
fn leans(words: &Words<'_>, sentence: SentenceIdx) -> bool {
    const OPENERS: [&str; 12] =
        ["the", "that", "this", "it", "they", "among", "on", "these", "those", "she", "he", "its"];
    let first = words.spelt(words.document.words_of_sentence(sentence).start);
    OPENERS.iter().any(|opener| first.eq_ignore_ascii_case(opener))
}

/// What two contexts have in common.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Likeness {
    /// The sum of the weights of what they share.
    pub(super) sum: f64,
    pub(super) n_shared: usize,
    /// Words that both have in the value's own sentence, and that either has there.
    pub(super) n_near: usize,
    pub(super) n_nearly: usize,
    /// The part of the sum that words have, without that both are about the main event.
    pub(super) words: f64,
}

/// Compares two contexts; `main_weight` is what it weighs that both are about the main event.
pub(super) fn likeness(
    field: &Field<'_>,
    main_weight: f64,
    one: &[Feature],
    other: &[Feature],
) -> Likeness {
    let mut all = Likeness::default();
    each_shared(one, other, |feature, (nearness, most)| {
        if feature.stem == MAIN {
            all.sum += main_weight;
        } else {
            let weight = field.weight(feature.stem) * nearness;
            all.sum += weight;
            all.words += weight;
            all.n_near += usize::from(nearness > LEANS);
            all.n_nearly += usize::from(most > LEANS);
        }
        all.n_shared += 1;
    });
    all
}

/// Calls `found` with each stem that both have and the smaller and the greater nearness.
pub(super) fn each_shared(
    one: &[Feature],
    other: &[Feature],
    mut found: impl FnMut(&Feature, (f64, f64)),
) {
    let mut ahead = other;
    for feature in one {
        while let Some((_, rest)) = ahead.split_first().filter(|(it, _)| it.stem < feature.stem) {
            ahead = rest;
        }
        if let Some(same) = ahead.first().filter(|it| it.stem == feature.stem) {
            let (one, other) = (feature.nearness, same.nearness);
            found(feature, (one.min(other), one.max(other)));
        }
    }
}
