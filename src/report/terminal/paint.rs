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
        if !self.is_coloured || text.is_empty() {
            return text.to_owned();
        }
        // Select Graphic Rendition, ECMA-48 8.3.117.
        let code = match ink {
            Ink::Strong => "1",
            Ink::Faint => "2",
            Ink::Left => "31",
            Ink::Right => "34",
            Ink::Edited | Ink::Problem => "33",
            Ink::Hit => "1;4;33",
        };
        format!("\u{1b}[{code}m{text}\u{1b}[0m")
    }
}
