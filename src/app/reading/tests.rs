//! Texts of a few sentences each, spelt by letters; and how a reading is looked up by byte.

use proptest::prelude::*;

use super::*;
use crate::compare::compare;
use crate::model::{CorpusBuilder, Parsed, Source};

/// Every letter stands for a sentence, too long to be taken for a title; a small letter is the same
/// sentence edited. `T` and `U` are titles, `h` and `l` site chrome.
const SENTENCES: [(char, &str); 14] = [
    (
        'A',
        "The ferry left the quay at twenty to seven with two hundred people on board, most of them \
         on their way home from the spring fair in town.",
    ),
    (
        'B',
        "Nobody in the harbour office had cleared her to go that evening, and nobody asked, because \
         the clerk had gone home early with a cold and a key.",
    ),
    (
        'C',
        "Her lights were seen off the northern breakwater a little after eight by a fisherman who \
         was mending nets and thought nothing of it until much later.",
    ),
    (
        'D',
        "The coastguard launched both boats within ten minutes of the call, although one engine \
         would not start until a mechanic had cleaned its filter with petrol.",
    ),
    (
        'd',
        "The coastguard launched its only boat within ten minutes of the call, although one engine \
         would not start until a mechanic had cleaned its filter with petrol.",
    ),
    (
        'E',
        "By midnight every passenger stood wrapped in blankets on the pier, where the baker had \
         opened his shop and handed out warm rolls to whoever came.",
    ),
    (
        'e',
        "By midnight every passenger stood wrapped in blankets on the pier, where the baker had \
         opened his shop and handed out warm poppy rolls to whoever came.",
    ),
    (
        'F',
        "A museum of glass opened in the old brewery last spring, and visitors walk on iron bridges \
         over furnaces that have not been lit since the war.",
    ),
    (
        'G',
        "Tickets cost nine crowns on weekdays, children pay half, and the guide who lost two \
         fingers to the trade shows how a bowl is blown every hour.",
    ),
    (
        'p',
        "The clerk went home early with a cold and took along the key, so that nobody was asked in \
         the harbour office whether it had cleared her.",
    ),
    ('T', "A night on the ferry"),
    ('U', "Who gave the boat leave"),
    ('h', "Home"),
    ('l', "Log in"),
];

/// The text that letters spell; `/` parts paragraphs.
pub(in crate::app) fn text(letters: &str) -> String {
    let sentence = |letter| SENTENCES.iter().find(|(of, _)| *of == letter).unwrap().1;
    let paragraph = |letters: &str| {
        letters.chars().filter(|c| *c != ' ').map(sentence).collect::<Vec<_>>().join(" ")
    };
    let paragraphs = letters.split('/').filter(|letters| !letters.is_empty());
    paragraphs.map(paragraph).collect::<Vec<_>>().join("\n\n")
}

/// The letter whose sentence a stretch holds or is part of; `?` if it is none.
pub(in crate::app) fn letter(stretch: &str) -> char {
    let found = SENTENCES.iter().find(|(_, sentence)| sentence.contains(stretch));
    found.map_or('?', |(letter, _)| *letter)
}

/// Two texts that letters spell, compared and laid out.
pub(super) fn reading(left: &str, right: &str) -> Reading {
    reading_of([&text(left), &text(right)], RowOptions::default())
}

pub(super) fn reading_of(texts: [&str; 2], options: RowOptions) -> Reading {
    let mut builder = CorpusBuilder::default();
    for text in texts {
        builder.push(Source::default(), Parsed::new(text.to_owned()));
    }
    let corpus = builder.finish();
    let [left, right] = corpus.documents() else { panic!("two documents") };
    let comparison = compare(left, right, corpus.vocabulary(), Sides::default(), &|| false);
    let ids = Sides { left: Some(DocId::at(0)), right: Some(DocId::at(1)) };
    let documents = Sides { left: Some(Arc::clone(left)), right: Some(Arc::clone(right)) };
    Reading::new(ids, documents, Arc::new(comparison.unwrap()), options)
}

/// Any two texts of these sentences, with repetitions, moves and short lines among them.
pub(super) fn any_letters() -> impl Strategy<Value = [String; 2]> {
    let side = || proptest::collection::vec("[ABCDdEepTUhl]{1,3}", 0..8);
    [side(), side()].prop_map(|sides| sides.map(|paragraphs| paragraphs.join("/")))
}

/// Checks in which row each paragraph of a side is found, by its first and by its last byte.
#[track_caller]
fn check_rows(reading: &Reading, side: Side, expected: &[usize]) {
    let paragraphs = reading.document(side).unwrap().paragraphs();
    let found = paragraphs.map(|span| {
        let row = reading.row_at(side, span.start).unwrap();
        assert_eq!(reading.row_at(side, span.end - 1), Some(row), "one paragraph in two rows");
        row
    });
    assert_eq!(found.collect::<Vec<_>>(), expected);
}

#[test]
fn a_byte_leads_to_its_row_past_rows_without_text_on_its_side() {
    let reading = reading("A/F/B/C", "A/G/B C");
    check_rows(&reading, Side::Left, &[0, 1, 3, 3]);
    check_rows(&reading, Side::Right, &[0, 2, 3]);
}

#[test]
fn a_byte_between_two_paragraphs_belongs_to_the_one_above() {
    let reading = reading("A/B", "A/B");
    let gap = text("A").len() as u32;
    assert_eq!(reading.row_at(Side::Left, gap), Some(0));
    assert_eq!(reading.row_at(Side::Left, gap + 2), Some(1));
}

#[test]
fn a_side_without_text_has_no_rows() {
    assert_eq!(reading("A", "").row_at(Side::Right, 0), None);
    let alone = Reading { documents: Sides::default(), ..reading("A", "B") };
    assert_eq!(alone.row_at(Side::Left, 0), None);
}

/// Checks which passages touch a paragraph of a side, by their sentences' letters on that side.
#[track_caller]
fn check_passages(letters: [&str; 2], side: Side, paragraph: usize, expected: &str) {
    let reading = reading(letters[0], letters[1]);
    let text = reading.document(side).unwrap().text().to_owned();
    let span = reading.paragraph(side, paragraph);
    let found = reading.passages_in(side, span).map(|(index, passage)| {
        assert_eq!(reading.comparison.passages.get(index), Some(passage));
        letter(passage.span(side).of(&text))
    });
    assert_eq!(found.collect::<String>(), expected);
}

#[test]
fn passages_of_a_paragraph_come_in_the_order_of_its_side() {
    check_passages(["A B/d E", "E/A D B"], Side::Left, 0, "AB");
    check_passages(["A B/d E", "E/A D B"], Side::Left, 1, "dE");
    check_passages(["A B/d E", "E/A D B"], Side::Right, 0, "E");
    check_passages(["A B/d E", "E/A D B"], Side::Right, 1, "ADB");
    check_passages(["A/F", "A/G"], Side::Right, 1, "");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn passages_are_found_by_every_stretch_they_touch([left, right] in any_letters()) {
        let reading = reading(&left, &right);
        for side in Side::BOTH {
            for paragraph in reading.document(side).unwrap().paragraphs() {
                let all = reading.comparison.passages.iter().enumerate();
                let mut touching: Vec<usize> = all
                    .filter(|(_, passage)| passage.span(side).overlaps(paragraph))
                    .map(|(index, _)| index)
                    .collect();
                let found: Vec<usize> =
                    reading.passages_in(side, paragraph).map(|(index, _)| index).collect();
                touching.sort_by_key(|&index| reading.comparison.passages[index].span(side));
                prop_assert_eq!(found, touching);
            }
        }
    }
}
