//! Damaged files and letters at impossible places.

use proptest::prelude::*;

use super::made::{File, Sheet, flowed, shown};
use crate::ingest::rich::pdf::glyphs::Glyph;
use crate::ingest::{Ingested, Refusal, RichKind, ingest_rich};

fn read(bytes: &[u8]) -> Result<Ingested, Refusal> {
    ingest_rich(bytes, RichKind::Pdf, 10_000)
}

fn whole() -> Vec<u8> {
    let line = |y: f32| (50.0, y, "The ferry left the quay with the gangway still down.");
    let page = shown(&[line(700.0), line(688.0), line(650.0)]);
    File::new(&[&page, &page]).bytes()
}

#[test]
fn a_file_that_is_cut_off_says_so() {
    let bytes = whole();
    let cut = read(bytes.strip_suffix(b"%%EOF\n").expect("an end")).expect("a document");
    assert_eq!(cut.loss.as_deref(), Some("The end of the file is missing."));
    assert!(cut.text.starts_with("The ferry"));
    assert_eq!(read(&bytes).expect("a document").loss, None);
}

#[test]
fn pages_are_searched_for_where_their_list_is_lost() {
    let text = String::from_utf8(whole()).expect("text");
    let said = "Damaged: these are the pages that could be found, perhaps not in order.";
    for (sound, broken) in
        [("/Kids [5 0 R 7", "/Kids [55 0 R 77"), ("/Catalog /Pages", "/Cat~log /P~ges")]
    {
        let read = read(text.replace(sound, broken).as_bytes()).expect("a document");
        assert_eq!(read.loss.as_deref(), Some(said), "{broken}");
        assert_eq!(read.text.matches("The ferry").count(), 6, "{broken}");
    }
}

#[test]
fn a_stream_that_cannot_be_unpacked_is_told() {
    let text = String::from_utf8(whole()).expect("text");
    // The first page claims to be packed, and is not.
    let broken = text.replacen("<< /Length", "<< /Filter /FlateDecode /Length", 1);
    let ingested = read(broken.as_bytes()).expect("a document");
    let said = "1 page is damaged: text may be missing there.";
    assert_eq!(ingested.loss.as_deref(), Some(said));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..Default::default() })]

    #[test]
    fn any_damaged_file_is_read_or_refused(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..40),
        cut in any::<prop::sample::Index>(),
        is_cut in any::<bool>(),
    ) {
        let mut bytes = whole();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if is_cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        match read(&bytes) {
            Ok(ingested) => prop_assert!(ingested.text.len() <= 10_000),
            Err(Refusal(reason)) => prop_assert!(reason.ends_with('.')),
        }
    }

    #[test]
    fn letters_at_any_places_are_laid_out(
        letters in prop::collection::vec(
            (any::<char>(), -700.0_f32..700.0, -900.0_f32..900.0, -20.0_f32..20.0, 0.1_f32..60.0),
            0..120,
        ),
        is_odd in any::<bool>(),
    ) {
        let glyph = |&(letter, x, y, advance, size): &(char, f32, f32, f32, f32)| {
            let advance = if is_odd { [advance, size] } else { [advance, 0.0] };
            Glyph { letter, at: [x, y], advance, size, is_bold: size > 30.0 }
        };
        let glyphs: Vec<Glyph> = letters.iter().map(glyph).collect();
        let n_letters = |text: &str| text.chars().filter(char::is_ascii_alphanumeric).count();
        let written: String = letters.iter().map(|letter| letter.0).collect();
        let sheet = Sheet::new().with_glyphs(|own| *own = glyphs);
        prop_assert!(n_letters(&flowed(&[sheet.clone(), sheet]).text) <= 2 * n_letters(&written));
    }
}
