//! The map: all documents against all, by keys and pointer, and what it says in words.

use diptych::app::View;
use diptych::app::settings::Settings;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::NodeT as _;

use super::harness::{Desk, folder, light, seeds};

/// The window on the sample folder's map.
fn on_map() -> Desk {
    let mut desk = Desk::on_seeds();
    desk.press_with(Modifiers::COMMAND, Key::Num3);
    desk
}

/// The cell that has the keyboard.
#[track_caller]
fn cell(desk: &Desk) -> String {
    let (role, label) = desk.focus().expect("the map has the keyboard");
    assert_eq!(role, Role::Cell);
    label
}

/// Paragraphs that nobody else has, so many of them.
fn own(name: &str, n: usize) -> String {
    let word = |index: usize| format!("{name}{}", index * 7919 % 9973);
    let sentence = |at: usize| (0..12).map(|i| word(at * 12 + i)).collect::<Vec<_>>().join(" ");
    (0..n).map(|at| format!("The {}.", sentence(at))).collect::<Vec<_>>().join("\n\n")
}

#[test]
fn a_key_and_the_switch_show_the_map_and_the_pair_again() {
    let mut desk = on_map();
    assert_eq!(desk.app().view, View::Map);
    assert!(cell(&desk).starts_with("feature in tidewater-blog, "), "{}", cell(&desk));
    desk.click(Role::RadioButton, "Read");
    assert_eq!(desk.app().view, View::Read);
    assert!(desk.has(Role::ComboBox, "left document: The ferry that would not wait"));
    desk.click(Role::RadioButton, "Map");
    assert!(cell(&desk).starts_with("feature in tidewater-blog, "));
    desk.press_with(Modifiers::COMMAND, Key::Num1);
    assert_eq!(desk.app().view, View::Read);
}

#[test]
fn arrows_move_and_enter_opens_the_pair() {
    let mut desk = on_map();
    desk.press(Key::ArrowDown);
    assert_eq!(cell(&desk), "tidewater-blog itself");
    desk.press(Key::ArrowDown);
    desk.press(Key::ArrowLeft);
    let retelling = cell(&desk);
    assert!(retelling.starts_with("retelling in feature, ") && retelling.contains(" percent: "));
    assert_eq!(desk.app().view, View::Map);
    desk.press(Key::Enter);
    assert_eq!(desk.pair(), ["retelling.txt", "feature.txt"]);
    assert_eq!(desk.app().view, View::Read);
    desk.press_with(Modifiers::COMMAND, Key::Num3);
    assert_eq!(cell(&desk), retelling);
}

#[test]
fn home_and_end_go_to_the_edges() {
    let mut desk = on_map();
    desk.press_with(Modifiers::COMMAND, Key::End);
    let (first, last) = (desk.app().map.table.as_ref().unwrap().rows.len() - 1, cell(&desk));
    assert!(last.ends_with(" itself"), "{last}, the last of {first}");
    desk.press(Key::Home);
    assert_ne!(cell(&desk), last);
    desk.press_with(Modifiers::COMMAND, Key::Home);
    assert!(cell(&desk).ends_with(" itself"));
}

#[test]
fn a_click_chooses_the_pair_and_two_open_it() {
    let mut desk = on_map();
    let name = desk.label_with(Role::Cell, "notice in feature, ");
    desk.click(Role::Cell, &name);
    assert_eq!(
        (desk.pair(), desk.app().view),
        (["notice.txt".into(), "feature.txt".into()], View::Map)
    );
    assert_eq!(cell(&desk), name);
    desk.press(Key::Enter);
    assert_eq!(desk.app().view, View::Read);
}

#[test]
fn the_current_cell_tells_both_directions_in_words() {
    let mut desk = on_map();
    desk.press(Key::ArrowRight);
    desk.press(Key::ArrowLeft);
    let said = desk.label_with(Role::Label, "words in feature, ");
    assert!(said.starts_with("Of ") && said.contains(" stand in tidewater"), "{said}");
    let usual = desk.label_with(Role::Label, "unrelated documents of this folder");
    assert!(usual.contains("times as much"), "{usual}");
}

#[test]
fn space_folds_near_duplicates_and_unfolds_them() {
    let mut desk = on_map();
    let n_rows = |desk: &Desk| desk.app().map.table.as_ref().unwrap().rows.len();
    let n_before = n_rows(&desk);
    desk.press(Key::Space);
    assert!(n_rows(&desk) < n_before);
    assert!(cell(&desk).contains(" · "), "{}", cell(&desk));
    desk.press(Key::Space);
    assert_eq!(n_rows(&desk), n_before);
    desk.click(Role::CheckBox, "fold what is 60 % alike or more");
    assert!(n_rows(&desk) < n_before);
    let head = desk.label_with(Role::Button, "unfold ");
    desk.click(Role::Button, &head);
    assert_eq!(n_rows(&desk), n_before);
}

#[test]
fn what_belongs_together_stands_in_words_beside_it_and_leads_there() {
    let mut desk = on_map();
    let retold = desk.label_with(Role::Button, "Retold: ");
    assert!(retold.starts_with("Retold: retelling, from "), "{retold}");
    assert!(desk.labels(Role::Button).iter().any(|name| name.starts_with("One text, reprinted: ")));
    desk.click(Role::Button, &retold);
    assert_eq!(desk.pair()[0], "retelling.txt");
}

#[test]
fn kinds_that_do_not_count_leave_the_map() {
    let mut desk = on_map();
    let before = desk.label_with(Role::Cell, "retelling in feature, ");
    desk.click(Role::ComboBox, "count: all three kinds");
    desk.click(Role::MenuItem, "paraphrased");
    assert!(desk.has(Role::ComboBox, "count: identical and edited"));
    let after = desk.label_with(Role::Cell, "retelling in feature, ");
    assert!(after.ends_with(" 0 paraphrased") && after != before, "{after}");
}

