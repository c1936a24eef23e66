//! The text strings of PDF: UTF-16 or UTF-8 with a mark, else `PDFDocEncoding` (ISO 32000, annex D).

/// What bytes 0x80 to 0x9F are in `PDFDocEncoding`; the others are those of Latin-1.
const FROM_128: [char; 32] = [
    '•', '†', '‡', '…', '—', '–', 'ƒ', '⁄', '‹', '›', '−', '‰', '„', '“', '”', '‘', '’', '‚', '™',
    'ﬁ', 'ﬂ', 'Ł', 'Œ', 'Š', 'Ÿ', 'Ž', 'ı', 'ł', 'œ', 'š', 'ž', '\u{FFFD}',
];

/// The text of a string of a PDF, without control characters.
pub(super) fn decoded(bytes: &[u8]) -> String {
    let text = match bytes {
        [0xFE, 0xFF, rest @ ..] => encoding_rs::UTF_16BE.decode_without_bom_handling(rest).0,
        [0xFF, 0xFE, rest @ ..] => encoding_rs::UTF_16LE.decode_without_bom_handling(rest).0,
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest),
        _ => match std::str::from_utf8(bytes) {
            // Many write UTF-8 without saying so; hardly any other text happens to be that.
            Ok(text) => text.into(),
            Err(_) => bytes.iter().map(|&byte| letter(byte)).collect::<String>().into(),
        },
    };
    text.chars().filter(|c| !c.is_control()).collect()
}

fn letter(byte: u8) -> char {
    let at = byte.checked_sub(0x80).map(usize::from);
    let special = at.and_then(|at| FROM_128.get(at).copied());
    special.unwrap_or_else(|| if byte == 0xA0 { '€' } else { char::from(byte) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], expected: &str) {
        assert_eq!(decoded(bytes), expected);
    }

    #[test]
    fn strings_are_read_in_all_their_encodings() {
        check(b"\xFE\xFF\x00A\x20\x19", "A’");
        check(b"\xFF\xFEA\x00", "A");
        check(b"\xEF\xBB\xBF\xC3\xA9", "é");
        check(b"caf\xE9 \x84 \xA0", "café — €");
        check(b"caf\xC3\xA9\x00", "café");
    }
}
