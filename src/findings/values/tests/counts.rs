//! Numbers and what they count.

use super::check;

#[test]
fn figures_and_words_are_one_number() {
    check("She counted 1,911 lamps.", "1,911 = 1911 lamps");
    check("She counted two hundred and fourteen lamps.", "two hundred and fourteen = 214 lamps");
    check("It took 3.5 million steps.", "3.5 million = 3500000 steps");
    check("It took two and a half million steps.", "two and a half million = 2500000 steps");
    check("Half a million lamps burned.", "Half a million = 500000 lamps");
    check("About a quarter of a million lamps.", "About a quarter of a million = ~250000 lamps");
    check("Three quarters of a million lamps.", "Three quarters of a million = 750000 lamps");
    check("A hundred lamps and a dozen boats.", "A hundred = 100 lamps | a dozen = 12 boats");
    check("They had one hundred and one nights.", "one hundred and one = 101 nights");
}

#[test]
fn bounds_and_ranges_are_kept() {
    check("At least 140 boats came.", "At least 140 = >=140 boats");
    check("Over two hundred boats came.", "Over two hundred = >200 boats");
    check("Some 30 boats, up to 12 nets.", "Some 30 = ~30 boats | up to 12 = <=12 nets");
    check("Nearly 50 boats or 20 or more nets.", "Nearly 50 = <50 boats | 20 or more = >=20");
    check("Between 10 and 20 boats came.", "Between 10 and 20 = 10..20 boats");
    check(
        "It had 10-20 boats, two to three million nets.",
        "10-20 = 10..20 boats | two to three million = 2000000..3000000 nets",
    );
    check("Tens of thousands of lamps.", "Tens of thousands of = 10000..99999 lamps");
    check("It rose from 140 to 143 lamps.", "140 = 140 earlier | 143 = 143 lamps");
}

#[test]
fn people_are_told_with_what_happened_to_them() {
    check(
        "At least 140 people were killed and 182 injured.",
        "At least 140 = >=140 people + Dead | 182 = 182 Hurt",
    );
    check("The fire killed 12 police officers.", "12 = 12 police + Dead");
    check("133 dead, three children missing.", "133 = 133 Dead | three = 3 children + Missing");
    check(
        "Rescuers saved 164 of the 212 passengers.",
        "164 = 164 passengers + Saved | 212 = 212 passengers +",
    );
    check("Twelve men and three women died.", "Twelve = 12 men + Dead | three = 3 women + Dead");
    check(
        "140 people, including three children, were killed.",
        "140 = 140 people + Dead | three = 3 children + part",
    );
    check("A crew of 19 left.", "19 = 19 crew +");
    check("It had a magnitude of 6.4 there.", "6.4 = 6.4 magnitude");
    check("At a depth of about 35 kilometres.", "about 35 kilometres = ~35000 m depth");
    check("Six suspected band members died.", "Six = 6 members + Dead");
    check("Police held 11 Kazaks.", "11 = 11 kazaks + Held");
}

#[test]
fn one_counts_only_where_something_says_so() {
    check("One man left with a dog and one coat.", "");
    check("At least one man left.", "At least one = >=1 man +");
}

#[test]
fn names_notes_and_codes_are_no_numbers() {
    check("The Su-35 and No. 5 (1, 2) [12] left gate 7 on Flight 370.", "");
    check("See www.example.org/2024/05/x and 3d films.", "");
}

#[test]
fn telephone_numbers_scores_and_addresses_are_no_numbers() {
    check("Call 555-1234 or 020 7946 0958 or +44 20 7946 0958.", "");
    check("It has the number 978-3-16-148410-0 and costs 10 pounds.", "10 pounds = 10 GBP");
    check("The home side won 3-2 and lost 1–4.", "");
    check("He lived at 12 Harbour Street for 12 years.", "12 years = 6311520 min");
    check("He lived at 221 Old Harbour Road with 3 dogs.", "3 = 3 dogs");
}

#[test]
fn thousands_are_parted_by_spaces_and_by_either_mark() {
    check(
        "Some 1 234 people and 10 000 boats came.",
        "Some 1 234 = ~1234 people + | 10 000 = 10000 boats",
    );
    check("On 4 May 300 people came.", "4 May = m5 d4 | 300 = 300 people +");
    check("They counted 1.234 people.", "1.234 = 1234 people +");
    check(
        "It cost EUR 1.250,00 or 3,250.50 dollars.",
        "EUR 1.250,00 = 1250 EUR | 3,250.50 dollars = 3250.5 USD",
    );
}

#[test]
fn shares_are_per_cent() {
    check("Three quarters of them left.", "Three quarters = 75 %");
    check("About 40 per cent left, 12.5% stayed.", "About 40 per cent = ~40 % | 12.5% = 12.5 %");
}

#[test]
fn an_older_number_is_told_from_the_one_of_now() {
    check("It fell to 31 boats from 58.", "31 = 31 boats | 58 = 58 earlier");
    check(
        "It sold 19 boats, against 17 a year earlier.",
        "19 = 19 boats | 17 = 17 earlier | a year = 525960 min",
    );
    check("It was 68 per cent, down from 71.", "68 per cent = 68 % | 71 = 71 earlier");
    check("It took 40 boats from 12 harbours.", "40 = 40 boats | 12 = 12 harbours");
    check("It sold 19 boats more than last year.", "19 = 19 boats");
    check("They had 80 boats in 2006.", "80 = 80 boats of 2006 | 2006 = 2006");
}

#[test]
fn a_part_is_told_from_the_whole() {
    check("It had 40 lamps, nine of them red.", "40 = 40 lamps | nine = 9 part");
    check("It had 40 lamps, including nine red lamps.", "40 = 40 lamps | nine = 9 lamps part");
    check("Of the injured, who number 27, four stayed.", "27 = 27 Hurt | four = 4");
}

#[test]
fn what_stands_in_the_place_of_what_is_denied_is_of_the_same_thing() {
    check(
        "She came not nineteen years ago but twenty-one.",
        "nineteen years = 9993240 min denied | twenty-one = 11045160 min",
    );
    check("It was not 40 boats that sank, but 45.", "40 = 40 boats denied | 45 = 45 boats");
    check("It was not 40 boats but 45 nets.", "40 = 40 boats denied | 45 = 45 nets");
    check("He had not 40 boats and 45.", "40 = 40 boats | 45 = 45");
}
