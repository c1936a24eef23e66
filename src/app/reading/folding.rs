//! Folds rows that a person does not want to read: boilerplate, what is identical, what has no hit.

use std::ops::Range;

use super::Reading;
use super::rows::{Fold, Row, hull};
use crate::compare::{Kind, Side, Sides};
use crate::model::{Document, ParagraphIdx};
use crate::text::Span;

/// So many rows stay on either side of one with a hit.
const CONTEXT: usize = 1;

/// Folds boilerplate row by row, and identical rows and those without a hit by runs, which open as a
/// whole too.
pub(super) fn folded(rows: Vec<Row>, reading: &Reading) -> Vec<Row> {
    let options = &reading.options;
    let is_open = |row: &Row| options.unfolded.contains(&(row.left.start, row.right.start));
    let kept = options.matching.as_ref().map(|matching| kept(&rows, matching));
    let n_left =
        if reading.is_free() { rows.partition_point(|row| !row.left.is_empty()) } else { 0 };
    let mut found: Vec<Row> = Vec::with_capacity(rows.len());
    // The run that we are in, and whether it is open.
    let mut run: Option<(Run, bool)> = None;
    for (index, mut row) in rows.into_iter().enumerate() {
        let is_kept = kept.as_ref().map(|kept| kept.get(index) == Some(&true));
        let of = match is_kept {
            Some(false) => Some(Run::Unmatched),
            // What a hit stands in or beside is read, identical or not.
            Some(true) => None,
            None => {
                (options.folds_identical && is_identical(reading, &row)).then_some(Run::Identical)
            }
        };
        // Sheets that flow freely are folded each by itself.
        let begins =
            run.is_none_or(|(last, _)| Some(last) != of) || (index == n_left && n_left > 0);
        let Some(of) = of else {
            run = None;
            if options.folds_boilerplate && row.is_boilerplate && !is_open(&row) {
                row.fold = Some(Fold::Boilerplate(n_words(reading, &row)));
            }
            found.push(row);
            continue;
        };
        if begins {
            run = Some((of, is_open(&row)));
        }
        let is_run_open = run.is_some_and(|(_, is_open)| is_open);
        if let Some(above) = found.last_mut().filter(|_| !begins && !is_run_open) {
            join(above, &row, of);
        } else {
            row.fold = (!is_run_open).then(|| of.fold(&row));
            found.push(row);
        }
    }
    found
}

/// Why rows are folded together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Run {
    Identical,
    Unmatched,
}

impl Run {
    fn fold(self, row: &Row) -> Fold {
        match self {
            Self::Identical => Fold::Identical(row.left.len()),
            Self::Unmatched => Fold::Unmatched(row.left.len().max(row.right.len())),
        }
    }
}

fn join(above: &mut Row, row: &Row, of: Run) {
    (above.left.end, above.right.end) = (row.left.end, row.right.end);
    above.is_boilerplate &= row.is_boilerplate;
    above.fold = Some(of.fold(above));
}

/// The rows with a hit, and those beside them.
fn kept(rows: &[Row], matching: &Sides<Vec<u32>>) -> Vec<bool> {
    let holds_hit = |side: Side, paragraphs: &Range<usize>| {
        let matching = matching.of(side);
        let first = matching.partition_point(|&it| (it as usize) < paragraphs.start);
        matching.get(first).is_some_and(|&it| (it as usize) < paragraphs.end)
    };
    let has_hit =
        |row: &Row| holds_hit(Side::Left, &row.left) || holds_hit(Side::Right, &row.right);
    let mut kept = vec![false; rows.len()];
    for (index, _) in rows.iter().enumerate().filter(|(_, row)| has_hit(row)) {
        let around = index.saturating_sub(CONTEXT)..(index + CONTEXT + 1).min(rows.len());
        kept.get_mut(around).unwrap_or_default().fill(true);
    }
    kept
}

fn n_words(reading: &Reading, row: &Row) -> usize {
    Side::BOTH
        .into_iter()
        .filter(|&side| !row.of(side).is_empty())
        .filter_map(|side| {
            let document = reading.document(side)?;
            Some(document.words_in(hull(reading, side, row.of(side))).len())
        })
        .sum()
}

/// Whether both sides have the same words throughout, in place: nothing of one side only, and
/// nothing whose partner stands in another row.
fn is_identical(reading: &Reading, row: &Row) -> bool {
    let is_whole = |side: Side, index: usize| {
        let paragraph = reading.paragraph(side, index);
        let only = reading.comparison.only.of(side);
        let first = only.partition_point(|span| span.end <= paragraph.start);
        let partners = hull(reading, side.other(), row.of(side.other()));
        only.get(first).is_none_or(|span| span.start >= paragraph.end)
            && reading.passages_in(side, paragraph).all(|(_, passage)| {
                passage.kind == Kind::Identical
                    && !passage.is_moved
                    && partners.covers(passage.span(side.other()))
            })
    };
    !row.left.is_empty()
        && !row.right.is_empty()
        && Side::BOTH
            .into_iter()
            .all(|side| row.of(side).clone().all(|index| is_whole(side, index)))
}

/// The paragraphs of a document that hold one of these stretches, which come in order.
pub fn paragraphs_with(document: &Document, spans: impl Iterator<Item = Span>) -> Vec<u32> {
    let mut found: Vec<u32> = Vec::new();
    // Until where the paragraphs found last reach, so that thousands of hits in one are looked at once.
    let mut until = 0;
    for span in spans.filter(|span| !span.is_empty()) {
        if span.end <= until {
            continue;
        }
        let at = |byte: u32| document.paragraph_at_byte(byte).unwrap_or_default().0;
        let (first, last) = (at(span.start), at(span.end - 1));
        let next = found.last().map_or(0, |&last| last + 1);
        found.extend(first.max(next)..=last);
        until = document.paragraph(ParagraphIdx(last)).end;
    }
    found
}
