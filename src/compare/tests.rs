//! What holds for any two texts, and what the reading view counts on.

mod counting;
mod long;

use proptest::prelude::*;

use super::*;
use crate::model::{Corpus, CorpusBuilder, Parsed, Source};

pub(super) const FERRY: &str = "The ferry left the quay at twenty to seven with two hundred people on board. \
    Nobody in the harbour office had cleared her to go, and nobody asked. Her lights were seen off \
    the northern breakwater a little after eight. The coastguard launched both boats within ten \
    minutes. By midnight every passenger stood wrapped in blankets on the pier.";
pub(super) const MUSEUM: &str = "A museum of glass opened in the old brewery last spring. Visitors walk on \
    bridges over furnaces that have not been lit since the war. Tickets cost nine crowns.";

fn corpus(left: &str, right: &str) -> Corpus {
    let mut builder = CorpusBuilder::default();
    for text in [left, right] {
        builder.push(Source::default(), Parsed::new(text.to_owned()));
    }
    builder.finish()
}

pub(super) fn compared(left: &str, right: &str) -> Comparison {
    let corpus = corpus(left, right);
    let [left, right] = corpus.documents() else { panic!("two documents") };
    let none = Sides { left: &[][..], right: &[][..] };
    compare(left, right, corpus.vocabulary(), none, &|| false).expect("nobody cancels")
}

/// Checks the passages, each as "kind [moved]: left | right" with the changes behind it.
#[track_caller]
fn check(left: &str, right: &str, expected: &[&str]) {
    let found = compared(left, right).passages.into_iter().map(|passage| {
        let moved = if passage.is_moved { " moved" } else { "" };
        let (l, r) = (passage.left.of(left), passage.right.of(right));
        let mut line = format!("{}{moved}: {l} | {r}", passage.kind.name());
        for change in &passage.changes {
            line.extend([" [", change.left.of(left), ">", change.right.of(right), "]"]);
        }
        line
    });
    assert_eq!(found.collect::<Vec<_>>(), expected);
}

#[test]
fn unrelated_texts_share_nothing() {
    check(FERRY, MUSEUM, &[]);
    check("", FERRY, &[]);
    check("", "", &[]);
    check("Ferry", "Museum", &[]);
}

#[test]
fn case_quotes_and_commas_do_not_tell_texts_apart() {
    let left = "“Nobody asked,” she said. The ferry left.";
    let right = "\"NOBODY ASKED\", she said; the ferry left";
    check(left, right, &[&format!("identical: {left} | {right}")]);
    assert!(compared(left, right).is_same_text);
}

#[test]
fn an_edited_sentence_names_its_changes() {
    let right = FERRY.replace("both boats within ten minutes", "its only boat within minutes");
    let found = compared(FERRY, &right);
    let edited: Vec<&Passage> =
        found.passages.iter().filter(|passage| passage.kind == Kind::Edited).collect();
    let [passage] = edited.as_slice() else { panic!("one edited passage") };
    let changes: Vec<_> = passage
        .changes
        .iter()
        .map(|change| (change.left.of(FERRY), change.right.of(&right)))
        .collect();
    assert_eq!(changes, [("both boats", "its only boat"), ("ten", "")]);
    let empty = passage.changes[1].right;
    assert_eq!(
        (empty.len(), right.get(empty.start as usize..)),
        (0, right.get(right.find("minutes.").expect("the word is there")..,))
    );
    assert!(!found.is_same_text);
}

#[test]
fn notes_of_a_line_are_lined_up_too() {
    check(
        "The ferry left at seven.",
        "The ferry left at eight.",
        &["edited: The ferry left at seven. | The ferry left at eight. [seven>eight]"],
    );
    check("Quite late. It rained.", "It rained.", &["identical: It rained. | It rained."]);
    check("It rained.", "It snowed.", &[]);
}

#[test]
fn a_reworded_sentence_is_paraphrased() {
    let right = "At twenty to seven the ferry, two hundred people aboard, was gone from the quay. \
        Nobody in the harbour office had cleared her to go, and nobody asked. Her lights were seen \
        off the northern breakwater a little after eight.";
    let found = compared(FERRY, right);
    let kinds: Vec<Kind> = found.passages.iter().map(|passage| passage.kind).collect();
    assert_eq!(kinds, [Kind::Paraphrased, Kind::Identical, Kind::Identical]);
}

#[test]
fn a_split_sentence_is_taken_in_whole() {
    let split = "The ferry left the quay at twenty to seven. Two hundred people were on board.";
    let right = FERRY.replace("at twenty to seven with two", "at twenty to seven. Two");
    let right = right.replace("people on board", "people were on board");
    let found = compared(FERRY, &right);
    let spans: Vec<&str> = found.passages.iter().map(|passage| passage.right.of(&right)).collect();
    assert_eq!((spans.len(), spans[0]), (5, split));
}

