//! The event that all documents tell of: which sentences are about it, and which values fill its slots.

use std::collections::BTreeMap;

use super::event_nouns;
use super::field::{Field, Words};
use super::single::single;
use crate::findings::values::{Date, Number, Role, Stated, Unit, What};

/// The name of the event stands in the first so many sentences ...
const OPENING: usize = 4;
/// ... that have so many words.
const REAL_SENTENCE: usize = 8;
/// A main name is at least so rare, as a part of the rarest.
const RARE: f64 = 0.4;
/// Of so many documents' openings.
const MOST: f64 = 0.6;
/// The first sentences say what the report is about.
const HEAD: usize = 12;
/// What a document's own value has to reach ...
const LEAST: f64 = 3.0;
/// ... and by how much it has to pass the next one.
const LEAD: f64 = 1.4;
/// What stands in quotation marks is somebody else's.
const QUOTED: f64 = 0.5;
/// "the" and the event's noun stand at most so far apart.
const REACH: usize = 3;
/// An event and the day that is counted for it stand at most so many words apart.
const BEHIND: usize = 7;
/// Words that tell what a length of time is counted from.
const OFFSETS: [&str; 8] =
    ["ago", "earlier", "before", "prior", "previously", "later", "after", "afterwards"];

/// What the main event is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Slot {
    Day,
    People(Role),
    Aboard,
    Damage,
    Built,
    Installed,
}

/// A value as a slot counts it.
pub(super) type Key = (u64, u64);

impl Slot {
    /// In plain words.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Day => "day of the event",
            Self::People(Role::Dead) => "people killed, main event",
            Self::People(Role::Hurt) => "people hurt, main event",
            Self::People(Role::Missing) => "people missing, main event",
            Self::People(Role::Saved) => "people rescued, main event",
            Self::People(Role::Held) => "people held, main event",
            Self::People(Role::Taken) => "people taken, main event",
            Self::Aboard => "people on board",
            Self::Damage => "damage, main event",
            Self::Built => "year of building",
            Self::Installed => "year of installing",
        }
    }
}

/// What a sentence has to do with the main event.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sight {
    has_name: bool,
    has_event: bool,
}

impl Sight {
    pub(super) fn is_main(self) -> bool {
        self.has_name || self.has_event
    }
}

/// The sentences of each document of the event, by its place.
pub(super) fn sights(field: &Field<'_>) -> Vec<Vec<Sight>> {
    let names = names(field);
    let sight = |words: &Words<'_>, sentence: usize| {
        let mut stems = words.words_of(sentence).filter_map(|word| words.content(word));
        Sight {
            has_name: stems.any(|stem| names.binary_search(&stem).is_ok()),
            has_event: has_event(words, sentence),
        }
    };
    let sentences = |words: &Words<'_>| {
        (0..words.document.n_sentences()).map(|it| sight(words, it)).collect::<Vec<_>>()
    };
    field.documents.iter().map(sentences).collect()
}

/// Stems of the names that most documents open with, sorted.
fn names(field: &Field<'_>) -> Vec<u32> {
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    for words in &field.documents {
        let real = (0..words.document.n_sentences()).map(|it| words.words_of(it));
        let opening = real.filter(|range| range.len() >= REAL_SENTENCE).take(OPENING);
        let mut stems: Vec<u32> = opening.flatten().filter_map(|it| words.content(it)).collect();
        stems.sort_unstable();
        stems.dedup();
        for stem in stems {
            *counts.entry(stem).or_default() += 1;
        }
    }
    let enough = (MOST * field.documents.len() as f64).max(2.0);
    let is_main = |stem: u32, count: usize| {
        count as f64 >= enough && field.is_name(stem) && field.weight(stem) >= RARE * field.ln_n
    };
    counts.into_iter().filter(|&(stem, count)| is_main(stem, count)).map(|(stem, _)| stem).collect()
}

/// Whether a sentence speaks of "the attack", not of "the attack in Paris".
fn has_event(words: &Words<'_>, sentence: usize) -> bool {
    let range = words.words_of(sentence);
    let is_the = |word: usize| {
        ["the", "this", "der", "die", "das", "le", "la", "l'", "el", "los"]
            .iter()
            .any(|article| words.spelt(word).eq_ignore_ascii_case(article))
    };
    let is_place = |word: usize| {
        word + 1 < range.end
            && ["in", "on", "at", "near"].contains(&words.spelt(word))
            && words.has_capital(word + 1)
    };
    range.clone().any(|word| {
        event_nouns::is_event(words.spelt(word))
            && (word.saturating_sub(REACH).max(range.start)..word).any(is_the)
            && !(word + 1 < range.end && is_place(word + 1))
    })
}

/// The slot that a value can fill where its sentence is about the main event.
fn slot(stated: &Stated) -> Option<Slot> {
    match &stated.what {
        What::Date(Date { month: Some(_), day: Some(_), .. }) => Some(Slot::Day),
        What::Number(Number { unit: Unit::Count, role: Some(role), .. })
            if *role != Role::Taken =>
        {
            Some(Slot::People(*role))
        }
        _ => None,
    }
}

