//! Whether two values can be about one thing, and whether they agree.

use crate::findings::values::{Bound, Date, Number, Time, Unit, What, When};

/// "About" means up to this part more or less.
const ABOUT: f64 = 0.05;
/// Names that are one have so many letters in common at either end.
const ALIKE: usize = 3;
/// Half of what the last digit counts, and a hair.
const HALF: f64 = 0.500_001;
/// Minutes that "about" means of a time of day.
const ABOUT_MINUTES: u16 = 15;
/// So many times as much is another thing, unless thousands were taken for millions.
const FAR_MORE: f64 = 1000.0;
const HALF_A_DAY: u16 = 720;
/// Times that are both left open, "by noon" and "before midnight", are of one thing only so near.
const MOST_OPEN: u16 = 60;

/// How two values compare; what is worse comes last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Verdict {
    /// They say the same.
    Same,
    /// One number of different things.
    Counted,
    /// One says less, and they do not clash.
    LessExact,
    /// No reading makes them one.
    Different,
}

/// Compares two values of one kind; `is_one_unit` says whether two spans of time that are left vague
/// are told in the same unit.
pub(super) fn verdict(
    one: &What,
    other: &What,
    is_one_unit: impl FnOnce() -> bool,
) -> Option<Verdict> {
    match (one, other) {
        (What::Date(one), What::Date(other)) => Some(of_dates(one, other)),
        (What::Time(one), What::Time(other)) => Some(of_times(*one, *other)),
        (What::Number(one), What::Number(other)) => Some(of_numbers(one, other)),
        // "In years" says less than "in decades".
        (What::Vague(_), What::Vague(_)) if is_one_unit() => Some(Verdict::Same),
        (What::Vague(_), What::Vague(_)) => Some(Verdict::LessExact),
        _ => None,
    }
}

fn of_numbers(one: &Number, other: &Number) -> Verdict {
    if one.unit != other.unit {
        return Verdict::Different;
    }
    if is_equal(one.low, other.low) && is_equal(one.high, other.high) {
        return if one.bound == other.bound { Verdict::Same } else { Verdict::LessExact };
    }
    let slack = if is_converted(one, other) { ABOUT } else { 0.0 };
    if slack > 0.0 && is_rounded_alike(one, other) {
        let is_plain = |bound: Bound| matches!(bound, Bound::Exact | Bound::About);
        let is_held_alike =
            one.bound == other.bound || [one.bound, other.bound].map(is_plain) == [true; 2];
        return if is_held_alike { Verdict::Same } else { Verdict::LessExact };
    }
    let (one, other) = (interval(one, slack), interval(other, slack));
    if one.0 <= other.1 && other.0 <= one.1 { Verdict::LessExact } else { Verdict::Different }
}

/// Whether two numbers are written in different units of what they measure.
fn is_converted(one: &Number, other: &Number) -> bool {
    matches!(one.unit, Unit::Measure(_) | Unit::Duration) && !is_equal(one.factor, other.factor)
}

/// Whether two numbers in different units lie no farther apart than the rounding of the coarser one
/// allows: 410 miles and 660 kilometres.
fn is_rounded_alike(one: &Number, other: &Number) -> bool {
    let most = one.step.max(other.step) * HALF;
    let is_near = |a: f64, b: f64| (a - b).abs() <= most.min(ABOUT * a.abs().max(b.abs()));
    is_near(one.low, other.low) && is_near(one.high, other.high)
}

/// Whether two numbers are one but for how they are held.
pub(super) fn is_equal(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-9 * one.abs().max(other.abs())
}

/// What a number can mean, from and to.
fn interval(number: &Number, slack: f64) -> (f64, f64) {
    let Number { low, high, bound, .. } = number;
    let (low, high) = (low - low.abs() * slack, high + high.abs() * slack);
    // A number that is not reached itself is passed by a hair.
    let hair = 1e-6 * high.abs().max(1.0);
    match bound {
        Bound::Exact => (low, high),
        Bound::AtLeast => (low, f64::INFINITY),
        Bound::Over => (low + hair, f64::INFINITY),
        Bound::About => (low - low.abs() * ABOUT, high + high.abs() * ABOUT),
        Bound::Below => (f64::NEG_INFINITY, high - hair),
        Bound::UpTo => (f64::NEG_INFINITY, high),
    }
}

fn of_times(one: Time, other: Time) -> Verdict {
    let apart = apart(one, other);
    let is_about = [one.bound, other.bound].contains(&Bound::About);
    match apart {
        // "Before midnight" and "by midnight" are one.
        0 if one.bound == other.bound || is_before(one) && is_before(other) => Verdict::Same,
        0 => Verdict::LessExact,
        _ if is_about && apart <= ABOUT_MINUTES => Verdict::LessExact,
        _ if is_bounded(one) || is_bounded(other) => Verdict::LessExact,
        _ => Verdict::Different,
    }
}

