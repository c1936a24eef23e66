//! Mails of many shapes, as they are read.

use super::*;

/// Reads a mail; shows asides in brackets.
#[track_caller]
fn check(mail: &str, expected: &str) -> Found {
    let mut flow = Flow::new(100_000);
    let found = read(mail.as_bytes(), &mut flow).expect("it is a mail");
    let flowed = flow.finish();
    let mut shown = flowed.text;
    for aside in flowed.layout.asides.iter().rev() {
        shown.insert(aside.end as usize, ']');
        shown.insert(aside.start as usize, '[');
    }
    assert_eq!(shown, expected);
    found
}

const HEAD: &str =
    "From: Ada Marsh <a@b.c>\nTo: d@e.f\nSubject: Ferry\nDate: 3 Jun 2021 12:00 +0000\n";
const SHOWN: &str =
    "Ferry\n\n[From: Ada Marsh <a@b.c>\nTo: d@e.f\nDate: 3 Jun 2021 12:00 +0000]\n\n";

#[test]
fn the_subject_is_the_title_and_the_head_is_aside() {
    let found =
        check(&format!("{HEAD}\nOne\ntwo\n\n> three"), &format!("{SHOWN}One\ntwo\n\n> three"));
    let imprint = found.imprint;
    assert_eq!(imprint.title.as_deref(), Some("Ferry"));
    assert_eq!(imprint.author.as_deref(), Some("Ada Marsh"));
    assert_eq!(imprint.date.as_deref(), Some("2021-06-03 12:00"));
    assert_eq!(found.loss, None);
}

#[test]
fn of_two_forms_the_plain_one_is_read_unless_it_is_a_stub() {
    let mail = |plain: &str| {
        format!(
            "{HEAD}Content-Type: multipart/alternative; boundary=x\n\n--x\n\n{plain}\n--x\n\
                 Content-Type: text/html\n\n<p>One &amp; two, three, four and five\n--x--\n"
        )
    };
    check(&mail("One & two, three, 4"), &format!("{SHOWN}One & two, three, 4"));
    check(&mail("See"), &format!("{SHOWN}One & two, three, four and five"));
    check(&mail(""), &format!("{SHOWN}One & two, three, four and five"));
}

/// Half a page about how to read the mail elsewhere is still no text of it.
#[test]
fn a_long_stub_is_one_where_the_other_form_has_thrice_its_letters() {
    let (stub, page) = ("Read this in the browser. ".repeat(40), "One two three. ".repeat(300));
    let mail = format!(
        "{HEAD}Content-Type: multipart/alternative; boundary=x\n\n--x\n\n{stub}\n--x\n\
         Content-Type: text/html\n\n<p>{page}\n--x--\n"
    );
    check(&mail, &format!("{SHOWN}{}", page.trim_end()));
}

/// As Apple's mail program and calendars send it.
#[test]
fn what_is_attached_to_a_form_that_is_not_read_is_named() {
    let mail = format!(
        "{HEAD}Content-Type: multipart/alternative; boundary=x\n\n--x\n\nOne two\n--x\n\
         Content-Type: multipart/mixed; boundary=y\n\n--y\nContent-Type: text/html\n\n<p>One\n--y\n\
         Content-Type: application/pdf; name=a.pdf\n\n%PDF\n--y\nContent-Type: text/html\n\n<p>two\n--y--\n--x\n\
         Content-Type: text/calendar; name=b.ics\n\nBEGIN\n--x--\n"
    );
    let found = check(&mail, &format!("{SHOWN}One two"));
    assert_eq!(found.imprint.unshown, ["2 attachments: a.pdf, b.ics"]);
}

/// Each level was read twice, so that twenty of them took minutes.
#[test]
fn forms_inside_of_forms_take_no_longer_than_they_are_long() {
    let nested = (0..30).rev().fold("Content-Type: text/html\n\n<p>One".to_owned(), |inner, at| {
        format!("Content-Type: multipart/alternative; boundary=b{at}x\n\n--b{at}x\n\n.\n--b{at}x\n{inner}\n--b{at}x--")
    });
    check(&nested, "One");
}

#[test]
fn beside_a_page_what_it_does_not_refer_to_is_read_or_named() {
    let mail = format!(
        "{HEAD}Content-Type: multipart/related; boundary=x; start=\"<a@b>\"\n\n--x\n\ntwo\n--x\n\
         Content-Type: text/html\nContent-ID: <a@b>\n\n<p>One\n--x\n\
         Content-Type: text/css\nContent-ID: <c@d>\n\np {{}}\n--x\n\
         Content-Type: image/png; name=c.png\nContent-ID: <e@f>\n\nx\n--x\n\
         Content-Type: application/pdf; name=d.pdf\nContent-ID: <g@h>\n\n%PDF\n--x--\n"
    );
    let found = check(&mail, &format!("{SHOWN}One\n\ntwo"));
    assert_eq!(found.imprint.unshown, ["1 attachment: d.pdf", "1 picture"]);
}

