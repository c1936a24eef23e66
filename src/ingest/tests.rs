//! Bytes of every kind, read or refused.

use proptest::prelude::*;

use super::*;
use crate::model::{CorpusBuilder, Parsed, Source};

const ENGLISH: &str = "The ferry left “on time” — or so they said. It cost €4.\n\n";
const RUSSIAN: &str = "Паром вышел из гавани утром третьего июня. Капитан не дождался разрешения. ";

#[track_caller]
fn read(bytes: &[u8]) -> Ingested {
    ingest(bytes.to_vec(), "a.txt").expect("a text")
}

#[track_caller]
fn check(bytes: &[u8], encoding: &str, text: &str) {
    let read = read(bytes);
    assert_eq!((&*read.encoding, read.loss), (encoding, None));
    assert_eq!(read.text, text);
}

#[track_caller]
fn check_loss(bytes: &[u8], text: &str, loss: &str) {
    let read = read(bytes);
    assert_eq!(read.text, text);
    assert_eq!(read.loss.as_deref(), Some(loss));
}

#[track_caller]
fn check_refused(bytes: &[u8], name: &str, reason: &str) {
    let refused = glance(bytes, name).and_then(|_| ingest(bytes.to_vec(), name));
    assert_eq!(refused, Err(Refusal(reason.to_owned())));
}

#[track_caller]
fn check_kind(bytes: &[u8], name: &str, expected: RichKind) {
    assert_eq!(kind(bytes, name), Ok(Kind::Rich(expected)));
}

fn utf_16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(to_bytes).collect()
}

fn utf_32(text: &str, to_bytes: fn(u32) -> [u8; 4]) -> Vec<u8> {
    text.chars().flat_map(|character| to_bytes(character as u32)).collect()
}

#[test]
fn utf_8_is_taken_as_it_is_without_its_mark() {
    check(ENGLISH.as_bytes(), "UTF-8", ENGLISH);
    check(&[b"\xEF\xBB\xBF", ENGLISH.as_bytes()].concat(), "UTF-8", ENGLISH);
    check(b"\xEF\xBB\xBF", "UTF-8", "");
    check(b"", "UTF-8", "");
    check(b"one\r\ntwo\rthree\n", "UTF-8", "one\r\ntwo\rthree\n");
}

#[test]
fn utf_16_is_known_by_its_mark_or_by_its_nuls() {
    for text in [ENGLISH, RUSSIAN, "\u{FEFF}渡轮早上离开码头 🦀"] {
        let expected = text.trim_start_matches('\u{FEFF}');
        check(&utf_16(text, u16::to_le_bytes), "UTF-16LE", expected);
        check(&utf_16(text, u16::to_be_bytes), "UTF-16BE", expected);
    }
}

#[test]
fn utf_32_is_known_by_its_mark_or_by_its_nuls() {
    for text in [ENGLISH, RUSSIAN, "\u{FEFF}渡轮 🦀"] {
        let expected = text.trim_start_matches('\u{FEFF}');
        check(&utf_32(text, u32::to_le_bytes), "UTF-32LE", expected);
        check(&utf_32(text, u32::to_be_bytes), "UTF-32BE", expected);
    }
}

#[test]
fn older_encodings_are_told_by_their_letters() {
    for (encoding, text) in [
        (encoding_rs::WINDOWS_1251, RUSSIAN.repeat(3)),
        (encoding_rs::KOI8_R, RUSSIAN.repeat(3)),
        (encoding_rs::WINDOWS_1252, ENGLISH.repeat(3)),
        (encoding_rs::SHIFT_JIS, "港を出た船には二百十二人が乗っていた。".repeat(8)),
        (encoding_rs::EUC_JP, "港を出た船には二百十二人が乗っていた。".repeat(8)),
        (encoding_rs::GBK, "渡轮早上七点四十分离开码头。".repeat(12)),
        (encoding_rs::BIG5, "渡輪早上七點四十分離開碼頭。".repeat(12)),
        (encoding_rs::EUC_KR, "배는 아침 일곱 시에 항구를 떠났다. ".repeat(12)),
    ] {
        check(&encoding.encode(&text).0, encoding.name(), &text);
    }
}

#[test]
fn japanese_behind_escapes_is_found_in_ascii() {
    check(b"\x1B$B9A$r=P$?A%\x1B(B left.", "ISO-2022-JP", "港を出た船 left.");
    check(b"red: \x1B[31m", "UTF-8", "red: \u{1B}[31m");
}

