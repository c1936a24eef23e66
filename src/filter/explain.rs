//! Says why nothing was found.

use rayon::prelude::*;

use super::field::Test;
use super::hits::Hits;
use super::query::Query;
use super::run::filter;
use super::scope::Unit;
use super::spelling::nearest;
use super::term::{Demands, Insistence, Term};
use super::wording::thousands;
use super::{Index, Switches, wanted};
use crate::model::Corpus;
use crate::text::{Span, normal_form, words};

/// Distances that are tried where nothing stands as near as was asked, in words.
const WIDER: [u32; 5] = [10, 20, 50, 100, 1000];

/// Says why a query found no document, if it found none: what a switch, a typed capital or a field
/// hides ("0 hits; 3 without case"), which word stands nowhere and how it may be spelt. `None` if
/// there is no more to say, or `cancelled` said so.
pub fn explain_nothing(
    corpus: &Corpus,
    index: Option<&Index>,
    query: &Query,
    hits: &Hits,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<String> {
    if query.is_empty() || hits.n_documents > 0 {
        return None;
    }
    if let Some(error) = query.needs_pair().filter(|_| !query.has_pair()) {
        return Some(format!("0 hits; {}", error.message));
    }
    let asked = Asked { corpus, index, query, cancelled };
    let reason = asked.relaxed().or_else(|| asked.wider()).or_else(|| asked.no_field());
    let reason = reason.or_else(|| asked.missing())?;
    (!cancelled()).then_some(format!("0 hits{reason}"))
}

/// A query that found nothing, where it was asked.
#[derive(Clone, Copy)]
struct Asked<'a> {
    corpus: &'a Corpus,
    index: Option<&'a Index>,
    query: &'a Query,
    cancelled: &'a (dyn Fn() -> bool + Sync),
}

impl Asked<'_> {
    /// How many hits there would be with other demands.
    fn n_hits(self, demands: Demands, switches: Switches) -> Option<usize> {
        let query = self.query.relaxed(demands, switches)?;
        let hits = filter(self.corpus, self.index, &query, self.cancelled)?;
        Some(hits.n_hits).filter(|&n_hits| n_hits > 0)
    }

    /// What the same query finds with one demand less, the likeliest first.
    fn relaxed(self) -> Option<String> {
        let mut ways = self.of_letters().into_iter().chain(self.of_fields());
        ways.find_map(|(words, demands, switches)| {
            let n_hits = self.n_hits(demands, switches)?;
            // "0 hits here; 7 in documents ..." reads on, the others are remarks.
            let joint = if words.starts_with("in documents") { " here;" } else { ";" };
            Some(format!("{joint} {} {words}", thousands(n_hits)))
        })
    }

    fn of_letters(self) -> [(&'static str, Demands, Switches); 5] {
        let switches = self.query.switches();
        let insisting = |on_case, on_accents| Demands {
            insistence: Insistence { on_case, on_accents },
            ..Demands::default()
        };
        let all = Demands::default();
        [
            ("without case", insisting(false, true), Switches { is_case_exact: false, ..switches }),
            ("inside words", all, Switches { is_whole_word: false, ..switches }),
            ("without accents", insisting(true, false), switches),
            ("as plain words", all, Switches { is_regex: false, ..switches }),
            ("without case, accents and switches", insisting(false, false), Switches::default()),
        ]
    }

    /// The fields that the query has, each left out.
    fn of_fields(self) -> Vec<(&'static str, Demands, Switches)> {
        let (parsed, all) = (self.query.parsed(), Demands::default());
        let is_lang = |test: &Test| matches!(test, Test::Lang(_));
        let has_sentences = parsed.least_unit == Some(Unit::Sentence);
        let instead = if has_sentences {
            "with in:document instead of in:sentence"
        } else {
            "with in:document instead of in:paragraph"
        };
        let ways = [
            (
                has_sentences,
                "with in:paragraph instead of in:sentence",
                Demands { least_unit: Unit::Paragraph, ..all },
            ),
            (
                parsed.least_unit.is_some_and(|unit| unit < Unit::Document),
                instead,
                Demands { least_unit: Unit::Document, ..all },
            ),
            (
                parsed.tests.iter().any(is_lang),
                "in documents of other languages",
                Demands { on_language: false, ..all },
            ),
            (
                parsed.tests.iter().any(|test| !is_lang(test)),
                "in documents with other names and titles",
                Demands { on_names: false, ..all },
            ),
            (
                parsed.on_pair.is_some(),
                "without kind: and only:",
                Demands { on_pair: false, ..all },
            ),
        ];
        let asked = ways.into_iter().filter(|(has, ..)| *has);
        asked.map(|(_, words, demands)| (words, demands, self.query.switches())).collect()
    }

    /// How far apart the words stand that should be near each other.
    fn wider(self) -> Option<String> {
        let near = self.query.parsed().nears.iter().flat_map(|near| &near.n_words);
        let &asked = near.min()?;
        let n_hits = |least_words| {
            let demands = Demands { least_words, ..Demands::default() };
            self.n_hits(demands, self.query.switches())
        };
        // If the widest finds nothing, none does.
        n_hits(*WIDER.last()?)?;
        let mut wider = WIDER.into_iter().filter(|&n_words| n_words > asked);
        wider.find_map(|n_words| {
            Some(format!("; {} with NEAR/{n_words}", thousands(n_hits(n_words)?)))
        })
    }

    fn no_field(self) -> Option<String> {
        let name = self.query.parsed().no_field.as_deref()?;
        Some(format!("; there is no field {name}:, fields are {}", wanted::field_names()))
    }

    /// The first term that stands nowhere, and how it may be spelt.
    fn missing(self) -> Option<String> {
        let missing = self.query.positive_terms().find(|term| !self.is_anywhere(term));
        let Some(term) = missing else {
            let is_one = self.query.terms().len() < 2;
            let reason = "; each term is found, but no document matches all of it";
            return (!is_one).then(|| reason.to_owned());
        };
        let spelt = self.spelt(term);
        let is_one = self.query.terms().len() == 1;
        spelt.or_else(|| (!is_one).then(|| format!("; no document has {}", term.typed())))
    }

    fn is_anywhere(self, term: &Term) -> bool {
        let documents = self.corpus.documents().par_iter();
        documents.into_par_iter().any(|document| {
            (self.cancelled)() || term.is_in(document.text(), &|| (self.cancelled)())
        })
    }

    /// How the first word of a term that no document has is spelt elsewhere.
    fn spelt(self, term: &Term) -> Option<String> {
        let typed = term.words()?;
        let spans: Vec<Span> = words(typed);
        let vocabulary = self.corpus.vocabulary();
        let unknown = |word: &&str| vocabulary.id(&normal_form(word)).is_none();
        let word = spans.iter().map(|span| span.of(typed)).find(unknown)?;
        let near = nearest(self.corpus, word, self.cancelled);
        let near: Vec<String> = near
            .iter()
            .enumerate()
            .map(|(number, (word, n_documents))| {
                let is = if number == 0 { "is in" } else { "in" };
                format!("'{word}' {is} {}", thousands(*n_documents))
            })
            .collect();
        let what = if spans.len() > 1 { "the word " } else { "" };
        (!near.is_empty())
            .then(|| format!("; {what}'{word}' is in no document, {}", near.join(", ")))
    }
}
