//! A run of rows that scrolls as one: both sheets together, or each sheet by itself.
//!
//! The place is a row and points within it, never an offset into the whole, which no `f32` holds.

use std::ops::Range;

use super::heights::Heights;
use crate::compare::Side;

/// Space above the first row and below the last.
pub(crate) const MARGIN: f32 = 16.0;

/// Where the top of the view stands: a row, and points below its top.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Place {
    pub(crate) row: usize,
    pub(crate) points: f32,
}

/// Rows that scroll as one.
#[derive(Clone, Debug)]
pub(crate) struct Flow {
    /// Which rows.
    pub(crate) rows: Range<usize>,
    /// The sides it draws.
    pub(crate) sides: &'static [Side],
    pub(crate) place: Place,
}

impl Flow {
    pub(crate) fn new(rows: Range<usize>, sides: &'static [Side]) -> Self {
        let place = Place { row: rows.start, points: -MARGIN };
        Self { rows, sides, place }
    }

    /// Moves by points; down is positive. Stops at both ends.
    pub(crate) fn scroll(&mut self, by: f32, heights: &Heights, view_height: f32) {
        self.place.points += by;
        self.settle(heights, view_height);
    }

    /// Brings the place back into bounds after a jump, a scroll or a resize.
    pub(crate) fn settle(&mut self, heights: &Heights, view_height: f32) {
        let Place { row, points } = &mut self.place;
        while *points < 0.0 && *row > self.rows.start {
            *row -= 1;
            *points += heights.of(*row);
        }
        while *points >= heights.of(*row) && *row + 1 < self.rows.end {
            *points -= heights.of(*row);
            *row += 1;
        }
        if *row == self.rows.start {
            *points = points.max(-MARGIN);
        }
        let last = self.last_place(heights, view_height);
        if (self.place.row, self.place.points) > (last.row, last.points) {
            self.place = last;
        }
    }

    /// The lowest place: the last row ends at the bottom of the view.
    fn last_place(&self, heights: &Heights, view_height: f32) -> Place {
        let mut left = view_height - MARGIN;
        for row in self.rows.clone().rev() {
            left -= heights.of(row);
            if left <= 0.0 {
                return Place { row, points: -left };
            }
        }
        Place { row: self.rows.start, points: -MARGIN }
    }

    /// How far a row lies below the place, in points; only sums rows between the two.
    pub(crate) fn distance(&self, row: usize, heights: &Heights) -> f32 {
        let between = |from: usize, to: usize| (from..to).map(|row| heights.of(row)).sum::<f32>();
        if row >= self.place.row {
            between(self.place.row, row) - self.place.points
        } else {
            -between(row, self.place.row) - self.place.points
        }
    }
}
