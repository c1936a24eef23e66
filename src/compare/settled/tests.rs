//! What is settled of texts that were edited, split, merged and moved.

use super::*;
use crate::compare::method::Method;
use crate::model::{CorpusBuilder, Parsed, Source};

/// Sentences of made-up words, all different.
fn sentences(n_sentences: usize) -> Vec<String> {
    let sentence = |at: usize| -> String {
        let words: Vec<String> =
            (0..10).map(|word| format!("w{}x{}", word, at * (word + 7) % 997)).collect();
        format!("A{at} {}. ", words.join(" "))
    };
    (0..n_sentences).map(sentence).collect()
}

/// Checks the settled sentences of both sides, as first and last of each stretch.
#[track_caller]
fn check(left: &[String], right: &[String], expected: &[(Range<usize>, Range<usize>)]) {
    let mut builder = CorpusBuilder::default();
    for sentences in [left, right] {
        builder.push(Source::default(), Parsed::new(sentences.concat()));
    }
    let corpus = builder.finish();
    let [left, right] = corpus.documents() else { panic!("two documents") };
    let texts = Texts::new(left, right, corpus.vocabulary().len(), &Method::PRODUCT);
    let found = settled(&texts, &|| false).unwrap_or_default().stretches;
    let found = found.iter().map(|stretch| (stretch.lefts(), stretch.rights()));
    assert_eq!(found.collect::<Vec<_>>(), expected);
}

fn another(at: usize) -> String {
    format!("Nobody had seen this one before it was put in here as number {at}. ")
}

#[test]
fn around_what_was_put_in_or_taken_out_nothing_is_open() {
    let left = sentences(2000);
    let mut right = left.clone();
    right.insert(900, another(1));
    right.remove(1500);
    let expected = [(0..900, 0..900), (900..1499, 901..1500), (1500..2000, 1500..2000)];
    check(&left, &right, &expected);
}

#[test]
fn around_much_that_was_replaced_the_ends_stay_open() {
    let left = sentences(2000);
    let mut right = left.clone();
    right.splice(900..902, [another(1)]);
    check(&left, &right, &[(0..900, 0..900), (902..2000, 901..1999)]);
    right.splice(900..901, (0..6).map(another));
    check(&left, &right, &[(0..894, 0..894), (908..2000, 912..2004)]);
}

#[test]
fn edited_split_and_merged_sentences_are_settled_too() {
    let left = sentences(2000);
    let mut right = left.clone();
    right[500] = right[500].replace(" w3", " changed w3");
    right[700] = right[700].replace(". ", " ");
    check(&left, &right, &[(0..2000, 0..1999)]);
}

#[test]
fn a_repeated_sentence_is_settled_once() {
    let mut left = sentences(2000);
    let repeated = left[1000].clone();
    left.splice(1000..1001, [repeated.clone(), repeated.clone()]);
    let mut right = left.clone();
    right.insert(1000, repeated);
    check(&left, &right, &[(0..1002, 0..1002), (1002..2001, 1003..2002)]);
}

#[test]
fn moved_blocks_are_settled_but_short_documents_stay_open() {
    let left = sentences(2000);
    let mut right = left.clone();
    right.rotate_left(1980);
    check(&left, &right, &[(0..1980, 20..2000), (1980..2000, 0..20)]);
    check(&sentences(100), &sentences(100), &[]);
}

#[test]
fn a_lone_short_sentence_settles_nothing() {
    let mut left = sentences(2000);
    let mut right: Vec<String> = left.iter().map(|text| text.replace('x', "y")).collect();
    for side in [&mut left, &mut right] {
        side.insert(1000, "So it went on. ".to_owned());
    }
    check(&left, &right, &[]);
}
