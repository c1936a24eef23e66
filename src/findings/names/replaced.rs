//! Names that stand in each other's place in passages that correspond.

use super::super::Ground;
use super::looks::Looks;
use super::spelling::{distance, is_inflected, plain, tolerated};
use super::spotted::{Form, Names, Spot};
use super::variants::{have_one_in_common, is_part};
use crate::compare::{Change, Comparison, Kind, Nature, Passage};
use crate::model::{DocId, Document, WordId};

/// Longer differences hold more than a name.
const MOST_WORDS: usize = 5;

/// Two names of which one stands where the other does.
#[derive(Clone, Debug)]
pub(super) struct Replaced {
    /// The forms by their numbers, the left document's first.
    pub(super) forms: (usize, usize),
    pub(super) spots: (Spot, Spot),
    /// Whether they are forms of one name.
    pub(super) is_one: bool,
}

/// What is asked of a pair of documents.
pub(super) struct Passages<'a> {
    pub(super) ground: &'a Ground<'a>,
    pub(super) names: &'a Names,
    pub(super) looks: &'a Looks,
    pub(super) ids: (DocId, DocId),
    pub(super) documents: (&'a Document, &'a Document),
}

impl Passages<'_> {
    /// The names that were exchanged, in order.
    pub(super) fn replaced(&self, comparison: &Comparison) -> Vec<Replaced> {
        let edited = comparison.passages.iter().filter(|passage| passage.kind == Kind::Edited);
        let changes =
            edited.flat_map(|passage| passage.changes.iter().map(move |it| (passage, it)));
        changes.filter_map(|(passage, change)| self.of_change(passage, change)).collect()
    }

    fn of_change(&self, passage: &Passage, change: &Change) -> Option<Replaced> {
        if change.nature == Nature::Form || change.left.is_empty() || change.right.is_empty() {
            return None;
        }
        let words =
            (self.documents.0.words_in(change.left), self.documents.1.words_in(change.right));
        if words.0.len().max(words.1.len()) > MOST_WORDS {
            return None;
        }
        let (left, on_left) = self.names.covering(self.ids.0, &words.0)?;
        let (right, on_right) = self.names.covering(self.ids.1, &words.1)?;
        let all =
            (self.documents.0.words_in(passage.left), self.documents.1.words_in(passage.right));
        let is_elsewhere = self.names.is_in(left, self.ids.1, &all.1)
            || self.names.is_in(right, self.ids.0, &all.0);
        let forms = (self.names.forms.get(left)?, self.names.forms.get(right)?);
        if left == right || is_elsewhere || self.is_part(forms.0, forms.1) {
            return None;
        }
        let documents = (forms.0.documents(), forms.1.documents());
        let are_apart = !have_one_in_common(&documents.0, &documents.1);
        let is_one = (are_apart || self.is_one_spelling(forms.0, forms.1))
            && self.is_one_name(forms.0, forms.1);
        let are_two = self.are_places(on_left, on_right) || self.are_known(left, right, forms);
        let spots = (on_left.clone(), on_right.clone());
        (is_one || are_two).then_some(Replaced { forms: (left, right), spots, is_one })
    }

    fn word(&self, form: &Form, at: usize) -> &str {
        form.words.get(at).map_or("", |&word| self.ground.corpus.vocabulary().word(word))
    }

    /// Whether one name is the other with words left out or put in, or with another ending.
    fn is_part(&self, one: &Form, other: &Form) -> bool {
        let is_single = one.words.len() == 1 && other.words.len() == 1;
        is_part(one, other)
            || is_single && is_inflected(self.word(one, 0), self.word(other, 0), true)
    }

    /// Whether two names differ in accents and ligatures alone.
    fn is_one_spelling(&self, one: &Form, other: &Form) -> bool {
        let is_same = |at| plain(self.word(one, at)) == plain(self.word(other, at));
        one.words.len() == other.words.len() && (0..one.words.len()).all(is_same)
    }

    /// Whether two names have a word in common, or are spelt alike.
    fn is_one_name(&self, one: &Form, other: &Form) -> bool {
        let tells = |word: &WordId| !self.looks.is_kind_of_place(*word);
        let shares = one.words.iter().any(|word| other.words.contains(word) && tells(word));
        let (a, b) = (self.word(one, 0), self.word(other, 0));
        let is_single = one.words.len() == 1 && other.words.len() == 1;
        shares || is_single && distance(a, b, tolerated(a, b)).is_some()
    }

    /// Whether both stand behind a word that places them.
    fn are_places(&self, one: &Spot, other: &Spot) -> bool {
        let is_placed = |document: &Document, spot: &Spot| {
            let before = spot.words.start.checked_sub(1);
            let before = before.and_then(|at| document.word_ids().get(at));
            before.is_some_and(|&word| self.looks.is_placing(word))
        };
        is_placed(self.documents.0, one) && is_placed(self.documents.1, other)
    }

    /// Whether they are two things for sure: both documents know both, or they are names of people or
    /// the like, written out.
    fn are_known(&self, left: usize, right: usize, (one, other): (&Form, &Form)) -> bool {
        let knows =
            |document: DocId, form: &Form| form.spots.iter().any(|it| it.document == document);
        let are_long = one.words.len() > 1 && other.words.len() > 1;
        are_long && one.is_all_names() && other.is_all_names()
            || left != right && knows(self.ids.0, other) && knows(self.ids.1, one)
    }
}
