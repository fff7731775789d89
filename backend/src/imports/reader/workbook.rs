//! Excel workbooks, cell by cell: a sheet is never laid out in memory, however far away a cell claims to stand.

use super::collect::Collector;
use super::{MAX_COLUMNS, MAX_ROWS, ReadFile, Refusal, archive};
use calamine::{DataRef, ExcelDateTime, Reader, Xlsx};
use domain::imports::{ImportKind, MappedColumn};
use std::io::Cursor;

/// The most sheets that are looked through for one with data.
const MAX_SHEETS: usize = 20;

pub(super) fn read(kind: ImportKind, bytes: Vec<u8>, mapping: Option<&[MappedColumn]>) -> Result<ReadFile, Refusal> {
    archive::check(&bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| Refusal::Unreadable)?;
    let mut refusal = Refusal::Empty;
    for name in book.sheet_names().into_iter().take(MAX_SHEETS) {
        match sheet(kind, &mut book, &name, mapping) {
            Ok(Some(file)) => return Ok(file),
            Ok(None) => {}
            Err(Refusal::UnknownHeader) => refusal = Refusal::UnknownHeader,
            Err(other) => return Err(other),
        }
    }
    Err(refusal)
}

fn sheet(
    kind: ImportKind,
    book: &mut Xlsx<Cursor<Vec<u8>>>,
    name: &str,
    mapping: Option<&[MappedColumn]>,
) -> Result<Option<ReadFile>, Refusal> {
    let Ok(mut reader) = book.worksheet_cells_reader(name) else {
        // A sheet of another kind, such as a chart.
        return Ok(None);
    };
    let mut collector = Collector::new(kind, mapping, false);
    let mut current = (0_u32, Vec::new());
    while let Some(cell) = reader.next_cell().map_err(|_| Refusal::Unreadable)? {
        let text = text(cell.get_value());
        if text.is_empty() {
            continue;
        }
        let (row, column) = cell.get_position();
        let (row, column) = (row.saturating_add(1), usize::try_from(column).unwrap_or(usize::MAX));
        if row > MAX_ROWS || column >= MAX_COLUMNS {
            return Err(Refusal::TooBig);
        }
        if row != current.0 {
            let (line, cells) = std::mem::replace(&mut current, (row, Vec::new()));
            collector.row(line, cells)?;
        }
        let cells = &mut current.1;
        if column >= cells.len() {
            cells.resize(column.saturating_add(1), String::new());
        }
        if let Some(place) = cells.get_mut(column) {
            *place = text;
        }
    }
    collector.row(current.0, current.1)?;
    collector.finish()
}

/// A cell as text, the way it would stand in a Danish CSV file.
fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Empty | DataRef::Error(_) => String::new(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        // `37` rather than `37.0`, as it was typed.
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(yes) => if *yes { "ja" } else { "nej" }.to_owned(),
        DataRef::DateTime(at) => date(*at),
    }
}

fn date(at: ExcelDateTime) -> String {
    let (year, month, day, hour, minute, ..) = at.to_ymd_hms_milli();
    if hour == 0 && minute == 0 {
        format!("{day:02}-{month:02}-{year:04}")
    } else {
        format!("{day:02}-{month:02}-{year:04} {hour:02}:{minute:02}")
    }
}
