//! Where a symbolic link inside an opened folder leads, and why it is not followed.

use std::fs::Metadata;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::shown::sentence;
use crate::text::visible;

const LEADS_OUT: &str = "A link that leads out of the folder";

/// A reason for a problem that does not say where outside the folder a link leads.
pub(crate) fn without_target(reason: &str) -> String {
    let leads_out = reason.strip_prefix(LEADS_OUT).is_some_and(|rest| rest.starts_with(", to "));
    if leads_out { format!("{LEADS_OUT}.") } else { reason.to_owned() }
}

/// What a link that may be followed leads to.
#[derive(Debug)]
pub(super) enum Target {
    /// A folder inside what was opened.
    Folder(Metadata),
    /// Anything else inside what was opened.
    File(Metadata),
}

/// Follows a link, or says in one sentence why not. `roots` are the opened folders and files,
/// without links in their paths.
pub(super) fn target(link: &Path, roots: &[PathBuf]) -> Result<Target, String> {
    let metadata = link.metadata().map_err(|error| match error.kind() {
        ErrorKind::NotFound => "A link to something that is not there.".to_owned(),
        _ => sentence(&error),
    })?;
    let target = link.canonicalize().map_err(|error| sentence(&error))?;
    if !roots.iter().any(|root| target.starts_with(root)) {
        let target = target.to_string_lossy();
        return Err(format!("{LEADS_OUT}, to {}.", visible(&target)));
    }
    let own_folder = link.parent().and_then(|parent| parent.canonicalize().ok());
    if metadata.is_dir() && own_folder.is_some_and(|folder| folder.starts_with(&target)) {
        return Err("A link that leads back to a folder it lies in.".to_owned());
    }
    Ok(if metadata.is_dir() { Target::Folder(metadata) } else { Target::File(metadata) })
}
