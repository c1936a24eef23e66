//! What a PDF says about itself: title, author, date, and what it holds beside text.

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, DateTime, Dict, Name};

use super::strings::decoded;
use super::{Reading, count};
use crate::ingest::rich::dates::tidy_date;
use crate::model::Imprint;

/// Comments are counted on so many marks of a page.
const MAX_MARKS: usize = 10_000;
/// Marks on a page that somebody wrote; links and form fields are others.
const COMMENTS: [&[u8]; 14] = [
    b"Text",
    b"FreeText",
    b"Highlight",
    b"Underline",
    b"Squiggly",
    b"StrikeOut",
    b"Stamp",
    b"Ink",
    b"Caret",
    b"Line",
    b"Square",
    b"Circle",
    b"Polygon",
    b"PolyLine",
];

/// What the file says about its text, and what of it the text does not show.
pub(super) fn imprint(pdf: &Pdf, reading: &Reading) -> Imprint {
    let said = pdf.metadata();
    let text = |bytes: &Option<Box<[u8]>>| {
        let text = decoded(bytes.as_deref()?);
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        (!text.is_empty()).then_some(text)
    };
    Imprint {
        title: text(&said.title).filter(|title| is_title(title)),
        author: text(&said.author),
        date: said.creation_date.or(said.modification_date).map(date),
        unshown: unshown(pdf, reading),
    }
}

/// Whether a title is more than what a program writes by itself.
fn is_title(title: &str) -> bool {
    let lower = title.to_lowercase();
    let is_default = lower.starts_with("microsoft word -")
        || lower.starts_with("untitled")
        || lower.starts_with("about:")
        || ["document", "document1", "title", "slide 1", "powerpoint presentation"]
            .contains(&lower.as_str());
    let ending = lower.rsplit_once('.').map_or("", |(_, ending)| ending);
    let is_file = !lower.contains(' ')
        && (lower.contains(['/', '\\'])
            || (2..=5).contains(&ending.len()) && ending.chars().all(char::is_alphanumeric));
    let is_named_file =
        ["doc", "docx", "odt", "rtf", "pdf", "indd", "qxd", "html", "htm", "txt", "tex", "dvi"]
            .contains(&ending);
    title.chars().any(char::is_alphabetic) && !is_default && !is_file && !is_named_file
}

fn date(said: DateTime) -> String {
    let DateTime { year, month, day, hour, minute, .. } = said;
    tidy_date(&format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}"))
}

fn unshown(pdf: &Pdf, reading: &Reading) -> Vec<String> {
    let mut said = Vec::new();
    let mut say = |number: usize, one: &str, many: &str| {
        if number > 0 {
            said.push(count(number, one, many));
        }
    };
    say(reading.n_blank, "page without text (scanned?)", "pages without text (scanned?)");
    say(reading.n_pictures, "picture", "pictures");
    let (n_comments, n_fields) = marks(pdf);
    say(n_comments, "comment", "comments");
    say(n_fields, "form field", "form fields");
    said
}

/// The numbers of comments and form fields.
fn marks(pdf: &Pdf) -> (usize, usize) {
    let (mut n_comments, mut n_fields) = (0, 0);
    for page in pdf.pages().iter() {
        let Some(marks) = page.raw().get::<Array<'_>>(b"Annots") else { continue };
        for mark in marks.iter::<Dict<'_>>().take(MAX_MARKS) {
            let Some(kind) = mark.get::<Name<'_>>(b"Subtype") else { continue };
            let kind: &[u8] = kind.as_ref();
            n_comments += usize::from(COMMENTS.contains(&kind));
            n_fields += usize::from(kind == b"Widget");
        }
    }
    (n_comments, n_fields)
}
