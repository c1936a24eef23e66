//! Lines joined into paragraphs, across the ends of columns and pages too.

use super::edges::{has_room, is_flush};
use super::gaps::{Gaps, are_alike};
use super::headings::Sizes;
use super::lines::Line;
use super::page::{Page, PageLine};

/// A line is set in from another by at least so many sizes of its type.
const INDENT: f32 = 0.7;
/// Cells of a table are farther apart than words ever are, in sizes.
const CELL_GAP: f32 = 3.0;
/// A line of a heading that is so long, by the width of its column, goes on below.
const LONG_HEADING: f32 = 0.6;

/// Some lines that belong together.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Paragraph<'p> {
    /// The lines with the numbers of their pages.
    pub(super) lines: Vec<(u32, &'p PageLine)>,
}

/// The paragraphs of the text proper, in order.
pub(super) fn paragraphs<'p>(pages: &'p [Page], gaps: &Gaps, sizes: &Sizes) -> Vec<Paragraph<'p>> {
    let habits = Habits::new(pages);
    let mut found: Vec<Paragraph<'p>> = Vec::new();
    let mut text = proper(pages).peekable();
    while let Some((number, line)) = text.next() {
        let below = text.peek().map(|&(_, line)| line);
        let goes_on = found.last().is_some_and(|open| {
            let seam = Seam { open, line, below, number };
            seam.goes_on(gaps, &habits, sizes)
        });
        match found.last_mut().filter(|_| goes_on) {
            Some(open) => open.lines.push((number, line)),
            None => found.push(Paragraph { lines: vec![(number, line)] }),
        }
    }
    found
}

fn proper(pages: &[Page]) -> impl Iterator<Item = (u32, &PageLine)> {
    pages.iter().flat_map(|page| {
        let proper = page.lines.iter().filter(|line| !line.is_furniture);
        proper.map(|line| (page.number, line))
    })
}

/// The place between a paragraph and a line that may go on with it.
struct Seam<'s, 'p> {
    open: &'s Paragraph<'p>,
    line: &'s PageLine,
    /// The line after it.
    below: Option<&'s PageLine>,
    number: u32,
}

impl Seam<'_, '_> {
    fn goes_on(&self, gaps: &Gaps, habits: &Habits, sizes: &Sizes) -> bool {
        let Some(&(number, last)) = self.open.lines.last() else { return false };
        let (one, next) = (&last.line, &self.line.line);
        if !are_alike(one, next) || is_entry(&one.text) {
            return false;
        }
        let is_heading = sizes.is_heading_size(one.size);
        let is_same_column = number == self.number && last.block == self.line.block;
        if is_same_column && next.base > one.base {
            let goes_on = || {
                if is_heading { self.is_of_heading(last) } else { self.goes_on_below(last, habits) }
            };
            gaps.are_close(one, next) && goes_on()
        } else {
            let is_of_cell = last.is_cell || self.line.is_cell;
            !is_heading && !is_of_cell && self.goes_on_elsewhere(last, habits)
        }
    }

    /// Whether the line opens an item of a list.
    fn begins_item(&self, above: &str) -> bool {
        match mark(&self.line.line.text) {
            Some(Mark::Sure) => true,
            // A dash or a number may stand at the start of any line.
            Some(Mark::Likely) => ends_sentence(above) || self.is_in_item(),
            None => false,
        }
    }

    /// Whether the paragraph is an item of a list.
    fn is_in_item(&self) -> bool {
        self.open.lines.first().is_some_and(|(_, first)| mark(&first.line.text).is_some())
    }

    /// Whether a line goes on with a line of a heading above it: these are cut where they look well.
    fn is_of_heading(&self, last: &PageLine) -> bool {
        let (one, next) = (&last.line, &self.line.line);
        let width = last.column.1 - last.column.0;
        let middle = |line: &Line| f32::midpoint(line.left, line.right);
        !self.begins_item(&one.text)
            && (!has_room(last, next)
                || one.right - one.left > LONG_HEADING * width
                || (middle(one) - middle(next)).abs() < INDENT * one.size
                || next.text.starts_with(char::is_lowercase))
    }

