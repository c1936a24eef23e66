//! The list in which a document's encoding is chosen, filtered by typing.

use egui::{Align2, Key, ScrollArea, Sense, TextEdit, Ui, vec2};

use super::theme::{Role, tokens};
use super::{View, widgets};
use crate::app::Action;
use crate::ingest::ENCODINGS;
use crate::model::{DocId, Source};

/// Width of the list in points.
const WIDTH: f32 = 420.0;

/// What is typed and chosen in the list.
#[derive(Debug)]
pub(crate) struct EncodingList {
    document: DocId,
    text: String,
    chosen: usize,
}

/// A row: an encoding, or none for what the bytes tell, and what it is for.
type Offer = (Option<&'static str>, &'static str);

impl EncodingList {
    /// The list for a document.
    pub(crate) fn of(document: DocId) -> Self {
        Self { document, text: String::new(), chosen: 0 }
    }
}

/// Draws the list; answers whether it has done its work.
pub(crate) fn encoding_list(ui: &mut Ui, view: &mut View<'_>, list: &mut EncodingList) -> bool {
    ui.set_width(WIDTH);
    let Some(document) = view.state.corpus.document(list.document) else { return true };
    head(ui, &format!("Encoding of {}", document.file_name()), Role::Strong);
    if !view.state.can_choose_encoding(list.document) {
        let format = document.source().format.name();
        let said = if view.state.is_gone(list.document) {
            "Its file is gone or can no longer be read.".to_owned()
        } else {
            format!("This is {format}, which says its encoding itself.")
        };
        head(ui, &said, Role::Interface);
        return ui.input(|input| input.key_pressed(Key::Enter));
    }
    let source = document.source();
    let offers = offers(&list.text);
    let is_enter = field(ui, list, offers.len());
    let mut picked = offers.get(list.chosen).filter(|_| is_enter);
    ui.add_space(6.0);
    ScrollArea::vertical().max_height(420.0).auto_shrink(false).show(ui, |ui| {
        for (index, offer) in offers.iter().enumerate() {
            let row = row(ui, *offer, source, index == list.chosen);
            if row.clicked() {
                picked = Some(offer);
            }
        }
    });
    let Some(&(name, _)) = picked else { return false };
    view.push(Action::ChooseEncoding(list.document, name));
    true
}

fn head(ui: &mut Ui, text: &str, role: Role) {
    let (rect, response) = ui.allocate_exact_size(vec2(WIDTH, 26.0), Sense::empty());
    widgets::named(&response, egui::accesskit::Role::Label, text);
    let anchor = (rect.left_top(), Align2::LEFT_TOP);
    widgets::text(ui.painter(), anchor, text, role.format(tokens(ui.ctx()).ink), WIDTH);
}

/// The field to type in, and the keys that move the choice; answers whether Enter was pressed.
fn field(ui: &mut Ui, list: &mut EncodingList, n_offers: usize) -> bool {
    let edit = TextEdit::singleline(&mut list.text)
        .hint_text("Find an encoding")
        .margin(egui::Margin::symmetric(8, 6))
        .desired_width(f32::INFINITY);
    let response = ui.add(edit).accessible_name("Find an encoding");
    response.request_focus();
    if response.changed() {
        list.chosen = 0;
    }
    let pressed = |key: Key| ui.input(|input| input.key_pressed(key));
    if pressed(Key::ArrowDown) {
        list.chosen = (list.chosen + 1).min(n_offers.saturating_sub(1));
    }
    if pressed(Key::ArrowUp) {
        list.chosen = list.chosen.saturating_sub(1);
    }
    pressed(Key::Enter)
}

fn row(ui: &mut Ui, (name, scripts): Offer, source: &Source, is_chosen: bool) -> egui::Response {
    let at = ui.cursor().min;
    let shape = ui.painter().add(egui::Shape::Noop);
    let is_on = match name {
        Some(name) => source.is_encoding_chosen && *source.encoding == *name,
        None => !source.is_encoding_chosen,
    };
    let label = match name {
        Some(name) => format!("{name} · {scripts}"),
        None if is_on => format!("Automatic · {scripts}: {}", source.encoding),
        None => format!("Automatic · {scripts}"),
    };
    let row = widgets::menu_row(ui, &label, None, Some(is_on));
    if is_chosen {
        let rect = egui::Rect::from_min_size(at, row.rect.size());
        ui.painter().set(shape, egui::Shape::rect_filled(rect, 6, tokens(ui.ctx()).selected));
        let moves = [Key::ArrowDown, Key::ArrowUp];
        if moves.into_iter().any(|key| ui.input(|input| input.key_pressed(key))) {
            row.scroll_to_me(None);
        }
    }
    row
}

/// The encodings whose name or scripts hold every typed word.
fn offers(text: &str) -> Vec<Offer> {
    let automatic = std::iter::once((None, "as its bytes tell"));
    let all = automatic.chain(ENCODINGS.iter().map(|&(name, scripts)| (Some(name), scripts)));
    let wanted = text.to_lowercase();
    let holds = |(name, scripts): &Offer| {
        let said = format!("{} {scripts}", name.unwrap_or("automatic")).to_lowercase();
        wanted.split_whitespace().all(|word| said.contains(word))
    };
    all.filter(holds).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typing_narrows_the_encodings_by_name_and_script() {
        let names = |text: &str| -> Vec<_> { offers(text).into_iter().map(|it| it.0).collect() };
        assert_eq!(names("koi8"), [Some("KOI8-R"), Some("KOI8-U")]);
        assert_eq!(names("greek 1253"), [Some("windows-1253")]);
        assert_eq!(names("auto"), [None]);
        assert_eq!(names("").len(), ENCODINGS.len() + 1);
    }
}
