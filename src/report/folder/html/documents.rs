//! The documents as they were read, and what could not be read.

use maud::{Markup, html};

use crate::model::{Document, Problem};
use crate::report::folder::{FolderReport, counted};
use crate::text::{flat, grouped, one_line, visible};

pub(super) fn section(report: &FolderReport) -> Markup {
    html! {
        section #documents aria-labelledby="documents-title" {
            h2 #documents-title { "Documents" }
            div.sheet.wide role="region" aria-label="Table of the documents" tabindex="0" { table.documents {
                caption { (counted(report.corpus.len(), "document")) " in the order in which they were read." }
                thead { tr {
                    th.n scope="col" { "No." } th scope="col" { "Title and file" } th scope="col" { "Format" }
                    th scope="col" { "Language" } th.n scope="col" { "Words" } th.n scope="col" { "Bytes" }
                } }
                tbody { @for (id, document) in report.corpus.iter() { (row(id.index() + 1, document)) } }
            } }
            (problems(report.corpus.problems()))
        }
    }
}

fn row(number: usize, document: &Document) -> Markup {
    let source = document.source();
    let language = document.language().map(crate::text::Language::code);
    let told = document.imprint().map(|imprint| imprint.phrases().join(" · ")).unwrap_or_default();
    html! {
        tr {
            td.n { (number) }
            th scope="row" {
                span.name lang=[language] dir="auto" { (flat(document.title())) }
                br; span.path { (visible(document.path())) }
                @if !told.is_empty() { br; span.path { (one_line(&told)) } }
                @if !source.is_complete { br; span.path { "read in part, see the problems" } }
            }
            td { (source.format.name()) }
            td { (language.unwrap_or("not told")) }
            td.n { (grouped(document.n_words() as u64)) }
            td.n { (grouped(source.bytes)) }
        }
    }
}

fn problems(problems: &[Problem]) -> Markup {
    html! {
        @if problems.is_empty() {
            p.quiet { "Every file was read as a whole." }
        } @else {
            h3 { (counted(problems.len(), "problem")) }
            div.sheet.wide role="region" aria-label="Table of the problems" tabindex="0" { table.documents {
                caption { "Files that could not be read, whole or in part, and why." }
                thead { tr { th scope="col" { "File" } th scope="col" { "Read" } th scope="col" { "Reason" } } }
                tbody { @for problem in problems { tr {
                    th.name scope="row" { (visible(&problem.path)) }
                    td { @if problem.is_partial { "in part" } @else { "not" } }
                    td { (one_line(&problem.reason)) }
                } } }
            } }
        }
    }
}
