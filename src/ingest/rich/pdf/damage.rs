//! Whether a file says of itself that a part of it is missing. The library reads what is there of a
//! damaged one, and does not tell.

use hayro_syntax::Filter;
use hayro_syntax::object::{Array, Object, Stream};
use hayro_syntax::page::Page;
use memchr::memmem;

/// The end of a file is marked in its last bytes; some programs append a little behind that.
const TAIL_BYTES: usize = 2048;
/// A checksum stands within so many bytes of the end of its stream.
const CHECKSUM_WITHIN: usize = 8;
/// The largest prime below 2^16, by which Adler-32 (RFC 1950) counts.
const ADLER_MODULUS: u32 = 65_521;
/// So many bytes can be summed before the sums overflow.
const ADLER_CHUNK: usize = 5_552;

/// A catalog, its pages without any list, and a table of objects that is not there. No file has objects
/// of these numbers.
const OWN_END: &[u8] = b"\n8388606 0 obj\n<< /Type /Pages >>\nendobj\n8388607 0 obj\n\
    << /Type /Catalog /Pages 8388606 0 R >>\nendobj\ntrailer\n<< /Root 8388607 0 R /Size 8388608 >>\n\
    startxref\n0\n%%EOF\n";

/// Whether the mark at the end of every whole PDF is missing.
pub(super) fn is_cut_off(bytes: &[u8]) -> bool {
    let tail = bytes.get(bytes.len().saturating_sub(TAIL_BYTES)..).unwrap_or(bytes);
    memmem::find(tail, b"%%EOF").is_none()
}

/// The file with an end of our own, where its own list of pages cannot be read: the new one says
/// nothing about pages, so that the library searches the whole file for them. `None` if that cannot
/// help.
pub(super) fn patched(bytes: &[u8]) -> Option<Vec<u8>> {
    let is_worth_it =
        memmem::find(bytes, b"/Contents").is_some() || memmem::find(bytes, b"/ObjStm").is_some();
    // What is encrypted needs the end that is lost.
    let is_readable = memmem::find(bytes, b"/Encrypt").is_none();
    (is_worth_it && is_readable).then(|| [bytes, OWN_END].concat())
}

/// Whether a page that was searched for has something to show: a comment has a text there.
pub(super) fn has_contents(page: &Page<'_>) -> bool {
    let contents = page.raw().get::<Object<'_>>(b"Contents");
    matches!(contents, Some(Object::Stream(_) | Object::Array(_)))
}

/// Whether a part of what a page shows cannot be unpacked, or not as it was packed.
pub(super) fn is_damaged(page: &Page<'_>) -> bool {
    let contents = page.raw().get::<Object<'_>>(b"Contents");
    match contents {
        Some(Object::Stream(stream)) => is_stream_damaged(&stream),
        Some(Object::Array(streams)) => has_damage(&streams),
        _ => false,
    }
}

fn has_damage(streams: &Array<'_>) -> bool {
    streams.iter::<Stream<'_>>().any(|stream| is_stream_damaged(&stream))
}

fn is_stream_damaged(stream: &Stream<'_>) -> bool {
    let Ok(unpacked) = stream.decoded_data() else { return true };
    let is_plain = !stream.dict().contains_key(b"DecodeParms");
    if !is_plain || !matches!(stream.filters().as_slice(), [Filter::FlateDecode]) {
        return false;
    }
    let packed = stream.raw_data();
    let end = packed.get(packed.len().saturating_sub(CHECKSUM_WITHIN)..).unwrap_or(&packed);
    memmem::find(end, &adler(&unpacked).to_be_bytes()).is_none()
}

fn adler(bytes: &[u8]) -> u32 {
    let (mut low, mut high) = (1_u32, 0_u32);
    for chunk in bytes.chunks(ADLER_CHUNK) {
        for &byte in chunk {
            low += u32::from(byte);
            high += low;
        }
        low %= ADLER_MODULUS;
        high %= ADLER_MODULUS;
    }
    high << 16 | low
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_that_of_zlib() {
        assert_eq!(adler(b"Wikipedia"), 0x11E6_0398);
        assert_eq!(adler(&vec![0xFF; 100_000]), 0x149A_302C);
    }
}
