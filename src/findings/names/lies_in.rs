//! Which place lies in which other, where a text itself says so.

use std::collections::BTreeSet;

use super::super::Ground;
use super::looks::{Looks, Way, gap_before, has_capital};
use super::spotted::{Names, Spot};
use crate::model::{Document, WordId};

/// So many words behind a place may say what it lies in.
const ATTACHED: usize = 7;

/// A place that is one of these of another lies in it, or at its edge.
const PARTS: &str = "outskirts outskirt edge suburb suburbs fringe centre center heart middle north \
    south east west village town city district quarter borough part area region island hamlet port \
    neighbourhood neighborhood rand stadtrand vorort stadtteil ortsteil dorf banlieue périphérie quartier \
    afueras barrio окраине пригороде районе";
/// Join the part and the place.
const OF: &str = "of in von de du der del";

/// Pairs of places of which one lies in the other, by their forms' numbers.
#[derive(Debug, Default)]
pub(super) struct LiesIn {
    pairs: BTreeSet<(usize, usize)>,
}

impl LiesIn {
    /// All that the documents of an event say.
    pub(super) fn of(ground: &Ground<'_>, names: &Names, looks: &Looks) -> Self {
        let vocabulary = ground.corpus.vocabulary();
        let words = |words: &str| -> BTreeSet<WordId> {
            words.split_whitespace().filter_map(|word| vocabulary.id(word)).collect()
        };
        let reading = Reading { names, looks, parts: words(PARTS), of: words(OF) };
        let mut pairs = BTreeSet::new();
        for (at, form) in names.forms.iter().enumerate() {
            for spot in &form.spots {
                let document = ground.corpus.document(spot.document);
                let around = document.and_then(|it| reading.around(it, spot));
                pairs.extend(around.filter(|around| *around != at).map(|around| (at, around)));
            }
        }
        Self { pairs }
    }

    /// Whether one of two places lies in the other.
    pub(super) fn joins(&self, one: usize, other: usize) -> bool {
        self.pairs.contains(&(one, other)) || self.pairs.contains(&(other, one))
    }
}

struct Reading<'a> {
    names: &'a Names,
    looks: &'a Looks,
    parts: BTreeSet<WordId>,
    of: BTreeSet<WordId>,
}

impl Reading<'_> {
    /// What a place is said to lie in: "Y" of "X on the outskirts of Y", "X, a town in Y", "X in Y".
    fn around(&self, document: &Document, spot: &Spot) -> Option<usize> {
        let words = document.words_of_sentence(spot.sentence);
        let ids = document.word_ids();
        if !self.is_placed(document, spot, words.start) {
            return None;
        }
        let mut behind = spot.words.end..(spot.words.end + ATTACHED).min(words.end);
        let at = behind.find(|&at| has_capital(document, at))?;
        let between = spot.words.end..at;
        let is_joined = (spot.words.end..=at).all(|word| {
            let gap = gap_before(document, word).trim();
            gap.is_empty() || gap == "," && word == spot.words.end
        });
        let last = *ids.get(at.checked_sub(1)?)?;
        let is_part =
            between.clone().any(|word| ids.get(word).is_some_and(|it| self.parts.contains(it)));
        let is_in = match between.len() {
            0 => false,
            1 => self.looks.way(last) == Some(Way::Within) && self.of.contains(&last),
            _ => is_part && self.of.contains(&last),
        };
        let around =
            self.names.covering(spot.document, &(at..at + 1)).filter(|_| is_joined && is_in);
        around.map(|(form, _)| form)
    }

    /// Whether a name stands behind a word that puts something there.
    fn is_placed(&self, document: &Document, spot: &Spot, first: usize) -> bool {
        let before = spot.words.start.checked_sub(1).filter(|word| *word >= first);
        let before = before.and_then(|word| document.word_ids().get(word));
        before.is_some_and(|&word| self.looks.is_placing(word))
    }
}
