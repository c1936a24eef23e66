//! The prose of word processors as it is written into a [`Flow`]: paragraphs, rows of tables, and what
//! stands inside a paragraph without belonging to it (text boxes, footnotes), kept until it is over.

use super::super::flow::{Block, Flow, Flowed};

/// Boxes and notes inside each other beyond this are written as if they were one.
const MAX_DEPTH: usize = 30;
/// So many empty cells are kept between two with text.
const MAX_EMPTY_CELLS: usize = 200;

/// A text that is written paragraph by paragraph.
#[derive(Debug)]
pub(super) struct Prose<'a> {
    flow: &'a mut Flow,
    strand: Strand,
    /// The strands that a box or a note interrupts.
    interrupted: Vec<Strand>,
    /// How many boxes and notes are open that were too deep.
    n_too_deep: usize,
    notes: Vec<(u32, Vec<Piece>)>,
}

/// One running text: the document's own, that of a box, or that of a note.
#[derive(Debug, Default)]
struct Strand {
    /// Where its text is kept; `None` if it goes straight into the flow.
    kept: Option<Vec<Piece>>,
    rows: Vec<Row>,
    next: Next,
    /// What the boxes in the paragraph or table hold.
    boxes: Vec<Piece>,
    /// The number of the note that it is.
    note: Option<u32>,
    /// What stands before its first text.
    mark: Option<String>,
}

/// What is known of the paragraph that is being written.
#[derive(Debug, Default)]
struct Next {
    heading: Option<u8>,
    label: Option<String>,
    has_begun: bool,
    /// Whether the next paragraph goes on where this one ends.
    joins: bool,
}

/// A row of a table. It is one block, unless one of its cells holds several paragraphs.
#[derive(Debug, Default)]
struct Row {
    has_begun: bool,
    is_split: bool,
    cell: Cell,
    /// Cells that have begun since there was text.
    n_pending: usize,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Cell {
    /// No cell of the row has begun.
    #[default]
    None,
    Empty,
    WithText,
}

#[derive(Debug)]
enum Piece {
    Open(Block),
    Text(String),
    LineEnd,
    CellEnd,
}

impl<'a> Prose<'a> {
    /// A text that is written into a flow.
    pub(super) fn new(flow: &'a mut Flow) -> Self {
        Self {
            flow,
            strand: Strand::default(),
            interrupted: Vec::new(),
            n_too_deep: 0,
            notes: Vec::new(),
        }
    }

    /// Begins a paragraph.
    pub(super) fn begin_paragraph(&mut self) {
        let joins = std::mem::take(&mut self.strand.next.joins);
        self.strand.next =
            Next { has_begun: joins && self.strand.next.has_begun, ..Next::default() };
    }

    /// Makes the paragraph a heading; counts before its first text.
    pub(super) fn set_heading(&mut self, level: u8) {
        self.strand.next.heading = Some(level);
    }

    /// Puts a bullet or a number before the paragraph's first text.
    pub(super) fn set_label(&mut self, label: String) {
        self.strand.next.label = Some(label);
    }

    /// Makes the next paragraph go on where this one ends.
    pub(super) fn join_next(&mut self) {
        self.strand.next.joins = true;
    }

    /// Ends the paragraph.
    pub(super) fn end_paragraph(&mut self) {
        if !self.strand.next.joins {
            self.strand.next = Next::default();
        }
        if self.strand.rows.is_empty() {
            self.write_boxes();
        }
    }

    /// Adds text to the paragraph.
    pub(super) fn text(&mut self, text: &str) {
        if !self.strand.next.has_begun {
            if text.trim().is_empty() {
                return;
            }
            self.start();
        }
        self.write_text(text);
    }

    /// Ends a line inside the paragraph.
    pub(super) fn break_line(&mut self) {
        if self.strand.next.has_begun {
            self.write(Piece::LineEnd);
        }
    }

    /// Writes another text into this one, block by block.
    pub(super) fn take_in(&mut self, other: &Flowed) {
        let mut place = 0;
        for block in other.text.split("\n\n") {
            self.begin_paragraph();
            let headings = &other.layout.headings;
            let heading = headings.binary_search_by_key(&place, |&(at, _)| at as usize);
            if let Some(&(_, level)) = heading.ok().and_then(|at| headings.get(at)) {
                self.set_heading(level);
            }
            for (at, line) in block.split('\n').enumerate() {
                if at > 0 {
                    self.break_line();
                }
                self.take_in_cells(line);
            }
            self.end_paragraph();
            place += block.len() + 2;
        }
    }

    fn take_in_cells(&mut self, line: &str) {
        for (at, cell) in line.split('\t').enumerate() {
            if at > 0 && !self.strand.next.has_begun {
                self.start();
            }
            if at > 0 {
                self.write(Piece::CellEnd);
            }
            self.text(cell);
        }
    }

    /// Begins a row, in a cell of another one where one is open.
    pub(super) fn begin_row(&mut self) {
        if let Some(outer) = self.strand.rows.last_mut() {
            outer.is_split |= outer.has_begun;
        }
        self.strand.rows.push(Row::default());
    }

    /// Begins a cell of the row.
    pub(super) fn begin_cell(&mut self) {
        self.begin_cells(1);
    }

