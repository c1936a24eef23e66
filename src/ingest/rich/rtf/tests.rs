//! RTF from a few lines, and the text that is read of it.

use proptest::prelude::*;

use crate::ingest::rich::package::tests::mutated;
use crate::ingest::{Ingested, RichKind, ingest_rich};

#[track_caller]
fn read(rtf: &[u8]) -> Ingested {
    ingest_rich(rtf, RichKind::Rtf, 10_000).unwrap()
}

/// Checks what is read of a file with this inside.
#[track_caller]
fn check(inside: &str, expected: &str) -> Ingested {
    let read = read(format!("{{\\rtf1\\ansi {inside}}}").as_bytes());
    assert_eq!((&*read.text, &read.loss), (expected, &None));
    read
}

fn unshown(read: Ingested) -> Vec<String> {
    read.rich.unwrap().imprint.unshown
}

#[test]
fn paragraphs_lines_and_characters_are_read() {
    check(
        "one \\b two\\b0\n three\\par\\par\na\\line b\\tab c\\emdash\\ldblquote d\\rdblquote\\~e\\_f\\{\\}",
        "one two three\n\na\nb c—“d”\u{A0}e\u{2011}f{}",
    );
}

#[test]
fn unicode_replaces_what_stands_for_it() {
    check("\\u8217?s \\u8217\\'92s \\uc2\\u233ab c{\\uc0\\u233}d", "’s ’s é céd");
    check("\\u-10179?\\u-8634? \\u-3913?", "🙆 •");
    check("\\u233\\par x", "é\n\nx");
    check("a {\\upr{caf?}{\\*\\ud{caf\\u233 ?}}} b", "a café b");
}

#[test]
fn bytes_are_in_the_encoding_of_font_or_file() {
    check("\\ansicpg1251 \\'cf\\'e0", "Па");
    let fonts = "{\\fonttbl{\\f0\\fcharset204 A;}{\\f1\\fcharset128 B{\\*\\falt C};}{\\f2\\fcharset2 Symbol;}}";
    check(&format!("{fonts}\\'cf {{\\f0\\'cf}}\\f1\\'82\\'a0\\'83\\'41\\f2 a"), "Ï Пあアα");
    check(&format!("\\deff0{fonts}\\f2 a\\plain\\'cf"), "αП");
    let read = check("\\ansicpg1251 x", "x");
    assert_eq!(read.encoding, "windows-1251");
}

#[test]
fn headings_are_known_by_style_or_outline() {
    let styles = "{\\stylesheet{\\s0 Normal;}{\\s1\\b heading 1;}{\\*\\cs3 heading 2;}{\\s4\\outlinelevel2 X;}}";
    let read = check(
        &format!("{styles}\\s1 A\\par\\pard B\\par\\s4 C\\par\\pard\\outlinelevel1 D\\par\\s0 E"),
        "A\n\nB\n\nC\n\nD\n\nE",
    );
    assert_eq!(read.rich.unwrap().layout.headings, [(0, 1), (6, 3), (9, 2)]);
}

#[test]
fn labels_of_lists_are_normal() {
    check(
        "{\\listtext\\pard\\'b7\\tab}{\\*\\pn\\pntxtb x}one\\par{\\listtext 2.\\tab}two\\par{\\listtext x}\\par three",
        "• one\n\n2. two\n\nthree",
    );
}

#[test]
fn rows_are_blocks_and_cells_are_parted() {
    check(
        "a\\par\\trowd\\cellx1\\pard\\intbl b\\cell c\\par d\\cell\\row\\trowd\\intbl\\cell e\\cell\\row\\pard f",
        "a\n\nb\tc\n\nd\n\ne\n\nf",
    );
    let nested = "\\intbl a\\par\\itap2 b\\nestcell c\\nestcell{\\*\\nesttableprops\\trowd\\nestrow}\
        {\\nonesttables\\par no}\\itap1 d\\cell e\\cell\\row";
    check(nested, "a\n\nb\tc\n\nd\n\ne");
}

#[test]
fn notes_and_boxes_do_not_tear_the_paragraph() {
    check(
        "one{\\super\\chftn}{\\footnote\\pard{\\super\\chftn} note\\par more} two\
         {\\shp{\\*\\shpinst{\\sp{\\sn x}{\\sv 1}}{\\shptxt\\pard box\\par}}{\\shprslt box}} three\\par four",
        "one[1] two three\n\nbox\n\nfour\n\n[1] note\n\nmore",
    );
}

#[test]
fn fields_show_their_results() {
    check(
        "{\\field{\\*\\fldinst HYPERLINK \"x\"}{\\fldrslt\\ul link}} {\\*\\unknown{x}}y{\\xe z}",
        "link y",
    );
}

