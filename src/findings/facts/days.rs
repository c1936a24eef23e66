//! Days that are told in different ways and are one: a weekday and its date, a night by the day that it
//! follows and by the one that it leads to.

use super::event::Event;
use super::pairing::At;
use super::verdict::{Verdict, by_calendar};
use crate::findings::values::{Date, What};
use crate::text::normal_form;

/// "The night to Thursday", as two words before the day.
const NIGHTS: [&str; 6] = ["night", "overnight", "nacht", "noche", "ночь", "nights"];
const LEADS_TO: [&str; 9] = ["to", "into", "before", "auf", "zum", "zu", "al", "на", "till"];

impl Event<'_> {
    /// How two days compare that say the same in different ways, or only seem to; `None` for others.
    pub(super) fn verdict_of_days(&self, at: (At, At)) -> Option<Verdict> {
        let (one, other) = (self.date(at.0)?, self.date(at.1)?);
        if self.is_night_before(at.0, &one, &other) || self.is_night_before(at.1, &other, &one) {
            return Some(Verdict::Same);
        }
        let weekday =
            self.weekday_of(&one, (at.1, &other)).or_else(|| self.weekday_of(&other, (at.0, &one)));
        weekday.map(|is_same| if is_same { Verdict::Same } else { Verdict::Different })
    }

    fn date(&self, at: At) -> Option<Date> {
        match self.value(at)?.what {
            What::Date(date) => Some(date),
            _ => None,
        }
    }

    /// Whether a weekday told alone is that of a date that was told without it, or by it; `None` if
    /// that is not what they are.
    fn weekday_of(&self, weekday: &Date, (at, date): (At, &Date)) -> Option<bool> {
        let is_alone = weekday.month.is_none() && weekday.day.is_none();
        let is_reckoned = self.value(at).is_some_and(|it| it.reckoned.is_some());
        let is_plain = date.weekday.is_none() || (is_reckoned && date.day.is_some());
        let told = weekday.weekday.filter(|_| is_alone && is_plain)?;
        let dated = Date { year: date.year.or(self.year), ..*date };
        Some(date.weekday.or_else(|| by_calendar(&dated))? == told)
    }

    /// Whether a day is told by the night that leads to it, and the other is the day before.
    fn is_night_before(&self, at: At, day: &Date, before: &Date) -> bool {
        let is_next = match day.weekday.zip(before.weekday) {
            Some((day, before)) => before % 7 + 1 == day,
            None => day.day.zip(before.day).is_some_and(|(day, before)| before + 1 == day),
        };
        is_next && day.month == before.month && self.is_led_to_by_night(at)
    }

    fn is_led_to_by_night(&self, at: At) -> bool {
        let words = self.field.documents.get(at.document).zip(self.value(at));
        let Some((words, value)) = words else { return false };
        let first = words.document.words_in(value.span).start;
        let word = |back: usize| first.checked_sub(back).map(|at| normal_form(words.spelt(at)));
        let is = |word: Option<_>, known: &[&str]| {
            word.is_some_and(|word: std::borrow::Cow<'_, str>| known.contains(&&*word))
        };
        is(word(1), &LEADS_TO) && is(word(2), &NIGHTS)
    }
}
