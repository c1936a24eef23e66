//! Web pages with chrome of many kinds around a text: the text is told from what surrounds it, and
//! nothing that can be seen is lost.
//!
//! In the pages, `{{feature 5..9 <p>%</p>}}` stands for paragraphs of a seed in some wrapping and
//! `{{= words}}` for these words; both are text proper, all else is around it.

use std::collections::HashMap;
use std::io::Write as _;

use diptych::ingest::{RichKind, ingest_rich};

/// A page's source and the words of its text proper.
struct Page {
    html: String,
    gold: String,
    around: String,
}

fn source(name: &str) -> &'static str {
    match name {
        "feature" => include_str!("../../seeds/feature.txt"),
        "interview" => include_str!("../../seeds/interview.txt"),
        "dates" => include_str!("../../seeds/two-dates.txt"),
        "notice" => include_str!("../../seeds/notice.txt"),
        "de" => include_str!("../gold/languages/de.left.txt"),
        "ar" => include_str!("../gold/languages/ar.left.txt"),
        other => panic!("no text is called {other}"),
    }
}

/// Puts the texts into a page.
fn filled(template: &str) -> Page {
    let mut page = Page { html: String::new(), gold: String::new(), around: String::new() };
    let mut rest = template;
    while let Some((before, behind)) = rest.split_once("{{") {
        let (slot, behind) = behind.split_once("}}").expect("a slot is closed");
        page.html.push_str(before);
        page.around.push_str(before);
        for (wrapping, text) in texts(slot) {
            page.html.push_str(&wrapping.replace('%', &text));
            page.gold.extend([" ", &text, " "]);
        }
        rest = behind;
    }
    page.html.push_str(rest);
    page.around.push_str(rest);
    page
}

fn texts(slot: &str) -> Vec<(String, String)> {
    if let Some(words) = slot.strip_prefix('=') {
        return vec![("%".to_owned(), words.trim().to_owned())];
    }
    let mut parts = slot.splitn(3, ' ');
    let name = parts.next().expect("a name");
    let range = parts.next().expect("paragraphs");
    let wrapping = parts.next().unwrap_or("%");
    let (first, last) = range.split_once("..").unwrap_or((range, range));
    let number = |text: &str| text.parse::<usize>().expect("a number");
    let (first, last) = (number(first), number(last));
    let paragraphs = source(name).lines().filter(|line| !line.is_empty());
    let chosen = paragraphs.skip(first - 1).take(last + 1 - first);
    chosen.map(|text| (wrapping.to_owned(), text.replace('&', "&amp;"))).collect()
}

/// The words of what can be seen of a page's body; hidden ones begin with "zz".
fn seen_words(html: &str) -> Vec<String> {
    let body = html.split_once("<body").or_else(|| html.split_once("<BODY")).expect("a body").1;
    let mut text = String::new();
    for piece in body.split('<').skip(1) {
        text.push(' ');
        text.push_str(piece.split_once('>').map_or("", |(_, text)| text));
    }
    words(&text).into_iter().filter(|word| !word.starts_with("zz")).collect()
}

fn words(text: &str) -> Vec<String> {
    let text = text.replace("&amp;", "&").replace("&nbsp;", " ");
    let words = text.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

/// How many words two lists share, counted with repetitions.
fn n_common(left: &[String], right: &[String]) -> usize {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for word in left {
        *counts.entry(word).or_default() += 1;
    }
    let take = |word: &&String| match counts.get_mut(word.as_str()) {
        Some(n) if *n > 0 => {
            *n -= 1;
            true
        }
        _ => false,
    };
    right.iter().filter(take).count()
}

/// The F1 of the words that stand in no aside; nothing that can be seen may be missing.
fn quality(name: &str, template: &str) -> f64 {
    let page = filled(template);
    let read = ingest_rich(page.html.as_bytes(), RichKind::Html, 1 << 20).expect("it is a page");
    let mut proper = read.text.clone();
    for aside in read.rich.expect("a page is rich").layout.asides.iter().rev() {
        proper.replace_range(aside.range(), " ");
    }
    let (gold, proper, all) = (words(&page.gold), words(&proper), words(&read.text));
    let around = seen_words(&page.around);
    let mut seen = gold.clone();
    seen.extend(around);
    let n_missing = seen.len() - n_common(&all, &seen);
    assert_eq!(n_missing, 0, "{name}: {:?}", missing(&all, &seen));
    let n_common = n_common(&gold, &proper);
    2.0 * n_common as f64 / (gold.len() + proper.len()) as f64
}

/// The words of the second list that the first does not have.
fn missing(have: &[String], want: &[String]) -> Vec<String> {
    let mut have: Vec<&String> = have.iter().collect();
    let mut missing = Vec::new();
    for word in want {
        match have.iter().position(|known| *known == word) {
            Some(at) => drop(have.swap_remove(at)),
            None => missing.push(word.clone()),
        }
    }
    missing
}

macro_rules! pages {
    ($($name:literal),* $(,)?) => {
        [$(($name, include_str!(concat!("../fixtures/pages/", $name, ".html")))),*]
    };
}

#[test]
fn the_text_of_a_page_is_told_from_what_surrounds_it() {
    let pages = pages![
        "news",
        "blog",
        "old-tables",
        "plain",
        "forum",
        "divs",
        "liveblog",
        "wiki",
        "german",
        "arabic",
        "interview",
        "notice",
        "reader",
        "paged",
        "short",
    ];
    let figures = pages.map(|(name, template)| (name, quality(name, template)));
    let mean = figures.iter().map(|(_, f1)| f1).sum::<f64>() / figures.len() as f64;
    writeln!(std::io::stderr(), "{figures:?}, mean {mean:.4}").expect("standard error");
    for (name, f1) in figures {
        assert!(f1 >= 0.95, "{name}: {f1:.3}");
    }
}
