//! How much of a folder is opened: what fits into a share of the memory that was free.

use std::path::{Path, PathBuf};

use super::memory::free_bytes;
use super::shown::problem;
use super::walk::Listed;
use crate::model::Problem;
use crate::text::grouped;

/// What an opened text takes at most for each byte of its file: the text, its tables and the
/// filter's index, measured on folders of 200 MB and 1 GB of English. Other languages have longer
/// words, and so smaller tables.
const NEED_PER_BYTE: f64 = 3.5;

/// How much memory opening may take.
#[derive(Clone, Copy, Debug, Default)]
pub struct MemoryLimit {
    /// None where the system does not say how much is free.
    bytes: Option<u64>,
    percent: u8,
}

impl MemoryLimit {
    /// So many per cent of the memory that is free now.
    pub fn of_free(percent: u8) -> Self {
        let share = |free: u64| (free as f64 * f64::from(percent) / 100.0) as u64;
        Self { bytes: free_bytes().map(share), percent }
    }

    /// A limit of so many bytes, which stand for a share of the memory.
    #[cfg(test)]
    pub(super) fn of_bytes(bytes: u64, percent: u8) -> Self {
        Self { bytes: Some(bytes), percent }
    }
}

/// What is left of the memory, and what found no room in it.
#[derive(Debug, Default)]
pub(super) struct Room {
    limit: MemoryLimit,
    /// Size of the files that have a place, in bytes.
    taken: u64,
    left_out: Option<LeftOut>,
}

#[derive(Debug)]
struct LeftOut {
    /// The innermost folder that holds all of it; the file, if it is one.
    within: PathBuf,
    n_files: u64,
    bytes: u64,
}

impl Room {
    /// All the room that a limit leaves.
    pub(super) fn new(limit: MemoryLimit) -> Self {
        Self { limit, ..Self::default() }
    }

    /// Whether a file is to be read; it has its place then. One that is too large for what is left
    /// is left out, and smaller ones behind it may still fit.
    pub(super) fn admits(&mut self, listed: &Listed) -> bool {
        let Listed::File(path, bytes) = listed else { return true };
        let need = self.taken.saturating_add(listed.read_bytes()) as f64 * NEED_PER_BYTE;
        if self.limit.bytes.is_none_or(|limit| need <= limit as f64) {
            self.taken += listed.read_bytes();
            return true;
        }
        self.note_left_out(path, *bytes);
        false
    }

    /// How many more bytes of text have room; `None` if all have.
    pub(super) fn spare_bytes(&self) -> Option<u64> {
        let limit = self.limit.bytes?;
        Some(((limit as f64 / NEED_PER_BYTE) as u64).saturating_sub(self.taken))
    }

    /// Says how many bytes of text an admitted file gave: a rich one holds more or less than it has
    /// bytes itself, and what is no document holds none.
    pub(super) fn settle(&mut self, listed: &Listed, text_bytes: u64) {
        self.taken = self.taken.saturating_sub(listed.read_bytes()).saturating_add(text_bytes);
    }

    /// Takes back the place of a file whose text found no room.
    pub(super) fn leave_out(&mut self, listed: &Listed) {
        self.settle(listed, 0);
        if let Listed::File(path, bytes) = listed {
            self.note_left_out(path, *bytes);
        }
    }

    fn note_left_out(&mut self, path: &Path, bytes: u64) {
        let none = || LeftOut { within: path.to_owned(), n_files: 0, bytes: 0 };
        self.left_out.get_or_insert_with(none).add(path, bytes);
    }

    /// What was left out, as one problem of the folder that held it.
    pub(super) fn problem(&self) -> Option<Problem> {
        let left_out = self.left_out.as_ref()?;
        let reason = left_out.reason(self.limit.percent);
        Some(Problem { is_partial: true, ..problem(&left_out.within, reason) })
    }
}

impl LeftOut {
    fn add(&mut self, path: &Path, bytes: u64) {
        while !path.starts_with(&self.within) && self.within.pop() {}
        self.n_files += 1;
        self.bytes += bytes;
    }

    fn reason(&self, percent: u8) -> String {
        let (files, them) = if self.n_files == 1 { ("file", "it") } else { ("files", "them") };
        format!(
            "Left out: {} {files}, {}: opening {them} would take more than {percent} % of the free \
             memory (settings).",
            grouped(self.n_files),
            size(self.bytes)
        )
    }
}

fn size(bytes: u64) -> String {
    match bytes {
        ..1_000_000 => format!("{} KB", grouped(bytes.div_ceil(1_000))),
        _ => format!("{} MB", grouped((bytes + 500_000) / 1_000_000)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILES: [(&str, u64); 5] =
        [("/a/1", 40), ("/a/2", 40), ("/a/3", 40), ("/a/4", 20), ("/b/c/5", 2_600_000)];

    /// Checks which files are read where there is room for so many bytes of text.
    #[track_caller]
    fn check(n_bytes: u64, files: &[(&str, u64)], read: &[&str], said: Option<(&str, &str)>) {
        let limit = MemoryLimit::of_bytes((n_bytes as f64 * NEED_PER_BYTE) as u64, 70);
        let mut room = Room::new(limit);
        let files = files.iter().map(|&(path, bytes)| (path, Listed::File(path.into(), bytes)));
        let admitted = files.filter(|(_, listed)| room.admits(listed)).map(|(path, _)| path);
        assert_eq!(admitted.collect::<Vec<_>>(), read);
        let problem = room.problem();
        let found = problem.as_ref().and_then(|problem| {
            let (what, why) = problem.reason.split_once(": opening ")?;
            assert!(
                problem.is_partial
                    && why.ends_with("more than 70 % of the free memory (settings).")
            );
            Some((&*problem.path, what))
        });
        assert_eq!(found, said);
    }

    #[test]
    fn a_folder_is_opened_as_far_as_there_is_room() {
        check(5_000_000, &FILES, &["/a/1", "/a/2", "/a/3", "/a/4", "/b/c/5"], None);
        check(
            100,
            &FILES[..4],
            &["/a/1", "/a/2", "/a/4"],
            Some(("/a/3", "Left out: 1 file, 1 KB")),
        );
        check(30, &FILES[..3], &[], Some(("/a", "Left out: 3 files, 1 KB")));
    }

    #[test]
    fn what_is_left_out_is_told_of_the_folder_that_holds_all_of_it() {
        check(100, &FILES, &["/a/1", "/a/2", "/a/4"], Some(("/", "Left out: 2 files, 3 MB")));
    }

    #[test]
    fn what_is_no_document_takes_no_room() {
        let mut room = Room::new(MemoryLimit::of_bytes(350, 70));
        let [film, text] = ["/a/film", "/a/text"].map(|path| Listed::File(path.into(), 80));
        assert!(room.admits(&film) && !room.admits(&text));
        room.settle(&film, 0);
        assert!(room.admits(&text));
    }

    #[test]
    fn without_a_limit_everything_is_read() {
        let mut room = Room::default();
        assert!(room.admits(&Listed::File("/a".into(), u64::MAX)));
        assert_eq!(room.problem(), None);
    }
}
