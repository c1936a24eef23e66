//! Text that says nothing about a pair: repeated inside a document, or site chrome around it.
//!
//! Careful on purpose: a sentence is never chrome, and of what is repeated one copy always counts.

use std::collections::{HashMap, HashSet};
use std::hash::BuildHasherDefault;
use std::ops::Range;

use super::hashing::{Quick, look};
use crate::model::{Document, ParagraphIdx, WordId};
use crate::text::{Span, merged};

/// A paragraph with fewer words is no repetition worth a name.
const SHORTEST_REPETITION: usize = 3;
/// A line of chrome has at most so many words.
const LONGEST_CHROME_LINE: usize = 12;
/// A longer line is chrome if it has at least so many items ...
const FEWEST_ITEMS: usize = 4;
/// ... of at most so many words each, on the whole.
const LONGEST_ITEM: usize = 5;
/// All chrome at one end of a document together has at most so many words.
const MOST_CHROME: usize = 150;
/// A paragraph of prose has at least so many words and ends like a sentence.
const SHORTEST_PROSE: usize = 15;

/// The boilerplate of one side, sorted and joined, with what the folder gives away; `covered` is what
/// passages cover there, sorted and disjoint.
pub(super) fn boilerplate(document: &Document, covered: &[Span], folder: &[Span]) -> Vec<Span> {
    let mut found = folder.to_vec();
    found.extend(repetitions(document, covered));
    found.extend(chrome(document, covered));
    merged(found)
}

/// Copies of paragraphs that no passage covers, but for one where no copy is covered.
fn repetitions(document: &Document, covered: &[Span]) -> Vec<Span> {
    let paragraphs = (0..document.n_paragraphs()).map(ParagraphIdx::at);
    let words = |paragraph| document.words_of_paragraph(paragraph);
    // Most paragraphs are covered: for them the table is asked only if they look like a bare one.
    let (mut bare, mut rest) = (Vec::new(), Vec::new());
    let mut ahead = covered;
    for paragraph in paragraphs.filter(|&at| words(at).len() >= SHORTEST_REPETITION) {
        let span = document.paragraph(paragraph);
        while let Some((_, tail)) = ahead.split_first().filter(|(head, _)| head.end <= span.start) {
            ahead = tail;
        }
        let is_covered = 2 * bytes_within(span, ahead) >= u64::from(span.len());
        if is_covered { &mut rest } else { &mut bare }.push(paragraph);
    }
    let mut copies: HashMap<&[WordId], Copies, BuildHasherDefault<Quick>> = HashMap::default();
    for &paragraph in &bare {
        copies.entry(words(paragraph)).or_default().n_bare += 1;
    }
    let bare_looks: HashSet<usize, BuildHasherDefault<Quick>> =
        bare.iter().map(|&paragraph| look(words(paragraph))).collect();
    for paragraph in rest {
        if bare_looks.contains(&look(words(paragraph)))
            && let Some(copies) = copies.get_mut(words(paragraph))
        {
            copies.has_covered = true;
        }
    }
    let mut found = Vec::new();
    for paragraph in bare {
        let Some(copies) = copies.get_mut(words(paragraph)) else { continue };
        // The first of several counts if nothing else of them does.
        if copies.has_covered {
            found.push(document.paragraph(paragraph));
        }
        copies.has_covered |= copies.n_bare > 1;
    }
    found
}

/// How often a wording stands in a document.
#[derive(Default)]
struct Copies {
    /// Copies that no passage covers.
    n_bare: usize,
    /// Whether another one counts.
    has_covered: bool,
}

/// How much of a span is covered by others, sorted and disjoint.
fn bytes_within(span: Span, covered: &[Span]) -> u64 {
    let is_before = |other: &Span| other.end <= span.start;
    let first =
        if covered.first().is_some_and(is_before) { covered.partition_point(is_before) } else { 0 };
    let near = covered.iter().skip(first).take_while(|other| other.start < span.end);
    near.filter_map(|other| other.intersection(span)).map(|part| u64::from(part.len())).sum()
}

/// Short lines that are no sentences, in no passage, before the first paragraph of prose or after
/// the last one, and not the title.
fn chrome(document: &Document, covered: &[Span]) -> Vec<Span> {
    let is_prose = |&at: &usize| is_prose(document, document.paragraph(ParagraphIdx::at(at)));
    let n_paragraphs = document.n_paragraphs();
    let Some(first) = (0..n_paragraphs).find(is_prose) else { return Vec::new() };
    let last = (0..n_paragraphs).rev().find(is_prose).unwrap_or(first);
    let mut found = chrome_lines(document, 0..first, covered);
    found.extend(chrome_lines(document, last + 1..n_paragraphs, covered));
    found
}

