//! The synopsis as it is shown: which documents stand beside each other, which rows, and where a
//! person is.
//!
//! Made in the background whenever what it is made of has changed; until then the one before stays.

mod columns;
mod rows;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::sync::Arc;

use super::action::Effect;
use super::state::{HitIdx, Stage, State};
use super::stepping::CHANGED;
use super::view::View;
use crate::compare::FolderText;
use crate::model::{Corpus, DocId, Document};
use crate::synopsis::{Cell, Form, Row, Synopsis, synopsis};

pub use self::columns::MOST_COLUMNS;
pub use self::rows::{STRIP_COLUMNS, Segment, ShownRows, StripForm};

/// From so many documents on a folder has a synopsis.
pub const FEWEST_DOCUMENTS: usize = 3;

/// Which rows are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Showing {
    /// All.
    #[default]
    All,
    /// What at least two documents have.
    Shared,
    /// What all documents have.
    InAll,
    /// What one document alone has.
    OnlyHere,
}

/// What a person can do in a synopsis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SynopsisAction {
    /// Let this document give the order.
    Base(DocId),
    /// Add this document as the last column.
    Add(DocId),
    /// Add all documents that have room.
    AddAll,
    /// Take a column away.
    Remove(usize),
    /// Exchange a column with the one to its right, or to its left.
    Move(usize, bool),
    /// Put another document in a column's place.
    Replace(usize, DocId),
    /// Make columns narrow, or wide.
    Narrow(bool),
    /// Show these rows.
    Show(Showing),
    /// Go to a row and a column.
    Go(usize, usize),
    /// Unfold a row, or fold it again.
    Unfold(usize),
    /// Read the base beside a column's document, at a row.
    Open(usize, usize),
    /// Go to the row where moved text of a row and column stands in its own document.
    FollowMoved(usize, usize),
    /// Make again what was stopped.
    Again,
}

/// A synopsis with its documents, by column.
#[derive(Debug)]
pub struct SynopsisTable {
    /// The documents from left to right.
    pub documents: Vec<Arc<Document>>,
    /// Their rows.
    pub synopsis: Synopsis,
}

/// What is needed to make one.
#[derive(Clone, Debug)]
pub struct SynopsisRequest {
    corpus: Corpus,
    folder: Arc<FolderText>,
    columns: Vec<DocId>,
}

impl SynopsisRequest {
    /// Makes the synopsis; `None` if `cancelled` said so meanwhile.
    pub fn run(&self, cancelled: &(dyn Fn() -> bool + Sync)) -> Option<SynopsisTable> {
        let made = synopsis(&self.corpus, &self.folder, &self.columns, cancelled)?;
        let columns = made.columns.iter();
        let documents = columns.filter_map(|column| self.corpus.document(column.document)).cloned();
        Some(SynopsisTable { documents: documents.collect(), synopsis: made })
    }
}

/// What a synopsis was made of, as far as it can change.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Asked {
    columns: Vec<DocId>,
    /// The version of the pairs, and of the files.
    version: (u64, u64),
}

/// The state of the view.
#[derive(Debug, Default)]
pub struct Synoptic {
    /// Whether columns are narrow.
    pub is_narrow: bool,
    /// Which rows are asked for.
    pub showing: Showing,
    /// What is shown; of other columns while these are compared.
    pub table: Option<Arc<SynopsisTable>>,
    /// Which of its rows are shown.
    pub shown: Arc<ShownRows>,
    /// The row and the column a person is at.
    pub at: (usize, usize),
    /// Grows with each move, so that the place is brought into view once.
    pub n_moves: u64,
    /// Folded rows that a person opened.
    pub unfolded: BTreeSet<usize>,
    /// Whether one is being made.
    pub is_making: bool,
    asked: Option<Asked>,
    /// The paths of the columns that were on screen when others were stopped: they stay, and are not
    /// remembered for that.
    held: Vec<String>,
    /// What was chosen before the change that is being made.
    chosen_before: Option<Vec<String>>,
    shown_of: Option<rows::ShownOf>,
}

