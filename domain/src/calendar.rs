//! The Danish calendar: public holidays, working days, ISO weeks and dates as Danes write them (docs/field 6.8).

use chrono::{Datelike, NaiveDate, TimeDelta, Weekday};

words! {
    /// Days off that fall on a date of their own.
    Holiday {
        NewYearsDay = "new_years_day", "Nytårsdag", "New Year's Day";
        MaundyThursday = "maundy_thursday", "Skærtorsdag", "Maundy Thursday";
        GoodFriday = "good_friday", "Langfredag", "Good Friday";
        EasterSunday = "easter_sunday", "Påskedag", "Easter Sunday";
        EasterMonday = "easter_monday", "2. påskedag", "Easter Monday";
        /// Abolished from 2024.
        PrayerDay = "prayer_day", "Store bededag", "Great Prayer Day";
        LabourDay = "labour_day", "1. maj", "1 May";
        AscensionDay = "ascension_day", "Kristi himmelfartsdag", "Ascension Day";
        WhitSunday = "whit_sunday", "Pinsedag", "Whit Sunday";
        WhitMonday = "whit_monday", "2. pinsedag", "Whit Monday";
        ConstitutionDay = "constitution_day", "Grundlovsdag", "Constitution Day";
        ChristmasEve = "christmas_eve", "Juleaftensdag", "Christmas Eve";
        ChristmasDay = "christmas_day", "1. juledag", "Christmas Day";
        BoxingDay = "boxing_day", "2. juledag", "Second Christmas Day";
        NewYearsEve = "new_years_eve", "Nytårsaftensdag", "New Year's Eve";
    }
}

/// Which days are worked in a municipality: never weekends and public holidays, and the four days that
/// are a matter of local agreement only where they are set. The default is public holidays only.
pub use crate::settings::Calendar;

impl Calendar {
    /// The holiday on this date, also when it falls on a weekend.
    #[must_use]
    pub fn holiday(&self, date: NaiveDate) -> Option<Holiday> {
        match (date.month(), date.day()) {
            (1, 1) => return Some(Holiday::NewYearsDay),
            (12, 25) => return Some(Holiday::ChristmasDay),
            (12, 26) => return Some(Holiday::BoxingDay),
            _ => {}
        }
        match (date - easter_sunday(date.year())?).num_days() {
            -3 => Some(Holiday::MaundyThursday),
            -2 => Some(Holiday::GoodFriday),
            0 => Some(Holiday::EasterSunday),
            1 => Some(Holiday::EasterMonday),
            26 if date.year() < 2024 => Some(Holiday::PrayerDay),
            39 => Some(Holiday::AscensionDay),
            49 => Some(Holiday::WhitSunday),
            50 => Some(Holiday::WhitMonday),
            _ => match (date.month(), date.day()) {
                (5, 1) if self.labour_day_off => Some(Holiday::LabourDay),
                (6, 5) if self.constitution_day_off => Some(Holiday::ConstitutionDay),
                (12, 24) if self.christmas_eve_off => Some(Holiday::ChristmasEve),
                (12, 31) if self.new_years_eve_off => Some(Holiday::NewYearsEve),
                _ => None,
            },
        }
    }

    /// Neither weekend nor holiday.
    #[must_use]
    pub fn is_working_day(&self, date: NaiveDate) -> bool {
        !matches!(date.weekday(), Weekday::Sat | Weekday::Sun) && self.holiday(date).is_none()
    }

    /// The date itself where it is a working day, else the next one.
    #[must_use]
    pub fn working_day_on_or_after(&self, date: NaiveDate) -> NaiveDate {
        date.iter_days().find(|day| self.is_working_day(*day)).unwrap_or(date)
    }

    /// The date itself where it is a working day, else the one before.
    #[must_use]
    pub fn working_day_on_or_before(&self, date: NaiveDate) -> NaiveDate {
        date.iter_days().rev().find(|day| self.is_working_day(*day)).unwrap_or(date)
    }

    /// The first working day after the date.
    #[must_use]
    pub fn next_working_day(&self, date: NaiveDate) -> NaiveDate {
        date.succ_opt().map_or(date, |day| self.working_day_on_or_after(day))
    }

    /// The last working day before the date.
    #[must_use]
    pub fn previous_working_day(&self, date: NaiveDate) -> NaiveDate {
        date.pred_opt().map_or(date, |day| self.working_day_on_or_before(day))
    }

    /// The date this many working days later, or earlier where negative. The date itself is not counted;
    /// with 0 it stays as it is.
    #[must_use]
    pub fn add_working_days(&self, date: NaiveDate, days: i32) -> NaiveDate {
        let step = if days < 0 { Self::previous_working_day } else { Self::next_working_day };
        (0..days.unsigned_abs()).fold(date, |day, _| step(self, day))
    }

