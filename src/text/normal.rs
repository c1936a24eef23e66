//! Normal forms: when two spellings are the same word.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Whether a character is drawn as nothing and so must not tell words apart: soft hyphen,
/// zero-width spaces and joiners, word joiner, byte order mark, direction marks.
pub fn is_invisible(character: char) -> bool {
    matches!(character,
        '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{180E}' | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206F}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}

/// The form under which a word is interned: lower case, NFKC, apostrophes straight, invisible
/// characters gone. Accents stay, since a changed accent is a changed word.
pub fn normal_form(word: &str) -> Cow<'_, str> {
    if word.is_ascii() {
        return if word.bytes().any(|byte| byte.is_ascii_uppercase()) {
            Cow::Owned(word.to_ascii_lowercase())
        } else {
            Cow::Borrowed(word)
        };
    }
    let visible = word.chars().filter(|&character| !is_invisible(character));
    let lower = visible.nfkc().flat_map(char::to_lowercase).map(straight_apostrophe);
    // Lower case can leave a form that is not composed (İ), so it is composed again.
    Cow::Owned(lower.nfc().collect())
}

/// The word without its accents and other combining marks (NFKD with the marks dropped).
pub fn without_marks(word: &str) -> Cow<'_, str> {
    if word.is_ascii() {
        return Cow::Borrowed(word);
    }
    Cow::Owned(word.nfkd().filter(|&character| !is_combining_mark(character)).collect())
}

/// The word without marks and invisible characters and with straight apostrophes, but with its case:
/// equal for spellings that differ in nothing but what does not show or is no letter.
pub fn cased_form(word: &str) -> Cow<'_, str> {
    if word.is_ascii() {
        return Cow::Borrowed(word);
    }
    let visible = word.chars().filter(|&character| !is_invisible(character));
    let plain = visible.nfkd().filter(|&character| !is_combining_mark(character));
    Cow::Owned(plain.map(straight_apostrophe).collect())
}

fn straight_apostrophe(character: char) -> char {
    match character {
        '\u{2019}' | '\u{2018}' | '\u{02BC}' => '\'',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(word: &str, expected: &str) {
        assert_eq!(normal_form(word), expected);
    }

    #[test]
    fn case_width_ligatures_and_quotes_do_not_tell_words_apart() {
        check("Ferry", "ferry");
        check("ＣＡＦＥ", "cafe");
        check("ﬁre", "fire");
        check("group’s", "group's");
    }

    #[test]
    fn composed_and_decomposed_accents_are_one_word_and_stay() {
        check("cafe\u{301}", "café");
        check("CAFÉ", "café");
        assert_eq!(without_marks("café"), "cafe");
    }

    #[test]
    fn the_cased_form_keeps_nothing_but_letters_and_case() {
        assert_eq!(cased_form("Caf\u{e9}\u{ad}s"), "Cafes");
        assert_eq!(cased_form("Group’s"), cased_form("Group's"));
    }

    #[test]
    fn invisible_characters_vanish() {
        check("fer\u{ad}ry", "ferry");
        check("fer\u{feff}ry", "ferry");
    }
}
