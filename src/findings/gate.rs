//! Which documents tell of the same event: only these are compared.
//!
//! Those that give the same names and a value that is rarely met by chance, or most names of either;
//! two events with the same names are told apart later, by their days. The numbers were chosen over
//! the documents of 27 folders put into one: of the pairs that tell of one event all but three in a
//! hundred are joined, of others none but like events of two years.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::Ground;
use super::rarity::Rarity;
use super::values::{Date, Number, Stated, Time, Unit, What};
use crate::model::{Corpus, DocId, Document, SentenceIdx, WordId, WordIdx};
use crate::text::{Language, Span};

/// Documents that share a telling value tell of one event if they share so many names and values ...
const ENOUGH: usize = 4;
/// ... and two names, this part of those of the one with fewer, or this part and more names, ...
const PART_AND_TWO: f64 = 0.3;
const PART_AND_MORE: f64 = 0.2;
/// ... or this part and one.
const HALF: f64 = 0.5;
/// Those that share none tell of one if it is that part and so many names, ...
const MANY_NAMES: usize = 4;
/// ... or this part and two.
const MOST: f64 = 0.6;
/// In a folder of more documents names that many of them have count for less, ...
const SMALL_FOLDER: usize = 50;
/// ... and so many values more are met by chance.
const BY_CHANCE: usize = 1;
/// Where nothing is written with capitals, so many values tell.
const VALUES_ALONE: usize = 3;
/// Counts up to a dozen are met everywhere.
const DOZEN: f64 = 12.0;
const HALF_A_DAY: u16 = 720;

/// What a document tells of: sorted, each once.
struct Subject {
    language: Option<Language>,
    /// Stems of its names.
    names: Vec<u32>,
    /// Values that are rarely met by chance, by their numbers in the folder.
    values: Vec<u32>,
}

/// The documents of each event, in order; a document that tells of something else stands alone. `None`
/// if `cancelled` said so meanwhile.
pub(crate) fn events(
    ground: &Ground<'_>,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<Vec<DocId>>> {
    let Ground { corpus, folder, rarity, stated, .. } = ground;
    let names = names(corpus, rarity, cancelled)?;
    let is_name = |stem: u32| names.get(stem as usize).is_some_and(|is_name| *is_name);
    let values = telling_values(stated);
    let subject = |(number, document): (usize, &Arc<Document>)| {
        if cancelled() {
            return None;
        }
        let own = stated.get(number).map_or(&[][..], Vec::as_slice);
        let out = left_out(own, folder.boilerplate_of(DocId::at(number)));
        let words = Reading { document, rarity, left_out: &out };
        let values = values.get(number).cloned().unwrap_or_default();
        Some(Subject { language: document.language(), names: words.names(&is_name), values })
    };
    let subjects: Option<Vec<Subject>> =
        corpus.documents().par_iter().enumerate().map(subject).collect();
    joined(&subjects?, cancelled)
}

/// A value that is hardly the same in two documents by chance.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Telling {
    /// Its bits, and of what.
    Number(u64, String),
    /// Month and day.
    Day(u8, u8),
    /// Minutes in half a day.
    Time(u16),
}

impl Telling {
    fn of(stated: &Stated) -> Option<Self> {
        match &stated.what {
            _ if stated.is_for_checks => None,
            What::Number(number) if is_telling(number) => {
                Some(Self::Number(number.low.to_bits(), format!("{:?}", number.unit)))
            }
            What::Date(Date { month: Some(month), day: Some(day), .. }) => {
                Some(Self::Day(*month, *day))
            }
            What::Time(Time { minutes, .. }) if minutes % 60 != 0 => {
                Some(Self::Time(minutes % HALF_A_DAY))
            }
            _ => None,
        }
    }
}

/// Whether a number is rarely met by chance.
fn is_telling(number: &Number) -> bool {
    number.is_unusual() && (number.unit != Unit::Count || number.low > DOZEN)
}

/// The telling values of each document, numbered over all of them.
fn telling_values(stated: &[Vec<Stated>]) -> Vec<Vec<u32>> {
    let own: Vec<BTreeSet<Telling>> =
        stated.par_iter().map(|own| own.iter().filter_map(Telling::of).collect()).collect();
    let all: BTreeSet<&Telling> = own.iter().flatten().collect();
    let number: BTreeMap<&Telling, u32> = all.into_iter().zip(0..).collect();
    let numbered =
        |own: &BTreeSet<Telling>| own.iter().filter_map(|it| number.get(it).copied()).collect();
    own.iter().map(numbered).collect()
}

