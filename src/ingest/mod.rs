//! Bytes in, text out, with the reason where that fails: encodings and formats.
//!
//! Pure: whoever calls it has read the bytes. One file per format.

use crate::model::{Format, Parsed};

/// A file's text, and what was lost on the way.
#[derive(Clone, Debug)]
pub struct Ingested {
    /// The text with its tables.
    pub parsed: Parsed,
    /// What kind of file it is.
    pub format: Format,
    /// The encoding's name, as the WHATWG has it.
    pub encoding: &'static str,
    /// What is missing or was replaced, as one sentence; `None` if all of the file is there.
    pub loss: Option<String>,
}

/// Why a file is no document: one sentence, without its name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Refusal(pub String);

/// Reads a file's bytes as a document; `name` is its file name, which only helps to tell formats.
pub fn ingest(bytes: &[u8], name: &str) -> Result<Ingested, Refusal> {
    let _ = name;
    let text = String::from_utf8(bytes.to_vec()).map_err(|error| Refusal(error.to_string()))?;
    Ok(Ingested { parsed: Parsed::new(text), format: Format::Text, encoding: "UTF-8", loss: None })
}
