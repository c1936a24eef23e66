//! Reads folders and files into a corpus, a few megabytes at a time, and tells how far it is.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rayon::prelude::*;

use super::crew::{Read, read_all};
use super::file::MAX_FILE_BYTES;
use super::reader::Readers;
use super::room::{MemoryLimit, Room};
use super::walk::{Listed, walk, walk_pair};
use crate::app::stopwatch::{Cost, Stopwatch};
use crate::model::{Cause, Corpus, CorpusBuilder, DocId, Parsed, Parser, Source, Vocabulary};

/// How much is read before it joins the corpus: enough to keep all processors busy.
const CHUNK_BYTES: u64 = 8 << 20;
const CHUNK_FILES: usize = 256;
/// Of so many bytes of text or a little more the tables are made together.
const PIECE_BYTES: usize = 512 * 1024;
/// The least time between two reports of progress.
const REPORT_DELAY: Duration = Duration::from_millis(100);
/// A corpus that somebody still holds makes the next document copy the vocabulary, so that the
/// time to the next report grows with it: this much for each word.
const DELAY_PER_WORD: Duration = Duration::from_micros(1);

/// How files are opened.
#[derive(Clone, Debug, Default)]
pub struct LoadOptions {
    /// How much memory all of it may take.
    pub memory: MemoryLimit,
    /// Who reads rich formats.
    pub readers: Readers,
    /// Plain files whose encoding was chosen, by their paths from the root.
    pub encodings: BTreeMap<PathBuf, &'static str>,
}

impl LoadOptions {
    /// The encoding that was chosen for a file.
    pub(super) fn encoding_of(&self, path: &Path) -> Option<&'static str> {
        if self.encodings.is_empty() {
            return None;
        }
        let path = std::path::absolute(path).ok()?;
        self.encodings.get(&path).copied()
    }
}

/// How far the loading is.
#[derive(Clone, Debug, Default)]
pub struct LoadProgress {
    /// Whether folders are still being listed, so that the totals grow.
    pub is_listing: bool,
    /// Files found.
    pub n_files: usize,
    /// Files read or refused.
    pub n_read: usize,
    /// Size of the files found, in bytes.
    pub bytes: u64,
    /// Size of the files read or refused, in bytes.
    pub bytes_read: u64,
    /// What has been read so far.
    pub corpus: Corpus,
}

/// What came of loading.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    /// The documents and problems.
    pub corpus: Corpus,
    /// Whether it was stopped before all was read.
    pub is_stopped: bool,
    /// The cost of listing, reading and decoding.
    pub load_cost: Cost,
    /// The cost of finding words, sentences and paragraphs.
    pub index_cost: Cost,
}

/// What came of loading two documents.
#[derive(Clone, Debug)]
pub struct LoadedPair {
    /// The documents, with those of the folder if one was given.
    pub loaded: Loaded,
    /// The left and the right one, if both could be read.
    pub pair: Option<[DocId; 2]>,
}

