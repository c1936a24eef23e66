//! What a package says about its document: title, author and date, in Word's and OpenDocument's words.

use super::xml::{Element, Reading, walk};
use crate::ingest::rich::stated;
use crate::model::Imprint;

/// Reads the part that says it.
pub(super) fn imprint(bytes: &[u8]) -> Imprint {
    let mut reader = Reader::default();
    walk(bytes, &mut reader);
    let Reader { title, authors, dates, .. } = reader;
    let stated_by = |names: [String; 2]| names.iter().find_map(|name| stated::author(name));
    Imprint {
        title: stated::title(&title),
        author: stated_by(authors),
        date: dates.iter().find_map(|date| stated::date(date)),
        unshown: Vec::new(),
    }
}

/// So many bytes of a property are read.
const MAX_BYTES: usize = 2000;

#[derive(Default)]
struct Reader {
    title: String,
    /// Who wrote it, and who made the file, where the format tells them apart.
    authors: [String; 2],
    /// When it was changed, and when it was made.
    dates: [String; 2],
    current: Option<Property>,
}

#[derive(Clone, Copy)]
enum Property {
    Title,
    Author,
    Maker,
    Changed,
    Made,
}

impl Reading for Reader {
    type Mark = ();

    fn open(&mut self, element: &Element<'_>) {
        self.current = match element.name() {
            "title" => Some(Property::Title),
            "creator" => Some(Property::Author),
            "initial-creator" => Some(Property::Maker),
            "modified" | "date" => Some(Property::Changed),
            "created" | "creation-date" => Some(Property::Made),
            _ => None,
        };
    }

    fn close(&mut self, (): ()) {
        self.current = None;
    }

    fn text(&mut self, text: &str) {
        let [author, maker] = &mut self.authors;
        let [changed, made] = &mut self.dates;
        let value = match self.current {
            Some(Property::Title) => &mut self.title,
            Some(Property::Author) => author,
            Some(Property::Maker) => maker,
            Some(Property::Changed) => changed,
            Some(Property::Made) => made,
            None => return,
        };
        if value.len() < MAX_BYTES {
            value.push_str(text);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(part: &str, expected: [Option<&str>; 3]) {
        let Imprint { title, author, date, .. } = imprint(part.as_bytes());
        assert_eq!([title.as_deref(), author.as_deref(), date.as_deref()], expected);
    }

    #[test]
    fn title_author_and_date_are_found() {
        let word = "<p><dc:title>A &amp; B</dc:title><dc:creator>Ann</dc:creator>
            <dcterms:created>2020-01-01T08:00:00Z</dcterms:created>
            <dcterms:modified>2021-06-03T07:40:00Z</dcterms:modified></p>";
        check(word, [Some("A & B"), Some("Ann"), Some("2021-06-03 07:40")]);
        let open = "<m><meta:initial-creator>Bo</meta:initial-creator>
            <meta:creation-date>2020-01-01T08:00:00.123</meta:creation-date></m>";
        check(open, [None, Some("Bo"), Some("2020-01-01 08:00")]);
        check("<m><title>Microsoft Word - x</title>", [None; 3]);
    }
}
