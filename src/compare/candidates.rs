//! Which pairs of sentences are scored at all: every one in small pairs of documents, in large ones
//! those that share the rarest stems ("Cost" in the method), so that memory stays linear.

use super::score::Scorer;
use super::words::{Text, Texts};

/// Up to this many cells every pair of sentences is scored.
const DENSE_CELLS: usize = 2_000_000;
/// Only stems rarer than this share of all words nominate a pair.
const RARE: f64 = 0.01;
/// So many pairs are nominated for each sentence on either side.
const NOMINEES: usize = 3;
/// The most meetings of equal stems that are looked at, the rarest stems first.
const MOST_MEETINGS: usize = 40_000_000;

/// Scores of pairs of sentences, row by row of the left side.
#[derive(Debug, Default)]
pub(super) struct Cells {
    first: Vec<usize>,
    columns: Vec<u32>,
    scores: Vec<f32>,
    n_columns: usize,
}

impl Cells {
    /// Number of left sentences.
    pub(super) fn n_rows(&self) -> usize {
        self.first.len().saturating_sub(1)
    }

    /// Number of right sentences.
    pub(super) fn n_columns(&self) -> usize {
        self.n_columns
    }

    /// The scored cells of a row, as columns and scores in nats.
    pub(super) fn row(&self, row: usize) -> (&[u32], &[f32]) {
        let bound = |row: usize| self.first.get(row).copied().unwrap_or(self.columns.len());
        let range = bound(row)..bound(row + 1);
        let columns = self.columns.get(range.clone()).unwrap_or_default();
        (columns, self.scores.get(range).unwrap_or_default())
    }

    /// A cell's score in nats, if it was scored.
    pub(super) fn score(&self, row: usize, column: usize) -> Option<f64> {
        let (columns, scores) = self.row(row);
        let at = if columns.len() == self.n_columns {
            column
        } else {
            columns.binary_search(&(column as u32)).ok()?
        };
        scores.get(at).map(|&score| f64::from(score))
    }

    fn begin(n_rows: usize, n_columns: usize) -> Self {
        let mut first = Vec::with_capacity(n_rows + 1);
        first.push(0);
        Self { first, n_columns, ..Self::default() }
    }

    fn push(&mut self, column: u32, score: f64) {
        self.columns.push(column);
        self.scores.push(score as f32);
    }

    fn end_row(&mut self) {
        self.first.push(self.columns.len());
    }
}

/// Scores the pairs of sentences worth it; `None` if `cancelled` said so meanwhile.
pub(super) fn cells(
    texts: &Texts<'_>,
    scorer: &Scorer<'_>,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Cells> {
    let (n_rows, n_columns) = (texts.left.units.len(), texts.right.units.len());
    let is_dense = n_rows.saturating_mul(n_columns) <= DENSE_CELLS;
    let mut chosen = if is_dense { Vec::new() } else { nominated(texts, cancelled)? };
    chosen.sort_unstable();
    chosen.dedup();
    let mut chosen = chosen.as_slice();
    let mut cells = Cells::begin(n_rows, n_columns);
    let mut scorer = scorer.row();
    for row in 0..n_rows {
        if row % 64 == 0 && cancelled() {
            return None;
        }
        scorer.load(row);
        if is_dense {
            (0..n_columns).for_each(|column| cells.push(column as u32, scorer.score(column)));
        } else {
            let n_here = chosen.partition_point(|&(at, _)| at as usize <= row);
            let (here, below) = chosen.split_at_checked(n_here).unwrap_or_default();
            for &(_, column) in here {
                cells.push(column, scorer.score(column as usize));
            }
            chosen = below;
        }
        cells.end_row();
    }
    Some(cells)
}

