//! Words that the end of a line cuts: which hyphens were put in by the setting and which were written.

use std::collections::{HashMap, HashSet};

use super::lines::SOFT_HYPHEN;
use super::paragraphs::Paragraph;

/// Hyphens that a line ends with; after a soft one a word is always one.
const HYPHENS: [char; 3] = ['-', '\u{2010}', SOFT_HYPHEN];
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
        let n_soft = seams(paragraphs).filter(|(line, _)| line.ends_with(SOFT_HYPHEN)).count();
        found.is_hyphenated = n_soft * 2 < cuts.len()
            && (cuts.iter().any(is_known) || cuts.len() * LINES_PER_HYPHEN > lines().count());
        found
    }

    /// How a line is joined with the next one.
    pub(super) fn joint(&self, line: &str, next: &str) -> Joint {
        if line.ends_with(SOFT_HYPHEN) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::rich::pdf::lines::Line;
    use crate::ingest::rich::pdf::page::PageLine;

    /// The lines of a paragraph, with what is put between them.
    #[track_caller]
    fn check(lines: &[&str], expected: &str) {
        let page_line = |text: &&str| PageLine {
            line: Line { text: (*text).to_owned(), ..Line::default() },
            ..PageLine::default()
        };
        let owned: Vec<PageLine> = lines.iter().map(page_line).collect();
        let paragraph = Paragraph { lines: owned.iter().map(|line| (1, line)).collect() };
        let hyphens = Hyphens::new(&[paragraph]);
        let mut text = String::new();
        for (rank, &line) in lines.iter().enumerate() {
            let joint = lines.get(rank + 1).map(|next| hyphens.joint(line, next));
            text.push_str(match joint {
                Some(Joint::Cut) => line.trim_end_matches(HYPHENS),
                _ => line,
            });
            text.extend((joint == Some(Joint::Space)).then_some(' '));
        }
        assert_eq!(text, expected);
    }

    #[test]
    fn a_word_that_a_line_end_cuts_is_joined() {
        check(&["The har-", "bour is full"], "The harbour is full");
        check(&["The har\u{2010}", "bour is full"], "The harbour is full");
    }

    #[test]
    fn compounds_keep_their_hyphen() {
        check(&["a well-known man, so well-", "known"], "a well-known man, so well-known");
        check(
            &["a long sea and a ship-, a long-", "sea ship"],
            "a long sea and a ship-, a long-sea ship",
        );
        check(&["the port-to-", "port trade"], "the port-to-port trade");
        check(&["an Anglo-", "Saxon crew of 20-", "30 men"], "an Anglo-Saxon crew of 20-30 men");
        check(&["the quay -", "so he said -", "was wet"], "the quay - so he said - was wet");
    }

    #[test]
    fn soft_hyphens_always_cut_and_plain_ones_beside_them_never() {
        let lines = ["the depar\u{ad}", "ture of a law-", "abiding cap\u{ad}", "tain"];
        check(&lines, "the departure of a law-abiding captain");
    }

    #[test]
    fn where_hardly_any_line_ends_in_a_hyphen_nothing_is_cut() {
        let mut lines = vec!["a line"; 60];
        lines.extend(["a law-", "abiding man"]);
        let start = "a line ".repeat(60);
        check(&lines, &format!("{start}a law-abiding man"));
        // But for a word that the text knows.
        lines.extend(["of the har-", "bour, the harbour"]);
        check(&lines, &format!("{start}a lawabiding man of the harbour, the harbour"));
    }

    #[test]
    fn nothing_stands_between_lines_of_scripts_without_spaces() {
        check(&["渡船が", "港を出た"], "渡船が港を出た");
    }
}
