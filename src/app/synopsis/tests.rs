//! Which documents stand beside each other, which rows are shown, and where they lead.

use std::path::{Path, PathBuf};

use super::super::disk::tests::folder_of;
use super::super::tests::{Desk, FOLDER};
use super::super::{Action, Command};
use super::*;
use crate::compare::Side;

/// The synopsis of a folder is on screen.
fn shown(files: &[(&str, &str)]) -> Desk {
    let mut desk = Desk::on(files);
    desk.perform(Command::ShowSynopsis);
    desk
}

/// The columns that are shown, which must be those that were chosen.
#[track_caller]
fn columns(desk: &Desk) -> String {
    let table = desk.state.synoptic.table.as_ref().unwrap();
    let shown: Vec<_> = table.synopsis.columns.iter().map(|column| column.document).collect();
    assert_eq!(shown, desk.state.synopsis_columns());
    let names = shown.iter().map(|&id| desk.name(Some(id)).to_owned());
    names.collect::<Vec<_>>().join(" ")
}

fn act(desk: &mut Desk, action: SynopsisAction) {
    desk.act(Action::Synopsis(action));
}

#[test]
fn the_left_document_and_those_that_have_most_of_it_suggest_themselves() {
    assert_eq!(columns(&shown(&FOLDER)), "a b c");
    let related = [("a", "A/B/C"), ("b", "A/B/C"), ("c", "A/B"), ("d", "A/B/C"), ("e", "A/B/C/D")];
    assert_eq!(columns(&shown(&related)), "a b d e");
    let unrelated = [("a", "A"), ("b", "F"), ("c", "E"), ("d", "G")];
    assert_eq!(columns(&shown(&unrelated)), "a b c");
}

#[test]
fn nothing_is_made_before_the_view_is_shown_or_of_two_documents() {
    assert!(Desk::on(&FOLDER).state.synoptic.table.is_none());
    assert!(shown(&FOLDER[..2]).state.synoptic.table.is_none());
}

#[test]
fn columns_are_added_moved_exchanged_and_taken_away() {
    let mut desk = shown(&FOLDER);
    let d = desk.id("d");
    act(&mut desk, SynopsisAction::Add(d));
    act(&mut desk, SynopsisAction::Add(d));
    assert_eq!(columns(&desk), "a b c d");
    act(&mut desk, SynopsisAction::Remove(3));
    act(&mut desk, SynopsisAction::AddAll);
    assert_eq!(columns(&desk), "a b c d");
    act(&mut desk, SynopsisAction::Move(3, false));
    act(&mut desk, SynopsisAction::Move(3, true));
    assert_eq!((columns(&desk), desk.state.synoptic.at.1), ("a b d c".to_owned(), 2));
    act(&mut desk, SynopsisAction::Base(d));
    assert_eq!(columns(&desk), "d a b c");
    act(&mut desk, SynopsisAction::Remove(1));
    assert_eq!(columns(&desk), "d b c");
    let (a, c) = (desk.id("a"), desk.id("c"));
    act(&mut desk, SynopsisAction::Replace(1, a));
    act(&mut desk, SynopsisAction::Replace(1, c));
    assert_eq!(columns(&desk), "d c a");
    for _ in 0..4 {
        act(&mut desk, SynopsisAction::Remove(0));
    }
    assert_eq!(columns(&desk), "a", "one stays");
}

#[test]
fn chosen_columns_stay_when_another_pair_is_read() {
    let mut desk = shown(&FOLDER);
    desk.put(Side::Left, "c");
    assert_eq!(columns(&desk), "c a b", "as long as nothing was chosen, they follow");
    act(&mut desk, SynopsisAction::Move(0, true));
    desk.put(Side::Left, "d");
    assert_eq!(columns(&desk), "a c b");
}

/// The numbers of the rows that are shown.
fn rows(desk: &Desk) -> Vec<usize> {
    desk.state.synoptic.shown.rows.clone()
}

#[test]
fn what_stands_in_one_only_is_hidden_and_shown() {
    let mut desk = shown(&[("a", "A/B/C"), ("b", "A/C/F"), ("c", "A/B")]);
    assert_eq!(rows(&desk), [0, 1, 2, 3]);
    desk.perform(Command::OnlyDifferences);
    assert_eq!(rows(&desk), [0, 1, 2]);
    assert!(!desk.state.folds_identical, "the sheets are as they were");
    desk.perform(Command::OnlyDifferences);
    act(&mut desk, SynopsisAction::Show(Showing::OnlyHere));
    assert_eq!(rows(&desk), [3]);
    act(&mut desk, SynopsisAction::Show(Showing::InAll));
    assert_eq!(rows(&desk), [0]);
}

