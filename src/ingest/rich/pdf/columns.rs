//! The order in which the parts of a page are read: columns in their turn, where there surely are
//! columns. A page that may as well be a table is read line by line.

use super::direction::Strong;
use super::pieces::Piece;

/// A gutter is at least so wide, in sizes of the type.
const GUTTER: f32 = 0.8;
/// A column has at least so many lines, of so many letters on average.
const FEWEST_LINES: usize = 4;
const FEWEST_LETTERS: usize = 15;
/// What is written line by line across a gutter is a table, unless both sides are longer and fuller.
const SURE_LINES: usize = 8;
const SURE_LETTERS: usize = 25;
/// Of the width of its column, a line of text fills at least so much in the median.
const FILLED: f32 = 0.5;
const SURELY_FILLED: f32 = 0.75;
/// A title is larger than the text of the columns by at least this.
const TITLE_SIZE: f32 = 1.3;
/// Columns within columns: no page has more.
const DEPTH: usize = 4;
/// So many places are tried for a gutter.
const MOST_CANDIDATES: usize = 12;

/// The pieces of a page in blocks, in the order of reading.
pub(super) fn blocks(mut pieces: Vec<Piece>) -> Vec<Vec<Piece>> {
    let letters = pieces.iter().flat_map(|piece| &piece.letters);
    let from_right = Strong::of(letters.map(|placed| placed.letter)).most_run_back();
    let mut found = Vec::new();
    if from_right {
        pieces.iter_mut().for_each(mirror);
    }
    cut(pieces, DEPTH, &mut found);
    if from_right {
        found.iter_mut().flatten().for_each(mirror);
    }
    found
}

/// A page that is read from the right has its columns in the mirror.
fn mirror(piece: &mut Piece) {
    (piece.left, piece.right) = (-piece.right, -piece.left);
}

fn cut(pieces: Vec<Piece>, depth: usize, found: &mut Vec<Vec<Piece>>) {
    if pieces.is_empty() {
        return;
    }
    let Some(band) = (depth > 0).then(|| widest_band(&pieces)).flatten() else {
        found.push(pieces);
        return;
    };
    let (above, rest): (Vec<_>, Vec<_>) =
        pieces.into_iter().partition(|piece| piece.base < band.top);
    let (inside, below): (Vec<_>, Vec<_>) =
        rest.into_iter().partition(|piece| piece.base < band.bottom);
    let (right, left): (Vec<_>, Vec<_>) =
        inside.into_iter().partition(|piece| piece.left >= band.gutter);
    for part in [above, left, right, below] {
        cut(part, depth - 1, found);
    }
}

/// A stretch of a page, from one height to another, with a gutter in it.
#[derive(Clone, Copy, Debug)]
struct Band {
    top: f32,
    bottom: f32,
    /// What begins right of this stands in the right column.
    gutter: f32,
    n_pieces: usize,
}

fn widest_band(pieces: &[Piece]) -> Option<Band> {
    let em = median(pieces.iter().map(|piece| piece.size))?;
    let mut by_base: Vec<&Piece> = pieces.iter().collect();
    by_base.sort_by(|one, other| one.base.total_cmp(&other.base));
    let bands = candidates(pieces, em).into_iter().filter_map(|gutter| band(&by_base, gutter, em));
    bands.max_by_key(|band| band.n_pieces)
}

/// Where a right column may begin: where many pieces begin below each other.
fn candidates(pieces: &[Piece], em: f32) -> Vec<f32> {
    let mut starts: Vec<f32> = pieces.iter().map(|piece| piece.left).collect();
    starts.sort_by(f32::total_cmp);
    let mut clusters: Vec<(usize, f32)> = Vec::new();
    for start in starts {
        match clusters.last_mut() {
            Some((count, first)) if start - *first < em / 2.0 => *count += 1,
            _ => clusters.push((1, start)),
        }
    }
    let leftmost = clusters.first().map_or(0.0, |&(_, first)| first);
    clusters.retain(|&(count, first)| count >= FEWEST_LINES && first > leftmost + 4.0 * em);
    clusters.sort_by(|one, other| other.0.cmp(&one.0).then(one.1.total_cmp(&other.1)));
    clusters.truncate(MOST_CANDIDATES);
    clusters.into_iter().map(|(_, first)| first - GUTTER * em).collect()
}

