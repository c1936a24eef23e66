//! Finds the files of what was opened, each once, without opening any.

use std::collections::HashSet;
use std::fs::{FileType, Metadata};
use std::os::unix::fs::{FileTypeExt as _, MetadataExt as _};
use std::path::{Path, PathBuf};

use ignore::{DirEntry, WalkBuilder};

use super::link::{Target, target};
use super::order::natural_order;
use super::shown::{problem, sentence};
use crate::model::{Cause, Problem};

/// A file to be read, or why there is none.
#[derive(Clone, Debug)]
pub(super) enum Listed {
    /// A file with its size in bytes.
    File(PathBuf, u64),
    /// Something that is no readable file.
    Problem(PathBuf, Problem),
}

/// Lists the files of folders and files: in the order given, by name inside each.
///
/// Hidden files and folders inside are skipped. `on_file` hears how many files were found so far;
/// the walk ends early once `cancelled` says so.
pub(super) fn walk(
    paths: &[PathBuf],
    on_file: &mut dyn FnMut(usize),
    cancelled: &dyn Fn() -> bool,
) -> Vec<Listed> {
    let mut walk = Walk::new(on_file, cancelled);
    walk.run(paths);
    walk.finish()
}

/// Like [`walk`] for a pair of files that are listed first, even if both are the same file.
pub(super) fn walk_pair(
    pair: [&Path; 2],
    folder: Option<&Path>,
    cancelled: &dyn Fn() -> bool,
) -> Vec<Listed> {
    let on_file = &mut |_| {};
    let mut walk = Walk::new(on_file, cancelled);
    for path in pair {
        walk.only_file(path);
        walk.argument += 1;
    }
    walk.run(&folder.map(Path::to_owned).into_iter().collect::<Vec<_>>());
    walk.finish()
}

/// Like [`walk`] for some of what lies in opened folders, whose links may lead to anything there.
pub(super) fn walk_within(
    paths: &[PathBuf],
    opened: &[PathBuf],
    cancelled: &dyn Fn() -> bool,
) -> Vec<Listed> {
    let on_file = &mut |_| {};
    let mut walk = Walk::new(on_file, cancelled);
    walk.run_within(paths, opened);
    walk.finish()
}

/// The folders that [`walk_within`] looks into, these paths among them, without looking at any file.
pub(super) fn folders(
    paths: &[PathBuf],
    opened: &[PathBuf],
    cancelled: &dyn Fn() -> bool,
) -> Vec<PathBuf> {
    let on_file = &mut |_| {};
    let mut walk = Walk { folders: Some(Vec::new()), ..Walk::new(on_file, cancelled) };
    walk.run_within(paths, opened);
    walk.folders.unwrap_or_default()
}

/// A file by device and inode.
pub(super) type FileId = (u64, u64);

struct Walk<'a> {
    on_file: &'a mut dyn FnMut(usize),
    cancelled: &'a dyn Fn() -> bool,
    /// The folders that were given, without links in their paths.
    roots: Vec<PathBuf>,
    /// Position of the argument that is being walked.
    argument: usize,
    seen_files: HashSet<FileId>,
    seen_folders: HashSet<FileId>,
    /// Links inside folders, to be followed when all else is known.
    links: Vec<(usize, PathBuf)>,
    n_files: usize,
    listed: Vec<(usize, Listed)>,
    /// The folders that were found, where they alone are wanted.
    folders: Option<Vec<PathBuf>>,
}

impl<'a> Walk<'a> {
    fn new(on_file: &'a mut dyn FnMut(usize), cancelled: &'a dyn Fn() -> bool) -> Self {
        Self {
            on_file,
            cancelled,
            roots: Vec::new(),
            argument: 0,
            seen_files: HashSet::new(),
            seen_folders: HashSet::new(),
            links: Vec::new(),
            n_files: 0,
            listed: Vec::new(),
            folders: None,
        }
    }

    fn run(&mut self, paths: &[PathBuf]) {
        self.run_within(paths, paths);
    }

    fn run_within(&mut self, paths: &[PathBuf], opened: &[PathBuf]) {
        self.roots = opened.iter().filter_map(|path| path.canonicalize().ok()).collect();
        for path in paths {
            self.given(path);
            self.argument += 1;
        }
        // Files are listed by their own paths; a link is followed only to what these do not reach.
        let mut n_followed = 0;
        while let Some((argument, link)) = self.links.get(n_followed).cloned() {
            n_followed += 1;
            self.argument = argument;
            self.link(&link);
        }
    }

