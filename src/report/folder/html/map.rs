//! Who shares text with whom: every document against every other one in a small folder, the closest
//! pairs in a large one; always both directions.

use maud::{Markup, html};

use super::spoken;
use crate::compare::Share;
use crate::model::DocId;
use crate::overlap::Pair;
use crate::report::folder::{FolderReport, counted, per_cent};

/// A table of all against all of more documents fits on no page.
const MOST_IN_MATRIX: usize = 12;
/// So many pairs are listed.
const MOST_LISTED: usize = 50;

pub(super) fn section(report: &FolderReport) -> Markup {
    html! {
        section #map aria-labelledby="map-title" {
            h2 #map-title { "Who shares text with whom" }
            p { "A share is words in passages that correspond, of all words of the document; boilerplate is \
                left out of both. Each direction counts on its own: a short text can stand wholly in a long one." }
            ul.key {
                li { (bar(Share { identical: 1.0, ..Share::default() }, true)) "identical" }
                li { (bar(Share { edited: 1.0, ..Share::default() }, true)) "edited: some words changed" }
                li { (bar(Share { paraphrased: 1.0, ..Share::default() }, true)) "paraphrased: other words" }
            }
            @if (2..=MOST_IN_MATRIX).contains(&report.corpus.len()) { (matrix(report)) } @else { (list(report)) }
        }
    }
}

fn matrix(report: &FolderReport) -> Markup {
    let ids = || report.corpus.iter().map(|(id, _)| id);
    html! {
        div.sheet.wide role="region" aria-label="Map of all documents" tabindex="0" { table.map {
            caption { "How much of the document in the row is found in the document of the column." }
            thead { tr {
                th scope="col" { "Document" }
                @for id in ids() { th scope="col" {
                    (id.index() + 1) (spoken(&format!(" {}", report.names.name(id))))
                } }
            } }
            tbody { @for row in ids() { tr {
                th scope="row" { (row.index() + 1) "\u{a0} " span.name { (report.names.name(row)) } }
                @for column in ids() { (cell(report, row, column)) }
            } } }
        } }
    }
}

fn cell(report: &FolderReport, row: DocId, column: DocId) -> Markup {
    if row == column {
        return html! { td.self { span aria-hidden="true" { "–" } (spoken("the same document")) } };
    }
    let is_pair = |pair: &&Pair| (pair.left, pair.right) == (row.min(column), row.max(column));
    let pair = report.pairs.iter().find(is_pair).filter(|pair| pair.is_above_zero());
    let Some(pair) = pair else {
        return html! { td.low { span aria-hidden="true" { "·" } (spoken("nothing")) } };
    };
    let overlap = if row < column { pair.overlap } else { pair.overlap.mirrored() };
    let share = overlap.left_in_right;
    if pair.is_below_floor {
        let said = format!("{}, no more than unrelated texts", per_cent(share.total()));
        return html! { td.low { span aria-hidden="true" { "·" } (spoken(&said)) } };
    }
    html! { td { (per_cent(share.total())) (bar(share, false)) } }
}

fn list(report: &FolderReport) -> Markup {
    let closest = report.closest();
    let shown = closest.get(..MOST_LISTED).unwrap_or(&closest);
    let is_estimated = shown.iter().any(|pair| pair.is_estimate);
    html! {
        @if shown.is_empty() {
            p { "No two documents share more than unrelated texts do." }
        } @else {
            div.sheet.wide role="region" aria-label="Table of the closest pairs" tabindex="0" { table.documents {
                caption {
                    @if shown.len() < closest.len() { "The closest " (shown.len()) " of " (counted(closest.len(), "pair")) "." }
                    @else { (counted(closest.len(), "pair")) ", the closest first." }
                    @if is_estimated { " Shares with a ≈ are estimates from words that stand alike in a row." }
                }
                thead { tr {
                    th scope="col" { "Left" } th scope="col" { "Right" }
                    th scope="col" { "Left in right" } th scope="col" { "Right in left" }
                } }
                tbody { @for pair in shown { (listed(report, pair)) } }
            } }
        }
    }
}

fn listed(report: &FolderReport, pair: &Pair) -> Markup {
    let about = if pair.is_estimate { "≈ " } else { "" };
    let share =
        |share: Share| html! { td { (about) (per_cent(share.total())) (bar(share, false)) } };
    html! {
        tr {
            th.name scope="row" { (report.names.name(pair.left)) }
            td.name { (report.names.name(pair.right)) }
            (share(pair.overlap.left_in_right))
            (share(pair.overlap.right_in_left))
        }
    }
}

/// A share by kinds as a bar; the figure stands beside it in words.
pub(super) fn bar(share: Share, is_key: bool) -> Markup {
    let width = |part: f64| format!("{:.1}", part.clamp(0.0, 1.0) * 100.0);
    let kinds = [
        ("identical", 0.0, share.identical),
        ("edited", share.identical, share.edited),
        ("paraphrased", share.identical + share.edited, share.paraphrased),
    ];
    let class = if is_key { "inline bar" } else { "bar" };
    html! {
        svg class=(class) viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false" {
            rect.track width="100" height="8" {}
            @for (kind, start, part) in kinds {
                @if part > 0.0 { rect class=(kind) x=(width(start)) width=(width(part)) height="8" {} }
            }
        }
    }
}
