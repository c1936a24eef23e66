//! Links between sentences, and what position adds to the seeds: gaps between links are filled and
//! their ends extended (steps 7 and 8 of the method).

use std::ops::Range;

use super::chains::Believed;
use super::edges::{Edges, End};
use super::score::Scorer;

/// The bar for going on from a link that was not a seed, in nats.
const WEAK_BAR: f64 = 9.0;
/// The steps by which a link is extended, in sentences left and right.
const STEPS: [(usize, usize); 3] = [(1, 1), (1, 2), (2, 1)];

/// Neighbouring sentences on each side that correspond.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Link {
    /// The sentences on the left.
    pub(super) left: Range<usize>,
    /// The sentences on the right.
    pub(super) right: Range<usize>,
    /// The score in nats.
    pub(super) score: f64,
    /// What a link here has to score, in nats.
    pub(super) bar: f64,
}

/// All links, and which sentences are in one.
#[derive(Debug)]
pub(super) struct Links {
    /// The links, in no order.
    pub(super) all: Vec<Link>,
    is_left_used: Vec<bool>,
    is_right_used: Vec<bool>,
}

impl Links {
    /// Makes links of seeds, for documents of so many sentences.
    pub(super) fn new(seeds: &[Believed], n_left: usize, n_right: usize) -> Self {
        let mut links = Self {
            all: Vec::with_capacity(seeds.len()),
            is_left_used: vec![false; n_left],
            is_right_used: vec![false; n_right],
        };
        for Believed { seed, bar } in seeds {
            links.push(seed.left, seed.right, seed.score, *bar);
        }
        links
    }

    /// Whether a left sentence exists and is in no link.
    pub(super) fn is_left_free(&self, unit: usize) -> bool {
        self.is_left_used.get(unit) == Some(&false)
    }

    /// Whether a right sentence exists and is in no link.
    pub(super) fn is_right_free(&self, unit: usize) -> bool {
        self.is_right_used.get(unit) == Some(&false)
    }

    /// Notes that sentences are in a link now.
    pub(super) fn mark(&mut self, left: Range<usize>, right: Range<usize>) {
        self.is_left_used.get_mut(left).unwrap_or_default().fill(true);
        self.is_right_used.get_mut(right).unwrap_or_default().fill(true);
    }

    /// Links two sentences from which nothing is to go on.
    pub(super) fn push_weak(&mut self, left: usize, right: usize, score: f64) {
        self.push(left, right, score, WEAK_BAR);
    }

    fn push(&mut self, left: usize, right: usize, score: f64, bar: f64) {
        let link = Link { left: left..left + 1, right: right..right + 1, score, bar };
        self.mark(link.left.clone(), link.right.clone());
        self.all.push(link);
    }
}

/// Links the best pairs inside small gaps between links that follow each other.
pub(super) fn fill_gaps(links: &mut Links, scorer: &Scorer<'_>) {
    let method = scorer.texts().method;
    let mut order: Vec<Link> = links.all.clone();
    order.sort_by_key(|link| link.left.start);
    for (before, after) in order.iter().zip(order.iter().skip(1)) {
        let step =
            |before: &Range<usize>, after: &Range<usize>| after.start.checked_sub(before.start);
        let is_small =
            |step: Option<usize>| step.is_some_and(|step| (2..=method.widest_gap).contains(&step));
        if is_small(step(&before.left, &after.left)) && is_small(step(&before.right, &after.right))
        {
            let bar =
                (before.bar.min(after.bar) - method.filling_discount).max(method.lowest_filling);
            let rows = before.left.end..after.left.start;
            fill_gap(links, scorer, rows, before.right.end..after.right.start, bar);
        }
    }
}

/// Links the pairs of a gap that are the best of their row and of their column.
fn fill_gap(
    links: &mut Links,
    scorer: &Scorer<'_>,
    rows: Range<usize>,
    columns: Range<usize>,
    bar: f64,
) {
    let rows = rows.filter(|&row| links.is_left_free(row));
    let columns: Vec<usize> = columns.filter(|&column| links.is_right_free(column)).collect();
    let mut cells = Vec::new();
    for row in rows {
        cells.extend(columns.iter().map(|&column| (row, column, scorer.sentences(row, column))));
    }
    for &(row, column, score) in &cells {
        let rivals = || cells.iter().filter(|rival| (rival.0 == row) != (rival.1 == column));
        let is_best = rivals().all(|rival| rival.2 <= score);
        if is_best && score >= bar && links.is_left_free(row) && links.is_right_free(column) {
            links.push_weak(row, column, score);
        }
    }
}

/// Goes on from every link, forwards and then backwards, as long as the sentences there score the
/// link's own bar; `None` if `cancelled` said so meanwhile.
pub(super) fn extend(
    links: &mut Links,
    scorer: &Scorer<'_>,
    edges: &Edges<'_>,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<()> {
    let texts = scorer.texts();
    let is_end = |(left, right): (usize, usize), end: End| {
        let words = texts.left.words_of(&(left..left + 1));
        edges.cut(&(words, texts.right.words_of(&(right..right + 1))), end, true).is_some()
    };
    let mut starts: Vec<Link> = links.all.clone();
    starts.sort_by_key(|link| link.left.start);
    for (index, start) in starts.iter().enumerate() {
        if index % 256 == 0 && cancelled() {
            return None;
        }
        for (is_forward, end) in [(true, End::Last), (false, End::First)] {
            let (mut left, mut right) = (start.left.start, start.right.start);
            while !is_end((left, right), end)
                && let Some((row, column, score)) = next(links, scorer, (left, right), is_forward)
                && score >= start.bar + texts.method.extension_surcharge
            {
                links.push_weak(row, column, score);
                (left, right) = (row, column);
            }
        }
    }
    Some(())
}

/// The free pair with the highest score one step further that jumps no linked sentence.
fn next(
    links: &Links,
    scorer: &Scorer<'_>,
    from: (usize, usize),
    is_forward: bool,
) -> Option<(usize, usize, f64)> {
    let moved = |from: usize, by: usize| {
        if is_forward { Some(from + by) } else { from.checked_sub(by) }
    };
    let mut best: Option<(usize, usize, f64)> = None;
    for (rows, columns) in STEPS {
        let Some((row, column)) = moved(from.0, rows).zip(moved(from.1, columns)) else { continue };
        let jumps_none = (1..=rows)
            .all(|by| moved(from.0, by).is_some_and(|unit| links.is_left_free(unit)))
            && (1..=columns)
                .all(|by| moved(from.1, by).is_some_and(|unit| links.is_right_free(unit)));
        if jumps_none {
            let score = scorer.sentences(row, column);
            if best.is_none_or(|best| score > best.2) {
                best = Some((row, column, score));
            }
        }
    }
    best
}
