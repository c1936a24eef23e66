//! Which values meet, on small texts.

use super::findings;
use crate::compare::FolderText;
use crate::findings::{Grade, Ground, Strength};
use crate::model::{Corpus, CorpusBuilder, Parsed, Source};

const FIRST: &str = "The ferry Anneliese sank off Skerry on 9 October 2021. The ferry Anneliese had \
    left Hollin in fog. Rescue boats pulled 164 people from the cold water. The gangway of \
    Anneliese was repaired for £1,840 by a blacksmith.";

fn corpus(texts: &[&str]) -> Corpus {
    let mut builder = CorpusBuilder::default();
    for text in texts {
        builder.push(Source::default(), Parsed::new((*text).to_owned()));
    }
    builder.finish()
}

/// Which documents stand in one event, once parted by their days.
fn events(texts: &[&str]) -> Vec<Vec<u32>> {
    let corpus = corpus(texts);
    with_ground(&corpus, |ground| {
        let number = |event: &Vec<crate::model::DocId>| event.iter().map(|id| id.0).collect();
        ground.events.iter().map(number).collect()
    })
}

fn with_ground<T>(corpus: &Corpus, ask: impl Fn(&Ground<'_>) -> T) -> T {
    let never = || false;
    let folder = FolderText::of(corpus, &never).expect("not cancelled");
    let ground = Ground::of(corpus, &folder, &never).expect("not cancelled");
    ask(&ground)
}

/// Checks the values of what is found for sure, with the grade of each finding.
#[track_caller]
fn check(texts: &[&str], expected: &[(Grade, &[&str])]) {
    let corpus = corpus(texts);
    let found = with_ground(&corpus, |ground| findings(ground, &|| false).expect("not cancelled"));
    let found = found.all.iter().filter(|it| it.strength != Strength::Possible);
    let told: Vec<_> = found
        .map(|it| (it.grade, it.values.iter().map(|value| value.text.as_str()).collect::<Vec<_>>()))
        .collect();
    let expected: Vec<_> = expected.iter().map(|(grade, all)| (*grade, all.to_vec())).collect();
    assert_eq!(told, expected);
}

#[test]
fn what_a_finding_is_about_reads_as_its_sentence_does() {
    let other = FIRST.replace("£1,840", "£2,600");
    let corpus = corpus(&[FIRST, &other]);
    let found = with_ground(&corpus, |ground| findings(ground, &|| false).expect("not cancelled"));
    let about: Vec<&str> = found.all.iter().map(|it| it.about.as_str()).collect();
    assert_eq!(about, ["gangway of Anneliese was repaired … blacksmith"]);
}

#[test]
fn reports_that_agree_in_figures_and_in_words_give_nothing() {
    check(&[FIRST, FIRST], &[]);
    check(&[FIRST, &FIRST.replace("164", "A hundred and sixty-four")], &[]);
}

#[test]
fn another_day_and_another_number_are_different() {
    check(
        &[FIRST, &FIRST.replace("9 October", "10 October")],
        &[(Grade::Different, &["9 October 2021", "10 October 2021"])],
    );
    check(
        &[FIRST, &FIRST.replace("£1,840", "£2,600")],
        &[(Grade::Different, &["£1,840", "£2,600"])],
    );
}

#[test]
fn what_says_less_is_less_exact() {
    check(
        &[FIRST, &FIRST.replace("164", "more than 160")],
        &[(Grade::LessExact, &["164", "more than 160"])],
    );
}

#[test]
fn documents_of_two_languages_are_never_compared() {
    let german = "Die Fähre Anneliese sank am 10. Oktober 2021 vor Skerry. Die Fähre Anneliese war bei \
        Nebel aus Hollin ausgelaufen, und die Retter zogen in der Nacht viele Menschen aus dem Wasser.";
    assert_eq!(events(&[FIRST, german]), [[0], [1]]);
}

#[test]
fn days_far_apart_part_two_like_events_with_the_same_names() {
    let other = FIRST.replace("9 October 2021", "3 March 2017").replace("fog", "clear weather");
    let other = other.replace("the cold water", "rafts at noon").replace("164", "71");
    let other = other.replace("a blacksmith", "the crew of a tug").replace("1,840", "300");
    assert_eq!(events(&[FIRST, &other]), [[0], [1]]);
    assert_eq!(events(&[FIRST, &FIRST.replace("9 October", "11 October")]), [[0, 1]]);
}

#[test]
fn documents_without_names_or_words_stand_alone() {
    assert_eq!(events(&["", "12", "渔民在码头上。", "nothing here has a capital."]).len(), 4);
}

#[test]
fn a_document_that_tells_both_numbers_tells_of_two_things() {
    let both = FIRST.replace("164 people", "164 people and 19 people of the crew");
    let one = FIRST.replace("164 people", "19 people");
    let found = events(&[&both, &one]);
    assert_eq!(found, [[0, 1]]);
    check(&[&both, &one], &[]);
}

#[test]
fn the_same_rare_word_beside_two_sums_of_money_tells_that_they_are_one_thing() {
    let one = format!("{FIRST} A reward of £300 is offered to whoever brings home the bell.");
    let other = format!("{FIRST} For news of her anchor the reward has meanwhile risen to £750.");
    check(&[&one, &other], &[(Grade::Different, &["£300", "£750"])]);
}

#[test]
fn what_is_a_thousand_times_as_much_is_another_thing() {
    let one = format!("{FIRST} Her mast of 12 metres lies on the beach.");
    let other = format!("{FIRST} Her mast had come 400 kilometres by rail.");
    check(&[&one, &other], &[]);
    check(
        &[&one, &other.replace("400 kilometres", "15 metres")],
        &[(Grade::Different, &["12 metres", "15 metres"])],
    );
}

#[test]
fn an_unusual_number_binds_equal_values_first() {
    let one = format!("{FIRST} The cable is 1,740 metres long. A tug laid it in spring.");
    let other =
        format!("{FIRST} A tug with a mast of 12 metres came in spring. It laid 1,740 metres.");
    check(&[&one, &other], &[]);
}

#[test]
fn the_year_of_building_meets_in_other_words() {
    let one = format!("{FIRST} The vessel was launched in 1971.");
    for told in ["She dates from 1979.", "Built in 1979, she had seen better days."] {
        let other = format!("{FIRST} {told}");
        check(&[&one, &other], &[(Grade::Different, &["1971", "1979"])]);
    }
    // An inquiry is launched too, and who tells two years tells of two things.
    let inquiry = format!("{FIRST} An inquiry was launched in 2019.");
    check(&[&inquiry, &format!("{FIRST} She dates from 1979.")], &[]);
    let two = format!("{one} The lighthouse was built in 1902.");
    check(&[&two, &format!("{FIRST} She dates from 1979.")], &[]);
}

#[test]
fn the_damage_meets_in_other_words() {
    let one = format!("{FIRST} The damage is thought to come to £3 million.");
    let other = format!("{FIRST} Losses, says the owner, a Mr. Pell of Hollin, are £4 million.");
    check(&[&one, &other], &[(Grade::Different, &["£3 million", "£4 million"])]);
}

#[test]
fn those_on_board_meet_unless_they_are_told_in_parts() {
    let one = format!("{FIRST} She had 212 people on board.");
    let other = format!("{FIRST} With 190 people inside, she was half empty.");
    check(&[&one, &other], &[(Grade::Different, &["212", "190"])]);
    let parts = format!("{FIRST} She had 190 passengers and 22 members of the crew on board.");
    check(&[&one, &parts], &[]);
}

#[test]
fn an_age_is_of_the_person_beside_it() {
    let one = format!("{FIRST} The cook, a woman of 34, swam ashore.");
    let other = format!("{FIRST} Nothing was heard of a cook aged 43 for an hour.");
    check(&[&one, &other], &[(Grade::Different, &["34", "aged 43"])]);
}

#[test]
fn lengths_of_time_meet_by_a_rare_word_or_by_several() {
    let one = format!("{FIRST} Her sirens were heard for twenty minutes.");
    let other = format!("{FIRST} Half an hour the sirens howled, says a widow.");
    check(&[&one, &other], &[(Grade::Different, &["twenty minutes", "Half an hour"])]);
    check(&[&one, &other.replace("sirens howled", "widow slept")], &[]);
}

#[test]
fn opposite_acts_are_not_one() {
    let one = format!("{FIRST} The school of Hollin was closed on Thursday.");
    let other = format!("{FIRST} The school of Hollin opened on Monday.");
    check(&[&one, &other], &[]);
    let until = format!("{FIRST} The school of Hollin stays closed until Tuesday.");
    check(&[&until, &other], &[(Grade::Different, &["Tuesday", "Monday"])]);
}

#[test]
fn a_night_and_a_weekday_are_one_with_their_date() {
    let at = |told: &str| format!("Hollin Herald\n\n14 October 2021\n\n{FIRST} {told}");
    let one = at("The watchman of Hollin saw a light on Tuesday night.");
    check(&[&one, &at("The watchman of Hollin saw a light in the night to Wednesday.")], &[]);
    check(&[&one, &at("The watchman of Hollin saw a light on 12 October.")], &[]);
}

#[test]
fn who_gives_the_others_number_for_something_else_tells_of_something_else() {
    let one = format!("{FIRST} The yard of Hollin has debts of £120 million.");
    let other = format!("{FIRST} The yard of Hollin was sold for £640 million.");
    let both = format!("{one} Nobody, says a banker, paid £640 million gladly.");
    check(&[&both, &other], &[]);
}

#[test]
fn passengers_are_counted_otherwise_than_people() {
    let other = FIRST.replace("164 people", "164 passengers");
    check(&[FIRST, &other], &[(Grade::Counted, &["164 people", "164 passengers"])]);
}

#[test]
fn years_say_less_than_decades() {
    let one = format!("{FIRST} It was the worst accident that the strait had seen in decades.");
    let other = one.replace("decades", "years");
    check(&[&one, &other], &[(Grade::LessExact, &["in decades", "in years"])]);
}

#[test]
fn what_each_report_measures_once_is_one_thing() {
    let one = format!("{FIRST} She was doing 31 kilometres an hour in the narrows.");
    let other = format!("{FIRST} In the narrows a pilot measured 38 kilometres an hour.");
    check(
        &[&one, &other],
        &[(Grade::Different, &["31 kilometres an hour", "38 kilometres an hour"])],
    );
    let two = format!("{other} The law allows 12 kilometres an hour there.");
    check(&[&one, &two.replace("narrows", "sound")], &[]);
}

#[test]
fn a_part_of_what_others_count_is_no_other_count() {
    let one = format!("{FIRST} In the sinking of the Anneliese 27 people were injured.");
    let part = format!("{FIRST} Of the 27 people from the Anneliese, four were badly injured.");
    check(&[&one, &part], &[]);
}

#[test]
fn ages_of_other_years_are_not_compared() {
    let one = format!("{FIRST}\n\nIn 1982 the pilot, a man of 31, came to live here.");
    let other = format!(
        "{FIRST}\n\nIn 1979, the year of the great storms and of much \
        talk in every tavern, a pilot, a man of 28, lost his boat."
    );
    check(&[&one, &other], &[]);
    let undated = other.replace("In 1979, the year", "It was the time");
    check(&[&one, &undated], &[(Grade::Different, &["31", "28"])]);
}

#[test]
fn the_age_of_a_man_is_not_held_against_that_of_a_woman() {
    let one = format!("{FIRST} The dead were a 69-year-old pilot, a man, and a woman of 84.");
    let other = format!("{FIRST} The dead were a pilot, a man of 69, and an 81-year-old woman.");
    check(&[&one, &other], &[(Grade::Different, &["84", "81-year-old"])]);
}

#[test]
fn strikes_of_so_many_hours_or_days_are_compared_by_the_word_behind() {
    let one = format!("{FIRST} The seamen of Hollin began a 48-hour strike.");
    let other = format!("{FIRST} A three-day strike of the seamen followed.");
    check(&[&one, &other], &[(Grade::Different, &["48-hour", "three-day"])]);
}

#[test]
fn the_hour_of_a_report_is_no_time_of_the_event() {
    let at = |hour: &str| format!("{FIRST} Herald, harbour office, weather desk, filed {hour}.");
    check(&[&at("20:30"), &at("08:10")], &[]);
}

#[test]
fn reports_of_two_years_on_like_events_of_one_place_are_parted() {
    let report = |date: &str, told: &str| {
        format!(
            "Fever in Saltham\n\nSaltham Courier, {date}\n\nThe fever of Saltham has {told} the \
            Mill. Whoever has been there are asked to see their doctors, and nobody who lives in \
            Saltham needs to be afraid of the water that comes out of the wells."
        )
    };
    let one = report("24 September 1996", "killed five people in Saltham since it broke out at");
    let other = report("9 July 2019", "killed two people in Saltham since it came out of");
    assert_eq!(events(&[&one, &other]), [[0], [1]]);
    let later =
        report("9 July 2019", "not been forgotten: in 1996 it killed seven people in Saltham at");
    assert_eq!(events(&[&one, &later]), [[0, 1]]);
}

#[test]
fn what_one_report_denies_is_what_the_other_one_says() {
    let one = format!("{FIRST} For nineteen years Anna Pell has been the mistress of Hollin.");
    let other = format!(
        "{FIRST} Whoever asks her in the street will hear that it is not nineteen years but \
        twenty-one."
    );
    check(&[&one, &other], &[(Grade::Different, &["nineteen years", "twenty-one"])]);
    check(&[&one, &other.replace("not nineteen years but", "about")], &[]);
}

#[test]
fn a_number_beside_is_added_only_if_it_counts_the_same() {
    let one = format!("{FIRST} By noon 37 households had brought two hams to the school.");
    let other = format!("{FIRST} To the school 39 households had brought a ham.");
    check(&[&one, &other], &[(Grade::Different, &["37", "39"])]);
    let parts = one.replace("two hams", "and two households had sent bread");
    check(&[&parts, &other], &[]);
}

#[test]
fn who_gives_both_numbers_in_one_sentence_tells_of_two_things() {
    let one = format!("{FIRST} The tug of Hollin has 57 of the 120 lamps of the harbour.");
    let other = format!("{FIRST} There are 120 lamps in the harbour, says the tug of Hollin.");
    check(&[&one, &other], &[]);
}