#[test]
fn a_mail_that_is_a_file_shows_none_of_its_bytes() {
    let mail = format!("{HEAD}Content-Type: application/pdf; name=a.pdf\n\n%PDF-1.4");
    let found = check(&mail, SHOWN.trim_end());
    assert_eq!(found.imprint.unshown, ["1 attachment: a.pdf"]);
    check(&format!("{HEAD}Content-Type: text\n\nOne"), &format!("{SHOWN}One"));
}

#[test]
fn parts_that_cannot_be_told_apart_are_one_text() {
    for boundary in ["", "; boundary=\"\"", "; boundary=x"] {
        let mail = format!("{HEAD}Content-Type: multipart/mixed{boundary}\n\nOne\n--\ntwo");
        let found = check(&mail, &format!("{SHOWN}One\n--\ntwo"));
        let said = "Its parts cannot be told apart: it is shown as one text.";
        assert_eq!(found.loss.as_deref(), Some(said));
    }
    let cut = format!("{HEAD}Content-Type: multipart/mixed; boundary=x\n\n--x\n\nOne");
    let said = "The end of the mail is missing.";
    assert_eq!(check(&cut, &format!("{SHOWN}One")).loss.as_deref(), Some(said));
}

#[test]
fn attachments_are_counted_and_named() {
    let mail = format!(
        "{HEAD}Content-Type: multipart/mixed; boundary=\"x y\"\n\n--x y\n\nOne\n--x y\n\
         Content-Type: application/zip; name=a.zip\n\nPK\n--x y\n\
         Content-Disposition: attachment; filename*=utf-8''%C3%A9.txt\n\ntwo\n--x y\n\
         Content-Type: image/png\n\nx\n--x y--\n"
    );
    let found = check(&mail, &format!("{SHOWN}One"));
    assert_eq!(found.imprint.unshown, ["2 attachments: a.zip, é.txt", "1 picture"]);
}

#[test]
fn a_mail_inside_a_mail_has_a_head_of_its_own() {
    let mail = format!(
        "{HEAD}Content-Type: multipart/mixed; boundary=x\n\n--x\n\nOne\n--x\n\
         Content-Type: message/rfc822\n\nSubject: Inner\nFrom: g@h.i\n\ntwo\n--x--\n"
    );
    check(&mail, &format!("{SHOWN}One\n\nInner\n\n[From: g@h.i]\n\ntwo"));
}

#[test]
fn transfer_encodings_and_character_sets_are_undone() {
    let mail = "Subject: x\nContent-Type: text/plain; charset=iso-8859-1\n\
                Content-Transfer-Encoding: quoted-printable\n\ncaf=E9";
    assert_eq!(check(mail, "x\n\ncafé").encoding, "windows-1252");
    let mail = "Subject: x\nContent-Type: text/plain; charset=no-such\n\ncafé";
    let said = "Its character set \"no-such\" is not known; it was guessed.";
    assert_eq!(check(mail, "x\n\ncafé").loss.as_deref(), Some(said));
}

#[test]
fn parts_nested_without_end_end() {
    let nested = (0..20_000).fold(String::new(), |nested, at| {
        nested + &format!("Content-Type: multipart/mixed; boundary=b{at}\n\n--b{at}\n")
    });
    let found = check(&nested, "");
    assert!(found.loss.is_some_and(|loss| loss.contains("nested too deep")));
}

#[test]
fn a_saved_page_is_read_as_a_page() {
    let mail = "From: <Saved by Blink>\nSubject: Ferry\nMIME-Version: 1.0\n\
                Content-Type: multipart/related; type=\"text/html\"; boundary=x\n\n--x\n\
                Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\
                Content-Location: https://example.com/\n\n<title>Ferry</title><nav>Menu</nav><p class=3Dx>One\n\
                --x\nContent-Type: image/png\n\nx\n--x--";
    let found = check(mail, "[Menu]\n\nOne");
    assert_eq!(found.format, Format::Html);
    assert_eq!(found.imprint.unshown, ["1 picture"]);
    assert_eq!(found.imprint.author, None);
}

#[test]
fn an_encrypted_mail_is_refused() {
    let mail = "Subject: x\nContent-Type: multipart/encrypted; boundary=x\n\n--x\n\nOne\n--x--";
    let refused = read(mail.as_bytes(), &mut Flow::new(100)).expect_err("nobody can read it");
    assert_eq!(refused.to_string(), "An encrypted mail: it cannot be read without its key.");
}
