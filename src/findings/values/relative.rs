//! Dates told from other dates: "two weeks later", "the next day", "ten years ago".
//!
//! Reckoned only where the date they start from has what the step needs; nothing is guessed.

use jiff::Span;

use super::amounts::Amount;
use super::reader::Reader;
use super::stated::{Bound, Date, Offset, Time, Unit};
use super::words::{Calendar, Sense};
use crate::model::SentenceIdx;

/// A date is told from the last one only if that is at most so many sentences back.
const REACH: usize = 6;

/// A time is told from another one at most so many minutes away.
const MOST_MINUTES: u16 = 360;

/// The dates that others can be told from.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Anchors {
    /// The last date of the text, and its sentence.
    pub(super) last: Option<(Date, SentenceIdx)>,
    /// The one before it.
    pub(super) previous: Option<(Date, SentenceIdx)>,
    /// The first word behind the last date.
    pub(super) end: usize,
    /// The day of publication.
    pub(super) published: Option<Date>,
    /// The last time of the day, and its sentence.
    pub(super) time: Option<(Time, SentenceIdx)>,
}

impl Anchors {
    /// Goes on behind a date that the text states.
    pub(super) fn pass(&mut self, date: Date, sentence: SentenceIdx, end: usize) {
        if date.year.is_some() || date.month.is_some() {
            (self.previous, self.last) = (self.last, Some((date, sentence)));
            self.end = end;
        }
    }

    /// Whether what begins at a word only explains the date just before it.
    fn explained_at(&self, reader: &Reader<'_>, at: usize) -> bool {
        self.last.is_some() && self.end == at && reader.is_behind(at, &[","])
    }

    /// The last date; not one that the word only explains, as in "on 7 March, 15 days
    /// earlier".
    fn last(&self, explains: bool, sentence: SentenceIdx) -> Option<Date> {
        let (date, stands_in) = if explains { self.previous? } else { self.last? };
        (sentence.index().saturating_sub(stands_in.index()) <= REACH).then_some(date)
    }
}

/// A date that was told from another.
#[derive(Clone, Debug)]
pub(super) struct Reckoned {
    pub(super) end: usize,
    pub(super) date: Date,
    /// The arithmetic in words.
    pub(super) words: String,
    pub(super) offset: Offset,
    /// Whether it only explains the date before it: "on 7 March, 15 days earlier".
    pub(super) explains: bool,
}

/// "The next day", "that year", "yesterday".
pub(super) fn step(reader: &Reader<'_>, at: usize, anchors: &Anchors) -> Option<Reckoned> {
    let (end, step) = reader.find(at, |sense| match sense {
        Sense::Step(step) => Some(step),
        _ => None,
    })?;
    let sentence = reader.token(at)?.sentence;
    let explains = anchors.explained_at(reader, at);
    let has_complement = step.n != 0 && reader.is_next(end) && {
        let last = end.checked_sub(1).map_or("", |last| reader.word(last));
        matches!(last, "before" | "after") && reader.has(end, |sense| sense == Sense::Function)
    };
    let from =
        if step.is_from_publication { anchors.published } else { anchors.last(explains, sentence) };
    let offset = Offset { n: i32::from(step.n), unit: step.unit, has_complement };
    let (date, words) = from.filter(|_| !has_complement).and_then(|from| moved(from, offset))?;
    Some(Reckoned { end, date, words, offset, explains })
}

/// "Last Saturday", told from the day of publication; `date` is what the words from one to another
/// tell.
pub(super) fn last_weekday(
    reader: &Reader<'_>,
    words: std::ops::Range<usize>,
    date: Date,
    anchors: &Anchors,
) -> Option<Reckoned> {
    let is_alone = date.month.is_none() && date.day.is_none();
    let weekday = date.weekday.filter(|_| is_alone)?;
    let before = words.start.checked_sub(1).filter(|_| reader.is_next(words.start))?;
    let is_last = matches!(reader.word(before), "last" | "letzten" | "vergangenen" | "vorigen");
    let is_last = is_last
        || (reader.is_next(words.end)
            && matches!(reader.word(words.end), "dernier" | "pasado" | "pasada"));
    let published = anchors.published.filter(|_| is_last)?;
    let (month, day) = (published.month?.cast_signed(), published.day?.cast_signed());
    let today = jiff::civil::Date::new(published.year?, month, day).ok()?.weekday();
    let back = (today.to_monday_one_offset() + 6 - weekday.cast_signed()).rem_euclid(7) + 1;
    let offset = Offset { n: -i32::from(back), unit: Calendar::Day, has_complement: false };
    let (date, arithmetic) = moved(published, offset)?;
    let date = Date { weekday: Some(weekday), ..date };
    Some(Reckoned { end: words.end, date, words: arithmetic, offset, explains: false })
}

