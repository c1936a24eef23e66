//! Numbers as figures and as words: `214`, `1,911` and "two hundred and fourteen".
//!
//! The words of English stand here, for everybody; who knows those of another language puts them together with
//! [`NumberSum`].

/// A number in millionths, so that `3.5 million` and `3,500,000` are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number(u64);

const ONE: u64 = 1_000_000;

impl Number {
    /// Its value.
    pub fn value(self) -> f64 {
        self.0 as f64 / ONE as f64
    }
}

const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 8] =
    ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const SCALES: [(&str, u64); 3] =
    [("thousand", 1_000), ("million", 1_000_000), ("billion", 1_000_000_000)];
/// Ordinals that are no cardinal with "th" behind it.
const ODD_ORDINALS: [(&str, &str); 7] = [
    ("first", "one"),
    ("second", "two"),
    ("third", "three"),
    ("fifth", "five"),
    ("eighth", "eight"),
    ("ninth", "nine"),
    ("twelfth", "twelve"),
];

/// The number that some words begin with, and how many of them it takes; words in normal form. An
/// ordinal is the number it counts to.
pub fn number_at<'w>(words: impl Iterator<Item = &'w str> + Clone) -> Option<(usize, Number)> {
    let mut rest = words.clone();
    let first = rest.next()?;
    let mut sum = NumberSum::default();
    if first.starts_with(|c: char| c.is_ascii_digit()) {
        let number = figures_with(without_ordinal(first), '.')?;
        let Some(scale) = rest.next().and_then(scale_of) else { return Some((1, number)) };
        return Some((2, Number(number.0.checked_mul(scale)?)));
    }
    let mut n_words = 0;
    let mut words = words.enumerate().peekable();
    while let Some((at, word)) = words.next() {
        if word == "and" && sum.takes_and() {
            // Only what follows tells whether it belongs to the number.
            let joins = words.peek().is_some_and(|(_, next)| below_hundred(next).is_some());
            if joins {
                continue;
            }
        }
        let (cardinal, is_last) = cardinal(word);
        if !kind_of(cardinal).is_some_and(|kind| sum.add(kind)) {
            break;
        }
        n_words = at + 1;
        if is_last {
            break;
        }
    }
    (n_words > 0).then_some(())?;
    Some((n_words, Number(sum.total()?.checked_mul(ONE)?)))
}

/// A number in figures, with a decimal `point`, and with commas or points, whichever is left, between
/// groups of three.
pub fn figures_with(word: &str, point: char) -> Option<Number> {
    let (whole, part) = word.split_once(point).unwrap_or((word, ""));
    let comma = if point == '.' { ',' } else { '.' };
    let mut groups = whole.split(comma);
    let first = groups.next()?;
    let is_grouped = groups.all(|group| group.len() == 3) && (whole == first || first.len() <= 3);
    let value = |digits: &str| {
        digits.chars().filter(|&digit| digit != comma).try_fold(0_u64, |value, digit| {
            value.checked_mul(10)?.checked_add(u64::from(digit.to_digit(10)?))
        })
    };
    if !is_grouped || part.len() > 6 || part.contains(comma) {
        return None;
    }
    let millionths = value(part)? * 10_u64.pow(6 - part.len() as u32);
    Some(Number(value(whole)?.checked_mul(ONE)?.checked_add(millionths)?))
}

fn without_ordinal(word: &str) -> &str {
    let bare = ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending));
    bare.unwrap_or(word)
}

/// The words of English for numbers in normal form, with what each adds to one.
pub fn english_numbers() -> impl Iterator<Item = (&'static str, NumberWord)> {
    let below = |worth: u64| {
        move |(at, word): (usize, &'static str)| (word, NumberWord::Below(at as u64 * worth))
    };
    let small = SMALL.into_iter().enumerate().map(below(1));
    let tens = (2..).zip(TENS).map(below(10));
    let scales = SCALES.into_iter().map(|(word, scale)| (word, NumberWord::Scale(scale)));
    small.chain(tens).chain([("hundred", NumberWord::Hundred)]).chain(scales)
}

/// What an English word in normal form adds to a number.
fn kind_of(word: &str) -> Option<NumberWord> {
    let below = below_hundred(word).map(NumberWord::Below);
    let hundred = || (word == "hundred").then_some(NumberWord::Hundred);
    below.or_else(hundred).or_else(|| scale_of(word).map(NumberWord::Scale))
}

fn below_hundred(word: &str) -> Option<u64> {
    let word = cardinal(word).0;
    let small = SMALL.iter().position(|&small| small == word);
    let tens = || TENS.iter().position(|&tens| tens == word).map(|at| 10 * (at + 2));
    small.or_else(tens).map(|value| value as u64)
}

fn scale_of(word: &str) -> Option<u64> {
    SCALES.iter().find(|(name, _)| *name == word).map(|&(_, value)| value)
}

/// An ordinal's cardinal, and whether it was one, which ends a number.
fn cardinal(word: &str) -> (&str, bool) {
    if let Some(&(_, cardinal)) = ODD_ORDINALS.iter().find(|(ordinal, _)| *ordinal == word) {
        return (cardinal, true);
    }
    if let Some(stem) = word.strip_suffix("ieth")
        && let Some(tens) = TENS.iter().find(|tens| tens.strip_suffix('y') == Some(stem))
    {
        return (tens, true);
    }
    let is_number = |word: &str| {
        word == "hundred" || SMALL.contains(&word) || SCALES.iter().any(|(name, _)| *name == word)
    };
    match word.strip_suffix("th").filter(|stem| is_number(stem)) {
        Some(stem) => (stem, true),
        None => (word, false),
    }
}

/// What a word adds to a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberWord {
    /// A number below a hundred, or a whole number of hundreds, as Spanish and Russian have words for.
    Below(u64),
    /// Twenty that makes eighty of four before it, as the French say.
    Score,
    /// A hundred of what stands before it.
    Hundred,
    /// A thousand, a million and so on of what stands before it.
    Scale(u64),
}

