//! A list as a workbook: days are days, numbers are numbers, and text is never a formula. The rows go to a file of the
//! system's own folder as they come, so that a long list takes no more memory than a short one.

use crate::error::Error;
use domain::listing::{Cell, Head};
use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};
use std::fs::File;
use std::io::{Seek, SeekFrom};

/// The most rows of a sheet, below the heads.
const MOST_ROWS: u32 = 1_048_575;
/// The longest name of a sheet.
const LETTERS: usize = 31;

/// A workbook under way.
pub(super) struct Sheet {
    workbook: Workbook,
    day: Format,
    moment: Format,
    hours: Format,
    columns: u16,
    next: u32,
}

fn wrong(error: &dyn std::fmt::Display) -> Error {
    Error::internal(&error.to_string())
}

impl Sheet {
    /// A workbook with one sheet of this name and these heads.
    pub(super) fn new(name: &str, heads: &[&str]) -> Result<Self, Error> {
        Self::begin(name, heads).map_err(|error| wrong(&error))
    }

    fn begin(name: &str, heads: &[&str]) -> Result<Self, XlsxError> {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet_with_constant_memory()?;
        sheet.set_name(name.chars().take(LETTERS).collect::<String>())?;
        sheet.set_freeze_panes(1, 0)?;
        let bold = Format::new().set_bold();
        for (column, head) in (0_u16..).zip(heads) {
            sheet.set_column_width(column, 20)?;
            sheet.write_string_with_format(0, column, *head, &bold)?;
        }
        let of = |pattern: &str| Format::new().set_num_format(pattern);
        let columns = u16::try_from(heads.len()).unwrap_or(u16::MAX);
        Ok(Self { workbook, day: of("dd-mm-yyyy"), moment: of("dd-mm-yyyy hh:mm"), hours: of("0.##"), columns, next: 1 })
    }

    /// Adds a row.
    pub(super) fn add(&mut self, heads: &[Head], cells: Vec<Cell>) -> Result<(), Error> {
        if self.next > MOST_ROWS {
            return Err(Error::too_large());
        }
        self.write(heads, cells).map_err(|error| wrong(&error))?;
        self.next = self.next.saturating_add(1);
        Ok(())
    }

    fn write(&mut self, heads: &[Head], cells: Vec<Cell>) -> Result<(), XlsxError> {
        let row = self.next;
        let sheet: &mut Worksheet = self.workbook.worksheet_from_index(0)?;
        let mut column = 0_u16;
        for (head, cell) in heads.iter().zip(cells) {
            match cell {
                Cell::Text(words) | Cell::Name(words, _) | Cell::Badge(_, words) => sheet.write_string(row, column, words)?,
                Cell::Lines(lines) => sheet.write_string(row, column, lines.join(", "))?,
                Cell::Day(None) | Cell::Number(None) | Cell::Hours(None) => sheet,
                Cell::Day(Some(day)) => sheet.write_datetime_with_format(row, column, day, &self.day)?,
                Cell::Period(first, last) => {
                    let sheet = sheet.write_datetime_with_format(row, column, first, &self.day)?;
                    match last.filter(|_| head.last.is_some()) {
                        Some(last) => sheet.write_datetime_with_format(row, column.saturating_add(1), last, &self.day)?,
                        None => sheet,
                    }
                }
                Cell::Moment(at) => sheet.write_datetime_with_format(row, column, at.in_denmark(), &self.moment)?,
                Cell::Number(Some(number)) => sheet.write_number(row, column, exact(number))?,
                Cell::Hours(Some(minutes)) => sheet.write_number_with_format(row, column, f64::from(minutes) / 60.0, &self.hours)?,
            };
            column = column.saturating_add(if head.last.is_some() { 2 } else { 1 });
        }
        Ok(())
    }

    /// The workbook as a file that is gone when it is closed.
    pub(super) fn finish(mut self) -> Result<File, Error> {
        self.close().map_err(|error| wrong(&error))?;
        let mut file = tempfile::tempfile().map_err(|error| wrong(&error))?;
        self.workbook.save_to_writer(&mut file).map_err(|error| wrong(&error))?;
        file.seek(SeekFrom::Start(0)).map_err(|error| wrong(&error))?;
        Ok(file)
    }

    fn close(&mut self) -> Result<(), XlsxError> {
        let (last, columns) = (self.next.saturating_sub(1), self.columns.saturating_sub(1));
        self.workbook.worksheet_from_index(0)?.autofilter(0, 0, last, columns)?;
        Ok(())
    }
}

/// A count as a workbook has it; beyond 32 bits nothing is counted here.
fn exact(number: i64) -> f64 {
    i32::try_from(number).map_or(f64::NAN, f64::from)
}
