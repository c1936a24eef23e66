//! Asks a query of the runs: what can be told of each document without reading it.

use rayon::prelude::*;

use super::Index;
use super::segment::Segment;
use super::spellings::each_of;
use crate::filter::asked::merge;
use crate::filter::expr::Expr;
use crate::filter::hits::{Answer, Hit};
use crate::filter::near::Near;
use crate::filter::query::Query;
use crate::filter::term::Term;
use crate::model::Corpus;
use crate::text::Span;

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
    let asking = Asking { index, corpus, query };
    let mut counted: Vec<Vec<Counted>> = Vec::new();
    for term in query.all_terms() {
        if cancelled() {
            return None;
        }
        counted.push(asking.counted(term));
    }
    let n_hits = asking.n_hits(&counted);
    let mut known = Known { n_by_term: vec![0; query.terms().len()], ..Known::default() };
    for (at, segment) in index.segments.iter().enumerate() {
        if cancelled() {
            return None;
        }
        let counted: Vec<&Counted> = counted.iter().filter_map(|counted| counted.get(at)).collect();
        let n_hits = n_hits.as_ref().and_then(|n_hits| n_hits.get(at));
        asking.answer(segment, &counted, n_hits.map(Vec::as_slice), &mut known);
    }
    Some(known)
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

impl Verdict {
    /// What it says of a part of the document.
    fn in_part(self) -> Self {
        if self == Self::No { Self::No } else { Self::Perhaps }
    }
}

struct Asking<'a> {
    index: &'a Index,
    corpus: &'a Corpus,
    query: &'a Query,
}

impl Asking<'_> {
    /// Adds what is known of a segment's documents.
    fn answer(
        &self,
        segment: &Segment,
        counted: &[&Counted],
        n_hits: Option<&[u32]>,
        known: &mut Known,
    ) {
        let terms = self.query.all_terms().iter().zip(counted);
        let positive: Vec<&[u32]> = terms
            .filter(|(term, _)| term.is_positive())
            .filter_map(|(_, counted)| counted.exactly())
            .collect();
        for document in 0..segment.n_documents {
            let of = |counts: &[u32]| counts.get(document).copied().unwrap_or_default() as usize;
            let answer = match (self.verdict(segment, document, counted), n_hits) {
                (Verdict::No, _) => Some(Answer::default()),
                (Verdict::Yes, Some(n_hits)) => {
                    for (total, counts) in known.n_by_term.iter_mut().zip(&positive) {
                        *total += of(counts);
                    }
                    Some(Answer { matches: true, n_hits: of(n_hits), places: None })
                }
                _ => None,
            };
            known.answers.push(answer);
        }
    }

    fn verdict(&self, segment: &Segment, document: usize, counted: &[&Counted]) -> Verdict {
        if segment.left_out.binary_search(&(document as u32)).is_ok() {
            return Verdict::Perhaps;
        }
        let of =
            |term: usize| counted.get(term).map_or(Verdict::Perhaps, |term| term.verdict(document));
        let nears = self.query.nears();
        self.query.expr().map_or(Verdict::Yes, |expr| verdict(expr, nears, &of))
    }

    /// Number of hits of all positive terms together in each document, those that overlap counted
    /// once; `None` if that cannot be told.
    fn n_hits(&self, counted: &[Vec<Counted>]) -> Option<Vec<Vec<u32>>> {
        let terms: Vec<&Term> = self.query.positive_terms().collect();
        let is_plain = self.query.expr().is_none_or(Expr::is_plain);
        if !is_plain || !terms.iter().all(|term| term.stays_in_runs()) {
            return None;
        }
        let one = self.query.all_terms().iter().position(Term::is_positive);
        let exactly = |counted: &Counted| counted.exactly().map(<[u32]>::to_vec);
        match terms.as_slice() {
            [_] => counted.get(one?)?.iter().map(exactly).collect(),
            terms => Some(self.added(&|text, each| {
                for hit in merged(text, terms) {
                    each(hit.span);
                }
            })),
        }
    }

    /// What is known of a term in each segment.
    fn counted(&self, term: &Term) -> Vec<Counted> {
        if let Some(letter) = term.letter() {
            let counts = |segment: &Segment| Counted::Exactly(segment.letter(letter).to_vec());
            return self.index.segments.iter().map(counts).collect();
        }
        if term.stays_in_runs() {
            let added = self.added(&|text, each| {
                term.each(text, &|| false, |span| {
                    each(span);
                    true
                });
            });
            return added.into_iter().map(Counted::Exactly).collect();
        }
        let all = |segment: &Segment| vec![true; segment.n_documents];
        let mut can: Vec<Vec<bool>> = self.index.segments.iter().map(all).collect();
        for part in term.parts() {
            let added = self.added(&|text, each| each_of(&part, text, each));
            for (can, n) in can.iter_mut().flatten().zip(added.into_iter().flatten()) {
                *can &= n > 0;
            }
        }
        can.into_iter().map(Counted::AtMost).collect()
    }

    /// Adds up, for each document of each segment, what a search finds in every run.
    fn added(&self, search: &(impl Fn(&str, &mut dyn FnMut(Span)) + Sync)) -> Vec<Vec<u32>> {
        let weights = self.index.spellings.weights(search);
        let segments = self.index.segments.par_iter();
        let added = segments.map(|segment| {
            let mut counts = segment.added(&weights);
            for &(document, span) in &segment.long {
                let text = self.corpus.documents().get(segment.first + document as usize);
                let text = text.map_or("", |text| span.of(text.text()));
                search(text, &mut |_| {
                    if let Some(count) = counts.get_mut(document as usize) {
                        *count += 1;
                    }
                });
            }
            counts
        });
        added.collect()
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
fn verdict(expr: &Expr, nears: &[Near], of: &dyn Fn(usize) -> Verdict) -> Verdict {
    let parts = |parts: &[Expr], ends: Verdict, start: Verdict| {
        let mut joined = start;
        for part in parts {
            let part = verdict(part, nears, of);
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
        Expr::Not(inner) => match verdict(inner, nears, of) {
            Verdict::No => Verdict::Yes,
            Verdict::Perhaps => Verdict::Perhaps,
            Verdict::Yes => Verdict::No,
        },
        Expr::Term(term) => of(*term),
        Expr::Near(index) => {
            let is_nowhere =
                |operand: &Vec<usize>| operand.iter().all(|&term| of(term) == Verdict::No);
            let cannot = nears.get(*index).is_some_and(|near| near.operands.iter().any(is_nowhere));
            if cannot { Verdict::No } else { Verdict::Perhaps }
        }
        // What stands somewhere in the document need not stand in the part that is asked.
        Expr::Within { inner, .. } | Expr::Among { inner, .. } => {
            verdict(inner, nears, &|term| of(term).in_part()).in_part()
        }
        Expr::Test(_) | Expr::Stretches { .. } => Verdict::Perhaps,
    }
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
