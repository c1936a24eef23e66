//! The lists of a Word document: which paragraph has which bullet or number.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};

use super::super::xml::{Element, Reading, walk};
use crate::ingest::rich::labels::{BULLET, numeral};

/// Lists are nested nine deep at most.
const N_LEVELS: usize = 9;
/// More lists are not believed; Word itself keeps some thousand.
const MAX_LISTS: usize = 50_000;
/// No label is longer; formats that claim so are not believed.
const MAX_LABEL_CHARS: usize = 40;

/// The list that a paragraph says it belongs to, and its level.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Numbered {
    list: Option<u32>,
    level: Option<usize>,
}

impl Numbered {
    /// Takes over what an element says of a list.
    pub(super) fn take(&mut self, element: &Element<'_>) {
        match element.name() {
            "numId" => self.list = number(element),
            "ilvl" => self.level = number(element).map(|level| level as usize),
            _ => {}
        }
    }

    /// What is said here, else there.
    pub(super) fn or(self, other: Self) -> Self {
        Self { list: self.list.or(other.list), level: self.level.or(other.level) }
    }
}

/// All lists, and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    patterns: Patterns,
    lists: HashMap<u32, List>,
    counters: HashMap<u32, [Option<u32>; N_LEVELS]>,
    begun: HashSet<u32>,
}

/// How lists are labelled: the patterns, and those of list styles by the style's name.
#[derive(Debug, Default)]
struct Patterns {
    by_id: HashMap<u32, Pattern>,
    by_style: HashMap<String, u32>,
}

/// How lists are labelled that follow it.
#[derive(Debug, Default)]
struct Pattern {
    levels: [Level; N_LEVELS],
    /// The list style that says it instead.
    style: Option<String>,
}

/// A list: the pattern that it follows, the levels that it has of its own, and where it starts anew.
#[derive(Debug, Default)]
struct List {
    pattern: u32,
    own: [Option<Level>; N_LEVELS],
    starts: [Option<u32>; N_LEVELS],
}

/// How a level of a pattern is labelled.
#[derive(Debug, Default)]
struct Level {
    format: String,
    text: Option<String>,
    start: Option<u32>,
}

impl Numbering {
    /// Reads the part that holds them.
    pub(super) fn read(bytes: &[u8]) -> Self {
        let mut reader = Reader::default();
        walk(bytes, &mut reader);
        reader.numbering
    }

    /// The label of the next paragraph of a list, with a space behind it; `None` for a paragraph that
    /// belongs to none.
    pub(super) fn next_label(&mut self, numbered: Numbered) -> Option<String> {
        // List 0 takes a paragraph out of its style's list.
        let id = numbered.list.filter(|&id| id != 0)?;
        let level = numbered.level.unwrap_or(0).min(N_LEVELS - 1);
        let bullet = Some(BULLET.to_owned());
        let Some(list) = self.lists.get(&id) else { return bullet };
        let Some(levels) = self.patterns.levels(list) else { return bullet };
        let counters = self.counters.entry(list.pattern).or_default();
        if self.begun.insert(id) {
            for (counter, start) in counters.iter_mut().zip(list.starts) {
                *counter = start.map(|start| start.saturating_sub(1)).or(*counter);
            }
        }
        count(counters, &levels, level);
        let label = levels.get(level).map_or(String::new(), |own| own.label(&levels, counters));
        (!label.is_empty()).then(|| label + " ")
    }
}

impl Patterns {
    /// How the levels of a list are labelled.
    fn levels<'a>(&'a self, list: &'a List) -> Option<[&'a Level; N_LEVELS]> {
        let pattern = self.by_id.get(&list.pattern)?;
        let linked = pattern.style.as_ref().and_then(|style| self.by_style.get(style));
        let pattern = linked.and_then(|id| self.by_id.get(id)).unwrap_or(pattern);
        let mut levels = pattern.levels.each_ref();
        for (level, own) in levels.iter_mut().zip(&list.own) {
            *level = own.as_ref().unwrap_or(level);
        }
        Some(levels)
    }
}

