//! The cells of a file that count: only mapped columns, and never a CPR number.

use super::Field;
use super::cells::tidy;
use crate::people::has_cpr;
use crate::search::composed;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The mapped columns of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// The fields of the columns, in the order of the cells.
    pub fields: Vec<Field>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// A row of the file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// The first row after the header is 1.
    #[serde(rename = "n")]
    pub number: u32,
    /// The line in the text file, or the row in the workbook.
    #[serde(rename = "l")]
    pub line: u32,
    /// The row has another number of fields than the header, so no cell can be trusted and none is kept.
    #[serde(rename = "o", default, skip_serializing_if = "std::ops::Not::not")]
    pub other_width: bool,
    /// Fields that held a CPR number; their cells are not kept.
    #[serde(rename = "p", default, skip_serializing_if = "Vec::is_empty")]
    pub had_cpr: Vec<Field>,
    /// The cells as they stand in the file.
    #[serde(rename = "c")]
    pub cells: Cells,
}

/// The cells of a row in one piece: a million cells are not a million allocations.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cells {
    text: Box<str>,
    ends: Box<[u32]>,
}

impl Cells {
    /// A cell by its place.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<&str> {
        let end = *self.ends.get(index)?;
        let start = index.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.text.get(usize::try_from(start).ok()?..usize::try_from(end).ok()?)
    }

    /// The cells in their order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.ends.len()).filter_map(|index| self.get(index))
    }
}

impl<S: AsRef<str>> FromIterator<S> for Cells {
    fn from_iter<I: IntoIterator<Item = S>>(cells: I) -> Self {
        let (mut text, mut ends) = (String::new(), Vec::new());
        for cell in cells {
            text.push_str(cell.as_ref());
            ends.push(u32::try_from(text.len()).unwrap_or(u32::MAX));
        }
        Self { text: text.into_boxed_str(), ends: ends.into_boxed_slice() }
    }
}

impl Serialize for Cells {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

impl<'de> Deserialize<'de> for Cells {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Vec::<String>::deserialize(deserializer)?.into_iter().collect())
    }
}

impl Table {
    /// Adds a row; a cell with a CPR number is emptied before it goes anywhere.
    pub fn push(&mut self, number: u32, line: u32, mut cells: Vec<String>) {
        let mut had_cpr = Vec::new();
        for (field, cell) in self.fields.iter().zip(cells.iter_mut()) {
            if field.may_hold_words() && has_cpr(cell) {
                had_cpr.push(*field);
                cell.clear();
            }
        }
        self.rows.push(Row { number, line, other_width: false, had_cpr, cells: cells.into_iter().collect() });
    }

    /// Adds a row whose width is not that of the header.
    pub fn push_misfit(&mut self, number: u32, line: u32) {
        self.rows.push(Row { number, line, other_width: true, ..Row::default() });
    }

    /// A cell as it stands in the file; empty where the column is not mapped.
    #[must_use]
    pub fn raw<'a>(&self, row: &'a Row, field: Field) -> &'a str {
        self.fields.iter().position(|known| *known == field).and_then(|index| row.cells.get(index)).unwrap_or_default()
    }

    /// A cell with its superfluous spaces removed.
    #[must_use]
    pub fn text(&self, row: &Row, field: Field) -> String {
        tidy(self.raw(row, field))
    }

    /// Whether any cell but the note had superfluous spaces.
    #[must_use]
    pub fn had_spaces(&self, row: &Row) -> bool {
        self.fields.iter().zip(row.cells.iter()).any(|(field, cell)| *field != Field::Note && tidy(cell) != composed(cell))
    }

    /// The same cells under another mapping; `None` where a wanted field's column was not kept.
    #[must_use]
    pub fn remapped(&self, moves: &[(Field, Field)]) -> Option<Self> {
        let mut columns = Vec::with_capacity(moves.len());
        for (old, _) in moves {
            columns.push(self.fields.iter().position(|field| field == old)?);
        }
        let rows = self.rows.iter().map(|row| Row {
            cells: if row.other_width {
                Cells::default()
            } else {
                columns.iter().map(|index| row.cells.get(*index).unwrap_or_default()).collect()
            },
            had_cpr: row.had_cpr.iter().filter_map(|field| moves.iter().find(|(old, _)| old == field).map(|(_, new)| *new)).collect(),
            ..*row
        });
        Some(Self { fields: moves.iter().map(|(_, new)| *new).collect(), rows: rows.collect() })
    }
}

impl Field {
    /// Whether the cell can hold words; a phone number may have as many digits as a CPR number.
    const fn may_hold_words(self) -> bool {
        !matches!(self, Self::Phone)
    }
}
