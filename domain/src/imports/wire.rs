//! What the import screens and the API exchange.

use super::{Field, FindingCode, ImportKind, ImportStatus, RowResult};
use crate::ids::ImportId;
use crate::{Instant, Lang};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A file that was checked, and perhaps imported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Import {
    /// Its id.
    pub id: ImportId,
    /// What the file holds.
    pub kind: ImportKind,
    /// What the file was called.
    pub file_name: String,
    /// Where the import stands.
    pub status: ImportStatus,
    /// Every column of the file and what it is taken for.
    pub mapping: Vec<MappedColumn>,
    /// How many rows there are of each result.
    pub counts: Counts,
    /// When the file was checked.
    pub created_at: Instant,
    /// When it was imported.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub committed_at: Option<Instant>,
    /// For optimistic locking.
    pub version: i32,
}

/// A column of the file and what it is taken for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct MappedColumn {
    /// The header in the file.
    pub header: String,
    /// The field it fills; none where the column is ignored: its cells are not kept.
    pub field: Option<Field>,
}

/// How many rows there are of each result.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Counts {
    /// All rows.
    pub rows: u32,
    /// Rows that make something.
    pub new: u32,
    /// Rows that change something.
    pub changed: u32,
    /// Rows that say what is already there.
    pub unchanged: u32,
    /// Rows with an error.
    pub rejected: u32,
    /// Rows that are accepted with a warning.
    pub with_warning: u32,
}

/// A row of the file and what happens to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ImportRow {
    /// The number of the row; the first after the header is 1.
    pub number: u32,
    /// The line in the text file, or the row in the workbook.
    pub line: u32,
    /// Who or what the row is about.
    pub title: String,
    /// What happens to it.
    pub result: RowResult,
    /// What is said about it: errors, warnings and notes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<Finding>,
    /// The fields that change, where the result is `changed`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changed: Vec<Field>,
}

/// Something said about a row or one of its fields.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Finding {
    /// The field; none where it is about the whole row.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<Field>,
    /// What is said.
    pub code: FindingCode,
    /// Values for the text: `row` or `suggestion`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub params: BTreeMap<String, String>,
}

impl Finding {
    /// The finding in words, with its values.
    #[must_use]
    pub fn text(&self, lang: Lang) -> String {
        self.params.iter().fold(self.code.label(lang).to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
    }
}

/// A file sent for checking, as the parts of a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UploadImport {
    /// What the file holds.
    pub kind: ImportKind,
    /// The file: CSV or an Excel workbook, at most 20 MiB.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Binary))]
    pub file: Vec<u8>,
    /// What the columns are taken for, as JSON; recognised by their headers where it is left out.
    pub mapping: Option<Vec<MappedColumn>>,
}

/// Another mapping for a checked file: all columns that shall count. Columns whose cells were not kept cannot be added;
/// the file must be sent again for that.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct UpdateMapping {
    /// The columns of the file and what they are taken for.
    pub mapping: Vec<MappedColumn>,
}

/// Imports a checked file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CommitImport {
    /// Whether rejected rows are left out. Where false, one rejected row stops the whole file.
    pub only_good_rows: bool,
}

impl Counts {
    /// Counts the rows.
    #[must_use]
    pub fn of(rows: &[ImportRow]) -> Self {
        let mut counts = Self::default();
        rows.iter().for_each(|row| counts.add(row));
        counts
    }

    /// Counts one more row.
    pub fn add(&mut self, row: &ImportRow) {
        self.rows = self.rows.saturating_add(1);
        let count = match row.result {
            RowResult::New => &mut self.new,
            RowResult::Changed => &mut self.changed,
            RowResult::Unchanged => &mut self.unchanged,
            RowResult::Rejected => &mut self.rejected,
        };
        *count = count.saturating_add(1);
        if row.result != RowResult::Rejected && row.findings.iter().any(|finding| finding.code.severity() == super::Severity::Warning) {
            self.with_warning = self.with_warning.saturating_add(1);
        }
    }

    /// How many rows there are of a result; all of them where none is said.
    #[must_use]
    pub const fn of_result(&self, result: Option<RowResult>) -> u32 {
        match result {
            None => self.rows,
            Some(RowResult::New) => self.new,
            Some(RowResult::Changed) => self.changed,
            Some(RowResult::Unchanged) => self.unchanged,
            Some(RowResult::Rejected) => self.rejected,
        }
    }

    /// How many rows would be written.
    #[must_use]
    pub const fn to_write(&self) -> u32 {
        self.new.saturating_add(self.changed)
    }
}
