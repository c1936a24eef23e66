//! Documents as read, and what could not be read.

use super::counted;
use super::paint::{Ink, Paint};
use crate::model::{Corpus, Document, Problem};
use crate::text::{grouped, visible};

/// The documents as a table, and below it the problems.
pub fn list_text(corpus: &Corpus, paint: Paint) -> String {
    let mut text = String::new();
    for document in corpus.documents() {
        text.push_str(&row(document, paint));
    }
    if !corpus.problems().is_empty() && !corpus.is_empty() {
        text.push('\n');
    }
    for problem in corpus.problems() {
        text.push_str(&problem_line(problem, paint));
        text.push('\n');
    }
    let n_problems = corpus.problems().len();
    let problems = if n_problems == 0 {
        String::new()
    } else {
        format!(" · {}", counted(n_problems, "problem"))
    };
    let sum = format!(
        "{} · {} bytes{problems}",
        counted(corpus.len(), "document"),
        grouped(corpus.bytes())
    );
    format!("{text}{}\n", paint.ink(Ink::Faint, &sum))
}

/// A problem as one line: how much of the file is missing, its path, the reason.
pub fn problem_line(problem: &Problem, paint: Paint) -> String {
    let mark = if problem.is_partial { "read in part" } else { "not read" };
    format!(
        "{}  {}: {}",
        paint.ink(Ink::Problem, mark),
        paint.ink(Ink::Strong, &visible(&problem.path)),
        visible(&problem.reason)
    )
}

fn row(document: &Document, paint: Paint) -> String {
    let source = document.source();
    let about = format!(
        "{:>11} words  {:<5}{:<13}",
        grouped(document.n_words() as u64),
        source.format.name(),
        source.encoding
    );
    let part = if source.is_complete { "" } else { "  (in part)" };
    let told = document.imprint().map(|imprint| imprint.phrases().join(" · "));
    let told = told.filter(|told| !told.is_empty()).map(|told| format!("  {}", visible(&told)));
    format!(
        "{}{}{}{}\n",
        paint.ink(Ink::Faint, &about),
        visible(document.path()),
        paint.ink(Ink::Problem, part),
        paint.ink(Ink::Faint, &told.unwrap_or_default())
    )
}
