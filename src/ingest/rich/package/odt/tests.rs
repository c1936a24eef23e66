//! OpenDocument texts from a few lines, and the text that is read of them.

use super::super::tests::packed;
use crate::ingest::{Ingested, RichKind, ingest_rich};

#[track_caller]
fn read_with(styles: &str, body: &str) -> Ingested {
    let content = format!(
        "<office:document-content><office:automatic-styles>{styles}</office:automatic-styles>\
         <office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    ingest_rich(&packed(&[("content.xml", &content)]), RichKind::Package, 10_000).unwrap()
}

#[track_caller]
fn check(body: &str, expected: &str) -> Ingested {
    let read = read_with("", body);
    assert_eq!((&*read.text, &read.loss), (expected, &None));
    read
}

fn unshown(read: Ingested) -> Vec<String> {
    read.rich.unwrap().imprint.unshown
}

#[test]
fn paragraphs_spans_and_spaces_are_read() {
    check(
        "no<text:p>one<text:s text:c='99999999999'/>two <text:span>th</text:span>ree<text:tab/>a\
         <text:line-break/>b</text:p>\n<text:p/><text:p>c</text:p>",
        "one two three a\nb\n\nc",
    );
}

#[test]
fn headings_have_their_levels() {
    let read = check(
        "<text:p text:style-name='Title'>T</text:p><text:h text:outline-level='2'>H</text:h>",
        "T\n\nH",
    );
    assert_eq!(read.rich.unwrap().layout.headings, [(0, 1), (3, 2)]);
}

#[test]
fn lists_are_labelled_and_counted() {
    let styles = "<text:list-style style:name='N'>\
        <text:list-level-style-number text:level='1' style:num-format='1' style:num-suffix='.'/>\
        <text:list-level-style-number text:level='2' style:num-format='a' style:num-suffix=')' \
        text:display-levels='2'/></text:list-style>";
    let item = |text: &str| format!("<text:list-item><text:p>{text}</text:p></text:list-item>");
    let inner = format!(
        "<text:list-item><text:p>b</text:p><text:p>more</text:p><text:list>{}</text:list></text:list-item>",
        item("c")
    );
    let list = |attributes: &str, items: &str| {
        format!("<text:list text:style-name='N' {attributes}>{items}</text:list>")
    };
    let body = list("", &(item("a") + &inner))
        + "<text:p>x</text:p>"
        + &list("text:continue-numbering='true'", &item("d"))
        + &list("", &item("e"))
        + &format!("<text:list>{}</text:list>", item("f"));
    let read = read_with(styles, &body);
    let expected = "1. a\n\n2. b\n\nmore\n\n2.a) c\n\nx\n\n3. d\n\n1. e\n\n• f";
    assert_eq!(read.text, expected);
}

#[test]
fn rows_are_blocks_and_cells_are_parted() {
    let cell = |text: &str| format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>");
    let row = |cells: &str| format!("<table:table-row>{cells}</table:table-row>");
    let empty = "<table:table-cell table:number-columns-repeated='2'/><table:covered-table-cell/>";
    let rows = row(&(cell("a") + empty + &cell("b"))) + &row(&(cell("c") + &cell("d")));
    check(&format!("<table:table>{rows}</table:table>"), "a\t\t\tb\n\nc\td");
}

#[test]
fn notes_and_boxes_do_not_tear_the_paragraph() {
    check(
        "<text:p>one<text:note><text:note-citation>7</text:note-citation><text:note-body>\
         <text:p>note</text:p></text:note-body></text:note> two<draw:frame><draw:text-box>\
         <text:p>box</text:p></draw:text-box><svg:desc>no</svg:desc></draw:frame> three</text:p>\
         <text:p>four</text:p>",
        "one[1] two three\n\nbox\n\nfour\n\n[1] note",
    );
}

#[test]
fn titles_are_text_but_where_they_describe_drawings() {
    check(
        "<text:p>On <text:title>Ferries</text:title><draw:g><svg:title>no</svg:title><draw:frame>\
         <svg:desc>no</svg:desc><draw:text-box><text:p>box of <text:title>Ferries</text:title></text:p>\
         </draw:text-box></draw:frame></draw:g>, part two.</text:p>",
        "On Ferries, part two.\n\nbox of Ferries",
    );
}

#[test]
fn formulas_are_plain_letters_in_their_sentence() {
    let content = "<office:document-content><office:body><text:p>Let <draw:frame><draw:object \
        xlink:href='./Object 1'/><draw:image/></draw:frame> be.</text:p></office:body></office:document-content>";
    let formula = "<math><semantics><mrow><mi>p</mi> <mo>=</mo><mfrac><mrow><mi>a</mi></mrow><mi>b</mi>\
        </mfrac></mrow><annotation>p = a over b</annotation></semantics></math>";
    let bytes = packed(&[("content.xml", content), ("Object 1/content.xml", formula)]);
    let read = ingest_rich(&bytes, RichKind::Package, 1000).unwrap();
    assert_eq!(read.text, "Let p=a/b be.");
    assert_eq!(unshown(read), ["1 formula (shown as plain letters)"]);
}

#[test]
fn what_is_not_shown_is_counted() {
    let styles = "<style:style style:name='T1' style:family='text'>\
        <style:text-properties text:display='none'/></style:style>";
    let body = "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p>\
        </text:deletion></text:changed-region></text:tracked-changes><text:p>a<office:annotation>\
        <dc:creator>Ann</dc:creator><text:p>comment</text:p></office:annotation>\
        <draw:frame><draw:object/><draw:image/></draw:frame><draw:frame><draw:image/></draw:frame>\
        <text:span text:style-name='T1'>two words</text:span>b</text:p>\
        <text:section text:display='none'><text:p>more</text:p></text:section>\
        <text:p><text:variable-set text:display='none'>3</text:variable-set></text:p>";
    let read = read_with(styles, body);
    assert_eq!(read.text, "ab");
    let said = [
        "1 tracked deletion (the text is shown as accepted)",
        "1 comment",
        "1 embedded object",
        "1 picture",
        "hidden text (4 words)",
    ];
    assert_eq!(unshown(read), said);
}

#[test]
fn an_encrypted_text_is_refused() {
    let manifest = "<m><manifest:encryption-data/></m>";
    let bytes = packed(&[("META-INF/manifest.xml", manifest), ("content.xml", "\u{1}")]);
    let refused = ingest_rich(&bytes, RichKind::Package, 100).unwrap_err();
    let said = "An OpenDocument text that is encrypted: it cannot be read without its password.";
    assert_eq!(refused.0, said);
}
