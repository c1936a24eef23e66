//! The encoding of a document, chosen by hand.

use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use super::harness::{Desk, folder};

#[test]
fn an_encoding_is_chosen_by_keyboard_alone() {
    let dir = folder(&[("a.txt", b"caf\xC3\xA9"), ("b.txt", b"caf\xC3\xA9")]);
    let mut desk = Desk::on(dir.path());
    let text = |desk: &Desk| desk.app().corpus.documents()[0].text().to_owned();
    assert_eq!(text(&desk), "café");
    desk.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    type_and_choose(&mut desk, "encoding left");
    desk.get_by_label("Find an encoding");
    type_and_choose(&mut desk, "1252");
    assert_eq!(text(&desk), "cafÃ©");
    assert!(desk.query_by_label("Find an encoding").is_none(), "the list is closed");
}

fn type_and_choose(desk: &mut Desk, text: &str) {
    desk.run();
    desk.event(Event::Text(text.to_owned()));
    desk.run();
    desk.press(Key::Enter);
    desk.run();
}
