//! What is known of files before any is read: which are there, gone, or to be read.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::ops::Bound;
use std::path::{Path, PathBuf};

use super::{RefreshRequest, file_of, now};
use crate::app::disk::load::LoadOptions;
use crate::app::disk::shown::problem;
use crate::app::disk::walk::{FileId, Listed, walk, walk_within};
use crate::model::{Cause, DocId, Format, Problem, Source, Stamp};

/// What is said of a folder of which nothing is there any more.
pub(super) const UNPLUGGED: &str =
    "It is no longer there. What was read of it stays until all is read again.";

/// What is known of the files before anything is read.
pub(super) struct Known<'a> {
    pub(super) request: &'a RefreshRequest,
    options: &'a LoadOptions,
    /// The documents by the paths of their files.
    documents: BTreeMap<PathBuf, DocId>,
    /// The same by what their files are, whatever these are called.
    files: HashMap<FileId, DocId>,
}

/// The files that are there.
pub(super) struct Listing {
    listed: Vec<Listed>,
    /// Whether that is all of them, or only what lies where something has happened.
    pub(super) is_whole: bool,
}

impl<'a> Known<'a> {
    pub(super) fn of(request: &'a RefreshRequest, options: &'a LoadOptions) -> Self {
        let documents = request.corpus.iter();
        let documents = documents.map(|(id, document)| (file_of(document.source()), id)).collect();
        let files = request.corpus.iter();
        let files = files.map(|(id, document)| (document.source().stamp.file, id)).collect();
        Self { request, options, documents, files }
    }

    pub(super) fn is_document(&self, path: &Path) -> bool {
        self.documents.contains_key(path)
    }

    /// The document of a file.
    pub(super) fn document_of(&self, path: &Path) -> Option<DocId> {
        self.documents.get(path).copied()
    }

    /// Lists what lies where something has happened, or everything where that does not tell.
    pub(super) fn list(&self, cancelled: &dyn Fn() -> bool) -> Listing {
        let opened = &self.request.paths;
        let Some(paths) = self.walked() else {
            return Listing { listed: walk(opened, &mut |_| {}, cancelled), is_whole: true };
        };
        let mut listed = walk_within(&paths, opened, cancelled);
        listed.retain(|listed| !self.is_other_name(listed.path()));
        Listing { listed, is_whole: false }
    }

    /// The files and folders that something has happened to and that are there; `None` where all has to
    /// be walked: a link may lead anywhere, and so may one that leads to what was opened.
    fn walked(&self) -> Option<Vec<PathBuf>> {
        let changes = &self.request.changes;
        let mut walked = Vec::new();
        for path in &changes.paths {
            let holds_opened = self.request.paths.iter().any(|opened| opened.starts_with(path));
            match path.symlink_metadata() {
                Ok(metadata) if metadata.is_file() => walked.push(path.clone()),
                Ok(metadata) if metadata.is_symlink() => return None,
                _ if holds_opened => return None,
                Ok(_) => walked.push(path.clone()),
                Err(_) => {}
            }
        }
        (!changes.is_all).then_some(walked)
    }

    /// Whether a path is but another name of a document's file, which is still called as it was.
    fn is_other_name(&self, path: &Path) -> bool {
        let Some(now_here) = now(path) else { return false };
        let Some(document) = self.files.get(&now_here.file) else { return false };
        self.documents.get(path) != Some(document)
            && self.request.corpus.document(*document).is_some_and(|document| {
                let own = file_of(document.source());
                now(&own).is_some_and(|now| now.file == now_here.file)
            })
    }

    /// The documents of a file, or of all in a folder.
    fn below(&self, path: &Path) -> impl Iterator<Item = (&PathBuf, DocId)> {
        let from = (Bound::Included(path), Bound::Unbounded);
        let documents = self.documents.range::<Path, _>(from);
        documents
            .take_while(move |(known, _)| known.starts_with(path))
            .map(|(path, id)| (path, *id))
    }

    /// The documents that are gone, before anything is read: those that were, and those whose files are
    /// no longer there.
    pub(super) fn gone(&self, listing: &Listing) -> BTreeSet<DocId> {
        let there: HashSet<&Path> = listing.files().collect();
        let is_gone = |path: &Path| !there.contains(path) && !path.is_file();
        let mut gone = self.request.gone.clone();
        if listing.is_whole {
            let documents = self.documents.iter().filter(|(path, _)| is_gone(path));
            gone.extend(documents.map(|(_, id)| *id));
        } else {
            let changed = self.request.changes.paths.iter();
            let documents = changed.flat_map(|path| self.below(path));
            gone.extend(documents.filter(|(path, _)| is_gone(path)).map(|(_, id)| id));
        }
        gone
    }

    /// The files that are to be read, and how they look: those that do not look as they did.
    pub(super) fn wanted(&self, listing: &Listing) -> Vec<(Listed, Option<Stamp>)> {
        let wanted = listing.listed.iter().filter_map(|listed| {
            let Listed::File(path, _) = listed else { return None };
            let now = now(path);
            self.is_wanted(path, now).then(|| (listed.clone(), now))
        });
        wanted.collect()
    }

    fn is_wanted(&self, path: &Path, now: Option<Stamp>) -> bool {
        let is_refused = now.is_some() && self.request.refused.get(path) == now.as_ref();
        let Some(id) = self.document_of(path) else { return !is_refused };
        let is_other =
            self.request.gone.contains(&id) || now.is_some_and(|now| Some(now) != self.stamp(id));
        self.is_wanted_otherwise(path, id) || (is_other && !is_refused)
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

    /// The place of a file that was read: its own, or that of a gone document of which it is the file
    /// under another name.
    pub(super) fn place(
        &self,
        path: &Path,
        source: &Source,
        gone: &BTreeSet<DocId>,
    ) -> Option<DocId> {
        let is_it = |id: &DocId| {
            gone.contains(id)
                && self.stamp(*id).is_some_and(|stamp| stamp.is_same_file(&source.stamp))
        };
        let renamed = || self.files.get(&source.stamp.file).copied().filter(is_it);
        self.document_of(path).or_else(renamed)
    }

    /// The opened folders of which documents were read and none is there any more.
    pub(super) fn unplugged(&self, gone: &BTreeSet<DocId>) -> Vec<Problem> {
        let is_unplugged = |opened: &&PathBuf| {
            let mut inside = self.below(opened).peekable();
            !self.is_document(opened)
                && inside.peek().is_some()
                && inside.all(|(_, id)| gone.contains(&id))
        };
        let opened = self.request.paths.iter().filter(is_unplugged);
        let problem = |path: &PathBuf| problem(path, UNPLUGGED.to_owned()).caused_by(Cause::Gone);
        opened.map(problem).collect()
    }
}

impl Listing {
    pub(super) fn files(&self) -> impl Iterator<Item = &Path> {
        let files = self.listed.iter().filter(|listed| matches!(listed, Listed::File(..)));
        files.map(Listed::path)
    }

    /// What is no file, and could not be walked.
    pub(super) fn problems(&self) -> impl Iterator<Item = &Problem> {
        self.listed.iter().filter_map(|listed| match listed {
            Listed::Problem(_, problem) => Some(problem),
            Listed::File(..) => None,
        })
    }
}
