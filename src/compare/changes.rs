//! Where the words of a claim differ, and of what nature each difference is.

use std::ops::Range;

use super::alike::differences;
use super::comparison::{Change, Nature};
use super::figures::{Figure, figures};
use super::form::forms;
use super::spelling::{Spelling, Units};
use super::union::Claim;
use super::words::Text;
use crate::model::{WordId, WordIdx};
use crate::text::{Span, without_marks};

/// Stretches of more words are never the same words in another spelling.
const LONGEST_FORM: usize = 12;

/// What differs in a claim.
#[derive(Debug, Default)]
pub(super) struct Differing {
    /// The changes that count, in order.
    pub(super) changes: Vec<Change>,
    /// Words and numbers that both sides have in order.
    pub(super) n_common: usize,
    /// Words and numbers of both sides together.
    pub(super) n_both: usize,
}

/// Finds what differs in a claim.
pub(super) fn differing(claim: &Claim, spelling: &Spelling<'_>) -> Differing {
    let texts = spelling.texts;
    let is_same =
        texts.left.words.get(claim.left.clone()) == texts.right.words.get(claim.right.clone());
    if is_same && !spelling.sameness.looks_past_words() {
        let n_common = claim.left.len();
        return Differing { changes: Vec::new(), n_common, n_both: 2 * n_common };
    }
    let left = spelling.units(&texts.left, claim.left.clone());
    let right = spelling.units(&texts.right, claim.right.clone());
    let pair = Pair { claim, spelling, left: &left, right: &right };
    let mut found = Differing { n_both: left.len() + right.len(), ..Differing::default() };
    let (mut from_left, mut from_right) = (0, 0);
    let end = (left.len()..left.len(), right.len()..right.len());
    let mut context = Context::default();
    for (on_left, on_right) in differences(&left.keys, &right.keys).into_iter().chain([end]) {
        let n_common = on_left.start - from_left;
        found.n_common += n_common;
        found.changes.extend(forms(&pair, (from_left, from_right), n_common));
        (from_left, from_right) = (on_left.end, on_right.end);
        if on_left.is_empty() && on_right.is_empty() {
            continue;
        }
        let (on_left, on_right) = (left.words(&on_left), right.words(&on_right));
        found.changes.push(pair.change(&on_left, &on_right, &mut context));
    }
    found
}

/// Both sides of a claim as units.
pub(super) struct Pair<'a> {
    pub(super) claim: &'a Claim,
    pub(super) spelling: &'a Spelling<'a>,
    pub(super) left: &'a Units,
    pub(super) right: &'a Units,
}

/// The figures of the whole claim on each side, once they are needed.
#[derive(Default)]
struct Context {
    figures: Option<[Vec<Figure>; 2]>,
}

impl<'a> Pair<'a> {
    /// A difference of words.
    fn change(&self, left: &Range<usize>, right: &Range<usize>, context: &mut Context) -> Change {
        let texts = self.spelling.texts;
        Change {
            left: span(&texts.left, &self.claim.left, left),
            right: span(&texts.right, &self.claim.right, right),
            nature: self.nature(left, right, context),
        }
    }

    fn nature(&self, left: &Range<usize>, right: &Range<usize>, context: &mut Context) -> Nature {
        let texts = self.spelling.texts;
        let is_short = left.len().max(right.len()) <= LONGEST_FORM;
        if is_short && self.are_same_letters(left, right) {
            return Nature::Form;
        }
        let here = [
            figures(self.spelling, &texts.left, left.clone()),
            figures(self.spelling, &texts.right, right.clone()),
        ];
        if here.iter().all(Vec::is_empty) {
            return Nature::Words;
        }
        // A figure that only stands elsewhere in the sentence has not changed.
        let [all_left, all_right] = context.figures.get_or_insert_with(|| {
            [
                figures(self.spelling, &texts.left, self.claim.left.clone()),
                figures(self.spelling, &texts.right, self.claim.right.clone()),
            ]
        });
        let lacks = |all: &[Figure], some: &[Figure]| {
            some.iter().any(|figure| all.binary_search(figure).is_err())
        };
        let [here_left, here_right] = &here;
        let is_changed = lacks(all_right, here_left) || lacks(all_left, here_right);
        if is_changed { Nature::Figures } else { Nature::Words }
    }

    /// Whether words of both sides have the same letters and digits in a row.
    fn are_same_letters(&self, left: &Range<usize>, right: &Range<usize>) -> bool {
        let texts = self.spelling.texts;
        let ids = |text: &Text<'a>, words: &Range<usize>| {
            text.words.get(words.clone()).unwrap_or_default().iter()
        };
        let (lefts, rights) = (ids(&texts.left, left), ids(&texts.right, right));
        if lefts.clone().chain(rights.clone()).any(|&id| self.spelling.glimpse(id).has_marks()) {
            return self.letters(&texts.left, left) == self.letters(&texts.right, right);
        }
        // Most differ in the first letter already.
        let bytes = |id: &WordId| self.spelling.word(*id).bytes();
        let is_letter = |byte: &u8| !matches!(byte, b'\'' | b',');
        lefts.flat_map(bytes).filter(is_letter).eq(rights.flat_map(bytes).filter(is_letter))
    }

    /// The letters and digits of some words in a row, so that "e-mail" is "email".
    fn letters(&self, text: &Text<'_>, words: &Range<usize>) -> String {
        let ids = text.words.get(words.clone()).unwrap_or_default();
        let mut letters = String::new();
        for &id in ids {
            let plain = without_marks(self.spelling.word(id));
            letters.extend(plain.split(['\'', ',']));
        }
        letters
    }
}

/// From the first to the last of some words of a claim; for none, the empty span where they would
/// stand: before the next word, or behind the claim's last one.
fn span(text: &Text<'_>, claim: &Range<usize>, words: &Range<usize>) -> Span {
    let word = |at: usize| text.document.word(WordIdx::at(at));
    if words.is_empty() {
        let is_inside = words.start < claim.end;
        let at = match words.start.checked_sub(1) {
            Some(before) if !is_inside && before >= claim.start => word(before).end,
            _ => word(words.start).start,
        };
        return Span::new(at, at);
    }
    Span::new(word(words.start).start, word(words.end - 1).end)
}
