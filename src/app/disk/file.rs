//! Reads one file: as it was before or after a change, never half of each.
//!
//! A file is looked at before and after it is read. If it has changed meanwhile, or was written just
//! now, so that its writer may not be done, it is read again.

use std::fs::{File, Metadata};
use std::io::{Error, Read as _};
use std::os::unix::fs::{MetadataExt as _, OpenOptionsExt as _};
use std::path::Path;
use std::time::{Duration, SystemTime};

use rustix::fs::OFlags;

use super::load::LoadOptions;
use super::shown::{problem, sentence, shown};
use super::walk::{Listed, special};
use crate::ingest::{Ingested, Kind, Refusal, glance, ingest, ingest_in};
use crate::model::{Problem, Source, Stamp};
use crate::text::grouped;

/// Of a larger file only this much is read.
pub(super) const MAX_FILE_BYTES: u64 = 1 << 31;
/// How much of a file is looked at before the rest is read.
const HEAD_BYTES: u64 = 64 * 1024;
/// How often a file that changes is read again.
const MOST_AGAIN: usize = 3;
/// A file written so short a time ago may still be written; also longer than a tick of the clock by
/// which file systems date writing, so that a second write is seen.
const JUST_NOW: Duration = Duration::from_millis(25);
/// What is said of a file that changed each time it was read.
const UNSTEADY: &str = "It kept changing while it was read.";

/// What one file gives: a document, a problem, or both.
pub(super) struct Outcome {
    pub(super) document: Option<(Source, String)>,
    pub(super) problem: Option<Problem>,
}

impl Outcome {
    /// How many bytes of text it has.
    pub(super) fn text_bytes(&self) -> u64 {
        self.document.as_ref().map_or(0, |(_, text)| text.len() as u64)
    }
}

/// Reads one file; `None` if `cancelled` said so before it was done.
pub(super) fn read(
    listed: &Listed,
    options: &LoadOptions,
    cancelled: &dyn Fn() -> bool,
) -> Option<Outcome> {
    if cancelled() {
        return None;
    }
    match listed {
        Listed::File(path, bytes) => read_file(path, *bytes, options, cancelled),
        Listed::Problem(_, problem) => {
            Some(Outcome { document: None, problem: Some(problem.clone()) })
        }
    }
}

fn read_file(
    path: &Path,
    bytes: u64,
    options: &LoadOptions,
    cancelled: &dyn Fn() -> bool,
) -> Option<Outcome> {
    let refused = |reason| Outcome { document: None, problem: Some(problem(path, reason)) };
    let Content { bytes, stamp, kind, is_unsteady } = match steady(path, bytes) {
        Ok(content) => content,
        Err(reason) => return Some(refused(reason)),
    };
    let n_read = bytes.len() as u64;
    let encoding = options.encoding_of(path);
    let ingested = match kind {
        Kind::Plain => plain(path, bytes, encoding).map_err(|refusal| refusal.to_string()),
        Kind::Rich(kind) => options.readers.read(&bytes, kind, cancelled)?,
    };
    let is_encoding_chosen = encoding.is_some() && kind == Kind::Plain;
    let reading = Reading { n_read, stamp, is_unsteady, is_encoding_chosen };
    Some(ingested.map_or_else(refused, |ingested| document(path, ingested, &reading)))
}

fn plain(path: &Path, bytes: Vec<u8>, encoding: Option<&str>) -> Result<Ingested, Refusal> {
    match encoding {
        Some(encoding) => ingest_in(bytes, &name(path), encoding),
        None => ingest(bytes, &name(path)),
    }
}

/// How reading a file went.
struct Reading {
    n_read: u64,
    stamp: Stamp,
    is_unsteady: bool,
    is_encoding_chosen: bool,
}

