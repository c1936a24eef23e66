//! What the tokens of an RTF file mean, and the state that its groups save and bring back.

use super::fonts::Fonts;
use super::state::{Destination, End, Faults, Group, Place, State, Stated, date};
use super::styles::Styles;
use super::text::normal_label;
use super::tokens::Token;
use crate::ingest::flow::Flow;
use crate::ingest::rich::prose::Prose;
use crate::ingest::rich::unshown::Unshown;
use crate::ingest::rich::{Found, stated};
use crate::model::{Format, Imprint};

/// Groups inside each other beyond this share their state.
const MAX_DEPTH: usize = 20_000;

/// Reads the tokens of a file.
#[derive(Debug)]
pub(super) struct Reader<'a> {
    pub(super) prose: Prose<'a>,
    pub(super) unshown: Unshown,
    pub(super) fonts: Fonts,
    pub(super) styles: Styles,
    pub(super) state: State,
    pub(super) groups: Vec<Group>,
    pub(super) n_deeper: usize,
    /// Bytes of text whose encoding has not been applied.
    pub(super) bytes: Vec<u8>,
    /// The first half of a character that is written as two.
    pub(super) high: Option<u16>,
    /// How many bytes are there for readers that do not know Unicode.
    pub(super) n_fallback: usize,
    /// Whether the next word may name a destination that need not be known.
    pub(super) is_optional: bool,
    pub(super) place: Place,
    pub(super) interrupted: Vec<Place>,
    pub(super) n_notes: u32,
    pub(super) stated: Stated,
    pub(super) label: String,
    pub(super) is_deleting: bool,
    pub(super) margins: [bool; 2],
    pub(super) faults: Faults,
    pub(super) default_font: i32,
}

impl<'a> Reader<'a> {
    pub(super) fn new(flow: &'a mut Flow) -> Self {
        let state = State {
            destination: Destination::Text,
            font: -1,
            n_fallback: 1,
            is_hidden: false,
            is_deleted: false,
            heading: None,
            n_tables: 0,
        };
        Self {
            prose: Prose::new(flow),
            unshown: Unshown::default(),
            fonts: Fonts::new(),
            styles: Styles::default(),
            state,
            groups: Vec::new(),
            n_deeper: 0,
            bytes: Vec::new(),
            high: None,
            n_fallback: 0,
            is_optional: false,
            place: Place::default(),
            interrupted: Vec::new(),
            n_notes: 0,
            stated: Stated::default(),
            label: String::new(),
            is_deleting: false,
            margins: [false; 2],
            faults: Faults::default(),
            default_font: -1,
        }
    }

    /// Reads a token.
    pub(super) fn take(&mut self, token: Token<'_>) {
        match token {
            Token::Text(text) => return self.take_bytes(text),
            Token::Byte(Some(byte)) => return self.take_bytes(&[byte]),
            Token::Byte(None) => self.faults.is_damaged = true,
            _ => {}
        }
        self.settle_bytes();
        self.n_fallback = 0;
        match token {
            Token::Open => self.open(),
            Token::Close => self.close(),
            Token::Word(name, number) => {
                let is_optional = std::mem::take(&mut self.is_optional);
                if self.state.destination != Destination::Nowhere {
                    self.word(name, number, is_optional);
                }
            }
            Token::Symbol(symbol) => self.symbol(symbol),
            Token::Text(_) | Token::Byte(_) => {}
        }
    }

    /// Whether the rest need not be read.
    pub(super) fn is_done(&self) -> bool {
        self.prose.is_full()
    }

    /// Ends the reading.
    pub(super) fn finish(mut self) -> Found {
        self.settle_bytes();
        let is_cut = !self.groups.is_empty() && !self.is_done();
        for (has_text, one, many) in [
            (self.margins[0], "page header", "page headers"),
            (self.margins[1], "page footer", "page footers"),
        ] {
            if has_text {
                self.unshown.count(one, many);
            }
        }
        self.prose.finish();
        let Stated { title, author, made, changed } = self.stated;
        let imprint = Imprint {
            title: stated::title(&title),
            author: stated::author(&author),
            date: date(changed).or_else(|| date(made)),
            unshown: self.unshown.said(),
        };
        let said = if is_cut {
            Some("It ends in the middle: what follows is missing.")
        } else if self.faults.is_damaged {
            Some("Its markup is damaged: some of the text may be missing or wrong.")
        } else {
            None
        };
        let encoding = self.fonts.encoding.name();
        Found { format: Format::Rtf, encoding, imprint, loss: said.map(str::to_owned) }
    }

    fn open(&mut self) {
        if self.groups.len() >= MAX_DEPTH {
            self.n_deeper += 1;
            self.faults.is_damaged = true;
            return;
        }
        self.groups.push(Group { outer: self.state, end: End::Nothing });
    }

    fn close(&mut self) {
        if self.n_deeper > 0 {
            self.n_deeper -= 1;
            return;
        }
        let Some(Group { outer, end }) = self.groups.pop() else {
            self.faults.is_damaged = true;
            return;
        };
        match end {
            End::Nothing => {}
            End::Label => {
                let label = std::mem::take(&mut self.label);
                self.place.label = normal_label(&label);
            }
            End::Note => {
                self.leave();
                self.prose.end_note();
            }
            End::Box => {
                self.leave();
                self.prose.end_box();
            }
        }
        self.faults.has_ended |= self.groups.is_empty();
        self.state = outer;
    }

    /// Takes note of what has to be done when the group ends.
    pub(super) fn at_end(&mut self, end: End) {
        if let Some(group) = self.groups.last_mut() {
            group.end = end;
        }
    }

    /// Enters a running text of its own; returns whether the group can be left again.
    pub(super) fn enter(&mut self, end: End) -> bool {
        // Of two such words in a group, the second would never be left.
        if self.groups.last().is_none_or(|group| group.end != End::Nothing) {
            return false;
        }
        self.at_end(end);
        self.interrupted.push(std::mem::take(&mut self.place));
        (self.state.heading, self.state.n_tables) = (None, 0);
        self.state.destination = Destination::Text;
        true
    }

    fn leave(&mut self) {
        self.end_paragraph();
        self.place_in_rows(0);
        self.place = self.interrupted.pop().unwrap_or_default();
    }

    /// Ends the paragraph.
    pub(super) fn end_paragraph(&mut self) {
        self.prose.end_paragraph();
        (self.place.has_text, self.place.label) = (false, None);
    }

    /// Begins or ends rows of tables until so many are open.
    pub(super) fn place_in_rows(&mut self, n_rows: usize) {
        while self.place.n_rows < n_rows {
            self.prose.begin_row();
            self.prose.begin_cell();
            self.place.n_rows += 1;
        }
        while self.place.n_rows > n_rows {
            self.prose.end_row();
            self.place.n_rows -= 1;
        }
    }

    /// How many rows of tables are open.
    pub(super) fn n_rows(&self) -> usize {
        self.place.n_rows
    }

    /// Takes one of the numbers of a date.
    pub(super) fn take_date(&mut self, place: usize, number: Option<i32>) {
        let date = match self.state.destination {
            Destination::Made => &mut self.stated.made,
            Destination::Changed => &mut self.stated.changed,
            _ => return,
        };
        if let Some(part) = date.get_mut(place) {
            *part = number.unwrap_or(0);
        }
    }
}
