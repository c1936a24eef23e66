//! The report as one page that needs nothing else: no script, no picture, nothing from the network.
//!
//! Made for a screen in light and dark, for paper, and for a screen reader: headings in order, tables
//! with captions and heads, marks that say what they are. Every text goes through maud's escaping, and
//! identifiers are made of numbers alone.

mod documents;
mod findings;
mod hits;
mod legend;
mod map;
mod only_here;
mod pairs;
mod style;

use maud::{DOCTYPE, Markup, html};

pub use self::style::STYLE;

use super::{FolderReport, counted};
use crate::text::{flat, one_line};

/// Nothing is fetched, nothing runs.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

/// The whole page.
pub fn report_html(report: &FolderReport) -> String {
    let name = one_line(&report.made.name);
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="generator" content=(format!("Diptych {}", report.made.version));
                title { (name) " · report by Diptych" }
                style { (maud::PreEscaped(STYLE)) }
            }
            body {
                (head(report))
                main {
                    (documents::section(report))
                    (map::section(report))
                    (findings::section(report))
                    (pairs::section(report))
                    (only_here::section(report))
                    (hits::section(report))
                    (settings(report))
                }
                (foot(report))
            }
        }
    };
    page.into_string()
}

fn head(report: &FolderReport) -> Markup {
    let corpus = &report.corpus;
    let closest = report.closest().len();
    let share = if closest == 1 { "shares" } else { "share" };
    let n_findings = findings::listed(report).count();
    html! {
        header {
            p.over { "Diptych report" }
            h1 { (one_line(&report.made.name)) }
            p.lead {
                (counted(corpus.len(), "document")) " · "
                (counted(closest, "pair")) " that " (share) " text · "
                (counted(n_findings, "finding"))
                @if let Some(filtered) = &report.filtered { " · " (counted(filtered.hits.n_hits, "hit")) }
                @if !corpus.problems().is_empty() { " · " (counted(corpus.problems().len(), "problem")) }
            }
            p.quiet { "Made on " (report.made.date) " with Diptych " (report.made.version) "." }
            nav aria-label="Contents" { ol {
                @for (id, title) in contents(report) { li { a href={ "#" (id) } { (title) } } }
            } }
        }
    }
}

/// The sections that the page has.
fn contents(report: &FolderReport) -> Vec<(&'static str, &'static str)> {
    let mut all = vec![
        ("documents", "Documents"),
        ("map", "Who shares text with whom"),
        ("findings", "Findings"),
        ("beside", "Side by side"),
        ("only", "What only one says"),
    ];
    all.extend(report.filtered.as_ref().map(|_| ("filter", "Filter")));
    all.push(("settings", "How it was made"));
    all
}

fn settings(report: &FolderReport) -> Markup {
    html! {
        section #settings aria-labelledby="settings-title" {
            h2 #settings-title { "How it was made" }
            dl {
                dt { "Program" } dd { "Diptych " (report.made.version) }
                dt { "Date" } dd { (report.made.date) }
                @for (name, value) in &report.made.settings { dt { (name) } dd { (flat(value)) } }
            }
        }
    }
}

fn foot(report: &FolderReport) -> Markup {
    html! {
        footer {
            p.quiet {
                "Diptych " (report.made.version) " compares by rule, on one machine, without a language \
                model. What corresponds is found by the words that sentences share and by how rare these \
                are; what it says is to be checked in the texts."
            }
        }
    }
}

/// Words that only a screen reader says.
fn spoken(words: &str) -> Markup {
    html! { span.vh { (words) } }
}