    /// Whether a line goes on with the one above it in its column.
    fn goes_on_below(&self, last: &PageLine, habits: &Habits) -> bool {
        let (one, next) = (&last.line, &self.line.line);
        let is_table = one.widest_gap > CELL_GAP && next.widest_gap > CELL_GAP;
        if is_table || has_room(last, next) || self.begins_item(&one.text) {
            return false;
        }
        let is_item = self.is_in_item();
        let indent = (next.left - one.left) / next.size;
        if indent > INDENT {
            // Under the mark of a list its item goes on further in.
            return self.open.lines.len() == 1 && (is_item || self.hangs(one.left));
        }
        if indent < -INDENT {
            return self.open.lines.len() == 1;
        }
        let is_first = habits.sets_in && next.left - self.line.start > INDENT * next.size;
        !is_first || is_item
    }

    /// Whether the first line of a paragraph stands out and all others are set in.
    fn hangs(&self, first: f32) -> bool {
        let next = &self.line.line;
        self.below.is_some_and(|below| {
            below.block == self.line.block
                && (below.line.left - next.left).abs() < INDENT * next.size
                && next.text.starts_with(char::is_lowercase)
                && first < next.left
        })
    }

    /// Whether a line at the top of a column or page goes on with the last one of the column before.
    fn goes_on_elsewhere(&self, last: &PageLine, habits: &Habits) -> bool {
        let (one, next) = (&last.line, &self.line.line);
        let is_short = has_room(last, next);
        if self.begins_item(&one.text) || self.is_set_in() {
            return false;
        }
        let goes_on_small = next.text.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit());
        if !ends_sentence(&one.text) {
            return goes_on_small || !is_short;
        }
        // After a whole sentence only the look of the page tells.
        !is_short && (habits.sets_in || (habits.is_justified && is_flush(last)))
    }

    fn is_set_in(&self) -> bool {
        let next = &self.line.line;
        let left = match self.below {
            Some(below) if below.block == self.line.block => below.line.left,
            _ => self.line.start,
        };
        next.left - left > INDENT * next.size
    }
}

/// Whether a line of contents ends here: dots lead to the number of a page.
fn is_entry(line: &str) -> bool {
    let ends_in_number = line.ends_with(|c: char| c.is_ascii_digit() || "ivxl".contains(c));
    ends_in_number && (line.contains(". . .") || line.contains("....") || line.contains("…………"))
}

/// Whether a line ends a sentence, quotes and brackets behind it aside.
pub(super) fn ends_sentence(line: &str) -> bool {
    let bare = line.trim_end_matches(['"', '”', '’', '»', '\'', ')', ']', '“', '*', '†']);
    let bare = bare.trim_end_matches(|c: char| c.is_ascii_digit());
    let bare = if bare.ends_with(ENDS) { bare } else { line };
    bare.ends_with(ENDS)
}

/// What ends a sentence, or a line before a list.
const ENDS: [char; 10] = ['.', '!', '?', '…', ':', '。', '！', '？', '؟', '۔'];

enum Mark {
    Sure,
    Likely,
}

fn mark(line: &str) -> Option<Mark> {
    let mark = line.split(' ').next().filter(|mark| mark.len() < line.len())?;
    let letters = mark.trim_start_matches('(');
    let body = letters.trim_end_matches(['.', ')']);
    if mark.chars().all(|c| "•‣◦▪●○■□◆➢➤✓·".contains(c)) {
        Some(Mark::Sure)
    } else if ["-", "–", "—", "*", "o"].contains(&mark) {
        Some(Mark::Likely)
    } else {
        let is_number = body.len() <= 3 && body.chars().all(|c| c.is_ascii_digit());
        let is_letter = body.len() == 1 && letters.ends_with(')');
        (body.len() < letters.len() && !body.is_empty() && (is_number || is_letter))
            .then_some(Mark::Likely)
    }
}

/// How a text shows its paragraphs.
struct Habits {
    /// Whether its lines end flush at the right edge.
    is_justified: bool,
    /// Whether first lines are set in.
    sets_in: bool,
}

impl Habits {
    fn new(pages: &[Page]) -> Self {
        let (mut n_lines, mut n_flush, mut n_set_in) = (0_usize, 0_usize, 0_usize);
        for (_, line) in proper(pages) {
            n_lines += 1;
            n_flush += usize::from(is_flush(line));
            let indent = (line.line.left - line.start) / line.line.size;
            n_set_in += usize::from((INDENT..4.0).contains(&indent));
        }
        Self {
            is_justified: n_flush * 10 > n_lines * 6,
            sets_in: n_set_in * 30 > n_lines && n_set_in * 2 < n_lines,
        }
    }
}
