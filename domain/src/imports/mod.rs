//! Imports: a municipality's own file, checked row by row before anything is written.
//!
//! A file is read into a [`Table`] of the columns that are mapped; nothing else of it is kept. Each kind has one pure
//! check that compares the table with a register of what is there, and says for each row what it would do and why.

pub mod absence;
mod cells;
pub mod cohorts;
mod columns;
mod labels;
mod list;
mod lookup;
pub mod register;
pub mod rows;
pub mod sites;
pub mod supervisors;
mod table;
pub mod trainees;
mod wire;
mod words;

pub use cells::{escape_formula, key, tidy};
pub use columns::{ColumnSpec, columns, missing, recognise, remap};
pub use labels::ProgrammeRef;
pub use table::{Cells, Row, Table};
pub use wire::{CommitImport, Counts, Finding, Import, ImportRow, MappedColumn, UpdateMapping, UploadImport};
pub use words::{Field, FindingCode, ImportKind, ImportStatus, RowResult, Severity};
