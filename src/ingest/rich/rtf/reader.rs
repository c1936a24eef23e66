//! What the tokens of an RTF file mean, and the state that its groups save and bring back.

use encoding_rs::Encoding;

use super::fonts::Fonts;
use super::styles::Styles;
use super::tokens::Token;
use crate::ingest::flow::Flow;
use crate::ingest::rich::labels::BULLET;
use crate::ingest::rich::prose::Prose;
use crate::ingest::rich::symbols::symbol;
use crate::ingest::rich::unshown::Unshown;
use crate::ingest::rich::{Found, stated};
use crate::model::{Format, Imprint};

/// Groups inside each other beyond this share their state.
const MAX_DEPTH: usize = 20_000;
/// Titles, names and labels are read no further.
const MAX_STATED_BYTES: usize = 2000;

/// Reads the tokens of a file.
#[derive(Debug)]
pub(super) struct Reader<'a> {
    pub(super) prose: Prose<'a>,
    pub(super) unshown: Unshown,
    pub(super) fonts: Fonts,
    pub(super) styles: Styles,
    pub(super) state: State,
    groups: Vec<Group>,
    n_deeper: usize,
    /// Bytes of text whose encoding has not been applied.
    bytes: Vec<u8>,
    /// The first half of a character that is written as two.
    high: Option<u16>,
    /// How many bytes are there for readers that do not know Unicode.
    n_fallback: usize,
    /// Whether the next word may name a destination that need not be known.
    pub(super) is_optional: bool,
    pub(super) place: Place,
    interrupted: Vec<Place>,
    pub(super) n_notes: u32,
    stated: Stated,
    label: String,
    is_deleting: bool,
    margins: [bool; 2],
    faults: Faults,
    pub(super) default_font: i32,
}

/// What a group saves.
#[derive(Clone, Copy, Debug)]
pub(super) struct State {
    pub(super) destination: Destination,
    pub(super) font: i32,
    pub(super) n_fallback: usize,
    pub(super) is_hidden: bool,
    pub(super) is_deleted: bool,
    pub(super) heading: Option<u8>,
    /// How many tables the paragraph is in.
    pub(super) n_tables: usize,
}

/// Where text goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Destination {
    Text,
    Label,
    Fonts,
    Styles,
    Title,
    Author,
    Made,
    Changed,
    Header,
    Footer,
    /// Text is passed over, but destinations inside are seen.
    Mute,
    /// All is passed over.
    Nowhere,
}

/// What has to be done when a group ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    Nothing,
    Label,
    Note,
    Box,
}

#[derive(Debug)]
struct Group {
    outer: State,
    end: End,
}

/// Where in a running text the reader is.
#[derive(Debug, Default)]
pub(super) struct Place {
    /// Whether the paragraph has text.
    has_text: bool,
    n_rows: usize,
    label: Option<String>,
}

/// What is wrong with the file.
#[derive(Debug, Default)]
struct Faults {
    is_damaged: bool,
    /// Whether its outermost group has ended, so that nothing should follow.
    has_ended: bool,
}

/// What the file says about itself.
#[derive(Debug, Default)]
struct Stated {
    title: String,
    author: String,
    made: [i32; 5],
    changed: [i32; 5],
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

    /// Takes a UTF-16 unit; what stands behind it is for readers that do not know Unicode.
    pub(super) fn take_unit(&mut self, number: i32) {
        // Units from 0x8000 are written as negative numbers.
        let unit = (number & 0xFFFF) as u16;
        self.n_fallback = self.state.n_fallback;
        let units = [self.high.take().unwrap_or(0), unit];
        if (0xD800..0xDC00).contains(&unit) {
            self.high = Some(unit);
            return;
        }
        let is_pair = (0xDC00..0xE000).contains(&unit);
        let units = units.get(usize::from(!is_pair)..).unwrap_or_default();
        for character in char::decode_utf16(units.iter().copied()) {
            let character = character.unwrap_or(char::REPLACEMENT_CHARACTER);
            if (0xF000..=0xF0FF).contains(&unit) {
                self.write_symbol(u32::from(unit));
            } else {
                self.write(character.encode_utf8(&mut [0; 4]));
            }
        }
    }