/// Whether each stem is a name: written with a capital inside a sentence, and never without one.
fn names(
    corpus: &Corpus,
    rarity: &Rarity,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<bool>> {
    let (mut is_small, mut is_great) =
        (vec![false; rarity.n_stems()], vec![false; rarity.n_stems()]);
    for document in corpus.documents() {
        if cancelled() {
            return None;
        }
        for sentence in 0..document.n_sentences() {
            let words = document.words_of_sentence(SentenceIdx::at(sentence));
            let first = words.start;
            for word in words {
                let has_capital = has_capital(document, word);
                let seen = if has_capital { &mut is_great } else { &mut is_small };
                let id = document.word_ids().get(word).filter(|_| !has_capital || word > first);
                for stem in id.into_iter().flat_map(|&id| rarity.stems(id).take(1)) {
                    seen.get_mut(stem as usize).into_iter().for_each(|it| *it = true);
                }
            }
        }
    }
    Some(is_great.into_iter().zip(is_small).map(|(great, small)| great && !small).collect())
}

fn has_capital(document: &Document, word: usize) -> bool {
    document.word(WordIdx::at(word)).of(document.text()).starts_with(char::is_uppercase)
}

/// Dates and boilerplate name nothing.
fn left_out(stated: &[Stated], boilerplate: &[Span]) -> Vec<Span> {
    let dates = stated.iter().filter(|it| matches!(it.what, What::Date(_) | What::Vague(_)));
    crate::text::merged(dates.map(|it| it.span).chain(boilerplate.iter().copied()).collect())
}

/// A document as the gate reads it.
struct Reading<'a> {
    document: &'a Document,
    rarity: &'a Rarity,
    /// Sorted and disjoint.
    left_out: &'a [Span],
}

impl Reading<'_> {
    /// Stems of names, sorted.
    fn names(&self, is_name: &dyn Fn(u32) -> bool) -> Vec<u32> {
        let words = 0..self.document.n_words();
        let mut names: Vec<u32> = words.filter_map(|word| self.name(word, is_name)).collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    fn name(&self, word: usize, is_name: &dyn Fn(u32) -> bool) -> Option<u32> {
        let id: WordId = *self.document.word_ids().get(word)?;
        let span = self.document.word(WordIdx::at(word));
        let after = self.left_out.partition_point(|out| out.end <= span.start);
        let is_out = self.left_out.get(after).is_some_and(|out| out.overlaps(span));
        let is_word = span.of(self.document.text()).chars().nth(1).is_some_and(char::is_alphabetic);
        if is_out || !is_word || !has_capital(self.document, word) {
            return None;
        }
        self.rarity.stems(id).next().filter(|&stem| is_name(stem))
    }
}

/// Joins documents that share enough, but for those in two languages.
fn joined(subjects: &[Subject], cancelled: &(dyn Fn() -> bool + Sync)) -> Option<Vec<Vec<DocId>>> {
    let mut first: Vec<usize> = (0..subjects.len()).collect();
    let (names, values) =
        (Having::of(subjects, |it| &it.names), Having::of(subjects, |it| &it.values));
    let totals: Vec<f64> = (0..subjects.len()).map(|at| names.total(at)).collect();
    let total = |at: usize| totals.get(at).copied().unwrap_or_default();
    for (at, subject) in subjects.iter().enumerate() {
        if cancelled() {
            return None;
        }
        let (in_names, in_values) = (names.shared_with(at), values.shared_with(at));
        let shared = in_names.zip(in_values).map(|((n_names, weight), (n_values, _))| Shared {
            n_names,
            weight,
            n_values,
        });
        for (other, shared) in shared.enumerate() {
            let theirs = subjects.get(other).and_then(|it| it.language);
            let is_other = subject.language.zip(theirs).is_some_and(|(one, other)| one != other);
            let least = total(at).min(total(other));
            if !is_other && shared.tells_of_one_event(least, subjects.len()) {
                let (one, other) = (root(&mut first, at), root(&mut first, other));
                first.get_mut(one.max(other)).into_iter().for_each(|it| *it = one.min(other));
            }
        }
    }
    let mut events: BTreeMap<usize, Vec<DocId>> = BTreeMap::new();
    for at in 0..subjects.len() {
        events.entry(root(&mut first, at)).or_default().push(DocId::at(at));
    }
    Some(events.into_values().collect())
}

/// What two documents share.
struct Shared {
    n_names: usize,
    /// Of the names.
    weight: f64,
    n_values: usize,
}

impl Shared {
    /// Whether they tell of one event, if the names of the one with fewer weigh `least`.
    fn tells_of_one_event(&self, least: f64, n_documents: usize) -> bool {
        let Self { n_names, weight, n_values } = *self;
        if least <= 0.0 {
            return n_values >= VALUES_ALONE;
        }
        let is_part = |part: f64| n_names > 0 && weight >= part * least;
        let by_chance = if n_documents > SMALL_FOLDER { BY_CHANCE } else { 0 };
        let least_part = match n_names {
            0 | 1 => HALF,
            2 => PART_AND_TWO,
            _ => PART_AND_MORE,
        };
        let is_enough = n_names + n_values >= ENOUGH + by_chance && is_part(least_part);
        (n_values > by_chance && (is_enough || is_part(HALF)))
            || (n_names >= MANY_NAMES && is_part(HALF))
            || (n_names >= 2 && is_part(MOST))
    }
}

