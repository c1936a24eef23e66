//! Findings of names: one thing that is called differently, and names that stand where only one can.
//!
//! By rules and by what the folder itself repeats; no model and no list of names. `looks` says how words
//! are written, `spotted` reads names, `variants` holds those against each other that are spelt alike or
//! have a part in common, `replaced` finds those that were exchanged in passages that correspond, `places` nouns that are put in two
//! places.

mod context;
mod looks;
mod places;
mod replaced;
mod shown;
mod spelling;
mod spotted;
mod variants;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use self::context::{Contexts, Likeness};
use self::looks::Looks;
use self::places::Places;
use self::replaced::{Passages, Replaced};
use self::shown::Shown;
use self::spotted::{Names, Spot};
use self::variants::Asked;
use super::finding::{Finding, Grade};
use super::{Ground, Pair};
use crate::model::DocId;

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
        found.extend(of_one_name(&asked, &replaced, &shown));
        found.extend(shown.short_forms());
        let two = of_two_names(&replaced, &shown);
        let places = Places { ground, names: &names, contexts: &contexts, looks: &looks };
        found.extend(of_two_places(&places, &shown, &two));
        found.extend(of_two_streets(&asked, &shown, &two));
        found.extend(two);
    }
    (!cancelled()).then_some(found)
}

/// The pairs of each event, by its number; none lies across two.
fn by_event<'g>(ground: &'g Ground<'_>) -> Vec<Vec<&'g Pair>> {
    let mut event_of = vec![0; ground.corpus.len()];
    for (number, event) in ground.events.iter().enumerate() {
        for document in event {
            event_of.get_mut(document.index()).into_iter().for_each(|it| *it = number);
        }
    }
    let mut pairs = vec![Vec::new(); ground.events.len()];
    for pair in &ground.pairs {
        let event = event_of.get(pair.documents.left.index());
        let here = event.and_then(|&event| pairs.get_mut(event));
        here.into_iter().for_each(|it| it.push(pair));
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

/// One thing that is called differently: all forms that are variants of each other.
fn of_one_name(asked: &Asked<'_>, replaced: &[Replaced], shown: &Shown<'_>) -> Vec<Finding> {
    let mut edges: Vec<((usize, usize), Likeness, bool)> = Vec::new();
    for it in replaced.iter().filter(|it| it.is_one) {
        let forms = (it.forms.0.min(it.forms.1), it.forms.0.max(it.forms.1));
        let known = asked.names.forms.get(forms.0).zip(asked.names.forms.get(forms.1));
        let shared = known.map(|(one, other)| asked.contexts.likeness(one, other));
        let likeness = Likeness { is_linked: true, ..shared.unwrap_or_default() };
        edges.push((forms, likeness, true));
    }
    let variants = asked.variants().into_iter();
    edges.extend(variants.map(|it| (it.forms, it.likeness, it.is_sure)));
    let mut groups: Vec<(BTreeSet<usize>, Likeness, bool)> = Vec::new();
    for (forms, likeness, is_sure) in edges {
        let mut group = (BTreeSet::from([forms.0, forms.1]), likeness, is_sure);
        let (joined, apart): (Vec<_>, Vec<_>) =
            groups.into_iter().partition(|(known, ..)| !known.is_disjoint(&group.0));
        for (known, likeness, is_sure) in joined {
            group.0.extend(known);
            group.2 |= is_sure;
            let is_better =
                (likeness.is_linked, likeness.weight) > (group.1.is_linked, group.1.weight);
            group.1 = if is_better { likeness } else { group.1 };
        }
        groups = apart;
        groups.push(group);
    }
    let found = groups.into_iter();
    found
        .filter_map(|(forms, likeness, is_sure)| shown.variants(&forms, &likeness, is_sure))
        .collect()
}

/// Names of two things where only one can stand, by the place that they stand in.
fn of_two_names(replaced: &[Replaced], shown: &Shown<'_>) -> Vec<Finding> {
    /// The places at which one of two names stands.
    type Places = Vec<(usize, Vec<Spot>)>;
    let mut groups: Vec<(BTreeSet<(DocId, u32)>, Places)> = Vec::new();
    for it in replaced.iter().filter(|it| !it.is_one) {
        let place = |spot: &Spot| (spot.document, spot.span.start);
        let both = [(it.forms.0, &it.spots.0), (it.forms.1, &it.spots.1)];
        let mut group = (BTreeSet::new(), Places::new());
        let here: BTreeSet<_> = both.iter().map(|(_, spot)| place(spot)).collect();
        let (joined, apart): (Vec<_>, Vec<_>) =
            groups.into_iter().partition(|(known, _)| !known.is_disjoint(&here));
        groups = apart;
        let known = joined.into_iter().flat_map(|(_, places)| places);
        let known = known.flat_map(|(form, spots)| spots.into_iter().map(move |it| (form, it)));
        let new = both.into_iter().map(|(form, spot)| (form, spot.clone()));
        let mut by_form: BTreeMap<usize, Vec<Spot>> = BTreeMap::new();
        for (form, spot) in known.chain(new) {
            if group.0.insert(place(&spot)) {
                by_form.entry(form).or_default().push(spot);
            }
        }
        group.1 = by_form.into_iter().collect();
        groups.push(group);
    }
    let likeness = Likeness { is_linked: true, ..Likeness::default() };
    let found = groups.iter();
    found.filter_map(|(_, forms)| shown.replaced(forms, Grade::Different, &likeness)).collect()
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
        shown.replaced(&placed.places, Grade::Different, &likeness)
    });
    found.filter(|finding| !at(finding).iter().any(|place| known.contains(place))).collect()
}
