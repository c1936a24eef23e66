//! The words of a document with what they can mean, as the rules read them.

use std::borrow::Cow;

use super::words::{Entry, Sense, Words};
use crate::model::{Document, SentenceIdx, WordIdx};
use crate::text::{Span, normal_form};

/// One word.
#[derive(Debug)]
pub(super) struct Token<'a> {
    pub(super) span: Span,
    /// In normal form.
    pub(super) word: Cow<'a, str>,
    entries: &'static [Entry],
    pub(super) sentence: SentenceIdx,
    pub(super) has_capital: bool,
    pub(super) is_figure: bool,
    /// The number that it is by itself, put together of several words.
    pub(super) glued: Option<u64>,
}

impl Token<'_> {
    /// Whether a value can begin with it.
    pub(super) fn may_begin(&self) -> bool {
        self.is_figure || self.is_known()
    }

    /// Whether it is one of the words that values are told with.
    pub(super) fn is_known(&self) -> bool {
        !self.entries.is_empty() || self.glued.is_some()
    }
}

/// The words of a document that may state something.
#[derive(Debug)]
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    tokens: Vec<Token<'a>>,
    pub(super) words: &'static Words,
}

/// A sense of a phrase and the token behind the phrase.
pub(super) type Found<T> = (usize, T);

impl<'a> Reader<'a> {
    /// Reads a document but for what is left out, which is sorted and disjoint.
    pub(super) fn new(document: &'a Document, left_out: &[Span]) -> Self {
        let words = Words::of(document.language());
        let mut reader = Self { text: document.text(), tokens: Vec::new(), words };
        let mut ahead = left_out;
        for sentence in (0..document.n_sentences()).map(SentenceIdx::at) {
            for word in document.words_of_sentence(sentence) {
                let span = document.word(WordIdx::at(word));
                while let Some((_, rest)) =
                    ahead.split_first().filter(|(it, _)| it.end <= span.start)
                {
                    ahead = rest;
                }
                if !ahead.first().is_some_and(|out| out.overlaps(span)) {
                    reader.push(span, sentence);
                }
            }
        }
        reader
    }

    fn push(&mut self, span: Span, sentence: SentenceIdx) {
        let written = span.of(self.text);
        let word = normal_form(written);
        let first = written.chars().next();
        let entries = self.words.entries(&word);
        let glued = if entries.is_empty() { self.words.glued(&word) } else { None };
        self.tokens.push(Token {
            span,
            entries,
            glued,
            sentence,
            has_capital: first.is_some_and(char::is_uppercase),
            is_figure: word.starts_with(|c: char| c.is_ascii_digit()),
            word,
        });
    }

    /// Number of words.
    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// One of them.
    pub(super) fn token(&self, at: usize) -> Option<&Token<'a>> {
        self.tokens.get(at)
    }

    /// A word in normal form; empty past the end.
    pub(super) fn word(&self, at: usize) -> &str {
        self.token(at).map_or("", |token| &*token.word)
    }

    /// A word that begins with a figure; empty for others.
    pub(super) fn figure(&self, at: usize) -> &str {
        self.token(at).filter(|token| token.is_figure).map_or("", |token| &*token.word)
    }

    /// Whether a word stands there in the sentence of the one before it.
    pub(super) fn goes_on(&self, at: usize) -> bool {
        let sentence = |at| self.token(at).map(|token| token.sentence);
        at.checked_sub(1)
            .is_some_and(|before| sentence(at).is_some() && sentence(at) == sentence(before))
    }

    /// What stands between a word and the one before it; all of it if they are of two sentences.
    pub(super) fn gap(&self, at: usize) -> &'a str {
        let before = at.checked_sub(1).and_then(|at| self.token(at)).map_or(0, |it| it.span.end);
        let start = self.token(at).map_or(before, |token| token.span.start);
        Span::new(before, start).of(self.text)
    }

    /// What stands between a word and the next.
    pub(super) fn gap_after(&self, at: usize) -> &'a str {
        let end = self.token(at).map_or(0, |token| token.span.end);
        let next = self.token(at + 1).map_or(self.text.len() as u32, |token| token.span.start);
        Span::new(end, next).of(self.text)
    }

    /// Whether a word follows the one before it with nothing but a space or a hyphen between.
    pub(super) fn is_next(&self, at: usize) -> bool {
        self.goes_on(at) && is_plain(self.gap(at))
    }

    /// Whether a word follows the one before it with a certain sign, perhaps in spaces.
    pub(super) fn is_behind(&self, at: usize, signs: &[&str]) -> bool {
        self.goes_on(at) && signs.contains(&self.gap(at).trim())
    }

    /// Whether a range's dash stands before a word.
    pub(super) fn is_dashed(&self, at: usize) -> bool {
        self.is_behind(at, &["-", "–", "—", "‑"])
    }

    /// The longest phrase at a word that has a sense, and the word behind it.
    pub(super) fn find<T>(&self, at: usize, pick: impl Fn(Sense) -> Option<T>) -> Option<Found<T>> {
        let entries = self.token(at)?.entries;
        entries.iter().find_map(|entry| {
            let found = pick(entry.sense)?;
            let matches = entry.rest.iter().enumerate().all(|(offset, word)| {
                let at = at + 1 + offset;
                self.word(at) == *word && self.goes_on(at) && is_tight(self.gap(at))
            });
            matches.then_some((at + 1 + entry.rest.len(), found))
        })
    }

    /// Whether a phrase at a word has a sense; the word behind it.
    pub(super) fn is(&self, at: usize, sense: Sense) -> Option<usize> {
        self.find(at, |found| (found == sense).then_some(())).map(|(end, ())| end)
    }

    /// Whether the letters that a word begins with have a sense of their own: the "h" of `18h30`.
    pub(super) fn is_an(&self, word: &str, sense: Sense) -> bool {
        let n = word.bytes().take_while(|byte| !byte.is_ascii_digit()).count();
        let letters = word.split_at_checked(n).map_or(word, |(letters, _)| letters);
        self.words.entries(letters).iter().any(|it| it.rest.is_empty() && it.sense == sense)
    }

    /// Whether a single word has a sense.
    pub(super) fn has(&self, at: usize, is: impl Fn(Sense) -> bool) -> bool {
        let entries = self.token(at).map_or(&[][..], |token| token.entries);
        entries.iter().any(|entry| entry.rest.is_empty() && is(entry.sense))
    }

    /// The span from one word up to the one before another.
    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        let first = self.token(start).map(|token| token.span).unwrap_or_default();
        let last = end.checked_sub(1).and_then(|at| self.token(at));
        last.map_or(first, |last| first.hull(last.span))
    }
}

/// Whether only spaces, a line end or a hyphen stand between two words.
fn is_plain(gap: &str) -> bool {
    let bare = gap.trim();
    !gap.is_empty() && (bare.is_empty() || matches!(bare, "-" | "‑" | "\u{ad}"))
}

/// Whether two words can belong to one phrase: as plain ones, and the letters of "p.m.".
fn is_tight(gap: &str) -> bool {
    is_plain(gap) || matches!(gap.trim(), "." | "/")
}
