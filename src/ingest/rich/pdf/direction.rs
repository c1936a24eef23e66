//! The order in which a line is read. A page shows where each letter stands; in Arabic and Hebrew the
//! rightmost is the first, and numbers and foreign words in between run from left to right all the same.
//!
//! This is the way back through the bidirectional algorithm (UAX 9), as far as what is seen tells it.

use std::ops::Range;

/// A line where letters of one direction are so many times those of the other runs that way.
const CLEARLY: usize = 3;
/// A number has at most so many signs before or behind it.
const MOST_SIGNS: usize = 2;
/// Brackets that open, each with the one that closes it.
const BRACKETS: [(char, char); 6] =
    [('(', ')'), ('[', ']'), ('{', '}'), ('<', '>'), ('«', '»'), ('‹', '›')];

/// How many letters run from left to right, and how many from right to left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Strong {
    n_forward: usize,
    n_back: usize,
}

impl Strong {
    pub(super) fn of(letters: impl Iterator<Item = char>) -> Self {
        letters.fold(Self::default(), |mut sum, letter| {
            match kind(letter) {
                Kind::Forward => sum.n_forward += 1,
                Kind::Back => sum.n_back += 1,
                Kind::Digit | Kind::Neutral => {}
            }
            sum
        })
    }

    /// Whether a line of these letters runs from the right, among lines of which most do or do not.
    pub(super) fn runs_back(self, most_do: bool) -> bool {
        if self.n_back > CLEARLY * self.n_forward {
            true
        } else if self.n_forward > CLEARLY * self.n_back {
            false
        } else {
            most_do
        }
    }

    /// Whether most of them run from the right.
    pub(super) fn most_run_back(self) -> bool {
        self.n_back > self.n_forward
    }
}

/// What a character is to the order of its line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// A letter that runs from left to right.
    Forward,
    /// A letter that runs from right to left.
    Back,
    Digit,
    Neutral,
}

fn kind(letter: char) -> Kind {
    match letter {
        '0'..='9' | '\u{660}'..='\u{669}' | '\u{66B}' | '\u{66C}' | '\u{6F0}'..='\u{6F9}' => {
            Kind::Digit
        }
        '\u{60C}' | '\u{66A}' => Kind::Neutral,
        _ if runs_back(letter) => Kind::Back,
        _ if letter.is_alphabetic() => Kind::Forward,
        _ => Kind::Neutral,
    }
}

/// Whether a letter is of a script that runs from right to left.
pub(super) fn runs_back(letter: char) -> bool {
    matches!(letter,
        '\u{590}'..='\u{65F}' | '\u{66D}'..='\u{6EF}' | '\u{6FA}'..='\u{8FF}' | '\u{200F}'
        | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}'
        | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}

/// Whether it is a point or vowel sign over or under the letters of such a script.
pub(super) fn is_point(letter: char) -> bool {
    runs_back(letter) && unicode_normalization::char::is_combining_mark(letter)
}

/// Numbers beside these letters keep less together than beside others.
fn is_arabic(letter: char) -> bool {
    runs_back(letter) && !matches!(letter, '\u{590}'..='\u{5FF}' | '\u{FB1D}'..='\u{FB4F}')
}

/// A character with the points on it.
#[derive(Clone, Debug)]
struct Unit {
    letter: char,
    points: String,
    kind: Kind,
}

impl Unit {
    fn write(&self, text: &mut String) {
        text.push(self.letter);
        text.push_str(&self.points);
    }
}

/// What is seen from left to right, in the order of reading.
pub(super) fn read(seen: &str, from_right: bool, is_mirrored: bool) -> String {
    if !seen.contains(runs_back) {
        return seen.to_owned();
    }
    let units = units(seen);
    let mut text = String::with_capacity(seen.len());
    if from_right {
        read_back(&units, is_mirrored, &mut text);
        return text;
    }
    let mut rest = units.as_slice();
    while let Some(unit) = rest.first() {
        let n_back = back_stretch(rest);
        let (stretch, others) = rest.split_at_checked(n_back.max(1)).unwrap_or((rest, &[]));
        if n_back > 0 {
            read_back(stretch, is_mirrored, &mut text);
        } else {
            unit.write(&mut text);
        }
        rest = others;
    }
    text
}

