//! How each value stands among all values of an event: whether others are like it, and where it is.

use std::collections::HashMap;

use super::nouns::{head, singular};
use crate::findings::values::{Date, Stated, Unit, What};

/// What a value is, apart from how much.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    /// Which fields of a date are told: year, month, day, weekday.
    Date([bool; 4]),
    Time,
    Number(Unit),
    Vague,
}

impl Kind {
    fn of(what: &What) -> Self {
        match what {
            What::Date(Date { year, month, day, weekday, .. }) => {
                Self::Date([year.is_some(), month.is_some(), day.is_some(), weekday.is_some()])
            }
            What::Time(_) => Self::Time,
            What::Number(number) => Self::Number(number.unit.clone()),
            What::Vague(_) => Self::Vague,
        }
    }
}

/// A value among all of its event.
#[derive(Clone, Debug)]
pub(super) struct Standing {
    pub(super) kind: Kind,
    /// Values of the kind in its document, and of the same noun.
    pub(super) n_alike: usize,
    pub(super) n_of_noun: usize,
    /// Where it stands, as a part of its document's values.
    pub(super) part: f64,
}

/// How the values of each document stand.
pub(super) fn standings(stated: &[&[Stated]]) -> Vec<Vec<Standing>> {
    stated.iter().map(|values| of_document(values)).collect()
}

fn of_document(values: &[Stated]) -> Vec<Standing> {
    let mut of_kind: HashMap<Kind, usize> = HashMap::new();
    let mut of_noun: HashMap<String, usize> = HashMap::new();
    for value in values {
        *of_kind.entry(Kind::of(&value.what)).or_default() += 1;
        if let Some(noun) = noun(value) {
            *of_noun.entry(noun).or_default() += 1;
        }
    }
    let standing = |(number, value): (usize, &Stated)| {
        let kind = Kind::of(&value.what);
        let n_alike = of_kind.get(&kind).copied().unwrap_or_default();
        let n_of_noun = noun(value).and_then(|noun| of_noun.get(&noun).copied());
        Standing {
            kind,
            n_alike,
            n_of_noun: n_of_noun.unwrap_or_default(),
            part: number as f64 / values.len().max(1) as f64,
        }
    };
    values.iter().enumerate().map(standing).collect()
}

fn noun(value: &Stated) -> Option<String> {
    let (stem, ending) = singular(head(value)?);
    Some(stem.to_lowercase() + ending)
}