/// Reads folders and files, whatever memory that takes. `progress` is called now and then, from this
/// thread; once `cancelled` says so the loading stops and keeps what has been read.
pub fn load(
    paths: &[PathBuf],
    progress: &mut dyn FnMut(&LoadProgress),
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Loaded {
    load_with(&LoadOptions::default(), paths, progress, cancelled)
}

/// Reads folders and files as [`load`] does, as far as they fit into memory; what does not is a
/// problem of the folder.
pub fn load_with(
    options: &LoadOptions,
    paths: &[PathBuf],
    progress: &mut dyn FnMut(&LoadProgress),
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Loaded {
    let mut loader = Loader::new(options, progress, cancelled);
    loader.room = Room::new(options.memory);
    let listed = loader.list(paths);
    loader.read_all(listed);
    loader.finish()
}

/// Reads two files, and after them the folder they are to be judged by. The two come first in the
/// corpus; the folder's own copies of them are left out. The limit is the folder's.
pub fn load_pair(
    options: &LoadOptions,
    pair: [&Path; 2],
    folder: Option<&Path>,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> LoadedPair {
    let progress = &mut |_: &LoadProgress| {};
    let mut loader = Loader::new(options, progress, cancelled);
    let mut head = walk_pair(pair, folder, cancelled);
    let rest = head.split_off(2.min(head.len()));
    loader.read_all(head);
    let has_both = loader.builder.snapshot().len() == 2;
    loader.room = Room::new(options.memory);
    loader.read_all(rest);
    LoadedPair { loaded: loader.finish(), pair: has_both.then(|| [DocId::at(0), DocId::at(1)]) }
}

struct Loader<'a> {
    options: &'a LoadOptions,
    report: &'a mut dyn FnMut(&LoadProgress),
    cancelled: &'a (dyn Fn() -> bool + Sync),
    builder: CorpusBuilder,
    room: Room,
    state: LoadProgress,
    last_report: Instant,
    report_delay: Duration,
    stopwatch: Stopwatch,
    load_cost: Cost,
    index_cost: Cost,
    is_stopped: bool,
}

impl<'a> Loader<'a> {
    fn new(
        options: &'a LoadOptions,
        report: &'a mut dyn FnMut(&LoadProgress),
        cancelled: &'a (dyn Fn() -> bool + Sync),
    ) -> Self {
        Self {
            options,
            report,
            cancelled,
            builder: CorpusBuilder::default(),
            room: Room::default(),
            state: LoadProgress::default(),
            last_report: Instant::now(),
            report_delay: REPORT_DELAY,
            stopwatch: Stopwatch::start(),
            load_cost: Cost::default(),
            index_cost: Cost::default(),
            is_stopped: false,
        }
    }

    fn list(&mut self, paths: &[PathBuf]) -> Vec<Listed> {
        let Self { report, cancelled, state, last_report, report_delay, .. } = self;
        state.is_listing = true;
        let mut on_file = |n_files| {
            state.n_files = n_files;
            if last_report.elapsed() >= *report_delay {
                *last_report = Instant::now();
                report(state);
            }
        };
        let listed = walk(paths, &mut on_file, cancelled);
        state.is_listing = false;
        self.is_stopped = (self.cancelled)();
        listed
    }

    fn read_all(&mut self, listed: Vec<Listed>) {
        self.state.n_files = listed.iter().filter(|listed| listed.is_file()).count();
        self.state.bytes = listed.iter().map(Listed::bytes).sum();
        for chunk in chunks(listed) {
            if self.is_stopped {
                return;
            }
            self.read_chunk(chunk);
            self.report_now_and_then();
        }
    }

    fn has_passed(&mut self, listed: &Listed) {
        self.state.n_read += usize::from(listed.is_file());
        self.state.bytes_read += listed.bytes();
    }

    fn read_chunk(&mut self, chunk: Vec<Listed>) {
        let mut texts = Vec::new();
        for (listed, read) in read_all(chunk, &mut self.room, self.options, self.cancelled) {
            match read {
                Read::Done(outcome) => {
                    texts.extend(outcome.document);
                    if let Some(problem) = outcome.problem {
                        self.builder.push_problem(problem);
                    }
                }
                Read::LeftOut => {}
                Read::Stopped => {
                    self.is_stopped = true;
                    break;
                }
            }
            self.has_passed(&listed);
        }
        self.load_cost += self.stopwatch.lap();
        add_texts(&mut self.builder, texts);
        self.index_cost += self.stopwatch.lap();
    }

    fn report_now_and_then(&mut self) {
        let n_words = self.state.corpus.vocabulary().len() as u32;
        if self.last_report.elapsed() >= self.report_delay.max(DELAY_PER_WORD * n_words) {
            self.state.corpus = self.builder.snapshot();
            (self.report)(&self.state);
            self.last_report = Instant::now();
        }
    }

    fn finish(mut self) -> Loaded {
        self.options.readers.rest();
        if let Some(problem) = self.room.problem().map(|problem| problem.caused_by(Cause::Room)) {
            self.builder.push_problem(problem);
        }
        Loaded {
            corpus: self.builder.finish(),
            is_stopped: self.is_stopped,
            load_cost: self.load_cost,
            index_cost: self.index_cost,
        }
    }
}

/// Cuts texts, pieces of them at once, and adds them to a corpus in their order.
pub(super) fn add_texts(builder: &mut CorpusBuilder, texts: Vec<(Source, String)>) {
    for (sources, parsed) in parsed(texts, builder.vocabulary()) {
        builder.push_all(sources, parsed);
    }
}

/// Cuts texts, pieces of them at once: each piece with its sources, in their order.
pub(super) fn parsed(
    texts: Vec<(Source, String)>,
    known: &Vocabulary,
) -> Vec<(Vec<Source>, Parsed)> {
    let parse = |parser: &mut Parser, piece: Vec<(Source, String)>| {
        let (sources, texts) = piece.into_iter().unzip();
        (sources, parser.parse(texts, known))
    };
    pieces(texts).into_par_iter().map_init(Parser::default, parse).collect()
}

/// Texts in pieces that are cut one after the other.
fn pieces(texts: Vec<(Source, String)>) -> Vec<Vec<(Source, String)>> {
    let mut pieces: Vec<Vec<(Source, String)>> = Vec::new();
    let mut room = 0;
    for text in texts {
        let n_bytes = text.1.len();
        match pieces.last_mut() {
            Some(piece) if room > 0 => piece.push(text),
            _ => {
                pieces.push(vec![text]);
                room = PIECE_BYTES;
            }
        }
        room = room.saturating_sub(n_bytes);
    }
    pieces
}

/// Cuts a list into pieces that are read at once.
pub(super) fn chunks(listed: Vec<Listed>) -> Vec<Vec<Listed>> {
    let mut chunks: Vec<Vec<Listed>> = Vec::new();
    let mut room = 0;
    for listed in listed {
        match chunks.last_mut() {
            Some(chunk) if chunk.len() < CHUNK_FILES && listed.bytes() <= room => {
                room -= listed.bytes();
                chunk.push(listed);
            }
            _ => {
                room = CHUNK_BYTES.saturating_sub(listed.bytes());
                chunks.push(vec![listed]);
            }
        }
    }
    chunks
}

impl Listed {
    fn is_file(&self) -> bool {
        matches!(self, Self::File(..))
    }

    fn bytes(&self) -> u64 {
        match self {
            Self::File(_, bytes) => *bytes,
            Self::Problem(..) => 0,
        }
    }

    /// How much of it would be read.
    pub(super) fn read_bytes(&self) -> u64 {
        self.bytes().min(MAX_FILE_BYTES)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn progress_counts_files_and_shows_what_is_there() {
        let dir = tempfile::tempdir().unwrap();
        for n in 0..=CHUNK_FILES {
            std::fs::write(dir.path().join(format!("{n}.txt")), "One.").unwrap();
        }
        let mut seen = Vec::new();
        let mut report = |now: &LoadProgress| {
            seen.push((now.is_listing, now.n_files, now.n_read, now.corpus.len()));
        };
        let options = LoadOptions::default();
        let mut loader = Loader::new(&options, &mut report, &|| false);
        loader.report_delay = Duration::ZERO;
        let listed = loader.list(&[dir.path().to_owned()]);
        loader.read_all(listed);
        let (all, first) = (CHUNK_FILES + 1, CHUNK_FILES);
        assert_eq!(seen.first(), Some(&(true, 1, 0, 0)));
        assert_eq!(seen.get(all - 1), Some(&(true, all, 0, 0)));
        assert_eq!(
            seen.get(all..),
            Some(&[(false, all, first, first), (false, all, all, all)][..])
        );
    }
}