    fn finish(mut self) -> Vec<Listed> {
        self.listed.sort_by(|(left_argument, left), (right_argument, right)| {
            left_argument.cmp(right_argument).then_with(|| natural_order(left.path(), right.path()))
        });
        self.listed.into_iter().map(|(_, listed)| listed).collect()
    }

    /// A path from outside: followed wherever it leads, hidden or not.
    fn given(&mut self, path: &Path) {
        match path.metadata() {
            Ok(metadata) if metadata.is_dir() => self.folder(path),
            Ok(metadata) => self.file(path, &metadata),
            Err(error) => self.refuse(path, sentence(&error)),
        }
    }

    /// A path that has to be a file and is listed even if it was before.
    fn only_file(&mut self, path: &Path) {
        match path.metadata() {
            Ok(metadata) if metadata.is_dir() => {
                self.refuse(path, "It is a folder, not a file.".to_owned());
            }
            Ok(metadata) => {
                self.seen_files.remove(&id(&metadata));
                self.file(path, &metadata);
            }
            Err(error) => self.refuse(path, sentence(&error)),
        }
    }

    fn folder(&mut self, root: &Path) {
        // A trailing slash makes the walk enter a root that is itself a link.
        let mut builder = WalkBuilder::new(root.join(""));
        builder.standard_filters(false).hidden(true).sort_by_file_path(natural_order);
        for entry in builder.build() {
            if (self.cancelled)() {
                return;
            }
            match entry {
                Ok(entry) => self.entry(&entry),
                Err(error) => self.refuse_entry(root, &error),
            }
        }
    }

    fn entry(&mut self, entry: &DirEntry) {
        if let Some(folders) = &mut self.folders {
            let kind = entry.file_type();
            if kind.is_some_and(|kind| kind.is_dir()) {
                folders.push(entry.path().to_owned());
            } else if !kind.is_some_and(|kind| kind.is_symlink()) {
                return;
            }
        }
        match entry.metadata() {
            Ok(metadata) if metadata.is_dir() => {
                self.seen_folders.insert(id(&metadata));
            }
            Ok(metadata) if metadata.is_symlink() => {
                self.links.push((self.argument, entry.path().to_owned()));
            }
            Ok(metadata) => self.file(entry.path(), &metadata),
            Err(error) => self.refuse_entry(entry.path(), &error),
        }
    }

    fn file(&mut self, path: &Path, metadata: &Metadata) {
        if let Some(kind) = special(metadata.file_type()) {
            self.refuse(path, format!("Not a file: {kind}. It was not opened."));
        } else if self.seen_files.insert(id(metadata)) {
            self.n_files += 1;
            (self.on_file)(self.n_files);
            let file = Listed::File(path.to_owned(), metadata.len());
            self.listed.push((self.argument, file));
        }
    }

    fn link(&mut self, link: &Path) {
        match target(link, &self.roots) {
            Ok(Target::Folder(metadata)) => {
                if self.seen_folders.insert(id(&metadata)) {
                    self.folder(link);
                }
            }
            Ok(Target::File(metadata)) => self.file(link, &metadata),
            Err(reason) => self.refuse(link, reason),
        }
    }

    fn refuse(&mut self, path: &Path, reason: String) {
        let problem = problem(path, reason).caused_by(Cause::Walk);
        self.listed.push((self.argument, Listed::Problem(path.to_owned(), problem)));
    }

    fn refuse_entry(&mut self, known: &Path, error: &ignore::Error) {
        let path = path_of(error).unwrap_or(known).to_owned();
        let reason = error.io_error().map_or_else(|| error.to_string(), sentence);
        self.refuse(&path, reason);
    }
}

impl Listed {
    pub(super) fn path(&self) -> &Path {
        match self {
            Self::File(path, _) | Self::Problem(path, _) => path,
        }
    }
}

pub(super) fn id(metadata: &Metadata) -> FileId {
    (metadata.dev(), metadata.ino())
}

/// What something is that has no content to be read.
pub(super) fn special(kind: FileType) -> Option<&'static str> {
    let kinds = [
        (kind.is_fifo(), "a pipe (FIFO)"),
        (kind.is_socket(), "a socket"),
        (kind.is_block_device() || kind.is_char_device(), "a device"),
    ];
    kinds.into_iter().find_map(|(is_it, name)| is_it.then_some(name))
}

fn path_of(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => {
            path_of(err)
        }
        _ => None,
    }
}
