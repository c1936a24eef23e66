//! Reads again what has changed of an opened folder, and nothing else.
//!
//! A document keeps its id as long as the folder is open: a changed one is replaced in its place, a new
//! one comes behind all others, and one whose file is gone stays as it was read.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt as _;
use std::path::{Path, PathBuf};

use super::crew::{Read, read_all};
use super::file::{Outcome, stamp};
use super::load::{LoadOptions, chunks, parsed};
use super::room::Room;
use super::shown::problem;
use super::walk::{Listed, walk};
use super::watch::Changes;
use crate::model::{Corpus, CorpusBuilder, DocId, Format, Problem, Source, Stamp};

/// What is said of a folder of which nothing is there any more.
const UNPLUGGED: &str = "It is no longer there. What was read of it stays until all is read again.";

/// What was opened, as it was read, and what may have changed of it since.
#[derive(Clone, Debug, Default)]
pub struct RefreshRequest {
    /// The folders and files that were opened.
    pub paths: Vec<PathBuf>,
    /// What was read of them.
    pub corpus: Corpus,
    /// The documents that are known to be gone.
    pub gone: BTreeSet<DocId>,
    /// What may have changed.
    pub changes: Changes,
}

/// What has changed.
#[derive(Clone, Debug, Default)]
pub struct Refreshed {
    /// The documents: those that were there have the same ids.
    pub corpus: Corpus,
    /// The documents that have another text now, or another name.
    pub changed: Vec<DocId>,
    /// The documents whose files are gone or can no longer be read: they are as they were.
    pub gone: BTreeSet<DocId>,
}