#[test]
fn between_sure_links_position_counts() {
    let with = |middle: &str| FERRY.replace("The coastguard", &format!("{middle} The coastguard"));
    let (left, right) = (with("They were cut deeply."), with("Everybody grew frantic then."));
    let found = compared(&left, &right);
    let spans: Vec<&str> = found.passages.iter().map(|passage| passage.right.of(&right)).collect();
    assert_eq!((spans.len(), spans[3]), (6, "Everybody grew frantic then."));
}

#[test]
fn the_lighter_of_two_blocks_out_of_order_is_moved() {
    let found = compared(&format!("{MUSEUM}\n\n{FERRY}"), &format!("{FERRY}\n\n{MUSEUM}"));
    let moved: Vec<bool> = found.passages.iter().map(|passage| passage.is_moved).collect();
    assert_eq!(moved, [true, true, true, false, false, false, false, false]);
}

#[test]
fn a_caption_glued_to_a_sentence_is_cut_off() {
    let right =
        FERRY.replace("Nobody in", "Harbour board promises new lamps for ferry pierNobody in");
    let found = compared(FERRY, &right);
    let spans: Vec<&str> = found.passages.iter().map(|passage| passage.right.of(&right)).collect();
    assert_eq!(spans[1], "Nobody in the harbour office had cleared her to go, and nobody asked.");
    assert_eq!(
        found.only.right.iter().map(|span| span.of(&right)).collect::<Vec<_>>(),
        ["Harbour board promises new lamps for ferry pier"]
    );
}

#[test]
fn words_left_over_at_the_edge_of_a_sentence_are_changes() {
    let right =
        FERRY.replace("Nobody in", "Harbour board promises new lamps for ferry piernobody in");
    let found = compared(FERRY, &right);
    let passage = &found.passages[1];
    assert_eq!(
        (passage.kind, passage.left.of(FERRY), passage.right.of(&right)),
        (
            Kind::Edited,
            "Nobody in the harbour office had cleared her to go, and nobody asked.",
            "in the harbour office had cleared her to go, and nobody asked."
        )
    );
    let changes: Vec<_> = passage.changes.iter().map(|change| change.left.of(FERRY)).collect();
    assert_eq!((changes, found.only.left), (vec!["Nobody"], vec![]));
    let only: Vec<&str> = found.only.right.iter().map(|span| span.of(&right)).collect();
    assert_eq!(only, ["Harbour board promises new lamps for ferry piernobody"]);
}

#[test]
fn a_sentence_of_one_word_stands_for_itself() {
    let left = FERRY.replace("The coastguard", "Never. The coastguard");
    let found = compared(&left, FERRY);
    assert_eq!(found.only.left.iter().map(|span| span.of(&left)).collect::<Vec<_>>(), ["Never."]);
}

#[test]
fn verbatim_words_inside_another_sentence_are_found() {
    let quote = "lights were seen off the northern breakwater a little after eight";
    let right = format!(
        "{MUSEUM} The glassblower, asked about the rumour that {quote}, shrugged and went on \
        counting the furnaces aloud."
    );
    let found = compared(FERRY, &right);
    let spans: Vec<&str> = found.passages.iter().map(|passage| passage.right.of(&right)).collect();
    assert_eq!(spans, [quote]);
}

#[test]
fn shares_leave_out_chrome_and_repetitions() {
    let page =
        format!("Home\nA night on the ferry\n\n{FERRY}\n\n{MUSEUM}\n\n{MUSEUM}\n\nSubscribe now\n");
    let found = compared(FERRY, &page);
    let boilerplate: Vec<&str> =
        found.boilerplate.right.iter().map(|span| span.of(&page)).collect();
    assert_eq!(boilerplate, ["Home", MUSEUM, "Subscribe now"]);
    assert_eq!(found.n_covered, Sides { left: 59, right: 59 });
    assert_eq!(found.n_counted, Sides { left: 59, right: 59 + 5 + 29 });
    assert!((found.overlap.left_in_right.identical - 1.0).abs() < 1e-9);
    let only: Vec<&str> = found.only.right.iter().map(|span| span.of(&page)).collect();
    assert_eq!(only, ["A night on the ferry", MUSEUM]);
}

#[test]
fn folder_boilerplate_is_left_out_on_both_sides() {
    let corpus = corpus(FERRY, FERRY);
    let [left, right] = corpus.documents() else { panic!("two documents") };
    let head = [Span::new(0, 76)];
    let folder = Sides { left: &head[..], right: &head[..] };
    let found = compare(left, right, corpus.vocabulary(), folder, &|| false).expect("not stopped");
    assert_eq!(found.n_covered, found.n_counted);
    assert!(found.n_counted.left < left.n_words());
}

#[test]
fn a_stopped_comparison_says_nothing() {
    let corpus = corpus(FERRY, MUSEUM);
    let [left, right] = corpus.documents() else { panic!("two documents") };
    let none = Sides { left: &[][..], right: &[][..] };
    assert_eq!(compare(left, right, corpus.vocabulary(), none, &|| true), None);
}

