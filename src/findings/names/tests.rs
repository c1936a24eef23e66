use super::super::tests::ground;
use super::*;

/// Checks the grade, what it is about and the values of all findings of a folder, each value with the
/// documents that give it.
#[track_caller]
fn check(texts: &[&str], expected: &[(Grade, &str, &[(&str, &[u32])])]) {
    let found = ground(texts, |ground| findings(ground, &|| false)).expect("not cancelled");
    let found: Vec<(Grade, &str, Vec<(&str, Vec<u32>)>)> = found
        .iter()
        .map(|finding| {
            let of = |value: &'_ super::super::Value| {
                value.mentions.iter().map(|mention| mention.document.0).collect()
            };
            let values = finding.values.iter().map(|value| (value.text.as_str(), of(value)));
            (finding.grade, finding.about.as_str(), values.collect())
        })
        .collect();
    let expected: Vec<(Grade, &str, Vec<(&str, Vec<u32>)>)> = expected
        .iter()
        .map(|(grade, about, values)| {
            (*grade, *about, values.iter().map(|(text, ids)| (*text, ids.to_vec())).collect())
        })
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn two_spellings_of_a_surname_are_one_name() {
    check(
        &[
            "The nets were mended at night. So said Olga Brandtmann, the foreman of the yard.",
            "A storm is near, said Olga Brandtman, the foreman, who has mended nets since spring.",
        ],
        &[(Grade::OtherName, "foreman", &[("Olga Brandtmann", &[0]), ("Olga Brandtman", &[1])])],
    );
}

#[test]
fn two_first_names_of_one_captain_are_one_name() {
    check(
        &[
            "The tug was brought home by its captain, Jonas Brandt, on the evening of the storm.",
            "When the storm came, its captain, Johan Brandt, brought the tug home that evening.",
        ],
        &[(Grade::OtherName, "captain", &[("Jonas Brandt", &[0]), ("Johan Brandt", &[1])])],
    );
}

#[test]
fn two_people_of_one_surname_in_one_document_are_two_also_elsewhere() {
    check(
        &[
            "The tug was brought home by Jonas Brandt. His brother Johan Brandt had stayed ashore.",
            "The tug was brought home by Johan Brandt on the evening of the storm.",
        ],
        &[(
            Grade::Different,
            "tug was brought home by …",
            &[("Jonas Brandt", &[0]), ("Johan Brandt", &[1])],
        )],
    );
}

#[test]
fn long_forms_of_one_short_form_are_one_name() {
    check(
        &[
            "The tug belongs to Northern Tow Lines (NTL), which was founded before the war.",
            "A spokesman for Norden Tow Lines (NTL) would not say who had been at the wheel.",
        ],
        &[(
            Grade::OtherName,
            "Tow Lines",
            &[("Northern Tow Lines (NTL)", &[0]), ("Norden Tow Lines (NTL)", &[1])],
        )],
    );
}

#[test]
fn a_place_that_was_exchanged_in_a_passage_is_another() {
    check(
        &[
            "The tug and both of her barges were towed to Hamburg on the evening of the storm.",
            "The tug and both of her barges were towed to Bremen on the evening of the storm.",
        ],
        &[(Grade::Different, "her barges were towed to …", &[("Hamburg", &[0]), ("Bremen", &[1])])],
    );
}

#[test]
fn titles_possessives_and_shorter_forms_are_no_other_names() {
    check(
        &[
            "The tug and both of her barges were brought home by Captain Jonas Brandt that evening.",
            "The tug and both of her barges were brought home by Mr. Brandt that evening.",
            "That evening the crew saw Brandt’s tug and both of her barges brought home.",
        ],
        &[],
    );
}

#[test]
fn german_nouns_are_no_names() {
    check(
        &[
            "Am Abend zog der Schlepper den Kahn in den Hafen, und die Mannschaft schlief.",
            "Am Abend zog der Schlepper den Kran in den Graben, und die Mannschaft schlief.",
        ],
        &[],
    );
}
