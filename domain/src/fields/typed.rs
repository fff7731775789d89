//! Dates, times and hours as people type them.

use crate::Lang;
use chrono::{Datelike, NaiveDate};

/// "01.02.2026": how a date stands in its field.
#[must_use]
pub fn date_typed(date: NaiveDate) -> String {
    format!("{:02}.{:02}.{}", date.day(), date.month(), date.year())
}

/// A date as people type it: day, month and year with dots, slashes, dashes or spaces, or the year first.
#[must_use]
pub fn date_from_typed(text: &str) -> Option<NaiveDate> {
    let parts: Vec<&str> = text.trim().split(['.', '/', '-', ' ']).filter(|part| !part.is_empty()).collect();
    let [a, b, c] = parts.as_slice() else { return None };
    let (day, month, year) = if a.len() == 4 { (c, b, a) } else { (a, b, c) };
    let year: i32 = match year.len() {
        2 => 2000 + year.parse::<i32>().ok()?,
        4 => year.parse().ok()?,
        _ => return None,
    };
    NaiveDate::from_ymd_opt(year, month.parse().ok()?, day.parse().ok()?)
}

/// Hours as they are written: "37" or "18,25"; the number is minutes.
#[must_use]
pub fn hours_typed(lang: Lang, minutes: i32) -> String {
    let hundredths = minutes.saturating_mul(100) / 60;
    let (whole, rest) = (hundredths / 100, (hundredths % 100).abs());
    let comma = if lang == Lang::Da { ',' } else { '.' };
    match (rest, rest % 10) {
        (0, _) => whole.to_string(),
        (_, 0) => format!("{whole}{comma}{}", rest / 10),
        _ => format!("{whole}{comma}{rest:02}"),
    }
}

/// Minutes of hours as they are written, with comma or point and at most two decimals.
#[must_use]
pub fn hours_from_typed(written: &str) -> Option<i32> {
    let written = written.trim().replace(',', ".");
    let (whole, rest) = written.split_once('.').unwrap_or((&written, ""));
    if rest.len() > 2 || !rest.chars().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let hundredths: i32 = format!("{rest:0<2}").parse().ok()?;
    whole.parse::<i32>().ok()?.checked_mul(60)?.checked_add(hundredths.checked_mul(60)?.checked_add(50)? / 100)
}

/// Reads a time of day as people write it (`9.30`, `09:30`); gives it as `09:30`.
#[must_use]
pub fn clock_time(text: &str) -> Option<String> {
    let (hours, minutes) = text.trim().split_once([':', '.'])?;
    let digits = |part: &str, most: usize| (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(hours, 2) || minutes.len() != 2 || !digits(minutes, 2) {
        return None;
    }
    let (hours, minutes): (u32, u32) = (hours.parse().ok()?, minutes.parse().ok()?);
    (hours < 24 && minutes < 60).then(|| format!("{hours:02}:{minutes:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn times_of_day() {
        for (text, time) in [("13:00", "13:00"), ("9.30", "09:30"), (" 07.05 ", "07:05")] {
            assert_eq!(clock_time(text).as_deref(), Some(time));
        }
        for text in ["", "25:00", "13:60", "13", "13:0", "1 3:00", "a:00", "123:00"] {
            assert_eq!(clock_time(text), None, "{text}");
        }
    }

    #[test]
    fn dates_are_read_as_danes_type_them() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 23);
        for text in ["23.11.2026", "23/11/2026", "23-11-2026", "2026-11-23", "23 11 2026", "23.11.26"] {
            assert_eq!(date_from_typed(text), day, "{text}");
        }
        for text in ["", "31.02.2026", "23.11", "i morgen", "23.11.026", "1.2.3.2026"] {
            assert_eq!(date_from_typed(text), None, "{text}");
        }
        assert_eq!(date_typed(NaiveDate::from_ymd_opt(2026, 2, 1).unwrap()), "01.02.2026");
    }

    #[test]
    fn hours_come_back_as_they_were_written() {
        for (written, minutes) in [("37", 2220), ("18,5", 1110), ("32,25", 1935), ("0,5", 30), ("7,33", 440)] {
            assert_eq!(hours_from_typed(written), Some(minutes), "{written}");
            assert_eq!(hours_typed(Lang::Da, minutes), written);
        }
        for written in ["mange", "1,234", "", "-"] {
            assert_eq!(hours_from_typed(written), None, "{written}");
        }
        assert_eq!(hours_typed(Lang::En, 1110), "18.5");
    }

    proptest! {
        #[test]
        fn reading_what_is_typed_never_panics(text in ".{0,12}") {
            let _ = (clock_time(&text), date_from_typed(&text), hours_from_typed(&text));
        }
    }
}
