//! Read: from change to change, sides, folds, scrolling, and copying what is selected.

use diptych::app::reading::StepKind;
use diptych::compare::Side;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, vec2};
use egui_kittest::kittest::{Queryable as _, by};

use super::drawn::{says, word_boxes};
use super::harness::{Desk, is_on, pressed_at, seeds};

fn n_changes(desk: &Desk) -> usize {
    desk.app().reading.as_ref().map_or(0, |reading| reading.steps.len())
}

/// The counter, the panel's row and the hinge's sign agree that the person is at this change.
#[track_caller]
fn check_at(desk: &Desk, number: usize) {
    let counter = format!("{number} of {}", n_changes(desk));
    assert!(desk.has(Role::Label, &counter), "{counter} in {:?}", desk.labels(Role::Label));
    let start = format!("change {number}: ");
    let rows = by().role(Role::ListBoxOption).label_contains(&start);
    let row = desk.get_all(rows).next().expect("a row of the panel");
    assert!(is_on(&row), "{start} is the current one");
    let reading = desk.app().reading.as_ref().expect("an open pair");
    let step = reading.steps[number - 1];
    for side in Side::BOTH {
        if let Some(span) = step.span(side).filter(|_| step.kind != StepKind::Moved) {
            let text = reading.document(side).map_or("", |document| document.text());
            let line = span.of(text).lines().next().unwrap_or_default();
            let line: String = line.chars().take(20).collect();
            assert!(desk.shows(side, &line), "{side:?} shows {line:?}");
        }
    }
}

#[test]
fn alt_down_and_up_step_through_the_changes_and_show_each() {
    let mut desk = Desk::on_seeds();
    let n = n_changes(&desk);
    assert!(n > 20);
    assert!(desk.has(Role::Label, &n.to_string()), "before the first step only the number is told");
    for number in 1..=8 {
        desk.press_with(Modifiers::ALT, Key::ArrowDown);
        check_at(&desk, number);
    }
    desk.press_with(Modifiers::ALT, Key::ArrowUp);
    check_at(&desk, 7);
}

#[test]
fn alt_home_and_end_go_to_the_first_and_last_change_and_stay_there() {
    let mut desk = Desk::on_seeds();
    let n = n_changes(&desk);
    desk.press_with(Modifiers::ALT, Key::End);
    check_at(&desk, n);
    desk.press_with(Modifiers::ALT, Key::ArrowDown);
    check_at(&desk, n);
    desk.press_with(Modifiers::ALT, Key::Home);
    check_at(&desk, 1);
    desk.press_with(Modifiers::ALT, Key::ArrowUp);
    check_at(&desk, 1);
}

#[test]
fn f8_and_f7_step_as_well_and_so_do_the_arrows_of_the_panel() {
    let mut desk = Desk::on_seeds();
    desk.press(Key::F8);
    desk.press(Key::F8);
    check_at(&desk, 2);
    desk.press(Key::F7);
    check_at(&desk, 1);
    desk.click(Role::Button, "Next change");
    check_at(&desk, 2);
    desk.click(Role::Button, "Previous change");
    check_at(&desk, 1);
}

#[test]
fn a_click_on_a_sign_of_the_hinge_goes_to_its_change() {
    let mut desk = Desk::on_seeds();
    desk.click(Role::Button, "change 2: edited");
    check_at(&desk, 2);
}

#[test]
fn a_click_on_a_row_of_the_panel_goes_to_its_change() {
    let mut desk = Desk::on_seeds();
    desk.click(Role::ListBoxOption, "change 3: edited");
    check_at(&desk, 3);
}

#[test]
fn stepping_into_folded_boilerplate_opens_it() {
    let mut desk = Desk::on_seeds();
    let n = n_changes(&desk);
    for number in 1..=n {
        desk.press_with(Modifiers::ALT, Key::ArrowDown);
        check_at(&desk, number);
    }
}

#[test]
fn sides_are_swapped_by_key_and_by_button() {
    let mut desk = Desk::on_seeds();
    desk.press_with(Modifiers::ALT, Key::Backslash);
    assert_eq!(desk.pair(), ["tidewater-blog.txt", "feature.txt"]);
    desk.click(Role::Button, "Swap sides");
    assert_eq!(desk.pair(), ["feature.txt", "tidewater-blog.txt"]);
}

#[test]
fn a_click_on_a_row_puts_the_document_right() {
    let mut desk = Desk::on_seeds();
    let row = desk.label_with(Role::ListBoxOption, "interview.txt");
    desk.click(Role::ListBoxOption, &row);
    assert_eq!(desk.pair(), ["feature.txt", "interview.txt"]);
    assert!(desk.has(Role::ComboBox, "right document: “I heard the horn and ran”"));
}

#[test]
fn a_row_under_the_pointer_offers_both_sides() {
    let mut desk = Desk::on_seeds();
    let row = desk.label_with(Role::ListBoxOption, "interview.txt");
    desk.get_by_role_and_label(Role::ListBoxOption, &row).hover();
    desk.run();
    assert!(desk.has(Role::Button, "put right"));
    desk.click(Role::Button, "put left");
    assert_eq!(desk.pair(), ["interview.txt", "tidewater-blog.txt"]);
}

#[test]
fn a_row_under_the_pointer_says_the_whole_title() {
    let mut desk = Desk::on_seeds();
    let row = desk.label_with(Role::ListBoxOption, "interview.txt");
    desk.get_by_role_and_label(Role::ListBoxOption, &row).hover();
    desk.wait("the tip", |desk| {
        desk.labels(Role::Label).iter().any(|said| said.starts_with("“I heard the horn and ran”\n"))
    });
}

