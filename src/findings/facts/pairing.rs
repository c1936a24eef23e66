//! Which values of two documents are about the same thing: each has one partner, the best ones first.

use std::collections::BTreeMap;

use super::Event;
use super::context::{Likeness, likeness};
use super::disputes::Disputes;
use super::evidence::Evidence;
use super::links::{Joint, Links};
use super::main_event::Slot;
use super::nouns::{are_other_things, is_counted_otherwise};
use super::slips::{Slip, slip};
use super::verdict::{Verdict, is_equal, is_open, may_be_one};
use crate::findings::Pair;
use crate::findings::values::{Number, Stated, Unit, What};

/// The odds, as a probability, from which on a pair is shown, ...
const LIKELY: f64 = 0.5;
/// ... as parts of it, what is only possible, ...
const POSSIBLE: f64 = 0.75;
/// ... what may be paired at all, ...
const CONSIDERED: f64 = 0.4;
/// ... and what is added if it is said against what is quoted, ...
pub(super) const DISPUTED: f64 = 0.9;
/// ... and what is strong without a link so many times it.
pub(super) const STRONG: f64 = 1.5;
/// What is found inside one document has to reach so many times as much.
const INSIDE: f64 = 1.2;
/// Of the values that one may be paired with so many are weighed.
const MOST_CANDIDATES: usize = 64;
/// A pair is no finding if either side is this much more like another.
const NEAR_BEST: f64 = 0.85;
/// Inside one document: how far apart, and how much of the lighter context has to be shared.
const SENTENCES_APART: u32 = 3;
const MOST_SHARED: f64 = 0.5;

/// A value by its document's place in the event and its own number there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct At {
    pub(super) document: usize,
    pub(super) value: usize,
}

/// Two values that are about the same thing.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bond {
    pub(super) left: At,
    pub(super) right: At,
    /// How much speaks for it, as a multiple of the threshold it has to reach.
    pub(super) strength: f64,
    pub(super) is_linked: bool,
    pub(super) verdict: Verdict,
    pub(super) n_shared: usize,
}

impl Bond {
    /// Whether it is shown without being asked for.
    pub(super) fn is_likely(&self) -> bool {
        self.strength >= 1.0
    }
}

/// Two values that may be about the same thing.
struct Candidate<'a> {
    at: (At, At),
    evidence: Evidence<'a>,
}

