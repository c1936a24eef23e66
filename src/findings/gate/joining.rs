//! Groups documents by what they share, from the likeliest pair on.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::model::DocId;
use crate::text::Language;

/// The logarithm of the odds of two documents that share nothing, ...
const BASE: f64 = -7.25;
/// ... what shared names add, times the logarithm of one more than there are, ...
const NAMES: f64 = 4.55;
/// ... what it adds that they are all names of the one with fewer, ...
const ALL_NAMES: f64 = 3.1;
/// ... and the same of values that are rarely met by chance.
const VALUES: f64 = 2.05;
const ALL_VALUES: f64 = 1.15;
/// A part of few is held to be one of so many more.
const MORE_NAMES: f64 = 1.0;
const MORE_VALUES: f64 = 2.0;
/// Of so many names, one of each document, one is the same by chance, and of so many values.
const NAMES_BY_CHANCE: f64 = 2200.0;
const VALUES_BY_CHANCE: f64 = 560.0;
/// In a folder of so many documents even odds are enough: who puts few together thinks them of one
/// event, and of many more are alike by chance.
const EVEN: f64 = 40.0;
/// On average the documents of an event are by so much less alike than two have to be.
const SLACK: f64 = 2.0;
/// Where nothing is written with capitals so many values tell, and as much as this.
const VALUES_ALONE: usize = 3;
const ALONE: f64 = 5.0;
/// Of each document so many that are most like it are looked at, ...
const MOST_LIKE: usize = 64;
/// ... and of a group so many documents at most.
const MOST_OF_GROUP: usize = 32;

/// What a document tells of: sorted, each once.
pub(super) struct Subject {
    pub(super) language: Option<Language>,
    /// Stems of its names.
    pub(super) names: Vec<u32>,
    /// Values that are rarely met by chance, by their numbers in the folder.
    pub(super) values: Vec<u32>,
}

