//! E-books of a few parts.

use super::super::tests::packed;
use super::*;

const CONTAINER: (&str, &str) =
    ("META-INF/container.xml", "<c><rootfile full-path='OPS/b.opf'/></c>");
const BOOK: (&str, &str) = (
    "OPS/b.opf",
    "<package><metadata><dc:title>Ferry</dc:title><dc:creator>Ada</dc:creator><dc:creator>Bo</dc:creator>
     <dc:date>2021-06-03</dc:date></metadata><manifest><item id='n' href='nav.xhtml' properties='nav'/>
     <item id='a' href='text/one%20more.xhtml'/><item id='b' href='./../OPS/b.xhtml#x'/>
     <item id='c' href='../../../etc/passwd'/></manifest>
     <spine><itemref idref='n'/><itemref idref='b'/><itemref idref='a'/><itemref idref='c' linear='no'/></spine>
     </package>",
);
const NAV: (&str, &str) = ("OPS/nav.xhtml", "<html><body><ol><li>Contents</li></ol></body></html>");
const ONE: (&str, &str) = (
    "OPS/text/one more.xhtml",
    "<html><head><title/></head><body><h2>One</h2><img src='x'/></body></html>",
);
const TWO: (&str, &str) = ("OPS/b.xhtml", "<html><body><p>two<p/>three</p></body></html>");

fn opened(parts: &[(&str, &str)]) -> (Result<Found, Refusal>, String, Vec<crate::text::Span>) {
    let bytes = packed(parts);
    let mut flow = Flow::new(10_000);
    let found = read(&mut Archive::open(&bytes).expect("an archive"), &mut flow);
    let flowed = flow.finish();
    (found, flowed.text, flowed.layout.asides)
}

#[test]
fn chapters_follow_the_spine_and_the_contents_are_aside() {
    let (found, text, asides) = opened(&[CONTAINER, BOOK, NAV, ONE, TWO]);
    assert_eq!(text, "1. Contents\n\ntwo\n\nthree\n\nOne");
    assert_eq!(asides, [crate::text::Span::new(0, 11)]);
    let Found { imprint, loss, .. } = found.expect("a book");
    assert_eq!(imprint.title.as_deref(), Some("Ferry"));
    assert_eq!(imprint.author.as_deref(), Some("Ada, Bo"));
    assert_eq!(imprint.date.as_deref(), Some("2021-06-03"));
    assert_eq!(imprint.unshown, ["1 picture"]);
    assert_eq!(loss.as_deref(), Some("1 chapter is missing."));
}

#[test]
fn a_book_without_chapters_is_refused() {
    let refused = opened(&[CONTAINER, BOOK]).0.expect_err("there is no text");
    assert_eq!(refused.0, "An e-book without its text: none of its chapters is there.");
    assert!(opened(&[CONTAINER]).0.is_err() && opened(&[]).0.is_err());
}

/// Of two chapters one is there, but most of the book is not.
#[test]
fn a_book_without_half_of_its_chapters_is_refused() {
    let book = "<p><manifest><item id='a' href='a.xhtml'/><item id='b' href='b.xhtml'/></manifest>
                <spine><itemref idref='a'/><itemref idref='b'/></spine></p>";
    let refused = opened(&[CONTAINER, ("OPS/b.opf", book), TWO]).0.expect_err("half is missing");
    assert_eq!(refused.0, "An e-book without its text: 1 of 2 chapters are not in it.");
}

#[test]
fn what_is_larger_than_what_is_read_is_not_said_to_be_damaged() {
    let chapters = Chapters { is_too_large: true, ..Chapters::default() };
    let said = "It is larger than what is read of it: some of its text is missing.";
    assert_eq!(chapters.loss(false, false).as_deref(), Some(said));
}

#[test]
fn a_locked_book_is_refused_and_one_with_hidden_fonts_is_not() {
    let way = |way: &str| {
        format!("<e><EncryptedData><EncryptionMethod Algorithm='{way}'/></EncryptedData></e>")
    };
    let with =
        |way: &str| opened(&[CONTAINER, BOOK, NAV, ONE, TWO, ("META-INF/encryption.xml", way)]).0;
    assert!(with(&way("http://www.idpf.org/2008/embedding")).is_ok());
    let refused = with(&way("http://www.w3.org/2001/04/xmlenc#aes128-cbc")).expect_err("locked");
    assert!(refused.0.contains("DRM"));
    let key = "<e><EncryptedKey><EncryptionMethod Algorithm='x'/></EncryptedKey></e>";
    assert!(with(key).is_ok());
}

#[test]
fn no_name_leads_out_of_the_archive() {
    let cases = [
        ("OPS", "a/b.xhtml", "OPS/a/b.xhtml"),
        ("OPS/x", "../b.xhtml?q#f", "OPS/b.xhtml"),
        ("OPS", "../../../etc/passwd", "etc/passwd"),
        ("OPS", "/b%C3%A9.xhtml", "bé.xhtml"),
        ("", "100%.xhtml", "100%.xhtml"),
    ];
    for (folder, reference, expected) in cases {
        assert_eq!(inside(folder, reference), expected);
    }
}
