//! With an index the same is found as by reading everything.

use std::sync::atomic::{AtomicUsize, Ordering};

use proptest::prelude::*;

use super::super::properties::{switches, tricky};
use super::super::tests::corpus;
use super::super::{Query, Switches, filter};
use super::*;
use crate::model::DocId;

/// Checks that an index of small segments tells the same as reading; `None` if that is no query.
fn same(texts: &[&str], query: &str, switches: Switches) -> Option<usize> {
    let corpus = corpus(texts);
    let index = Index::cut(&corpus, 60, &|| false).unwrap();
    let query = Query::parse(query, switches).ok()?;
    let [known, read] = [Some(&index), None].map(|index| {
        let hits = filter(&corpus, index, &query, &|| false).unwrap();
        let places: Vec<Vec<_>> =
            (0..texts.len()).map(|id| hits.of(DocId::at(id), &corpus).to_vec()).collect();
        let n: Vec<usize> = places.iter().map(Vec::len).collect();
        assert_eq!(n, (0..texts.len()).map(|id| hits.n_of(DocId::at(id))).collect::<Vec<_>>());
        (hits, places)
    });
    assert_eq!(known, read, "{texts:?} {}", query.terms().join(" "));
    Some(known.0.n_hits)
}

#[track_caller]
fn check(texts: &[&str], query: &str, n_hits: usize) {
    assert_eq!(same(texts, query, Switches::default()), Some(n_hits));
}

const REPORTS: [&str; 4] = [
    "The ferry left. A Ferryboat, the ferry’s captain, 214 passengers; FERRY.",
    "No boat at all: it's an e-mail of 22 March, sent at 3.5.",
    "渡轮离开旧码头以后很久很久没有人再看见它在海上的任何一个地方出现过一次",
    "",
];

#[test]
fn words_and_parts_of_words_are_counted_without_reading() {
    check(&REPORTS, "ferry", 4);
    check(&REPORTS, "Ferry", 1);
    check(&REPORTS, "e", 11);
    check(&REPORTS, "ferr*", 4);
    check(&REPORTS, "ferry OR erryb", 4);
    check(&REPORTS, "ferry -boat", 0);
    check(&REPORTS, "boat -ferry", 1);
}

#[test]
fn what_must_stand_together_is_read_where_its_words_are() {
    check(&REPORTS, "ferry NEAR/2 left", 3);
    check(&REPORTS, "captain NEAR/2 left", 0);
    check(&REPORTS, "ferry left in:sentence", 2);
    check(&REPORTS, "ferry -left in:sentence", 3);
    check(&REPORTS, "march -boat in:sentence", 0);
    check(&REPORTS, "left OR (boat horn in:sentence)", 1);
    check(&REPORTS, "-(left in:sentence) boat", 1);
    check(&REPORTS, "ferry lang:de", 0);
}

#[test]
fn what_reaches_across_words_is_read() {
    check(&REPORTS, "\"the ferry\"", 2);
    check(&REPORTS, "\"22 march\" ferry", 0);
    check(&REPORTS, "\"22 march\" OR ferry", 5);
    check(&REPORTS, "it's", 1);
    check(&REPORTS, "/f\\w+ l/", 1);
    check(&REPORTS, "离开旧", 1);
}

#[test]
fn patterns_inside_words_are_counted_without_reading() {
    check(&REPORTS, r"/\b\d+\b/", 4);
    check(&REPORTS, r"/\w+y\b/", 3);
    check(&REPORTS, r"/f.rry/", 4);
}

#[test]
fn an_index_of_other_documents_is_not_asked() {
    let other = Index::new(&corpus(&["ferry", "ferry", "ferry"]), &|| false).unwrap();
    let corpus = corpus(&["a ferry"]);
    let query = Query::parse("ferry", Switches::default()).unwrap();
    assert_eq!(filter(&corpus, Some(&other), &query, &|| false).unwrap().n_hits, 1);
}

#[test]
fn what_is_stopped_leaves_nothing() {
    let corpus = corpus(&REPORTS);
    assert!(Index::new(&corpus, &|| true).is_none());
    let index = Index::new(&corpus, &|| false).unwrap();
    let query = Query::parse("ferry", Switches::default()).unwrap();
    assert_eq!(filter(&corpus, Some(&index), &query, &|| true), None);
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 2_000,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn whatever_is_asked_of_whatever_text(
        texts in proptest::collection::vec(
            prop_oneof!["[a-cA-C1-2 .,'’_é\u{ad}\u{301}“\n-]{0,60}", tricky(0..60), "\\PC{0,60}"],
            0..5,
        ),
        query in prop_oneof![
            "[a-cA-Cé12]{1,3}",
            "[a-c]{1,2}( (OR |-|NOT )?[a-c1*]{1,2}){1,3}",
            "\"[a-c '.-]{1,5}\"",
            "\\*?[a-c]{1,2}\\*?",
            "(-|\\(| |[a-c] |[a-c1] NEAR/[12] |OR |NOT |\\)|in:(sentence|paragraph) |name:[a-c] ){2,9}",
            tricky(1..4),
            proptest::sample::select(vec![
                r"/\b[a-c]+\b/", r"/\w+a\b/", r"/a\B/", r"/[a-c1]+/", r"/\bé?\w/", r"/\d(a|b)*/", r"/(?-u)\ba/",
            ]).prop_map(str::to_owned),
        ],
        switches in switches(),
    ) {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        same(&texts, &query, Switches { is_regex: false, ..switches });
    }
}

/// Answers `true` from the `n`th time on.
fn after(n: usize) -> impl Fn() -> bool + Sync {
    let n_asked = AtomicUsize::new(0);
    move || n_asked.fetch_add(1, Ordering::Relaxed) >= n
}

#[test]
fn a_query_that_is_stopped_anywhere_gives_nothing_or_all() {
    let texts: Vec<String> = (0..40).map(|n| format!("{} the ferry {n}", REPORTS[n % 4])).collect();
    let corpus = corpus(&texts.iter().map(String::as_str).collect::<Vec<_>>());
    let index = Index::cut(&corpus, 300, &|| false).unwrap();
    for text in ["ferry", "\"the ferry\" -boat", r"/\bf\w+ \d+/"] {
        let query = Query::parse(text, Switches::default()).unwrap();
        for index in [Some(&index), None] {
            let whole = filter(&corpus, index, &query, &|| false);
            let stopped = (0..200).map(|n| filter(&corpus, index, &query, &after(n)));
            let stopped: Vec<_> = stopped.collect();
            assert!(stopped.iter().all(|hits| hits.is_none() || *hits == whole), "{text}");
            assert_eq!((stopped.first(), stopped.last()), (Some(&None), Some(&whole)));
        }
    }
}

#[test]
fn every_number_of_threads_finds_the_same() {
    let texts: Vec<String> = (0..60).map(|n| format!("{} {n}", REPORTS[n % 4])).collect();
    let corpus = corpus(&texts.iter().map(String::as_str).collect::<Vec<_>>());
    let query = Query::parse("ferry OR \"an e-mail\" OR boat", Switches::default()).unwrap();
    let found = [1, 2, 3, 7].map(|n_threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(n_threads).build().unwrap();
        pool.install(|| {
            let index = Index::cut(&corpus, 300, &|| false).unwrap();
            [Some(&index), None].map(|index| filter(&corpus, index, &query, &|| false).unwrap())
        })
    });
    let [first, rest @ ..] = &found;
    assert!(first[0].n_hits > 60 && first[0] == first[1]);
    assert!(rest.iter().all(|hits| hits == first));
}