impl Synoptic {
    /// The documents that are shown, from left to right.
    pub fn columns(&self) -> impl Iterator<Item = DocId> + '_ {
        let columns = self.table.iter().flat_map(|table| &table.synopsis.columns);
        columns.map(|column| column.document)
    }

    /// A row of what is shown.
    pub fn row(&self, row: usize) -> Option<&Row> {
        self.table.as_ref()?.synopsis.rows.get(row)
    }

    /// Whether a row is one grey line.
    pub fn is_folded(&self, row: usize, folds_boilerplate: bool) -> bool {
        let is_boilerplate = self.row(row).is_some_and(|row| row.form == Form::Boilerplate);
        let is_line = is_boilerplate && folds_boilerplate != self.unfolded.contains(&row);
        is_line || self.shown.runs.contains_key(&row)
    }

    fn go(&mut self, row: usize, column: usize) {
        let n_columns = self.table.as_ref().map_or(0, |table| table.documents.len());
        self.at = (row, column.min(n_columns.saturating_sub(1)));
        if let Some(run) = self.shown.run_around(row) {
            self.unfolded.insert(run);
            self.shown_of = None;
        }
        self.n_moves += 1;
    }
}

impl State {
    /// Does what a person asked for in the synopsis.
    pub(super) fn on_synopsis(&mut self, action: SynopsisAction) -> Vec<Effect> {
        match action {
            SynopsisAction::Narrow(is_narrow) => self.synoptic.is_narrow = is_narrow,
            SynopsisAction::Show(showing) => self.synoptic.showing = showing,
            SynopsisAction::Go(row, column) => self.synoptic.go(row, column),
            SynopsisAction::Unfold(row) => {
                if !self.synoptic.unfolded.remove(&row) {
                    self.synoptic.unfolded.insert(row);
                }
                self.synoptic.shown_of = None;
            }
            SynopsisAction::FollowMoved(row, column) => self.synoptic.follow_moved(row, column),
            SynopsisAction::Again => {
                self.synoptic.held.clear();
                self.synoptic.asked = None;
            }
            SynopsisAction::Open(row, column) => return self.open_row(row, column),
            _ => return self.choose_columns(action).into_iter().collect(),
        }
        Vec::new()
    }

    /// Hides what one document alone has, or shows all again.
    pub(super) fn toggle_shared(&mut self) {
        let is_on = self.synoptic.showing == Showing::Shared;
        self.synoptic.showing = if is_on { Showing::All } else { Showing::Shared };
    }

    /// Asks for the synopsis of what the columns are now, if that is not what was asked for last;
    /// findings, which compare on the same processors, wait for it.
    pub(super) fn ask_for_synopsis(&mut self) -> Vec<Effect> {
        let Some(request) = self.synopsis_request() else { return Vec::new() };
        let mut effects: Vec<Effect> = self.put_findings_off().into_iter().collect();
        effects.push(Effect::Synopsis(Box::new(request)));
        effects
    }

    fn synopsis_request(&mut self) -> Option<SynopsisRequest> {
        let opened = self.opened.as_ref().filter(|_| self.view == View::Synopsis)?;
        let is_ready = opened.pairs.is_some() || self.stage == Stage::Idle;
        if !is_ready || self.corpus.len() < FEWEST_DOCUMENTS {
            return None;
        }
        let columns = self.synopsis_columns();
        let asked = Asked { columns, version: (opened.version, opened.watched.version) };
        if self.synoptic.asked.as_ref() == Some(&asked) {
            return None;
        }
        let request = SynopsisRequest {
            corpus: self.corpus.clone(),
            folder: Arc::clone(&opened.folder),
            columns: asked.columns.clone(),
        };
        (self.synoptic.asked, self.synoptic.is_making) = (Some(asked), true);
        Some(request)
    }

    /// Takes what was asked for last; a person stays at the statement they were at.
    pub(super) fn synopsis_made(&mut self, table: Arc<SynopsisTable>) {
        let at = self.synoptic.place_in(&table);
        let synoptic = &mut self.synoptic;
        synoptic.chosen_before = None;
        (synoptic.table, synoptic.is_making, synoptic.shown_of) = (Some(table), false, None);
        synoptic.unfolded.clear();
        synoptic.shown = Arc::default();
        let column = synoptic.at.1;
        synoptic.go(at, column);
    }

    /// What is being made will not come: what is on screen stays.
    pub(super) fn stop_synopsis(&mut self) -> Vec<Effect> {
        self.synoptic.is_making = false;
        let mut effects = vec![Effect::StopSynopsis];
        effects.extend(self.hold_columns());
        let columns = self.synopsis_columns();
        if let Some(asked) = &mut self.synoptic.asked {
            asked.columns = columns;
        }
        effects
    }

