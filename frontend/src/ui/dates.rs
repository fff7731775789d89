//! Dates, times and numbers as people read and write them. The product's clock is Denmark's, wherever the browser is.

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike, Weekday};
use domain::text::common;
use domain::{Instant, Lang};

const DAYS_DA: [&str; 7] = ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"];
const DAYS_EN: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const DAYS_DA_SHORT: [&str; 7] = ["man.", "tirs.", "ons.", "tors.", "fre.", "lør.", "søn."];
const DAYS_EN_SHORT: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MONTHS_DA: [&str; 12] =
    ["januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december"];
const MONTHS_EN: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const MONTHS_DA_SHORT: [&str; 12] = ["jan.", "feb.", "mar.", "apr.", "maj", "jun.", "jul.", "aug.", "sep.", "okt.", "nov.", "dec."];
const MONTHS_EN_SHORT: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

fn pick(names: &'static [&'static str], index: u32) -> &'static str {
    usize::try_from(index).ok().and_then(|index| names.get(index)).copied().unwrap_or_default()
}

/// "mandag", "Monday".
#[must_use]
pub fn weekday(lang: Lang, day: Weekday) -> &'static str {
    pick(if lang == Lang::Da { &DAYS_DA } else { &DAYS_EN }, day.num_days_from_monday())
}

/// "man.", "Mon".
#[must_use]
pub fn weekday_short(lang: Lang, day: Weekday) -> &'static str {
    pick(if lang == Lang::Da { &DAYS_DA_SHORT } else { &DAYS_EN_SHORT }, day.num_days_from_monday())
}

/// "november", "November".
#[must_use]
pub fn month(lang: Lang, date: NaiveDate) -> &'static str {
    pick(if lang == Lang::Da { &MONTHS_DA } else { &MONTHS_EN }, date.month0())
}

fn month_short(lang: Lang, date: NaiveDate) -> &'static str {
    pick(if lang == Lang::Da { &MONTHS_DA_SHORT } else { &MONTHS_EN_SHORT }, date.month0())
}

/// "nov. 2026", "Nov 2026": for axes.
#[must_use]
pub fn month_year(lang: Lang, date: NaiveDate) -> String {
    format!("{} {}", month_short(lang, date), date.year())
}

/// "23. nov.", "23 Nov".
#[must_use]
pub fn day_month(lang: Lang, date: NaiveDate) -> String {
    let dot = if lang == Lang::Da { "." } else { "" };
    format!("{}{dot} {}", date.day(), month_short(lang, date))
}

/// "man. 23. nov. 2026", "Mon 23 Nov 2026": always with the year.
#[must_use]
pub fn full(lang: Lang, date: NaiveDate) -> String {
    format!("{} {} {}", weekday_short(lang, date.weekday()), day_month(lang, date), date.year())
}

/// "man. 23. nov.", and the year only where it is another: for lists.
#[must_use]
pub fn short(lang: Lang, date: NaiveDate, today: NaiveDate) -> String {
    if date.year() == today.year() {
        format!("{} {}", weekday_short(lang, date.weekday()), day_month(lang, date))
    } else {
        full(lang, date)
    }
}

/// "torsdag den 26. november", "Thursday 26 November": for the phone; the year only where it is another.
#[must_use]
pub fn long(lang: Lang, date: NaiveDate, today: NaiveDate) -> String {
    let (day, name) = (weekday(lang, date.weekday()), month(lang, date));
    let text = match lang {
        Lang::Da => format!("{day} den {}. {name}", date.day()),
        Lang::En => format!("{day} {} {name}", date.day()),
    };
    if date.year() == today.year() { text } else { format!("{text} {}", date.year()) }
}

/// "3. aug. – 11. sep.", or the one day; years only where one of them is not the current one.
#[must_use]
pub fn range(lang: Lang, from: NaiveDate, to: NaiveDate, today: NaiveDate) -> String {
    let (first, last) = (day_month(lang, from), day_month(lang, to));
    match (from.year(), to.year()) {
        (start, _) if from == to && start == today.year() => last,
        (start, _) if from == to => format!("{last} {start}"),
        (start, end) if start == end && end == today.year() => format!("{first} – {last}"),
        (start, end) if start == end => format!("{first} – {last} {end}"),
        (start, end) => format!("{first} {start} – {last} {end}"),
    }
}

/// "3. aug. – 11. sep.", and "3. aug. –" while it goes on.
#[must_use]
pub fn period(lang: Lang, from: NaiveDate, to: Option<NaiveDate>, today: NaiveDate) -> String {
    match to {
        Some(to) => range(lang, from, to, today),
        None => format!("{} –", range(lang, from, from, today)),
    }
}

/// "uge 48", "week 48".
#[must_use]
pub fn week(lang: Lang, date: NaiveDate) -> String {
    format!("{} {}", if lang == Lang::Da { "uge" } else { "week" }, date.iso_week().week())
}

/// "kl. 7.00", "7:00".
#[must_use]
pub fn clock(lang: Lang, at: NaiveDateTime) -> String {
    match lang {
        Lang::Da => format!("kl. {}.{:02}", at.hour(), at.minute()),
        Lang::En => format!("{}:{:02}", at.hour(), at.minute()),
    }
}

