//! Numbers with what they count or measure: people, money, shares, lengths of time, measures, ages.

use super::codes::{is_coded, is_part, is_tight_range};
use super::dates::Taken;
use super::heads::{Head, head, head_before};
use super::numerals::{Numeral, in_thousands, numeral};
use super::owners::apposed;
use super::reader::Reader;
use super::stated::{Bound, Calendar, Number, Unit, When};
use super::units::{Measured, age, currency_before, unit};
use super::words::Sense;
use crate::text::Span;

/// Somebody who is told of with an age, as no group is.
const SOMEBODY: [&str; 28] = [
    "man",
    "woman",
    "boy",
    "girl",
    "student",
    "pupil",
    "teenager",
    "youth",
    "father",
    "mother",
    "widow",
    "widower",
    "pensioner",
    "driver",
    "teacher",
    "farmer",
    "nurse",
    "doctor",
    "mann",
    "frau",
    "junge",
    "mädchen",
    "homme",
    "femme",
    "garçon",
    "fille",
    "hombre",
    "mujer",
];

/// What goes "up to" a number has come there.
const REACHED: [&str; 16] = [
    "went", "gone", "go", "goes", "came", "got", "rose", "risen", "shot", "climbed", "crept",
    "moved", "pushed", "brought", "put", "jumped",
];

/// A number as the text states it.
#[derive(Clone, Debug)]
pub(super) struct Amount {
    pub(super) number: Number,
    /// Where it stands, from its bound to its unit.
    pub(super) span: Span,
    /// The first word of the number itself.
    pub(super) first: usize,
    /// The first word behind its unit.
    pub(super) end: usize,
    /// What the calendar steps by if it is a length of time.
    pub(super) calendar: Option<Calendar>,
}

/// The number that begins at a word, with its bound before it.
pub(super) fn amount(reader: &Reader<'_>, at: usize) -> Option<Taken<Amount>> {
    if !reader.token(at)?.may_begin() {
        return None;
    }
    let (start, bound, is_between) = bound(reader, at);
    let aged = reader.is(at, Sense::AgeBefore).filter(|&end| reader.goes_on(end));
    let start = aged.unwrap_or(start);
    let opened = currency_before(reader, start);
    let start = opened.as_ref().map_or(start, |opened| opened.first);
    if start > at && !reader.is_next(start) && opened.is_none() {
        return None;
    }
    let first = numeral(reader, start)?;
    let first = range(reader, first, is_between, at).unwrap_or(first);
    let mut measured =
        unit(reader, &first, opened.as_ref().map(|opened| opened.code), bound.is_some());
    let is_age = measured.unit == Unit::Count && first.high <= 120.0;
    let is_told = || is_apposed(reader, start, &first) || is_of_somebody(reader, start, &first);
    if is_age && (aged.is_some() || is_told()) {
        measured = age(first.end);
    } else if aged.is_some() {
        return None;
    }
    let amount = Reading { reader, at, start, bound, numeral: first, measured }.amount()?;
    let begin = opened.map_or_else(
        || reader.span(at, at + 1).start,
        |opened| {
            if start == at || opened.word == at {
                opened.byte
            } else {
                reader.span(at, at + 1).start
            }
        },
    );
    let amount = Amount { span: Span::new(begin, amount.span.end), ..amount };
    Some(Taken { end: amount.end, what: amount })
}

/// The bound before a number, the first word behind it, and whether it opens a range ("between").
fn bound(reader: &Reader<'_>, at: usize) -> (usize, Option<Bound>, bool) {
    if let Some(end) = reader.is(at, Sense::Between) {
        return (end, None, true);
    }
    let found = reader.find(at, |sense| match sense {
        Sense::Bound(bound) => Some(bound),
        _ => None,
    });
    let found = found.filter(|(_, bound)| *bound != Bound::UpTo || !is_reached(reader, at));
    let Some((end, bound)) = found else { return (at, None, false) };
    // "At least some 140" is at least.
    match reader.find(end, |sense| matches!(sense, Sense::Bound(Bound::About)).then_some(())) {
        Some((behind, ())) if reader.is_next(end) => (behind, Some(bound), false),
        _ => (end, Some(bound), false),
    }
}

