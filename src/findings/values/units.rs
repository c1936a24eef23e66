//! What a number measures, and the number turned into its basic unit.

use super::numerals::{Numeral, numeral};
use super::reader::Reader;
use super::stated::{Calendar, Unit};
use super::words::{Quantity, Sense};
use crate::text::Span;

/// How a number is measured.
#[derive(Clone, Debug)]
pub(super) struct Measured {
    pub(super) unit: Unit,
    factor: f64,
    /// Added once the number is multiplied: Fahrenheit, and "5 feet 10".
    offset: f64,
    /// What one of the last digit of a second number is worth: the inches of "5 feet 10".
    finest: Option<f64>,
    /// The first word behind the unit.
    pub(super) end: usize,
    /// One past the last byte of a sign behind the number.
    pub(super) last_byte: u32,
    /// Whether "a" and "one" of it is a number: a mile, one per cent.
    pub(super) is_worth_one: bool,
    pub(super) is_person: bool,
    /// What the calendar steps by if it is a length of time.
    pub(super) calendar: Option<Calendar>,
}

impl Measured {
    fn new(unit: Unit, factor: f64, end: usize) -> Self {
        let is_worth_one = matches!(unit, Unit::Measure(_) | Unit::Percent | Unit::Money(_));
        Self {
            unit,
            factor,
            offset: 0.0,
            finest: None,
            end,
            last_byte: 0,
            is_worth_one,
            is_person: false,
            calendar: None,
        }
    }

    /// A number of it in its basic unit.
    pub(super) fn value(&self, number: f64) -> f64 {
        // Enough digits for what people measure, few enough that sums of binary fractions agree.
        ((number * self.factor + self.offset) * 1e6).round() / 1e6
    }

    /// How much one of it is.
    pub(super) fn factor(&self) -> f64 {
        self.factor
    }

    /// What one of the last digit of a number that tells is worth.
    pub(super) fn step(&self, number: f64) -> f64 {
        self.finest.unwrap_or_else(|| last_digit(number) * self.factor)
    }
}

/// A currency before a number: `$5`, `US$5`, `USD 5`.
#[derive(Clone, Debug)]
pub(super) struct Opened {
    pub(super) code: &'static str,
    /// The word it was found at.
    pub(super) word: usize,
    /// First word of the number.
    pub(super) first: usize,
    /// First byte of the currency.
    pub(super) byte: u32,
}

/// Signs of currencies, and the letters before them that tell which.
const SIGNS: [(&str, &str); 14] = [
    ("US$", "USD"),
    ("A$", "AUD"),
    ("AU$", "AUD"),
    ("C$", "CAD"),
    ("CA$", "CAD"),
    ("NZ$", "NZD"),
    ("HK$", "HKD"),
    ("$", "USD"),
    ("£", "GBP"),
    ("€", "EUR"),
    ("¥", "JPY"),
    ("₽", "RUB"),
    ("₹", "INR"),
    ("₴", "UAH"),
];

/// The currency that stands before the number at a word, or at the word itself.
pub(super) fn currency_before(reader: &Reader<'_>, at: usize) -> Option<Opened> {
    let here = reader.token(at)?;
    if here.is_figure {
        let gap = reader.gap(at).trim_end_matches([' ', '\u{a0}', '\u{202f}']);
        let (sign, code) = SIGNS
            .iter()
            .filter(|(sign, _)| sign.chars().count() == 1)
            .find(|(sign, _)| gap.ends_with(sign))?;
        let n_behind = reader.gap(at).len() - gap.len() + sign.len();
        let byte = here.span.start.saturating_sub(n_behind as u32);
        let before = at.checked_sub(1).and_then(|before| reader.token(before));
        let letters = before.filter(|before| before.span.end == byte).and_then(|before| {
            let written = format!("{}{sign}", before.span.of(reader.text));
            let known = SIGNS.iter().find(|(sign, _)| *sign == written)?;
            Some((known.1, before.span.start))
        });
        let (code, byte) = letters.unwrap_or((*code, byte));
        return Some(Opened { code, word: at, first: at, byte });
    }
    let is_code = here.has_capital && !reader.figure(at + 1).is_empty() && reader.goes_on(at + 1);
    let (end, code) = reader.find(at, money).filter(|(end, _)| is_code && *end == at + 1)?;
    let written = here.span.of(reader.text);
    let is_signed = matches!(reader.gap(at + 1).trim(), "" | "$");
    let is_upper = written.len() <= 3 && written.chars().all(char::is_uppercase);
    (is_upper && is_signed).then_some(Opened { code, word: at, first: end, byte: here.span.start })
}

