//! Shares of small corpora by comparison, of large ones by estimate.

use super::*;
use crate::model::{CorpusBuilder, Parsed, Source};

const FERRY: &str = "The ferry left the quay at twenty to seven with two hundred people on board. \
    Nobody in the harbour office had cleared her to go, and nobody asked. Her lights were seen off \
    the northern breakwater a little after eight.";
const MUSEUM: &str = "A museum of glass opened in the old brewery last spring. Visitors walk on \
    bridges over furnaces that have not been lit since the war. Tickets cost nine crowns.";

/// A pair of two documents by their numbers, so many per cent of each word for word in the other.
pub(crate) fn pair(left: u32, right: u32, left_in_right: u32, right_in_left: u32) -> Pair {
    let share = |percent: u32| Share { identical: f64::from(percent) / 100.0, ..Share::default() };
    let overlap =
        Overlap { left_in_right: share(left_in_right), right_in_left: share(right_in_left) };
    let n_counted = Sides { left: 100, right: 100 };
    let n_covered = Sides { left: left_in_right as usize, right: right_in_left as usize };
    Pair {
        left: DocId(left),
        right: DocId(right),
        overlap,
        n_counted,
        with_boilerplate: Extent { overlap, n_covered, n_counted },
        is_estimate: false,
        is_below_floor: false,
    }
}

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
    let found = related(corpus).into_iter().map(|pair| {
        let Overlap { left_in_right, right_in_left } = pair.overlap;
        let (left, right) = (percent(left_in_right), percent(right_in_left));
        format!("{} {} {left} {right}", name(pair.left), name(pair.right))
    });
    assert_eq!(found.collect::<Vec<_>>(), expected);
}

fn related(corpus: &Corpus) -> Vec<Pair> {
    let folder = FolderText::of(corpus, &|| false).unwrap_or_default();
    overlap(corpus, &folder, &|| false).unwrap_or_default()
}

/// Words that no other number gives.
fn own(number: usize, n_words: usize) -> String {
    let words: Vec<String> = (0..n_words).map(|word| format!("w{number}x{word}")).collect();
    words.join(" ") + "."
}

