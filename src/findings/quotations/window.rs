//! What is shown of a quotation: the words that differ, with their nearest neighbours.

use std::ops::Range;

use super::pieces::span_of;
use crate::model::{Document, WordId, WordIdx};
use crate::text::{Span, one_line, without_marks};

/// So many words of a difference are shown, before an ellipsis.
const MOST_SHOWN: usize = 8;
/// So many words before a difference lead up to it.
const LEAD: usize = 5;
/// What short forms stand for.
const SHORT_FORMS: [(&str, &str); 6] = [
    ("n't", "not"),
    ("'re", "are"),
    ("'ve", "have"),
    ("'ll", "will"),
    ("'m", "am"),
    ("it's", "itis"),
];

/// Words of a quotation as they are shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Window {
    pub(super) text: String,
    pub(super) span: Span,
}

/// The words to show of differences within a quotation: with one word before and the words that end
/// the clause behind.
pub(super) fn window(
    document: &Document,
    differing: &[Range<usize>],
    within: &Range<usize>,
) -> Option<Window> {
    let mut shown: Vec<Range<usize>> = Vec::new();
    for words in differing.iter().map(|differing| with_neighbours(differing, within)) {
        match shown.last_mut().filter(|last| words.start <= last.end) {
            Some(last) => last.end = last.end.max(words.end),
            None => shown.push(words),
        }
    }
    let (first, last) = shown.first().zip(shown.last())?;
    let span = span_of(document, &(first.start..last.end));
    let texts = shown.iter().map(|words| {
        let cut = if words.len() > MOST_SHOWN + 4 { " …" } else { "" };
        let words = words.start..words.end.min(words.start + MOST_SHOWN + 4);
        format!("{}{cut}", one_line(span_of(document, &words).of(document.text())))
    });
    Some(Window { text: texts.collect::<Vec<_>>().join(" … "), span })
}

fn with_neighbours(differing: &Range<usize>, within: &Range<usize>) -> Range<usize> {
    // One or two words more are no reason to cut.
    let is_long = differing.len() > MOST_SHOWN + 2;
    let end = if is_long { differing.start + MOST_SHOWN } else { differing.end };
    let start = differing.start.saturating_sub(1).max(within.start);
    let rest = within.end.saturating_sub(end);
    let after = if end < differing.end {
        0
    } else if rest <= 3 {
        rest
    } else {
        2
    };
    start..end + after
}

/// A whole quotation, or its beginning.
pub(super) fn opening(document: &Document, words: &Range<usize>) -> Window {
    let most = MOST_SHOWN + 2;
    let is_long = words.len() > most;
    let shown = if is_long { words.start..words.start + MOST_SHOWN } else { words.clone() };
    let span = span_of(document, &shown);
    let cut = if is_long { " …" } else { "" };
    Window { text: format!("{}{cut}", one_line(span.of(document.text()))), span }
}

/// The words that lead up to a difference, or follow one that opens the quotation.
pub(super) fn beside(
    document: &Document,
    differing: &Range<usize>,
    within: &Range<usize>,
) -> String {
    let text =
        |words: Range<usize>| one_line(span_of(document, &words).of(document.text())).into_owned();
    if differing.start > within.start {
        format!(
            "{} …",
            text(differing.start.saturating_sub(LEAD).max(within.start)..differing.start)
        )
    } else if differing.end < within.end {
        format!("… {}", text(differing.end..(differing.end + LEAD).min(within.end)))
    } else {
        String::new()
    }
}

/// Whether words around a place are parted by an ellipsis, so that it is said that some are left out.
pub(super) fn has_ellipsis(document: &Document, words: &Range<usize>) -> bool {
    let first = WordIdx::at(words.start.saturating_sub(1));
    let around = Span::new(document.word(first).end, document.word(WordIdx::at(words.end)).start);
    let text = around.of(document.text());
    text.contains('…') || text.contains("...") || text.contains(". . .")
}

/// Words as letters alone, short forms written out: what is equal so differs in form only.
pub(super) fn letters<'w>(words: impl Iterator<Item = &'w str>) -> String {
    let mut letters = String::new();
    for word in words {
        let mut plain = without_marks(word).into_owned();
        for (short, long) in SHORT_FORMS {
            if let Some(stem) = plain.strip_suffix(short) {
                plain = format!("{stem}{long}");
                break;
            }
        }
        letters.extend(plain.chars().filter(|c| c.is_alphanumeric()));
    }
    letters
}

/// The numbers of some words of a document.
pub(super) fn ids<'d>(document: &'d Document, words: &Range<usize>) -> &'d [WordId] {
    document.word_ids().get(words.clone()).unwrap_or_default()
}