#[test]
fn formulas_are_plain_letters_in_their_sentence() {
    let read = check(
        "Let {\\mmath{\\*\\moMathPara{\\*\\moMathParaPr{\\mjc center}}{\\*\\moMath{\\mr\\mscr0\\msty2 p=}\
         {\\mf{\\mfPr{\\mtype bar}{\\mctrlPr\\f3 x}}{\\mnum{\\mr a}}{\\mden{\\mr b}}}}}{\\mmathPict{\\pict 00}}} be.",
        "Let p=a/b be.",
    );
    assert_eq!(unshown(read), ["1 formula (shown as plain letters)"]);
}

#[test]
fn what_is_not_shown_is_counted() {
    let read = check(
        "{\\header a{\\pict 00}}{\\footer}one {\\deleted two\\par}{\\revised three}{\\v four five}\
         {\\*\\shppict{\\pict\\bin3 }}}}}{\\nonshppict{\\pict 00}}{\\*\\annotation x} six\\par seven",
        "one three six\n\nseven",
    );
    let said = [
        "1 tracked deletion (the text is shown as accepted)",
        "1 picture",
        "1 comment",
        "1 page header",
        "hidden text (2 words)",
    ];
    assert_eq!(unshown(read), said);
}

#[test]
fn what_textedit_writes_is_read() {
    let read = check(
        "{\\*\\expandedcolortbl;;}one\\uc0\\u8232 two\\\n{{\\NeXTGraphic a.png \\width640\n}\\'ac}\\\n\
         {\\listtext\t\\uc0\\u8226 \t}three\\\n",
        "one\ntwo\n\n• three",
    );
    assert_eq!(unshown(read), ["1 picture"]);
}

#[test]
fn of_two_authors_the_first_counts() {
    let read = check("{\\info{\\title T}{\\author Ann}{\\author Bo}}x", "x");
    assert_eq!(read.rich.unwrap().imprint.author.as_deref(), Some("Ann"));
}

#[test]
fn title_author_and_date_are_found() {
    let read = check(
        "{\\info{\\title Ferr\\'fd}{\\author Ann}{\\creatim\\yr2020\\mo1\\dy1}\
         {\\revtim\\yr2021\\mo6\\dy3\\hr7\\min40}{\\nofwords9}}x",
        "x",
    );
    let imprint = read.rich.unwrap().imprint;
    let stated = [imprint.title, imprint.author, imprint.date];
    assert_eq!(stated, ["Ferrý", "Ann", "2021-06-03 07:40"].map(|text| Some(text.to_owned())));
}

#[test]
fn what_is_broken_is_read_on_and_said() {
    let cut = read(b"{\\rtf1 one{\\b two");
    assert_eq!(cut.text, "onetwo");
    assert_eq!(cut.loss.as_deref(), Some("It ends in the middle: what follows is missing."));
    let more = read(b"{\\rtf1 one}}}} two");
    assert_eq!(more.text, "one two");
    let said = "Its markup is damaged: some of the text may be missing or wrong.";
    assert_eq!(more.loss.as_deref(), Some(said));
    assert_eq!(read(b"{\\rtf1 one}\r\n\0").loss, None);
    let deep = ["{\\rtf1 ", &"{".repeat(50_000), "x", &"}".repeat(50_000), "}"].concat();
    assert_eq!(read(deep.as_bytes()).text, "x");
}

const SAMPLE: &[u8] = b"{\\rtf1\\ansi\\ansicpg932{\\fonttbl{\\f0\\fcharset128 A;}{\\f1\\fcharset2 Symbol;}}\
    {\\stylesheet{\\s1 heading 1;}}{\\info{\\title T}}\\s1 a\\par\\u-10179?\\u-8634? {\\f0\\'82\\'a0}{\\f1 b}\
    {\\footnote n}\\intbl c\\cell\\itap2 d\\nestcell{\\*\\nesttableprops\\nestrow}\\cell\\row{\\shp{\\*\\shpinst\
    {\\shptxt e\\par}}}{\\listtext 1.\\tab}f{\\pict\\bin4 }}}}}{\\deleted g\\par}{\\v h}}";

proptest! {
    #[test]
    fn any_damaged_file_is_read_or_refused(
        changes in prop::collection::vec((0.0..1.0, any::<u8>()), 0..12),
        end in 0.1..=1.0,
    ) {
        let read = ingest_rich(&mutated(SAMPLE, &changes, end), RichKind::Rtf, 1000);
        prop_assert!(read.is_ok_and(|read| read.text.len() <= 1010));
    }
}
