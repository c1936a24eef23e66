//! A page's title, author and date, from what it says for machines first.

use serde_json::Value;

use super::page::{Page, spaced};
use crate::ingest::rich::stated;

/// A longer line is no name.
const LONGEST_NAME: usize = 120;
/// What parts a page's title from the site's name.
const SEPARATORS: [&str; 9] = [" | ", " – ", " — ", " - ", " :: ", " · ", " « ", " » ", " / "];
/// What schema.org calls texts.
const ARTICLES: [&str; 6] =
    ["Article", "NewsArticle", "BlogPosting", "Report", "Posting", "WebPage"];

/// What a page says of itself.
#[derive(Debug, Default)]
pub(super) struct Told {
    pub(super) title: Option<String>,
    pub(super) author: Option<String>,
    pub(super) date: Option<String>,
}

/// Reads what a page says of itself.
pub(super) fn told(page: &Page) -> Told {
    let linked = linked(page);
    let named = |key: &str| {
        let found = linked.as_ref().and_then(|linked| linked.get(key));
        found.and_then(name).filter(|name| is_name(name))
    };
    let author = meta(
        page,
        &[
            "author",
            "article:author",
            "citation_author",
            "dc.creator",
            "dcterms.creator",
            "parsely-author",
            "byl",
        ],
    )
    .filter(|author| is_name(author) && !author.contains("://"))
    .or_else(|| named("author"))
    .or_else(|| marked(page));
    let date = meta(
        page,
        &[
            "article:published_time",
            "datepublished",
            "date",
            "dc.date",
            "dcterms.date",
            "dcterms.created",
            "citation_publication_date",
            "pubdate",
            "publishdate",
            "sailthru.date",
        ],
    )
    .or_else(|| linked.as_ref()?.get("datePublished")?.as_str().map(str::to_owned))
    .or_else(|| time(page));
    Told {
        title: title(page).and_then(|title| stated::title(&title)),
        author: author.and_then(|author| stated::author(&without_by(&author))),
        date: date.and_then(|date| stated::date(&date)),
    }
}

/// The title: the headline if the page's title holds it, else that without the site's name.
fn title(page: &Page) -> Option<String> {
    let whole = page.first("title").map(|place| page.text_of(place)).unwrap_or_default();
    let open = meta(page, &["og:title", "twitter:title", "citation_title", "dc.title", "headline"]);
    let said = open.unwrap_or_else(|| whole.clone());
    let headlines = page.nodes().filter(|(_, node)| matches!(node.name(), "h1" | "h2"));
    let headlines: Vec<String> = headlines.map(|(place, _)| page.text_of(place)).collect();
    let is_told = |headline: &&String| {
        let lower = headline.to_lowercase();
        !lower.is_empty()
            && [&said, &whole].iter().any(|title| title.to_lowercase().contains(&lower))
    };
    if let Some(headline) = headlines.iter().filter(is_told).max_by_key(|headline| headline.len()) {
        return Some(headline.clone());
    }
    let site = meta(page, &["og:site_name", "application-name"]);
    let title = without_site(&said, site.as_deref());
    if title.is_empty() { headline(page) } else { Some(title) }
}

/// The first headline of the highest level.
fn headline(page: &Page) -> Option<String> {
    let headlines = page.nodes().filter(|(_, node)| node.name() == "h1");
    headlines.map(|(place, _)| page.text_of(place)).find(|headline| !headline.is_empty())
}

/// A title without the name of the site before or behind it.
fn without_site(title: &str, site: Option<&str>) -> String {
    for separator in SEPARATORS {
        let ends = [title.rsplit_once(separator), title.split_once(separator).map(|(a, b)| (b, a))];
        for (rest, name) in ends.into_iter().flatten() {
            let is_site = site.is_some_and(|site| site.eq_ignore_ascii_case(name.trim()));
            let (n_rest, n_name) =
                (rest.split_whitespace().count(), name.split_whitespace().count());
            if is_site || site.is_none() && n_rest >= 3 && n_name <= 4 && n_name < n_rest {
                return rest.trim().to_owned();
            }
        }
    }
    title.trim().to_owned()
}

