//! The body of a Word document, and its notes, which are written the same way.

use super::super::xml::{Element, Reading};
use super::chunks::Chunks;
use super::notes::{Note, Notes};
use super::numbering::{Numbered, Numbering};
use super::styles::{Styles, heading_by_outline, is_on};
use crate::ingest::rich::prose::Prose;
use crate::ingest::rich::symbols::symbol;
use crate::ingest::rich::unshown::Unshown;

/// Fields inside fields inside each other; more are taken for text.
const MAX_FIELDS: usize = 100;

/// Writes the text of a document's parts, one part after the other.
#[derive(Debug)]
pub(super) struct Body<'a> {
    pub(super) prose: Prose<'a>,
    pub(super) unshown: Unshown,
    pub(super) chunks: Chunks,
    styles: Styles,
    numbering: Numbering,
    pub(super) notes: Notes,
    paragraph: Paragraph,
    /// The paragraphs that boxes interrupt.
    interrupted: Vec<Paragraph>,
    /// Whose properties are being read.
    properties: Properties,
    /// How many of the open elements are not shown.
    n_skipped: usize,
    n_in_text: usize,
    /// For each open field, whether its code is still going on.
    fields: Vec<bool>,
    /// For each open choice between contents, whether one was taken.
    choices: Vec<bool>,
}

#[derive(Debug, Default)]
struct Paragraph {
    heading: Option<u8>,
    numbered: Numbered,
    style_numbered: Numbered,
    hides: bool,
    run_hides: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Properties {
    None,
    Paragraph,
    Run,
}

/// What an element means for what is inside.
#[derive(Clone, Copy, Debug)]
pub(super) enum Mark {
    Nothing,
    Paragraph,
    ParagraphProperties,
    RunProperties,
    Text,
    Row,
    Skipped,
    Choice,
    Box,
    Note,
}

impl<'a> Body<'a> {
    pub(super) fn new(prose: Prose<'a>, styles: Styles, numbering: Numbering) -> Self {
        Self {
            prose,
            unshown: Unshown::default(),
            chunks: Chunks::default(),
            styles,
            numbering,
            notes: Notes::default(),
            paragraph: Paragraph::default(),
            interrupted: Vec::new(),
            properties: Properties::None,
            n_skipped: 0,
            n_in_text: 0,
            fields: Vec::new(),
            choices: Vec::new(),
        }
    }

    fn is_shown(&self) -> bool {
        self.n_skipped == 0 && !self.fields.contains(&true)
    }

    fn write(&mut self, text: &str) {
        if !self.is_shown() {
            return;
        }
        if self.paragraph.run_hides || self.paragraph.hides {
            self.unshown.hide(text);
        } else {
            self.prose.text(text);
        }
    }

    fn skip(&mut self) -> Mark {
        self.n_skipped += 1;
        Mark::Skipped
    }

    fn open_block(&mut self, element: &Element<'_>) -> Mark {
        match element.name() {
            "p" => {
                self.paragraph = Paragraph::default();
                self.prose.begin_paragraph();
                return Mark::Paragraph;
            }
            "pPr" => {
                self.properties = Properties::Paragraph;
                return Mark::ParagraphProperties;
            }
            "tr" => {
                self.prose.begin_row();
                return Mark::Row;
            }
            "tc" => self.prose.begin_cell(),
            "AlternateContent" => {
                self.choices.push(false);
                return Mark::Choice;
            }
            "Choice" | "Fallback" => {
                let choice = self.choices.last_mut();
                if choice.is_some_and(|is_taken| std::mem::replace(is_taken, true)) {
                    return self.skip();
                }
            }
            "txbxContent" => {
                self.prose.begin_box();
                self.interrupted.push(std::mem::take(&mut self.paragraph));
                return Mark::Box;
            }
            "footnote" | "endnote" => return self.open_note(element),
            "sdtPr" | "sectPr" | "tblPr" | "tblGrid" | "trPr" | "tcPr" => return self.skip(),
            _ => return self.open_inline(element),
        }
        Mark::Nothing
    }

    fn open_inline(&mut self, element: &Element<'_>) -> Mark {
        match element.name() {
            "r" => self.paragraph.run_hides = false,
            "rPr" => {
                self.properties = Properties::Run;
                return Mark::RunProperties;
            }
            "t" => {
                self.n_in_text += 1;
                return Mark::Text;
            }
            "tab" | "ptab" => self.write("\t"),
            "br" if element.attribute("type").is_some_and(|kind| kind != "textWrapping") => {
                self.write(" ");
            }
            "br" | "cr" => {
                if self.is_shown() {
                    self.prose.break_line();
                }
            }
            "noBreakHyphen" => self.write("\u{2011}"),
            "softHyphen" => self.write("\u{AD}"),
            "sym" => self.open_symbol(element),
            "fldChar" => self.field(&element.attribute("fldCharType").unwrap_or_default()),
            "footnoteReference" => self.refer(Note::Footnote, element),
            "endnoteReference" => self.refer(Note::Endnote, element),
            _ => return self.open_unshown(element),
        }
        Mark::Nothing
    }

