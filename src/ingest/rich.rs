//! Formats that hold text but are not read yet: they are refused in words, never shown as noise.

use memchr::memmem;

use super::{Refusal, ending};

/// How far into a file its own signature is looked for.
const HEAD_BYTES: usize = 1024;

/// Refuses a file that is a rich format by content or by name.
pub(super) fn check(bytes: &[u8], name: &str) -> Result<(), Refusal> {
    let format = by_content(bytes).or_else(|| by_name(&ending(name)));
    format.map_or(Ok(()), |format| Err(Refusal(format!("{format} not read yet."))))
}

fn by_name(ending: &str) -> Option<&'static str> {
    Some(match ending {
        "html" | "htm" | "xhtml" | "mhtml" | "mht" => HTML,
        "docx" | "docm" | "dotx" => DOCX,
        "doc" | "dot" => DOC,
        "odt" | "ott" | "fodt" => ODT,
        "rtf" => RTF,
        "epub" => EPUB,
        "pdf" => PDF,
        "eml" | "mbox" | "msg" => "E-mail is",
        "pages" => "Apple Pages documents are",
        _ => return None,
    })
}

const HTML: &str = "HTML is";
const DOCX: &str = "Word documents (.docx) are";
const DOC: &str = "Word documents of the old kind (.doc) are";
const ODT: &str = "OpenDocument texts (.odt) are";
const RTF: &str = "RTF is";
const EPUB: &str = "EPUB books are";
const PDF: &str = "PDF is";

fn by_content(bytes: &[u8]) -> Option<&'static str> {
    let head = bytes.get(..HEAD_BYTES).unwrap_or(bytes);
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    if head.starts_with(b"%PDF-") {
        Some(PDF)
    } else if head.starts_with(b"{\\rtf") {
        Some(RTF)
    } else if head.starts_with(b"PK\x03\x04") {
        inside_zip(bytes)
    } else if is_html(head) {
        Some(HTML)
    } else {
        None
    }
}

/// Tells archives by the names of their entries, which stand in them as they are.
fn inside_zip(bytes: &[u8]) -> Option<&'static str> {
    let has = |name: &[u8]| memmem::find(bytes, name).is_some();
    let head_has = |name: &[u8]| memmem::find(bytes.get(..256).unwrap_or(bytes), name).is_some();
    if head_has(b"application/vnd.oasis.opendocument.text") {
        Some(ODT)
    } else if head_has(b"application/epub+zip") {
        Some(EPUB)
    } else if has(b"word/document.xml") {
        Some(DOCX)
    } else {
        None
    }
}

/// Whether a file begins as HTML does, white space, comments and an XML declaration aside.
fn is_html(mut head: &[u8]) -> bool {
    for (opening, closing) in [(&b"<?xml"[..], &b"?>"[..]), (b"<!--", b"-->"), (b"<!--", b"-->")] {
        if head.starts_with(opening) {
            let end = memmem::find(head, closing).map_or(head.len(), |at| at + closing.len());
            head = head.get(end..).unwrap_or_default().trim_ascii_start();
        }
    }
    [&b"<!doctype html"[..], b"<html"]
        .iter()
        .any(|mark| head.get(..mark.len()).is_some_and(|start| start.eq_ignore_ascii_case(mark)))
}
