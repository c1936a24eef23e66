//! Findings of names: one thing that is called differently, and names that stand where only one can.
//!
//! By rules and by what the folder itself repeats; no model and no list of names. `looks` says how words
//! are written, `spotted` reads names, `variants` holds those against each other that are spelt alike or
//! have a part in common, `replaced` finds those that were exchanged in passages that correspond, `places` nouns that are put in two
//! places, `venues` what happened at two.

mod context;
mod joined;
mod lies_in;
mod looks;
mod places;
mod replaced;
mod shown;
mod spelling;
mod spotted;
mod things;
mod variants;
mod venues;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use self::context::{Contexts, Likeness};
use self::joined::joined;
use self::lies_in::LiesIn;
use self::looks::Looks;
use self::places::Places;
use self::replaced::{Passages, Replaced};
use self::shown::Shown;
use self::spotted::{Names, Spot};
use self::things::Things;
use self::variants::Asked;
use self::venues::Venues;
use super::finding::{Finding, Grade};
use super::{Ground, Pair};

/// Findings of names; `None` if `cancelled` said so meanwhile.
pub(crate) fn findings(
    ground: &Ground<'_>,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<Finding>> {
    let looks = Looks::of(ground, cancelled)?;
    let contexts = Contexts::new(ground);
    let mut found = Vec::new();
    let events = ground.events.iter().zip(by_event(ground));
    for (event, pairs) in events.filter(|(event, _)| event.len() > 1) {
        let names = Names::of(ground, &looks, event, cancelled)?;
        let asked = Asked { ground, names: &names, contexts: &contexts, looks: &looks };
        let replaced = replaced(&asked, &pairs, cancelled)?;
        let shown = Shown { ground, names: &names };
        let groups = of_one_name(&asked, &replaced);
        found.extend(
            groups
                .iter()
                .filter_map(|(forms, likeness, is_sure)| shown.variants(forms, likeness, *is_sure)),
        );
        found.extend(shown.short_forms());
        let lies_in = LiesIn::of(ground, &names, &looks);
        let mut two = of_two_names(&replaced, &shown, &lies_in);
        let things = Things { ground, names: &names, looks: &looks, lies_in: &lies_in };
        two.extend(of_things(&things, &groups, &shown));
        let places =
            Places { ground, names: &names, contexts: &contexts, looks: &looks, lies_in: &lies_in };
        let placed = of_two_places(&places, &shown, &two);
        found.extend(of_two_streets(&asked, &shown, &two));
        found.extend(two);
        found.extend(placed);
        let venues = Venues { ground, contexts: &contexts, event };
        found.extend(venues.placed().iter().filter_map(|placed| shown.venues(placed)));
    }
    (!cancelled()).then_some(found)
}

/// The pairs of each event, by its number; none lies across two.
fn by_event<'g>(ground: &'g Ground<'_>) -> Vec<Vec<&'g Pair>> {
    let mut event_of = vec![0; ground.corpus.len()];
    for (number, event) in ground.events.iter().enumerate() {
        for document in event {
            if let Some(event) = event_of.get_mut(document.index()) {
                *event = number;
            }
        }
    }
    let mut pairs = vec![Vec::new(); ground.events.len()];
    for pair in &ground.pairs {
        let event = event_of.get(pair.documents.left.index());
        if let Some(here) = event.and_then(|&event| pairs.get_mut(event)) {
            here.push(pair);
        }
    }
    pairs
}

