//! The keyboard alone: every part is reached, shown and used without a pointer.

use std::collections::BTreeSet;

use diptych::compare::Side;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::harness::{Desk, label};

/// More presses of Tab than the window has controls.
const MANY: usize = 80;

/// What Tab comes by until it is back where it began.
fn tab_round(desk: &mut Desk) -> Vec<(Role, String)> {
    let mut round = Vec::new();
    for _ in 0..MANY {
        desk.press(Key::Tab);
        let Some(focus) = desk.focus() else { continue };
        if round.first() == Some(&focus) {
            return round;
        }
        round.push(focus);
    }
    panic!("Tab never comes round: {round:#?}");
}

#[test]
fn f6_goes_round_list_left_right_and_panel() {
    let mut desk = Desk::on_seeds();
    let mut seen = Vec::new();
    for _ in 0..5 {
        desk.press(Key::F6);
        seen.push(desk.focus().expect("F6 gives the keyboard to something").1);
    }
    let starts = [
        "The ferry that would not wait, feature.txt",
        "left document",
        "right document",
        "change 1",
    ];
    for (focus, start) in seen.iter().zip(starts) {
        assert!(focus.starts_with(start), "{start} in {seen:#?}");
    }
    assert_eq!(seen[0], seen[4]);
}

#[test]
fn tab_reaches_every_control_of_the_empty_window() {
    let mut desk = Desk::first_start();
    check_tab_reaches_all(&mut desk);
}

#[test]
fn tab_reaches_every_control_of_a_comparison() {
    let mut desk = Desk::on_seeds();
    check_tab_reaches_all(&mut desk);
}

#[test]
fn tab_reaches_every_control_of_the_map() {
    let mut desk = Desk::on_seeds();
    desk.press_with(Modifiers::COMMAND, Key::Num3);
    check_tab_reaches_all(&mut desk);
}

/// A key with these modifiers, then letters, then perhaps Enter, all in one frame.
fn at_once(desk: &mut Desk, (modifiers, key): (Modifiers, Key), text: &str, ends: bool) {
    let press = |key, modifiers| Event::Key {
        key,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers,
    };
    let mut events = vec![press(key, modifiers)];
    events.extend(text.chars().map(|letter| Event::Text(letter.to_string())));
    events.extend(ends.then(|| press(Key::Enter, Modifiers::NONE)));
    desk.input_mut().events.extend(events);
    desk.run();
}

#[test]
fn a_command_whose_name_is_typed_in_the_frame_of_the_palette_s_key_is_run() {
    let mut desk = Desk::on_seeds();
    let before = desk.app().pair;
    at_once(&mut desk, (Modifiers::COMMAND | Modifiers::SHIFT, Key::P), "swap", true);
    assert_eq!(desk.app().pair, before.mirrored());
}

#[test]
fn what_is_typed_in_the_frame_of_the_palette_s_key_leaves_the_filter_alone() {
    let mut desk = Desk::on_seeds();
    desk.press_with(Modifiers::COMMAND, Key::F);
    at_once(&mut desk, (Modifiers::COMMAND | Modifiers::SHIFT, Key::P), "swap", false);
    let typed = desk.get_by_label("Find a command").value();
    assert_eq!((typed.as_deref(), desk.app().filtering.text.as_str()), (Some("swap"), ""));
}

#[test]
fn a_path_typed_in_the_frame_of_its_key_stands_in_the_field_from_its_first_letter() {
    for mut desk in [Desk::on_seeds(), Desk::first_start()] {
        at_once(&mut desk, (Modifiers::COMMAND, Key::L), "notes", false);
        let typed = desk.get_by_label("Path of a folder").value();
        assert_eq!(typed.as_deref(), Some("notes"));
        // The field has the caret already.
        at_once(&mut desk, (Modifiers::COMMAND, Key::L), "/a", false);
        let typed = desk.get_by_label("Path of a folder").value();
        assert_eq!(typed.as_deref(), Some("notes/a"));
    }
}

