//! Dates.

use super::{ENGLISH, check, stated};

#[test]
fn whole_dates_are_read_in_every_order() {
    check("It sank on March 22, 2024.", "March 22, 2024 = 2024 m3 d22");
    check("It sank on 22 March 2024 at sea.", "22 March 2024 = 2024 m3 d22");
    check("It sank on the 22nd of March, 2024.", "22nd of March, 2024 = 2024 m3 d22");
    check("On Friday, March 22, it sank.", "Friday, March 22 = w5 m3 d22");
    check("On Friday the 22nd of March it sank.", "Friday the 22nd of March = w5 m3 d22");
    check("It sank on 2024-03-22.", "2024-03-22 = 2024 m3 d22");
    check("It sank on 22/3/2024.", "22/3/2024 = 2024 m3 d22");
    check("It sank on 3/22/2024.", "3/22/2024 = 2024 m3 d22");
    check("It sank on the twenty-second of March.", "twenty-second of March = m3 d22");
    check("It ran from March 22-24, 2024.", "March 22-24, 2024 = 2024 m3 d22");
    check("It sank on Oct. 3 of that age.", "Oct. 3 = m10 d3");
}

#[test]
fn a_date_that_can_be_read_two_ways_tells_only_its_year() {
    check("It sank on 3/4/2024.", "3/4/2024 = 2024");
}

#[test]
fn parts_of_years_and_months_are_kept() {
    check("It began in early March 2024.", "early March 2024 = Early 2024 m3");
    check("It began in the second half of 2015.", "the second half of 2015 = Late 2015");
    check("It began in the spring of 1990.", "the spring of 1990 = Spring 1990");
    check("It began in mid-2019.", "mid-2019 = Middle 2019");
    check("It was built in the 1990s.", "1990s = 1990s");
    check("It was built in the late 1990s.", "the late 1990s = Late 1990s");
}

#[test]
fn months_and_weekdays_stand_alone_where_the_text_makes_them_dates() {
    check("It began in March and she may march in.", "March = m3");
    check("She said so on Monday.", "Monday = w1");
    check("April May said no on Good Friday. The sun rose.", "");
}

#[test]
fn years_are_told_from_counts() {
    check("It was built in 1887 and sold.", "1887 = 1887");
    check("In 1764 the town burned.", "1764 = 1764");
    check("Otto Lind (1830–1902) built it.", "1830 = 1830 | 1902 = 1902");
    check("The 2014 flood killed 2000 people.", "2014 = 2014 | 2000 = 2000 people + Dead");
    check("They sold 1500 houses in 1500 days.", "1500 = 1500 houses | 1500 days = 2160000 min");
    check("He paid $2014 for the Su-2000 and No. 1999.", "$2014 = 2014 USD");
}

#[test]
fn the_day_of_a_report_is_that_of_publication() {
    let check = |text: &str, expected: usize| {
        let text =
            format!("Ferry sinks\n\n{text}\n\nIt sank on 2 May. She left on 3 May.{ENGLISH}");
        let published = stated(&text).iter().filter(|it| it.is_publication).count();
        assert_eq!(published, expected, "{text}");
    };
    check("PORT MERROW, 4 May (Agency) - The ferry lay on the ground.", 1);
    check(
        "Northern Agency, Saturday, 4 May 2024, 12:45. From a boat near the harbour of Merrow.",
        1,
    );
    check("By our own staff, 4 May", 1);
    check("Merrow on 4 May (Saturday) was a quiet place that nobody came to see.", 0);
    check("The boat came on 4 May - late, as always - and left again.", 0);
}

#[test]
fn the_day_of_saying_is_only_good_for_checks() {
    check(
        "The police said on Friday that it sank on Monday.",
        "Friday = w5 for checks | Monday = w1",
    );
    check("She told reporters on Friday.", "Friday = w5 for checks");
    check(
        "4 May 2024\n\nThey confirmed this morning that it sank yesterday.",
        "4 May 2024 = 2024 m5 d4 | this morning = 2024 m5 d4 (4 May 2024) for checks | \
         yesterday = 2024 m5 d3 (4 May 2024 − 1 day)",
    );
}