/// Reads what has changed; `None` if `cancelled` said so meanwhile.
pub fn refresh(
    options: &LoadOptions,
    request: &RefreshRequest,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Refreshed> {
    let known = Known::of(request, options);
    let listing = known.list(cancelled);
    let gone = known.gone(&listing);
    let wanted = known.wanted(&listing);
    let mut room = Room::new(options.memory);
    let mut found = Found { gone, ..Found::default() };
    for chunk in chunks(wanted) {
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
    found.problems.extend(room.problem());
    Some(found.finish(&known, &listing))
}

/// What is known of the files before anything is read.
struct Known<'a> {
    request: &'a RefreshRequest,
    options: &'a LoadOptions,
    /// The documents by the paths of their files.
    documents: HashMap<PathBuf, DocId>,
}

/// The files that are there.
struct Listing {
    listed: Vec<Listed>,
    /// Whether that is all of them, or only those that are known and may have changed.
    is_whole: bool,
}

impl<'a> Known<'a> {
    fn of(request: &'a RefreshRequest, options: &'a LoadOptions) -> Self {
        let documents = request.corpus.iter();
        let documents = documents.map(|(id, document)| (file_of(document.source()), id)).collect();
        Self { request, options, documents }
    }

    /// Lists everything only where something may have come or gone.
    fn list(&self, cancelled: &dyn Fn() -> bool) -> Listing {
        let changes = &self.request.changes;
        let is_known = |path: &PathBuf| self.documents.contains_key(path) && path.is_file();
        if changes.is_all || !changes.paths.iter().all(is_known) {
            let listed = walk(&self.request.paths, &mut |_| {}, cancelled);
            return Listing { listed, is_whole: true };
        }
        let file = |path: &PathBuf| Some(Listed::File(path.clone(), path.metadata().ok()?.len()));
        Listing { listed: changes.paths.iter().filter_map(file).collect(), is_whole: false }
    }

    fn gone(&self, listing: &Listing) -> BTreeSet<DocId> {
        let there: HashSet<&Path> = listing.files().collect();
        let is_gone = |path: &Path, id: &DocId| {
            let was_gone = self.request.gone.contains(id) && !there.contains(path);
            was_gone || (listing.is_whole && !there.contains(path) && !path.exists())
        };
        let documents = self.documents.iter().filter(|(path, id)| is_gone(path, id));
        documents.map(|(_, id)| *id).collect()
    }

    /// What is to be read: what may have changed and does not look as it did.
    fn wanted(&self, listing: &Listing) -> Vec<Listed> {
        let changes = &self.request.changes;
        let is_wanted = |listed: &&Listed| {
            let path = listed.path();
            changes.concern(path)
                && match (listed, self.documents.get(path)) {
                    (Listed::File(..), Some(id)) => {
                        self.request.gone.contains(id)
                            || self.is_wanted_otherwise(path, *id)
                            || now(path).is_some_and(|now| Some(now) != self.stamp(*id))
                    }
                    (Listed::File(..), None) => true,
                    // An opened folder that is gone is said in words of its own.
                    (Listed::Problem(..), _) => !self.is_opened(path),
                }
        };
        listing.listed.iter().filter(is_wanted).cloned().collect()
    }

    /// Whether another encoding was chosen than the one it was read in.
    fn is_wanted_otherwise(&self, path: &Path, id: DocId) -> bool {
        let Some(document) = self.request.corpus.document(id) else { return false };
        let source = document.source();
        let is_plain = matches!(source.format, Format::Text | Format::Markdown);
        let known = source.is_encoding_chosen.then_some(&*source.encoding);
        is_plain && self.options.encoding_of(path) != known
    }

    fn stamp(&self, id: DocId) -> Option<Stamp> {
        Some(self.request.corpus.document(id)?.source().stamp)
    }

    fn is_opened(&self, path: &Path) -> bool {
        self.request.paths.iter().any(|opened| opened == path)
    }

    /// The place of a file that was read: its own, or that of a gone document of which it is the file
    /// under another name.
    fn place(&self, path: &Path, source: &Source, gone: &BTreeSet<DocId>) -> Option<DocId> {
        let is_it =
            |id: &DocId| self.stamp(*id).is_some_and(|stamp| stamp.is_same_file(&source.stamp));
        self.documents.get(path).copied().or_else(|| gone.iter().copied().find(is_it))
    }

    /// The opened folders of which documents were read and none is there any more.
    fn unplugged(&self, gone: &BTreeSet<DocId>) -> Vec<Problem> {
        let is_unplugged = |opened: &&PathBuf| {
            let mut inside =
                self.documents.iter().filter(|(path, _)| path.starts_with(opened)).peekable();
            !self.documents.contains_key(*opened)
                && inside.peek().is_some()
                && inside.all(|(_, id)| gone.contains(id))
        };
        let opened = self.request.paths.iter().filter(is_unplugged);
        opened.map(|opened| problem(opened, UNPLUGGED.to_owned())).collect()
    }
}

impl Listing {
    fn files(&self) -> impl Iterator<Item = &Path> {
        let files = self.listed.iter().filter(|listed| matches!(listed, Listed::File(..)));
        files.map(Listed::path)
    }
}

/// What reading has found.
#[derive(Default)]
struct Found {
    places: Vec<Option<DocId>>,
    texts: Vec<(Source, String)>,
    gone: BTreeSet<DocId>,
    /// Files that were read, or that the attempt to read has shown to be no documents.
    read: HashSet<PathBuf>,
    problems: Vec<Problem>,
}

impl Found {
    fn take(&mut self, known: &Known<'_>, path: &Path, outcome: Outcome) {
        self.read.insert(path.to_owned());
        let Some((source, text)) = outcome.document else {
            if let Some(id) = known.documents.get(path) {
                self.gone.insert(*id);
            }
            // A file that went away between two looks is gone, and no riddle.
            self.problems.extend(outcome.problem.filter(|_| path.symlink_metadata().is_ok()));
            return;
        };
        self.problems.extend(outcome.problem);
        let place = known.place(path, &source, &self.gone);
        if let Some(id) = place {
            self.gone.remove(&id);
            if known.request.corpus.document(id).is_some_and(|old| {
                let (was, is) = (old.source(), &source);
                old.text() == text
                    && (&was.path, &was.encoding, was.format, was.is_complete)
                        == (&is.path, &is.encoding, is.format, is.is_complete)
                    && was.is_encoding_chosen == is.is_encoding_chosen
            }) {
                return;
            }
        }
        self.places.push(place);
        self.texts.push((source, text));
    }

    fn finish(self, known: &Known<'_>, listing: &Listing) -> Refreshed {
        let Self { places, texts, gone, read, problems: mut new } = self;
        let mut problems: Vec<Problem> = known.request.corpus.problems().to_vec();
        new.extend(known.unplugged(&gone));
        problems.retain(|problem| {
            let path = problem_path(problem);
            let is_there = !listing.is_whole
                || known.documents.contains_key(&path)
                || path.symlink_metadata().is_ok() && problem.reason != UNPLUGGED;
            is_there && !read.contains(&path) && !new.contains(problem)
        });
        problems.extend(new);
        let mut builder = CorpusBuilder::from(known.request.corpus.clone());
        let changed = places.iter().flatten().copied().collect();
        let mut places = places.as_slice();
        for (sources, parsed) in parsed(texts, builder.vocabulary()) {
            let (now, rest) = places.split_at_checked(sources.len()).unwrap_or_default();
            places = rest;
            builder.put_all(now, sources, parsed);
        }
        builder.set_problems(problems);
        Refreshed { corpus: builder.finish(), changed, gone }
    }
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

fn real_path(shown: &str, bytes: Option<&[u8]>) -> PathBuf {
    OsStr::from_bytes(bytes.unwrap_or(shown.as_bytes())).into()
}

#[cfg(test)]
mod tests;
