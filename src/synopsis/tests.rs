//! Where sentences stand in a synopsis, and what holds for any documents.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::compare::Kind;
use crate::model::{CorpusBuilder, Document, Parsed, SentenceIdx, Source};

/// Sentences by letter; a small letter is the same statement with a word changed.
const SENTENCES: [(char, &str); 12] = [
    ('A', "The ferry left the quay at twenty to seven with two hundred people on board."),
    ('a', "The ferry left the quay at twenty to seven with three hundred people on board."),
    ('B', "Nobody in the harbour office had cleared her to go, and nobody asked."),
    ('b', "Nobody in the harbour office had allowed her to go, and nobody asked."),
    ('C', "Her lights were seen off the northern breakwater a little after eight."),
    ('D', "The coastguard launched both boats within ten minutes of the alarm."),
    ('E', "By midnight every passenger stood wrapped in blankets on the pier."),
    ('F', "A baker who had sold out early waved from the steps of his shop."),
    ('G', "Visitors of the glass museum walk on bridges over cold furnaces."),
    ('H', "Tickets cost nine crowns, and children under twelve pay nothing."),
    ('I', "The mayor promised a new timetable before the first snow of winter."),
    ('J', "Fishermen complained that the nets were torn by the propellers."),
];

fn sentence(letter: char) -> &'static str {
    let found = SENTENCES.iter().find(|(other, _)| *other == letter);
    found.map_or("", |(_, text)| text)
}

/// A text of letters; a space ends the paragraph.
fn text(letters: &str) -> String {
    let paragraph = |letters: &str| letters.chars().map(sentence).collect::<Vec<_>>().join(" ");
    letters.split(' ').map(paragraph).collect::<Vec<_>>().join("\n\n")
}

fn corpus(texts: &[String]) -> Corpus {
    let mut builder = CorpusBuilder::default();
    for text in texts {
        builder.push(Source::default(), Parsed::new(text.clone()));
    }
    builder.finish()
}

fn made(corpus: &Corpus) -> Synopsis {
    let folder = FolderText::of(corpus, &|| false).unwrap();
    let columns: Vec<DocId> = corpus.iter().map(|(id, _)| id).collect();
    synopsis(corpus, &folder, &columns, &|| false).unwrap()
}

/// A cell as its letters, with what it is held to be behind: `=` identical, `~` edited or paraphrased,
/// `^` moved.
fn cell(document: &Document, cell: Option<&Cell>) -> String {
    let Some(cell) = cell else { return "-".to_owned() };
    let mut shown = String::new();
    for piece in &cell.pieces {
        for at in piece.sentences.clone() {
            let sentence = document.sentence(SentenceIdx::at(at)).of(document.text());
            let letter = SENTENCES.iter().find(|(_, text)| *text == sentence);
            shown.push(letter.map_or('?', |(letter, _)| *letter));
        }
        match piece.kind {
            None => {}
            Some(Kind::Identical) => shown.push('='),
            Some(_) => shown.push('~'),
        }
        shown.extend(piece.moved.map(|_| '^'));
    }
    shown
}

/// Checks the rows, each as its cells.
#[track_caller]
fn check(documents: &[&str], expected: &[&str]) {
    let texts: Vec<String> = documents.iter().map(|letters| text(letters)).collect();
    let corpus = corpus(&texts);
    let found = made(&corpus);
    let rows: Vec<String> = found
        .rows
        .iter()
        .map(|row| {
            let cells = corpus.documents().iter().enumerate();
            let cells = cells.map(|(at, document)| cell(document, row.cell(at)));
            cells.collect::<Vec<_>>().join(" ")
        })
        .collect();
    assert_eq!(rows, expected);
}

#[test]
fn sentences_that_correspond_stand_in_one_row_in_the_order_of_the_base() {
    check(&["AB CD", "aB CD", "Ab C"], &["A a~ A=", "B B= b~", "C C= C=", "D D= -"]);
}

#[test]
fn what_only_one_of_the_others_has_stands_where_its_document_has_it() {
    check(&["ABC", "AFBC", "ABCG"], &["A A= A=", "- F -", "B B= B=", "C C= C=", "- - G"]);
    check(&["AB", "HAB"], &["- H", "A A=", "B B="]);
}

