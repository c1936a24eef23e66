//! Shares of small corpora by comparison, of large ones by estimate.

use super::*;
use crate::model::{CorpusBuilder, Parsed, Source};

const FERRY: &str = "The ferry left the quay at twenty to seven with two hundred people on board. \
    Nobody in the harbour office had cleared her to go, and nobody asked. Her lights were seen off \
    the northern breakwater a little after eight.";
const MUSEUM: &str = "A museum of glass opened in the old brewery last spring. Visitors walk on \
    bridges over furnaces that have not been lit since the war. Tickets cost nine crowns.";

fn corpus(texts: &[(&str, String)]) -> Corpus {
    let mut builder = CorpusBuilder::default();
    for (path, text) in texts {
        let source = Source { path: (*path).into(), ..Source::default() };
        builder.push(source, Parsed::new(text.clone()));
    }
    builder.finish()
}

/// Checks which pairs are found, as "left right identical% identical%", in order.
#[track_caller]
fn check(corpus: &Corpus, expected: &[&str]) {
    let name = |id: DocId| corpus.document(id).map_or("", |document| document.path());
    let percent = |share: Share| (100.0 * share.identical).round();
    let found = overlap(corpus, &FolderText::default(), &|| false)
        .unwrap_or_default()
        .into_iter()
        .map(|pair| {
            let (left, right) =
                (percent(pair.overlap.left_in_right), percent(pair.overlap.right_in_left));
            format!("{} {} {left} {right}", name(pair.left), name(pair.right))
        });
    assert_eq!(found.collect::<Vec<_>>(), expected);
}

#[test]
fn only_pairs_that_share_something_are_listed() {
    let both = format!("{MUSEUM}\n\n{FERRY}");
    let corpus = corpus(&[("b", FERRY.to_owned()), ("c", MUSEUM.to_owned()), ("a", both)]);
    check(&corpus, &["b a 100 58", "c a 100 42"]);
}

#[test]
fn the_opening_pair_is_the_one_whose_smaller_share_is_highest_by_name() {
    let both = format!("{MUSEUM}\n\n{FERRY}");
    let corpus = corpus(&[("b", FERRY.to_owned()), ("c", MUSEUM.to_owned()), ("a", both)]);
    let pairs = overlap(&corpus, &FolderText::default(), &|| false).unwrap_or_default();
    assert_eq!(opening_pair(&pairs, &corpus, true), Some((DocId(2), DocId(0))));
    assert_eq!(opening_pair(&[], &corpus, true), None);
}

#[test]
fn a_large_corpus_is_estimated_and_what_everybody_has_says_nothing() {
    let chrome = "Subscribe to our weekly digest and never miss a story from the coast again: \
        boats, weather, people and the sea, every Friday in your letter box, free of charge for \
        readers of the paper and for all who live within sight of the northern breakwater.";
    let mut texts: Vec<(String, String)> = (0..MOST_EXACT)
        .map(|index| {
            let own: Vec<String> = (0..60).map(|word| format!("w{index}x{word}")).collect();
            (format!("{index}"), format!("{}.\n\n{chrome}", own.join(" ")))
        })
        .collect();
    texts.push(("ferry".to_owned(), format!("{FERRY}\n\n{chrome}")));
    texts.push(("reprint".to_owned(), format!("{FERRY}\n\n{chrome}")));
    let texts: Vec<(&str, String)> =
        texts.iter().map(|(path, text)| (path.as_str(), text.clone())).collect();
    let corpus = corpus(&texts);
    check(&corpus, &["ferry reprint 100 100"]);
    assert!(
        overlap(&corpus, &FolderText::default(), &|| false)
            .unwrap_or_default()
            .iter()
            .all(|pair| pair.is_estimate)
    );
}

#[test]
fn a_stopped_job_says_nothing() {
    let corpus = corpus(&[("a", FERRY.to_owned()), ("b", FERRY.to_owned())]);
    assert_eq!(overlap(&corpus, &FolderText::default(), &|| true), None);
}
