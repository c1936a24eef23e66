//! What differs between equal words: case, accents, numbers in words, and the marks around them.

use std::ops::Range;

use super::changes::Pair;
use super::comparison::{Change, Nature};
use super::words::Text;
use crate::model::WordIdx;
use crate::text::{Span, cased_form};

/// The changes of form in so many units that both sides have in a row from some unit on; neighbours
/// are one change.
pub(super) fn forms(
    pair: &Pair<'_>,
    (from_left, from_right): (usize, usize),
    n_units: usize,
) -> Vec<Change> {
    let looks_past_words = pair.spelling.sameness.looks_past_words();
    let mut found: Vec<Change> = Vec::new();
    // Words stand at even places, what lies between them at odd ones.
    let mut last_place = None;
    let mut push = |place: usize, spans: Option<(Span, Span)>| {
        let Some((left, right)) = spans else { return };
        let reach = if place % 2 == 0 { 2 } else { 1 };
        let joins = last_place.is_some_and(|last: usize| place - last <= reach);
        match found.last_mut().filter(|_| joins) {
            Some(last) => (last.left.end, last.right.end) = (left.end, right.end),
            None => found.push(Change { left, right, nature: Nature::Form }),
        }
        last_place = Some(place);
    };
    for at in 0..n_units {
        let (left, right) = (from_left + at, from_right + at);
        if looks_past_words && at == 0 {
            push(0, pair.edge_marks([left, right], true));
        }
        push(2 * at + 2, pair.word_form(left, right));
        if !looks_past_words {
            continue;
        }
        let is_last = at + 1 == n_units;
        let marks = if is_last {
            pair.edge_marks([left, right], false)
        } else {
            pair.marks_after(left, right)
        };
        push(2 * at + 3, marks);
    }
    found
}

impl Pair<'_> {
    /// Two spellings of one unit, if they differ in what counts.
    fn word_form(&self, left: usize, right: usize) -> Option<(Span, Span)> {
        let texts = self.spelling.texts;
        let sameness = self.spelling.sameness;
        let words = [self.left.words(&(left..left + 1)), self.right.words(&(right..right + 1))];
        let ids = [texts.left.words.get(words[0].clone()), texts.right.words.get(words[1].clone())];
        let is_same_word = ids[0] == ids[1];
        if is_same_word && !sameness.looks_past_words() {
            return None;
        }
        let spans = [hull(&texts.left, &words[0]), hull(&texts.right, &words[1])];
        let differs = if is_same_word {
            self.is_written_otherwise(&spans)
        } else if self.is_number(left) {
            sameness.counts_number_words
        } else {
            sameness.counts_accents || self.is_written_otherwise(&spans)
        };
        differs.then_some((spans[0], spans[1]))
    }

    fn is_number(&self, left: usize) -> bool {
        let words = self.left.words(&(left..left + 1));
        self.spelling.number(&self.spelling.texts.left, words).is_some()
    }

    /// Whether case or quotes of two spellings differ, as far as they count.
    fn is_written_otherwise(&self, spans: &[Span; 2]) -> bool {
        let [left, right] = self.texts_of(spans);
        if left == right {
            return false;
        }
        let sameness = self.spelling.sameness;
        (sameness.counts_case && cased_form(left) != cased_form(right))
            || (sameness.counts_quotes && is_other_style(left, right))
    }

    /// The marks after two units that the same unit follows on both sides.
    fn marks_after(&self, left: usize, right: usize) -> Option<(Span, Span)> {
        let texts = self.spelling.texts;
        let between = |text: &Text<'_>, words: Range<usize>| {
            let word = |at: usize| text.document.word(WordIdx::at(at));
            Span::new(word(words.end - 1).end, word(words.end).start)
        };
        self.marks([
            between(&texts.left, self.left.words(&(left..left + 1))),
            between(&texts.right, self.right.words(&(right..right + 1))),
        ])
    }

    /// The marks before the claim's first unit or after its last one, where sentences begin or end
    /// there on both sides.
    fn edge_marks(&self, units: [usize; 2], is_start: bool) -> Option<(Span, Span)> {
        let texts = self.spelling.texts;
        let sides = [
            (&texts.left, &self.claim.left, self.left.words(&(units[0]..units[0] + 1))),
            (&texts.right, &self.claim.right, self.right.words(&(units[1]..units[1] + 1))),
        ];
        let [left, right] = sides.map(|(text, claim, words)| {
            let is_edge =
                if is_start { words.start == claim.start } else { words.end == claim.end };
            is_edge.then(|| sentence_edge(text, claim, is_start)).flatten()
        });
        self.marks([left?, right?])
    }

    /// The marks in two stretches without words, if they differ in what counts.
    fn marks(&self, stretches: [Span; 2]) -> Option<(Span, Span)> {
        let sameness = self.spelling.sameness;
        let [left, right] = self.texts_of(&stretches);
        if left == right {
            return None;
        }
        let differs = (sameness.counts_punctuation && plain_marks(left) != plain_marks(right))
            || (sameness.counts_quotes && is_other_style(left, right));
        let texts = self.spelling.texts;
        differs.then(|| {
            let [left, right] = stretches;
            let (left_text, right_text) = (texts.left.document.text(), texts.right.document.text());
            (left.trimmed(left_text), right.trimmed(right_text))
        })
    }

    fn texts_of(&self, spans: &[Span; 2]) -> [&str; 2] {
        let texts = self.spelling.texts;
        [spans[0].of(texts.left.document.text()), spans[1].of(texts.right.document.text())]
    }
}

/// From the first to the last of some words.
fn hull(text: &Text<'_>, words: &Range<usize>) -> Span {
    let word = |at: usize| text.document.word(WordIdx::at(at));
    word(words.start).hull(word(words.end.saturating_sub(1)))
}

/// What lies between a claim's first word and the start of its sentence, or its last word and the
/// end of it; nothing where the claim begins or ends inside a sentence.
fn sentence_edge(text: &Text<'_>, claim: &Range<usize>, is_start: bool) -> Option<Span> {
    let at = if is_start { claim.start } else { claim.end.checked_sub(1)? };
    let word = text.document.word(WordIdx::at(at));
    let sentence = text.document.sentence_at_byte(word.start)?;
    let words = text.document.words_of_sentence(sentence);
    let span = text.document.sentence(sentence);
    if is_start {
        (words.start == claim.start).then(|| Span::new(span.start, word.start))
    } else {
        (words.end == claim.end).then(|| Span::new(word.end, span.end))
    }
}

/// Whether quotes and dashes stand in the same places but are others.
fn is_other_style(left: &str, right: &str) -> bool {
    let styled = |text: &str| text.chars().filter(|&c| plain_mark(c) != c || is_plain(c)).collect();
    let [left, right]: [String; 2] = [left, right].map(styled);
    left != right && plain_marks(&left) == plain_marks(&right)
}

fn is_plain(character: char) -> bool {
    matches!(character, '"' | '\'' | '-')
}

/// Marks without white space, quotes and dashes in their plainest form.
fn plain_marks(text: &str) -> String {
    let marks = text.chars().filter(|c| !c.is_whitespace()).map(plain_mark);
    let mut plain: String = marks.collect();
    // Two hyphens are a typewriter's dash, two single quotes its double one.
    while plain.contains("--") {
        plain = plain.replace("--", "-");
    }
    plain.replace("''", "\"")
}

fn plain_mark(character: char) -> char {
    match character {
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' => '"',
        '‘' | '’' | '‚' | '‛' | '‹' | '›' | '′' | 'ʼ' => '\'',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => '-',
        other => other,
    }
}
