//! What one document alone says: its sentences that correspond to nothing in the others.

use maud::{Markup, html};

use crate::report::folder::{FolderReport, OnlyHere, counted};
use crate::text::one_line;

/// So many places of a document are shown.
const MOST_PLACES: usize = 60;

pub(super) fn section(report: &FolderReport) -> Markup {
    html! {
        section #only aria-labelledby="only-title" {
            h2 #only-title { "What only one says" }
            p { "Sentences that correspond to nothing in the other documents they were held against; \
                boilerplate is left out. That something stands in one document only says nothing of whether \
                it is so." }
            @if let Some(note) = report.only_here_note() { p.quiet { (note) } }
            @for only in report.only_here.iter().filter(|only| !only.spans.is_empty()) {
                (of_document(report, only))
            }
            @if report.only_here.iter().all(|only| only.spans.is_empty()) { p { "No such sentence." } }
        }
    }
}

fn of_document(report: &FolderReport, only: &OnlyHere) -> Markup {
    let text = report.text(only.document);
    let shown = only.spans.get(..MOST_PLACES).unwrap_or(&only.spans);
    let n_more = only.spans.len() - shown.len();
    html! {
        h3 { (report.names.name(only.document)) }
        p.quiet { (counted(only.spans.len(), "place")) ", held against " (counted(only.n_others, "document")) "." }
        ul.says lang=[report.language(only.document)] {
            @for span in shown { li dir="auto" { (one_line(span.of(text))) } }
        }
        @if n_more > 0 { p.quiet { (counted(n_more, "further place")) " left out here; the CSV and JSON reports have all." } }
    }
}