/// "Two weeks later", "ten years ago", "two weeks before the fire"; `amount` is the length of time.
pub(super) fn told_from(
    reader: &Reader<'_>,
    amount: &Amount,
    anchors: &Anchors,
) -> Option<Reckoned> {
    let number = &amount.number;
    let unit = amount.calendar?;
    let n = number.low / minutes(unit);
    let is_exact = number.bound == Bound::Exact && number.high <= number.low;
    if !is_exact || n.fract() != 0.0 || !(1.0..=5000.0).contains(&n) {
        return None;
    }
    let n = n as i32;
    let sentence = reader.token(amount.first)?.sentence;
    let explains = anchors.explained_at(reader, amount.first);
    let opens = |sense| {
        let begins = |n: usize| amount.first.checked_sub(n).and_then(|at| reader.is(at, sense));
        (1..=3).any(|n| begins(n) == Some(amount.first)) && reader.is_next(amount.first)
    };
    let ago = reader.is(amount.end, Sense::Ago).filter(|_| reader.is_next(amount.end));
    if let Some(end) = ago.or_else(|| opens(Sense::AgoBefore).then_some(amount.end)) {
        let offset = Offset { n: -n, unit, has_complement: false };
        let (date, words) = moved(anchors.published?, offset)?;
        return Some(Reckoned { end, date, words, offset, explains });
    }
    let later = opens(Sense::LaterBefore).then_some((amount.end, 1, false));
    let (end, sign, has_complement) = later.or_else(|| direction(reader, amount.end))?;
    if !has_complement {
        let offset = Offset { n: sign * n, unit, has_complement };
        let (date, words) = moved(anchors.last(explains, sentence)?, offset)?;
        return Some(Reckoned { end, date, words, offset, explains });
    }
    // "On 8 March, two weeks before the fire": the fire is what is told from 8 March.
    let (last, stands_in) = anchors.last?;
    let offset = Offset { n: -sign * n, unit, has_complement };
    let explains = false;
    let (date, words) =
        moved(last, offset).filter(|_| stands_in == sentence && is_definite(reader, end))?;
    Some(Reckoned { end, date, words, offset, explains })
}

/// A time of the day that was told from another, its arithmetic, and the word behind it.
#[derive(Clone, Debug)]
pub(super) struct ReckonedTime {
    pub(super) end: usize,
    pub(super) time: Time,
    pub(super) words: String,
}

/// "At 7 p.m., an hour before the doors closed": when they did.
pub(super) fn time_told_from(
    reader: &Reader<'_>,
    amount: &Amount,
    anchors: &Anchors,
) -> Option<ReckonedTime> {
    let number = &amount.number;
    let is_plain = number.unit == Unit::Duration
        && number.bound == Bound::Exact
        && number.high <= number.low
        && number.low.fract() == 0.0
        && (1.0..=f64::from(MOST_MINUTES)).contains(&number.low);
    let (last, stands_in) = anchors.time.filter(|_| is_plain)?;
    let is_same = reader.token(amount.first)?.sentence == stands_in;
    let (end, sign, has_complement) = direction(reader, amount.end).filter(|_| is_same)?;
    if !has_complement || !is_definite(reader, end) || last.bound != Bound::Exact {
        return None;
    }
    // "An hour before the doors closed" tells of what comes an hour later.
    let turn = if last.is_half_day { 720 } else { 1440 };
    let minutes = (i32::from(last.minutes) - sign * number.low as i32).rem_euclid(turn);
    let time = Time { minutes: u16::try_from(minutes).ok()?, ..last };
    let sign = if sign < 0 { '+' } else { '\u{2212}' };
    let words = format!("{}:{:02} {sign} {} min", last.minutes / 60, last.minutes % 60, number.low);
    Some(ReckonedTime { end, time, words })
}

