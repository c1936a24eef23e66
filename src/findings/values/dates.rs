//! Dates, whole and in part.

use super::reader::Reader;
use super::stated::{Date, Part};
use super::words::Sense;
use super::years::{decade_or_year, is_in, year, year_end, year_figures};

/// A stated value and the word behind it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Taken<T> {
    pub(super) end: usize,
    pub(super) what: T,
}

/// The date that begins at a word.
pub(super) fn date(reader: &Reader<'_>, at: usize) -> Option<Taken<Date>> {
    let taken = |(end, what)| Taken { end, what };
    if let Some(found) = in_figures(reader, at) {
        return Some(taken(found));
    }
    let weekday = weekday(reader, at);
    let start = weekday.map_or(at, |(end, ..)| end);
    let follows = |at: usize| {
        weekday.is_none()
            || reader.goes_on(at) && reader.gap(at).trim_matches([' ', ',', '.']).is_empty()
    };
    let dated = follows(start)
        .then(|| {
            let start = after_article(reader, start, weekday.is_some());
            in_figures(reader, start)
                .or_else(|| day_month(reader, start))
                .or_else(|| month_day(reader, start))
        })
        .flatten();
    match (weekday, dated) {
        (Some((_, weekday, _)), Some((end, date))) => {
            Some(taken((end, Date { weekday: Some(weekday), ..date })))
        }
        (None, Some(found)) => Some(taken(found)),
        (Some((end, weekday, false)), None) if !is_named_day(reader, at) => {
            Some(taken((end, Date { weekday: Some(weekday), ..Date::default() })))
        }
        _ => with_part(reader, at)
            .or_else(|| month_year(reader, at))
            .or_else(|| year(reader, at))
            .map(taken),
    }
}

/// "Friday the 22nd of March": the article goes with the day.
fn after_article(reader: &Reader<'_>, at: usize, is_behind_weekday: bool) -> usize {
    let is_article = is_behind_weekday && reader.has(at, |sense| sense == Sense::DayArticle);
    if is_article { at + 1 } else { at }
}

/// A weekday, and whether it was cut short.
fn weekday(reader: &Reader<'_>, at: usize) -> Option<(usize, u8, bool)> {
    let token = reader.token(at)?;
    if reader.words.manner.has_capital_months && !token.has_capital {
        return None;
    }
    let (end, (day, is_short)) = reader.find(at, |sense| match sense {
        Sense::Weekday(day) => Some((day, false)),
        Sense::ShortWeekday(day) => Some((day, true)),
        _ => None,
    })?;
    Some((end, day, is_short))
}

/// "Good Friday", "Black Monday" are no plain weekdays.
fn is_named_day(reader: &Reader<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |before| reader.word(before));
    matches!(before, "good" | "black" | "bloody" | "ash" | "easter" | "palm" | "holy" | "shrove")
        && reader.is_next(at)
}

/// A month, and whether it was cut short.
pub(super) fn month(reader: &Reader<'_>, at: usize) -> Option<(usize, u8, bool)> {
    let token = reader.token(at)?;
    if reader.words.manner.has_capital_months && !token.has_capital {
        return None;
    }
    let (end, (month, is_short)) = reader.find(at, |sense| match sense {
        Sense::Month(month) => Some((month, false)),
        Sense::ShortMonth(month) => Some((month, true)),
        _ => None,
    })?;
    Some((end, month, is_short))
}

/// A day of the month in figures or as an ordinal.
fn day(reader: &Reader<'_>, at: usize) -> Option<(usize, u8)> {
    let word = reader.figure(at);
    if !word.is_empty() {
        let bare =
            ["st", "nd", "rd", "th", "er", "º", "."].iter().find_map(|it| word.strip_suffix(it));
        let bare = bare.unwrap_or(word);
        let day =
            bare.parse::<u8>().ok().filter(|day| (1..=31).contains(day) && bare.len() <= 2)?;
        return Some((at + 1, day));
    }
    let ordinal = |at| {
        reader.find(at, |sense| match sense {
            Sense::Ordinal(day) => Some(day),
            _ => None,
        })
    };
    let tens = reader
        .has(at, |sense| sense == Sense::Number(crate::text::NumberWord::Below(20)))
        .then_some(20)
        .or_else(|| {
            reader
                .has(at, |sense| sense == Sense::Number(crate::text::NumberWord::Below(30)))
                .then_some(30)
        });
    match tens {
        Some(tens) if reader.is_next(at + 1) => {
            ordinal(at + 1).filter(|(_, day)| *day < 10).map(|(end, day)| (end, tens + day))
        }
        Some(_) => None,
        None => ordinal(at),
    }
}

/// "22 March 2024", "the 22nd of March", "22-24 March" (its first day).
fn day_month(reader: &Reader<'_>, at: usize) -> Option<(usize, Date)> {
    let (mut end, day) = day(reader, at)?;
    let is_second =
        reader.is_dashed(end) || (reader.is_next(end) && reader.find(end, range_word).is_some());
    if is_second {
        let second = if reader.is_dashed(end) { end } else { end + 1 };
        if let Some((behind, _)) = self::day(reader, second).filter(|_| reader.goes_on(second)) {
            end = behind;
        }
    }
    let is_joined =
        |at: usize| reader.goes_on(at) && matches!(reader.gap(at).trim(), "" | "." | "-");
    if let Some(behind) = reader.is(end, Sense::Of).filter(|_| is_joined(end)) {
        end = behind;
    }
    let (end, month, _) = month(reader, end).filter(|_| is_joined(end))?;
    let date = Date { day: Some(day), month: Some(month), ..Date::default() };
    Some(with_year(reader, end, date))
}

