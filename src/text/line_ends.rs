//! Words that the end of a line cuts in two: "har-" and "bour" under it are one word.
//!
//! A hard-wrapped or scanned text has thousands of them, and each would be a change against the same
//! text flowing. Texts without a hyphen at the end of any line pay for one search of line ends.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::normal::normal_form;
use super::segments::{are_one_word, is_wide};
use super::span::Span;
use super::words::MAX_WORD_BYTES;

/// Hyphens that a line ends with: plain, Unicode's own, soft, and the sign some scanners write.
const HYPHENS: [char; 4] = ['-', '\u{2010}', '\u{ad}', '¬'];
/// Neither part of a cut word is a single letter.
const FEWEST_LETTERS: usize = 2;

/// Makes one word of each two that the end of a line cuts apart inside a paragraph.
///
/// Cut is what goes on in lower case after a hyphen, unless the text has it with its hyphen elsewhere
/// ("well-known"), or has both parts as words, but not the whole; and a word of Han or Kana that
/// nothing but the end of a line parts.
pub fn join_cut_words(text: &str, words: &mut Vec<Span>, paragraphs: &[Span]) {
    let cuts = cuts(text, words, paragraphs);
    if cuts.is_empty() {
        return;
    }
    let seen = Seen::new(text, words, &cuts);
    let mut joined: Vec<Span> = Vec::with_capacity(words.len());
    let mut cuts = cuts.iter().filter(|cut| cut.is_wide || seen.says_joined(cut)).peekable();
    for (at, &word) in words.iter().enumerate() {
        let is_tail = cuts.next_if(|cut| cut.tail == at).is_some();
        match joined.last_mut() {
            Some(open) if is_tail && word.end - open.start <= MAX_WORD_BYTES as u32 => {
                open.end = word.end;
            }
            _ => joined.push(word),
        }
    }
    *words = joined;
}

/// A word as if no line end cut it.
pub(super) fn uncut(word: &str) -> Cow<'_, str> {
    let Some((head, tail)) = word.split_once('\n') else { return word.into() };
    let head = head.trim_end().trim_end_matches(HYPHENS);
    [head, tail.trim_start_matches(is_margin)].concat().into()
}

/// Whether a line that ends so, above one that begins so, is cut inside a word.
pub(super) fn is_cut(above: &str, below: &str) -> bool {
    let head = above.trim_end().strip_suffix(HYPHENS);
    head.is_some_and(|head| head.ends_with(char::is_alphabetic))
        && below.trim_start_matches(is_margin).starts_with(char::is_lowercase)
}

/// Indentation, and the marks of quoted mail.
fn is_margin(character: char) -> bool {
    character == '>' || character.is_whitespace()
}

/// A place where the end of a line may cut a word.
struct Cut {
    /// The index of the word below; the one above comes before it.
    tail: usize,
    is_wide: bool,
    parts: [String; 2],
}

/// The places where a word may be cut, in order.
fn cuts(text: &str, words: &[Span], paragraphs: &[Span]) -> Vec<Cut> {
    let line_ends = memchr::memchr_iter(b'\n', text.as_bytes());
    line_ends.filter_map(|at| cut(text, words, paragraphs, at)).collect()
}

fn cut(text: &str, words: &[Span], paragraphs: &[Span], line_end: usize) -> Option<Cut> {
    let above = text.get(..line_end)?.trim_end_matches('\r');
    let last = above.chars().next_back()?;
    let is_wide = is_wide(last);
    if !is_wide && !HYPHENS.contains(&last) {
        return None;
    }
    let tail = words.partition_point(|word| (word.start as usize) < line_end);
    let (upper, lower) = (words.get(tail.checked_sub(1)?)?, words.get(tail)?);
    let paragraph = paragraphs.partition_point(|paragraph| paragraph.end <= upper.start);
    let is_inside = paragraphs.get(paragraph).is_some_and(|around| around.covers(*lower));
    let margin = Span::new(line_end as u32, lower.start).of(text);
    let gap = Span::new(upper.end.min(above.len() as u32), above.len() as u32).of(text);
    let is_near = gap.chars().all(|c| HYPHENS.contains(&c)) && margin.chars().all(is_margin);
    let parts = [upper, lower].map(|word| normal_form(word.of(text)).into_owned());
    let goes_on = if is_wide {
        are_one_word(upper.of(text), lower.of(text))
    } else {
        let is_word = |part: &String| {
            part.chars().count() >= FEWEST_LETTERS && part.chars().all(char::is_alphabetic)
        };
        parts.iter().all(is_word) && lower.of(text).starts_with(char::is_lowercase)
    };
    (is_inside && is_near && goes_on).then_some(Cut { tail, is_wide, parts })
}

