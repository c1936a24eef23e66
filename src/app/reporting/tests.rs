//! Reports from the window's side: gathered from what is open, saved where a person says.

use super::super::tests::{Desk, FOLDER};
use super::*;
use crate::app::disk;
use crate::app::{Command, JobKind};
use crate::compare::Side;
use crate::report::folder::Ground;

/// The report of a folder as the window would gather it.
fn gathered(files: &[(&str, &str)], filter: &str) -> FolderReport {
    let mut desk = Desk::on(files);
    desk.act(Action::Type(filter.to_owned()));
    let effects = desk.state.apply(Action::SaveReport(ReportTo::AskedFile));
    let Some(Effect::Report(request, _)) = effects.into_iter().next() else {
        panic!("no report was asked for");
    };
    request.gather("today".to_owned(), &|| false).unwrap()
}

#[test]
fn a_report_holds_the_open_pair_first_then_the_closest_and_the_filter_s_hits() {
    let report = gathered(&FOLDER, "ferry");
    let names = report
        .beside
        .iter()
        .map(|beside| [beside.ids.left, beside.ids.right].map(|id| report.names.name(id)).concat());
    assert_eq!(names.collect::<Vec<_>>(), ["ab", "ac", "bc"]);
    let filtered = report.filtered.unwrap();
    assert_eq!((filtered.query.as_str(), filtered.hits.n_hits), ("ferry", 3));
    let [before, hit, after] = &filtered.lines[0].words;
    assert_eq!((before.as_str(), hit.as_str()), ("The", "ferry"));
    assert!(after.starts_with("left the quay"), "{after}");
}

#[test]
fn each_side_s_paragraphs_stand_in_rows_with_what_only_one_has() {
    let report = gathered(&[("a", "A/B/C/F"), ("b", "A/B/C/G")], "");
    let beside = &report.beside[0];
    let only = |ground| beside.rows.iter().filter(|row| row.has(ground)).count();
    assert_eq!((only(Ground::LeftOnly), only(Ground::RightOnly)), (1, 1));
    let n = |side| beside.rows.iter().map(|row| row.sides.of(side).len()).sum::<usize>();
    assert_eq!((n(Side::Left), n(Side::Right)), (4, 4));
    assert!(report.filtered.is_none());
}

#[test]
fn what_only_one_document_says_is_what_no_other_corresponds_to() {
    let report = gathered(&[("a", "A/B/C/F"), ("b", "A/B/C/G")], "");
    let only = |at: usize| {
        let only = &report.only_here[at];
        let text = report.corpus.document(only.document).unwrap().text();
        only.spans.iter().map(|span| span.of(text).to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(only(0), [super::super::reading::tests::text("F")]);
    assert_eq!(only(1), [super::super::reading::tests::text("G")]);
}

/// What a file holds now.
fn read(path: &Path) -> String {
    let loaded = disk::load(&[path.to_owned()], &mut |_| {}, &|| false);
    loaded.corpus.documents()[0].text().to_owned()
}

#[test]
fn a_report_is_saved_in_the_format_of_its_name_and_never_onto_a_document() {
    let dir = disk::tests::folder_of(&[]);
    let mut desk = Desk::on(&FOLDER);
    let file = dir.path().join("report.JSON");
    desk.act(Action::SaveReport(ReportTo::File(file.clone())));
    let said = desk.state.notice.clone().unwrap();
    assert!(said.starts_with("Report saved: ") && said.ends_with("report.JSON"), "{said}");
    assert!(read(&file).contains("diptych.report/1"));
    desk.act(Action::SaveReport(ReportTo::File(dir.path().join("report"))));
    let said = desk.state.notice.clone().unwrap();
    assert!(said.contains("ends in .html, .json, .csv or .md"), "{said}");
}

#[test]
fn a_report_can_be_stopped_and_one_that_brings_nothing_is_told() {
    for action in [Action::Perform(Command::Stop), Action::Ended(JobKind::Report)] {
        let mut desk = Desk::on(&FOLDER);
        assert_eq!(desk.state.apply(Action::SaveReport(ReportTo::AskedFile)).len(), 1);
        assert!(desk.state.notice.as_deref().unwrap().contains("being made"));
        desk.act(action);
        assert_eq!(desk.state.notice.as_deref(), Some("No report was saved"));
        assert!(!desk.state.is_reporting);
    }
}

#[test]
fn a_stopped_report_is_none_and_without_documents_there_is_nothing_to_report() {
    let desk = Desk::on(&FOLDER);
    let request = ReportRequest { corpus: desk.state.corpus, ..ReportRequest::default() };
    assert!(request.gather(String::new(), &|| true).is_none());
    let mut empty = Desk::beside(&[]);
    assert!(empty.state.apply(Action::SaveReport(ReportTo::AskedFile)).is_empty());
}
