//! Do it again: the next start comes back to what was on screen.

use diptych::app::settings::Theme;
use diptych::compare::Side;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{Queryable as _, by};

use super::harness::{Desk, folder};

/// A window in which everything was put elsewhere than it stands at first.
fn changed() -> Desk {
    let mut desk = Desk::on_seeds();
    let row = desk.label_with(Role::ListBoxOption, "retelling.txt");
    desk.click(Role::ListBoxOption, &row);
    desk.press_with(Modifiers::ALT, Key::Backslash);
    desk.choose_from_menu("Dark");
    desk.press_with(Modifiers::ALT, Key::W);
    desk.filter("horn");
    desk.get(by().role(Role::Document).label_contains("left document")).focus();
    desk.run();
    desk.press(Key::PageDown);
    desk.press(Key::PageDown);
    desk
}

#[test]
fn folder_and_pair_come_back() {
    let next = changed().again();
    assert!(next.has(Role::Button, "folder: seeds"));
    assert_eq!(next.pair(), ["retelling.txt", "feature.txt"]);
    assert_eq!(next.list().len(), 6);
}

#[test]
fn the_filter_and_its_switches_come_back_with_their_hits() {
    let before = changed();
    let list = before.list();
    let next = before.again();
    assert_eq!(next.app().filtering.text, "horn");
    assert!(next.app().filtering.switches.is_whole_word);
    assert_eq!(next.list(), list);
    assert!(list[0].ends_with("hits"), "{list:#?}");
}

#[test]
fn the_place_comes_back() {
    let before = changed();
    let first = |desk: &Desk| {
        let sheet = desk.sheet(Side::Left);
        let all = desk.query_all(by().role(Role::Paragraph));
        let mut left = all.filter(|node| sheet.contains(node.rect().center()));
        super::harness::label(&left.next().expect("a paragraph in view"))
    };
    let place = first(&before);
    assert!(!place.contains("Why the Anneliese left early"), "it was scrolled: {place}");
    assert_eq!(first(&before.again()), place);
}

#[test]
fn the_theme_comes_back() {
    let mut next = changed().again();
    assert_eq!(next.app().settings.theme, Theme::Dark);
    let picture = next.render().unwrap();
    assert!(picture.get_pixel(20, 700).0[..3].iter().all(|&channel| channel < 60));
}

#[test]
fn what_is_open_and_shown_around_the_sheets_comes_back() {
    let mut desk = Desk::on_seeds();
    desk.press_with(Modifiers::COMMAND, Key::J);
    desk.click(Role::Button, "Document list");
    desk.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::D);
    let next = desk.again();
    assert!(next.has(Role::Button, "Open the panel"));
    assert!(next.list().is_empty());
    assert!(!next.has(Role::Button, "folded paragraphs: open"));
}

#[test]
fn a_folder_that_is_gone_is_named_and_the_window_still_opens() {
    let dir = folder(&[("a.txt", b"One story told here."), ("b.txt", b"One story told here.")]);
    let desk = Desk::on(dir.path());
    drop(dir);
    let next = desk.again();
    assert_eq!(next.app().corpus.problems().len(), 1);
    assert!(next.has(Role::Tab, "Problems 1"));
}
