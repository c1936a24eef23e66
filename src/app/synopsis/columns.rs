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
        let within = |opened: &Path| {
            let is_it = opened.file_name().is_some_and(|name| name == path);
            let inside = || self.corpus.find(opened.join(path).to_str()?);
            inside().or_else(|| is_it.then(|| self.corpus.find(opened.to_str()?))?)
        };
        let opened = self.opened.iter().flat_map(|opened| &opened.paths);
        self.corpus.find(path).or_else(|| opened.into_iter().find_map(|opened| within(opened)))
    }

    /// A document's path as it is remembered: from what was opened on, since that may be spelt in
    /// another way the next time; whole where that does not tell it from another one.
    fn path_to_keep(&self, path: &str) -> String {
        let opened = self.opened.iter().flat_map(|opened| &opened.paths);
        let inside = opened.filter_map(|opened| {
            let inside = Path::new(path).strip_prefix(opened).ok()?.to_str()?;
            if inside.is_empty() { opened.file_name()?.to_str() } else { Some(inside) }
        });
        let document = self.corpus.find(path);
        let mut telling = inside.filter(|inside| self.column_at(inside) == document);
        telling.next().unwrap_or(path).to_owned()
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
        let absent = self.remembered().synopsis.iter();
        let absent = absent.filter(|path| self.column_at(path).is_none()).cloned();
        let paths =
            documents.map(|document| self.path_to_keep(document.path())).chain(absent).collect();
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
