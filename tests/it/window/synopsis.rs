//! The synopsis: many documents in columns, by keys and pointer, read by role and label.

use diptych::app::View;
use egui::accesskit::Role;
use egui::{Key, Modifiers};

use super::harness::{Desk, folder};

/// The window on the sample folder's synopsis.
fn on_synopsis() -> Desk {
    let mut desk = Desk::on_seeds();
    desk.press_with(Modifiers::COMMAND, Key::Num2);
    desk
}

/// The cell that has the keyboard.
#[track_caller]
fn cell(desk: &Desk) -> String {
    let (role, label) = desk.focus().expect("the synopsis has the keyboard");
    assert_eq!(role, Role::Cell);
    label
}

/// The file names in the heads, from left to right.
fn heads(desk: &Desk) -> Vec<String> {
    let columns = desk.labels(Role::ComboBox);
    let columns = columns.iter().filter(|label| label.starts_with("column "));
    let file =
        |label: &String| label.split(", ").find(|part| part.contains(".txt")).map(str::to_owned);
    let name = |part: String| part.split(" · ").next().unwrap_or_default().to_owned();
    columns.filter_map(file).map(name).collect()
}

#[test]
fn documents_stand_in_columns_with_their_share_of_the_base() {
    let desk = on_synopsis();
    assert_eq!(
        heads(&desk),
        ["feature.txt", "tidewater-blog.txt", "retelling.txt", "interview.txt"]
    );
    assert!(desk.label_with(Role::ComboBox, "column 1: ").contains("feature.txt · base · 1,"));
    assert!(desk.label_with(Role::ComboBox, "column 2: ").ends_with(" % of base"));
    let line = desk.label_with(Role::Label, "4 of 6 documents · ");
    assert!(line.contains(" statements · ") && line.contains(" stand in all four, "), "{line}");
}

#[test]
fn a_cell_says_how_it_corresponds_and_an_empty_one_that_its_document_does_not_have_it() {
    let desk = on_synopsis();
    let base = desk.label_with(Role::Cell, "At twenty to seven on the evening");
    assert!(base.starts_with("feature.txt: "), "{base}");
    assert!(desk.has(Role::Cell, "interview.txt: does not have it"));
    let cells = desk.labels(Role::Cell);
    assert!(cells.iter().any(|cell| cell.starts_with("tidewater-blog.txt, identical: At twenty")));
}

#[test]
fn a_person_begins_at_the_first_statement_of_the_base() {
    let desk = on_synopsis();
    assert!(cell(&desk).starts_with("feature.txt: On a still autumn night"), "{}", cell(&desk));
}

#[test]
fn keys_go_through_cells_and_enter_opens_both_documents_there() {
    let mut desk = on_synopsis();
    while !cell(&desk).contains("At twenty to seven") {
        desk.press(Key::ArrowDown);
    }
    desk.press(Key::ArrowRight);
    desk.press(Key::ArrowRight);
    assert!(cell(&desk).starts_with("retelling.txt, "), "{}", cell(&desk));
    desk.press(Key::Enter);
    assert_eq!(
        (desk.pair(), desk.app().view),
        (["feature.txt".into(), "retelling.txt".into()], View::Read)
    );
    desk.press_with(Modifiers::COMMAND, Key::Num2);
    assert!(cell(&desk).starts_with("retelling.txt, "), "the place is kept: {}", cell(&desk));
    desk.press(Key::Home);
    assert_eq!(desk.app().synoptic.at.0, 0);
    desk.press(Key::End);
    desk.press(Key::PageUp);
    let shown = &desk.app().synoptic.shown;
    let place = shown.place_of(desk.app().synoptic.at.0);
    assert!((1..shown.rows.len() - 1).contains(&place));
}

#[test]
fn keys_move_columns_and_take_them_away() {
    let mut desk = on_synopsis();
    desk.press(Key::ArrowRight);
    desk.press_with(Modifiers::ALT, Key::ArrowRight);
    assert_eq!(heads(&desk)[1..3], ["retelling.txt", "tidewater-blog.txt"]);
    assert!(cell(&desk).starts_with("tidewater-blog.txt"), "the keyboard goes with it");
    desk.press(Key::Delete);
    assert_eq!(heads(&desk), ["feature.txt", "retelling.txt", "interview.txt"]);
    desk.click(Role::Button, "Take interview.txt away");
    assert_eq!(heads(&desk), ["feature.txt", "retelling.txt"]);
}

#[test]
fn a_document_is_added_and_made_the_base_by_menus() {
    let mut desk = on_synopsis();
    desk.click(Role::Button, "Add a document");
    let notice = desk.label_with(Role::MenuItem, "notice.txt");
    desk.click(Role::MenuItem, &notice);
    assert_eq!(heads(&desk).last().map(String::as_str), Some("notice.txt"));
    desk.press(Key::End);
    let head = desk.label_with(Role::ComboBox, "column 2: ");
    desk.click(Role::ComboBox, &head);
    desk.click(Role::MenuItem, "Make it the base");
    assert_eq!(heads(&desk)[..2], ["tidewater-blog.txt", "feature.txt"]);
}

#[test]
fn the_list_that_insert_opens_takes_what_is_typed() {
    let mut desk = on_synopsis();
    desk.press(Key::Insert);
    let focus = desk.focus().map(|(_, label)| label);
    assert_eq!(focus.as_deref(), Some("Find a document by name"));
    desk.type_keys("notice", |_, _| {});
    desk.press(Key::Enter);
    assert_eq!(heads(&desk).last().map(String::as_str), Some("notice.txt"));
}

#[test]
fn what_stands_in_one_only_is_hidden_by_its_key() {
    let mut desk = on_synopsis();
    let n_before = desk.app().synoptic.shown.rows.len();
    desk.press_with(Modifiers::COMMAND, Key::D);
    let n_shared = desk.app().synoptic.shown.rows.len();
    assert!(n_shared < n_before);
    desk.click(Role::Switch, "In all");
    assert!(desk.app().synoptic.shown.rows.len() < n_shared);
    desk.click(Role::Switch, "In all");
    assert_eq!(desk.app().synoptic.shown.rows.len(), n_before);
}

#[test]
fn a_link_leads_to_where_moved_text_stands() {
    let mut desk = on_synopsis();
    desk.press_with(Modifiers::COMMAND, Key::D);
    let n_rows = desk.app().synoptic.shown.rows.len();
    for _ in 0..n_rows {
        if desk.labels(Role::Link).iter().any(|label| label.starts_with("stands ")) {
            break;
        }
        desk.press(Key::ArrowDown);
    }
    let before = desk.app().synoptic.at.0;
    let link = desk.label_with(Role::Link, "stands ");
    desk.click(Role::Link, &link);
    assert_ne!(desk.app().synoptic.at.0, before, "{link}");
}

#[test]
fn fewer_than_three_documents_have_no_synopsis() {
    let folder = folder(&[("a.txt", b"The ferry left the quay."), ("b.txt", b"Nobody asked why.")]);
    let mut desk = Desk::on(folder.path());
    desk.press_with(Modifiers::COMMAND, Key::Num2);
    assert!(
        desk.label_with(Role::Label, "three or more").starts_with("Open three or more documents")
    );
    assert!(desk.has(Role::Button, "Open files…"));
}
