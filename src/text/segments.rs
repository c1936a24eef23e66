//! Words of scripts that are written without spaces: Chinese, Japanese, Thai, Lao, Khmer, Burmese.
//!
//! ICU's dictionaries cut them, at some 40 MB a second and without any start-up. The filter goes by
//! characters all the same: where such a word ends is a guess, and a search that leaves out what was
//! guessed wrong would be believed (see `boundary`).

use icu_segmenter::options::WordBreakInvariantOptions;
use icu_segmenter::{WordSegmenter, WordSegmenterBorrowed};

use super::span::Span;
use super::words::{MAX_WORD_BYTES, Role, role};

/// A longer run without any sign in it is cut, so that cutting it into words takes bounded memory.
const MAX_RUN_BYTES: usize = 4096;

/// Whether a script parts its words by no space: Han, Hiragana, Katakana and South-East Asia's.
pub(super) fn is_written_without_spaces(character: char) -> bool {
    is_wide(character)
        || matches!(character,
            '\u{0E01}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}'
            | '\u{A9E0}'..='\u{A9FF}' | '\u{AA60}'..='\u{AA7F}')
            && character.is_alphanumeric()
}

/// Whether a character is Han, Hiragana or Katakana; each takes two columns.
pub(super) fn is_wide(character: char) -> bool {
    is_han(character)
        || matches!(character,
            '\u{3041}'..='\u{309F}' | '\u{30A1}'..='\u{30FA}' | '\u{30FC}'..='\u{30FF}'
            | '\u{31F0}'..='\u{31FF}' | '\u{FF66}'..='\u{FF9D}')
}

/// Whether a character is Han: Chinese, and Japanese Kanji.
pub fn is_han(character: char) -> bool {
    matches!(character,
        '\u{3005}'..='\u{3007}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}')
}

/// The words of the run that begins at the byte `start`, as far as it is looked at; one at least,
/// where a character of such a script begins there.
pub(super) fn words_of_run(text: &str, start: usize) -> Vec<Span> {
    let rest = text.get(start..).unwrap_or_default();
    let rest = rest.get(..rest.floor_char_boundary(MAX_RUN_BYTES)).unwrap_or(rest);
    let is_inside = |&character: &char| matches!(role(character), Role::Alone | Role::Rider);
    let len = rest.chars().take_while(is_inside).map(char::len_utf8).sum();
    let run = rest.get(..len).unwrap_or_default();
    let mut found: Vec<Span> = Vec::new();
    for word in pieces(run) {
        let (first, word) = (word.of(run).chars().next(), shifted(word, start));
        match found.last_mut() {
            // Marks and invisible characters belong to what they follow.
            Some(open) if first.is_some_and(|first| role(first) == Role::Rider) => {
                open.end = word.end.min(open.start + MAX_WORD_BYTES as u32);
            }
            _ => found.push(word),
        }
    }
    found.into_iter().flat_map(|word| fitting(text, word)).collect()
}

/// Whether two parts of a run are one word.
pub(super) fn are_one_word(head: &str, tail: &str) -> bool {
    pieces(&[head, tail].concat()).count() == 1
}

fn pieces(run: &str) -> impl Iterator<Item = Span> + '_ {
    let segmenter: WordSegmenterBorrowed<'static> =
        WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
    let mut start = 0;
    let ends = segmenter.segment_str(run).filter(|&end| end > 0);
    ends.map(move |end| Span::from_range(std::mem::replace(&mut start, end)..end))
}

fn shifted(span: Span, by: usize) -> Span {
    Span::new(span.start + by as u32, span.end + by as u32)
}

/// A word in pieces whose length fits a byte.
fn fitting(text: &str, word: Span) -> Vec<Span> {
    let (mut found, mut start) = (Vec::new(), word.start as usize);
    while start < word.end as usize {
        let end = text.floor_char_boundary(start + MAX_WORD_BYTES).min(word.end as usize);
        found.push(Span::from_range(start..end));
        start = end;
    }
    found
}
