//! Word documents from a few lines, and the text that is read of them.

use super::super::tests::packed;
use crate::ingest::{Ingested, RichKind, ingest_rich};

/// Reads a document whose body is this, with further parts.
#[track_caller]
fn read_with(body: &str, parts: &[(&str, &str)]) -> Ingested {
    let body = format!("<w:document><w:body>{body}</w:body></w:document>");
    let mut all = vec![("word/document.xml", &*body)];
    all.extend_from_slice(parts);
    ingest_rich(&packed(&all), RichKind::Package, 10_000).unwrap()
}

#[track_caller]
fn check(body: &str, expected: &str) -> Ingested {
    let read = read_with(body, &[]);
    assert_eq!((&*read.text, &read.loss), (expected, &None));
    read
}

fn p(inside: &str) -> String {
    format!("<w:p>{inside}</w:p>")
}

fn r(text: &str) -> String {
    format!("<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>")
}

fn unshown(read: Ingested) -> Vec<String> {
    read.rich.unwrap().imprint.unshown
}

#[test]
fn runs_are_joined_and_paragraphs_parted() {
    let body = [p(&(r("one ") + &r("tw") + &r("o"))), p(""), p(&r("three"))].concat();
    check(&body, "one two\n\nthree");
}

#[test]
fn tabs_breaks_and_hyphens_are_kept() {
    let inside = "<w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/>\
        <w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:br w:type='page'/><w:t>e</w:t>\
        <w:sym w:font='Symbol' w:char='F061'/></w:r>";
    check(&p(inside), "a b\nc\u{2011}d eα");
}

#[test]
fn headings_and_lists_follow_styles_and_numbering() {
    let styles =
        "<w:styles><w:style w:styleId='h'><w:name w:val='heading 2'/></w:style></w:styles>";
    let numbering = "<w:numbering><w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'>\
        <w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl></w:abstractNum>\
        <w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num></w:numbering>";
    let item = "<w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr>";
    let heading = "<w:pPr><w:pStyle w:val='h'/></w:pPr>".to_owned() + &r("Title");
    let body = [p(&heading), p(&(item.to_owned() + &r("a"))), p(&(item.to_owned() + &r("b")))];
    let parts = [("word/styles.xml", styles), ("word/numbering.xml", numbering)];
    let read = read_with(&body.concat(), &parts);
    assert_eq!(read.text, "Title\n\n1. a\n\n2. b");
    assert_eq!(read.rich.unwrap().layout.headings, [(0, 2)]);
}

#[test]
fn tracked_changes_are_shown_as_accepted() {
    let inside = [
        r("a"),
        "<w:ins><w:r><w:t>b</w:t></w:r></w:ins>".to_owned(),
        "<w:del><w:r><w:delText>c</w:delText><w:t>c</w:t></w:r></w:del>".to_owned(),
        "<w:moveFrom><w:r><w:t>d</w:t></w:r></w:moveFrom>".to_owned(),
    ];
    let joined = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>".to_owned() + &inside.concat();
    let read = check(&(p(&joined) + &p(&r("e")) + &p(&r("f"))), "abe\n\nf");
    let said = [
        "1 tracked deletion (the text is shown as accepted)",
        "1 tracked move (the text is shown at its new place)",
    ];
    assert_eq!(unshown(read), said);
}

#[test]
fn what_is_not_shown_is_counted() {
    let hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>two words</w:t></w:r>";
    let inside = hidden.to_owned()
        + "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>shown</w:t></w:r>\
        <w:r><w:drawing><pic:pic/></w:drawing><w:commentReference/></w:r>";
    let said = ["1 picture", "1 comment", "hidden text (2 words)"];
    assert_eq!(unshown(check(&p(&inside), "shown")), said);
}

#[test]
fn formulas_are_plain_letters_in_their_sentence() {
    let m = |text: &str| format!("<m:r><m:rPr><m:sty/></m:rPr><m:t>{text}</m:t></m:r>");
    let fraction = format!("<m:f><m:num>{}</m:num><m:den>{}</m:den></m:f>", m("a"), m("b"));
    let inside =
        format!("{}<m:oMath>{}{fraction}</m:oMath>{}", r("Let "), m("p="), r(" be prime."));
    let read = check(&p(&inside), "Let p=a/b be prime.");
    assert_eq!(unshown(read), ["1 formula (shown as plain letters)"]);
}

#[test]
fn properties_from_before_a_change_do_not_count() {
    let old = "<w:pPr><w:outlineLvl w:val='0'/><w:pPrChange><w:pPr><w:outlineLvl w:val='9'/></w:pPr>\
        </w:pPrChange></w:pPr><w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr>\
        <w:t>a</w:t></w:r>";
    assert_eq!(check(&p(old), "a").rich.unwrap().layout.headings, [(0, 1)]);
}

