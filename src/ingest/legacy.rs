//! Encodings from before Unicode, told by statistics (chardetng, as in Firefox).

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP, KOI8_R, KOI8_U};
use memchr::memmem;

use super::encoding::Decoded;
use super::utf8::Census;
use crate::text::grouped;

/// The detector learns nothing more from what follows, and is slow.
const SAMPLE_BYTES: usize = 1 << 20;

/// The KOI8-U letters that KOI8-R lacks (є і ї ґ, both cases), from RFC 2319.
const UKRAINIAN: [u8; 8] = [0xA4, 0xA6, 0xA7, 0xAD, 0xB4, 0xB6, 0xB7, 0xBD];

/// Decodes bytes that are not UTF-8 in the encoding they most probably are in.
pub(super) fn decode(bytes: &[u8], census: &Census) -> Decoded {
    let encoding = guessed(bytes);
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let n_unknown = text.chars().filter(|&character| is_unknown(character)).count();
    let is_whole = n_unknown == 0 && !census.is_damaged();
    let loss = (!is_whole).then(|| loss(n_unknown, encoding.name()));
    Decoded { text: text.into_owned(), encoding: encoding.name(), loss }
}

/// Whether an ASCII text switches to Japanese by escapes.
pub(super) fn is_iso_2022_jp(text: &str) -> bool {
    let bytes = text.as_bytes();
    memmem::find(bytes, b"\x1B$").is_some()
        && text.is_ascii()
        && guess(bytes, Iso2022JpDetection::Allow) == ISO_2022_JP
}

/// Decodes an ASCII text that switches to Japanese by escapes.
pub(super) fn decode_iso_2022_jp(text: String) -> Decoded {
    let (decoded, has_errors) = ISO_2022_JP.decode_without_bom_handling(text.as_bytes());
    if has_errors {
        return Decoded { text, encoding: "UTF-8", loss: None };
    }
    Decoded { text: decoded.into_owned(), encoding: ISO_2022_JP.name(), loss: None }
}

fn guessed(bytes: &[u8]) -> &'static Encoding {
    let first = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
    let rest = bytes.get(first.saturating_sub(64)..).unwrap_or(bytes);
    let sample = rest.get(..SAMPLE_BYTES).unwrap_or(rest);
    let encoding = guess(sample, Iso2022JpDetection::Deny);
    let is_russian = encoding == KOI8_U && !sample.iter().any(|byte| UKRAINIAN.contains(byte));
    if is_russian { KOI8_R } else { encoding }
}

fn guess(sample: &[u8], iso_2022_jp: Iso2022JpDetection) -> &'static Encoding {
    let mut detector = EncodingDetector::new(iso_2022_jp);
    detector.feed(sample, true);
    detector.guess(None, Utf8Detection::Deny)
}

/// A byte that stands for nothing becomes U+FFFD or, in the one-byte encodings, a C1 control.
pub(super) fn is_unknown(character: char) -> bool {
    matches!(character, char::REPLACEMENT_CHARACTER | '\u{80}'..='\u{84}' | '\u{86}'..='\u{9F}')
}

/// What is said of so many characters that stand for nothing.
pub(super) fn loss(n_unknown: usize, name: &str) -> String {
    match n_unknown {
        0 => format!("It holds control characters that no text has. Read as {name}."),
        1 => format!("1 character stands for nothing in {name}, as which it was read."),
        n => format!(
            "{} characters stand for nothing in {name}, as which it was read.",
            grouped(n as u64)
        ),
    }
}
