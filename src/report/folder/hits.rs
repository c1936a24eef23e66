//! The filter in force and its hits, each with what stands around it.

use crate::filter::{Hits, Switches};
use crate::model::{Corpus, DocId};
use crate::report::hits::surroundings;
use crate::text::Span;

/// So many hits are gathered; of more, the first ones.
pub const MOST_HIT_LINES: usize = 10_000;

/// A hit with what stands around it in its paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HitAround {
    /// The document.
    pub document: DocId,
    /// The bytes that match.
    pub span: Span,
    /// What stands before it, the hit, and what stands after it.
    pub words: [String; 3],
}

/// A filter and what it finds.
#[derive(Clone, Debug, Default)]
pub struct Filtered {
    /// What was typed.
    pub query: String,
    /// The switches beside it.
    pub switches: Switches,
    /// All hits.
    pub hits: Hits,
    /// The first hits with what stands around them.
    pub lines: Vec<HitAround>,
}

impl Filtered {
    /// Looks up the first hits of a query.
    pub fn new(query: String, switches: Switches, hits: Hits, corpus: &Corpus) -> Self {
        let of_document = |id: DocId| {
            let document = corpus.document(id);
            let spans = hits.of(id, corpus).iter().map(|hit| hit.span);
            spans.filter_map(move |span| {
                Some(HitAround { document: id, span, words: surroundings(document?, span) })
            })
        };
        let lines = hits.matching().flat_map(of_document).take(MOST_HIT_LINES).collect();
        Self { query, switches, hits, lines }
    }

    /// The switches that are on, in words.
    pub(super) fn switches_text(&self) -> String {
        let Switches { is_case_exact, is_whole_word, is_regex } = self.switches;
        let on = [
            (is_case_exact, "case counts"),
            (is_whole_word, "whole words only"),
            (is_regex, "one pattern"),
        ];
        let on: Vec<&str> = on.into_iter().filter(|(is_on, _)| *is_on).map(|on| on.1).collect();
        on.join(", ")
    }
}
