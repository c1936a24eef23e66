//! Which values of two documents are about the same thing: each has one partner, the best ones first.

use std::collections::BTreeMap;

use super::Event;
use super::context::{Likeness, likeness};
use super::disputes::Disputes;
use super::links::Links;
use super::main_event::Slot;
use super::verdict::{Fit, Verdict, fit, is_equal, verdict};
use crate::findings::Pair;
use crate::findings::rarity::THRESHOLD;
use crate::findings::values::{Number, Stated, Unit, What};

/// What is only possible reaches this part of the threshold, ...
const POSSIBLE: f64 = 1.2 / THRESHOLD;
/// ... what may be paired at all this part, ...
const CONSIDERED: f64 = 0.5;
/// ... or, if it may be said against what is quoted, this part, to which so much is added.
const LEAST: f64 = 0.25;
pub(super) const DISPUTED: f64 = 0.75;
/// ... what is strong without a link so many times it, ...
pub(super) const STRONG: f64 = 1.5;
/// ... and doubtful fits have to reach more.
const DOUBTFUL: f64 = 1.3;
const INSIDE: f64 = 1.2;
/// What a better fit of the values adds, and that they agree.
const FIT: f64 = 1.5;
const AGREEING: f64 = 0.8;
/// What equal numbers that are hardly equal by chance add, as a part of the weight of the rarest word.
const UNUSUAL: f64 = 0.5;
/// What it adds that the same rare word tells of both which value is meant, as a part of the threshold.
const NAMED: f64 = 0.7;
/// What each value adds that both sentences have besides, as a part of the weight of the rarest word,
/// and how many count.
const BESIDE: f64 = 0.5;
const MOST_BESIDE: usize = 2;
/// What it adds that two days are at most so many days apart.
const NEIGHBOURS: f64 = 1.2;
const DAYS_APART: u8 = 3;
/// A pair is no finding if either side is this much more like another.
const NEAR_BEST: f64 = 0.85;
/// Dates without a month say little.
const NO_MONTH: f64 = 0.85;
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
        for (j, other) in right.iter().enumerate() {
            if !is_comparable(one) || !is_comparable(other) {
                continue;
            }
            let at = (At { document: places.0, value: i }, At { document: places.1, value: j });
            let Some(fit) = event.fit(at.0, at.1) else { continue };
            let is_linked = links.join((i, one.span), (j, other.span));
            let is_own = !event.is_quoted(at.0) && !event.is_quoted(at.1);
            if is_linked || (!fit.needs_link && is_own) {
                let bond = event.bond(at, fit, is_linked);
                all.extend(bond.map(|bond| disputes.strengthened(event, bond)));
            }
        }
    }
    all.retain(|bond| bond.strength >= CONSIDERED);
    Some(chosen(event, all))
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
        let later = stated.iter().enumerate().skip(i + 1);
        let far = later.filter(|(_, it)| it.sentence.0 >= one.sentence.0 + SENTENCES_APART);
        for (j, other) in far.filter(|(_, it)| is_comparable(one) && is_comparable(it)) {
            let at = (At { document: place, value: i }, At { document: place, value: j });
            let fit = event.fit(at.0, at.1).filter(|fit| !fit.needs_link);
            let Some(fit) = fit.filter(|_| !event.is_one_paragraph(place, one, other)) else {
                continue;
            };
            all.extend(event.bond(at, fit, false).filter(|_| event.is_mostly_shared(at)));
        }
    }
    for bond in &mut all {
        bond.strength /= INSIDE;
    }
    let mut chosen = chosen(event, all);
    chosen.retain(Bond::is_likely);
    Some(chosen)
}