/// "Went up to 177" tells of a number that was reached, and holds nothing back.
fn is_reached(reader: &Reader<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |before| reader.word(before));
    reader.is_next(at) && REACHED.contains(&before)
}

/// The range that a number opens: "10 to 20", "10–20", "between 10 and 20".
fn range(reader: &Reader<'_>, first: Numeral, is_between: bool, at: usize) -> Option<Numeral> {
    if first.is_vague || first.glued.is_some() {
        return None;
    }
    let second = if reader.is_dashed(first.end) && first.is_figure {
        first.end
    } else {
        let is_joiner = |sense| match sense {
            Sense::To => Some(()),
            Sense::And if is_between => Some(()),
            _ => None,
        };
        let (end, ()) = reader.find(first.end, is_joiner).filter(|_| reader.is_next(first.end))?;
        // What goes from one number to another changes.
        let changes = at.checked_sub(1).is_some_and(|it| reader.is(it, Sense::From).is_some());
        if changes {
            return None;
        }
        end
    };
    let opened = currency_before(reader, second).map_or(second, |opened| opened.first);
    let second = numeral(reader, opened).filter(|it| reader.goes_on(second) && !it.is_one)?;
    let shares = second.scale > first.scale && first.low < second.scale;
    let low = if shares { first.low * second.scale } else { first.low };
    // "Two or three" is a range, "12 or 60" are two numbers.
    if reader.word(first.end) == "or" && second.high > 2.0 * low {
        return None;
    }
    let glued = second.glued;
    (low < second.high && !second.is_vague && first.is_figure == second.is_figure)
        .then_some(Numeral { low, glued, is_one: false, ..second })
}

/// Whether a number stands as an age does behind a name: "Ida Holt, 34, said".
fn is_apposed(reader: &Reader<'_>, at: usize, numeral: &Numeral) -> bool {
    let name = apposed(reader, at).and_then(|before| reader.token(before));
    let is_named = name.is_some_and(|name| name.has_capital && !name.is_known());
    let after = reader.gap_after(numeral.end.saturating_sub(1));
    numeral.is_figure
        && numeral.low.fract() == 0.0
        && is_named
        && after.starts_with([',', '.', ';'])
        && reader.figure(at).len() <= 2
}

/// Whether a number ends a clause as an age does: "a woman of 34", "who is 24".
fn is_of_somebody(reader: &Reader<'_>, at: usize, numeral: &Numeral) -> bool {
    let after = reader.gap_after(numeral.end.saturating_sub(1));
    let ends = !reader.goes_on(numeral.end)
        || (reader.is_next(numeral.end) && reader.is(numeral.end, Sense::And).is_some())
        || after.starts_with([',', '.', ';', ')', '”', ':']);
    let is_year = numeral.low.fract() == 0.0 && (1.0..=120.0).contains(&numeral.low);
    let is_plain = reader.is_next(at) && at.checked_sub(1).is_some_and(|it| reader.is_next(it));
    let before = |back: usize| at.checked_sub(back).map_or("", |at| reader.word(at));
    let is_of = matches!(before(1), "of" | "von" | "de") && SOMEBODY.contains(&before(2));
    let is_said = matches!(before(1), "is" | "was") && matches!(before(2), "who" | "he" | "she");
    is_plain && ends && is_year && numeral.high <= numeral.low && (is_of || is_said)
}

/// A number that was read, before it is known whether it counts.
struct Reading<'r, 'a> {
    reader: &'r Reader<'a>,
    at: usize,
    start: usize,
    bound: Option<Bound>,
    numeral: Numeral,
    measured: Measured,
}

