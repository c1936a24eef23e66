//! Units and counted nouns as evidence: what each document tells once is likely one thing, the more the
//! fewer values are of its kind.

use std::collections::BTreeMap;

use crate::findings::values::{Number, Role, Stated, Time, Unit, What};

/// A smaller count is too often one of a part; what has a fraction is measured.
const LARGE: f64 = 10.0;

/// What is measured, or counted.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind<'a> {
    Percent,
    Age,
    Money(&'static str),
    Measure(&'static str),
    Count(&'a str),
    People(Role),
    Time,
}

impl Kind<'_> {
    /// How much it tells to be of one kind: many things have a price, few a speed.
    fn telling(self) -> f64 {
        match self {
            Self::Percent | Self::Money(_) => 0.5,
            Self::Measure(_) | Self::People(_) => 1.5,
            Self::Age | Self::Count(_) | Self::Time => 1.0,
        }
    }
}

/// The kind of a value, if there are few enough of each.
pub(super) fn kind(what: &What) -> Option<Kind<'_>> {
    match what {
        What::Number(Number { role: Some(role), .. }) => Some(Kind::People(*role)),
        What::Number(Number { unit, head, low, .. }) => match unit {
            Unit::Count => {
                head.as_deref().filter(|_| *low >= LARGE || low.fract() != 0.0).map(Kind::Count)
            }
            Unit::Percent => Some(Kind::Percent),
            Unit::Age => Some(Kind::Age),
            Unit::Money(code) => Some(Kind::Money(code)),
            Unit::Measure(unit) => Some(Kind::Measure(unit)),
            Unit::Duration | Unit::Adjective => None,
        },
        What::Time(_) => Some(Kind::Time),
        What::Date(_) | What::Vague(_) => None,
    }
}

/// What each value of each document weighs as the only one of its kind there: the logarithm of all values
/// over those of the kind; nothing for others.
pub(super) fn weights(stated: &[&[Stated]]) -> Vec<Vec<f64>> {
    let mut counts: BTreeMap<Kind<'_>, u32> = BTreeMap::new();
    for kind in stated.iter().copied().flatten().filter_map(|it| kind(&it.what)) {
        *counts.entry(kind).or_default() += 1;
    }
    let n = stated.iter().map(|all| all.len()).sum::<usize>().max(1) as f64;
    let of_document = |all: &&[Stated]| {
        let mut only: BTreeMap<Kind<'_>, Option<(u64, u64)>> = BTreeMap::new();
        for it in *all {
            let Some(kind) = kind(&it.what) else { continue };
            let known = only.entry(kind).or_insert_with(|| Some(amount(&it.what)));
            *known = known.filter(|known| *known == amount(&it.what));
        }
        let weight = |it: &Stated| {
            let kind = kind(&it.what).filter(|kind| only.get(kind).is_some_and(Option::is_some));
            let count = kind.and_then(|kind| counts.get(&kind));
            let rarity = count.map(|&count| (n / f64::from(count)).ln());
            rarity.zip(kind).map_or(0.0, |(rarity, kind)| rarity * kind.telling())
        };
        all.iter().map(weight).collect()
    };
    stated.iter().map(of_document).collect()
}

/// How much, so far as two amounts are only held against each other.
fn amount(what: &What) -> (u64, u64) {
    match what {
        What::Number(number) => (number.low.to_bits(), number.high.to_bits()),
        What::Time(Time { minutes, .. }) => (u64::from(*minutes), 0),
        What::Date(_) | What::Vague(_) => (0, 0),
    }
}
