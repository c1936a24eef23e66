//! Values of which one looks like the other one miswritten: 1184 and 1148. One figure in place of
//! another told nothing of pairs of values whose disagreements were known.

use crate::findings::values::{Date, Number, What};

/// Figures that change places in a number of so many tell more.
const FIGURES: usize = 3;

/// How one value can have come of the other by a slip of the pen; what tells most comes last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Slip {
    /// The two figures of a number have changed places.
    Turned,
    /// Two of three or more have.
    Swapped,
}

/// The slip by which one value can have come of another.
pub(super) fn slip(one: &What, other: &What) -> Option<Slip> {
    match (one, other) {
        // With as many figures, and these the same but for two, neither is ten times the other.
        (What::Number(one), What::Number(other))
            if one.low < 10.0 * other.low && other.low < 10.0 * one.low =>
        {
            of_figures(&figures(one)?, &figures(other)?)
        }
        (What::Date(one), What::Date(other)) => of_years(one, other),
        _ => None,
    }
}

/// The figures of a number that is no range.
fn figures(number: &Number) -> Option<Vec<u8>> {
    let [low, high] = number.written();
    let is_one = (high - low).abs() < f64::EPSILON * high.abs();
    let written = low.to_string();
    is_one.then(|| written.bytes().filter(u8::is_ascii_digit).collect())
}

fn of_figures(one: &[u8], other: &[u8]) -> Option<Slip> {
    if one.len() != other.len() {
        return None;
    }
    let differ = || one.iter().zip(other).filter(|(a, b)| a != b);
    let mut apart = differ();
    match (apart.next(), apart.next(), apart.next()) {
        (Some((a, b)), Some((c, d)), None) if a == d && b == c => {
            Some(if one.len() < FIGURES { Slip::Turned } else { Slip::Swapped })
        }
        _ => None,
    }
}

/// Years whose figures have changed places, with the same day or none.
fn of_years(one: &Date, other: &Date) -> Option<Slip> {
    let is_one_day = (one.month, one.day) == (other.month, other.day);
    let years = one.year.zip(other.year).filter(|_| is_one_day)?;
    let figures = |year: i16| year.to_string().into_bytes();
    of_figures(&figures(years.0), &figures(years.1)).filter(|it| *it == Slip::Swapped)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::tests::ground;

    /// The slip between the first values of two texts.
    #[track_caller]
    fn check(one: &str, other: &str, expected: Option<Slip>) {
        ground(&[one, other], |ground| {
            let value = |number: usize| &ground.stated[number].first().expect("a value").what;
            assert_eq!(slip(value(0), value(1)), expected, "{one} ~ {other}");
        });
    }

    #[test]
    fn two_figures_can_change_places() {
        let told = |n: &str| format!("The board has sold {n} tickets for the ferry this year.");
        check(&told("45"), &told("54"), Some(Slip::Turned));
        check(&told("2,340"), &told("2,430"), Some(Slip::Swapped));
        check(&told("2,340"), &told("4,320"), Some(Slip::Swapped));
        check(&told("123"), &told("312"), None);
        check(&told("147"), &told("157"), None);
        let year = |n: &str| {
            format!("The church that stands above the harbour of the town was built in {n}.")
        };
        check(&year("1523"), &year("1532"), Some(Slip::Swapped));
        check(&year("1878"), &year("1879"), None);
    }
}
