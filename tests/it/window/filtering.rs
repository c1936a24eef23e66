//! Filter: hits at every key, in list, panes and panel; and what is said where there are none.

use std::fs;
use std::process::Command;

use diptych::app::State;
use diptych::compare::Side;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{Queryable as _, by};
use regex::Regex;
use serde_json::Value;

use super::drawn::{n_hit_boxes, says};
use super::harness::{Desk, is_on, seeds};

/// The file names of the sample with the number of matches of a pattern in each.
fn counts(pattern: &str) -> Vec<(String, usize)> {
    let pattern = Regex::new(pattern).expect("a pattern of the test");
    let files = fs::read_dir(seeds()).expect("the sample folder");
    let count = |file: fs::DirEntry| {
        let text = fs::read_to_string(file.path()).expect("a document of the sample");
        (file.file_name().to_string_lossy().into_owned(), pattern.find_iter(&text).count())
    };
    files.flatten().map(count).collect()
}

/// A number as the window writes it, 1,045; the sample has no million of anything.
fn grouped(n: usize) -> String {
    if n < 1000 { n.to_string() } else { format!("{},{:03}", n / 1000, n % 1000) }
}

fn counted(n_hits: usize) -> String {
    format!("{} hit{}", grouped(n_hits), if n_hits == 1 { "" } else { "s" })
}

/// The list, the tab of the panel and the counts beside the field all show these numbers.
#[track_caller]
fn check_counts(desk: &Desk, expected: &[(String, usize)]) {
    let list = desk.list();
    for (name, n) in expected {
        let hits = format!(", {}", counted(*n));
        let is_right = |row: &&String| row.contains(name) && row.ends_with(&hits);
        assert!(list.iter().any(|row| is_right(&row)), "{name} with {n} in {list:#?}");
    }
    let total: usize = expected.iter().map(|(_, n)| n).sum();
    let tab = if total > 0 { format!("Hits {}", grouped(total)) } else { "Hits".to_owned() };
    assert!(desk.has(Role::Tab, &tab), "{tab} in {:?}", desk.labels(Role::Tab));
    desk.label_with(Role::Status, &counted(total));
}

/// The hits of documents that match another pattern (or do not) are left out.
fn only_where(
    mut counts: Vec<(String, usize)>,
    wanted: &str,
    is_wanted: bool,
) -> Vec<(String, usize)> {
    let others = self::counts(wanted);
    for (name, n) in &mut counts {
        let has = others.iter().any(|(other, n_other)| other == name && *n_other > 0);
        if has != is_wanted {
            *n = 0;
        }
    }
    counts
}

#[test]
fn every_key_shows_its_hits_in_list_panes_and_panel() {
    let mut desk = Desk::on_seeds();
    desk.press(Key::Slash);
    desk.type_keys("evening", |desk, typed| {
        check_counts(desk, &counts(&format!("(?i){typed}")));
        for side in Side::BOTH {
            assert!(n_hit_boxes(desk, side) > 0, "{typed:?} is marked {side:?}");
        }
        let first = desk.label_with(Role::ListBoxOption, "hit 1: ");
        assert!(first.to_lowercase().contains(typed), "{first}");
    });
}

#[test]
fn taking_letters_back_brings_the_hits_back() {
    let mut desk = Desk::on_seeds();
    desk.filter("launchx");
    check_counts(&desk, &counts("launchx"));
    desk.press(Key::Backspace);
    check_counts(&desk, &counts("(?i)launch"));
}

#[test]
fn words_beside_each_other_must_all_be_in_a_document() {
    let mut desk = Desk::on_seeds();
    desk.filter("gangway pedal");
    let both = only_where(counts("(?i)gangway|pedal"), "(?i)gangway", true);
    check_counts(&desk, &only_where(both, "(?i)pedal", true));
}

#[test]
fn or_finds_either_and_quotes_hold_words_together() {
    let mut desk = Desk::on_seeds();
    desk.filter("\"harbour launch\" OR tuba");
    check_counts(&desk, &counts("(?i)harbour launch|tuba"));
}

#[test]
fn a_word_after_a_minus_must_not_be_there() {
    let mut desk = Desk::on_seeds();
    desk.filter("anneliese -tuba");
    check_counts(&desk, &only_where(counts("(?i)anneliese"), "(?i)tuba", false));
}

