//! The notes of a Word document: their numbers in the order they are referred to, and whether each was
//! there.

use std::collections::HashMap;

/// The kinds of notes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Note {
    Footnote,
    Endnote,
}

/// All notes that were referred to, by their kind and identifier.
#[derive(Debug, Default)]
pub(super) struct Notes(HashMap<(Note, String), Referred>);

#[derive(Debug)]
struct Referred {
    number: u32,
    is_written: bool,
}

impl Note {
    /// What many of them are called.
    pub(super) fn many(self) -> &'static str {
        match self {
            Self::Footnote => "footnotes",
            Self::Endnote => "endnotes",
        }
    }
}

impl Notes {
    /// The number of a note that is referred to.
    pub(super) fn refer(&mut self, kind: Note, id: String) -> u32 {
        let number = self.0.len() as u32 + 1;
        self.0.entry((kind, id)).or_insert(Referred { number, is_written: false }).number
    }

    /// The number of a note that is there; `None` if nothing refers to it.
    pub(super) fn write(&mut self, kind: Note, id: String) -> Option<u32> {
        let note = self.0.get_mut(&(kind, id))?;
        note.is_written = true;
        Some(note.number)
    }

    /// Whether a note of that kind was referred to.
    pub(super) fn has(&self, kind: Note) -> bool {
        self.0.keys().any(|&(known, _)| known == kind)
    }

    /// How many of a kind were referred to and not there, as a sentence.
    pub(super) fn missing(&self, kind: Note) -> Option<String> {
        let of_kind = self.0.iter().filter(|&(&(known, _), _)| known == kind);
        let n_missing = of_kind.clone().filter(|(_, note)| !note.is_written).count();
        let many = kind.many();
        match n_missing {
            0 => None,
            n if n == of_kind.count() => Some(format!("Its {many} are missing.")),
            1 => Some(format!("1 of its {many} is missing.")),
            n => Some(format!("{n} of its {many} are missing.")),
        }
    }
}
