//! The findings: the list, the pair of sentences, setting aside, and what is said where there is none.

use std::path::Path;

use diptych::app::View;
use diptych::app::settings::Settings;
use egui::accesskit::Role;
use egui::{Key, Modifiers};

use super::harness::{Desk, folder, light, seeds};

/// Two reports of which one has another wording of what somebody said.
const COURTESY: &str = "The ferry left the quay while the band still played on the upper deck. \
    “I have run this quay for nineteen years, and until that evening every boat had the courtesy to \
    ask,” said Ida Vestergard, the harbour master. Nobody in the harbour office had cleared her to \
    go, and the launch went after her with a flask of coffee and a form.\n";

fn on_findings(folder: &Path, settings: Settings) -> Desk {
    let mut desk = Desk::with(settings, folder);
    desk.press_with(Modifiers::COMMAND, Key::Num4);
    assert_eq!(desk.app().view, View::Findings);
    desk
}

fn reworded() -> tempfile::TempDir {
    let manners = COURTESY.replace("the courtesy to ask", "the manners to ask");
    folder(&[("a.txt", COURTESY.as_bytes()), ("b.txt", manners.as_bytes())])
}

/// The rows of the list, the chosen one behind.
fn rows(desk: &Desk) -> Vec<String> {
    desk.labels(Role::ListBoxOption)
}

fn shown(desk: &Desk) -> String {
    desk.labels(Role::Heading).first().cloned().unwrap_or_default()
}

#[test]
fn the_switch_counts_the_findings_and_a_key_shows_them() {
    let desk = on_findings(&seeds(), light());
    let n = desk.app().findings.n_listed();
    assert!(n > 1 && desk.has(Role::RadioButton, &format!("Findings {n}")));
    assert!(desk.focus().is_some_and(|(role, _)| role == Role::ListBox), "{:?}", desk.focus());
    let status = desk.label_with(Role::Label, " of 6 documents");
    assert!(status.contains(" values in "), "{status}");
}

#[test]
fn arrows_walk_the_list_and_enter_reads_both_places() {
    let mut desk = on_findings(&seeds(), light());
    let first = shown(&desk);
    desk.press(Key::ArrowDown);
    assert_ne!(shown(&desk), first);
    desk.press(Key::ArrowUp);
    assert_eq!(shown(&desk), first);
    let finding = desk.app().findings.shown().expect("a finding").clone();
    desk.press(Key::Enter);
    assert_eq!(desk.app().view, View::Read);
    let reveal = desk.app().reveal.expect("a place is shown");
    assert_eq!(reveal.span, finding.values[0].mentions[0].span);
    assert_eq!(reveal.partner, Some(finding.values[1].mentions[0].span));
}

#[test]
fn what_is_set_aside_by_a_key_comes_back_by_another_and_by_its_list() {
    let dir = reworded();
    let mut desk = on_findings(dir.path(), light());
    assert_eq!(rows(&desk).len(), 1);
    desk.press(Key::Delete);
    assert!(rows(&desk).is_empty() && desk.has(Role::Button, "Set aside 1"));
    assert!(desk.has(Role::RadioButton, "Findings"));
    desk.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(rows(&desk).len(), 1);
    desk.click(Role::Button, "Set aside");
    desk.click(Role::Button, "Set aside 1");
    assert_eq!(rows(&desk).len(), 1);
    desk.click(Role::Button, "Put back");
    assert!(desk.has(Role::RadioButton, "Findings 1"));
}

#[test]
fn both_sentences_stand_side_by_side_and_every_one_below() {
    let dir = reworded();
    let desk = on_findings(dir.path(), light());
    let sides = desk.labels(Role::Paragraph);
    assert!(sides[0].contains("the courtesy to ask"), "{sides:#?}");
    assert!(sides[1].contains("the manners to ask"), "{sides:#?}");
    assert!(desk.has(Role::ComboBox, "left document: a"));
    assert!(desk.has(Role::ComboBox, "right document: b"));
    assert!(desk.label_with(Role::Button, "b: ").contains("manners"));
    assert!(desk.has(Role::Label, "the manners to ask: 1 document, b"));
}

#[test]
fn f6_goes_from_the_list_to_the_finding_and_back() {
    let mut desk = on_findings(&seeds(), light());
    desk.press(Key::F6);
    assert_eq!(desk.focus(), Some((Role::Button, "Read in context".to_owned())));
    desk.press(Key::F6);
    assert!(desk.focus().is_some_and(|(role, _)| role == Role::ListBox));
}

#[test]
fn undoing_works_from_wherever_the_keyboard_is_but_for_the_filter() {
    let dir = reworded();
    let mut desk = on_findings(dir.path(), light());
    desk.press(Key::Delete);
    desk.press(Key::F6);
    desk.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(rows(&desk).len(), 1);
    desk.press(Key::F6);
    desk.click(Role::Button, "Set aside");
    desk.press_with(Modifiers::COMMAND, Key::F);
    desk.press_with(Modifiers::COMMAND, Key::Z);
    assert!(rows(&desk).is_empty());
}

#[test]
fn a_kind_without_findings_leaves_nothing_to_show() {
    let dir = reworded();
    let mut desk = on_findings(dir.path(), light());
    desk.click(Role::ComboBox, "kind: All kinds");
    desk.click(Role::MenuItem, "Times");
    assert!(rows(&desk).is_empty());
    assert!(desk.label_with(Role::Label, "No finding is listed here").ends_with("all kinds."));
}

#[test]
fn reports_that_agree_are_said_to_where_they_can_be_compared() {
    let dir = folder(&[("a.txt", COURTESY.as_bytes()), ("b.txt", COURTESY.as_bytes())]);
    let desk = on_findings(dir.path(), light());
    let said = desk.label_with(Role::Label, "The reports give the same figures");
    assert!(said.contains(" compared, "), "{said}");
}

#[test]
fn one_document_alone_is_told_what_it_lacks() {
    let dir = folder(&[("a.txt", COURTESY.as_bytes())]);
    let desk = on_findings(dir.path(), light());
    desk.label_with(Role::Label, "One document alone");
    assert!(desk.has(Role::Button, "Open files…"));
}

#[test]
fn a_filter_typed_here_leaves_the_list_to_its_keys() {
    let mut desk = on_findings(&seeds(), light());
    let n = rows(&desk).len();
    desk.filter("courtesy");
    assert_eq!(rows(&desk).len(), n);
    let found = &desk.app().findings;
    let matches = found.rows.iter().filter(|row| {
        matches!(row, diptych::app::findings::FindingRow::Finding { matches: true, .. })
    });
    let n_matching = matches.count();
    assert!(n_matching > 0 && n_matching < n, "{n_matching} of {n}");
}

#[test]
fn a_finding_is_copied_as_a_table() {
    let dir = reworded();
    let mut desk = on_findings(dir.path(), light());
    desk.click(Role::Button, "Copy as table");
    assert!(desk.app().notice.as_deref().is_some_and(|notice| notice.contains("table")));
}

#[test]
fn narrow_windows_still_show_list_and_finding() {
    for size in [[700.0, 500.0], [1024.0, 700.0], [1920.0, 1080.0]] {
        let desk = on_findings(&seeds(), Settings { window_size: size, ..light() });
        assert!(!rows(&desk).is_empty() && !shown(&desk).is_empty(), "{size:?}");
    }
}
