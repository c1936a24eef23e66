//! What stands close to a value and tells which one it is: "damage" beside a sum of money, and the
//! other values of its sentence.

use super::event::Event;
use super::pairing::At;
use super::verdict::is_one_kind;
use crate::findings::values::{Unit, What};

/// The language that writes all its nouns like names.
const NOUNS_LIKE_NAMES: &str = "de";

/// A name that tells whose age it is has this part of the weight of the rarest word.
const NAME: f64 = 0.4;

impl Event<'_> {
    /// Whether a word stands around two values.
    pub(super) fn is_around_one_word(&self, one: At, other: At) -> bool {
        let other = self.around(other);
        self.around(one).iter().any(|stem| other.contains(stem))
    }

    /// Whether a word that is about as frequent as documents stands around two values, and around no
    /// other such value of either document: it tells which one is meant.
    pub(super) fn is_named_alike(&self, one: At, other: At) -> bool {
        let values = self.value(one).zip(self.value(other));
        let Some((value, _)) = values.filter(|(a, b)| is_one_kind(&a.what, &b.what)) else {
            return false;
        };
        if self.is_lasting_alike(one, other) {
            return true;
        }
        // What an age is of, its owner's name tells.
        let is_age = matches!(&value.what, What::Number(number) if number.unit == Unit::Age);
        let is_owner = |stem: u32| is_age && self.field.weight(stem) >= NAME * self.field.ln_n;
        let tells =
            |stem: u32| if self.is_name(stem) { is_owner(stem) } else { self.is_rare(stem) };
        let right = self.around(other);
        let mut shared = self.around(one).iter().filter(|stem| right.contains(stem));
        shared.any(|&stem| {
            tells(stem) && self.is_named_by(one, stem) && self.is_named_by(other, stem)
        })
    }

    /// "A 48-hour strike" and "the three-day strike": the word behind tells, however frequent it is.
    fn is_lasting_alike(&self, one: At, other: At) -> bool {
        let lasting = |at: At| {
            let value = self.value(at)?;
            let is_long = matches!(&value.what, What::Number(it) if it.unit == Unit::Duration);
            let words = self.field.documents.get(at.document)?;
            let end = words.document.words_in(value.span).end;
            let mut behind = end..words.words_of(value.sentence.index()).end;
            let stem = behind.find_map(|word| words.content(word))?;
            let is_joined =
                self.text(at, value).contains('-') || self.text(at, value).contains('‑');
            (is_long && is_joined).then_some(stem)
        };
        lasting(one).zip(lasting(other)).is_some_and(|(one, other)| one == other)
    }

    /// Whether about one sentence of each document has a word.
    fn is_rare(&self, stem: u32) -> bool {
        let least = self.field.ln_n - (self.field.documents.len().max(1) as f64).ln();
        // Logarithms of one number that were reached on two ways differ by a hair.
        self.field.weight(stem) >= least - 1e-9
    }

    fn is_name(&self, stem: u32) -> bool {
        let language = self.field.documents.first().and_then(|it| it.document.language());
        self.field.is_name(stem) && language.is_none_or(|it| it.code() != NOUNS_LIKE_NAMES)
    }

    /// Whether the values of a document that are of one kind with this one and near a word are all
    /// the same.
    fn is_named_by(&self, at: At, stem: u32) -> bool {
        let Some(own) = self.value(at) else { return false };
        self.having_around(at.document, stem).all(|value| {
            let other = At { value, ..at };
            let is_other = self.value(other).is_some_and(|it| !is_one_kind(&own.what, &it.what));
            is_other || self.is_same(at, other)
        })
    }

    /// Whether two ages stand with years, and these are not the same; or two years with ages that make
    /// one year of birth of them.
    pub(super) fn are_ages_of_other_years(&self, (one, other): (At, At)) -> bool {
        let (ages, years) = ((self.age(one), self.age(other)), (self.year(one), self.year(other)));
        let beside =
            |at: At, of: fn(&Self, At) -> Option<i32>| self.beside(at).find_map(|it| of(self, it));
        match (ages, years) {
            ((Some(_), Some(_)), _) => {
                let years = beside(one, Self::year).zip(beside(other, Self::year));
                years.is_some_and(|(one, other)| one != other)
            }
            (_, (Some(ours), Some(theirs))) => {
                let ages = beside(one, Self::age).zip(beside(other, Self::age));
                ages.is_some_and(|(age, its)| (ours - age).abs_diff(theirs - its) <= 1)
            }
            _ => false,
        }
    }

    fn age(&self, at: At) -> Option<i32> {
        match &self.value(at)?.what {
            What::Number(number) if number.unit == Unit::Age => Some(number.low as i32),
            _ => None,
        }
    }

    fn year(&self, at: At) -> Option<i32> {
        match self.value(at)?.what {
            What::Date(date) => date.year.map(i32::from),
            _ => None,
        }
    }

    /// Whether the sentence of a value gives another value as well; what it says itself is not given
    /// with what it only quotes or denies.
    pub(super) fn has_beside(&self, at: At, other: At) -> bool {
        let is_given = |it: At| self.is_quoted(at) == self.is_quoted(it);
        self.beside(at).any(|it| self.is_same(it, other) && is_given(it))
    }

    /// How many other values two sentences have in common.
    pub(super) fn n_beside(&self, one: At, other: At) -> usize {
        let is_met = |one: &At| self.beside(other).any(|other| self.is_same(*one, other));
        self.beside(one).filter(is_met).count()
    }
}
