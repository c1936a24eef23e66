//! Whether what was opened is still what is watched: folders can be replaced, moved with a folder around
//! them, mounted and unmounted, and no watch tells of that.

use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use super::mounts;

/// What stands under the opened paths.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Roots {
    /// The folders that are watched for each path: itself if it is one, and the one around it.
    folders: Vec<[Option<(u64, u64)>; 2]>,
    /// The file systems that are mounted inside.
    mounts: Vec<PathBuf>,
}

impl Roots {
    /// How it is now.
    pub(super) fn of(paths: &[PathBuf]) -> Self {
        let folders = paths.iter().map(|path| [folder(path), path.parent().and_then(folder)]);
        Self { folders: folders.collect(), mounts: mounts::inside(paths) }
    }
}

/// The device and number of a folder, if it is one.
fn folder(path: &Path) -> Option<(u64, u64)> {
    let metadata = path.metadata().ok()?;
    metadata.is_dir().then(|| (metadata.dev(), metadata.ino()))
}