/// Minutes between two times of the day.
fn apart(one: Time, other: Time) -> u16 {
    let is_half_day = one.is_half_day || other.is_half_day;
    let turn = if is_half_day { HALF_A_DAY } else { 2 * HALF_A_DAY };
    let apart = one.minutes.abs_diff(other.minutes) % turn;
    apart.min(turn - apart)
}

fn is_before(time: Time) -> bool {
    matches!(time.bound, Bound::Below | Bound::UpTo)
}

fn of_dates(one: &Date, other: &Date) -> Verdict {
    if clash(one.month, other.month) || clash(one.day, other.day) || years_clash(one, other) {
        return Verdict::Different;
    }
    if clash(weekday(one), weekday(other)) {
        return Verdict::Different;
    }
    let lacks = |one: bool, other: bool| one != other;
    let is_less = lacks(one.month.is_some(), other.month.is_some())
        || lacks(one.day.is_some(), other.day.is_some())
        || one.is_decade != other.is_decade
        || one.part != other.part
        || (one.day.is_none() && lacks(one.year.is_some(), other.year.is_some()));
    if is_less { Verdict::LessExact } else { Verdict::Same }
}

fn clash<T: PartialEq>(one: Option<T>, other: Option<T>) -> bool {
    one.zip(other).is_some_and(|(one, other)| one != other)
}

fn years_clash(one: &Date, other: &Date) -> bool {
    let decade = |year: i16| year.div_euclid(10);
    match one.year.zip(other.year) {
        Some((a, b)) if one.is_decade || other.is_decade => decade(a) != decade(b),
        Some((a, b)) => a != b,
        None => false,
    }
}

/// The weekday that a date tells or has by the calendar.
fn weekday(date: &Date) -> Option<u8> {
    date.weekday.or_else(|| by_calendar(date))
}

/// The weekday of a whole date.
pub(super) fn by_calendar(date: &Date) -> Option<u8> {
    let (year, month, day) = (date.year?, date.month?, date.day?);
    let date = jiff::civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    u8::try_from(date.ok()?.weekday().to_monday_one_offset()).ok()
}

/// Whether two values can be about one thing as far as they themselves tell.
pub(super) fn may_be_one(one: &What, other: &What) -> bool {
    match (one, other) {
        (What::Date(one), What::Date(other)) => have_one_field(one, other),
        (What::Number(one), What::Number(other)) => measure_alike(one, other),
        (What::Time(one), What::Time(other)) => {
            !(is_bounded(*one) && is_bounded(*other)) || apart(*one, *other) <= MOST_OPEN
        }
        (What::Vague(_), What::Vague(_)) => true,
        _ => false,
    }
}

/// Whether a time of day is only told to lie before or after another.
pub(super) fn is_open(what: &What) -> bool {
    matches!(what, What::Time(time) if is_bounded(*time))
}

fn is_bounded(time: Time) -> bool {
    !matches!(time.bound, Bound::Exact | Bound::About)
}

/// Whether two dates tell the month, the day or the year both. Whether "Monday" is 7 October is only
/// known with the year.
fn have_one_field(one: &Date, other: &Date) -> bool {
    let is_weekday = |date: &Date| date.weekday.is_some() && date.day.is_none();
    if is_weekday(one) != is_weekday(other) {
        return weekday(one).is_some() && weekday(other).is_some();
    }
    let both = |has: fn(&Date) -> bool| has(one) && has(other);
    both(|date| date.month.is_some())
        || both(|date| date.day.is_some() || date.weekday.is_some())
        || both(|date| date.year.is_some())
}

/// Whether two values are numbers that measure the same, or equally exact dates.
pub(super) fn is_one_kind(one: &What, other: &What) -> bool {
    match (one, other) {
        (What::Number(one), What::Number(other)) => one.unit == other.unit,
        (What::Date(one), What::Date(other)) => {
            one.month.is_some() == other.month.is_some() && one.day.is_some() == other.day.is_some()
        }
        _ => false,
    }
}

/// Whether one amount is so much more than the other that they are never one thing.
fn is_far_more(one: &Number, other: &Number) -> bool {
    let is_measured = one.head.is_none() || one.head != other.head;
    let (less, more) = (one.low.min(other.low), one.high.max(other.high));
    is_measured && less > 0.0 && more > less * FAR_MORE
}

/// Whether two ages are those of a man and a woman, or of people of two names.
fn are_of_other_people(one: &Number, other: &Number) -> bool {
    let are_two = one.sex.zip(other.sex).is_some_and(|(one, other)| one != other);
    let names = one.head.as_deref().zip(other.head.as_deref());
    let are_named_apart = || names.is_some_and(|(one, other)| !is_one_name(one, other));
    one.unit == Unit::Age && other.unit == Unit::Age && (are_two || are_named_apart())
}

