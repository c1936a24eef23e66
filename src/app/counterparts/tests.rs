//! What other documents say where a hit stands.

use super::super::tests::{Desk, FOLDER};
use super::super::{Action, Command};
use super::*;
use crate::compare::Side;

/// A desk on the folder with a filter typed, every hit's document seen on screen.
fn seen(filter: &str) -> Desk {
    let mut desk = Desk::on(&FOLDER);
    desk.act(Action::Type(filter.to_owned()));
    for name in ["a", "b", "c", "d"] {
        let id = desk.id(name);
        desk.act(Action::HitsSeen(vec![id]));
    }
    desk
}

/// Checks the counterparts of a document's first hit, each as "document kind: text".
#[track_caller]
fn check(desk: &Desk, document: &str, expected: &[&str]) {
    let at = HitIdx { document: desk.id(document), index: 0 };
    let hit = desk.state.hit_of(at).expect("a hit");
    let found = desk.state.counterparts_of(at.document, hit.span).expect("it is known");
    let said = found.iter().map(|it| {
        let text = desk.state.corpus.document(it.document).unwrap().text();
        let start: String = it.span.of(text).chars().take(12).collect();
        format!("{} {}: {start}", desk.name(Some(it.document)), it.closeness.name())
    });
    assert_eq!(said.collect::<Vec<_>>(), expected);
}

#[test]
fn a_sentence_is_found_in_every_document_that_has_it() {
    let desk = seen("ferry");
    let text = |name: &str| desk.state.corpus.document(desk.id(name)).unwrap().text().to_owned();
    let start: String = text("a").chars().take(12).collect();
    let expected = |name: &str| format!("{name} identical: {start}");
    check(&desk, "a", &[&expected("b"), &expected("c")]);
    check(&desk, "c", &[&expected("a"), &expected("b")]);
}

#[test]
fn what_is_only_in_one_document_has_no_counterpart() {
    check(&seen("museum"), "c", &[]);
}

#[test]
fn the_closest_counterpart_comes_first() {
    let desk = seen("\"its only\"");
    let at = HitIdx { document: desk.id("b"), index: 0 };
    let found = desk.state.counterparts_of(at.document, desk.state.hit_of(at).unwrap().span);
    let kinds: Vec<_> = found.unwrap().iter().map(|it| it.closeness).collect();
    assert_eq!(kinds, [Closeness::Passage(Kind::Edited)]);
}

#[test]
fn until_a_document_was_compared_with_its_relatives_nothing_is_said() {
    let mut desk = Desk::on(&FOLDER);
    desk.act(Action::Type("ferry".to_owned()));
    let (a, c) = (desk.id("a"), desk.id("c"));
    let span = desk.state.hit_of(HitIdx { document: c, index: 0 }).unwrap().span;
    assert_eq!(desk.state.counterparts_of(c, span), None);
    assert!(desk.state.wants_counterparts(&[c]));
    desk.start(Action::HitsSeen(vec![c]));
    assert!(!desk.state.wants_counterparts(&[c, a]), "one after the other");
    while desk.listen() {}
    assert!(desk.state.counterparts_of(c, span).is_some());
    assert!(desk.state.wants_counterparts(&[c, a]));
}

#[test]
fn of_two_documents_the_reading_says_it_all() {
    let mut desk = Desk::on(&FOLDER[..2]);
    desk.act(Action::Type("ferry".to_owned()));
    assert!(!desk.state.wants_counterparts(&[desk.id("a"), desk.id("b")]));
    let start = "b identical";
    let at = HitIdx { document: desk.id("a"), index: 0 };
    let found = desk.state.counterparts_of(at.document, desk.state.hit_of(at).unwrap().span);
    let found = found.unwrap();
    assert_eq!(format!("b {}", found[0].closeness.name()), start);
}

#[test]
fn other_rules_of_what_counts_compare_anew() {
    let mut desk = seen("ferry");
    let a = desk.id("a");
    assert!(!desk.state.wants_counterparts(&[a]));
    desk.perform(Command::CountCase);
    assert!(desk.state.wants_counterparts(&[a]));
}

#[test]
fn a_counterpart_opens_beside_its_hit() {
    let mut desk = seen("ferry");
    let hit = HitIdx { document: desk.id("c"), index: 0 };
    desk.act(Action::OpenCounterpart(hit, desk.id("b")));
    assert_eq!(desk.pair(), "c b");
    let reveal = desk.state.reveal.unwrap();
    assert_eq!((reveal.side, desk.state.hit), (Side::Left, Some(hit)));
    let text = desk.state.corpus.document(desk.id("b")).unwrap().text();
    assert!(reveal.partner.unwrap().of(text).contains("ferry"));
}

#[test]
fn each_hit_opens_by_itself_and_all_at_once() {
    let mut desk = seen("ferry");
    let [one, other] = ["a", "b"].map(|name| HitIdx { document: desk.id(name), index: 0 });
    let shown = |desk: &Desk| [one, other].map(|hit| desk.state.shows_counterparts(hit));
    desk.act(Action::ToggleCounterparts(one));
    assert_eq!(shown(&desk), [true, false]);
    desk.perform(Command::ShowCounterparts);
    assert_eq!(shown(&desk), [true, true]);
    desk.act(Action::ToggleCounterparts(one));
    assert_eq!(shown(&desk), [false, true]);
    desk.perform(Command::ShowCounterparts);
    assert_eq!(shown(&desk), [false, false]);
}
