//! A folder that changes while it is open, seen by the watch itself.

use std::fs;

use diptych::compare::Side;
use egui::accesskit::Role;

use super::harness::{Desk, folder};

/// Paragraphs that are told apart, more than fit onto a screen.
fn text(n_paragraphs: usize) -> String {
    let words = ["ferry", "quay", "harbour", "lamp", "baker", "horn", "rope", "tide", "crew"];
    let paragraph = |at: usize| {
        let word = |step: usize| words[(at * step + step) % words.len()];
        format!("Part {at}: the {} saw the {} and a {} of {at}.", word(2), word(5), word(7))
    };
    (0..n_paragraphs).map(paragraph).collect::<Vec<_>>().join("\n\n")
}

fn desk(dir: &std::path::Path) -> Desk {
    let mut desk = Desk::watching(dir);
    desk.wait("the pair", |desk| desk.app().reading.is_some() && desk.state().is_settled());
    // What came after the last frame was drawn is drawn now.
    desk.run_steps(3);
    desk
}

#[test]
fn the_place_stays_when_text_is_put_in_above_it() {
    let dir = folder(&[("a.txt", text(60).as_bytes()), ("b.txt", text(60).as_bytes())]);
    let mut desk = desk(dir.path());
    let sheet = desk.sheet(Side::Left);
    desk.wheel(sheet.center(), 1500.0);
    desk.run_steps(20);
    let shown = desk.paragraphs("Part ");
    let first = (0..60).find(|at| desk.shows(Side::Left, &format!("Part {at}:"))).unwrap();
    assert!(first > 5 && !shown.is_empty(), "scrolled into the middle, to {first}");
    let top = |desk: &Desk| desk.paragraphs(&format!("Part {}:", first + 1))[0].top();
    let before = top(&desk);
    for name in ["a.txt", "b.txt"] {
        fs::write(dir.path().join(name), format!("New words.\n\n{}", text(60))).unwrap();
    }
    desk.wait("both new texts", |desk| {
        let documents = desk.app().reading.as_ref().map(|reading| reading.documents.clone());
        documents.is_some_and(|documents| {
            [documents.left, documents.right]
                .iter()
                .flatten()
                .all(|document| document.text().starts_with("New"))
        })
    });
    desk.run_steps(5);
    assert!((top(&desk) - before).abs() < 2.0, "{} was {before}", top(&desk));
}

#[test]
fn a_deleted_file_is_marked_as_gone_in_head_and_list_and_a_new_one_is_listed() {
    let dir = folder(&[("a.txt", text(3).as_bytes()), ("b.txt", text(3).as_bytes())]);
    let mut desk = desk(dir.path());
    fs::remove_file(dir.path().join("b.txt")).unwrap();
    fs::write(dir.path().join("c.txt"), text(2)).unwrap();
    desk.wait("the new file", |desk| desk.list().len() == 3);
    desk.run_steps(3);
    let gone = |label: &String| label.ends_with(", gone");
    assert_eq!(desk.list().iter().filter(|row| gone(row)).count(), 1, "{:?}", desk.list());
    let heads = desk.labels(Role::ComboBox);
    assert_eq!(heads.iter().filter(|head| gone(head)).count(), 1, "{heads:?}");
    assert_eq!(desk.pair(), ["a.txt", "b.txt"]);
}
