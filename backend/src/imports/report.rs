//! The report on an import, as Danish Excel opens it: `;`, a byte order mark, and no cell that is a formula.

use crate::error::Error;
use domain::Lang;
use domain::imports::{ImportRow, escape_formula};
use domain::text::imports as text;

/// One line per row of the file.
pub(super) fn csv(rows: &[ImportRow], lang: Lang) -> Result<Vec<u8>, Error> {
    let wrong = |error: csv::Error| Error::internal(&error.to_string());
    let mut writer =
        csv::WriterBuilder::new().delimiter(b';').terminator(csv::Terminator::CRLF).from_writer("\u{feff}".as_bytes().to_vec());
    writer
        .write_record([
            text::row(lang),
            text::line(lang),
            text::about(lang),
            text::result(lang),
            text::changed_fields(lang),
            text::remarks(lang),
        ])
        .map_err(wrong)?;
    for row in rows {
        let changed: Vec<&str> = row.changed.iter().map(|field| field.label(lang)).collect();
        let remarks: Vec<String> = row
            .findings
            .iter()
            .map(|finding| match finding.field {
                Some(field) => format!("{}: {}", field.label(lang), finding.text(lang)),
                None => finding.text(lang),
            })
            .collect();
        let cells = [
            row.number.to_string(),
            row.line.to_string(),
            row.title.clone(),
            row.result.label(lang).to_owned(),
            changed.join(", "),
            remarks.join(" "),
        ];
        writer.write_record(cells.iter().map(|cell| escape_formula(cell))).map_err(wrong)?;
    }
    writer.into_inner().map_err(|error| Error::internal(&error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::imports::RowResult;

    #[test]
    fn no_cell_is_a_formula() {
        let row = ImportRow {
            number: 1,
            line: 2,
            title: "=HYPERLINK(\"http://example.org\")".to_owned(),
            result: RowResult::Rejected,
            findings: Vec::new(),
            changed: Vec::new(),
        };
        let report = String::from_utf8(csv(&[row], Lang::Da).unwrap()).unwrap();
        assert!(report.starts_with("\u{feff}Række;Linje;"));
        assert!(report.contains("\"'=HYPERLINK(\"\"http://example.org\"\")\";Afvist"), "{report}");
    }
}
