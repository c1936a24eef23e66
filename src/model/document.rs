//! One document: its text and the tables over it.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use super::index::{ParagraphIdx, SentenceIdx, WordId, WordIdx};
use super::parsed::{Parsed, Row};
use super::vocabulary::Vocabulary;
use crate::text::{Language, Span, language};

/// What kind of file a document was read from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// Plain text.
    #[default]
    Text,
    /// Markdown: spans go into the raw text, marks are hidden when drawn.
    Markdown,
}

impl Format {
    /// The short name used in lists and JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Markdown => "md",
        }
    }
}

/// Where a document came from and how it was read.
#[derive(Clone, Debug, Default)]
pub struct Source {
    /// The path as given, joined with the path inside what was given.
    pub path: Arc<str>,
    /// The path's bytes, where they are not UTF-8.
    pub path_bytes: Option<Arc<[u8]>>,
    /// What kind of file it was.
    pub format: Format,
    /// The encoding's name, as the WHATWG has it.
    pub encoding: &'static str,
    /// Size of the file in bytes.
    pub bytes: u64,
    /// Whether all of the file is there.
    pub is_complete: bool,
}

/// A text with its words, sentences and paragraphs, all as byte offsets into one buffer.
#[derive(Debug)]
pub struct Document {
    source: Source,
    title: Box<str>,
    text: Box<str>,
    word_starts: Box<[u32]>,
    word_lens: Box<[u8]>,
    word_ids: Box<[WordId]>,
    sentences: Box<[Row]>,
    paragraphs: Box<[Row]>,
    language: OnceLock<Option<Language>>,
}

impl Document {
    /// Numbers a parsed text's new words in `vocabulary` and makes a document of it. The words that
    /// the text was parsed with have the same numbers there.
    pub fn new(source: Source, parsed: Parsed, vocabulary: &mut Vocabulary) -> Self {
        let title = if parsed.title.is_empty() { file_name(&source.path) } else { &parsed.title };
        Self {
            title: title.into(),
            word_ids: parsed.ids.numbered(vocabulary),
            text: parsed.text,
            word_starts: parsed.word_starts,
            word_lens: parsed.word_lens,
            sentences: parsed.sentences,
            paragraphs: parsed.paragraphs,
            language: OnceLock::new(),
            source,
        }
    }

    /// Where it came from and how it was read.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// The path as it is shown.
    pub fn path(&self) -> &str {
        &self.source.path
    }

    /// The last part of the path.
    pub fn file_name(&self) -> &str {
        file_name(&self.source.path)
    }

    /// The title guessed from the first lines, else the file's name; never empty for a named file.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The paragraph that the title was taken from, if it was.
    pub fn title_paragraph(&self) -> Option<ParagraphIdx> {
        let is_title = |span: Span| {
            let text = span.of(&self.text).trim_start_matches('#');
            text.trim_matches(|c: char| c.is_whitespace() || c == '*' || c == '_') == &*self.title
        };
        let mut opening = self.paragraphs().take(super::title::FIRST_PARAGRAPHS);
        opening.position(is_title).map(ParagraphIdx::at)
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The whole text's span.
    pub fn span(&self) -> Span {
        Span::from_range(0..self.text.len())
    }

    /// The language it is written in, if its text tells; guessed when first asked.
    pub fn language(&self) -> Option<Language> {
        *self.language.get_or_init(|| language(&self.text))
    }

    /// Number of words.
    pub fn n_words(&self) -> usize {
        self.word_ids.len()
    }

    /// Number of sentences.
    pub fn n_sentences(&self) -> usize {
        self.sentences.len()
    }

    /// Number of paragraphs.
    pub fn n_paragraphs(&self) -> usize {
        self.paragraphs.len()
    }

    /// The words' numbers in the corpus' vocabulary, in order.
    pub fn word_ids(&self) -> &[WordId] {
        &self.word_ids
    }

    /// A word's span; empty past the end.
    pub fn word(&self, word: WordIdx) -> Span {
        let start = self.word_starts.get(word.index()).copied();
        let len = self.word_lens.get(word.index()).copied();
        start
            .zip(len)
            .map_or_else(Span::default, |(start, len)| Span::new(start, start + u32::from(len)))
    }

    /// A sentence's span, without white space at its ends; empty past the end.
    pub fn sentence(&self, sentence: SentenceIdx) -> Span {
        self.sentences.get(sentence.index()).map_or_else(Span::default, |row| row.span)
    }

    /// A paragraph's span, without white space at its ends; empty past the end.
    pub fn paragraph(&self, paragraph: ParagraphIdx) -> Span {
        self.paragraphs.get(paragraph.index()).map_or_else(Span::default, |row| row.span)
    }

    /// All sentences in order.
    pub fn sentences(&self) -> impl ExactSizeIterator<Item = Span> + '_ {
        self.sentences.iter().map(|row| row.span)
    }

    /// All paragraphs in order.
    pub fn paragraphs(&self) -> impl ExactSizeIterator<Item = Span> + '_ {
        self.paragraphs.iter().map(|row| row.span)
    }

    /// The indices of the words inside a sentence.
    pub fn words_of_sentence(&self, sentence: SentenceIdx) -> Range<usize> {
        first_of(&self.sentences, sentence.index(), self.n_words())
    }

    /// The indices of the sentences inside a paragraph.
    pub fn sentences_of_paragraph(&self, paragraph: ParagraphIdx) -> Range<usize> {
        first_of(&self.paragraphs, paragraph.index(), self.n_sentences())
    }

    /// The numbers of the words inside a paragraph, in order.
    pub fn words_of_paragraph(&self, paragraph: ParagraphIdx) -> &[WordId] {
        let sentences = self.sentences_of_paragraph(paragraph);
        let first = self.words_of_sentence(SentenceIdx::at(sentences.start)).start;
        let end = self.words_of_sentence(SentenceIdx::at(sentences.end)).start;
        self.word_ids.get(first..end).unwrap_or_default()
    }

    /// The indices of the words that lie wholly inside a span.
    pub fn words_in(&self, span: Span) -> Range<usize> {
        let start = self.word_starts.partition_point(|&start| start < span.start);
        let mut end = self.word_starts.partition_point(|&start| start < span.end);
        if end > start && self.word(WordIdx::at(end - 1)).end > span.end {
            end -= 1;
        }
        start..end.max(start)
    }

    /// The paragraph that holds a byte; for a byte between two, the one before it.
    pub fn paragraph_at_byte(&self, byte: u32) -> Option<ParagraphIdx> {
        at_byte(&self.paragraphs, byte).map(ParagraphIdx::at)
    }

    /// The sentence that holds a byte; for a byte between two, the one before it.
    pub fn sentence_at_byte(&self, byte: u32) -> Option<SentenceIdx> {
        at_byte(&self.sentences, byte).map(SentenceIdx::at)
    }
}

fn first_of(rows: &[Row], index: usize, total: usize) -> Range<usize> {
    let first = |index: usize| rows.get(index).map_or(total, |row| row.first as usize);
    first(index)..first(index + 1)
}

fn at_byte(rows: &[Row], byte: u32) -> Option<usize> {
    rows.partition_point(|row| row.span.start <= byte).checked_sub(1)
}

fn file_name(path: &str) -> &str {
    path.trim_end_matches('/').rsplit('/').next().unwrap_or(path)
}
