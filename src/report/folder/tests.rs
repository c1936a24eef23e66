//! What a report says of findings, pairs and names, with values made here.

use super::*;
use crate::findings::{Basis, Grade, Mention, Strength, Subject, Value};
use crate::model::{CorpusBuilder, Parsed, Source};

fn corpus(files: &[(&str, &str)]) -> Corpus {
    let mut builder = CorpusBuilder::default();
    for (path, text) in files {
        let source = Source { path: (*path).into(), ..Source::default() };
        builder.push(source, Parsed::new((*text).to_owned()));
    }
    builder.finish()
}

fn value(document: usize, span: [u32; 2], text: &str) -> Value {
    let (span, sentence) = (Span::new(span[0], span[1]), Span::new(0, 16));
    let mention = Mention { document: DocId::at(document), span, sentence, reckoned: None };
    Value { text: text.to_owned(), mentions: vec![mention], fits: Vec::new() }
}

/// Two documents that give different numbers, strongly and possibly.
fn report() -> FolderReport {
    let corpus = corpus(&[("x/a.txt", "On board were 214"), ("y/a.txt", "All 231 got off.")]);
    let finding = |about: &str, strength| Finding {
        subject: Subject::Number,
        about: about.to_owned(),
        grade: Grade::Different,
        strength,
        basis: Basis::SamePassage,
        shared: Vec::new(),
        values: vec![value(0, [14, 17], "214"), value(1, [4, 7], "=231")],
    };
    let all = vec![
        finding("people <aboard>", Strength::Strong),
        finding("people unsure", Strength::Possible),
    ];
    let findings = Findings { all, n_compared: 2, n_alone: 1 };
    FolderReport { names: Names::of(&corpus), corpus, findings, ..FolderReport::default() }
}

#[test]
fn a_finding_stands_in_every_format_and_a_possible_one_is_counted_only() {
    let report = report();
    let page = report_html(&report);
    assert!(page.contains("People &lt;aboard&gt;") && page.contains(words::NO_JUDGE));
    assert!(page.contains("All <span class=\"value\">231</span> got off."));
    assert!(
        !page.contains("people unsure") && page.contains("1 finding only possible: not listed")
    );
    let csv = report_csv(&report);
    let row = "finding,people <aboard>,\"number, Different, strong\",y/a.txt,\"'=231\",All 231 got off.,4,7,,";
    assert!(csv.contains(row), "{csv}");
    let markdown = report_markdown(&report);
    assert!(markdown.contains("  - y/a\\.txt: All **231** got off\\."), "{markdown}");
    let json: serde_json::Value = serde_json::from_str(&report_json(&report)).unwrap();
    assert_eq!(json["findings"]["findings"].as_array().map(Vec::len), Some(2));
}

#[test]
fn two_files_that_are_called_alike_are_told_apart_by_their_paths() {
    let names = |files: &[(&str, &str)]| Names::of(&corpus(files));
    let alike = names(&[("x/a.txt", ""), ("y/a.txt", ""), ("y/b.txt", "")]);
    assert_eq!(alike.list(&[DocId::at(0), DocId::at(2)]), "x/a.txt, b.txt");
    assert_eq!(names(&[("x/<\u{202e}\n>.txt", "")]).name(DocId::at(0)), "<<U+202E>␊>.txt");
    assert_eq!(alike.name(DocId::at(9)), "");
}

#[test]
fn a_share_is_neither_nothing_nor_all_where_it_is_not() {
    let shown = [0.0, 0.001, 0.006, 0.5, 0.999, 1.0].map(per_cent);
    let expected = ["0 %", "under 1 %", "1 %", "50 %", "99 %", "100 %"];
    assert_eq!(shown.map(|share| share.replace('\u{a0}', " ")), expected);
}

#[test]
fn a_report_of_nothing_is_a_whole_page() {
    let page = report_html(&FolderReport::default());
    assert!(page.ends_with("</html>") && page.contains("No finding."));
}

#[test]
fn names_ask_for_formats_by_their_endings() {
    let formats = ["a.HTML", ".json", "a.b.csv", "a.md", "a.htm", "html", ""];
    let formats = formats.map(ReportFormat::of_name);
    let [html, json, csv, markdown] =
        [ReportFormat::Html, ReportFormat::Json, ReportFormat::Csv, ReportFormat::Markdown];
    assert_eq!(formats, [Some(html), Some(json), Some(csv), Some(markdown), None, None, None]);
}
