//! Where rows, columns and heads of the matrix stand; nothing is drawn here.

use std::ops::Range;

use egui::{Pos2, Rect, Vec2, pos2, vec2};

use crate::app::map::Row;

/// Cells are between so large and so large, in points; the gap to the next one included.
const SIZES: std::ops::RangeInclusive<f32> = 18.0..=54.0;
/// Between two families.
const FAMILY_GAP: f32 = 8.0;
/// Cells from this size on have room for a figure.
const WITH_FIGURE: f32 = 34.0;
/// A head's text is cut to this width.
const LONGEST_HEAD: f32 = 180.0;
/// The mean width of a character in a head.
const CHARACTER: f32 = 7.0;
/// Beside and above everything.
const MARGIN: f32 = 24.0;

/// Rows and columns, which stand alike.
#[derive(Clone, Debug)]
pub(super) struct Grid {
    /// The size of a cell with the gap to the next one.
    pub(super) size: f32,
    /// Where each row starts, measured from the first; behind the last one the end.
    starts: Vec<f32>,
    /// Width of the heads of rows.
    pub(super) heads_width: f32,
    /// Height of the heads of columns.
    pub(super) heads_height: f32,
    /// How steep the heads of columns are, in radians.
    pub(super) angle: f32,
}

impl Grid {
    /// Fits rows into `area`; `longest` is the number of characters of the longest name.
    pub(super) fn new(area: Vec2, rows: &[Row], longest: usize) -> Self {
        let length = (longest as f32 * CHARACTER).clamp(48.0, LONGEST_HEAD);
        let n_gaps = rows.windows(2).filter(|pair| is_new_family(pair)).count();
        let fits = |room: f32| {
            let room = room - 2.0 * MARGIN - length - n_gaps as f32 * FAMILY_GAP;
            (room / rows.len().max(1) as f32).floor()
        };
        // Slanted heads are about as high as row heads are wide.
        let size = fits(area.x).min(fits(area.y)).clamp(*SIZES.start(), *SIZES.end());
        // Steeper where columns are narrow, so that a head does not lie on the next one.
        let angle = if size >= 30.0 { 35.0_f32 } else { 60.0 }.to_radians();
        let mut at = 0.0;
        let mut starts = Vec::with_capacity(rows.len() + 1);
        for (row, index) in rows.iter().zip(0_usize..) {
            let above = index.checked_sub(1).and_then(|above| rows.get(above));
            if above.is_some_and(|above| above.family != row.family) {
                at += FAMILY_GAP;
            }
            starts.push(at);
            at += size;
        }
        starts.push(at);
        Self {
            size,
            starts,
            heads_width: MARGIN + length + 20.0,
            heads_height: MARGIN + length * angle.sin() + 8.0,
            angle,
        }
    }

    /// The size of all cells together.
    pub(super) fn extent(&self) -> Vec2 {
        let end = self.starts.last().copied().unwrap_or_default();
        vec2(end, end)
    }

    /// Whether a cell has room for its figure.
    pub(super) fn has_figures(&self) -> bool {
        self.size >= WITH_FIGURE
    }

    /// Where a row or column starts.
    pub(super) fn start(&self, index: usize) -> f32 {
        self.starts.get(index).copied().unwrap_or_default()
    }

    /// A cell's rectangle, measured from `origin`, without the gap behind it.
    pub(super) fn cell(&self, origin: Pos2, row: usize, column: usize) -> Rect {
        let min = origin + vec2(self.start(column), self.start(row));
        let gap = if self.has_figures() { 2.0 } else { 1.0 };
        Rect::from_min_size(min.round(), Vec2::splat(self.size - gap))
    }

    /// The rows or columns that have something between two places.
    pub(super) fn between(&self, from: f32, to: f32) -> Range<usize> {
        let n = self.starts.len().saturating_sub(1);
        let first = self.starts.partition_point(|&start| start <= from).saturating_sub(1);
        let last = self.starts.partition_point(|&start| start < to).min(n);
        first.min(last)..last
    }

    /// The row and the column of a place, measured from the first cell.
    pub(super) fn at(&self, place: Vec2) -> Option<(usize, usize)> {
        let index = |at: f32| {
            let index = self.between(at, at + 0.01).start;
            let is_inside = at >= self.start(index) && at < self.start(index) + self.size;
            (is_inside && index + 1 < self.starts.len()).then_some(index)
        };
        Some((index(place.y)?, index(place.x)?))
    }

    /// The part of `area` where the cells are.
    pub(super) fn cells(&self, area: Rect) -> Rect {
        let min = area.min + vec2(self.heads_width, self.heads_height);
        Rect::from_min_max(pos2(min.x.min(area.right()), min.y.min(area.bottom())), area.max)
    }
}

fn is_new_family(pair: &[Row]) -> bool {
    pair.first().map(|row| row.family) != pair.last().map(|row| row.family)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::DocId;

    /// Rows of these families.
    fn rows(families: &[usize]) -> Vec<Row> {
        let row = |(&family, id): (&usize, u32)| {
            let lead = DocId(id);
            Row { lead, documents: [lead].into(), group: None, family }
        };
        families.iter().zip(0..).map(row).collect()
    }

    #[test]
    fn cells_are_as_large_as_there_is_room_for() {
        let size = |n: usize| Grid::new(vec2(1080.0, 800.0), &rows(&vec![0; n]), 12).size;
        assert_eq!((size(5), size(12), size(24), size(1000)), (54.0, 54.0, 27.0, 18.0));
    }

    #[test]
    fn families_stand_apart() {
        let grid = Grid::new(vec2(1080.0, 800.0), &rows(&[0, 0, 1]), 12);
        assert_eq!([0, 1, 2, 3].map(|index| grid.start(index)), [0.0, 54.0, 116.0, 170.0]);
        assert_eq!(grid.extent(), vec2(170.0, 170.0));
    }

    #[test]
    fn a_place_is_found_again_but_not_between_families() {
        let grid = Grid::new(vec2(1080.0, 800.0), &rows(&[0, 0, 1]), 12);
        assert_eq!(grid.at(vec2(60.0, 10.0)), Some((0, 1)));
        assert_eq!(grid.at(vec2(120.0, 120.0)), Some((2, 2)));
        assert_eq!((grid.at(vec2(112.0, 10.0)), grid.at(vec2(10.0, 171.0))), (None, None));
        assert_eq!((grid.between(0.0, 60.0), grid.between(50.0, 400.0)), (0..2, 0..3));
    }
}
