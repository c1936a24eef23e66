//! What stands close to a value and tells which one it is: "damage" beside a sum of money, and the
//! other values of its sentence.

use super::event::Event;
use super::pairing::At;
use super::verdict::is_one_kind;

/// The language that writes all its nouns like names.
const NOUNS_LIKE_NAMES: &str = "de";

impl Event<'_> {
    /// Whether a word stands around two values.
    pub(super) fn is_around_one_word(&self, one: At, other: At) -> bool {
        let other = self.around(other);
        self.around(one).iter().any(|stem| other.contains(stem))
    }

    /// Whether a word that is about as frequent as documents stands around two values, and around no
    /// other such value of either document: it tells which one is meant.
    pub(super) fn is_named_alike(&self, one: At, other: At) -> bool {
        let right = self.around(other);
        let mut shared = self.around(one).iter().filter(|stem| right.contains(stem));
        shared.any(|&stem| {
            let is_noun = self.is_rare(stem) && !self.is_name(stem);
            is_noun && self.is_named_by(one, stem) && self.is_named_by(other, stem)
        })
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

    /// How many other values two sentences have in common.
    pub(super) fn n_beside(&self, one: At, other: At) -> usize {
        let is_met = |one: &At| self.beside(other).any(|other| self.is_same(*one, other));
        self.beside(one).filter(is_met).count()
    }
}
