//! Where the lines of a text end at the right, to tell lines that were full from lines that ended early.

use super::gaps::Gaps;
use super::lines::Line;
use super::page::{Page, PageLine};

/// A word fits into a line that leaves room for it and so many sizes more.
const ROOM_SLACK: f32 = 0.3;
/// Lines end at one edge if they differ by fewer points.
const FLUSH_SLACK: f32 = 1.0;
/// Lines begin at one edge if they differ by less, in sizes.
const LEFT_SLACK: f32 = 0.3;
/// So many lines show an edge of their own, in text of at least so many letters a line.
const FEWEST_LINES: usize = 4;
const FEWEST_LETTERS: usize = 40;
/// Of lines that all end at one edge, fewer do.
const FEWEST_FLUSH: usize = 2;

/// Whether the first word of a line would have fitted into another, which so ended early.
pub(super) fn has_room(line: &PageLine, next: &Line) -> bool {
    has_room_to(line.edge, &line.line, next)
}

/// Whether a line reaches the right edge.
pub(super) fn is_flush(line: &PageLine) -> bool {
    (line.edge - line.line.right).abs() < FLUSH_SLACK
}

/// Finds the left and right edge of each line: that of its column, or of the stretch it stands in if that is
/// set narrower, as quotations and summaries are.
pub(super) fn measure(pages: &mut [Page], gaps: &Gaps) {
    for page in pages {
        let blocks = page.lines.chunk_by_mut(|one, next| one.block == next.block);
        for stretch in blocks.flat_map(|block| {
            block.chunk_by_mut(|one, next| {
                !one.is_furniture && !next.is_furniture && gaps.are_close(&one.line, &next.line)
            })
        }) {
            measure_stretch(stretch);
        }
    }
}

fn measure_stretch(stretch: &mut [PageLine]) {
    for line in stretch.iter_mut() {
        (line.start, line.edge) = line.column;
    }
    set_own_edges(stretch);
    // A stretch set in without a gap around it.
    for inner in stretch.chunk_by_mut(|one, next| begin_alike(&one.line, &next.line)) {
        let is_set_in = |line: &PageLine| line.line.left - line.column.0 > line.line.size;
        if inner.first().is_some_and(is_set_in) {
            set_own_edges(inner);
        }
    }
}

fn begin_alike(one: &Line, next: &Line) -> bool {
    (one.left - next.left).abs() < LEFT_SLACK * one.size
}

/// Gives lines edges of their own if they show them.
fn set_own_edges(stretch: &mut [PageLine]) {
    let lines = || stretch.iter().map(|line| &line.line);
    let edge = lines().map(|line| line.right).fold(f32::NEG_INFINITY, f32::max);
    let above_last = || lines().take(stretch.len().saturating_sub(1));
    let n_flush = above_last().filter(|line| (edge - line.right).abs() < FLUSH_SLACK).count();
    let is_justified = n_flush >= FEWEST_FLUSH && n_flush * 10 >= above_last().count() * 8;
    let is_wrapped = || {
        let n_letters: usize = above_last().map(|line| line.text.len()).sum();
        stretch.len() >= FEWEST_LINES
            && n_letters >= FEWEST_LETTERS * (stretch.len() - 1)
            && lines().zip(lines().skip(1)).all(|(line, next)| !has_room_to(edge, line, next))
    };
    if is_justified || is_wrapped() {
        let start = lines().map(|line| line.left).fold(f32::INFINITY, f32::min);
        for line in stretch {
            (line.start, line.edge) = (start, edge);
        }
    }
}

fn has_room_to(edge: f32, line: &Line, next: &Line) -> bool {
    edge - line.right > next.first_word + ROOM_SLACK * next.size
}