#[test]
fn a_file_that_ends_inside_a_character_says_so() {
    let cut = "It ends inside a character, which was replaced by U+FFFD. Read as";
    check_loss(
        "“a” b —".as_bytes().strip_suffix(b"\x94").unwrap(),
        "“a” b \u{FFFD}",
        &format!("{cut} UTF-8."),
    );
    check_loss(b"a \xE2\x80", "a \u{FFFD}", &format!("{cut} UTF-8."));
    check_loss(b"\xFF\xFEa\0b\0c", "ab\u{FFFD}", &format!("{cut} UTF-16LE."));
    check_loss(b"\xFF\xFE\0\0a\0\0\0b\0", "a\u{FFFD}", &format!("{cut} UTF-32LE."));
}

#[test]
fn a_single_accent_at_the_end_is_no_cut_character() {
    check(b"un caf\xE9", "windows-1252", "un café");
}

#[test]
fn bad_bytes_in_utf_8_are_replaced_and_counted() {
    check_loss(
        &["“a” ".as_bytes(), b"\xFF"].concat(),
        "“a” \u{FFFD}",
        "Byte 9 is not text and was replaced by U+FFFD. Read as UTF-8.",
    );
    check_loss(
        &[ENGLISH.as_bytes(), b"\xFF\xC0\xAF", ENGLISH.as_bytes()].concat(),
        &format!("{ENGLISH}\u{FFFD}\u{FFFD}\u{FFFD}{ENGLISH}"),
        &format!(
            "3 bytes are not text and were replaced by U+FFFD, the first of them byte {}. Read as UTF-8.",
            ENGLISH.len() + 1
        ),
    );
}

#[test]
fn a_garbled_tail_is_named_by_where_it_begins() {
    let text = ENGLISH.repeat(20);
    let bytes = [text.as_bytes(), &[0xFF; 40]].concat();
    let expected = format!(
        "From byte {} on it is not text: 40 bytes were replaced by U+FFFD. Read as UTF-8.",
        grouped(text.len() as u64 + 1)
    );
    assert_eq!(read(&bytes).loss, Some(expected));
}

#[test]
fn a_broken_surrogate_is_counted_but_the_author_s_own_mark_is_not() {
    check_loss(
        b"\xFF\xFEa\0\x00\xD8b\0\xFD\xFFc\0",
        "a\u{FFFD}b\u{FFFD}c",
        "1 character is broken and was replaced by U+FFFD. Read as UTF-16LE.",
    );
    check("a\u{FFFD}b".as_bytes(), "UTF-8", "a\u{FFFD}b");
}

#[test]
fn one_nul_inside_a_text_is_kept_and_many_are_no_text() {
    check(b"one\0two three four five", "UTF-8", "one\0two three four five");
    check_refused(&[0; 3000], "a", "Not text: it is full of NUL bytes.");
}

#[test]
fn pictures_programs_and_archives_are_named() {
    check_refused(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a.txt", "Not text: a PNG picture.");
    check_refused(b"\xFF\xD8\xFF\xE0\0\x10JFIF", "a", "Not text: a JPEG picture.");
    check_refused(b"\x7FELF\x02\x01\x01\0", "a", "Not text: a program.");
    check_refused(b"\x1F\x8B\x08\0abc", "a.txt", "Not text: a gzip archive.");
}

#[test]
fn letters_that_look_like_a_signature_do_not_make_a_text_binary() {
    check(b"BMW and MZ and GIF89a", "UTF-8", "BMW and MZ and GIF89a");
    check(b"MZ is a postal code.", "UTF-8", "MZ is a postal code.");
    check_refused(b"MZ\x90\0\x03\0\0\0", "a.exe", "Not text: a Windows program.");
}

#[test]
fn noise_is_refused() {
    let mut state = 1_u32;
    let noise = std::iter::repeat_with(|| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) as u8 | 1
    });
    let noise: Vec<u8> = noise.take(4000).collect();
    check_refused(&noise, "a.txt", "Not text: its bytes are no text in any encoding.");
}

