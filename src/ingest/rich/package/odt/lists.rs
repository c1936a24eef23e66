//! The lists of an OpenDocument text: which item has which bullet or number.

use std::cmp::Ordering;
use std::collections::HashMap;

use super::super::xml::Element;
use super::styles::{OUTLINE, Styles};
use crate::ingest::rich::labels::{BULLET, numeral};

/// Lists are nested ten deep at most; what is deeper is labelled as the last.
const N_LEVELS: usize = 10;
/// A longer label is not believed.
const MAX_LABEL_BYTES: usize = 60;

/// How the levels of a list are labelled.
#[derive(Debug, Default)]
pub(super) struct ListStyle([Option<Level>; N_LEVELS]);

/// How one level is labelled.
#[derive(Clone, Debug, Default)]
pub(super) struct Level {
    is_number: bool,
    format: String,
    prefix: String,
    suffix: String,
    start: u32,
    n_shown: usize,
}

impl ListStyle {
    /// Sets a level, counted from 1.
    pub(super) fn set(&mut self, level: usize, says: Level) {
        if let Some(place) = level.checked_sub(1).and_then(|at| self.0.get_mut(at)) {
            *place = Some(says);
        }
    }
}

impl Level {
    /// What a level's element says.
    pub(super) fn of(element: &Element<'_>) -> Self {
        let text = |name: &str| element.attribute(name).unwrap_or_default().into_owned();
        let number = |name: &str| element.attribute(name).and_then(|value| value.parse().ok());
        Self {
            is_number: matches!(element.name(), "list-level-style-number" | "outline-level-style"),
            format: text("num-format"),
            prefix: text("num-prefix"),
            suffix: text("num-suffix"),
            start: number("start-value").unwrap_or(1),
            n_shown: number("display-levels").unwrap_or(1) as usize,
        }
    }
}

/// The lists that are open, and how far those of each style have counted.
#[derive(Debug, Default)]
pub(super) struct Lists {
    open: Vec<Open>,
    counters: HashMap<String, [Option<u32>; N_LEVELS]>,
}

#[derive(Debug)]
struct Open {
    style: String,
    /// Whether an item has begun that has no label so far.
    is_item_new: bool,
    start: Option<u32>,
}

impl Lists {
    /// Begins a list, inside the last item where one is open.
    pub(super) fn begin(&mut self, element: &Element<'_>) {
        let outer = self.open.last().map(|outer| outer.style.clone());
        let own = element.attribute("style-name").map(std::borrow::Cow::into_owned);
        let goes_on = element.attribute("continue-numbering").is_some_and(|value| value == "true")
            || element.attribute("continue-list").is_some();
        let style = own.or(outer).unwrap_or_default();
        if self.open.is_empty() && !goes_on {
            self.counters.remove(&style);
        }
        self.open.push(Open { style, is_item_new: false, start: None });
    }

    /// Ends a list.
    pub(super) fn end(&mut self) {
        self.open.pop();
    }

    /// Begins an item.
    pub(super) fn begin_item(&mut self, element: &Element<'_>) {
        if let Some(list) = self.open.last_mut() {
            list.is_item_new = true;
            list.start = element.attribute("start-value").and_then(|value| value.parse().ok());
        }
    }

    /// The label of the paragraph that begins, if it is an item's first.
    pub(super) fn label(&mut self, styles: &Styles) -> Option<String> {
        let level = self.open.len().checked_sub(1)?.min(N_LEVELS - 1);
        let list = self.open.last_mut().filter(|list| list.is_item_new)?;
        list.is_item_new = false;
        let (style, start) = (list.style.clone(), list.start.take());
        let Some(levels) = styles.list(&style) else { return Some(BULLET.to_owned()) };
        self.count(style, levels, (level, start))
    }

    /// The number of a heading that begins, if headings are numbered.
    pub(super) fn heading_label(&mut self, styles: &Styles, level: u8) -> Option<String> {
        let level = usize::from(level).checked_sub(1)?.min(N_LEVELS - 1);
        let levels = styles.list(OUTLINE)?;
        self.count(OUTLINE.to_owned(), levels, (level, None))
    }

    fn count(
        &mut self,
        style: String,
        levels: &ListStyle,
        (level, start): (usize, Option<u32>),
    ) -> Option<String> {
        let counters = self.counters.entry(style).or_default();
        for (at, (counter, own)) in counters.iter_mut().zip(&levels.0).enumerate() {
            let first = own.as_ref().map_or(1, |own| own.start);
            *counter = match at.cmp(&level) {
                Ordering::Less => counter.or(Some(first)),
                Ordering::Equal => {
                    let next = counter.map_or(first, |count| count.saturating_add(1));
                    Some(start.unwrap_or(next))
                }
                Ordering::Greater => None,
            };
        }
        label(levels, level, counters)
    }
}

fn label(levels: &ListStyle, level: usize, counters: &[Option<u32>; N_LEVELS]) -> Option<String> {
    // A level that the style leaves out is labelled as the one above it.
    let own = levels.0.iter().take(level + 1).rev().flatten().next();
    let Some(own) = own.filter(|own| own.is_number) else { return Some(BULLET.to_owned()) };
    if own.format.is_empty() {
        return None;
    }
    let first = (level + 1).saturating_sub(own.n_shown.max(1));
    let shown = levels.0.iter().zip(counters).take(level + 1).skip(first);
    let format = |level: &Option<Level>| level.as_ref().unwrap_or(own).format.clone();
    let numbers: Vec<String> =
        shown.map(|(level, count)| numeral(&format(level), count.unwrap_or(1))).collect();
    let label = format!("{}{}{} ", own.prefix, numbers.join("."), own.suffix);
    (label.len() <= MAX_LABEL_BYTES).then_some(label)
}