/// Which way a length of time is told, and whether what it is told from follows.
fn direction(reader: &Reader<'_>, at: usize) -> Option<(usize, i32, bool)> {
    if !reader.is_next(at) {
        return None;
    }
    let side = |sense| match sense {
        Sense::Before => Some(-1),
        Sense::After => Some(1),
        _ => None,
    };
    if let Some((end, sign)) = reader.find(at, side)
        && reader.is_next(end)
    {
        return Some((end, sign, true));
    }
    let (end, sign) = reader.find(at, |sense| match sense {
        Sense::Earlier => Some(-1),
        Sense::Later => Some(1),
        _ => None,
    })?;
    Some((end, sign, false))
}

/// Whether what follows is something known: "the fire", "his arrest".
fn is_definite(reader: &Reader<'_>, at: usize) -> bool {
    reader.has(at, |sense| sense == Sense::Definite)
}

/// Minutes of a unit, as the tables of words have them.
pub(super) fn minutes(unit: Calendar) -> f64 {
    match unit {
        Calendar::Day => 1_440.0,
        Calendar::Week => 10_080.0,
        Calendar::Month => 43_830.0,
        Calendar::Year => 525_960.0,
    }
}

/// A date so much later, as exact as the step, with the arithmetic in words.
pub(super) fn moved(from: Date, offset: Offset) -> Option<(Date, String)> {
    if from.part.is_some() || from.is_decade {
        return None;
    }
    let date = match offset.unit {
        Calendar::Day => by_days(from, offset.n)?,
        Calendar::Week => by_days(from, offset.n.checked_mul(7)?)?,
        Calendar::Month => by_months(from, offset.n)?,
        Calendar::Year => {
            let year = i32::from(from.year?).checked_add(offset.n)?;
            Date { year: i16::try_from(year).ok(), ..Date::default() }
        }
    };
    Some((date, arithmetic(from, offset)))
}

/// Without a year only where it does not matter which.
fn by_days(from: Date, n: i32) -> Option<Date> {
    let (month, day) = (from.month?.cast_signed(), from.day?.cast_signed());
    let step = Span::new().try_days(n).ok()?;
    let reckon = |year: i16| jiff::civil::Date::new(year, month, day).ok()?.checked_add(step).ok();
    let date = reckon(from.year.unwrap_or(2023))?;
    if from.year.is_none() {
        let leap = reckon(2024)?;
        if (leap.month(), leap.day()) != (date.month(), date.day()) {
            return None;
        }
    }
    Some(Date {
        year: from.year.map(|_| date.year()),
        month: Some(date.month() as u8),
        day: Some(date.day() as u8),
        ..Date::default()
    })
}

fn by_months(from: Date, n: i32) -> Option<Date> {
    let month = i32::from(from.month?) - 1 + n;
    let year = match from.year {
        Some(year) => Some(i16::try_from(i32::from(year) + month.div_euclid(12)).ok()?),
        None => None,
    };
    Some(Date { year, month: Some(month.rem_euclid(12) as u8 + 1), ..Date::default() })
}

/// "8 March 2024 + 2 weeks".
fn arithmetic(from: Date, offset: Offset) -> String {
    let unit = match offset.unit {
        Calendar::Day => "day",
        Calendar::Week => "week",
        Calendar::Month => "month",
        Calendar::Year => "year",
    };
    let n = offset.n.abs();
    let plural = if n == 1 { "" } else { "s" };
    let from = match offset.unit {
        Calendar::Year => Date { year: from.year, ..Date::default() },
        Calendar::Month => Date { year: from.year, month: from.month, ..Date::default() },
        Calendar::Day | Calendar::Week => from,
    };
    match offset.n {
        0 => from.day_first(),
        1.. => format!("{} + {n} {unit}{plural}", from.day_first()),
        _ => format!("{} \u{2212} {n} {unit}{plural}", from.day_first()),
    }
}
