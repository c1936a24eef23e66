//! What NEAR, `in:` and the fields find.

use std::sync::Arc;

use super::{Switches, check, check_none, explained, marked};
use crate::filter::{Pair, PairSide, PassageKind, Query, filter};
use crate::model::{Corpus, CorpusBuilder, Document, Parsed, Source};
use crate::text::Span;

#[test]
fn what_is_near_takes_part_and_nothing_else() {
    check("ferry NEAR/2 quay", "A ferry. The [ferry] left the [quay], but a quay stays.");
    check("quay NEAR/2 ferry", "The [ferry] left the [quay].");
    check_none("ferry NEAR/1 quay", "The ferry left the quay.");
    check("ferry NEAR quay", "[ferry] one two three four five six seven eight nine ten [quay]");
    check_none("ferry NEAR quay", "ferry 1 2 3 4 5 6 7 8 9 10 11 quay");
}

#[test]
fn nearness_reaches_across_sentences_but_not_paragraphs() {
    check("ferry NEAR/3 quay", "The [ferry]. It left. [Quay] two.");
    check_none("ferry NEAR/3 quay", "The ferry.\n\nQuay two.");
}

#[test]
fn near_takes_phrases_patterns_stars_brackets_and_chains() {
    check("\"the ferry\" NEAR/1 /qua\\w/", "[the ferry] left [quay]");
    check("(ferry OR boat*) NEAR/1 *side", "[boats] lay [alongside] the other ferry");
    check("a1 NEAR/1 b1 NEAR/1 c1", "a1 x y z [a1] x [b1] x [c1] x x b1 x a1");
    check("ferry NEAR/1 ferry", "[ferry] the [ferry] and then one ferry");
    check_none("ferry NEAR ferryboat", "a ferryboat");
}

#[test]
fn negative_nearness_shuts_documents_out() {
    check_none("ferry -(ferry NEAR/1 quay)", "ferry quay");
    check("ferry -(ferry NEAR/1 quay)", "[ferry] one two quay");
}

#[test]
fn words_stand_together_in_a_sentence_or_paragraph() {
    let text = "The ferry left. The [quay] saw a [ferry].\n\nA ferry. A quay.";
    check("ferry quay in:sentence", text);
    let text = "A [ferry] left. The [quay] stayed.\n\nThe ferry came.\n\nA quay.";
    check("ferry quay in:paragraph", text);
    check_none("ferry quay in:sentence", "A ferry. A quay.");
    check("ferry -quay in:sentence", "A [ferry] left. The ferry saw a quay.");
}

#[test]
fn each_bracket_has_its_own_unit() {
    let text = "Lanterns hang. A [ferry] left the [quay]. A ferry came.";
    check("(ferry quay in:sentence) hang", &text.replace("hang", "[hang]"));
    check("ferry (hang in:document) in:sentence", "Lamps [hang]. A [ferry] left.");
    check("ferry (quay in:sentence) in:paragraph", "A [ferry]. A [quay].\n\nA quay.");
    check("ferry (quay in:paragraph) in:sentence", "A [ferry]. A [quay].\n\nA ferry. None.");
}

#[test]
fn a_hit_that_reaches_over_the_end_of_a_sentence_stands_in_none() {
    check("/left. It/ OR came in:sentence", "They [came] and left. It rained.");
}

fn named(documents: &[(&str, &str)]) -> Corpus {
    let mut builder = CorpusBuilder::default();
    for (path, text) in documents {
        let source = Source { path: (*path).into(), ..Source::default() };
        builder.push(source, Parsed::new((*text).to_owned()));
    }
    builder.finish()
}

/// The paths of the documents that match, and the number of hits.
fn found(corpus: &Corpus, query: &str) -> (String, usize) {
    let query = Query::parse(query, Switches::default()).unwrap();
    let hits = filter(corpus, None, &query, &|| false);
    let hits = hits.unwrap();
    let paths: Vec<_> = hits.matching().filter_map(|id| corpus.document(id)).collect();
    (paths.iter().map(|one| one.path()).collect::<Vec<_>>().join(" "), hits.n_hits)
}

