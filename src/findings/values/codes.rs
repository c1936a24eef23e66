//! Figures that name something and count nothing: codes, telephone numbers, scores, addresses.

use super::numerals::Numeral;
use super::reader::Reader;
use super::words::Sense;

/// So many figures in a row, parted alike, are a telephone number, an ISBN or the like.
const SHORTEST_ROW: usize = 3;
/// A street's name has at most so many words.
const LONGEST_STREET: usize = 4;

/// Whether figures belong to a name or a sum: `Su-2000`, `$2014`, `No. 1999`.
pub(super) fn is_coded(reader: &Reader<'_>, at: usize) -> bool {
    let gap = reader.gap(at);
    let touches = gap.ends_with(['$', '£', '€', '#', '№', '/', '_', '=', '&', '@', '-', '+']);
    let is_range = is_behind_figures(reader, at, &["-"]);
    let is_mid =
        at.checked_sub(1).is_some_and(|it| matches!(reader.word(it), "mid" | "pre" | "post"));
    let is_label = at.checked_sub(1).is_some_and(|before| {
        reader.goes_on(at)
            && matches!(gap.trim(), "" | ".")
            && reader.has(before, |sense| sense == Sense::Label)
            && !is_verb(reader, before)
    });
    (touches && !is_range && !is_mid) || is_label
}

/// "The injured, who number 27".
fn is_verb(reader: &Reader<'_>, label: usize) -> bool {
    let before = label.checked_sub(1).map_or("", |before| reader.word(before));
    reader.word(label) == "number" && matches!(before, "who" | "they" | "which" | "we" | "now")
}

/// Whether the figures of a number from a word on are a part of more: of a row of figures, of a score,
/// of a house's address.
pub(super) fn is_part(reader: &Reader<'_>, start: usize, numeral: &Numeral) -> bool {
    let is_padded = reader
        .figure(start)
        .strip_prefix('0')
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    is_padded
        || is_behind_figures(reader, start, &["-", "–"])
        || is_in_row(reader, start, numeral.end)
        || is_of_address(reader, numeral.end)
}

/// Whether a number is a range that has no spaces round its dash: `10-20`.
pub(super) fn is_tight_range(reader: &Reader<'_>, numeral: &Numeral) -> bool {
    let last = numeral.end.saturating_sub(1);
    numeral.high > numeral.low && is_behind_figures(reader, last, &["-", "–"])
}

fn is_behind_figures(reader: &Reader<'_>, at: usize, signs: &[&str]) -> bool {
    let before = at.checked_sub(1).map_or("", |before| reader.figure(before));
    reader.goes_on(at) && !before.is_empty() && signs.contains(&reader.gap(at))
}

/// Whether figures stand in a row of them: `020 7946 0958`, `978-3-16-148410-0`.
fn is_in_row(reader: &Reader<'_>, start: usize, end: usize) -> bool {
    [" ", "-", "."].iter().any(|sign| {
        let goes_on =
            |at: &usize| is_behind_figures(reader, *at, &[sign]) && !reader.figure(*at).is_empty();
        let n_before = (0..=start).rev().take_while(goes_on).count();
        let n_behind = (end..reader.len()).take_while(goes_on).count();
        n_before + 1 + n_behind >= SHORTEST_ROW
    })
}

/// Whether a street's name stands there: "Harbour Street", "rue du Port".
fn is_of_address(reader: &Reader<'_>, at: usize) -> bool {
    let is_street = |at: usize| reader.has(at, |sense| sense == Sense::Street);
    let is_named = |at: &usize| {
        reader.is_next(*at) && reader.token(*at).is_some_and(|token| token.has_capital)
    };
    let opens = reader.goes_on(at) && matches!(reader.gap(at), " " | ", ");
    (opens && !reader.words.manner.is_english && is_street(at))
        || (at..at + LONGEST_STREET).take_while(is_named).skip(1).any(is_street)
}