/// Counts a paragraph on a level; the levels below begin anew.
fn count(counters: &mut [Option<u32>; N_LEVELS], levels: &[&Level; N_LEVELS], level: usize) {
    for (at, (counter, own)) in counters.iter_mut().zip(levels).enumerate() {
        let start = own.start.unwrap_or(1);
        *counter = match at.cmp(&level) {
            // A level that was left out counts as begun.
            Ordering::Less => counter.or(Some(start)),
            Ordering::Equal => Some(counter.map_or(start, |count| count.saturating_add(1))),
            Ordering::Greater => None,
        };
    }
}

impl Level {
    /// Writes a label: the level's text, in which %1 stands for the first level's number.
    fn label(&self, levels: &[&Self; N_LEVELS], counters: &[Option<u32>; N_LEVELS]) -> String {
        let text = self.text.as_deref();
        match self.format.as_str() {
            "none" => return String::new(),
            // Paragraphs that go on with an item have a bullet of nothing.
            "bullet" if text.is_some_and(|text| text.trim().is_empty()) => return String::new(),
            "bullet" | "" => return BULLET.trim_end().to_owned(),
            _ => {}
        }
        let mut label = String::new();
        let mut characters = text.unwrap_or_default().chars().take(MAX_LABEL_CHARS);
        while let Some(character) = characters.next() {
            if character != '%' {
                label.push(character);
                continue;
            }
            let digit = characters.next().and_then(|digit| digit.to_digit(10));
            let at = digit.and_then(|digit| digit.checked_sub(1)).unwrap_or(0) as usize;
            if let (Some(level), Some(Some(count))) = (levels.get(at), counters.get(at)) {
                label += &numeral(&level.format, *count);
            }
        }
        label
    }
}

/// Reads the patterns and lists.
#[derive(Default)]
struct Reader {
    numbering: Numbering,
    pattern: Option<u32>,
    list: Option<u32>,
    level: usize,
}

impl Reading for Reader {
    type Mark = ();

    fn open(&mut self, element: &Element<'_>) {
        match element.name() {
            "abstractNum" => {
                (self.pattern, self.list) = (id(element, "abstractNumId"), None);
                let known = &mut self.numbering.patterns.by_id;
                if let Some(pattern) = self.pattern.filter(|_| known.len() < MAX_LISTS) {
                    known.entry(pattern).or_default();
                }
            }
            "num" => (self.pattern, self.list) = (None, id(element, "numId")),
            "abstractNumId" => {
                let list = self.list.filter(|_| self.numbering.lists.len() < MAX_LISTS);
                if let (Some(list), Some(pattern)) = (list, number(element)) {
                    self.numbering.lists.entry(list).or_default().pattern = pattern;
                }
            }
            "lvl" | "lvlOverride" => {
                self.level = id(element, "ilvl").unwrap_or(0) as usize;
            }
            "startOverride" => {
                let list = self.list.and_then(|list| self.numbering.lists.get_mut(&list));
                if let Some(start) = list.and_then(|list| list.starts.get_mut(self.level)) {
                    *start = number(element);
                }
            }
            _ => self.take_level(element),
        }
    }

    fn close(&mut self, (): ()) {}

    fn text(&mut self, _text: &str) {}
}

impl Reader {
    fn take_level(&mut self, element: &Element<'_>) {
        let value = || element.attribute("val").map(std::borrow::Cow::into_owned);
        match element.name() {
            "numStyleLink" => {
                if let Some(pattern) = self.pattern_here() {
                    pattern.style = value();
                }
            }
            "styleLink" => {
                let links = value().zip(self.pattern);
                self.numbering.patterns.by_style.extend(links);
            }
            "numFmt" => {
                if let Some(level) = self.level_here() {
                    level.format = value().unwrap_or_default();
                }
            }
            "lvlText" => {
                if let Some(level) = self.level_here() {
                    level.text = value();
                }
            }
            "start" => {
                if let Some(level) = self.level_here() {
                    level.start = number(element);
                }
            }
            _ => {}
        }
    }

