//! What is on screen while files change, without a window.

use std::path::PathBuf;

use super::super::disk::Changes;
use super::super::reading::Reading;
use super::super::reading::tests::text;
use super::super::tests::{Desk, FOLDER};
use super::super::{Action, Command, HitIdx, HitTo, JobKind, ListGroup, Stage};
use super::{Duration, polling_note, rest_after};
use crate::compare::{Side, Sides};

fn changes(desk: &Desk, names: &[&str]) -> Action {
    let paths: Vec<PathBuf> = names.iter().map(|name| desk.path(name)).collect();
    Action::MayHaveChanged(Changes { paths: paths.into_iter().collect(), is_all: false })
}

/// Writes files, and tells of it.
fn write(desk: &mut Desk, files: &[(&str, &str)]) {
    for (name, letters) in files {
        desk.write(name, &text(letters));
    }
    let names: Vec<&str> = files.iter().map(|(name, _)| *name).collect();
    desk.act(changes(desk, &names));
}

/// What a step changes on both sides.
fn said(reading: &Reading, step: usize) -> [String; 2] {
    let step = &reading.steps[step];
    [(Side::Left, step.left), (Side::Right, step.right)].map(|(side, span)| {
        let text = reading.document(side).unwrap().text();
        span.map_or_else(String::new, |span| span.of(text).to_owned())
    })
}

#[test]
fn a_changed_document_is_compared_again_and_pair_filter_and_step_stay() {
    let mut desk = Desk::on(&FOLDER);
    desk.act(Action::Type("ferry".to_owned()));
    desk.perform(Command::NextChange);
    let before = said(desk.state.reading.as_ref().unwrap(), desk.state.step.unwrap());
    assert!(desk.state.filtering.hits.n_hits > 0);
    write(&mut desk, &[("b", "G/A/B/C/d")]);
    assert_eq!(desk.pair(), "a b");
    assert!(desk.state.reading.as_ref().unwrap().document(Side::Right).unwrap().n_paragraphs() > 4);
    assert_eq!(desk.state.filtering.text, "ferry");
    let step = desk.state.step.expect("the same change");
    let reading = desk.state.reading.as_ref().unwrap();
    assert_eq!(said(reading, step), before);
}

#[test]
fn what_is_on_screen_stays_until_what_is_new_is_there() {
    let mut desk = Desk::on(&FOLDER);
    desk.act(Action::Type("ferry".to_owned()));
    let rows = desk.state.list.rows.len();
    desk.write("b", &text("A/B/C"));
    desk.start(changes(&desk, &["b"]));
    let mut n_steps = 0;
    loop {
        assert!(desk.state.reading.as_ref().is_some_and(|reading| reading.is_pair()));
        assert_eq!(desk.state.list.rows.len(), rows);
        assert!(desk.state.opened.as_ref().unwrap().pairs.is_some());
        assert!(desk.state.filtering.hits.n_hits > 0);
        n_steps += 1;
        if !desk.listen() {
            break;
        }
    }
    assert!(n_steps > 2 && desk.pair() == "a b");
}

#[test]
fn a_new_document_is_listed_and_its_shares_are_found() {
    let mut desk = Desk::on(&FOLDER);
    write(&mut desk, &[("x", "A/B")]);
    assert_eq!(desk.pair(), "a b");
    let (overlap, is_below) = desk.state.overlap(desk.id("a"), desk.id("x")).unwrap();
    assert!(overlap.of(Side::Right).total() > 0.9 && !is_below);
    assert!(desk.state.list.rows.iter().any(|row| row.id == desk.id("x")));
}

#[test]
fn a_second_document_stands_beside_the_first() {
    let mut desk = Desk::on(&[("a", "A/B")]);
    assert_eq!(desk.pair(), "a -");
    write(&mut desk, &[("b", "A/B")]);
    assert_eq!(desk.pair(), "a b");
}

#[test]
fn the_first_document_of_an_empty_folder_is_opened() {
    let mut desk = Desk::on(&[]);
    write(&mut desk, &[("a", "A")]);
    assert_eq!(desk.pair(), "a -");
}

#[test]
fn a_deleted_document_stays_readable_until_all_is_read_again() {
    let mut desk = Desk::on(&FOLDER);
    desk.remove("b");
    desk.act(changes(&desk, &["b"]));
    assert_eq!(desk.pair(), "a b");
    assert!(desk.state.is_gone(desk.id("b")) && !desk.state.is_gone(desk.id("a")));
    desk.perform(Command::Reload);
    assert_eq!(desk.state.corpus.len(), 3);
    assert!(desk.state.corpus.iter().all(|(id, _)| !desk.state.is_gone(id)));
}

