//! Names that may be one thing's: spelt alike, with a part in common, or with one short form.

use std::collections::BTreeMap;

use super::super::Ground;
use super::context::{Contexts, Likeness, spread};
use super::looks::Looks;
use super::spelling::{alike, distance, is_inflected};
use super::spotted::{Form, Names};
use crate::model::{DocId, WordId};

/// Spellings of shorter words are not held against each other.
const SHORTEST: usize = 5;
/// By itself, a word must have so many letters.
const SHORTEST_ALONE: usize = 6;
/// A word of so many letters is the same with one that differs, if the rest of the name is.
const LONG_WORD: usize = 7;
/// How much of the threshold contexts must share: with another word of the name in common, ...
const BESIDE_OTHERS: f64 = 0.3;
/// ... for a word alone, and for names with one first word, ...
const ALONE: f64 = 0.6;
/// ... for people of one surname.
const SURNAME: f64 = 1.0;
/// So much of what most a word can weigh does the first word of names that go on otherwise.
const LEAST_HEAD: f64 = 0.3;
/// So many names with a word in common are held against each other.
const MOST_SHARING: usize = 12;

/// Two forms by their numbers that may be one name's.
#[derive(Clone, Debug)]
pub(super) struct Variant {
    pub(super) forms: (usize, usize),
    pub(super) likeness: Likeness,
    /// Whether their spelling or short form alone makes it likely.
    pub(super) is_sure: bool,
}

/// What is asked of the names of an event.
pub(super) struct Asked<'a> {
    pub(super) ground: &'a Ground<'a>,
    pub(super) names: &'a Names,
    pub(super) contexts: &'a Contexts<'a>,
    pub(super) looks: &'a Looks,
}

