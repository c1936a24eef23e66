//! Whole files.

use super::made::{File, shown};
use crate::ingest::{Ingested, Refusal, RichKind, ingest_rich};
use crate::model::Imprint;

fn read(file: &File) -> Result<Ingested, Refusal> {
    ingest_rich(&file.bytes(), RichKind::Pdf, 100_000)
}

#[track_caller]
fn check(file: &File, expected: &str) -> Imprint {
    let ingested = read(file).expect("a document");
    assert_eq!(ingested.text, expected);
    assert_eq!(ingested.loss, None);
    ingested.rich.map(|rich| rich.imprint).unwrap_or_default()
}

#[track_caller]
fn check_refused(file: &File, expected: &str) {
    assert_eq!(read(file).map(|ingested| ingested.text), Err(Refusal(expected.to_owned())));
}

#[test]
fn lines_are_joined_and_pages_know_where_they_begin() {
    let first =
        shown(&[(50.0, 700.0, "The ferry left the quay"), (50.0, 688.0, "with the gangway")]);
    let second = shown(&[(50.0, 700.0, "still down and the bell ringing.")]);
    let file = File::new(&[&first, &second]);
    check(&file, "The ferry left the quay with the gangway still down and the bell ringing.");
    let layout = read(&file).expect("a document").rich.expect("a rich one").layout;
    assert_eq!(layout.pages, [(0, 1), (41, 2)]);
}

#[test]
fn gaps_in_a_line_are_spaces_and_kerning_is_none() {
    let file = File::new(&["BT /F 10 Tf 50 700 Td [(Mar) -20 (row) -300 (Quay)] TJ ET"]);
    check(&file, "Marrow Quay");
}

#[test]
fn the_layer_that_is_not_drawn_over_a_scan_is_read() {
    let file = File::new(&["BT 3 Tr /F 10 Tf 50 700 Td (Seen by the scanner) Tj ET"]);
    check(&file, "Seen by the scanner");
}

#[test]
fn what_is_printed_twice_for_bold_letters_is_there_once() {
    let line = |x: f32| (x, 700.0, "The ferry");
    check(&File::new(&[&shown(&[line(50.0), line(50.3)])]), "The ferry");
    check(&File::new(&["BT 2 Tr /F 10 Tf 50 700 Td (The ferry) Tj ET"]), "The ferry");
}

#[test]
fn text_that_stands_for_letters_is_taken_at_its_word() {
    let spoken =
        "BT /F 10 Tf 50 700 Td /Span << /ActualText (first) >> BDC (xyz) Tj EMC ( ferry) Tj ET";
    check(&File::new(&[spoken]), "first ferry");
    // What stands for the outer stretch stands for all that is in it.
    let nested = "BT /F 10 Tf 50 700 Td /Span << /ActualText (office) >> BDC \
                  /Span << /ActualText (of) >> BDC (of) Tj EMC (fice) Tj EMC ( hours) Tj ET";
    check(&File::new(&[nested]), "office hours");
}

#[test]
fn a_text_that_stands_for_letters_takes_their_place() {
    let spoken = "BT /F 10 Tf 50 700 Td /Span << /ActualText (wide) >> BDC (w) Tj (ide) Tj EMC \
                  (, and far) Tj ET";
    check(&File::new(&[spoken]), "wide, and far");
}

#[test]
fn title_author_and_date_come_from_the_file() {
    let info = "/Title (The ferry that left early) /Author (A. Writer) /CreationDate (D:20210603120042+02'00')";
    let mut file = File::new(&[&shown(&[(50.0, 700.0, "Text")])]);
    file.info = info.to_owned();
    let imprint = check(&file, "Text");
    assert_eq!(imprint.title.as_deref(), Some("The ferry that left early"));
    assert_eq!(imprint.author.as_deref(), Some("A. Writer"));
    assert_eq!(imprint.date.as_deref(), Some("2021-06-03 12:00"));
}