#[test]
fn a_box_in_hidden_text_is_shown_and_hides_nothing_else() {
    let boxed = "<w:r><w:rPr><w:vanish/></w:rPr><w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p>\
        </w:txbxContent><w:t>hidden</w:t></w:r>";
    let read = check(&p(&(boxed.to_owned() + &r("a"))), "box\n\na");
    assert_eq!(unshown(read), ["hidden text (1 word)"]);
}

#[test]
fn fields_show_their_results() {
    let field = |code: &str, result: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>{code}</w:instrText></w:r>\
             {result}<w:r><w:fldChar w:fldCharType='end'/></w:r>"
        )
    };
    let separate = "<w:r><w:fldChar w:fldCharType='separate'/></w:r>".to_owned();
    let inner = field("X", &(separate.clone() + &r("no")));
    check(&p(&(field("IF", &(inner + &separate + &r("yes"))) + &r("!"))), "yes!");
    let endless = "<w:r><w:fldChar w:fldCharType='begin'/></w:r>".to_owned() + &r("gone");
    check(&(p(&endless) + &p(&r("there"))), "there");
}

#[test]
fn one_of_two_versions_of_a_box_is_taken() {
    let boxed = |text: &str| format!("<w:txbxContent>{}</w:txbxContent>", p(&r(text)));
    let choice = format!(
        "<w:r><mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback>{}</mc:Fallback>\
         </mc:AlternateContent></w:r>",
        boxed("box"),
        boxed("box")
    );
    let body = p(&(r("before ") + &choice + &r("after"))) + &p(&r("next"));
    check(&body, "before after\n\nbox\n\nnext");
}

#[test]
fn notes_stand_at_the_end_with_their_marks() {
    let refer = |kind: &str, id: u32| format!("<w:r><w:{kind}Reference w:id='{id}'/></w:r>");
    let body = p(&(r("a") + &refer("endnote", 2) + &r(" b") + &refer("footnote", 7)));
    let footnotes = "<w:footnotes><w:footnote w:id='0' w:type='separator'><w:p><w:r><w:t>no</w:t></w:r></w:p>\
        </w:footnote><w:footnote w:id='7'><w:p><w:r><w:footnoteRef/><w:t> foot</w:t></w:r></w:p></w:footnote>\
        </w:footnotes>";
    let endnotes = "<w:endnotes><w:endnote w:id='2'><w:p><w:r><w:t>end</w:t></w:r></w:p></w:endnote></w:endnotes>";
    let parts = [("word/footnotes.xml", footnotes), ("word/endnotes.xml", endnotes)];
    let read = read_with(&body, &parts);
    assert_eq!(read.text, "a[1] b[2]\n\n[1] end\n\n[2] foot");
}

#[test]
fn notes_that_are_missing_or_damaged_are_said() {
    let refer = |id: u32| format!("<w:r><w:footnoteReference w:id='{id}'/></w:r>");
    let body = p(&(r("a") + &refer(1) + &refer(2)));
    let loss = |parts: &[(&str, &str)]| read_with(&body, parts).loss;
    assert_eq!(loss(&[]).as_deref(), Some("Its footnotes are missing."));
    let notes = |inside: &str| format!("<w:footnotes>{inside}</w:footnotes>");
    let note = |id: u32| format!("<w:footnote w:id='{id}'>{}</w:footnote>", p(&r("b")));
    let parts = |inside: String| loss(&[("word/footnotes.xml", &inside)]);
    assert_eq!(parts(notes(&note(1))).as_deref(), Some("1 of its footnotes is missing."));
    let both = notes(&(note(1) + &note(2)));
    assert_eq!(parts(both.clone()), None);
    let said = "Its footnotes are damaged: some of them may be missing or wrong.";
    assert_eq!(parts(both.replace("</w:p>", "")).as_deref(), Some(said));
}

