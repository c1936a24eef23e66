//! Encodings that a person has chosen for files, remembered beside the other settings.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::action::Effect;
use super::disk::{Changes, file_of};
use super::settings::{ChosenEncoding, Settings};
use super::state::State;
use crate::ingest::encoding_named;
use crate::model::{DocId, Format};

/// For so many files a choice is remembered, those of the last choices first.
const MOST_CHOSEN: usize = 500;

impl Settings {
    /// The chosen encodings by the files' paths from the root.
    pub fn chosen_encodings(&self) -> BTreeMap<PathBuf, &'static str> {
        let chosen = self.encodings.iter().filter_map(|chosen| {
            let name = encoding_named(&chosen.encoding)?;
            Some(chosen.paths.iter().map(move |path| (path.clone(), name)))
        });
        chosen.flatten().collect()
    }

    /// Remembers a choice for a file; `None` goes back to what its bytes say.
    pub(super) fn choose_encoding(&mut self, path: &Path, name: Option<&str>) {
        for chosen in &mut self.encodings {
            chosen.paths.retain(|known| known != path);
        }
        if let Some(name) = name {
            // The encoding chosen last comes first, so that what is forgotten was chosen long ago.
            let known = self.encodings.iter().position(|chosen| chosen.encoding == name);
            let mut chosen = match known {
                Some(known) => self.encodings.remove(known),
                None => ChosenEncoding { encoding: name.to_owned(), paths: Vec::new() },
            };
            chosen.paths.insert(0, path.to_owned());
            self.encodings.insert(0, chosen);
        }
        let mut room = MOST_CHOSEN;
        for chosen in &mut self.encodings {
            chosen.paths.truncate(room);
            room -= chosen.paths.len();
        }
        self.encodings.retain(|chosen| !chosen.paths.is_empty());
    }
}

impl State {
    /// Whether an encoding can be chosen for a document: only plain text has one that is guessed, and
    /// only what is still there can be read again.
    pub fn can_choose_encoding(&self, document: DocId) -> bool {
        if self.is_gone(document) {
            return false;
        }
        let format = self.corpus.document(document).map(|document| document.source().format);
        matches!(format, Some(Format::Text | Format::Markdown))
    }

    /// Reads a document in this encoding from now on, or in the one that its bytes tell.
    pub(super) fn choose_encoding(
        &mut self,
        document: DocId,
        name: Option<&'static str>,
    ) -> Vec<Effect> {
        let source = self.corpus.document(document).map(|document| document.source());
        let Some(source) = source.filter(|_| self.can_choose_encoding(document)) else {
            return Vec::new();
        };
        let path = file_of(source);
        self.settings.choose_encoding(&path, name);
        let changes = Changes { paths: [path].into(), is_all: false };
        // Who has chosen waits for nothing but what is being read.
        self.rested();
        self.may_have_changed(changes);
        vec![Effect::Save]
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::Desk;
    use super::super::{Action, Command};
    use super::*;
    use crate::compare::Side;

    fn text(desk: &Desk, name: &str) -> String {
        desk.state.corpus.document(desk.id(name)).unwrap().text().to_owned()
    }

    fn choose(desk: &mut Desk, file: &str, name: Option<&'static str>) {
        desk.act(Action::ChooseEncoding(desk.id(file), name));
    }

    #[test]
    fn a_document_is_read_in_the_encoding_that_was_chosen_and_at_the_next_start_too() {
        let mut desk = Desk::on_texts(&[("a", "caf\u{e9}"), ("b", "caf\u{e9}")]);
        desk.put(Side::Left, "a");
        choose(&mut desk, "a", Some("windows-1252"));
        assert_eq!([text(&desk, "a"), text(&desk, "b")], ["cafÃ©", "café"]);
        assert_eq!(desk.pair(), "a b");
        let source = desk.state.corpus.document(desk.id("a")).unwrap().source().clone();
        assert_eq!((&*source.encoding, source.is_encoding_chosen), ("windows-1252", true));
        desk.perform(Command::Reload);
        assert_eq!(text(&desk, "a"), "cafÃ©");
        let mut desk = desk.restart();
        assert_eq!(text(&desk, "a"), "cafÃ©");
        choose(&mut desk, "a", None);
        assert_eq!(text(&desk, "a"), "café");
        assert_eq!(desk.state.settings.encodings, []);
    }

    #[test]
    fn the_same_encoding_by_hand_is_told_as_by_hand() {
        let mut desk = Desk::on_texts(&[("a", "One."), ("b", "One.")]);
        choose(&mut desk, "a", Some("UTF-8"));
        let source = desk.state.corpus.document(desk.id("a")).unwrap().source();
        assert!(source.is_encoding_chosen);
    }

    #[test]
    fn the_last_choices_are_remembered_and_no_more() {
        let mut settings = Settings::default();
        let path = |number: usize| PathBuf::from(format!("/{number}"));
        for number in 0..MOST_CHOSEN {
            settings.choose_encoding(&path(number), Some("KOI8-R"));
        }
        settings.choose_encoding(&path(7), Some("Big5"));
        settings.choose_encoding(&path(MOST_CHOSEN), Some("Big5"));
        let chosen = settings.chosen_encodings();
        assert_eq!(chosen.len(), MOST_CHOSEN);
        assert_eq!(chosen.get(&path(7)), Some(&"Big5"));
        assert!(!chosen.contains_key(&path(0)) && chosen.contains_key(&path(1)));
    }

    #[test]
    fn a_document_that_is_gone_has_no_encoding_to_choose() {
        let mut desk = Desk::on(&[("a", "A"), ("b", "B")]);
        let id = desk.id("a");
        assert!(desk.state.can_choose_encoding(id));
        desk.remove("a");
        let paths = [desk.path("a")].into();
        desk.act(Action::MayHaveChanged(Changes { paths, is_all: false }));
        assert!(desk.state.is_gone(id) && !desk.state.can_choose_encoding(id));
    }
}