#[test]
fn text_before_all_that_corresponds_stands_before_it_and_text_without_any_at_the_end() {
    check(&["AB CD", "FG C"], &["A -", "B -", "- FG", "C C=", "D -"]);
    check(&["AB", "FG", "AB"], &["A - A=", "B - B=", "- FG -"]);
}

#[test]
fn a_title_that_is_said_again_above_the_text_is_no_statement() {
    let body = text("A B");
    let site = "A night on the ferry | Tidewater\n\nHollin\n\nA night on the ferry";
    let corpus = corpus(&[format!("{site}\n\n{body}"), format!("A night on the ferry\n\n{body}")]);
    let folder = FolderText::of(&corpus, &|| false).unwrap();
    for (columns, said) in [([0, 1], [2, 1]), ([1, 0], [1, 2])] {
        let found = synopsis(&corpus, &folder, &columns.map(DocId), &|| false).unwrap();
        let titles: Vec<&Row> = found.rows.iter().filter(|row| row.form == Form::Title).collect();
        let n_titles = |cell: &Cell| cell.pieces.iter().map(|piece| piece.sentences.len()).sum();
        let found_titles: Vec<usize> = titles[0].cells.iter().map(n_titles).collect();
        assert_eq!((titles.len(), &*found_titles), (1, &said[..]));
        let cells = found.rows.iter().filter_map(|row| row.cell(0));
        assert!(cells.map(|cell| cell.hull().start).is_sorted(), "the base is in order");
    }
}

/// Texts with titles, and with site chrome before them.
#[test]
fn titles_stand_in_one_row_and_boilerplate_apart() {
    let titled = |chrome: &str, title: &str, letters: &str| {
        let body = letters.split(' ').map(text).collect::<Vec<_>>().join("\n\n");
        format!("{chrome}{title}\n\n{body}")
    };
    let texts = [
        titled("Home\n\nLog in\n\n", "A night on the ferry", "AB CD"),
        titled("", "Who gave the boat leave", "AB CD"),
    ];
    let corpus = corpus(&texts);
    let found = made(&corpus);
    let forms: Vec<_> = found.rows.iter().map(|row| (row.form, row.cells.len())).collect();
    let statement = (Form::Statement, 2);
    let expected = [(Form::Boilerplate, 1), (Form::Title, 2)];
    assert_eq!(forms, [&expected[..], &[statement; 4]].concat());
    assert_eq!(found.counts, Counts { statements: 4, in_all: 4, in_one: 0 });
    assert_eq!(found.rows[1].number, None);
}

#[test]
fn what_others_share_and_the_base_does_not_have_stands_in_one_row() {
    check(&["ABC", "AFBC", "AFBCG"], &["A A= A=", "- F F=", "B B= B=", "C C= C=", "- - G"]);
}

#[test]
fn text_that_one_of_the_others_alone_has_is_not_cut_within_a_paragraph() {
    check(&["AB", "AB FG HI"], &["A A=", "B B=", "- FG", "- HI"]);
    check(&["ABFG", "AB"], &["A A=", "B B=", "F -", "G -"]);
}

#[test]
fn what_stands_elsewhere_is_in_the_row_of_the_base_and_says_so() {
    check(
        &["A BC DE FG", "A DE FG BC"],
        &["A A=", "B B=^", "C C=^", "D D=", "E E=", "F F=", "G G="],
    );
    let corpus = corpus(&[text("A BC DE FG"), text("A DE FG BC")]);
    let found = made(&corpus);
    assert_eq!(found.rows[1].cell(1).and_then(Cell::moved), Some(3), "three paragraphs below");
}

#[test]
fn a_second_copy_stands_with_the_first() {
    check(&["ABCD", "ABCD FG A"], &["A A=A=^", "B B=", "C C=", "D D=", "- FG"]);
}