    fn pattern_here(&mut self) -> Option<&mut Pattern> {
        self.numbering.patterns.by_id.get_mut(&self.pattern?)
    }

    /// The level of the pattern that is open, or that a list has of its own.
    fn level_here(&mut self) -> Option<&mut Level> {
        let at = self.level;
        let Some(list) = self.list else { return self.pattern_here()?.levels.get_mut(at) };
        let own = self.numbering.lists.get_mut(&list)?.own.get_mut(at)?;
        Some(own.get_or_insert_default())
    }
}

fn number(element: &Element<'_>) -> Option<u32> {
    id(element, "val")
}

fn id(element: &Element<'_>, name: &str) -> Option<u32> {
    element.attribute(name)?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PART: &[u8] = b"<w:numbering>
        <w:abstractNum w:abstractNumId='5'>
            <w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl>
            <w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='lowerLetter'/><w:lvlText w:val='%1.%2)'/></w:lvl>
        </w:abstractNum>
        <w:abstractNum w:abstractNumId='6'><w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/></w:lvl></w:abstractNum>
        <w:abstractNum w:abstractNumId='7'><w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/><w:lvlText w:val=' '/></w:lvl></w:abstractNum>
        <w:abstractNum w:abstractNumId='8'><w:numStyleLink w:val='Leg'/></w:abstractNum>
        <w:abstractNum w:abstractNumId='9'><w:styleLink w:val='Leg'/><w:lvl w:ilvl='0'><w:start w:val='4'/>
            <w:numFmt w:val='decimal'/><w:lvlText w:val='Art. %1'/></w:lvl></w:abstractNum>
        <w:num w:numId='5'><w:abstractNumId w:val='8'/></w:num>
        <w:num w:numId='6'><w:abstractNumId w:val='6'/><w:lvlOverride w:ilvl='0'><w:lvl w:ilvl='0'>
            <w:numFmt w:val='upperRoman'/><w:lvlText w:val='%1.'/></w:lvl></w:lvlOverride></w:num>
        <w:num w:numId='4'><w:abstractNumId w:val='7'/></w:num>
        <w:num w:numId='1'><w:abstractNumId w:val='5'/></w:num>
        <w:num w:numId='2'><w:abstractNumId w:val='6'/></w:num>
        <w:num w:numId='3'><w:abstractNumId w:val='5'/>
            <w:lvlOverride w:ilvl='0'><w:startOverride w:val='7'/></w:lvlOverride></w:num>
        </w:numbering>";

    #[test]
    fn lists_follow_the_style_they_name_and_their_own_levels() {
        let mut numbering = Numbering::read(PART);
        let labels = [5, 5, 6, 6, 2].map(|list| {
            numbering.next_label(Numbered { list: Some(list), level: Some(0) }).unwrap()
        });
        assert_eq!(labels, ["Art. 4 ", "Art. 5 ", "I. ", "II. ", "• "]);
    }

    #[test]
    fn paragraphs_are_counted_by_list_and_level() {
        let mut numbering = Numbering::read(PART);
        let asked =
            [(1, 0), (1, 1), (1, 1), (1, 0), (1, 1), (2, 0), (3, 0), (3, 0), (9, 0), (0, 0)];
        let labels = asked.map(|(list, level)| {
            numbering.next_label(Numbered { list: Some(list), level: Some(level) })
        });
        let expected = ["1. ", "1.a) ", "1.b) ", "2. ", "2.a) ", "• ", "7. ", "8. ", "• "];
        let (none, labels) = labels.split_last().unwrap();
        assert_eq!(labels, expected.map(|label| Some(label.to_owned())));
        assert_eq!(*none, None);
        assert_eq!(numbering.next_label(Numbered { list: Some(4), level: None }), None);
    }
}