    /// Begins a cell that stands for several.
    pub(super) fn begin_cells(&mut self, n_cells: usize) {
        if let Some(row) = self.strand.rows.last_mut() {
            row.n_pending += n_cells.saturating_sub(usize::from(row.cell == Cell::None));
            row.cell = Cell::Empty;
        }
        self.strand.next = Next::default();
    }

    /// Ends the row.
    pub(super) fn end_row(&mut self) {
        let ended = self.strand.rows.pop();
        if let Some(outer) = self.strand.rows.last_mut() {
            let has_text = ended.is_some_and(|row| row.has_begun);
            outer.has_begun |= has_text;
            outer.is_split |= has_text;
        } else {
            self.write_boxes();
        }
        self.strand.next = Next::default();
    }

    /// Begins a text box; what it holds follows the paragraph or table that it stands in.
    pub(super) fn begin_box(&mut self) {
        self.interrupt(None);
    }

    /// Ends a text box.
    pub(super) fn end_box(&mut self) {
        self.resume();
    }

    /// Begins a note of a number; it will stand at the document's end. Its mark is written apart.
    pub(super) fn begin_note(&mut self, number: u32) {
        self.interrupt(Some(number));
    }

    /// Ends a note.
    pub(super) fn end_note(&mut self) {
        self.resume();
    }

    /// Writes the mark of a note into the paragraph.
    pub(super) fn refer_to_note(&mut self, number: u32) {
        self.text(&note_mark(number));
    }

    /// Whether no more text finds room.
    pub(super) fn is_full(&self) -> bool {
        self.flow.is_full()
    }

    /// Ends the text: what is left of the boxes, then the notes by their numbers.
    pub(super) fn finish(mut self) {
        self.n_too_deep = 0;
        while !self.interrupted.is_empty() {
            self.resume();
        }
        self.write_boxes();
        let mut notes = std::mem::take(&mut self.notes);
        notes.sort_by_key(|&(number, _)| number);
        for piece in notes.into_iter().flat_map(|(_, pieces)| pieces) {
            self.write(piece);
        }
        self.flow.close();
    }

    /// Writes what stands before a paragraph's first text.
    fn start(&mut self) {
        let block = self.strand.next.heading.map_or(Block::Paragraph, Block::Heading);
        let (is_block, n_cell_ends) = self.strand.rows.last_mut().map_or((true, 0), Row::start);
        if is_block {
            self.write(Piece::Open(block));
        }
        for _ in 0..n_cell_ends {
            self.write(Piece::CellEnd);
        }
        self.strand.next.has_begun = true;
        let before = [self.strand.mark.take(), self.strand.next.label.take()];
        for mark in before.into_iter().flatten() {
            self.write_text(&mark);
        }
    }

    fn write_text(&mut self, text: &str) {
        match &mut self.strand.kept {
            Some(kept) => {
                if let Some(Piece::Text(last)) = kept.last_mut() {
                    last.push_str(text);
                } else {
                    kept.push(Piece::Text(text.to_owned()));
                }
            }
            None => self.flow.push(text),
        }
    }

    fn write(&mut self, piece: Piece) {
        if let Some(kept) = &mut self.strand.kept {
            kept.push(piece);
            return;
        }
        match piece {
            Piece::Open(block) => self.flow.open(block),
            Piece::Text(text) => self.flow.push(&text),
            Piece::LineEnd => self.flow.break_line(),
            Piece::CellEnd => self.flow.next_cell(),
        }
    }

    fn write_boxes(&mut self) {
        for piece in std::mem::take(&mut self.strand.boxes) {
            self.write(piece);
        }
    }

    fn interrupt(&mut self, note: Option<u32>) {
        if self.interrupted.len() >= MAX_DEPTH {
            self.n_too_deep += 1;
            return;
        }
        let kept = Some(Vec::new());
        let mark = note.map(|number| note_mark(number) + " ");
        let inner = Strand { kept, note, mark, ..Strand::default() };
        self.interrupted.push(std::mem::replace(&mut self.strand, inner));
    }

    fn resume(&mut self) {
        if self.n_too_deep > 0 {
            self.n_too_deep -= 1;
            return;
        }
        let Some(outer) = self.interrupted.pop() else { return };
        let Strand { kept, boxes, note, .. } = std::mem::replace(&mut self.strand, outer);
        let pieces = kept.into_iter().flatten().chain(boxes);
        match note {
            Some(number) => self.notes.push((number, pieces.collect())),
            None => self.strand.boxes.extend(pieces),
        }
        if !self.strand.next.has_begun && self.strand.rows.is_empty() {
            self.write_boxes();
        }
    }
}

impl Row {
    /// Takes note that a paragraph gets text. The answer is whether it is a block of its own, and how
    /// many cells end before it.
    fn start(&mut self) -> (bool, usize) {
        let n_pending = std::mem::take(&mut self.n_pending).min(MAX_EMPTY_CELLS);
        let is_first = !self.has_begun;
        self.is_split |= self.has_begun && self.cell == Cell::WithText;
        let goes_on = self.has_begun && !self.is_split;
        self.has_begun = true;
        self.cell = Cell::WithText;
        match (is_first, goes_on) {
            (true, _) => (true, n_pending),
            (false, true) => (false, n_pending.max(1)),
            (false, false) => (true, 0),
        }
    }
}

/// The mark of a note, in the text and before the note.
pub(super) fn note_mark(number: u32) -> String {
    format!("[{number}]")
}

#[cfg(test)]
mod tests;
