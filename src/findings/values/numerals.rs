//! Numbers alone, in figures and in words, without what they count.

use super::reader::{Found, Reader};
use super::words::Sense;
use crate::text::{NumberSum, NumberWord, Span, figures_with};

/// A number as it stands in the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Numeral {
    /// The first word behind it.
    pub(super) end: usize,
    pub(super) low: f64,
    pub(super) high: f64,
    /// The last thousand, million and so on that it was told in.
    pub(super) scale: f64,
    pub(super) is_figure: bool,
    /// Whether it is the word "one" or "a", which need something else to count.
    pub(super) is_one: bool,
    /// Whether it was told by a word for many: dozens.
    pub(super) is_vague: bool,
    /// What is glued to the figures: the "km" of `5km`, as bytes of the text.
    pub(super) glued: Option<Span>,
}

impl Numeral {
    fn new(end: usize, value: f64) -> Self {
        Self {
            end,
            low: value,
            high: value,
            scale: 1.0,
            is_figure: false,
            is_one: false,
            is_vague: false,
            glued: None,
        }
    }

    fn scaled(mut self, end: usize, scale: f64) -> Self {
        self.end = end;
        self.low *= scale;
        self.high *= scale;
        self.scale *= scale;
        self.is_one = false;
        self
    }
}

/// The number that begins at a word.
pub(super) fn numeral(reader: &Reader<'_>, at: usize) -> Option<Numeral> {
    let token = reader.token(at)?;
    if token.is_figure {
        return in_figures(reader, at).map(|found| with_scales(reader, found));
    }
    let few = |sense| match sense {
        Sense::Few(low, high) => Some((low, high)),
        _ => None,
    };
    if let Some((end, (low, high))) = reader.find(at, few) {
        return Some(Numeral { high, is_vague: low < high, ..Numeral::new(end, low) });
    }
    if let Some(found) = part_of_scale(reader, at) {
        return Some(found);
    }
    if let Some(end) = reader.is(at, Sense::Half) {
        let half = Numeral { is_one: true, ..Numeral::new(end, 0.5) };
        return Some(with_scales(reader, half));
    }
    if let Some(value) = token.glued {
        return Some(with_scales(reader, Numeral::new(at + 1, value as f64)));
    }
    in_words(reader, at).or_else(|| one(reader, at))
}

/// "A quarter of a million", "three quarters of a million".
fn part_of_scale(reader: &Reader<'_>, at: usize) -> Option<Numeral> {
    let article = reader.is(at, Sense::Article).filter(|&end| reader.is_next(end));
    let parts = if article.is_none() { in_words(reader, at) } else { None };
    let start = article.or_else(|| parts.map(|parts| parts.end)).unwrap_or(at);
    let by = |sense| match sense {
        Sense::Fraction(by) => Some(f64::from(by)),
        _ => None,
    };
    let (end, by) = reader.find(start, by).filter(|_| start == at || reader.is_next(start))?;
    let whole = reader.is(end, Sense::Of).filter(|_| reader.is_next(end))?;
    let scale = reader.is(whole, Sense::Article).filter(|_| reader.is_next(whole))?;
    let (end, scale) = scale_at(reader, scale).filter(|_| reader.is_next(scale))?;
    let n_parts = parts.map_or(1.0, |parts| parts.low);
    Some(Numeral { scale, ..Numeral::new(end, scale * n_parts / by) })
}

/// "One", and "a" before a scale or alone.
fn one(reader: &Reader<'_>, at: usize) -> Option<Numeral> {
    let end = reader.is(at, Sense::One).or_else(|| reader.is(at, Sense::Article))?;
    let is_article = reader.is(at, Sense::Article).is_some();
    let one = Numeral { is_one: true, ..Numeral::new(end, 1.0) };
    if let Some(words) = in_words(reader, end).filter(|_| reader.is_next(end)) {
        let opens_with_scale = reader.has(end, |sense| {
            matches!(sense, Sense::Number(NumberWord::Hundred | NumberWord::Scale(_)))
        });
        return if opens_with_scale { Some(words) } else { (!is_article).then_some(one) };
    }
    Some(one)
}

/// A number in words: "two hundred and fourteen".
fn in_words(reader: &Reader<'_>, start: usize) -> Option<Numeral> {
    let mut sum = NumberSum::default();
    let mut end = start;
    let mut at = start;
    while at == start || reader.is_next(at) {
        if let Some((word_end, _)) =
            word_of_number(reader, at, start).filter(|(_, word)| sum.add(*word))
        {
            at = word_end;
            end = at;
            continue;
        }
        let joins =
            if reader.words.manner.joins_tens { sum.follows_tens() } else { sum.takes_and() };
        let is_and = at == end && joins && reader.is(at, Sense::And) == Some(at + 1);
        let goes_on = reader.is_next(at + 1) && is_below_hundred(reader, at + 1);
        if !is_and || !goes_on {
            break;
        }
        at += 1;
    }
    let total = (end > start).then(|| sum.total()).flatten()?;
    let scale = last_scale(reader, end);
    let mut found = Numeral { scale, ..Numeral::new(end, total as f64) };
    if let Some(end) = reader.is(end, Sense::AndHalf).filter(|_| reader.is_next(end)) {
        found.end = end;
        found.low += 0.5;
        found.high += 0.5;
        found = with_scales(reader, found);
    }
    Some(found)
}