    /// How many working days lie from `first` to `last`, both counted; 0 where `last` is before `first`.
    #[must_use]
    pub fn working_days_between(&self, first: NaiveDate, last: NaiveDate) -> usize {
        first.iter_days().take_while(|day| *day <= last).filter(|day| self.is_working_day(*day)).count()
    }
}

/// Easter Sunday of the Gregorian calendar (the anonymous computus); `None` outside the years chrono knows.
#[must_use]
pub fn easter_sunday(year: i32) -> Option<NaiveDate> {
    let (golden, century, in_century) = (year.rem_euclid(19), year.div_euclid(100), year.rem_euclid(100));
    let (century_leaps, century_rest) = (century.div_euclid(4), century.rem_euclid(4));
    let moon_shift = (century - (century + 8).div_euclid(25) + 1).div_euclid(3);
    let full_moon = (19 * golden + century - century_leaps - moon_shift + 15).rem_euclid(30);
    let to_sunday = (32 + 2 * century_rest + 2 * in_century.div_euclid(4) - full_moon - in_century.rem_euclid(4)).rem_euclid(7);
    let correction = (golden + 11 * full_moon + 22 * to_sunday).div_euclid(451);
    let days = i64::from(full_moon + to_sunday - 7 * correction);
    NaiveDate::from_ymd_opt(year, 3, 22)?.checked_add_signed(TimeDelta::days(days))
}

