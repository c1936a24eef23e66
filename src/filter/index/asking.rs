//! Asks a query of the runs: what can be told of each document without reading it.

use rayon::prelude::*;

use super::Index;
use super::segment::Segment;
use crate::filter::hits::{Answer, Hit};
use crate::filter::literal::Literal;
use crate::filter::parser::Expr;
use crate::filter::query::{Query, merge};
use crate::filter::term::Term;
use crate::model::Corpus;
use crate::text::Span;

/// So many runs are added up between two questions whether to go on.
const RUNS_BETWEEN_POLLS: usize = 1 << 12;

/// What is known of documents that have not been read.
#[derive(Debug, Default)]
pub(in crate::filter) struct Known {
    /// What a reading would find in each document; `None` where only a reading tells.
    pub(in crate::filter) answers: Vec<Option<Answer>>,
    /// Number of each positive term's hits in the documents that match.
    pub(in crate::filter) n_by_term: Vec<usize>,
}

/// Asks a query of an index; `None` if `cancelled` said so, or if the index is of another corpus.
pub(in crate::filter) fn known(
    index: &Index,
    corpus: &Corpus,
    query: &Query,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Known> {
    if index.n_documents() != corpus.len() {
        return None;
    }
    let asked = index.segments.par_iter().map(|segment| {
        let asking = Asking { segment, corpus, query, cancelled };
        (!cancelled()).then(|| asking.known())
    });
    let asked: Vec<Known> = asked.collect::<Option<_>>()?;
    let mut known = Known { n_by_term: vec![0; query.terms().len()], ..Known::default() };
    for mut part in asked {
        known.answers.append(&mut part.answers);
        for (total, number) in known.n_by_term.iter_mut().zip(part.n_by_term) {
            *total += number;
        }
    }
    (!cancelled()).then_some(known)
}

/// What is known of a term in each document of a segment.
enum Counted {
    /// How many hits it has.
    Exactly(Vec<u32>),
    /// Whether it can have one.
    AtMost(Vec<bool>),
}

/// Whether a document matches.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Verdict {
    No,
    Perhaps,
    Yes,
}

struct Asking<'a> {
    segment: &'a Segment,
    corpus: &'a Corpus,
    query: &'a Query,
    cancelled: &'a (dyn Fn() -> bool + Sync),
}