#[test]
fn what_a_program_wrote_by_itself_is_no_title() {
    let mut file = File::new(&[&shown(&[(50.0, 700.0, "Text")])]);
    file.info = "/Author (User)".to_owned();
    assert_eq!(check(&file, "Text").author, None);
    for title in
        ["Microsoft Word - report.docx", "untitled", "ferry_final.indd", "Ferry final.doc", "12"]
    {
        let mut file = File::new(&[&shown(&[(50.0, 700.0, "Text")])]);
        file.info = format!("/Title ({title})");
        assert_eq!(check(&file, "Text").title, None, "{title}");
    }
}

#[test]
fn pictures_comments_and_pages_without_text_are_counted() {
    let picture = "q 50 0 0 50 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q";
    let text = format!("{} {picture}", shown(&[(50.0, 700.0, "Text")]));
    let mut file = File::new(&[&text, picture]);
    file.of_page =
        "/Annots [<< /Subtype /Highlight >> << /Subtype /Link >> << /Subtype /Widget >>]"
            .to_owned();
    let unshown = check(&file, "Text").unshown;
    let expected = ["1 page without text (scanned?)", "2 pictures", "2 comments", "2 form fields"];
    assert_eq!(unshown, expected);
}

#[test]
fn a_file_without_text_is_refused_in_words() {
    check_refused(&File::new(&["", "", ""]), "No text in 3 pages (scanned?).");
    check_refused(&File::new(&[]), "A PDF without pages.");
    let mut locked = File::new(&[&shown(&[(50.0, 700.0, "Text")])]);
    let key = "00".repeat(32);
    locked.trailer = format!(
        "/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{key}> /U <{key}> >>"
    );
    check_refused(&locked, "An encrypted PDF: it cannot be read without its password.");
}

#[test]
fn letters_that_a_font_does_not_tell_are_no_text() {
    // Helvetica has no letters at these codes.
    let unknown = "BT /F 10 Tf 50 700 Td <0102030405060708> Tj ET";
    check_refused(
        &File::new(&[unknown]),
        "Its fonts do not say which letters they show, so no text can be read.",
    );
    let text = format!("{} {unknown}", shown(&[(50.0, 600.0, "The ferry left the quay early.")]));
    let read = read(&File::new(&[&text])).expect("a document");
    let said = "8 letters stand as \u{FFFD}: the file does not say which they are.";
    assert_eq!(read.loss.as_deref(), Some(said));
}

#[test]
fn a_few_letters_without_meaning_are_counted() {
    let line =
        "(The ferry left the quay early, and nobody on the bridge had told those who waited.) Tj";
    let file = File::new(&[&format!("BT /F 10 Tf 50 700 Td {line} <01> Tj ET")]);
    let read = read(&file).expect("a document");
    assert_eq!(read.loss, None);
    let unshown = read.rich.expect("a rich one").imprint.unshown;
    assert_eq!(unshown, ["1 letter that the file gives no meaning"]);
}

#[test]
fn pages_that_are_not_read_are_told() {
    // Words cut by soft hyphens: what is joined is much shorter than the lines.
    let lines: Vec<_> =
        (0..40).map(|at| format!("1 0 0 1 50 {} Tm (ab\\255) Tj ", 700 - 12 * at)).collect();
    let lines = lines.concat();
    let page = format!("BT /F 10 Tf {lines}ET");
    let file = File::new(&[&page, &page, &page]);
    let read = ingest_rich(&file.bytes(), RichKind::Pdf, 150).expect("a document");
    assert_eq!(read.loss.as_deref(), Some("Only the first 1 of 3 pages are there."));
}

#[test]
fn a_page_on_its_side_is_read() {
    let mut file = File::new(&[&shown(&[(50.0, 700.0, "Text")])]);
    file.of_page = "/Rotate 90".to_owned();
    check(&file, "Text");
}