#[test]
fn what_changes_while_files_are_read_is_read_when_they_are() {
    let mut desk = Desk::on(&FOLDER);
    desk.start(Action::Perform(Command::Reload));
    assert!(matches!(desk.state.stage, Stage::Reading(_)));
    desk.write("d", &text("A/B/C/D"));
    desk.start(changes(&desk, &["d"]));
    while desk.listen() {}
    let (overlap, _) = desk.state.overlap(desk.id("a"), desk.id("d")).unwrap();
    assert!(overlap.of(Side::Right).total() > 0.9);
}

#[test]
fn what_changes_while_changes_are_read_is_read_next() {
    let mut desk = Desk::on(&FOLDER);
    desk.write("c", &text("G"));
    desk.start(changes(&desk, &["c"]));
    desk.write("d", &text("G"));
    desk.start(changes(&desk, &["d"]));
    while desk.listen() {}
    let same = |name: &str| desk.state.corpus.document(desk.id(name)).unwrap().text().to_owned();
    assert_eq!([same("c"), same("d")], [text("G"), text("G")]);
}

#[test]
fn a_change_that_changes_nothing_asks_for_nothing() {
    let mut desk = Desk::on(&FOLDER);
    let rows = std::sync::Arc::clone(&desk.state.list.rows);
    desk.write("b", &text("A/B/C/d"));
    desk.act(changes(&desk, &["b"]));
    assert_eq!(desk.state.stage, Stage::Idle);
    assert!(std::sync::Arc::ptr_eq(&rows, &desk.state.list.rows));
}

/// Hits of the text as it was must not be looked for in the text as it is.
#[test]
fn hits_are_those_of_the_new_text() {
    let mut desk = Desk::on(&FOLDER);
    desk.act(Action::Type("ferry".to_owned()));
    desk.perform(Command::NextHit);
    assert!(desk.state.hit.is_some());
    write(&mut desk, &[("a", "E"), ("b", "E")]);
    for name in ["a", "b"] {
        assert_eq!(desk.state.filtering.hits.n_of(desk.id(name)), 0, "{name}");
        assert!(desk.state.marked_in(desk.id(name)).is_empty());
    }
    desk.act(Action::Hit(HitTo::Next));
    assert_eq!(desk.state.hit.map(|hit| hit.document), Some(desk.id("c")));
}

#[test]
fn kept_filters_mark_the_new_text() {
    let mut desk = Desk::on(&FOLDER);
    desk.act(Action::Type("ferry".to_owned()));
    desk.act(Action::KeepFilter("f".to_owned()));
    desk.perform(Command::ClearFilter);
    let n = |desk: &Desk| desk.state.n_kept(&desk.state.settings.kept[0]);
    let before = n(&desk);
    write(&mut desk, &[("a", "E"), ("b", "E")]);
    assert_eq!((before, n(&desk)), (Some(3), Some(1)));
}

#[test]
fn where_the_system_tells_nothing_the_window_says_so() {
    let mut desk = Desk::on(&FOLDER);
    let reason = "a file system (nfs4) that does not tell of changes";
    desk.act(Action::Polls(reason.to_owned(), Duration::from_secs(3)));
    assert!(desk.state.opened.as_ref().unwrap().watched.polls.is_some());
    let note = |seconds| polling_note("so", Duration::from_secs(seconds));
    assert_eq!(note(0), "Changes are looked for every second: so.");
    assert_eq!(note(3), "Changes are looked for every 3 seconds: so.");
    assert_eq!(note(290), "Changes are looked for every 5 minutes: so.");
}

/// The place on screen of a person who reads on while the text above it grows.
#[test]
fn sides_do_not_matter_for_what_changes() {
    let mut desk = Desk::on(&FOLDER);
    desk.perform(Command::SwapSides);
    write(&mut desk, &[("a", "A/B/C/D/G")]);
    assert_eq!(desk.pair(), "b a");
    let ids = Sides { left: Some(desk.id("b")), right: Some(desk.id("a")) };
    assert_eq!(desk.state.pair, ids);
}

/// Once each change began the search for what belongs together anew, so that in a large folder that
/// went on changing it never ended.
#[test]
fn what_changes_while_documents_are_related_waits_for_that() {
    let mut desk = Desk::on(&FOLDER);
    desk.write("c", &text("G"));
    desk.start(changes(&desk, &["c"]));
    while desk.state.stage != Stage::Relating {
        assert!(desk.listen(), "never related");
    }
    let version = desk.state.opened.as_ref().unwrap().version;
    desk.write("d", &text("A/B/C/D"));
    let effects = desk.state.apply(changes(&desk, &["d"]));
    assert_eq!(effects.len(), 0, "{effects:?}");
    while desk.listen() {}
    assert_eq!(desk.state.opened.as_ref().unwrap().version, version + 2);
    let (overlap, _) = desk.state.overlap(desk.id("a"), desk.id("d")).unwrap();
    assert!(overlap.of(Side::Right).total() > 0.9);
}

