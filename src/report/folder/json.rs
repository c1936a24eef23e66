//! The report as `diptych.report/1`: its parts are what the commands of their names give, each with
//! the schema of its own.

use serde::Serialize;

use super::{FolderReport, OnlyHere};
use crate::report::Measured;
use crate::report::json::{compare_json, filter_json, findings_json, list_json, overlap_json};
use crate::text::{Span, flat};

#[derive(Serialize)]
struct SettingJson<'a> {
    name: &'a str,
    value: &'a str,
}

#[derive(Serialize)]
struct OnlyHereJson<'a> {
    path: &'a str,
    held_against: usize,
    places: Vec<PlaceJson<'a>>,
}

#[derive(Serialize)]
struct PlaceJson<'a> {
    span: Span,
    text: std::borrow::Cow<'a, str>,
}

/// The whole report as JSON.
pub fn report_json(report: &FolderReport) -> String {
    let made = &report.made;
    let settings = made.settings.iter().map(|(name, value)| SettingJson { name, value });
    let compared = report.beside.iter().filter_map(|beside| {
        let left = report.corpus.document(beside.ids.left)?;
        let right = report.corpus.document(beside.ids.right)?;
        Some(compare_json(left, right, &beside.comparison))
    });
    let only_here = report.only_here.iter().filter_map(|only| only_here_json(report, only));
    let filter = report.filtered.as_ref().map_or_else(
        || "null".to_owned(),
        |filtered| filter_json(&report.corpus, &filtered.query, &filtered.hits),
    );
    let parts = [
        ("schema", written(&"diptych.report/1")),
        ("folder", written(&made.name)),
        ("version", written(&made.version)),
        ("date", written(&made.date)),
        ("settings", written(&settings.collect::<Vec<_>>())),
        ("list", list_json(&report.corpus)),
        ("overlap", overlap_json(&Measured::all(&report.corpus), &report.pairs)),
        ("chosen", written(&report.is_chosen)),
        ("compare", format!("[{}]", compared.collect::<Vec<_>>().join(","))),
        ("findings", findings_json(&report.corpus, &report.findings, true)),
        ("set_aside", written(&report.n_set_aside)),
        ("only_here", written(&only_here.collect::<Vec<_>>())),
        ("filter", filter),
    ];
    let parts: Vec<String> = parts.map(|(name, json)| format!("\"{name}\":{json}")).into();
    format!("{{{}}}\n", parts.join(","))
}

fn only_here_json<'a>(report: &'a FolderReport, only: &OnlyHere) -> Option<OnlyHereJson<'a>> {
    let document = report.corpus.document(only.document)?;
    let place = |&span: &Span| PlaceJson { span, text: flat(span.of(document.text())) };
    Some(OnlyHereJson {
        path: document.path(),
        held_against: only.n_others,
        places: only.spans.iter().map(place).collect(),
    })
}

/// None of these values can fail to be written: no maps, no keys but strings.
fn written(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_else(|_| "null".to_owned())
}
