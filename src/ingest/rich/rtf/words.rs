//! The control words of RTF that matter to its text.

use encoding_rs::MACINTOSH;

use super::fonts::by_code_page;
use super::reader::Reader;
use super::state::{Destination, End};
use super::styles::heading;
use crate::ingest::rich::prose::note_mark;

/// Tables inside each other beyond this are one.
const MAX_TABLES: usize = 20;
/// A Unicode character has no more bytes for older readers than this.
const MAX_FALLBACK: usize = 16;

impl Reader<'_> {
    /// Reads a control symbol.
    pub(super) fn symbol(&mut self, symbol: u8) {
        let is_optional = std::mem::take(&mut self.is_optional);
        if self.state.destination == Destination::Nowhere {
            return;
        }
        match symbol {
            b'*' => self.is_optional = true,
            b'\\' | b'{' | b'}' => self.write(char::from(symbol).encode_utf8(&mut [0; 4])),
            b'~' => self.write("\u{A0}"),
            b'_' => self.write("\u{2011}"),
            b'-' => self.write("\u{AD}"),
            b'\r' | b'\n' => self.word("par", None, is_optional),
            b'\t' => self.write("\t"),
            _ => {}
        }
    }

    /// Reads a control word; an optional one that is not known names a destination to pass over.
    pub(super) fn word(&mut self, name: &str, number: Option<i32>, is_optional: bool) {
        let is_known = self.character(name)
            || self.character_property(name, number)
            || self.paragraph(name, number)
            || self.table_entry(name, number)
            || self.destination(name);
        if !is_known && is_optional {
            self.state.destination = Destination::Nowhere;
        }
    }

    /// Words that stand for characters.
    fn character(&mut self, name: &str) -> bool {
        self.write(match name {
            "tab" => "\t",
            "emdash" => "—",
            "endash" => "–",
            "emspace" | "enspace" | "qmspace" | "page" | "column" => " ",
            "bullet" => "•",
            "lquote" => "‘",
            "rquote" => "’",
            "ldblquote" => "“",
            "rdblquote" => "”",
            "zwj" => "\u{200D}",
            "zwnj" => "\u{200C}",
            _ => return false,
        });
        true
    }

    /// Words that say how characters are.
    fn character_property(&mut self, name: &str, number: Option<i32>) -> bool {
        let is_on = number != Some(0);
        match name {
            "u" => self.take_unit(number.unwrap_or(0)),
            "uc" => {
                let n_bytes = usize::try_from(number.unwrap_or(1)).unwrap_or(0);
                self.state.n_fallback = n_bytes.min(MAX_FALLBACK);
            }
            "v" => self.state.is_hidden = is_on,
            "deleted" => self.state.is_deleted = is_on,
            "plain" => {
                (self.state.is_hidden, self.state.is_deleted) = (false, false);
                self.state.font = self.default_font;
            }
            "f" if self.state.destination != Destination::Fonts => {
                self.state.font = number.unwrap_or(0);
            }
            "deff" => {
                self.default_font = number.unwrap_or(0);
                self.state.font = self.default_font;
            }
            "mac" => self.fonts.encoding = MACINTOSH,
            "ansicpg" => {
                let encoding = by_code_page(number.unwrap_or(0));
                self.fonts.encoding = encoding.unwrap_or(self.fonts.encoding);
            }
            _ => return false,
        }
        true
    }

    /// Words that end or describe paragraphs and rows.
    fn paragraph(&mut self, name: &str, number: Option<i32>) -> bool {
        if self.state.destination != Destination::Text {
            return self.muted(name);
        }
        match name {
            "par" | "sect" => {
                if self.state.is_deleted {
                    self.prose.join_next();
                }
                self.end_paragraph();
            }
            "line" | "lbr" => self.break_line(),
            "pard" => (self.state.heading, self.state.n_tables) = (None, 0),
            "s" => self.state.heading = number.and_then(|number| self.styles.heading(number)),
            "outlinelevel" => self.state.heading = heading(number),
            "intbl" => self.state.n_tables = self.state.n_tables.max(1),
            "itap" => {
                let n_tables = usize::try_from(number.unwrap_or(1)).unwrap_or(0);
                self.state.n_tables = n_tables.min(MAX_TABLES);
            }
            "cell" => self.end_cell(1),
            "nestcell" => self.end_cell(self.state.n_tables.max(2)),
            "row" => self.place_in_rows(0),
            _ => return false,
        }
        true
    }

    /// The one word that counts where text does not.
    fn muted(&mut self, name: &str) -> bool {
        let is_row = name == "nestrow";
        if is_row && self.n_rows() > 1 {
            self.place_in_rows(self.n_rows() - 1);
        }
        is_row
    }

    fn end_cell(&mut self, n_rows: usize) {
        self.place_in_rows(n_rows);
        self.end_paragraph();
        self.prose.begin_cell();
    }

    /// Words of the tables of fonts and styles, and of dates.
    fn table_entry(&mut self, name: &str, number: Option<i32>) -> bool {
        match (self.state.destination, name) {
            (Destination::Fonts, "f") => self.fonts.begin(number.unwrap_or(0)),
            (Destination::Fonts, "fcharset") => self.fonts.set_charset(number.unwrap_or(1)),
            (Destination::Fonts, "cpg") => self.fonts.set_code_page(number.unwrap_or(0)),
            (Destination::Styles, "s") => self.styles.begin(number),
            (Destination::Styles, "cs" | "ds" | "ts") => self.styles.begin(None),
            (Destination::Styles, "outlinelevel") => self.styles.set_outline(number),
            (_, "yr") => self.take_date(0, number),
            (_, "mo") => self.take_date(1, number),
            (_, "dy") => self.take_date(2, number),
            (_, "hr") => self.take_date(3, number),
            (_, "min") => self.take_date(4, number),
            _ => return false,
        }
        true
    }

    /// Words that say where the text of the group goes.
    fn destination(&mut self, name: &str) -> bool {
        self.state.destination = match name {
            "fonttbl" => Destination::Fonts,
            "stylesheet" => Destination::Styles,
            "info" | "shp" | "shpinst" | "sp" | "sv" | "do" | "nesttableprops" => Destination::Mute,
            // Some writers name whoever changed it last as an author too.
            // A text twice: first for readers that do not know Unicode.
            "upr" if self.state.destination == Destination::Text => Destination::Mute,
            "ud" if self.state.destination == Destination::Mute => Destination::Text,
            "title" if self.stated.title.is_empty() => Destination::Title,
            "author" if self.stated.author.is_empty() => Destination::Author,
            "title" | "author" => Destination::Nowhere,
            "creatim" => Destination::Made,
            "revtim" => Destination::Changed,
            "header" | "headerl" | "headerr" | "headerf" => Destination::Header,
            "footer" | "footerl" | "footerr" | "footerf" => Destination::Footer,
            "listtext" | "pntext" => {
                self.at_end(End::Label);
                Destination::Label
            }
            "colortbl" | "fldinst" | "nonshppict" | "shprslt" | "nonesttables" | "xe" | "tc"
            | "sn" | "operator" | "subject" | "keywords" | "comment" | "doccomm" | "company"
            | "manager" | "category" | "hlinkbase" | "buptim" | "printim" | "filetbl"
            | "revtbl" | "mmathPict" => Destination::Nowhere,
            "fldrslt" | "shppict" | "field" | "moMathPara" => return true,
            "moMath" => {
                if self.state.destination == Destination::Text && !self.state.is_deleted {
                    self.unshown.formula();
                }
                return true;
            }
            "mden" => {
                self.write("/");
                return true;
            }
            _ => return self.part_of_text(name),
        };
        true
    }

    /// Passes over what stands behind the group, in the group around it: there a picture has a character
    /// for readers that do not know it.
    fn end_outer_text(&mut self) {
        let is_inner = self.groups.len() > 2;
        if let Some(group) = self.groups.last_mut().filter(|_| is_inner) {
            group.outer.destination = Destination::Nowhere;
        }
    }

    /// Destinations inside the text: notes and boxes, and what is counted and not shown.
    fn part_of_text(&mut self, name: &str) -> bool {
        let is_text = self.state.destination == Destination::Text && !self.state.is_deleted;
        let is_seen = is_text || self.state.destination == Destination::Mute;
        match name {
            "footnote" => {
                self.n_notes += u32::from(is_text);
                let number = self.n_notes;
                if is_text {
                    self.write(&note_mark(number));
                }
                if is_text && self.enter(End::Note) {
                    self.prose.begin_note(number);
                } else {
                    self.state.destination = Destination::Nowhere;
                }
                return true;
            }
            "shptxt" | "dptxbxtext" => {
                if is_seen && self.enter(End::Box) {
                    self.prose.begin_box();
                } else {
                    self.state.destination = Destination::Nowhere;
                }
                return true;
            }
            "pict" if is_seen => self.unshown.picture(),
            "NeXTGraphic" if is_seen => {
                self.unshown.picture();
                self.end_outer_text();
            }
            "object" if is_seen => self.unshown.count("embedded object", "embedded objects"),
            "annotation" if is_seen => self.unshown.comment(),
            "pict" | "object" | "annotation" => {}
            // How a formula looks.
            _ if name.starts_with('m') && name.ends_with("Pr") => {}
            _ => return false,
        }
        self.state.destination = Destination::Nowhere;
        true
    }
}
