//! Which pairs of sentences are scored at all: every one in small pairs of documents, in large ones
//! those that share the rarest stems ("Cost" in the method), so that memory stays linear.

use super::score::Scorer;
use super::settled::Settled;
use super::words::{Text, Texts};

/// Up to this many cells every pair of sentences is scored ...
const DENSE_CELLS: usize = 2_000_000;
/// ... and up to so many where stretches are settled, since their ends need no scoring.
const DENSE_CELLS_BESIDE: usize = 100_000;
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

    fn new(n_columns: usize) -> Self {
        Self { n_columns, ..Self::default() }
    }

    /// Goes on with a row; those left out before it hold nothing.
    fn begin_row(&mut self, row: usize) {
        self.first.resize(row + 1, self.columns.len());
    }

    fn push(&mut self, column: u32, score: f64) {
        self.columns.push(column);
        self.scores.push(score as f32);
    }
}

/// Scores the pairs of open sentences worth it; `None` if `cancelled` said so meanwhile.
pub(super) fn cells(
    scorer: &Scorer<'_>,
    settled: &Settled,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Cells> {
    let texts = scorer.texts();
    let most = if settled.stretches.is_empty() { DENSE_CELLS } else { DENSE_CELLS_BESIDE };
    let is_dense = settled.left.len().saturating_mul(settled.right.len()) <= most;
    let chosen = if is_dense { Vec::new() } else { nominated(texts, settled, cancelled)? };
    let mut chosen = chosen.as_slice();
    let mut cells = Cells::new(texts.right.units.len());
    let mut scorer = scorer.row();
    for (index, &row) in settled.left.iter().enumerate() {
        if index % 64 == 0 && cancelled() {
            return None;
        }
        cells.begin_row(row);
        scorer.load(row);
        if is_dense {
            settled
                .right
                .iter()
                .for_each(|&column| cells.push(column as u32, scorer.score(column)));
        } else {
            let n_here = chosen.partition_point(|&(at, _)| at as usize <= row);
            let (here, below) = chosen.split_at_checked(n_here).unwrap_or_default();
            for &(_, column) in here {
                cells.push(column, scorer.score(column as usize));
            }
            chosen = below;
        }
    }
    cells.begin_row(texts.left.units.len());
    Some(cells)
}

/// The best pairs of each row and column by shared information, the known ones at the ends of what
/// is settled, and the eight cells around each, sorted.
fn nominated(
    texts: &Texts<'_>,
    settled: &Settled,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<(u32, u32)>> {
    let size = (texts.left.units.len(), texts.right.units.len());
    let mut chosen = Vec::new();
    for (row, column) in settled.ends.iter().flat_map(|end| end.pairs()) {
        surround(&mut chosen, row as u32, column as u32, size);
    }
    let left = without(&settled.left, settled.ends.iter().flat_map(|end| end.lefts()));
    let right = without(&settled.right, settled.ends.iter().flat_map(|end| end.rights()));
    let mut best_of_column = vec![Best::default(); size.1];
    let mut meetings =
        Meetings { postings: postings(texts, &left, &right), sums: vec![0.0; size.1] };
    for (index, &row) in left.iter().enumerate() {
        if index % 64 == 0 && cancelled() {
            return None;
        }
        let mut best_of_row = Best::default();
        meetings.each(texts, row, |column, sum| {
            best_of_row.offer(sum, column);
            if let Some(best) = best_of_column.get_mut(column as usize) {
                best.offer(sum, row as u32);
            }
        });
        best_of_row.each(|column| surround(&mut chosen, row as u32, column, size));
    }
    for &column in &right {
        let best = best_of_column.get(column).copied().unwrap_or_default();
        best.each(|row| surround(&mut chosen, row, column as u32, size));
    }
    chosen.sort_unstable();
    chosen.dedup();
    Some(chosen)
}

/// What is left of some sentences in order without others among them.
fn without(units: &[usize], others: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut others: Vec<usize> = others.collect();
    others.sort_unstable();
    let mut others = others.into_iter().peekable();
    units.iter().copied().filter(|unit| others.next_if_eq(unit).is_none()).collect()
}

/// Sums the information that a left sentence shares with each right one.
struct Meetings {
    postings: Vec<Vec<u32>>,
    sums: Vec<f32>,
}

impl Meetings {
    /// Calls `take` with every right sentence that shares a rare stem with this left one.
    fn each(&mut self, texts: &Texts<'_>, row: usize, mut take: impl FnMut(u32, f32)) {
        let mut touched: Vec<u32> = Vec::new();
        for term in texts.left.terms(row) {
            let chance = texts.stem_chance.get(term.stem as usize).copied().unwrap_or(1.0);
            for &column in self.postings.get(term.stem as usize).map_or(&[][..], Vec::as_slice) {
                let Some(sum) = self.sums.get_mut(column as usize) else { continue };
                if *sum == 0.0 {
                    touched.push(column);
                }
                *sum -= chance.ln() as f32;
            }
        }
        for column in touched {
            let sum = self.sums.get_mut(column as usize).map_or(0.0, std::mem::take);
            take(column, sum);
        }
    }
}

/// For each rare stem the right sentences that hold it; common ones past the limit stay empty.
fn postings(texts: &Texts<'_>, left: &[usize], right: &[usize]) -> Vec<Vec<u32>> {
    let n_stems = texts.stem_chance.len();
    let n_left = counts(&texts.left, left, n_stems);
    let n_right = counts(&texts.right, right, n_stems);
    let n_meetings = |stem: usize| {
        let of = |counts: &[u32]| counts.get(stem).copied().unwrap_or_default() as usize;
        of(&n_left).saturating_mul(of(&n_right))
    };
    let is_rare = |stem: &usize| texts.stem_chance.get(*stem).is_some_and(|&q| q < RARE);
    let mut rare: Vec<usize> =
        (0..n_stems).filter(|&stem| n_meetings(stem) > 0).filter(is_rare).collect();
    rare.sort_by_key(|&stem| (n_meetings(stem), stem));
    let mut n_left_over = MOST_MEETINGS;
    let mut is_used = vec![false; n_stems];
    for stem in rare {
        let Some(rest) = n_left_over.checked_sub(n_meetings(stem)) else { break };
        n_left_over = rest;
        is_used.get_mut(stem).into_iter().for_each(|is_used| *is_used = true);
    }
    let mut postings = vec![Vec::new(); n_stems];
    for &column in right {
        for stem in texts.right.terms(column).iter().map(|term| term.stem as usize) {
            if is_used.get(stem) == Some(&true)
                && let Some(list) = postings.get_mut(stem)
            {
                list.push(column as u32);
            }
        }
    }
    postings
}

/// In how many of these sentences of a side each stem stands.
fn counts(text: &Text<'_>, units: &[usize], n_stems: usize) -> Vec<u32> {
    let mut counts = vec![0; n_stems];
    for &unit in units {
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
