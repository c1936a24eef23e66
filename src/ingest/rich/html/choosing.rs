//! Which units of a page are the text proper, and which stand around it.
//!
//! The search for the article marks the page's text; it throws away a little too much (the headline,
//! tables, lists of links). What is marked decides, what lies between is looked at again.

use super::page::Page;
use super::surroundings::Surroundings;
use super::units::Unit;
use crate::ingest::flow::Block;

/// Less marked text than so many letters is no article.
const SHORTEST_ARTICLE: usize = 140;
/// A paragraph between the headline and the text has at least so many letters.
const SHORTEST_STANDFIRST: usize = 40;
/// Of what is no menu fewer letters are linked than this share.
const MOST_LINKED: f64 = 0.5;

/// A page, and what its elements say of what they hold.
struct Known<'p> {
    page: &'p Page,
    around: Surroundings,
}

impl Known<'_> {
    /// Whether a unit stands around the text by its elements.
    fn is_around(&self, unit: &Unit<'_>) -> bool {
        self.around.is_around(unit.place)
    }

    /// Whether an element around a unit, up to the article's own, has a name that teasers have.
    fn is_named_around(&self, unit: &Unit<'_>, article: usize) -> bool {
        self.around.is_named(self.page, unit.place, article)
    }

    fn parent(&self, unit: &Unit<'_>) -> Option<usize> {
        self.page.around(unit.place).next()
    }
}

/// For each unit whether it is part of the text proper.
pub(super) fn choose(page: &Page, units: &[Unit<'_>], title: &str) -> Vec<bool> {
    let page = &Known { page, around: Surroundings::new(page) };
    let n_marked: usize = units.iter().map(|unit| unit.n_marked).sum();
    if n_marked < SHORTEST_ARTICLE {
        return by_elements(page, units);
    }
    let mut chosen: Vec<bool> =
        units.iter().map(|unit| 2 * unit.n_marked > unit.n_letters).collect();
    take_siblings(page, units, &mut chosen);
    take_between(page, units, &mut chosen);
    begin_at_headline(page, units, title, &mut chosen);
    drop_teasers(page, units, &mut chosen);
    chosen
}

/// What is text on a page without an article: all but what its elements say to stand around it, and
/// but for links before and behind it. Where most is links, these are the text.
fn by_elements(page: &Known<'_>, units: &[Unit<'_>]) -> Vec<bool> {
    let mut chosen: Vec<bool> = units.iter().map(|unit| !page.is_around(unit)).collect();
    let is_proper = |at: &usize| {
        units.get(*at).is_some_and(|unit| !is_linked(unit)) && chosen.get(*at) == Some(&true)
    };
    let first = (0..units.len()).find(is_proper).unwrap_or_default();
    let last = (0..units.len()).rev().find(is_proper).unwrap_or(units.len());
    let is_outside = |at: usize| at < first || at > last;
    let outside: Vec<bool> =
        chosen.iter().enumerate().map(|(at, &is_text)| is_text && is_outside(at)).collect();
    if 2 * n_letters(units, &outside) < n_letters(units, &chosen) {
        for (chosen, is_outside) in chosen.iter_mut().zip(outside) {
            *chosen &= !is_outside;
        }
    }
    chosen
}

fn is_linked(unit: &Unit<'_>) -> bool {
    unit.n_linked as f64 >= MOST_LINKED * unit.n_letters.max(1) as f64
}

/// The element around most of the marked text: the units' own parent that holds most of it.
fn home(page: &Known<'_>, units: &[Unit<'_>]) -> Option<usize> {
    let mut held: Vec<(usize, usize)> = Vec::new();
    let parents = units.iter().filter_map(|unit| Some((page.parent(unit)?, unit.n_marked)));
    let mut parents: Vec<(usize, usize)> = parents.filter(|&(_, n)| n > 0).collect();
    parents.sort_unstable();
    for (parent, n_letters) in parents {
        match held.last_mut().filter(|(known, _)| *known == parent) {
            Some((_, n)) => *n += n_letters,
            None => held.push((parent, n_letters)),
        }
    }
    let n_all: usize = held.iter().map(|(_, n)| n).sum();
    let (most, n_most) = held.into_iter().max_by_key(|&(_, n)| n)?;
    (2 * n_most > n_all).then_some(most)
}

