//! Cuts a text into runs, between which no word of a query reaches.
//!
//! A run ends where a character stands that is part of no word, folds to something that is no letter
//! or digit, and joins nothing. So whatever consists of letters and digits is found inside single
//! runs, and where it begins and ends a word depends on nothing outside the run: it can be counted in
//! every distinct run once, wherever that stands.

use std::ops::Range;
use std::sync::OnceLock;

use regex_syntax::is_word_character;

use crate::text::{Folded, Folding, is_part_of_word};

const PAGE: usize = 256;
const N_PAGES: usize = 0x1_0000 / PAGE;
/// Which of the first 65,536 characters part runs, made when first asked.
static PAGES: [OnceLock<Box<[bool; PAGE]>>; N_PAGES] = [const { OnceLock::new() }; N_PAGES];

/// What a byte tells of the character it begins.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Run,
    Parts,
    /// Only the whole character tells.
    Wide,
}

const CLASSES: [Class; 256] = {
    let mut classes = [Class::Wide; 256];
    let mut byte = 0;
    while byte < 128 {
        let is_run = (byte as u8).is_ascii_alphanumeric() || byte as u8 == b'_';
        classes[byte] = if is_run { Class::Run } else { Class::Parts };
        byte += 1;
    }
    classes
};

/// Calls `each` for every run of a text, in order.
pub(super) fn each_run(text: &str, mut each: impl FnMut(Range<usize>)) {
    let bytes = text.as_bytes();
    let mut start = None;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let (class, n_bytes) = class(text, at, byte);
        match (class, start) {
            (Class::Parts, Some(from)) => {
                each(from..at);
                start = None;
            }
            (Class::Run, None) => start = Some(at),
            _ => {}
        }
        at += n_bytes;
    }
    if let Some(from) = start {
        each(from..at);
    }
}

/// Whether a character can be part of what is found inside single runs, in any spelling.
pub(in crate::filter) fn stays_in_run(character: char) -> bool {
    let joins = |folding: Folding| folding.joins(character);
    character.is_alphanumeric() && !FOLDINGS.into_iter().any(joins)
}

fn class(text: &str, at: usize, byte: u8) -> (Class, usize) {
    let class = CLASSES.get(usize::from(byte)).copied().unwrap_or(Class::Wide);
    if class != Class::Wide {
        return (class, 1);
    }
    let character = text.get(at..).and_then(|rest| rest.chars().next()).unwrap_or_default();
    let class = if parts_runs(character) { Class::Parts } else { Class::Run };
    (class, character.len_utf8())
}

fn parts_runs(character: char) -> bool {
    let code = character as usize;
    let Some(page) = PAGES.get(code / PAGE) else { return makes_part(character) };
    let page = page.get_or_init(|| {
        let mut page = Box::new([false; PAGE]);
        for (offset, parts) in page.iter_mut().enumerate() {
            // Surrogates are no characters and are never asked for.
            *parts = char::from_u32((code / PAGE * PAGE + offset) as u32).is_some_and(makes_part);
        }
        page
    });
    page.get(code % PAGE).copied().unwrap_or_default()
}

fn makes_part(character: char) -> bool {
    !is_part_of_word(character)
        && !is_word_character(character)
        && FOLDINGS.into_iter().all(|folding| folds_to_no_letter(folding, character))
}

fn folds_to_no_letter(folding: Folding, character: char) -> bool {
    let is_sign = match folding.fold(character) {
        Folded::Nothing => false,
        Folded::One(one) => !one.is_alphanumeric(),
        Folded::Several => !folding.spelled(character).into_iter().any(char::is_alphanumeric),
    };
    is_sign && !folding.joins(character)
}

const FOLDINGS: [Folding; 4] = [
    Folding { is_case_exact: false, is_accent_exact: false },
    Folding { is_case_exact: false, is_accent_exact: true },
    Folding { is_case_exact: true, is_accent_exact: false },
    Folding { is_case_exact: true, is_accent_exact: true },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let mut found = Vec::new();
        each_run(text, |run| found.push(text.get(run).unwrap()));
        assert_eq!(found, expected);
    }

    #[test]
    fn signs_and_spaces_part_runs() {
        check("it’s “so”, e-mail…3.5", &["it", "s", "so", "e", "mail", "3", "5"]);
        check("", &[]);
    }

    #[test]
    fn what_folds_to_letters_or_joins_does_not() {
        check(
            "fer\u{ad}ry cafe\u{301}. 1½ ﬁre a_b",
            &["fer\u{ad}ry", "cafe\u{301}", "1½", "ﬁre", "a_b"],
        );
        check("渡轮离开，旧码头", &["渡轮离开", "旧码头"]);
    }
}