impl Asking<'_> {
    fn known(&self) -> Known {
        let counted: Vec<Counted> =
            self.query.all_terms().iter().map(|term| self.counted(term)).collect();
        let positive: Vec<Option<&[u32]>> = self
            .query
            .all_terms()
            .iter()
            .zip(&counted)
            .filter(|(term, _)| term.is_positive())
            .map(|(_, counted)| counted.exactly())
            .collect();
        // What has no hits of its own to be read is known where the number of all its hits is.
        let positive: Option<Vec<&[u32]>> = positive.into_iter().collect();
        let n_hits = positive.as_ref().map(|positive| self.n_hits(positive));
        let mut known = Known { n_by_term: vec![0; self.query.terms().len()], ..Known::default() };
        for document in 0..self.segment.n_documents {
            let of = |counts: &[u32]| counts.get(document).copied().unwrap_or_default() as usize;
            let answer = match (self.verdict(document, &counted), &n_hits, &positive) {
                (Verdict::No, ..) => Some(Answer::default()),
                (Verdict::Yes, Some(n_hits), Some(positive)) => {
                    for (total, counts) in known.n_by_term.iter_mut().zip(positive) {
                        *total += of(counts);
                    }
                    Some(Answer { matches: true, n_hits: of(n_hits), places: None })
                }
                _ => None,
            };
            known.answers.push(answer);
        }
        known
    }

    fn verdict(&self, document: usize, counted: &[Counted]) -> Verdict {
        if self.segment.left_out.binary_search(&(document as u32)).is_ok() {
            return Verdict::Perhaps;
        }
        let of =
            |term: usize| counted.get(term).map_or(Verdict::Perhaps, |term| term.verdict(document));
        self.query.expr().map_or(Verdict::Yes, |expr| verdict(expr, &of))
    }

    /// Number of hits in each document, those that overlap counted once.
    fn n_hits(&self, positive: &[&[u32]]) -> Vec<u32> {
        match positive {
            [] => vec![0; self.segment.n_documents],
            [one] => one.to_vec(),
            _ => {
                let terms: Vec<&Term> = self.query.positive_terms().collect();
                self.added(|text, each| {
                    for hit in merged(text, &terms) {
                        each(hit.span);
                    }
                })
            }
        }
    }

    fn counted(&self, term: &Term) -> Counted {
        if term.stays_in_runs() {
            return Counted::Exactly(self.added(|text, each| {
                term.each(text, &|| false, |span| {
                    each(span);
                    true
                });
            }));
        }
        let mut can = vec![true; self.segment.n_documents];
        for part in term.parts() {
            let added = self.added(|text, each| each_of(&part, text, each));
            for (can, n) in can.iter_mut().zip(added) {
                *can &= n > 0;
            }
        }
        Counted::AtMost(can)
    }

    /// Adds up, for each document, what a search finds in every run.
    fn added(&self, search: impl Fn(&str, &mut dyn FnMut(Span))) -> Vec<u32> {
        let mut in_runs: Vec<(usize, u32)> = Vec::new();
        search(&self.segment.spellings, &mut |span| {
            let run = self.segment.run_at(in_runs.last().map_or(0, |last| last.0), span.start);
            match in_runs.last_mut() {
                Some(last) if last.0 == run => last.1 += 1,
                _ => in_runs.push((run, 1)),
            }
        });
        let mut counts = vec![0_u32; self.segment.n_documents];
        for runs in in_runs.chunks(RUNS_BETWEEN_POLLS) {
            if (self.cancelled)() {
                break;
            }
            for &(run, n) in runs {
                self.segment.each_posting(run, |document, times| {
                    if let Some(count) = counts.get_mut(document as usize) {
                        *count = count.saturating_add(n.saturating_mul(times));
                    }
                });
            }
        }
        for &(document, span) in &self.segment.long {
            let text = self.corpus.documents().get(self.segment.first + document as usize);
            let text = text.map_or("", |text| span.of(text.text()));
            search(text, &mut |_| {
                if let Some(count) = counts.get_mut(document as usize) {
                    *count = count.saturating_add(1);
                }
            });
        }
        counts
    }
}

impl Counted {
    fn exactly(&self) -> Option<&[u32]> {
        match self {
            Self::Exactly(counts) => Some(counts),
            Self::AtMost(_) => None,
        }
    }

    fn verdict(&self, document: usize) -> Verdict {
        match self {
            Self::Exactly(counts) if counts.get(document).is_some_and(|&n| n > 0) => Verdict::Yes,
            Self::AtMost(can) if can.get(document).is_some_and(|&can| can) => Verdict::Perhaps,
            _ => Verdict::No,
        }
    }
}

/// What the terms' verdicts say of the whole.
fn verdict(expr: &Expr, of: &dyn Fn(usize) -> Verdict) -> Verdict {
    let parts = |parts: &[Expr], ends: Verdict, start: Verdict| {
        let mut joined = start;
        for part in parts {
            let part = verdict(part, of);
            if part == ends {
                return ends;
            }
            if part == Verdict::Perhaps {
                joined = Verdict::Perhaps;
            }
        }
        joined
    };
    match expr {
        Expr::All(all) => parts(all, Verdict::No, Verdict::Yes),
        Expr::Any(any) => parts(any, Verdict::Yes, Verdict::No),
        Expr::Not(inner) => match verdict(inner, of) {
            Verdict::No => Verdict::Yes,
            Verdict::Perhaps => Verdict::Perhaps,
            Verdict::Yes => Verdict::No,
        },
        Expr::Term(term) => of(*term),
    }
}

fn each_of(literal: &Literal, text: &str, each: &mut dyn FnMut(Span)) {
    literal.each(text, |span| {
        each(span);
        true
    });
}

fn merged(text: &str, terms: &[&Term]) -> Vec<Hit> {
    let mut hits = Vec::new();
    for term in terms {
        term.each(text, &|| false, |span| {
            hits.push(Hit { span, term: 0 });
            true
        });
    }
    merge(&mut hits);
    hits
}