/// The values of two documents that are about the same thing, as far as they are at least possible;
/// `None` if `cancelled` said so meanwhile.
pub(super) fn bonds(
    event: &Event<'_>,
    places: (usize, usize),
    pair: &Pair,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<Bond>> {
    let (left, right) = (event.stated(places.0), event.stated(places.1));
    let links = Links::new(&pair.comparison, left, right);
    let disputes = Disputes::new(event, places, &links);
    let mut all = Vec::new();
    for (i, one) in left.iter().enumerate() {
        if cancelled() {
            return None;
        }
        let mut here = Vec::new();
        for (j, other) in right.iter().enumerate() {
            let at = (At { document: places.0, value: i }, At { document: places.1, value: j });
            if !event.may_be_one(at) {
                continue;
            }
            let joint = links.joint((i, one.span), (j, other.span));
            if joint.is_some() || event.is_held_alike(at) {
                let is_disputed = disputes.has(event, at.0, at.1);
                here.extend(event.candidate(at, joint, is_disputed));
            }
        }
        all.extend(most_alike(event, &mut here));
    }
    let bonds = weighed(event, all);
    let strengthened = bonds.into_iter().map(|bond| disputes.strengthened(event, bond));
    Some(chosen(event, strengthened.filter(|bond| bond.strength >= CONSIDERED).collect()))
}

/// The values that one document gives twice; `None` if `cancelled` said so meanwhile.
pub(super) fn inner_bonds(
    event: &Event<'_>,
    place: usize,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<Bond>> {
    let stated = event.stated(place);
    let mut all = Vec::new();
    for (i, one) in stated.iter().enumerate() {
        if cancelled() {
            return None;
        }
        let mut here = Vec::new();
        let later = stated.iter().enumerate().skip(i + 1);
        let far = later.filter(|(_, it)| it.sentence.0 >= one.sentence.0 + SENTENCES_APART);
        for (j, other) in far {
            let at = (At { document: place, value: i }, At { document: place, value: j });
            let is_far = !event.is_one_paragraph(place, one, other);
            let may_be_one = event.may_be_one(at) && event.is_held_alike(at);
            if is_far && may_be_one && event.is_mostly_shared(at) {
                here.extend(event.candidate(at, None, false));
            }
        }
        all.extend(most_alike(event, &mut here));
    }
    let mut bonds = weighed(event, all);
    for bond in &mut bonds {
        bond.strength /= INSIDE;
    }
    let mut chosen = chosen(event, bonds);
    chosen.retain(Bond::is_likely);
    Some(chosen)
}

/// The candidates of one value that come into question: in a table each figure is like all others.
fn most_alike<'a, 'e>(
    event: &Event<'_>,
    here: &'a mut Vec<Candidate<'e>>,
) -> impl Iterator<Item = Candidate<'e>> + 'a {
    if here.len() > MOST_CANDIDATES {
        here.sort_by(|a, b| b.own(event).total_cmp(&a.own(event)));
        here.truncate(MOST_CANDIDATES);
    }
    here.drain(..)
}

/// Weighs what speaks for each candidate, and by how much it is the best of its two values.
fn weighed(event: &Event<'_>, mut all: Vec<Candidate<'_>>) -> Vec<Bond> {
    let rivals = Rivals::new(event, &all);
    for candidate in &mut all {
        let own = candidate.own(event);
        let rival = rivals.best(event, candidate);
        candidate.evidence.margin = own - rival;
    }
    all.iter().map(|candidate| candidate.bond(event)).collect()
}

/// Of each value its best candidate with its partner, and the best one with another value.
struct Rivals(BTreeMap<At, ((f64, At), f64)>);

impl Rivals {
    fn new(event: &Event<'_>, all: &[Candidate<'_>]) -> Self {
        let mut best: BTreeMap<At, ((f64, At), f64)> = BTreeMap::new();
        let both = |it: &Candidate<'_>| [it.at, (it.at.1, it.at.0)];
        // What one document only quotes is no rival to what it says itself.
        let is_told = |it: &&Candidate<'_>| event.is_quoted(it.at.0) == event.is_quoted(it.at.1);
        for candidate in all.iter().filter(is_told) {
            let own = candidate.own(event);
            for (at, partner) in both(candidate) {
                let (first, _) = best.entry(at).or_insert(((own, partner), 0.0));
                if own > first.0 {
                    *first = (own, partner);
                }
            }
        }
        for candidate in all.iter().filter(is_told) {
            let own = candidate.own(event);
            for (at, partner) in both(candidate) {
                if let Some((first, second)) = best.get_mut(&at)
                    && own > *second
                    && !event.is_same(first.1, partner)
                {
                    *second = own;
                }
            }
        }
        Self(best)
    }

    /// How alike the surroundings of a candidate's values are to those of other values at most.
    fn best(&self, event: &Event<'_>, candidate: &Candidate<'_>) -> f64 {
        let (one, other) = candidate.at;
        let rival = |at: At, partner: At| {
            let ((first, known), second) = self.0.get(&at).copied()?;
            Some(if event.is_same(known, partner) { second } else { first })
        };
        let rivals = rival(one, other).into_iter().chain(rival(other, one));
        rivals.fold(0.0, f64::max)
    }
}

impl Candidate<'_> {
    /// How alike the surroundings are, in rarest words.
    fn own(&self, event: &Event<'_>) -> f64 {
        self.evidence.likeness.words / event.field.ln_n
    }

    fn bond(&self, event: &Event<'_>) -> Bond {
        Bond {
            left: self.at.0,
            right: self.at.1,
            strength: self.evidence.probability(event, self.at) / LIKELY,
            is_linked: self.evidence.joint.is_some(),
            verdict: self.evidence.verdict,
            n_shared: self.evidence.likeness.n_shared,
        }
    }
}