fn money(sense: Sense) -> Option<&'static str> {
    match sense {
        Sense::Unit(Quantity::Money(code)) => Some(code),
        _ => None,
    }
}

/// What a number measures: by the currency before it, a sign or a word behind it.
pub(super) fn unit(
    reader: &Reader<'_>,
    numeral: &Numeral,
    opened: Option<&'static str>,
    is_bound: bool,
) -> Measured {
    let end = numeral.end;
    if let Some(code) = opened {
        return paid(reader, numeral, code);
    }
    if let Some(glued) = numeral.glued {
        return glued_unit(reader, glued, end);
    }
    if let Some(signed) = sign_behind(reader, end) {
        return signed;
    }
    if let Some(share) = fraction(reader, numeral) {
        return share;
    }
    if let Some(end) = reader.is(end, Sense::AgeAfter).filter(|_| reader.is_next(end)) {
        return age(end);
    }
    // "Ten more years".
    let more = reader.is(end, Sense::More).filter(|_| reader.is_next(end));
    let at = more.unwrap_or(end);
    let quantity = reader.find(at, quantity).filter(|_| reader.is_next(at));
    let Some((behind, quantity)) = quantity else { return Measured::new(Unit::Count, 1.0, end) };
    let mut found = of_quantity(reader, quantity, numeral, behind);
    let is_told = is_bound || numeral.low < 1.0 || is_told_from(reader, behind);
    found.is_worth_one |= is_told && found.unit == Unit::Duration;
    rate(reader, compound(reader, found))
}

/// "A year ago", "a week before".
fn is_told_from(reader: &Reader<'_>, at: usize) -> bool {
    let from = |sense| {
        matches!(sense, Sense::Ago | Sense::Earlier | Sense::Later | Sense::Before | Sense::After)
            .then_some(())
    };
    reader.is_next(at) && reader.find(at, from).is_some()
}

/// An age that ends before a word.
pub(super) fn age(end: usize) -> Measured {
    Measured { is_person: true, ..Measured::new(Unit::Age, 1.0, end) }
}

fn quantity(sense: Sense) -> Option<Quantity> {
    match sense {
        Sense::Unit(quantity) => Some(quantity),
        _ => None,
    }
}

/// Money whose currency stands before the number; a scale may be cut to a letter: `£5m`.
fn paid(reader: &Reader<'_>, numeral: &Numeral, code: &'static str) -> Measured {
    let factor = match numeral.glued.map(|glued| glued.of(reader.text)) {
        Some("m" | "M") => 1e6,
        Some("k" | "K") => 1e3,
        _ => 1.0,
    };
    Measured::new(Unit::Money(code), factor, numeral.end)
}

/// The unit glued to figures: `5km`.
fn glued_unit(reader: &Reader<'_>, glued: Span, end: usize) -> Measured {
    let word = crate::text::normal_form(glued.of(reader.text));
    let entries = reader.words.entries(&word);
    let found =
        entries.iter().find_map(|entry| quantity(entry.sense).filter(|_| entry.rest.is_empty()));
    match found {
        Some(quantity) => plain(quantity, end),
        None => Measured::new(Unit::Count, 1.0, end),
    }
}

/// A sign behind a number: `%`, `€`, `°C`.
fn sign_behind(reader: &Reader<'_>, end: usize) -> Option<Measured> {
    let before = end.checked_sub(1)?;
    let last = reader.token(before)?.span.end;
    let gap = reader.gap_after(before);
    let sign = gap.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    let n_spaces = gap.len() - sign.len();
    let first = sign.chars().next()?;
    let is_celsius = |at: usize| reader.word(at) == "c";
    let (measured, n_bytes) = match first {
        '%' => (Measured::new(Unit::Percent, 1.0, end), 1),
        '°' if sign.len() == 2 && is_celsius(end) => {
            return Some(Measured::new(Unit::Measure("C"), 1.0, end + 1));
        }
        '°' if sign.len() == 2 && reader.word(end) == "f" => {
            return Some(plain(Quantity::Fahrenheit, end + 1));
        }
        _ => {
            let (sign, code) =
                SIGNS.iter().find(|(known, _)| known.chars().eq(std::iter::once(first)))?;
            // A sign before figures belongs to them.
            let is_of_next = sign.len() == gap.trim_start().len() && !reader.figure(end).is_empty();
            if is_of_next {
                return None;
            }
            (Measured::new(Unit::Money(code), 1.0, end), sign.len())
        }
    };
    let last_byte = last + (n_spaces + n_bytes) as u32;
    Some(Measured { last_byte, ..measured })
}

