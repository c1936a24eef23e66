//! The documents of one event with their values, and what stands around each.

use super::context::{Feature, Nearest, context, nearest};
use super::field::Field;
use super::kinds::{kind, weights};
use super::main_event::{Slot, fillings, sights};
use super::pairing::At;
use super::verdict::{Verdict, verdict};
use crate::findings::Ground;
use crate::findings::values::{Stated, What};
use crate::model::DocId;

/// The documents of one event, by their places in it.
pub(super) struct Event<'a> {
    stated: Vec<&'a [Stated]>,
    pub(super) field: Field<'a>,
    /// What it weighs that two sentences are about the main event.
    pub(super) main_weight: f64,
    contexts: Vec<Vec<Vec<Feature>>>,
    slots: Vec<Vec<Option<Slot>>>,
    /// What each value weighs as the only one of its kind in its document.
    kinds: Vec<Vec<f64>>,
    /// The year of publication if all documents that tell one tell the same.
    pub(super) year: Option<i16>,
    /// Of each value the nearest words on either side, and whether it is quoted.
    sides: Vec<Vec<(Nearest, bool)>>,
}

impl<'a> Event<'a> {
    pub(super) fn new(ground: &'a Ground<'_>, documents: &[DocId]) -> Self {
        let field = Field::new(ground.corpus, documents, &ground.stated);
        let sights = sights(&field);
        let of = |id: DocId| ground.stated.get(id.index()).map_or(&[][..], Vec::as_slice);
        let stated: Vec<&[Stated]> = field.documents.iter().map(|words| of(words.id)).collect();
        let (mut contexts, mut slots, mut sides) = (Vec::new(), Vec::new(), Vec::new());
        for ((words, sights), stated) in field.documents.iter().zip(&sights).zip(&stated) {
            contexts.push(stated.iter().map(|it| context(words, it, sights)).collect());
            slots.push(fillings(words, sights, stated));
            let side = |it: &Stated| (nearest(words, it), words.is_quoted(it.span));
            sides.push(stated.iter().map(side).collect());
        }
        let n_main = sights.iter().flatten().filter(|sight| sight.is_main()).count();
        let main_weight = (field.ln_n - (n_main.max(1) as f64).ln()).max(0.0);
        let (year, kinds) = (year(&stated), weights(&stated));
        let mut event = Self { stated, field, main_weight, contexts, slots, kinds, year, sides };
        event.leave_out_parts();
        event
    }

    /// "Of the 27 injured, four are in hospital": where others give the whole that stands beside, the
    /// part fills no slot.
    fn leave_out_parts(&mut self) {
        let filled: Vec<(At, Slot)> =
            self.all().filter_map(|at| Some((at, self.slot(at)?))).collect();
        let is_part = |at: At, slot: Slot| {
            let mut others =
                filled.iter().filter(|(it, own)| *own == slot && it.document != at.document);
            others.any(|(other, _)| {
                !self.is_same(at, *other) && self.beside(at).any(|it| self.is_same(it, *other))
            })
        };
        let is_count = |slot: Slot| matches!(slot, Slot::People(_));
        let parts = filled.iter().filter(|(at, slot)| is_count(*slot) && is_part(*at, *slot));
        let parts: Vec<At> = parts.map(|(at, _)| *at).collect();
        for at in parts {
            let slot = self.slots.get_mut(at.document).and_then(|all| all.get_mut(at.value));
            slot.into_iter().for_each(|it| *it = None);
        }
    }

