//! The filter in force and its hits below each other, each with the words around it.

use maud::{Markup, html};

use crate::report::folder::hits::HitAround;
use crate::report::folder::{Filtered, FolderReport, counted};
use crate::text::visible;

/// So many hits are shown.
const MOST_SHOWN: usize = 300;

pub(super) fn section(report: &FolderReport) -> Markup {
    html! { @if let Some(filtered) = &report.filtered { (of_filter(report, filtered)) } }
}

fn of_filter(report: &FolderReport, filtered: &Filtered) -> Markup {
    let Filtered { query, hits, lines, .. } = filtered;
    let switches = filtered.switches_text();
    let shown = lines.get(..MOST_SHOWN).unwrap_or(lines);
    html! {
        section #filter aria-labelledby="filter-title" {
            h2 #filter-title { "Filter" }
            p {
                code { (visible(query)) } @if !switches.is_empty() { " (" (switches) ")" }
                " has " (counted(hits.n_hits, "hit")) " in " (counted(hits.n_documents, "document")) "."
                @if shown.len() < hits.n_hits { " The first " (shown.len()) " are shown." }
            }
            @if !shown.is_empty() {
                div.sheet { table.around {
                    caption.vh { "Hits with the words around them" }
                    col.doc; col; col;
                    thead { tr { th scope="col" { "Document" } th.before scope="col" { "Before" } th scope="col" { "Hit and what follows" } } }
                    tbody { @for line in shown { (row(report, line)) } }
                } }
            }
        }
    }
}

fn row(report: &FolderReport, line: &HitAround) -> Markup {
    let language = report.language(line.document);
    let [before, hit, after] = &line.words;
    html! {
        tr {
            th.who scope="row" { (report.names.name(line.document)) }
            td.before lang=[language] { (visible(before)) }
            td lang=[language] { mark.hit { (visible(hit)) } " " (visible(after)) }
        }
    }
}