#[test]
fn a_sentence_that_was_split_makes_one_row() {
    let long = "Nobody in the harbour office had cleared her to go that night, and she left the quay \
        quite calmly with the gangway still hanging down.";
    let split = "Nobody in the harbour office had cleared her to go that night. She left the quay \
        quite calmly with the gangway still hanging down.";
    for (base, other, rows) in [(split, long, 1), (long, split, 1)] {
        let corpus = corpus(&[base.to_owned(), other.to_owned()]);
        let found = made(&corpus);
        assert_eq!(found.rows.len(), rows, "{found:#?}");
    }
}

#[test]
fn statements_are_counted_by_who_has_them() {
    let found = made(&corpus(&[text("ABC"), text("ABFG"), text("AFH")]));
    let numbers: Vec<_> = found.rows.iter().map(|row| row.number).collect();
    assert_eq!(found.counts, Counts { statements: 6, in_all: 1, in_one: 3 });
    assert_eq!(numbers.iter().flatten().copied().collect::<Vec<_>>(), [1, 2, 3]);
}

#[test]
fn changed_words_are_marked_in_the_cell() {
    let corpus = corpus(&[text("AB"), text("Ab")]);
    let found = made(&corpus);
    let marks = &found.rows[1].cell(1).unwrap().pieces[0].marks;
    let marked: Vec<_> = marks
        .iter()
        .map(|mark| (mark.span.of(corpus.documents()[1].text()), mark.is_added))
        .collect();
    assert_eq!(marked, [("allowed", false)]);
}

#[test]
fn one_document_and_none_have_a_synopsis_too() {
    check(&["AB C"], &["A", "B", "C"]);
    assert_eq!(made(&corpus(&[])).rows, []);
    check(&["", "AB"], &["- AB"]);
}

#[test]
fn what_was_stopped_gives_nothing() {
    let corpus = corpus(&[text("AB"), text("AC")]);
    let folder = FolderText::default();
    assert_eq!(synopsis(&corpus, &folder, &[DocId(0), DocId(1)], &|| true), None);
}

#[test]
fn only_here_leaves_out_what_is_found_elsewhere_and_boilerplate() {
    let corpus = corpus(&[text("AB CD EF")]);
    let document = &corpus.documents()[0];
    let span = |at: usize| document.sentence(SentenceIdx::at(at));
    let (first, last) = ([span(0)], [span(5)]);
    let found = only_here(document, &[&first, &[]], &last);
    assert_eq!(found, [span(1), span(2).hull(span(3)), span(4)]);
    assert_eq!(only_here(document, &[], &[]).len(), 3, "each paragraph");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_sentence_stands_in_exactly_one_cell(
        documents in prop::collection::vec("[A-Jab ]{0,12}", 1..5),
    ) {
        let texts: Vec<String> = documents.iter().map(|letters| text(letters)).collect();
        let corpus = corpus(&texts);
        let found = made(&corpus);
        for (column, document) in corpus.documents().iter().enumerate() {
            let cells = found.rows.iter().filter_map(|row| row.cell(column));
            let pieces = cells.flat_map(|cell| &cell.pieces);
            let mut all: Vec<usize> = pieces.flat_map(|piece| piece.sentences.clone()).collect();
            all.sort_unstable();
            prop_assert_eq!(all, (0..document.n_sentences()).collect::<Vec<_>>());
        }
        prop_assert_eq!(&found, &made(&corpus), "the same again");
    }

    #[test]
    fn what_stands_in_order_is_in_order_in_every_column(
        documents in prop::collection::vec("[A-Jab ]{0,12}", 1..4),
    ) {
        let texts: Vec<String> = documents.iter().map(|letters| text(letters)).collect();
        let found = made(&corpus(&texts));
        let rows = found.rows.iter().filter(|row| row.form != Form::Title);
        let base: Vec<usize> = (rows.filter_map(|row| row.cell(0)))
            .flat_map(|cell| cell.pieces.iter().flat_map(|piece| piece.sentences.clone()))
            .collect();
        prop_assert!(base.is_sorted());
        let columns: BTreeSet<_> = found.columns.iter().map(|column| column.document).collect();
        prop_assert_eq!(columns.len(), found.columns.len());
        for row in &found.rows {
            prop_assert!(!row.cells.is_empty());
            prop_assert!(row.cells.is_sorted_by_key(|cell| cell.column));
        }
    }
}