/// "man. 23. nov. kl. 7.00": a point in time on Denmark's clock.
#[must_use]
pub fn moment(lang: Lang, at: Instant, today: NaiveDate) -> String {
    let local = at.in_denmark();
    format!("{} {}", short(lang, local.date(), today), clock(lang, local))
}

/// "kl. 10.42", "at 10:42", and the day where it is not today: within a sentence.
#[must_use]
pub fn since(lang: Lang, at: Instant, today: NaiveDate) -> String {
    let local = at.in_denmark();
    if local.date() == today {
        common::at_clock(lang, clock(lang, local))
    } else {
        common::on_day_at(lang, short(lang, local.date(), today), clock(lang, local))
    }
}

/// "1.400", "1,400".
#[must_use]
pub fn number(lang: Lang, value: i64) -> String {
    let separator = if lang == Lang::Da { '.' } else { ',' };
    let digits = value.unsigned_abs().to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    if value < 0 { format!("−{text}") } else { text }
}

/// "3,8 %", "3.8%", of tenths of a per cent.
#[must_use]
pub fn percent(lang: Lang, tenths: i64) -> String {
    let (whole, rest) = (tenths / 10, (tenths % 10).abs());
    match lang {
        Lang::Da => format!("{whole},{rest} %"),
        Lang::En => format!("{whole}.{rest}%"),
    }
}

/// Hours as they are written: "37" or "18,5".
#[must_use]
pub fn hours(lang: Lang, minutes: i32) -> String {
    let tenths = minutes.saturating_mul(10) / 60;
    let (whole, rest) = (tenths / 10, tenths % 10);
    match (rest, lang) {
        (0, _) => whole.to_string(),
        (rest, Lang::Da) => format!("{whole},{rest}"),
        (rest, Lang::En) => format!("{whole}.{rest}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{DateTime, Utc};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn dates_read_as_the_design_says() {
        let today = day("2026-11-23");
        assert_eq!(full(Lang::Da, today), "man. 23. nov. 2026");
        assert_eq!(short(Lang::Da, today, today), "man. 23. nov.");
        assert_eq!(short(Lang::Da, day("2027-01-07"), today), "tors. 7. jan. 2027");
        assert_eq!(long(Lang::Da, day("2026-11-26"), today), "torsdag den 26. november");
        assert_eq!(long(Lang::En, day("2029-04-30"), today), "Monday 30 April 2029");
        assert_eq!(range(Lang::Da, day("2026-08-03"), day("2026-09-11"), today), "3. aug. – 11. sep.");
        assert_eq!(range(Lang::Da, day("2026-09-14"), day("2027-03-05"), today), "14. sep. 2026 – 5. mar. 2027");
        assert_eq!(range(Lang::Da, today, today, today), "23. nov.");
        assert_eq!(range(Lang::En, day("2027-05-17"), day("2027-11-12"), today), "17 May – 12 Nov 2027");
        assert_eq!(week(Lang::Da, today), "uge 48");
        assert_eq!(month_year(Lang::Da, today), "nov. 2026");
    }

    #[test]
    fn the_clock_is_denmarks_in_summer_and_winter() {
        let at = |text: &str| Instant::from(text.parse::<DateTime<Utc>>().unwrap());
        let today = day("2026-11-23");
        assert_eq!(moment(Lang::Da, at("2026-11-23T06:00:00Z"), today), "man. 23. nov. kl. 7.00");
        assert_eq!(moment(Lang::En, at("2026-07-01T22:30:00Z"), today), "Thu 2 Jul 0:30");
        assert_eq!(since(Lang::Da, at("2026-11-23T09:42:00Z"), today), "kl. 10.42");
        assert_eq!(since(Lang::En, at("2026-11-23T09:42:00Z"), today), "at 10:42");
        assert_eq!(since(Lang::Da, at("2026-11-20T09:42:00Z"), today), "fre. 20. nov. kl. 10.42");
        assert_eq!(since(Lang::En, at("2026-11-20T09:42:00Z"), today), "on Fri 20 Nov at 10:42");
        assert_eq!(at("2026-03-29T00:59:59Z").in_denmark().hour(), 1);
        assert_eq!(at("2026-03-29T01:00:00Z").in_denmark().hour(), 3);
        assert_eq!(at("2026-10-25T00:59:59Z").in_denmark().hour(), 2);
        assert_eq!(at("2026-10-25T01:00:00Z").in_denmark().hour(), 2);
    }

    #[test]
    fn numbers_read_as_danes_write_them() {
        assert_eq!(number(Lang::Da, 1_400), "1.400");
        assert_eq!(number(Lang::En, 1_234_567), "1,234,567");
        assert_eq!(number(Lang::Da, -12), "−12");
        assert_eq!(percent(Lang::Da, 38), "3,8 %");
        assert_eq!(percent(Lang::En, 1000), "100.0%");
        assert_eq!(hours(Lang::Da, 2220), "37");
        assert_eq!(hours(Lang::Da, 1110), "18,5");
        assert_eq!(hours(Lang::En, 1110), "18.5");
    }
}
