//! Lines joined into paragraphs, across the ends of columns and pages too.

use super::headings::Sizes;
use super::page::{Page, PageLine};

/// A line is set in from another by at least so many sizes of its type.
const INDENT: f32 = 0.7;
/// Sizes that differ by a larger share are different.
const SIZE_SLACK: f32 = 0.08;
/// A gap between lines that is larger than the usual one by this parts paragraphs.
const WIDE_GAP: f32 = 1.25;
/// A word fits into a line that leaves room for it and so many sizes more.
const ROOM_SLACK: f32 = 0.3;
/// Lines end at one edge if they differ by fewer points.
const FLUSH_SLACK: f32 = 1.0;

/// Some lines that belong together.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Paragraph<'p> {
    /// The lines with the numbers of their pages.
    pub(super) lines: Vec<(u32, &'p PageLine)>,
}

/// The paragraphs of the text proper, in order.
pub(super) fn paragraphs<'p>(pages: &'p [Page], sizes: &Sizes) -> Vec<Paragraph<'p>> {
    let gaps = Gaps::new(pages);
    let habits = Habits::new(pages);
    let mut found: Vec<Paragraph<'p>> = Vec::new();
    let mut text = proper(pages).peekable();
    while let Some((number, line)) = text.next() {
        let below = text.peek().map(|&(_, line)| line);
        let goes_on = found.last().is_some_and(|open| {
            let seam = Seam { open, line, below, number };
            seam.goes_on(&gaps, &habits, sizes)
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
        let larger = one.size.max(next.size);
        if (one.size - next.size).abs() > SIZE_SLACK * larger || one.is_bold != next.is_bold {
            return false;
        }
        let is_same_column = number == self.number && last.block == self.line.block;
        if is_same_column && next.base > one.base {
            let gap = (next.base - one.base) / larger;
            gap <= WIDE_GAP * gaps.usual(one.size) && self.goes_on_below(last, habits)
        } else {
            !sizes.is_heading_size(one.size) && self.goes_on_elsewhere(last, habits)
        }
    }

    /// Whether a line goes on with the one above it in its column.
    fn goes_on_below(&self, last: &PageLine, habits: &Habits) -> bool {
        let (one, next) = (&last.line, &self.line.line);
        if has_room(last, next) || begins_item(&one.text, &next.text) {
            return false;
        }
        let is_item = self.open.lines.first().is_some_and(|(_, first)| is_item(&first.line.text));
        let indent = (next.left - one.left) / next.size;
        if indent > INDENT {
            // Under the mark of a list its item goes on further in.
            return self.open.lines.len() == 1 && (is_item || self.hangs(one.left));
        }
        if indent < -INDENT {
            return self.open.lines.len() == 1;
        }
        let is_first = habits.sets_in && next.left - self.line.column.0 > INDENT * next.size;
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
        let is_short = last.column.1 - one.right > first_word_room(next);
        if begins_item("", &next.text) || self.is_set_in() {
            return false;
        }
        let goes_on_small = next.text.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit());
        if !ends_sentence(&one.text) {
            return goes_on_small || !is_short;
        }
        // After a whole sentence only the look of the page tells.
        let is_flush = habits.is_justified && (last.column.1 - one.right).abs() < FLUSH_SLACK;
        !is_short && (is_flush || habits.sets_in)
    }

    fn is_set_in(&self) -> bool {
        let next = &self.line.line;
        let left = match self.below {
            Some(below) if below.block == self.line.block => below.line.left,
            _ => self.line.column.0,
        };
        next.left - left > INDENT * next.size
    }
}

/// Whether the first word of a line would have fitted into the line above.
fn has_room(last: &PageLine, next: &super::lines::Line) -> bool {
    last.column.1 - last.line.right > first_word_room(next)
}

fn first_word_room(next: &super::lines::Line) -> f32 {
    next.first_word + ROOM_SLACK * next.size
}

/// Whether a line ends a sentence, quotes and brackets behind it aside.
pub(super) fn ends_sentence(line: &str) -> bool {
    let bare = line.trim_end_matches(['"', '”', '’', '»', '\'', ')', ']', '“', '*', '†']);
    let bare = bare.trim_end_matches(|c: char| c.is_ascii_digit());
    let bare =
        if bare.ends_with(['.', '!', '?', '…', ':', '。', '！', '？']) { bare } else { line };
    bare.ends_with(['.', '!', '?', '…', ':', '。', '！', '？'])
}

/// Whether a line opens an item of a list below this one.
fn begins_item(above: &str, line: &str) -> bool {
    match mark(line) {
        Some(Mark::Sure) => true,
        // A dash or a number may stand at the start of any line.
        Some(Mark::Likely) => ends_sentence(above) || is_item(above) || above.is_empty(),
        None => false,
    }
}

fn is_item(line: &str) -> bool {
    mark(line).is_some()
}

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

/// How far lines of one paragraph are apart, by the size of their type.
struct Gaps {
    /// Size in tenths of a point, and the gap in sizes that most lines of that size have.
    by_size: Vec<(i32, f32)>,
}

/// Lines are set this far apart where nothing tells.
const USUAL_GAP: f32 = 1.2;

impl Gaps {
    fn new(pages: &[Page]) -> Self {
        let mut gaps: Vec<(i32, f32)> = Vec::new();
        for page in pages {
            let lines = page.lines.iter().filter(|line| !line.is_furniture);
            for (one, next) in lines.clone().zip(lines.skip(1)) {
                let gap = (next.line.base - one.line.base) / one.line.size;
                let is_pair = one.block == next.block && tenths(&one.line) == tenths(&next.line);
                if is_pair && gap > 0.5 && gap < 3.5 {
                    gaps.push((tenths(&one.line), gap));
                }
            }
        }
        gaps.sort_by(|one, other| one.0.cmp(&other.0).then(one.1.total_cmp(&other.1)));
        let by_size = gaps.chunk_by(|one, other| one.0 == other.0);
        Self { by_size: by_size.filter_map(|same| Some((same.first()?.0, most(same)))).collect() }
    }

    fn usual(&self, size: f32) -> f32 {
        let tenths = (size * 10.0).round() as i32;
        let known = self.by_size.binary_search_by_key(&tenths, |&(size, _)| size);
        known.ok().and_then(|at| self.by_size.get(at)).map_or(USUAL_GAP, |&(_, gap)| gap)
    }
}

fn tenths(line: &super::lines::Line) -> i32 {
    (line.size * 10.0).round() as i32
}

/// The gap that most have, to a twentieth; of equally many the smaller one.
fn most(sorted: &[(i32, f32)]) -> f32 {
    let steps = sorted.chunk_by(|one, next| step(one.1) == step(next.1));
    let best = steps.rev().max_by_key(|same| same.len());
    best.and_then(|same| same.last()).map_or(USUAL_GAP, |&(_, gap)| gap)
}

fn step(gap: f32) -> i32 {
    (gap * 20.0).round() as i32
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
            n_flush += usize::from((line.column.1 - line.line.right).abs() < FLUSH_SLACK);
            let indent = (line.line.left - line.column.0) / line.line.size;
            n_set_in += usize::from((INDENT..4.0).contains(&indent));
        }
        Self {
            is_justified: n_flush * 10 > n_lines * 6,
            sets_in: n_set_in * 30 > n_lines && n_set_in * 2 < n_lines,
        }
    }
}
