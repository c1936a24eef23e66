//! A document that is being asked a query.
//!
//! Everything is asked of sets: a term's hits fall into the sentences, the paragraphs or the one
//! document, and operators join the sets of those that hold. So each part of a query is asked once,
//! in time that grows with the hits and the units, however brackets nest.

use std::rc::Rc;

use super::expr::{Expr, Parsed};
use super::hits::Hit;
use super::near::{Place, chained};
use super::pair::{Pair, covers, in_both};
use super::query::Found;
use super::scope::{Unit, Units};
use super::term::Term;
use crate::model::Document;
use crate::text::Span;

/// A document that is being asked, with what is known of it so far.
pub(super) struct Asked<'a> {
    query: &'a Parsed,
    document: &'a Document,
    pair: Option<&'a Pair>,
    /// Its side, if it stands in the open pair.
    side: Option<usize>,
    /// The hits of each term, once all of them were looked for.
    spans: Vec<Option<Rc<Vec<Span>>>>,
    /// The hits that take part in each NEAR.
    nears: Vec<Option<Rc<[Hit]>>>,
    /// The units in which what stands in each scope holds.
    scopes: Vec<Option<Units>>,
    cancelled: &'a dyn Fn() -> bool,
}

/// Where a part of the query is asked.
#[derive(Clone, Default)]
struct Ground {
    /// What must stand together stands in one of these.
    unit: Unit,
    /// The stretches outside of which nothing counts.
    region: Option<Rc<[Span]>>,
}

impl Ground {
    fn has(&self, span: Span) -> bool {
        self.region.as_ref().is_none_or(|region| covers(region, span))
    }
}

impl<'a> Asked<'a> {
    pub(super) fn new(
        query: &'a Parsed,
        document: &'a Document,
        pair: Option<&'a Pair>,
        cancelled: &'a dyn Fn() -> bool,
    ) -> Self {
        Self {
            query,
            document,
            pair,
            side: pair.and_then(|pair| pair.side_of(document)),
            spans: vec![None; query.terms.len()],
            nears: vec![None; query.nears.len()],
            scopes: vec![None; query.n_scopes],
            cancelled,
        }
    }

    /// The hits, in order and disjoint; `None` if the document does not match.
    pub(super) fn found(mut self) -> Option<Found> {
        let query = self.query;
        let mut hits = Vec::new();
        if let Some(expr) = &query.expr {
            let ground = Ground::default();
            if self.units(expr, &ground).is_empty() {
                return None;
            }
            self.collect(expr, &ground, None, &mut hits);
        }
        let mut n_by_term = vec![0; query.labels.len()];
        sort(&mut hits);
        hits.dedup();
        for hit in &hits {
            if let Some(number) = n_by_term.get_mut(hit.term as usize) {
                *number += 1;
            }
        }
        if n_by_term.len() > 1 {
            join(&mut hits);
        }
        Some(Found { hits, n_by_term })
    }

    /// The units in which an expression holds.
    fn units(&mut self, expr: &Expr, ground: &Ground) -> Units {
        match expr {
            Expr::All(parts) => {
                let mut all = self.all_if(true, ground);
                for part in parts {
                    if all.is_empty() {
                        break;
                    }
                    all.keep(&self.units(part, ground));
                }
                all
            }
            Expr::Any(parts) => {
                let mut any = self.all_if(false, ground);
                for part in parts {
                    any.add(&self.units(part, ground));
                    if ground.unit == Unit::Document && !any.is_empty() {
                        break;
                    }
                }
                any
            }
            Expr::Not(inner) => self.units(inner, ground).others(),
            Expr::Term(index) => self.units_of_term(*index, ground),
            Expr::Near(index) => {
                let hits = self.near(*index, ground);
                self.holding(hits.iter().map(|hit| hit.span), ground)
            }
            Expr::Test(index) => {
                let test = self.query.tests.get(*index);
                let passes = test.is_some_and(|test| test.passes(self.document, self.cancelled));
                self.all_if(passes, ground)
            }
            Expr::Within { unit, scope, inner } => {
                let units = self.scope(*scope, inner, &Ground { unit: *unit, ..ground.clone() });
                units.seen_as(ground.unit, self.document)
            }
            Expr::Among { region, inner } => match self.narrowed(*region, ground) {
                Some(ground) => self.units(inner, &ground),
                None => self.all_if(false, ground),
            },
            Expr::Stretches { region, .. } => {
                let stretches = self.stretches(*region, ground);
                self.holding(stretches.into_iter(), ground)
            }
        }
    }

    fn all_if(&self, is_all: bool, ground: &Ground) -> Units {
        Units::all_if(is_all, ground.unit, self.document)
    }

    fn units_of_term(&mut self, index: usize, ground: &Ground) -> Units {
        let Some(term) = self.query.terms.get(index) else { return self.all_if(false, ground) };
        let is_anywhere = ground.unit == Unit::Document && ground.region.is_none();
        if is_anywhere && !term.is_positive() {
            let is_in = term.is_in(self.document.text(), self.cancelled);
            return self.all_if(is_in, ground);
        }
        // The hits of a positive term are needed anyway if the document matches.
        let spans = self.spans_of(index, term);
        if is_anywhere {
            return self.all_if(!spans.is_empty(), ground);
        }
        self.holding(spans.iter().copied().filter(|&span| ground.has(span)), ground)
    }

    /// The units that hold one of some spans.
    fn holding(&self, spans: impl Iterator<Item = Span>, ground: &Ground) -> Units {
        let mut units = Units::none(ground.unit, self.document);
        for span in spans {
            if let Some(index) = ground.unit.of(self.document, span) {
                units.put(index);
            }
        }
        units
    }

