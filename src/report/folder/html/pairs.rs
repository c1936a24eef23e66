//! Pairs of documents side by side: level rows as in the reading view, with their signs between them.

use maud::{Markup, html};

use super::legend::{ground_class, legend, signs};
use super::{map, spoken};
use crate::compare::{Side, Sides};
use crate::model::DocId;
use crate::report::folder::beside::cut;
use crate::report::folder::{
    Beside, FolderReport, Ground, LevelRow, Mark, Marked, RowFold, counted, per_cent,
};
use crate::text::{Span, flat, grouped, one_line};

/// So much of a folded row is shown, in characters.
const FOLD_CHARS: usize = 90;

pub(super) fn section(report: &FolderReport) -> Markup {
    html! {
        section #beside aria-labelledby="beside-title" {
            h2 #beside-title { "Side by side" }
            p { (which(report)) }
            @if !report.beside.is_empty() { (legend()) }
            @for (number, beside) in (1..).zip(&report.beside) { (pair(report, number, beside)) }
        }
    }
}

fn which(report: &FolderReport) -> String {
    let n = counted(report.beside.len(), "pair");
    match (report.beside.len(), report.is_chosen) {
        (0, _) => {
            "No two documents share more than unrelated texts do; none stand here.".to_owned()
        }
        (_, true) => format!("{n}, as chosen by whoever made this report."),
        (_, false) => format!(
            "{n}: the closest, by the smaller of the two shares. What corresponds stands level."
        ),
    }
}

fn pair(report: &FolderReport, number: usize, beside: &Beside) -> Markup {
    let Sides { left, right } = beside.ids;
    let (left_name, right_name) = (report.names.name(left), report.names.name(right));
    let id = format!("pair-{number}");
    let class = if number == 1 { "side first" } else { "side" };
    html! {
        div class=(class) {
            h3 id=(id) { (number) ". " (left_name) " and " (right_name) }
            (shares(report, beside))
            div.sheet { table.pair aria-labelledby=(id) {
                col; col.mid; col;
                thead { tr {
                    (head(report, left, "left"))
                    th.mid scope="col" { (spoken("kinds")) }
                    (head(report, right, "right"))
                } }
                tbody { @for shown in &beside.rows { (row(report, beside.ids, shown)) } }
            } }
            @if let Some(note) = note(beside) { p.quiet { (note) } }
        }
    }
}

fn head(report: &FolderReport, id: DocId, side: &str) -> Markup {
    let title = report.corpus.document(id).map(|document| flat(document.title()));
    html! {
        th scope="col" {
            span lang=[report.language(id)] dir="auto" { (title.unwrap_or_default()) }
            br; span.path { (side) ": " (report.names.name(id)) }
        }
    }
}

/// How much of each document is in the other, by kinds, in words and as bars.
fn shares(report: &FolderReport, beside: &Beside) -> Markup {
    let Beside { ids, comparison, .. } = beside;
    let of = |side: Side| {
        let (n_covered, n) = (*comparison.n_covered.of(side), *comparison.n_counted.of(side));
        let share = comparison.overlap.of(side);
        let [name, other] = [*ids.of(side), *ids.of(side.other())].map(|id| report.names.name(id));
        let kinds = [
            (share.identical, "identical"),
            (share.edited, "edited"),
            (share.paraphrased, "paraphrased"),
        ];
        let kinds = kinds.into_iter().filter(|(share, _)| *share > 0.0);
        let kinds: Vec<_> =
            kinds.map(|(share, kind)| format!("{} {kind}", per_cent(share))).collect();
        html! {
            li {
                (map::bar(share, true))
                b { (per_cent(share.total())) } " of " b { (name) } " is in " b { (other) } ": "
                (grouped(n_covered as u64)) " of " (counted(n, "word"))
                @if !kinds.is_empty() { ", " (kinds.join(", ")) }
            }
        }
    };
    html! { ul.shares { (of(Side::Left)) (of(Side::Right)) } }
}

