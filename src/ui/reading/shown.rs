//! A paragraph as it is drawn: line wraps become spaces, control characters, Markdown's marks and
//! those of quoted mail inside a paragraph are hidden, and every character still leads back to its
//! byte of the document.

use crate::model::{Document, Format};
use crate::text::Span;

/// A paragraph's drawn text, and where each part of it comes from.
#[derive(Clone, Debug)]
pub(crate) struct Shown {
    /// What is drawn; one line.
    pub(crate) text: String,
    /// Where it stands in the document.
    pub(crate) span: Span,
    /// Where the two part company: byte of the drawn text, byte of the document.
    breaks: Vec<(u32, u32)>,
}

impl Shown {
    /// Prepares a paragraph of a document.
    pub(crate) fn new(document: &Document, span: Span) -> Self {
        let source = span.of(document.text());
        let is_markdown = document.source().format == Format::Markdown;
        let mut shown =
            Self { text: String::with_capacity(source.len()), span, breaks: Vec::new() };
        let mut chars = source.char_indices().peekable();
        if is_markdown {
            while chars.next_if(|&(_, c)| matches!(c, '#' | '>' | ' ')).is_some() {}
        }
        let (mut is_after_space, mut is_margin) = (false, false);
        for (at, character) in chars {
            let is_quote = is_margin && character == '>';
            let is_mark = is_quote || (is_markdown && matches!(character, '*' | '_' | '`'));
            let is_wrap = character.is_whitespace();
            is_margin = character == '\n' || (is_margin && (is_wrap || is_quote));
            if is_mark || (is_wrap && is_after_space) || (character.is_control() && !is_wrap) {
                continue;
            }
            shown.push(at as u32, if is_wrap { ' ' } else { character });
            is_after_space = is_wrap;
        }
        shown
    }

    fn push(&mut self, at: u32, character: char) {
        let (drawn, byte) = (self.text.len() as u32, self.span.start + at);
        let expected = self.breaks.last().map(|&(d, b)| b + (drawn - d));
        if expected != Some(byte) {
            self.breaks.push((drawn, byte));
        }
        self.text.push(character);
    }

    /// The drawn byte at, or else after, a byte of the document.
    pub(crate) fn drawn(&self, byte: u32) -> usize {
        let next = self.breaks.partition_point(|&(_, b)| b <= byte);
        let limit = self.breaks.get(next).map_or(self.text.len() as u32, |&(drawn, _)| drawn);
        let drawn = match next.checked_sub(1).and_then(|index| self.breaks.get(index)) {
            Some(&(drawn, start)) => (drawn + (byte - start)).min(limit),
            None => 0,
        };
        self.text.floor_char_boundary(drawn as usize)
    }

    /// The byte of the document that a drawn byte stands for; past the end, the paragraph's end.
    pub(crate) fn byte(&self, drawn: usize) -> u32 {
        if drawn >= self.text.len() {
            return self.span.end;
        }
        let index = self.breaks.partition_point(|&(d, _)| d as usize <= drawn).saturating_sub(1);
        self.breaks.get(index).map_or(self.span.start, |&(d, b)| b + (drawn as u32 - d))
    }

    /// Number of drawn characters before a byte of the document.
    pub(crate) fn char_at(&self, byte: u32) -> usize {
        let drawn = self.drawn(byte);
        let before = self.text.get(..drawn).unwrap_or_default();
        if self.text.is_ascii() { drawn } else { before.chars().count() }
    }

    /// The byte of the document at a drawn character.
    pub(crate) fn byte_at_char(&self, character: usize) -> u32 {
        let drawn = self.text.char_indices().nth(character).map_or(self.text.len(), |(at, _)| at);
        self.byte(drawn)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{CorpusBuilder, Parsed, Source};

    #[track_caller]
    fn check(text: &str, format: Format, expected: &str) {
        let mut builder = CorpusBuilder::default();
        builder.push(Source { format, ..Source::default() }, Parsed::new(text.to_owned()));
        let corpus = builder.finish();
        let document = &corpus.documents()[0];
        let shown = Shown::new(document, document.span());
        assert_eq!(shown.text, expected);
        for (drawn, character) in shown.text.char_indices() {
            let byte = shown.byte(drawn);
            assert_eq!(shown.drawn(byte), drawn, "at {character:?}");
            if character != ' ' {
                let source = Span::new(byte, byte + character.len_utf8() as u32).of(text);
                assert_eq!(source, character.to_string());
            }
        }
    }

    #[test]
    fn wraps_become_single_spaces_and_every_character_leads_back() {
        check("one\r\ntwo  thrée\tfour", Format::Text, "one two thrée four");
    }

    #[test]
    fn marks_of_markdown_are_hidden() {
        check("## A **bold** word", Format::Markdown, "A bold word");
        check("2 * 3", Format::Text, "2 * 3");
    }

    #[test]
    fn marks_of_quoted_mail_are_hidden_inside_a_paragraph() {
        check("> one\n> two\n> > three > 2", Format::Text, "> one two three > 2");
    }

    #[test]
    fn control_characters_are_hidden() {
        check("a\u{1b}[31mb", Format::Text, "a[31mb");
    }
}
