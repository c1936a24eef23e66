//! Dates as formats write them, and as they are shown.

/// A date as it is shown: `2021-06-03`, with ` 12:00` where the time is known and is not midnight;
/// else in the format's own words.
pub(super) fn tidy_date(told: &str) -> String {
    let told = told.trim();
    standard(told).unwrap_or_else(|| told.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// A date by ISO 8601, perhaps with a time.
fn standard(told: &str) -> Option<String> {
    let date = told.get(..10)?;
    let is_date = date.bytes().enumerate().all(|(at, byte)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    if !is_date {
        return None;
    }
    let rest = told.get(10..).unwrap_or_default();
    let time = rest.strip_prefix(['T', ' ']).and_then(|time| time.get(..5)).filter(|time| {
        let mut parts = time.split(':');
        let mut number = || parts.next().and_then(|part| part.parse::<u32>().ok());
        matches!((number(), number()), (Some(0..24), Some(0..60)))
    });
    let time = time.filter(|&time| time != "00:00");
    Some(time.map_or_else(|| date.to_owned(), |time| format!("{date} {time}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_by_the_standard_are_shortened_and_others_kept() {
        let cases = [
            ("2021-06-03T12:30:00+02:00", "2021-06-03 12:30"),
            (" 2021-06-03 ", "2021-06-03"),
            ("2021-06-03T00:00:00Z", "2021-06-03"),
            ("2021-06-03Tnoon", "2021-06-03"),
            ("3.  Juni 2021", "3. Juni 2021"),
            ("é2021-06-03", "é2021-06-03"),
        ];
        for (told, expected) in cases {
            assert_eq!(tidy_date(told), expected);
        }
    }
}