fn range_word(sense: Sense) -> Option<()> {
    matches!(sense, Sense::To | Sense::And).then_some(())
}

/// "March 22, 2024", "March 22-24" (its first day).
fn month_day(reader: &Reader<'_>, at: usize) -> Option<(usize, Date)> {
    let (end, month, is_short) = month(reader, at)?;
    // The point of a month cut short may pass for the end of a sentence.
    let is_joined = (reader.goes_on(end) || is_short) && matches!(reader.gap(end).trim(), "" | ".");
    let start = if reader.word(end) == "the" { end + 1 } else { end };
    let (mut end, day) = day(reader, start).filter(|_| is_joined)?;
    if reader.has(end, |sense| sense == Sense::Person) && reader.is_next(end) {
        return None;
    }
    if reader.is_dashed(end)
        && let Some((behind, _)) = self::day(reader, end)
        && reader.figure(end).len() <= 4
    {
        end = behind;
    }
    let date = Date { day: Some(day), month: Some(month), ..Date::default() };
    Some(with_year(reader, end, date))
}

/// The same with a year behind it, if one follows: ", 2024", " of 2024".
fn with_year(reader: &Reader<'_>, at: usize, date: Date) -> (usize, Date) {
    let behind = reader.is(at, Sense::Of).filter(|_| reader.is_next(at)).unwrap_or(at);
    let is_joined =
        reader.goes_on(behind) && matches!(reader.gap(behind).trim(), "" | "," | "." | ".,");
    match year_figures(reader, behind).filter(|_| is_joined) {
        Some(year) => (year_end(reader, behind + 1), Date { year: Some(year), ..date }),
        None => (at, date),
    }
}

/// `2024-03-22`, `22.3.2024`, `22/3/2024`.
fn in_figures(reader: &Reader<'_>, at: usize) -> Option<(usize, Date)> {
    let word = reader.figure(at);
    if word.is_empty() {
        return None;
    }
    let parts: Vec<&str> = word.split('.').collect();
    if let [day, month, year] = parts.as_slice() {
        return numeric(reader, day, month, year).map(|date| (at + 1, date));
    }
    let sign = ["-", "/"].into_iter().find(|sign| {
        [at + 1, at + 2].iter().all(|&at| reader.goes_on(at) && reader.gap(at) == *sign)
    })?;
    let (second, third) = (reader.figure(at + 1), reader.figure(at + 2));
    let date = if word.len() == 4 {
        let third = third.get(..2).filter(|_| third.len() == 2 || third.contains('t'))?;
        let (year, month, day) = (word.parse().ok()?, second.parse().ok()?, third.parse().ok()?);
        valid(year, month, day)?
    } else {
        numeric(reader, word, second, third).filter(|_| sign == "/")?
    };
    Some((at + 3, date))
}

/// A day, a month and a year; which of the first two is which is told by the language or by neither.
fn numeric(reader: &Reader<'_>, first: &str, second: &str, year: &str) -> Option<Date> {
    let (first, second, year_number) =
        (first.parse::<u8>().ok()?, second.parse::<u8>().ok()?, year.parse::<i16>().ok()?);
    let year = match year.len() {
        4 => year_number,
        _ => return None,
    };
    let is_day_first = !reader.words.manner.has_capital_months || reader.words.manner.point == ',';
    match (first, second) {
        (_, 13..) => valid(year, first, second),
        (13.., _) => valid(year, second, first),
        _ if first == second || is_day_first => valid(year, second, first),
        // English is read both ways, and nothing is guessed.
        _ => Some(Date { year: Some(year), ..Date::default() }),
    }
}

fn valid(year: i16, month: u8, day: u8) -> Option<Date> {
    let date = jiff::civil::Date::new(year, month.cast_signed(), day.cast_signed()).ok()?;
    (1000..=2099).contains(&date.year()).then_some(Date {
        year: Some(year),
        month: Some(month),
        day: Some(day),
        ..Date::default()
    })
}

/// "Early March 2024", "the second half of 2015", "spring 1990", "the late 1990s".
fn with_part(reader: &Reader<'_>, at: usize) -> Option<(usize, Date)> {
    let (end, part) = reader.find(at, |sense| match sense {
        Sense::Part(part) => Some(part),
        _ => None,
    })?;
    let end = if reader.word(end) == "the" { end + 1 } else { end };
    if !reader.is_next(end) {
        return None;
    }
    let is_season = matches!(part, Part::Spring | Part::Summer | Part::Autumn | Part::Winter);
    let of_month = month(reader, end).filter(|_| !is_season);
    let (end, date) = if let Some((end, month, _)) = of_month {
        with_year(reader, end, Date { month: Some(month), ..Date::default() })
    } else {
        decade_or_year(reader, reader.is(end, Sense::Of).unwrap_or(end))?
    };
    (date.day.is_none()).then_some((end, Date { part: Some(part), ..date }))
}

/// "March 2024", and "March" behind a word that makes it a date.
fn month_year(reader: &Reader<'_>, at: usize) -> Option<(usize, Date)> {
    let (end, month, is_short) = month(reader, at)?;
    let (behind, date) = with_year(reader, end, Date { month: Some(month), ..Date::default() });
    let is_alone = date.year.is_none();
    let is_told = !is_short && (is_in(reader, at) || is_unmistakable(reader, at));
    (!is_alone || is_told).then_some((behind, date))
}

/// Whether a word for a month cannot be another: where months are not written with capitals, most are.
fn is_unmistakable(reader: &Reader<'_>, at: usize) -> bool {
    !reader.words.manner.has_capital_months && reader.word(at).chars().count() > 3
}
