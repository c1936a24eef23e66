//! The hits as a concordance: how they are sorted, and what other documents say where they stand.

use diptych::app::reading::Fold;
use diptych::compare::Side;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, OutputCommand};
use egui_kittest::kittest::{Queryable as _, by};

use super::drawn::n_hit_boxes;
use super::harness::{Desk, folder};

/// The lines in view, in their order, without their numbers.
fn lines(desk: &Desk) -> Vec<String> {
    let rows = desk.labels(Role::ListBoxOption).into_iter();
    let hits = rows.filter(|row| row.starts_with("hit "));
    hits.filter_map(|row| Some(row.split_once(": ")?.1.to_owned())).collect()
}

/// Three reports of one evening: `b` is nearly `a`, and `c` has one sentence of both.
fn reports() -> tempfile::TempDir {
    let shared = "The ferry left the quay at twenty to seven with two hundred people on board.";
    let lights = "Her lights were seen off the northern breakwater a little after eight by a man.";
    let changed = "Her lights were seen off the southern breakwater a little after nine by a man.";
    let own = "A brass band played in the park until the rain came, and nobody minded much.";
    let a = format!("{shared} {lights}\n\nNo boat but the ferry was out.");
    let b = format!("{shared} {changed}");
    let c = format!("{own}\n\n{shared}");
    folder(&[("a.txt", a.as_bytes()), ("b.txt", b.as_bytes()), ("c.txt", c.as_bytes())])
}

/// Puts the keyboard on the first line of the hits.
fn to_the_hits(desk: &mut Desk) {
    desk.press(Key::F3);
    for _ in 0..5 {
        if desk.focus().is_some_and(|(_, name)| name.starts_with("hit ")) {
            return;
        }
        desk.press(Key::F6);
    }
    panic!("F6 does not lead to the hits: {:?}", desk.focus());
}

#[test]
fn a_line_says_in_how_many_other_documents_its_sentence_stands() {
    let dir = reports();
    let mut desk = Desk::on(dir.path());
    desk.filter("ferry");
    let expected = [
        "ferry in a.txt, in 2 others",
        "ferry in a.txt, no counterpart",
        "ferry in b.txt, in 2 others",
        "ferry in c.txt, in 2 others",
    ];
    assert_eq!(lines(&desk), expected);
}

#[test]
fn right_shows_how_each_document_puts_it_and_enter_opens_one_beside_it() {
    let dir = reports();
    let mut desk = Desk::on(dir.path());
    desk.filter("lights");
    to_the_hits(&mut desk);
    desk.press(Key::ArrowRight);
    desk.label_with(Role::Link, "counterpart in b.txt, edited: Her lights were seen off the south");
    desk.press(Key::ArrowDown);
    assert!(desk.focus().is_some_and(|(role, _)| role == Role::Link));
    desk.press(Key::Enter);
    assert_eq!(desk.pair(), ["a.txt", "b.txt"]);
    desk.press(Key::ArrowLeft);
    assert!(desk.labels(Role::Link).is_empty());
    assert!(desk.focus().is_some_and(|(_, name)| name.starts_with("hit 1: ")));
}

#[test]
fn a_counterpart_in_a_closed_document_is_opened() {
    let dir = reports();
    let mut desk = Desk::on(dir.path());
    desk.filter("ferry left");
    to_the_hits(&mut desk);
    desk.press(Key::Space);
    let label = desk.label_with(Role::Link, "counterpart in c.txt, identical: The ferry left");
    desk.click(Role::Link, &label);
    assert_eq!(desk.pair(), ["a.txt", "c.txt"]);
}

#[test]
fn the_counterparts_of_all_hits_are_shown_by_one_command() {
    let dir = reports();
    let mut desk = Desk::on(dir.path());
    desk.filter("lights");
    desk.click(Role::ComboBox, "Order of the hits: Sorted by document");
    desk.click(Role::MenuItem, "Counterparts of all hits");
    assert_eq!(desk.labels(Role::Link).len(), 2, "each document's sentence below the other's hit");
}