    /// What a document states.
    pub(super) fn stated(&self, place: usize) -> &'a [Stated] {
        self.stated.get(place).copied().unwrap_or_default()
    }

    /// All values, by document and number.
    pub(super) fn all(&self) -> impl Iterator<Item = At> + '_ {
        let of = |(document, stated): (usize, &&'a [Stated])| {
            (0..stated.len()).map(move |value| At { document, value })
        };
        self.stated.iter().enumerate().flat_map(of)
    }

    pub(super) fn value(&self, at: At) -> Option<&'a Stated> {
        self.stated(at.document).get(at.value)
    }

    pub(super) fn context(&self, at: At) -> &[Feature] {
        let contexts = self.contexts.get(at.document).and_then(|all| all.get(at.value));
        contexts.map_or(&[], Vec::as_slice)
    }

    /// The slot of the main event that a value fills.
    pub(super) fn slot(&self, at: At) -> Option<Slot> {
        *self.slots.get(at.document)?.get(at.value)?
    }

    /// What it tells that two values are of one kind, and the only ones of it in their documents.
    pub(super) fn kind_weight(&self, one: At, other: At) -> f64 {
        let is_one = self.value(one).zip(self.value(other)).is_some_and(|(one, other)| {
            kind(&one.what).is_some_and(|own| Some(own) == kind(&other.what))
        });
        let of = |at: At| self.kinds.get(at.document).and_then(|all| all.get(at.value)).copied();
        let weight = of(one).zip(of(other)).map(|(one, other)| one.min(other));
        weight.filter(|_| is_one).unwrap_or_default()
    }

    /// Whether a value stands inside quotation marks.
    pub(super) fn is_quoted(&self, at: At) -> bool {
        self.sides.get(at.document).and_then(|all| all.get(at.value)).is_some_and(|it| it.1)
    }

    /// Whether two values of a document stand in one paragraph.
    pub(super) fn is_near(&self, one: At, other: At) -> bool {
        let paragraph = |at: At| {
            let words = self.field.documents.get(at.document)?;
            words.document.paragraph_at_byte(self.value(at)?.span.start)
        };
        one.document == other.document && paragraph(one) == paragraph(other)
    }

    /// The words nearest to a value.
    pub(super) fn nearest(&self, at: At) -> Option<&Nearest> {
        self.sides.get(at.document).and_then(|all| all.get(at.value)).map(|(nearest, _)| nearest)
    }

    /// The other values of a value's sentence.
    pub(super) fn beside(&self, at: At) -> impl Iterator<Item = At> + '_ {
        let stated = self.stated(at.document);
        let sentence = stated.get(at.value).map(|value| value.sentence);
        let is_here = move |value: &usize| stated.get(*value).map(|it| it.sentence) == sentence;
        // Values stand in reading order, so that those of a sentence stand together.
        let before = (0..at.value).rev().take_while(is_here);
        let behind = (at.value + 1..stated.len()).take_while(is_here);
        before.chain(behind).map(move |value| At { value, ..at })
    }

    /// Whether a document has a value of its own in a slot.
    pub(super) fn has_own(&self, place: usize, slot: Slot) -> bool {
        self.slots.get(place).is_some_and(|slots| slots.contains(&Some(slot)))
    }

    /// A value as it is written.
    pub(super) fn text(&self, at: At, value: &Stated) -> &'a str {
        self.field.documents.get(at.document).map_or("", |it| value.span.of(it.document.text()))
    }

    /// How two values compare.
    pub(super) fn verdict(&self, one: At, other: At) -> Option<Verdict> {
        if let Some(verdict) = self.verdict_of_days((one, other)) {
            return Some(verdict);
        }
        let (left, right) = (self.value(one)?, self.value(other)?);
        let is_one_unit =
            || super::nouns::is_one_unit(self.text(one, left), self.text(other, right));
        verdict(&left.what, &right.what, is_one_unit)
    }

    /// Whether two values are the same.
    pub(super) fn is_same(&self, one: At, other: At) -> bool {
        self.verdict(one, other) == Some(Verdict::Same)
    }
}

/// The year of all publication dates, if it is one.
fn year(stated: &[&[Stated]]) -> Option<i16> {
    let all = stated.iter().copied().flatten().filter(|it| it.is_publication);
    let mut years = all.filter_map(|it| match it.what {
        What::Date(date) => date.year,
        _ => None,
    });
    let first = years.next()?;
    years.all(|year| year == first).then_some(first)
}