/// What is not as the reader of a whole comparison would expect.
fn note(beside: &Beside) -> Option<String> {
    let mut said = Vec::new();
    if beside.is_free {
        said.push("Too little corresponds to hold these two level: only what corresponds stands here, with \
             the paragraphs around it.".to_owned());
    }
    if beside.folds_identical {
        said.push("The documents are long: paragraphs that are identical are folded.".to_owned());
    }
    if beside.n_left_out > 0 {
        let rows = counted(beside.n_left_out, "further row");
        said.push(format!("{rows} of this pair are left out here; Diptych shows all of it."));
    }
    (!said.is_empty()).then(|| said.join(" "))
}

fn row(report: &FolderReport, ids: Sides<DocId>, row: &LevelRow) -> Markup {
    let cell = |side: Side| match (row.sides.of(side).as_slice(), row.fold) {
        ([], _) => html! { td.gap { (spoken("nothing here")) } },
        (paragraphs, Some(fold)) => folded(report, *ids.of(side), paragraphs, fold),
        (paragraphs, None) => open(report, *ids.of(side), paragraphs),
    };
    html! { tr { (cell(Side::Left)) td.mid { (signs(row)) } (cell(Side::Right)) } }
}

fn folded(report: &FolderReport, id: DocId, paragraphs: &[Marked], fold: RowFold) -> Markup {
    let text = report.text(id);
    let start = paragraphs.first().map(|paragraph| one_line(paragraph.span.of(text)));
    let start = start.unwrap_or_default();
    let mut head: String = start.chars().take(FOLD_CHARS).collect();
    if head.len() < start.len() {
        head.push('…');
    }
    let what = match fold {
        RowFold::Boilerplate(n) => format!("Boilerplate, {}", counted(n, "word")),
        RowFold::Identical(n) => format!("Identical, {}", counted(n, "paragraph")),
    };
    html! { td.fold { b { (what) } "  " span lang=[report.language(id)] dir="auto" { (head) } } }
}

fn open(report: &FolderReport, id: DocId, paragraphs: &[Marked]) -> Markup {
    let text = report.text(id);
    html! {
        td lang=[report.language(id)] dir="auto" {
            @for paragraph in paragraphs {
                p.title[paragraph.is_title] { (marked(text, paragraph)) }
            }
        }
    }
}

fn marked(text: &str, paragraph: &Marked) -> Markup {
    html! {
        @for (span, ground) in cut(paragraph.span, &paragraph.grounds) {
            @if let Some(ground) = ground { (stretch(text, paragraph, span, ground)) }
            @else { (words(text, paragraph, span)) }
        }
    }
}

/// A stretch with a ground; white space at its ends stays outside, so that its bar stands at a word.
fn stretch(text: &str, paragraph: &Marked, span: Span, ground: Ground) -> Markup {
    let inner = span.trimmed(text);
    let end = Span::new(inner.end, span.end);
    html! {
        (flat(Span::new(span.start, inner.start).of(text)))
        @if !inner.is_empty() {
            span class=(ground_class(ground)) {
                (spoken_in_english(&format!("[{}: ", ground.name())))
                (words(text, paragraph, inner))
                (spoken_in_english("]"))
            }
        }
        (flat(end.of(text)))
    }
}

fn words(text: &str, paragraph: &Marked, span: Span) -> Markup {
    html! {
        @for (piece, mark) in cut(span, &paragraph.marks) {
            @let shown = flat(piece.of(text));
            @match mark {
                Some(Mark::Changed) => mark { (spoken_in_english("[changed: ")) (shown) (spoken_in_english("]")) },
                Some(Mark::Dropped) => del { (spoken_in_english("[dropped: ")) (shown) (spoken_in_english("]")) },
                Some(Mark::Added) => ins { (spoken_in_english("[added: ")) (shown) (spoken_in_english("]")) },
                None => (shown),
            }
        }
    }
}

/// What only a screen reader says, inside a text of any language.
fn spoken_in_english(words: &str) -> Markup {
    html! { span.vh lang="en" { (words) } }
}
