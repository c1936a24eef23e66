//! How high each row is: estimated when it is asked for, exact once it was laid out.
//!
//! Exact layout runs at a few MB a second, and even estimates of all rows would be felt whenever the
//! window is resized. So nothing here is done for rows that nobody comes near.

use std::sync::Arc;

use super::cell::{PARAGRAPH_GAP, role};
use crate::app::reading::Reading;
use crate::compare::Side;
use crate::ui::theme::Role;

/// The height of a folded row.
pub(crate) const FOLD_HEIGHT: f32 = 30.0;

/// Heights of the rows of a reading at one width and text size, the gap below included.
#[derive(Clone, Debug, Default)]
pub(crate) struct Heights {
    reading: Option<Arc<Reading>>,
    width: f32,
    factor: f32,
    /// Rows that were laid out; zero for the others.
    exact: Vec<f32>,
}

impl Heights {
    /// Nothing is laid out yet.
    pub(crate) fn new(reading: &Arc<Reading>, width: f32, factor: f32) -> Self {
        let exact = vec![0.0; reading.rows.len()];
        Self { reading: Some(Arc::clone(reading)), width, factor, exact }
    }

    /// A row's height.
    pub(crate) fn of(&self, row: usize) -> f32 {
        let estimated = || {
            let reading = self.reading.as_deref();
            reading.map_or(0.0, |reading| estimate(reading, row, self.width, self.factor))
        };
        self.exact(row).unwrap_or_else(estimated)
    }

    /// A row's height if it was laid out.
    pub(crate) fn exact(&self, row: usize) -> Option<f32> {
        self.exact.get(row).copied().filter(|&height| height > 0.0)
    }

    /// Notes the exact height of a row that was laid out.
    pub(crate) fn set(&mut self, row: usize, height: f32) {
        if let Some(known) = self.exact.get_mut(row) {
            *known = height;
        }
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
