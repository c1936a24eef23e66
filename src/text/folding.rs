//! Folding for search: which characters count as the same sign, one character at a time.
//!
//! Unlike [`normal_form`](super::normal_form), which numbers words, this decides what a typed word
//! finds: case, accents, width and compatibility forms fold unless asked for.

use std::sync::OnceLock;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, is_nfc_quick};

use super::normal::is_invisible;

/// What tells characters apart that otherwise fold into one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Folding {
    /// Upper and lower case differ.
    pub is_case_exact: bool,
    /// Letters with and without accents differ.
    pub is_accent_exact: bool,
}

/// What a character folds to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Folded {
    /// To nothing: it is drawn as nothing, or it is an accent that does not count.
    Nothing,
    /// To one character; white space of any kind to a space.
    One(char),
    /// To several: ligatures, sharp s, fractions; [`Folding::spelled`] has them.
    Several,
}

const PAGE: usize = 256;
const PAGES_PER_FOLDING: usize = 0x1_0000 / PAGE;
/// Above all characters' codes: folds to nothing, to several; and a bit: joins the one before it.
const NOTHING: u32 = 0x20_0000;
const SEVERAL: u32 = 0x20_0001;
const JOINS: u32 = 0x8000_0000;

/// The folded forms of the first 65,536 characters under the four foldings, made when first asked.
static PAGES: [OnceLock<Box<[u32; PAGE]>>; 4 * PAGES_PER_FOLDING] =
    [const { OnceLock::new() }; 4 * PAGES_PER_FOLDING];

impl Folding {
    /// What a character folds to.
    pub fn fold(self, character: char) -> Folded {
        match self.entry(character) & !JOINS {
            NOTHING => Folded::Nothing,
            SEVERAL => Folded::Several,
            code => char::from_u32(code).map_or(Folded::Several, Folded::One),
        }
    }

    /// Whether a character belongs to the one before it, as marks and invisible characters do.
    pub fn joins(self, character: char) -> bool {
        !character.is_ascii() && self.entry(character) & JOINS != 0
    }

    fn entry(self, character: char) -> u32 {
        let code = character as usize;
        if code >= 0x1_0000 {
            return self.packed(character);
        }
        let which = usize::from(self.is_case_exact) + 2 * usize::from(self.is_accent_exact);
        let page = PAGES.get(which * PAGES_PER_FOLDING + code / PAGE);
        let page = page.map(|page| page.get_or_init(|| self.page(code / PAGE)));
        page.and_then(|page| page.get(code % PAGE)).copied().unwrap_or(SEVERAL)
    }

    /// The characters that one character folds to, composed.
    pub fn spelled(self, character: char) -> Vec<char> {
        if is_invisible(character) {
            return Vec::new();
        }
        let mut folded = Vec::new();
        if let Some(sign) = plain_sign(character) {
            return vec![sign];
        }
        let mut parts: Vec<char> = std::iter::once(character).nfkd().collect();
        if parts.len() > 1 && parts.first() == Some(&' ') {
            // An accent that stands alone decomposes into a space, which it is not.
            parts = vec![character];
        }
        for part in parts {
            self.push_part(part, &mut folded);
        }
        folded.into_iter().nfc().collect()
    }

    fn push_part(self, part: char, folded: &mut Vec<char>) {
        let part = plain_sign(part).unwrap_or(part);
        if is_accent(part) && !self.is_accent_exact {
            return;
        }
        let part = if self.is_accent_exact { part } else { without_stroke(part) };
        match part {
            'ß' => folded.extend(['s', 's']),
            'æ' => folded.extend(['a', 'e']),
            'œ' => folded.extend(['o', 'e']),
            'ẞ' => folded.extend([self.cased('S'), self.cased('S')]),
            'Æ' => folded.extend([self.cased('A'), self.cased('E')]),
            'Œ' => folded.extend([self.cased('O'), self.cased('E')]),
            'ς' => folded.push('σ'),
            _ if self.is_case_exact => folded.push(part),
            _ => folded.extend(part.to_lowercase()),
        }
    }

    fn cased(self, capital: char) -> char {
        if self.is_case_exact { capital } else { capital.to_ascii_lowercase() }
    }

    fn packed(self, character: char) -> u32 {
        let folded = match self.spelled(character).as_slice() {
            [] => NOTHING,
            [one] => *one as u32,
            _ => SEVERAL,
        };
        let joins = folded == NOTHING || may_compose(character);
        if joins { folded | JOINS } else { folded }
    }

    fn page(self, number: usize) -> Box<[u32; PAGE]> {
        let mut page = Box::new([0; PAGE]);
        for (offset, entry) in page.iter_mut().enumerate() {
            // Surrogates are no characters and are never asked for.
            let character = char::from_u32((number * PAGE + offset) as u32);
            *entry = character.map_or(NOTHING, |character| self.packed(character));
        }
        page
    }
}

