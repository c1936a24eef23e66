//! Times of the day.

use super::dates::Taken;
use super::numerals::numeral;
use super::reader::Reader;
use super::stated::{Bound, Time};
use super::words::Sense;

const HALF_DAY: u16 = 720;
/// "At night" is late for these hours and early for those before.
const FIRST_HOUR_OF_NIGHT: u16 = 6;

/// Hours and minutes as told, and the word behind them.
#[derive(Clone, Copy, Debug)]
struct Told {
    end: usize,
    hours: u16,
    minutes: i16,
    half: Half,
}

/// Which half of the day.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Half {
    /// The hours tell themselves.
    Whole,
    Unknown,
    Known(u16),
}

/// The time that begins at a word, with its bound.
pub(super) fn time(reader: &Reader<'_>, at: usize) -> Option<Taken<Time>> {
    let bound = reader.find(at, |sense| match sense {
        Sense::TimeBound(bound) => Some(bound),
        _ => None,
    });
    let bounded = bound
        .filter(|(start, _)| reader.is_next(*start))
        .and_then(|(start, bound)| Some((told(reader, start)?, bound)));
    let (told, bound) = bounded.or_else(|| Some((told(reader, at)?, Bound::Exact)))?;
    let minutes = i32::from(told.hours) * 60 + i32::from(told.minutes);
    let shift = match told.half {
        Half::Known(shift) => shift_of(shift, told.hours),
        Half::Whole | Half::Unknown => 0,
    };
    let minutes = match told.half {
        Half::Known(_) => (minutes + 720) % 720 + i32::from(shift),
        Half::Whole | Half::Unknown => (minutes + 1440) % 1440,
    };
    let is_half_day = told.half == Half::Unknown;
    let minutes = if is_half_day { minutes % 720 } else { minutes };
    let time = Time { minutes: minutes as u16, is_half_day, bound };
    Some(Taken { end: told.end, what: time })
}

/// How much later than in the first half of the day, where "night" lies about midnight.
fn shift_of(shift: u16, hours: u16) -> u16 {
    if shift <= HALF_DAY {
        return shift;
    }
    if (FIRST_HOUR_OF_NIGHT..12).contains(&hours) { HALF_DAY } else { 0 }
}

/// A time without its bound.
fn told(reader: &Reader<'_>, at: usize) -> Option<Told> {
    let named = |sense| reader.is(at, sense);
    if let Some(end) = named(Sense::Noon) {
        return Some(Told { end, hours: 12, minutes: 0, half: Half::Whole });
    }
    if let Some(end) = named(Sense::Midnight) {
        return Some(Told { end, hours: 0, minutes: 0, half: Half::Whole });
    }
    if let Some(start) = named(Sense::At).filter(|&start| reader.is_next(start)) {
        return told(reader, start).or_else(|| bare(reader, start));
    }
    by_the_hour(reader, at).or_else(|| in_figures(reader, at)).or_else(|| hour_alone(reader, at))
}

/// "A quarter past seven", "twenty to seven", "half past eight", "ten minutes past six".
fn by_the_hour(reader: &Reader<'_>, at: usize) -> Option<Told> {
    let half = reader.find(at, |sense| match sense {
        Sense::HalfHour(minutes) => Some(minutes),
        _ => None,
    });
    let (start, minutes) = half.or_else(|| from_the_hour(reader, at))?;
    let (end, hours) = hour(reader, start).filter(|_| reader.is_next(start))?;
    let end = reader.is(end, Sense::OClock).unwrap_or(end);
    let is_odd = half.is_none() && reader.is_next(end) && !may_follow(reader, end);
    (!is_odd).then(|| with_half(reader, Told { end, hours, minutes, half: Half::Unknown }))
}

/// "A quarter past", "twenty to": the minutes, and the word of the hour.
fn from_the_hour(reader: &Reader<'_>, at: usize) -> Option<(usize, i16)> {
    let (behind, minutes) = minutes(reader, at)?;
    let side = |sense| match sense {
        Sense::Past => Some(1),
        Sense::Until => Some(-1),
        _ => None,
    };
    let (start, sign) = reader.find(behind, side).filter(|_| reader.is_next(behind))?;
    Some((start, sign * minutes))
}

/// The minutes before "past" and "to": a quarter, or so many of five and more.
fn minutes(reader: &Reader<'_>, at: usize) -> Option<(usize, i16)> {
    let start = reader.is(at, Sense::Article).filter(|&start| reader.is_next(start)).unwrap_or(at);
    if let Some(end) = reader.is(start, Sense::Fraction(4)) {
        return Some((end, 15));
    }
    let found = numeral(reader, at).filter(|it| it.low.fract() == 0.0 && !it.is_one)?;
    let is_word = !found.is_figure && found.glued.is_none();
    (is_word && (5.0..60.0).contains(&found.low)).then_some((found.end, found.low as i16))
}

