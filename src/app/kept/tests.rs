//! Kept filters mark, count and come back.

use super::super::tests::{Desk, FOLDER};
use super::super::{Action, Command};
use super::*;
use crate::text::Span;

/// A desk with these filters kept under their texts.
fn keeping(texts: &[&str]) -> Desk {
    let mut desk = Desk::on(&FOLDER);
    for text in texts {
        desk.act(Action::Type((*text).to_owned()));
        desk.act(Action::KeepFilter(String::new()));
    }
    desk.perform(Command::ClearFilter);
    desk
}

/// Checks what is marked in the left document, each as its text and `field` or its colour.
#[track_caller]
fn check(desk: &Desk, expected: &[&str]) {
    let id = desk.state.pair.left.unwrap();
    let text = desk.state.corpus.document(id).unwrap().text();
    let marked = desk.state.marked_in(id).iter().map(|hit| {
        let of = hit.term.checked_sub(FIRST_KEPT_TERM);
        let of = of.map_or_else(|| "field".to_owned(), |color| color.to_string());
        format!("{} {of}", hit.span.of(text))
    });
    assert_eq!(marked.collect::<Vec<_>>(), expected);
}

#[test]
fn kept_filters_mark_beside_the_field_which_goes_first() {
    let mut desk = keeping(&["ferry", "\"the ferry left\"", "quay"]);
    check(&desk, &["ferry 0", "quay 2"]);
    desk.perform(Command::Kept1);
    check(&desk, &["The ferry left 1", "quay 2"]);
    desk.act(Action::Type("left".to_owned()));
    check(&desk, &["left field", "quay 2"]);
    desk.perform(Command::Kept1);
    check(&desk, &["ferry 0", "left field", "quay 2"]);
}

#[test]
fn each_counts_its_hits_while_it_is_on() {
    let mut desk = keeping(&["ferry", "museum"]);
    let counts = |desk: &Desk| -> Vec<_> {
        desk.state.settings.kept.iter().map(|kept| desk.state.n_kept(kept)).collect()
    };
    assert_eq!(counts(&desk), [Some(3), Some(1)]);
    desk.perform(Command::Kept2);
    assert_eq!(counts(&desk), [Some(3), None]);
    assert!(!desk.state.filtering.is_active(), "they do not filter");
}

#[test]
fn they_come_back_as_they_were() {
    let mut desk = keeping(&["ferry", "museum"]);
    desk.perform(Command::Kept2);
    desk.act(Action::RenameKept(0, "boats".to_owned()));
    let before = desk.state.settings.kept.clone();
    let desk = desk.restart();
    assert_eq!(desk.state.settings.kept, before);
    assert_eq!((before[0].name.as_str(), before[1].is_on), ("boats", false));
    check(&desk, &["ferry 0"]);
}

#[test]
fn every_column_of_the_synopsis_is_marked() {
    let mut desk = keeping(&["ferry"]);
    desk.perform(Command::ShowSynopsis);
    let columns: Vec<_> = desk.state.synoptic.columns().collect();
    assert!(columns.len() > 2);
    let n_marked = |id: &DocId| desk.state.marked_in(*id).len();
    let hits = &desk.state.kept.found[&0];
    let n_hits = columns.iter().map(|id| hits.of(*id, &desk.state.corpus).len());
    let n_hits: Vec<usize> = n_hits.collect();
    assert!(n_hits.iter().filter(|&&n| n > 0).count() > 2, "{n_hits:?}");
    assert_eq!(columns.iter().map(n_marked).collect::<Vec<_>>(), n_hits);
}

#[test]
fn one_that_is_removed_leaves_its_colour_to_the_next() {
    let mut desk = keeping(&["ferry", "quay"]);
    desk.act(Action::RemoveKept(0));
    check(&desk, &["quay 1"]);
    desk.act(Action::Type("people".to_owned()));
    desk.act(Action::KeepFilter("persons".to_owned()));
    let kept: Vec<_> =
        desk.state.settings.kept.iter().map(|it| (it.name.as_str(), it.color)).collect();
    assert_eq!(kept, [("quay", 1), ("persons", 0)]);
    desk.act(Action::RemoveKept(7));
    assert_eq!(desk.state.settings.kept.len(), 2);
}

#[test]
fn one_is_put_into_the_field_with_its_switches() {
    let mut desk = Desk::on(&FOLDER);
    desk.perform(Command::MatchCase);
    desk.act(Action::Type("Nobody".to_owned()));
    desk.act(Action::KeepFilter(String::new()));
    desk.perform(Command::ClearFilter);
    desk.perform(Command::MatchCase);
    desk.act(Action::TypeKept(0));
    let filtering = &desk.state.filtering;
    assert_eq!((filtering.text.as_str(), filtering.switches.is_case_exact), ("Nobody", true));
    assert_eq!(filtering.hits.n_hits, 2);
}

#[test]
fn no_more_are_kept_than_there_are_keys_and_none_without_a_text() {
    let texts: Vec<String> = (0..12).map(|number| format!("word{number}")).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let mut desk = keeping(&texts);
    assert_eq!(desk.state.settings.kept.len(), MOST_KEPT);
    desk.act(Action::RemoveKept(0));
    desk.act(Action::KeepFilter("nothing".to_owned()));
    assert_eq!(desk.state.settings.kept.len(), MOST_KEPT - 1);
}

#[test]
fn one_that_asks_about_the_open_pair_is_asked_again_of_another() {
    let mut desk = Desk::on(&FOLDER);
    desk.act(Action::Type("kind:edited coastguard".to_owned()));
    desk.act(Action::KeepFilter(String::new()));
    desk.perform(Command::ClearFilter);
    let n_kept = |desk: &Desk| desk.state.n_kept(&desk.state.settings.kept[0]);
    assert_eq!(n_kept(&desk), Some(2));
    desk.put(crate::compare::Side::Right, "c");
    assert_eq!(n_kept(&desk), Some(0));
}

#[test]
fn what_overlaps_a_mark_is_left_out() {
    let hit = |start, end, term| Hit { span: Span::new(start, end), term };
    let marks = [hit(2, 4, 0), hit(8, 9, 0)];
    let others = [hit(0, 2, 7), hit(3, 5, 7), hit(5, 6, 7), hit(8, 9, 7), hit(9, 12, 7)];
    let expected = [others[0], marks[0], others[2], marks[1], others[4]];
    assert_eq!(beside(&marks, others.into_iter()), expected);
    assert_eq!(beside(&[], others.into_iter()), others);
    assert_eq!(beside(&marks, [].into_iter()), marks);
}
