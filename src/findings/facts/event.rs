//! The documents of one event with their values, and what stands around each.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::acts::{Acts, acts, are_one, are_opposite};
use super::context::{Feature, around, context};
use super::field::{Field, Words};
use super::main_event::{Key, Sight, Slot, fillings, key, sights};
use super::nouns::is_one_unit;
use super::pairing::At;
use super::standing::{Standing, standings};
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
    /// The year of publication if all documents that tell one tell the same.
    pub(super) year: Option<i16>,
    /// Of each value the nearest words on either side, and whether it is quoted.
    sides: Vec<Vec<(Vec<u32>, bool)>>,
    /// Of each document the stems around values with these values' numbers, sorted.
    around: Vec<Vec<(u32, usize)>>,
    standings: Vec<Vec<Standing>>,
    acts: Vec<Vec<Acts>>,
}

impl<'a> Event<'a> {
    /// Lays an event out; `None` if `cancelled` said so meanwhile.
    pub(super) fn new(
        ground: &'a Ground<'_>,
        documents: &[DocId],
        cancelled: &(dyn Fn() -> bool + Sync),
    ) -> Option<Self> {
        let field = Field::new(ground, documents, cancelled)?;
        let sights = sights(&field);
        let of = |id: DocId| ground.stated.get(id.index()).map_or(&[][..], Vec::as_slice);
        let stated: Vec<&[Stated]> = field.documents.iter().map(|words| of(words.id)).collect();
        let laid = |((words, sights), stated): ((&Words<'_>, &Vec<Sight>), &&[Stated])| {
            if cancelled() {
                return None;
            }
            let side = |it: &Stated| (around(words, it), words.is_quoted(it.span) || it.is_denied);
            let contexts = stated.iter().map(|it| context(words, it, sights)).collect();
            let sides = stated.iter().map(side).collect();
            Some((contexts, (fillings(words, sights, stated), sides)))
        };
        let all = field.documents.par_iter().zip(&sights).zip(&stated).map(laid);
        let all: Option<Vec<_>> = all.collect();
        let (contexts, (slots, sides)): (_, (_, Vec<_>)) = all?.into_iter().unzip();
        let around = sides.iter().map(|sides: &Vec<_>| by_stem(sides)).collect();
        let standings = standings(&stated);
        let of_document = |(words, stated): (&Words<'_>, &&[Stated])| {
            stated.iter().map(|it| acts(words, it)).collect()
        };
        let acts = field.documents.par_iter().zip(&stated).map(of_document).collect();
        let n_main = sights.iter().flatten().filter(|sight| sight.is_main()).count();
        let main_weight = (field.ln_n - (n_main.max(1) as f64).ln()).max(0.0);
        let year = year(&stated);
        let mut event = Self {
            stated,
            field,
            main_weight,
            contexts,
            slots,
            year,
            sides,
            around,
            standings,
            acts,
        };
        event.leave_out_parts();
        Some(event)
    }

    /// "Of the 27 injured, four are in hospital": where others give the whole that stands beside, the
    /// part fills no slot.
    fn leave_out_parts(&mut self) {
        let is_count = |slot: &Slot| matches!(slot, Slot::People(_));
        let filled = self.all().filter_map(|at| Some((at, self.slot(at).filter(is_count)?)));
        let filled: Vec<(At, Slot)> = filled.collect();
        let mut given: BTreeMap<(Slot, Key), BTreeSet<usize>> = BTreeMap::new();
        for (at, slot) in &filled {
            let Some(value) = self.value(*at) else { continue };
            given.entry((*slot, key(value))).or_default().insert(at.document);
        }
        let is_whole = |at: At, slot: Slot, it: At| {
            let key = self.value(it).map(key);
            let by = key.and_then(|key| given.get(&(slot, key)));
            let by_others = by.is_some_and(|by| by.iter().any(|&by| by != at.document));
            by_others && !self.is_same(at, it)
        };
        let parts = filled
            .iter()
            .filter(|(at, slot)| self.beside(*at).any(|it| is_whole(*at, *slot, it)))
            .map(|(at, _)| *at);
        let parts: Vec<At> = parts.collect();
        for at in parts {
            let slot = self.slots.get_mut(at.document).and_then(|all| all.get_mut(at.value));
            if let Some(slot) = slot {
                *slot = None;
            }
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

    /// How a value stands among all of the event.
    pub(super) fn standing(&self, at: At) -> Option<&Standing> {
        self.standings.get(at.document)?.get(at.value)
    }

    /// Whether one value is told of an act of which the other is told of the opposite.
    pub(super) fn are_opposite_acts(&self, one: At, other: At) -> bool {
        self.acts(one).zip(self.acts(other)).is_some_and(|(one, other)| are_opposite(one, other))
    }

    /// Whether both are told of one act.
    pub(super) fn are_of_one_act(&self, one: At, other: At) -> bool {
        self.acts(one).zip(self.acts(other)).is_some_and(|(one, other)| are_one(one, other))
    }

    fn acts(&self, at: At) -> Option<&Acts> {
        self.acts.get(at.document)?.get(at.value)
    }

    /// How far apart two values stand, as parts of their documents; nothing inside one.
    pub(super) fn apart(&self, one: At, other: At) -> f64 {
        let part = |at: At| self.standing(at).map_or(0.0, |it| it.part);
        if one.document == other.document { 0.0 } else { (part(one) - part(other)).abs() }
    }

    /// The slot of the main event that a value fills.
    pub(super) fn slot(&self, at: At) -> Option<Slot> {
        *self.slots.get(at.document)?.get(at.value)?
    }

    /// Whether a value stands inside quotation marks, or is denied: it is what others say.
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

    /// The words around a value.
    pub(super) fn around(&self, at: At) -> &[u32] {
        let side = self.sides.get(at.document).and_then(|all| all.get(at.value));
        side.map_or(&[], |(around, _)| around)
    }

    /// The values of a document that have a stem around them, by their numbers.
    pub(super) fn having_around(
        &self,
        place: usize,
        stem: u32,
    ) -> impl Iterator<Item = usize> + '_ {
        let all = self.around.get(place).map_or(&[][..], Vec::as_slice);
        let from = all.partition_point(|it| it.0 < stem);
        all.iter().skip(from).take_while(move |it| it.0 == stem).map(|it| it.1)
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
        let is_one_unit = || is_one_unit(self.text(one, left), self.text(other, right));
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

/// The stems around the values of a document, with the values' numbers.
fn by_stem(sides: &[(Vec<u32>, bool)]) -> Vec<(u32, usize)> {
    let of = |(value, (around, _)): (usize, &(Vec<u32>, bool))| {
        around.iter().map(move |&stem| (stem, value)).collect::<Vec<_>>()
    };
    let mut all: Vec<_> = sides.iter().enumerate().flat_map(of).collect();
    all.sort_unstable();
    all.dedup();
    all
}