    /// Opens the base beside a column's document where a row has both; for the base's own column,
    /// beside the next document that has the row.
    fn open_row(&mut self, row: usize, column: usize) -> Vec<Effect> {
        self.synoptic.go(row, column);
        let Some(table) = self.synoptic.table.clone() else { return Vec::new() };
        let Some(of_row) = table.synopsis.rows.get(row) else { return Vec::new() };
        let other = match column {
            0 => of_row.cells.iter().map(|cell| cell.column).find(|&other| other > 0).unwrap_or(1),
            other => other,
        };
        let place = |column: usize| {
            let then = table.documents.get(column)?;
            // What has no place of its own is read where the document goes on.
            let before = table.synopsis.rows.get(..=row).unwrap_or_default().iter().rev();
            let cell = before.clone().find_map(|row| row.cell(column));
            let hull = cell.map(Cell::hull).unwrap_or_default();
            let first = cell.and_then(|cell| cell.pieces.first()).map(|piece| piece.span);
            let now = self.place_now(then, (hull, hull))?;
            // Of a row whose text has changed, its first sentence may still be there.
            if now.1.is_some() {
                Some(now)
            } else {
                first.map_or(Some(now), |first| self.place_now(then, (first, first)))
            }
        };
        let Some((base, other)) = place(0).zip(place(other)) else {
            self.notice = Some(CHANGED.to_owned());
            return Vec::new();
        };
        let (base, other) = (self.or_changed(base), self.or_changed(other));
        self.show_pair(base, other)
    }

    /// Goes to a hit within the synopsis, if its document is in it.
    pub(super) fn hit_in_synopsis(&mut self, hit: HitIdx) -> bool {
        let Some(table) = self.synoptic.table.as_ref().filter(|_| self.view == View::Synopsis)
        else {
            return false;
        };
        let hits = self.filtering.hits.of(hit.document, &self.corpus);
        let found = hits.get(hit.index).and_then(|hit_at| {
            let mut columns = table.synopsis.columns.iter();
            let column = columns.position(|column| column.document == hit.document)?;
            self.column_as_shown(table, column)?;
            let holds = |row: &Row| {
                let pieces = row.cell(column).map(|cell| &*cell.pieces).unwrap_or_default();
                pieces.iter().any(|piece| piece.span.contains(hit_at.span.start))
            };
            Some((table.synopsis.rows.iter().position(holds)?, column))
        });
        if let Some((row, column)) = found {
            self.hit = Some(hit);
            self.synoptic.go(row, column);
        }
        found.is_some()
    }
}

impl Synoptic {
    /// Goes to the row that holds what stands before moved text in its own document.
    fn follow_moved(&mut self, row: usize, column: usize) {
        let cell = self.row(row).and_then(|row| row.cell(column));
        let moved = cell.and_then(|cell| cell.pieces.iter().find(|piece| piece.moved.is_some()));
        let rows = self.table.as_ref().map_or(&[][..], |table| &table.synopsis.rows);
        let Some(before) = moved.and_then(|piece| piece.sentences.start.checked_sub(1)) else {
            return self.go(0, column);
        };
        let found = rows.iter().position(|row| {
            let pieces = row.cell(column).map(|cell| &*cell.pieces).unwrap_or_default();
            pieces.iter().any(|piece| piece.sentences.contains(&before))
        });
        if let Some(row) = found {
            self.go(row, column);
        }
    }

    /// Where what a person is at stands in another table: the first of its documents that has a
    /// sentence of it. A person begins at the first statement of the base.
    fn place_in(&self, table: &SynopsisTable) -> usize {
        let columns = self.table.as_ref().map_or(&[][..], |table| &table.synopsis.columns);
        let cells = self.row(self.at.0).map(|row| &*row.cells).unwrap_or_default();
        let mut places = cells.iter().filter_map(|cell| {
            let document = columns.get(cell.column)?.document;
            let mut columns = table.synopsis.columns.iter();
            let column = columns.position(|column| column.document == document)?;
            let byte = cell.hull().start;
            table.synopsis.rows.iter().position(|row| {
                row.cell(column)
                    .is_some_and(|cell| cell.pieces.iter().any(|piece| piece.span.contains(byte)))
            })
        });
        let first = || table.synopsis.rows.iter().position(|row| row.number.is_some());
        places.next().or_else(first).unwrap_or_default()
    }
}
