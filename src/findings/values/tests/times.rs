//! Times of the day.

use super::check;

#[test]
fn hours_are_read_in_figures() {
    check("It left at 18:30.", "at 18:30 = 18:30");
    check("It left at 6 p.m. sharp.", "at 6 p.m = 18:00");
    check("It left at 7.15 p.m. sharp.", "at 7.15 p.m = 19:15");
    check("It left at 6:40pm and came at 7am.", "at 6:40pm = 18:40 | at 7am = 7:00");
    check("At 7.25 on the morning of the fair it left.", "At 7.25 on the morning = 7:25");
    check("It left at 12 a.m. and 12 p.m.", "at 12 a.m = 0:00 | 12 p.m = 12:00");
    check("It left at 07:15, or 7:15.", "at 07:15 = 7:15 | 7:15 = 7:15?");
    check("It left at 1830 hours.", "at 1830 hours = 18:30");
}

#[test]
fn hours_are_read_in_words() {
    check("It left at six in the evening.", "at six in the evening = 18:00");
    check("It left at a quarter past seven.", "at a quarter past seven = 7:15?");
    check("It left at twenty to seven, with people.", "at twenty to seven = 6:40?");
    check("It left at half past eight in the morning.", "at half past eight in the morning = 8:30");
    check("It left at noon and sank by midnight.", "at noon = 12:00 | by midnight = <=0:00");
    check(
        "It left at six o'clock. It sank at two at night.",
        "at six o'clock = 6:00? | at two at night = 2:00",
    );
    check("It left at seven on that evening.", "at seven on that evening = 19:00");
    check("It left shortly before 6 p.m. sharp.", "shortly before 6 p.m = <18:00");
    check("It left around ten past nine.", "around ten past nine = ~9:10?");
}

#[test]
fn what_only_looks_like_a_time_is_none() {
    check("The score was 3.2 at ten places.", "3.2 = 3.2 | ten = 10 places");
    check("Six hours passed at five per cent.", "Six hours = 360 min | five per cent = 5 %");
}
