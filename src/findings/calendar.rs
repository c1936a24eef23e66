//! A document against itself: dates that do not lie as far apart as it says, weekdays that the calendar
//! does not give, and a day of publication before what is told.
//!
//! Only what the calendar settles: no two documents are compared here.

#[cfg(test)]
mod tests;

use jiff::civil;

use super::Ground;
use super::finding::{Basis, Finding, Grade, Mention, Strength, Subject, Value};
use super::values::{Calendar, Date, Stated, What};
use crate::model::{DocId, Document};
use crate::text::normal_form;

/// A date belongs to an offset if it stands at most so many sentences before it ...
const SENTENCES_BACK: usize = 4;
/// ... or after it.
const SENTENCES_ON: usize = 1;
/// A date that is out by more than one day in so many is another one: what happens days later is told
/// with the days between.
const MISS: i32 = 4;
/// A date without a year is of the year of publication if it lies at most so many days behind that.
const SOON: i32 = 60;
/// So many dates told as past make a day of publication before them odd.
const FEWEST_LATER: usize = 2;
/// Weekdays are only held against years whose calendar all countries share, or nearly.
const FIRST_YEAR: i16 = 1925;

/// What documents say against themselves; `None` if `cancelled` said so meanwhile.
pub(crate) fn findings(
    ground: &Ground<'_>,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<Finding>> {
    let mut found = Vec::new();
    for ((id, document), stated) in ground.corpus.iter().zip(&ground.stated) {
        if cancelled() {
            return None;
        }
        let told = Told { id, document, stated };
        found.extend(told.offsets());
        found.extend(told.weekdays());
        found.extend(told.publication());
    }
    Some(found)
}

/// What one document states.
struct Told<'a> {
    id: DocId,
    document: &'a Document,
    stated: &'a [Stated],
}

