//! What a PDF says about itself: title, author, date, and what it holds beside text.

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, DateTime, Dict, Name};

use super::strings::decoded;
use super::{Reading, count};
use crate::ingest::rich::dates::tidy_date;
use crate::ingest::rich::stated;
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
    let text = |bytes: &Option<Box<[u8]>>| bytes.as_deref().map(decoded);
    Imprint {
        title: text(&said.title).and_then(|title| stated::title(&title)),
        author: text(&said.author).and_then(|author| stated::author(&author)),
        date: said.creation_date.or(said.modification_date).map(date),
        unshown: unshown(pdf, reading),
    }
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
    if !reading.are_many_unknown() {
        let [one, many] =
            ["letter", "letters"].map(|n| format!("{n} that the file gives no meaning"));
        say(reading.n_unknown, &one, &many);
    }
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
