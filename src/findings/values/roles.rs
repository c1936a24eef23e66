//! What happened to the people counted: each word for it serves the nearest number of its clause.

use super::amounts::Amount;
use super::reader::Reader;
use super::stated::{Role, Unit};
use super::words::Sense;

/// A word serves a number that stands at most so many words before it ...
const REACH_BACK: usize = 14;
/// ... or after it.
const REACH_ON: usize = 12;
/// A number behind "including" is farther than it stands.
const PART_OF_ANOTHER: usize = 8;

/// A word for what happened and a number it could serve.
struct Tie {
    distance: usize,
    word: usize,
    number: usize,
    role: Role,
}

/// Says of each count of people what happened to them; amounts in reading order.
pub(super) fn tell_roles(reader: &Reader<'_>, amounts: &mut [&mut Amount]) {
    let places: Vec<_> = amounts.iter().map(|amount| place(amount)).collect();
    let mut ties = Vec::new();
    let mut ahead = 0;
    for word in 0..reader.len() {
        while places.get(ahead).is_some_and(|place| place.end + REACH_BACK < word) {
            ahead += 1;
        }
        let Some(role) = role(reader, word) else { continue };
        let near = places.iter().enumerate().skip(ahead);
        for (number, place) in near.take_while(|(_, place)| place.first <= word + REACH_ON) {
            let distance = place.distance(reader, word).filter(|_| place.is_counted);
            ties.extend(distance.map(|distance| Tie { distance, word, number, role }));
        }
    }
    ties.sort_by_key(|tie| (tie.distance, tie.word, tie.number));
    let mut served = vec![false; reader.len()];
    for tie in ties {
        let Some(amount) = amounts.get_mut(tie.number) else { continue };
        let is_served = served.get(tie.word).copied().unwrap_or(true);
        if !is_served && amount.number.role.is_none() {
            amount.number.role = Some(tie.role);
            if let Some(served) = served.get_mut(tie.word) {
                *served = true;
            }
        }
    }
    share(reader, amounts);
}

/// What happened to the people, if a word tells.
fn role(reader: &Reader<'_>, at: usize) -> Option<Role> {
    let (_, role) = reader.find(at, |sense| match sense {
        Sense::Role(role) => Some(role),
        _ => None,
    })?;
    // "Nobody was killed" serves no number, nor does "death toll" without one; a claim is no loss.
    let is_told = |at: usize| !matches!(reader.word(at), "no" | "not" | "nobody" | "never");
    at.checked_sub(1).is_none_or(is_told).then_some(role)
}

/// Where a number stands, and whether it can count people.
struct Place {
    first: usize,
    end: usize,
    is_counted: bool,
}

fn place(amount: &Amount) -> Place {
    let number = &amount.number;
    let counts_people = number.is_person || number.head.is_none();
    Place {
        first: amount.first,
        end: amount.end,
        is_counted: number.unit == Unit::Count && counts_people,
    }
}

impl Place {
    /// How far a word is, if it stands in the same clause and may serve the number.
    fn distance(&self, reader: &Reader<'_>, word: usize) -> Option<usize> {
        let (from, to) = if word < self.first { (word, self.first) } else { (self.end - 1, word) };
        let is_cut = (from + 1..=to).any(|at| parts_clauses(reader, at));
        if is_cut || to - from > REACH_BACK.max(REACH_ON) {
            return None;
        }
        let distance =
            if word < self.first { self.first - word } else { (word + 1).saturating_sub(self.end) };
        let is_behind_be = word < self.first
            && word.checked_sub(1).is_some_and(|it| {
                reader.has(it, |sense| sense == Sense::Be) || is_by_adverb(reader, it)
            });
        let is_part = self
            .first
            .checked_sub(1)
            .is_some_and(|before| matches!(reader.word(before), "including" | "them" | "among"));
        let is_part =
            is_part || self.first.checked_sub(2).is_some_and(|it| reader.word(it) == "including");
        (!is_behind_be).then_some(distance + if is_part { PART_OF_ANOTHER } else { 0 })
    }
}

/// "Were also killed".
fn is_by_adverb(reader: &Reader<'_>, at: usize) -> bool {
    matches!(reader.word(at), "also" | "reportedly" | "later" | "then" | "been" | "still")
        && at.checked_sub(1).is_some_and(|it| reader.has(it, |sense| sense == Sense::Be))
}

/// Whether a clause begins with a word.
fn parts_clauses(reader: &Reader<'_>, at: usize) -> bool {
    if !reader.goes_on(at) {
        return true;
    }
    let gap = reader.gap(at);
    gap.contains(';')
        || gap.contains(" — ")
        || gap.contains(" – ")
        || reader.has(at, |sense| sense == Sense::While)
        || (gap.contains(',') && reader.is(at, Sense::And).is_some())
}

/// A count joined to the one before it by "and" shares what happened: "12 men and 3 women died".
fn share(reader: &Reader<'_>, amounts: &mut [&mut Amount]) {
    let mut later: Option<(usize, Option<Role>, bool)> = None;
    for amount in amounts.iter_mut().rev() {
        let is_people = amount.number.is_person && amount.number.unit == Unit::Count;
        if let Some((first, role, true)) = later
            && is_people
            && amount.number.role.is_none()
            && is_joined(reader, amount.end, first)
        {
            amount.number.role = role;
        }
        later = Some((amount.first, amount.number.role, is_people));
    }
}

/// Whether only a noun and "and" stand between two words.
fn is_joined(reader: &Reader<'_>, end: usize, next: usize) -> bool {
    let Some(and) = next.checked_sub(1) else { return false };
    let is_near = next >= end && next - end <= 4;
    let is_plain =
        (end..=next).all(|at| reader.goes_on(at) && !reader.gap(at).contains([';', ',']));
    let has_verb = (end..and).any(|at| {
        reader.has(at, |sense| matches!(sense, Sense::Be | Sense::Verb | Sense::Role(_)))
    });
    is_near && is_plain && !has_verb && reader.is(and, Sense::And).is_some()
}
