//! What can be typed to filter is shown beside the field, for pointer and keys.

use diptych::filter::LANGUAGE;
use egui::accesskit::Role;
use egui::{Key, Modifiers};

use super::drawn::says;
use super::harness::Desk;

/// All examples of the table, as far as it is on the screen.
#[track_caller]
fn check_is_open(desk: &Desk) {
    let all: Vec<&str> = LANGUAGE.iter().flat_map(|form| form.examples).copied().collect();
    assert_eq!(desk.labels(Role::MenuItem), all);
    assert!(says(desk, LANGUAGE[1].finds), "what the examples find stands beside them");
}

fn is_open(desk: &Desk) -> bool {
    desk.has(Role::MenuItem, "ferry quay")
}

#[test]
fn an_example_that_is_clicked_is_put_into_the_field() {
    let mut desk = Desk::on_seeds();
    desk.click(Role::Button, "What can be typed");
    check_is_open(&desk);
    desk.click(Role::MenuItem, "ferry OR boat");
    assert!(!is_open(&desk));
    assert_eq!(desk.app().filtering.text, "ferry OR boat");
    desk.type_keys("s", |_, _| {});
    assert_eq!(desk.app().filtering.text, "ferry OR boats", "the caret is in the field again");
}

#[test]
fn the_help_opens_and_closes_by_keys() {
    let mut desk = Desk::on_seeds();
    desk.filter("horn");
    desk.press_with(Modifiers::SHIFT, Key::F1);
    check_is_open(&desk);
    desk.press(Key::Escape);
    assert!(!is_open(&desk));
    assert_eq!(desk.app().filtering.text, "horn", "Esc closed the help and nothing else");
    desk.type_keys("s", |_, _| {});
    assert_eq!(desk.app().filtering.text, "horns");
}

#[test]
fn tab_and_enter_choose_an_example() {
    let mut desk = Desk::on_seeds();
    desk.press_with(Modifiers::SHIFT, Key::F1);
    desk.press(Key::Tab);
    desk.press(Key::Enter);
    assert_eq!(desk.app().filtering.text, LANGUAGE[1].examples[0]);
}

#[test]
fn a_bad_value_is_refused_where_it_stands_and_the_last_hits_stay() {
    let mut desk = Desk::on_seeds();
    desk.filter("horn");
    let n_hits = desk.app().filtering.hits.n_hits;
    desk.type_keys(" lang:xyz", |_, _| {});
    assert!(says(&desk, "xyz at character 11 is no language that is told apart"));
    assert_eq!(desk.app().filtering.hits.n_hits, n_hits);
}

#[test]
fn every_letter_of_a_field_may_be_typed_without_an_error() {
    let mut desk = Desk::on_seeds();
    desk.press(Key::Slash);
    let query = "horn NEAR/5 ferry lang:english kind:edited,moved in:sentence";
    desk.type_keys(query, |desk, typed| {
        assert_eq!(desk.app().filtering.error, None, "{typed}");
    });
}
