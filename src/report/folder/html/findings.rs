//! Findings: each statement with its values, and beside each value who gives it and in which sentence.

use maud::{Markup, html};

use crate::findings::{Finding, Grade, Mention, Strength, Value};
use crate::report::folder::{FolderReport, counted, words};
use crate::text::{Span, flat, one_line};

/// So many sentences are shown of a value.
const MOST_MENTIONS: usize = 12;

/// The findings that are strong or likely.
pub(super) fn listed(report: &FolderReport) -> impl Iterator<Item = &Finding> {
    report.listed_findings()
}

pub(super) fn section(report: &FolderReport) -> Markup {
    let n_possible = report.findings.all.len() - listed(report).count();
    let grades =
        [Grade::Different, Grade::LessExact, Grade::Reworded, Grade::OtherName, Grade::Counted];
    html! {
        section #findings aria-labelledby="findings-title" {
            h2 #findings-title { "Findings" }
            p { (words::NO_JUDGE) }
            @if listed(report).next().is_none() { p { "No finding." } }
            @for grade in grades { (of_grade(report, grade)) }
            p.quiet {
                (counted(report.findings.n_compared, "value")) " were held against one of another document; "
                (counted(report.findings.n_alone, "value")) " stood alone, of which silence is no agreement."
                @if n_possible > 0 { " " (counted(n_possible, "finding")) " only possible: not listed." }
                @if report.n_set_aside > 0 { " " (counted(report.n_set_aside, "finding")) " set aside by hand: not listed." }
            }
        }
    }
}

fn of_grade(report: &FolderReport, grade: Grade) -> Markup {
    let of_grade = || listed(report).filter(move |finding| finding.grade == grade);
    html! {
        @if of_grade().next().is_some() {
            h3 { (words::grade(grade)) }
            p.quiet { (words::grade_help(grade)) }
            div.sheet { @for finding in of_grade() { (finding_html(report, finding)) } }
        }
    }
}

fn finding_html(report: &FolderReport, finding: &Finding) -> Markup {
    html! {
        div.finding {
            h4 {
                (finding.title())
                " " span.grade { (words::subject(finding.subject)) }
                @if finding.strength != Strength::Strong {
                    " " span.grade { (words::strength(finding.strength)) }
                }
            }
            p.quiet { (words::basis(finding.basis)) }
            table {
                caption.vh { "Values for: " (finding.title()) }
                thead.vh { tr { th scope="col" { "Value" } th scope="col" { "Who gives it" } } }
                tbody { @for value in &finding.values { (value_html(report, finding, value)) } }
            }
        }
    }
}

fn value_html(report: &FolderReport, finding: &Finding, value: &Value) -> Markup {
    let fits = value.fits.iter().filter_map(|&at| finding.values.get(at));
    let fits: Vec<_> = fits.map(|other| one_line(&other.text)).collect();
    let shown = value.mentions.get(..MOST_MENTIONS).unwrap_or(&value.mentions);
    let n_more = value.mentions.len() - shown.len();
    html! {
        tr {
            th scope="row" {
                (one_line(&value.text))
                @if !fits.is_empty() { br; span.path { "fits " (fits.join(", ")) } }
            }
            td { ul {
                @for mention in shown { li { (mention_html(report, mention)) } }
                @if n_more > 0 { li.who { "and " (counted(n_more, "more place")) } }
            } }
        }
    }
}

fn mention_html(report: &FolderReport, mention: &Mention) -> Markup {
    let text = report.text(mention.document);
    let whole = mention.sentence.hull(mention.span);
    html! {
        p.who {
            (report.names.name(mention.document))
            @if let Some(how) = &mention.reckoned { " · reckoned: " (one_line(how)) }
        }
        p.said lang=[report.language(mention.document)] dir="auto" {
            (flat(Span::new(whole.start, mention.span.start).of(text)))
            span.value { (flat(mention.span.of(text))) }
            (flat(Span::new(mention.span.end, whole.end).of(text)))
        }
    }
}