#[track_caller]
fn check_tab_reaches_all(desk: &mut Desk) {
    let reached: BTreeSet<String> = tab_round(desk).into_iter().map(|(_, label)| label).collect();
    let all = desk.root();
    for node in all.children_recursive() {
        let data = node.accesskit_node();
        if data.data().supports_action(egui::accesskit::Action::Focus) {
            assert!(reached.contains(&label(&node)), "{:?} in {reached:#?}", label(&node));
        }
    }
}

#[test]
fn tab_comes_by_the_filter_before_the_list_and_the_list_before_the_sheets() {
    let mut desk = Desk::on_seeds();
    let round = tab_round(&mut desk);
    let at = |part: &str| {
        round.iter().position(|(_, label)| label.contains(part)).unwrap_or_else(|| panic!("{part}"))
    };
    let order =
        ["folder: ", "Filter all documents", "feature.txt", "percent found in right", "Changes "];
    let places: Vec<usize> = order.iter().map(|part| at(part)).collect();
    assert!(places.is_sorted(), "{order:?} at {places:?} in {round:#?}");
}

#[test]
fn arrows_walk_the_list_and_enter_puts_right_and_shift_enter_left() {
    let mut desk = Desk::on_seeds();
    desk.press(Key::F6);
    for _ in 0..2 {
        desk.press(Key::ArrowDown);
    }
    let (role, focus) = desk.focus().unwrap();
    assert!(role == Role::ListBoxOption && focus.contains("retelling.txt"), "{focus}");
    desk.press(Key::Enter);
    assert_eq!(desk.pair(), ["feature.txt", "retelling.txt"]);
    desk.press(Key::End);
    desk.press_with(Modifiers::SHIFT, Key::Enter);
    assert_eq!(desk.pair()[0], "two-dates.txt");
    assert_eq!(desk.pair()[1], "retelling.txt");
}

#[test]
fn the_arrows_stay_in_the_list() {
    let mut desk = Desk::on_seeds();
    desk.press(Key::F6);
    for _ in 0..9 {
        desk.press(Key::ArrowDown);
    }
    assert!(desk.focus().unwrap().1.contains("two-dates.txt"));
    for _ in 0..9 {
        desk.press(Key::ArrowUp);
    }
    assert!(desk.focus().unwrap().1.contains("feature.txt"));
}

#[test]
fn a_change_is_chosen_in_the_panel_by_arrows_and_enter() {
    let mut desk = Desk::on_seeds();
    for _ in 0..4 {
        desk.press(Key::F6);
    }
    desk.press(Key::ArrowDown);
    assert!(desk.focus().unwrap().1.starts_with("change 2"));
    desk.press(Key::Enter);
    assert_eq!(desk.app().step, Some(1));
}

#[test]
fn a_folder_is_opened_filtered_and_read_without_a_pointer() {
    let mut desk = Desk::first_start();
    desk.press_with(Modifiers::COMMAND, Key::L);
    desk.event(Event::Text(super::harness::seeds().display().to_string()));
    desk.press(Key::Enter);
    desk.press(Key::Slash);
    desk.type_keys("launch", |_, _| {});
    desk.press(Key::F3);
    desk.press_with(Modifiers::ALT, Key::ArrowDown);
    assert!(
        desk.has(
            Role::Label,
            &format!("1 of {}", desk.app().reading.as_ref().unwrap().steps.len())
        )
    );
    assert!(desk.shows(Side::Right, "The ferry that would not wait"));
}

#[test]
fn what_has_the_keyboard_is_shown_by_a_ring() {
    let mut desk = Desk::on_seeds();
    let before = desk.render().unwrap();
    desk.press(Key::F6);
    let row = desk.get_by_role_and_label(Role::ListBoxOption, &desk.list()[0]).rect();
    let after = desk.render().unwrap();
    let (x, y) = (row.center().x as u32, row.top() as u32);
    assert_ne!(before.get_pixel(x, y), after.get_pixel(x, y), "the edge of the first row");
}
