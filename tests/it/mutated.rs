//! Pages, mails and e-books whose bytes have suffered: whatever is in them, reading ends and answers.

use std::io::Write as _;

use diptych::ingest::{RichKind, ingest_rich};
use proptest::prelude::*;
use zip::write::{SimpleFileOptions, ZipWriter};

const PAGE: &str = include_str!("../fixtures/pages/wiki.html");
const OLD_PAGE: &str = include_str!("../fixtures/pages/old-tables.html");
const MAIL: &str = "From: Ada <a@b.c>\nSubject: =?utf-8?Q?F=C3=A9rry?=\nDate: 3 Jun 2021 12:00 +0000\n\
    Content-Type: multipart/mixed; boundary=\"x\"\n\n--x\nContent-Type: multipart/alternative; boundary=y\n\n\
    --y\nContent-Type: text/plain; format=flowed; charset=koi8-r\nContent-Transfer-Encoding: quoted-printable\n\n\
    One =C3=A9 \ntwo\n> three\n--y\nContent-Type: text/html\n\n<p>One<table><tr><td>two\n--y--\n--x\n\
    Content-Type: message/rfc822\n\nSubject: inner\n\nfour\n--x\nContent-Type: image/png; name=\"m.png\"\n\
    Content-Transfer-Encoding: base64\n\nAAAA\n--x--\n";

fn book(chapter: &[u8]) -> Vec<u8> {
    let package = "<package><metadata><title>T</title></metadata><manifest>\
        <item id='a' href='a.xhtml'/></manifest><spine><itemref idref='a'/></spine></package>";
    let container = "<container><rootfile full-path='b.opf'/></container>";
    let parts: [(&str, &[u8]); 4] = [
        ("mimetype", b"application/epub+zip"),
        ("META-INF/container.xml", container.as_bytes()),
        ("b.opf", package.as_bytes()),
        ("a.xhtml", chapter),
    ];
    let mut writer = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(name, SimpleFileOptions::default()).expect("a part begins");
        writer.write_all(bytes).expect("a part is written");
    }
    writer.finish().expect("an archive is closed").into_inner()
}

/// A wound: where it is, how long, and what comes there instead.
type Wound = (prop::sample::Index, usize, Vec<u8>);

fn wounds() -> impl Strategy<Value = Vec<Wound>> {
    let marks = prop_oneof![
        Just(b"<".to_vec()),
        Just(b"</table>".to_vec()),
        Just(b"<table><td>".to_vec()),
        Just(b"<svg><title>".to_vec()),
        Just(b"<!--".to_vec()),
        Just(b"\"".to_vec()),
        Just(b"\n--x\n".to_vec()),
        Just(b"\n\n".to_vec()),
        prop::collection::vec(any::<u8>(), 0..4),
    ];
    prop::collection::vec((any::<prop::sample::Index>(), 0..40_usize, marks), 1..12)
}

fn wounded(bytes: &[u8], wounds: &[Wound]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for (at, len, instead) in wounds {
        let start = at.index(bytes.len() + 1);
        let end = (start + len).min(bytes.len());
        bytes.splice(start..end, instead.iter().copied());
    }
    bytes
}

/// Reads bytes; all that is said of the text must lie in it.
fn read(bytes: &[u8], kind: RichKind) {
    let Ok(read) = ingest_rich(bytes, kind, 1 << 20) else { return };
    let layout = read.rich.expect("it is rich").layout;
    for aside in layout.asides {
        assert!(read.text.get(aside.range()).is_some_and(|text| !text.is_empty()));
    }
    assert!(layout.headings.iter().all(|&(at, _)| read.text.is_char_boundary(at as usize)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn wounded_pages_are_read_or_refused(wounds in wounds()) {
        read(&wounded(PAGE.as_bytes(), &wounds), RichKind::Html);
        read(&wounded(OLD_PAGE.as_bytes(), &wounds), RichKind::Html);
    }

    #[test]
    fn wounded_mails_are_read_or_refused(wounds in wounds()) {
        read(&wounded(MAIL.as_bytes(), &wounds), RichKind::Mail);
    }

    #[test]
    fn wounded_books_are_read_or_refused(wounds in wounds()) {
        let whole = book(b"<html><head><title/></head><body><p>One<br/>two</p></body></html>");
        read(&wounded(&whole, &wounds), RichKind::Package);
        read(&book(&wounded(PAGE.as_bytes(), &wounds)), RichKind::Package);
    }
}
