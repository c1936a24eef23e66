//! Reads one file: its bytes, what it is, and its text.

use std::fs::File;
use std::io::{Error, Read as _};
use std::path::Path;

use super::load::LoadOptions;
use super::shown::{problem, sentence, shown};
use super::walk::Listed;
use crate::ingest::{Ingested, Kind, glance, ingest};
use crate::model::{Problem, Source};
use crate::text::grouped;

/// Of a larger file only this much is read.
pub(super) const MAX_FILE_BYTES: u64 = 1 << 31;
/// How much of a file is looked at before the rest is read.
const HEAD_BYTES: u64 = 64 * 1024;

/// What one file gives: a document, a problem, or both.
pub(super) struct Outcome {
    pub(super) document: Option<(Source, String)>,
    pub(super) problem: Option<Problem>,
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
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let ingested = content(path, &name, bytes).and_then(|(kind, content)| {
        let n_read = content.len() as u64;
        let ingested = match kind {
            Kind::Plain => ingest(content, &name).map_err(|refusal| refusal.to_string()),
            Kind::Rich(kind) => match options.readers.read(&content, kind, cancelled) {
                Some(read) => read,
                None => return Ok(None),
            },
        };
        ingested.map(|ingested| Some((ingested, n_read)))
    });
    match ingested {
        Ok(read) => {
            read.map(|(ingested, n_read)| document(path, ingested, bytes.max(n_read), n_read))
        }
        Err(reason) => Some(Outcome { document: None, problem: Some(problem(path, reason)) }),
    }
}

/// What a file is, and its bytes.
fn content(path: &Path, name: &str, bytes: u64) -> Result<(Kind, Vec<u8>), String> {
    let said = |error: Error| sentence(&error);
    let mut file = File::open(path).map_err(said)?.take(MAX_FILE_BYTES);
    let mut content = Vec::with_capacity(bytes.min(HEAD_BYTES) as usize + 1);
    file.by_ref().take(HEAD_BYTES).read_to_end(&mut content).map_err(said)?;
    let kind = glance(&content, name).map_err(|refusal| refusal.to_string())?;
    content.reserve_exact(bytes.min(MAX_FILE_BYTES).saturating_sub(HEAD_BYTES) as usize + 1);
    file.read_to_end(&mut content).map_err(said)?;
    Ok((kind, content))
}

fn document(path: &Path, ingested: Ingested, bytes: u64, n_read: u64) -> Outcome {
    let Ingested { text, format, encoding, loss, rich } = ingested;
    let unread = (n_read == MAX_FILE_BYTES && bytes > n_read)
        .then(|| format!("Only its first 2 GB were read, of {} bytes.", grouped(bytes)));
    let said: Vec<String> = loss.into_iter().chain(unread).collect();
    let (shown_path, path_bytes) = shown(path);
    let is_complete = said.is_empty();
    let source =
        Source { path: shown_path, path_bytes, format, encoding, bytes, is_complete, rich };
    let problem =
        (!is_complete).then(|| Problem { is_partial: true, ..problem(path, said.join(" ")) });
    Outcome { document: Some((source, text)), problem }
}
