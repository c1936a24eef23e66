//! Which language a text is written in, guessed from a sample of it.

use whatlang::Lang;

use super::normal::{normal_form, without_marks};

/// A longer text is judged by this many pieces of it ...
const PIECES: usize = 3;
/// ... of this many bytes each: some hundred words tell nearly any two languages apart, and cost a
/// quarter of a millisecond.
const PIECE_BYTES: usize = 1000;

/// A language that texts are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Language(Lang);

impl Language {
    /// The code of ISO 639-1: two small letters; of ISO 639-2 for the few that have none there.
    pub fn code(self) -> &'static str {
        let long = self.0.code();
        let short = SHORT_CODES.binary_search_by_key(&long, |(long, _)| long);
        short.ok().and_then(|at| SHORT_CODES.get(at)).map_or(long, |(_, short)| short)
    }

    /// Every language that can be told.
    pub fn all() -> impl Iterator<Item = Self> {
        Lang::all().iter().copied().map(Self)
    }

    /// Whether it has this code or this name, in English or in itself, whatever case and accents.
    pub fn is_called(self, typed: &str) -> bool {
        let typed = plain(typed);
        self.names().any(|name| plain(name) == typed)
    }

    /// Whether a code or name of it begins so.
    pub fn may_be_called(self, typed: &str) -> bool {
        let typed = plain(typed);
        self.names().any(|name| plain(name).starts_with(&typed))
    }

    fn names(self) -> impl Iterator<Item = &'static str> {
        let code = self.code();
        let usual = USUAL_NAMES.iter().filter(move |(of, _)| *of == code).map(|(_, name)| *name);
        [code, self.0.eng_name(), self.0.name()].into_iter().chain(usual)
    }
}

/// A name as people type it: small letters without accents.
fn plain(name: &str) -> String {
    without_marks(&normal_form(name)).into_owned()
}

/// Names that people use beside those of the library.
const USUAL_NAMES: [(&str, &str); 5] =
    [("zh", "Chinese"), ("nb", "Norwegian"), ("nb", "no"), ("sl", "Slovenian"), ("fa", "Farsi")];

/// The language of a text; `None` where its words do not tell, as in a note of a few words.
///
/// Judged by the frequencies of letters and of three letters in a row (Cavnar and Trenkle 1994), on
/// at most three kilobytes from all over the text, so that the menu at a page's head decides nothing.
pub fn language(text: &str) -> Option<Language> {
    let found = whatlang::detect(&sample(text))?;
    found.is_reliable().then(|| Language(found.lang()))
}

/// The text itself, or pieces from a quarter, a half and three quarters of its length.
fn sample(text: &str) -> std::borrow::Cow<'_, str> {
    if text.len() <= PIECES * PIECE_BYTES {
        return text.into();
    }
    let piece = |number: usize| {
        let start = (text.len() / (PIECES + 1) * number).saturating_sub(PIECE_BYTES / 2);
        let start = text.ceil_char_boundary(start);
        let end = text.floor_char_boundary((start + PIECE_BYTES).min(text.len()));
        text.get(start..end).unwrap_or_default()
    };
    (1..=PIECES).map(piece).collect::<Vec<_>>().join(" ").into()
}

/// The two letters of the languages that are told apart, by the three letters of ISO 639-3.
const SHORT_CODES: [(&str, &str); 70] = [
    ("afr", "af"),
    ("aka", "ak"),
    ("amh", "am"),
    ("ara", "ar"),
    ("aze", "az"),
    ("bel", "be"),
    ("ben", "bn"),
    ("bul", "bg"),
    ("cat", "ca"),
    ("ces", "cs"),
    ("cmn", "zh"),
    ("cym", "cy"),
    ("dan", "da"),
    ("deu", "de"),
    ("ell", "el"),
    ("eng", "en"),
    ("epo", "eo"),
    ("est", "et"),
    ("fin", "fi"),
    ("fra", "fr"),
    ("guj", "gu"),
    ("heb", "he"),
    ("hin", "hi"),
    ("hrv", "hr"),
    ("hun", "hu"),
    ("hye", "hy"),
    ("ind", "id"),
    ("ita", "it"),
    ("jav", "jv"),
    ("jpn", "ja"),
    ("kan", "kn"),
    ("kat", "ka"),
    ("khm", "km"),
    ("kor", "ko"),
    ("lat", "la"),
    ("lav", "lv"),
    ("lit", "lt"),
    ("mal", "ml"),
    ("mar", "mr"),
    ("mkd", "mk"),
    ("mya", "my"),
    ("nep", "ne"),
    ("nld", "nl"),
    ("nob", "nb"),
    ("ori", "or"),
    ("pan", "pa"),
    ("pes", "fa"),
    ("pol", "pl"),
    ("por", "pt"),
    ("ron", "ro"),
    ("rus", "ru"),
    ("sin", "si"),
    ("slk", "sk"),
    ("slv", "sl"),
    ("sna", "sn"),
    ("spa", "es"),
    ("srp", "sr"),
    ("swe", "sv"),
    ("tam", "ta"),
    ("tel", "te"),
    ("tgl", "tl"),
    ("tha", "th"),
    ("tuk", "tk"),
    ("tur", "tr"),
    ("ukr", "uk"),
    ("urd", "ur"),
    ("uzb", "uz"),
    ("vie", "vi"),
    ("yid", "yi"),
    ("zul", "zu"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(language(text).map(Language::code), expected);
    }

    #[test]
    fn a_language_is_called_by_code_and_by_name() {
        let called = |typed: &str| {
            let found: Vec<_> = Language::all().filter(|one| one.is_called(typed)).collect();
            found.into_iter().map(Language::code).collect::<Vec<_>>().join(" ")
        };
        for (typed, code) in [
            ("de", "de"),
            ("German", "de"),
            ("deutsch", "de"),
            ("francais", "fr"),
            ("Русский", "ru"),
            ("chinese", "zh"),
            ("ger", ""),
        ] {
            assert_eq!(called(typed), code, "{typed}");
        }
        assert!(Language::all().any(|one| one.may_be_called("ger")));
    }

    #[test]
    fn a_sentence_tells_its_language() {
        check("The ferry left the quay with two hundred people on board.", Some("en"));
        check("Am Abend leuchteten tausend Laternen auf dem Wasser der Bucht.", Some("de"));
        check("Le soir, mille lanternes de papier brillaient sur l’eau.", Some("fr"));
        check("Вечером на воде светилась тысяча бумажных фонариков.", Some("ru"));
        check("وفي المساء أضاء ألف فانوس ورقي على الماء.", Some("ar"));
        check("晚上，一千盏纸灯笼在水面上闪闪发光。", Some("zh"));
        check("夜には千個の紙の灯籠が水の上で光りました。", Some("ja"));
    }

    #[test]
    fn a_word_or_none_tells_nothing() {
        check("", None);
        check("1,911 = 14 %", None);
        check("Museum", None);
    }

    #[test]
    fn the_middle_of_a_long_text_decides() {
        let menu = "Home News Sports Weather Subscribe to our weekly digest. ".repeat(20);
        let story = "Am Abend leuchteten tausend Laternen auf dem Wasser der Bucht. ".repeat(200);
        check(&format!("{menu}{story}"), Some("de"));
    }

    #[test]
    fn every_language_has_its_code() {
        assert!(SHORT_CODES.is_sorted());
        let without: Vec<_> = Lang::all()
            .iter()
            .map(|&lang| Language(lang).code())
            .filter(|c| c.len() != 2)
            .collect();
        assert_eq!(without, [""; 0]);
    }
}