/// A value as a slot counts it: the same day, the same number.
pub(super) fn key(stated: &Stated) -> Key {
    match &stated.what {
        What::Date(Date { year: Some(year), month: None, .. }) => {
            (u64::from(year.unsigned_abs()), 0)
        }
        What::Date(date) => {
            (u64::from(date.month.unwrap_or_default()), u64::from(date.day.unwrap_or_default()))
        }
        What::Number(number) => (number.low.to_bits(), number.high.to_bits()),
        What::Time(_) | What::Vague(_) => (0, 0),
    }
}

/// Of each value of a document the slot that it fills with the document's own value; `None` for one
/// that fills none.
pub(super) fn fillings(
    words: &Words<'_>,
    sights: &[Sight],
    stated: &[Stated],
) -> Vec<Option<Slot>> {
    let mut sums: BTreeMap<(Slot, Key), f64> = BTreeMap::new();
    let offers: Vec<_> = stated.iter().map(|it| offer(words, sights, stated, it)).collect();
    for (slot, key, weight) in offers.iter().flatten() {
        *sums.entry((*slot, *key)).or_default() += weight;
    }
    let is_winner = |slot: Slot, key: Key| {
        let own = sums.get(&(slot, key)).copied().unwrap_or_default();
        let others = sums.iter().filter(|((of, it), _)| *of == slot && *it != key);
        own >= LEAST && others.fold(0.0_f64, |most, (_, sum)| most.max(*sum)) * LEAD <= own
    };
    let filled = |offer: Option<(Slot, Key, f64)>| {
        offer.filter(|&(slot, key, _)| is_winner(slot, key)).map(|(slot, ..)| slot)
    };
    let mut all: Vec<_> = offers.into_iter().map(filled).collect();
    adopt(&mut all, sights, stated);
    for (filled, single) in all.iter_mut().zip(single(words, stated)) {
        *filled = filled.or(single);
    }
    all
}

/// What a document counts once only, near its beginning and without a date, it counts of the main
/// event, though the sentence does not name it.
fn adopt(filled: &mut [Option<Slot>], sights: &[Sight], stated: &[Stated]) {
    if !sights.iter().any(|sight| sight.is_main()) {
        return;
    }
    let is_dated = |it: &Stated| {
        let mut here = stated.iter().filter(|other| other.sentence == it.sentence);
        here.any(|other| matches!(other.what, What::Date(_)))
    };
    for (at, value) in stated.iter().enumerate() {
        let Some(slot) = slot(value).filter(|slot| *slot != Slot::Day) else { continue };
        let is_only = stated.iter().filter(|it| self::slot(it) == Some(slot)).count() == 1;
        if is_only && value.sentence.index() < HEAD && !is_dated(value) {
            filled.get_mut(at).into_iter().for_each(|it| *it = Some(slot));
        }
    }
}

/// The slot and the value that a mention speaks for, and how much that says.
fn offer(
    words: &Words<'_>,
    sights: &[Sight],
    all: &[Stated],
    stated: &Stated,
) -> Option<(Slot, Key, f64)> {
    let sentence = stated.sentence.index();
    let sight = sights.get(sentence).filter(|sight| sight.is_main())?;
    let slot = slot(stated).filter(|_| !stated.is_for_checks && !stated.is_publication)?;
    if slot == Slot::Day && is_counted_from(words, all, stated) {
        return None;
    }
    let weight = |is_so: bool, weight: f64| if is_so { weight } else { 0.0 };
    let weight = 1.0
        + weight(sight.has_name, 2.0)
        + weight(sight.has_event, 1.0)
        + weight(sentence < HEAD, 0.5);
    let quoted = if words.is_quoted(stated.span) { QUOTED } else { 1.0 };
    Some((slot, key(stated), weight * quoted))
}

/// Whether a date is not the day of what its sentence is about, since one is counted from the other:
/// "on March 8, two weeks before the attack" tells of the attack by what was reckoned.
fn is_counted_from(words: &Words<'_>, all: &[Stated], date: &Stated) -> bool {
    if let Some(offset) = date.offset {
        return !offset.has_complement && !is_behind_event(words, date);
    }
    let mut here = all.iter().filter(|it| it.sentence == date.sentence);
    here.any(|it| it.offset.is_some() || is_open_length(words, it))
}

/// Whether the event's noun stands close before a value: "the sinking of the ship nine days earlier".
fn is_behind_event(words: &Words<'_>, date: &Stated) -> bool {
    let first = words.document.words_in(date.span).start;
    let sentence = words.words_of(date.sentence.index());
    (first.saturating_sub(BEHIND).max(sentence.start)..first)
        .any(|word| event_nouns::is_event(words.spelt(word)))
}

/// Whether a value is a length of time that tells how far something lies from the stated day.
fn is_open_length(words: &Words<'_>, stated: &Stated) -> bool {
    if !matches!(&stated.what, What::Number(number) if number.unit == Unit::Duration) {
        return false;
    }
    let end = words.document.words_in(stated.span).end;
    let is_offset = OFFSETS.iter().any(|it| words.spelt(end).eq_ignore_ascii_case(it));
    is_offset && !["a", "an"].contains(&words.spelt(end + 1))
}
