//! The rows in their order while they are made: a list into which rows are put behind others.

use super::drafts::{Draft, Placed};
use super::table::Form;

/// Beside which row another one belongs.
#[derive(Clone, Copy, Debug)]
pub(super) enum Neighbour {
    /// It stands above.
    Above(usize),
    /// It stands below.
    Below(usize),
    /// There is none.
    None,
}

/// Rows, each with the one that follows it.
#[derive(Debug, Default)]
pub(super) struct Order {
    rows: Vec<Draft>,
    next: Vec<Option<usize>>,
    first: Option<usize>,
    /// The row of titles.
    titles: Option<usize>,
}

impl Order {
    /// A row for text of a column, which stands there beside a neighbour; without one at the end.
    ///
    /// Behind a row come those first that columns before this one made there. Titles share one row, and
    /// so does boilerplate of several documents in one place.
    pub(super) fn row_for(&mut self, form: Form, column: usize, beside: Neighbour) -> usize {
        if let Some(titles) = self.titles.filter(|_| form == Form::Title) {
            return titles;
        }
        let mut behind = match beside {
            _ if form == Form::Title && column > 0 => None,
            Neighbour::Above(row) => Some(row),
            Neighbour::Below(row) => self.before(Some(row)),
            Neighbour::None => self.before(None),
        };
        let is_chrome = |order: &Self, row: usize| {
            let is_chrome = form == Form::Boilerplate && order.form(row) == form;
            is_chrome && column > 0 && !order.has(row, column)
        };
        if let Some(row) = behind.filter(|&row| is_chrome(self, row)) {
            return row;
        }
        while let Some(next) = self.after(behind).filter(|_| column > 0) {
            if is_chrome(self, next) {
                return next;
            }
            let is_of_base = self.rows.get(next).is_some_and(|row| row.owner == 0);
            if is_of_base || self.holds(next, column) {
                break;
            }
            behind = Some(next);
        }
        let row = self.insert(Draft { form, owner: column, sentences: Vec::new() }, behind);
        if form == Form::Title {
            self.titles = Some(row);
        }
        row
    }

    /// Adds a sentence to a row.
    pub(super) fn put(&mut self, row: usize, placed: Placed) {
        if let Some(row) = self.rows.get_mut(row) {
            row.sentences.push(placed);
        }
    }

    /// What a row holds.
    pub(super) fn form(&self, row: usize) -> Form {
        self.rows.get(row).map_or(Form::Statement, |row| row.form)
    }

    /// The rows from top to bottom, their sentences by column and place.
    pub(super) fn into_rows(self) -> Vec<Draft> {
        let mut rows: Vec<Option<Draft>> = self.rows.into_iter().map(Some).collect();
        let mut found = Vec::with_capacity(rows.len());
        let mut at = self.first;
        while let Some(row) = at {
            if let Some(mut row) = rows.get_mut(row).and_then(Option::take) {
                row.sentences.sort_by_key(|placed| (placed.column, placed.sentence));
                found.push(row);
            }
            at = self.next.get(row).copied().flatten();
        }
        found
    }

    fn holds(&self, row: usize, column: usize) -> bool {
        self.rows.get(row).is_some_and(|row| row.holds(column))
    }

    /// Whether a column's sentences stand in a row, in order or not.
    fn has(&self, row: usize, column: usize) -> bool {
        let row = self.rows.get(row);
        row.is_some_and(|row| row.sentences.iter().any(|placed| placed.column == column))
    }

    /// The row before another one; without one, the last.
    fn before(&self, row: Option<usize>) -> Option<usize> {
        let mut before = None;
        while self.after(before) != row {
            before = self.after(before);
        }
        before
    }

    fn after(&self, row: Option<usize>) -> Option<usize> {
        row.map_or(self.first, |row| self.next.get(row).copied().flatten())
    }

    fn insert(&mut self, row: Draft, behind: Option<usize>) -> usize {
        let at = self.rows.len();
        self.rows.push(row);
        self.next.push(self.after(behind));
        let before = behind.and_then(|row| self.next.get_mut(row));
        *before.unwrap_or(&mut self.first) = Some(at);
        at
    }
}
