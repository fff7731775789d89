//! What a cell means: dates, numbers, phone numbers and letters that went wrong.

use crate::fields::YEARS;
use crate::search::composed;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

/// The text without superfluous spaces: trimmed, and inner runs of space, tab and NBSP become one space. Its letters are
/// composed.
#[must_use]
pub fn tidy(text: &str) -> String {
    composed(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The form in which labels, headers and names are compared: case and superfluous spaces ignored.
#[must_use]
pub fn key(text: &str) -> String {
    tidy(text).to_lowercase()
}

/// A date that exists, with a four-digit year: day-month-year (also with dots or slashes) or year-month-day.
pub(super) fn date(text: &str) -> Option<NaiveDate> {
    let parts: Vec<&str> = text.split(['-', '.', '/']).collect();
    let [first, month, last] = parts.as_slice() else { return None };
    let (day, year) = if first.len() == 4 { (last, first) } else { (first, last) };
    if year.len() != 4 || [*day, *month, *year].iter().any(|part| part.is_empty() || !part.bytes().all(|byte| byte.is_ascii_digit())) {
        return None;
    }
    if day.len() > 2 || month.len() > 2 {
        return None;
    }
    let year = year.parse().ok().filter(|year| YEARS.contains(year))?;
    NaiveDate::from_ymd_opt(year, month.parse().ok()?, day.parse().ok()?)
}

/// A date with a time of day; midnight where no time is given.
pub(super) fn date_time(text: &str) -> Option<NaiveDateTime> {
    let mut parts = text.split_whitespace();
    let day = date(parts.next()?)?;
    let time = match parts.next() {
        None => NaiveTime::MIN,
        Some(time) => NaiveTime::parse_from_str(time, "%H:%M").or_else(|_| NaiveTime::parse_from_str(time, "%H:%M:%S")).ok()?,
    };
    parts.next().is_none().then_some(day.and_time(time))
}

/// A number with a decimal comma (or point), in hundredths.
pub(super) fn hundredths(text: &str) -> Option<i32> {
    let (whole, part) = text.split_once([',', '.']).unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 6 || part.len() > 8 || !digits(whole) || !digits(part) {
        return None;
    }
    let mut cents: String = part.chars().take(2).collect();
    while cents.len() < 2 {
        cents.push('0');
    }
    let whole: i32 = whole.parse().ok()?;
    whole.checked_mul(100)?.checked_add(cents.parse().ok()?)
}

/// A whole number; `5,0` is one too.
pub(super) fn whole(text: &str) -> Option<i32> {
    hundredths(text).filter(|value| value % 100 == 0).map(|value| value / 100)
}

/// Ja or nej, as municipalities tick it.
pub(super) fn yes_no(text: &str) -> Option<bool> {
    match key(text).as_str() {
        "ja" | "j" | "x" | "1" | "sand" | "yes" => Some(true),
        "" | "nej" | "n" | "0" | "falsk" | "no" => Some(false),
        _ => None,
    }
}

/// A cell as it may stand in a file that a spreadsheet opens: what would be a formula becomes text.
#[must_use]
pub fn escape_formula(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

/// What the text was before UTF-8 was read as Windows-1252, where it looks so. A suggestion, never applied silently.
pub(super) fn mojibake(text: &str) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    let bytes: Vec<u8> = text.chars().map(windows_1252).collect::<Option<_>>()?;
    String::from_utf8(bytes).ok()
}

/// The byte of a letter in Windows-1252.
fn windows_1252(letter: char) -> Option<u8> {
    /// What stands at 0x80 to 0x9F; the five unused bytes are read as control characters.
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•',
        '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match u32::from(letter) {
        code @ (0..=0x7f | 0xa0..=0xff) => u8::try_from(code).ok(),
        _ => HIGH.iter().position(|high| *high == letter).and_then(|index| u8::try_from(index.checked_add(0x80)?).ok()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn dates_must_exist() {
        let day = NaiveDate::from_ymd_opt(2026, 2, 28);
        assert_eq!(date("28-02-2026"), day);
        assert_eq!(date("28.2.2026"), day);
        assert_eq!(date("2026-02-28"), day);
        assert!(date("28-02-1900").is_some() && date("28-02-2200").is_some(), "as in a form");
        for wrong in [
            "31-02-2026",
            "28-02-26",
            "2026",
            "28-02-20266",
            "a-02-2026",
            "28--2026",
            "28-02-2026-1",
            "+8-02-2026",
            "28-02-0026",
            "28-02-1899",
            "28-02-2201",
        ] {
            assert_eq!(date(wrong), None, "{wrong}");
        }
        assert!(date_time("24-05-2025 08:20").is_some_and(|at| at.to_string() == "2025-05-24 08:20:00"));
    }

    #[test]
    fn letters_that_went_wrong_get_a_suggestion() {
        assert_eq!(mojibake("SÃ¸ren").as_deref(), Some("Søren"));
        assert_eq!(mojibake("NÃ¸rgÃ¥rd").as_deref(), Some("Nørgård"));
        for right in ["Søren", "Ågård", "Anna", "Đặng"] {
            assert_eq!(mojibake(right), None, "{right}");
        }
    }

    #[test]
    fn numbers_have_a_decimal_comma() {
        assert_eq!(hundredths("32,5"), Some(3250));
        assert_eq!(hundredths("7.5"), Some(750));
        assert_eq!(whole("50,0"), Some(50));
        assert_eq!(whole("50,5"), None);
        for wrong in ["", "-3", "x", "1e3", "1,2,3"] {
            assert_eq!(hundredths(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn formulas_become_text_on_the_way_out() {
        assert_eq!(escape_formula("=HYPERLINK(\"x\")"), "'=HYPERLINK(\"x\")");
        assert_eq!(escape_formula("Anna"), "Anna");
    }

    proptest! {
        #[test]
        fn no_cell_makes_a_panic(text in "\\PC*") {
            let _ = (date(&text), date_time(&text), hundredths(&text), mojibake(&text), yes_no(&text));
        }

        #[test]
        fn text_that_went_wrong_is_found_again(text in "[a-zæøåÆØÅéüö]{1,20}") {
            // What a program does that reads UTF-8 as Windows-1252.
            let wrong: Option<String> = text.bytes().map(|byte| (0..=0x2122_u32).filter_map(char::from_u32).find(|letter| windows_1252(*letter) == Some(byte))).collect();
            let wrong = wrong.unwrap();
            prop_assert_eq!(mojibake(&wrong), (wrong != text).then(|| text.clone()));
        }
    }
}
