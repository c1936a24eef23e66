//! Joins the parts of a bracket: what is to be found, and where to look for it.

use super::{Parser, Place};
use crate::filter::expr::{Expr, Part};
use crate::filter::field::Test;
use crate::filter::pair::Region;
use crate::text::Span;

impl Parser<'_> {
    /// Parts all of which are asked: where to look holds for all that is looked for.
    pub(super) fn together(&mut self, parts: Vec<Part>) -> Option<Part> {
        let (mut exprs, mut regions, mut typed) = (Vec::new(), Vec::new(), Span::default());
        for part in parts {
            match part {
                Part::Expr(expr) => exprs.push(expr),
                Part::Region(region, span) => {
                    typed = if regions.is_empty() { span } else { typed.hull(span) };
                    regions.push(region);
                }
            }
        }
        // What costs least is asked first; a language is guessed when it is first asked for.
        exprs.sort_by_key(|expr| self.cost(expr));
        let region = joined(regions, Region::All);
        Some(match (joined(exprs, Expr::All), region) {
            (None, region) => Part::Region(region?, typed),
            (Some(expr), None) => Part::Expr(expr),
            (Some(expr), Some(region)) => {
                let region = self.numbered(region);
                Part::Expr(Expr::Among { region, inner: Box::new(expr) })
            }
        })
    }

    /// Parts one of which is asked.
    pub(super) fn either(&mut self, parts: Vec<Part>, place: Place) -> Option<Part> {
        let is_region = |part: &Part| matches!(part, Part::Region(..));
        if !parts.iter().all(is_region) {
            let exprs = parts.into_iter().map(|part| self.standing(part, place)).collect();
            return joined(exprs, Expr::Any).map(Part::Expr);
        }
        let (mut regions, mut typed): (Vec<Region>, Option<Span>) = (Vec::new(), None);
        for part in parts {
            let Part::Region(region, span) = part else { continue };
            typed = Some(typed.map_or(span, |typed| typed.hull(span)));
            regions.push(region);
        }
        joined(regions, Region::Any).zip(typed).map(|(region, typed)| Part::Region(region, typed))
    }

    /// A part as something to be found: stretches with nothing to look for in them are hits.
    pub(super) fn standing(&mut self, part: Part, place: Place) -> Expr {
        match part {
            Part::Expr(expr) => expr,
            Part::Region(region, typed) => {
                let number = (!place.is_negated).then(|| self.label(typed));
                Expr::Stretches { region: self.numbered(region), number }
            }
        }
    }

    fn numbered(&mut self, region: Region) -> usize {
        self.parsed.regions.push(region);
        self.parsed.regions.len() - 1
    }

    fn cost(&self, expr: &Expr) -> u8 {
        match expr {
            Expr::Test(index) => match self.parsed.tests.get(*index) {
                Some(Test::Lang(_)) => 2,
                _ => 0,
            },
            _ => 1,
        }
    }
}

/// The terms of a bracket that holds nothing but terms with OR.
pub(super) fn terms_of(expr: &Expr) -> Option<Vec<usize>> {
    match expr {
        Expr::Term(index) => Some(vec![*index]),
        Expr::Any(parts) => {
            let terms: Vec<Vec<usize>> = parts.iter().map(terms_of).collect::<Option<_>>()?;
            Some(terms.concat())
        }
        _ => None,
    }
}

fn joined<T>(mut parts: Vec<T>, join: fn(Vec<T>) -> T) -> Option<T> {
    if parts.len() > 1 { Some(join(parts)) } else { parts.pop() }
}
