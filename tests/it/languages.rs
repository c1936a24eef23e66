//! Texts in five languages, and texts whose lines, pages or letters have suffered: what a person sees
//! to correspond is found.

mod damage;
mod retellings;
mod short;

use diptych::compare::{Comparison, Passage, Sides, compare};
use diptych::model::{Corpus, CorpusBuilder, Parsed, Source};
use diptych::text::Span;

/// Compares two texts that nobody else has anything in common with.
fn compared(left: &str, right: &str) -> Comparison {
    let mut builder = CorpusBuilder::default();
    for text in [left, right] {
        builder.push(Source::default(), Parsed::new(text.to_owned()));
    }
    let corpus: Corpus = builder.finish();
    let [left, right] = corpus.documents() else { panic!("two documents") };
    let none = Sides { left: &[][..], right: &[][..] };
    compare(left, right, corpus.vocabulary(), none, &|| false).expect("nobody cancels")
}

/// The numbers of the sentences, from 1, that a passage holds more than half of on each side.
fn links(passages: &[Passage], texts: [&str; 2], sentences: [&[&str]; 2]) -> Vec<(usize, usize)> {
    let places = [0, 1].map(|side| places(texts[side], sentences[side]));
    let held = |span: Span, side: usize| -> Vec<usize> {
        let is_held = |place: &Span| {
            place.intersection(span).is_some_and(|common| 2 * common.len() > place.len())
        };
        (1..).zip(&places[side]).filter(|(_, place)| is_held(place)).map(|(at, _)| at).collect()
    };
    let mut found: Vec<(usize, usize)> = Vec::new();
    for passage in passages {
        for left in held(passage.left, 0) {
            found.extend(held(passage.right, 1).into_iter().map(|right| (left, right)));
        }
    }
    found
}

/// Where the sentences stand in a text.
fn places(text: &str, sentences: &[&str]) -> Vec<Span> {
    let mut from = 0;
    let place = |sentence: &&str| {
        let rest = text.get(from..).expect("a place behind the last sentence");
        let start = from + rest.find(sentence).unwrap_or_else(|| panic!("{sentence} is missing"));
        from = start + sentence.len();
        Span::from_range(start..from)
    };
    sentences.iter().map(place).collect()
}