impl Event<'_> {
    /// The threshold of an event with so many sentences.
    fn threshold(&self) -> f64 {
        THRESHOLD * self.field.ln_n
    }

    fn fit(&self, one: At, other: At) -> Option<Fit> {
        let (left, right) = (self.value(one)?, self.value(other)?);
        let fit = fit(&left.what, &right.what, is_one_head(left, right))?;
        // What fills a slot is compared with what fills it elsewhere, and met by the same value alone.
        let has_own = |at: At, slot: Slot| self.has_own(at.document, slot);
        match (self.slot(one), self.slot(other)) {
            (Some(a), Some(b)) if a != b => None,
            (Some(slot), None) if has_own(other, slot) && !self.is_same(one, other) => None,
            (None, Some(slot)) if has_own(one, slot) && !self.is_same(one, other) => None,
            _ => Some(fit),
        }
    }

    fn likeness(&self, (one, other): (At, At)) -> Likeness {
        let (left, right) = (self.context(one), self.context(other));
        likeness(&self.field, self.main_weight, left, right)
    }

    /// How much speaks for two values being about one thing; `None` if too little for any use.
    fn bond(&self, at: (At, At), fit: Fit, is_linked: bool) -> Option<Bond> {
        let (left, right) = (self.value(at.0)?, self.value(at.1)?);
        let likeness = self.likeness(at);
        let is_one_unit = || is_one_unit(self.text(at.0, left), self.text(at.1, right));
        let verdict = verdict(&left.what, &right.what, is_one_unit)?;
        let verdict = if is_counted_otherwise(left, right, verdict, fit) {
            Verdict::Counted
        } else {
            verdict
        };
        let threshold = self.threshold();
        let sum =
            likeness.sum * if lacks_month(left) || lacks_month(right) { NO_MONTH } else { 1.0 };
        let link = if is_linked { threshold } else { 0.0 };
        let agrees = match verdict {
            Verdict::Same if is_unusual(left) => AGREEING.max(UNUSUAL * self.field.ln_n),
            Verdict::Same | Verdict::Counted => AGREEING,
            _ => 0.0,
        };
        let near = if are_neighbours(left, right) { NEIGHBOURS } else { 0.0 };
        let is_count = |it: &Stated| matches!(&it.what, What::Number(n) if n.unit == Unit::Count);
        let is_beside = !is_count(left) && self.is_beside_one_word(at.0, at.1);
        let is_named = is_measured(left) && self.is_named_alike(at.0, at.1);
        let beside = match () {
            () if is_named => NAMED * threshold,
            () if is_beside => FIT,
            () => 0.0,
        };
        let is_beside = is_beside || is_named;
        let n_beside = self.n_beside(at.0, at.1).min(MOST_BESIDE);
        let beside = beside + BESIDE * self.field.ln_n * n_beside as f64;
        let total = sum + FIT * (fit.score - 1.0) + link + agrees + near + beside;
        let bar = if fit.is_doubtful && !is_linked && !is_beside { DOUBTFUL } else { 1.0 };
        let bond = Bond {
            left: at.0,
            right: at.1,
            strength: total / (threshold * bar),
            is_linked,
            verdict,
            n_shared: likeness.n_shared + n_beside + usize::from(is_beside),
        };
        (total >= LEAST * threshold).then_some(bond)
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

    /// Whether one value is the sum of the other one and a number beside it.
    fn is_sum(&self, bond: &Bond) -> bool {
        let whole = |at: At| self.value(at).and_then(count);
        let Some((one, other)) = whole(bond.left).zip(whole(bond.right)) else { return false };
        let (part, sum, at) =
            if one < other { (one, other, bond.left) } else { (other, one, bond.right) };
        let beside = self.beside(at).filter_map(|it| self.value(it));
        beside.filter_map(count).any(|it| is_equal(it + part, sum))
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
        // What one document only quotes leaves the other's value free for what it says itself.
        let is_quoted = event.is_quoted(bond.left) != event.is_quoted(bond.right);
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
        let is_enough = bond.n_shared >= 2 || bond.is_linked;
        if is_best && is_enough && bond.strength >= POSSIBLE && !event.is_sum(&bond) {
            kept.push(bond);
        }
    }
    kept
}

/// Whether a value says something of what is reported.
fn is_comparable(stated: &Stated) -> bool {
    !stated.is_for_checks && !stated.is_publication
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

/// Whether the same noun is counted.
fn is_one_head(one: &Stated, other: &Stated) -> bool {
    head(one).zip(head(other)).is_some_and(|(one, other)| is_one_noun(one, other))
}

/// The noun that is counted.
fn head(stated: &Stated) -> Option<&str> {
    match &stated.what {
        What::Number(number) => number.head.as_deref(),
        _ => None,
    }
}

/// Whether two nouns are one but for the ending of the plural and capitals.
fn is_one_noun(one: &str, other: &str) -> bool {
    let letters = |noun| {
        let (stem, ending) = singular(noun);
        stem.chars().flat_map(char::to_lowercase).chain(ending.chars())
    };
    letters(one).eq(letters(other))
}

/// A noun without the ending of its plural, so far as two nouns are only held against each other, and
/// what stands in its place.
fn singular(noun: &str) -> (&str, &'static str) {
    let without = |ending| noun.strip_suffix(ending);
    let bare = without("ies").or_else(|| without("IES")).map(|stem| (stem, "y"));
    bare.unwrap_or_else(|| (without("s").or_else(|| without("S")).unwrap_or(noun), ""))
}

/// Whether one number counts different things: both nouns tell what, and they are not the same. Words
/// for people are too often only other words for the same ones.
fn is_counted_otherwise(one: &Stated, other: &Stated, verdict: Verdict, fit: Fit) -> bool {
    let is_count =
        |it: &Stated| matches!(&it.what, What::Number(n) if n.unit == Unit::Count && !n.is_person);
    let heads = head(one).zip(head(other)).filter(|_| is_count(one) && is_count(other));
    verdict == Verdict::Same
        && fit.score > 0.3
        && heads.is_some_and(|(one, other)| !is_one_noun(one, other))
}

/// Whether a number measures rather than counts.
fn is_measured(stated: &Stated) -> bool {
    let What::Number(number) = &stated.what else { return false };
    !matches!(number.unit, Unit::Count | Unit::Adjective)
}

/// Whether a number is rarely met by chance: it has two figures that tell, or is large.
fn is_unusual(stated: &Stated) -> bool {
    let What::Number(Number { low, high, .. }) = &stated.what else { return false };
    let is_round = |it: f64| it < 10.0 || (it % 10.0 == 0.0 && it < 100.0) || it % 100.0 == 0.0;
    is_equal(*low, *high) && (*low >= 1000.0 || !is_round(*low))
}

/// Whether two days differ as by a slip: in the same month, by a few days.
fn are_neighbours(one: &Stated, other: &Stated) -> bool {
    let (What::Date(one), What::Date(other)) = (&one.what, &other.what) else { return false };
    let days = one.day.zip(other.day);
    one.month.is_some()
        && one.month == other.month
        && days.is_some_and(|(a, b)| (1..=DAYS_APART).contains(&a.abs_diff(b)))
}

fn lacks_month(stated: &Stated) -> bool {
    matches!(&stated.what, What::Date(date) if date.month.is_none())
}

/// Whether two measures are written in the same unit: with the same last word.
pub(super) fn is_one_unit(one: &str, other: &str) -> bool {
    is_one_noun(last_word(one), last_word(other))
}

fn last_word(text: &str) -> &str {
    let letters = text.trim_end_matches(|c: char| !c.is_alphabetic());
    letters.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default()
}