/// What the rest of a text says about its cuts.
struct Seen {
    words: HashMap<String, usize>,
    hyphenated: HashSet<[String; 2]>,
}

impl Seen {
    fn new(text: &str, words: &[Span], cuts: &[Cut]) -> Self {
        let mut counts: HashMap<String, usize> = HashMap::new();
        for [head, tail] in cuts.iter().map(|cut| &cut.parts) {
            // Each part is met once at the cut itself, which says nothing.
            for part in [head, tail] {
                counts.entry(part.clone()).or_default();
            }
            counts.entry([head.as_str(), tail].concat()).or_default();
        }
        let mut seen = Self { words: counts, hyphenated: HashSet::new() };
        let mut cuts = cuts.iter().peekable();
        for (at, word) in words.iter().enumerate() {
            let is_head = cuts.peek().is_some_and(|cut| cut.tail == at + 1);
            let is_tail = cuts.next_if(|cut| cut.tail == at).is_some();
            if is_head || is_tail {
                continue;
            }
            let normal = normal_form(word.of(text));
            let Some(count) = seen.words.get_mut(normal.as_ref()) else { continue };
            *count += 1;
            if let Some(next) = words.get(at + 1)
                && HYPHENS.iter().any(|hyphen| {
                    Span::new(word.end, next.start).of(text) == hyphen.encode_utf8(&mut [0; 4])
                })
            {
                let next = normal_form(next.of(text)).into_owned();
                seen.hyphenated.insert([normal.into_owned(), next]);
            }
        }
        seen
    }

    fn says_joined(&self, cut: &Cut) -> bool {
        let is_seen = |word: &str| self.words.get(word).is_some_and(|&count| count > 0);
        let [head, tail] = &cut.parts;
        !self.hyphenated.contains(&cut.parts)
            && (is_seen(&[head.as_str(), tail].concat()) || !is_seen(head) || !is_seen(tail))
    }
}

#[cfg(test)]
mod tests {
    use super::super::{paragraphs, words};
    use super::*;

    /// Checks the words of a text that hold a line end, in normal form.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let mut found = words(text);
        join_cut_words(text, &mut found, &paragraphs(text));
        let cut = found.iter().map(|word| word.of(text)).filter(|word| word.contains('\n'));
        let found: Vec<String> = cut.map(|word| normal_form(word).into_owned()).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_word_goes_on_under_its_hyphen() {
        check("She left the har-\nbour at once.", &["harbour"]);
        check("She left the har\u{2010}\r\n  bour at once.", &["harbour"]);
        check("Der Häu-\nserblock und die Ge\u{ad}\nmeinde.", &["häuserblock", "gemeinde"]);
        check("> She left the har-\n> bour at once.", &["harbour"]);
    }

    #[test]
    fn a_hyphen_that_belongs_to_a_word_stays() {
        check("A well-\nknown ship. Its well-known captain.", &[]);
        check("A long-\nlost ship, long ago lost.", &[]);
        check("A long-\nlost ship, longlost, long ago lost.", &["longlost"]);
    }

    #[test]
    fn capitals_numbers_dashes_and_blank_lines_cut_no_word() {
        check("From Saint-\nMalo to the A-\nb, 1914-\n1918.", &[]);
        check("She left -\nand came back. The har-\n\nbour.", &[]);
    }

    #[test]
    fn a_chinese_word_goes_on_in_the_next_line() {
        let text = "镇长在十点钟用简短的讲话宣布节日开幕，孩子们在旧码\n\
                    头上等着，清晨，商贩们就在岸上搭起了摊位，这时星期\n\
                    天的太阳已经出来了，老船长展示了他收藏的船模。";
        check(text, &["码头", "星期天"]);
        check("清晨，商贩们就在旧码\n\n头上搭起了摊位。", &[]);
    }
}
