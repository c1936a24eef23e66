//! Open: from the empty window to a list of documents, on every way there is.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use diptych::app::settings::{RecentFolder, Settings};
use egui::accesskit::Role;
use egui::{DroppedFile, Event, Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use super::drawn::says;
use super::harness::{Desk, folder, light, seeds};

const NAMES: [&str; 6] = [
    "feature.txt",
    "interview.txt",
    "notice.txt",
    "retelling.txt",
    "tidewater-blog.txt",
    "two-dates.txt",
];

#[track_caller]
fn check_lists_seeds(desk: &Desk) {
    let list = desk.list();
    assert_eq!(list.len(), NAMES.len(), "{list:#?}");
    for name in NAMES {
        assert!(list.iter().any(|row| row.contains(name)), "{name} in {list:#?}");
    }
}

/// Something dropped onto the window from elsewhere.
#[derive(Debug)]
struct Dropped(PathBuf);

impl DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("only the path is needed".to_owned())
    }
}

#[test]
fn the_empty_window_says_what_to_do_and_offers_the_sample() {
    let desk = Desk::first_start();
    assert!(says(&desk, "Open a folder of texts on one story"));
    assert!(says(&desk, "or drop a folder or files here"));
    assert!(says(&desk, "It never writes") || says(&desk, "never writes into your folder"));
    assert!(desk.has(Role::Button, "Open folder…"));
    assert!(desk.has(Role::Button, "Open the sample"));
    assert!(desk.has(Role::TextInput, "Path of a folder"));
    assert!(desk.list().is_empty());
}

#[test]
fn opening_a_folder_fills_the_list() {
    let desk = Desk::on_seeds();
    check_lists_seeds(&desk);
    assert!(desk.has(Role::Button, "folder: seeds"));
    assert!(desk.label_with(Role::Status, "6 documents").ends_with("ready"));
}

#[test]
fn a_typed_path_is_opened() {
    let mut desk = Desk::first_start();
    desk.click(Role::TextInput, "Path of a folder");
    desk.event(Event::Text(format!("\"{}\"", seeds().display())));
    desk.press(Key::Enter);
    check_lists_seeds(&desk);
}

#[test]
fn a_path_can_also_be_typed_while_a_folder_is_open() {
    let one = folder(&[("only.txt", b"One document alone.")]);
    let mut desk = Desk::on(one.path());
    desk.press_with(Modifiers::COMMAND, Key::L);
    desk.event(Event::Text(seeds().display().to_string()));
    desk.press(Key::Enter);
    check_lists_seeds(&desk);
}

#[test]
fn an_empty_path_is_asked_for_again() {
    let mut desk = Desk::first_start();
    desk.click(Role::TextInput, "Path of a folder");
    desk.press(Key::Enter);
    assert!(says(&desk, "Type the path of a folder or file."));
    assert!(desk.app().opened.is_none());
}

#[test]
fn a_path_that_is_not_there_is_named_with_the_reason() {
    let mut desk = Desk::first_start();
    desk.click(Role::TextInput, "Path of a folder");
    desk.event(Event::Text("/no/such/folder".to_owned()));
    desk.press(Key::Enter);
    assert!(says(&desk, "could be read"));
    let problem = desk.label_with(Role::ListBoxOption, "/no/such/folder: ");
    assert!(problem.len() > "/no/such/folder: ".len() + 3, "{problem}");
}

#[test]
fn what_is_dropped_is_opened() {
    let mut desk = Desk::first_start();
    desk.input_mut().dropped_files = vec![Arc::new(Dropped(seeds()))];
    desk.run();
    check_lists_seeds(&desk);
}

#[test]
fn dropped_files_are_opened_together() {
    let mut desk = Desk::first_start();
    let files = ["feature.txt", "retelling.txt"];
    desk.input_mut().dropped_files =
        files.map(|file| Arc::new(Dropped(seeds().join(file))) as _).to_vec();
    desk.run();
    assert_eq!(desk.list().len(), 2);
    assert_eq!(desk.pair(), ["feature.txt", "retelling.txt"]);
}

#[test]
fn problems_are_listed_with_their_reason() {
    let dir = folder(&[
        ("good.txt", b"A document that can be read."),
        ("photo.txt", b"\x89PNG\r\n\x1a\n\0\0"),
    ]);
    let mut desk = Desk::on(dir.path());
    assert_eq!(desk.list().len(), 1);
    desk.click(Role::Tab, "Problems 1");
    let problem = desk.label_with(Role::ListBoxOption, "photo.txt: ");
    assert!(problem.ends_with("Not text: a PNG picture."), "{problem}");
    assert!(says(&desk, "not read"));
    desk.get_by_role_and_label(Role::Button, "Copy list").click();
    // One frame an event: the pointer comes, presses, lets go.
    let before = desk.output().platform_output.commands.len();
    desk.step();
    let commands = &desk.output().platform_output.commands;
    assert!(commands.len() > before, "the list is copied: {commands:?}");
}

#[test]
fn a_file_read_in_part_is_listed_among_documents_and_problems() {
    let dir = folder(&[("cut.txt", "A word — and \u{2014}".as_bytes().split_last().unwrap().1)]);
    let mut desk = Desk::first_start();
    // The sign for bytes that are no text comes from the fonts of the system.
    desk.ctx.set_missing_glyph_policy(egui::MissingGlyphPolicy::Tofu);
    desk.state_mut().open(vec![dir.path().to_owned()]);
    desk.run();
    assert_eq!(desk.list().len(), 1);
    desk.click(Role::Tab, "Problems 1");
    assert!(says(&desk, "read in part"));
}

#[test]
fn a_folder_without_documents_says_so_and_shows_the_problems_by_itself() {
    let dir = folder(&[("photo.txt", b"\x89PNG\r\n\x1a\n\0\0")]);
    let desk = Desk::on(dir.path());
    assert!(says(&desk, "could be read"));
    assert!(desk.label_with(Role::ListBoxOption, "photo.txt: ").contains("PNG"));
    assert!(desk.has(Role::Button, "Open folder…"));
}

#[test]
fn an_empty_folder_says_that_it_holds_no_documents() {
    let dir = folder(&[]);
    assert!(says(&Desk::on(dir.path()), "holds no documents"));
}

#[test]
fn one_document_alone_is_read_and_asks_for_another() {
    let dir = folder(&[("only.txt", b"One document alone.")]);
    let desk = Desk::on(dir.path());
    assert!(desk.has(Role::Paragraph, "One document alone."));
    assert!(says(&desk, "Add a document to compare"));
}

#[test]
fn a_recent_folder_is_opened_by_one_click() {
    let recent = vec![RecentFolder { paths: vec![seeds()], n_documents: 6, opened: 1_700_000_000 }];
    let mut desk = Desk::new(Settings { recent, ..light() });
    assert!(says(&desk, "6 documents"));
    desk.click(Role::Button, "open seeds");
    check_lists_seeds(&desk);
}

#[test]
fn what_was_opened_is_recent_afterwards() {
    let mut desk = Desk::on_seeds();
    desk.click(Role::Button, "folder: seeds");
    assert!(desk.has(Role::MenuItem, "seeds · 6 documents"));
    assert_eq!(desk.app().settings.recent.len(), 1);
}
