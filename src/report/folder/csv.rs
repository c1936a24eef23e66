//! The report as one table for a spreadsheet (RFC 4180), each row with the section that it belongs to.
//!
//! It begins with a byte order mark, by which spreadsheets know UTF-8. No cell can be taken for a
//! formula; control characters are made visible.

use super::{FolderReport, words};
use crate::compare::{Kind, Sides};
use crate::model::DocId;
use crate::report::hits::cell;
use crate::text::{Span, one_line};

const COLUMNS: [&str; 10] = [
    "section",
    "about",
    "kind",
    "document",
    "value",
    "sentence",
    "start",
    "end",
    "other_document",
    "other_sentence",
];

/// A row of the table; what a section has nothing to say of stays empty.
#[derive(Default)]
struct Row<'a> {
    section: &'static str,
    about: &'a str,
    kind: String,
    document: &'a str,
    value: String,
    sentence: &'a str,
    span: Option<Span>,
    other_document: &'a str,
    other_sentence: &'a str,
}

/// Gives the rows of a section one by one.
type Section = fn(&FolderReport, &mut dyn FnMut(Row<'_>));

/// The whole report as CSV.
pub fn report_csv(report: &FolderReport) -> String {
    let mut table = format!("\u{feff}{}\r\n", COLUMNS.join(","));
    let sections: [Section; 7] = [made, documents, overlap, passages, findings, only_here, hits];
    for section in sections {
        section(report, &mut |row| table.push_str(&line(&row)));
    }
    table
}

fn line(row: &Row<'_>) -> String {
    let [start, end] = row
        .span
        .map_or_else(Default::default, |span| [span.start.to_string(), span.end.to_string()]);
    let text = |text: &str| cell(&one_line(text));
    let cells = [
        row.section.to_owned(),
        text(row.about),
        text(&row.kind),
        text(row.document),
        text(&row.value),
        text(row.sentence),
        start,
        end,
        text(row.other_document),
        text(row.other_sentence),
    ];
    format!("{}\r\n", cells.join(","))
}

fn made(report: &FolderReport, push: &mut dyn FnMut(Row<'_>)) {
    let made = &report.made;
    let own = [("folder", &made.name), ("version", &made.version), ("date", &made.date)];
    let settings = made.settings.iter().map(|(name, value)| (name.as_str(), value));
    for (about, value) in own.into_iter().chain(settings) {
        push(Row { section: "report", about, value: value.clone(), ..Row::default() });
    }
}

fn documents(report: &FolderReport, push: &mut dyn FnMut(Row<'_>)) {
    for document in report.corpus.documents() {
        push(Row {
            section: "document",
            about: document.title(),
            kind: document.source().format.name().to_owned(),
            document: document.path(),
            value: document.n_words().to_string(),
            ..Row::default()
        });
    }
    for problem in report.corpus.problems() {
        let kind = if problem.is_partial { "read in part" } else { "not read" };
        push(Row {
            section: "problem",
            kind: kind.to_owned(),
            document: &problem.path,
            sentence: &problem.reason,
            ..Row::default()
        });
    }
}

fn overlap(report: &FolderReport, push: &mut dyn FnMut(Row<'_>)) {
    for pair in report.closest() {
        let kind = if pair.is_estimate { "share, estimated" } else { "share" };
        let directions = [
            (pair.left, pair.right, pair.overlap.left_in_right),
            (pair.right, pair.left, pair.overlap.right_in_left),
        ];
        for (document, other, share) in directions {
            push(Row {
                section: "overlap",
                kind: kind.to_owned(),
                document: path(report, document),
                value: format!("{:.4}", share.total()),
                other_document: path(report, other),
                ..Row::default()
            });
        }
    }
}

/// What corresponds and is not identical, of the pairs that stand side by side.
fn passages(report: &FolderReport, push: &mut dyn FnMut(Row<'_>)) {
    for beside in &report.beside {
        let Sides { left, right } = beside.ids;
        let told = |kind: Kind, is_moved: bool| is_moved || kind != Kind::Identical;
        let passages = beside.comparison.passages.iter();
        for passage in passages.filter(|passage| told(passage.kind, passage.is_moved)) {
            let moved = if passage.is_moved { ", moved" } else { "" };
            push(Row {
                section: "passage",
                kind: format!("{}{moved}", passage.kind.name()),
                document: path(report, left),
                sentence: passage.left.of(report.text(left)),
                span: Some(passage.left),
                other_document: path(report, right),
                other_sentence: passage.right.of(report.text(right)),
                ..Row::default()
            });
        }
    }
}

fn findings(report: &FolderReport, push: &mut dyn FnMut(Row<'_>)) {
    for finding in report.listed_findings() {
        let kind = [
            words::subject(finding.subject),
            words::grade(finding.grade),
            words::strength(finding.strength),
        ];
        for value in &finding.values {
            for mention in &value.mentions {
                push(Row {
                    section: "finding",
                    about: &finding.about,
                    kind: kind.join(", "),
                    document: path(report, mention.document),
                    value: value.text.clone(),
                    sentence: mention.sentence.of(report.text(mention.document)),
                    span: Some(mention.span),
                    ..Row::default()
                });
            }
        }
    }
}

fn only_here(report: &FolderReport, push: &mut dyn FnMut(Row<'_>)) {
    for only in &report.only_here {
        for &span in &only.spans {
            push(Row {
                section: "only here",
                document: path(report, only.document),
                sentence: span.of(report.text(only.document)),
                span: Some(span),
                ..Row::default()
            });
        }
    }
}

fn hits(report: &FolderReport, push: &mut dyn FnMut(Row<'_>)) {
    let Some(filtered) = &report.filtered else { return };
    for line in &filtered.lines {
        let [_, hit, _] = &line.words;
        push(Row {
            section: "hit",
            about: &filtered.query,
            document: path(report, line.document),
            value: hit.clone(),
            sentence: &line.words.join(" "),
            span: Some(line.span),
            ..Row::default()
        });
    }
}

fn path(report: &FolderReport, document: DocId) -> &str {
    report.corpus.document(document).map_or("", |document| document.path())
}