/// The best pairs of each row and column by shared information, and the eight cells around each.
fn nominated(texts: &Texts<'_>, cancelled: &(dyn Fn() -> bool + Sync)) -> Option<Vec<(u32, u32)>> {
    let (n_rows, n_columns) = (texts.left.units.len(), texts.right.units.len());
    let postings = postings(texts);
    let mut best_of_column = vec![Best::default(); n_columns];
    let mut sums = vec![0.0_f32; n_columns];
    let mut touched: Vec<u32> = Vec::new();
    let mut chosen = Vec::new();
    for row in 0..n_rows {
        if row % 64 == 0 && cancelled() {
            return None;
        }
        for term in texts.left.terms(row) {
            let information = -texts.stem_chance.get(term.stem as usize).map_or(0.0, |q| q.ln());
            for &column in postings.get(term.stem as usize).map_or(&[][..], Vec::as_slice) {
                let Some(sum) = sums.get_mut(column as usize) else { continue };
                if *sum == 0.0 {
                    touched.push(column);
                }
                *sum += information as f32;
            }
        }
        let mut best_of_row = Best::default();
        for column in touched.drain(..) {
            let sum = sums.get_mut(column as usize).map_or(0.0, std::mem::take);
            best_of_row.offer(sum, column);
            if let Some(best) = best_of_column.get_mut(column as usize) {
                best.offer(sum, row as u32);
            }
        }
        best_of_row.each(|column| surround(&mut chosen, row as u32, column, (n_rows, n_columns)));
    }
    for (column, best) in best_of_column.into_iter().enumerate() {
        best.each(|row| surround(&mut chosen, row, column as u32, (n_rows, n_columns)));
    }
    Some(chosen)
}

/// For each rare stem the right sentences that hold it; common ones past the limit stay empty.
fn postings(texts: &Texts<'_>) -> Vec<Vec<u32>> {
    let n_left = counts(&texts.left, texts.stem_chance.len());
    let n_right = counts(&texts.right, texts.stem_chance.len());
    let n_meetings = |stem: usize| {
        let of = |counts: &[u32]| counts.get(stem).copied().unwrap_or_default() as usize;
        of(&n_left).saturating_mul(of(&n_right))
    };
    let is_rare = |stem: &usize| texts.stem_chance.get(*stem).is_some_and(|&q| q < RARE);
    let mut rare: Vec<usize> = (0..texts.stem_chance.len()).filter(is_rare).collect();
    rare.sort_by_key(|&stem| (n_meetings(stem), stem));
    let mut is_used = vec![false; texts.stem_chance.len()];
    let mut n_left_over = MOST_MEETINGS;
    for stem in rare {
        let Some(rest) = n_left_over.checked_sub(n_meetings(stem)) else { break };
        n_left_over = rest;
        if let Some(is_used) = is_used.get_mut(stem) {
            *is_used = true;
        }
    }
    let mut postings = vec![Vec::new(); texts.stem_chance.len()];
    for column in 0..texts.right.units.len() {
        for term in texts.right.terms(column) {
            let stem = term.stem as usize;
            if let Some(list) = postings.get_mut(stem).filter(|_| is_used.get(stem) == Some(&true))
            {
                list.push(column as u32);
            }
        }
    }
    postings
}

/// In how many sentences of a side each stem stands.
fn counts(text: &Text<'_>, n_stems: usize) -> Vec<u32> {
    let mut counts = vec![0; n_stems];
    for unit in 0..text.units.len() {
        for term in text.terms(unit) {
            if let Some(count) = counts.get_mut(term.stem as usize) {
                *count += 1;
            }
        }
    }
    counts
}

/// The best few of what is offered; the earlier one stays where two are equal.
#[derive(Clone, Copy, Default)]
struct Best([(f32, u32); NOMINEES]);

impl Best {
    fn offer(&mut self, mut sum: f32, mut at: u32) {
        for (kept, kept_at) in &mut self.0 {
            if sum > *kept {
                std::mem::swap(kept, &mut sum);
                std::mem::swap(kept_at, &mut at);
            }
        }
    }

    fn each(&self, mut take: impl FnMut(u32)) {
        self.0.iter().filter(|(sum, _)| *sum > 0.0).for_each(|&(_, at)| take(at));
    }
}

fn surround(chosen: &mut Vec<(u32, u32)>, row: u32, column: u32, size: (usize, usize)) {
    for row in row.saturating_sub(1)..=(row + 1).min(size.0 as u32 - 1) {
        for column in column.saturating_sub(1)..=(column + 1).min(size.1 as u32 - 1) {
            chosen.push((row, column));
        }
    }
}
