//! What holds for any query and any text.

mod places;

use proptest::prelude::*;

use super::edges::Edges;
use super::literal::{Literal, folded};
use super::*;
use crate::model::{Document, Parsed, Source, Vocabulary};
use crate::text::{Clusters, Folding, is_accent};

/// Characters that join, vanish, fold into several or only look alike.
const ALPHABET: &[char] = &[
    'a', 'e', 'E', 'f', 'i', 's', 'S', '\u{301}', '\u{302}', '\u{323}', '\u{489}', 'é', 'ê', 'ﬁ',
    'ﬃ', 'ß', 'ẞ', 'ſ', 'ａ', 'İ', 'ı', '\u{ad}', '\u{200b}', ' ', '\n', '\u{a0}', '\'', '’', '-',
    '‑', '½', '1', 'か', 'が', '\u{3099}', '한', '\u{1112}', '\u{1161}', '\u{11ab}', 'क', 'ि',
    '\u{94d}', '\u{9c7}', '\u{9be}', 'ς', 'Σ', '渡', '𝐚',
];

pub(super) fn tricky(n_chars: std::ops::Range<usize>) -> impl Strategy<Value = String> {
    proptest::collection::vec(proptest::sample::select(ALPHABET), n_chars)
        .prop_map(|characters| characters.into_iter().collect())
}

fn folding() -> impl Strategy<Value = Folding> {
    (any::<bool>(), any::<bool>())
        .prop_map(|(is_case_exact, is_accent_exact)| Folding { is_case_exact, is_accent_exact })
}

pub(super) fn switches() -> impl Strategy<Value = Switches> {
    (any::<bool>(), any::<bool>(), any::<bool>()).prop_map(
        |(is_case_exact, is_whole_word, is_regex)| Switches {
            is_case_exact,
            is_whole_word,
            is_regex,
        },
    )
}

fn document(text: &str) -> Document {
    let (parsed, mut vocabulary) = (Parsed::new(text.to_owned()), Vocabulary::default());
    Document::all([Source::default()], parsed, &mut vocabulary).next().unwrap()
}

/// A folded character with its cluster's span and whether an accent of the same cluster follows.
type Piece = (char, Span, bool);

fn pieces(text: &str, folding: Folding) -> Vec<Piece> {
    let mut clusters = Clusters::new(text, 0, folding);
    let (mut pieces, mut cluster): (Vec<Piece>, _) = (Vec::new(), Vec::new());
    while let Some(span) = clusters.next_into(&mut cluster) {
        for (index, &character) in cluster.iter().enumerate() {
            let is_same_space = character == ' ' && pieces.last().is_some_and(|last| last.0 == ' ');
            if !is_same_space {
                let is_cut = cluster.get(index + 1).is_some_and(|&next| is_accent(next));
                pieces.push((character, span, is_cut));
            }
        }
    }
    pieces
}

/// Folds the whole text and looks everywhere.
fn naive(typed: &str, folding: Folding, text: &str) -> Vec<Span> {
    let needle = folded(typed, folding);
    let pieces = pieces(text, folding);
    let mut found: Vec<Span> = Vec::new();
    for window in pieces.windows(needle.len().max(1)) {
        let (Some(first), Some(last)) = (window.first(), window.last()) else { continue };
        let is_free = found.last().is_none_or(|previous| previous.end <= first.1.start);
        let is_same = window.iter().map(|piece| piece.0).eq(needle.iter().copied());
        if is_free && is_same && !last.2 {
            found.push(Span::new(first.1.start, last.1.end));
        }
    }
    found
}

fn found(typed: &str, folding: Folding, text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    if let Some(literal) = Literal::new(typed, folding, Edges::default()) {
        literal.each(text, |span| {
            found.push(span);
            true
        });
    }
    found
}

proptest! {
    // A failing case is printed; nothing is left beside the sources.
    #![proptest_config(ProptestConfig {
        cases: 2_000,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn hits_equal_those_of_a_naive_folded_search(
        text in tricky(0..40),
        typed in tricky(1..4),
        folding in folding(),
    ) {
        prop_assert_eq!(found(&typed, folding, &text), naive(&typed, folding, &text));
    }

    #[test]
    fn every_part_of_a_text_is_found_where_it_stands(
        before in tricky(0..8),
        typed in tricky(1..8),
        after in tricky(0..8),
        folding in folding(),
    ) {
        // Spaces keep the neighbours from joining the part.
        let text = format!("{before} {typed} {after}");
        prop_assert_eq!(found(&typed, folding, &text), naive(&typed, folding, &text));
        prop_assert!(folded(&typed, folding).is_empty() || !found(&typed, folding, &text).is_empty());
    }

    #[test]
    fn literals_that_repeat_themselves_are_found_among_accents(
        text in "[aáb  ]{0,60}",
        typed in "[ab ]{1,8}",
    ) {
        let folding = Folding::default();
        prop_assert_eq!(found(&typed, folding, &text), naive(&typed, folding, &text));
    }

    #[test]
    fn plain_words_are_found_as_the_standard_library_finds_them(
        text in "[ab \\n]{0,40}",
        word in "[ab]{1,3}",
    ) {
        let expected: Vec<Span> = text
            .match_indices(&word)
            .map(|(start, part)| Span::from_range(start..start + part.len()))
            .collect();
        prop_assert_eq!(found(&word, Folding::default(), &text), expected);
    }

    #[test]
    fn any_query_on_any_text_gives_whole_characters_in_order(
        query in prop_oneof![
            "\\PC{0,12}",
            "[a-c*()\"/ \\\\|+?.\\[\\]{}^$-]{0,12}",
            "(a|é|ﬁ| |OR|NOT|-|\\(|\\)|\"|/|\\*|\\\\b|\\\\w\\+){0,8}",
            "(a|b| | NEAR | NEAR/2 |\\(|\\)| OR |-|in:sentence |name:|kind:edited |lang:|\"|,){0,8}",
            tricky(0..6),
        ],
        text in prop_oneof!["\\PC{0,40}", "[a-c \\n]{0,40}", tricky(0..40)],
        switches in switches(),
    ) {
        match Query::parse(&query, switches) {
            Ok(parsed) => {
                let mut end = 0;
                for hit in parsed.hits(&document(&text)).unwrap_or_default() {
                    prop_assert!(hit.span.start >= end && !hit.span.of(&text).is_empty());
                    prop_assert!((hit.term as usize) < parsed.terms().len());
                    end = hit.span.end;
                }
            }
            Err(error) => {
                prop_assert!(query.get(error.span.range()).is_some());
                prop_assert!(!error.message.is_empty());
            }
        }
    }
}
