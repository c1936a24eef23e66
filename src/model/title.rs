//! Guesses a text's title from its first lines.

use super::tables::Row;
use crate::text::{is_unseen, words};

/// How far down a title is looked for.
pub(super) const FIRST_PARAGRAPHS: usize = 12;
/// What has fewer words is a section name, what has more is a sentence.
const TITLE_WORDS: std::ops::RangeInclusive<usize> = 4..=24;
/// A title of so many words is short.
const SHORT_WORDS: usize = 12;
/// A title of a document whose first lines hold none is cut to this many characters.
const LONGEST_CHARS: usize = 160;

/// What is shorter, or ends without a full stop, is not where the text itself begins.
const PROSE_WORDS: usize = 12;

/// The first line above where the prose begins that reads like a title: a few words that end without
/// a full stop and are no date or ticker. A short one goes before a long one, which may be a caption.
/// Else the first paragraph with a word if it is no longer than a line, else nothing.
pub(super) fn title(text: &str, paragraphs: &[Row]) -> String {
    let opening = || {
        let spans = paragraphs.iter().take(FIRST_PARAGRAPHS).map(|row| row.span);
        spans.map(|span| span.of(text)).map(without_markup)
    };
    let head: Vec<&str> = opening().take_while(|line| !is_prose(line)).collect();
    let heading = paragraphs.first().map(|row| row.span.of(text)).filter(|line| is_heading(line));
    heading
        .map(without_markup)
        .or_else(|| head.iter().copied().find(|line| reads_like_title(line) && is_short(line)))
        .or_else(|| head.iter().copied().find(|line| reads_like_title(line)))
        .or_else(|| {
            opening()
                .find(|line| line.chars().any(char::is_alphanumeric))
                .filter(|line| is_line(line))
        })
        .map(|line| {
            let line = line.chars().take(LONGEST_CHARS).map(plain_space);
            line.filter(|&letter| !is_unseen(letter)).collect::<String>().trim().to_owned()
        })
        .unwrap_or_default()
}

fn is_prose(line: &str) -> bool {
    line.ends_with(['.', '!', '?', '”', '"', '。']) && words(line).len() >= PROSE_WORDS
}

/// Whether it is short enough to be a name at all.
fn is_line(line: &str) -> bool {
    words(line).len() <= *TITLE_WORDS.end()
}

fn is_short(line: &str) -> bool {
    words(line).len() <= SHORT_WORDS
}

fn is_heading(line: &str) -> bool {
    line.starts_with("# ")
}

fn without_markup(line: &str) -> &str {
    line.trim_start_matches('#').trim_matches(|c: char| c.is_whitespace() || c == '*' || c == '_')
}

fn reads_like_title(line: &str) -> bool {
    if line.len() > 400 || line.ends_with(['.', ':', ';']) {
        return false;
    }
    let spans = words(line);
    let has_digit =
        |word: &&crate::text::Span| word.of(line).contains(|c: char| c.is_ascii_digit());
    let n_numbers = spans.iter().filter(has_digit).count();
    let has_list_mark = line.starts_with(['•', '·', '-', '|']) || line.matches(" | ").count() > 1;
    TITLE_WORDS.contains(&spans.len()) && n_numbers * 4 <= spans.len() && !has_list_mark
}

fn plain_space(character: char) -> char {
    if character.is_whitespace() { ' ' } else { character }
}

#[cfg(test)]
mod tests {
    use crate::model::Parsed;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(Parsed::new(text.to_owned()).texts[0].title, expected);
    }

    #[test]
    fn section_names_dates_and_tickers_are_no_titles() {
        check(
            "Features\n\nMonday, April 3, 2024\n\n• EUR93.30\n\nThe ferry that left early\n",
            "The ferry that left early",
        );
    }

    #[test]
    fn a_markdown_heading_is_the_title() {
        check("# One **night**\n\nText.", "One **night");
    }

    #[test]
    fn captions_above_the_title_are_no_titles() {
        let prose = "At twenty to seven the ferry left the quay with the gangway still down.";
        check(
            &format!(
                "A quay in the rain at night, where nobody now stands, photographed for the Tidewater\n\nThe ferry that left early\n\n{prose}"
            ),
            "The ferry that left early",
        );
        check(
            &format!("The ferry that left early\n\nBy A. Writer\n\n{prose}"),
            "The ferry that left early",
        );
    }

    #[test]
    fn a_text_without_title_is_called_by_its_first_words() {
        check("Short.", "Short.");
        check("", "");
    }
}
