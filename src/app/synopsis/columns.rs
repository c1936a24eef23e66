//! Which documents stand in the columns.

use std::path::Path;

use super::SynopsisAction;
use crate::app::action::Effect;
use crate::app::remembered::Decision;
use crate::app::state::State;
use crate::model::DocId;

/// So many documents suggest themselves, the base included.
const SUGGESTED: usize = 4;
/// At least so many stand there, also if they share nothing.
const FEWEST: usize = 3;

/// All documents at once are no more than so many.
pub const MOST_COLUMNS: usize = 50;

impl State {
    /// The documents of the columns from left to right, the base first.
    pub fn synopsis_columns(&self) -> Vec<DocId> {
        let held: Vec<DocId> =
            self.synoptic.held.iter().filter_map(|path| self.corpus.find(path)).collect();
        if !held.is_empty() {
            return held;
        }
        let paths = self.remembered().synopsis.iter();
        let chosen: Vec<DocId> = paths.filter_map(|path| self.column_at(path)).collect();
        if chosen.is_empty() { self.suggested_columns() } else { chosen }
    }

    /// The document of a remembered path.
    fn column_at(&self, path: &str) -> Option<DocId> {
        let inside = || self.corpus.find(self.opened_folder()?.join(path).to_str()?);
        self.corpus.find(path).or_else(inside)
    }

    /// What is open, if that is one path: what is remembered is found under every spelling of it.
    fn opened_folder(&self) -> Option<&Path> {
        match self.opened.as_ref()?.paths.as_slice() {
            [folder] => Some(folder),
            _ => None,
        }
    }

    /// The left document, and those that have most of it.
    fn suggested_columns(&self) -> Vec<DocId> {
        let first = self.corpus.iter().next().map(|(id, _)| id);
        let Some(base) = self.pair.left.or(first) else { return Vec::new() };
        let mut others: Vec<(DocId, f64)> = (self.corpus.iter())
            .map(|(id, _)| id)
            .filter(|&id| id != base)
            .map(|id| {
                let overlap = self.overlap(base, id).filter(|(_, is_below_floor)| !is_below_floor);
                (id, overlap.map_or(0.0, |(overlap, _)| overlap.left_in_right.total()))
            })
            .collect();
        others.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
        let n_related = others.iter().filter(|(_, share)| *share > 0.0).count();
        let n_others = n_related.clamp(FEWEST - 1, SUGGESTED - 1);
        let others = others.into_iter().take(n_others).map(|(id, _)| id);
        [base].into_iter().chain(others).collect()
    }

    /// Chooses other columns, which are kept.
    pub(super) fn choose_columns(&mut self, action: SynopsisAction) -> Option<Effect> {
        let before = self.synopsis_columns();
        let mut columns = before.clone();
        match action {
            SynopsisAction::Base(id) => {
                columns.retain(|&column| column != id);
                columns.insert(0, id);
            }
            SynopsisAction::AddAll => {
                let others = self.corpus.iter().map(|(id, _)| id);
                let others: Vec<_> = others.filter(|id| !columns.contains(id)).collect();
                columns.extend(others);
                columns.truncate(before.len().max(MOST_COLUMNS));
            }
            SynopsisAction::Add(id) if !columns.contains(&id) => columns.push(id),
            SynopsisAction::Remove(column) if columns.len() > 1 && column < columns.len() => {
                columns.remove(column);
            }
            SynopsisAction::Move(column, is_right) => {
                let other = if is_right { column.checked_add(1) } else { column.checked_sub(1) };
                if let Some(other) = other.filter(|&other| other.max(column) < columns.len()) {
                    columns.swap(column, other);
                    self.synoptic.at.1 = other;
                }
            }
            SynopsisAction::Replace(column, id) => {
                let other = columns.iter().position(|&other| other == id);
                match (other, columns.get(column).is_some()) {
                    (Some(other), true) => columns.swap(column, other),
                    (None, true) => columns.iter_mut().skip(column).take(1).for_each(|it| *it = id),
                    _ => {}
                }
            }
            _ => {}
        }
        if columns == before {
            return None;
        }
        self.synoptic.held.clear();
        if self.synoptic.chosen_before.is_none() {
            self.synoptic.chosen_before = Some(self.remembered().synopsis.clone());
        }
        self.keep_columns(&columns)
    }

    /// Keeps these as what a person has chosen, with those of before that are not there now.
    fn keep_columns(&mut self, columns: &[DocId]) -> Option<Effect> {
        let documents = columns.iter().filter_map(|&id| self.corpus.document(id));
        let folder = self.opened_folder();
        let inside = |path: &str| {
            let inside = folder.and_then(|folder| Path::new(path).strip_prefix(folder).ok());
            let inside = inside.and_then(Path::to_str).filter(|inside| !inside.is_empty());
            inside.unwrap_or(path).to_owned()
        };
        let absent = self.remembered().synopsis.iter();
        let absent = absent.filter(|path| self.column_at(path).is_none()).cloned();
        let paths = documents.map(|document| inside(document.path())).chain(absent).collect();
        self.remember(vec![Decision::Synopsis(paths)])
    }

    /// Leaves the columns that are on screen there, and takes back the change that was to follow.
    pub(super) fn hold_columns(&mut self) -> Option<Effect> {
        let documents = self.synoptic.table.iter().flat_map(|table| &table.documents);
        self.synoptic.held = documents.map(|document| document.path().to_owned()).collect();
        let before = self.synoptic.chosen_before.take();
        let before = before.filter(|_| !self.synoptic.held.is_empty())?;
        self.remember(vec![Decision::Synopsis(before)])
    }
}