#[test]
fn hits_are_sorted_by_the_word_beside_them() {
    let dir =
        folder(&[("a.txt", b"Old boats sank. New boats came. A boat."), ("b.txt", b"My boat")]);
    let mut desk = Desk::on(dir.path());
    desk.filter("boat");
    desk.click(Role::ComboBox, "Order of the hits: Sorted by document");
    desk.click(Role::MenuItem, "Hits by the word to the left");
    let order: Vec<_> = (0..4)
        .map(|_| {
            desk.press(Key::F3);
            let hit = desk.app().hit.expect("a hit");
            desk.app().hit_of(hit).expect("its place").span.start
        })
        .collect();
    // A boat, My boat, New boats, Old boats.
    assert_eq!(order, [34, 3, 20, 4]);
    desk.label_with(Role::Label, "4 of 4");
}

#[test]
fn long_lists_of_hits_are_walked_by_pages_and_to_the_end() {
    let text = "one word and another word\n\n".repeat(40_000);
    let dir = folder(&[("a.txt", text.as_bytes())]);
    let mut desk = Desk::on(dir.path());
    desk.filter("word");
    to_the_hits(&mut desk);
    desk.press(Key::End);
    assert!(desk.focus().is_some_and(|(_, name)| name.starts_with("hit 80000: ")));
    desk.press(Key::ArrowUp);
    desk.press(Key::Enter);
    desk.label_with(Role::Label, "79,999 of 80,000");
    desk.press(Key::Home);
    desk.press(Key::PageDown);
    let (_, name) = desk.focus().expect("a line has the keyboard");
    assert!(name.starts_with("hit ") && !name.starts_with("hit 1: "), "{name}");
}

#[test]
fn the_order_of_hits_comes_back_at_the_next_start() {
    let dir = reports();
    let mut desk = Desk::on(dir.path());
    desk.filter("ferry");
    desk.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    desk.type_keys("Hits by the word to the right", |_, _| {});
    desk.press(Key::Enter);
    desk = desk.again();
    desk.label_with(Role::ComboBox, "Sorted by word to the right");
}

#[test]
fn the_list_says_where_in_each_document_the_hits_lie() {
    let text = format!("ferry one\n\n{}\n\nferry two and ferry three", "and so on\n\n".repeat(90));
    let dir = folder(&[("a.txt", text.as_bytes()), ("b.txt", b"nothing at all")]);
    let mut desk = Desk::on(dir.path());
    desk.filter("ferry");
    let expected = "where in a.txt: 3 hits: 1 in the first quarter, 2 in the last";
    assert_eq!(desk.labels(Role::Image), [expected]);
    desk.press(Key::Escape);
    assert_eq!(desk.labels(Role::Image), [] as [&str; 0]);
}

#[test]
fn only_matching_reads_what_has_hits_follows_the_filter_and_opens() {
    let mut desk = Desk::on_seeds();
    desk.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::F);
    desk.filter("tuba");
    let folded = || by().role(Role::Button).label("folded paragraphs: open");
    assert!(desk.query_all(folded()).count() >= 2, "paragraphs before and after the hits");
    assert!(!desk.paragraphs("tuba").is_empty());
    desk.type_keys("xyz", |_, _| {});
    assert!(desk.labels(Role::Paragraph).is_empty(), "nothing has a hit");
    desk.query_all(folded()).next().expect("a folded line").click();
    desk.run();
    assert!(!desk.labels(Role::Paragraph).is_empty());
    desk.press(Key::Escape);
    let rows = &desk.app().reading.as_ref().expect("a pair").rows;
    assert!(!rows.iter().any(|row| matches!(row.fold, Some(Fold::Unmatched(_)))));
}