#[test]
fn documents_inside_a_document_are_read_in_their_place() {
    let relation = |id: &str, target: &str| {
        format!("<Relationship Id='{id}' Type='http://x/aFChunk' Target='{target}'/>")
    };
    let relations = ["a.html", "b.mht", "c.rtf", "d.txt", "e.docx", "f.html"];
    let relations: String = relations.map(|name| relation(&name[..1], name)).concat();
    let relations = format!("<Relationships>{relations}</Relationships>");
    let page = "<html><body><h2>Page</h2><p>one<br>two<table><tr><td>x</td><td>y</td></tr></table>";
    let mail = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=X\r\n\r\n--X\r\n\
        Content-Type: text/html\r\nContent-Location: file:///a.htm\r\n\r\n<html><body><p>saved</p>\r\n--X--";
    let parts = [
        ("word/_rels/document.xml.rels", &*relations),
        ("word/a.html", page),
        ("word/b.mht", mail),
        ("word/c.rtf", "{\\rtf1 rich}"),
        ("word/d.txt", "plain"),
        ("word/e.docx", "PK\u{3}\u{4}"),
    ];
    let chunk = |id: &str| format!("<w:altChunk r:id='{id}'/>");
    let chunks = ["a", "b", "c", "d", "e", "f"].map(chunk).concat();
    let read = read_with(&(p(&r("before")) + &chunks + &p(&r("after"))), &parts);
    let text = "before\n\nPage\n\none\ntwo\n\nx\ty\n\nsaved\n\nrich\n\nplain\n\nafter";
    assert_eq!(read.text, text);
    assert_eq!(read.rich.unwrap().layout.headings, [(8, 2)]);
    let said = "2 documents inside it cannot be read: their text is missing.";
    assert_eq!(read.loss.as_deref(), Some(said));
    let body = format!("<w:document><w:body>{}</w:body></w:document>", chunk("e"));
    let bytes = packed(&[("word/document.xml", &body), parts[0], parts[5]]);
    let refused = ingest_rich(&bytes, RichKind::Package, 1000).unwrap_err();
    let said = "A Word document whose text is another document inside it, which cannot be read.";
    assert_eq!(refused.0, said);
}

#[test]
fn styles_that_are_damaged_are_said() {
    let styles = "<w:styles><w:style w:styleId='styles'/></w:styles>";
    let document = "<w:document><w:body><w:p><w:r><w:t>a</w:t></w:r></w:p></w:body></w:document>";
    let parts = [("word/document.xml", document), ("word/styles.xml", styles)];
    let mut bytes = packed(&parts);
    let stored = memchr::memmem::find(&bytes, b"word/styles.xml").unwrap();
    bytes[stored + 20] ^= 1;
    let read = ingest_rich(&bytes, RichKind::Package, 1000).unwrap();
    let said = "Its styles are damaged: headings, list numbers and hidden text may be wrong.";
    assert_eq!((&*read.text, read.loss.as_deref()), ("a", Some(said)));
}

#[test]
fn the_text_is_where_the_relations_say() {
    let package = "<Relationships><Relationship Type='http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument' \
        Target='/w/main.xml'/></Relationships>";
    let own = "<Relationships><Relationship Type='x/footer' Target='foot.xml'/></Relationships>";
    let bytes = packed(&[
        ("[Content_Types].xml", "wordprocessingml.document.main+xml"),
        ("_rels/.rels", package),
        ("w/main.xml", "<document><body><p><r><t>text</t></r></p></body></document>"),
        ("w/_rels/main.xml.rels", own),
        ("w/foot.xml", "<ftr><p><r><t>page</t></r></p></ftr>"),
        ("docProps/core.xml", "<c><title>Ferry</title></c>"),
    ]);
    let read = ingest_rich(&bytes, RichKind::Package, 1000).unwrap();
    let imprint = read.rich.unwrap().imprint;
    assert_eq!((&*read.text, imprint.title.as_deref()), ("text", Some("Ferry")));
    assert_eq!(imprint.unshown, ["1 page footer"]);
}

#[test]
fn a_document_without_its_text_is_refused() {
    let bytes = packed(&[("[Content_Types].xml", "wordprocessingml.document.main+xml")]);
    let refused = ingest_rich(&bytes, RichKind::Package, 1000).unwrap_err();
    let said = "A Word document without its text: there is no word/document.xml in it.";
    assert_eq!(refused.0, said);
}

#[test]
fn a_main_part_that_is_no_document_is_refused() {
    let refused = |part: &str| {
        let bytes = packed(&[("word/document.xml", part)]);
        ingest_rich(&bytes, RichKind::Package, 1000).unwrap_err().0
    };
    let said = "A Word document without its text: word/document.xml is none.";
    assert_eq!(refused("<p:presentation><t>x</t></p:presentation>"), said);
}

#[test]
fn broken_markup_is_read_on_and_said() {
    let read = read_with("<w:p><w:r><w:t>one</w:t></w:p><w:p><w:r><w:t>two", &[]);
    assert_eq!(read.text, "one\n\ntwo");
    let said = "Its markup is damaged: some of the text may be missing.";
    assert_eq!(read.loss.as_deref(), Some(said));
}
