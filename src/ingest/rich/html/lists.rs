//! What the items of HTML's lists are marked with: dots, or numbers as the page counts them.

use super::page::{Node, Page};
use crate::ingest::rich::labels::roman;

/// A list that is open, and the number of its next item.
#[derive(Debug)]
pub(super) struct List {
    is_numbered: bool,
    next: i64,
    step: i64,
    style: Style,
}

#[derive(Clone, Copy, Debug)]
enum Style {
    Digits,
    Letters { is_upper: bool },
    Roman { is_upper: bool },
}

impl List {
    /// The list that an element is.
    pub(super) fn new(page: &Page, place: usize, is_numbered: bool) -> Self {
        let number = |name: &str| {
            let value = page.node(place).and_then(|node| node.attribute(name));
            value.and_then(|value| value.trim().parse::<i32>().ok()).map(i64::from)
        };
        let is_reversed = page.node(place).is_some_and(|node| node.attribute("reversed").is_some());
        let n_items = || {
            let items = page.inside(place).filter(|(_, node)| node.name() == "li");
            let own = items.filter(|&(item, _)| page.around(item).next() == Some(place));
            i64::try_from(own.count()).unwrap_or(i64::MAX)
        };
        let first = number("start").unwrap_or_else(|| if is_reversed { n_items() } else { 1 });
        let style = match page.node(place).and_then(|node| node.attribute("type")).map(str::trim) {
            Some("a") => Style::Letters { is_upper: false },
            Some("A") => Style::Letters { is_upper: true },
            Some("i") => Style::Roman { is_upper: false },
            Some("I") => Style::Roman { is_upper: true },
            _ => Style::Digits,
        };
        Self { is_numbered, next: first, step: if is_reversed { -1 } else { 1 }, style }
    }

    /// The number of the next item; `None` if the list has none.
    pub(super) fn next_marker(&mut self, item: &Node) -> Option<String> {
        if !self.is_numbered {
            return None;
        }
        let told = item.attribute("value").and_then(|value| value.trim().parse::<i32>().ok());
        let number = told.map_or(self.next, i64::from);
        self.next = number + self.step;
        let shown = match self.style {
            Style::Digits => None,
            Style::Letters { is_upper } => in_letters(number).map(|shown| cased(shown, is_upper)),
            Style::Roman { is_upper } => u32::try_from(number).ok().map(|number| {
                let shown = roman(number);
                if is_upper { shown } else { shown.to_ascii_lowercase() }
            }),
        };
        Some(format!("{}. ", shown.unwrap_or_else(|| number.to_string())))
    }
}

fn cased(shown: String, is_upper: bool) -> String {
    if is_upper { shown.to_ascii_uppercase() } else { shown }
}

/// a, b, ... z, aa, ab; `None` for numbers that letters do not count.
fn in_letters(number: i64) -> Option<String> {
    let mut rest = u32::try_from(number).ok().filter(|&number| number > 0)?;
    let mut letters = Vec::new();
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'a' + (rest % 26) as u8));
        rest /= 26;
    }
    Some(letters.into_iter().rev().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_count_as_far_as_they_can() {
        let letters = [1, 26, 27, 0].map(in_letters);
        let expected = [Some("a"), Some("z"), Some("aa"), None];
        assert_eq!(letters.each_ref().map(Option::as_deref), expected);
    }
}
