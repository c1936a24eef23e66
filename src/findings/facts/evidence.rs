//! How much speaks for two values being about the same thing.
//!
//! What is seen of the two (the words that both stand among, where they stand, what they measure, how
//! near they are) is weighed and summed up. The weights are those of a logistic regression (ridge
//! penalty 2) over the pairs of values that are not the same in 43 folders whose disagreements were
//! listed beforehand, rounded to .05, so that the sum is the logarithm of the odds. They moved little
//! when each folder was left out in turn. A sign that is added or changed asks for all of them anew.

use super::context::Likeness;
use super::event::Event;
use super::links::Joint;
use super::nouns::is_one_head;
use super::pairing::At;
use super::slips::{Slip, slip};
use super::standing::Kind;
use super::verdict::Verdict;
use crate::findings::values::{Role, Stated, Unit, What};

/// Numbers are near each other if one is at most so many times the other.
const NEAR: f64 = 1.284;
/// Times of day are if they are so many minutes apart.
const NEAR_MINUTES: u16 = 45;
const HALF_A_DAY: u16 = 720;
/// The logarithm of how many times one number is the other counts up to this.
const FARTHEST: f64 = 5.0;
/// Smaller numbers are met everywhere.
const BIG: f64 = 10.0;
/// So many other values that two sentences share count.
const MOST_BESIDE: usize = 2;
/// By how much two values are more alike than others counts up to this.
const MOST_MARGIN: f64 = 1.5;

/// The logarithm of the odds of two values of which nothing is seen.
const BASE: f64 = -1.5;
/// Nothing more that is seen makes a pair of two values whose odds have at most this logarithm.
const HOPELESS: f64 = -3.5;
/// What it adds that two values agree, and that they do so in what is hardly equal by chance.
const AGREEING: f64 = 2.0;
const UNUSUAL: f64 = 1.0;

/// Two values, what is seen of them, and how they compare.
pub(super) struct Evidence<'a> {
    pub(super) left: &'a Stated,
    pub(super) right: &'a Stated,
    pub(super) verdict: Verdict,
    pub(super) joint: Option<Joint>,
    pub(super) likeness: Likeness,
    /// By how much they are more alike than either is to a value that is another one, in rarest words.
    pub(super) margin: f64,
}