fn document(path: &Path, ingested: Ingested, reading: &Reading) -> Outcome {
    let Ingested { text, format, encoding, loss, rich } = ingested;
    let Reading { n_read, stamp, is_unsteady, is_encoding_chosen } = *reading;
    let bytes = stamp.bytes.max(n_read);
    let unread = (n_read == MAX_FILE_BYTES && bytes > n_read)
        .then(|| format!("Only its first 2 GB were read, of {} bytes.", grouped(bytes)));
    let unsteady = is_unsteady.then(|| UNSTEADY.to_owned());
    let said: Vec<String> = loss.into_iter().chain(unread).chain(unsteady).collect();
    let (shown_path, path_bytes) = shown(path);
    let is_complete = said.is_empty();
    let source = Source {
        path: shown_path,
        path_bytes,
        format,
        encoding,
        is_encoding_chosen,
        bytes,
        is_complete,
        rich,
        stamp,
    };
    let problem =
        (!is_complete).then(|| Problem { is_partial: true, ..problem(path, said.join(" ")) });
    Outcome { document: Some((source, text)), problem }
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// How a file looks now.
pub(super) fn stamp(metadata: &Metadata) -> Stamp {
    let nanos = |seconds: i64, nanos: i64| i128::from(seconds) * 1_000_000_000 + i128::from(nanos);
    Stamp {
        bytes: metadata.len(),
        modified: nanos(metadata.mtime(), metadata.mtime_nsec()),
        changed: nanos(metadata.ctime(), metadata.ctime_nsec()),
        file: (metadata.dev(), metadata.ino()),
    }
}

/// What was read of a file.
struct Content {
    bytes: Vec<u8>,
    stamp: Stamp,
    kind: Kind,
    /// Whether it changed each time.
    is_unsteady: bool,
}

/// The content of a file at one moment, which had so many bytes when it was listed.
fn steady(path: &Path, bytes: u64) -> Result<Content, String> {
    let mut content = content(path, bytes)?;
    for _ in 0..MOST_AGAIN {
        if !content.is_unsteady {
            break;
        }
        std::thread::sleep(JUST_NOW);
        content = self::content(path, content.stamp.bytes)?;
    }
    Ok(content)
}

/// The content of a file, and whether that is one moment's. It had so many bytes a moment ago: a file
/// that is being cut is dated only when that is done.
fn content(path: &Path, known_bytes: u64) -> Result<Content, String> {
    let said = |error: Error| sentence(&error);
    // A file that was listed may be a pipe by now, which would be waited for.
    let flags = OFlags::NONBLOCK.bits().cast_signed();
    let file = File::options().read(true).custom_flags(flags).open(path).map_err(said)?;
    let metadata = file.metadata().map_err(said)?;
    if let Some(kind) = special(metadata.file_type()) {
        return Err(format!("Not a file: {kind}. It was not read."));
    }
    let before = stamp(&metadata);
    let (bytes, kind) = bytes(&file, before.bytes, path)?;
    let after = file.metadata().map_err(said)?;
    let is_changed = before != stamp(&after) || before.bytes != known_bytes;
    let is_unsteady = is_changed || is_fresh(&after);
    Ok(Content { bytes, stamp: before, kind, is_unsteady })
}

/// Whether a file was written a moment ago.
fn is_fresh(metadata: &Metadata) -> bool {
    let modified = metadata.modified().unwrap_or(SystemTime::UNIX_EPOCH);
    SystemTime::now().duration_since(modified).is_ok_and(|age| age < JUST_NOW)
}

/// Reads a file if its first bytes tell that it can be one of the documents.
fn bytes(file: &File, expected: u64, path: &Path) -> Result<(Vec<u8>, Kind), String> {
    let said = |error: Error| sentence(&error);
    let mut file = file.take(MAX_FILE_BYTES);
    let mut bytes = Vec::with_capacity(expected.min(HEAD_BYTES) as usize + 1);
    file.by_ref().take(HEAD_BYTES).read_to_end(&mut bytes).map_err(said)?;
    let kind = glance(&bytes, &name(path)).map_err(|refusal| refusal.to_string())?;
    bytes.reserve_exact(expected.min(MAX_FILE_BYTES).saturating_sub(HEAD_BYTES) as usize + 1);
    file.read_to_end(&mut bytes).map_err(said)?;
    Ok((bytes, kind))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::sync::Mutex;
    use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
    use std::time::Instant;

    use super::*;

    /// So long that a text is written in several pieces.
    const LENGTH: usize = 300_000;

    /// Ends the thread that writes, also where a test fails.
    struct Done<'a>(&'a AtomicBool);

    impl Drop for Done<'_> {
        fn drop(&mut self) {
            self.0.store(true, Ordering::Relaxed);
        }
    }

    /// Who writes a file again and again, each time with another letter alone.
    struct Writer<'a> {
        path: &'a Path,
        /// Held while it is written.
        writing: Mutex<()>,
        /// How many milliseconds the slowest writing took since this was set back.
        slowest: AtomicU64,
        n_written: AtomicU64,
        is_done: AtomicBool,
    }

    impl Writer<'_> {
        fn write(&self, write: &impl Fn(&Path, &str), pause: Duration) {
            for letter in (b'a'..=b'z').cycle() {
                if self.is_done.load(Ordering::Relaxed) {
                    return;
                }
                let text = text_of(letter);
                let writing = self.writing.lock().unwrap();
                let start = Instant::now();
                write(self.path, &text);
                self.slowest.fetch_max(start.elapsed().as_millis() as u64, Ordering::Relaxed);
                self.n_written.fetch_add(1, Ordering::Relaxed);
                drop(writing);
                std::thread::sleep(pause);
            }
        }

        /// Reads the file, and says whether its text is sound. It must be, or a problem must say so;
        /// but nobody can know of a writer whom the machine stopped in the middle for longer than a
        /// file has to hold still.
        fn is_read_soundly(&self) -> bool {
            self.slowest.store(0, Ordering::Relaxed);
            let outcome = read_file(self.path, LENGTH as u64, &LoadOptions::default(), &|| false);
            let outcome = outcome.unwrap();
            if let Some(problem) = &outcome.problem {
                assert!(problem.reason.contains(UNSTEADY), "{}", problem.reason);
                return false;
            }
            let (_, text) = outcome.document.unwrap();
            let is_sound = text.bytes().next().is_some_and(|first| text == text_of(first));
            if !is_sound {
                // Its end is waited for.
                drop(self.writing.lock().unwrap());
                let slowest = Duration::from_millis(self.slowest.load(Ordering::Relaxed));
                assert!(slowest >= JUST_NOW, "a torn text of {} bytes", text.len());
            }
            is_sound
        }
    }

    fn text_of(letter: u8) -> String {
        String::from(char::from(letter)).repeat(LENGTH)
    }

    /// Reads a file many times while it is written: what is read must be one of its texts.
    #[track_caller]
    fn check(write: impl Fn(&Path, &str) + Sync, pause: Duration) {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.txt");
        write(&path, &text_of(b'a'));
        let writer = Writer {
            path: &path,
            writing: Mutex::default(),
            slowest: AtomicU64::default(),
            n_written: AtomicU64::default(),
            is_done: AtomicBool::default(),
        };
        let n_sound = std::thread::scope(|scope| {
            scope.spawn(|| writer.write(&write, pause));
            let _done = Done(&writer.is_done);
            let mut n_sound = 0;
            while writer.n_written.load(Ordering::Relaxed) < 30 {
                n_sound += usize::from(writer.is_read_soundly());
            }
            n_sound
        });
        assert!(n_sound > 0, "nothing was read without a problem");
    }

    #[test]
    fn a_file_that_is_replaced_while_it_is_read_has_its_old_or_its_new_text() {
        let replace = |path: &Path, text: &str| {
            fs::write(path.with_extension("new"), text).unwrap();
            fs::rename(path.with_extension("new"), path).unwrap();
        };
        check(replace, Duration::from_millis(30));
    }

    #[test]
    fn a_file_that_is_written_in_place_while_it_is_read_has_its_old_or_its_new_text() {
        check(|path, text| fs::write(path, text).unwrap(), Duration::from_millis(40));
    }

    #[test]
    fn a_file_that_is_cut_and_grown_while_it_is_read_has_its_old_or_its_new_text() {
        let grow = |path: &Path, text: &str| {
            let (head, tail) = text.split_at(LENGTH / 2);
            fs::write(path, head).unwrap();
            std::thread::sleep(Duration::from_millis(3));
            io_append(path, tail);
        };
        check(grow, Duration::from_millis(50));
    }

    fn io_append(path: &Path, text: &str) {
        use std::io::Write as _;
        fs::OpenOptions::new().append(true).open(path).unwrap().write_all(text.as_bytes()).unwrap();
    }

    #[test]
    fn a_file_that_became_a_pipe_is_not_waited_for() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.txt");
        let mode = rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR;
        let kind = rustix::fs::FileType::Fifo;
        rustix::fs::mknodat(rustix::fs::CWD, &path, kind, mode, 0).unwrap();
        let outcome = read_file(&path, 15, &LoadOptions::default(), &|| false).unwrap();
        assert!(outcome.document.is_none());
        assert!(outcome.problem.unwrap().reason.contains("a pipe (FIFO)"));
    }

    #[test]
    fn a_file_that_never_holds_still_is_read_as_it_is_and_says_so() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.txt");
        fs::write(&path, "The ferry left.").unwrap();
        // As if it were written all the time: it is dated into this very moment, for a while.
        let file = File::options().write(true).open(&path).unwrap();
        let is_done = AtomicBool::new(false);
        let outcome = std::thread::scope(|scope| {
            scope.spawn(|| {
                while !is_done.load(Ordering::Relaxed) {
                    file.set_modified(SystemTime::now()).unwrap();
                }
            });
            let _done = Done(&is_done);
            read_file(&path, 15, &LoadOptions::default(), &|| false).unwrap()
        });
        assert_eq!(outcome.problem.unwrap().reason, UNSTEADY);
        let (source, text) = outcome.document.unwrap();
        assert_eq!((source.is_complete, text.as_str()), (false, "The ferry left."));
    }
}
