//! Full stops that end no sentence: abbreviations, initials and ordinals.

/// Abbreviations that never end a sentence while text follows, sorted, as numbers.
///
/// Those that often do end one ("usw.", "etc.", "и т. д.") are left out.
const NEVER_LAST: [u64; 94] = packed([
    "Abb", "Abs", "Av", "Bd", "Capt", "Col", "D.C", "Dott", "Dr", "Dra", "Dña", "E.U", "EE",
    "Exmo", "Fr", "Frl", "Ft", "Gen", "Gov", "Hon", "Hr", "Hrn", "Hrsg", "Ing", "Jr", "Kap", "Lt",
    "MM", "Messrs", "Mgr", "Mlle", "Mme", "Mr", "Mrs", "Ms", "Mt", "Prof", "Rev", "Sen", "Sgt",
    "Sig", "Sr", "Sra", "St", "Ste", "Str", "Tel", "U.K", "U.N", "U.S", "Ud", "Uds", "al",
    "approx", "av", "bijv", "bzgl", "bzw", "ca", "cf", "dhr", "dott", "e.g", "env", "evtl", "geb",
    "gest", "ggf", "i.e", "inkl", "mevr", "prof", "sig", "vgl", "vs", "zzgl", "éd", "акад", "англ",
    "гл", "им", "лат", "напр", "нем", "пер", "пл", "проф", "св", "см", "ср", "тов", "ул", "أ", "د",
]);
/// Abbreviations only when a number follows ("No. 5", "p. 12", "Oct. 3"), sorted, as numbers; "No." alone is an
/// answer.
const BEFORE_NUMBERS: [u64; 34] = packed([
    "Abb", "Apr", "Art", "Aug", "Bd", "Dec", "Feb", "Fig", "Jan", "Jul", "Jun", "Kap", "Mar", "No",
    "Nos", "Nov", "Nr", "Nrn", "Oct", "S", "Sep", "Sept", "Vol", "ch", "núm", "p", "pp", "pág",
    "гл", "д", "кв", "рис", "ст", "стр",
]);
/// What an ordinal number stands before in German, where nouns have capitals, sorted.
const AFTER_ORDINALS: [&str; 28] = [
    "April",
    "Auflage",
    "August",
    "Dezember",
    "Etage",
    "Februar",
    "Geburtstag",
    "Jahr",
    "Jahrestag",
    "Jahrgang",
    "Jahrhundert",
    "Jahrhunderts",
    "Januar",
    "Juli",
    "Juni",
    "Jänner",
    "Kapitel",
    "Klasse",
    "Mai",
    "Mal",
    "März",
    "November",
    "Oktober",
    "Platz",
    "September",
    "Stock",
    "Tag",
    "Weltkrieg",
];
/// What ends a sentence more often than not, although each of its letters has a full stop.
const OFTEN_LAST: [&str; 4] = ["a.m", "p.m", "т.д", "т.п"];
/// What a time of day goes on with, sorted: "8 p.m. Friday".
const AFTER_TIMES: [&str; 7] =
    ["Friday", "Monday", "Saturday", "Sunday", "Thursday", "Tuesday", "Wednesday"];

/// Words of at most eight bytes as numbers, which are ordered as the words are.
const fn packed<const N: usize>(words: [&str; N]) -> [u64; N] {
    let mut numbers = [0; N];
    let mut at = 0;
    while at < N {
        // A word that is too long is no constant: it does not compile.
        numbers[at] = pack(words[at]).expect("a short word");
        at += 1;
    }
    numbers
}

/// A word of at most eight bytes as a number, its first byte highest; `None` for longer ones and for
/// what holds a zero.
const fn pack(word: &str) -> Option<u64> {
    let bytes = word.as_bytes();
    if bytes.len() > 8 {
        return None;
    }
    let mut number = 0;
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] == 0 {
            return None;
        }
        number |= (bytes[at] as u64) << (56 - 8 * at);
        at += 1;
    }
    Some(number)
}

/// Whether a full stop between these two belongs to an abbreviation, an initial or an ordinal.
pub(super) fn is_abbreviation(before: &str, tail: &str) -> bool {
    let mut words = before.rsplit(char::is_whitespace).filter(|word| !word.is_empty());
    let word = words.next().unwrap_or_default();
    let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    let is_listed = |list: &[u64]| pack(word).is_some_and(|word| list.binary_search(&word).is_ok());
    is_initial(word, tail)
        || is_dotted(word)
        || is_listed(&NEVER_LAST)
        || (tail.starts_with(|c: char| c.is_ascii_digit()) && is_listed(&BEFORE_NUMBERS))
        || is_ordinal(word, tail)
        || goes_on_with_day(word, tail)
        // "в г. Москве" is a town, "в 1990 г." a year.
        || (word == "г" && !words.next().unwrap_or_default().ends_with(|c: char| c.is_ascii_digit()))
}

/// One capital ("J. Harrow"), or a letter before another one ("z. B.", "т. е.").
fn is_initial(word: &str, tail: &str) -> bool {
    let mut letters = word.chars();
    let first = letters.next().filter(|_| letters.next().is_none());
    let is_before_another = || {
        let behind = tail.strip_prefix(char::is_alphabetic);
        behind.is_some_and(|behind| behind.starts_with('.'))
    };
    first.is_some_and(|letter| {
        letter.is_uppercase() || (letter.is_alphabetic() && is_before_another())
    })
}

/// Single letters with full stops between them: "U.S", "J.-P", "т.е".
fn is_dotted(word: &str) -> bool {
    let is_letter = |part: &str| part.trim_start_matches('-').chars().count() == 1;
    word.contains('.') && word.split('.').all(is_letter) && !OFTEN_LAST.contains(&word)
}

/// "8 p.m. Friday", "8 a.m. GMT".
fn goes_on_with_day(word: &str, tail: &str) -> bool {
    let next = tail.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let is_zone = next.len() > 1 && next.bytes().all(|byte| byte.is_ascii_uppercase());
    matches!(word, "a.m" | "p.m") && (is_zone || AFTER_TIMES.binary_search(&next).is_ok())
}

/// "3. Oktober", "19. Jahrhundert".
fn is_ordinal(word: &str, tail: &str) -> bool {
    let is_number = (1..=2).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit());
    let next = || tail.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    is_number && AFTER_ORDINALS.binary_search(&next()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted_so_that_they_can_be_searched() {
        assert!(NEVER_LAST.is_sorted() && BEFORE_NUMBERS.is_sorted());
        assert!(AFTER_ORDINALS.is_sorted() && AFTER_TIMES.is_sorted());
    }
}
