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

    /// Keeps the place when its row, estimated till now, was laid out: the row's end stays where it
    /// is, or after a resize the share of it that lies above.
    pub(crate) fn measured(&mut self, estimated: f32, exact: f32, is_resized: bool) {
        if is_resized {
            self.place.points *= exact / estimated.max(1.0);
        } else {
            self.place.points += exact - estimated;
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

    /// How far a row lies below the place, in points, if that is no more than `most` either way; only
    /// sums rows between the two.
    pub(crate) fn distance(&self, row: usize, heights: &Heights, most: f32) -> Option<f32> {
        let mut sum = 0.0;
        for between in row.min(self.place.row)..row.max(self.place.row) {
            sum += heights.of(between);
            if sum > most + heights.of(self.place.row) {
                return None;
            }
        }
        let distance = if row >= self.place.row { sum } else { -sum } - self.place.points;
        (distance.abs() <= most).then_some(distance)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The place after its row, estimated at 100 points, was found to be 130 high.
    fn measured(points: f32, is_resized: bool) -> f32 {
        let mut flow = Flow::new(0..9, &Side::BOTH);
        flow.place = Place { row: 4, points };
        flow.measured(100.0, 130.0, is_resized);
        flow.place.points
    }

    #[test]
    fn a_row_that_comes_into_view_from_below_shows_as_much_of_its_end_as_was_scrolled() {
        let below = 130.0 - measured(80.0, false);
        assert!((below - (100.0 - 80.0)).abs() < 0.01, "{below}");
    }

    #[test]
    fn after_a_resize_the_same_share_of_a_row_is_above() {
        let above = measured(50.0, true);
        assert!((above - 65.0).abs() < 0.01, "{above}");
    }
}
