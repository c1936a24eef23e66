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
}

#[test]
fn an_encrypted_mail_is_refused() {
    let mail = "Subject: x\nContent-Type: multipart/encrypted; boundary=x\n\n--x\n\nOne\n--x--";
    let refused = read(mail.as_bytes(), &mut Flow::new(100)).expect_err("nobody can read it");
    assert_eq!(refused.to_string(), "An encrypted mail: it cannot be read without its key.");
}
