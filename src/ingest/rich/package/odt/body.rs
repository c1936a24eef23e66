//! The body of an OpenDocument text.

use super::super::xml::{Element, Reading};
use super::formulas::Formulas;
use super::lists::Lists;
use super::styles::{Family, Styles};
use crate::ingest::rich::prose::Prose;
use crate::ingest::rich::unshown::Unshown;

/// A repeated cell stands for no more cells than this.
const MAX_REPEATS: usize = 100;

/// Writes the text of a document.
#[derive(Debug)]
pub(super) struct Body<'a> {
    pub(super) prose: Prose<'a>,
    pub(super) unshown: Unshown,
    styles: Styles,
    formulas: Formulas,
    lists: Lists,
    n_notes: u32,
    /// How many paragraphs are open in the running text; more than one where shapes hold some.
    n_paragraphs: usize,
    /// What boxes and notes interrupt: the paragraphs and the lists around them.
    interrupted: Vec<(usize, Lists)>,
    /// How many of the open elements are not shown.
    n_skipped: usize,
    /// How many of the open elements hide their text.
    n_hiding: usize,
    /// Whether the frame that is open has been counted as what it holds.
    is_frame_counted: bool,
}

/// What an element means for what is inside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    Nothing,
    Paragraph,
    HidingParagraph,
    Hiding,
    List,
    Row,
    Drawing,
    Box,
    Note,
    Skipped,
}

impl<'a> Body<'a> {
    pub(super) fn new(prose: Prose<'a>, styles: Styles, formulas: Formulas) -> Self {
        Self {
            prose,
            unshown: Unshown::default(),
            styles,
            formulas,
            lists: Lists::default(),
            n_notes: 0,
            n_paragraphs: 0,
            interrupted: Vec::new(),
            n_skipped: 0,
            n_hiding: 0,
            is_frame_counted: false,
        }
    }

    fn write(&mut self, text: &str) {
        if self.n_skipped > 0 || self.n_paragraphs == 0 {
            return;
        }
        if self.n_hiding > 0 {
            self.unshown.hide(text);
        } else {
            self.prose.text(text);
        }
    }

    fn skip(&mut self) -> Mark {
        self.n_skipped += 1;
        Mark::Skipped
    }

    fn open_paragraph(&mut self, element: &Element<'_>) -> Mark {
        self.prose.begin_paragraph();
        self.n_paragraphs += 1;
        let style = element.attribute("style-name").unwrap_or_default();
        let in_list = self.lists.label(&self.styles);
        let mut own = None;
        if element.name() == "h" {
            let level = element.attribute("outline-level").and_then(|level| level.parse().ok());
            let level: u8 = level.filter(|level| (1..=10).contains(level)).unwrap_or(1);
            self.prose.set_heading(level);
            own = self.lists.heading_label(&self.styles, level);
        } else if self.styles.is_title(&style) {
            self.prose.set_heading(1);
        }
        if let Some(label) = own.or(in_list) {
            self.prose.set_label(label);
        }
        if self.styles.hides(Family::Paragraph, &style) {
            self.n_hiding += 1;
            return Mark::HidingParagraph;
        }
        Mark::Paragraph
    }

    fn open_text(&mut self, element: &Element<'_>) -> Mark {
        match element.name() {
            "p" | "h" => return self.open_paragraph(element),
            "span" => {
                let style = element.attribute("style-name").unwrap_or_default();
                if self.styles.hides(Family::Text, &style) {
                    self.n_hiding += 1;
                    return Mark::Hiding;
                }
            }
            "s" => self.write(" "),
            "tab" => self.write("\t"),
            "line-break" => {
                if self.n_hiding == 0 {
                    self.prose.break_line();
                }
            }
            "note" => {
                self.n_notes += 1;
                self.prose.refer_to_note(self.n_notes);
            }
            "note-body" => {
                self.interrupt();
                self.prose.begin_note(self.n_notes);
                return Mark::Note;
            }
            "section" | "variable-set" if is_hidden(element) => {
                self.n_hiding += 1;
                return Mark::Hiding;
            }
            "hidden-text" => {
                self.unshown.hide(&element.attribute("string-value").unwrap_or_default());
                return self.skip();
            }
            _ => return self.open_block(element),
        }
        Mark::Nothing
    }