/// The longest stretch that a gutter goes through, if both its sides are columns of text.
fn band(by_base: &[&Piece], gutter: f32, em: f32) -> Option<Band> {
    let crosses = |piece: &&Piece| piece.left < gutter && piece.right > gutter;
    let crossing = by_base.iter().copied().filter(crosses).map(|piece| piece.base);
    let mut ends: Vec<f32> = std::iter::once(f32::NEG_INFINITY).chain(crossing).collect();
    ends.push(f32::INFINITY);
    let stretches = ends.iter().zip(ends.iter().skip(1)).filter(|(top, bottom)| bottom > top);
    // What stands on the line of a crossing piece belongs to its stretch of the page.
    let bands = stretches.filter_map(|(&top, &bottom)| {
        let (top, bottom) = (top + 0.5 * em, bottom - 0.5 * em);
        let first = by_base.partition_point(|piece| piece.base < top);
        let last = by_base.partition_point(|piece| piece.base < bottom);
        let inside = by_base.get(first..last).unwrap_or_default();
        let n_pieces = inside.len();
        let top = top.max(below_title(inside, gutter, em));
        are_columns(inside, gutter).then_some(Band { top, bottom, gutter, n_pieces })
    });
    bands.max_by_key(|band| band.n_pieces)
}

/// Where columns begin below the short last line of a title that reaches over both of them.
fn below_title(inside: &[&Piece], gutter: f32, em: f32) -> f32 {
    let right = inside.iter().filter(|piece| piece.left >= gutter);
    let first_right = right.map(|piece| piece.base).fold(f32::INFINITY, f32::min) - 0.5 * em;
    let is_title = |piece: &&&Piece| piece.base < first_right && piece.size > TITLE_SIZE * em;
    let titles = inside.iter().filter(is_title).map(|piece| piece.base);
    titles.fold(f32::NEG_INFINITY, f32::max) + 0.5 * em
}

fn are_columns(inside: &[&Piece], gutter: f32) -> bool {
    let (left, right): (Vec<&Piece>, Vec<&Piece>) =
        inside.iter().partition(|piece| piece.left < gutter);
    let (Some(left), Some(right)) = (Side::new(&left), Side::new(&right)) else { return false };
    let is_text = |lines: usize, letters: usize, filled: f32| {
        [&left, &right].iter().all(|side| {
            side.n_lines >= lines
                && side.n_letters >= letters * side.n_lines
                && side.filled >= filled
        })
    };
    let n_turns = turns(inside, gutter);
    if n_turns * 2 <= left.n_lines.min(right.n_lines).max(2) {
        is_text(FEWEST_LINES, FEWEST_LETTERS, FILLED)
    } else {
        is_text(SURE_LINES, SURE_LETTERS, SURELY_FILLED)
    }
}

/// How often the page was written on from one side of the gutter to the other.
fn turns(inside: &[&Piece], gutter: f32) -> usize {
    let mut in_order: Vec<(usize, bool)> =
        inside.iter().map(|piece| (piece.order, piece.left < gutter)).collect();
    in_order.sort_unstable();
    in_order.iter().zip(in_order.iter().skip(1)).filter(|(one, next)| one.1 != next.1).count()
}

/// One side of a gutter.
struct Side {
    n_lines: usize,
    n_letters: usize,
    /// How much of the column's width the line in the middle of all has.
    filled: f32,
}

impl Side {
    fn new(pieces: &[&Piece]) -> Option<Self> {
        let mut by_base: Vec<&&Piece> = pieces.iter().collect();
        by_base.sort_by(|one, other| one.base.total_cmp(&other.base));
        let mut lines: Vec<(f32, f32, f32)> = Vec::new();
        for piece in by_base {
            match lines.last_mut() {
                Some((base, left, right)) if piece.base - *base < 0.5 * piece.size => {
                    *left = left.min(piece.left);
                    *right = right.max(piece.right);
                }
                _ => lines.push((piece.base, piece.left, piece.right)),
            }
        }
        let start = lines.iter().map(|line| line.1).fold(f32::INFINITY, f32::min);
        let end = lines.iter().map(|line| line.2).fold(f32::NEG_INFINITY, f32::max);
        let middle = median(lines.iter().map(|line| line.2 - line.1))?;
        let n_letters = pieces.iter().map(|piece| piece.letters.len()).sum();
        Some(Self { n_lines: lines.len(), n_letters, filled: middle / (end - start).max(1.0) })
    }
}

/// The value in the middle, if there are values.
pub(super) fn median(values: impl Iterator<Item = f32>) -> Option<f32> {
    let mut values: Vec<f32> = values.collect();
    values.sort_by(f32::total_cmp);
    values.get(values.len() / 2).copied()
}
