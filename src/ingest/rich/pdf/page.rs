//! A page as lines in the order of reading.

use super::columns::blocks;
use super::frames::frames;
use super::glyphs::Glyph;
use super::lines::{Line, lines};
use super::pieces::{is_space, pieces};

/// A page writes its spaces if it has at least one for so many letters.
const LETTERS_PER_SPACE: usize = 15;

/// A page's lines.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Page {
    /// Its number, from 1.
    pub(super) number: u32,
    pub(super) lines: Vec<PageLine>,
}

/// A line and what is known of its place.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct PageLine {
    pub(super) line: Line,
    /// The column it stands in, counted within its page.
    pub(super) block: usize,
    /// Whether that is a cell of a table.
    pub(super) is_cell: bool,
    /// From where to where the lines of its column reach.
    pub(super) column: (f32, f32),
    /// Where lines begin here that are not set in.
    pub(super) start: f32,
    /// How far to the right a line here may reach.
    pub(super) edge: f32,
    /// Whether it is a running head or foot, or written across the page's text.
    pub(super) is_furniture: bool,
}

impl Page {
    /// Lays out the letters of a page.
    pub(super) fn new(number: u32, glyphs: &[Glyph]) -> Self {
        let n_spaces = glyphs.iter().filter(|glyph| is_space(glyph.letter)).count();
        let has_spaces = n_spaces * LETTERS_PER_SPACE >= glyphs.len();
        let mut page = Self { number, lines: Vec::new() };
        for (rank, placed) in frames(glyphs).iter().enumerate() {
            for block in blocks(pieces(placed)) {
                let line = PageLine {
                    is_furniture: rank > 0,
                    is_cell: block.is_cell,
                    ..PageLine::default()
                };
                page.add(lines(block.pieces, has_spaces), &line);
            }
        }
        page
    }

    /// Adds the lines of a block, with what is known of all of them.
    fn add(&mut self, lines: Vec<Line>, known: &PageLine) {
        let block = self.lines.last().map_or(0, |last| last.block + 1);
        let placed = |line| PageLine { line, block, ..known.clone() };
        self.lines.extend(lines.into_iter().map(placed));
    }

    /// Measures how wide the columns are, heads and feet left out.
    pub(super) fn measure(&mut self) {
        for block in self.lines.chunk_by_mut(|one, next| one.block == next.block) {
            let text = || block.iter().filter(|line| !line.is_furniture).map(|line| &line.line);
            let ends = || text().flat_map(|line| [line.place(line.left), line.place(line.right)]);
            let left = ends().fold(f32::INFINITY, f32::min);
            let right = ends().fold(f32::NEG_INFINITY, f32::max);
            for PageLine { line, column, .. } in block {
                *column = if line.from_right { (-right, -left) } else { (left, right) };
            }
        }
    }
}
