//! Two like events with the same names are told apart by the days and years that reports give.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::event::Event;
use super::main_event::Slot;
use super::pairing::At;
use super::verdict::Verdict;
use crate::compare::Side;
use crate::findings::Ground;
use crate::findings::values::{Date, What};
use crate::model::DocId;

/// Reports of one event may differ by so many days.
const SAME_EVENT: i32 = 5;
/// Days so far apart are two events though nothing else tells.
const OTHER_EVENT: i32 = 30;
/// An opening ends with so many sentences.
const OPENING: usize = 8;
/// Two documents that have this part of one in common tell of one event, whatever days they give; ...
const RETOLD: f64 = 0.4;
/// ... this part word for word, if the days lie far apart: reports of like events are worded alike.
const REPRINTED: f64 = 0.6;

/// Parts events by the days and years that their documents give; pairs across are dropped. `None` if
/// `cancelled` said so meanwhile.
pub(crate) fn part(ground: &mut Ground<'_>, cancelled: &(dyn Fn() -> bool + Sync)) -> Option<()> {
    let parts = |event: &Vec<DocId>| parts(ground, event, cancelled);
    let events: Option<Vec<_>> = ground.events.par_iter().map(parts).collect();
    let events = events?.concat();
    let mut event_of = vec![0; ground.corpus.len()];
    for (number, event) in events.iter().enumerate() {
        for document in event {
            event_of.get_mut(document.index()).into_iter().for_each(|it| *it = number);
        }
    }
    let event_of = |id: DocId| event_of.get(id.index()).copied();
    ground.pairs.retain(|pair| event_of(pair.documents.left) == event_of(pair.documents.right));
    ground.events = events;
    Some(())
}

/// What a document says of the main event.
struct Own {
    day: Option<Date>,
    /// The year of that day, or else of its publication.
    year: Option<i16>,
    /// Years that its opening gives.
    years: Vec<i16>,
    slots: BTreeMap<Slot, At>,
}

