//! Plain text in an encoding that a person has chosen: what it says is not asked.

use encoding_rs::Encoding;

use super::encoding::Decoded;
use super::legacy;

/// The encodings that can be chosen, by the names of the WHATWG, with the scripts they are for.
pub const ENCODINGS: [(&str, &str); 34] = [
    ("UTF-8", "all scripts"),
    ("UTF-16LE", "all scripts"),
    ("UTF-16BE", "all scripts"),
    ("windows-1252", "Western European, also ISO-8859-1"),
    ("ISO-8859-15", "Western European with the euro"),
    ("macintosh", "Western European of old Macs"),
    ("windows-1250", "Central European"),
    ("ISO-8859-2", "Central European"),
    ("ISO-8859-16", "Romanian"),
    ("windows-1254", "Turkish, also ISO-8859-9"),
    ("ISO-8859-3", "Maltese, Esperanto"),
    ("windows-1257", "Baltic"),
    ("ISO-8859-13", "Baltic"),
    ("ISO-8859-4", "Baltic, older"),
    ("ISO-8859-10", "Nordic"),
    ("ISO-8859-14", "Celtic"),
    ("windows-1251", "Cyrillic"),
    ("KOI8-R", "Russian"),
    ("KOI8-U", "Ukrainian"),
    ("ISO-8859-5", "Cyrillic"),
    ("IBM866", "Cyrillic of DOS"),
    ("x-mac-cyrillic", "Cyrillic of old Macs"),
    ("windows-1253", "Greek"),
    ("ISO-8859-7", "Greek"),
    ("windows-1255", "Hebrew"),
    ("windows-1256", "Arabic"),
    ("windows-874", "Thai"),
    ("windows-1258", "Vietnamese"),
    ("Shift_JIS", "Japanese"),
    ("EUC-JP", "Japanese"),
    ("ISO-2022-JP", "Japanese of mails"),
    ("GB18030", "Chinese, simplified"),
    ("Big5", "Chinese, traditional"),
    ("EUC-KR", "Korean"),
];

/// The encoding of the table that is called so, in whatever case.
pub fn encoding_named(name: &str) -> Option<&'static str> {
    let names = ENCODINGS.iter().map(|(name, _)| *name);
    names.into_iter().find(|known| known.eq_ignore_ascii_case(name))
}

/// Decodes bytes in an encoding of the table; `None` if it is not there.
pub(super) fn decode(bytes: &[u8], name: &str) -> Option<Decoded> {
    let name = encoding_named(name)?;
    let encoding = Encoding::for_label(name.as_bytes())?;
    // The mark of this encoding is no part of the text; that of another one is read as it stands.
    let (text, _) = encoding.decode_with_bom_removal(bytes);
    let n_unknown = text.chars().filter(|&character| legacy::is_unknown(character)).count();
    let loss = (n_unknown > 0).then(|| legacy::loss(n_unknown, name));
    Some(Decoded { text: text.into_owned(), encoding: name, loss })
}

#[cfg(test)]
mod tests {
    use super::super::ingest_in;
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], name: &str, text: &str, loss: Option<&str>) {
        let read = ingest_in(bytes.to_vec(), "a.txt", name).unwrap();
        assert_eq!((read.text.as_str(), read.loss.as_deref()), (text, loss));
        assert_eq!(read.encoding, name);
    }

    #[test]
    fn bytes_are_read_as_it_was_chosen_whatever_they_look_like() {
        check("é".as_bytes(), "windows-1252", "Ã©", None);
        check(b"\xCF\xF0\xE8", "windows-1251", "При", None);
        check(b"\xCF\xF0\xE8", "KOI8-R", "оПХ", None);
        check(b"\xFF\xFEa\0", "UTF-16LE", "a", None);
        check(b"\xEF\xBB\xBFa", "UTF-8", "a", None);
        check(b"\x82\xA0", "Shift_JIS", "あ", None);
        check(b"\xA1 \xB1", "ISO-8859-2", "Ą ą", None);
    }

    #[test]
    fn what_stands_for_nothing_is_told() {
        let loss = "1 character stands for nothing in UTF-8, as which it was read.";
        check(b"a\xE9b", "UTF-8", "a\u{FFFD}b", Some(loss));
    }

    #[test]
    fn every_encoding_of_the_table_is_known_by_its_own_name() {
        for (name, _) in ENCODINGS {
            let encoding = Encoding::for_label(name.as_bytes()).unwrap();
            assert!(encoding.name().eq_ignore_ascii_case(name), "{name}: {}", encoding.name());
        }
        assert_eq!(encoding_named("koi8-r"), Some("KOI8-R"));
        assert_eq!(encoding_named("no such"), None);
    }

    #[test]
    fn an_unknown_encoding_is_as_if_none_was_chosen() {
        let read = ingest_in(b"One.".to_vec(), "a.txt", "no such").unwrap();
        assert_eq!((read.text.as_str(), &*read.encoding), ("One.", "UTF-8"));
    }
}
