//! Which differences are changes, and of what nature, by what a person counts.

use super::super::*;
use super::corpus;

const NOTHING: Sameness = Sameness {
    counts_case: false,
    counts_punctuation: false,
    counts_quotes: false,
    counts_accents: false,
    counts_number_words: false,
};

fn compared(left: &str, right: &str, sameness: Sameness) -> Comparison {
    let corpus = corpus(left, right);
    let [left, right] = corpus.documents() else { panic!("two documents") };
    let boilerplate = Sides { left: &[][..], right: &[][..] };
    let counting = Counting { vocabulary: corpus.vocabulary(), sameness, boilerplate };
    compare_counting(left, right, &counting, &|| false).expect("nobody cancels")
}

/// Checks the changes of two texts, each as "nature: left > right".
#[track_caller]
fn check(sameness: Sameness, left: &str, right: &str, expected: &[&str]) {
    let found = compared(left, right, sameness);
    assert!(!found.passages.is_empty(), "nothing corresponds");
    let changes = found.passages.iter().flat_map(|passage| &passage.changes).map(|change| {
        let (on_left, on_right) = (change.left.of(left), change.right.of(right));
        format!("{:?}: {on_left} > {on_right}", change.nature)
    });
    assert_eq!(changes.collect::<Vec<_>>(), expected);
}

#[track_caller]
fn check_nature(left: &str, right: &str, expected: &[&str]) {
    check(Sameness::default(), left, right, expected);
}

#[test]
fn a_number_date_or_name_that_the_other_side_lacks_is_told_apart_from_words() {
    check_nature(
        "The ferry left with 214 people on board and came back late that evening.",
        "The ferry left with 241 people on board and came back slowly that evening.",
        &["Figures: 214 > 241", "Words: late > slowly"],
    );
    check_nature(
        "The ferry left on 9 October and came back late that evening.",
        "The ferry left on 9 November and came back late that evening.",
        &["Figures: October > November"],
    );
    check_nature(
        "The ferry left when Ida had seen it, and came back late that evening.",
        "The ferry left when Ole had seen it, and came back late that evening.",
        &["Figures: Ida > Ole"],
    );
    check_nature(
        "The ferry left at nine and came back late that evening with one engine.",
        "The ferry left at ten and came back late that evening with an engine.",
        &["Figures: nine > ten", "Words: one > an"],
    );
}

#[test]
fn a_figure_that_only_stands_elsewhere_in_the_passage_has_not_changed() {
    check_nature(
        "On 9 October the ferry left the old quay and came back late that evening.",
        "The ferry left the old quay on October 9 and came back late that evening.",
        &["Words: On 9 October > ", "Words:  > on October 9"],
    );
}

#[test]
fn the_same_letters_are_a_matter_of_form() {
    check_nature(
        "The well-known ferry sent an e-mail from the café to the quay that evening.",
        "The wellknown ferry sent an email from the cafe to the quay that evening.",
        &["Form: well-known > wellknown", "Form: e-mail > email", "Form: café > cafe"],
    );
}

#[test]
fn a_number_in_words_is_the_same_number_in_another_form() {
    let left = "Two hundred and fourteen people and a dog were on board that evening.";
    let right = "214 people and a dog were on board that evening.";
    check_nature(left, right, &["Form: Two hundred and fourteen > 214"]);
    check(NOTHING, left, right, &[]);
    assert_eq!(compared(left, right, NOTHING).overlap.left_in_right.identical, 1.0);
    let other = right.replace("214", "241");
    check(NOTHING, left, &other, &["Figures: Two hundred and fourteen > 241"]);
}

#[test]
fn two_numbers_with_a_stop_between_them_are_two() {
    check_nature(
        "The people on board were twenty; one dog was there too that evening.",
        "The people on board were twenty-one; dogs were there too that evening.",
        &["Figures: twenty; one dog was > twenty-one; dogs were"],
    );
}

#[test]
fn case_is_a_change_where_it_counts() {
    let [left, right] =
        ["THE FERRY left the quay that evening.", "The ferry left the Quay that evening."];
    check_nature(left, right, &[]);
    let counts = Sameness { counts_case: true, ..NOTHING };
    check(counts, left, right, &["Form: THE FERRY > The ferry", "Form: quay > Quay"]);
}

#[test]
fn punctuation_is_a_change_where_it_counts_whatever_the_quotes() {
    let left = "“Nobody asked”, she said; the ferry (our boat) left.";
    let right = "\"Nobody asked,\" she said - the ferry, our boat, left!";
    check_nature(left, right, &[]);
    let counts = Sameness { counts_punctuation: true, ..NOTHING };
    let expected = ["Form: ”, > ,\"", "Form: ; > -", "Form: ( > ,", "Form: ) > ,", "Form: . > !"];
    check(counts, left, right, &expected);
    check(counts, "“Nobody asked,” she said – once.", "\"Nobody asked,\" she said -- once.", &[]);
}

#[test]
fn quotes_and_dashes_are_a_change_where_their_style_counts() {
    let left = "“Nobody’s asked,” she said – the ferry left, late.";
    let right = "\"Nobody's asked,\" she said—the ferry left late.";
    check_nature(left, right, &[]);
    let counts = Sameness { counts_quotes: true, ..NOTHING };
    let expected = ["Form: “Nobody’s > \"Nobody's", "Form: ,” > ,\"", "Form: – > —"];
    check(counts, left, right, &expected);
}

#[test]
fn accents_are_a_change_unless_they_are_let_off() {
    let [left, right] = ["The café on the quay was full.", "The cafe on the quay was full."];
    check_nature(left, right, &["Form: café > cafe"]);
    check(NOTHING, left, right, &[]);
    let counts = Sameness { counts_case: true, ..NOTHING };
    check(counts, left, &right.replace("cafe", "Cafe"), &["Form: café > Cafe"]);
}

#[test]
fn what_counts_changes_kinds_but_not_what_corresponds() {
    let left = "THE FERRY LEFT the quay that evening. Nobody in the office had cleared her to go.";
    let right = "The ferry left the quay that evening. Nobody in the office had cleared her to go.";
    let counts = Sameness { counts_case: true, ..Sameness::default() };
    let [usual, strict] = [Sameness::default(), counts].map(|s| compared(left, right, s));
    let spans = |found: &Comparison| -> Vec<Span> {
        found.passages.iter().map(|passage| passage.left).collect()
    };
    assert_eq!(spans(&usual), spans(&strict));
    assert_eq!(usual.overlap.left_in_right.identical, 1.0);
    assert_eq!(
        strict.passages.iter().map(|p| p.kind).collect::<Vec<_>>(),
        [Kind::Edited, Kind::Identical]
    );
    assert_eq!(strict.passages[0].nature(), Some(Nature::Form));
}