#[test]
fn the_three_switches_are_on_alt_c_w_and_r() {
    let mut desk = Desk::on_seeds();
    desk.filter("horn");
    check_counts(&desk, &counts("(?i)horn"));
    for (key, switch, pattern) in
        [(Key::C, "Match case", "horn"), (Key::W, "Whole words", r"\bhorn\b")]
    {
        desk.press_with(Modifiers::ALT, key);
        assert!(is_switched_on(&desk, switch), "{switch}");
        check_counts(&desk, &counts(pattern));
    }
    desk.press_with(Modifiers::ALT, Key::C);
    desk.press_with(Modifiers::ALT, Key::W);
    assert!(!is_switched_on(&desk, "Match case"));
    check_counts(&desk, &counts("(?i)horn"));
    desk.press(Key::Escape);
    desk.press_with(Modifiers::ALT, Key::R);
    desk.filter(r"\d{2,}");
    assert!(is_switched_on(&desk, "Regular expression"));
    check_counts(&desk, &counts(r"\d{2,}"));
}

#[track_caller]
fn is_switched_on(desk: &Desk, switch: &str) -> bool {
    is_on(&desk.get_by_role_and_label(Role::Switch, switch))
}

#[test]
fn the_switches_can_be_clicked() {
    let mut desk = Desk::on_seeds();
    desk.filter("Horn");
    desk.click(Role::Switch, "Whole words");
    check_counts(&desk, &counts(r"\bHorn\b"));
}

#[test]
fn a_bad_regex_says_what_is_wrong_and_keeps_the_last_hits() {
    let mut desk = Desk::on_seeds();
    desk.press_with(Modifiers::ALT, Key::R);
    desk.filter("launch");
    let good = counts("(?i)launch");
    check_counts(&desk, &good);
    let n_marked = n_hit_boxes(&desk, Side::Left);
    desk.type_keys("(", |_, _| {});
    desk.label_with(Role::Label, "The bracket at character 7 is never closed");
    desk.label_with(Role::Label, r"\(");
    check_counts(&desk, &good);
    assert_eq!(n_hit_boxes(&desk, Side::Left), n_marked);
    desk.label_with(Role::Status, "showing the last good filter: launch");
    desk.press(Key::Backspace);
    assert!(!says(&desk, "is never closed"));
}

#[test]
fn f3_walks_through_the_hits_of_all_documents_and_opens_each() {
    let mut desk = Desk::on_seeds();
    desk.filter("launch");
    let n: usize = counts("(?i)launch").iter().map(|(_, n)| n).sum();
    let mut seen = std::collections::BTreeSet::new();
    for number in 1..=n {
        desk.press(Key::F3);
        check_at_hit(&desk, number, n);
        seen.insert(desk.app().hit.unwrap().document);
    }
    assert_eq!(seen.len(), 3, "hits stand in three documents");
    desk.press(Key::F3);
    check_at_hit(&desk, 1, n);
    desk.press_with(Modifiers::SHIFT, Key::F3);
    check_at_hit(&desk, n, n);
    desk.press_with(Modifiers::SHIFT, Key::F3);
    check_at_hit(&desk, n - 1, n);
}

/// The counter says which hit it is, its document is open and its paragraph is in view.
#[track_caller]
fn check_at_hit(desk: &Desk, number: usize, n: usize) {
    let counter = format!("{number} of {n}");
    assert!(desk.has(Role::Label, &counter), "{counter} in {:?}", desk.labels(Role::Label));
    let state = desk.app();
    let hit = state.hit.expect("a current hit");
    let side = state.side_of(hit.document).expect("its document is open");
    let document = state.corpus.document(hit.document).expect("a document of the corpus");
    let span = state.filtering.hits.of(hit.document, &state.corpus)[hit.index].span;
    let paragraph = document.paragraph_at_byte(span.start).unwrap_or_default();
    let paragraph = document.paragraph(paragraph);
    let start: String = paragraph.of(document.text()).chars().take(40).collect();
    assert!(desk.shows(side, &start), "{start:?} is in view {side:?}");
}

#[test]
fn enter_in_the_field_goes_to_the_next_hit_and_keeps_the_caret() {
    let mut desk = Desk::on_seeds();
    desk.filter("launch");
    desk.press(Key::Enter);
    desk.press(Key::Enter);
    check_at_hit(&desk, 2, 11);
    assert_eq!(desk.focus(), Some((Role::TextInput, "Filter all documents".to_owned())));
    desk.press_with(Modifiers::SHIFT, Key::Enter);
    check_at_hit(&desk, 1, 11);
}

#[test]
fn a_click_on_a_hit_of_the_panel_opens_its_document() {
    let mut desk = Desk::on_seeds();
    let before = desk.pair();
    desk.filter("arithmetic");
    let rows = by().role(Role::ListBoxOption).label_contains("interview.txt");
    let row = desk.query_all(rows).find(|node| super::harness::label(node).starts_with("hit "));
    row.expect("a hit in the interview").click();
    desk.run();
    assert_eq!(desk.pair(), [before[0].clone(), "interview.txt".to_owned()]);
}

