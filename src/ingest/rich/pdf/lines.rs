//! Lines of text out of pieces: what stands on one baseline from left to right, with spaces where the
//! gaps are wider than between letters, and then in the order of reading.

use super::accents::{combining, composed, is_over_letter};
use super::direction::{Strong, is_point, n_pairs, read};
use super::frames::Placed;
use super::pieces::{Piece, is_space};

/// A gap between words is wider than that between letters by so many sizes of the type.
const WORD_GAP: f32 = 0.15;
/// The same where the page has letters for its spaces, so that gaps alone need not tell words.
const WORD_GAP_BESIDE_SPACES: f32 = 0.25;
/// Pieces share a line if they share so much of the lower one's height.
const SHARED_HEIGHT: f32 = 0.5;
/// Shows where a word may be cut, and is seen only there.
pub(super) const SOFT_HYPHEN: char = '\u{ad}';
/// What moves the next letter on by so many sizes is seen.
const SHOWN_WIDTH: f32 = 0.1;

/// A line of text.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Line {
    pub(super) text: String,
    /// Whether it is read from the right. Then places along it are counted from right to left, so that
    /// `left` is where it begins whichever way it runs.
    pub(super) from_right: bool,
    pub(super) left: f32,
    pub(super) right: f32,
    pub(super) base: f32,
    /// The size of most of its letters.
    pub(super) size: f32,
    /// Whether all of its letters are bold.
    pub(super) is_bold: bool,
    /// How wide its first word is.
    pub(super) first_word: f32,
    /// The widest gap in it, in sizes.
    pub(super) widest_gap: f32,
}

impl Line {
    /// A place along it on its page, counted from the left, or the other way round.
    pub(super) fn place(&self, along: f32) -> f32 {
        if self.from_right { -along } else { along }
    }
}

/// The lines of a column, from top to bottom. `has_spaces` says whether the page writes its spaces.
pub(super) fn lines(pieces: Vec<Piece>, has_spaces: bool) -> Vec<Line> {
    let most_run_back = Strong::of(letters(&pieces)).most_run_back();
    let rows: Vec<SeenRow> =
        rows(pieces).into_iter().map(|row| SeenRow::new(row, most_run_back)).collect();
    let read = |is_mirrored: bool| -> Vec<Line> {
        rows.iter().filter_map(|row| row.line(has_spaces, is_mirrored)).collect()
    };
    let as_written = read(false);
    if as_written.iter().all(|line| !line.from_right) {
        return as_written;
    }
    // Some programs write the bracket that is seen, others the one that is meant.
    let as_seen = read(true);
    let n_pairs = |lines: &[Line]| n_pairs(&lines.iter().flat_map(|line| line.text.chars()));
    if n_pairs(&as_seen) > n_pairs(&as_written) { as_seen } else { as_written }
}

fn letters(pieces: &[Piece]) -> impl Iterator<Item = char> {
    pieces.iter().flat_map(|piece| &piece.letters).map(|placed| placed.letter)
}

/// Pieces by the line they stand on.
fn rows(mut pieces: Vec<Piece>) -> Vec<Vec<Piece>> {
    pieces.sort_by(|one, other| one.base.total_cmp(&other.base));
    let mut rows: Vec<Row> = Vec::new();
    for piece in pieces {
        // Raised and lowered letters come just before or after their line.
        let near = rows.len().saturating_sub(4);
        let at = rows.iter().skip(near).position(|row| row.takes(&piece)).map(|at| at + near);
        match at.and_then(|at| rows.get_mut(at)) {
            Some(row) => row.push(piece),
            None => rows.push(Row::new(piece)),
        }
    }
    rows.sort_by(|one, other| one.base.total_cmp(&other.base));
    rows.into_iter().map(|row| row.pieces).collect()
}

struct Row {
    pieces: Vec<Piece>,
    top: f32,
    bottom: f32,
    base: f32,
    /// How long the piece is that top, bottom and base are those of.
    length: f32,
}

impl Row {
    fn new(piece: Piece) -> Self {
        let (top, bottom, base) = (piece.top(), piece.bottom(), piece.base);
        Self { top, bottom, base, length: piece.right - piece.left, pieces: vec![piece] }
    }

    fn takes(&self, piece: &Piece) -> bool {
        let shared = self.bottom.min(piece.bottom()) - self.top.max(piece.top());
        let lower = (self.bottom - self.top).min(piece.bottom() - piece.top());
        shared > SHARED_HEIGHT * lower
            && self.pieces.iter().rev().take(32).all(|other| !is_over(other, piece))
    }

    fn push(&mut self, piece: Piece) {
        let length = piece.right - piece.left;
        if length > self.length {
            let (top, bottom, base) = (piece.top(), piece.bottom(), piece.base);
            (self.top, self.bottom, self.base, self.length) = (top, bottom, base, length);
        }
        self.pieces.push(piece);
    }
}

/// Whether two pieces stand over each other, so that they cannot be of one line.
fn is_over(one: &Piece, other: &Piece) -> bool {
    let shared = one.right.min(other.right) - one.left.max(other.left);
    let shorter = (one.right - one.left).min(other.right - other.left);
    shared > 0.5 * shorter && (one.base - other.base).abs() > 0.25 * one.size.min(other.size)
}

/// The pieces of a line from left to right.
struct SeenRow {
    pieces: Vec<Piece>,
    from_right: bool,
}

impl SeenRow {
    fn new(mut pieces: Vec<Piece>, most_run_back: bool) -> Self {
        pieces.sort_by(|one, other| one.left.total_cmp(&other.left));
        let from_right = Strong::of(letters(&pieces)).runs_back(most_run_back);
        Self { pieces, from_right }
    }

