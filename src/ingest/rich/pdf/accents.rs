//! Accents that were printed over their letters, as TeX does: the two become one letter.

use unicode_normalization::UnicodeNormalization as _;

use super::frames::Placed;

/// The combining mark for an accent that is printed by itself.
pub(super) fn combining(accent: char) -> Option<char> {
    Some(match accent {
        '`' | '\u{2CB}' => '\u{300}',
        '´' | '\u{2CA}' => '\u{301}',
        'ˆ' => '\u{302}',
        '˜' => '\u{303}',
        '¯' => '\u{304}',
        '˘' => '\u{306}',
        '˙' => '\u{307}',
        '¨' => '\u{308}',
        '˚' => '\u{30A}',
        '˝' => '\u{30B}',
        'ˇ' => '\u{30C}',
        '¸' => '\u{327}',
        '˛' => '\u{328}',
        _ => return None,
    })
}

/// Whether one is an accent and stands over the other.
pub(super) fn is_over_letter(accent: &Placed, letter: &Placed) -> bool {
    let middle = |placed: &Placed| f32::midpoint(placed.left, placed.right);
    combining(accent.letter).is_some()
        && letter.letter.is_alphabetic()
        && (middle(accent) - middle(letter)).abs() < 0.25 * letter.size
}

/// A text with its combining marks put into the letters they stand on.
pub(super) fn composed(text: &str) -> String {
    if text.is_ascii() { text.to_owned() } else { text.nfc().collect() }
}
