//! Reading a file as municipal staff have it: CSV in UTF-8 or Windows-1252, or an Excel workbook.
//!
//! Everything is bounded before it is believed, and only the cells of mapped columns are kept.

mod archive;
mod collect;
mod text;
mod workbook;

use crate::error::Error;
use domain::imports::{ColumnSpec, ImportKind, MappedColumn, Table};
use domain::problem::{FieldCode, FieldError};

/// The largest file, bytes.
pub const MAX_FILE: usize = 20 * 1024 * 1024;
/// How much a workbook may be unpacked, bytes.
const MAX_UNPACKED: u64 = 200 * 1024 * 1024;
/// The most rows, the header and what stands above it included.
const MAX_ROWS: u32 = 100_000;
/// The most columns.
const MAX_COLUMNS: usize = 200;
/// The most cells.
const MAX_CELLS: usize = 1_000_000;

/// What a file held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadFile {
    /// Every column and what it is taken for.
    pub mapping: Vec<MappedColumn>,
    /// The cells of the mapped columns.
    pub table: Table,
}

/// Why a file was refused as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// There is nothing in it.
    Empty,
    /// Neither text nor a workbook.
    Unreadable,
    /// More than the limits, or a cell far away from the others.
    TooBig,
    /// No row looks like a header.
    UnknownHeader,
    /// Columns that must be there are not; with the headers that are.
    MissingColumns(Vec<ColumnSpec>, Vec<String>),
    /// The mapping that was sent does not fit the file or the kind.
    Mapping(String),
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Empty => Self::field("file", FieldCode::EmptyFile),
            Refusal::Unreadable => Self::field("file", FieldCode::UnreadableFile),
            Refusal::TooBig => Self::field("file", FieldCode::FileTooBig),
            Refusal::UnknownHeader => Self::field("file", FieldCode::UnknownHeader),
            Refusal::Mapping(header) => Self::fields(vec![FieldError::new("mapping", FieldCode::InvalidValue).with("header", header)]),
            // The headers go along, so that the wizard can offer them for the columns that are missing.
            Refusal::MissingColumns(columns, headers) => Self::fields(
                columns
                    .iter()
                    .map(|column| {
                        FieldError::new(&format!("mapping.{}", column.field), FieldCode::MissingColumn)
                            .with("column", column.headers.first().copied().unwrap_or_default())
                            .with("headers", serde_json::to_string(&headers).unwrap_or_default())
                    })
                    .collect(),
            ),
        }
    }
}

/// Reads a file of a kind, with the mapping that was sent or the one that is recognised.
///
/// # Errors
/// Why the file is refused as a whole.
pub fn read(kind: ImportKind, bytes: Vec<u8>, mapping: Option<&[MappedColumn]>) -> Result<ReadFile, Refusal> {
    if bytes.len() > MAX_FILE {
        return Err(Refusal::TooBig);
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Refusal::Empty);
    }
    if bytes.starts_with(b"PK\x03\x04") { workbook::read(kind, bytes, mapping) } else { text::read(kind, bytes, mapping) }
}
