//! Tells what a file is: by its content first, by its name where that says nothing.

use memchr::memmem;
use serde::{Deserialize, Serialize};

use super::{Refusal, ending, header};

/// How far into a file its own signature is looked for.
const HEAD_BYTES: usize = 1024;

/// What a file is, as far as its first bytes and its name tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Plain text or Markdown, or something that is refused when its bytes are looked at.
    Plain,
    /// A rich format.
    Rich(RichKind),
}

/// The rich formats, those of one container together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RichKind {
    /// HTML or XHTML.
    Html,
    /// A ZIP archive that is a docx, odt or epub.
    Package,
    /// RTF.
    Rtf,
    /// PDF.
    Pdf,
    /// A mail, or a web page saved as one (MHTML).
    Mail,
}

/// What a file is by its first bytes; refuses what is named like a document and is none, and formats
/// that are not read, with what to do.
pub fn kind(head: &[u8], name: &str) -> Result<Kind, Refusal> {
    let ending = ending(name);
    if let Some(rich) = by_content(head, &ending) {
        return Ok(Kind::Rich(rich));
    }
    by_name(head, &ending)
}

fn by_name(head: &[u8], ending: &str) -> Result<Kind, Refusal> {
    let refused = |reason: String| Err(Refusal(reason));
    match ending {
        "html" | "htm" | "xhtml" => Ok(Kind::Rich(RichKind::Html)),
        "eml" | "mht" | "mhtml" => Ok(Kind::Rich(RichKind::Mail)),
        _ if head.is_empty() && is_rich_ending(ending) => refused("It is empty.".to_owned()),
        // Word wraps what it encrypts into a file of the old kind.
        "docx" | "docm" | "dotx" if head.starts_with(b"\xD0\xCF\x11\xE0") => refused(
            "An encrypted Word document: it cannot be read without its password.".to_owned(),
        ),
        "docx" | "docm" | "dotx" => refused(no_document("Word document", ending)),
        "odt" | "ott" => refused(no_document("OpenDocument text", ending)),
        "epub" => refused(no_document("e-book", ending)),
        "rtf" => refused(no_document("RTF document", ending)),
        "pdf" => refused(no_document("PDF", ending)),
        "doc" | "dot" => refused(
            "Word documents of the old kind (.doc) are not read: save it as .docx in Word or LibreOffice."
                .to_owned(),
        ),
        "pages" => refused(
            "Apple Pages documents are not read: export it from Pages as Word, EPUB or PDF.".to_owned(),
        ),
        "fodt" => refused("Flat OpenDocument texts are not read: save it as .odt.".to_owned()),
        "msg" => refused(
            "Outlook's own mail files are not read: save the mail as .eml, or as text.".to_owned(),
        ),
        "mbox" => refused(
            "Mailboxes are not read: save the mails one by one, as .eml.".to_owned(),
        ),
        _ => Ok(Kind::Plain),
    }
}

fn is_rich_ending(ending: &str) -> bool {
    ["docx", "docm", "dotx", "odt", "ott", "epub", "rtf", "pdf"].contains(&ending)
}

fn no_document(what: &str, ending: &str) -> String {
    let article = if what.starts_with(['O', 'e', 'R']) { "an" } else { "a" };
    format!("It is named .{ending}, but its content is not that of {article} {what}.")
}

fn by_content(bytes: &[u8], ending: &str) -> Option<RichKind> {
    let head = bytes.get(..HEAD_BYTES).unwrap_or(bytes);
    if memmem::find(head, b"%PDF-").is_some_and(|at| at == 0 || !is_text(head, at)) {
        return Some(RichKind::Pdf);
    }
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    if head.starts_with(b"{\\rtf") {
        Some(RichKind::Rtf)
    } else if head.starts_with(b"PK\x03\x04") {
        Some(RichKind::Package)
    } else if is_html(head) {
        Some(RichKind::Html)
    } else if header::is_mail(head, ending) {
        Some(RichKind::Mail)
    } else {
        None
    }
}

/// Whether what stands before a signature is text, so that the signature is quoted.
fn is_text(head: &[u8], end: usize) -> bool {
    let before = head.get(..end).unwrap_or_default();
    !before.trim_ascii().is_empty() && std::str::from_utf8(before).is_ok()
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