/// "Three quarters", "two thirds": so many per cent.
fn fraction(reader: &Reader<'_>, numeral: &Numeral) -> Option<Measured> {
    let (end, by) = reader.find(numeral.end, |sense| match sense {
        Sense::Fraction(by) => Some(by),
        _ => None,
    })?;
    let is_part = numeral.low < f64::from(by) && numeral.high <= numeral.low && !numeral.is_figure;
    let is_of = !numeral.is_one || reader.has(end, |sense| sense == Sense::Of);
    (is_part && is_of && reader.is_next(numeral.end) && numeral.low >= 1.0)
        .then(|| Measured::new(Unit::Percent, 100.0 / f64::from(by), end))
}

/// A quantity where the text around tells what "pounds" are.
fn of_quantity(reader: &Reader<'_>, quantity: Quantity, numeral: &Numeral, end: usize) -> Measured {
    if quantity != Quantity::Pounds {
        return plain(quantity, end);
    }
    let near = end.saturating_sub(12)..end + 4;
    let weighs = near.into_iter().any(|at| {
        let word = reader.word(at);
        word.starts_with("weigh")
            || matches!(word, "heavy" | "heavier" | "lighter" | "stone" | "lift" | "lifted")
    });
    let is_of = reader.word(end) == "of" && numeral.scale < 1e6;
    if weighs || is_of {
        plain(Quantity::Measure("kg", 0.453_592_37), end)
    } else {
        plain(Quantity::Money("GBP"), end)
    }
}

/// What one of the last digit of a number is worth that is no zero: ten in 410, a tenth in 12.5.
fn last_digit(number: f64) -> f64 {
    let is_whole = |number: f64| (number - number.round()).abs() <= 1e-6 * number.abs().max(1e-3);
    let worth = (-6..12).map(|power| 10_f64.powi(power));
    worth.take_while(|worth| is_whole(number / worth)).last().unwrap_or(1e-6)
}

/// "Miles an hour", "kilometres per second": a speed.
fn rate(reader: &Reader<'_>, found: Measured) -> Measured {
    if found.unit != Unit::Measure("m") {
        return found;
    }
    let per = reader.is(found.end, Sense::Per).filter(|_| reader.is_next(found.end));
    let time = per.filter(|&at| reader.is_next(at)).and_then(|at| reader.find(at, quantity));
    match time {
        Some((end, Quantity::Duration(minutes, None))) if minutes <= 60.0 => {
            let factor = found.factor / (60.0 * minutes);
            Measured { unit: Unit::Measure("m/s"), factor, end, ..found }
        }
        _ => found,
    }
}

fn plain(quantity: Quantity, end: usize) -> Measured {
    match quantity {
        Quantity::Percent => Measured::new(Unit::Percent, 1.0, end),
        Quantity::Money(code) => Measured::new(Unit::Money(code), 1.0, end),
        Quantity::Cents(code) => Measured::new(Unit::Money(code), 0.01, end),
        Quantity::Duration(minutes, calendar) => {
            Measured { calendar, ..Measured::new(Unit::Duration, minutes, end) }
        }
        Quantity::Measure(unit, factor) => Measured::new(Unit::Measure(unit), factor, end),
        Quantity::Pounds => Measured::new(Unit::Money("GBP"), 1.0, end),
        Quantity::Fahrenheit => {
            let measured = Measured::new(Unit::Measure("C"), 5.0 / 9.0, end);
            Measured { offset: -160.0 / 9.0, ..measured }
        }
    }
}

/// "5 feet 10 inches", "12 stone 4 pounds", "two hours and ten minutes": one measure.
fn compound(reader: &Reader<'_>, found: Measured) -> Measured {
    let joins = matches!(found.unit, Unit::Measure("m" | "kg") | Unit::Duration);
    let at = reader.is(found.end, Sense::And).filter(|_| reader.is_next(found.end));
    let at = at.unwrap_or(found.end);
    let second = (joins && reader.is_next(at)).then(|| numeral(reader, at)).flatten();
    let Some(second) = second.filter(|it| !it.is_one && !it.is_vague) else { return found };
    let behind = reader.find(second.end, quantity).filter(|_| reader.is_next(second.end));
    let smaller = behind.map(|(end, quantity)| match (quantity, &found.unit) {
        (Quantity::Pounds, Unit::Measure("kg")) => {
            plain(Quantity::Measure("kg", 0.453_592_37), end)
        }
        _ => plain(quantity, end),
    });
    match smaller {
        Some(smaller) if smaller.unit == found.unit && smaller.factor < found.factor => Measured {
            offset: found.offset + second.low * smaller.factor,
            finest: Some(last_digit(second.low) * smaller.factor),
            end: smaller.end,
            calendar: None,
            ..found
        },
        _ => found,
    }
}
