//! What a list is asked for: its filters, an order, and a place in it.

use super::Shape;
use crate::Word;
use crate::problem::{FieldCode, FieldError};
use std::str::FromStr;
use uuid::Uuid;

/// Rows per page where nothing is said.
pub const USUAL: u32 = 25;
/// The most rows per page.
pub const MOST: u32 = 100;
/// How far the rows are counted: one more is more than that.
pub const COUNTED: u32 = 1000;
/// The most rows that can be named one by one.
const MOST_IDS: usize = 500;

/// What every list is asked for beside its own filters.
pub const NOT_FILTERS: [&str; 7] = ["sort", "cursor", "limit", "total", "ids", "columns", "format"];

words! {
    /// A kind of file.
    Format {
        Csv = "csv", "CSV", "CSV";
        Xlsx = "xlsx", "Excel", "Excel";
    }
}

/// An order: by one key, upwards or downwards. What is the same by it follows by what a person sees, then by its id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sort {
    /// The key of a column.
    pub key: &'static str,
    /// Whether the last comes first.
    pub down: bool,
}

impl Sort {
    /// Reads an order of this list: `ends_on`, and downwards `-ends_on`.
    #[must_use]
    pub fn read(shape: &Shape, written: &str) -> Option<Self> {
        let (down, key) = written.strip_prefix('-').map_or((false, written), |key| (true, key));
        let head = shape.heads.iter().find(|head| head.sorts && head.key == key)?;
        Some(Self { key: head.key, down })
    }

    /// As it is written.
    #[must_use]
    pub fn written(self) -> String {
        format!("{}{}", if self.down { "-" } else { "" }, self.key)
    }
}

/// What a list is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    filters: Vec<(&'static str, String)>,
    /// The order.
    pub sort: Sort,
    /// Where the page begins.
    pub cursor: Option<String>,
    /// Rows per page.
    pub limit: u32,
    /// Whether all of them are to be counted.
    pub total: bool,
    /// Only these rows; all where none are named.
    pub ids: Vec<Uuid>,
    /// The columns of a file; those of the list where none are named.
    pub columns: Vec<String>,
    /// The kind of file.
    pub format: Format,
}

impl Asked {
    /// Reads what a list is asked for; `as_file` says whether a page of it is meant or a file.
    ///
    /// # Errors
    /// What is wrong, by parameter: a filter or an order that the list does not have is never passed over.
    pub fn read(shape: &Shape, pairs: impl IntoIterator<Item = (String, String)>, as_file: bool) -> Result<Self, Vec<FieldError>> {
        let standard = Sort { key: shape.heads.first().map_or("", |head| head.key), down: false };
        let mut asked = Self {
            filters: Vec::new(),
            sort: Sort::read(shape, shape.sort).unwrap_or(standard),
            cursor: None,
            limit: USUAL,
            total: false,
            ids: Vec::new(),
            columns: Vec::new(),
            format: Format::Csv,
        };
        let (mut errors, mut seen) = (Vec::new(), Vec::new());
        for (name, value) in pairs {
            if seen.contains(&name) {
                errors.push(FieldError::new(&name, FieldCode::Duplicate));
            } else if let Err(code) = asked.take(shape, &name, value.trim(), as_file) {
                errors.push(FieldError::new(&name, code));
            }
            seen.push(name);
        }
        if errors.is_empty() { Ok(asked) } else { Err(errors) }
    }

    fn take(&mut self, shape: &Shape, name: &str, value: &str, as_file: bool) -> Result<(), FieldCode> {
        match (name, as_file) {
            ("sort" | "cursor" | "limit" | "total" | "ids" | "columns" | "format", _) if value.is_empty() => {}
            ("sort", _) => self.sort = Sort::read(shape, value).ok_or(FieldCode::InvalidValue)?,
            ("cursor", false) => self.cursor = Some(value.to_owned()),
            ("limit", false) => match value.parse() {
                Ok(limit @ 1..=MOST) => self.limit = limit,
                _ => return Err(FieldCode::OutOfRange),
            },
            ("total", false) => self.total = value.parse().map_err(|_| FieldCode::InvalidValue)?,
            ("ids", true) => {
                self.ids = value.split(',').map(str::parse).collect::<Result<_, _>>().map_err(|_| FieldCode::InvalidValue)?;
                if self.ids.len() > MOST_IDS {
                    return Err(FieldCode::TooMany);
                }
            }
            ("columns", true) => {
                self.columns = value.split(',').map(str::to_owned).collect();
                if !self.columns.iter().all(|key| shape.heads.iter().any(|head| head.key == key)) {
                    return Err(FieldCode::InvalidValue);
                }
            }
            ("format", true) => self.format = value.parse().map_err(|_| FieldCode::InvalidValue)?,
            _ => {
                let filter = shape.filters.iter().find(|filter| filter.name == name).ok_or(FieldCode::Unknown)?;
                if !value.is_empty() {
                    self.filters.push((filter.name, value.to_owned()));
                }
            }
        }
        Ok(())
    }

    /// What a filter says; none where it says nothing.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&str> {
        self.filters.iter().find(|(filter, _)| *filter == name).map(|(_, value)| value.as_str())
    }

    /// What a filter says, as the value it is.
    ///
    /// # Errors
    /// It is none.
    pub fn value<T: FromStr>(&self, name: &str) -> Result<Option<T>, FieldError> {
        self.text(name).map(|text| text.parse().map_err(|_| FieldError::new(name, FieldCode::InvalidValue))).transpose()
    }

    /// The statuses that `status` asks for: those that are not ended by the word `open`, one by its own, all by none.
    ///
    /// # Errors
    /// It is no status.
    pub fn statuses<W: Word>(&self, open: &[W]) -> Result<Vec<W>, FieldError> {
        match self.text("status") {
            None => Ok(Vec::new()),
            Some(super::OPEN) => Ok(open.to_vec()),
            Some(_) => Ok(self.value("status")?.into_iter().collect()),
        }
    }

    /// The same, from another place on and with another number of rows: how a file is read page by page.
    #[must_use]
    pub fn from_here(&self, cursor: Option<String>, limit: u32) -> Self {
        Self { cursor, limit, total: false, ..self.clone() }
    }
}