impl Asked<'_> {
    /// All variants.
    pub(super) fn variants(&self) -> Vec<Variant> {
        let mut found = self.with_one_short_form();
        found.extend(self.spelt_alike());
        found.extend(self.with_a_part_in_common());
        found.sort_by_key(|variant| variant.forms);
        found.dedup_by_key(|variant| variant.forms);
        found
    }

    fn form(&self, at: usize) -> Option<&Form> {
        self.names.forms.get(at)
    }

    fn word(&self, word: WordId) -> &str {
        self.ground.corpus.vocabulary().word(word)
    }

    fn stem(&self, word: WordId) -> Option<u32> {
        self.ground.rarity.stems(word).next()
    }

    fn is_english(&self) -> bool {
        let documents = self.ground.corpus.documents().iter().take(3);
        documents.filter_map(|it| it.language()).all(|language| language.code() == "en")
    }

    /// Two forms whose contexts share so much of the threshold, of which no document has both.
    fn variant(&self, one: usize, other: usize, least: f64) -> Option<Variant> {
        let forms = (one.min(other), one.max(other));
        let (left, right) = (self.form(forms.0)?, self.form(forms.1)?);
        if have_one_in_common(&left.documents(), &right.documents()) && !self.is_slip(left, right) {
            return None;
        }
        let likeness = self.contexts.likeness(left, right);
        let is_enough = likeness.weight >= least * self.ground.rarity.threshold();
        is_enough.then_some(Variant { forms, likeness, is_sure: least <= BESIDE_OTHERS })
    }

    /// Whether two names differ in one letter of a word behind the first: so near each other in one
    /// document two people are not called, but a name is spelt in two ways.
    fn is_slip(&self, one: &Form, other: &Form) -> bool {
        let mut apart =
            one.words.iter().zip(&other.words).enumerate().filter(|(_, it)| it.0 != it.1);
        let (Some((at, (&a, &b))), None) = (apart.next(), apart.next()) else { return false };
        let (a, b) = (self.word(a), self.word(b));
        let is_one_letter = a.chars().next() == b.chars().next() && distance(a, b, 1).is_some();
        let is_long = a.chars().count().min(b.chars().count()) >= SHORTEST;
        let is_other = is_long && is_one_letter && !is_inflected(a, b, self.is_english());
        at > 0 && one.words.len() == other.words.len() && is_other
    }

    /// Whether a sentence with one name has a name that only the other one has: then they say two things
    /// of what they name, and do not stand for each other.
    fn are_told_together(&self, one: &Form, other: &Form) -> bool {
        let own = |of: &Form, without: &Form| -> Vec<WordId> {
            let words = of.words.iter().zip(&of.is_name);
            let own = words.filter(|(word, is_name)| **is_name && !without.words.contains(word));
            own.map(|(word, _)| *word).collect()
        };
        let has = |form: &Form, words: &[WordId]| {
            spread(&form.spots).into_iter().any(|spot| {
                let document = self.ground.corpus.document(spot.document);
                let sentence =
                    document.and_then(|it| it.word_ids().get(it.words_of_sentence(spot.sentence)));
                sentence.unwrap_or_default().iter().any(|word| words.contains(word))
            })
        };
        has(one, &own(other, one)) || has(other, &own(one, other))
    }

    /// Long forms of one short form, neither of which is a part of the other.
    fn with_one_short_form(&self) -> Vec<Variant> {
        let mut by_short: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, form) in self.names.forms.iter().enumerate() {
            let spot = form.spots.iter().find_map(|spot| Some((spot.document, spot.short?)));
            let Some((document, short)) = spot else { continue };
            if let Some(document) = self.ground.corpus.document(document) {
                by_short.entry(short.of(document.text())).or_default().push(at);
            }
        }
        let groups = by_short.into_values().filter(|group| group.len() <= MOST_SHARING);
        let least = |one: &Form, other: &Form| (!is_part(one, other)).then_some(0.0);
        groups.flat_map(|group| self.of_group(&group, least)).collect()
    }

    /// Forms that differ in the spelling of one word.
    fn spelt_alike(&self) -> Vec<Variant> {
        let having = self.by_word();
        let (mut words, mut forms_of) = (Vec::new(), Vec::new());
        for (&word, forms) in &having {
            let spelt = self.word(word);
            if spelt.chars().count() >= SHORTEST && spelt.chars().all(char::is_alphabetic) {
                words.push(spelt.to_owned());
                forms_of.push((word, forms));
            }
        }
        let mut found = Vec::new();
        for (one, other) in alike(&words) {
            let (Some(one), Some(other)) = (forms_of.get(one), forms_of.get(other)) else {
                continue;
            };
            let are_beside = have_one_in_common(&self.documents(one.1), &self.documents(other.1));
            let pairs =
                one.1.iter().flat_map(|&left| other.1.iter().map(move |&right| (left, right)));
            for (left, right) in pairs.take(MOST_SHARING * MOST_SHARING) {
                // Two words that one document uses are two, unless the rest of the name says otherwise.
                if are_beside && self.form(left).is_some_and(|form| form.words.len() == 1) {
                    continue;
                }
                let least = self.least_of_spelling(left, right, (one.0, other.0));
                found.extend(least.and_then(|least| self.variant(left, right, least)));
            }
        }
        found
    }

    /// Each word that is a name, with the forms that hold it.
    fn by_word(&self) -> BTreeMap<WordId, Vec<usize>> {
        let mut by_word: BTreeMap<WordId, Vec<usize>> = BTreeMap::new();
        for (at, form) in self.names.forms.iter().enumerate() {
            for (&word, _) in form.words.iter().zip(&form.is_name).filter(|(_, is_name)| **is_name)
            {
                by_word.entry(word).or_default().push(at);
            }
        }
        by_word
    }

    /// How much of the threshold two forms need that hold two words spelt alike; `None` if they differ
    /// in more, or if these are two words.
    fn least_of_spelling(&self, one: usize, other: usize, words: (WordId, WordId)) -> Option<f64> {
        let (left, right) = (self.form(one)?, self.form(other)?);
        let (a, b) = (self.word(words.0), self.word(words.1));
        let is_inflected =
            self.stem(words.0) == self.stem(words.1) || is_inflected(a, b, self.is_english());
        let rest = |form: &Form, word: WordId| -> Vec<Option<u32>> {
            form.words.iter().filter(|it| **it != word).map(|&it| self.stem(it)).collect()
        };
        let rests = (rest(left, words.0), rest(right, words.1));
        let is_beside = rests.0 == rests.1 && !rests.0.is_empty();
        let is_alone = rests.0.is_empty() && rests.1.is_empty();
        let is_long = a.chars().count().min(b.chars().count()) >= SHORTEST_ALONE;
        let is_plain = a.chars().count().max(b.chars().count()) >= LONG_WORD;
        if is_beside {
            // Of one first name and a long surname a letter more or less is no other person.
            let are_people = left.is_all_names() && right.is_all_names();
            let is_sure = is_plain && !is_inflected;
            let least = if is_sure { 0.0 } else { BESIDE_OTHERS };
            (!is_inflected || self.is_english() && are_people).then_some(least)
        } else {
            let is_one = is_alone && is_long && !is_inflected;
            is_one.then_some(ALONE)
        }
    }

    /// The documents that use any of some forms, each once, in order.
    fn documents(&self, forms: &[usize]) -> Vec<DocId> {
        let forms = forms.iter().filter_map(|&at| self.form(at));
        let mut documents: Vec<DocId> = forms.flat_map(Form::documents).collect();
        documents.sort_unstable();
        documents.dedup();
        documents
    }

    /// Names of two or more words that begin or end with the same one.
    fn with_a_part_in_common(&self) -> Vec<Variant> {
        let mut by_first: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        let mut by_last: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for (at, form) in self.names.forms.iter().enumerate() {
            let (Some(&first), Some(&last)) = (form.words.first(), form.words.last()) else {
                continue;
            };
            let stems = self.stem(first).zip(self.stem(last));
            if let Some((first, last)) = stems.filter(|_| form.words.len() > 1) {
                by_first.entry(first).or_default().push(at);
                if form.words.len() == 2 && form.is_all_names() {
                    by_last.entry(last).or_default().push(at);
                }
            }
        }
        let mut found = Vec::new();
        for group in groups(by_last) {
            found.extend(self.of_group(&group, |one, other| self.least_of_surname(one, other)));
        }
        for group in groups(self.by_letters()) {
            found.extend(self.of_group(&group, |one, other| self.least_of_person(one, other)));
        }
        for group in groups(by_first) {
            found.extend(self.of_group(&group, |one, other| self.least_of_head(one, other)));
        }
        found
    }

    /// Names of people by their number of words, the first letter of the first and two of the last.
    fn by_letters(&self) -> BTreeMap<(usize, String), Vec<usize>> {
        let mut by_letters: BTreeMap<(usize, String), Vec<usize>> = BTreeMap::new();
        for (at, form) in self.names.forms.iter().enumerate() {
            let ends = form.words.first().zip(form.words.last());
            let ends = ends.filter(|_| form.words.len() > 1 && form.is_all_names());
            if let Some((&first, &last)) = ends {
                // A double letter is written single by others: Aasen, Asen.
                let mut of_last: Vec<char> = self.word(last).chars().take(3).collect();
                of_last.dedup();
                let letters = self.word(first).chars().take(1).chain(of_last.into_iter().take(2));
                by_letters.entry((form.words.len(), letters.collect())).or_default().push(at);
            }
        }
        by_letters
    }

    /// People whose names are alike word for word: somebody wrote them as heard.
    fn least_of_person(&self, one: &Form, other: &Form) -> Option<f64> {
        let is_like =
            |(a, b): (&WordId, &WordId)| a == b || sounds_like(self.word(*a), self.word(*b));
        let is_place = self.looks.is_kind_of_place(*one.words.last()?);
        let are_like = !is_place && one.words.iter().zip(&other.words).all(is_like);
        let is_slip = |(a, b): (&WordId, &WordId)| {
            let (a, b) = (self.word(*a), self.word(*b));
            distance(a, b, 1).is_some() && !is_inflected(a, b, self.is_english())
        };
        // A letter in each word is no other person, even where nothing is told of them.
        let differ = |it: &(&WordId, &WordId)| it.0 != it.1;
        let is_sure = one.words.iter().zip(&other.words).filter(differ).count() > 1
            && one.words.iter().zip(&other.words).all(is_slip);
        are_like.then_some(if is_sure { 0.0 } else { BESIDE_OTHERS })
    }

    /// Two streets, or the like, that documents name where they tell of the same thing.
    pub(super) fn other_places(&self) -> Vec<Variant> {
        let mut by_kind: BTreeMap<WordId, Vec<usize>> = BTreeMap::new();
        for (at, form) in self.names.forms.iter().enumerate() {
            let kind = form.words.last().filter(|word| self.looks.is_kind_of_place(**word));
            if let Some(&kind) = kind.filter(|_| form.words.len() == 2) {
                by_kind.entry(kind).or_default().push(at);
            }
        }
        let groups = by_kind.into_values().filter(|group| group.len() <= MOST_SHARING);
        let found = groups.flat_map(|group| self.of_group(&group, |_, _| Some(SURNAME)));
        found.filter(|variant| self.shares_more_than_names(&variant.likeness)).collect()
    }

    /// Whether contexts share words that are no names: in one country there are several lakes.
    fn shares_more_than_names(&self, likeness: &Likeness) -> bool {
        let vocabulary = self.ground.corpus.vocabulary();
        let words = likeness.shared.iter().filter_map(|word| vocabulary.id(word));
        likeness.is_linked || words.filter(|&word| !self.looks.is_name(word, true)).count() > 2
    }

    /// The variants in a group, each pair held against what it needs.
    fn of_group(
        &self,
        group: &[usize],
        least: impl Fn(&Form, &Form) -> Option<f64>,
    ) -> Vec<Variant> {
        let mut found = Vec::new();
        for (at, &one) in group.iter().enumerate() {
            for &other in group.get(at + 1..).unwrap_or_default() {
                let Some(forms) = self.form(one).zip(self.form(other)) else { continue };
                let least = least(forms.0, forms.1);
                found.extend(least.and_then(|least| self.variant(one, other, least)));
            }
        }
        found
    }

    /// People of one surname: first names within three letters are spellings of one.
    fn least_of_surname(&self, one: &Form, other: &Form) -> Option<f64> {
        if self.looks.is_kind_of_place(*one.words.last()?) {
            return None;
        }
        if self.are_told_together(one, other) {
            return None;
        }
        let (a, b) = (self.word(*one.words.first()?), self.word(*other.words.first()?));
        let is_like = a.chars().count().min(b.chars().count()) >= 4
            && a.chars().next() == b.chars().next()
            && distance(a, b, 3).is_some();
        Some(if is_like { BESIDE_OTHERS } else { SURNAME })
    }

    /// Names that begin with one rare word and go on otherwise, neither of which is a part of the other.
    fn least_of_head(&self, one: &Form, other: &Form) -> Option<f64> {
        let head = *one.words.first()?;
        let is_rare =
            self.ground.rarity.weight_of_word(head) >= LEAST_HEAD * self.ground.rarity.most();
        // Of people with one first name the surname tells.
        let are_people = one.words.len() == 2 && one.is_all_names() && other.is_all_names();
        let is_name = self.looks.is_name(head, true);
        let is_one = is_rare && is_name && !are_people && !is_part(one, other);
        let is_one = is_one && !self.are_told_together(one, other);
        is_one.then_some(ALONE)
    }
}

/// Names that are held against each other, but for groups of too many.
fn groups<K>(groups: BTreeMap<K, Vec<usize>>) -> impl Iterator<Item = Vec<usize>> {
    groups.into_values().filter(|group| group.len() <= MOST_SHARING)
}

/// Whether two words begin alike and differ in a third of their letters at most.
fn sounds_like(one: &str, other: &str) -> bool {
    let n_letters = one.chars().count().max(other.chars().count());
    let begins_alike = one.chars().next() == other.chars().next();
    n_letters >= SHORTEST && begins_alike && distance(one, other, n_letters / 3).is_some()
}

/// Whether one name has all words of the other.
pub(super) fn is_part(one: &Form, other: &Form) -> bool {
    let has_all = |of: &Form, all: &Form| of.words.iter().all(|word| all.words.contains(word));
    has_all(one, other) || has_all(other, one)
}

/// Whether two rows of documents in order share one.
pub(super) fn have_one_in_common(one: &[DocId], other: &[DocId]) -> bool {
    one.iter().any(|document| other.binary_search(document).is_ok())
}
