//! Every control has a name, in every state of the window.

use diptych::app::Command;
use egui::accesskit::{Action, Role};
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _, by};

use super::harness::{Desk, folder, label};

/// Everything that takes the keyboard or a click says what it is.
#[track_caller]
fn check_names(desk: &Desk) {
    let nameless: Vec<String> = desk
        .root()
        .children_recursive()
        .filter(|node| {
            let data = node.accesskit_node();
            let data = data.data();
            let is_control =
                data.supports_action(Action::Focus) || data.supports_action(Action::Click);
            // The bars of egui's own scroll areas take no keyboard and have no way to be named.
            let is_bar = data.role() == Role::ScrollBar && !data.supports_action(Action::Focus);
            is_control && !is_bar && label(node).trim().is_empty()
        })
        .map(|node| {
            let node = node.accesskit_node();
            format!("{:?} at {:?}", node.role(), node.bounding_box())
        })
        .collect();
    assert!(nameless.is_empty(), "{nameless:#?}");
    assert!(desk.root().children_recursive().count() > 5);
}

#[test]
fn in_the_empty_window() {
    check_names(&Desk::first_start());
}

#[test]
fn in_a_comparison() {
    let mut desk = Desk::on_seeds();
    check_names(&desk);
    desk.press_with(Modifiers::ALT, Key::ArrowDown);
    check_names(&desk);
}

#[test]
fn under_the_pointer() {
    let mut desk = Desk::on_seeds();
    let row = desk.label_with(Role::ListBoxOption, "interview.txt");
    desk.get_by_role_and_label(Role::ListBoxOption, &row).hover();
    desk.run();
    check_names(&desk);
}

#[test]
fn with_a_filter_and_with_a_bad_one() {
    let mut desk = Desk::on_seeds();
    desk.press_with(Modifiers::ALT, Key::R);
    desk.filter("launch");
    check_names(&desk);
    desk.type_keys("(", |_, _| {});
    check_names(&desk);
}

#[test]
fn on_the_map() {
    let mut desk = Desk::on_seeds();
    desk.press_with(Modifiers::COMMAND, Key::Num3);
    check_names(&desk);
    desk.press(Key::Space);
    check_names(&desk);
}

#[test]
fn with_problems() {
    let dir = folder(&[("good.txt", b"Some words."), ("photo.txt", b"\x89PNG\r\n\x1a\n\0\0")]);
    let mut desk = Desk::on(dir.path());
    desk.click(Role::Tab, "Problems 1");
    check_names(&desk);
}

#[test]
fn in_menus_and_drop_downs() {
    for (role, opener) in [
        (Role::Button, "Menu"),
        (Role::Button, "folder: seeds"),
        (Role::ComboBox, "order: by overlap"),
        (Role::ComboBox, "left document: The ferry that would not wait"),
    ] {
        let mut desk = Desk::on_seeds();
        desk.click(role, opener);
        assert!(!desk.labels(Role::MenuItem).is_empty(), "{opener} opens");
        check_names(&desk);
    }
}

#[test]
fn in_the_palette_the_key_sheet_and_the_path_field() {
    for (modifiers, key) in [
        (Modifiers::COMMAND | Modifiers::SHIFT, Key::P),
        (Modifiers::NONE, Key::F1),
        (Modifiers::COMMAND, Key::L),
    ] {
        let mut desk = Desk::on_seeds();
        desk.press_with(modifiers, key);
        check_names(&desk);
    }
}

#[test]
fn the_palette_runs_any_command_by_its_name() {
    let mut desk = Desk::on_seeds();
    desk.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    desk.event(Event::Text(Command::SwapSides.name().to_owned()));
    desk.run();
    desk.press(Key::Enter);
    assert_eq!(desk.pair(), ["tidewater-blog.txt", "feature.txt"]);
}

#[test]
fn the_key_sheet_tells_every_command_that_has_a_key() {
    let mut desk = Desk::on_seeds();
    desk.press(Key::F1);
    assert!(
        desk.query_all(by().role(Role::Label).label_contains(Command::Filter.help()))
            .next()
            .is_some()
    );
    desk.press(Key::Escape);
    assert!(
        desk.query_all(by().role(Role::Label).label_contains(Command::Filter.help()))
            .next()
            .is_none()
    );
}

#[test]
fn a_head_says_what_the_format_says_of_its_document() {
    let page = b"<title>Ferry</title><meta name=author content='Ada Marsh'><p>One two.<img src=x>";
    let dir = folder(&[("a.html", page), ("b.txt", b"One two.")]);
    let desk = Desk::on(dir.path());
    let mut heads = desk.query_all(by().role(Role::ComboBox));
    let head = heads.find(|node| label(node).ends_with("document: Ferry")).expect("its head");
    let said = head.accesskit_node().data().description().map(str::to_owned);
    assert_eq!(said.as_deref(), Some("Ada Marsh, not shown: 1 picture"));
}