/// Takes in what stands beside the paragraphs of the article, in the same element.
fn take_siblings(page: &Known<'_>, units: &[Unit<'_>], chosen: &mut [bool]) {
    let Some(home) = home(page, units) else { return };
    for (unit, chosen) in units.iter().zip(chosen) {
        let is_sibling = || page.parent(unit) == Some(home);
        if !*chosen && is_sibling() && !is_linked(unit) && !page.is_named_around(unit, home) {
            *chosen = true;
        }
    }
}

/// Takes in what stands between paragraphs of the article and is no teaser.
fn take_between(page: &Known<'_>, units: &[Unit<'_>], chosen: &mut [bool]) {
    let (Some(first), Some(last)) =
        (chosen.iter().position(|&is_text| is_text), chosen.iter().rposition(|&is_text| is_text))
    else {
        return;
    };
    let Some(article) = around_both(page, units, first, last) else { return };
    for (unit, chosen) in units.iter().zip(chosen).take(last).skip(first) {
        if !*chosen && !is_linked(unit) && !page.is_named_around(unit, article) {
            *chosen = true;
        }
    }
}

/// The innermost element around two units.
fn around_both(page: &Known<'_>, units: &[Unit<'_>], first: usize, last: usize) -> Option<usize> {
    let place = |at: usize| units.get(at).map(|unit| unit.place);
    let (first, last) = (place(first)?, place(last)?);
    page.page.around(first).find(|&outer| page.page.node(outer).is_some_and(|node| last < node.end))
}

/// Takes in the headline, and what stands between it and the text as prose; what stands before the
/// headline stands around the text.
fn begin_at_headline(page: &Known<'_>, units: &[Unit<'_>], title: &str, chosen: &mut [bool]) {
    let Some(first) = chosen.iter().position(|&is_text| is_text) else { return };
    let Some(headline) = headline(units, title, first) else { return };
    // With much of the text before it, it is a headline of something else.
    if 4 * n_letters(units, chosen.get(..headline).unwrap_or_default()) > n_letters(units, chosen) {
        return;
    }
    for (at, (unit, chosen)) in units.iter().zip(chosen).enumerate() {
        let is_standfirst = at < first
            && unit.n_letters >= SHORTEST_STANDFIRST
            && !is_linked(unit)
            && !page.is_named_around(unit, usize::MAX);
        *chosen = at == headline || at > headline && (*chosen || is_standfirst);
    }
}

/// The heading that is the page's title; else the last of the first level before the text.
fn headline(units: &[Unit<'_>], title: &str, first: usize) -> Option<usize> {
    let is_heading = |unit: &Unit<'_>| matches!(unit.block, Block::Heading(_));
    let is_title = |unit: &Unit<'_>| !title.is_empty() && unit.line() == title;
    let is_largest = |unit: &Unit<'_>| unit.block == Block::Heading(1) && !is_linked(unit);
    let told = units.iter().position(|unit| is_heading(unit) && is_title(unit));
    let before = units.get(..first).unwrap_or_default();
    told.or_else(|| before.iter().rposition(is_largest))
        .or_else(|| before.iter().rposition(|unit| is_title(unit) && !is_linked(unit)))
}

/// How many letters of the text proper stand in the first units.
fn n_letters(units: &[Unit<'_>], chosen: &[bool]) -> usize {
    let texts = units.iter().zip(chosen).filter(|(_, is_text)| **is_text);
    texts.map(|(unit, _)| unit.n_letters).sum()
}

/// Leaves out what is linked at the ends of the text, and short lines that are named as teasers.
fn drop_teasers(page: &Known<'_>, units: &[Unit<'_>], chosen: &mut [bool]) {
    let proper: Vec<usize> = (0..)
        .zip(units.iter().zip(&*chosen))
        .filter(|(_, (unit, chosen))| **chosen && !is_linked(unit))
        .map(|(at, _)| at)
        .collect();
    let (Some(&first), Some(&last)) = (proper.first(), proper.last()) else { return };
    let article = around_both(page, units, first, last);
    for (at, (unit, chosen)) in units.iter().zip(chosen).enumerate() {
        let is_line = unit.n_letters < SHORTEST_STANDFIRST && unit.block == Block::Paragraph;
        let is_named = || article.is_some_and(|article| page.is_named_around(unit, article));
        if at < first || at > last || *chosen && is_line && is_named() {
            *chosen = false;
        }
    }
}
