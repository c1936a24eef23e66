//! Tables whose cells have several lines: their rows show by gaps at the same heights on both sides of a
//! gutter.

use super::pieces::Piece;

/// A gap between rows is wider than one between lines by this.
const WIDE_GAP: f32 = 1.4;
/// A table has at least so many rows, and of all stretches on either side so many tenths begin a row.
const FEWEST_ROWS: usize = 3;
const MOST_TENTHS: usize = 8;
/// Lines stand at one height if they differ by less, in gaps between lines.
const HEIGHT_SLACK: f32 = 0.25;

/// Where rows begin, by the heights of the lines on both sides; nowhere if this is no table.
pub(super) fn rows(left: &[f32], right: &[f32]) -> Vec<f32> {
    let gap = gaps(left).chain(gaps(right)).fold(f32::INFINITY, f32::min);
    let (left, right) = (starts(left, gap), starts(right, gap));
    let is_near = |one: f32, other: f32| (one - other).abs() < HEIGHT_SLACK * gap;
    let has_partner = |at: f32| {
        let near = right.partition_point(|&other| other < at - HEIGHT_SLACK * gap);
        right.get(near).is_some_and(|&other| is_near(other, at))
    };
    let shared: Vec<f32> = left.iter().copied().filter(|&at| has_partner(at)).collect();
    let n_stretches = left.len().max(right.len());
    let is_table = shared.len() >= FEWEST_ROWS && shared.len() * 10 >= n_stretches * MOST_TENTHS;
    if is_table { shared.into_iter().map(|at| at - 0.5 * gap).collect() } else { Vec::new() }
}

/// The cells of a table, row by row.
pub(super) fn cells(
    inside: Vec<Piece>,
    rows: &[f32],
    gutters: &[f32],
) -> impl Iterator<Item = Vec<Piece>> {
    let n_columns = gutters.len() + 1;
    let mut cells: Vec<Vec<Piece>> = Vec::new();
    cells.resize_with(rows.len().max(1) * n_columns, Vec::new);
    for piece in inside {
        let row = rows.partition_point(|&top| top <= piece.base).saturating_sub(1);
        let column = gutters.partition_point(|&gutter| gutter <= piece.left);
        if let Some(cell) = cells.get_mut(row * n_columns + column) {
            cell.push(piece);
        }
    }
    cells.into_iter().filter(|cell| !cell.is_empty())
}

fn gaps(bases: &[f32]) -> impl Iterator<Item = f32> {
    bases.iter().zip(bases.iter().skip(1)).map(|(one, next)| next - one)
}

/// The lines that begin a stretch without wide gaps.
fn starts(bases: &[f32], gap: f32) -> Vec<f32> {
    let below = bases.iter().copied().skip(1).zip(gaps(bases));
    let later = below.filter(|(_, above)| *above > WIDE_GAP * gap).map(|(base, _)| base);
    bases.first().copied().into_iter().chain(later).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(left: &[f32], right: &[f32], expected: &[f32]) {
        assert_eq!(rows(left, right), expected);
    }

    #[test]
    fn rows_begin_at_the_same_heights() {
        let short = [100.0, 140.0, 180.0];
        let long = [100.0, 112.0, 140.0, 180.0, 192.0];
        check(&short, &long, &[94.0, 134.0, 174.0]);
        check(&long, &long, &[94.0, 134.0, 174.0]);
    }

    #[test]
    fn paragraphs_beside_each_other_are_no_rows() {
        check(&[100.0, 112.0, 130.0, 142.0, 160.0], &[100.0, 112.0, 124.0, 142.0, 154.0], &[]);
        check(&[100.0, 112.0, 124.0, 136.0], &[100.0, 112.0, 124.0, 136.0], &[]);
        check(&[], &[], &[]);
    }
}
