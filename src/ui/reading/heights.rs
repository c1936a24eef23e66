//! How high each row is: estimated until it is seen, exact from then on.
//!
//! Exact layout runs at a few MB a second, so unseen rows are estimated from their length. Places are
//! kept as a row and points within it; the strip lives on estimates alone, so that it never jumps.

use std::ops::Range;

use super::cell::{PARAGRAPH_GAP, role};
use crate::app::reading::Reading;
use crate::compare::Side;
use crate::ui::theme::Role;

/// The height of a folded row.
pub(crate) const FOLD_HEIGHT: f32 = 30.0;

/// Heights of all rows of a reading at one width and text size.
#[derive(Clone, Debug, Default)]
pub(crate) struct Heights {
    /// Height with the gap below; estimated or exact.
    rows: Vec<f32>,
    /// Estimated y of each row's top, and of the end.
    tops: Vec<f32>,
}

impl Heights {
    /// Estimates all rows.
    pub(crate) fn new(reading: &Reading, width: f32, factor: f32) -> Self {
        let rows: Vec<f32> =
            (0..reading.rows.len()).map(|row| estimate(reading, row, width, factor)).collect();
        let mut tops = Vec::with_capacity(rows.len() + 1);
        let mut y = 0.0;
        for height in &rows {
            tops.push(y);
            y += height;
        }
        tops.push(y);
        Self { rows, tops }
    }

    /// A row's height with the gap below it.
    pub(crate) fn of(&self, row: usize) -> f32 {
        self.rows.get(row).copied().unwrap_or_default()
    }

    /// Notes the exact height of a row that was laid out.
    pub(crate) fn set(&mut self, row: usize, height: f32) {
        if let Some(known) = self.rows.get_mut(row) {
            *known = height;
        }
    }

    /// The estimated y of a row's top.
    pub(crate) fn top(&self, row: usize) -> f32 {
        self.tops.get(row).or_else(|| self.tops.last()).copied().unwrap_or_default()
    }

    /// The estimated height of rows.
    pub(crate) fn total(&self, rows: &Range<usize>) -> f32 {
        self.top(rows.end) - self.top(rows.start)
    }

    /// The row at an estimated y, and the points within it.
    pub(crate) fn at(&self, y: f32) -> (usize, f32) {
        let row = self.tops.partition_point(|&top| top <= y).saturating_sub(1);
        (row.min(self.rows.len().saturating_sub(1)), y - self.top(row))
    }
}

fn estimate(reading: &Reading, index: usize, width: f32, factor: f32) -> f32 {
    let Some(row) = reading.rows.get(index) else { return 0.0 };
    if row.fold.is_some() {
        return FOLD_HEIGHT + PARAGRAPH_GAP;
    }
    let side_height = |side: Side| -> f32 {
        let Some(document) = reading.document(side) else { return 0.0 };
        let paragraphs = row.of(side).clone();
        let n = paragraphs.len();
        let text: f32 = paragraphs
            .map(|paragraph| {
                let role = role(document, paragraph);
                let em = if role == Role::Title { 11.5 } else { 7.75 } * factor;
                let n_bytes = reading.paragraph(side, paragraph).len() as f32;
                (n_bytes * em / width.max(1.0)).ceil().max(1.0) * role.line_height(factor)
            })
            .sum();
        text + PARAGRAPH_GAP * n.saturating_sub(1) as f32
    };
    side_height(Side::Left).max(side_height(Side::Right)) + PARAGRAPH_GAP
}
