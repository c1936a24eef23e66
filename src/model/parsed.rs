//! A text cut into words, sentences and paragraphs, before it joins a corpus.

use std::collections::HashMap;

use super::numbers::Numbers;
use crate::text::{Span, WordKey, normal_form, paragraphs, sentences, words};

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
    pub(super) distinct: Vec<WordKey>,
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
        let text = fitting(text);
        let spans = words(&text);
        let (local_ids, numbers) = numbered(&text, &spans);
        let (distinct, long) = numbers.into_words();
        let (sentences, paragraphs) = rows(&text, &spans);
        Self {
            title: super::title::title(&text, &paragraphs),
            word_starts: spans.iter().map(|word| word.start).collect(),
            word_lens: spans.iter().map(|word| word.len() as u8).collect(),
            local_ids,
            distinct,
            long,
            sentences,
            paragraphs,
            text: text.into_boxed_str(),
        }
    }
}

fn fitting(mut text: String) -> String {
    if text.len() >= u32::MAX as usize {
        text.truncate(text.floor_char_boundary(u32::MAX as usize - 1));
    }
    text
}

/// Numbers the words of a text in order of first appearance.
fn numbered(text: &str, words: &[Span]) -> (Vec<u32>, Numbers) {
    let mut numbers = Numbers::default();
    // To bring a word that is not plain into normal form is slow, so each spelling is asked once.
    let mut spellings: HashMap<&str, u32> = HashMap::new();
    let number = |word: &Span| {
        let start = word.start as usize;
        if let Some(key) = WordKey::of_plain(text, start, word.len() as usize) {
            return numbers.intern_key(key);
        }
        let spelling = word.of(text);
        *spellings.entry(spelling).or_insert_with(|| numbers.intern(&normal_form(spelling)))
    };
    (words.iter().map(number).collect(), numbers)
}

fn rows(text: &str, words: &[Span]) -> (Box<[Row]>, Box<[Row]>) {
    let (mut sentence_rows, mut paragraph_rows) = (Vec::new(), Vec::new());
    let mut first_word = 0;
    for paragraph in paragraphs(text) {
        paragraph_rows.push(Row { span: paragraph, first: sentence_rows.len() as u32 });
        for sentence in sentences(text, paragraph) {
            while words.get(first_word).is_some_and(|word| word.start < sentence.start) {
                first_word += 1;
            }
            sentence_rows.push(Row { span: sentence, first: first_word as u32 });
        }
    }
    (sentence_rows.into(), paragraph_rows.into())
}
