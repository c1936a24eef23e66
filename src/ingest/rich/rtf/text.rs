//! The text of an RTF file on its way from bytes to where it goes.

use encoding_rs::Encoding;

use super::reader::Reader;
use super::state::Destination;
use crate::ingest::rich::labels::BULLET;
use crate::ingest::rich::symbols::symbol;

/// Titles, names and labels are read no further.
const MAX_STATED_BYTES: usize = 2000;

impl Reader<'_> {
    /// Takes a UTF-16 unit; what stands behind it is for readers that do not know Unicode.
    pub(super) fn take_unit(&mut self, number: i32) {
        // Units from 0x8000 are written as negative numbers.
        let unit = (number & 0xFFFF) as u16;
        self.n_fallback = self.state.n_fallback;
        if matches!(unit, 0x2028 | 0x2029) {
            return self.break_line();
        }
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

    pub(super) fn take_bytes(&mut self, bytes: &[u8]) {
        self.is_optional = false;
        let n_passed = self.n_fallback.min(bytes.len());
        self.n_fallback -= n_passed;
        if self.state.destination != Destination::Nowhere {
            self.bytes.extend(bytes.iter().skip(n_passed));
        }
    }

    /// Decodes the bytes that stand there, and writes them.
    pub(super) fn settle_bytes(&mut self) {
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

    /// Ends a line inside the paragraph.
    pub(super) fn break_line(&mut self) {
        let is_text = self.state.destination == Destination::Text;
        if is_text && !self.state.is_deleted && !self.state.is_hidden {
            self.prose.break_line();
        }
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
pub(super) fn normal_label(label: &str) -> Option<String> {
    let label = label.trim();
    if label.is_empty() {
        return None;
    }
    let is_number = label.chars().any(char::is_alphanumeric);
    Some(if is_number { format!("{label} ") } else { BULLET.to_owned() })
}
