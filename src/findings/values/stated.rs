//! The values a document can state.

pub(crate) use super::words::Calendar;
use crate::model::SentenceIdx;
use crate::text::Span;

/// One value, and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Stated {
    pub(crate) span: Span,
    pub(crate) sentence: SentenceIdx,
    pub(crate) what: What,
    /// How it was reckoned where it is not written so, as `8 March + 15 days`.
    pub(crate) reckoned: Option<String>,
    /// Whether it is only good for checks, since the text says it outright close by, or since it is
    /// the day when somebody spoke.
    pub(crate) is_for_checks: bool,
    /// Whether it is the day that the document was published, told in a line of its own.
    pub(crate) is_publication: bool,
    /// Whether the text denies it and puts another value in its place.
    pub(crate) is_denied: bool,
    /// How far a date that was reckoned lies from the one it was told from.
    pub(crate) offset: Option<Offset>,
}

/// How far one date lies from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Offset {
    /// Later if positive.
    pub(crate) n: i32,
    pub(crate) unit: Calendar,
    /// Whether what lies so far from the stated date is named: "two weeks before the fire".
    pub(crate) has_complement: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum What {
    Date(Date),
    Time(Time),
    Number(Number),
    /// `in recent years`, `for decades`.
    Vague(Date),
}

/// A date of which any field may be missing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Date {
    pub(crate) year: Option<i16>,
    /// 1 to 12.
    pub(crate) month: Option<u8>,
    /// 1 to 31.
    pub(crate) day: Option<u8>,
    /// 1 (Monday) to 7.
    pub(crate) weekday: Option<u8>,
    pub(crate) part: Option<Part>,
    /// Whether only the decade of the year is told: the 1990s.
    pub(crate) is_decade: bool,
}

/// A part of a month or year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Early,
    Middle,
    Late,
    Spring,
    Summer,
    Autumn,
    Winter,
}

/// A time of day in minutes after midnight; `is_half_day` if the text leaves open which half is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Time {
    pub(crate) minutes: u16,
    pub(crate) is_half_day: bool,
    pub(crate) bound: Bound,
}

/// How a number bounds what it tells of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Bound {
    #[default]
    Exact,
    /// At least, no fewer than.
    AtLeast,
    /// Over, more than.
    Over,
    /// About, some, nearly-equal words.
    About,
    /// Fewer than, almost.
    Below,
    /// Up to, as many as.
    UpTo,
}

/// What a number measures. Currencies are kept apart.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Unit {
    /// Things, named by the number's head.
    Count,
    Percent,
    /// A currency by its ISO code.
    Money(&'static str),
    /// A length of time; the number is in minutes.
    Duration,
    /// As in `15-hour`.
    Adjective,
    /// A measure by its SI unit (`m`, `kg`, `m2`, `m3`, `C`, `m/s`), the number turned into it.
    Measure(&'static str),
    /// Somebody's age in years.
    Age,
}

/// What happened to the people counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Role {
    Dead,
    Hurt,
    Missing,
    Saved,
    Held,
    Taken,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sex {
    Male,
    Female,
}

/// The time that a number is of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum When {
    /// That of what the text tells.
    #[default]
    Untold,
    /// A year that is named.
    Year(i16),
    /// Before that of another number: a year earlier.
    Earlier,
}

/// A number, or a range of them.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Number {
    pub(crate) low: f64,
    /// The same as `low` but for a range.
    pub(crate) high: f64,
    pub(crate) bound: Bound,
    pub(crate) unit: Unit,
    /// The noun that is counted, in normal form: `passengers`.
    pub(crate) head: Option<String>,
    pub(crate) is_person: bool,
    pub(crate) role: Option<Role>,
    /// Whether an age is a man's or a woman's; its head is the name of who is so old.
    pub(crate) sex: Option<Sex>,
    /// When it was so many.
    pub(crate) when: When,
    /// Whether some of those are counted who were told of just before: four of them.
    pub(crate) is_part: bool,
    /// How much one of the unit that is written is, in the basic unit.
    pub(crate) factor: f64,
    /// What one of the last digit that tells is worth, in the basic unit: ten in 410.
    pub(crate) step: f64,
}

impl Number {
    /// Its ends in the unit that is written, so that their digits are those of the text.
    pub(crate) fn written(&self) -> [f64; 2] {
        [self.low, self.high].map(|number| (number / self.factor * 1e6).round() / 1e6)
    }

    /// Whether it is rarely met by chance: it has two figures that tell, or is large.
    pub(crate) fn is_unusual(&self) -> bool {
        let Self { low, high, .. } = *self;
        let is_round = low % 100.0 == 0.0 || (low % 10.0 == 0.0 && low < 100.0) || low < 10.0;
        let is_exact = (low - high).abs() <= 1e-9 * low.abs().max(high.abs());
        is_exact && (low >= 1000.0 || !is_round)
    }
}
