//! Finds a literal in text as a reader would: folded, across invisible characters and line ends.
//!
//! Almost all text spells almost all words plainly, so a pattern of plain spellings finds most hits
//! at the speed of memory. A hit it cannot see holds an *odd* character (an accent, a ligature, a
//! soft hyphen); around each of those the text is folded and matched character by character. Every
//! byte is folded at most once, so the time is linear in the text.

use super::edges::Edges;
use super::index::{letter, stays_in_run};
use super::odd::OddFinder;
use super::plain::Plain;
use super::prefix::{PrefixMatcher, Progress};
use crate::text::{Clusters, Folding, Span, is_accent};

/// A literal ready to be found.
#[derive(Clone, Debug)]
pub(super) struct Literal {
    plain: Plain,
    odd: OddFinder,
    prefix: PrefixMatcher,
    edges: Edges,
}

/// What is left of a text to search, and what is known of it.
#[derive(Debug)]
struct Search<'a> {
    text: &'a str,
    at: usize,
    plain: Ahead<Span>,
    odd: Ahead<Odd>,
    /// Kept between folded stretches only for the memory they hold.
    progress: Progress,
    folded: Vec<char>,
}

/// The next thing of a kind in the text ahead.
#[derive(Clone, Copy, Debug)]
enum Ahead<T> {
    NotLookedFor,
    At(T),
    Nowhere,
}

/// An odd character, and how far back a match with it can begin.
#[derive(Clone, Copy, Debug)]
struct Odd {
    at: usize,
    from: usize,
}

impl<T: Copy> Ahead<T> {
    fn of(found: Option<T>) -> Self {
        found.map_or(Self::Nowhere, Self::At)
    }

    /// Whether it is known and its place has not been passed yet.
    fn is_ahead(self, is_ahead: impl Fn(T) -> bool) -> bool {
        match self {
            Self::At(found) => is_ahead(found),
            Self::Nowhere => true,
            Self::NotLookedFor => false,
        }
    }
}

impl Literal {
    /// Makes a literal of what was typed; `None` if nothing visible was typed.
    pub(super) fn new(typed: &str, folding: Folding, edges: Edges) -> Option<Self> {
        Self::of_folded(folded(typed, folding), folding, edges)
    }

    fn of_folded(needle: Vec<char>, folding: Folding, edges: Edges) -> Option<Self> {
        if needle.is_empty() {
            return None;
        }
        let odd = OddFinder::new(&needle, folding);
        // Fails only past a pattern's size limit, which the cap on a query's length keeps far away.
        let plain = Plain::new(&odd, &needle)?;
        Some(Self { plain, odd, prefix: PrefixMatcher::new(needle), edges })
    }

    /// The place among the letters that an index counts, if this is one, anywhere and in any
    /// spelling.
    pub(super) fn letter(&self) -> Option<usize> {
        let is_loose = self.odd.folding() == Folding::default() && self.edges == Edges::default();
        match self.prefix.needle() {
            [one] if is_loose => letter(*one),
            _ => None,
        }
    }

    /// Whether every match lies inside one of the index' runs.
    pub(super) fn stays_in_runs(&self) -> bool {
        self.prefix.needle().iter().all(|&character| stays_in_run(character))
    }

    /// What inside single runs a text must hold to match; nothing where that cannot be told.
    pub(super) fn parts(&self) -> Vec<Self> {
        let (needle, folding) = (self.prefix.needle(), self.odd.folding());
        // A mark that joins what is before it would be torn from it.
        if needle.iter().any(|&character| folding.joins(character)) {
            return Vec::new();
        }
        let parts = needle.split(|&character| !stays_in_run(character));
        let literal = |part: &[char]| Self::of_folded(part.to_vec(), folding, Edges::default());
        parts.filter_map(literal).collect()
    }