/// The names that were exchanged in the pairs of an event.
fn replaced(
    asked: &Asked<'_>,
    pairs: &[&Pair],
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<Replaced>> {
    let Asked { ground, names, looks, .. } = *asked;
    let mut found = Vec::new();
    for pair in pairs {
        let ids = (pair.documents.left, pair.documents.right);
        let documents = ground.corpus.document(ids.0).zip(ground.corpus.document(ids.1));
        let Some((left, right)) = documents else { continue };
        if cancelled() {
            return None;
        }
        let documents = (left.as_ref(), right.as_ref());
        let passages = Passages { ground, names, looks, ids, documents };
        found.extend(passages.replaced(&pair.comparison));
    }
    Some(found)
}

/// Forms of one name, what speaks for it, and whether they alone make it likely.
type Group = (BTreeSet<usize>, Likeness, bool);

/// One thing that is called differently: all forms that are variants of each other.
fn of_one_name(asked: &Asked<'_>, replaced: &[Replaced]) -> Vec<Group> {
    let mut edges: BTreeMap<(usize, usize), (Likeness, bool)> = BTreeMap::new();
    for it in replaced.iter().filter(|it| it.is_one) {
        let forms = (it.forms.0.min(it.forms.1), it.forms.0.max(it.forms.1));
        edges.entry(forms).or_insert_with(|| {
            let known = asked.names.forms.get(forms.0).zip(asked.names.forms.get(forms.1));
            let shared = known.map(|(one, other)| asked.contexts.likeness(one, other));
            (Likeness { is_linked: true, ..shared.unwrap_or_default() }, true)
        });
    }
    for it in asked.variants() {
        edges.entry(it.forms).or_insert((it.likeness, it.is_sure));
    }
    let sets = joined(edges.keys().copied());
    let mut groups: Vec<Group> =
        sets.into_iter().map(|forms| (forms, Likeness::default(), false)).collect();
    let mut group_of = BTreeMap::new();
    for (at, (forms, ..)) in groups.iter().enumerate() {
        group_of.extend(forms.iter().map(|&form| (form, at)));
    }
    for ((form, _), (likeness, is_sure)) in edges {
        let group = group_of.get(&form).and_then(|&at| groups.get_mut(at));
        let Some((_, best, is_any_sure)) = group else { continue };
        *is_any_sure |= is_sure;
        if (likeness.is_linked, likeness.weight) >= (best.is_linked, best.weight) {
            *best = likeness;
        }
    }
    groups
}

/// Where things with names of their own stand, said more and less exactly.
fn of_things(things: &Things<'_>, groups: &[Group], shown: &Shown<'_>) -> Vec<Finding> {
    let mut first_of = BTreeMap::new();
    for (forms, ..) in groups {
        let first = forms.first().copied();
        first_of.extend(forms.iter().filter_map(|&form| Some((form, first?))));
    }
    let thing = |form: usize| first_of.get(&form).copied().unwrap_or(form);
    let found = things.placed(&thing).into_iter();
    found.filter_map(|(thing, places)| shown.thing(thing, &places)).collect()
}

/// Names of two things where only one can stand, by the place that they stand in.
fn of_two_names(replaced: &[Replaced], shown: &Shown<'_>, lies_in: &LiesIn) -> Vec<Finding> {
    /// The places at which one of two names stands.
    type Places = Vec<(usize, Vec<Spot>)>;
    let place = |spot: &Spot| (spot.document, spot.span.start);
    let two = || replaced.iter().filter(|it| !it.is_one);
    let mut standing = BTreeMap::new();
    for it in two() {
        standing.insert(place(&it.spots.0), (it.forms.0, &it.spots.0));
        standing.insert(place(&it.spots.1), (it.forms.1, &it.spots.1));
    }
    let sets = joined(two().map(|it| (place(&it.spots.0), place(&it.spots.1))));
    let groups: Vec<Places> = sets
        .into_iter()
        .map(|places| {
            let mut by_form: BTreeMap<usize, Vec<Spot>> = BTreeMap::new();
            for &(form, spot) in places.iter().filter_map(|place| standing.get(place)) {
                by_form.entry(form).or_default().push(spot.clone());
            }
            by_form.into_iter().collect()
        })
        .collect();
    let likeness = Likeness { is_linked: true, ..Likeness::default() };
    let found = groups.iter();
    let grade = |forms: &Places| {
        let are_joined = |at: usize, one: usize| {
            forms.iter().skip(at + 1).all(|(other, _)| lies_in.joins(one, *other))
        };
        let is_one = forms.iter().enumerate().all(|(at, (one, _))| are_joined(at, *one));
        if is_one { Grade::LessExact } else { Grade::Different }
    };
    found.filter_map(|forms| shown.replaced(forms, grade(forms), &likeness)).collect()
}

/// Two streets where only one can be, but for those that were exchanged in a passage.
fn of_two_streets(asked: &Asked<'_>, shown: &Shown<'_>, known: &[Finding]) -> Vec<Finding> {
    let known: BTreeSet<String> =
        known.iter().flat_map(|finding| finding.values.iter().map(|it| it.text.clone())).collect();
    let found = asked.other_places().into_iter().filter_map(|variant| {
        let form = |at: usize| Some((at, asked.names.forms.get(at)?.spots.clone()));
        let forms = [form(variant.forms.0)?, form(variant.forms.1)?];
        shown.replaced(&forms, Grade::Different, &variant.likeness)
    });
    found.filter(|finding| !finding.values.iter().any(|it| known.contains(&it.text))).collect()
}

/// Nouns that are put in two places, but for those that were exchanged in a passage.
fn of_two_places(places: &Places<'_>, shown: &Shown<'_>, known: &[Finding]) -> Vec<Finding> {
    let at = |finding: &Finding| -> Vec<_> {
        finding.mentions().map(|mention| (mention.document, mention.span)).collect()
    };
    let known: BTreeSet<_> = known.iter().flat_map(at).collect();
    let found = places.placed().into_iter().filter_map(|placed| {
        let (weight, is_linked) = (placed.weight, placed.is_linked);
        let likeness = Likeness { weight, is_linked, shared: Vec::new() };
        shown.replaced(&placed.places, placed.grade, &likeness)
    });
    found.filter(|finding| !at(finding).iter().any(|place| known.contains(place))).collect()
}
