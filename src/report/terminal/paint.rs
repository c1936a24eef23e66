//! Colours of a terminal. Never colour alone: whatever is coloured has a sign as well.

/// What a stretch of text is, for its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// A heading or a path.
    Strong,
    /// Said in passing.
    Faint,
    /// What only the left document has.
    Left,
    /// What only the right document has.
    Right,
    /// A passage that was changed.
    Edited,
    /// A hit of the filter.
    Hit,
    /// Something that went wrong.
    Problem,
}

/// Whether colours are used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Paint {
    /// Whether the output is a terminal that wants colours.
    pub is_coloured: bool,
}

impl Paint {
    /// The text in a colour, or as it is.
    pub fn ink(self, ink: Ink, text: &str) -> String {
        let [before, after] = if text.is_empty() { ["", ""] } else { self.around(ink) };
        [before, text, after].concat()
    }

    /// What stands before and after a text to give it a colour.
    pub fn around(self, ink: Ink) -> [&'static str; 2] {
        // Select Graphic Rendition, ECMA-48 8.3.117.
        let before = match ink {
            _ if !self.is_coloured => return ["", ""],
            Ink::Strong => "\u{1b}[1m",
            Ink::Faint => "\u{1b}[2m",
            Ink::Left => "\u{1b}[31m",
            Ink::Right => "\u{1b}[34m",
            Ink::Edited | Ink::Problem => "\u{1b}[33m",
            Ink::Hit => "\u{1b}[1;4;33m",
        };
        [before, "\u{1b}[0m"]
    }
}
