//! Reads again what has changed of an opened folder, and nothing else.
//!
//! A document keeps its id as long as the folder is open: a changed one is replaced in its place, a new
//! one comes behind all others, and one whose file is gone stays as it was read.

mod found;
mod listing;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use self::found::Found;
use self::listing::Known;
use super::crew::{Read, read_all};
use super::file::stamp;
use super::load::{LoadOptions, chunks};
use super::room::Room;
use super::shown::real_path;
use super::watch::Changes;
use crate::compare::FolderText;
use crate::model::{Cause, Corpus, DocId, Problem, Source, Stamp};

/// What was opened, as it was read, and what may have changed of it since.
#[derive(Clone, Debug, Default)]
pub struct RefreshRequest {
    /// The folders and files that were opened.
    pub paths: Vec<PathBuf>,
    /// What was read of them.
    pub corpus: Corpus,
    /// What of that the folder gives away as boilerplate.
    pub folder: Arc<FolderText>,
    /// The documents that are known to be gone.
    pub gone: BTreeSet<DocId>,
    /// The files that gave no document, as they looked then.
    pub refused: Refused,
    /// What may have changed.
    pub changes: Changes,
}

/// Files that gave no document, and how they looked when they were read: they are not read again
/// before they look otherwise.
pub type Refused = Arc<BTreeMap<PathBuf, Stamp>>;

/// What has changed.
#[derive(Clone, Debug, Default)]
pub struct Refreshed {
    /// The documents: those that were there have the same ids.
    pub corpus: Corpus,
    /// The documents that have another text now, or another name.
    pub changed: Vec<DocId>,
    /// The documents whose files are gone or can no longer be read: they are as they were.
    pub gone: BTreeSet<DocId>,
    /// The files that gave no document.
    pub refused: Refused,
    /// The boilerplate that still stands there, until it is found anew.
    pub folder: Arc<FolderText>,
}

/// Reads what has changed; `None` if `cancelled` said so meanwhile.
pub fn refresh(
    options: &LoadOptions,
    request: &RefreshRequest,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Refreshed> {
    let known = Known::of(request, options);
    let listing = known.list(cancelled);
    let wanted = known.wanted(&listing);
    let mut found = Found::of(&known, &listing, &wanted);
    let mut room = Room::new(options.memory);
    for chunk in chunks(wanted.into_iter().map(|(listed, _)| listed).collect()) {
        for (listed, read) in read_all(chunk, &mut room, options, cancelled) {
            match read {
                Read::Done(outcome) => found.take(&known, listed.path(), *outcome),
                Read::LeftOut => {}
                Read::Stopped => return None,
            }
        }
    }
    options.readers.rest();
    if cancelled() {
        return None;
    }
    found.left_out(room.problem().map(|problem| problem.caused_by(Cause::Room)));
    Some(found.finish(&known, &listing))
}

/// How a file looks now.
fn now(path: &Path) -> Option<Stamp> {
    path.metadata().ok().map(|metadata| stamp(&metadata))
}

/// The path of a document's file.
pub fn file_of(source: &Source) -> PathBuf {
    real_path(&source.path, source.path_bytes.as_deref())
}

fn problem_path(problem: &Problem) -> PathBuf {
    real_path(&problem.path, problem.path_bytes.as_deref())
}

#[cfg(test)]
mod tests;
