//! Small folders, and what is found of their names.

use super::super::tests::ground;
use super::*;

/// The grade of a finding, what it is about, and its values, each with the documents that give it.
type Told<'t> = (Grade, &'t str, &'t [(&'t str, &'t [u32])]);

/// Checks all findings of a folder.
#[track_caller]
fn check(texts: &[&str], expected: &[Told<'_>]) {
    let found = ground(texts, |ground| findings(ground, &|| false)).expect("not cancelled");
    let found: Vec<String> = found
        .iter()
        .map(|finding| {
            let documents = |value: &super::super::Value| -> Vec<u32> {
                value.mentions.iter().map(|mention| mention.document.0).collect()
            };
            let values = finding.values.iter().map(|value| (value.text.as_str(), documents(value)));
            format!("{:?}", (finding.grade, &finding.about, values.collect::<Vec<_>>()))
        })
        .collect();
    let expected: Vec<String> = expected.iter().map(|told| format!("{told:?}")).collect();
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
        &[(Grade::Different, "barges were towed to …", &[("Hamburg", &[0]), ("Bremen", &[1])])],
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

#[test]
fn a_thing_that_is_put_in_two_places_is_told() {
    check(
        &[
            "The wounded stokers were carried to the naval hospital in Hamburg before the morning. \
             The tug sank.",
            "Before the morning came, sailors had carried the wounded stokers to the hospital in \
             Bremen. It rained.",
            "Nobody slept that night.",
        ],
        &[(Grade::Different, "naval hospital in …", &[("Hamburg", &[0]), ("Bremen", &[1])])],
    );
}

#[test]
fn two_short_forms_of_one_name_are_told() {
    check(
        &[
            "The tug belongs to Northern Tow Lines (NTL), which was founded before the war.",
            "A spokesman for Northern Tow Lines (or NT-L) would not say who had been at the wheel.",
        ],
        &[(Grade::OtherName, "short form of Northern Tow Lines", &[("NTL", &[0]), ("NT-L", &[1])])],
    );
}

#[test]
fn two_streets_are_two_places() {
    check(
        &[
            "The stolen lorry with the copper wire was found burnt out in Miller Street. It was wet.",
            "It rained. Burnt out in Potter Street the stolen lorry with its copper wire was found.",
        ],
        &[(
            Grade::Different,
            "found burnt out in …",
            &[("Miller Street", &[0]), ("Potter Street", &[1])],
        )],
    );
}

#[test]
fn a_letter_at_the_end_of_a_surname_tells_spellings_apart() {
    check(
        &[
            "The foreman, Olga Tillers, had the nets mended before the storm.",
            "Before the storm the nets were mended, said the foreman, Olga Tiller.",
        ],
        &[(Grade::OtherName, "foreman", &[("Olga Tillers", &[0]), ("Olga Tiller", &[1])])],
    );
}

#[test]
fn a_name_that_was_written_as_heard_is_one_name() {
    check(
        &[
            "The nets were mended before the storm by order of the foreman, Rosamund Tillerby.",
            "Before the storm the nets were mended, which the foreman, Rosamond Tillerbee, had asked.",
        ],
        &[(
            Grade::OtherName,
            "foreman",
            &[("Rosamund Tillerby", &[0]), ("Rosamond Tillerbee", &[1])],
        )],
    );
}

#[test]
fn a_first_name_that_begins_a_sentence_belongs_to_the_name() {
    check(
        &[
            "It was dark. Reto Brandt, who had led the yard, resigned at the end of the winter.",
            "At the end of the winter the head of the yard, Rolf Brandt, resigned. It was cold.",
            "Yesterday the yard opened. The workers like Brandt.",
        ],
        &[(Grade::OtherName, "yard", &[("Reto Brandt", &[0]), ("Rolf Brandt", &[1])])],
    );
}

#[test]
fn one_letter_of_a_name_with_a_hyphen_may_differ_even_in_one_document() {
    check(
        &[
            "The clan of al-Naser held the harbour for a whole year and then left it to the fishermen. \
             In spring nobody of the clan of Al-Nasir was to be seen any longer on the quays.",
            "For a whole year the clan of Al-Nasir held the harbour, and the fishermen left. It rained.",
        ],
        &[(Grade::OtherName, "name", &[("Al-Nasir", &[0, 1]), ("al-Naser", &[0])])],
    );
}

#[test]
fn what_two_names_say_of_one_thing_together_is_no_other_name() {
    check(
        &[
            "The crew rowed ahead of the Winter Regatta in Tarnholm, and the harbour was closed.",
            "Ahead of the Tarnholm Regatta the crew rowed, and the harbour was closed for the crew.",
        ],
        &[],
    );
}

#[test]
fn a_place_in_another_is_less_exact() {
    check(
        &[
            "Two thieves with a ladder broke into the Lace Museum in Brodholm on the outskirts of Velport \
             last night. Nobody heard the alarm of the museum, and the oldest cloth is gone.",
            "Last week the Lace Museum in Velport lost its oldest cloth, which was cut out of its frame.",
        ],
        &[(Grade::LessExact, "place of Lace Museum", &[("Brodholm", &[0]), ("Velport", &[1])])],
    );
}

#[test]
fn an_exchanged_place_that_lies_in_the_other_is_less_exact() {
    check(
        &[
            "The tug and both of her barges were towed to Harburg on the evening of the storm. \
             She belongs to a yard in Harburg, a district of Hamburg, that was closed last year.",
            "The tug and both of her barges were towed to Hamburg on the evening of the storm.",
        ],
        &[(Grade::LessExact, "barges were towed to …", &[("Harburg", &[0]), ("Hamburg", &[1])])],
    );
}

#[test]
fn a_noun_near_two_places_is_told_if_it_is_rare() {
    check(
        &[
            "The blue stone was found in a lime quarry near Hapford. It is very heavy. Nobody wanted it. \
             It lay on a shelf for years. Then it was sold to a dealer.",
            "He stopped at a lime quarry near Arnsborough. A coin lay there. He took it home at night. His wife did not believe him.",
        ],
        &[(Grade::Different, "lime quarry near …", &[("Hapford", &[0]), ("Arnsborough", &[1])])],
    );
}

#[test]
fn a_name_that_a_register_turns_round_is_read() {
    check(
        &[
            "Lessling, Johann Theodor, chemist of the coast, found the blue stone near the harbour.",
            "The chemist Johann Theodor told nobody of the blue stone. It was very heavy. \
             It rained. The stone that Lesseling had found near the harbour was very heavy.",
        ],
        &[(Grade::OtherName, "name", &[("Lessling", &[0]), ("Lesseling", &[1])])],
    );
}

#[test]
fn ligatures_and_accents_make_another_spelling_but_no_other_place() {
    check(
        &[
            "The tug and both of her barges were towed to Cæsarea on the evening of the storm.",
            "The tug and both of her barges were towed to Caesarea on the evening of the storm. \
             It is told of Cæsarea that no tug ever left it again.",
        ],
        &[(Grade::OtherName, "name", &[("Cæsarea", &[0, 1]), ("Caesarea", &[1])])],
    );
}

#[test]
fn figures_and_tables_of_a_text_are_no_places() {
    check(
        &[
            "The tug and both of her barges were sold for the price that is given in Figure two.",
            "The tug and both of her barges were sold for the price that is given in Table two.",
        ],
        &[],
    );
}

#[test]
fn two_spellings_of_a_place_are_no_two_places() {
    check(
        &[
            "The wounded stokers were carried to the naval hospital in Karvandar before the morning. \
             The tug sank.",
            "Before the morning came, sailors had carried the wounded stokers to the hospital in \
             Karwandar. It rained.",
            "Nobody slept that night.",
        ],
        &[(Grade::OtherName, "name", &[("Karvandar", &[0]), ("Karwandar", &[1])])],
    );
}

#[test]
fn what_happened_at_two_places_without_names_is_told() {
    let texts = [
        "The wedding of the drowned stoker\u{2019}s daughter was held at the church in Tarnholm. It rained.",
        "Late on Friday the wedding of the stoker\u{2019}s daughter was held at the cathedral in Tarnholm.",
        "Nobody slept that night. The tug was gone. The nets were mended in the yard.",
    ];
    let expected = [("church", &[0][..]), ("cathedral", &[1][..])];
    check(&texts, &[(Grade::Different, "daughter was held at the …", &expected)]);
    let both = format!("{} The church in Tarnholm was empty.", texts[1]);
    check(&[texts[0], &both, texts[2]], &[]);
}

#[test]
fn a_letter_in_each_word_is_no_other_person() {
    check(
        &[
            "The nets were mended before the storm. So it was told by Moira Tessell.",
            "It rained for a whole week. Nobody had a roof but Moyra Tessel.",
        ],
        &[(Grade::OtherName, "name", &[("Moira Tessell", &[0]), ("Moyra Tessel", &[1])])],
    );
}
