//! Which stretches of a text stand in quotation marks.

use crate::text::Span;

/// Longer stretches are a mark that was forgotten, not a quotation.
const LONGEST_BYTES: u32 = 6_000;
/// Quotations stand so deep in each other.
const DEEPEST: usize = 4;

/// Marks that open and close a quotation, as one language or another has them. A mark that closes
/// one may open another: which it does, the text before it tells.
const PAIRS: [(char, &[char]); 10] = [
    ('“', &['”', '"']),
    ('„', &['“', '”', '"']),
    ('«', &['»']),
    ('»', &['«', '»']),
    ('‹', &['›']),
    ('›', &['‹', '›']),
    ('‘', &['’']),
    ('‚', &['‘', '’']),
    ('"', &['"', '”']),
    ('\'', &['\'']),
];

/// A mark that waits for its end.
struct Open {
    mark: char,
    /// Where what is quoted begins.
    start: u32,
}

/// What stands in quotation marks in a paragraph, without the marks, in the order of its beginning;
/// one may lie in another. `continues` says whether the next paragraph opens with a mark of its own, as
/// long speeches do: then one that is open is quoted up to the end.
pub(super) fn quoted(text: &str, paragraph: Span, continues: bool) -> Vec<Span> {
    let mut open: Vec<Open> = Vec::new();
    let mut found = Vec::new();
    let mut before = None;
    let mut characters = paragraph.of(text).char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let after = characters.peek().map(|&(_, next)| next);
        let at = paragraph.start + at as u32;
        if let Some(depth) = closed_by(&open, character, (before, after)) {
            if let Some(closed) = open.drain(depth..).next() {
                push(&mut found, Span::new(closed.start, at), text);
            }
        } else if open.len() < DEEPEST && opens(character, (before, after)) {
            open.push(Open { mark: character, start: at + character.len_utf8() as u32 });
        }
        before = Some(character);
    }
    if let Some(first) = open.first().filter(|it| continues && it.mark != '\'') {
        push(&mut found, Span::new(first.start, paragraph.end), text);
    }
    found.sort_unstable_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
    found
}

/// Whether a paragraph begins with a mark that opens a quotation.
pub(super) fn begins_quoted(text: &str, paragraph: Span) -> bool {
    paragraph.of(text).starts_with(['“', '„', '«', '"', '‘', '‚'])
}

fn push(found: &mut Vec<Span>, span: Span, text: &str) {
    let span = span.trimmed(text);
    if !span.is_empty() && span.len() <= LONGEST_BYTES {
        found.push(span);
    }
}

/// Which of the open quotations a character closes: the innermost that it can close.
fn closed_by(
    open: &[Open],
    character: char,
    (before, after): (Option<char>, Option<char>),
) -> Option<usize> {
    let closes = |it: &Open| {
        PAIRS.iter().any(|(opening, ends)| *opening == it.mark && ends.contains(&character))
    };
    let depth = open.iter().rposition(closes)?;
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    match character {
        // Inside a word it is an apostrophe; behind a blank it opens another one.
        '’' | '\'' => !is_word(after) && !before.is_some_and(char::is_whitespace),
        '"' => !before.is_some_and(char::is_whitespace) || !is_word(after),
        _ => true,
    }
    .then_some(depth)
}

/// Whether a character opens a quotation where it stands.
fn opens(character: char, (before, after): (Option<char>, Option<char>)) -> bool {
    if !PAIRS.iter().any(|(opening, _)| *opening == character) {
        return false;
    }
    let has_room = before.is_none_or(|c| {
        c.is_whitespace()
            || matches!(c, '(' | '[' | '—' | '–' | '-' | '“' | '‘' | '"' | '„' | '«' | ':')
    });
    let begins = after.is_some_and(|c| !c.is_whitespace());
    match character {
        '"' => has_room && begins,
        // "'90s" and "’twas" are no quotations.
        '\'' | '‘' | '»' | '›' => has_room && after.is_some_and(char::is_alphabetic),
        _ => after.is_some(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found = quoted(text, Span::from_range(0..text.len()), false);
        let found: Vec<_> = found.into_iter().map(|span| span.of(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn each_kind_of_marks_is_known() {
        check("“Let go,” she said, “and wait.”", &["Let go,", "and wait."]);
        check("She said: \"Let go.\" \"Why?\"", &["Let go.", "Why?"]);
        check("Er sagte: „Wir fahren“, und ging.", &["Wir fahren"]);
        check("Он сказал: «Мы уходим», и ушёл.", &["Мы уходим"]);
        check("Elle dit « on part » et »wir auch«.", &["on part", "wir auch"]);
        check("They said 'let go' and left.", &["let go"]);
    }

    #[test]
    fn an_apostrophe_quotes_nothing() {
        check("The boat's horn and the boats' crews, o'clock, rock 'n' roll.", &["n"]);
        check("‘It’s the captain’s,’ he said.", &["It’s the captain’s,"]);
    }

    #[test]
    fn a_quotation_may_stand_in_another() {
        check("“He said ‘let go’ twice.”", &["He said ‘let go’ twice.", "let go"]);
    }

    #[test]
    fn a_speech_that_goes_on_in_the_next_paragraph_ends_with_its_own() {
        let text = "“It was a fair day.";
        let whole = Span::from_range(0..text.len());
        assert_eq!(quoted(text, whole, true).len(), 1);
        assert_eq!(quoted(text, whole, false).len(), 0);
    }
}