/// How many pairs of brackets a text has.
pub(super) fn n_pairs(text: &(impl Iterator<Item = char> + Clone)) -> usize {
    let pairs = BRACKETS.iter().map(|&(opening, closing)| {
        let (mut n_open, mut n_closed) = (0_usize, 0_usize);
        for letter in text.clone() {
            if letter == opening {
                n_open += 1;
            } else if letter == closing && n_open > 0 {
                n_open -= 1;
                n_closed += 1;
            }
        }
        n_closed
    });
    pairs.sum()
}

fn units(seen: &str) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    for letter in seen.chars() {
        match units.last_mut().filter(|_| is_point(letter)) {
            Some(unit) => unit.points.push(letter),
            None => units.push(Unit { letter, points: String::new(), kind: kind(letter) }),
        }
    }
    units
}

/// How many characters from here on run from right to left, what stands between them included.
fn back_stretch(units: &[Unit]) -> usize {
    if units.first().is_none_or(|unit| unit.kind != Kind::Back) {
        return 0;
    }
    let same = units.iter().take_while(|unit| unit.kind != Kind::Forward).count();
    let before = units.get(..same).unwrap_or_default();
    before.iter().rposition(|unit| unit.kind == Kind::Back).map_or(0, |last| last + 1)
}

fn read_back(units: &[Unit], is_mirrored: bool, text: &mut String) {
    let mut runs = forward_runs(units);
    let mut end = units.len();
    while end > 0 {
        if let Some(run) = runs.pop_if(|run| run.end == end) {
            end = run.start;
            units.get(run).unwrap_or_default().iter().for_each(|unit| unit.write(text));
            continue;
        }
        end -= 1;
        if let Some(unit) = units.get(end) {
            let letter = if is_mirrored { mirrored(unit.letter) } else { unit.letter };
            Unit { letter, ..unit.clone() }.write(text);
        }
    }
}

fn mirrored(letter: char) -> char {
    let other = BRACKETS.iter().find_map(|&(opening, closing)| match letter {
        _ if letter == opening => Some(closing),
        _ if letter == closing => Some(opening),
        _ => None,
    });
    other.unwrap_or(letter)
}

/// The stretches of numbers and foreign words among letters that run from right to left.
fn forward_runs(units: &[Unit]) -> Vec<Range<usize>> {
    let is_arabic = units.iter().any(|unit| is_arabic(unit.letter));
    let mut runs: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < units.len() {
        let run = atom(units, at, is_arabic);
        at = run.end.max(at + 1);
        if run.is_empty() {
            continue;
        }
        match runs.last_mut().filter(|last| is_one(units, last, &run)) {
            Some(last) => last.end = run.end,
            None => runs.push(run),
        }
    }
    runs.into_iter().map(|run| closed(units, run)).collect()
}

/// A word or number that begins here, with the signs that belong to a number.
fn atom(units: &[Unit], start: usize, is_arabic: bool) -> Range<usize> {
    let kind = |at: usize| units.get(at).map_or(Kind::Back, |unit| unit.kind);
    let is_sign = |at: usize| {
        !is_arabic && units.get(at).is_some_and(|unit| "%$€£¥#°‰".contains(unit.letter))
    };
    let parts = if is_arabic { ".,:/" } else { ".,:/-+" };
    let is_part = |at: usize| {
        units.get(at).is_some_and(|unit| parts.contains(unit.letter)) && kind(at + 1) == Kind::Digit
    };
    let signs = (start..start + MOST_SIGNS).take_while(|&at| is_sign(at)).count();
    let mut end = if kind(start + signs) == Kind::Digit { start + signs } else { start };
    while matches!(kind(end), Kind::Digit | Kind::Forward)
        || (end > start && kind(end - 1) == Kind::Digit && is_part(end))
    {
        end += 1;
    }
    if end > start && kind(end - 1) == Kind::Digit {
        end += (end..end + MOST_SIGNS).take_while(|&at| is_sign(at)).count();
    }
    start..end
}

