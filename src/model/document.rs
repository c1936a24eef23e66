//! One document: its text and the tables over it.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Serialize};

use super::index::{ParagraphIdx, SentenceIdx, WordId, WordIdx};
use super::layout::{Imprint, Layout, Rich};
use super::parsed::{Parsed, ParsedText};
use super::stamp::Stamp;
use super::tables::{Part, Row, Tables};
use super::vocabulary::Vocabulary;
use crate::text::{Language, Span, language, one_line, visible};

/// What kind of file a document was read from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Format {
    /// Plain text.
    #[default]
    Text,
    /// Markdown: spans go into the raw text, marks are hidden when drawn.
    Markdown,
    /// A web page.
    Html,
    /// Word, since 2007.
    Docx,
    /// OpenDocument text.
    Odt,
    /// Rich Text Format.
    Rtf,
    /// An e-book.
    Epub,
    /// PDF.
    Pdf,
    /// A mail.
    Mail,
}

impl Format {
    /// The short name used in lists and JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Docx => "docx",
            Self::Odt => "odt",
            Self::Rtf => "rtf",
            Self::Epub => "epub",
            Self::Pdf => "pdf",
            Self::Mail => "eml",
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
    pub encoding: Cow<'static, str>,
    /// Whether a person has chosen the encoding.
    pub is_encoding_chosen: bool,
    /// Size of the file in bytes.
    pub bytes: u64,
    /// Whether all of the file is there.
    pub is_complete: bool,
    /// What a rich format says beside the text.
    pub rich: Option<Box<Rich>>,
    /// How the file looked when it was read.
    pub stamp: Stamp,
}

impl Source {
    /// What of the text its format says to stand around the text proper.
    pub fn asides(&self) -> &[Span] {
        self.rich.as_ref().map_or(&[], |rich| &rich.layout.asides)
    }
}

/// A text with its words, sentences and paragraphs, all as byte offsets into one buffer.
#[derive(Debug)]
pub struct Document {
    source: Source,
    title: Box<str>,
    /// The file's name where it cannot be shown as it is.
    shown_name: Option<Box<str>>,
    /// Shared with what is the same text under another path.
    text: Arc<String>,
    tables: Arc<Tables>,
    part: Part,
    language: OnceLock<Option<Language>>,
}

impl Document {
    /// Makes documents of parsed texts, in order, and numbers their new words in `vocabulary`. The
    /// words that the texts were parsed with have the same numbers there.
    pub fn all(
        sources: impl IntoIterator<Item = Source>,
        parsed: Parsed,
        vocabulary: &mut Vocabulary,
    ) -> impl Iterator<Item = Self> {
        let Parsed { texts, mut tables, new_words } = parsed;
        new_words.join(vocabulary, &mut tables.word_ids);
        let tables = Arc::new(tables);
        let texts = sources.into_iter().zip(texts);
        texts.map(move |(source, text)| Self::new(source, text, Arc::clone(&tables)))
    }

    fn new(source: Source, parsed: ParsedText, tables: Arc<Tables>) -> Self {
        let ParsedText { text, title, part } = parsed;
        let shown_name = match visible(file_name(&source.path)) {
            Cow::Borrowed(_) => None,
            Cow::Owned(shown) => Some(shown.into()),
        };
        let name = || shown_name.as_deref().unwrap_or_else(|| file_name(&source.path));
        let told = source.rich.as_ref().and_then(|rich| rich.imprint.title.as_deref());
        let told = told.map(one_line).filter(|title| !title.is_empty());
        let title = told.map_or(title, Cow::into_owned);
        let title = if title.is_empty() { name().into() } else { title.into() };
        let text = Arc::new(text.into_string());
        Self { source, title, shown_name, text, tables, part, language: OnceLock::new() }
    }

