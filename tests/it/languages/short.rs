//! Documents of one to ten sentences, against each other and against long ones.

use super::{compared, links};

const FEATURE: &str = include_str!("../../../seeds/feature.txt");

const NOTE: [&str; 5] = [
    "The lighthouse keeper painted her door green on Monday.",
    "Two gulls watched her from the roof of the boathouse.",
    "In the afternoon the mail boat brought a parcel of books.",
    "She read by the stove until the lamp had to be lit.",
    "Nothing else happened on the island that week.",
];
const RETOLD: [&str; 4] = [
    "On Monday the keeper of the lighthouse gave her door a coat of green paint.",
    "From the boathouse roof two gulls looked on.",
    "A parcel with books came by the mail boat in the afternoon.",
    "Until the lamp had to be lit she sat by the stove and read.",
];
const OTHER: [&str; 4] = [
    "The council met on Thursday to talk about the price of bread.",
    "Three bakers spoke, and none of them agreed with the others.",
    "A vote will be held in the spring.",
    "Until then the old prices hold.",
];

/// Checks which sentences of two short texts are linked, by their numbers from 1.
#[track_caller]
fn check(left: &[&str], right: &[&str], expected: &[(usize, usize)]) {
    let texts = [left.join(" "), right.join(" ")];
    let found = compared(&texts[0], &texts[1]).passages;
    assert_eq!(links(&found, [&texts[0], &texts[1]], [left, right]), expected);
}

#[test]
fn a_note_and_its_retelling() {
    check(&NOTE, &RETOLD, &[(1, 1), (2, 2), (3, 3), (4, 4)]);
    check(&NOTE[..2], &RETOLD[..2], &[(1, 1), (2, 2)]);
}

#[test]
fn one_sentence_against_another() {
    check(&NOTE[..1], &NOTE[..1], &[(1, 1)]);
    check(&NOTE[..1], &["The lighthouse keeper painted her gate green on Monday."], &[(1, 1)]);
    check(&NOTE[..1], &RETOLD[..1], &[(1, 1)]);
    check(&NOTE[..1], &OTHER[..1], &[]);
    check(&NOTE[..1], &NOTE[1..2], &[]);
}

#[test]
fn notes_about_different_things_share_nothing() {
    check(&NOTE, &OTHER, &[]);
    check(&RETOLD, &OTHER, &[]);
    check(&NOTE[..1], &["The keeper of the museum closed the door on Monday evening."], &[]);
}

#[test]
fn sentences_of_a_note_are_found_in_a_long_text() {
    let place = FEATURE.find("\n\n").expect("paragraphs") + 2;
    let (head, tail) = FEATURE.split_at(place);
    let long = format!("{head}{} {}\n\n{tail}", NOTE[0], NOTE[2]);
    for (note, place) in [(NOTE[0], 1), (NOTE[2], 2), (RETOLD[0], 1), (RETOLD[2], 2)] {
        let found = compared(note, &long).passages;
        let found = links(&found, [note, &long], [&[note], &[NOTE[0], NOTE[2]]]);
        assert_eq!(found, [(1, place)], "{note}");
    }
    for note in OTHER {
        assert_eq!(compared(note, &long).passages, [], "{note}");
    }
    assert_eq!(compared(&OTHER.join(" "), &long).passages, []);
}