/// Texts of few words, so that they repeat each other: sentences, paragraphs, quotes, other scripts.
fn texts() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "the",
        "ferry",
        "left",
        "quay",
        "and",
        "harbour",
        "Harbour’s",
        "café",
        "渡轮",
        "паром",
        "140",
        "1,911",
        "U.S.",
        "e\u{301}",
        "it",
        "was",
        "museum",
        "glass",
        "of",
        "a",
        "— ",
        "\u{ad}x",
    ]);
    let ends = prop::sample::select(vec![
        ". ", "? ", ".” ", "\n", "\n\n", " ", ", ", "。", "-\n", "\n> ", "",
    ]);
    let sentence = (prop::collection::vec(words, 0..9), ends)
        .prop_map(|(words, end)| format!("{}{end}", words.join(" ")));
    prop::collection::vec(sentence, 0..30).prop_map(|sentences| sentences.concat())
}

/// Two texts with sentences in common: what is left of one, shuffled, and words of another.
fn pairs() -> impl Strategy<Value = (String, String)> {
    let parts = prop::collection::vec(texts(), 1..5);
    parts.prop_flat_map(|parts| {
        let shuffled = Just(parts.clone()).prop_shuffle();
        (Just(parts.concat()), shuffled, texts())
            .prop_map(|(left, shuffled, other)| (left, shuffled.concat() + &other))
    })
}

/// Checks that spans are in order, disjoint, not empty and on characters of the text.
#[track_caller]
fn assert_disjoint(mut spans: Vec<Span>, text: &str) {
    spans.sort_unstable();
    assert!(spans.iter().all(|span| !span.of(text).is_empty()));
    assert!(spans.iter().zip(spans.iter().skip(1)).all(|(one, next)| one.end <= next.start));
}

/// Checks that passages, and what they leave, are disjoint and inside the text.
#[track_caller]
fn assert_sound(found: &Comparison, left: &str, right: &str) {
    for (side, text) in Side::BOTH.into_iter().zip([left, right]) {
        let passages = || found.passages.iter().map(|passage| passage.span(side));
        assert_disjoint(passages().collect(), text);
        assert_disjoint(passages().chain(found.only.of(side).clone()).collect(), text);
        let share = found.overlap.of(side).total();
        assert!((0.0..=1.000_001).contains(&share));
    }
    for (side, text) in Side::BOTH.into_iter().zip([left, right]) {
        let hints = found.also_here.iter().chain(&found.related);
        assert!(hints.into_iter().all(|hint| !hint.span(side).of(text).is_empty()));
    }
    for passage in &found.passages {
        let changes = &passage.changes;
        assert!(changes.iter().all(|change| passage.left.covers(change.left)));
        assert!(changes.iter().all(|change| passage.right.covers(change.right)));
        assert_eq!(changes.is_empty(), passage.kind == Kind::Identical);
    }
}

fn mirrored(mut found: Comparison) -> Comparison {
    found.passages.iter_mut().for_each(mirror);
    found.passages.sort_by_key(|passage| passage.left);
    mirror_hints(&mut found.also_here);
    mirror_hints(&mut found.related);
    let Overlap { left_in_right, right_in_left } = found.overlap;
    Comparison {
        only: found.only.mirrored(),
        boilerplate: found.boilerplate.mirrored(),
        overlap: Overlap { left_in_right: right_in_left, right_in_left: left_in_right },
        n_covered: found.n_covered.mirrored(),
        n_counted: found.n_counted.mirrored(),
        with_boilerplate: found.with_boilerplate.mirrored(),
        ..found
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn passages_and_what_they_leave_are_disjoint_and_inside_the_text((left, right) in pairs()) {
        assert_sound(&compared(&left, &right), &left, &right);
    }

    #[test]
    fn swapping_sides_mirrors_the_result((left, right) in pairs()) {
        prop_assert_eq!(compared(&right, &left), mirrored(compared(&left, &right)));
    }

    #[test]
    fn a_document_is_wholly_in_itself_and_nothing_moved(text in texts()) {
        let found = compared(&text, &text);
        let corpus = corpus(&text, "");
        let document = &corpus.documents()[0];
        let n_words: usize =
            found.passages.iter().map(|passage| document.words_in(passage.left).len()).sum();
        prop_assert_eq!(n_words, document.n_words());
        let is_itself = |passage: &Passage| {
            passage.kind == Kind::Identical && !passage.is_moved && passage.left == passage.right
        };
        prop_assert!(found.passages.iter().all(is_itself));
        prop_assert!(found.is_same_text && found.only.left.is_empty());
    }

    #[test]
    fn any_two_texts_are_compared(left in "\\PC{0,80}", right in "(?s).{0,80}") {
        compared(&left, &right);
    }
}
