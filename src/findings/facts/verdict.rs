//! Whether two values can be about one thing, and whether they agree.

use crate::findings::values::{Bound, Date, Number, Time, Unit, What};

/// "About" means up to this part more or less.
const ABOUT: f64 = 0.05;
/// Minutes that "about" means of a time of day.
const ABOUT_MINUTES: u16 = 15;
/// So many times as much is another thing, unless thousands were taken for millions.
const FAR_MORE: f64 = 1000.0;
const HALF_A_DAY: u16 = 720;

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

/// Compares two values of one kind; `is_one_unit` says whether measures are written in the same unit,
/// and is asked only where that matters.
pub(super) fn verdict(
    one: &What,
    other: &What,
    is_one_unit: impl FnOnce() -> bool,
) -> Option<Verdict> {
    match (one, other) {
        (What::Date(one), What::Date(other)) => Some(of_dates(one, other)),
        (What::Time(one), What::Time(other)) => Some(of_times(*one, *other)),
        (What::Number(one), What::Number(other)) => Some(of_numbers(one, other, is_one_unit)),
        // "In years" says less than "in decades".
        (What::Vague(_), What::Vague(_)) if is_one_unit() => Some(Verdict::Same),
        (What::Vague(_), What::Vague(_)) => Some(Verdict::LessExact),
        _ => None,
    }
}

fn of_numbers(one: &Number, other: &Number, is_one_unit: impl FnOnce() -> bool) -> Verdict {
    if one.unit != other.unit {
        return Verdict::Different;
    }
    if is_equal(one.low, other.low) && is_equal(one.high, other.high) {
        return if one.bound == other.bound { Verdict::Same } else { Verdict::LessExact };
    }
    let slack = if !matches!(one.unit, Unit::Measure(_)) || is_one_unit() { 0.0 } else { ABOUT };
    let (one, other) = (interval(one, slack), interval(other, slack));
    if one.0 <= other.1 && other.0 <= one.1 { Verdict::LessExact } else { Verdict::Different }
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
    let is_half_day = one.is_half_day || other.is_half_day;
    let turn = if is_half_day { HALF_A_DAY } else { 2 * HALF_A_DAY };
    let apart = one.minutes.abs_diff(other.minutes) % turn;
    let apart = apart.min(turn - apart);
    let is_about = [one.bound, other.bound].contains(&Bound::About);
    match apart {
        0 if one.bound == other.bound => Verdict::Same,
        0 => Verdict::LessExact,
        _ if is_about && apart <= ABOUT_MINUTES => Verdict::LessExact,
        _ if is_bounded(one) || is_bounded(other) => Verdict::LessExact,
        _ => Verdict::Different,
    }
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
        (What::Time(_), What::Time(_)) | (What::Vague(_), What::Vague(_)) => true,
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

fn measure_alike(one: &Number, other: &Number) -> bool {
    let clashes = one.role.zip(other.role).is_some_and(|(one, other)| one != other);
    match (&one.unit, &other.unit) {
        _ if is_far_more(one, other) || clashes => false,
        // One amount in two currencies is a slip of one of them.
        (Unit::Money(a), Unit::Money(b)) => a == b || is_equal(one.low, other.low),
        (one, other) => one == other,
    }
}