    fn open_block(&mut self, element: &Element<'_>) -> Mark {
        match element.name() {
            "list" => {
                self.lists.begin(element);
                return Mark::List;
            }
            "list-item" => self.lists.begin_item(element),
            "table-row" => {
                self.prose.begin_row();
                return Mark::Row;
            }
            "table-cell" => {
                let repeated = element.attribute("number-columns-repeated");
                let n_cells = repeated.and_then(|n| n.parse().ok()).unwrap_or(1);
                self.prose.begin_cells(n_cells.clamp(1, MAX_REPEATS));
            }
            "text-box" | "custom-shape" | "rect" | "ellipse" | "circle" | "line" | "polyline"
            | "polygon" | "regular-polygon" | "path" | "connector" | "caption" | "measure" => {
                self.interrupt();
                self.prose.begin_box();
                return Mark::Box;
            }
            // What was deleted stands here, apart from the text.
            "tracked-changes" => return self.skip(),
            _ => return self.open_unshown(element),
        }
        Mark::Nothing
    }

    fn open_unshown(&mut self, element: &Element<'_>) -> Mark {
        match element.name() {
            "annotation" => {
                self.unshown.comment();
                return self.skip();
            }
            // What stands in a drawing itself, and not in a paragraph of it, describes the drawing.
            "frame" | "g" | "control" | "scene" => {
                self.is_frame_counted = false;
                self.interrupt();
                return Mark::Drawing;
            }
            // Beside an object stands a picture of it.
            "object" | "object-ole" | "plugin" => {
                self.is_frame_counted = true;
                self.open_object(element);
                return self.skip();
            }
            "image" => {
                if !std::mem::replace(&mut self.is_frame_counted, true) {
                    self.unshown.picture();
                }
                return self.skip();
            }
            "ruby-text" => {
                self.unshown.count("reading aid", "reading aids");
                return self.skip();
            }
            "note-citation" | "forms" | "script" | "event-listeners" | "automatic-styles"
            | "styles" | "master-styles" => return self.skip(),
            _ => {}
        }
        Mark::Nothing
    }

    /// An object: a formula is shown in the paragraph that its frame stands in.
    fn open_object(&mut self, element: &Element<'_>) {
        let Some(letters) = self.formulas.letters(element).map(str::to_owned) else {
            self.unshown.count("embedded object", "embedded objects");
            return;
        };
        self.unshown.formula();
        if self.n_hiding == 0 && self.interrupted.last().is_some_and(|(n_open, _)| *n_open > 0) {
            self.prose.text(&letters);
        }
    }

    fn interrupt(&mut self) {
        let lists = std::mem::take(&mut self.lists);
        self.interrupted.push((std::mem::take(&mut self.n_paragraphs), lists));
    }

    fn resume(&mut self) {
        (self.n_paragraphs, self.lists) = self.interrupted.pop().unwrap_or_default();
    }
}

/// Whether an element says that it is not shown, always or by its condition.
fn is_hidden(element: &Element<'_>) -> bool {
    element.attribute("is-hidden").is_some_and(|value| value == "true")
        || element.attribute("display").is_some_and(|value| value == "none")
}

impl Reading for Body<'_> {
    type Mark = Mark;

    fn open(&mut self, element: &Element<'_>) -> Mark {
        if self.n_skipped == 0 {
            return self.open_text(element);
        }
        if element.name() == "deletion" {
            self.unshown.deletion();
        }
        Mark::Nothing
    }

    fn close(&mut self, mark: Mark) {
        match mark {
            Mark::Nothing => {}
            Mark::Paragraph | Mark::HidingParagraph => {
                self.n_hiding -= usize::from(mark == Mark::HidingParagraph);
                self.n_paragraphs = self.n_paragraphs.saturating_sub(1);
                self.prose.end_paragraph();
            }
            Mark::Hiding => self.n_hiding -= 1,
            Mark::List => self.lists.end(),
            Mark::Row => self.prose.end_row(),
            Mark::Drawing => self.resume(),
            Mark::Box => {
                self.prose.end_box();
                self.resume();
            }
            Mark::Note => {
                self.prose.end_note();
                self.resume();
            }
            Mark::Skipped => self.n_skipped -= 1,
        }
    }

    fn text(&mut self, text: &str) {
        self.write(text);
    }

    fn is_done(&self) -> bool {
        self.prose.is_full()
    }
}
