//! RTF (Microsoft's specification 1.9.1): the text in reading order, tracked changes as accepted.

mod fonts;
mod reader;
mod state;
mod styles;
mod text;
mod tokens;
mod words;

use self::reader::Reader;
use self::tokens::Tokens;
use super::{Flow, Found, Refusal};

/// Reads an RTF file.
// The result is that of all readers; what is broken here is read on.
#[expect(clippy::unnecessary_wraps, reason = "all readers of rich formats answer alike")]
pub(super) fn read(bytes: &[u8], flow: &mut Flow) -> Result<Found, Refusal> {
    let mut reader = Reader::new(flow);
    for token in Tokens::of(bytes) {
        reader.take(token);
        if reader.is_done() {
            break;
        }
    }
    Ok(reader.finish())
}

#[cfg(test)]
mod tests;