/// Joins documents that share enough, but for those in two languages.
pub(super) fn joined(
    subjects: &[Subject],
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<Vec<DocId>>> {
    let least = (subjects.len() as f64 / EVEN).ln();
    let mut groups = Groups::new(subjects, least);
    for (_, one, other) in likely(subjects, least, cancelled)? {
        if cancelled() {
            return None;
        }
        groups.join(one, other);
    }
    Some(groups.events())
}

/// Pairs of documents that are likely to tell of one event, the likeliest first.
fn likely(
    subjects: &[Subject],
    least: f64,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<(f64, usize, usize)>> {
    let names = Having::of(subjects, |it| &it.names);
    let values = Having::of(subjects, |it| &it.values);
    let of = |(at, subject): (usize, &Subject)| {
        if cancelled() {
            return None;
        }
        let shared = names.shared_with(at).into_iter().zip(values.shared_with(at));
        let all = subjects
            .iter()
            .zip(shared)
            .enumerate()
            .map(|(other, (theirs, shared))| (logit([subject, theirs], shared), other, at));
        let mut likely: Vec<_> = all.filter(|(logit, ..)| *logit >= least).collect();
        likely.sort_by(likeliest);
        likely.truncate(MOST_LIKE);
        Some(likely)
    };
    let all: Option<Vec<_>> = subjects.par_iter().enumerate().map(of).collect();
    let mut all = all?.concat();
    all.sort_by(likeliest);
    Some(all)
}

fn likeliest(one: &(f64, usize, usize), other: &(f64, usize, usize)) -> std::cmp::Ordering {
    other.0.total_cmp(&one.0).then_with(|| (one.1, one.2).cmp(&(other.1, other.2)))
}

/// The logarithm of the odds that two documents, which share so many names and values, tell of one
/// event.
fn logit(of: [&Subject; 2], (n_names, n_values): (usize, usize)) -> f64 {
    let languages = of[0].language.zip(of[1].language);
    if languages.is_some_and(|(one, other)| one != other) {
        return f64::NEG_INFINITY;
    }
    let sizes = |set: fn(&Subject) -> &Vec<u32>| of.map(|it| set(it).len() as f64);
    let (names, values) = (sizes(|it| &it.names), sizes(|it| &it.values));
    if names[0].min(names[1]) <= 0.0 {
        return if n_values >= VALUES_ALONE { ALONE } else { BASE };
    }
    let told = |n: usize, of: [f64; 2], chance: f64| (n as f64 - of[0] * of[1] / chance).max(0.0);
    let n_names = told(n_names, names, NAMES_BY_CHANCE);
    let n_values = told(n_values, values, VALUES_BY_CHANCE);
    BASE + NAMES * n_names.ln_1p()
        + ALL_NAMES * n_names / (names[0].min(names[1]) + MORE_NAMES)
        + VALUES * n_values.ln_1p()
        + ALL_VALUES * n_values / (values[0].min(values[1]) + MORE_VALUES)
}

/// How many numbers two sorted sets share.
fn n_shared(one: &[u32], other: &[u32]) -> usize {
    one.iter().filter(|it| other.binary_search(it).is_ok()).count()
}

/// Documents that were joined so far.
struct Groups<'a> {
    subjects: &'a [Subject],
    least: f64,
    /// The group of each document, by the number of its first one.
    of: Vec<usize>,
    members: Vec<Vec<usize>>,
    /// Groups of these sizes that were too little alike.
    apart: BTreeSet<((usize, usize), (usize, usize))>,
}

impl<'a> Groups<'a> {
    fn new(subjects: &'a [Subject], least: f64) -> Self {
        let members = (0..subjects.len()).map(|at| vec![at]).collect();
        let of = (0..subjects.len()).collect();
        Self { subjects, least, of, members, apart: BTreeSet::new() }
    }

    /// Joins the groups of two documents if their documents are alike on average.
    fn join(&mut self, one: usize, other: usize) {
        let group = |at: usize| self.of.get(at).copied().unwrap_or(at);
        let (one, other) = (group(one).min(group(other)), group(one).max(group(other)));
        let size = |at: usize| self.members.get(at).map_or(0, Vec::len);
        let sized = ((one, size(one)), (other, size(other)));
        if one == other || self.apart.contains(&sized) {
            return;
        }
        if self.mean(one, other) < self.least - SLACK {
            self.apart.insert(sized);
            return;
        }
        let moved = self.members.get_mut(other).map(std::mem::take).unwrap_or_default();
        for at in &moved {
            self.of.get_mut(*at).into_iter().for_each(|it| *it = one);
        }
        self.members.get_mut(one).into_iter().for_each(|it| it.extend_from_slice(&moved));
    }

    /// How alike the documents of two groups are.
    fn mean(&self, one: usize, other: usize) -> f64 {
        let (mut sum, mut n) = (0.0, 0.0);
        for ours in self.some_of(one) {
            for theirs in self.some_of(other) {
                let shared = |set: fn(&Subject) -> &Vec<u32>| n_shared(set(ours), set(theirs));
                sum += logit([ours, theirs], (shared(|it| &it.names), shared(|it| &it.values)));
                n += 1.0;
            }
        }
        sum / n
    }

    fn some_of(&self, group: usize) -> impl Iterator<Item = &'a Subject> + '_ {
        let members = self.members.get(group).map_or(&[][..], Vec::as_slice);
        let step = members.len().div_ceil(MOST_OF_GROUP).max(1);
        members.iter().step_by(step).filter_map(|&at| self.subjects.get(at))
    }

    fn events(self) -> Vec<Vec<DocId>> {
        let mut events: BTreeMap<usize, Vec<DocId>> = BTreeMap::new();
        for (at, &group) in self.of.iter().enumerate() {
            events.entry(group).or_default().push(DocId::at(at));
        }
        events.into_values().collect()
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

    /// How many a document shares with each one before it.
    fn shared_with(&self, at: usize) -> Vec<usize> {
        let mut shared = vec![0; at];
        for number in self.sets.get(at).copied().unwrap_or_default() {
            let earlier = self.having.get(number).into_iter().flatten();
            for &other in earlier.take_while(|other| **other < at) {
                shared.get_mut(other).into_iter().for_each(|count| *count += 1);
            }
        }
        shared
    }
}
