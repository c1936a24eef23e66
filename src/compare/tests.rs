//! What holds for any two texts, and what the reading view counts on.

use proptest::prelude::*;

use super::*;
use crate::model::{Corpus, CorpusBuilder, Parsed, Source};

const FERRY: &str = "The ferry left the quay at twenty to seven with two hundred people on board. \
    Nobody in the harbour office had cleared her to go, and nobody asked. Her lights were seen off \
    the northern breakwater a little after eight. The coastguard launched both boats within ten \
    minutes. By midnight every passenger stood wrapped in blankets on the pier.";
const MUSEUM: &str = "A museum of glass opened in the old brewery last spring. Visitors walk on \
    bridges over furnaces that have not been lit since the war. Tickets cost nine crowns.";

fn corpus(left: &str, right: &str) -> Corpus {
    let mut builder = CorpusBuilder::default();
    for text in [left, right] {
        builder.push(Source::default(), Parsed::new(text.to_owned()));
    }
    builder.finish()
}

fn compared(corpus: &Corpus) -> Comparison {
    let [left, right] = corpus.documents() else { panic!("two documents") };
    let none = Sides { left: &[][..], right: &[][..] };
    compare(left, right, corpus.vocabulary(), none, &|| false).expect("nobody cancels")
}

/// Checks the passages, each as "kind [moved]: left | right" with the changes behind it.
#[track_caller]
fn check(left: &str, right: &str, expected: &[&str]) {
    let corpus = corpus(left, right);
    let found = compared(&corpus).passages.into_iter().map(|passage| {
        let moved = if passage.is_moved { " moved" } else { "" };
        let (l, r) = (passage.left.of(left), passage.right.of(right));
        let changes = passage.changes.iter();
        let changes: String = changes
            .map(|change| format!(" [{}>{}]", change.left.of(left), change.right.of(right)))
            .collect();
        format!("{}{moved}: {l} | {r}{changes}", passage.kind.name())
    });
    assert_eq!(found.collect::<Vec<_>>(), expected);
}

#[test]
fn unrelated_texts_share_nothing() {
    check(FERRY, MUSEUM, &[]);
}
