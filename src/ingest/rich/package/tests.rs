//! What an archive is, told by what it holds.

use std::io::{Cursor, Write as _};

use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;

/// An archive of these parts.
pub(super) fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let parts: Vec<_> = parts.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    packed_bytes(&parts)
}

fn packed_bytes(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
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
fn what_is_embedded_does_not_make_an_archive_a_word_document() {
    let word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    let types = format!("<Types><Default Extension='docx' ContentType='{word}'/></Types>");
    let talk = "A PowerPoint presentation, not a text: save it as PDF.";
    check(&[("[Content_Types].xml", &types), ("ppt/presentation.xml", "")], Err(talk));
    let main = "application/vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml";
    let types = types.replace("</Types>", &format!("<Override ContentType='{main}'/></Types>"));
    check(&[("[Content_Types].xml", &types), ("word/document.xml", "")], Err(talk));
}

#[test]
fn names_never_lead_out_of_the_archive() {
    let cases = [
        ("word", "styles.xml", "word/styles.xml"),
        ("word", "/x/styles.xml", "x/styles.xml"),
        ("word", "../../../x.xml", "x.xml"),
        ("", "./word/document.xml", "word/document.xml"),
    ];
    for (folder, target, expected) in cases {
        assert_eq!(joined(folder, target), expected);
    }
}

#[test]
fn an_archive_of_nothing_readable_is_refused() {
    let refused = read(b"PK\x03\x04 and no more", &mut Flow::new(100));
    assert!(refused.unwrap_err().0.starts_with("Not text: a ZIP archive"));
}

/// A Word document with a bit of everything, and an OpenDocument text.
const PARTS: [(&str, &str, &str); 2] = [
    (
        "word/document.xml",
        "<w:document><w:body>",
        "<w:p><w:pPr><w:pStyle w:val='Title'/><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>one\
         </w:t><w:footnoteReference w:id='1'/><w:fldChar w:fldCharType='begin'/></w:r></w:p><w:tbl><w:tr>\
         <w:tc><w:p><w:r><w:t>two</w:t></w:r></w:p></w:tc><w:tc><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr>\
         </w:tbl></w:tc></w:tr></w:tbl><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:del/></w:p>\
         </w:txbxContent></mc:Choice><mc:Fallback/></mc:AlternateContent></w:body></w:document>",
    ),
    (
        "content.xml",
        "<office:document-content><office:body>",
        "<text:h text:outline-level='2'>one</text:h><text:list><text:list-item><text:p>two<text:note>\
         <text:note-body><text:p>note</text:p></text:note-body></text:note><draw:frame><draw:text-box>\
         <text:p>box</text:p></draw:text-box></draw:frame></text:p></text:list-item></text:list>\
         <table:table-row><table:table-cell table:number-columns-repeated='9'/><table:table-cell><text:p>a\
         </text:p></table:table-cell></table:table-row></office:body></office:document-content>",
    ),
];

/// Bytes that were changed, cut off or put in twice at places given as shares of the whole.
pub(in crate::ingest::rich) fn mutated(bytes: &[u8], changes: &[(f64, u8)], end: f64) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for &(place, value) in changes {
        let at = (place * bytes.len() as f64) as usize;
        match value % 8 {
            0 => bytes.truncate(at.max(1)),
            1 => {
                let again: Vec<u8> = bytes.iter().skip(at).take(40).copied().collect();
                bytes.splice(at..at, again);
            }
            2 => drop(bytes.drain(at..(at + 7).min(bytes.len()))),
            _ => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = value;
                }
            }
        }
    }
    bytes.truncate((end * bytes.len() as f64) as usize);
    bytes
}

/// What was broken is read or refused, and what is read keeps to its limit.
fn check_ends(bytes: &[u8]) {
    let mut flow = Flow::new(1000);
    if read(bytes, &mut flow).is_ok() {
        assert!(flow.finish().text.len() <= 1010);
    }
}

proptest! {
    #[test]
    fn any_damaged_archive_is_read_or_refused(
        sample in 0..PARTS.len(),
        changes in prop::collection::vec((0.0..1.0, any::<u8>()), 0..12),
        end in 0.1..=1.0,
    ) {
        let (name, head, body) = PARTS[sample];
        let whole = packed(&[("[Content_Types].xml", ""), (name, &(head.to_owned() + body))]);
        check_ends(&mutated(&whole, &changes, end));
    }

    #[test]
    fn any_damaged_part_is_read_or_refused(
        sample in 0..PARTS.len(),
        changes in prop::collection::vec((0.0..1.0, any::<u8>()), 0..12),
        end in 0.1..=1.0,
    ) {
        let (name, head, body) = PARTS[sample];
        let part = mutated((head.to_owned() + body).as_bytes(), &changes, end);
        check_ends(&packed_bytes(&[(name, &part)]));
    }
}