    /// The same text from another source, which says the same of itself and has the same file name.
    pub(super) fn with_source(&self, source: Source) -> Self {
        Self {
            source,
            title: self.title.clone(),
            shown_name: self.shown_name.clone(),
            text: Arc::clone(&self.text),
            tables: Arc::clone(&self.tables),
            part: self.part.clone(),
            language: self.language.clone(),
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

    /// The last part of the path as it is shown: on one line, and nothing in it hides or turns the rest.
    pub fn file_name(&self) -> &str {
        self.shown_name.as_deref().unwrap_or_else(|| file_name(&self.source.path))
    }

    /// The title guessed from the first lines, else the file's name; never empty for a named file.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// What its format says about it, if that is a rich one.
    pub fn imprint(&self) -> Option<&Imprint> {
        self.source.rich.as_ref().map(|rich| &rich.imprint)
    }

    /// What stands where in it, if its format is a rich one.
    pub fn layout(&self) -> Option<&Layout> {
        self.source.rich.as_ref().map(|rich| &rich.layout)
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
        self.part.words.len()
    }

    /// Number of sentences.
    pub fn n_sentences(&self) -> usize {
        self.part.sentences.len()
    }

    /// Number of paragraphs.
    pub fn n_paragraphs(&self) -> usize {
        self.part.paragraphs.len()
    }

    /// The words' numbers in the corpus' vocabulary, in order.
    pub fn word_ids(&self) -> &[WordId] {
        self.tables.word_ids.get(self.part.words.clone()).unwrap_or_default()
    }

    /// A word's span; empty past the end.
    pub fn word(&self, word: WordIdx) -> Span {
        let Part { words, first_byte, .. } = &self.part;
        let at = words.start + word.index();
        let start = self.tables.word_starts.get(at).filter(|_| at < words.end);
        let len = self.tables.word_lens.get(at);
        start.zip(len).map_or_else(Span::default, |(start, len)| {
            let start = start - first_byte;
            Span::new(start, start + u32::from(*len))
        })
    }

    /// A sentence's span, without white space at its ends; empty past the end.
    pub fn sentence(&self, sentence: SentenceIdx) -> Span {
        self.sentence_rows().get(sentence.index()).map_or_else(Span::default, |row| row.span)
    }

    /// A paragraph's span, without white space at its ends; empty past the end.
    pub fn paragraph(&self, paragraph: ParagraphIdx) -> Span {
        self.paragraph_rows().get(paragraph.index()).map_or_else(Span::default, |row| row.span)
    }

    /// All sentences in order.
    pub fn sentences(&self) -> impl ExactSizeIterator<Item = Span> + '_ {
        self.sentence_rows().iter().map(|row| row.span)
    }

    /// All paragraphs in order.
    pub fn paragraphs(&self) -> impl ExactSizeIterator<Item = Span> + '_ {
        self.paragraph_rows().iter().map(|row| row.span)
    }

    /// The indices of the words inside a sentence.
    pub fn words_of_sentence(&self, sentence: SentenceIdx) -> Range<usize> {
        first_of(self.sentence_rows(), sentence.index(), self.n_words())
    }

    /// The indices of the sentences inside a paragraph.
    pub fn sentences_of_paragraph(&self, paragraph: ParagraphIdx) -> Range<usize> {
        first_of(self.paragraph_rows(), paragraph.index(), self.n_sentences())
    }

    /// The numbers of the words inside a paragraph, in order.
    pub fn words_of_paragraph(&self, paragraph: ParagraphIdx) -> &[WordId] {
        let sentences = self.sentences_of_paragraph(paragraph);
        let first = self.words_of_sentence(SentenceIdx::at(sentences.start)).start;
        let end = self.words_of_sentence(SentenceIdx::at(sentences.end)).start;
        self.word_ids().get(first..end).unwrap_or_default()
    }

    /// The indices of the words that lie wholly inside a span.
    pub fn words_in(&self, span: Span) -> Range<usize> {
        let Part { words, first_byte, .. } = &self.part;
        let first_from = |byte: u32| {
            let place = first_byte.saturating_add(byte);
            self.tables.word_starts.first_from(words.clone(), place) - words.start
        };
        let (start, mut end) = (first_from(span.start), first_from(span.end));
        if end > start && self.word(WordIdx::at(end - 1)).end > span.end {
            end -= 1;
        }
        start..end.max(start)
    }

    /// The paragraph that holds a byte; for a byte between two, the one before it.
    pub fn paragraph_at_byte(&self, byte: u32) -> Option<ParagraphIdx> {
        at_byte(self.paragraph_rows(), byte).map(ParagraphIdx::at)
    }

    /// The sentence that holds a byte; for a byte between two, the one before it.
    pub fn sentence_at_byte(&self, byte: u32) -> Option<SentenceIdx> {
        at_byte(self.sentence_rows(), byte).map(SentenceIdx::at)
    }

    fn sentence_rows(&self) -> &[Row] {
        self.tables.sentences.get(self.part.sentences.clone()).unwrap_or_default()
    }

    fn paragraph_rows(&self) -> &[Row] {
        self.tables.paragraphs.get(self.part.paragraphs.clone()).unwrap_or_default()
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
