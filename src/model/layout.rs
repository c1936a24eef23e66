//! What a rich format says beside its text: who wrote it, what is a heading, where pages begin.

use serde::{Deserialize, Serialize};

use crate::text::Span;

/// What a format says about a text, and what of the file the text does not show.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Imprint {
    /// The title that the format gives.
    pub title: Option<String>,
    /// Who wrote it, in the format's own words.
    pub author: Option<String>,
    /// When it was written or published: `2021-06-03`, with ` 12:00` where the time is known, else in
    /// the file's own words.
    pub date: Option<String>,
    /// What the file holds and the text does not show, each as a few words: "3 pictures".
    pub unshown: Vec<String>,
}

/// What stands where in a rich text. All lists are in order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Layout {
    /// First byte of each heading's paragraph, and its level from 1.
    pub headings: Vec<(u32, u8)>,
    /// First byte of each page, and its number as counted from 1.
    pub pages: Vec<(u32, u32)>,
    /// What stands around the text proper (menus, footers); disjoint.
    pub asides: Vec<Span>,
}

/// Both.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Rich {
    /// About the whole.
    pub imprint: Imprint,
    /// About its parts.
    pub layout: Layout,
}

impl Imprint {
    /// Who wrote it, when, and what is not shown: each as a phrase.
    pub fn phrases(&self) -> Vec<String> {
        let mut phrases: Vec<String> = self.author.iter().chain(&self.date).cloned().collect();
        if !self.unshown.is_empty() {
            phrases.push(format!("not shown: {}", self.unshown.join(", ")));
        }
        phrases
    }
}

impl Layout {
    /// The number of the page that a byte stands on, if there are pages.
    pub fn page_at_byte(&self, byte: u32) -> Option<u32> {
        let n_before = self.pages.partition_point(|&(start, _)| start <= byte);
        self.pages.get(n_before.checked_sub(1)?).map(|&(_, number)| number)
    }

    /// The level of the heading that begins at a byte, if one does.
    pub fn heading_at_byte(&self, byte: u32) -> Option<u8> {
        let found = self.headings.binary_search_by_key(&byte, |&(start, _)| start).ok()?;
        self.headings.get(found).map(|&(_, level)| level)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_imprint_is_said_in_phrases() {
        assert!(Imprint::default().phrases().is_empty());
        let imprint = Imprint {
            author: Some("Ada".to_owned()),
            unshown: vec!["3 pictures".to_owned(), "1 comment".to_owned()],
            ..Imprint::default()
        };
        assert_eq!(imprint.phrases(), ["Ada", "not shown: 3 pictures, 1 comment"]);
    }

    #[test]
    fn a_byte_stands_on_the_last_page_that_begins_before_it() {
        let layout = Layout { pages: vec![(0, 1), (10, 2), (10, 3)], ..Layout::default() };
        let pages = [0, 9, 10, 99].map(|byte| layout.page_at_byte(byte));
        assert_eq!(pages, [Some(1), Some(1), Some(3), Some(3)]);
        assert_eq!(Layout::default().page_at_byte(0), None);
    }

    #[test]
    fn a_heading_is_known_by_its_first_byte() {
        let layout = Layout { headings: vec![(0, 1), (20, 2)], ..Layout::default() };
        assert_eq!([0, 1, 20].map(|byte| layout.heading_at_byte(byte)), [Some(1), None, Some(2)]);
    }
}
