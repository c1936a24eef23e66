//! A web page as a tree of our own: its nodes in the order of the page, and which of them the article
//! holds. Names and attributes are as the parser of browsers reads them.

use std::collections::HashMap;

use dom_smoothie::{Config, Readability};

/// Finding the article takes long on larger pages; they are read whole.
const MOST_ELEMENTS: usize = 60_000;
/// The search counts the letters inside of elements again and again: so many in all are not too long.
const MOST_WEIGHT: usize = 40_000_000;
/// Where the article stands once it was found.
const ARTICLE: &str = "#readability-page-1";

/// A page's nodes, each before what it holds.
#[derive(Debug, Default)]
pub(super) struct Page {
    nodes: Vec<Node>,
}

/// A node and what of the page lies inside it.
#[derive(Debug)]
pub(super) struct Node {
    /// The element that holds it.
    parent: Option<usize>,
    /// One past the last node inside it.
    pub(super) end: usize,
    pub(super) content: Content,
    /// Whether it is text of the article.
    pub(super) is_article: bool,
}

/// What a node is.
#[derive(Debug)]
pub(super) enum Content {
    /// Text.
    Text(String),
    /// An element with its name and attributes, in small letters.
    Element(String, Vec<(String, String)>),
}

impl Page {
    /// Reads a page, and finds its article if that is asked for.
    pub(super) fn new(html: &str, wants_article: bool) -> Self {
        let config = Config {
            // Its reader of JSON knows no depth; ours does.
            disable_json_ld: true,
            max_elements_to_parse: MOST_ELEMENTS,
            ..Config::default()
        };
        let Ok(mut readability) = Readability::new(html, None, Some(config)) else {
            return Self::default();
        };
        let mut page = Self::default();
        let mut places = HashMap::new();
        for node in readability.doc.root().descendants_it() {
            let parent = node.parent().and_then(|parent| places.get(&parent.id).copied());
            let content = if node.is_text() {
                Some(Content::Text(node.text().to_string()))
            } else {
                node.node_name().map(|name| {
                    let attributes = node.attrs().into_iter();
                    let attributes = attributes.map(|attribute| {
                        (attribute.name.local.to_string(), attribute.value.to_string())
                    });
                    Content::Element(name.to_string(), attributes.collect())
                })
            };
            if let Some(content) = content {
                places.insert(node.id, page.nodes.len());
                let end = page.nodes.len() + 1;
                page.nodes.push(Node { parent, end, content, is_article: false });
            }
        }
        page.measure();
        // The search moves nodes about in the tree, and makes new ones, but those that were there
        // keep their numbers: so what it leaves of the page's own text is the article.
        if wants_article && page.weight() <= MOST_WEIGHT && readability.parse().is_ok() {
            let found = readability.doc.select_single(ARTICLE);
            let Some(article) = found.nodes().first() else { return page };
            for node in article.descendants_it() {
                let known = places.get(&node.id).and_then(|&place| page.nodes.get_mut(place));
                if let Some(known) = known {
                    known.is_article = matches!(known.content, Content::Text(_));
                }
            }
        }
        page
    }

    /// A node by its place.
    pub(super) fn node(&self, place: usize) -> Option<&Node> {
        self.nodes.get(place)
    }

    /// All nodes with their places.
    pub(super) fn nodes(&self) -> impl Iterator<Item = (usize, &Node)> + Clone {
        self.nodes.iter().enumerate()
    }

    /// The nodes inside an element, at all depths.
    pub(super) fn inside(&self, place: usize) -> impl Iterator<Item = (usize, &Node)> {
        let end = self.node(place).map_or(place, |node| node.end);
        let inside = self.nodes.get(place + 1..end).unwrap_or_default();
        inside.iter().enumerate().map(move |(at, node)| (place + 1 + at, node))
    }

    /// The elements that hold a node, the nearest first, as places.
    pub(super) fn around(&self, place: usize) -> impl Iterator<Item = usize> {
        let parent = |place: usize| self.node(place).and_then(|node| node.parent);
        std::iter::successors(parent(place), move |&place| parent(place))
    }

    /// For each node whether it holds an element of a name, at whatever depth.
    pub(super) fn holding(&self, name: &str) -> Vec<bool> {
        let mut holding = vec![false; self.nodes.len()];
        for (place, _) in self.nodes().filter(|(_, node)| node.name() == name) {
            for outer in self.around(place) {
                let Some(is_holding) = holding.get_mut(outer).filter(|is_holding| !**is_holding)
                else {
                    break;
                };
                *is_holding = true;
            }
        }
        holding
    }

    /// The first element with a name.
    pub(super) fn first(&self, name: &str) -> Option<usize> {
        self.nodes().find(|(_, node)| node.name() == name).map(|(place, _)| place)
    }

    /// The text inside an element, white space run together.
    pub(super) fn text_of(&self, place: usize) -> String {
        let texts: String = self.inside(place).filter_map(|(_, node)| node.text()).collect();
        spaced(&texts)
    }

    /// How many bytes of text all elements hold, each byte as often as elements hold it.
    fn weight(&self) -> usize {
        let mut depths = Vec::with_capacity(self.nodes.len());
        let mut weight = 0_usize;
        for node in &self.nodes {
            let depth =
                node.parent.and_then(|parent| depths.get(parent)).map_or(0, |depth| depth + 1);
            depths.push(depth);
            weight = weight.saturating_add(node.text().map_or(0, str::len).saturating_mul(depth));
        }
        weight
    }

    /// Notes where each element ends.
    fn measure(&mut self) {
        for place in (0..self.nodes.len()).rev() {
            let Some(&Node { parent: Some(parent), end, .. }) = self.nodes.get(place) else {
                continue;
            };
            if let Some(parent) = self.nodes.get_mut(parent) {
                parent.end = parent.end.max(end);
            }
        }
    }
}

impl Node {
    /// An element's name; empty for text.
    pub(super) fn name(&self) -> &str {
        match &self.content {
            Content::Element(name, _) => name,
            Content::Text(_) => "",
        }
    }

    /// A text node's text.
    pub(super) fn text(&self) -> Option<&str> {
        match &self.content {
            Content::Text(text) => Some(text),
            Content::Element(..) => None,
        }
    }

    /// An attribute's value.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let Content::Element(_, attributes) = &self.content else { return None };
        attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Whether an attribute is there and has one of some values, in whatever case.
    pub(super) fn has(&self, name: &str, values: &[&str]) -> bool {
        let value = self.attribute(name).map(str::trim);
        value.is_some_and(|value| values.iter().any(|known| known.eq_ignore_ascii_case(value)))
    }
}

/// A text with its white space run together, and none at its ends.
pub(super) fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
