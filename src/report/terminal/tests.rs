//! Answers as a person reads them on a terminal.

use super::*;
use crate::compare::{
    Change, Comparison, Extent, Hint, Kind, Nature, Overlap, Passage, Share, Sides,
};
use crate::filter::{Query, Switches, filter};
use crate::model::{Corpus, CorpusBuilder, DocId, Parsed, Source};
use crate::overlap::Pair;
use crate::report::Measured;
use crate::text::Span;

const PLAIN: Paint = Paint { is_coloured: false };

fn corpus(texts: &[(&str, &str)]) -> Corpus {
    let mut builder = CorpusBuilder::default();
    for (path, text) in texts {
        let source = Source { path: (*path).into(), is_complete: true, ..Source::default() };
        builder.push(source, Parsed::new((*text).to_owned()));
    }
    builder.finish()
}

/// The hits of "ferry" as they are shown.
fn ferries(corpus: &Corpus) -> String {
    let query = Query::parse("ferry", Switches::default()).unwrap();
    filter_text(corpus, &filter(corpus, None, &query, &|| false).unwrap(), PLAIN)
}

#[test]
fn hits_of_a_sentence_stand_on_one_line_with_its_number() {
    let corpus = corpus(&[("a\u{1b}.txt", "One ferry.\r\n\r\nA ferry met\ta ferry. No more.")]);
    assert_eq!(
        ferries(&corpus),
        "a␛.txt  3 hits\n     1  One [ferry].\n     3  A [ferry] met a [ferry].\n3 hits · 1 of 1 document\n"
    );
}

#[test]
fn a_hit_in_an_endless_line_is_shown_with_what_is_around_it() {
    let text = format!("{} ferry {}", "é".repeat(2000), "é".repeat(2000));
    let shown = ferries(&corpus(&[("a", &text)]));
    assert!(shown.len() < 400, "{shown}");
    assert!(shown.contains("é [ferry] é"), "{shown}");
}

#[test]
fn hints_stand_in_sections_of_their_own_with_their_counts() {
    let corpus = corpus(&[("l", "She sank. It rained."), ("r", "She went down.")]);
    let [left, right] = corpus.documents() else { panic!("two documents") };
    let hint = Hint { left: Span::new(0, 9), right: Span::new(0, 14), score: 12.0 };
    let shown = |also_here: &[Hint], related: &[Hint]| {
        let (also_here, related) = (also_here.to_vec(), related.to_vec());
        let comparison = Comparison { also_here, related, ..Comparison::default() };
        let text = compare_text(left, right, &comparison, PLAIN);
        text.lines().skip(6).collect::<Vec<_>>().join("\n")
    };
    assert_eq!(shown(&[], &[]), "");
    assert_eq!(
        shown(&[hint], &[]),
        "also here, a second copy: 1 pair\n: She sank.\n  She went down."
    );
    assert_eq!(
        shown(&[], &[hint, hint]),
        "related, the same facts in other words: 2 pairs\n\
         : She sank.\n  She went down.\n: She sank.\n  She went down."
    );
}

#[test]
fn changes_stand_inside_their_passage() {
    let corpus = corpus(&[("l", "The old ferry left."), ("r", "The new ferry left. Late.")]);
    let [left, right] = corpus.documents() else { panic!("two documents") };
    let change = Change { left: Span::new(4, 7), right: Span::new(4, 7), nature: Nature::Words };
    let comparison = Comparison {
        passages: vec![Passage {
            kind: Kind::Edited,
            left: Span::new(0, 19),
            right: Span::new(0, 19),
            is_moved: false,
            score: 1.0,
            changes: vec![change],
        }],
        only: Sides { left: Vec::new(), right: vec![Span::new(20, 25)] },
        ..Comparison::default()
    };
    let shown = compare_text(left, right, &comparison, PLAIN);
    assert!(shown.ends_with("\n~ The [-old-]{+new+} ferry left.\n+ Late.\n"), "{shown}");
    let coloured = compare_text(left, right, &comparison, Paint { is_coloured: true });
    assert!(coloured.contains("\u{1b}[31m[-old-]\u{1b}[0m"), "{coloured}");
}

#[test]
fn a_list_names_words_and_problems() {
    let shown = list_text(&corpus(&[("a.txt", "One two.")]), PLAIN);
    assert!(shown.contains("2 words  txt"), "{shown}");
    assert!(shown.ends_with("1 document · 0 bytes\n"), "{shown}");
}

#[test]
fn a_small_share_is_not_shown_as_none() {
    assert_eq!([0.0, 0.001, 0.5, 1.0].map(per_cent), ["0 %", "<1 %", "50 %", "100 %"]);
}

#[test]
fn identical_passages_in_a_row_are_one_line() {
    let text = "One ferry. Two ferries. Three.";
    let corpus = corpus(&[("l", text), ("r", text)]);
    let [left, right] = corpus.documents() else { panic!("two documents") };
    let identical = |start, end, is_moved| Passage {
        kind: Kind::Identical,
        left: Span::new(start, end),
        right: Span::new(start, end),
        is_moved,
        score: 1.0,
        changes: Vec::new(),
    };
    let passages = vec![identical(0, 10, false), identical(11, 23, false), identical(24, 30, true)];
    let shown = compare_text(left, right, &Comparison { passages, ..Comparison::default() }, PLAIN);
    assert!(
        shown.ends_with(
            "\n= 4 words in 2 passages: One ferry. Two ferries.\n= (moved) 1 word: Three.\n"
        ),
        "{shown}"
    );
}

#[test]
fn the_closest_pair_comes_first_and_chance_is_only_counted() {
    let corpus = corpus(&[("a", "One"), ("b", "Two"), ("c", "Three")]);
    let share = |identical| Share { identical, ..Share::default() };
    let pair = |left, right, share, is_below_floor| Pair {
        left: DocId(left),
        right: DocId(right),
        overlap: Overlap { left_in_right: share, right_in_left: share },
        n_counted: Sides::default(),
        with_boilerplate: Extent::default(),
        is_estimate: false,
        is_below_floor,
    };
    let pairs = [
        pair(0, 1, share(0.1), false),
        pair(0, 2, share(0.9), false),
        pair(1, 2, share(0.01), true),
    ];
    let shown = overlap_text(&Measured::all(&corpus), &pairs, PLAIN);
    let lines: Vec<&str> = shown.lines().skip(1).map(str::trim).collect();
    assert_eq!(
        lines,
        [
            "90 %        90 %  =90  ~0   ≈0    a  ⇄  c",
            "10 %        10 %  =10  ~0   ≈0    a  ⇄  b",
            "1 pair no more alike than unrelated texts",
            "3 documents · 2 pairs share text",
        ]
    );
}
