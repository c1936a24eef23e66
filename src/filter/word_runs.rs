//! Patterns between `\b`, without the `\b`.
//!
//! A Unicode `\b` makes the regex engine twenty times slower on every text with a curly quote. Where
//! the rest of the pattern matches word characters only (`\b\d+\b`, `\w+ing\b`), a match lies inside
//! one run of word characters: so the rest is found fast, and asked again of the whole run.

use regex::Regex;
use regex_syntax::hir::{Class, ClassUnicode, ClassUnicodeRange, Hir, HirKind, Look, LookSet};
use regex_syntax::is_word_character;

use super::pattern::compile;
use crate::text::Span;

/// A pattern taken apart: whether `\b` stands before and behind it, and the rest.
#[derive(Debug)]
pub(super) struct WordEnds {
    pub(super) begins: bool,
    pub(super) core: Hir,
    pub(super) ends: bool,
}

impl WordEnds {
    /// Takes a pattern apart, if it begins or ends so.
    pub(super) fn of(hir: &Hir) -> Option<Self> {
        let HirKind::Concat(parts) = hir.kind() else { return None };
        let is_boundary = |part: &Hir| matches!(part.kind(), HirKind::Look(Look::WordUnicode));
        let begins = parts.first().is_some_and(is_boundary);
        let ends = parts.last().is_some_and(is_boundary);
        let core = parts.get(usize::from(begins)..parts.len() - usize::from(ends))?;
        (begins || ends).then(|| Self { begins, core: Hir::concat(core.to_vec()), ends })
    }
}

/// A pattern whose matches begin or end, or both, at the ends of a run of word characters.
#[derive(Clone, Debug)]
pub(super) struct WordRuns {
    core: Regex,
    in_run: Regex,
}

impl WordRuns {
    /// Takes a pattern if it has this form.
    pub(super) fn new(hir: &Hir) -> Option<Self> {
        let WordEnds { begins, core, ends } = WordEnds::of(hir)?;
        let is_fit =
            core.properties().minimum_len() > Some(0) && is_of_words(&core, &words()?, false);
        if !is_fit {
            return None;
        }
        let (head, tail) = (if begins { r"\A" } else { "" }, if ends { r"\z" } else { "" });
        Some(Self {
            core: compile(&core.to_string(), true)?,
            in_run: compile(&format!("{head}(?:{core}){tail}"), true)?,
        })
    }

    /// The first match at or after a place where no match ends in the middle of a run.
    pub(super) fn next_at(&self, text: &str, mut at: usize) -> Option<Span> {
        loop {
            let candidate = self.core.find_at(text, at)?;
            let run = run_around(text, candidate.start());
            if let Some(hit) = self.in_run.find(run.of(text)) {
                let hit = Span::new(run.start + hit.start() as u32, run.start + hit.end() as u32);
                if hit.end as usize > at {
                    return Some(hit);
                }
            }
            // A match ends inside its run, so the search never stands still.
            at = run.end as usize;
        }
    }
}

/// The run of word characters around the one at `at`.
fn run_around(text: &str, at: usize) -> Span {
    let length = |characters: &mut dyn Iterator<Item = char>| -> usize {
        characters.take_while(|&c| is_word_character(c)).map(char::len_utf8).sum()
    };
    let (before, after) = text.split_at_checked(at).unwrap_or_default();
    let start = at - length(&mut before.chars().rev());
    Span::from_range(start..at + length(&mut after.chars()))
}

/// The characters of words as `\w` has them.
fn words() -> Option<ClassUnicode> {
    match regex_syntax::parse(r"\w").ok()?.into_kind() {
        HirKind::Class(Class::Unicode(class)) => Some(class),
        _ => None,
    }
}

/// Whether a pattern matches nothing but word characters, and asks of what stands around them at
/// most where words begin and end.
pub(super) fn stays_in_words(hir: &Hir) -> bool {
    words().is_some_and(|words| is_of_words(hir, &words, true))
}

/// Whether a pattern matches nothing but word characters, whatever stands around them, but for the
/// ends of words where these may be asked for.
fn is_of_words(hir: &Hir, words: &ClassUnicode, may_ask: bool) -> bool {
    let all = |parts: &[Hir]| parts.iter().all(|part| is_of_words(part, words, may_ask));
    match hir.kind() {
        HirKind::Empty => true,
        HirKind::Literal(literal) => {
            str::from_utf8(&literal.0).is_ok_and(|literal| literal.chars().all(is_word_character))
        }
        HirKind::Class(class) => is_class_of_words(class, words),
        HirKind::Look(look) => may_ask && LookSet::singleton(*look).contains_word(),
        HirKind::Repetition(repetition) => is_of_words(&repetition.sub, words, may_ask),
        HirKind::Capture(capture) => is_of_words(&capture.sub, words, may_ask),
        HirKind::Concat(parts) | HirKind::Alternation(parts) => all(parts),
    }
}

fn is_class_of_words(class: &Class, words: &ClassUnicode) -> bool {
    let ranges: Vec<ClassUnicodeRange> = match class {
        Class::Unicode(class) => class.ranges().to_vec(),
        Class::Bytes(class) => {
            let ranges = class.ranges().iter();
            ranges
                .map(|range| ClassUnicodeRange::new(range.start().into(), range.end().into()))
                .collect()
        }
    };
    let mut class = ClassUnicode::new(ranges);
    class.difference(words);
    class.ranges().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pattern: &str, is_taken: bool, text: &str) {
        let hir = regex_syntax::parse(pattern).unwrap();
        let runs = WordRuns::new(&hir);
        assert_eq!(runs.is_some(), is_taken);
        let Some(runs) = runs else { return };
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(span) = runs.next_at(text, at) {
            found.push(span.range());
            at = span.end as usize;
        }
        let regex = Regex::new(pattern).unwrap();
        let expected: Vec<_> = regex.find_iter(text).map(|found| found.range()).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn the_hits_are_those_of_the_whole_pattern() {
        let text = "“12 singings—sing” 1a a1 ringing_ing café 12é 7 ing ining";
        check(r"\b\d+\b", true, text);
        check(r"\w+ing\b", true, text);
        check(r"\b(?:s|r)ing", true, text);
        check(r"\ba\w*?\b", true, text);
        check(r"ing\b", true, text);
        check(r"\b[a-z]{2,3}\b", true, text);
    }

    #[test]
    fn other_patterns_are_left_to_the_engine() {
        check(r"\d+", false, "");
        check(r"\ba b\b", false, "");
        check(r"\b.+\b", false, "");
        check(r"\b\d*\b", false, "");
        check(r"\b\w+\Bx\b", false, "");
    }
}
