//! Whose age a number is: a man's or a woman's, and of what name, as the words beside it tell.

use super::amounts::Amount;
use super::reader::Reader;
use super::stated::{Sex, Unit};
use super::words::Sense;

/// Who is told of stands at most so many words before an age ...
const BEFORE: usize = 4;
/// ... or behind one: "an 81-year-old retired teacher, a woman".
const BEHIND: usize = 3;

#[rustfmt::skip]
const MALE: [&str; 27] = [
    "man", "boy", "he", "mr", "father", "husband", "widower", "son", "brother", "grandfather", "uncle",
    "nephew", "gentleman", "lad", "mann", "junge", "vater", "sohn", "homme", "garçon", "père", "fils",
    "hombre", "niño", "padre", "мужчина", "мальчик",
];
#[rustfmt::skip]
const FEMALE: [&str; 28] = [
    "woman", "girl", "she", "mrs", "ms", "miss", "mother", "wife", "widow", "daughter", "sister",
    "grandmother", "aunt", "niece", "lady", "frau", "mädchen", "mutter", "tochter", "femme", "fille",
    "mère", "mujer", "niña", "madre", "женщина", "женщине", "девочка",
];

/// Says of each age whose it is.
pub(super) fn tell_owners(reader: &Reader<'_>, amounts: &mut [&mut Amount]) {
    let mut end = None;
    for amount in amounts.iter_mut() {
        // "Aged 34 and 61".
        let and = amount.first.checked_sub(1).filter(|&and| reader.is(and, Sense::And).is_some());
        let number = &mut amount.number;
        let is_bare = number.unit == Unit::Count && number.head.is_none() && number.high <= 120.0;
        if is_bare && and.is_some() && and == end {
            (number.unit, number.is_person, number.role) = (Unit::Age, true, None);
        }
        end = (number.unit == Unit::Age).then_some(amount.end);
    }
    for amount in amounts.iter_mut().filter(|it| it.number.unit == Unit::Age) {
        amount.number.sex = sex(reader, amount);
        amount.number.head = name(reader, amount);
    }
}

fn sex(reader: &Reader<'_>, amount: &Amount) -> Option<Sex> {
    let behind = (amount.end..amount.end + BEHIND).take_while(|&at| {
        reader.is_next(at) && !reader.has(at, |it| matches!(it, Sense::And | Sense::Be))
    });
    let before = (amount.first.saturating_sub(BEFORE)..amount.first).rev();
    let before = before.take_while(|&at| {
        let is_cut = reader.gap(at + 1).contains([';', '(', ')']);
        reader.goes_on(at + 1) && !is_cut && !reader.has(at, |it| it == Sense::And)
    });
    let of = |at: usize| {
        let word = reader.word(at);
        let is_male = MALE.contains(&word).then_some(Sex::Male);
        is_male.or_else(|| FEMALE.contains(&word).then_some(Sex::Female))
    };
    let is_led = is_joined(reader, amount);
    let near: Vec<usize> = if is_led { behind.collect() } else { before.collect() };
    near.into_iter().find_map(of)
}

/// Whether the age is an adjective of who follows: "an 81-year-old woman".
fn is_joined(reader: &Reader<'_>, amount: &Amount) -> bool {
    amount.end > amount.first + 1 && reader.is_next(amount.end) && {
        let is_article =
            |at: usize| reader.is(at, Sense::Article).is_some() || reader.word(at) == "the";
        amount.first.checked_sub(1).is_some_and(is_article)
    }
}

/// "Ida Holt, 34", "Holt, then 34", "the 34-year-old Holt": the last name.
fn name(reader: &Reader<'_>, amount: &Amount) -> Option<String> {
    let is_name = |at: &usize| reader.token(*at).is_some_and(|it| it.has_capital && !it.is_known());
    let behind =
        (amount.end..amount.end + BEHIND).take_while(|at| reader.is_next(*at) && is_name(at));
    let behind = behind.filter(|_| is_joined(reader, amount)).last();
    let name = behind.or_else(|| apposed(reader, amount.first).filter(is_name))?;
    let word = reader.word(name);
    Some(word.strip_suffix("'s").unwrap_or(word).to_owned())
}

/// The word before the comma that an age stands behind.
pub(super) fn apposed(reader: &Reader<'_>, at: usize) -> Option<usize> {
    let before = at.checked_sub(1)?;
    let is_time = reader.is_next(at) && matches!(reader.word(before), "then" | "now" | "aged");
    let start = if is_time { before } else { at };
    start.checked_sub(1).filter(|_| reader.is_behind(start, &[","]))
}
