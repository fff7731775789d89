//! A list as Danish Excel opens a text file: `;`, a byte order mark, CRLF, a comma before decimals, and no cell that is a
//! formula.

use crate::error::Error;
use domain::imports::escape_formula;
use domain::listing::{Cell, Head};
use domain::{Instant, Lang};

/// The mark by which Excel knows that the letters are UTF-8.
pub(super) const MARK: &str = "\u{feff}";

/// Rows as lines of a text file.
pub(super) fn lines(rows: impl Iterator<Item = Vec<String>>) -> Result<Vec<u8>, Error> {
    let wrong = |error: &dyn std::fmt::Display| Error::internal(&error.to_string());
    let builder = || {
        let mut builder = csv::WriterBuilder::new();
        builder.delimiter(b';').terminator(csv::Terminator::CRLF);
        builder
    };
    let mut writer = builder().from_writer(Vec::new());
    for row in rows {
        writer.write_record(&row).map_err(|error| wrong(&error))?;
    }
    writer.into_inner().map_err(|error| wrong(&error))
}

/// What stands above the columns; a period has two.
pub(super) fn heads(heads: &[Head], lang: Lang) -> Vec<&'static str> {
    let own = |head: &Head| [Some((head.label)(lang)), head.last.map(|last| last(lang))];
    heads.iter().flat_map(own).flatten().collect()
}

/// A row as texts.
pub(super) fn row(heads: &[Head], cells: Vec<Cell>) -> Vec<String> {
    let mut texts = Vec::with_capacity(cells.len());
    for (head, cell) in heads.iter().zip(cells) {
        match (cell, head.last.is_some()) {
            (Cell::Period(first, last), true) => texts.extend([day(first), last.map(day).unwrap_or_default()]),
            (cell, false) => texts.push(text(cell)),
            (cell, true) => texts.extend([text(cell), String::new()]),
        }
    }
    texts
}

/// A cell as text: one line, so that a row of the list is a line of the file.
fn text(cell: Cell) -> String {
    match cell {
        Cell::Text(words) | Cell::Name(words, _) | Cell::Badge(_, words) => words_of(&words),
        Cell::Lines(lines) => words_of(&lines.join(", ")),
        Cell::Day(date) => date.map(day).unwrap_or_default(),
        Cell::Period(first, last) => format!("{} – {}", day(first), last.map(day).unwrap_or_default()),
        Cell::Moment(at) => moment(at),
        Cell::Number(number) => number.map(|number| number.to_string()).unwrap_or_default(),
        Cell::Hours(minutes) => minutes.map(hours).unwrap_or_default(),
    }
}

/// Words that no spreadsheet takes for a formula.
fn words_of(words: &str) -> String {
    escape_formula(&words.replace(['\r', '\n'], " "))
}

fn day(day: chrono::NaiveDate) -> String {
    day.format("%d-%m-%Y").to_string()
}

fn moment(at: Instant) -> String {
    at.in_denmark().format("%d-%m-%Y %H:%M").to_string()
}

fn hours(minutes: i32) -> String {
    let hundredths = i64::from(minutes).saturating_mul(100).checked_div(60).unwrap_or(0);
    let (whole, rest) = (hundredths.checked_div(100).unwrap_or(0), hundredths.checked_rem(100).unwrap_or(0).unsigned_abs());
    match (rest, rest.checked_rem(10)) {
        (0, _) => whole.to_string(),
        (rest, Some(0)) => format!("{whole},{}", rest.checked_div(10).unwrap_or(0)),
        (rest, _) => format!("{whole},{rest:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::listing::{Listed, Tone};
    use domain::traineeships::TraineeshipLine;

    fn head(key: &str) -> Head {
        TraineeshipLine::LIST.columns.iter().find(|column| column.head.key == key).unwrap().head
    }

    #[test]
    fn a_row_is_one_line_without_formulas() {
        let heads = [head("name"), head("site"), head("ends_on"), head("cohort"), head("status")];
        let (first, last) = ("2026-08-03".parse().unwrap(), "2027-03-05".parse().unwrap());
        let cells = vec![
            Cell::link("=HYPERLINK(\"http://example.org\")".to_owned(), "/elever/1".to_owned()),
            Cell::Text("Havblik;\r\nstuen".to_owned()),
            Cell::Period(first, Some(last)),
            Cell::Hours(Some(2220)),
            Cell::badge(Tone::Ok, "I gang"),
        ];
        let file = String::from_utf8(lines(std::iter::once(row(&heads, cells))).unwrap()).unwrap();
        assert_eq!(file, "\"'=HYPERLINK(\"\"http://example.org\"\")\";\"Havblik;  stuen\";03-08-2026;05-03-2027;37;I gang\r\n");
        assert_eq!(super::heads(&heads, Lang::Da), ["Navn", "Sted", "Periode", "Sidste dag", "Hold", "Status"]);
    }

    #[test]
    fn every_formula_is_text_and_numbers_stay_numbers() {
        for words in ["=1+1", "+45 12345678", "-1", "@A1", "\tx", "\rx"] {
            let written = text(Cell::Text(words.to_owned()));
            assert!(written.starts_with(['\'', ' ']), "{written:?}");
        }
        assert_eq!(text(Cell::Number(Some(-1))), "-1");
        assert_eq!([1110, 2220, 1995, 2000, 0].map(hours), ["18,5", "37", "33,25", "33,33", "0"]);
        assert_eq!(text(Cell::Lines(vec!["a".to_owned(), "b".to_owned()])), "a, b");
        let at: chrono::DateTime<chrono::Utc> = "2026-07-01T22:30:00Z".parse().unwrap();
        assert_eq!(text(Cell::Moment(at.into())), "02-07-2026 00:30");
    }
}
