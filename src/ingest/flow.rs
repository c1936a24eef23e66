//! The text of a rich format as it grows, block by block: white space, breaks and limits are settled
//! here, so that every format gives text of the same shape.

use std::borrow::Cow;

use crate::model::Layout;
use crate::text::{Span, grouped};

/// What a block of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Block {
    /// A paragraph.
    Paragraph,
    /// A heading of a level from 1.
    Heading(u8),
}

/// A text that grows by blocks; between two of them stands an empty line.
#[derive(Debug)]
pub(super) struct Flow {
    text: String,
    layout: Layout,
    limit: usize,
    /// What was said of the next text; it counts once there is some.
    next: Option<Block>,
    /// Whether white space was seen that has to part what follows from what stands there.
    has_gap: bool,
    /// A page that has begun, with no text so far.
    page: Option<u32>,
    aside: Option<usize>,
    is_aside: bool,
    is_full: bool,
}

/// The parts of a text that has grown to its end.
#[derive(Debug)]
pub(super) struct Flowed {
    pub(super) text: String,
    pub(super) layout: Layout,
    /// What of the text found no room, as one sentence.
    pub(super) loss: Option<String>,
}

impl Flow {
    /// An empty text that takes no more than so many bytes.
    pub(super) fn new(limit: usize) -> Self {
        Self {
            text: String::new(),
            layout: Layout::default(),
            limit,
            next: Some(Block::Paragraph),
            has_gap: false,
            page: None,
            aside: None,
            is_aside: false,
            is_full: false,
        }
    }

    /// Begins a block; one that gets no text leaves no trace.
    pub(super) fn open(&mut self, block: Block) {
        self.next = Some(block);
        self.has_gap = false;
    }

    /// Ends the block, if one is open: what follows is a paragraph of its own.
    pub(super) fn close(&mut self) {
        self.open(Block::Paragraph);
    }

    /// Adds text to the block. White space runs together into one space; none stands at the ends of
    /// lines and blocks. Control characters are left out.
    pub(super) fn push(&mut self, text: &str) {
        for piece in text.split_inclusive(is_space) {
            let word = piece.trim_end_matches(is_space);
            if !word.is_empty() {
                self.push_word(word);
            }
            self.has_gap |= word.len() < piece.len();
        }
    }

    /// Ends a line inside the block.
    pub(super) fn break_line(&mut self) {
        self.part('\n');
    }

    /// Parts two cells of a table's row.
    pub(super) fn next_cell(&mut self) {
        self.part('\t');
    }

    /// Begins a page, numbered from 1. It may begin inside a block.
    pub(super) fn begin_page(&mut self, number: u32) {
        self.page = Some(number);
    }

    /// Says whether what follows stands around the text proper; ends the block where that changes.
    pub(super) fn set_aside(&mut self, is_aside: bool) {
        if self.is_aside != is_aside {
            self.close();
            self.end_aside();
            self.is_aside = is_aside;
        }
    }

    /// The most bytes of text it takes.
    pub(super) fn limit(&self) -> usize {
        self.limit
    }

    /// Whether no more text finds room, so that reading on is idle.
    pub(super) fn is_full(&self) -> bool {
        self.is_full
    }

    /// Whether there is no text so far.
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The text.
    pub(super) fn finish(mut self) -> Flowed {
        self.end_aside();
        let loss = self.is_full.then(|| {
            format!("Only the first {} bytes of its text are there.", grouped(self.limit as u64))
        });
        self.text.truncate(self.text.trim_end().len());
        self.text.shrink_to_fit();
        Flowed { text: self.text, layout: self.layout, loss }
    }