impl Reading<'_, '_> {
    fn amount(self) -> Option<Amount> {
        let Self { reader, at, start, bound, ref numeral, ref measured } = self;
        let is_count = measured.unit == Unit::Count;
        if is_count && (self.is_name() || numeral.glued.is_some()) {
            return None;
        }
        let head = if is_count { self.head() } else { self.quantity() };
        let is_person = head.as_ref().is_some_and(|head| head.is_person);
        let thousands = if is_person { in_thousands(reader, start, numeral) } else { None };
        let numeral = thousands.as_ref().unwrap_or(numeral);
        let (mut end, mut bound) = (measured.end, bound);
        if bound.is_none()
            && let Some((behind, found)) = bound_after(reader, end)
        {
            (end, bound) = (behind, Some(found));
        }
        let is_article = reader.is(start, Sense::Article).is_some();
        let is_counted = !is_count || (head.is_some() && !is_article);
        let has_reason = bound.is_some() && numeral.low >= 1.0 && is_counted;
        if numeral.is_one && !(has_reason || measured.is_worth_one) {
            return None;
        }
        if is_count && bound.is_none() && head.is_none() && self.is_bare_code() {
            return None;
        }
        // "12-page" tells of one thing, and counts none.
        let is_joined = is_count && reader.gap_after(numeral.end.saturating_sub(1)) == "-";
        let head = if is_joined {
            let noun = reader.word(numeral.end).to_owned();
            head.map(|head| Head { noun, ..head })
        } else {
            head
        };
        let number = Number {
            low: measured.value(numeral.low),
            high: measured.value(numeral.high),
            bound: bound.unwrap_or_default(),
            unit: if is_joined { Unit::Adjective } else { measured.unit.clone() },
            head: head.map(|head| head.noun),
            is_person: is_person || measured.is_person,
            role: None,
            sex: None,
            when: When::default(),
            is_part: false,
            factor: measured.factor(),
            step: measured.step(numeral.low),
        };
        let whole = reader.span(at, end);
        let span = Span::new(whole.start, whole.end.max(measured.last_byte));
        let calendar = measured.calendar;
        Some(Amount { number, span, first: start, end: end.max(at + 1), calendar })
    }

    fn head(&self) -> Option<Head> {
        let Self { reader, start, numeral, .. } = self;
        head(reader, numeral.end, numeral.is_figure)
            .or_else(|| head_before(reader, *start))
            .or_else(|| head_before(reader, self.at))
    }

    /// "A depth of 35 kilometres": what is measured.
    fn quantity(&self) -> Option<Head> {
        let is_measured = matches!(self.measured.unit, Unit::Measure(_));
        let head = if is_measured { head_before(self.reader, self.at) } else { None };
        head.filter(|head| !head.is_person)
    }

    /// Whether the figures are part of a name or a list: `Su-35`, `No. 5`, `(1, 2)`, `[12]`.
    fn is_name(&self) -> bool {
        let Self { reader, start, numeral, .. } = self;
        let gap = reader.gap(*start);
        let after = reader.gap_after(numeral.end.saturating_sub(1));
        let is_note = (gap.ends_with('[') && after.starts_with(']'))
            || (gap.ends_with('(') && after.starts_with([')', ',']));
        let is_item = after.starts_with([')', ']']) && numeral.is_figure && !gap.contains('(');
        let is_joined = after.starts_with(['/', '_', '=', '&', '@', '\\'])
            || (after.starts_with('-') && after.len() == 1 && self.is_before_code());
        let is_code = is_coded(reader, *start) || is_part(reader, *start, numeral);
        numeral.is_figure && (is_note || is_item || is_joined || is_code)
    }

    /// Whether what is joined to the figures by a hyphen is no unit: `7-A`, `555-1234`.
    fn is_before_code(&self) -> bool {
        let next = self.reader.word(self.numeral.end);
        next.chars().count() < 2 || next.starts_with(|c: char| c.is_ascii_digit())
    }

    /// Whether bare figures look like a name's, a score, a year or the number of a line.
    fn is_bare_code(&self) -> bool {
        let Self { reader, start, numeral, .. } = self;
        if !numeral.is_figure {
            return false;
        }
        let is_year = numeral.high <= numeral.low
            && (1900.0..=2099.0).contains(&numeral.low)
            && reader.figure(*start).len() == 4;
        let is_named = reader.is_next(*start)
            && start
                .checked_sub(1)
                .and_then(|before| reader.token(before).map(|it| (before, it)))
                .is_some_and(|(before, token)| {
                    token.has_capital && reader.goes_on(before) && !token.is_known()
                });
        let is_line = !reader.goes_on(*start) && !reader.is_next(numeral.end);
        is_year || is_named || is_line || is_tight_range(reader, numeral)
    }
}

/// "Or more" behind a number.
fn bound_after(reader: &Reader<'_>, at: usize) -> Option<(usize, Bound)> {
    let found = reader.find(at, |sense| match sense {
        Sense::BoundAfter(bound) => Some(bound),
        _ => None,
    });
    found.filter(|_| reader.is_next(at))
}