#[test]
fn esc_clears_the_filter_and_a_second_esc_leaves_it() {
    let mut desk = Desk::on_seeds();
    desk.filter("launch");
    let field = Some((Role::TextInput, "Filter all documents".to_owned()));
    assert_eq!(desk.focus(), field);
    desk.press(Key::Escape);
    assert_eq!(desk.app().filtering.text, "");
    assert!(desk.list().iter().all(|row| !row.ends_with("hits")));
    assert_eq!((n_hit_boxes(&desk, Side::Left), n_hit_boxes(&desk, Side::Right)), (0, 0));
    assert_eq!(desk.focus(), field, "the first Esc keeps the caret");
    desk.press(Key::Escape);
    assert_ne!(desk.focus(), field);
}

#[test]
fn the_cross_in_the_field_clears_it() {
    let mut desk = Desk::on_seeds();
    desk.filter("launch");
    desk.click(Role::Button, "Clear the filter");
    assert_eq!(desk.app().filtering.text, "");
}

#[test]
fn nothing_found_says_why() {
    let mut desk = Desk::on_seeds();
    desk.press_with(Modifiers::ALT, Key::C);
    desk.filter("LAUNCH");
    check_counts(&desk, &counts("LAUNCH"));
    desk.label_with(Role::Status, "0 hits; 11 without");
    desk.press_with(Modifiers::ALT, Key::C);
    desk.press(Key::Escape);
    desk.filter("gangway zeppelin");
    desk.label_with(Role::Status, "no document has zeppelin");
}

#[test]
fn documents_without_a_hit_can_be_hidden() {
    let mut desk = Desk::on_seeds();
    desk.filter("launch");
    assert_eq!(desk.list().len(), 6);
    desk.choose_from_menu("Hide documents without a hit");
    assert_eq!(desk.list().len(), 3);
    desk.press_with(Modifiers::COMMAND, Key::F);
    desk.press(Key::Escape);
    assert_eq!(desk.list().len(), 6);
}

#[test]
fn typing_selects_the_hits_and_clearing_goes_back_to_the_changes() {
    let mut desk = Desk::on_seeds();
    let shows = |desk: &Desk, start: &str| {
        let tab = desk.get(by().role(Role::Tab).label_contains(start));
        is_on(&tab)
    };
    assert!(shows(&desk, "Changes"));
    desk.filter("launch");
    assert!(shows(&desk, "Hits"));
    desk.press(Key::Escape);
    assert!(shows(&desk, "Changes"));
}

#[test]
fn a_slash_in_the_field_is_typed() {
    let mut desk = Desk::on_seeds();
    desk.filter("");
    desk.key_press(Key::Slash);
    desk.event(Event::Text("/".to_owned()));
    desk.run();
    assert_eq!(desk.app().filtering.text, "/");
}

#[test]
fn what_a_quick_hand_types_in_the_frame_of_the_slash_reaches_the_field() {
    let mut desk = Desk::on_seeds();
    let key = |key: Key| Event::Key {
        key,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    };
    let text = |text: &str| Event::Text(text.to_owned());
    let events = [key(Key::Slash), text("/"), key(Key::L), text("l"), key(Key::A), text("a")];
    desk.input_mut().events.extend(events);
    desk.run();
    assert_eq!(desk.app().filtering.text, "la");
}

/// What the command line says of the sample: each path with its spans.
fn spans_by_command(query: &str) -> Vec<(String, Vec<(u32, u32)>)> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_diptych"));
    let output = command.args(["filter", "--json", "--", query]).arg(seeds()).output();
    let answer = output.expect("the binary runs").stdout;
    let answer: Value = serde_json::from_slice(&answer).expect("the answer is JSON");
    let span = |span: &Value| Some((span[0].as_u64()? as u32, span[1].as_u64()? as u32));
    let documents = answer["documents"].as_array().expect("documents").iter();
    let spans = |document: &Value| {
        let spans = document["spans"].as_array().expect("spans").iter();
        let path = document["path"].as_str().expect("a path").to_owned();
        (path, spans.map(|it| span(it).expect("a span")).collect())
    };
    documents.map(spans).collect()
}

/// The window has gone through every query before, a key at a time.
#[test]
fn the_window_and_the_command_line_find_the_same() {
    let mut desk = Desk::on_seeds();
    let queries =
        ["ferry", "Ferry OR \"two hundred\"", "harb* -museum", r"/\b\d+ \w+/", "it's", "e", "café"];
    for query in queries {
        desk.press(Key::Slash);
        desk.type_keys(query, |_, _| {});
        let State { filtering, corpus, .. } = desk.app();
        let documents = filtering.hits.matching().map(|id| {
            let spans = filtering.hits.of(id, corpus).iter().map(|hit| hit.span);
            let path = corpus.document(id).expect("a document").path().to_owned();
            (path, spans.map(|span| (span.start, span.end)).collect())
        });
        assert_eq!(documents.collect::<Vec<_>>(), spans_by_command(query), "{query}");
        desk.press(Key::Escape);
    }
}
