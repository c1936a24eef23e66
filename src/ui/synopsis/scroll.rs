//! Where the rows stand: a row and points within it, never an offset into the whole.
//!
//! Heights are estimated until a row was laid out; nothing is done for rows that nobody comes near.

use crate::app::SynopsisTable;
use crate::synopsis::{Cell, Form};

/// Space above and below the text of a cell.
pub(super) const PADDING: f32 = 13.0;
/// The height of a folded row.
pub(super) const FOLD_HEIGHT: f32 = 30.0;

/// Heights of the rows of a table, by their numbers there.
#[derive(Debug, Default)]
pub(super) struct Heights {
    exact: Vec<f32>,
    /// Width of the text of a column, and size of the text.
    measure: (f32, f32),
}

impl Heights {
    pub(super) fn new(n_rows: usize, measure: (f32, f32)) -> Self {
        Self { exact: vec![0.0; n_rows], measure }
    }

    pub(super) fn set(&mut self, row: usize, height: f32) {
        if let Some(known) = self.exact.get_mut(row) {
            *known = height;
        }
    }

    /// A row's height, exact if it was laid out.
    pub(super) fn of(&self, table: &SynopsisTable, row: usize) -> f32 {
        let exact = self.exact.get(row).copied().filter(|&height| height > 0.0);
        exact.unwrap_or_else(|| self.estimate(table, row))
    }

    fn estimate(&self, table: &SynopsisTable, row: usize) -> f32 {
        let Some(row) = table.synopsis.rows.get(row) else { return 0.0 };
        if row.form == Form::Boilerplate {
            return FOLD_HEIGHT;
        }
        let heights = row.cells.iter().map(|cell| text_height(cell, self.measure));
        heights.fold(0.0, f32::max) + 2.0 * PADDING
    }
}

/// The height of a cell's text as it is estimated, of a width and a size of text.
pub(super) fn text_height(cell: &Cell, (width, factor): (f32, f32)) -> f32 {
    let n_bytes: u32 = cell.pieces.iter().map(|piece| piece.span.len()).sum();
    let lines = (n_bytes as f32 * 7.3 * factor / width.max(1.0)).ceil().max(1.0);
    lines * (24.0 * factor).round()
}

/// What is scrolled: the rows that are shown, with their heights.
pub(super) struct Rows<'a> {
    pub(super) table: &'a SynopsisTable,
    pub(super) shown: &'a [usize],
    pub(super) heights: &'a Heights,
}

impl Rows<'_> {
    /// The height of the row that is shown at a place.
    pub(super) fn height(&self, place: usize) -> f32 {
        self.shown.get(place).map_or(0.0, |&row| self.heights.of(self.table, row))
    }
}

/// The top of the view: a place among the rows shown, and points below its top.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Scroll {
    pub(super) place: usize,
    pub(super) points: f32,
}

impl Scroll {
    /// Moves by points; down is positive.
    pub(super) fn by(&mut self, points: f32, rows: &Rows<'_>, view_height: f32) {
        self.points += points;
        self.settle(rows, view_height);
    }

    /// Comes back into bounds after a move.
    pub(super) fn settle(&mut self, rows: &Rows<'_>, view_height: f32) {
        let last = rows.shown.len().saturating_sub(1);
        if self.place > last {
            (self.place, self.points) = (last, 0.0);
        }
        while self.points < 0.0 && self.place > 0 {
            self.place -= 1;
            self.points += rows.height(self.place);
        }
        while self.points >= rows.height(self.place) && self.place < last {
            self.points -= rows.height(self.place);
            self.place += 1;
        }
        self.points = self.points.max(0.0);
        let lowest = lowest(rows, view_height);
        if (self.place, self.points) > (lowest.place, lowest.points) {
            *self = lowest;
        }
    }

    /// Brings a row wholly into view, its top if it is higher than the view.
    pub(super) fn reveal(&mut self, place: usize, rows: &Rows<'_>, view_height: f32) {
        if place <= self.place {
            (self.place, self.points) = (place, 0.0);
        } else {
            let mut top = -self.points;
            for above in self.place..place {
                top += rows.height(above);
                if top > view_height {
                    break;
                }
            }
            if top + rows.height(place) > view_height {
                (self.place, self.points) = (place, 0.0);
                let above = (view_height - rows.height(place)).max(0.0);
                self.points = -above;
            }
        }
        self.settle(rows, view_height);
    }
}

/// The lowest place: the last row ends at the bottom of the view.
fn lowest(rows: &Rows<'_>, view_height: f32) -> Scroll {
    let mut left = view_height;
    for place in (0..rows.shown.len()).rev() {
        left -= rows.height(place);
        if left <= 0.0 {
            return Scroll { place, points: -left };
        }
    }
    Scroll::default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::synopsis::Synopsis;

    /// Checks where a view of 100 points stands after something, all rows being 40 high.
    #[track_caller]
    fn check(n_rows: usize, moves: impl FnOnce(&mut Scroll, &Rows<'_>), expected: (usize, f32)) {
        let table = SynopsisTable { documents: Vec::new(), synopsis: Synopsis::default() };
        let mut heights = Heights::new(n_rows, (100.0, 1.0));
        (0..n_rows).for_each(|row| heights.set(row, 40.0));
        let shown: Vec<usize> = (0..n_rows).collect();
        let rows = Rows { table: &table, shown: &shown, heights: &heights };
        let mut scroll = Scroll::default();
        moves(&mut scroll, &rows);
        assert_eq!((scroll.place, scroll.points), expected);
    }

    #[test]
    fn scrolling_stops_at_both_ends() {
        check(10, |scroll, rows| scroll.by(50.0, rows, 100.0), (1, 10.0));
        check(10, |scroll, rows| scroll.by(-50.0, rows, 100.0), (0, 0.0));
        check(10, |scroll, rows| scroll.by(9e9, rows, 100.0), (7, 20.0));
        check(2, |scroll, rows| scroll.by(50.0, rows, 100.0), (0, 0.0));
        check(0, |scroll, rows| scroll.by(50.0, rows, 100.0), (0, 0.0));
    }

    #[test]
    fn a_row_is_brought_into_view_by_as_little_as_it_takes() {
        check(10, |scroll, rows| scroll.reveal(1, rows, 100.0), (0, 0.0));
        check(10, |scroll, rows| scroll.reveal(2, rows, 100.0), (0, 20.0));
        check(10, |scroll, rows| scroll.reveal(9, rows, 100.0), (7, 20.0));
        let there_and_back = |scroll: &mut Scroll, rows: &Rows<'_>| {
            scroll.reveal(9, rows, 100.0);
            scroll.reveal(4, rows, 100.0);
        };
        check(10, there_and_back, (4, 0.0));
    }
}