/// Reads a date as Danes write it: `dd-mm-yyyy`, `dd.mm.yyyy` or `dd/mm/yyyy`, day and month with one or two
/// digits and the year with four. `None` where it is written otherwise or does not exist.
#[must_use]
pub fn parse_danish_date(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    let separator = text.chars().find(|letter| matches!(letter, '-' | '.' | '/'))?;
    let mut parts = text.split(separator);
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let written_so = parts.next().is_none() && (1..=2).contains(&day.len()) && (1..=2).contains(&month.len()) && year.len() == 4;
    if !written_so || ![day, month, year].into_iter().all(digits) {
        return None;
    }
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// The date as Danes read it: `dd.mm.yyyy`.
#[must_use]
pub fn danish_date(date: NaiveDate) -> String {
    format!("{:02}.{:02}.{:04}", date.day(), date.month(), date.year())
}

/// ISO year and week of a date: 29 December 2025 lies in week 1 of 2026.
#[must_use]
pub fn iso_week(date: NaiveDate) -> (i32, u32) {
    (date.iso_week().year(), date.iso_week().week())
}

/// The Monday of the date's ISO week.
#[must_use]
pub fn week_start(date: NaiveDate) -> NaiveDate {
    date - TimeDelta::days(i64::from(date.weekday().num_days_from_monday()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn any_date() -> impl Strategy<Value = NaiveDate> {
        (0..36_500i64).prop_map(|days| date("2000-01-01") + TimeDelta::days(days))
    }

    fn any_calendar() -> impl Strategy<Value = Calendar> {
        any::<[bool; 4]>().prop_map(|[labour_day_off, constitution_day_off, christmas_eve_off, new_years_eve_off]| Calendar {
            labour_day_off,
            constitution_day_off,
            christmas_eve_off,
            new_years_eve_off,
        })
    }

    #[test]
    fn easter_falls_where_the_church_says() {
        for (year, easter) in [
            (1961, "1961-04-02"),
            (2000, "2000-04-23"),
            (2008, "2008-03-23"),
            (2019, "2019-04-21"),
            (2024, "2024-03-31"),
            (2025, "2025-04-20"),
            (2026, "2026-04-05"),
            (2027, "2027-03-28"),
            (2038, "2038-04-25"),
        ] {
            assert_eq!(easter_sunday(year), Some(date(easter)), "{year}");
        }
    }

    #[test]
    fn the_holidays_of_2026() {
        let all = date("2026-01-01").iter_days().take(365).filter_map(|day| Calendar::default().holiday(day).map(|holiday| (day, holiday)));
        let expected = [
            ("2026-01-01", Holiday::NewYearsDay),
            ("2026-04-02", Holiday::MaundyThursday),
            ("2026-04-03", Holiday::GoodFriday),
            ("2026-04-05", Holiday::EasterSunday),
            ("2026-04-06", Holiday::EasterMonday),
            ("2026-05-14", Holiday::AscensionDay),
            ("2026-05-24", Holiday::WhitSunday),
            ("2026-05-25", Holiday::WhitMonday),
            ("2026-12-25", Holiday::ChristmasDay),
            ("2026-12-26", Holiday::BoxingDay),
        ];
        assert_eq!(all.collect::<Vec<_>>(), expected.map(|(day, holiday)| (date(day), holiday)));
    }

    #[test]
    fn store_bededag_ended_with_2023() {
        let calendar = Calendar::default();
        assert_eq!(calendar.holiday(date("2023-05-05")), Some(Holiday::PrayerDay));
        assert!(calendar.is_working_day(date("2024-04-26")));
        assert!(calendar.is_working_day(date("2026-05-01")));
    }

    #[test]
    fn local_days_off_are_a_choice() {
        let local = Calendar { labour_day_off: true, constitution_day_off: true, christmas_eve_off: true, new_years_eve_off: true };
        for day in ["2026-05-01", "2026-06-05", "2026-12-24", "2026-12-31"] {
            assert!(Calendar::default().is_working_day(date(day)), "{day}");
            assert!(!local.is_working_day(date(day)), "{day}");
        }
    }

    #[test]
    fn working_days_step_over_easter() {
        let calendar = Calendar::default();
        assert_eq!(calendar.next_working_day(date("2026-04-01")), date("2026-04-07"));
        assert_eq!(calendar.previous_working_day(date("2026-04-07")), date("2026-04-01"));
        assert_eq!(calendar.add_working_days(date("2026-03-31"), 3), date("2026-04-08"));
        assert_eq!(calendar.add_working_days(date("2026-04-08"), -3), date("2026-03-31"));
        assert_eq!(calendar.add_working_days(date("2026-04-05"), 0), date("2026-04-05"));
        assert_eq!(calendar.working_days_between(date("2026-03-30"), date("2026-04-12")), 7);
        assert_eq!(calendar.working_days_between(date("2026-04-12"), date("2026-03-30")), 0);
    }

    #[test]
    fn dates_as_danes_write_them() {
        for text in ["23-11-2026", "23.11.2026", "23/11/2026", " 23-11-2026 "] {
            assert_eq!(parse_danish_date(text), Some(date("2026-11-23")), "{text}");
        }
        assert_eq!(parse_danish_date("1-5-2026"), Some(date("2026-05-01")));
        for text in [
            "31-02-2026",
            "29-02-2025",
            "23-11-26",
            "2026-11-23",
            "23-11.2026",
            "+3-11-2026",
            "23-11-2026-1",
            "x",
            "",
            "--",
            "00-01-2026",
            "٢٣-11-2026",
        ] {
            assert_eq!(parse_danish_date(text), None, "{text}");
        }
    }

    #[test]
    fn weeks_are_iso_weeks() {
        assert_eq!(iso_week(date("2026-11-23")), (2026, 48));
        assert_eq!(iso_week(date("2025-12-29")), (2026, 1));
        assert_eq!(iso_week(date("2027-01-03")), (2026, 53));
        assert_eq!(week_start(date("2026-11-29")), date("2026-11-23"));
    }

    proptest! {
        #[test]
        fn easter_is_a_sunday_in_its_five_weeks(year in 1583..4099i32) {
            let easter = easter_sunday(year).unwrap();
            prop_assert_eq!(easter.weekday(), Weekday::Sun);
            prop_assert!((322..=425).contains(&(easter.month() * 100 + easter.day())));
        }

        #[test]
        fn moved_dates_are_the_nearest_working_days(calendar in any_calendar(), day in any_date()) {
            let (before, after) = (calendar.working_day_on_or_before(day), calendar.working_day_on_or_after(day));
            prop_assert!(before <= day && day <= after);
            prop_assert!(calendar.is_working_day(before) && calendar.is_working_day(after));
            let between = calendar.working_days_between(before, after);
            prop_assert_eq!(between, if before == after { 1 } else { 2 });
        }

        #[test]
        fn adding_and_taking_away_meet(calendar in any_calendar(), day in any_date(), days in 1..60i32) {
            let start = calendar.working_day_on_or_after(day);
            let later = calendar.add_working_days(start, days);
            prop_assert_eq!(calendar.add_working_days(later, -days), start);
            prop_assert_eq!(i32::try_from(calendar.working_days_between(start, later)).unwrap(), days + 1);
        }

        #[test]
        fn more_days_off_never_give_more_working_days(calendar in any_calendar(), day in any_date(), length in 0..400i64) {
            let last = day + TimeDelta::days(length);
            prop_assert!(calendar.working_days_between(day, last) <= Calendar::default().working_days_between(day, last));
        }

        #[test]
        fn what_is_written_is_read(day in any_date()) {
            prop_assert_eq!(parse_danish_date(&danish_date(day)), Some(day));
        }

        #[test]
        fn reading_never_panics(text in ".{0,24}") {
            let _ = parse_danish_date(&text);
        }
    }
}
