//! Patterns between `\b` that match more than words (`\b[A-Z]\w+ [A-Z]\w+\b`), without the `\b`.
//!
//! As in `word_runs`, a Unicode `\b` is what makes the regex engine slow. Here the rest of the pattern
//! is found fast, and both its ends are looked at: no match of the whole begins before the first match
//! of the rest, and where that one ends as it must, it is the match of the whole.

use regex::Regex;
use regex_syntax::hir::Hir;
use regex_syntax::is_word_character;

use super::pattern::compile;
use super::word_runs::WordEnds;
use crate::text::Span;

/// After so many matches of the rest that are none of the whole, the whole pattern looks for the next
/// one, so that no text takes longer than a constant times the engine's own time.
const MOST_REFUSED: usize = 64;

/// A pattern that begins or ends, or both, where a word does.
#[derive(Clone, Debug)]
pub(super) struct Bounded {
    core: Regex,
    /// The rest and the end, at the beginning of a text.
    here: Regex,
    whole: Regex,
    begins: bool,
    ends: bool,
}

impl Bounded {
    /// Takes a pattern if it has this form.
    pub(super) fn new(hir: &Hir) -> Option<Self> {
        let WordEnds { begins, core, ends } = WordEnds::of(hir)?;
        let properties = core.properties();
        let is_slow = properties.look_set().contains_word_unicode();
        if is_slow || properties.minimum_len() == Some(0) {
            return None;
        }
        let end = if ends { r"\b" } else { "" };
        Some(Self {
            core: compile(&core.to_string(), true)?,
            here: compile(&format!(r"\A(?:{core}){end}"), true)?,
            whole: compile(&hir.to_string(), true)?,
            begins,
            ends,
        })
    }

    /// The first match at or after a place.
    pub(super) fn next_at(&self, text: &str, mut at: usize) -> Option<Span> {
        for _ in 0..MOST_REFUSED {
            let found = self.core.find_at(text, at)?;
            let start = found.start();
            if !self.begins || is_boundary(text, start) {
                if !self.ends || is_boundary(text, found.end()) {
                    return Some(Span::from_range(found.range()));
                }
                let rest = text.get(start..).unwrap_or_default();
                if let Some(found) = self.here.find(rest) {
                    return Some(Span::from_range(start..start + found.end()));
                }
            }
            at = self.next_start(text, start)?;
        }
        self.whole.find_at(text, at).map(|found| Span::from_range(found.range()))
    }

    /// The first place behind another one where a match can begin.
    fn next_start(&self, text: &str, at: usize) -> Option<usize> {
        let mut rest = text.get(at..)?.char_indices();
        rest.next()?;
        let mut ends = rest.map(|(offset, _)| at + offset).chain([text.len()]);
        ends.find(|&end| !self.begins || is_boundary(text, end))
    }
}

/// Whether a word begins or ends at a byte, as `\b` has it.
fn is_boundary(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    let before = at.checked_sub(1).and_then(|before| bytes.get(before));
    let is_word = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    match (before, bytes.get(at)) {
        (Some(before), Some(after)) if before.is_ascii() && after.is_ascii() => {
            is_word(before) != is_word(after)
        }
        _ => {
            let (before, after) = text.split_at_checked(at).unwrap_or_default();
            let is_word = |character: Option<char>| character.is_some_and(is_word_character);
            is_word(before.chars().next_back()) != is_word(after.chars().next())
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn found(pattern: &str, text: &str) -> Option<Vec<Span>> {
        let bounded = Bounded::new(&regex_syntax::parse(pattern).unwrap())?;
        let (mut found, mut at) = (Vec::new(), 0);
        while let Some(span) = bounded.next_at(text, at) {
            found.push(span);
            at = span.end as usize;
        }
        Some(found)
    }

    fn expected(pattern: &str, text: &str) -> Vec<Span> {
        let regex = Regex::new(pattern).unwrap();
        regex.find_iter(text).map(|found| Span::from_range(found.range())).collect()
    }

    #[track_caller]
    fn check(pattern: &str, text: &str) {
        assert_eq!(found(pattern, text), Some(expected(pattern, text)), "{pattern}");
    }

    const TEXT: &str =
        "The “Ferry Anneliese” left Hollin Quay; iPhone Xs Über Öl Aé Bx—New York’s x-Ray 3.5";

    #[test]
    fn the_hits_are_those_of_the_whole_pattern() {
        check(r"\b[A-Z]\w+ [A-Z]\w+\b", TEXT);
        check(r"\b\p{Lu}\w+ \p{Lu}\w*?\b", TEXT);
        check(r"\b.+\b", TEXT);
        check(r"\b(?:x|x-R)\b", TEXT);
        check(r"\b\d\.\d", TEXT);
        check(r"’.\b", TEXT);
        check(r"\b “", TEXT);
    }

    #[test]
    fn other_patterns_are_left_to_the_engine() {
        for pattern in [r"a b", r"\b", r"\b(?:)\b", r"\ba\b b\b", r"\ba*\b"] {
            assert_eq!(found(pattern, TEXT), None, "{pattern}");
        }
    }

    #[test]
    fn a_text_that_refuses_every_match_is_searched_whole_in_the_end() {
        let text = format!("{} ab a", "xab".repeat(1000));
        check(r"\bab? a\b", &text);
        check(r"ab?\b", &text);
    }

    proptest! {
        #![proptest_config(ProptestConfig {
            cases: 1_000,
            failure_persistence: None,
            ..ProptestConfig::default()
        })]

        #[test]
        fn whatever_the_pattern_between_the_ends(
            begins in any::<bool>(),
            core in "[ab.]{1,3}([+*?]\\??)?( |é|\\|)[ab]{1,2}([+*?]\\??)?",
            text in "[abé “]{0,30}",
        ) {
            let pattern = if begins { format!(r"\b(?:{core})\b") } else { format!(r"(?:{core})\b") };
            if let Some(found) = found(&pattern, &text) {
                prop_assert_eq!(found, expected(&pattern, &text));
            }
        }
    }
}