/// The parts of an event: mostly one.
fn parts(
    ground: &Ground<'_>,
    documents: &[DocId],
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<Vec<DocId>>> {
    if documents.len() < 2 {
        return Some(vec![documents.to_vec()]);
    }
    let event = Event::new(ground, documents, cancelled)?;
    let own: Vec<Own> = (0..documents.len()).map(|place| own(&event, place)).collect();
    let is_dated =
        |at: &usize| own.get(*at).is_some_and(|own| own.day.is_some() || own.year.is_some());
    let dated: Vec<usize> = (0..own.len()).filter(is_dated).collect();
    let is_clear = |a: usize, b: usize| {
        tells_of_others(&event, &own, a, b) || tells_of_another_time(&own, a, b)
    };
    if !dated.iter().any(|&a| dated.iter().any(|&b| a < b && is_clear(a, b))) {
        return Some(vec![documents.to_vec()]);
    }
    let retold = retold(ground, documents, &own);
    let mut group: Vec<usize> = (0..documents.len()).collect();
    let mut mentions = Vec::new();
    for (number, &a) in dated.iter().enumerate() {
        for &b in dated.iter().skip(number + 1) {
            if retold.contains(&(a, b)) || (!is_clear(a, b) && !years_apart(&own, a, b)) {
                join(&mut group, a, b);
            } else if !is_clear(a, b) {
                mentions.push((a, b));
            }
        }
    }
    // A report of 2019 that mentions 1996 leads to those of 1996 only if no other is of its own time.
    let of_its_time = group.clone();
    let is_alone = |at: usize| {
        dated.iter().filter(|it| of_its_time.get(**it) == of_its_time.get(at)).count() == 1
    };
    for (a, b) in mentions {
        let leads = |from: usize, to: usize| is_alone(from) && gives_year_of(&own, from, to);
        if leads(a, b) || leads(b, a) || !are_clear(&group, a, b, &is_clear) {
            join(&mut group, a, b);
        }
    }
    for at in (0..documents.len()).filter(|at| !dated.contains(at)) {
        let other = retold.iter().find(|(a, b)| *a == at || *b == at);
        let other = other.map(|&(a, b)| if a == at { b } else { a });
        let of_its_year = || dated.iter().copied().find(|&it| gives_year_of(&own, at, it));
        let of_time = || dated.iter().copied().find(|&it| share_years(&own, at, it));
        let to = other.or_else(of_its_year).or_else(of_time).or_else(|| largest(&group, &dated));
        if let Some(to) = to {
            join(&mut group, at, to);
        }
    }
    let mut all: BTreeMap<usize, Vec<DocId>> = BTreeMap::new();
    for (group, id) in group.iter().zip(documents) {
        all.entry(*group).or_default().push(*id);
    }
    Some(all.into_values().collect())
}

fn own(event: &Event<'_>, place: usize) -> Own {
    let mut own = Own { day: None, year: None, years: Vec::new(), slots: BTreeMap::new() };
    let mut published = None;
    for value in 0..event.stated(place).len() {
        let at = At { document: place, value };
        let is_opening = event.value(at).is_some_and(|it| it.sentence.index() < OPENING);
        match (event.slot(at), event.value(at).map(|value| &value.what)) {
            (Some(Slot::Day), Some(What::Date(date))) if is_opening => {
                let is_fuller = own.day.is_none_or(|known| known.year.is_none());
                own.day = if is_fuller { Some(*date) } else { own.day };
            }
            (Some(slot), _) => {
                own.slots.entry(slot).or_insert(at);
            }
            (None, _) => {}
        }
        let Some(value) = event.value(at) else { continue };
        if let What::Date(Date { year: Some(year), .. }) = value.what {
            let told = Some(year).filter(|_| value.is_publication);
            published = published.or(told);
            own.years.extend(Some(year).filter(|_| value.sentence.index() < OPENING));
        }
    }
    own.year = own.day.and_then(|day| day.year).or(published);
    own
}

/// Whether two documents are of times more than a year apart, and neither opens with the other's.
fn tells_of_another_time(own: &[Own], a: usize, b: usize) -> bool {
    years_apart(own, a, b) && !share_years(own, a, b)
}

/// Whether two documents are of times more than a year apart.
fn years_apart(own: &[Own], a: usize, b: usize) -> bool {
    let year = |at: usize| own.get(at).and_then(|own| own.year);
    year(a).zip(year(b)).is_some_and(|(one, other)| one.abs_diff(other) > 1)
}

/// Whether an opening gives the year of another document, or the one beside it.
fn gives_year_of(own: &[Own], at: usize, other: usize) -> bool {
    let Some(year) = own.get(other).and_then(|own| own.year) else { return false };
    own.get(at).is_some_and(|own| own.years.iter().any(|it| it.abs_diff(year) <= 1))
}

/// Whether some document of the one's group is clearly of another event than one of the other's.
fn are_clear(group: &[usize], a: usize, b: usize, is_clear: &dyn Fn(usize, usize) -> bool) -> bool {
    let of = |at: usize| (0..group.len()).filter(move |&it| group.get(it) == group.get(at));
    of(a).any(|one| of(b).any(|other| is_clear(one.min(other), one.max(other))))
}

/// Whether two openings give the same year, or neighbouring ones.
fn share_years(own: &[Own], a: usize, b: usize) -> bool {
    let years = |at: usize| own.get(at).map_or(&[][..], |own| own.years.as_slice());
    years(a).iter().any(|one| years(b).iter().any(|other| one.abs_diff(*other) <= 1))
}

/// Whether two documents tell of different events: on other days, and with other numbers.
fn tells_of_others(event: &Event<'_>, own: &[Own], a: usize, b: usize) -> bool {
    let (Some(one), Some(other)) = (own.get(a), own.get(b)) else { return false };
    let Some(apart) = one.day.zip(other.day).map(|(one, other)| days_apart(one, other)) else {
        return false;
    };
    let verdicts = one
        .slots
        .iter()
        .filter_map(|(slot, &at)| other.slots.get(slot).and_then(|&its| event.verdict(at, its)));
    let verdicts: Vec<Verdict> = verdicts.collect();
    let is_clash = verdicts.contains(&Verdict::Different);
    let agrees = verdicts.iter().any(|verdict| *verdict < Verdict::Different);
    apart > SAME_EVENT && !agrees && (is_clash || apart > OTHER_EVENT)
}

/// How many days two dates are apart at least.
fn days_apart(one: Date, other: Date) -> i32 {
    let of_year =
        |date: Date| 30 * i32::from(date.month.unwrap_or(1)) + i32::from(date.day.unwrap_or(1));
    let apart = of_year(one) - of_year(other);
    if let Some((a, b)) = one.year.zip(other.year) {
        (365 * (i32::from(a) - i32::from(b)) + apart).abs()
    } else {
        apart.abs().min(365 - apart.abs())
    }
}

/// Pairs of documents, by their places, that have much text in common.
fn retold(ground: &Ground<'_>, documents: &[DocId], own: &[Own]) -> Vec<(usize, usize)> {
    let place = |id: DocId| documents.binary_search(&id).ok();
    let day = |at: usize| own.get(at).and_then(|own| own.day);
    let mut all = Vec::new();
    for pair in &ground.pairs {
        let places = place(pair.documents.left).zip(place(pair.documents.right));
        let Some((one, other)) = places else { continue };
        let days = day(one).zip(day(other));
        let is_far = tells_of_another_time(own, one, other)
            || days.is_some_and(|(one, other)| days_apart(one, other) > OTHER_EVENT);
        // What looks like boilerplate in a small folder may be what two reports are made of.
        let overlap = pair.comparison.extent(false).overlap;
        let is_retold = |side: &Side| {
            let share = overlap.of(*side);
            if is_far { share.identical >= REPRINTED } else { share.total() >= RETOLD }
        };
        if Side::BOTH.iter().any(is_retold) {
            all.push((one, other));
        }
    }
    all
}

/// A document of the group that most of these belong to.
fn largest(group: &[usize], dated: &[usize]) -> Option<usize> {
    let of = |at: usize| group.get(at).copied();
    let size = |at: usize| dated.iter().filter(|&&other| of(other) == of(at)).count();
    dated.iter().copied().max_by_key(|&at| (size(at), std::cmp::Reverse(at)))
}

fn join(group: &mut [usize], a: usize, b: usize) {
    let (Some(&one), Some(&other)) = (group.get(a), group.get(b)) else { return };
    let (kept, dropped) = (one.min(other), one.max(other));
    group.iter_mut().filter(|it| **it == dropped).for_each(|it| *it = kept);
}