/// What a word adds to a number; "one" only inside one.
fn word_of_number(reader: &Reader<'_>, at: usize, start: usize) -> Option<Found<NumberWord>> {
    let pick = |sense| match sense {
        Sense::Number(word) => Some(word),
        Sense::One if at > start => Some(NumberWord::Below(1)),
        _ => None,
    };
    if let Some(found) = reader.find(at, pick) {
        return Some(found);
    }
    // "One hundred", "one million".
    let is_one = at == start && reader.is(at, Sense::One).is_some() && reader.is_next(at + 1);
    let has_scale = reader.has(at + 1, |sense| {
        matches!(sense, Sense::Number(NumberWord::Hundred | NumberWord::Scale(_)))
    });
    (is_one && has_scale).then_some((at + 1, NumberWord::Below(1)))
}

fn is_below_hundred(reader: &Reader<'_>, at: usize) -> bool {
    reader.has(at, |sense| {
        matches!(sense, Sense::Number(NumberWord::Below(_) | NumberWord::Score) | Sense::One)
    })
}

/// The scale that the word before `end` is.
fn last_scale(reader: &Reader<'_>, end: usize) -> f64 {
    let ends_there = |at: usize| scale_at(reader, at).filter(|(behind, _)| *behind == end);
    let found = (1..=2).find_map(|n| end.checked_sub(n).and_then(ends_there));
    found.map_or(1.0, |(_, scale)| scale)
}

fn scale_at(reader: &Reader<'_>, at: usize) -> Option<Found<f64>> {
    let pick = |sense| match sense {
        Sense::Number(NumberWord::Scale(scale)) => Some(scale as f64),
        Sense::Number(NumberWord::Hundred) => Some(100.0),
        _ => None,
    };
    reader.find(at, pick)
}

/// The same number with "million" and the like behind it.
fn with_scales(reader: &Reader<'_>, mut found: Numeral) -> Numeral {
    while found.glued.is_none() && reader.is_next(found.end) {
        let Some((end, scale)) = scale_at(reader, found.end) else { break };
        found = found.scaled(end, scale);
    }
    found
}

/// A number in figures, with groups parted by spaces, and what is glued to it.
fn in_figures(reader: &Reader<'_>, at: usize) -> Option<Numeral> {
    let token = reader.token(at)?;
    let n_figures = token.word.chars().take_while(|c| is_of_figures(*c)).count();
    let (figures, tail) = token.word.split_at_checked(n_figures)?;
    let mut digits = figures.to_owned();
    let mut end = at + 1;
    while tail.is_empty() && figures.len() <= 3 && is_group(reader, end, &digits) {
        digits.push_str(reader.word(end));
        end += 1;
    }
    let value = value_of(&digits, reader.words.manner.point)?;
    let mut found = Numeral { is_figure: true, ..Numeral::new(end, value) };
    if tail.is_empty() {
        return Some(found);
    }
    let entries = reader.words.entries(tail);
    let scale = entries.iter().find_map(|entry| match entry.sense {
        Sense::Number(NumberWord::Scale(scale)) if entry.rest.is_empty() => Some(scale as f64),
        _ => None,
    });
    if let Some(scale) = scale {
        return Some(found.scaled(end, scale));
    }
    let is_unit = entries.iter().any(|entry| matches!(entry.sense, Sense::Unit(_)));
    let tail_start = token.span.end.saturating_sub(tail.len() as u32);
    found.glued = Some(Span::new(tail_start, token.span.end));
    is_unit.then_some(found)
}

/// What figures are worth; where both marks stand, the last is the point whatever the language.
fn value_of(digits: &str, point: char) -> Option<f64> {
    let last = digits.rfind([',', '.']).and_then(|at| digits.get(at..)?.chars().next());
    let has_both = digits.contains(',') && digits.contains('.');
    let of_other = || last.filter(|_| has_both).and_then(|last| figures_with(digits, last));
    Some(figures_with(digits, point).or_else(of_other)?.value())
}

fn is_of_figures(character: char) -> bool {
    character.is_ascii_digit() || matches!(character, '.' | ',')
}

/// Whether three figures go on with a number behind a space: `10 000`.
fn is_group(reader: &Reader<'_>, at: usize, before: &str) -> bool {
    let is_space = match reader.gap(at) {
        "\u{a0}" | "\u{202f}" | "\u{2009}" => true,
        " " => reader.words.manner.has_spaced_groups || !is_of_name(reader, at - 1),
        _ => false,
    };
    let next = reader.figure(at);
    let whole = next.split([',', '.']).next().unwrap_or_default();
    is_space
        && reader.goes_on(at)
        && whole.len() == 3
        && next.chars().all(is_of_figures)
        && !before.contains([',', '.'])
        && !before.starts_with('0')
}

/// Whether figures stand behind a name or a month, so that the next ones begin something new: "On 4 May
/// 300 came", "Room 12 300 chairs".
fn is_of_name(reader: &Reader<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).filter(|_| reader.goes_on(at));
    before.is_some_and(|before| {
        let is_name = reader.token(before).is_some_and(|it| it.has_capital && !it.is_known());
        is_name || reader.has(before, |it| matches!(it, Sense::Month(_) | Sense::Label))
    })
}

/// The same number read with its one mark between thousands, as some write it whose language has it
/// before decimals: no text counts "1.234 people" in parts of them.
pub(super) fn in_thousands(reader: &Reader<'_>, at: usize, found: &Numeral) -> Option<Numeral> {
    let (whole, part) = reader.figure(at).split_once(reader.words.manner.point)?;
    let is_grouped = part.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0');
    let is_alone = found.is_figure && found.scale <= 1.0 && found.low >= found.high;
    let value = (found.low * 1_000.0).round();
    (is_grouped && is_alone).then_some(Numeral { low: value, high: value, ..*found })
}
