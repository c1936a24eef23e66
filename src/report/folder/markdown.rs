//! The report as Markdown: what the page says without the texts side by side, of which it lists what
//! corresponds in other words or was changed.
//!
//! Every text is escaped, so that none of it is taken for marks, HTML or a link.

use std::fmt::Write as _;

use super::{FolderReport, counted, per_cent, words};
use crate::compare::Kind;
use crate::text::{Span, one_line};

/// So many pairs, passages of a pair, sentences of a document and hits are listed.
const MOST_LISTED: usize = 50;

/// The whole report as Markdown.
pub fn report_markdown(report: &FolderReport) -> String {
    let sections: [fn(&FolderReport, &mut String); 7] =
        [head, documents, overlap, findings, passages, only_here, hits];
    let mut text = String::new();
    for section in sections {
        section(report, &mut text);
    }
    text
}

/// Adds a line; writing into a string cannot fail.
macro_rules! line {
    ($text:expr, $($format:tt)*) => { writeln!($text, $($format)*).unwrap_or_default() };
}

fn head(report: &FolderReport, text: &mut String) {
    let made = &report.made;
    line!(text, "# {}\n", escaped(&made.name));
    let (date, version) = (escaped(&made.date), escaped(&made.version));
    line!(text, "A report made on {date} with Diptych {version}.\n");
    for (name, value) in &made.settings {
        line!(text, "- {}: {}", escaped(name), escaped(value));
    }
}

fn documents(report: &FolderReport, text: &mut String) {
    line!(text, "\n## Documents\n\n| no. | title | file | format | words |\n|--:|---|---|---|--:|");
    for (id, document) in report.corpus.iter() {
        let (number, title, path) =
            (id.index() + 1, escaped(document.title()), escaped(document.path()));
        let (format, n_words) = (document.source().format.name(), document.n_words());
        line!(text, "| {number} | {title} | {path} | {format} | {n_words} |");
    }
    let problems = report.corpus.problems();
    if !problems.is_empty() {
        line!(text, "\n{}:\n", counted(problems.len(), "problem"));
    }
    for problem in problems {
        let how = if problem.is_partial { "read in part" } else { "not read" };
        line!(text, "- {} ({how}): {}", escaped(&problem.path), escaped(&problem.reason));
    }
}

fn overlap(report: &FolderReport, text: &mut String) {
    let closest = report.closest();
    line!(text, "\n## Who shares text with whom\n");
    if closest.is_empty() {
        line!(text, "No two documents share more than unrelated texts do.");
        return;
    }
    line!(text, "| left | right | left in right | right in left |\n|---|---|--:|--:|");
    for pair in closest.iter().take(MOST_LISTED) {
        let name = |id| escaped(report.names.name(id));
        let about = if pair.is_estimate { "≈ " } else { "" };
        let shares = [pair.overlap.left_in_right, pair.overlap.right_in_left];
        let [left, right] = shares.map(|share| per_cent(share.total()));
        line!(
            text,
            "| {} | {} | {about}{left} | {about}{right} |",
            name(pair.left),
            name(pair.right)
        );
    }
    left_out(text, closest.len(), "pair");
}

fn findings(report: &FolderReport, text: &mut String) {
    line!(text, "\n## Findings\n\n{}", words::NO_JUDGE);
    for finding in report.listed_findings() {
        let kind = [
            words::grade(finding.grade),
            words::subject(finding.subject),
            words::strength(finding.strength),
        ];
        line!(text, "\n### {}\n\n{}.\n", escaped(&finding.title()), kind.join(", "));
        for value in &finding.values {
            line!(text, "- **{}**", escaped(&value.text));
            for mention in &value.mentions {
                let source = report.text(mention.document);
                let whole = mention.sentence.hull(mention.span);
                let [before, said, after] = [
                    Span::new(whole.start, mention.span.start),
                    mention.span,
                    Span::new(mention.span.end, whole.end),
                ]
                .map(|span| escaped(span.of(source)));
                let name = escaped(report.names.name(mention.document));
                line!(text, "  - {name}: {before} **{said}** {after}");
            }
        }
    }
    if report.listed_findings().next().is_none() {
        line!(text, "\nNo finding.");
    }
    if report.n_set_aside > 0 {
        let n = counted(report.n_set_aside, "finding");
        line!(text, "\n{n} set aside by hand: not listed.");
    }
}

