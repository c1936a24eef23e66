//! Labelled pairs made harder: with words exchanged, and as a scanner would have read them.

use diptych::compare::Sides;
use diptych::text::Span;

use crate::random::Random;
use crate::sets::{Gold, Pair};

/// The pair with half of the right side's words exchanged for words that stand nowhere else, of the
/// short ones (function words, mostly) a quarter.
pub(crate) fn reworded(pair: &Pair) -> Pair {
    let mut random = Random::new(11);
    let mut n_new = 0;
    changed(pair, |word| {
        let tail = word.trim_start_matches(char::is_alphanumeric);
        let chance = if word.len() - tail.len() > 3 { 0.55 } else { 0.275 };
        n_new += 1;
        let is_new = random.share() < chance;
        (None, if is_new { format!("qu{n_new}z{tail}") } else { word.to_owned() })
    })
}

/// The pair with the right side as a scanner reads a page: in lines of 64 characters, words parted by
/// hyphens at their ends, some letters misread, some spaces lost.
pub(crate) fn scanned(pair: &Pair) -> Pair {
    let mut scanner = Scanner { random: Random::new(13), column: 0, n_lines: 0 };
    changed(pair, |word| scanner.read(word))
}

struct Scanner {
    random: Random,
    column: usize,
    n_lines: usize,
}

impl Scanner {
    const WIDTH: usize = 64;
    const MISREAD: [(&str, &str); 8] = [
        ("rn", "m"),
        ("m", "rn"),
        ("l", "1"),
        ("cl", "d"),
        ("h", "b"),
        ("e", "c"),
        ("u", "ii"),
        ("I", "l"),
    ];

    /// A word as read, and the space before it.
    fn read(&mut self, word: &str) -> (Option<&'static str>, String) {
        let mut word = word.to_owned();
        if self.random.below(12) == 0 {
            let (from, to) = Self::MISREAD[self.random.below(Self::MISREAD.len())];
            word = word.replacen(from, to, 1);
        }
        let len = word.chars().count();
        if self.column + len <= Self::WIDTH {
            let is_lost = self.column > 0 && self.random.below(40) == 0;
            self.column += len + 1;
            return (Some(if is_lost { "" } else { " " }), word);
        }
        self.n_lines += 1;
        if len > 7 && word.chars().all(char::is_alphabetic) {
            let (head, tail) = word.split_at(word.char_indices().nth(len / 2).map_or(0, |at| at.0));
            self.column = tail.len() + 1;
            return (Some(" "), format!("{head}-\n{tail}"));
        }
        self.column = len + 1;
        let is_last = self.n_lines.is_multiple_of(8);
        (Some(if is_last { "\n\n" } else { "\n" }), word)
    }
}

/// The pair with each word of the right side written anew, and the space before it unless it stays as
/// it is. Gold and units go along.
fn changed(pair: &Pair, mut write: impl FnMut(&str) -> (Option<&'static str>, String)) -> Pair {
    let mut written = String::with_capacity(pair.right().len());
    // Where each old byte stands now.
    let mut places: Vec<u32> = Vec::with_capacity(pair.right().len() + 1);
    let mut space = "";
    for piece in pair.right().split_inclusive(char::is_whitespace) {
        let (word, space_now) = piece.split_at(piece.trim_end().len());
        if !word.is_empty() {
            let (other, word_now) = write(word);
            written.push_str(other.filter(|_| !written.is_empty()).unwrap_or(space));
            places.resize(places.len() + word.len(), written.len() as u32);
            written.push_str(&word_now);
        }
        places.resize(places.len() + space_now.len(), written.len() as u32);
        space = space_now;
    }
    places.push(written.len() as u32);
    let now = |span: &Span| Span::new(places[span.start as usize], places[span.end as usize]);
    let mut changed = Pair::new(pair.name.clone(), pair.left(), &written);
    let gold = pair.gold.iter().map(|gold| Gold { right: now(&gold.right), ..gold.clone() });
    changed.gold = gold.collect();
    changed.units = pair.units.as_ref().map(|units| Sides {
        left: units.left.clone(),
        right: units.right.iter().map(now).collect(),
    });
    changed
}