#[test]
fn the_head_of_a_sheet_finds_a_document_by_name() {
    let mut desk = Desk::on_seeds();
    desk.click(Role::ComboBox, "left document: The ferry that would not wait");
    desk.click(Role::TextInput, "Find a document by name");
    desk.event(Event::Text("retell".to_owned()));
    desk.run();
    desk.press(Key::Enter);
    assert_eq!(desk.pair(), ["retelling.txt", "tidewater-blog.txt"]);
}

#[test]
fn ctrl_page_down_and_up_walk_the_list() {
    let mut desk = Desk::on_seeds();
    desk.press_with(Modifiers::COMMAND, Key::PageDown);
    assert_eq!(desk.pair(), ["feature.txt", "retelling.txt"]);
    desk.press_with(Modifiers::COMMAND, Key::PageUp);
    assert_eq!(desk.pair(), ["feature.txt", "tidewater-blog.txt"]);
}

#[test]
fn boilerplate_is_folded_until_it_is_switched_in_or_opened_in_place() {
    let mut desk = Desk::on_seeds();
    let chrome = "Home | Boats | Harbours";
    assert!(says(&desk, "Boilerplate, "));
    assert!(!desk.shows(Side::Right, chrome));
    desk.choose_from_menu("Leave out boilerplate");
    assert!(desk.shows(Side::Right, chrome));
    desk.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::D);
    assert!(!desk.shows(Side::Right, chrome));
    desk.click(Role::Button, "folded paragraphs: open");
    assert!(desk.shows(Side::Right, chrome));
}

#[test]
fn only_differences_folds_what_is_identical_and_back() {
    let mut desk = Desk::on_seeds();
    assert!(desk.shows(Side::Left, "On a still autumn night"));
    desk.press_with(Modifiers::COMMAND, Key::D);
    assert!(says(&desk, "identical paragraphs"));
    assert!(!desk.shows(Side::Left, "On a still autumn night"));
    assert!(desk.shows(Side::Left, "At twenty to seven"), "an edited paragraph stays");
    desk.press_with(Modifiers::COMMAND, Key::D);
    assert!(desk.shows(Side::Left, "On a still autumn night"));
}

#[test]
fn both_sheets_scroll_together_by_keys_and_wheel() {
    let mut desk = Desk::on_seeds();
    let start = "On a still autumn night";
    desk.get(by().role(Role::Document).label_contains("left document")).focus();
    desk.run();
    let top = |desk: &Desk| desk.paragraphs(start).first().map(egui::Rect::top);
    let before = top(&desk).unwrap();
    desk.press(Key::ArrowDown);
    let after = top(&desk).unwrap();
    assert!(after < before, "{after} above {before}");
    assert_eq!(desk.paragraphs(start).len(), 2, "both sides moved and stand level");
    desk.press(Key::ArrowUp);
    assert_eq!(top(&desk), Some(before));
    desk.press(Key::PageDown);
    assert!(!desk.shows(Side::Left, start) && !desk.shows(Side::Right, start));
    desk.press(Key::PageUp);
    assert_eq!(top(&desk), Some(before));
    desk.press(Key::End);
    assert!(desk.shows(Side::Right, "© ") || !desk.shows(Side::Right, start));
    desk.press(Key::Home);
    assert_eq!(top(&desk), Some(before));
    let middle = desk.sheet(Side::Right).center();
    desk.wheel(middle, 2000.0);
    assert!(!desk.shows(Side::Left, start));
}

#[test]
fn a_selection_across_paragraphs_is_copied_as_it_stands_in_the_document() {
    let mut desk = Desk::on_seeds();
    let first = word_boxes(&desk, Side::Left, "On a still")[0];
    let last = word_boxes(&desk, Side::Left, "By Nora Whitlock")[0];
    desk.drag(first.left_center() + vec2(1.0, 0.0), last.right_center() - vec2(1.0, 0.0));
    let text = std::fs::read_to_string(seeds().join("feature.txt")).unwrap();
    let start = text.find("On a still").unwrap();
    let end = text.find("By Nora Whitlock").unwrap() + "By Nora Whitlock".len();
    assert_eq!(desk.copy().as_deref(), text.get(start..end));
}

#[test]
fn a_selection_upwards_is_the_same_as_downwards() {
    let mut desk = Desk::on_seeds();
    let first = word_boxes(&desk, Side::Right, "minutes ahead")[0];
    let last = word_boxes(&desk, Side::Right, "her timetable")[0];
    desk.drag(last.right_center() - vec2(1.0, 0.0), first.left_center() + vec2(1.0, 0.0));
    assert_eq!(desk.copy().as_deref(), Some("minutes ahead of her timetable"));
}

#[test]
fn ctrl_a_selects_all_of_the_sheet_that_has_the_keyboard() {
    let mut desk = Desk::on_seeds();
    assert_eq!(desk.copy(), None, "nothing is selected yet");
    desk.get(by().role(Role::Document).label_contains("right document")).focus();
    desk.run();
    desk.press_with(Modifiers::COMMAND, Key::A);
    let text = std::fs::read_to_string(seeds().join("tidewater-blog.txt")).unwrap();
    assert_eq!(desk.copy().as_deref().map(str::trim), Some(text.trim()));
}

#[test]
fn a_double_click_selects_a_word() {
    let mut desk = Desk::on_seeds();
    let at = word_boxes(&desk, Side::Left, "autumn")[0].center();
    desk.hover_at(at);
    for pressed in [true, false, true, false] {
        desk.event(pressed_at(at, pressed));
    }
    desk.run();
    assert_eq!(desk.copy().as_deref(), Some("autumn"));
}
