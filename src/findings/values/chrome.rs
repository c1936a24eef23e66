//! What of a document is left out: boilerplate, lines said before, and lines that belong to the page.

use std::collections::HashSet;

use super::words::{Sense, Words};
use crate::model::{Document, ParagraphIdx, WordIdx};
use crate::text::{Span, merged, normal_form};

/// A line that belongs to the page has at most so many words.
const LONGEST_LINE: usize = 8;
/// A line said twice has at least so many words.
const SHORTEST_REPETITION: usize = 3;

/// All of it, sorted and disjoint.
pub(super) fn left_out(document: &Document, boilerplate: &[Span]) -> Vec<Span> {
    let words = Words::of(document.language());
    let mut seen = HashSet::new();
    let mut spans = boilerplate.to_vec();
    for paragraph in (0..document.n_paragraphs()).map(ParagraphIdx::at) {
        let ids = document.words_of_paragraph(paragraph);
        let is_repeated = ids.len() >= SHORTEST_REPETITION && !seen.insert(ids);
        if is_repeated || (ids.len() <= LONGEST_LINE && is_of_page(document, paragraph, words)) {
            spans.push(document.paragraph(paragraph));
        }
    }
    merged(spans)
}

/// Whether a short line without a verb opens or ends as those of pages do: "4 min read", "12 comments".
fn is_of_page(document: &Document, paragraph: ParagraphIdx, words: &'static Words) -> bool {
    let text = document.text();
    let of_paragraph = document.words_in(document.paragraph(paragraph));
    let line: Vec<_> =
        of_paragraph.map(|at| normal_form(document.word(WordIdx::at(at)).of(text))).collect();
    let has = |at: usize, sense: Sense| {
        let entries = line.get(at).map_or(&[][..], |word| words.entries(word));
        entries.iter().filter(|entry| entry.sense == sense).find_map(|entry| {
            let rest = line.get(at + 1..).unwrap_or_default();
            let matches = rest.len() >= entry.rest.len()
                && rest.iter().zip(&entry.rest).all(|(word, expected)| word == expected);
            matches.then_some(at + 1 + entry.rest.len())
        })
    };
    let all = 0..line.len();
    let has_verb =
        all.clone().any(|at| has(at, Sense::Verb).is_some() || has(at, Sense::Be).is_some());
    !has_verb
        && all
            .into_iter()
            .any(|at| has(at, Sense::Chrome).is_some_and(|end| at == 0 || end == line.len()))
}