#[test]
fn a_filter_counts_rows_and_leaves_those_alone_that_match() {
    let mut desk = shown(&[("a", "A/B/C"), ("b", "A/C/F"), ("c", "A/B")]);
    desk.act(Action::Type("museum".to_owned()));
    assert_eq!((rows(&desk).len(), desk.state.synoptic.shown.n_matching), (4, Some(1)));
    desk.perform(Command::OnlyMatching);
    assert_eq!(rows(&desk), [3]);
    desk.perform(Command::ClearFilter);
    assert_eq!(rows(&desk).len(), 4);
}

#[test]
fn the_next_hit_is_gone_to_within_the_synopsis() {
    let mut desk = shown(&[("a", "A/B/C"), ("b", "A/C/F"), ("c", "A/B")]);
    desk.act(Action::Type("museum".to_owned()));
    desk.perform(Command::NextHit);
    let (at, columns) = (desk.state.synoptic.at, desk.state.synopsis_columns());
    assert_eq!((at.0, desk.state.view), (3, View::Synopsis));
    assert_eq!(desk.name(columns.get(at.1).copied()), "b");
}

#[test]
fn a_row_opens_the_base_beside_its_document_where_both_have_it() {
    let mut desk = shown(&[("a", "A/B/C"), ("b", "A/B/C"), ("c", "A/C")]);
    act(&mut desk, SynopsisAction::Open(2, 2));
    assert_eq!((desk.pair().as_str(), desk.state.view), ("a c", View::Read));
    let reveal = desk.state.reveal.unwrap();
    let document = |name: &str| desk.state.corpus.document(desk.id(name)).unwrap();
    let said =
        [reveal.span.of(document("a").text()), reveal.partner.unwrap().of(document("c").text())];
    assert!(said[0].starts_with("Her lights") && said[0] == said[1], "{said:?}");
    desk.perform(Command::ShowSynopsis);
    act(&mut desk, SynopsisAction::Open(0, 0));
    assert_eq!(desk.pair(), "a b", "the base's own cell opens the first that has the row");
}

#[test]
fn a_stopped_synopsis_leaves_the_one_before() {
    let mut desk = shown(&FOLDER);
    desk.start(Action::Synopsis(SynopsisAction::Remove(1)));
    assert!(desk.state.synoptic.is_making);
    desk.perform(Command::Stop);
    assert!(!desk.state.synoptic.is_making);
    assert_eq!(columns(&desk), "a b c");
    assert!(desk.state.remembered().synopsis.is_empty(), "nobody chose them");
    act(&mut desk, SynopsisAction::Remove(1));
    assert_eq!(columns(&desk), "a c");
}

#[test]
fn a_stopped_first_synopsis_can_be_asked_for_again() {
    let mut desk = Desk::on(&FOLDER);
    desk.start(Action::Perform(Command::ShowSynopsis));
    desk.perform(Command::Stop);
    assert!(desk.state.synoptic.table.is_none());
    act(&mut desk, SynopsisAction::Again);
    assert_eq!(columns(&desk), "a b c");
}

#[test]
fn a_person_stays_at_the_statement_when_the_base_is_another() {
    let mut desk = shown(&[("a", "A/B/C"), ("b", "A/F/C/B"), ("c", "A/B")]);
    act(&mut desk, SynopsisAction::Go(2, 0));
    let b = desk.id("b");
    act(&mut desk, SynopsisAction::Base(b));
    let table = desk.state.synoptic.table.clone().unwrap();
    let cell = table.synopsis.rows[desk.state.synoptic.at.0].cell(0).unwrap();
    let said = cell.hull().of(table.documents[0].text());
    assert!(said.starts_with("Nobody"), "{said}");
}

