//! Which rows are shown, and what of them the strip tells.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Showing, SynopsisTable};
use crate::app::state::State;
use crate::compare::Kind;
use crate::filter::Hit;
use crate::model::DocId;
use crate::synopsis::{Cell, Form, Row};

/// The strip tells so many places apart ...
const N_PLACES: usize = 480;
/// ... of so many columns: for more there is no room.
pub const STRIP_COLUMNS: usize = 12;
/// A row is at least as high as so many bytes.
const LEAST_BYTES: u32 = 90;
/// So many statements of one document alone fold to one line.
const LONG_RUN: usize = 20;

/// What a stretch of a column is, the strongest last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StripForm {
    /// Site chrome or repeated text.
    Boilerplate,
    /// The base's own text, or the same words.
    Same,
    /// In other words.
    Paraphrased,
    /// With some words changed.
    Edited,
    /// No other document has it.
    OnlyHere,
    /// It stands elsewhere in its document.
    Moved,
}

/// A stretch of a column on the strip, as shares of the whole height.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Segment {
    /// The column.
    pub column: usize,
    /// Where it begins.
    pub top: f32,
    /// Where it ends.
    pub bottom: f32,
    /// What it is.
    pub form: StripForm,
}

/// The rows that are shown.
#[derive(Debug, Default)]
pub struct ShownRows {
    /// Their numbers in the table, in order.
    pub rows: Vec<usize>,
    /// Those that stand for a run of statements which one document alone has, with how many these are.
    pub runs: BTreeMap<usize, usize>,
    /// Where each ends, as shares of the whole height that is estimated.
    pub ends: Vec<f32>,
    /// The strip's segments, column by column.
    pub segments: Vec<Segment>,
    /// Where hits stand: column, share of the height, number of the term.
    pub chips: Vec<(usize, f32, u16)>,
    /// How many statements have a hit, while there is a filter.
    pub n_matching: Option<usize>,
}

impl ShownRows {
    /// The place among those shown of a row of the table, or of the next one that is shown.
    pub fn place_of(&self, row: usize) -> usize {
        self.rows.partition_point(|&shown| shown < row).min(self.rows.len().saturating_sub(1))
    }
}

impl ShownRows {
    /// The row that stands for another one, which is folded away behind it.
    pub(super) fn run_around(&self, row: usize) -> Option<usize> {
        let (&first, &n_rows) = self.runs.range(..row).next_back()?;
        (row - first < n_rows).then_some(first)
    }
}

/// The long runs of statements that one document alone has, by their first row, but for those that a
/// person opened.
fn runs(rows: &[Row], unfolded: &BTreeSet<usize>) -> BTreeMap<usize, usize> {
    let column = |row: &Row| row.cells.first().filter(|_| row.is_in_one()).map(|cell| cell.column);
    let mut first = 0;
    let mut found = BTreeMap::new();
    for run in rows.chunk_by(|one, next| column(one) == column(next)) {
        let is_alone = run.first().and_then(column).is_some();
        if is_alone && run.len() >= LONG_RUN && !unfolded.contains(&first) {
            found.insert(first, run.len());
        }
        first += run.len();
    }
    found
}

/// What the shown rows were made of, by where it lies in memory: neither ever changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ShownOf {
    table: usize,
    showing: Showing,
    hits: Option<usize>,
    is_only_matching: bool,
}

impl State {
    /// Chooses the rows anew, if anything that says which are shown has changed.
    pub(in crate::app) fn synopsis_rows_anew(&mut self) {
        let Some(table) = self.synoptic.table.clone() else { return };
        let hits = || Arc::as_ptr(&self.filtering.hits).addr();
        let shown_of = ShownOf {
            table: Arc::as_ptr(&table).addr(),
            showing: self.synoptic.showing,
            hits: self.filtering.is_active().then(hits),
            is_only_matching: self.is_only_matching(),
        };
        if self.synoptic.shown_of == Some(shown_of) {
            return;
        }
        let shown = self.shown_rows(&table, shown_of);
        let at = shown.rows.get(shown.place_of(self.synoptic.at.0)).copied().unwrap_or_default();
        (self.synoptic.shown, self.synoptic.shown_of) = (Arc::new(shown), Some(shown_of));
        let column = self.synoptic.at.1;
        self.synoptic.go(at, column);
    }

    /// The document of a column if it is still the text that the table shows: places in it, as hits
    /// and boxes, hold there alone.
    pub fn column_as_shown(&self, table: &SynopsisTable, column: usize) -> Option<DocId> {
        let id = table.synopsis.columns.get(column)?.document;
        let (now, shown) = (self.corpus.document(id)?, table.documents.get(column)?);
        Arc::ptr_eq(now, shown).then_some(id)
    }

