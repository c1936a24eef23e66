//! Dates in plain words, in the two ways that findings write them.

use super::Date;

const WEEKDAYS: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Date {
    /// As a value is shown: `Friday, March 22, 2024`, without what is lacking.
    pub(crate) fn in_words(self) -> String {
        let month = self.month_name().map(str::to_owned);
        let day = self.day.filter(|_| month.is_some()).map(|day| day.to_string());
        let is_of_day = day.is_some();
        let of_month: Vec<_> = month.into_iter().chain(day).collect();
        let year = self.year.map(|year| year.to_string());
        let joint = if is_of_day { ", " } else { " " };
        let of_year: Vec<_> = [of_month.join(" "), year.unwrap_or_default()]
            .into_iter()
            .filter(|it| !it.is_empty())
            .collect();
        let weekday = self.weekday_name().map(str::to_owned);
        let parts = weekday.into_iter().chain([of_year.join(joint)]);
        parts.filter(|it| !it.is_empty()).collect::<Vec<_>>().join(", ")
    }

    /// As it stands in a reckoning, where no comma may part it: `8 March 2024`, without what is lacking.
    pub(crate) fn day_first(self) -> String {
        let [day, year] =
            [self.day.map(|day| day.to_string()), self.year.map(|year| year.to_string())];
        let month = self.month_name().map(str::to_owned);
        [day, month, year].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    /// The name of its day of the week.
    pub(crate) fn weekday_name(self) -> Option<&'static str> {
        named(&WEEKDAYS, self.weekday)
    }

    fn month_name(self) -> Option<&'static str> {
        named(&MONTHS, self.month)
    }
}

fn named(names: &[&'static str], number: Option<u8>) -> Option<&'static str> {
    names.get(usize::from(number?).checked_sub(1)?).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks both ways of writing a date.
    #[track_caller]
    fn check(date: Date, in_words: &str, day_first: &str) {
        assert_eq!((date.in_words().as_str(), date.day_first().as_str()), (in_words, day_first));
    }

    #[test]
    fn a_date_is_written_without_what_it_lacks() {
        let day = Date { month: Some(3), day: Some(22), ..Date::default() };
        check(day, "March 22", "22 March");
        check(Date { year: Some(2024), ..day }, "March 22, 2024", "22 March 2024");
        let full = Date { year: Some(2024), weekday: Some(5), ..day };
        check(full, "Friday, March 22, 2024", "22 March 2024");
        check(Date { day: None, weekday: None, ..full }, "March 2024", "March 2024");
        check(Date { day: None, month: None, weekday: None, ..full }, "2024", "2024");
        check(Date { weekday: Some(5), ..Date::default() }, "Friday", "");
        check(Date { month: Some(13), ..Date::default() }, "", "");
    }
}
