//! Counts as people read them.

/// A number with a comma after every third digit from the right: `40961` becomes `40,961`.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_third_digit_is_set_off() {
        let shown = [0, 999, 1000, 40_961, 1_234_567].map(grouped);
        assert_eq!(shown, ["0", "999", "1,000", "40,961", "1,234,567"]);
    }
}
