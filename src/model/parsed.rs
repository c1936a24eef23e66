//! Texts cut into words, sentences and paragraphs, before they join a corpus.

use super::tables::{Part, Row, Tables};
use super::vocabulary::Vocabulary;
use super::word_ids::{NewWords, WordNumbering};
use crate::text::{Span, each_sentence, each_word, join_cut_words, paragraphs};

/// Texts and their tables, with those words numbered within them alone that were not known before.
///
/// Made without looking at any other document, so that many are made at once.
#[derive(Clone, Debug)]
pub struct Parsed {
    pub(super) texts: Vec<ParsedText>,
    pub(super) tables: Tables,
    pub(super) new_words: NewWords,
}

/// One of the texts, and its part of the tables.
#[derive(Clone, Debug)]
pub(super) struct ParsedText {
    pub(super) text: Box<str>,
    pub(super) title: String,
    pub(super) part: Part,
}

impl Parsed {
    /// Cuts a text of at most [`u32::MAX`] bytes; longer ones are cut off at the last character
    /// that fits, which whoever reads files prevents with a limit of their own.
    pub fn new(text: String) -> Self {
        Parser::default().parse(vec![text], &Vocabulary::default())
    }
}

/// Cuts texts one after the other, in memory that is used again.
#[derive(Debug, Default)]
pub struct Parser {
    words: Vec<Span>,
    numbering: WordNumbering,
}

impl Parser {
    /// Cuts texts as [`Parsed::new`] does, at most [`u32::MAX`] bytes in all. Their words are looked up among those of the corpus that
    /// they are to join, which may grow until they do.
    pub fn parse(&mut self, texts: Vec<String>, known: &Vocabulary) -> Parsed {
        let mut tables = Tables::with_room_for(texts.iter().map(String::len).sum());
        let mut first_byte = 0;
        let parse = |text| {
            let parsed = self.parse_one(fitting(text), first_byte, &mut tables, known);
            first_byte = first_byte.saturating_add(parsed.text.len() as u32);
            parsed
        };
        let texts = texts.into_iter().map(parse).collect();
        tables.shrink();
        Parsed { texts, tables, new_words: self.numbering.take_new() }
    }

    fn parse_one(
        &mut self,
        text: String,
        first_byte: u32,
        tables: &mut Tables,
        known: &Vocabulary,
    ) -> ParsedText {
        let start = tables.end(first_byte);
        let paragraphs = paragraphs(&text);
        self.words.clear();
        each_word(&text, |word| self.words.push(word));
        join_cut_words(&text, &mut self.words, &paragraphs);
        let start_of = |word: &Span| first_byte.saturating_add(word.start);
        tables.word_starts.extend(self.words.iter().map(start_of));
        tables.word_lens.extend(self.words.iter().map(|word| word.len() as u8));
        self.numbering.push_ids(&text, &self.words, known, &mut tables.word_ids);
        self.cut(&text, paragraphs, tables);
        let part = start.up_to(&tables.end(first_byte));
        let opening = tables.paragraphs.get(part.paragraphs.clone()).unwrap_or_default();
        ParsedText { title: super::title::title(&text, opening), part, text: text.into_boxed_str() }
    }

    /// Finds paragraphs and sentences, and what is the first of each inside.
    fn cut(&self, text: &str, paragraphs: Vec<Span>, tables: &mut Tables) {
        let n_before = tables.sentences.len();
        let mut first_word = 0;
        for paragraph in paragraphs {
            let first = (tables.sentences.len() - n_before) as u32;
            tables.paragraphs.push(Row { span: paragraph, first });
            each_sentence(text, paragraph, |sentence| {
                let is_before = |word: &Span| word.start < sentence.start;
                while self.words.get(first_word).is_some_and(is_before) {
                    first_word += 1;
                }
                tables.sentences.push(Row { span: sentence, first: first_word as u32 });
            });
        }
    }
}

fn fitting(mut text: String) -> String {
    if text.len() >= u32::MAX as usize {
        text.truncate(text.floor_char_boundary(u32::MAX as usize - 1));
    }
    text
}
