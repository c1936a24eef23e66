//! The report of what is open, saved under a typed path.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};

use super::harness::{Desk, folder};

#[test]
fn a_report_is_saved_under_a_typed_path() {
    let text = "The ferry left the quay at twenty to seven with two hundred people on board.";
    let dir = folder(&[("a.txt", text.as_bytes()), ("b.txt", text.as_bytes())]);
    let out = tempfile::tempdir().expect("a folder for the file");
    let mut desk = Desk::on(dir.path());
    desk.press_with(Modifiers::COMMAND, Key::E);
    desk.press_with(Modifiers::COMMAND, Key::A);
    let path = out.path().join("found.html");
    desk.event(Event::Text(path.display().to_string()));
    desk.run();
    desk.press(Key::Enter);
    let saved = std::fs::read_to_string(path).expect("the file");
    assert!(saved.contains("1. a.txt and b.txt"));
    desk.label_with(Role::Status, "Report saved: ");
}
