//! Where a thing with a name of its own stands, if documents say so more and less exactly.

use std::collections::BTreeMap;

use super::super::Ground;
use super::lies_in::LiesIn;
use super::looks::{Looks, Way, gap_before, has_capital};
use super::spotted::{Form, Names, Spot};
use crate::model::DocId;

/// So many words may say what a thing is, between its name and its place.
const APPOSITION: usize = 7;

/// What is asked of the names of an event.
pub(super) struct Things<'a> {
    pub(super) ground: &'a Ground<'a>,
    pub(super) names: &'a Names,
    pub(super) looks: &'a Looks,
    pub(super) lies_in: &'a LiesIn,
}

/// Where a thing stands: for each place its form and where documents say so.
pub(super) type Places = Vec<(usize, Vec<Spot>)>;

impl Things<'_> {
    /// Things with the places of each that documents put in a place and in what it lies in; `thing` gives the
    /// number of the thing that a form names.
    pub(super) fn placed(&self, thing: &dyn Fn(usize) -> usize) -> Vec<(usize, Places)> {
        let mut of_thing: BTreeMap<usize, BTreeMap<DocId, (usize, Spot)>> = BTreeMap::new();
        for (at, form) in self.names.forms.iter().enumerate() {
            for spot in &form.spots {
                let named = self.before(spot).or_else(|| self.behind(spot));
                let Some(named) = named.filter(|named| *named != at) else { continue };
                let said = of_thing.entry(thing(named)).or_default();
                let is_first = said.get(&spot.document).is_none_or(|it| spot.span < it.1.span);
                if is_first {
                    said.insert(spot.document, (at, spot.clone()));
                }
            }
        }
        let found = of_thing.into_iter();
        found.filter_map(|(thing, said)| Some((thing, self.of_thing(&said)?))).collect()
    }

    /// The places of a thing, if every one lies in another or has one in it.
    fn of_thing(&self, said: &BTreeMap<DocId, (usize, Spot)>) -> Option<Places> {
        let mut places: BTreeMap<usize, Vec<Spot>> = BTreeMap::new();
        for (form, spot) in said.values() {
            places.entry(*form).or_default().push(spot.clone());
        }
        let forms: Vec<usize> = places.keys().copied().collect();
        places.retain(|&one, _| forms.iter().any(|&other| self.lies_in.joins(one, other)));
        (places.len() > 1).then(|| places.into_iter().collect())
    }

    /// The thing before a place: "T in X", "T, a hall in X".
    fn before(&self, spot: &Spot) -> Option<usize> {
        let document = self.ground.corpus.document(spot.document)?;
        let first = document.words_of_sentence(spot.sentence).start;
        let placing = spot.words.start.checked_sub(1).filter(|word| *word > first)?;
        let is_within = self.looks.way(*document.word_ids().get(placing)?) == Some(Way::Within);
        let from = placing.saturating_sub(APPOSITION).max(first);
        let last = (from..placing).rev().find(|&word| has_capital(document, word))?;
        let (form, thing) = self.names.covering(spot.document, &(last..last + 1))?;
        let is_apposition = placing > last + 1;
        let is_joined = (last + 1..=spot.words.start).all(|word| {
            let gap = gap_before(document, word).trim();
            if word == last + 1 && is_apposition { gap == "," } else { gap.is_empty() }
        });
        let is_it = is_within && is_joined && thing.words.end == last + 1;
        (is_it && self.is_thing(form)).then_some(form)
    }

    /// The thing behind a place: "X's T".
    fn behind(&self, spot: &Spot) -> Option<usize> {
        let document = self.ground.corpus.document(spot.document)?;
        let rest = document.text().get(spot.span.end as usize..)?;
        let next = spot.words.end;
        let (form, thing) = self.names.covering(spot.document, &(next..next + 1))?;
        let is_owner = rest.starts_with("'s ") || rest.starts_with("’s ");
        let is_it = is_owner && thing.words.start == next && thing.sentence == spot.sentence;
        (is_it && self.is_thing(form)).then_some(form)
    }

    /// Whether a name says what it names: a hall, a company. People go from place to place.
    fn is_thing(&self, form: usize) -> bool {
        let says = |form: &Form| form.words.len() > 1 && !form.is_all_names();
        self.names.forms.get(form).is_some_and(says)
    }
}
