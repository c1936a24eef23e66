//! See: which documents belong together, before anything is asked.

use diptych::compare::Side;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;

use super::drawn::says;
use super::harness::Desk;

/// The share that a row of the list names, in per cent.
#[track_caller]
fn share(row: &str) -> u32 {
    let (before, _) = row.split_once(" percent found in left").expect("a row with a share");
    let (_, number) = before.rsplit_once(", ").expect("a number before it");
    number.parse().expect("a whole number")
}

#[test]
fn the_closest_pair_opens_by_itself() {
    let desk = Desk::on_seeds();
    assert_eq!(desk.pair(), ["feature.txt", "tidewater-blog.txt"]);
    assert!(desk.has(Role::ComboBox, "left document: The ferry that would not wait"));
    let right = "right document: The ferry that would not wait | Tidewater";
    assert!(desk.has(Role::ComboBox, right));
    assert!(desk.shows(Side::Left, "On a still autumn night"));
    assert!(desk.shows(Side::Right, "On a still autumn night"));
}

#[test]
fn each_row_has_a_title_a_file_name_and_a_share() {
    let list = Desk::on_seeds().list();
    assert_eq!(list[0], "The ferry that would not wait, feature.txt");
    let reprint = "The ferry that would not wait | Tidewater, tidewater-blog.txt, ";
    assert!(list[1].starts_with(reprint) && share(&list[1]) > 85, "{}", list[1]);
    let retelling = "Why the Anneliese left early, retelling.txt, ";
    assert!(list[2].starts_with(retelling) && share(&list[2]) > 70, "{}", list[2]);
}

#[test]
fn rows_stand_in_groups_by_what_they_share_with_the_left_document() {
    let desk = Desk::on_seeds();
    for heading in ["Left", "Shares text with it", "No more alike than unrelated texts"] {
        assert!(says(&desk, heading), "{heading}");
    }
    let commentary = desk.label_with(Role::ListBoxOption, "two-dates.txt");
    assert!(share(&commentary) < 5, "{commentary}");
    assert_eq!(desk.list().last(), Some(&commentary));
}

#[test]
fn the_list_can_be_ordered_by_name() {
    let mut desk = Desk::on_seeds();
    desk.click(Role::ComboBox, "order: by overlap");
    desk.click(Role::MenuItem, "by name");
    let list = desk.list();
    let title = |row: &String| row.split([',', '|']).next().unwrap().trim().to_lowercase();
    assert!(list.iter().map(title).is_sorted(), "{list:#?}");
    assert!(desk.has(Role::ComboBox, "order: by name"));
}

#[test]
fn while_a_filter_is_on_each_row_has_its_hits() {
    let mut desk = Desk::on_seeds();
    desk.filter("launch");
    let list = desk.list();
    assert!(list.iter().all(|row| row.ends_with("hit") || row.ends_with("hits")), "{list:#?}");
    assert!(list[0].ends_with(", 4 hits"), "{}", list[0]);
    desk.click(Role::ComboBox, "order: by overlap");
    desk.click(Role::MenuItem, "by hits");
    let n_hits = |row: &String| -> usize {
        let (_, hits) = row.rsplit_once(", ").unwrap();
        hits.split(' ').next().unwrap().parse().unwrap()
    };
    assert!(desk.list().iter().map(n_hits).is_sorted_by(|above, below| above >= below));
}

#[test]
fn what_both_share_is_said_in_both_directions() {
    let desk = Desk::on_seeds();
    desk.label_with(Role::Button, "% of left is in right");
    desk.label_with(Role::Button, "% of right is in left");
    desk.label_with(Role::Document, "percent found in right");
    desk.label_with(Role::Document, "percent found in left");
}

#[test]
fn corresponding_paragraphs_stand_level() {
    let desk = Desk::on_seeds();
    for start in ["On a still autumn night", "By Nora Whitlock", "At twenty to seven"] {
        let [left, right] = desk.paragraphs(start)[..] else { panic!("{start} stands twice") };
        assert!((left.top() - right.top()).abs() < 0.5, "{start}");
        assert!(left.right() < right.left());
    }
}

#[test]
fn documents_that_share_nothing_say_so_and_scroll_each_by_itself() {
    let dir = super::harness::folder(&[
        ("bread.txt", b"Knead the dough until it is smooth. Let it rise for two hours."),
        ("tides.txt", b"High water comes twice a day. The moon explains nearly all of it."),
    ]);
    let desk = Desk::on(dir.path());
    assert!(
        desk.has(Role::Paragraph, "Knead the dough until it is smooth. Let it rise for two hours.")
    );
    desk.label_with(Role::Label, "No passage corresponds");
    assert!(desk.query_by_role_and_label(Role::Button, "change 1: left only").is_none());
}
