//! Lines of text out of pieces: what stands on one baseline from left to right, with spaces where the
//! gaps are wider than between letters.

use super::accents::{combining, composed, is_over_letter};
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

/// The lines of a column, from top to bottom. `has_spaces` says whether the page writes its spaces.
pub(super) fn lines(pieces: Vec<Piece>, has_spaces: bool) -> Vec<Line> {
    let rows = rows(pieces);
    rows.into_iter().filter_map(|row| line(row, has_spaces)).collect()
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

fn line(mut row: Vec<Piece>, has_spaces: bool) -> Option<Line> {
    row.sort_by(|one, other| one.left.total_cmp(&other.left));
    let left = row.first()?.left;
    let right = row.iter().map(|piece| piece.right).fold(left, f32::max);
    let longest = row.iter().max_by_key(|piece| piece.letters.len())?;
    let (base, size) = (longest.base, longest.size);
    let is_bold = || row.iter().flat_map(|piece| &piece.letters).all(|placed| placed.is_bold);
    let written = written(&row, has_spaces);
    let is_bold = is_bold();
    let text = composed(&without_soft_hyphens(&written.text));
    (!text.is_empty()).then_some(Line {
        first_word: written.first_word_end.unwrap_or(right) - left,
        widest_gap: written.widest_gap,
        text,
        left,
        right,
        base,
        size,
        is_bold,
    })
}

#[derive(Default)]
struct Written {
    text: String,
    first_word_end: Option<f32>,
    widest_gap: f32,
}

/// The letters of a row with spaces between its words.
fn written(row: &[Piece], has_spaces: bool) -> Written {
    let mut letters = row.iter().flat_map(|piece| &piece.letters).peekable();
    let wide = usual_gap(row) + if has_spaces { WORD_GAP_BESIDE_SPACES } else { WORD_GAP };
    let mut written = Written::default();
    let mut last: Option<(f32, f32)> = None;
    // Where a space began since then.
    let mut space: Option<f32> = None;
    // An accent that stands over the next letter.
    let mut accent: Option<char> = None;
    while let Some(placed) = letters.next() {
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
