//! The styles of an OpenDocument text: which hide their text, which is the title's, how lists are
//! labelled, and whether pages have headers and footers.

use std::collections::HashMap;

use super::super::xml::{Element, Reading, walk};
use super::lists::{Level, ListStyle};

/// So many styles are asked what they are based on.
const MAX_BASES: usize = 20;
/// Under this name stands how headings are numbered.
pub(super) const OUTLINE: &str = "";

/// All styles by family and name.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_name: HashMap<(Family, String), Style>,
    lists: HashMap<String, ListStyle>,
    has_header: bool,
    has_footer: bool,
    current: Option<(Family, String)>,
    current_list: Option<String>,
    margin: Margin,
    is_over: bool,
}

/// The families of styles that are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Family {
    Paragraph,
    Text,
}

#[derive(Debug, Default)]
struct Style {
    is_hidden: Option<bool>,
    base: Option<String>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Margin {
    #[default]
    Outside,
    Header,
    Footer,
}

impl Styles {
    /// Reads the styles of a part; its text is passed over.
    pub(super) fn read(&mut self, bytes: &[u8]) {
        self.is_over = false;
        walk(bytes, self);
    }

    /// Whether a style hides its text.
    pub(super) fn hides(&self, family: Family, name: &str) -> bool {
        self.bases(family, name).find_map(|(_, style)| style?.is_hidden).unwrap_or(false)
    }

    /// Whether a paragraph of that style is the document's title.
    pub(super) fn is_title(&self, name: &str) -> bool {
        self.bases(Family::Paragraph, name).any(|(name, _)| name == "Title")
    }

    /// How the lists of a style are labelled.
    pub(super) fn list(&self, name: &str) -> Option<&ListStyle> {
        self.lists.get(name)
    }

    /// Which of header and footer the pages have, for one and for many.
    pub(super) fn margins(&self) -> Vec<(&'static str, &'static str)> {
        let header = self.has_header.then_some(("page header", "page headers"));
        let footer = self.has_footer.then_some(("page footer", "page footers"));
        header.into_iter().chain(footer).collect()
    }

    /// A style and those that it is based on.
    fn bases<'a>(
        &'a self,
        family: Family,
        name: &'a str,
    ) -> impl Iterator<Item = (&'a str, Option<&'a Style>)> {
        let with_style = move |name: &'a str| (name, self.by_name.get(&(family, name.to_owned())));
        std::iter::successors(Some(with_style(name)), move |(_, style)| {
            style.and_then(|style| style.base.as_deref()).map(with_style)
        })
        .take(MAX_BASES)
    }

    fn open_style(&mut self, element: &Element<'_>) {
        let family = match element.attribute("family").as_deref() {
            Some("paragraph") => Family::Paragraph,
            Some("text") => Family::Text,
            _ => return,
        };
        let name = element.attribute("name").unwrap_or_default().into_owned();
        let base = element.attribute("parent-style-name").map(std::borrow::Cow::into_owned);
        self.by_name.insert((family, name.clone()), Style { is_hidden: None, base });
        self.current = Some((family, name));
    }

    fn open_properties(&mut self, element: &Element<'_>) {
        let Some(display) = element.attribute("display") else { return };
        let style = self.current.as_ref().and_then(|current| self.by_name.get_mut(current));
        if let Some(style) = style {
            style.is_hidden = Some(display == "none");
        }
    }

    fn open_level(&mut self, element: &Element<'_>) {
        let list = self.current_list.as_ref().and_then(|name| self.lists.get_mut(name));
        let level: Option<usize> = element.attribute("level").and_then(|level| level.parse().ok());
        if let (Some(list), Some(level)) = (list, level) {
            list.set(level, Level::of(element));
        }
    }
}

impl Reading for Styles {
    /// Whether a header or footer is left.
    type Mark = bool;

    fn open(&mut self, element: &Element<'_>) -> bool {
        match element.name() {
            "style" => self.open_style(element),
            "text-properties" => self.open_properties(element),
            "list-style" => {
                let name = element.attribute("name").unwrap_or_default().into_owned();
                self.lists.entry(name.clone()).or_default();
                self.current_list = Some(name);
            }
            "outline-style" => {
                self.lists.entry(OUTLINE.to_owned()).or_default();
                self.current_list = Some(OUTLINE.to_owned());
            }
            "list-level-style-number"
            | "list-level-style-bullet"
            | "list-level-style-image"
            | "outline-level-style" => self.open_level(element),
            "header" | "header-left" | "header-first" => {
                self.margin = Margin::Header;
                return true;
            }
            "footer" | "footer-left" | "footer-first" => {
                self.margin = Margin::Footer;
                return true;
            }
            // The text has styles before it, never behind it.
            "body" => self.is_over = true,
            _ => {}
        }
        false
    }

    fn close(&mut self, leaves_margin: bool) {
        if leaves_margin {
            self.margin = Margin::Outside;
        }
    }

    fn text(&mut self, text: &str) {
        // A page number alone is nothing that is missed.
        let has_text = text.chars().any(char::is_alphabetic);
        match self.margin {
            Margin::Header => self.has_header |= has_text,
            Margin::Footer => self.has_footer |= has_text,
            Margin::Outside => {}
        }
    }

    fn is_done(&self) -> bool {
        self.is_over
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_take_after_those_they_are_based_on() {
        let mut styles = Styles::default();
        styles.read(
            b"<s><style:style style:name='H' style:family='text'>
                <style:text-properties text:display='none'/></style:style>
            <style:style style:name='T1' style:family='text' style:parent-style-name='H'/>
            <style:style style:name='P1' style:family='paragraph' style:parent-style-name='Title'/>
            <style:style style:name='L' style:family='text' style:parent-style-name='L'/>
            <style:master-page><style:header><text:p>Page 1</text:p></style:header>
            <style:footer><text:p/></style:footer></style:master-page></s>",
        );
        let hidden = ["H", "T1", "L", "none"].map(|name| styles.hides(Family::Text, name));
        assert_eq!(hidden, [true, true, false, false]);
        assert!(styles.is_title("P1") && styles.is_title("Title") && !styles.is_title("T1"));
        assert_eq!(styles.margins(), [("page header", "page headers")]);
    }
}
