//! Where alignment starts: pairs of sentences that choose each other, and what lies beside them (steps
//! 3 and 4 of the method).

use super::candidates::Cells;
use super::method::Method;

/// The neighbours that lend, as steps up and left.
const NEIGHBOURS: [(usize, usize); 5] = [(1, 1), (1, 2), (2, 1), (1, 0), (0, 1)];

/// A pair of sentences of which one chose the other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Seed {
    /// The left sentence.
    pub(super) left: usize,
    /// The right sentence.
    pub(super) right: usize,
    /// The score in nats.
    pub(super) score: f64,
}

/// Which sentence each one chooses on the other side, if it chooses any.
#[derive(Debug)]
pub(super) struct Choices {
    /// What the left sentences choose.
    of_left: Vec<Option<Seed>>,
    /// What the right ones choose.
    of_right: Vec<Option<Seed>>,
}

impl Choices {
    /// Lets each sentence choose the best by its score and what the neighbours lend, of those that
    /// `placed` leaves to it.
    pub(super) fn new(cells: &Cells, placed: &Placed, method: &Method) -> Self {
        let nothing = (f64::NEG_INFINITY, None);
        let mut of_right: Vec<(f64, Option<Seed>)> = vec![nothing; cells.n_columns()];
        let mut of_left = Vec::with_capacity(cells.n_rows());
        for left in 0..cells.n_rows() {
            let mut best = nothing;
            let (columns, scores) = cells.row(left);
            for (&right, &score) in columns.iter().zip(scores) {
                let (right, score) = (right as usize, f64::from(score));
                let Some(best_here) = of_right.get_mut(right) else { continue };
                // Most cells cannot win whatever their neighbours lend.
                let most = score + method.lent_share * 2.0 * method.most_lent;
                if most <= best.0.min(best_here.0) || !placed.leaves(left, right) {
                    continue;
                }
                let supported = score + lent(cells, left, right, method);
                let seed = Seed { left, right, score };
                for best in [&mut best, best_here] {
                    if supported > best.0 {
                        *best = (supported, Some(seed));
                    }
                }
            }
            of_left.push(best);
        }
        let enough = |(_, seed): (f64, Option<Seed>)| {
            seed.filter(|seed: &Seed| seed.score >= method.seed_bar)
        };
        Self {
            of_left: of_left.into_iter().map(enough).collect(),
            of_right: of_right.into_iter().map(enough).collect(),
        }
    }

    /// The pairs that choose each other, in the order of the left side.
    pub(super) fn mutual(&self) -> Vec<Seed> {
        let is_mutual =
            |seed: &Seed| self.of_right.get(seed.right).copied().flatten() == Some(*seed);
        self.of_left.iter().flatten().copied().filter(is_mutual).collect()
    }

    /// The pairs of which one side chooses the other, and those given, in the order of the left side.
    pub(super) fn one_sided(&self, given: &[Seed]) -> Vec<Seed> {
        let chosen = self.of_left.iter().chain(&self.of_right).flatten();
        let mut found: Vec<Seed> = chosen.chain(given).copied().collect();
        found.sort_by_key(|seed| (seed.left, seed.right));
        found.dedup();
        found
    }
}

/// Where sentences are believed to belong, and how far from there they may choose anew.
///
/// One sided choices would take from a passage what belongs to its second copy. Beside what is
/// believed, and where nothing is, they tell neighbours apart that were confused, and find the
/// second copy of a paragraph for the second one that uses it.
#[derive(Debug, Default)]
pub(super) struct Placed {
    right_of: Vec<Option<usize>>,
    left_of: Vec<Option<usize>>,
    near: usize,
}

impl Placed {
    /// Places the sentences of these pairs; they may choose up to `near` sentences away.
    pub(super) fn new(believed: &[Seed], near: usize) -> Self {
        let mut placed = Self { near, ..Self::default() };
        for seed in believed {
            place(&mut placed.right_of, seed.left, seed.right);
            place(&mut placed.left_of, seed.right, seed.left);
        }
        placed
    }

    fn leaves(&self, left: usize, right: usize) -> bool {
        let is_near = |place: Option<&Option<usize>>, unit: usize| {
            place.copied().flatten().is_none_or(|place| place.abs_diff(unit) <= self.near)
        };
        is_near(self.right_of.get(left), right) && is_near(self.left_of.get(right), left)
    }
}

fn place(places: &mut Vec<Option<usize>>, unit: usize, other: usize) {
    places.resize(places.len().max(unit + 1), None);
    if let Some(place) = places.get_mut(unit) {
        *place = Some(other);
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    const SCORE: f64 = 9.0;

    fn pairs(seeds: &[Seed]) -> Vec<(usize, usize)> {
        seeds.iter().map(|seed| (seed.left, seed.right)).collect()
    }

    #[test]
    fn mutual_choices_are_fewer_than_one_sided_ones() {
        let seed = |left, right| Some(Seed { left, right, score: SCORE });
        let choices = Choices {
            of_left: vec![seed(0, 0), seed(1, 0), seed(2, 2)],
            of_right: vec![seed(0, 0), seed(2, 1), seed(2, 2)],
        };
        assert_eq!(pairs(&choices.mutual()), [(0, 0), (2, 2)]);
        assert_eq!(pairs(&choices.one_sided(&[])), [(0, 0), (1, 0), (2, 1), (2, 2)]);
    }

    #[test]
    fn what_is_believed_elsewhere_is_left_to_nobody_but_its_neighbours() {
        let placed = Placed::new(&[Seed { left: 5, right: 20, score: SCORE }], 2);
        let leaves = [(5, 22), (5, 23), (7, 20), (8, 20), (8, 23)]
            .map(|(left, right)| placed.leaves(left, right));
        assert_eq!(leaves, [true, false, true, false, true]);
    }
}