/// An hour of one to twelve, or in figures up to 23.
fn hour(reader: &Reader<'_>, at: usize) -> Option<(usize, u16)> {
    let found = numeral(reader, at).filter(|it| it.glued.is_none() && it.low.fract() == 0.0)?;
    let is_hour = found.high <= found.low && found.low >= 1.0 && found.end == at + 1;
    let is_article = reader.is(at, Sense::Article).is_some() && reader.is(at, Sense::One).is_none();
    let most = if found.is_figure { 23.0 } else { 12.0 };
    (is_hour && !is_article && found.low <= most).then_some((found.end, found.low as u16))
}

/// "18:30", "6:30 p.m.", "7.15 p.m.", "7pm", "1830 hours".
fn in_figures(reader: &Reader<'_>, at: usize) -> Option<Told> {
    let word = reader.figure(at);
    let (digits, tail) = split(word)?;
    if tail.is_empty() && reader.goes_on(at + 1) && reader.gap(at + 1) == ":" {
        return with_colon(reader, at, digits);
    }
    if tail.is_empty()
        && let Some((hours, minutes)) = digits.split_once('.')
    {
        let told = clock(hours, minutes, at + 1)?;
        let told = with_half(reader, told);
        // Where the comma is the decimal point, "18.30 horas" is no length of time.
        let is_clock = reader.words.manner.point == ',' && reader.is_next(told.end);
        let hours = reader.is(told.end, Sense::OClock).filter(|_| is_clock && told.end == at + 1);
        let told = hours.map_or(told, |end| with_half(reader, Told { end, ..told }));
        return (told.end > at + 1).then_some(told);
    }
    if tail.is_empty() && digits.len() == 4 {
        let end = reader.is(at + 1, Sense::OClock).filter(|_| reader.is_next(at + 1))?;
        let (hours, minutes) = digits.split_at_checked(2)?;
        return clock(hours, minutes, end).map(|told| Told { half: Half::Whole, ..told });
    }
    if let Some(minutes) = tail.strip_prefix('h').filter(|_| reader.is_an(tail, Sense::OClock)) {
        let minutes = if minutes.is_empty() { "00" } else { minutes };
        return clock(digits, minutes, at + 1).map(|told| with_half(reader, told));
    }
    let (hours, minutes) = digits.split_once('.').unwrap_or((digits, "00"));
    let told = clock(hours, minutes, at + 1)?;
    glued_half(reader, told, tail)
}

/// Behind the hour's colon; seconds are passed over.
fn with_colon(reader: &Reader<'_>, at: usize, hours: &str) -> Option<Told> {
    let (minutes, tail) = split(reader.figure(at + 1))?;
    let is_code = reader.gap(at).ends_with([':', '/', '-']) && !reader.gap(at).contains(' ');
    let told = clock(hours, minutes, at + 2).filter(|_| !is_code)?;
    if !tail.is_empty() {
        return glued_half(reader, told, tail);
    }
    let has_seconds = reader.goes_on(told.end)
        && reader.gap(told.end) == ":"
        && reader.figure(told.end).len() == 2;
    let end = if has_seconds { told.end + 1 } else { told.end };
    let told = with_half(reader, Told { end, ..told });
    let is_padded = hours.len() == 2 && hours.starts_with('0');
    let half = if told.half == Half::Unknown && is_padded { Half::Whole } else { told.half };
    let end = reader.is(told.end, Sense::OClock).filter(|_| reader.is_next(told.end));
    Some(Told { half, end: end.unwrap_or(told.end), ..told })
}

/// Hours and minutes in figures, if a clock shows them.
fn clock(hours: &str, minutes: &str, end: usize) -> Option<Told> {
    let is_two = minutes.len() == 2 && (1..=2).contains(&hours.len());
    let (hours, minutes) = (hours.parse::<u16>().ok()?, minutes.parse::<i16>().ok()?);
    let half = if (1..=12).contains(&hours) { Half::Unknown } else { Half::Whole };
    (is_two && hours < 24 && (0..60).contains(&minutes)).then_some(Told {
        end,
        hours,
        minutes,
        half,
    })
}

/// The figures of a word and what is glued to them.
fn split(word: &str) -> Option<(&str, &str)> {
    let n = word.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b'.').count();
    word.split_at_checked(n).filter(|(digits, _)| !digits.is_empty())
}

/// "7pm": what is glued to the figures tells the half.
fn glued_half(reader: &Reader<'_>, told: Told, tail: &str) -> Option<Told> {
    let half = reader.words.entries(tail).iter().find_map(|entry| match entry.sense {
        Sense::HalfDay(shift) if entry.rest.is_empty() => Some(shift),
        _ => None,
    });
    half.filter(|_| told.hours <= 12).map(|shift| Told { half: Half::Known(shift), ..told })
}