#[test]
fn a_rest_is_in_proportion_to_what_changes_have_cost() {
    let rest = |millis| rest_after(Duration::from_millis(millis)).map(|rest| rest.as_millis());
    assert_eq!([rest(20), rest(1_000), rest(9_000_000)], [None, Some(5_000), Some(300_000)]);
}

/// A file that changes every second must not keep a large folder busy all the time.
#[test]
fn after_changes_that_have_cost_much_more_of_them_wait() {
    let mut desk = Desk::on(&FOLDER);
    desk.write("c", &text("G"));
    desk.start(changes(&desk, &["c"]));
    let watched = &mut desk.state.opened.as_mut().unwrap().watched;
    watched.began = watched.began.and_then(|began| began.checked_sub(Duration::from_mins(1)));
    assert!(watched.began.is_some(), "it has begun");
    while !desk.state.opened.as_ref().unwrap().watched.is_resting {
        assert!(desk.listen(), "never rested");
    }
    assert_eq!((desk.state.is_comparing, desk.state.filtering.is_indexing), (false, false));
    desk.write("d", &text("G"));
    assert_eq!(desk.state.apply(changes(&desk, &["d"])).len(), 0);
    while desk.listen() {}
    assert_eq!(desk.state.corpus.document(desk.id("d")).unwrap().text(), text("G"));
}

#[test]
fn changes_that_were_not_read_keep_no_later_ones_waiting() {
    let mut desk = Desk::on(&FOLDER);
    assert_eq!(desk.state.apply(changes(&desk, &["c"])).len(), 1);
    desk.act(Action::Ended(JobKind::Refresh));
    write(&mut desk, &[("d", "G")]);
    assert_eq!(desk.state.corpus.document(desk.id("d")).unwrap().text(), text("G"));
}

/// Once it was called unlike all others before anybody had looked.
#[test]
fn a_new_document_is_said_to_be_like_no_other_only_when_that_is_known() {
    let mut desk = Desk::on(&FOLDER);
    desk.write("x", &text("A/B"));
    desk.start(changes(&desk, &["x"]));
    while desk.state.stage != Stage::Relating {
        assert!(desk.listen(), "never related");
    }
    let group = |desk: &Desk| {
        let id = desk.id("x");
        desk.state.list.rows.iter().find(|row| row.id == id).unwrap().group
    };
    assert_eq!(desk.state.overlap(desk.id("a"), desk.id("x")), None);
    assert_eq!(group(&desk), ListGroup::New);
    while desk.listen() {}
    assert_eq!(group(&desk), ListGroup::Shares);
}

/// Hits of the text as it was must not be marked in the text as it is.
#[test]
fn until_it_is_asked_again_a_changed_text_has_no_marks_and_the_others_have_theirs() {
    let mut desk = Desk::on(&FOLDER);
    desk.act(Action::Type("ferry".to_owned()));
    desk.perform(Command::ShowCounterparts);
    let hit = |desk: &Desk, name| HitIdx { document: desk.id(name), index: 0 };
    let [in_a, in_c] = ["a", "c"].map(|name| hit(&desk, name));
    desk.act(Action::ToggleCounterparts(in_a));
    desk.act(Action::ToggleCounterparts(in_c));
    desk.write("a", &text("G/A/B/C/D"));
    desk.start(changes(&desk, &["a"]));
    let refreshed = desk.outcome();
    drop(desk.state.apply(refreshed));
    let hits = &desk.state.filtering.hits;
    let n_at = |name| hits.of(desk.id(name), &desk.state.corpus).len();
    assert_eq!((n_at("a"), n_at("b"), hits.n_of(desk.id("a"))), (0, 1, 1));
    assert_eq!((desk.state.hit_of(in_a), desk.state.hit_of(in_c).is_some()), (None, true));
    assert!(desk.state.shows_counterparts(in_a) && !desk.state.shows_counterparts(in_c));
}

#[test]
fn the_hit_a_person_is_at_stays_in_a_changed_text() {
    let mut desk = Desk::on_texts(&[
        ("a", "The ferry left.\n\nA quay.\n\nThe ferry came."),
        ("b", "The ferry left.\n\nNo quay."),
    ]);
    desk.act(Action::Type("ferry".to_owned()));
    let document = desk.id("a");
    desk.act(Action::Hit(HitTo::This(HitIdx { document, index: 1 })));
    desk.write("a", "A ferry, another ferry.\n\nThe ferry left.\n\nA quay.\n\nThe ferry came.");
    desk.act(changes(&desk, &["a"]));
    assert_eq!(desk.state.hit, Some(HitIdx { document, index: 3 }));
}