/// Whether two names can be one that was written in two ways: they begin or end alike.
fn is_one_name(one: &str, other: &str) -> bool {
    let same = |a: &mut dyn Iterator<Item = char>, b: &mut dyn Iterator<Item = char>| {
        a.zip(b).take_while(|(a, b)| a == b).count() >= ALIKE
    };
    one == other
        || same(&mut one.chars(), &mut other.chars())
        || same(&mut one.chars().rev(), &mut other.chars().rev())
}

/// Whether two amounts that are not the same are told of different times.
fn are_of_other_times(one: &Number, other: &Number) -> bool {
    let is_other = match (one.when, other.when) {
        (When::Earlier, When::Untold) | (When::Untold, When::Earlier) => true,
        (When::Year(one), When::Year(other)) => one != other,
        _ => false,
    };
    is_other && !is_equal(one.low, other.low)
}

/// Whether one amount is a part of what the other may be all of: "four of them" beside 27 injured.
fn is_part_of_other(one: &Number, other: &Number) -> bool {
    let is_part = |part: &Number, whole: &Number| {
        part.is_part && !whole.is_part && part.role.is_none() && whole.role.is_some()
    };
    let is_one_head = one.head.is_some() && one.head == other.head;
    (is_part(one, other) || is_part(other, one)) && !is_one_head && !is_equal(one.low, other.low)
}

fn measure_alike(one: &Number, other: &Number) -> bool {
    let clashes = one.role.zip(other.role).is_some_and(|(one, other)| one != other);
    match (&one.unit, &other.unit) {
        _ if is_far_more(one, other) || clashes => false,
        _ if are_of_other_people(one, other) => false,
        _ if are_of_other_times(one, other) || is_part_of_other(one, other) => false,
        // One amount in two currencies is a slip of one of them.
        (Unit::Money(a), Unit::Money(b)) => a == b || is_equal(one.low, other.low),
        (one, other) => one == other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A number written with a unit that is so many of the basic one, and its last digit that tells.
    fn measured(written: f64, factor: f64, digit: f64, bound: Bound) -> Number {
        let low = written * factor;
        let unit = Unit::Measure("m");
        let step = digit * factor;
        Number {
            low,
            high: low,
            bound,
            unit,
            head: None,
            is_person: false,
            role: None,
            sex: None,
            when: When::Untold,
            is_part: false,
            factor,
            step,
        }
    }

    #[track_caller]
    fn check(one: Number, other: Number, expected: Verdict) {
        let both = [What::Number(one), What::Number(other)];
        let [one, other] = &both;
        assert_eq!(verdict(one, other, || true), Some(expected));
        assert_eq!(verdict(other, one, || true), Some(expected));
    }

    const MILE: f64 = 1609.344;

    #[test]
    fn a_measure_in_another_unit_is_the_same_as_far_as_its_digits_tell() {
        let miles = |n, digit| measured(n, MILE, digit, Bound::Exact);
        let kilometres = |n, digit| measured(n, 1000.0, digit, Bound::Exact);
        check(miles(410.0, 10.0), kilometres(660.0, 10.0), Verdict::Same);
        check(miles(412.0, 1.0), kilometres(663.0, 1.0), Verdict::Same);
        check(miles(412.0, 1.0), kilometres(665.0, 1.0), Verdict::LessExact);
        check(miles(410.0, 10.0), kilometres(760.0, 10.0), Verdict::Different);
        // A hundred says little, but not so little.
        check(miles(100.0, 100.0), kilometres(200.0, 100.0), Verdict::Different);
    }

    #[test]
    fn measures_in_one_unit_are_held_against_each_other_as_written() {
        let miles = |n| measured(n, MILE, 10.0, Bound::Exact);
        check(miles(410.0), miles(420.0), Verdict::Different);
    }

    #[test]
    fn about_says_nothing_more_than_another_unit() {
        let about = measured(400.0, MILE, 100.0, Bound::About);
        check(about, measured(640.0, 1000.0, 10.0, Bound::Exact), Verdict::Same);
        let over = measured(400.0, MILE, 100.0, Bound::Over);
        check(over, measured(640.0, 1000.0, 10.0, Bound::Exact), Verdict::LessExact);
    }

    #[test]
    fn before_and_by_an_hour_are_one() {
        let time = |bound| What::Time(Time { minutes: 0, is_half_day: false, bound });
        let compared = |one, other| verdict(&time(one), &time(other), || true);
        assert_eq!(compared(Bound::Below, Bound::UpTo), Some(Verdict::Same));
        assert_eq!(compared(Bound::Below, Bound::Over), Some(Verdict::LessExact));
        let noon = |bound| What::Time(Time { minutes: 720, is_half_day: false, bound });
        assert!(!may_be_one(&time(Bound::Below), &noon(Bound::UpTo)));
        assert!(may_be_one(&time(Bound::Below), &noon(Bound::Exact)));
    }
}
