//! What an archive is, told by what it holds.

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;

/// An archive of these parts.
pub(super) fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[track_caller]
fn check(parts: &[(&str, &str)], expected: Result<Package, &str>) {
    let bytes = packed(parts);
    let found = package(&mut Archive::open(&bytes).unwrap());
    assert_eq!(found, expected.map_err(|reason| Refusal(reason.to_owned())));
}

#[test]
fn documents_are_known_by_their_parts() {
    check(&[("mimetype", "application/epub+zip")], Ok(Package::Epub));
    check(&[("mimetype", "application/vnd.oasis.opendocument.text-template")], Ok(Package::Odt));
    check(&[("word/document.xml", "")], Ok(Package::Docx));
    let types = "<Override ContentType='application/vnd.ms-word.document.macroEnabled.main+xml'/>";
    check(&[("[Content_Types].xml", types)], Ok(Package::Docx));
    check(&[("META-INF/container.xml", "")], Ok(Package::Epub));
    check(&[("content.xml", "")], Ok(Package::Odt));
}

#[test]
fn other_archives_are_refused_by_what_they_are() {
    let plain = "Not text: a ZIP archive that is no Word document, OpenDocument text or e-book.";
    check(&[("hello.txt", "x")], Err(plain));
    let sheet = "application/vnd.oasis.opendocument.spreadsheet";
    let said = "An OpenDocument spreadsheet, not a text: save it as PDF.";
    check(&[("mimetype", sheet)], Err(said));
    let said = "An Excel workbook, not a text: save what is to be read as text or .docx.";
    check(&[("xl/workbook.xml", "")], Err(said));
}

#[test]
fn an_archive_of_nothing_readable_is_refused() {
    let refused = read(b"PK\x03\x04 and no more", &mut Flow::new(100));
    assert!(refused.unwrap_err().0.starts_with("Not text: a ZIP archive"));
}