fn passages(report: &FolderReport, text: &mut String) {
    line!(text, "\n## Side by side");
    for beside in &report.beside {
        let names = [beside.ids.left, beside.ids.right].map(|id| escaped(report.names.name(id)));
        let overlap = beside.comparison.overlap;
        line!(text, "\n### {} and {}\n", names[0], names[1]);
        line!(
            text,
            "{} of the left document is in the right one, {} of the right one in the left one.\n",
            per_cent(overlap.left_in_right.total()),
            per_cent(overlap.right_in_left.total())
        );
        line!(text, "| kind | left | right |\n|---|---|---|");
        let passages = beside.comparison.passages.iter();
        let told = passages.filter(|passage| passage.is_moved || passage.kind != Kind::Identical);
        let told: Vec<_> = told.collect();
        for passage in told.iter().take(MOST_LISTED) {
            let moved = if passage.is_moved { ", moved" } else { "" };
            let left = escaped(passage.left.of(report.text(beside.ids.left)));
            let right = escaped(passage.right.of(report.text(beside.ids.right)));
            line!(text, "| {}{moved} | {left} | {right} |", passage.kind.name());
        }
        left_out(text, told.len(), "passage");
    }
}

fn only_here(report: &FolderReport, text: &mut String) {
    line!(text, "\n## What only one says");
    if let Some(note) = report.only_here_note() {
        line!(text, "\n{note}");
    }
    for only in report.only_here.iter().filter(|only| !only.spans.is_empty()) {
        line!(text, "\n### {}\n", escaped(report.names.name(only.document)));
        for span in only.spans.iter().take(MOST_LISTED) {
            line!(text, "- {}", escaped(span.of(report.text(only.document))));
        }
        left_out(text, only.spans.len(), "place");
    }
}

fn hits(report: &FolderReport, text: &mut String) {
    let Some(filtered) = &report.filtered else { return };
    let (n_hits, query) = (filtered.hits.n_hits, escaped(&filtered.query));
    line!(text, "\n## Filter\n\n{query}: {}.\n", counted(n_hits, "hit"));
    for line in filtered.lines.iter().take(MOST_LISTED) {
        let [before, hit, after] = line.words.each_ref().map(|words| escaped(words));
        line!(text, "- {}: {before} **{hit}** {after}", escaped(report.names.name(line.document)));
    }
    left_out(text, n_hits, "hit");
}

fn left_out(text: &mut String, n: usize, one: &str) {
    if n > MOST_LISTED {
        line!(text, "\n{} are left out here.", counted(n - MOST_LISTED, &format!("further {one}")));
    }
}

/// A text as one line in which nothing is a mark, HTML or a link.
fn escaped(text: &str) -> String {
    let line = one_line(text);
    let mut shown = String::with_capacity(line.len() + 8);
    for (at, character) in line.char_indices() {
        match character {
            '&' => shown.push_str("&amp;"),
            '<' => shown.push_str("&lt;"),
            '>' => shown.push_str("&gt;"),
            // What looks like an address becomes a link by itself in many readers.
            ':' if Span::new(at as u32, at as u32 + 3).of(&line) == "://" => {
                shown.push_str("&#58;");
            }
            '.' if is_behind_www(&shown) => shown.push_str("&#46;"),
            '@' => shown.push_str("&#64;"),
            _ if character.is_ascii_punctuation() && !",;:'/%?\"".contains(character) => {
                shown.push('\\');
                shown.push(character);
            }
            _ => shown.push(character),
        }
    }
    shown
}

fn is_behind_www(text: &str) -> bool {
    text.len() >= 3
        && text.as_bytes().iter().rev().take(3).all(|byte| byte.eq_ignore_ascii_case(&b'w'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(escaped(text), expected);
    }

    #[test]
    fn nothing_in_a_text_is_a_mark_a_tag_or_a_link() {
        check("# a *b* _c_ `d` | e", "\\# a \\*b\\* \\_c\\_ \\`d\\` \\| e");
        check("<script>1&2</script>", "&lt;script&gt;1&amp;2&lt;/script&gt;");
        check("[a](javascript:b)", "\\[a\\]\\(javascript:b\\)");
        check("http://a.b www.c me@d", "http&#58;//a\\.b www&#46;c me&#64;d");
        check("1. one\n- two", "1\\. one \\- two");
        check("a\u{1b}[2J\u{202e}", "a␛\\[2J&lt;U\\+202E&gt;");
    }
}
