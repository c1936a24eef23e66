//! Dates told from other dates.

use super::check;

#[test]
fn steps_are_reckoned_from_the_last_date() {
    check(
        "It sank on 8 March 2024. Two weeks later it was raised.",
        "8 March 2024 = 2024 m3 d8 | Two weeks later = 2024 m3 d22 (8 March 2024 + 2 weeks)",
    );
    check(
        "It sank on 31 December. The next day it snowed.",
        "31 December = m12 d31 | The next day = m1 d1 (31 December + 1 day)",
    );
    check(
        "It was built in 1887. Three years later it burned.",
        "1887 = 1887 | Three years later = 1890 (1887 + 3 years)",
    );
    check(
        "It sank in May 2019. The following month it was raised.",
        "May 2019 = 2019 m5 | The following month = 2019 m6 (May 2019 + 1 month)",
    );
    check(
        "It sank on 8 March. That evening it rained.",
        "8 March = m3 d8 | That evening = m3 d8 (8 March)",
    );
}

#[test]
fn what_the_last_date_lacks_is_not_guessed() {
    check("Two weeks later it was raised.", "Two weeks = 20160 min");
    check("It was built in 1887. The next day it burned.", "1887 = 1887");
    check(
        "On 27 February it came. Three days later it left.",
        "27 February = m2 d27 | Three days = 4320 min",
    );
}

#[test]
fn a_length_of_time_before_something_known_dates_that() {
    check(
        "On March 8, two weeks before the fire, they warned. The next day it rained.",
        "March 8 = m3 d8 | two weeks before = m3 d22 (8 March + 2 weeks) | \
         The next day = m3 d9 (8 March + 1 day)",
    );
}

#[test]
fn ago_is_reckoned_from_publication() {
    check(
        "23 March 2024\n\nTen years ago it was new. It sank yesterday.",
        "23 March 2024 = 2024 m3 d23 | Ten years ago = 2014 (2024 − 10 years) | \
         yesterday = 2024 m3 d22 (23 March 2024 − 1 day)",
    );
    check("It sank a week ago.", "a week = 10080 min");
}

#[test]
fn a_date_that_is_told_outright_makes_the_reckoned_one_a_check() {
    check(
        "It came on March 7. Fifteen days later, on March 23, it sank.",
        "March 7 = m3 d7 | Fifteen days later = m3 d22 (7 March + 15 days) for checks | March 23 = m3 d23",
    );
}

#[test]
fn vague_spans_are_kept_apart() {
    check(
        "In recent years it leaked. Weeks later it sank.",
        "In recent years = vague | Weeks later = vague",
    );
}

#[test]
fn lines_of_the_page_state_nothing() {
    check("4 min read\n\n12 comments\n\nIt burned 3 lamps.", "3 = 3 lamps");
    check("Board 12 lamps here.\n\nIt sank.\n\nBoard 12 lamps here.", "12 = 12 lamps");
}

#[test]
fn a_time_is_reckoned_from_the_one_it_stands_with() {
    check(
        "At 7 p.m., an hour before the doors closed, it rained.",
        "At 7 p.m = 19:00 | an hour before = 20:00 (19:00 + 60 min)",
    );
    check(
        "At 7.30 p.m., twenty minutes after the start, it rained.",
        "At 7.30 p.m = 19:30 | twenty minutes after = 19:10 (19:30 − 20 min)",
    );
    check(
        "It rained at 7 p.m. It stopped an hour before the doors closed.",
        "at 7 p.m = 19:00 | an hour = 60 min",
    );
}

#[test]
fn last_saturday_is_reckoned_from_publication() {
    check(
        "22 May 2024\n\nIt sank last Saturday. She came on Sunday.",
        "22 May 2024 = 2024 m5 d22 | Saturday = w6 2024 m5 d18 (22 May 2024 − 4 days) | \
         Sunday = w7",
    );
    check(
        "22 May 2024\n\nIt sank last Wednesday.",
        "22 May 2024 = 2024 m5 d22 | Wednesday = w3 2024 m5 d15 (22 May 2024 − 7 days)",
    );
}
