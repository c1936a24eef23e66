//! The nouns that tell what is counted or measured.

use crate::findings::values::{Stated, What};

/// Whether the same noun is counted.
pub(super) fn is_one_head(one: &Stated, other: &Stated) -> bool {
    head(one).zip(head(other)).is_some_and(|(one, other)| is_one_noun(one, other))
}

/// The noun that is counted.
pub(super) fn head(stated: &Stated) -> Option<&str> {
    match &stated.what {
        What::Number(number) => number.head.as_deref(),
        _ => None,
    }
}

/// Whether two nouns are one but for the ending of the plural and capitals.
pub(super) fn is_one_noun(one: &str, other: &str) -> bool {
    let letters = |noun| {
        let (stem, ending) = singular(noun);
        stem.chars().flat_map(char::to_lowercase).chain(ending.chars())
    };
    letters(one).eq(letters(other))
}

/// A noun without the ending of its plural, so far as two nouns are only held against each other, and
/// what stands in its place.
pub(super) fn singular(noun: &str) -> (&str, &'static str) {
    let without = |ending| noun.strip_suffix(ending);
    let bare = without("ies").or_else(|| without("IES")).map(|stem| (stem, "y"));
    bare.unwrap_or_else(|| (without("s").or_else(|| without("S")).unwrap_or(noun), ""))
}

/// Whether two measures are written in the same unit: with the same last word.
pub(super) fn is_one_unit(one: &str, other: &str) -> bool {
    is_one_noun(last_word(one), last_word(other))
}

fn last_word(text: &str) -> &str {
    let letters = text.trim_end_matches(|c: char| !c.is_alphabetic());
    letters.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default()
}