impl Told<'_> {
    /// Dates that lie nearly as far apart as the text says, and not quite.
    fn offsets(&self) -> Vec<Finding> {
        let all = self.stated.iter().enumerate();
        all.filter_map(|(at, stated)| self.missed(at, stated)).collect()
    }

    /// The date near an offset that misses it.
    fn missed(&self, at: usize, stated: &Stated) -> Option<Finding> {
        let offset = stated.offset.filter(|offset| offset.n != 0)?;
        let n_days = match offset.unit {
            Calendar::Day => offset.n.abs(),
            Calendar::Week => offset.n.abs().checked_mul(7)?,
            Calendar::Month | Calendar::Year => return None,
        };
        let expected = date_of(stated)?;
        let most = n_days / MISS;
        // Told from this day, which is no other.
        let anchor = -n_days * offset.n.signum();
        let near: Vec<_> = self
            .near(at)
            .filter_map(|other| Some((days_between(expected, date_of(other)?)?, other)))
            .filter(|(days, _)| *days != anchor)
            .collect();
        if near.iter().any(|(days, _)| *days == 0) {
            return None;
        }
        let close = near.into_iter().filter(|(days, _)| days.abs() <= most);
        let (_, other) = close.min_by_key(|(days, other)| (days.abs(), other.span))?;
        let about = one_line(stated.span.of(self.document.text()));
        Some(finding(about, Strength::Likely, [other, stated].map(|it| self.value(it))))
    }

    /// The dates told outright in the sentences about one.
    fn near(&self, at: usize) -> impl Iterator<Item = &Stated> {
        let here = self.stated.get(at).map_or(0, |stated| stated.sentence.index());
        let is_near = move |stated: &&Stated| {
            let sentence = stated.sentence.index();
            sentence + SENTENCES_BACK >= here && sentence <= here + SENTENCES_ON
        };
        let before = self.stated.get(..at).unwrap_or_default().iter().rev();
        let after = self.stated.get(at + 1..).unwrap_or_default().iter();
        let is_told = |stated: &&Stated| stated.reckoned.is_none() && !stated.is_publication;
        before.take_while(is_near).chain(after.take_while(is_near)).filter(is_told)
    }

    /// Weekdays that their dates do not fall on.
    fn weekdays(&self) -> Vec<Finding> {
        self.stated.iter().filter_map(|stated| self.other_weekday(stated)).collect()
    }

    fn other_weekday(&self, stated: &Stated) -> Option<Finding> {
        let date = date_of(stated).filter(|_| stated.reckoned.is_none())?;
        let weekday = date.weekday?;
        let year = date.year.or_else(|| self.year_of(date)).filter(|year| *year >= FIRST_YEAR)?;
        let full = Date { year: Some(year), ..date };
        let real = civil_date(full)?.weekday().to_monday_one_offset() as u8;
        if real == weekday {
            return None;
        }
        let by_calendar = Date { weekday: Some(real), ..full };
        let told = self.value(stated);
        let plain = Date { weekday: None, ..full }.in_words();
        let name = by_calendar.weekday_name()?;
        let mut mention = self.mention(stated);
        mention.reckoned = Some(format!("{plain} is a {name}"));
        let real =
            Value { text: by_calendar.in_words(), mentions: vec![mention], fits: Vec::new() };
        Some(finding("the day of the week".into(), Strength::Strong, [told, real]))
    }

    /// The year of a date without one, by the day of publication.
    fn year_of(&self, date: Date) -> Option<i16> {
        let published = self.published()?;
        let year = published.year?;
        let in_year = |year| Date { year: Some(year), ..date };
        let is_past = days_between(published, in_year(year))? <= SOON;
        Some(if is_past { year } else { year - 1 })
    }

    fn published(&self) -> Option<Date> {
        self.stated.iter().find(|stated| stated.is_publication).and_then(date_of)
    }

    /// A day of publication before dates that are told as past.
    fn publication(&self) -> Option<Finding> {
        let stated = self.stated.iter().find(|stated| stated.is_publication)?;
        let published = date_of(stated)?;
        let is_later = |other: &&Stated| {
            let date = date_of(other).filter(|_| other.reckoned.is_none() && !other.is_publication);
            let days = date.and_then(|date| {
                let year = date.year.or(published.year);
                days_between(published, Date { year, ..date })
            });
            days.is_some_and(|days| (1..=SOON).contains(&days)) && self.is_told_as_past(other)
        };
        let later: Vec<_> = self.stated.iter().filter(is_later).collect();
        if later.len() < FEWEST_LATER {
            return None;
        }
        let first = later.into_iter().min_by_key(|stated| stated.span)?;
        let about = "the day of publication, and a day told as past".into();
        Some(finding(about, Strength::Likely, [stated, first].map(|it| self.value(it))))
    }

    /// Whether a sentence tells what has been, by the words of English.
    fn is_told_as_past(&self, stated: &Stated) -> bool {
        let words = self.document.words_of_sentence(stated.sentence);
        let words = words.map(|at| self.document.word(crate::model::WordIdx::at(at)));
        let words: Vec<_> =
            words.map(|span| normal_form(span.of(self.document.text())).into_owned()).collect();
        let any = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
        let ends_in_ed = || words.iter().any(|word| word.len() > 4 && word.ends_with("ed"));
        let is_ahead = any(&[
            "will",
            "would",
            "due",
            "planned",
            "plan",
            "plans",
            "scheduled",
            "expected",
            "until",
            "by",
            "deadline",
            "next",
            "upcoming",
            "from",
        ]);
        !is_ahead
            && (any(&[
                "was", "were", "had", "did", "went", "came", "took", "sank", "fell", "broke",
                "struck", "left", "began", "said", "told", "met",
            ]) || ends_in_ed())
    }

    fn value(&self, stated: &Stated) -> Value {
        let text = date_of(stated).map(Date::in_words).unwrap_or_default();
        Value { text, mentions: vec![self.mention(stated)], fits: Vec::new() }
    }

    fn mention(&self, stated: &Stated) -> Mention {
        Mention {
            document: self.id,
            span: stated.span,
            sentence: self.document.sentence(stated.sentence),
            reckoned: stated.reckoned.clone(),
        }
    }
}

fn finding(about: String, strength: Strength, values: [Value; 2]) -> Finding {
    Finding {
        subject: Subject::Date,
        about,
        grade: Grade::Different,
        strength,
        basis: Basis::OneDocument,
        shared: Vec::new(),
        values: values.into(),
    }
}

/// The date that is stated, if it names a day of a month.
fn date_of(stated: &Stated) -> Option<Date> {
    match stated.what {
        What::Date(date) if date.month.is_some() && date.day.is_some() => Some(date),
        _ => None,
    }
}

/// Days from one date to another; one without a year is of the other's.
fn days_between(from: Date, to: Date) -> Option<i32> {
    let year = from.year.or(to.year).or(Some(2023));
    let fill = |date: Date| civil_date(Date { year: date.year.or(year), ..date });
    let days = fill(from)?.until((jiff::Unit::Day, fill(to)?)).ok()?.get_days();
    Some(days)
}

fn civil_date(date: Date) -> Option<civil::Date> {
    civil::Date::new(date.year?, date.month?.cast_signed(), date.day?.cast_signed()).ok()
}

fn one_line(text: &str) -> String {
    crate::text::one_line(text).into_owned()
}
