//! A text cut into words, sentences and paragraphs, before it joins a corpus.

use std::collections::HashMap;

use super::numbers::Numbers;
use crate::text::{
    Span, WordKey, each_sentence, each_word, join_cut_words, normal_form, paragraphs,
};

/// One text's tables, with words numbered within this text alone.
///
/// Made without looking at any other document, so that many are made at once.
#[derive(Clone, Debug)]
pub struct Parsed {
    pub(super) text: Box<str>,
    pub(super) title: String,
    pub(super) word_starts: Box<[u32]>,
    pub(super) word_lens: Box<[u8]>,
    /// Index into `distinct` for each word.
    pub(super) local_ids: Vec<u32>,
    /// The distinct words' keys.
    pub(super) distinct: Box<[WordKey]>,
    /// Those of them that have no key, in order.
    pub(super) long: Vec<Box<str>>,
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
        Parser::default().parse(text)
    }
}

/// Cuts texts one after the other, in memory that is used again.
#[derive(Debug, Default)]
pub struct Parser {
    words: Vec<Span>,
    numbers: Numbers,
    sentences: Vec<Row>,
    paragraphs: Vec<Row>,
}

impl Parser {
    /// Cuts a text as [`Parsed::new`] does.
    pub fn parse(&mut self, text: String) -> Parsed {
        let text = fitting(text);
        let paragraphs = paragraphs(&text);
        self.words.clear();
        each_word(&text, |word| self.words.push(word));
        join_cut_words(&text, &mut self.words, &paragraphs);
        let local_ids = self.number(&text);
        self.cut(&text, paragraphs);
        Parsed {
            title: super::title::title(&text, &self.paragraphs),
            word_starts: self.words.iter().map(|word| word.start).collect(),
            word_lens: self.words.iter().map(|word| word.len() as u8).collect(),
            local_ids,
            distinct: self.numbers.keys().into(),
            long: self.numbers.long_words(),
            sentences: self.sentences.as_slice().into(),
            paragraphs: self.paragraphs.as_slice().into(),
            text: text.into_boxed_str(),
        }
    }

    /// Numbers the words in order of first appearance.
    fn number(&mut self, text: &str) -> Vec<u32> {
        self.numbers.clear();
        // To bring a word that is not plain into normal form is slow, so each spelling is asked once.
        let mut spellings: HashMap<&str, u32> = HashMap::new();
        let number = |word: &Span| {
            let start = word.start as usize;
            if let Some(key) = WordKey::of_plain(text, start, word.len() as usize) {
                return self.numbers.intern_key(key);
            }
            let spelling = word.of(text);
            let normal = || self.numbers.intern(&normal_form(spelling));
            *spellings.entry(spelling).or_insert_with(normal)
        };
        self.words.iter().map(number).collect()
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
