//! Pictures of the window, drawn on the processor and compared with those in `tests/snapshots`.
//!
//! `UPDATE_SNAPSHOTS=1 cargo test snapshots` renews them; look at each before it is kept.

use diptych::app::reading::StepKind;
use diptych::app::settings::{Settings, Theme};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::SnapshotOptions;

use super::harness::{Desk, folder, light, seeds};

/// Between two processors a glyph's edge may round otherwise; more than that is a change.
const THRESHOLD: f32 = 0.3;
const MAX_FAILED_PIXELS: usize = 8;

#[track_caller]
fn check(mut desk: Desk, name: &str) {
    let options = SnapshotOptions::new().threshold(THRESHOLD).max_failed_pixels(MAX_FAILED_PIXELS);
    desk.remove_cursor();
    desk.run();
    desk.snapshot_options(name, &options);
}

fn dark() -> Settings {
    Settings { theme: Theme::Dark, ..light() }
}

/// The sample with a query of two terms, at its first hit.
fn filtered(settings: Settings) -> Desk {
    let mut desk = Desk::with(settings, &seeds());
    desk.filter("launch OR gangway");
    desk.press(Key::F3);
    desk
}

/// The sample at a change.
fn compared(settings: Settings) -> Desk {
    let mut desk = Desk::with(settings, &seeds());
    desk.press(Key::F8);
    desk.press(Key::F8);
    desk
}

#[test]
fn the_empty_window_in_the_light() {
    check(Desk::new(light()), "empty-light");
}

#[test]
fn the_empty_window_in_the_dark() {
    check(Desk::new(dark()), "empty-dark");
}

#[test]
fn a_comparison_in_the_light() {
    check(compared(light()), "comparison-light");
}

#[test]
fn a_comparison_in_the_dark() {
    check(compared(dark()), "comparison-dark");
}

/// The sample's retelling at a paraphrase, and why it is one.
fn explained(settings: Settings) -> Desk {
    let mut desk = Desk::with(settings, &seeds());
    let row = desk.label_with(Role::ListBoxOption, "retelling.txt");
    desk.click(Role::ListBoxOption, &row);
    desk.step_to_kind(StepKind::Paraphrased, 1);
    desk.press_with(Modifiers::COMMAND, Key::I);
    desk
}

#[test]
fn an_explanation_in_the_light() {
    check(explained(light()), "why-light");
}

#[test]
fn an_explanation_in_the_dark() {
    check(explained(dark()), "why-dark");
}

#[test]
fn a_filter_in_the_light() {
    check(filtered(light()), "filter-light");
}

#[test]
fn a_filter_in_the_dark() {
    check(filtered(dark()), "filter-dark");
}

/// The map at the cell of the closest pair, with what that cell says.
fn mapped(settings: Settings) -> Desk {
    let mut desk = Desk::with(settings, &seeds());
    desk.press_with(Modifiers::COMMAND, Key::Num3);
    desk
}

#[test]
fn the_map_in_the_light() {
    check(mapped(light()), "map-light");
}

#[test]
fn the_map_in_the_dark() {
    check(mapped(dark()), "map-dark");
}

#[test]
fn a_bad_regex() {
    let mut desk = Desk::on_seeds();
    desk.press_with(Modifiers::ALT, Key::R);
    desk.filter("launch");
    desk.type_keys("(", |_, _| {});
    check(desk, "bad-regex");
}

#[test]
fn problems() {
    let feature = std::fs::read(seeds().join("feature.txt")).expect("a document of the sample");
    let dir = folder(&[
        ("feature.txt", &feature),
        ("notes.txt", b"Two hundred and fourteen people were on board, by the count of the gate."),
        ("photo.txt", b"\x89PNG\r\n\x1a\n\0\0"),
        ("sound.txt", b"OggS\0\0\0\0\0\0\0\0"),
    ]);
    let named = dir.path().join("quay");
    std::fs::create_dir(&named).expect("a folder with a name that stays");
    for file in std::fs::read_dir(dir.path()).expect("the files").flatten() {
        if file.path().is_file() {
            std::fs::rename(file.path(), named.join(file.file_name())).expect("a file is moved");
        }
    }
    let mut desk = Desk::on(&named);
    desk.click(Role::Tab, "Problems 2");
    check(desk, "problems");
}

/// The sample's findings.
fn findings(settings: Settings) -> Desk {
    let mut desk = Desk::with(settings, &seeds());
    desk.press_with(Modifiers::COMMAND, Key::Num4);
    desk
}

#[test]
fn the_findings_in_the_light() {
    check(findings(light()), "findings-light");
}

#[test]
fn the_findings_in_the_dark() {
    check(findings(dark()), "findings-dark");
}
