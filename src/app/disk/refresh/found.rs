//! What reading has found, and how it joins what was read before.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::listing::{Known, Listing};
use super::{Refreshed, problem_path};
use crate::app::disk::file::Outcome;
use crate::app::disk::load::parsed;
use crate::app::disk::walk::Listed;
use crate::model::{Cause, CorpusBuilder, DocId, Document, Problem, Source, Stamp};

/// What reading has found.
pub(super) struct Found {
    places: Vec<Option<DocId>>,
    texts: Vec<(Source, String)>,
    /// Documents that say the same as before, of files that look otherwise.
    touched: Vec<(DocId, Source)>,
    gone: BTreeSet<DocId>,
    refused: BTreeMap<PathBuf, Stamp>,
    /// How the files looked before they were read.
    looks: HashMap<PathBuf, Stamp>,
    /// Files that were read, or that the attempt to read has shown to be no documents.
    read: HashSet<PathBuf>,
    problems: Vec<Problem>,
    left_out: Option<Problem>,
}

impl Found {
    /// Before anything is read.
    pub(super) fn of(
        known: &Known<'_>,
        listing: &Listing,
        wanted: &[(Listed, Option<Stamp>)],
    ) -> Self {
        let mut refused = BTreeMap::clone(&known.request.refused);
        if listing.is_whole {
            let there: HashSet<&Path> = listing.files().collect();
            refused.retain(|path, _| there.contains(path.as_path()));
        }
        let looks = wanted.iter();
        let looks = looks.filter_map(|(listed, now)| Some((listed.path().to_owned(), (*now)?)));
        Self {
            places: Vec::new(),
            texts: Vec::new(),
            touched: Vec::new(),
            gone: known.gone(listing),
            refused,
            looks: looks.collect(),
            read: HashSet::new(),
            problems: Vec::new(),
            left_out: None,
        }
    }

    /// Takes what came of reading a file.
    pub(super) fn take(&mut self, known: &Known<'_>, path: &Path, outcome: Outcome) {
        self.read.insert(path.to_owned());
        self.refused.remove(path);
        let Some((source, text)) = outcome.document else {
            self.gone.extend(known.document_of(path));
            if let Some(&stamp) = self.looks.get(path) {
                self.refused.insert(path.to_owned(), stamp);
            }
            // A file that went away between two looks is gone, and no riddle.
            self.problems.extend(outcome.problem.filter(|_| path.symlink_metadata().is_ok()));
            return;
        };
        self.problems.extend(outcome.problem);
        let place = known.place(path, &source, &self.gone);
        if let Some(id) = place {
            self.gone.remove(&id);
            let old = known.request.corpus.document(id);
            if let Some(old) = old.filter(|old| says_the_same(old, &source, &text)) {
                if (old.source().stamp, old.source().bytes) != (source.stamp, source.bytes) {
                    self.touched.push((id, source));
                }
                return;
            }
        }
        self.places.push(place);
        self.texts.push((source, text));
    }

    /// Notes what there was no room for.
    pub(super) fn left_out(&mut self, problem: Option<Problem>) {
        self.left_out = problem;
    }

    /// The problems that still are, and those that have come.
    fn all_problems(&mut self, known: &Known<'_>, listing: &Listing) -> Vec<Problem> {
        let mut problems = known.request.corpus.problems().to_vec();
        problems.retain(|problem| {
            let path = problem_path(problem);
            match problem.cause {
                Cause::Gone => false,
                Cause::Room => !listing.is_whole && self.left_out.is_none(),
                Cause::Walk => !listing.is_whole && !known.request.changes.concern(&path),
                Cause::File => {
                    let is_there = known.is_document(&path) || path.symlink_metadata().is_ok();
                    is_there && !self.read.contains(&path)
                }
            }
        });
        let unplugged = known.unplugged(&self.gone);
        // An opened folder that is gone is said in words of its own.
        let is_unplugged = |path: &str| unplugged.iter().any(|problem| &*problem.path == path);
        let walked = listing.problems().filter(|problem| !is_unplugged(&problem.path));
        problems.extend(walked.cloned());
        problems.append(&mut self.problems);
        problems.extend(self.left_out.take());
        problems.extend(unplugged);
        problems
    }

    pub(super) fn finish(mut self, known: &Known<'_>, listing: &Listing) -> Refreshed {
        let problems = self.all_problems(known, listing);
        let mut builder = CorpusBuilder::from(known.request.corpus.clone());
        let changed = self.places.iter().flatten().copied().collect();
        let mut places = self.places.as_slice();
        for (sources, parsed) in parsed(self.texts, builder.vocabulary()) {
            let (now, rest) = places.split_at_checked(sources.len()).unwrap_or_default();
            places = rest;
            builder.put_all(now, sources, parsed);
        }
        for (id, source) in self.touched {
            builder.set_source(id, source);
        }
        builder.set_problems(problems);
        Refreshed {
            corpus: builder.finish(),
            changed,
            gone: self.gone,
            refused: Arc::new(self.refused),
            folder: Arc::clone(&known.request.folder),
        }
    }
}

/// Whether a file says what a document says, of itself too.
fn says_the_same(old: &Document, source: &Source, text: &str) -> bool {
    let was = old.source();
    old.text() == text
        && (&was.path, &was.encoding, was.format, was.is_complete)
            == (&source.path, &source.encoding, source.format, source.is_complete)
        && (was.is_encoding_chosen, &was.rich) == (source.is_encoding_chosen, &source.rich)
}
