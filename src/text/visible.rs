//! Characters that are not drawn, or that steer a terminal, made visible.

use std::borrow::Cow;

/// The text with every control character and every mark that turns the direction of writing
/// replaced by something that can be seen, so that no text from a document steers a terminal or
/// hides part of itself. Line ends and tabs are replaced as well: the result is one line.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_unseen) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        match character {
            // Unicode has pictures of the ASCII controls.
            '\0'..='\u{1F}' => shown.extend(char::from_u32(0x2400 + character as u32)),
            '\u{7F}' => shown.push('\u{2421}'),
            _ if is_unseen(character) => {
                let code = format!("<U+{:04X}>", character as u32);
                shown.push_str(&code);
            }
            _ => shown.push(character),
        }
    }
    Cow::Owned(shown)
}

/// The text on one line: white space in a row is one space, what is left is made [`visible`].
pub fn one_line(text: &str) -> Cow<'_, str> {
    if is_plain(text) {
        return Cow::Borrowed(text.trim_matches(' '));
    }
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        line.push_str(if line.is_empty() { "" } else { " " });
        line.push_str(word);
    }
    match visible(&line) {
        Cow::Borrowed(_) => Cow::Owned(line),
        Cow::Owned(shown) => Cow::Owned(shown),
    }
}

/// Like [`one_line`], but white space at either end stays, as one space.
pub fn flat(text: &str) -> Cow<'_, str> {
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    let inner = one_line(text);
    let is_space = |end: Option<char>| if end.is_some_and(char::is_whitespace) { " " } else { "" };
    if inner.is_empty() {
        return Cow::Borrowed(is_space(text.chars().next()));
    }
    let ends = [text.chars().next(), text.chars().next_back()].map(is_space);
    let [before, after] = ends;
    if ends.concat().is_empty() { inner } else { Cow::Owned([before, &inner, after].concat()) }
}

/// Whether a text is one line as it is, as most short stretches are.
fn is_plain(text: &str) -> bool {
    // Without a way out early both loops take many bytes at once.
    let bytes = text.as_bytes();
    let is_printed = |byte: &u8| (b' '..=b'~').contains(byte);
    let is_all_printed = bytes.iter().fold(true, |all, byte| all & is_printed(byte));
    let neighbours = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    let n_double: usize = neighbours.map(|pair| usize::from(pair == (&b' ', &b' '))).sum();
    // Quotes and letters with accents are no ASCII, but plain.
    let is_shown = |c: char| (' '..='~').contains(&c) || !(c.is_whitespace() || is_unseen(c));
    n_double == 0 && (is_all_printed || text.chars().all(is_shown))
}

/// Whether a character is not drawn, or turns the direction of writing: what is shown of a stranger must
/// not hold it.
pub fn is_unseen(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2066}'..='\u{2069}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_and_direction_marks_are_seen() {
        assert_eq!(visible("\u{1b}[31mred\n\u{7f}"), "␛[31mred␊␡");
        assert_eq!(visible("a\u{9b}b \u{202e}gnp"), "a<U+009B>b <U+202E>gnp");
    }

    #[test]
    fn plain_text_stays_as_it_is() {
        assert!(matches!(visible("café 渡轮 شالوم 🦀"), Cow::Borrowed(_)));
    }

    #[test]
    fn only_what_changes_is_copied() {
        assert!(matches!(one_line(" “one” café "), Cow::Borrowed("“one” café")));
        assert_eq!(one_line("é\u{a0}\u{2009}one\u{202e}"), "é one<U+202E>");
        assert_eq!(flat("é\u{a0}"), "é ");
    }

    #[test]
    fn white_space_in_a_row_is_one_space() {
        assert_eq!(one_line("  one\r\n\ttwo "), "one two");
        assert_eq!(["  one\ntwo\t", "one", " ", ""].map(flat), [" one two ", "one", " ", ""]);
    }
}
