//! The styles of a Word document: which of them are headings, are numbered or hide their text.

use std::collections::HashMap;

use super::super::xml::{Element, Reading, walk};
use super::numbering::Numbered;

/// So many styles are asked what they are based on.
const MAX_BASES: usize = 20;

/// All styles by their identifiers.
#[derive(Debug, Default)]
pub(super) struct Styles(HashMap<String, Style>);

/// What a style says of paragraphs.
#[derive(Clone, Debug, Default)]
pub(super) struct Style {
    /// The level of the heading that it makes, from 1.
    pub(super) heading: Option<u8>,
    /// The list that it belongs to.
    pub(super) numbered: Numbered,
    /// Whether its text is hidden.
    pub(super) is_hidden: Option<bool>,
    base: Option<String>,
}

impl Styles {
    /// Reads the part that holds them.
    pub(super) fn read(bytes: &[u8]) -> Self {
        let mut reader = Reader::default();
        walk(bytes, &mut reader);
        Self(reader.styles)
    }

    /// What a style says, with what it takes from those that it is based on.
    pub(super) fn get(&self, id: &str) -> Style {
        let mut style = Style { heading: heading_by_name(id), ..Style::default() };
        let mut next = Some(id);
        for _ in 0..MAX_BASES {
            let Some(found) = next.and_then(|id| self.0.get(id)) else { break };
            style.heading = style.heading.or(found.heading);
            style.numbered = style.numbered.or(found.numbered);
            style.is_hidden = style.is_hidden.or(found.is_hidden);
            next = found.base.as_deref();
        }
        style
    }
}

/// The level of a heading by its style's name, which is English in every language's Word.
fn heading_by_name(name: &str) -> Option<u8> {
    let name = name.to_ascii_lowercase().replace(' ', "");
    if name == "title" {
        return Some(1);
    }
    let level: u8 = name.strip_prefix("heading")?.parse().ok()?;
    (1..=9).contains(&level).then_some(level)
}

/// The heading of an outline level, which counts from 0; 9 is text.
pub(super) fn heading_by_outline(level: &str) -> Option<u8> {
    level.parse().ok().filter(|&level: &u8| level < 9).map(|level| level + 1)
}

/// Whether a switch is on: it is where it says nothing.
pub(super) fn is_on(element: &Element<'_>) -> bool {
    element.attribute("val").is_none_or(|value| !matches!(&*value, "0" | "false" | "off"))
}

#[derive(Default)]
struct Reader {
    styles: HashMap<String, Style>,
    id: String,
    style: Style,
}

impl Reading for Reader {
    /// Whether it is a style.
    type Mark = bool;

    fn open(&mut self, element: &Element<'_>) -> bool {
        let value = || element.attribute("val");
        match element.name() {
            "style" => {
                self.id = element.attribute("styleId").unwrap_or_default().into_owned();
                self.style = Style::default();
                return true;
            }
            "name" => self.style.heading = value().and_then(|name| heading_by_name(&name)),
            "basedOn" => self.style.base = value().map(std::borrow::Cow::into_owned),
            "outlineLvl" => {
                self.style.heading =
                    self.style.heading.or_else(|| value().and_then(|v| heading_by_outline(&v)));
            }
            "vanish" => self.style.is_hidden = Some(is_on(element)),
            _ => self.style.numbered.take(element),
        }
        false
    }

    fn close(&mut self, is_style: bool) {
        if is_style {
            self.styles.insert(std::mem::take(&mut self.id), std::mem::take(&mut self.style));
        }
    }

    fn text(&mut self, _text: &str) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_by_name_outline_or_base() {
        let styles = Styles::read(
            b"<w:styles>
            <w:style w:styleId='b1'><w:name w:val='heading 1'/></w:style>
            <w:style w:styleId='t'><w:name w:val='Title'/></w:style>
            <w:style w:styleId='o'><w:name w:val='x'/><w:pPr><w:outlineLvl w:val='2'/></w:pPr></w:style>
            <w:style w:styleId='text'><w:name w:val='y'/><w:pPr><w:outlineLvl w:val='9'/></w:pPr></w:style>
            <w:style w:styleId='on'><w:name w:val='z'/><w:basedOn w:val='b1'/></w:style>
            <w:style w:styleId='loop'><w:basedOn w:val='loop'/><w:rPr><w:vanish/></w:rPr></w:style>
            </w:styles>",
        );
        let ids = ["b1", "t", "o", "text", "on", "loop", "Heading3", "none"];
        let headings = ids.map(|id| styles.get(id).heading);
        assert_eq!(headings, [Some(1), Some(1), Some(3), None, Some(1), None, Some(3), None]);
        assert_eq!(styles.get("loop").is_hidden, Some(true));
    }
}