/// The sample opened as these paths and remembered in a folder, its last document chosen as the base.
fn chosen(dir: &Path, paths: impl Fn(&Desk) -> Vec<PathBuf>) -> Desk {
    let mut desk = Desk::on(&FOLDER).remembering(dir.to_owned());
    // Opened once more, since the first time nothing was remembered anywhere.
    desk.act(Action::Open(paths(&desk)));
    desk.perform(Command::ShowSynopsis);
    let d = desk.id("d");
    act(&mut desk, SynopsisAction::Base(d));
    assert_eq!(columns(&desk), "d a b c");
    desk
}

/// The folder of the sample, by a name of it or by a way round.
fn folder(desk: &Desk, is_round: bool) -> PathBuf {
    let file = desk.path("a");
    let folder = file.parent().unwrap();
    if is_round { folder.join("..").join(folder.file_name().unwrap()) } else { folder.to_owned() }
}

#[test]
fn chosen_columns_come_back_when_the_folder_is_opened_again() {
    let dir = folder_of(&[]);
    let mut desk = chosen(dir.path(), |desk| vec![folder(desk, false)]);
    desk.remove("b");
    desk.act(desk.open());
    desk.perform(Command::ShowSynopsis);
    assert_eq!(columns(&desk), "d a c", "but for what is gone");
    act(&mut desk, SynopsisAction::Remove(1));
    assert_eq!(
        desk.state.remembered().synopsis.len(),
        3,
        "which comes back when it is there again"
    );
}

#[test]
fn chosen_columns_are_found_under_another_spelling_of_what_was_opened() {
    let files = |folder: PathBuf| ["a", "b", "c", "d"].map(|name| folder.join(name)).to_vec();
    let dir = folder_of(&[]);
    for is_folder in [true, false] {
        let paths = |folder: PathBuf| if is_folder { vec![folder] } else { files(folder) };
        let mut desk = chosen(dir.path(), |desk| paths(folder(desk, false)));
        assert_eq!(desk.state.remembered().synopsis, ["d", "a", "b", "c"]);
        desk.act(Action::Open(paths(folder(&desk, true))));
        desk.perform(Command::ShowSynopsis);
        let base = desk.state.synopsis_columns()[0];
        let path = desk.state.corpus.document(base).unwrap().path().to_owned();
        assert!(path.contains("..") && path.ends_with('d'), "{path}");
    }
}

#[test]
fn findings_wait_for_the_synopsis_that_is_on_screen() {
    let mut desk = shown(&FOLDER);
    desk.start(Action::Findings(crate::app::findings::FindingsAction::LookAgain));
    assert!(desk.state.findings.is_looking);
    let d = desk.id("d");
    desk.start(Action::Synopsis(SynopsisAction::Add(d)));
    assert!(desk.state.synoptic.is_making && !desk.state.findings.is_looking);
    desk.state.apply(Action::Synopsis(SynopsisAction::Narrow(true)));
    assert!(!desk.state.findings.is_looking);
    let table = desk.state.synoptic.table.clone().unwrap();
    desk.start(Action::Synopsized(table));
    assert!(desk.state.findings.is_looking, "they are looked for afterwards");
}

#[test]
fn a_long_run_that_one_document_alone_has_is_one_line_until_it_is_opened() {
    let long: Vec<String> =
        (0..120).map(|at| format!("Stone {at} of the wall was cut by mason {at}.")).collect();
    let shared = "The ferry left the quay at twenty to seven with two hundred people on board.";
    let base = format!("{shared}\n\n{}", long.join(" "));
    let mut desk = Desk::on_texts(&[("a", &base), ("b", shared), ("c", shared)]);
    desk.perform(Command::ShowSynopsis);
    let n_rows = desk.state.synoptic.table.as_ref().unwrap().synopsis.rows.len();
    let runs = desk.state.synoptic.shown.runs.clone();
    let (&first, &n_folded) = runs.first_key_value().unwrap();
    assert_eq!(desk.state.synoptic.shown.rows.len(), n_rows + 1 - n_folded);
    assert!(desk.state.synoptic.is_folded(first, true));
    act(&mut desk, SynopsisAction::Unfold(first));
    assert_eq!(desk.state.synoptic.shown.rows.len(), n_rows);
    act(&mut desk, SynopsisAction::Unfold(first));
    assert_eq!(desk.state.synoptic.shown.rows.len(), n_rows + 1 - n_folded);
    act(&mut desk, SynopsisAction::Go(first + 3, 0));
    assert_eq!(desk.state.synoptic.shown.rows.len(), n_rows, "what is gone to is in view");
}