    fn shown_rows(&self, table: &SynopsisTable, of: ShownOf) -> ShownRows {
        let columns = &table.synopsis.columns;
        let hits: Vec<&[Hit]> = match of.hits {
            Some(_) => (0..columns.len())
                .map(|at| match self.column_as_shown(table, at) {
                    Some(id) => self.filtering.hits.of(id, &self.corpus),
                    None => &[],
                })
                .collect(),
            None => Vec::new(),
        };
        let mut found = ShownRows { n_matching: of.hits.map(|_| 0), ..ShownRows::default() };
        let mut places: Vec<(f32, f32)> = Vec::new();
        let mut height = 0.0;
        let mut matching = Vec::new();
        if of.hits.is_none() && of.showing == Showing::All {
            found.runs = runs(&table.synopsis.rows, &self.synoptic.unfolded);
        }
        for (at, row) in table.synopsis.rows.iter().enumerate() {
            if found.run_around(at).is_some() {
                continue;
            }
            let of_row = hits_of(row, &hits);
            let has_hit = !of_row.is_empty();
            if let Some(n) = found.n_matching.as_mut().filter(|_| row.form == Form::Statement) {
                *n += usize::from(has_hit);
            }
            let is_shown = is_shown(row, of.showing, columns.len());
            if is_shown && (has_hit || !of.is_only_matching) {
                let bytes = row.cells.iter().map(|cell| cell.hull().len()).max();
                let bytes = bytes.unwrap_or_default().clamp(LEAST_BYTES, 40 * LEAST_BYTES);
                let is_line = row.form == Form::Boilerplate || found.runs.contains_key(&at);
                let bytes = if is_line { LEAST_BYTES / 2 } else { bytes };
                matching.extend(of_row.into_iter().map(|(column, term)| (column, height, term)));
                places.push((height, height + bytes as f32));
                height += bytes as f32;
                found.rows.push(at);
            }
        }
        let share = |y: f32| y / height.max(1.0);
        found.ends = places.iter().map(|place| share(place.1)).collect();
        let chips = matching.into_iter().map(|(column, y, term)| (column, share(y), term));
        found.chips = one_a_place(chips);
        found.segments = segments(table, &found);
        found
    }
}

/// Whether a row is shown.
fn is_shown(row: &Row, showing: Showing, n_columns: usize) -> bool {
    match showing {
        Showing::All => true,
        Showing::Shared => row.form != Form::Boilerplate && row.cells.len() > 1,
        Showing::InAll => row.is_in_all(n_columns),
        Showing::OnlyHere => row.is_in_one(),
    }
}

/// The columns in which a row has a hit, each with the first one's term.
fn hits_of(row: &Row, hits: &[&[Hit]]) -> Vec<(usize, u16)> {
    let first_hit = |cell: &Cell| {
        let hits = hits.get(cell.column)?;
        let inside = cell.pieces.iter().find_map(|piece| {
            let at = hits.partition_point(|hit| hit.span.end <= piece.span.start);
            hits.get(at).filter(|hit| hit.span.overlaps(piece.span))
        });
        Some((cell.column, inside?.term))
    };
    row.cells.iter().filter_map(first_hit).collect()
}

/// Of chips from top to bottom the first in each place of each column.
fn one_a_place(chips: impl Iterator<Item = (usize, f32, u16)>) -> Vec<(usize, f32, u16)> {
    let mut last = [None; STRIP_COLUMNS];
    let is_first = |&(column, share, _): &(usize, f32, u16)| {
        let place = Some((share * N_PLACES as f32) as usize);
        last.get_mut(column).is_some_and(|last| std::mem::replace(last, place) != place)
    };
    chips.filter(is_first).collect()
}

/// What the strip shows: in each place of a column the strongest of what stands there.
fn segments(table: &SynopsisTable, shown: &ShownRows) -> Vec<Segment> {
    let n_columns = table.documents.len().min(STRIP_COLUMNS);
    let mut places: Vec<Vec<Option<StripForm>>> = vec![vec![None; N_PLACES]; n_columns];
    let mut top = 0.0;
    for (&row, &end) in shown.rows.iter().zip(&shown.ends) {
        let first = (top * N_PLACES as f32) as usize;
        let last = ((end * N_PLACES as f32).ceil() as usize).max(first + 1);
        top = end;
        let Some(row) = table.synopsis.rows.get(row) else { continue };
        for cell in &row.cells {
            let Some(places) = places.get_mut(cell.column) else { continue };
            let form = form_of(row, cell);
            for place in places.iter_mut().take(last).skip(first) {
                *place = (*place).max(Some(form));
            }
        }
    }
    let mut found: Vec<Segment> = Vec::new();
    let share = |place: usize| place as f32 / N_PLACES as f32;
    for (column, places) in places.into_iter().enumerate() {
        for (at, form) in places.into_iter().enumerate() {
            let Some(form) = form else { continue };
            let (top, bottom) = (share(at), share(at + 1));
            match found.last_mut() {
                Some(last) if (last.column, last.form, last.bottom) == (column, form, top) => {
                    last.bottom = bottom;
                }
                _ => found.push(Segment { column, top, bottom, form }),
            }
        }
    }
    found
}

/// How a cell looks on the strip.
fn form_of(row: &Row, cell: &Cell) -> StripForm {
    match (row.form, cell.kind()) {
        (Form::Boilerplate, _) => StripForm::Boilerplate,
        _ if cell.moved().is_some() => StripForm::Moved,
        (_, Some(Kind::Edited)) => StripForm::Edited,
        (_, Some(Kind::Paraphrased)) => StripForm::Paraphrased,
        _ if row.is_in_one() => StripForm::OnlyHere,
        _ => StripForm::Same,
    }
}
