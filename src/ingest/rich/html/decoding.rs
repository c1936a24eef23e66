//! Which encoding a page is in: what marks, UTF-8 and the page itself say, in this order.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, X_USER_DEFINED};
use memchr::memmem;

use crate::ingest::encoding::{self, Decoded};
use crate::ingest::{Refusal, binary};

/// How far into a page its encoding is looked for.
const HEAD_BYTES: usize = 4096;

/// A page's text.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded, Refusal> {
    binary::check_signature(bytes)?;
    let is_wide = matches!(bytes, [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] | [0, 0, 0xFE, 0xFF, ..]);
    let is_utf8 = !bytes.is_ascii() && std::str::from_utf8(bytes).is_ok();
    match told(bytes).filter(|_| !is_wide && !is_utf8 && !bytes.starts_with(b"\xEF\xBB\xBF")) {
        Some(encoding) if encoding != UTF_8 => Ok(decode_as(bytes, encoding)),
        _ => encoding::decode(bytes.to_vec()),
    }
}

/// A text in an encoding that somebody named.
pub(in crate::ingest::rich) fn decode_as(bytes: &[u8], encoding: &'static Encoding) -> Decoded {
    let (text, has_errors) = encoding.decode_without_bom_handling(bytes);
    let loss = has_errors.then(|| {
        let name = encoding.name();
        format!("It was read as {name}; some of its bytes are no characters in {name} and stand as \u{FFFD}.")
    });
    Decoded { text: text.into_owned(), encoding: encoding.name(), loss }
}

/// The encoding that the page names: in a `meta` element, or in an XML declaration.
fn told(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..HEAD_BYTES).unwrap_or(bytes).to_ascii_lowercase();
    let labels = [(&b"<meta"[..], &b"charset"[..]), (b"<?xml", b"encoding")];
    labels.into_iter().find_map(|(element, name)| {
        memmem::find_iter(&head, element).find_map(|at| {
            let rest = head.get(at..).unwrap_or_default();
            let end = memchr::memchr(b'>', rest).unwrap_or(rest.len());
            let tag = rest.get(..end).unwrap_or_default();
            let label = tag.get(memmem::find(tag, name)? + name.len()..)?;
            let encoding = Encoding::for_label(value(label)?)?;
            // Whoever can read this page's head as ASCII does not read UTF-16.
            let is_wide = encoding == UTF_16LE || encoding == UTF_16BE;
            let is_private = encoding == X_USER_DEFINED;
            Some(if is_wide {
                UTF_8
            } else if is_private {
                WINDOWS_1252
            } else {
                encoding
            })
        })
    })
}

/// What stands behind an equals sign, without its quotation marks.
fn value(rest: &[u8]) -> Option<&[u8]> {
    let rest = rest.trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let rest = rest.strip_prefix(b"\"").or_else(|| rest.strip_prefix(b"'")).unwrap_or(rest);
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_:.".contains(byte);
    rest.split(|byte| !is_part(byte)).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], expected: &str, encoding: &str) {
        let decoded = decode(bytes).unwrap();
        assert_eq!((decoded.text.as_str(), decoded.encoding), (expected, encoding));
    }

    #[test]
    fn a_page_is_read_in_the_encoding_it_names() {
        let page = b"<meta charset=ISO-8859-2>\xB1";
        check(page, "<meta charset=ISO-8859-2>ą", "ISO-8859-2");
        let page = b"<META http-equiv='Content-Type' content='text/html; charset=koi8-r'>\xC1";
        let text = "<META http-equiv='Content-Type' content='text/html; charset=koi8-r'>а";
        check(page, text, "KOI8-R");
        let page = b"<?xml version='1.0' encoding='windows-1251'?>\xE0";
        check(page, "<?xml version='1.0' encoding='windows-1251'?>а", "windows-1251");
    }

    #[test]
    fn bytes_that_are_no_characters_are_told() {
        let said = "It was read as EUC-JP; some of its bytes are no characters in EUC-JP and stand as \u{FFFD}.";
        let loss = decode(b"<meta charset=euc-jp>\xFF").unwrap().loss;
        assert_eq!(loss.as_deref(), Some(said));
    }

    #[test]
    fn marks_and_valid_utf_8_outweigh_what_a_page_says() {
        check("<meta charset=latin1>é".as_bytes(), "<meta charset=latin1>é", "UTF-8");
        check("\u{FEFF}<meta charset=latin1>".as_bytes(), "<meta charset=latin1>", "UTF-8");
        check(b"<meta charset=utf-16>a", "<meta charset=utf-16>a", "UTF-8");
    }
}