#[test]
fn fields_choose_documents_and_have_no_hits() {
    let german = "Am Abend leuchteten tausend Laternen auf dem Wasser der Bucht.";
    let corpus = named(&[
        ("a/Bericht.txt", german),
        ("b/report.txt", "# The night ferry\n\nThe ferry left the quay with two hundred people."),
        (
            "b/Retelling-2.txt",
            "The boat left, and nobody on the quay could say why it had left so early that evening.",
        ),
    ]);
    let check = |query: &str, paths: &str, n_hits: usize| {
        assert_eq!(found(&corpus, query), (paths.to_owned(), n_hits), "{query}");
    };
    check("name:retelling", "b/Retelling-2.txt", 0);
    check("name:REPORT", "", 0);
    check("name:re* left", "b/report.txt b/Retelling-2.txt", 3);
    check("-name:re*", "a/Bericht.txt", 0);
    check("name:b/", "b/report.txt b/Retelling-2.txt", 0);
    check("name:/-\\d/ OR laternen", "a/Bericht.txt b/Retelling-2.txt", 1);
    check("title:\"night ferry\"", "b/report.txt", 0);
    check("lang:de", "a/Bericht.txt", 0);
    check("lang:english left", "b/report.txt b/Retelling-2.txt", 3);
    check("-lang:german", "b/report.txt b/Retelling-2.txt", 0);
    check("lang:fr,deutsch", "a/Bericht.txt", 0);
    check("left lang:en in:sentence", "b/report.txt b/Retelling-2.txt", 3);
    let explained = |query: &str| explained(&corpus, query, Switches::default()).unwrap();
    assert_eq!(explained("left lang:de"), "0 hits here; 3 in documents of other languages");
    assert_eq!(
        explained("laternen name:report"),
        "0 hits here; 1 in documents with other names and titles"
    );
}

fn side(document: &Arc<Document>, stretches: Vec<(Span, PassageKind)>) -> PairSide {
    PairSide { document: Arc::clone(document), stretches }
}

/// Marks the hits of a query in the left document of a pair whose stretches are given as text.
fn marked_in_pair(query: &str, text: &str, stretches: &[(&str, PassageKind)]) -> String {
    let corpus = named(&[("left", text), ("right", "ferry")]);
    let [left, right] = corpus.documents() else { panic!("two documents") };
    let place = |&(part, kind): &(&str, PassageKind)| {
        let at = text.find(part).unwrap();
        (Span::from_range(at..at + part.len()), kind)
    };
    let stretches = stretches.iter().map(place).collect();
    let pair = Pair::new(side(left, stretches), side(right, Vec::new()));
    let query = Query::parse(query, Switches::default()).unwrap();
    marked(&query.beside(Some(Arc::new(pair))), left)
}

#[test]
fn kinds_choose_stretches_of_the_open_pair() {
    use PassageKind::{Edited, Identical, Moved, Only};
    let stretches = [
        ("The ferry left.", Identical),
        ("A ferry came late.", Edited),
        ("A ferry came late.", Moved),
        ("The ferry sank.", Only),
    ];
    let text = "The ferry left. A ferry came late. The ferry sank.";
    let check = |query: &str, expected: &str| {
        assert_eq!(marked_in_pair(query, text, &stretches), expected, "{query}");
    };
    check("ferry kind:edited", "The ferry left. A [ferry] came late. The ferry sank.");
    check("ferry kind:identical,moved", "The [ferry] left. A [ferry] came late. The ferry sank.");
    check("ferry -kind:identical", "The ferry left. A [ferry] came late. The [ferry] sank.");
    check("ferry only:left", "The ferry left. A ferry came late. The [ferry] sank.");
    check("ferry only:right", "no match");
    check("kind:edited", "The ferry left. [A ferry came late.] The ferry sank.");
    check("only:left", "The ferry left. A ferry came late. [The ferry sank.]");
    check("-kind:edited", "[The ferry left.] A ferry came late. [The ferry sank.]");
    check("kind:moved kind:edited", "The ferry left. [A ferry came late.] The ferry sank.");
    check("kind:moved kind:identical", "no match");
    check("sank OR kind:identical", "[The ferry left.] A ferry came late. The ferry [sank].");
    check("ferry late kind:edited", "The ferry left. A [ferry] came [late]. The ferry sank.");
    check("left late kind:edited", "no match");
    check(
        "ferry NEAR/2 came kind:edited",
        "The ferry left. A [ferry] [came] late. The ferry sank.",
    );
    check("kind:related", "no match");
}