impl Evidence<'_> {
    /// How likely it is that they are about one thing, from 0 to 1.
    pub(super) fn probability(&self, event: &Event<'_>, at: (At, At)) -> f64 {
        let signs = self.of_words(event, at).into_iter().chain(self.of_place(event, at));
        let signs = signs.chain(self.of_standing(event, at)).chain(self.of_amounts());
        let signs = signs.chain(self.of_kind());
        let seen: f64 = signs.map(|(weight, seen)| weight * seen).sum();
        let logit = BASE + seen + self.agreement();
        // What takes long to see is only looked at where it can still tell.
        let more = if logit > HOPELESS { of_search(event, at) } else { 0.0 };
        1.0 / (1.0 + (-(logit + more)).exp())
    }

    /// Values that agree took no part in the regression: what agrees is bound before what does not. "In
    /// years" is too often said of anything.
    fn agreement(&self) -> f64 {
        match self.verdict {
            _ if matches!(self.left.what, What::Vague(_)) => 0.0,
            Verdict::Same if is_unusual_number(self.left) => AGREEING + UNUSUAL,
            Verdict::Same | Verdict::Counted => AGREEING,
            Verdict::LessExact | Verdict::Different => 0.0,
        }
    }

    /// The words that both stand among.
    fn of_words(&self, event: &Event<'_>, at: (At, At)) -> [(f64, f64); 4] {
        [
            (1.0, is(event.are_of_one_act(at.0, at.1))),
            (-0.3, is(self.likeness.n_near == 0)),
            (0.45, is(event.is_around_one_word(at.0, at.1))),
            (1.8, self.margin.clamp(-MOST_MARGIN, MOST_MARGIN)),
        ]
    }

    /// Where they stand.
    fn of_place(&self, event: &Event<'_>, at: (At, At)) -> [(f64, f64); 4] {
        let slots = event.slot(at.0).zip(event.slot(at.1));
        [
            (0.55, is(self.joint == Some(Joint::Related))),
            (1.85, is(slots.is_some_and(|(one, other)| one == other))),
            (-1.95, event.apart(at.0, at.1)),
            (-1.15, is(event.is_quoted(at.0) != event.is_quoted(at.1))),
        ]
    }

    /// Whether others are like them.
    fn of_standing(&self, event: &Event<'_>, at: (At, At)) -> [(f64, f64); 4] {
        let Some((one, other)) = event.standing(at.0).zip(event.standing(at.1)) else {
            return [(0.0, 0.0); 4];
        };
        let alone = |one: usize, other: usize| 1.0 / (one.max(1) * other.max(1)) as f64;
        let is_one_kind = one.kind == other.kind && one.kind != Kind::Vague;
        let of_kind = |it: f64| if is_one_kind { it } else { 0.0 };
        let is_one_head = is_one_head(self.left, self.right);
        let of_head = |it: f64| if is_one_head { it } else { 0.0 };
        [
            (1.95, of_kind(alone(one.n_alike, other.n_alike))),
            (1.05, of_head(1.0)),
            (0.95, of_head(alone(one.n_of_noun, other.n_of_noun))),
            (1.85, is(role(self.left).is_some() && role(self.left) == role(self.right))),
        ]
    }

    /// How near they are.
    fn of_amounts(&self) -> [(f64, f64); 7] {
        let amounts = amounts(&self.left.what, &self.right.what);
        let (ratio, least) = amounts.unwrap_or((1.0, 0.0));
        let slip = slip(&self.left.what, &self.right.what);
        [
            (0.9, is(self.verdict == Verdict::LessExact)),
            (0.8, is(amounts.is_some() && ratio <= NEAR)),
            (1.3, is(are_near_times(&self.left.what, &self.right.what))),
            (-2.2, ratio.ln().min(FARTHEST)),
            (1.0, is(least >= BIG)),
            (1.75, is(slip == Some(Slip::Turned))),
            (2.45, is(slip == Some(Slip::Swapped))),
        ]
    }

    /// What they are.
    fn of_kind(&self) -> [(f64, f64); 5] {
        let unit = |is_it: fn(&Unit) -> bool| {
            is(matches!(&self.left.what, What::Number(number) if is_it(&number.unit)))
        };
        let days = [self.left, self.right].map(|it| is_day(&it.what));
        [
            (-1.2, is(matches!(self.left.what, What::Date(_)))),
            (1.9, is(days == [true, true])),
            (-0.75, is(matches!(self.left.what, What::Time(_)))),
            (-0.5, unit(|it| matches!(it, Unit::Count))),
            (0.75, unit(|it| matches!(it, Unit::Money(_)))),
        ]
    }
}

/// The words and values that only a search through both documents tells.
fn of_search(event: &Event<'_>, at: (At, At)) -> f64 {
    let n_beside = event.n_beside(at.0, at.1).min(MOST_BESIDE);
    0.4 * is(event.is_named_alike(at.0, at.1)) + 0.6 * n_beside as f64
}

fn is(it: bool) -> f64 {
    f64::from(u8::from(it))
}

fn role(stated: &Stated) -> Option<Role> {
    match &stated.what {
        What::Number(number) => number.role,
        _ => None,
    }
}

/// How many times one number is the other, and the smaller one.
fn amounts(one: &What, other: &What) -> Option<(f64, f64)> {
    let (What::Number(one), What::Number(other)) = (one, other) else { return None };
    let (less, more) = (one.low.min(other.low), one.low.max(other.low));
    (less > 0.0).then_some((more / less, less))
}

fn are_near_times(one: &What, other: &What) -> bool {
    let (What::Time(one), What::Time(other)) = (one, other) else { return false };
    let apart = one.minutes.abs_diff(other.minutes) % HALF_A_DAY;
    let apart = apart.min(HALF_A_DAY - apart);
    (1..=NEAR_MINUTES).contains(&apart)
}

fn is_day(what: &What) -> bool {
    matches!(what, What::Date(date) if date.month.is_some() && date.day.is_some())
}

fn is_unusual_number(stated: &Stated) -> bool {
    matches!(&stated.what, What::Number(number) if number.is_unusual())
}
