//! Saves what a person asked to have as a file.

use std::io::Write as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fs, io};

use super::refresh::file_of;
use crate::model::Document;

/// Why a file could not be saved.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// It is what was read.
    #[error("not saved, since the file is one of the documents: {}", path.display())]
    Document {
        /// The file.
        path: PathBuf,
    },
    /// The file system refused.
    #[error("not saved ({source}): {}", path.display())]
    Disk {
        /// What the system says.
        source: io::Error,
        /// The file.
        path: PathBuf,
    },
}

/// Saves a text, wholly or not at all; an older file of that name is replaced, but never one of the
/// documents that were read.
pub fn save_text<'a>(
    path: &Path,
    text: &str,
    documents: impl IntoIterator<Item = &'a Arc<Document>>,
) -> Result<(), SaveError> {
    let real = fs::canonicalize(path).ok();
    let is_it =
        |document: &Arc<Document>| fs::canonicalize(file_of(document.source())).ok() == real;
    if real.is_some() && documents.into_iter().any(is_it) {
        return Err(SaveError::Document { path: path.to_owned() });
    }
    write(path, text).map_err(|source| SaveError::Disk { source, path: path.to_owned() })
}

fn write(path: &Path, text: &str) -> io::Result<()> {
    let dir = path.parent().filter(|dir| !dir.as_os_str().is_empty());
    // In the same folder, because a rename across file systems is not atomic.
    let mut file = tempfile::Builder::new()
        .prefix(".diptych")
        // What is handed on can be read by whom the person lets read new files.
        .permissions(fs::Permissions::from_mode(0o666))
        .tempfile_in(dir.unwrap_or_else(|| Path::new(".")))?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;

    use super::super::load;
    use super::*;

    #[test]
    fn a_text_is_saved_over_an_older_one_and_leaves_nothing_beside_it() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("hits.txt");
        fs::write(&path, "old and longer").unwrap();
        save_text(&path, "new", []).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_document_is_not_written_over_by_any_of_its_names() {
        let dir = tempfile::tempdir().unwrap();
        // Not UTF-8: the path as it is shown leads nowhere.
        let path = dir.path().join(OsStr::from_bytes(b"a\xFF.txt"));
        fs::write(&path, "a document").unwrap();
        let other = dir.path().join("x/..").join(path.file_name().unwrap());
        fs::create_dir(dir.path().join("x")).unwrap();
        let loaded = load(&[dir.path().to_owned()], &mut |_| {}, &|| false);
        let error = save_text(&other, "new", loaded.corpus.documents()).unwrap_err();
        assert!(matches!(error, SaveError::Document { .. }), "{error}");
        assert_eq!(fs::read_to_string(&path).unwrap(), "a document");
    }

    #[test]
    fn a_folder_that_is_not_there_is_told() {
        let dir = tempfile::tempdir().unwrap();
        let error = save_text(&dir.path().join("no/hits.txt"), "", []).unwrap_err();
        assert!(error.to_string().contains("no/hits.txt"), "{error}");
    }
}