#[test]
fn a_document_that_is_not_open_has_no_kinds() {
    let corpus = named(&[("a", "ferry"), ("b", "ferry"), ("c", "ferry")]);
    let [left, right, other] = corpus.documents() else { panic!("three documents") };
    let whole = || vec![(left.span(), PassageKind::Identical)];
    let pair = Arc::new(Pair::new(side(left, whole()), side(right, whole())));
    let query = Query::parse("ferry kind:identical", Switches::default()).unwrap();
    assert!(query.hits(left).is_none(), "no pair is open");
    let query = query.beside(Some(pair));
    assert!(query.hits(left).is_some() && query.hits(right).is_some());
    assert!(query.hits(other).is_none());
}

#[test]
fn without_a_pair_the_question_is_explained() {
    let corpus = named(&[("a", "ferry")]);
    assert_eq!(
        explained(&corpus, "ferry only:left", Switches::default()).unwrap(),
        "0 hits; only: asks about the open pair; here there is none"
    );
}

#[test]
fn what_stands_apart_is_explained() {
    let corpus = named(&[
        ("a", "The ferry of the crocus island left. A quay, the quay.\n\nA lamp of 7:30."),
        ("b", "A crocus."),
    ]);
    let check = |query: &str, expected: &str| {
        let why = explained(&corpus, query, Switches::default());
        assert_eq!(why.unwrap_or_default(), expected, "{query}");
    };
    check("ferry quay in:sentence", "0 hits; 3 with in:paragraph instead of in:sentence");
    check("ferry lamp in:sentence", "0 hits; 2 with in:document instead of in:sentence");
    check("ferry lamp in:paragraph", "0 hits; 2 with in:document instead of in:paragraph");
    check("ferry NEAR/3 quay", "0 hits; 3 with NEAR/10");
    check("crocsu", "0 hits; 'crocsu' is in no document, 'crocus' is in 2");
    check("\"crocsu island\"", "0 hits; the word 'crocsu' is in no document, 'crocus' is in 2");
    check("ferry crocsu", "0 hits; 'crocsu' is in no document, 'crocus' is in 2");
    check("ferry zzzzzz", "0 hits; no document has zzzzzz");
    check("zzzzzz", "");
    check(
        "foo:ferry",
        "0 hits; there is no field foo:, fields are name:, title:, lang:, kind:, only: and in:",
    );
    check("7:45", "");
    check("ferry NEAR lamp", "0 hits; each term is found, but no document matches all of it");
}

/// No query takes longer than its terms times the text.
#[test]
fn many_near_each_other_take_no_longer_than_they_are() {
    let text = "ferry quay ".repeat(20_000);
    let corpus = named(&[("a", &text)]);
    let chain = ["ferry NEAR/1000 quay"; 50].join(" NEAR/1000 ");
    assert_eq!(found(&corpus, &chain).1, 40_000);
    let nested =
        format!("{}(ferry quay in:sentence){}", "(".repeat(40), " in:paragraph)".repeat(40));
    assert_eq!(found(&corpus, &nested).1, 40_000);
}