    /// Calls `found` with each hit in order, until it returns `false`.
    pub(super) fn each(&self, text: &str, mut found: impl FnMut(Span) -> bool) {
        let mut search = Search {
            text,
            at: 0,
            plain: Ahead::NotLookedFor,
            odd: Ahead::NotLookedFor,
            progress: self.prefix.begin(),
            folded: Vec::new(),
        };
        while let Some(hit) = self.next(&mut search) {
            if !found(hit) {
                return;
            }
        }
    }

    fn next(&self, search: &mut Search<'_>) -> Option<Span> {
        loop {
            self.look_ahead(search);
            let odd = match search.odd {
                Ahead::At(odd) => Some(odd),
                _ => None,
            };
            let from = odd.map_or(usize::MAX, |odd| odd.from.max(search.at));
            if let Ahead::At(plain) = search.plain
                && (plain.start as usize) < from
            {
                return Some(self.taken(search, plain));
            }
            if let Some(hit) = self.match_folded(search, from, odd?.at) {
                return Some(self.taken(search, hit));
            }
        }
    }

    /// Finds the next plain match and the next odd character, unless they are known.
    fn look_ahead(&self, search: &mut Search<'_>) {
        let (text, at) = (search.text, search.at);
        if !search.plain.is_ahead(|plain| plain.start as usize >= at) {
            search.plain = Ahead::of(self.plain_match(text, at));
        }
        if !search.odd.is_ahead(|odd| odd.at >= at) {
            search.odd = Ahead::of(self.odd_character(text, at));
        }
    }

    /// The hit that a match makes; the search goes on behind it.
    fn taken(&self, search: &mut Search<'_>, found: Span) -> Span {
        let hit = self.edges.hit(search.text, found);
        search.at = hit.end as usize;
        hit
    }

    /// The first plain match at or after a place that has the right edges.
    fn plain_match(&self, text: &str, mut at: usize) -> Option<Span> {
        loop {
            let found = self.plain.find_at(text, at)?;
            if self.edges.allow(text, found) {
                return Some(found);
            }
            at = text.ceil_char_boundary(found.start as usize + 1);
        }
    }

    fn odd_character(&self, text: &str, limit: usize) -> Option<Odd> {
        let at = self.odd.find_at(text, limit)?;
        let n_clusters = self.prefix.needle().len();
        Some(Odd { at, from: self.odd.back(text, limit, at, n_clusters) })
    }

    /// Folds the text from `from` past `odd_at` until no match is under way; the search goes on
    /// there. Gives the first match with the right edges.
    fn match_folded(&self, search: &mut Search<'_>, from: usize, odd_at: usize) -> Option<Span> {
        let mut clusters = Clusters::new(search.text, from, self.odd.folding());
        search.progress.reset();
        let mut hit = None;
        while let Some(cluster) = clusters.next_into(&mut search.folded) {
            hit = self.read(search, cluster);
            let is_past = clusters.position() > odd_at && search.progress.is_idle();
            if hit.is_some() || is_past {
                break;
            }
        }
        search.at = clusters.position();
        hit
    }

    /// Reads a cluster's folded characters; gives the match with the right edges that ends there.
    fn read(&self, search: &mut Search<'_>, cluster: Span) -> Option<Span> {
        let Search { text, progress, folded, .. } = search;
        folded.iter().enumerate().find_map(|(index, &character)| {
            let start = self.prefix.step(progress, character, cluster.start)?;
            let hit = Span::new(start, cluster.end);
            let is_cut = folded.get(index + 1).is_some_and(|&next| is_accent(next));
            (!is_cut && self.edges.allow(text, hit)).then_some(hit)
        })
    }
}

/// What a typed text folds to, without white space at its ends.
pub(super) fn folded(typed: &str, folding: Folding) -> Vec<char> {
    let mut clusters = Clusters::new(typed, 0, folding);
    let (mut needle, mut folded) = (Vec::new(), Vec::new());
    while clusters.next_into(&mut folded).is_some() {
        for &character in &folded {
            if character != ' ' || !matches!(needle.last(), None | Some(' ')) {
                needle.push(character);
            }
        }
    }
    if needle.last() == Some(&' ') {
        needle.pop();
    }
    needle
}