    fn push_word(&mut self, word: &str) {
        // What is not shown makes no block, and so no place of one.
        let word: Cow<'_, str> = if word.contains(char::is_control) {
            word.chars().filter(|character| !character.is_control()).collect()
        } else {
            word.into()
        };
        if self.is_full || word.is_empty() {
            return;
        }
        self.make_room_between();
        let room = self.limit.saturating_sub(self.text.len());
        let fitting = word.get(..word.floor_char_boundary(room)).unwrap_or_default();
        self.is_full = fitting.len() < word.len();
        self.text.push_str(fitting);
    }

    /// Puts between what stands there and a word that follows what belongs between them.
    fn make_room_between(&mut self) {
        if let Some(block) = self.next.take() {
            // Line ends and cells with nothing behind them parted nothing.
            self.text.truncate(self.text.trim_end_matches(['\n', '\t']).len());
            if !self.text.is_empty() {
                self.text.push_str("\n\n");
            }
            let at = self.text.len() as u32;
            if let Block::Heading(level) = block {
                self.layout.headings.push((at, level));
            }
        } else if self.has_gap && !self.text.ends_with(['\n', '\t']) {
            self.text.push(' ');
        }
        self.has_gap = false;
        if self.is_aside && self.aside.is_none() {
            self.aside = Some(self.text.len());
        }
        if let Some(number) = self.page.take() {
            self.layout.pages.push((self.text.len() as u32, number));
        }
    }

    fn part(&mut self, mark: char) {
        // Before the first word of a block there is nothing to part.
        if self.next.is_none() && !self.is_full {
            self.text.push(mark);
        }
        self.has_gap = false;
    }

    fn end_aside(&mut self) {
        if let Some(start) = self.aside.take() {
            self.layout.asides.push(Span::from_range(start..self.text.trim_end().len()));
        }
    }
}

/// The white space that formats break and indent with; a space that must not break is text.
fn is_space(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\n' | '\r' | '\u{C}' | '\u{B}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(write: impl FnOnce(&mut Flow), expected: &str) -> Flowed {
        let mut flow = Flow::new(1000);
        write(&mut flow);
        let flowed = flow.finish();
        assert_eq!(flowed.text, expected);
        flowed
    }

    #[test]
    fn white_space_runs_together_and_blocks_are_parted() {
        check(
            |flow| {
                flow.push("  One\n two");
                flow.push("three ");
                flow.push(" four");
                flow.close();
                flow.close();
                flow.push(" five ");
            },
            "One twothree four\n\nfive",
        );
    }

    #[test]
    fn lines_break_inside_a_block_and_cells_are_parted_by_tabs() {
        check(
            |flow| {
                flow.break_line();
                flow.push("one ");
                flow.break_line();
                flow.push(" two");
                flow.next_cell();
                flow.push("three");
                flow.break_line();
            },
            "one\ntwo\tthree",
        );
    }

    #[test]
    fn headings_pages_and_asides_are_known_by_their_places() {
        let flowed = check(
            |flow| {
                flow.begin_page(1);
                flow.set_aside(true);
                flow.push("Menu");
                flow.set_aside(false);
                flow.open(Block::Heading(2));
                flow.push("Title");
                flow.close();
                flow.push("One");
                flow.begin_page(2);
                flow.push(" two");
                flow.begin_page(3);
            },
            "Menu\n\nTitle\n\nOne two",
        );
        assert_eq!(flowed.layout.headings, [(6, 2)]);
        assert_eq!(flowed.layout.pages, [(0, 1), (17, 2)]);
        assert_eq!(flowed.layout.asides, [Span::new(0, 4)]);
    }

    #[test]
    fn a_text_past_its_limit_is_cut_and_says_so() {
        let mut flow = Flow::new(6);
        flow.push("one twoé");
        flow.push(" three");
        assert!(flow.is_full());
        let flowed = flow.finish();
        assert_eq!(flowed.text, "one tw");
        let said = "Only the first 6 bytes of its text are there.";
        assert_eq!(flowed.loss.as_deref(), Some(said));
    }

    /// A heading of control characters alone stood behind the end of the text (found by fuzzing RTF).
    #[test]
    fn a_block_of_control_characters_leaves_no_trace() {
        let write = |flow: &mut Flow| {
            flow.push("One");
            flow.open(Block::Heading(1));
            flow.begin_page(2);
            flow.push("\0\u{7}");
        };
        assert_eq!(check(write, "One").layout, Layout::default());
    }

    #[test]
    fn control_characters_are_left_out_and_hard_spaces_stay() {
        check(|flow| flow.push("a\u{1b}b\u{a0}c"), "ab\u{a0}c");
    }
}