/// A number as far as its words have been read.
#[derive(Clone, Copy, Debug, Default)]
pub struct NumberSum {
    /// What stands before the last "thousand", "million" or "billion", with these.
    total: u64,
    /// What stands after it, below a thousand but for "nineteen hundred".
    group: Option<u64>,
    /// The last of them; the next one must be smaller.
    last_scale: Option<u64>,
    /// Whether the last word was one of twenty to ninety, which a small number may follow.
    follows_tens: bool,
}

impl NumberSum {
    /// Takes one more word, or says that it does not belong to the number.
    pub fn add(&mut self, word: NumberWord) -> bool {
        match word {
            NumberWord::Below(value) => self.add_below(value),
            NumberWord::Score => self.add_score(),
            NumberWord::Hundred => self.add_hundred(),
            NumberWord::Scale(scale) => self.add_scale(scale),
        }
    }

    fn add_below(&mut self, value: u64) -> bool {
        let fits = match self.group {
            None => true,
            // Only the French go on beyond nine: "soixante-dix-sept" comes as sixty, ten and seven.
            Some(group) if self.follows_tens => match group % 100 {
                60 | 80 => (1..20).contains(&value),
                70 | 90 if value < 10 => value > 0,
                tens => tens % 10 == 0 && (1..10).contains(&value),
            },
            Some(group) => group >= 100 && group % 100 == 0 && (1..100).contains(&value),
        };
        if fits {
            self.group = Some(self.group.unwrap_or_default() + value);
            self.follows_tens = (20..100).contains(&value) || (self.follows_tens && value == 10);
        }
        fits
    }

    fn add_score(&mut self) -> bool {
        match self.group {
            Some(group) if group % 100 == 4 => {
                self.group = Some(group + 76);
                self.follows_tens = true;
                true
            }
            _ => self.add_below(20),
        }
    }

    fn add_hundred(&mut self) -> bool {
        self.follows_tens = false;
        let fits = self.group.is_none_or(|group| (1..100).contains(&group));
        self.group = Some(100 * self.group.unwrap_or(1)).filter(|_| fits).or(self.group);
        fits
    }

    fn add_scale(&mut self, scale: u64) -> bool {
        self.follows_tens = false;
        let fits = self.last_scale.is_none_or(|last| scale < last && self.group.is_some());
        if fits {
            self.total = self.total.saturating_add(scale.saturating_mul(self.group.unwrap_or(1)));
            (self.group, self.last_scale) = (None, Some(scale));
        }
        fits
    }

    /// Whether an English "and" may stand here: after "hundred" and after "thousand".
    pub fn takes_and(&self) -> bool {
        match self.group {
            Some(group) => group >= 100 && group % 100 == 0,
            None => self.last_scale.is_some(),
        }
    }

    /// Whether the last word was one of twenty to ninety: "vingt et un", "treinta y uno".
    pub fn follows_tens(&self) -> bool {
        self.follows_tens
    }

    /// The number so far.
    pub fn total(&self) -> Option<u64> {
        self.total.checked_add(self.group.unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks the number at the start of some words: how many of them, and its value.
    #[track_caller]
    fn check(text: &str, expected: Option<(usize, f64)>) {
        let words = text.split([' ', '-']);
        let found = number_at(words).map(|(n, number)| (n, number.value()));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn each_word_of_english_is_a_number_by_itself() {
        for (word, _) in english_numbers() {
            assert!(number_at([word].into_iter()).is_some(), "{word}");
        }
        assert_eq!(english_numbers().nth(22), Some(("forty", NumberWord::Below(40))));
    }

    #[test]
    fn figures_are_read_with_commas_points_and_endings() {
        check("214", Some((1, 214.0)));
        check("1,911 people", Some((1, 1911.0)));
        check("3.5 million euros", Some((2, 3_500_000.0)));
        check("22nd", Some((1, 22.0)));
        check("19,11", None);
        check("22.03.2024", None);
        check("99999999999999999999", None);
    }

    #[test]
    fn words_are_read_as_english_says_them() {
        check("two hundred and fourteen people", Some((4, 214.0)));
        check("twenty-one", Some((2, 21.0)));
        check("nineteen hundred and six", Some((4, 1906.0)));
        check("three million two hundred thousand and five", Some((7, 3_200_005.0)));
        check("a hundred", None);
        check("hundred boats", Some((1, 100.0)));
        check("ferry", None);
    }

    #[test]
    fn ordinals_count_to_their_number_and_end_it() {
        check("twenty-second october", Some((2, 22.0)));
        check("fourth", Some((1, 4.0)));
        check("thirtieth", Some((1, 30.0)));
        check("first two", Some((1, 1.0)));
    }

    #[test]
    fn what_does_not_belong_to_the_number_is_left() {
        check("two and a half", Some((1, 2.0)));
        check("two and three", Some((1, 2.0)));
        check("hundred and then", Some((1, 100.0)));
        check("twenty twenty", Some((1, 20.0)));
        check("six seven", Some((1, 6.0)));
        check("thousand million", Some((1, 1000.0)));
    }
}
