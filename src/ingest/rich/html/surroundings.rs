//! What of a page says by its elements that it stands around the text, worked out once for each of them.

use super::elements::is_chrome;
use super::page::{Node, Page};

/// What the elements around a place say of it.
#[derive(Debug, Default)]
pub(super) struct Surroundings {
    /// Whether a place stands around the text: first if only what is around it counts, then if it
    /// lies inside an article.
    is_around: Vec<[bool; 2]>,
    /// The innermost element around a place, or the place itself, that has a name of teasers.
    named: Vec<Option<usize>>,
}

impl Surroundings {
    /// Looks at all elements of a page.
    pub(super) fn new(page: &Page) -> Self {
        let headlined = page.holding("h1");
        let mut found = Self::default();
        for (place, node) in page.nodes() {
            let parent = page.around(place).next();
            let outer = parent.and_then(|parent| found.is_around.get(parent).copied());
            let outer = outer.unwrap_or_default();
            let has_headline = headlined.get(place) == Some(&true);
            let around = [false, true].map(|is_inside_text| {
                let is_inside_text = is_inside_text || matches!(node.name(), "article" | "main");
                stands_around(node, is_inside_text, has_headline)
                    || outer.get(usize::from(is_inside_text)) == Some(&true)
            });
            let named = || parent.and_then(|parent| found.named.get(parent).copied().flatten());
            let named = if is_named(node) { Some(place) } else { named() };
            found.is_around.push(around);
            found.named.push(named);
        }
        found
    }

    /// Whether a place says by its elements that it stands around the text.
    pub(super) fn is_around(&self, place: usize) -> bool {
        self.is_around.get(place).is_some_and(|&[is_around, _]| is_around)
    }

    /// Whether an element around a place has a name that teasers and forms have; of those inside of
    /// `article` alone, if it is inside of that.
    pub(super) fn is_named(&self, page: &Page, place: usize, article: usize) -> bool {
        let end = page.node(article).map_or(0, |node| node.end);
        let is_inside = (article..end).contains(&place);
        let named = self.named.get(place).copied().flatten();
        named.is_some_and(|named| !is_inside || named > article)
    }
}

fn stands_around(node: &Node, is_inside_text: bool, has_headline: bool) -> bool {
    is_chrome(node) && !(is_inside_text && node.name() == "footer")
        || node.name() == "header" && !is_inside_text && !has_headline
}

fn is_named(node: &Node) -> bool {
    let names = [node.attribute("class"), node.attribute("id")];
    is_chrome(node) || names.into_iter().flatten().any(sounds_like_chrome)
}

fn sounds_like_chrome(names: &str) -> bool {
    const WORDS: [&str; 40] = [
        "ad",
        "ads",
        "advert",
        "advertisement",
        "anzeige",
        "aside",
        "banner",
        "bio",
        "breadcrumb",
        "breadcrumbs",
        "comment",
        "comments",
        "cookie",
        "cta",
        "footer",
        "hatnote",
        "infobox",
        "menu",
        "more",
        "nav",
        "navbox",
        "navigation",
        "newsletter",
        "pager",
        "promo",
        "pullquote",
        "recommended",
        "related",
        "share",
        "sharing",
        "sidebar",
        "signup",
        "social",
        "sponsor",
        "subscribe",
        "tags",
        "teaser",
        "teasers",
        "toc",
        "werbung",
    ];
    let parts = names.split(|character: char| !character.is_ascii_alphabetic());
    parts.map(str::to_ascii_lowercase).any(|part| WORDS.contains(&part.as_str()))
}
