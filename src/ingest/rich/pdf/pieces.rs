//! Pieces of lines: letters that were written one after the other without a wide gap between them.

use super::direction::{is_point, runs_back};
use super::frames::Placed;

/// Letters of one piece are no farther apart, in sizes of their type: a gutter is wider.
const WIDEST_GAP: f32 = 0.6;
/// Going back farther than this begins a new piece, in sizes.
const WIDEST_OVERLAP: f32 = 0.5;
/// Baselines of one piece differ by less, in sizes.
const BASE_SLACK: f32 = 0.1;
/// What of a size stands above the baseline, and what below it.
const ASCENT: f32 = 0.75;
const DESCENT: f32 = 0.22;

/// Some letters in a row.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Piece {
    pub(super) letters: Vec<Placed>,
    /// From where to where it reaches along its line, spaces at its ends left out.
    pub(super) left: f32,
    pub(super) right: f32,
    pub(super) base: f32,
    pub(super) size: f32,
    /// Where it stands in the order in which the page was written.
    pub(super) order: usize,
}

impl Piece {
    pub(super) fn top(&self) -> f32 {
        self.base - ASCENT * self.size
    }

    pub(super) fn bottom(&self) -> f32 {
        self.base + DESCENT * self.size
    }

    fn new(mut letters: Vec<Placed>, order: usize) -> Option<Self> {
        if is_written_back(&letters) {
            letters.reverse();
        }
        let seen = || letters.iter().filter(|placed| !is_space(placed.letter));
        let largest = seen().max_by(|one, other| one.size.total_cmp(&other.size))?;
        let (size, base) = (largest.size, largest.base);
        let left = seen().map(|placed| placed.left).fold(f32::INFINITY, f32::min);
        let right = seen().map(|placed| placed.right).fold(f32::NEG_INFINITY, f32::max);
        Some(Self { letters, left, right, base, size, order })
    }
}

/// The pieces of a frame, in the order of writing. What is printed twice at one place, as bold letters
/// and shadows are, is there once.
pub(super) fn pieces(placed: &[Placed]) -> Vec<Piece> {
    let mut found = Vec::new();
    let mut open: Vec<Placed> = Vec::new();
    for letter in with_points_on_lines(placed) {
        if open.last().is_some_and(|last| !goes_on(last, &letter)) {
            let order = found.len();
            found.extend(Piece::new(std::mem::take(&mut open), order));
        }
        open.push(letter);
    }
    let order = found.len();
    found.extend(Piece::new(open, order));
    without_doubles(found)
}

pub(super) fn is_space(letter: char) -> bool {
    letter.is_whitespace()
}

fn goes_on(last: &Placed, next: &Placed) -> bool {
    let size = last.size.max(next.size);
    let is_near =
        |gap: f32| gap < WIDEST_GAP * size && gap > -WIDEST_OVERLAP * last.size.min(next.size);
    let is_back = runs_back(last.letter) || runs_back(next.letter);
    (next.base - last.base).abs() < BASE_SLACK * size
        && (is_near(next.left - last.right) || (is_back && is_near(last.left - next.right)))
}

/// Whether letters that run from right to left were written in that order.
fn is_written_back(letters: &[Placed]) -> bool {
    let mut seen = letters.iter().filter(|placed| !is_point(placed.letter));
    let (Some(first), Some(last)) = (seen.next(), seen.next_back()) else { return false };
    last.right <= first.left && letters.iter().any(|placed| runs_back(placed.letter))
}

/// Puts points over and under letters onto the line of these.
fn with_points_on_lines(placed: &[Placed]) -> Vec<Placed> {
    let mut found = placed.to_vec();
    let mut below: Option<Placed> = None;
    for letter in found.iter_mut().rev() {
        if !is_point(letter.letter) {
            below = Some(*letter);
        } else if let Some(base) = below
            && (base.base - letter.base).abs() < base.size
            && (base.left - letter.left).abs() < base.size
        {
            (letter.base, letter.size) = (base.base, base.size);
        }
    }
    found
}

fn without_doubles(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut by_place: Vec<usize> = (0..pieces.len()).collect();
    let place = |at: usize| pieces.get(at).map_or((0.0, 0.0), |piece| (piece.base, piece.left));
    by_place.sort_by(|&one, &other| {
        let (one, other) = (place(one), place(other));
        one.0.total_cmp(&other.0).then(one.1.total_cmp(&other.1))
    });
    let mut is_double = vec![false; pieces.len()];
    for (rank, &at) in by_place.iter().enumerate() {
        // Doubles lie among the next few; rows with more pieces than that have other troubles.
        for &later in by_place.iter().skip(rank + 1).take(16) {
            if let (Some(one), Some(other)) = (pieces.get(at), pieces.get(later))
                && is_same(one, other)
                && let Some(double) = is_double.get_mut(at.max(later))
            {
                *double = true;
            }
        }
    }
    let mut is_double = is_double.into_iter();
    pieces.into_iter().filter(|_| !is_double.next().unwrap_or_default()).collect()
}

/// Whether one is printed over the other.
fn is_same(one: &Piece, other: &Piece) -> bool {
    let near = 0.2 * one.size.min(other.size);
    (one.base - other.base).abs() < near
        && (one.left - other.left).abs() < near
        && one.letters.len() == other.letters.len()
        && one.letters.iter().zip(&other.letters).all(|(one, other)| one.letter == other.letter)
}
