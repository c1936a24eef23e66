//! Where words begin and end, asked at one place of a text.

use super::span::Span;
use super::words::{Role, role};

/// Whether no word runs across the byte `at`, seen from a match that starts there: no letter or
/// digit stands before it. Marks and invisible characters ride along with what they follow; where
/// no spaces part words (Han, Kana, Thai) a match may begin and end at any character, since where
/// such words end is a guess.
pub fn word_begins_at(text: &str, at: u32) -> bool {
    let first = after(text, at).next();
    first.is_some_and(|c| role(c) == Role::Alone) || last_before(text, at) != Some(Role::Letter)
}

/// Whether no word runs across the byte `at`, seen from a match that ends there.
pub fn word_ends_at(text: &str, at: u32) -> bool {
    last_before(text, at) == Some(Role::Alone)
        || after(text, at).map(role).find(|&role| role != Role::Rider) != Some(Role::Letter)
}

/// A span grown to the whole words that it cuts, on both sides.
pub fn word_around(text: &str, span: Span) -> Span {
    let grows = |&character: &char| matches!(role(character), Role::Letter | Role::Rider);
    let (mut start, mut end) = (span.start, span.end);
    if !word_begins_at(text, start) {
        let before = Span::new(0, start).of(text);
        start -= before.chars().rev().take_while(grows).map(char::len_utf8).sum::<usize>() as u32;
        // Riders at the very front belong to what stands before them.
        let head = Span::new(start, span.start).of(text).chars();
        start +=
            head.take_while(|&c| role(c) == Role::Rider).map(char::len_utf8).sum::<usize>() as u32;
    }
    if !word_ends_at(text, end) {
        end += after(text, end).take_while(grows).map(char::len_utf8).sum::<usize>() as u32;
    }
    Span::new(start, end)
}

/// Whether a character can stand in a word, be it one that ends no word or begins none.
pub fn is_part_of_word(character: char) -> bool {
    matches!(role(character), Role::Letter | Role::Rider | Role::Alone)
}

fn after(text: &str, at: u32) -> std::str::Chars<'_> {
    text.get(at as usize..).unwrap_or_default().chars()
}

fn last_before(text: &str, at: u32) -> Option<Role> {
    let before = text.get(..at as usize).unwrap_or_default();
    before.chars().rev().map(role).find(|&role| role != Role::Rider)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The match stands between brackets, the word around it between bars.
    #[track_caller]
    fn check(marked: &str, begins: bool, ends: bool, word: &str) {
        let start = marked.find('[').unwrap() as u32;
        let end = marked.find(']').unwrap() as u32 - 1;
        let text = marked.replace(['[', ']'], "");
        assert_eq!((word_begins_at(&text, start), word_ends_at(&text, end)), (begins, ends));
        assert_eq!(word_around(&text, Span::new(start, end)).of(&text), word);
    }

    #[test]
    fn letters_and_digits_run_on() {
        check("the [ferry] left", true, true, "ferry");
        check("a [ferry]boat9,", true, false, "ferryboat9");
        check("my sub[way]s", false, false, "subways");
        check("group[’]s", false, false, "group’s");
    }

    #[test]
    fn marks_and_invisible_characters_ride_along() {
        check("[caf]e\u{301}.", true, false, "cafe\u{301}");
        check("x\u{ad}[y]\u{ad}z", false, false, "x\u{ad}y\u{ad}z");
        check("e\u{301}[a]\u{301}", false, true, "e\u{301}a");
    }

    #[test]
    fn han_characters_part_words() {
        check("使用[渡轮]离开", true, true, "渡轮");
        check("使用[AI]技术", true, true, "AI");
    }
}