impl Event<'_> {
    /// Whether two values can be about one thing as far as they themselves tell.
    fn may_be_one(&self, (one, other): (At, At)) -> bool {
        let Some((left, right)) = self.value(one).zip(self.value(other)) else { return false };
        let is_comparable = |it: &Stated| !it.is_for_checks && !it.is_publication;
        if !is_comparable(left) || !is_comparable(right) || !may_be_one(&left.what, &right.what) {
            return false;
        }
        // What fills a slot is compared with what fills it elsewhere, and met by the same value alone.
        let has_own = |at: At, slot: Slot| self.has_own(at.document, slot);
        match (self.slot(one), self.slot(other)) {
            (Some(a), Some(b)) => a == b,
            (Some(slot), None) => !has_own(other, slot) || self.is_same(one, other),
            (None, Some(slot)) => !has_own(one, slot) || self.is_same(one, other),
            (None, None) => true,
        }
    }

    /// Whether a time is not held against an end that is left open: "at nine" against "until nine".
    fn is_held_alike(&self, (one, other): (At, At)) -> bool {
        let values = self.value(one).zip(self.value(other));
        values.is_none_or(|(left, right)| is_open(&left.what) == is_open(&right.what))
    }

    fn likeness(&self, (one, other): (At, At)) -> Likeness {
        let (left, right) = (self.context(one), self.context(other));
        likeness(&self.field, self.main_weight, left, right)
    }

    /// What is seen of two values; `None` if nothing tells of both, as words near both do, or if they
    /// are two things by what stands beside them.
    fn candidate(
        &self,
        at: (At, At),
        joint: Option<Joint>,
        is_disputed: bool,
    ) -> Option<Candidate<'_>> {
        let (left, right) = (self.value(at.0)?, self.value(at.1)?);
        let likeness = self.likeness(at);
        let is_told = joint == Some(Joint::Exchanged) || self.slot(at.0).is_some() || is_disputed;
        let is_slip = || slip(&left.what, &right.what) == Some(Slip::Swapped);
        if likeness.n_nearly == 0 && !is_told && !is_slip() {
            return None;
        }
        let verdict = self.verdict(at.0, at.1)?;
        let is_other = || self.are_opposite_acts(at.0, at.1) || self.are_ages_of_other_years(at);
        // Who gives both in one sentence tells of two things.
        let are_both_given = || self.has_beside(at.0, at.1) || self.has_beside(at.1, at.0);
        let is_two = || (joint.is_none() && is_other()) || are_both_given();
        if verdict == Verdict::Different && is_two() {
            return None;
        }
        let is_other = verdict == Verdict::Same && is_counted_otherwise(left, right);
        let verdict = if is_other { Verdict::Counted } else { verdict };
        let evidence = Evidence { left, right, verdict, joint, likeness, margin: 0.0 };
        Some(Candidate { at, evidence })
    }

    fn is_one_paragraph(&self, place: usize, one: &Stated, other: &Stated) -> bool {
        self.field.documents.get(place).is_some_and(|words| {
            words.paragraph_of(one.sentence) == words.paragraph_of(other.sentence)
        })
    }

    fn is_mostly_shared(&self, at: (At, At)) -> bool {
        let own =
            |at: At| likeness(&self.field, self.main_weight, self.context(at), self.context(at));
        let lighter = own(at.0).sum.min(own(at.1).sum);
        self.likeness(at).sum >= MOST_SHARED * lighter
    }

    /// Whether one value is the sum of the other one and a number beside it, not of other things.
    fn is_sum(&self, bond: &Bond) -> bool {
        let whole = |at: At| self.value(at).and_then(count);
        let Some((one, other)) = whole(bond.left).zip(whole(bond.right)) else { return false };
        let (part, sum, at) =
            if one < other { (one, other, bond.left) } else { (other, one, bond.right) };
        let Some(own) = self.value(at) else { return false };
        let beside = self.beside(at).filter_map(|it| self.value(it));
        let mut addends = beside.filter(|it| !are_other_things(own, it)).filter_map(count);
        addends.any(|it| is_equal(it + part, sum))
    }
}

/// Pairs each value with one value of the other document, the best first.
fn chosen(event: &Event<'_>, mut all: Vec<Bond>) -> Vec<Bond> {
    // What agrees at corresponding places belongs together, however the nouns are placed.
    let is_sure = |bond: &Bond| bond.is_linked && bond.verdict == Verdict::Same;
    all.sort_by(|a, b| {
        let sure = is_sure(b).cmp(&is_sure(a));
        let sure = sure.then_with(|| b.strength.total_cmp(&a.strength));
        sure.then_with(|| (a.left, a.right).cmp(&(b.left, b.right)))
    });
    let mut kept: Vec<Bond> = Vec::new();
    let mut best: BTreeMap<At, f64> = BTreeMap::new();
    let mut taken: BTreeMap<At, At> = BTreeMap::new();
    for bond in all {
        let ends = [bond.left, bond.right];
        // What one document only quotes or denies leaves the other's value free for what it says itself.
        let is_quoted = event.is_quoted(bond.left) != event.is_quoted(bond.right)
            || ends.iter().any(|&at| event.value(at).is_some_and(|it| it.is_denied));
        let mut is_best = true;
        for at in ends.into_iter().filter(|_| !is_quoted) {
            is_best &= bond.strength >= NEAR_BEST * *best.entry(at).or_insert(bond.strength);
        }
        let is_free = ends.iter().all(|&at| {
            let partner = partner(&bond, at);
            taken.get(&at).is_none_or(|known| event.is_same(*known, partner))
        });
        if !is_free {
            continue;
        }
        for at in ends.into_iter().filter(|_| !is_quoted) {
            taken.entry(at).or_insert_with(|| partner(&bond, at));
        }
        let is_enough = bond.n_shared >= 1 || bond.is_linked;
        if is_best && is_enough && bond.strength >= POSSIBLE && !event.is_sum(&bond) {
            kept.push(bond);
        }
    }
    kept
}

fn partner(bond: &Bond, at: At) -> At {
    if bond.left == at { bond.right } else { bond.left }
}

/// A plain count.
fn count(stated: &Stated) -> Option<f64> {
    match &stated.what {
        What::Number(Number { unit: Unit::Count, low, high, .. }) if is_equal(*low, *high) => {
            Some(*low)
        }
        _ => None,
    }
}
