//! Small folders, and what is found of their quotations.

use super::super::tests::ground;
use super::*;

/// Checks the values of all findings of a folder: each finding's values with the documents that give
/// them.
#[track_caller]
fn check(texts: &[&str], expected: &[&[(&str, &[u32])]]) {
    let found = ground(texts, |ground| findings(ground, &|| false)).expect("not cancelled");
    let found: Vec<Vec<(&str, Vec<u32>)>> = found
        .iter()
        .map(|finding| {
            let of = |value: &'_ crate::findings::Value| {
                value.mentions.iter().map(|mention| mention.document.0).collect()
            };
            finding.values.iter().map(|value| (value.text.as_str(), of(value))).collect()
        })
        .collect();
    let expected: Vec<Vec<(&str, Vec<u32>)>> = expected
        .iter()
        .map(|values| values.iter().map(|(text, ids)| (*text, ids.to_vec())).collect())
        .collect();
    assert_eq!(found, expected);
}

const PADDING: &str = "Rain fell on the market all through Tuesday morning. A baker sold his last \
    loaves before noon.";

#[test]
fn one_word_of_a_quotation_that_differs_is_shown_with_its_neighbours() {
    let one = "“We mended every net before the tide turned,” said Olga Brandt, the foreman.";
    let other = "“We mended every sail before the tide turned,” said Olga Brandt.";
    check(
        &[&format!("{PADDING}\n\n{one}"), &format!("{other}\n\n{PADDING}"), one],
        &[&[("every net before the", &[0, 2]), ("every sail before the", &[1])]],
    );
}

#[test]
fn a_quotation_that_is_cut_or_interrupted_is_the_same() {
    let one = "“We mended every net before the tide turned, and slept,” said Olga Brandt.";
    let other = "“We mended every net,” said Olga Brandt, “before the tide turned.”";
    let ellipsis = "Olga Brandt said “we mended every net … turned, and slept”.";
    check(&[one, other, ellipsis], &[]);
}

#[test]
fn words_left_out_inside_without_a_word_of_it_are_shown() {
    let one = "“We mended every net and every torn sail before the tide turned,” said Olga Brandt.";
    let other = "“We mended every net before the tide turned,” said Olga Brandt.";
    check(
        &[one, other],
        &[&[("net and every torn sail before the", &[0]), ("net before the", &[1])]],
    );
}

#[test]
fn short_forms_and_other_marks_are_no_difference() {
    let one = "“We do not mend nets after the tide turns,” said Olga Brandt.";
    let other = "\"We don't mend nets after the tide turns,\" said Olga Brandt.";
    check(&[one, other], &[]);
}

#[test]
fn a_quotation_without_its_marks_is_told() {
    let one = "The foreman called it “the worst tide in living memory” and went home to sleep.";
    let other = "The foreman called it the worst tide in living memory and went home to sleep.";
    check(
        &[one, other],
        &[&[
            ("“the worst tide in living memory”", &[0]),
            ("the worst tide in living memory", &[1]),
        ]],
    );
}

#[test]
fn what_quotes_a_whole_sentence_of_another_report_says_nothing_else() {
    let one = "The tide came in over the wall at noon. Nobody had seen it coming that day.";
    let other = "The first report opens so: “The tide came in over the wall at noon.” I doubt it.";
    check(&[one, other], &[]);
}

#[test]
fn quotations_in_other_languages_are_held_against_each_other() {
    check(
        &[
            "„Wir haben jedes Netz vor der Flut geflickt“, sagte Olga Brandt am Hafen.",
            "„Wir haben jedes Segel vor der Flut geflickt“, sagte Olga Brandt am Hafen.",
        ],
        &[&[("jedes Netz vor der", &[0]), ("jedes Segel vor der", &[1])]],
    );
}
