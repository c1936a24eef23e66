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
        .map(|Found { finding, .. }| {
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

const ELSEWHERE: &str = "Snow lay in the hills above the town for weeks. Carts were dug out with spades \
    by farmers. A bridge of ice had formed over the mill stream below the chapel. Wolves were heard at \
    night near the quarry. Bread grew dear, candles dearer still. Letters came late from the capital. \
    Schoolchildren skated home along the frozen canal.";

#[test]
fn a_short_statement_with_one_other_word_is_reworded_if_the_speaker_is_the_same() {
    let one = "“Nobody could have foreseen this,” said Olga Brandt at the harbour.";
    let other = "Asked about it twice, Olga Brandt replied: “Nobody could have predicted this.”";
    check(
        &[&format!("{one}\n\n{ELSEWHERE}"), other],
        &[&[("have foreseen this", &[0]), ("have predicted this", &[1])]],
    );
    let another = "Asked about it twice, Piet Huber replied: “Nobody could have predicted this.”";
    check(&[&format!("{one}\n\n{ELSEWHERE}"), another], &[]);
}

#[test]
fn a_word_of_its_own_and_the_speaker_show_a_statement_in_other_words() {
    let one = "“We will not trade our nets for a song,” said Olga Brandt on the pier.";
    let other = "Nor did she doubt it, Olga Brandt added. “We won't be swapping nets for praise.”";
    check(
        &[&format!("{one}\n\n{ELSEWHERE}"), other],
        &[&[
            ("We will not trade our nets for a song", &[0]),
            ("We won't be swapping nets for praise", &[1]),
        ]],
    );
}

#[test]
fn two_statements_of_one_speaker_are_two() {
    let one = "“We will mend the harbour wall by summer,” said Olga Brandt on the pier.";
    let other = "“The harbour will stay shut on market days,” Olga Brandt told the council.";
    let third = "“We are proud of every fisherman who went out,” said Olga Brandt in church.";
    check(&[&format!("{one}\n\n{ELSEWHERE}"), other, third], &[]);
}

#[test]
fn whole_statements_in_another_order_are_reworded_and_excerpts_that_overlap_are_not() {
    let around = "The old harbour wall could never be sold, Olga Brandt told the council of Velm.";
    check(
        &[
            &format!("{around} “It is known to every fisherman on the coast.”"),
            &format!("{around} “Every fisherman on the coast knows it.”"),
        ],
        &[&[
            ("It is known to every fisherman on the coast", &[0]),
            ("Every fisherman on the coast knows it", &[1]),
        ]],
    );
    check(
        &[
            &format!("{around} It is “known to every fisherman on the coast”, she said."),
            &format!("{around} To “every fisherman on the coast of this island” it is, she said."),
        ],
        &[],
    );
}

#[test]
fn what_is_told_in_the_next_sentence_or_in_few_words_is_told() {
    let one = "The harbour office of Velm printed a poster that ties the Feast of Nets to its old \
        campaign, saying that it is “one tide, one guild, from the far dunes of Sorn to the lamps of Velm.”";
    let other = "A poster printed by the harbour office of Velm ties the Feast of Nets to its old \
        campaign. It says that people from the dunes of Sorn up to Velm share a single guild, whatever the weather.";
    check(
        &[&format!("{one}\n\n{ELSEWHERE}"), other],
        &[&[
            ("“one tide, one guild, from the far dunes …”", &[0]),
            ("people from the dunes of Sorn up to …", &[1]),
        ]],
    );
}

/// Checks what findings are of when values at some words of two documents are one: whether the value
/// is shown, and how many quotations.
#[track_caller]
fn check_joined(documents: [&str; 2], values: [&str; 2], expected: (bool, usize)) {
    let found = ground(&documents, |ground| findings(ground, &|| false)).expect("not cancelled");
    let mention = |(at, (text, value)): (usize, (&str, &str))| {
        let start = text.find(value).expect("in the text");
        let span = crate::text::Span::from_range(start..start + value.len());
        let document = crate::model::DocId(at as u32);
        let mention = crate::findings::Mention { document, span, sentence: span, reckoned: None };
        crate::findings::Value { mentions: vec![mention], ..Default::default() }
    };
    let values = documents.into_iter().zip(values).enumerate().map(mention).collect();
    let first = found.first().expect("a quotation").finding.clone();
    let value = Finding { values, subject: crate::findings::Subject::Number, ..first };
    let all = joined::joined(vec![value.clone()], found);
    let is_value = |it: &&Finding| it.subject == value.subject;
    let n_values = all.iter().filter(is_value).count();
    assert_eq!((n_values == 1, all.len() - n_values), expected);
}

#[test]
fn a_number_in_words_that_are_shown_as_reworded_is_no_finding_of_its_own() {
    let one = "“In twenty years I have not seen a tide so high,” said Olga Brandt.";
    let other = "“In thirty years I have not seen a tide so high,” said Olga Brandt.";
    check_joined([one, other], ["twenty years", "thirty years"], (false, 1));
    check_joined([one, other], ["Brandt", "thirty years"], (true, 1));
}

#[test]
fn a_number_that_is_quoted_by_one_report_alone_is_shown_instead_of_the_quotation() {
    let one = "“The tide costs every fisherman 200 crowns a day,” said Olga Brandt of the guild.";
    let other = &format!(
        "Olga Brandt of the guild said that the tide cost every fisherman 300 crowns a day.\n\n{ELSEWHERE}"
    );
    check_joined([one, other], ["200 crowns", "300 crowns"], (true, 0));
    check_joined([one, other], ["200 crowns", "Snow"], (true, 1));
}

#[test]
fn what_another_report_tells_of_the_same_speaker_is_told_wherever_it_stands() {
    let one = "“Nets can be mended again, fishermen cannot,” said Olga Brandt at the harbour.";
    let other =
        "Olga Brandt warned the guild: nets, she said, could be mended, but fishermen could not.";
    let folder = |other: &str| format!("{other}\n\n{ELSEWHERE}");
    check(
        &[one, &folder(other)],
        &[&[
            ("“Nets can be mended again, fishermen cannot”", &[0]),
            ("nets, she said, could be mended, but fishermen", &[1]),
        ]],
    );
    check(
        &[one, &folder("Some nets were mended by the fishermen of the guild before Easter.")],
        &[],
    );
}