fn chrome_lines(document: &Document, paragraphs: Range<usize>, covered: &[Span]) -> Vec<Span> {
    let spans = paragraphs.map(|at| document.paragraph(ParagraphIdx::at(at)));
    let is_line = |span: &Span| {
        let line = span.of(document.text());
        let n_words = document.words_in(*span).len();
        (n_words <= LONGEST_CHROME_LINE || is_menu(line, n_words))
            && !ends_like_sentence(line)
            && bytes_within(*span, covered) == 0
            && !line.contains(document.title())
    };
    let lines: Vec<Span> = spans.filter(is_line).collect();
    let n_words: usize = lines.iter().map(|line| document.words_in(*line).len()).sum();
    // So much is no frame but a text of lines: a poem, a list, a table.
    if n_words > MOST_CHROME { Vec::new() } else { lines }
}

/// Whether a line is a row of short items: Home · News · Tides · About us.
fn is_menu(line: &str, n_words: usize) -> bool {
    let n_items =
        line.split(['·', '|', '•', '›', '»']).filter(|item| !item.trim().is_empty()).count();
    n_items >= FEWEST_ITEMS && n_words <= LONGEST_ITEM * n_items
}

fn is_prose(document: &Document, paragraph: Span) -> bool {
    document.words_in(paragraph).len() >= SHORTEST_PROSE
        && ends_like_sentence(paragraph.of(document.text()))
}

/// Whether a line ends as sentences do.
pub(super) fn ends_like_sentence(line: &str) -> bool {
    let bare = line.trim_end_matches(|c: char| {
        c.is_whitespace() || matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '*' | '_')
    });
    bare.ends_with(['.', '!', '?', '…', ':', ';', '。', '！', '？', '؟', '۔', '।'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Parsed, Source, Vocabulary};

    const PROSE: &str = "Nobody in the harbour office had cleared the ferry to go that evening, and \
                         nobody asked.";

    /// Checks the boilerplate of a text; passages cover every line that is marked with `+`.
    #[track_caller]
    fn check(marked: &str, expected: &[&str]) {
        let text = marked.replace('+', "");
        let mut vocabulary = Vocabulary::default();
        let parsed = Parsed::new(text.clone());
        let document = Document::all([Source::default()], parsed, &mut vocabulary).next().unwrap();
        let lines = marked.split('\n').scan(0, |start, line| {
            let len = line.trim_start_matches('+').len() as u32;
            let span = Span::new(*start, *start + len);
            *start += len + 1;
            Some((line.starts_with('+'), span))
        });
        let covered: Vec<Span> = lines.filter(|line| line.0).map(|line| line.1).collect();
        let found = boilerplate(&document, &covered, &[]);
        assert_eq!(found.iter().map(|span| span.of(&text)).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn short_lines_around_the_prose_are_chrome_but_not_the_title() {
        let text = format!("Home\nA night on the ferry\n{PROSE}\nPier side\n{PROSE}!\nLog in");
        check(&text, &["Home", &format!("{PROSE}!"), "Log in"]);
    }

    #[test]
    fn a_row_of_short_items_is_chrome_however_long() {
        let menu = "Home · Quayside news · Newsletter · Reading time 7 minutes · Share this page · \
                    Print · Filed under ferries and small mysteries";
        check(&format!("{menu}\nA night on the ferry\n{PROSE}"), &[menu]);
        let line = menu.replace('·', "and");
        check(&format!("{line}\nA night on the ferry\n{PROSE}"), &[]);
    }

    #[test]
    fn what_a_passage_covers_is_no_chrome() {
        check(&format!("+Home\nA night on the ferry\n{PROSE}\n+Log in"), &[]);
    }

    #[test]
    fn a_sentence_is_never_chrome() {
        check(&format!("It rained.\nA night on the ferry\n{PROSE}\nIt had rained before."), &[]);
    }

    #[test]
    fn a_text_of_lines_is_no_chrome() {
        let lines = "the rain came over the northern breakwater at nine\n";
        let poem: Vec<String> = (0..20).map(|at| format!("{at} {lines}")).collect();
        check(&format!("A night on the ferry\n{}{PROSE}", poem.concat()), &[]);
    }

    #[test]
    fn of_what_is_repeated_the_covered_copy_counts_else_the_first() {
        check("one two three\nfour five six\none two three", &["one two three"]);
        check("one two three\nfour five six\n+one two three", &["one two three"]);
        check("+one two three\nfour five six\n+one two three", &[]);
        check("one two\nfour five six\none two", &[]);
    }
}
