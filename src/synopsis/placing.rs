//! The rows in their order while they are made: a list into which rows are put behind others.

use super::drafts::{Draft, Placed};
use super::table::Form;

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
    /// A row for text of a column, which stands there after the row `before`.
    ///
    /// Behind that row come those that columns before this one made there. Titles share one row, and
    /// so does boilerplate of several documents in one place.
    pub(super) fn row_for(&mut self, form: Form, column: usize, before: Option<usize>) -> usize {
        let titles = self.titles.filter(|&row| form == Form::Title && !self.holds(row, column));
        if let Some(row) = titles {
            return row;
        }
        let mut behind = before;
        while let Some(next) = self.after(behind) {
            let is_passed = !self.holds(next, column) && column > 0;
            if is_passed && form == Form::Boilerplate && self.form(next) == form {
                return next;
            }
            let is_of_base = self.rows.get(next).is_some_and(|row| row.owner == 0);
            if !is_passed || is_of_base {
                break;
            }
            behind = Some(next);
        }
        let row = self.insert(Draft { form, owner: column, sentences: Vec::new() }, behind);
        if form == Form::Title && self.titles.is_none() {
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