/// More documents than are compared in full: some, and others that share nothing.
fn large(texts: impl IntoIterator<Item = String>) -> Corpus {
    let texts = texts.into_iter().enumerate().map(|(at, text)| (format!("{at}"), text));
    let others = (0..MOST_EXACT).map(|at| (format!("other {at}"), own(1000 + at, 50)));
    let texts: Vec<(String, String)> = texts.chain(others).collect();
    corpus(&texts.iter().map(|(path, text)| (path.as_str(), text.clone())).collect::<Vec<_>>())
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

const CHROME: &str = "Subscribe to our weekly digest and never miss a story from the coast again: \
    boats, weather, people and the sea, every Friday in your letter box, free of charge for \
    readers of the paper and for all who live within sight of the northern breakwater.";

#[test]
fn a_large_corpus_is_estimated_and_site_chrome_says_nothing() {
    let page = |at: usize| format!("{}\n\n{CHROME}", own(at, 120));
    let story = |at: usize| format!("{FERRY}\n\n{MUSEUM}\n\n{}\n\n{CHROME}", own(at, 60));
    let corpus = large((0..40).map(page).chain((40..42).map(story)));
    check(&corpus, &["40 41 53 53"]);
    assert!(related(&corpus).iter().all(|pair| pair.is_estimate && !pair.is_below_floor));
}

#[test]
fn a_story_reprinted_by_thirty_is_found_in_each_pair_of_them() {
    let reprint =
        |at: usize| format!("{}\n\n{FERRY} {MUSEUM}\n\n{}", own(at, 20), own(at + 500, 20));
    assert_eq!(related(&large((0..30).map(reprint))).len(), 30 * 29 / 2);
    // Where everybody has it, each meets the next ones only: a thousand must not cost a million.
    let found = related(&large((0..100).map(reprint)));
    let has_neighbour =
        |at: u32| found.iter().any(|pair| (pair.left.0, pair.right.0) == (at, at + 1));
    assert!(found.len() < 100 * 99 / 4 && (0..99).all(has_neighbour));
}

#[test]
fn a_quote_of_twenty_five_words_is_found_wherever_it_stands() {
    let quote = FERRY.split(' ').take(25).collect::<Vec<_>>().join(" ");
    let quoting = |at: usize| {
        format!("{} {} {}", own(at, 40 + 7 * at), quote.to_uppercase(), own(at + 500, 30))
    };
    let found = related(&large((0..12).map(quoting)));
    assert_eq!(found.len(), 12 * 11 / 2);
    let n_words = |pair: &Pair| {
        let n_all = 40 + 7 * pair.right.index() + 25 + 30;
        pair.overlap.right_in_left.identical * n_all as f64
    };
    assert!(found.iter().all(|pair| (n_words(pair) - 25.0).abs() < 1e-9), "{found:?}");
}

#[test]
fn a_phrase_that_anybody_may_use_is_no_overlap() {
    let phrase = FERRY.split(' ').take(19).collect::<Vec<_>>().join(" ");
    let using = |at: usize| format!("{} {phrase} {}", own(at, 40), own(at + 500, 40));
    assert_eq!(related(&large((0..12).map(using))), []);
}

#[test]
fn what_is_asked_for_is_exact_in_that_order_also_where_nothing_is_shared() {
    let reprint = FERRY.replace("twenty", "thirty");
    let corpus = large([FERRY.to_owned(), MUSEUM.to_owned(), reprint]);
    let asked = [(2, 0), (0, 1), (0, 999)]
        .map(|(left, right)| Sides { left: DocId(left), right: DocId(right) });
    let found = exact_for(&corpus, &FolderText::default(), &asked, &|| false).unwrap_or_default();
    let shares = found.iter().map(|pair| {
        (
            pair.left.0,
            pair.right.0,
            pair.is_estimate,
            pair.is_above_zero(),
            pair.overlap.left_in_right.edited > 0.0,
        )
    });
    assert_eq!(
        shares.collect::<Vec<_>>(),
        [(0, 2, false, true, true), (0, 1, false, false, false)]
    );
    assert_eq!(exact_for(&corpus, &FolderText::default(), &asked, &|| true), None);
}

/// Twelve sentences of fifteen words, of which two in three are the same in every telling.
fn telling(number: usize) -> String {
    let word = |at: usize| match at % 3 {
        0 => format!("t{number}x{at}"),
        _ => format!("w{at}"),
    };
    let sentence = |first: usize| (first..first + 15).map(word).collect::<Vec<_>>().join(" ");
    (0..12).map(|at| format!("The {}.", sentence(15 * at))).collect::<Vec<_>>().join(" ")
}

#[test]
fn what_is_retold_in_other_words_is_found_by_its_rare_words() {
    let corpus = large([telling(0), MUSEUM.to_owned(), telling(1)]);
    assert_eq!(related(&corpus), []);
    let folder = FolderText::default();
    let retold = |known: &[Pair]| retold(&corpus, &folder, known, &|| false).unwrap_or_default();
    let found = retold(&[]);
    let ids: Vec<_> = found.iter().map(|pair| (pair.left.0, pair.right.0)).collect();
    assert_eq!(ids, [(0, 2)]);
    assert!(found.iter().all(|pair| !pair.is_estimate && pair.overlap.left_in_right.total() > 0.5));
    assert_eq!(retold(&found), []);
    assert_eq!(super::retold(&corpus, &folder, &[], &|| true), None);
}

#[test]
fn a_stopped_job_says_nothing() {
    let corpus = corpus(&[("a", FERRY.to_owned()), ("b", FERRY.to_owned())]);
    assert_eq!(overlap(&corpus, &FolderText::default(), &|| true), None);
    assert_eq!(estimate(&[FERRY, FERRY], Chrome::Asides(&[]), &|| true), None);
}