/// Whether two runs are one: foreign words and the numbers beside them.
fn is_one(units: &[Unit], one: &Range<usize>, next: &Range<usize>) -> bool {
    let of = |run: Range<usize>| units.get(run).unwrap_or_default();
    let has_word =
        |run: &Range<usize>| of(run.clone()).iter().any(|unit| unit.kind == Kind::Forward);
    let between = of(one.end..next.start);
    let has_bracket = between.iter().any(|unit| mirrored(unit.letter) != unit.letter);
    between.iter().all(|unit| unit.kind == Kind::Neutral)
        && (has_word(one) || has_word(next))
        && (!has_bracket || (has_word(one) && has_word(next)))
}

/// A run with the bracket that closes what it opens.
fn closed(units: &[Unit], run: Range<usize>) -> Range<usize> {
    let within = units.get(run.clone()).unwrap_or_default();
    let is_closing = units.get(run.end).is_some_and(|next| {
        BRACKETS.iter().any(|&(opening, closing)| {
            let count = |letter| within.iter().filter(|unit| unit.letter == letter).count();
            next.letter == closing && count(opening) > count(closing)
        })
    });
    if is_closing { run.start..run.end + 1 } else { run }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is seen from left to right on a line from the right, and what is read.
    #[track_caller]
    fn check(seen: &str, expected: &str) {
        assert_eq!(read(seen, true, false), expected);
    }

    fn reversed(text: &str) -> String {
        text.chars().rev().collect()
    }

    #[test]
    fn the_rightmost_letter_is_the_first() {
        check(&reversed("שלום עולם."), "שלום עולם.");
        check(&reversed("مرحبا، بكم"), "مرحبا، بكم");
    }

    #[test]
    fn numbers_and_foreign_words_keep_their_order() {
        let seen = |before: &str, run: &str, after: &str| {
            format!("{}{run}{}", reversed(after), reversed(before))
        };
        for run in ["212", "3.5", "2019-2020", "40%", "the ferry, 12 of it", "A (b)", "١٥"] {
            check(&seen("אבג ", run, " דהו"), &format!("אבג {run} דהו"));
        }
        // Beside Arabic letters the sign stands on the other side, and so do both ends of a range.
        check(&seen("نحو ", "%40", " من"), "نحو 40% من");
        check(&seen("بين ", "2020-2019", " قال"), "بين 2019-2020 قال");
        // Numbers in a row are words in a row.
        check(&seen("אבג ", "34 12", " דהו"), "אבג 12 34 דהו");
    }

    #[test]
    fn points_stay_on_their_letter() {
        check("ם\u{5B8}י", "ים\u{5B8}");
    }

    #[test]
    fn brackets_are_turned_if_they_are_drawn_as_they_look() {
        assert_eq!(read("(בא) ג", true, true), "ג (אב)");
        assert_eq!(n_pairs(&"ג )אב(".chars()), 0);
        assert_eq!(n_pairs(&"ג (אב) «ד»".chars()), 2);
    }

    #[test]
    fn foreign_words_in_a_line_from_the_left_are_turned_alone() {
        assert_eq!(read("the words םולש בר on it", false, false), "the words רב שלום on it");
        assert_eq!(read("only words", false, false), "only words");
    }

    #[test]
    fn most_letters_say_which_way_a_line_runs() {
        let strong = |text: &str| Strong::of(text.chars());
        assert!(strong("שלום 2021").runs_back(false));
        assert!(!strong("Plain words").runs_back(true));
        assert!(strong("שלום word").runs_back(true));
        assert!(!strong("שלום word").runs_back(false));
        assert!(strong("שלום a").most_run_back());
    }
}