    fn spans_of(&mut self, index: usize, term: &Term) -> Rc<Vec<Span>> {
        let (text, cancelled) = (self.document.text(), self.cancelled);
        let Some(slot) = self.spans.get_mut(index) else { return Rc::default() };
        let spans = slot.get_or_insert_with(|| {
            let mut spans = Vec::new();
            term.each(text, cancelled, |span| {
                spans.push(span);
                true
            });
            Rc::new(spans)
        });
        Rc::clone(spans)
    }

    /// The hits that take part in a NEAR, those of negative terms under no number of their own.
    fn near(&mut self, index: usize, ground: &Ground) -> Rc<[Hit]> {
        if let Some(Some(known)) = self.nears.get(index) {
            return Rc::clone(known);
        }
        let Some(near) = self.query.nears.get(index) else { return Rc::default() };
        let mut operands = Vec::new();
        for terms in &near.operands {
            let mut places = Vec::new();
            for &index in terms {
                let Some(term) = self.query.terms.get(index) else { continue };
                let number = term.number().unwrap_or(u16::MAX);
                let spans = self.spans_of(index, term);
                let spans = spans.iter().copied().filter(|&span| ground.has(span));
                places.extend(spans.filter_map(|span| {
                    Place::of(Hit { span, term: number }, ground.unit, self.document)
                }));
            }
            operands.push(places);
        }
        let places = chained(operands, &near.n_words).concat();
        let hits: Rc<[Hit]> = places.iter().map(|place| place.hit).collect();
        if let Some(slot) = self.nears.get_mut(index) {
            *slot = Some(Rc::clone(&hits));
        }
        hits
    }

    /// The units of a scope in which what stands there holds.
    fn scope(&mut self, index: usize, inner: &Expr, ground: &Ground) -> Units {
        if let Some(Some(known)) = self.scopes.get(index) {
            return known.clone();
        }
        let units = self.units(inner, ground);
        if let Some(slot) = self.scopes.get_mut(index) {
            *slot = Some(units.clone());
        }
        units
    }

    /// The ground without what lies outside of a region; `None` if the document is not open.
    fn narrowed(&self, region: usize, ground: &Ground) -> Option<Ground> {
        let region = self.on_side(region)?;
        let region = match &ground.region {
            Some(outer) => in_both(outer, &region),
            None => region,
        };
        Some(Ground { region: Some(region.into()), ..ground.clone() })
    }

    fn on_side(&self, region: usize) -> Option<Vec<Span>> {
        let region = self.query.regions.get(region)?;
        Some(region.on(self.pair?, self.side?, self.document.span()))
    }

    /// The stretches of a region that hold a word.
    fn stretches(&self, region: usize, ground: &Ground) -> Vec<Span> {
        let all = self.on_side(region).unwrap_or_default();
        let all = all.into_iter().map(|span| span.trimmed(self.document.text()));
        let holds_word = |span: &Span| !self.document.words_in(*span).is_empty();
        all.filter(|span| holds_word(span) && ground.has(*span)).collect()
    }

    /// Gathers the hits of an expression that holds; only those in some units, if these are given.
    fn collect(
        &mut self,
        expr: &Expr,
        ground: &Ground,
        units: Option<&Units>,
        hits: &mut Vec<Hit>,
    ) {
        let document = self.document;
        let counts = |span: Span| {
            let in_unit = |units: &Units| {
                ground.unit.of(document, span).is_some_and(|index| units.has(index))
            };
            units.is_none_or(in_unit)
        };
        match expr {
            Expr::All(parts) | Expr::Any(parts) => {
                for part in parts {
                    self.collect(part, ground, units, hits);
                }
            }
            Expr::Not(inner) => self.collect(inner, ground, units, hits),
            Expr::Term(index) => {
                let term = self.query.terms.get(*index);
                let Some((term, number)) = term.and_then(|term| Some((term, term.number()?)))
                else {
                    return;
                };
                let spans = self.spans_of(*index, term);
                let spans = spans.iter().copied().filter(|&span| ground.has(span) && counts(span));
                hits.extend(spans.map(|span| Hit { span, term: number }));
            }
            Expr::Near(index) => {
                let near = self.near(*index, ground);
                let numbered = near.iter().filter(|hit| hit.term != u16::MAX && counts(hit.span));
                hits.extend(numbered);
            }
            Expr::Test(_) => {}
            Expr::Within { unit, scope, inner } => {
                let inside = Ground { unit: *unit, ..ground.clone() };
                let mut held = self.scope(*scope, inner, &inside);
                if let Some(units) = units {
                    held.keep(&units.seen_as(*unit, document));
                }
                self.collect(inner, &inside, Some(&held), hits);
            }
            Expr::Among { region, inner } => {
                if let Some(ground) = self.narrowed(*region, ground) {
                    self.collect(inner, &ground, units, hits);
                }
            }
            Expr::Stretches { region, number } => {
                let Some(term) = *number else { return };
                let stretches = self.stretches(*region, ground).into_iter();
                hits.extend(stretches.filter(|&span| counts(span)).map(|span| Hit { span, term }));
            }
        }
    }
}

/// Sorts hits and joins those that overlap: the earlier one's term stays, of two that begin
/// together the longer one's.
pub(super) fn merge(hits: &mut Vec<Hit>) {
    sort(hits);
    join(hits);
}

fn sort(hits: &mut [Hit]) {
    // Each term's hits are in order already, which a stable sort makes use of.
    hits.sort_by_key(|hit| (hit.span.start, std::cmp::Reverse(hit.span.end), hit.term));
}

fn join(hits: &mut Vec<Hit>) {
    hits.dedup_by(|next, kept| {
        let overlaps = next.span.overlaps(kept.span);
        if overlaps {
            kept.span = kept.span.hull(next.span);
        }
        overlaps
    });
}
