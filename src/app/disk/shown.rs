//! Paths and errors as they are shown.

use std::ffi::OsStr;
use std::io::{Error, ErrorKind};
use std::os::unix::ffi::OsStrExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustix::io::Errno;

use crate::model::{Cause, Problem};

/// A path as text, and its bytes where these are not UTF-8.
pub(crate) fn shown(path: &Path) -> (Arc<str>, Option<Arc<[u8]>>) {
    let bytes = path.as_os_str().as_bytes();
    let text = String::from_utf8_lossy(bytes);
    let is_changed = text.as_bytes() != bytes;
    (text.into(), is_changed.then(|| bytes.into()))
}

/// The path that is shown so, and has these bytes where they are not UTF-8.
pub(crate) fn real_path(shown: &str, bytes: Option<&[u8]>) -> PathBuf {
    OsStr::from_bytes(bytes.unwrap_or(shown.as_bytes())).into()
}

/// A file or folder that could not be read.
pub(super) fn problem(path: &Path, reason: String) -> Problem {
    let (path, path_bytes) = shown(path);
    Problem { path, path_bytes, reason, is_partial: false, cause: Cause::File }
}

/// An error of the file system as one sentence.
pub(super) fn sentence(error: &Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => return "There is no such file or folder.".to_owned(),
        ErrorKind::PermissionDenied => return "You are not allowed to read it.".to_owned(),
        _ => {}
    }
    if error.raw_os_error() == Some(Errno::LOOP.raw_os_error()) {
        return "A link that leads back to itself.".to_owned();
    }
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or_default();
    format!("The system says: {text}.")
}
