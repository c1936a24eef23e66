//! What a text denies and puts another value in the place of: "not nineteen years ago but twenty-one".

use super::amounts::Amount;
use super::reader::Reader;
use super::relative::minutes;
use super::stated::Unit;
use super::words::Sense;
use super::{Raw, Read};

/// "Not" and "but" stand at most so many words before their values.
const REACH: usize = 3;

/// Marks what is denied; a bare number in its place is one of the same thing.
pub(super) fn mark(reader: &Reader<'_>, found: &mut [Read]) {
    for at in 1..found.len() {
        let Some([denied, instead]) = found.get_mut(at - 1..=at) else { continue };
        let is_denied = is_led_by(reader, denied.start, Sense::Not)
            && is_led_by(reader, instead.start, Sense::But)
            && is_one_sentence(reader, denied, instead);
        if !is_denied {
            continue;
        }
        denied.is_denied = true;
        if let (Raw::Amount(denied), Raw::Amount(instead)) = (&denied.what, &mut instead.what) {
            take_over(denied, instead);
        }
    }
}

/// Whether a word with a sense stands shortly before a value, with no sign between.
fn is_led_by(reader: &Reader<'_>, start: usize, sense: Sense) -> bool {
    for back in 1..=REACH {
        let Some(at) = start.checked_sub(back) else { return false };
        if !reader.is_next(at + 1) {
            return false;
        }
        if reader.has(at, |it| it == sense) {
            return true;
        }
    }
    false
}

fn is_one_sentence(reader: &Reader<'_>, one: &Read, other: &Read) -> bool {
    let sentence = |read: &Read| reader.token(read.start).map(|token| token.sentence);
    sentence(one) == sentence(other)
}

/// Gives a bare number the unit and the noun of the one that it stands in the place of.
fn take_over(denied: &Amount, instead: &mut Amount) {
    let is_bare = instead.number.unit == Unit::Count && instead.number.head.is_none();
    let per_unit = match (&denied.number.unit, denied.calendar) {
        (Unit::Duration, Some(unit)) => minutes(unit),
        (Unit::Duration | Unit::Measure(_), _) => return,
        _ => 1.0,
    };
    if is_bare {
        instead.calendar = denied.calendar;
        let number = &mut instead.number;
        (number.low, number.high) = (number.low * per_unit, number.high * per_unit);
        number.unit = denied.number.unit.clone();
        number.factor = denied.number.factor;
        number.step *= per_unit;
        number.head.clone_from(&denied.number.head);
        number.is_person = denied.number.is_person;
    }
}
