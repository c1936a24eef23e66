//! Words that the end of a line cuts: which hyphens were put in by the setting and which were written.

use std::collections::{HashMap, HashSet};

use super::paragraphs::Paragraph;

/// Hyphens that a line ends with; after a soft one a word is always one.
const HYPHENS: [char; 3] = ['-', '\u{2010}', SOFT];
const SOFT: char = '\u{ad}';
/// Neither part of a cut word is a single letter.
const FEWEST_LETTERS: usize = 2;
/// A text that is hyphenated has a hyphen at the end of one line in so many.
const LINES_PER_HYPHEN: usize = 40;

/// How two lines of a paragraph are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Joint {
    /// With a space between them.
    Space,
    /// As they are.
    Closed,
    /// Without the hyphen that ends the first.
    Cut,
}

/// What a text says about its words, to tell cut ones from compounds.
///
/// A word is cut if what follows the hyphen goes on in lower case, unless the text has it with its
/// hyphen elsewhere ("well-known"), has another hyphen in it, or has both parts as words but not the
/// whole. A soft hyphen always cuts; in a text that cuts by soft ones, a plain one was written. In a
/// text where hardly any line ends with a hyphen, and none of them is known as one word, nothing is
/// cut.
#[derive(Debug, Default)]
pub(super) struct Hyphens {
    words: HashMap<String, usize>,
    hyphenated: HashSet<String>,
    is_hyphenated: bool,
}

impl Hyphens {
    pub(super) fn new(paragraphs: &[Paragraph<'_>]) -> Self {
        let mut found = Self::default();
        let cuts: Vec<[String; 2]> = seams(paragraphs).filter_map(|(a, b)| cut(a, b)).collect();
        if cuts.is_empty() {
            return found;
        }
        for [head, tail] in &cuts {
            for word in [head.clone(), tail.clone(), [head.as_str(), tail].concat()] {
                found.words.insert(word, 0);
            }
        }
        let lines = || paragraphs.iter().flat_map(|paragraph| &paragraph.lines);
        for (_, line) in lines() {
            found.count(&line.line.text);
        }
        for [head, tail] in &cuts {
            // Each part is met once at the cut itself, which says nothing.
            for part in [head, tail] {
                if let Some(count) = found.words.get_mut(part) {
                    *count = count.saturating_sub(1);
                }
            }
        }
        let is_known = |[head, tail]: &[String; 2]| found.has(&[head.as_str(), tail].concat());
        let n_soft = seams(paragraphs).filter(|(line, _)| line.ends_with(SOFT)).count();
        found.is_hyphenated = n_soft * 2 < cuts.len()
            && (cuts.iter().any(is_known) || cuts.len() * LINES_PER_HYPHEN > lines().count());
        found
    }

    /// How a line is joined with the next one.
    pub(super) fn joint(&self, line: &str, next: &str) -> Joint {
        if line.ends_with(SOFT) {
            return Joint::Cut;
        }
        if line.chars().next_back().is_some_and(is_wide) && next.starts_with(is_wide) {
            return Joint::Closed;
        }
        let Some(head) = line.strip_suffix(HYPHENS) else { return Joint::Space };
        if !head.ends_with(char::is_alphanumeric) || !next.starts_with(char::is_alphanumeric) {
            return Joint::Space;
        }
        match cut(line, next) {
            Some(cut) if self.says_cut(&cut) => Joint::Cut,
            _ => Joint::Closed,
        }
    }

    fn says_cut(&self, [head, tail]: &[String; 2]) -> bool {
        let whole = [head.as_str(), tail].concat();
        let is_compound = self.hyphenated.contains(&format!("{head}-{tail}"))
            || (self.has(head) && self.has(tail));
        self.has(&whole) || (self.is_hyphenated && !is_compound)
    }

    fn has(&self, word: &str) -> bool {
        self.words.get(word).is_some_and(|&count| count > 0)
    }

    fn count(&mut self, line: &str) {
        for written in line.split(|c: char| !c.is_alphabetic() && !HYPHENS.contains(&c)) {
            let lower = written.to_lowercase();
            let parts: Vec<&str> = lower.split(HYPHENS).filter(|part| !part.is_empty()).collect();
            for part in &parts {
                if let Some(count) = self.words.get_mut(*part) {
                    *count += 1;
                }
            }
            if let [head, tail] = parts.as_slice() {
                let is_asked = self.words.contains_key(*head) && self.words.contains_key(*tail);
                if is_asked {
                    self.hyphenated.insert(format!("{head}-{tail}"));
                }
            }
        }
    }
}

fn seams<'p>(paragraphs: &'p [Paragraph<'_>]) -> impl Iterator<Item = (&'p str, &'p str)> {
    paragraphs.iter().flat_map(|paragraph| {
        let lines = || paragraph.lines.iter().map(|(_, line)| line.line.text.as_str());
        lines().zip(lines().skip(1))
    })
}

/// The parts of a word that may be cut at the end of a line, in lower case.
fn cut(line: &str, next: &str) -> Option<[String; 2]> {
    let line = line.strip_suffix(HYPHENS)?;
    let head: Vec<char> = line.chars().rev().take_while(|c| c.is_alphabetic()).collect();
    let tail: String = next.chars().take_while(|c| c.is_alphabetic()).collect();
    let before = line.chars().rev().nth(head.len());
    let is_compound = before.is_some_and(|c| HYPHENS.contains(&c));
    let is_cut = !is_compound
        && head.len() >= FEWEST_LETTERS
        && tail.chars().count() >= FEWEST_LETTERS
        && tail.starts_with(char::is_lowercase);
    let head: String = head.into_iter().rev().collect();
    is_cut.then(|| [head.to_lowercase(), tail.to_lowercase()])
}

/// Letters of scripts that put no space where a line ends.
fn is_wide(letter: char) -> bool {
    matches!(letter, '\u{2E80}'..='\u{A4CF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FF60}')
        || matches!(letter, '\u{20000}'..='\u{3FFFF}')
}
