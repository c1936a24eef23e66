//! Characters that word processors write as places in a symbol font.

/// The Greek letters of the font Symbol, from A and from a; its layout is that of PostScript.
const UPPER: &str = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ";
const LOWER: &str = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ";

/// What a code stands for in a font; `None` if it is not known.
pub(super) fn symbol(font: &str, code: u32) -> Option<char> {
    // Symbol fonts lie in a private area, their bytes counted from its start.
    let place = if (0xF000..=0xF0FF).contains(&code) { code - 0xF000 } else { code };
    let is_private = (0xE000..=0xF8FF).contains(&place);
    match font.to_ascii_lowercase().as_str() {
        "symbol" => in_symbol(place),
        "wingdings" => in_wingdings(place),
        _ => char::from_u32(place).filter(|_| !is_private),
    }
}

fn in_symbol(place: u32) -> Option<char> {
    let letter = |letters: &str, first: u32| letters.chars().nth((place - first) as usize);
    match place {
        0x41..=0x5A => letter(UPPER, 0x41),
        0x61..=0x7A => letter(LOWER, 0x61),
        0x20..=0x40 | 0x5B | 0x5D | 0x7B | 0x7D => char::from_u32(place),
        0xA3 => Some('≤'),
        0xA5 => Some('∞'),
        0xAC => Some('←'),
        0xAE => Some('→'),
        0xB0 => Some('°'),
        0xB1 => Some('±'),
        0xB3 => Some('≥'),
        0xB4 => Some('×'),
        0xB7 => Some('•'),
        0xB8 => Some('÷'),
        0xB9 => Some('≠'),
        0xBB => Some('≈'),
        0xBC => Some('…'),
        0xD2 => Some('®'),
        0xD3 => Some('©'),
        0xD4 => Some('™'),
        _ => None,
    }
}

fn in_wingdings(place: u32) -> Option<char> {
    match place {
        0x6C | 0x9F | 0xA0 => Some('•'),
        0x6E | 0xA7 => Some('▪'),
        0xA8 => Some('☐'),
        0xDF | 0xE7 => Some('←'),
        0xE0 | 0xE8 => Some('→'),
        0xFB => Some('✗'),
        0xFC => Some('✓'),
        0xFD => Some('☒'),
        0xFE => Some('☑'),
        0x4A => Some('☺'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_in_symbol_fonts_are_characters() {
        let cases = [
            ("Symbol", 0xF061, Some('α')),
            ("Symbol", 0x57, Some('Ω')),
            ("Wingdings", 0xF0FC, Some('✓')),
            ("Wingdings", 0xF001, None),
            ("Arial", 0x2014, Some('—')),
            ("Unknown", 0xE001, None),
        ];
        for (font, code, expected) in cases {
            assert_eq!(symbol(font, code), expected, "{font} {code}");
        }
    }
}