/// "Six in the evening", "6 p.m.", "six o'clock".
fn hour_alone(reader: &Reader<'_>, at: usize) -> Option<Told> {
    let (end, hours) = hour(reader, at)?;
    let is_half = hours <= 12;
    let told =
        Told { end, hours, minutes: 0, half: if is_half { Half::Unknown } else { Half::Whole } };
    let o_clock =
        reader.is(end, Sense::OClock).filter(|_| reader.is_next(end) && is_o_clock(reader, end));
    let told = match o_clock {
        Some(end) => with_half(reader, with_minutes(reader, Told { end, ..told })),
        None => with_half(reader, told),
    };
    let noon = reader.find(end, |sense| match sense {
        Sense::Noon => Some(12),
        Sense::Midnight => Some(0),
        _ => None,
    });
    if let Some((end, hours)) = noon.filter(|_| hours == 12 && reader.is_next(end)) {
        return Some(Told { end, hours, half: Half::Whole, ..told });
    }
    let is_known = matches!(told.half, Half::Known(_));
    (o_clock.is_some() || (is_known && is_half)).then_some(told)
}

/// "Six hours" is no time of the day, but "six o'clock" is.
fn is_o_clock(reader: &Reader<'_>, at: usize) -> bool {
    !reader.has(at, |sense| matches!(sense, Sense::Unit(_)))
}

/// "At six" where nothing is counted.
fn bare(reader: &Reader<'_>, at: usize) -> Option<Told> {
    let (end, hours) = hour(reader, at)?;
    let is_number = numeral(reader, at).is_some_and(|it| !it.is_one) && hours <= 12;
    let is_decimal = reader.figure(at).contains(['.', ',']);
    if let Some(behind) =
        reader.is(end, Sense::OClock).filter(|_| reader.is_next(end) && !is_decimal)
    {
        return Some(behind_hour(reader, hours, behind));
    }
    let told = Told { end, hours, minutes: 0, half: Half::Unknown };
    if !reader.words.manner.is_english {
        // Elsewhere the word for "at" has too many other meanings.
        let told = with_half(reader, with_minutes(reader, told));
        let is_told = told.end > end && is_number && !is_decimal;
        return is_told.then_some(told);
    }
    let ends = !reader.is_next(end)
        && reader.gap_after(end - 1).starts_with([',', '.', ';', ' ', '\n', ')', ':'])
        || (reader.is_next(end) && may_follow(reader, end));
    (is_number && !is_decimal && ends).then(|| with_half(reader, told))
}

/// What follows "18 heures": minutes, "et demie", "du soir".
fn behind_hour(reader: &Reader<'_>, hours: u16, at: usize) -> Told {
    let half = if (1..=12).contains(&hours) { Half::Unknown } else { Half::Whole };
    let told = Told { end: at, hours, minutes: 0, half };
    with_half(reader, with_minutes(reader, told))
}

/// Minutes behind the hour: "30", "et demie", "menos cuarto".
fn with_minutes(reader: &Reader<'_>, told: Told) -> Told {
    let at = told.end;
    if !reader.is_next(at) {
        return told;
    }
    let quarter = reader.find(at, |sense| match sense {
        Sense::QuarterPast(minutes) => Some(minutes),
        _ => None,
    });
    let figures = reader.figure(at);
    let minutes = figures.parse::<i16>().ok().filter(|it| figures.len() == 2 && *it < 60);
    match quarter.or_else(|| minutes.map(|minutes| (at + 1, minutes))) {
        Some((end, minutes)) => Told { end, minutes, ..told },
        None => told,
    }
}

/// Whether a word goes on behind a time rather than be counted.
fn may_follow(reader: &Reader<'_>, at: usize) -> bool {
    let is_unit = reader.find(at, |sense| {
        matches!(
            sense,
            Sense::Unit(_) | Sense::Fraction(_) | Sense::OfThe | Sense::Of | Sense::More
        )
        .then_some(())
    });
    let goes_on = |sense| {
        matches!(
            sense,
            Sense::Function | Sense::HalfDay(_) | Sense::Weekday(_) | Sense::Be | Sense::Verb
        )
    };
    is_unit.is_none() && (reader.has(at, goes_on) || half(reader, at).is_some())
}

/// The half of the day that words behind a time tell.
fn half(reader: &Reader<'_>, at: usize) -> Option<(usize, u16)> {
    reader.find(at, |sense| match sense {
        Sense::HalfDay(shift) => Some(shift),
        _ => None,
    })
}

fn with_half(reader: &Reader<'_>, told: Told) -> Told {
    let end = reader
        .is(told.end, Sense::OClock)
        .filter(|_| reader.is_next(told.end) && is_o_clock(reader, told.end));
    let at = end.unwrap_or(told.end);
    match half(reader, at).filter(|_| reader.is_next(at) && told.hours <= 12) {
        Some((end, shift)) => Told { end, half: Half::Known(shift), ..told },
        None => Told { end: at, ..told },
    }
}
