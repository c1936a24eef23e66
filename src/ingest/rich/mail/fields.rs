//! The header of a mail or of one of its parts: its fields, decoded, and what its dates mean.

use mailparse::{MailHeader, ParsedContentType, parse_content_type, parse_header};
use memchr::memmem;

/// Of a longer header only the beginning is read.
const MAX_HEADER_BYTES: usize = 1 << 20;

/// A mail or a part of one, cut into its header and what follows.
#[derive(Debug)]
pub(super) struct Entity<'m> {
    fields: Vec<MailHeader<'m>>,
    /// What stands behind the header, as it was sent.
    pub(super) body: &'m [u8],
    /// Whether the header is longer than what is read of it.
    pub(super) is_cut: bool,
}

impl<'m> Entity<'m> {
    /// Cuts bytes at the first empty line.
    pub(super) fn new(bytes: &'m [u8]) -> Self {
        let (header, body) = split(bytes);
        let is_cut = header.len() > MAX_HEADER_BYTES;
        let header = header.get(..MAX_HEADER_BYTES).unwrap_or(header);
        let fields = lines(header).filter(|field| is_of_interest(field));
        let fields = fields.filter_map(|field| parse_header(field).ok().map(|(field, _)| field));
        Self { fields: fields.collect(), body, is_cut }
    }

    /// The first field with a name, decoded, as one line; `None` if there is none or it is empty.
    pub(super) fn field(&self, name: &str) -> Option<String> {
        let found = self.fields.iter().find(|field| field.get_key_ref().eq_ignore_ascii_case(name));
        let value = found?.get_value();
        let line = value.split_whitespace().collect::<Vec<_>>().join(" ");
        (!line.is_empty()).then_some(line)
    }

    /// What kind of content it says it is; text, if it does not say.
    pub(super) fn content_type(&self) -> ParsedContentType {
        parse_content_type(&self.field("Content-Type").unwrap_or_else(|| "text/plain".to_owned()))
    }
}

fn is_of_interest(field: &[u8]) -> bool {
    const NAMES: [&str; 10] = [
        "subject",
        "from",
        "to",
        "cc",
        "date",
        "content-type",
        "content-transfer-encoding",
        "content-disposition",
        "content-location",
        "content-id",
    ];
    let name = field.split(|&byte| byte == b':').next().unwrap_or_default().trim_ascii();
    NAMES.iter().any(|known| known.as_bytes().eq_ignore_ascii_case(name))
}

/// Parts a header from what follows it.
fn split(bytes: &[u8]) -> (&[u8], &[u8]) {
    if let Some(body) = bytes.strip_prefix(b"\n").or_else(|| bytes.strip_prefix(b"\r\n")) {
        return (&[], body);
    }
    let ends = [&b"\n\n"[..], b"\n\r\n", b"\r\r"].into_iter();
    let ends = ends.filter_map(|end| memmem::find(bytes, end).map(|at| (at, end.len())));
    let Some((at, n_end)) = ends.min() else { return (bytes, &[]) };
    (bytes.get(..at + 1).unwrap_or_default(), bytes.get(at + n_end..).unwrap_or_default())
}

/// The fields of a header; a line that begins with white space belongs to the one above.
fn lines(header: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = header;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let mut ends = memchr::memchr_iter(b'\n', rest).map(|at| at + 1);
        let goes_on = |&end: &usize| !matches!(rest.get(end), Some(b' ' | b'\t'));
        let (field, behind) = rest.split_at(ends.find(goes_on).unwrap_or(rest.len()));
        rest = behind;
        Some(field)
    })
}

/// A date of a mail (RFC 5322) as it is shown, in the sender's time: `2021-06-03 12:00`; else its own
/// words.
pub(super) fn date(told: &str) -> String {
    standard(told).unwrap_or_else(|| told.to_owned())
}

fn standard(told: &str) -> Option<String> {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let behind_weekday = told.split_once(',').map_or(told, |(_, rest)| rest);
    let mut parts = behind_weekday.split_whitespace();
    let day: u32 = parts.next()?.parse().ok().filter(|day| (1..=31).contains(day))?;
    let month = parts.next()?.get(..3)?.to_ascii_lowercase();
    let month = 1 + MONTHS.iter().position(|known| *known == month)?;
    let year: u32 = parts.next()?.parse().ok()?;
    let year = match year {
        0..50 => 2000 + year,
        50..1000 => 1900 + year,
        _ => year,
    };
    let mut time = parts.next().unwrap_or_default().split(':').map(str::parse::<u32>);
    let date = format!("{year:04}-{month:02}-{day:02}");
    match (time.next(), time.next()) {
        (Some(Ok(hour @ 0..24)), Some(Ok(minute @ 0..60))) => {
            Some(format!("{date} {hour:02}:{minute:02}"))
        }
        _ => Some(date),
    }
}

/// Who a field names: the name, or where there is none the address.
pub(super) fn name(told: &str) -> String {
    let name = told.split_once('<').map_or("", |(name, _)| name);
    let name = name.trim().trim_matches('"').trim();
    if name.is_empty() { told.trim().trim_matches(['<', '>']).to_owned() } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folded_and_encoded_fields_are_one_line() {
        let mail = b"X-Other: a\nSubject: =?windows-1251?B?z+Dw7uw=?=\n =?utf-8?Q?=E2=80=94_ferry?=\nbroken\n\nbody";
        let entity = Entity::new(mail);
        assert_eq!(entity.field("subject").as_deref(), Some("Паром— ferry"));
        assert_eq!(entity.body, b"body");
    }

    #[test]
    fn header_and_body_are_parted_by_whatever_empty_line() {
        for mail in ["To: a\r\n\r\nb", "To: a\n\nb", "To: a\n\r\nb", "\nb", "\r\nb"] {
            assert_eq!(Entity::new(mail.as_bytes()).body, b"b", "{mail:?}");
        }
        assert_eq!(Entity::new(b"To: a").body, b"");
    }

    #[test]
    fn dates_are_shown_in_the_senders_time() {
        let cases = [
            ("Thu, 3 Jun 2021 12:00:00 +0200", "2021-06-03 12:00"),
            ("03 June 21 9:05", "2021-06-03 09:05"),
            ("3 Jun 2021", "2021-06-03"),
            ("yesterday", "yesterday"),
            ("", ""),
        ];
        for (told, expected) in cases {
            assert_eq!(date(told), expected);
        }
    }

    #[test]
    fn whoever_has_no_name_has_an_address() {
        let cases =
            [("\"Marsh, Ada\" <a@b.c>", "Marsh, Ada"), ("<a@b.c>", "a@b.c"), ("a@b.c", "a@b.c")];
        for (told, expected) in cases {
            assert_eq!(name(told), expected);
        }
    }
}
