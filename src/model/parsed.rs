//! A text cut into words, sentences and paragraphs, before it joins a corpus.

use super::vocabulary::Vocabulary;
use super::word_ids::{WordIds, WordNumbering};
use crate::text::{Span, each_sentence, each_word, join_cut_words, paragraphs};

/// One text's tables, with those words numbered within this text alone that were not known before.
///
/// Made without looking at any other document, so that many are made at once.
#[derive(Clone, Debug)]
pub struct Parsed {
    pub(super) text: Box<str>,
    pub(super) title: String,
    pub(super) word_starts: Box<[u32]>,
    pub(super) word_lens: Box<[u8]>,
    pub(super) ids: WordIds,
    pub(super) sentences: Box<[Row]>,
    pub(super) paragraphs: Box<[Row]>,
}

/// A span and the number of the first thing inside it: a sentence's words, a paragraph's sentences.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    pub(super) span: Span,
    pub(super) first: u32,
}

impl Parsed {
    /// Cuts a text of at most [`u32::MAX`] bytes; longer ones are cut off at the last character
    /// that fits, which whoever reads files prevents with a limit of their own.
    pub fn new(text: String) -> Self {
        Parser::default().parse(text, &Vocabulary::default())
    }
}

/// Cuts texts one after the other, in memory that is used again.
#[derive(Debug, Default)]
pub struct Parser {
    words: Vec<Span>,
    numbering: WordNumbering,
    sentences: Vec<Row>,
    paragraphs: Vec<Row>,
}

impl Parser {
    /// Cuts a text as [`Parsed::new`] does. Its words are looked up among those of the corpus that it
    /// is to join, which may grow until it does.
    pub fn parse(&mut self, text: String, known: &Vocabulary) -> Parsed {
        let text = fitting(text);
        let paragraphs = paragraphs(&text);
        self.words.clear();
        each_word(&text, |word| self.words.push(word));
        join_cut_words(&text, &mut self.words, &paragraphs);
        let ids = self.numbering.ids(&text, &self.words, known);
        self.cut(&text, paragraphs);
        Parsed {
            title: super::title::title(&text, &self.paragraphs),
            word_starts: self.words.iter().map(|word| word.start).collect(),
            word_lens: self.words.iter().map(|word| word.len() as u8).collect(),
            ids,
            sentences: self.sentences.as_slice().into(),
            paragraphs: self.paragraphs.as_slice().into(),
            text: text.into_boxed_str(),
        }
    }

    /// Finds paragraphs and sentences, and what is the first of each inside.
    fn cut(&mut self, text: &str, paragraphs: Vec<Span>) {
        self.sentences.clear();
        self.paragraphs.clear();
        let mut first_word = 0;
        for paragraph in paragraphs {
            let first = self.sentences.len() as u32;
            self.paragraphs.push(Row { span: paragraph, first });
            each_sentence(text, paragraph, |sentence| {
                let is_before = |word: &Span| word.start < sentence.start;
                while self.words.get(first_word).is_some_and(is_before) {
                    first_word += 1;
                }
                self.sentences.push(Row { span: sentence, first: first_word as u32 });
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