/// The first `meta` element that has one of some names, in the order of these.
fn meta(page: &Page, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| {
        let mut nodes = page.nodes().map(|(_, node)| node);
        let node = nodes.find(|node| {
            node.name() == "meta"
                && (node.has("name", &[name])
                    || node.has("property", &[name])
                    || node.has("itemprop", &[name]))
                && node.attribute("content").is_some_and(|content| !content.trim().is_empty())
        });
        node.and_then(|node| node.attribute("content")).map(spaced)
    })
}

/// Who is marked as the author in the text.
fn marked(page: &Page) -> Option<String> {
    let is_author = |place: usize| {
        let Some(node) = page.node(place) else { return false };
        let class = node.attribute("class").unwrap_or_default().to_ascii_lowercase();
        let mut parts = class.split_whitespace();
        node.has("rel", &["author"])
            || node.has("itemprop", &["author"])
            || parts.any(|part| matches!(part, "author" | "byline" | "author-name" | "p-author"))
    };
    let places = page.nodes().map(|(place, _)| place).filter(|&place| is_author(place));
    let mut names = places.map(|place| page.text_of(place)).filter(|name| is_name(name));
    names.next()
}

fn is_name(name: &str) -> bool {
    !name.trim().is_empty() && name.chars().count() <= LONGEST_NAME
}

/// "By Ada Marsh" without its first word.
fn without_by(name: &str) -> String {
    let rest = ["By ", "by ", "Von ", "von ", "Par "].iter().find_map(|by| name.strip_prefix(by));
    rest.unwrap_or(name).trim().to_owned()
}

/// The first moment that the page marks as one, outside of what surrounds the text.
fn time(page: &Page) -> Option<String> {
    let times = page.nodes().filter(|(_, node)| node.name() == "time");
    let is_published = |node: &super::page::Node| {
        node.has("itemprop", &["datePublished"]) || node.attribute("pubdate").is_some()
    };
    let moment = |node: &super::page::Node| node.attribute("datetime").map(str::to_owned);
    let mut found = times.clone().filter(|(_, node)| is_published(node));
    let first = found.find_map(|(_, node)| moment(node));
    first.or_else(|| {
        let mut outside = times.filter(|&(place, _)| {
            !page.around(place).filter_map(|outer| page.node(outer)).any(super::elements::is_chrome)
        });
        outside.find_map(|(_, node)| moment(node))
    })
}

/// What the page says as linked data (JSON-LD) about its text.
fn linked(page: &Page) -> Option<Value> {
    let scripts = page
        .nodes()
        .filter(|(_, node)| node.name() == "script" && node.has("type", &["application/ld+json"]));
    let mut values = scripts.filter_map(|(place, _)| {
        let text: String = page.inside(place).filter_map(|(_, node)| node.text()).collect();
        serde_json::from_str(&text).ok()
    });
    values.find_map(|value: Value| article(&value).cloned())
}

/// The part of linked data that is about an article.
fn article(value: &Value) -> Option<&Value> {
    let parts = match value {
        Value::Array(parts) => parts.as_slice(),
        _ => value
            .get("@graph")
            .and_then(Value::as_array)
            .map_or_else(|| std::slice::from_ref(value), Vec::as_slice),
    };
    let is_article = |part: &&Value| {
        let kinds = match part.get("@type") {
            Some(Value::Array(kinds)) => kinds.as_slice(),
            Some(kind) => std::slice::from_ref(kind),
            None => return false,
        };
        kinds
            .iter()
            .filter_map(Value::as_str)
            .any(|kind| ARTICLES.iter().any(|known| kind.ends_with(known)))
    };
    parts.iter().find(is_article)
}

/// A name in linked data: as text, as something that has one, or several of these.
fn name(value: &Value) -> Option<String> {
    match value {
        Value::String(name) => Some(spaced(name)),
        Value::Object(_) => value.get("name").and_then(Value::as_str).map(spaced),
        Value::Array(several) => {
            let single = |value: &Value| {
                value.as_str().or_else(|| value.get("name").and_then(Value::as_str)).map(spaced)
            };
            let names: Vec<String> = several.iter().filter_map(single).collect();
            (!names.is_empty()).then(|| names.join(", "))
        }
        _ => None,
    }
}