#[test]
fn rich_formats_are_known_by_their_content_whatever_their_name() {
    check_kind(b"%PDF-1.7\n", "a.txt", RichKind::Pdf);
    check_kind(b"\0\0\xFF%PDF-1.7\n", "a", RichKind::Pdf);
    check_kind(b"{\\rtf1 x}", "a.doc", RichKind::Rtf);
    check_kind(b"\n<!-- x --> <!DOCTYPE html><p>", "a", RichKind::Html);
    check_kind(b"<?xml version='1.0'?>\n<html>", "a", RichKind::Html);
    check_kind(b"<p>x", "a.HTM", RichKind::Html);
    check_kind(b"PK\x03\x04word/document.xml", "a", RichKind::Package);
    check_kind(b"From: a@b.c\r\nMIME-Version: 1.0\r\n\r\nx", "a", RichKind::Mail);
    check_kind(b"x", "a.eml", RichKind::Mail);
}

#[test]
fn a_text_that_only_speaks_of_a_format_is_plain() {
    for text in
        ["<p>a text about <html></p>", "It begins with %PDF-1.7.", "From: us\nTo: you\n\nHi"]
    {
        assert_eq!(kind(text.as_bytes(), "a.txt"), Ok(Kind::Plain), "{text}");
    }
}

#[test]
fn what_is_named_like_a_document_and_is_none_is_refused_in_words() {
    check_refused(
        b"x",
        "a.docx",
        "It is named .docx, but its content is not that of a Word document.",
    );
    check_refused(
        b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
        "a.docx",
        "An encrypted Word document: it cannot be read without its password.",
    );
    check_refused(b"x", "A.PDF", "It is named .pdf, but its content is not that of a PDF.");
    check_refused(b"", "a.epub", "It is empty.");
    check_refused(
        b"x",
        "a.pages",
        "Apple Pages documents are not read: export it from Pages as Word, EPUB or PDF.",
    );
}

#[test]
fn markdown_is_known_by_its_name() {
    let format = |name: &str| ingest(b"# One".to_vec(), name).map(|read| read.format);
    assert_eq!(format("a.MD"), Ok(Format::Markdown));
    assert_eq!(format("a.b.markdown"), Ok(Format::Markdown));
    assert_eq!(format(".md"), Ok(Format::Text));
    assert_eq!(format("a.txt"), Ok(Format::Text));
}

#[test]
fn a_text_too_long_for_its_tables_is_cut_and_says_so() {
    let (text, loss) = fitting("aé".repeat(3), Some("It is broken.".to_owned()), 5);
    assert_eq!(text, "aéa");
    let expected = "It is broken. Only the first 4 of its 9 bytes of text are there.";
    assert_eq!(loss.as_deref(), Some(expected));
}

fn damaged() -> impl Strategy<Value = Vec<u8>> {
    let text = prop_oneof![
        Just(ENGLISH.repeat(4).into_bytes()),
        Just(utf_16(RUSSIAN, u16::to_le_bytes)),
        Just(utf_32(ENGLISH, u32::to_be_bytes)),
        Just(encoding_rs::SHIFT_JIS.encode("港を出た船には人が乗っていた。").0.into_owned()),
    ];
    (text, prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..40)).prop_map(
        |(mut bytes, changes)| {
            for (at, byte) in changes {
                let at = at.index(bytes.len());
                bytes[at] = byte;
            }
            bytes
        },
    )
}

#[track_caller]
fn is_sound(bytes: Vec<u8>) {
    let n_marks = bytes.windows(3).filter(|bytes| *bytes == b"\xEF\xBF\xBD").count();
    let Ok(read) = ingest(bytes, "a.txt") else { return };
    let n_replaced = read.text.matches('\u{FFFD}').count();
    let is_utf_8 = read.encoding == "UTF-8";
    assert!(read.loss.is_some() || !is_utf_8 || n_replaced <= n_marks);
    let mut builder = CorpusBuilder::default();
    builder.push(Source::default(), Parsed::new(read.text));
    let corpus = builder.finish();
    let document = &corpus.documents()[0];
    for span in document.sentences().chain(document.paragraphs()) {
        assert!(document.text().get(span.range()).is_some());
    }
    for word in 0..document.n_words() {
        let span = document.word(crate::model::WordIdx::at(word));
        assert!(!span.of(document.text()).is_empty());
    }
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes: Vec<u8>) {
        is_sound(bytes);
    }

    #[test]
    fn any_damaged_text_is_read_or_refused(bytes in damaged()) {
        is_sound(bytes);
    }

    #[test]
    fn any_text_comes_back_as_it_is(text in "\\PC{4,80}") {
        prop_assume!(!text.contains('<') && !text.starts_with('\u{FEFF}'));
        let read = read(text.as_bytes());
        prop_assert_eq!(read.text, text);
        prop_assert_eq!(read.loss, None);
    }
}
