//! Why passages correspond, and the hints that stand beside them.

use diptych::app::reading::{Correspondence, StepKind};
use diptych::compare::Side;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton, Pos2};
use egui_kittest::kittest::{Queryable as _, by};
use tempfile::TempDir;

use super::drawn::word_boxes;
use super::harness::{Desk, folder};

const RELATED: &str = "related: the same facts in other words";

/// The popover's name of what it explains.
#[track_caller]
fn check_open(desk: &Desk, name: &str) {
    assert!(desk.has(Role::Label, name), "{name:?} in {:?}", desk.labels(Role::Label));
    assert!(desk.has(Role::Button, "Close"));
}

#[track_caller]
fn check_closed(desk: &Desk) {
    assert_eq!(desk.app().why, None);
    assert!(!desk.has(Role::Button, "Close"));
}

/// The sample's feature beside its retelling.
fn on_retelling() -> Desk {
    let mut desk = Desk::on_seeds();
    let row = desk.label_with(Role::ListBoxOption, "retelling.txt");
    desk.click(Role::ListBoxOption, &row);
    desk
}

/// Two reports that share no sentence, but two facts.
fn reports() -> TempDir {
    let filler = |letter: char| -> String {
        let word = |at: usize| format!("{letter}{}", "ab".repeat(at % 7 + 1) + &"c".repeat(at / 7));
        let words: Vec<String> = (0..140).map(word).collect();
        let lines = words.chunks(10).map(|words| format!("It was {}.\n\n", words.join(" of ")));
        lines.collect::<Vec<_>>().concat()
    };
    let herald = "On 12 November the ferry Anneliese sank off Skerry Light with 214 passengers on \
        board. An inquiry opens next week, and Minister Elsa Brandt will attend its first day.";
    let courier = "Of the passengers whom the Anneliese carried when she sank on 12 November, many \
        were going home. A statement came from Brandt, who promised that she would attend the \
        inquiry.";
    folder(&[
        ("courier.txt", format!("{courier}\n\n{}", filler('y')).as_bytes()),
        ("herald.txt", format!("{herald}\n\n{}", filler('x')).as_bytes()),
    ])
}

#[track_caller]
fn click_with(desk: &mut Desk, at: Pos2, button: PointerButton) {
    desk.hover_at(at);
    for pressed in [true, false] {
        desk.event(Event::PointerButton { pos: at, button, pressed, modifiers: Modifiers::NONE });
        desk.step();
    }
    desk.run();
}

#[test]
fn a_key_says_why_the_change_is_one_and_esc_closes_that() {
    let mut desk = on_retelling();
    desk.press_with(Modifiers::COMMAND, Key::I);
    check_closed(&desk);
    let number = desk.step_to_kind(StepKind::Edited, 0);
    desk.press_with(Modifiers::COMMAND, Key::I);
    check_open(&desk, "Edited");
    let said = desk.label_with(Role::Label, "words, ");
    assert!(said.contains("of them rare in this folder"), "{said}");
    assert!(desk.label_with(Role::Label, " documents").contains("of 6 documents"));
    desk.press(Key::Escape);
    check_closed(&desk);
    assert_eq!(desk.app().step, Some(number - 1), "the change is still the current one");
}

#[test]
fn a_click_on_a_sign_says_why_and_another_one_closes_that() {
    let mut desk = on_retelling();
    let sign = format!("change {}: edited", desk.step_to_kind(StepKind::Edited, 0));
    desk.click(Role::Button, &sign);
    check_open(&desk, "Edited");
    desk.click(Role::Button, &sign);
    check_closed(&desk);
    desk.click(Role::Button, &sign);
    desk.click(Role::Button, "Close");
    check_closed(&desk);
}

#[test]
fn a_click_elsewhere_closes_the_answer() {
    let mut desk = on_retelling();
    desk.step_to_kind(StepKind::Edited, 0);
    desk.press_with(Modifiers::COMMAND, Key::I);
    let away = desk.sheet(Side::Left).left_top() + egui::vec2(4.0, 4.0);
    click_with(&mut desk, away, PointerButton::Primary);
    check_closed(&desk);
}

#[test]
fn the_menu_of_the_text_explains_what_it_was_opened_on() {
    let mut desk = on_retelling();
    let word = word_boxes(&desk, Side::Left, "sounded")[0].center();
    desk.hover_at(word);
    desk.run();
    click_with(&mut desk, word, PointerButton::Secondary);
    desk.click(Role::MenuItem, "Why do these correspond?");
    check_open(&desk, "Identical");
}

#[test]
fn a_paraphrase_under_the_pointer_moves_no_text() {
    let mut desk = on_retelling();
    desk.step_to_kind(StepKind::Paraphrased, 1);
    desk.press(Key::F7);
    let before = word_boxes(&desk, Side::Left, "people were on board");
    desk.hover_at(before[0].center());
    desk.run();
    let after = word_boxes(&desk, Side::Left, "people were on board");
    assert_eq!(before, after);
}

#[test]
fn related_sentences_have_a_sign_on_both_sides_until_they_are_switched_off() {
    let dir = reports();
    let mut desk = Desk::on(dir.path());
    let n_signs =
        |desk: &Desk| desk.labels(Role::Button).iter().filter(|it| *it == RELATED).count();
    assert_eq!(n_signs(&desk), 4);
    assert_eq!(desk.app().reading.as_ref().map(|reading| reading.steps.len()), Some(0));
    desk.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::R);
    assert_eq!(n_signs(&desk), 0);
    let desk = desk.again();
    assert_eq!(n_signs(&desk), 0, "the switch comes back");
}

#[test]
fn a_key_goes_through_related_sentences_and_says_why() {
    let dir = reports();
    let mut desk = Desk::on(dir.path());
    for expected in [0, 1, 0] {
        desk.press(Key::F4);
        check_open(&desk, "Related: the same facts in other words");
        assert_eq!(
            desk.app().why.as_ref().map(|why| why.of),
            Some(Correspondence::Related(expected))
        );
    }
    desk.click(Role::Button, "Show on the right");
    assert_eq!(desk.app().reveal.map(|reveal| reveal.side), Some(Side::Right));
}

#[test]
fn a_second_copy_has_a_sign_that_says_why() {
    let report = "The ferry left the quay at twenty to seven with two hundred people on board. \
        Nobody in the harbour office had cleared her to go, and nobody asked. Her lights were seen \
        off the northern breakwater a little after eight.";
    let between = "A museum of glass opened in the old brewery last spring. Visitors walk on bridges \
        over furnaces that have not been lit since the war. Tickets cost nine crowns.";
    let again = "Her lights were seen a little after eight, off the northern breakwater.";
    let twice = format!("{report}\n\n{between}\n\n{again}");
    let dir = folder(&[("once.txt", report.as_bytes()), ("twice.txt", twice.as_bytes())]);
    let mut desk = Desk::on(dir.path());
    // One sign for each copy.
    let name = "also here: another copy of what stands on the other side";
    assert_eq!(desk.query_all(by().role(Role::Button).label(name)).count(), 2);
    desk.query_all(by().role(Role::Button).label(name)).next().expect("a sign").click();
    desk.run();
    check_open(&desk, "Also here: another copy");
}
