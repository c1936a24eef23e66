//! Numbers of another time than the one that is told of, and numbers of a part: "fell to 31 from 58",
//! "against 350 a year earlier", "four of them".
//!
//! They are numbers of the same thing, and no other report's figure for it is held against them.

use super::amounts::Amount;
use super::reader::Reader;
use super::stated::{Unit, When};
use super::words::{Quantity, Sense};
use super::years;

/// A word for a change stands at most so many words from the number that it starts from.
const REACH: usize = 12;
/// What tells that a number is older stands at most so many words behind it.
const BEHIND: usize = 8;
/// The year of a number stands at most so many words behind it.
const YEAR_BEHIND: usize = 3;

/// What has one number before it and another one after.
#[rustfmt::skip]
const CHANGES: [&str; 68] = [
    "rise", "rises", "rose", "risen", "rising", "fall", "falls", "fell", "fallen", "falling", "drop",
    "drops", "dropped", "down", "up", "increase", "increases", "increased", "decrease", "decreased",
    "grew", "grow", "grown", "climbed", "declined", "shrank", "shrunk", "sank", "reduced", "cut",
    "raised", "lowered", "jumped", "slipped", "slid", "went", "gone", "changed", "revised", "corrected",
    "gestiegen", "stieg", "gesunken", "sank", "gefallen", "fiel", "erhöht", "erhöhte", "gesenkt",
    "verringert", "wuchs", "passé", "passée", "passés", "augmenté", "baissé", "tombé", "monté", "pasó",
    "pasado", "subió", "subido", "bajó", "bajado", "cayó", "выросло", "вырос", "снизился",
];

/// What tells that a number was that of an earlier time.
#[rustfmt::skip]
const EARLIER: [&str; 24] = [
    "last year", "last season", "last quarter", "the year before", "year before", "the year earlier",
    "the previous year", "previous year", "preceding year", "the season before", "previous season",
    "preceding season", "last season", "the previous quarter", "previous quarter", "preceding quarter",
    "the month before", "previous month", "the week before", "previous week", "previous day",
    "the previous time", "last time", "in the past",
];

/// What is held against such a time is no number of it: "more than last year".
const AGAINST: [&str; 8] = ["than", "on", "over", "since", "by", "from", "more", "less"];
/// Before a number of some of those who were told of.
const AMONG: [&str; 9] = [
    "among them",
    "among whom",
    "of whom",
    "of them",
    "including",
    "darunter",
    "davon",
    "dont",
    "entre ellos",
];
/// Behind it.
const OF_THEM: [&str; 8] =
    ["of them", "of whom", "of those", "of these", "davon", "d'entre eux", "de ellos", "из них"];

/// Says of each number whether it is of another time or of a part; amounts in reading order.
pub(super) fn tell_when(reader: &Reader<'_>, amounts: &mut [&mut Amount]) {
    let told: Vec<_> = amounts.iter().map(|amount| when(reader, amount)).collect();
    let units: Vec<Unit> = amounts.iter().map(|amount| amount.number.unit.clone()).collect();
    let sentences: Vec<_> =
        amounts.iter().map(|amount| reader.token(amount.first).map(|it| it.sentence)).collect();
    // What only stands with a time is older than another number of its sentence.
    let is_beside = |at: usize| {
        let is_other = |it: usize| {
            it != at && units.get(it) == units.get(at) && sentences.get(it) == sentences.get(at)
        };
        let from = at.saturating_sub(BEHIND);
        (from..at + BEHIND).any(|it| it < units.len() && is_other(it))
    };
    for (at, (amount, told)) in amounts.iter_mut().zip(&told).enumerate() {
        let is_told = *told != When::Earlier || is_beside(at) || is_start(reader, amount);
        amount.number.when = if is_told { *told } else { When::Untold };
        amount.number.is_part = is_part(reader, amount);
    }
}

fn when(reader: &Reader<'_>, amount: &Amount) -> When {
    if is_start(reader, amount) || is_told_earlier(reader, amount.end) {
        return When::Earlier;
    }
    year_of(reader, amount).map_or(When::Untold, When::Year)
}

/// "From 58", where something has changed from it.
fn is_start(reader: &Reader<'_>, amount: &Amount) -> bool {
    let is_from = |at: usize| reader.is(at, Sense::From) == Some(amount.first);
    let Some(from) = amount.first.checked_sub(1).filter(|&at| is_from(at)) else { return false };
    let before = (from.saturating_sub(REACH)..from).rev().take_while(|&at| reader.goes_on(at + 1));
    let behind = (amount.end..amount.end + REACH).take_while(|&at| reader.goes_on(at));
    before.chain(behind).any(|at| CHANGES.contains(&reader.word(at)))
}

/// "A year earlier", "last year" close behind.
fn is_told_earlier(reader: &Reader<'_>, end: usize) -> bool {
    let is_near =
        |at: &usize| reader.goes_on(*at) && !reader.gap(*at).contains([',', ';', ':', '(']);
    let near = (end..end + BEHIND).take_while(is_near);
    let near = near.take_while(|&at| !AGAINST.contains(&reader.word(at)));
    near.into_iter()
        .any(|at| EARLIER.iter().any(|it| is_phrase(reader, at, it)) || is_ago(reader, at))
}

/// "Years ago", "year earlier".
fn is_ago(reader: &Reader<'_>, at: usize) -> bool {
    let span = |sense| match sense {
        Sense::Unit(Quantity::Duration(_, Some(_))) => Some(()),
        _ => None,
    };
    let Some((end, ())) = reader.find(at, span).filter(|(end, ())| reader.is_next(*end)) else {
        return false;
    };
    reader.is(end, Sense::Ago).is_some() || reader.word(end) == "earlier"
}

/// "71 per cent in 2006".
fn year_of(reader: &Reader<'_>, amount: &Amount) -> Option<i16> {
    let near = (amount.end..=amount.end + YEAR_BEHIND).take_while(|&at| reader.is_next(at));
    let mut years =
        near.filter(|&at| years::is_in(reader, at)).filter_map(|at| years::year(reader, at));
    years.next()?.1.year
}

/// "Four of them", "among them four".
fn is_part(reader: &Reader<'_>, amount: &Amount) -> bool {
    let is_behind = || OF_THEM.iter().any(|it| is_phrase(reader, amount.end, it));
    let is_before = |n: usize| {
        let at = amount.first.checked_sub(n).filter(|&at| reader.goes_on(at + 1));
        at.is_some_and(|at| {
            AMONG.iter().any(|it| it.split(' ').count() == n && is_phrase(reader, at, it))
        })
    };
    amount.number.unit == Unit::Count
        && ((reader.is_next(amount.end) && is_behind()) || is_before(1) || is_before(2))
}

fn is_phrase(reader: &Reader<'_>, at: usize, phrase: &str) -> bool {
    let mut words = phrase.split(' ').enumerate();
    words.all(|(n, word)| reader.word(at + n) == word && (n == 0 || reader.is_next(at + n)))
}