#[test]
fn as_a_list_the_most_alike_come_first_and_arrows_go_through_it() {
    let mut desk = on_map();
    desk.click(Role::ComboBox, "as matrix");
    desk.click(Role::MenuItem, "as list of pairs");
    let rows = desk.labels(Role::ListBoxOption);
    let percent = |row: &String| {
        let figure = row.split(" percent").next().unwrap().rsplit(' ').next().unwrap();
        figure.parse::<u32>().unwrap()
    };
    assert!(rows.len() > 4 && rows.iter().map(percent).is_sorted_by(|one, next| one >= next));
    desk.press_with(Modifiers::COMMAND, Key::Num1);
    desk.press_with(Modifiers::COMMAND, Key::Num3);
    desk.press(Key::ArrowDown);
    assert_eq!(desk.focus().unwrap().1, rows[1]);
    desk.press(Key::Enter);
    assert_eq!(desk.app().view, View::Read);
}

#[test]
fn a_filter_goes_on_in_the_map_and_a_hit_leaves_it() {
    let mut desk = on_map();
    desk.filter("gangway");
    assert_eq!(desk.app().view, View::Map);
    desk.press(Key::F3);
    assert_eq!(desk.app().view, View::Read);
    assert!(desk.app().hit.is_some());
}

#[test]
fn one_document_asks_for_another() {
    let dir = folder(&[("one.txt", b"Some words stand here.")]);
    let mut desk = Desk::on(dir.path());
    desk.press_with(Modifiers::COMMAND, Key::Num3);
    assert!(desk.has(Role::Button, "Open files…"));
    desk.label_with(Role::Label, "Add a document to compare");
}

#[test]
fn documents_that_share_nothing_are_all_on_their_own() {
    let (one, two) = (own("a", 6), own("b", 6));
    let dir = folder(&[("one.txt", one.as_bytes()), ("two.txt", two.as_bytes())]);
    let mut desk = Desk::on(dir.path());
    desk.press_with(Modifiers::COMMAND, Key::Num3);
    assert!(desk.has(Role::Button, "On their own: one, two, nothing"));
    assert_eq!(cell(&desk), "one in two, no more alike than unrelated texts");
}

#[test]
fn the_map_comes_back_at_the_next_start() {
    let mut desk = on_map().again();
    assert_eq!(desk.app().view, View::Map);
    desk.press(Key::ArrowDown);
    assert!(!cell(&desk).is_empty());
}

#[test]
fn f6_goes_between_the_cells_and_what_belongs_together() {
    let mut desk = on_map();
    let first = cell(&desk);
    desk.press(Key::F6);
    assert!(desk.focus().unwrap().1.starts_with("One text, reprinted"));
    desk.press(Key::F6);
    assert_eq!(cell(&desk), first);
}

#[test]
fn in_a_narrow_window_the_views_stand_in_the_menu() {
    let settings = Settings { window_size: [700.0, 600.0], ..light() };
    let mut desk = Desk::with(settings, &seeds());
    assert!(desk.labels(Role::RadioButton).is_empty());
    desk.choose_from_menu("Map");
    assert_eq!(desk.app().view, View::Map);
    assert!(desk.label_with(Role::Cell, "retelling in feature").contains("percent"));
}

/// 60 documents, of which each has a copy.
#[test]
fn many_documents_are_folded_and_what_is_in_view_is_counted_in_full() {
    let texts: Vec<(String, String)> = (0..60)
        .map(|index| (format!("{index:02}.txt"), own(&format!("w{}x", index / 2), 8)))
        .collect();
    let files: Vec<(&str, &[u8])> =
        texts.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    let dir = folder(&files);
    let mut desk = Desk::on(dir.path());
    assert!(desk.list().iter().any(|row| row.ends_with(", 2 alike")), "{:#?}", desk.list());
    desk.press_with(Modifiers::COMMAND, Key::Num3);
    assert_eq!(desk.app().map.table.as_ref().unwrap().rows.len(), 30);
    let cells = desk.labels(Role::Cell);
    assert!(cells.len() > 20 && cells.iter().all(|cell| !cell.contains("about ")), "{cells:#?}");
}

#[test]
fn a_fold_of_the_list_opens_by_right_and_closes_by_left() {
    let text = own("w", 8);
    let files = ["a.txt", "b.txt", "c.txt", "d.txt"].map(|name| (name, text.as_bytes()));
    let dir = folder(&files);
    let mut desk = Desk::with(Settings { folds_alike: Some(true), ..light() }, dir.path());
    assert_eq!(desk.list().len(), 2, "{:#?}", desk.list());
    desk.press(Key::F6);
    desk.press(Key::ArrowDown);
    assert!(desk.focus().unwrap().1.ends_with(", 3 alike"));
    desk.press(Key::ArrowRight);
    assert_eq!(desk.list().len(), 4);
    desk.press(Key::ArrowLeft);
    assert_eq!(desk.list().len(), 2);
}

#[test]
fn every_cell_that_shares_something_has_a_name_and_the_current_one_alone_is_a_stop() {
    let desk = on_map();
    let names = desk.labels(Role::Cell);
    let n_related = desk.app().map.kinship.as_ref().unwrap().n_related;
    assert_eq!(names.len(), 2 * n_related);
    let stops = desk.root().children_recursive().filter(|node| {
        let data = node.accesskit_node();
        let is_stop = data.data().supports_action(egui::accesskit::Action::Focus);
        data.role() == Role::Cell && is_stop
    });
    assert_eq!(stops.count(), 1);
}
