//! The styles of an RTF file: which of them are headings.

use std::collections::HashMap;

/// No style has a longer name.
const MAX_NAME_BYTES: usize = 100;
/// A sheet of more styles is not believed.
const MAX_STYLES: usize = 10_000;

/// The levels of headings by their styles' numbers.
#[derive(Debug, Default)]
pub(super) struct Styles {
    headings: HashMap<i32, u8>,
    current: Option<i32>,
    outline: Option<u8>,
    name: String,
}

impl Styles {
    /// Begins a style of the sheet; `None` for one that is not for paragraphs.
    pub(super) fn begin(&mut self, number: Option<i32>) {
        self.current = number;
    }

    /// Gives the style an outline level, counted from 0.
    pub(super) fn set_outline(&mut self, level: Option<i32>) {
        self.outline = heading(level);
    }

    /// Adds to the style's name, which a semicolon ends.
    pub(super) fn add_name(&mut self, text: &str) {
        for piece in text.split_inclusive(';') {
            if self.name.len() < MAX_NAME_BYTES {
                self.name += piece;
            }
            if piece.ends_with(';') {
                self.end();
            }
        }
    }

    /// The level of the heading that a style makes.
    pub(super) fn heading(&self, number: i32) -> Option<u8> {
        self.headings.get(&number).copied()
    }

    fn end(&mut self) {
        let name = self.name.trim_end_matches(';').to_lowercase().replace(' ', "");
        self.name.clear();
        let by_number = name.strip_prefix("heading").and_then(|level| level.parse().ok());
        let by_name = if name == "title" { Some(1) } else { by_number };
        let by_name = by_name.filter(|level| (1..=9).contains(level));
        let level = self.outline.take().or(by_name);
        let heading = self.current.take().zip(level);
        if let Some((number, level)) = heading.filter(|_| self.headings.len() < MAX_STYLES) {
            self.headings.insert(number, level);
        }
    }
}

/// The level of a heading with that outline level, which counts from 0; 9 is text.
pub(super) fn heading(outline: Option<i32>) -> Option<u8> {
    outline
        .and_then(|level| u8::try_from(level).ok())
        .filter(|&level| level < 9)
        .map(|level| level + 1)
}
