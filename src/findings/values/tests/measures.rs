//! Money, measures, lengths of time and ages.

use super::check;

#[test]
fn currencies_are_kept_apart() {
    check("It cost $5 million or £3.2m.", "$5 million = 5000000 USD | £3.2m = 3200000 GBP");
    check(
        "It cost US$40, 12 euros and 500 roubles.",
        "US$40 = 40 USD | 12 euros = 12 EUR | 500 roubles = 500 RUB",
    );
    check(
        "It cost over €7bn, USD 20 and 30 €.",
        "over €7bn = >7000000000 EUR | USD 20 = 20 USD | 30 € = 30 EUR",
    );
    check("It cost 50 pence and five pounds.", "50 pence = 0.5 GBP | five pounds = 5 GBP");
}

#[test]
fn measures_come_in_the_same_unit() {
    check("It was a mile or 5 km away.", "a mile = 1609.344 m | 5 km = 5000 m");
    check("He weighed 12 stone 4 pounds.", "12 stone 4 pounds = 78.017888 kg");
    check(
        "She was 5 feet 10 inches tall, 3.5km off.",
        "5 feet 10 inches = 1.778 m | 3.5km = 3500 m",
    );
    check("A 20-mile road, 100 acres.", "20-mile = 32186.88 m | 100 acres = 404685.6 m2");
    check(
        "It was 20 °C, then 68 degrees Fahrenheit.",
        "20 °C = 20 C | 68 degrees Fahrenheit = 20 C",
    );
}

#[test]
fn a_length_by_a_time_is_a_speed() {
    check("It blew at 36 kilometres an hour.", "36 kilometres an hour = 10 m/s");
    check("It blew at 100 miles per hour.", "100 miles per hour = 44.704 m/s");
    check("It fell at 30 feet a second.", "30 feet a second = 9.144 m/s");
    check("They walked 20 km each day.", "20 km = 20000 m");
}

#[test]
fn areas_and_volumes_come_in_the_same_unit() {
    check("They mowed 100 square feet.", "100 square feet = 9.2903 m2");
    check(
        "It held 500 litres or 0.5 cubic metres.",
        "500 litres = 0.5 m3 | 0.5 cubic metres = 0.5 m3",
    );
}

#[test]
fn what_went_up_to_a_number_is_not_bounded_by_it() {
    check("The costs went up to 12 euros.", "12 euros = 12 EUR");
    check("A place for up to 12 boats.", "up to 12 = <=12 boats");
}

#[test]
fn lengths_of_time_are_minutes() {
    check(
        "A 15-hour siege of two hours and ten minutes.",
        "15-hour = 900 min | two hours and ten minutes = 130 min",
    );
    check("Less than ten minutes passed.", "Less than ten minutes = <10 min");
    check("They waited half an hour.", "half an hour = 30 min");
}

#[test]
fn a_number_joined_to_a_noun_counts_nothing() {
    check("A 12-page note.", "12 = 12 adjective page");
}

#[test]
fn ages_are_told_from_counts() {
    check("Ida Holt, 34, said so.", "34 = 34 years old holt +");
    check(
        "A 34-year-old man, aged 12 or 60 years old.",
        "34-year-old = 34 years old + Male | aged 12 = 12 years old + Male | 60 years old = 60 years old + Male",
    );
    check("A woman of 34, who is blind.", "34 = 34 years old + Female");
    check("She was 71; a crew of 19.", "71 = 71 years old + Female | 19 = 19 crew +");
}

#[test]
fn ages_are_told_with_whose_they_are() {
    check(
        "A man of 69 and an 81-year-old woman died.",
        "69 = 69 years old + Male | 81-year-old = 81 years old + Female",
    );
    check(
        "Two singers, aged 34 and 61, and 7 boats.",
        "Two = 2 singers | aged 34 = 34 years old + | 61 = 61 years old + | 7 = 7 boats",
    );
    check("Holt, then 33, left.", "33 = 33 years old holt +");
    check("The 35-year-old Ida Holt left.", "35-year-old = 35 years old holt +");
    check("The 35-year-old left.", "35-year-old = 35 years old +");
}

#[test]
fn cents_are_of_the_currency_that_the_text_names() {
    check("It cost 85 cents.", "85 cents = 0.85 USD");
    check("It cost 2 euros, then 85 cents.", "2 euros = 2 EUR | 85 cents = 0.85 EUR");
}