    fn line(&self, has_spaces: bool, is_mirrored: bool) -> Option<Line> {
        let (row, from_right) = (&self.pieces, self.from_right);
        let left = row.first()?.left;
        let right = row.iter().map(|piece| piece.right).fold(left, f32::max);
        let longest = row.iter().max_by_key(|piece| piece.letters.len())?;
        let (base, size) = (longest.base, longest.size);
        let is_bold = row.iter().flat_map(|piece| &piece.letters).all(|placed| placed.is_bold);
        let written = written(row, has_spaces);
        let text = read(&without_soft_hyphens(&written.text), from_right, is_mirrored);
        let text = composed(&text);
        let first_word = if from_right {
            right - written.last_word.unwrap_or(left)
        } else {
            written.first_word_end.unwrap_or(right) - left
        };
        let (left, right) = if from_right { (-right, -left) } else { (left, right) };
        (!text.is_empty()).then_some(Line {
            first_word,
            widest_gap: written.widest_gap,
            text,
            from_right,
            left,
            right,
            base,
            size,
            is_bold,
        })
    }
}

#[derive(Default)]
struct Written {
    text: String,
    first_word_end: Option<f32>,
    /// Where the last word begins.
    last_word: Option<f32>,
    widest_gap: f32,
}

/// The letters of a row with spaces between its words.
fn written(row: &[Piece], has_spaces: bool) -> Written {
    let in_order = with_points_behind(row);
    let mut letters = in_order.iter().peekable();
    let wide = usual_gap(row) + if has_spaces { WORD_GAP_BESIDE_SPACES } else { WORD_GAP };
    let mut written = Written::default();
    let mut last: Option<(f32, f32)> = None;
    // Where a space began since then.
    let mut space: Option<f32> = None;
    // An accent that stands over the next letter.
    let mut accent: Option<char> = None;
    while let Some(placed) = letters.next() {
        if is_point(placed.letter) {
            written.text.push(placed.letter);
            continue;
        }
        if is_space(placed.letter) {
            space = Some(placed.left);
            continue;
        }
        if let Some((right, size)) = last {
            let gap = (placed.left - right) / size.max(placed.size);
            written.widest_gap = written.widest_gap.max(gap);
            let is_space_seen =
                space.is_some_and(|left| placed.left - left > SHOWN_WIDTH * placed.size);
            if is_space_seen || gap > wide {
                written.text.push(' ');
                written.first_word_end.get_or_insert(right);
                written.last_word = Some(placed.left);
            }
        }
        // Fonts that show their soft hyphen use it for every hyphen.
        let is_shown =
            letters.peek().is_some_and(|next| next.left - placed.left > SHOWN_WIDTH * placed.size);
        let is_hyphen = placed.letter == SOFT_HYPHEN && is_shown;
        if let Some(over) = letters.peek().filter(|next| is_over_letter(placed, next)) {
            accent = combining(placed.letter);
            last = Some((over.left, placed.size));
            continue;
        }
        written.text.push(if is_hyphen { '-' } else { placed.letter });
        written.text.extend(accent.take());
        last = Some((placed.right, placed.size));
        space = None;
    }
    written
}

/// The letters of a row, each with the points on it behind it. What is written from left to right has the
/// points before their letter, if the two are not one sign.
fn with_points_behind(row: &[Piece]) -> Vec<Placed> {
    let mut found: Vec<Placed> = Vec::new();
    let mut points: Vec<Placed> = Vec::new();
    for &placed in row.iter().flat_map(|piece| &piece.letters) {
        let is_on_last = || {
            let last = found.iter().rev().find(|last| !is_point(last.letter));
            last.is_some_and(|last| last.left.total_cmp(&placed.left).is_eq())
        };
        if is_point(placed.letter) && !(points.is_empty() && is_on_last()) {
            points.push(placed);
            continue;
        }
        found.push(placed);
        if !is_point(placed.letter) && !is_space(placed.letter) {
            found.extend(points.drain(..).rev());
        }
    }
    found.extend(points);
    found
}

/// Leaves out hyphens that would show only at the end of a line; one that ends this line stays, as the
/// last letter.
fn without_soft_hyphens(text: &str) -> String {
    let ends_soft = text.trim_end_matches(['-', '\u{2010}']).ends_with(SOFT_HYPHEN);
    let bare = if ends_soft { text.trim_end_matches(['-', '\u{2010}']) } else { text };
    let mut found: String = bare.chars().filter(|&letter| letter != SOFT_HYPHEN).collect();
    found.extend(ends_soft.then_some(SOFT_HYPHEN));
    found
}

/// The gap between most letters in sizes: none, but in titles that are spaced out.
fn usual_gap(row: &[Piece]) -> f32 {
    let letters: Vec<_> = row.iter().flat_map(|piece| &piece.letters).collect();
    let pairs = letters.iter().zip(letters.iter().skip(1));
    // Dots that lead to a page number stand wide apart in any text.
    let within =
        pairs.filter(|(one, next)| one.letter.is_alphabetic() && next.letter.is_alphabetic());
    let mut gaps: Vec<f32> =
        within.map(|(one, next)| (next.left - one.right) / one.size.max(next.size)).collect();
    let middle = gaps.len() / 2;
    if gaps.len() < 6 {
        return 0.0;
    }
    let (_, median, _) = gaps.select_nth_unstable_by(middle, f32::total_cmp);
    median.clamp(0.0, 1.0)
}