    fn open_unshown(&mut self, element: &Element<'_>) -> Mark {
        match element.name() {
            "del" => {
                self.unshown.deletion();
                return self.skip();
            }
            "moveFrom" => {
                self.unshown.count(
                    "tracked move (the text is shown at its new place)",
                    "tracked moves (the text is shown at its new place)",
                );
                return self.skip();
            }
            "oMath" => self.unshown.formula(),
            // The lower half of a fraction.
            "den" => self.write("/"),
            "rt" => {
                self.unshown.count("reading aid", "reading aids");
                return self.skip();
            }
            "pic" | "imagedata" => self.unshown.picture(),
            "chart" => self.unshown.count("chart", "charts"),
            "relIds" => self.unshown.count("diagram", "diagrams"),
            "OLEObject" => self.unshown.count("embedded object", "embedded objects"),
            "altChunk" if self.is_shown() => {
                self.take_in(&element.attribute("id").unwrap_or_default())
            }
            "commentReference" => self.unshown.comment(),
            _ => {}
        }
        Mark::Nothing
    }

    /// A document that stands here.
    fn take_in(&mut self, id: &str) {
        if let Some(text) = self.chunks.text(id) {
            self.prose.take_in(&text);
        }
    }

    fn open_symbol(&mut self, element: &Element<'_>) {
        let font = element.attribute("font").unwrap_or_default();
        let code = element.attribute("char").unwrap_or_default();
        let code = u32::from_str_radix(&code, 16).unwrap_or(0);
        match symbol(&font, code).filter(|character| !character.is_control()) {
            Some(character) => self.write(character.encode_utf8(&mut [0; 4])),
            None if self.is_shown() => self.unshown.count("symbol", "symbols"),
            None => {}
        }
    }

    /// A note in the part of all notes: it is written if it was referred to.
    fn open_note(&mut self, element: &Element<'_>) -> Mark {
        let kind = if element.name() == "footnote" { Note::Footnote } else { Note::Endnote };
        let id = element.attribute("id").unwrap_or_default().into_owned();
        match self.notes.write(kind, id) {
            Some(number) => {
                self.prose.begin_note(number);
                Mark::Note
            }
            None => self.skip(),
        }
    }

    fn refer(&mut self, kind: Note, element: &Element<'_>) {
        if !self.is_shown() {
            return;
        }
        let id = element.attribute("id").unwrap_or_default().into_owned();
        let number = self.notes.refer(kind, id);
        self.prose.refer_to_note(number);
    }

    fn field(&mut self, kind: &str) {
        match kind {
            "begin" if self.fields.len() < MAX_FIELDS => self.fields.push(true),
            "separate" => {
                if let Some(is_code) = self.fields.last_mut() {
                    *is_code = false;
                }
            }
            "end" => {
                self.fields.pop();
            }
            _ => {}
        }
    }

    /// What the properties of a paragraph say.
    fn paragraph_says(&mut self, element: &Element<'_>) -> Mark {
        let value = || element.attribute("val").unwrap_or_default();
        match element.name() {
            "pPrChange" | "rPrChange" | "sectPr" => return self.skip(),
            "pStyle" => {
                let style = self.styles.get(&value());
                self.paragraph.heading = self.paragraph.heading.or(style.heading);
                self.paragraph.style_numbered = style.numbered;
                self.paragraph.hides = style.is_hidden == Some(true);
            }
            "outlineLvl" => self.paragraph.heading = heading_by_outline(&value()),
            // Here it is the mark at the paragraph's end that is deleted.
            "del" => self.prose.join_next(),
            _ => self.paragraph.numbered.take(element),
        }
        Mark::Nothing
    }

    /// What the properties of a run say.
    fn run_says(&mut self, element: &Element<'_>) -> Mark {
        match element.name() {
            "rPrChange" => return self.skip(),
            "rStyle" => {
                let id = element.attribute("val").unwrap_or_default();
                self.paragraph.run_hides |= self.styles.get(&id).is_hidden == Some(true);
            }
            "vanish" => self.paragraph.run_hides = is_on(element),
            _ => {}
        }
        Mark::Nothing
    }

    fn settle_paragraph(&mut self) {
        if let Some(level) = self.paragraph.heading {
            self.prose.set_heading(level);
        }
        let numbered = self.paragraph.numbered.or(self.paragraph.style_numbered);
        if let Some(label) = self.numbering.next_label(numbered) {
            self.prose.set_label(label);
        }
    }
}

impl Reading for Body<'_> {
    type Mark = Mark;

    fn open(&mut self, element: &Element<'_>) -> Mark {
        if self.n_skipped > 0 {
            return Mark::Nothing;
        }
        match self.properties {
            Properties::None => self.open_block(element),
            Properties::Paragraph => self.paragraph_says(element),
            Properties::Run => self.run_says(element),
        }
    }

    fn close(&mut self, mark: Mark) {
        match mark {
            Mark::Nothing => {}
            Mark::Paragraph => {
                // A field's code that reaches past its paragraph is a field that never ends.
                self.fields.fill(false);
                self.prose.end_paragraph();
            }
            Mark::ParagraphProperties => {
                self.properties = Properties::None;
                self.settle_paragraph();
            }
            Mark::RunProperties => self.properties = Properties::None,
            Mark::Text => self.n_in_text = self.n_in_text.saturating_sub(1),
            Mark::Row => self.prose.end_row(),
            Mark::Skipped => self.n_skipped = self.n_skipped.saturating_sub(1),
            Mark::Choice => {
                self.choices.pop();
            }
            Mark::Box => {
                self.prose.end_box();
                self.paragraph = self.interrupted.pop().unwrap_or_default();
            }
            Mark::Note => self.prose.end_note(),
        }
    }

    fn text(&mut self, text: &str) {
        if self.n_in_text > 0 {
            self.write(text);
        }
    }

    fn is_done(&self) -> bool {
        self.prose.is_full()
    }
}
