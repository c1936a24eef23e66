//! Decides which encoding a file is in, surest evidence first: byte order mark, NUL pattern, valid
//! UTF-8, mostly valid UTF-8, and only then statistics.

use memchr::memchr_iter;

use super::utf8::Census;
use super::{Refusal, binary, legacy, utf8, wide};

/// So many bytes are enough to tell that a file is full of NUL bytes.
const LONG_BYTES: usize = 16 * 1024;

/// A file's text and what was lost in decoding it.
#[derive(Debug)]
pub(super) struct Decoded {
    /// The text, without a byte order mark.
    pub(super) text: String,
    /// The encoding's name.
    pub(super) encoding: &'static str,
    /// What was replaced, as one sentence.
    pub(super) loss: Option<String>,
}

/// Decodes bytes that carry no signature of another format.
pub(super) fn decode(mut bytes: Vec<u8>) -> Result<Decoded, Refusal> {
    if let Some(form) = wide::form_by_mark(&bytes).or_else(|| wide::form_by_nuls(&bytes)) {
        return wide::decode(&bytes, form);
    }
    let has_mark = bytes.starts_with(utf8::MARK);
    if has_mark {
        bytes.drain(..utf8::MARK.len());
    }
    binary::check_nuls(memchr_iter(0, &bytes).count(), bytes.len())?;
    match String::from_utf8(bytes) {
        Ok(text) if legacy::is_iso_2022_jp(&text) => Ok(legacy::decode_iso_2022_jp(text)),
        Ok(text) => Ok(Decoded { text, encoding: "UTF-8", loss: None }),
        Err(error) => decode_faulty(error.as_bytes(), has_mark),
    }
}

/// Refuses what cannot be text by its first bytes.
pub(super) fn glance(head: &[u8]) -> Result<(), Refusal> {
    let is_wide = wide::form_by_mark(head).or_else(|| wide::form_by_nuls(head)).is_some();
    if !is_wide && head.len() >= LONG_BYTES {
        binary::check_nuls(memchr_iter(0, head).count(), head.len())?;
    }
    Ok(())
}

/// Decodes bytes that are not valid UTF-8.
fn decode_faulty(bytes: &[u8], has_mark: bool) -> Result<Decoded, Refusal> {
    let census = Census::of(bytes);
    if census.is_noise() {
        return Err(binary::not_text("its bytes are no text in any encoding"));
    }
    if has_mark || census.is_mostly_utf8() {
        return Ok(utf8::decode_in_part(bytes, &census));
    }
    Ok(legacy::decode(bytes, &census))
}
