//! Where alignment starts: pairs of sentences that choose each other (steps 3 and 4 of the method).

use super::candidates::Cells;
use super::method::Method;

/// The neighbours that lend, as steps up and left.
const NEIGHBOURS: [(usize, usize); 5] = [(1, 1), (1, 2), (2, 1), (1, 0), (0, 1)];

/// A pair of sentences that chose each other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Seed {
    /// The left sentence.
    pub(super) left: usize,
    /// The right sentence.
    pub(super) right: usize,
    /// The score in nats.
    pub(super) score: f64,
}

/// All seeds in the order of the left side; each sentence is in one at most.
pub(super) fn seeds(cells: &Cells, method: &Method) -> Vec<Seed> {
    let mut best_of_column = vec![(f64::NEG_INFINITY, usize::MAX); cells.n_columns()];
    let mut best_of_row = Vec::with_capacity(cells.n_rows());
    for row in 0..cells.n_rows() {
        let mut best = (f64::NEG_INFINITY, usize::MAX, 0.0);
        let (columns, scores) = cells.row(row);
        for (&column, &score) in columns.iter().zip(scores) {
            let (column, score) = (column as usize, f64::from(score));
            let Some(best_here) = best_of_column.get_mut(column) else { continue };
            // Most cells cannot win whatever their neighbours lend.
            if score + method.lent_share * 2.0 * method.most_lent <= best.0.min(best_here.0) {
                continue;
            }
            let supported = score + lent(cells, row, column, method);
            if supported > best.0 {
                best = (supported, column, score);
            }
            if supported > best_here.0 {
                *best_here = (supported, row);
            }
        }
        best_of_row.push(best);
    }
    let rows = best_of_row.into_iter().enumerate();
    rows.filter(|&(row, (_, column, score))| {
        score >= method.seed_bar && best_of_column.get(column).is_some_and(|best| best.1 == row)
    })
    .map(|(left, (_, right, score))| Seed { left, right, score })
    .collect()
}

/// What the neighbours before and after lend to a cell, in nats.
fn lent(cells: &Cells, row: usize, column: usize, method: &Method) -> f64 {
    let score = |row: Option<usize>, column: Option<usize>| {
        let score = row.zip(column).and_then(|(row, column)| cells.score(row, column));
        score.unwrap_or_default().min(method.most_lent).max(0.0)
    };
    let (mut up, mut down) = (0.0_f64, 0.0_f64);
    for (rows, columns) in NEIGHBOURS {
        let weight = if rows == columns { 1.0 } else { method.off_diagonal };
        up = up.max(weight * score(row.checked_sub(rows), column.checked_sub(columns)));
        let below = (column + columns < cells.n_columns()).then_some(column + columns);
        down = down.max(weight * score(Some(row + rows), below));
    }
    method.lent_share * (up + down)
}