/// Whether a mark is an accent or a vowel point, which a reader may leave out, and not a part of
/// the letter as in Indic scripts, Thai and Kana.
pub fn is_accent(character: char) -> bool {
    let is_enclosing = matches!(character,
        '\u{0488}' | '\u{0489}' | '\u{1ABE}' | '\u{20DD}'..='\u{20E0}' | '\u{20E2}'..='\u{20E4}'
        | '\u{A670}'..='\u{A672}');
    is_enclosing || matches!(canonical_combining_class(character), 1 | 10..=36 | 200..=240)
}

/// Whether a typed character insists on its accent.
pub fn has_accent(character: char) -> bool {
    let mut parts = std::iter::once(character).nfkd();
    plain_sign(character).is_none()
        && parts.any(|part| is_accent(part) || without_stroke(part) != part)
        && !is_lone_accent(character)
}

fn is_lone_accent(character: char) -> bool {
    let mut parts = std::iter::once(character).nfkd();
    parts.next() == Some(' ')
}

/// Whether a character may join the one before it: accents, other marks, and the vowel signs and
/// Hangul letters that compose.
pub(super) fn may_compose(character: char) -> bool {
    !character.is_ascii()
        && (canonical_combining_class(character) != 0
            || is_accent(character)
            || is_nfc_quick(std::iter::once(character)) == IsNormalized::Maybe)
}

/// Letters with a stroke, which Unicode does not take apart although readers do.
fn without_stroke(character: char) -> char {
    match character {
        'ø' => 'o',
        'Ø' => 'O',
        'ł' => 'l',
        'Ł' => 'L',
        'đ' => 'd',
        'Đ' => 'D',
        'ħ' => 'h',
        'Ħ' => 'H',
        'ŧ' => 't',
        'Ŧ' => 'T',
        'ı' => 'i',
        other => other,
    }
}

/// The plain form of white space, quotes, hyphens and dashes.
fn plain_sign(character: char) -> Option<char> {
    let plain = match character {
        '\'' | '\u{2018}'..='\u{201B}' | '\u{02BC}' | '\u{2032}' | '\u{00B4}' | '\u{FF07}' => '\'',
        '"' | '\u{201C}'..='\u{201F}' | '«' | '»' | '\u{2033}' | '\u{FF02}' => '"',
        '-' | '\u{2010}'..='\u{2013}' | '\u{2212}' | '\u{FF0D}' => '-',
        _ if character.is_whitespace() => ' ',
        _ => return None,
    };
    Some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOOSE: Folding = Folding { is_case_exact: false, is_accent_exact: false };

    #[track_caller]
    fn check(folding: Folding, text: &str, expected: &str) {
        let folded: String = text.chars().flat_map(|c| folding.spelled(c)).collect();
        assert_eq!(folded, expected);
        for character in text.chars() {
            let spelled = folding.spelled(character);
            match folding.fold(character) {
                Folded::Nothing => assert!(spelled.is_empty()),
                Folded::One(one) => assert_eq!(spelled, [one]),
                Folded::Several => assert!(spelled.len() > 1),
            }
        }
    }

    #[test]
    fn loosely_case_accents_width_and_ligatures_fold() {
        check(LOOSE, "Café CAFE\u{301} ＣＡＦＥ", "cafe cafe cafe");
        check(LOOSE, "ﬁre ǅ İstanbul ß SS ſ ẞ", "fire dz istanbul ss ss s ss");
        check(LOOSE, "Łódź Øre œuvre ΣΊΣΥΦΟΣ ς", "lodz ore oeuvre σισυφοσ σ");
    }

    #[test]
    fn invisible_characters_vanish_and_signs_are_plain() {
        check(LOOSE, "fer\u{ad}r\u{200b}y\u{feff}", "ferry");
        check(LOOSE, "it’s “so”\u{a0}1914–18", "it's \"so\" 1914-18");
        check(LOOSE, "´¨", "'¨");
    }

    #[test]
    fn what_is_exact_stays() {
        let case = Folding { is_case_exact: true, is_accent_exact: false };
        check(case, "Café ẞ Ǆ", "Cafe SS DZ");
        let accent = Folding { is_case_exact: false, is_accent_exact: true };
        check(accent, "CAFÉ Ł", "café ł");
    }

    #[test]
    fn marks_that_are_part_of_a_letter_stay() {
        check(LOOSE, "が कि ก่า 한", "が कि ก่า 한");
        check(LOOSE, "שָׁלוֹם أ", "שלום ا");
    }

    #[test]
    fn only_a_real_accent_insists() {
        assert!(has_accent('é') && has_accent('\u{301}') && has_accent('ł'));
        assert!(!has_accent('e') && !has_accent('’') && !has_accent('ﬁ') && !has_accent('´'));
    }
}
