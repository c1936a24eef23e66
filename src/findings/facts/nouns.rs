//! The nouns of numbers: what is counted, and the units that are written.

use crate::findings::values::{Stated, Unit, What};

/// Who travels, and words for all who are there.
const PASSENGERS: [&str; 6] =
    ["passengers", "passagiere", "fahrgäste", "passagers", "pasajeros", "пассажиров"];
const PEOPLE: [&str; 9] = [
    "people",
    "persons",
    "lives",
    "menschen",
    "personen",
    "personnes",
    "personas",
    "человек",
    "людей",
];

/// A noun that begins like another one, of so many letters, is made of it: houses, households.
const KIN: usize = 5;

/// Whether the same noun is counted, or one made of it.
pub(super) fn is_one_head(one: &Stated, other: &Stated) -> bool {
    let is_one = |(one, other)| is_one_noun(one, other) || are_kin(one, other);
    head(one).zip(head(other)).is_some_and(is_one)
}

fn are_kin(one: &str, other: &str) -> bool {
    let is_made_of = |noun: &str, of: &str| {
        let (stem, _) = singular(of);
        stem.chars().count() >= KIN && noun.starts_with(stem)
    };
    is_made_of(one, other) || is_made_of(other, one)
}

/// The noun that is counted.
pub(super) fn head(stated: &Stated) -> Option<&str> {
    match &stated.what {
        What::Number(number) => number.head.as_deref(),
        _ => None,
    }
}

/// Whether two nouns are one but for the ending of the plural and capitals.
pub(super) fn is_one_noun(one: &str, other: &str) -> bool {
    let letters = |noun| {
        let (stem, ending) = singular(noun);
        stem.chars().flat_map(char::to_lowercase).chain(ending.chars())
    };
    letters(one).eq(letters(other))
}

/// A noun without the ending of its plural, so far as two nouns are only held against each other, and
/// what stands in its place.
pub(super) fn singular(noun: &str) -> (&str, &'static str) {
    let without = |ending| noun.strip_suffix(ending);
    let bare = without("ies").or_else(|| without("IES")).map(|stem| (stem, "y"));
    bare.unwrap_or_else(|| (without("s").or_else(|| without("S")).unwrap_or(noun), ""))
}

/// Whether one number counts different things: passengers are not all on board. Other nouns are too
/// often only other words for the same: coins and pieces of silver.
pub(super) fn is_counted_otherwise(one: &Stated, other: &Stated) -> bool {
    let is_of = |list: &[&str], stated: &Stated| {
        head(stated).is_some_and(|noun| is_count(stated) && list.contains(&noun))
    };
    let is_part = |one, other| is_of(&PASSENGERS, one) && is_of(&PEOPLE, other);
    is_part(one, other) || is_part(other, one)
}

/// Whether two numbers are told to count things of which one is no part of the other: houses and hams.
pub(super) fn are_other_things(one: &Stated, other: &Stated) -> bool {
    let is_person = |stated: &Stated| matches!(&stated.what, What::Number(it) if it.is_person);
    let are_told = head(one).is_some() && head(other).is_some();
    are_told && !is_one_head(one, other) && !(is_person(one) && is_person(other))
}

fn is_count(stated: &Stated) -> bool {
    matches!(&stated.what, What::Number(number) if number.unit == Unit::Count)
}

/// Whether two measures are written in the same unit: with the same last word.
pub(super) fn is_one_unit(one: &str, other: &str) -> bool {
    is_one_noun(last_word(one), last_word(other))
}

fn last_word(text: &str) -> &str {
    let letters = text.trim_end_matches(|c: char| !c.is_alphabetic());
    letters.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default()
}