    fn take_bytes(&mut self, bytes: &[u8]) {
        self.is_optional = false;
        let n_passed = self.n_fallback.min(bytes.len());
        self.n_fallback -= n_passed;
        if self.state.destination != Destination::Nowhere {
            self.bytes.extend(bytes.iter().skip(n_passed));
        }
    }

    /// Decodes the bytes that stand there, and writes them.
    fn settle_bytes(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.bytes);
        if self.fonts.symbol_font(self.state.font).is_some() {
            for &byte in &bytes {
                self.write_symbol(u32::from(byte));
            }
        } else {
            let encoding: &Encoding = self.fonts.encoding_of(self.state.font);
            let (text, has_errors) = encoding.decode_without_bom_handling(&bytes);
            self.faults.is_damaged |= has_errors;
            self.write(&text);
        }
        self.bytes = bytes;
        self.bytes.clear();
    }

    fn write_symbol(&mut self, code: u32) {
        let font = self.fonts.symbol_font(self.state.font).unwrap_or("symbol");
        match symbol(font, code) {
            Some(character) => self.write(character.encode_utf8(&mut [0; 4])),
            None if self.state.destination == Destination::Text => {
                self.unshown.count("symbol", "symbols");
            }
            None => {}
        }
    }

    /// Writes text to where it goes.
    pub(super) fn write(&mut self, text: &str) {
        let into = match self.state.destination {
            Destination::Text => return self.write_text(text),
            Destination::Label => &mut self.label,
            Destination::Title => &mut self.stated.title,
            Destination::Author => &mut self.stated.author,
            Destination::Fonts => return self.fonts.add_name(text),
            Destination::Styles => return self.styles.add_name(text),
            Destination::Header | Destination::Footer => {
                let is_footer = self.state.destination == Destination::Footer;
                // A page number alone is nothing that is missed.
                self.margins[usize::from(is_footer)] |= text.chars().any(char::is_alphabetic);
                return;
            }
            _ => return,
        };
        if into.len() < MAX_STATED_BYTES {
            into.push_str(text);
        }
    }

    fn write_text(&mut self, text: &str) {
        let is_blank = text.trim().is_empty();
        if self.state.is_deleted {
            if !is_blank && !std::mem::replace(&mut self.is_deleting, true) {
                self.unshown.deletion();
            }
            return;
        }
        if self.state.is_hidden {
            return self.unshown.hide(text);
        }
        self.is_deleting &= is_blank;
        self.faults.is_damaged |= self.faults.has_ended && text.chars().any(char::is_alphanumeric);
        if !self.place.has_text && !is_blank {
            self.start_paragraph();
        }
        self.prose.text(text);
    }

    fn start_paragraph(&mut self) {
        self.place_in_rows(self.state.n_tables);
        self.prose.begin_paragraph();
        if let Some(level) = self.state.heading {
            self.prose.set_heading(level);
        }
        if let Some(label) = self.place.label.take() {
            self.prose.set_label(label);
        }
        self.place.has_text = true;
    }
}

/// A label as it is shown: all bullets are one.
fn normal_label(label: &str) -> Option<String> {
    let label = label.trim();
    if label.is_empty() {
        return None;
    }
    let is_number = label.chars().any(char::is_alphanumeric);
    Some(if is_number { format!("{label} ") } else { BULLET.to_owned() })
}

/// Year, month, day, hour and minute as a date.
fn date([year, month, day, hour, minute]: [i32; 5]) -> Option<String> {
    let is_date = (1..10_000).contains(&year) && (1..13).contains(&month) && (1..32).contains(&day);
    let is_time = (0..24).contains(&hour) && (0..60).contains(&minute) && (hour, minute) != (0, 0);
    let time = if is_time { format!(" {hour:02}:{minute:02}") } else { String::new() };
    is_date.then(|| format!("{year:04}-{month:02}-{day:02}{time}"))
}
