//! How the items of lists are labelled: one bullet for all, and numerals.

/// What stands before an item that has no number.
pub(super) const BULLET: &str = "• ";

/// No numeral is longer.
const MAX_LETTERS: u32 = 10;

/// A number in one of the ways that word processors name, by their names for it; decimal in all others.
pub(super) fn numeral(format: &str, number: u32) -> String {
    match format {
        "lowerLetter" | "a" => letters(number).to_lowercase(),
        "upperLetter" | "A" => letters(number),
        "lowerRoman" | "i" => roman(number).to_lowercase(),
        "upperRoman" | "I" => roman(number),
        "none" => String::new(),
        "decimalZero" => format!("{number:02}"),
        _ => number.to_string(),
    }
}

/// A to Z, then AA, BB and so on, as word processors count.
fn letters(number: u32) -> String {
    let Some(index) = number.checked_sub(1) else { return "0".to_owned() };
    let letter = char::from(b'A' + (index % 26) as u8);
    std::iter::repeat_n(letter, (index / 26 + 1).min(MAX_LETTERS) as usize).collect()
}

/// Roman numerals; decimal for numbers that they do not count.
pub(super) fn roman(number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..4000).contains(&number) {
        return number.to_string();
    }
    let mut rest = number;
    let mut roman = String::new();
    for (value, sign) in SIGNS {
        roman += &sign.repeat((rest / value) as usize);
        rest %= value;
    }
    roman
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_the_format_says() {
        let cases = [
            ("decimal", 12, "12"),
            ("lowerLetter", 3, "c"),
            ("upperLetter", 28, "BB"),
            ("lowerRoman", 14, "xiv"),
            ("upperRoman", 1999, "MCMXCIX"),
            ("upperRoman", 4000, "4000"),
            ("a", 0, "0"),
        ];
        for (format, number, expected) in cases {
            assert_eq!(numeral(format, number), expected);
        }
    }
}