#[test]
fn a_filter_is_kept_under_a_name_switched_by_its_key_and_put_back() {
    let mut desk = Desk::on_seeds();
    desk.filter("tuba");
    desk.click(Role::ComboBox, "Order of the hits: Sorted by document");
    desk.click(Role::MenuItem, "Keep this filter…");
    desk.type_keys(" in the band", |_, _| {});
    desk.press(Key::Enter);
    let n = desk.app().filtering.hits.n_hits;
    let chip = format!("kept filter 1: tuba in the band, {n} hits");
    assert!(desk.has(Role::Button, &chip), "{:?}", desk.labels(Role::Button));
    desk.press(Key::Escape);
    desk.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::Num1);
    let off = "kept filter 1: tuba in the band, off";
    assert!(desk.has(Role::Button, off));
    desk = desk.again();
    desk.click(Role::Button, off);
    desk.click(Role::MenuItem, "Put into the field");
    assert_eq!(desk.app().filtering.text, "tuba");
    desk.click(Role::Button, off);
    desk.click(Role::MenuItem, "Keep it no longer");
    assert!(!desk.has(Role::Button, off));
}

#[test]
fn a_kept_filter_marks_its_hits_while_the_field_is_empty_and_is_renamed() {
    let mut desk = Desk::on_seeds();
    desk.filter("gangway");
    desk.click(Role::ComboBox, "Order of the hits: Sorted by document");
    desk.click(Role::MenuItem, "Keep this filter…");
    desk.press(Key::Enter);
    desk.press(Key::Escape);
    assert!(!desk.app().filtering.is_active());
    assert!(n_hit_boxes(&desk, Side::Left) > 0);
    let chip = desk.label_with(Role::Button, "kept filter 1: gangway, ");
    desk.click(Role::Button, &chip);
    desk.click(Role::MenuItem, "Rename…");
    desk.type_keys("s", |_, _| {});
    desk.press(Key::Enter);
    desk.label_with(Role::Button, "kept filter 1: gangways, ");
}

/// What a command copies.
fn copied_by(desk: &mut Desk, entry: &str) -> String {
    desk.click(Role::ComboBox, "The hits as they are shown: Copy");
    desk.get_by_role_and_label(Role::MenuItem, entry).click();
    for _ in 0..6 {
        desk.step();
        let commands = &desk.output().platform_output.commands;
        let copied = commands.iter().find_map(|command| match command {
            OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        });
        if let Some(copied) = copied {
            return copied;
        }
    }
    panic!("{entry} copies nothing");
}

#[test]
fn the_hits_are_copied_as_they_are_shown() {
    let dir = reports();
    let mut desk = Desk::on(dir.path());
    desk.filter("ferry");
    let text = copied_by(&mut desk, "Copy hits as text");
    assert_eq!(text.lines().count(), 4);
    assert!(text.contains("The [ferry] left the quay"), "{text}");
    desk.run();
    desk.label_with(Role::Status, "4 hits copied");
    let csv = copied_by(&mut desk, "Copy hits as CSV");
    assert!(csv.starts_with("number,document,start,end,left,hit,right,"), "{csv}");
    assert!(copied_by(&mut desk, "Copy hits as JSON").contains("\"diptych.hits/1\""));
}

#[test]
fn the_hits_are_saved_under_a_typed_path() {
    let (dir, out) = (reports(), tempfile::tempdir().expect("a folder for the file"));
    let mut desk = Desk::on(dir.path());
    desk.filter("ferry");
    desk.click(Role::ComboBox, "The hits as they are shown: Copy");
    desk.click(Role::MenuItem, "Save hits as…");
    desk.press_with(Modifiers::COMMAND, Key::A);
    let path = out.path().join("found.csv");
    desk.event(Event::Text(path.display().to_string()));
    desk.run();
    desk.press(Key::Enter);
    let saved = std::fs::read_to_string(path).expect("the file");
    assert_eq!(saved.matches("\r\n").count(), 5);
    desk.label_with(Role::Status, "4 hits saved: ");
}
