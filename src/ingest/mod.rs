//! Bytes in, text out, with the reason where that fails: encodings and formats.
//!
//! Pure and total: whoever calls it has read the bytes, and no bytes make it panic.

mod binary;
mod chosen;
mod encoding;
mod flow;
mod header;
mod kind;
mod legacy;
mod rich;
mod utf8;
mod wide;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

pub use self::chosen::{ENCODINGS, encoding_named};
pub use self::kind::{Kind, RichKind, kind};
use crate::model::{Format, Rich};
use crate::text::grouped;

/// Grows with each change after which a reader of rich formats gives another text or imprint of the
/// same bytes, so that no text of the reader before is taken for its own.
pub const READER_VERSION: u32 = 2;

/// The longest text in bytes: spans are 32 bits wide.
const MAX_TEXT_BYTES: usize = u32::MAX as usize - 1;

/// A file's text, and what was lost on the way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ingested {
    /// The text, without a byte order mark.
    pub text: String,
    /// What kind of file it is.
    pub format: Format,
    /// The encoding's name, as the WHATWG has it.
    pub encoding: Cow<'static, str>,
    /// What is missing or was replaced, in whole sentences; `None` if all of the file is there.
    pub loss: Option<String>,
    /// What a rich format says beside the text.
    pub rich: Option<Box<Rich>>,
}

/// Why a file is no document: one sentence, without its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{0}")]
pub struct Refusal(pub String);

/// What a file is by its name and its first bytes. Refuses it if these are enough: a large film need
/// not be read to be refused. What passes may still be refused by [`ingest`].
pub fn glance(head: &[u8], name: &str) -> Result<Kind, Refusal> {
    let kind = kind(head, name)?;
    if kind == Kind::Plain {
        binary::check_signature(head)?;
        encoding::glance(head)?;
    }
    Ok(kind)
}

/// Reads the bytes of a plain file as a document; `name` is its file name, which only helps to tell
/// formats.
pub fn ingest(bytes: Vec<u8>, name: &str) -> Result<Ingested, Refusal> {
    binary::check_signature(&bytes)?;
    let decoded = encoding::decode(bytes)?;
    let (text, loss) = fitting(decoded.text, decoded.loss, MAX_TEXT_BYTES);
    let encoding = decoded.encoding.into();
    Ok(Ingested { text, format: format_of(name), encoding, loss, rich: None })
}

/// Reads the bytes of a plain file in an encoding that was chosen ([`ENCODINGS`]), as [`ingest`] does
/// where there is no such encoding.
pub fn ingest_in(bytes: Vec<u8>, name: &str, encoding: &str) -> Result<Ingested, Refusal> {
    let Some(decoded) = chosen::decode(&bytes, encoding) else { return ingest(bytes, name) };
    let (text, loss) = fitting(decoded.text, decoded.loss, MAX_TEXT_BYTES);
    let encoding = decoded.encoding.into();
    Ok(Ingested { text, format: format_of(name), encoding, loss, rich: None })
}

/// Reads the bytes of a rich file as a document with at most `limit` bytes of text. May take long
/// and much memory; a broken file must be expected to end the process it runs in.
pub fn ingest_rich(bytes: &[u8], kind: RichKind, limit: usize) -> Result<Ingested, Refusal> {
    rich::read(bytes, kind, limit.min(MAX_TEXT_BYTES))
}

fn format_of(name: &str) -> Format {
    let is_markdown = ["md", "markdown", "mdown", "mkd"].contains(&ending(name).as_str());
    if is_markdown { Format::Markdown } else { Format::Text }
}

/// What stands behind a name's last full stop, in lower case; empty for `name` and `.name`.
fn ending(name: &str) -> String {
    let parts = name.rsplit_once('.').filter(|(stem, _)| !stem.is_empty());
    parts.map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default()
}

/// Cuts a text off at the last character that fits, and says so.
fn fitting(mut text: String, loss: Option<String>, limit: usize) -> (String, Option<String>) {
    if text.len() <= limit {
        return (text, loss);
    }
    let whole = text.len() as u64;
    text.truncate(text.floor_char_boundary(limit));
    let cut = format!(
        "Only the first {} of its {} bytes of text are there.",
        grouped(text.len() as u64),
        grouped(whole)
    );
    (text, Some(loss.map_or_else(|| cut.clone(), |loss| format!("{loss} {cut}"))))
}

#[cfg(test)]
mod tests;
