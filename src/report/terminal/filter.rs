//! Hits in their sentences, document by document.

use memchr::memchr2_iter;

use super::counted;
use super::paint::{Ink, Paint};
use crate::filter::{Hit, Hits, QueryError};
use crate::model::{Corpus, Document};
use crate::text::{Span, flat, grouped, visible};

/// A sentence longer than this many bytes is shown around its hits only.
const WHOLE_BYTES: u32 = 400;
/// How many bytes are then shown on either side.
const CONTEXT_BYTES: u32 = 80;

/// Every document that matches, with each sentence that holds a hit on a line of its own.
pub fn filter_text(corpus: &Corpus, hits: &Hits, paint: Paint) -> String {
    let mut text = String::new();
    for id in hits.matching() {
        let Some(document) = corpus.document(id) else { continue };
        let about = format!("  {}", counted(hits.n_of(id), "hit"));
        text.push_str(&paint.ink(Ink::Strong, &visible(document.path())));
        text.push_str(&paint.ink(Ink::Faint, &about));
        text.push('\n');
        excerpts(document, hits.of(id, corpus), paint, &mut text);
    }
    let sum = format!(
        "{} · {} of {}\n",
        counted(hits.n_hits, "hit"),
        grouped(hits.n_documents as u64),
        counted(corpus.len(), "document")
    );
    text.push_str(&paint.ink(Ink::Faint, &sum));
    text
}

/// What is wrong with a query, and below it the query with the place marked.
pub fn query_error_text(query: &str, error: &QueryError) -> String {
    let hint = error.hint.as_ref().map(|hint| format!(" {hint}.")).unwrap_or_default();
    let before = visible(Span::new(0, error.span.start).of(query)).chars().count();
    let faulty = visible(error.span.of(query)).chars().count().max(1);
    format!(
        "{}.{}\n  {}\n  {}{}",
        visible(&error.message),
        visible(&hint),
        visible(query),
        " ".repeat(before),
        "^".repeat(faulty)
    )
}

fn excerpts(document: &Document, hits: &[Hit], paint: Paint, text: &mut String) {
    let (mut line, mut counted_to) = (1, 0);
    let mut rest = hits;
    while let Some(first) = rest.first() {
        let sentence = sentence_around(document, *first);
        let n = rest.iter().take_while(|hit| hit.span.start < sentence.end).count().max(1);
        let (here, later) = rest.split_at(n);
        line += n_lines(document.text(), Span::new(counted_to, first.span.start));
        counted_to = first.span.start;
        let number = paint.ink(Ink::Faint, &format!("{line:>6}  "));
        text.push_str(&number);
        marked(document.text(), sentence, here, paint, text);
        text.push('\n');
        rest = later;
    }
}

/// The stretch that is shown for a hit: its sentence, or of a long one the part around it.
fn sentence_around(document: &Document, hit: Hit) -> Span {
    let sentence = document.sentence_at_byte(hit.span.start).map(|at| document.sentence(at));
    let whole = sentence.map_or(hit.span, |sentence| sentence.hull(hit.span));
    if whole.len() <= WHOLE_BYTES {
        return whole;
    }
    let text = document.text();
    let start = text.floor_char_boundary(hit.span.start.saturating_sub(CONTEXT_BYTES) as usize);
    let end = text.floor_char_boundary(hit.span.end.saturating_add(CONTEXT_BYTES) as usize);
    Span::from_range(start..end).intersection(whole).unwrap_or(hit.span)
}

fn marked(text: &str, shown: Span, hits: &[Hit], paint: Paint, out: &mut String) {
    let mut at = shown.start;
    for hit in hits {
        out.push_str(&flat(Span::new(at, hit.span.start).of(text)));
        let inside = flat(hit.span.of(text));
        let inside = if paint.is_coloured { inside.into_owned() } else { format!("[{inside}]") };
        out.push_str(&paint.ink(Ink::Hit, &inside));
        at = hit.span.end;
    }
    out.push_str(flat(Span::new(at, shown.end.max(at)).of(text)).trim_end());
}

/// Line ends in a span; `\r\n` counts once.
fn n_lines(text: &str, span: Span) -> usize {
    let bytes = text.as_bytes().get(span.range()).unwrap_or_default();
    let is_line_end =
        |&at: &usize| bytes.get(at) == Some(&b'\n') || bytes.get(at + 1) != Some(&b'\n');
    memchr2_iter(b'\n', b'\r', bytes).filter(is_line_end).count()
}
