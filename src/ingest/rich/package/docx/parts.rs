//! Which parts of a Word document hold what, as its relations say.

use super::super::archive::Archive;
use super::super::xml::{Element, Reading, walk};
use super::super::{joined, small_part};

/// The names of a document's parts; where relations are silent, those that Word gives them.
#[derive(Debug)]
pub(super) struct Parts {
    pub(super) text: String,
    pub(super) styles: String,
    pub(super) numbering: String,
    pub(super) footnotes: String,
    pub(super) endnotes: String,
    pub(super) properties: String,
    /// Documents inside the text, by their relation's identifier.
    pub(super) chunks: Vec<(String, String)>,
    pub(super) headers: Vec<String>,
    pub(super) footers: Vec<String>,
}

impl Parts {
    /// Follows the relations from the package to its text, and from there.
    pub(super) fn of(archive: &mut Archive<'_>) -> Self {
        let package = Relations::read(archive, "_rels/.rels", "");
        let usual = "word/document.xml";
        let text = package.first("officeDocument").filter(|name| archive.has(name));
        let text = text.unwrap_or_else(|| usual.to_owned());
        let (folder, file) = text.rsplit_once('/').unwrap_or(("", &text));
        let relations =
            Relations::read(archive, &joined(folder, &format!("_rels/{file}.rels")), folder);
        let part = |kind: &str| {
            relations.first(kind).unwrap_or_else(|| joined(folder, &format!("{kind}.xml")))
        };
        Self {
            styles: part("styles"),
            numbering: part("numbering"),
            footnotes: part("footnotes"),
            endnotes: part("endnotes"),
            properties: package
                .first("core-properties")
                .unwrap_or_else(|| "docProps/core.xml".to_owned()),
            headers: relations.all("header"),
            footers: relations.all("footer"),
            chunks: relations.chunks,
            text,
        }
    }
}

/// Whether a part shows any words.
pub(super) fn has_text(bytes: &[u8]) -> bool {
    let mut finder = TextFinder::default();
    walk(bytes, &mut finder);
    finder.is_found
}

/// The targets of relations by the last word of their type.
struct Relations {
    folder: String,
    targets: Vec<(String, String)>,
    chunks: Vec<(String, String)>,
}

impl Relations {
    fn read(archive: &mut Archive<'_>, name: &str, folder: &str) -> Self {
        let mut relations =
            Self { folder: folder.to_owned(), targets: Vec::new(), chunks: Vec::new() };
        walk(&small_part(archive, name), &mut relations);
        relations
    }

    fn first(&self, kind: &str) -> Option<String> {
        self.targets.iter().find(|(known, _)| known == kind).map(|(_, target)| target.clone())
    }

    fn all(&self, kind: &str) -> Vec<String> {
        let of_kind = self.targets.iter().filter(|(known, _)| known == kind);
        let mut targets: Vec<_> = of_kind.map(|(_, target)| target.clone()).collect();
        targets.dedup();
        targets
    }
}

impl Reading for Relations {
    type Mark = ();

    fn open(&mut self, element: &Element<'_>) {
        let is_outside = element.attribute("TargetMode").is_some_and(|mode| mode == "External");
        let (Some(kind), Some(target)) = (element.attribute("Type"), element.attribute("Target"))
        else {
            return;
        };
        if !is_outside {
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            let name = joined(&self.folder, &target);
            if kind == "aFChunk" {
                let id = element.attribute("Id").unwrap_or_default().into_owned();
                self.chunks.push((id, name.clone()));
            }
            self.targets.push((kind, name));
        }
    }

    fn close(&mut self, (): ()) {}

    fn text(&mut self, _text: &str) {}
}

/// Looks for the first text.
#[derive(Default)]
struct TextFinder {
    is_found: bool,
    n_in_text: usize,
}

impl Reading for TextFinder {
    /// Whether it is an element that holds text.
    type Mark = bool;

    fn open(&mut self, element: &Element<'_>) -> bool {
        let is_text = element.name() == "t";
        self.n_in_text += usize::from(is_text);
        is_text
    }

    fn close(&mut self, is_text: bool) {
        self.n_in_text -= usize::from(is_text);
    }

    fn text(&mut self, text: &str) {
        // A page number alone is nothing that is missed.
        self.is_found |= self.n_in_text > 0 && text.chars().any(char::is_alphabetic);
    }

    fn is_done(&self) -> bool {
        self.is_found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_found_wherever_it_stands() {
        assert!(has_text(b"<w:hdr><w:p><w:r><w:t>x</w:t></w:r></w:p></w:hdr>"));
        assert!(!has_text(b"<w:hdr><w:p>x<w:t> </w:t></w:p></w:hdr>"));
    }
}
