//! The lines of the hits, in each order.

use super::super::tests::{Desk, FOLDER};
use super::super::{Action, Command};
use super::*;
use crate::compare::Side;

/// A desk on texts whose file names are single letters, with a filter typed.
fn filtered(texts: &[(&str, &str)], filter: &str) -> Desk {
    let mut desk = Desk::on_texts(texts);
    desk.act(Action::Type(filter.to_owned()));
    desk
}

/// Checks the lines, each as its document's name and its hit's number there.
#[track_caller]
fn check(desk: &Desk, expected: &str) {
    let lines = &desk.state.concordance;
    let shown = (0..lines.len()).map(|line| {
        let hit = lines.hit_at(line).unwrap();
        assert_eq!(lines.line_of(hit), Some(line), "there and back");
        format!("{}{}", desk.name(Some(hit.document)), hit.index)
    });
    assert_eq!(shown.collect::<Vec<_>>().join(" "), expected);
    assert_eq!(lines.hit_at(lines.len()), None);
}

const TEXTS: [(&str, &str); 3] = [
    ("a", "An old boat came. The new boat sailed.\n\nBoat without a word before it."),
    ("b", "Her ÉTUDE boat sank, and one boat arose."),
    ("c", "The new boat ached."),
];

#[test]
fn by_document_lines_stand_as_the_list_does() {
    let mut desk = Desk::on(&FOLDER);
    desk.act(Action::Type("ferry".to_owned()));
    check(&desk, "a0 b0 c0");
    desk.put(Side::Left, "c");
    check(&desk, "c0 a0 b0");
}

#[test]
fn by_the_word_to_the_left_what_begins_a_paragraph_comes_first_and_accents_do_not_count() {
    let mut desk = filtered(&TEXTS, "boat");
    desk.perform(Command::SortByLeftWord);
    // Nothing, étude, new (then the words to the right: ached, sailed), old, one.
    check(&desk, "a2 b0 c0 a1 a0 b1");
}

#[test]
fn by_the_word_to_the_right_further_words_decide_between_the_same() {
    let mut desk =
        filtered(&[("a", "red ferry sails at ten"), ("b", "a ferry sails at nine")], "ferry");
    check(&desk, "a0 b0");
    desk.perform(Command::SortByRightWord);
    check(&desk, "b0 a0");
    desk.perform(Command::SortByDocument);
    check(&desk, "a0 b0");
}

#[test]
fn the_way_through_the_hits_goes_as_they_are_sorted() {
    let mut desk = filtered(&TEXTS, "boat");
    desk.perform(Command::SortByLeftWord);
    let way = [(); 3].map(|()| {
        desk.perform(Command::NextHit);
        let hit = desk.state.hit.unwrap();
        (desk.name(Some(hit.document)).to_owned(), hit.index, desk.state.hit_number())
    });
    let expected = [("a", 2, 1), ("b", 0, 2), ("c", 0, 3)];
    assert_eq!(way, expected.map(|(name, index, n)| (name.to_owned(), index, Some(n))));
}

#[test]
fn while_hits_are_sorted_the_lines_before_stay() {
    let mut desk = filtered(&TEXTS, "boat");
    desk.perform(Command::SortByLeftWord);
    desk.start(Action::Type("boat sank".to_owned()));
    let before = desk.state.concordance.len();
    assert_eq!(before, 6);
    while desk.listen() {}
    assert!(!desk.state.concordance.is_empty());
    assert!(Arc::ptr_eq(&desk.state.concordance.hits, &desk.state.filtering.hits));
    desk.perform(Command::ClearFilter);
    assert!(desk.state.concordance.is_empty());
}

#[test]
fn of_very_many_hits_the_first_are_sorted_and_the_rest_is_counted() {
    let many = "e ".repeat(MOST_SORTED + 7);
    let mut desk = filtered(&[("a", many.as_str())], "e");
    assert_eq!(desk.state.concordance.len(), MOST_SORTED + 7);
    desk.perform(Command::SortByRightWord);
    let lines = &desk.state.concordance;
    assert_eq!((lines.len(), lines.n_left_out()), (MOST_SORTED, 7));
    let beyond = HitIdx { document: desk.id("a"), index: MOST_SORTED };
    assert_eq!(lines.line_of(beyond), None);
}

#[test]
fn a_sorting_that_is_no_longer_wanted_is_dropped() {
    let mut desk = filtered(&TEXTS, "boat");
    desk.start(Action::SortHits(HitOrder::LeftWord));
    desk.start(Action::SortHits(HitOrder::Document));
    while desk.listen() {}
    check(&desk, "a0 a1 a2 b0 b1 c0");
}