/// Which documents have each of some numbers.
struct Having<'a> {
    sets: Vec<&'a [u32]>,
    having: BTreeMap<u32, Vec<usize>>,
}

impl<'a> Having<'a> {
    fn of(subjects: &'a [Subject], set: fn(&Subject) -> &Vec<u32>) -> Self {
        let sets: Vec<&[u32]> = subjects.iter().map(|it| set(it).as_slice()).collect();
        let mut having: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for (at, numbers) in sets.iter().enumerate() {
            numbers.iter().for_each(|&number| having.entry(number).or_default().push(at));
        }
        Self { sets, having }
    }

    fn weight(&self, number: u32) -> f64 {
        let n = self.sets.len();
        let count = self.having.get(&number).map_or(1, Vec::len).max(1) as f64;
        if n > SMALL_FOLDER { (1.0 + n as f64 / count).ln() } else { 1.0 }
    }

    /// The weight of all that a document has.
    fn total(&self, at: usize) -> f64 {
        let own = self.sets.get(at).copied().unwrap_or_default();
        own.iter().map(|&number| self.weight(number)).sum()
    }

    /// How many a document shares with each one before it, and their weight.
    fn shared_with(&self, at: usize) -> impl Iterator<Item = (usize, f64)> + use<> {
        let mut shared = vec![(0, 0.0); at];
        for &number in self.sets.get(at).copied().unwrap_or_default() {
            let weight = self.weight(number);
            let earlier = self.having.get(&number).into_iter().flatten();
            for &other in earlier.take_while(|other| **other < at) {
                if let Some((count, sum)) = shared.get_mut(other) {
                    *count += 1;
                    *sum += weight;
                }
            }
        }
        shared.into_iter()
    }
}

/// The first document of an event; those on the way there are led to it directly.
fn root(first: &mut [usize], at: usize) -> usize {
    let mut end = at;
    while let Some(&next) = first.get(end).filter(|&&next| next != end) {
        end = next;
    }
    first.get_mut(at).into_iter().for_each(|it| *it = end);
    end
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::FolderText;
    use crate::findings::tests::corpus;

    /// The events of these texts, by the texts' numbers.
    #[track_caller]
    fn check(texts: &[&str], expected: &[&[usize]]) {
        let corpus = corpus(texts);
        let folder = FolderText::default();
        let ground = Ground::without_events(&corpus, &folder, &|| false).expect("not cancelled");
        let events = events(&ground, &|| false).expect("not cancelled");
        let numbers = |event: &Vec<DocId>| event.iter().map(|it| it.index()).collect::<Vec<_>>();
        let found: Vec<Vec<usize>> = events.iter().map(numbers).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn three_names_and_a_number_make_one_event() {
        let first = "The barge Corrie ran aground off Lenmouth with 347 sheep on board, and the \
            keeper Anna Moss of the light at Dunnet told Ewan Hart.";
        let second = "All 347 animals on the Corrie are alive, says Moss, who saw the boat from her \
            window. Fishermen from Lenmouth and from Ardle in Kerrow helped Dougal Reid to land them.";
        check(&[first, second], &[&[0, 1]]);
        check(&[first, &second.replace("347", "many")], &[&[0], &[1]]);
    }

    #[test]
    fn a_like_event_elsewhere_is_another_one() {
        let here = "A barn in Lenmouth burnt down on Sunday. The damage comes to 85,000 euros, \
            Captain Moss of the fire brigade in Dunnet said.";
        let there = "A barn in Ardle burnt down on Sunday. The damage comes to 85,000 euros, \
            Captain Reid of the fire brigade in Kerrow said.";
        check(&[here, there], &[&[0], &[1]]);
    }

    #[test]
    fn two_names_need_two_values() {
        let first = "At Ardle the river rose when Moss of Dunnet, Reid of Kerrow and the people of \
            Lenmouth woke at 4.35 a.m. on 8 May.";
        let second = "It was 4.35 a.m. on 8 May in Lenmouth when Brandt rang the bell of the church \
            to wake them, and Moss says that he heard it in Tarn, in Holm and in Vik.";
        check(&[first, second], &[&[0, 1]]);
        check(&[first, &second.replace("4.35", "4")], &[&[0], &[1]]);
    }

    #[test]
    fn most_of_few_names_are_enough() {
        let note = "Anna Moss has reopened the Lenmouth ferry.";
        let long = "The Lenmouth ferry sails again. Anna Moss, who has run it for years, told Dougal \
            Reid of Kerrow and the harbour board of Ardle that the engine is new.";
        check(&[note, long], &[&[0, 1]]);
    }

    #[test]
    fn where_nothing_has_a_capital_values_tell() {
        let first = "the barn burnt down at 4.35 a.m. with all of the 347 sheep that were inside, \
            which is a loss of 85,400 euros";
        let second = "when the fire began at 4.35 a.m. there were 347 sheep in the barn, and they \
            were worth 85,400 euros";
        check(&[first, second], &[&[0, 1]]);
        check(&[first, "the barn had 347 sheep"], &[&[0], &[1]]);
    }
}
