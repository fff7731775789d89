//! Checking one row: reads its cells and collects everything that is to be said about it.

use super::cells;
use super::{Field, Finding, FindingCode, ImportRow, Row, RowResult, Severity, Table};
use crate::people::{Name, Note, Written};
use crate::problem::FieldCode;
use chrono::{NaiveDate, NaiveDateTime};
use std::collections::BTreeMap;

/// The longest label or number.
const MAX_TEXT: usize = 200;

/// A checked row, and what it would do where it is accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked<V> {
    /// What is shown of it.
    pub row: ImportRow,
    /// What it would do; none where it is rejected.
    pub value: Option<V>,
}

/// Something a row refers to: it is there, or this row makes it, or an earlier row of the file did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target<I> {
    /// It is there.
    Existing(I),
    /// This row makes it.
    New,
    /// The row with this number makes it.
    Row(u32),
}

/// Reads the cells of a row.
pub(super) struct RowCheck<'a> {
    table: &'a Table,
    row: &'a Row,
    findings: Vec<Finding>,
}

impl<'a> RowCheck<'a> {
    pub(super) fn new(table: &'a Table, row: &'a Row) -> Self {
        let mut check = Self { table, row, findings: Vec::new() };
        if row.other_width {
            check.say(None, FindingCode::ColumnCount);
            return check;
        }
        for field in &row.had_cpr {
            check.say(Some(*field), FindingCode::CprInText);
        }
        if table.had_spaces(row) {
            check.say(None, FindingCode::WhitespaceTrimmed);
        }
        check
    }

    pub(super) fn number(&self) -> u32 {
        self.row.number
    }

    /// Whether the row has another width than the header, so that no cell can be read.
    pub(super) fn is_misfit(&self) -> bool {
        self.row.other_width
    }

    pub(super) fn say(&mut self, field: Option<Field>, code: FindingCode) {
        self.findings.push(Finding { field, code, params: BTreeMap::new() });
    }

    pub(super) fn say_with(&mut self, field: Option<Field>, code: FindingCode, name: &str, value: impl std::fmt::Display) {
        self.findings.push(Finding { field, code, params: BTreeMap::from([(name.to_owned(), value.to_string())]) });
    }

    pub(super) fn is_rejected(&self) -> bool {
        self.findings.iter().any(|finding| finding.code.severity() == Severity::Error)
    }

    /// Whether nothing stands in the cell.
    pub(super) fn is_empty(&self, field: Field) -> bool {
        self.table.raw(self.row, field).trim().is_empty()
    }

    /// A text, or nothing.
    pub(super) fn text(&mut self, field: Field) -> Option<String> {
        let text = self.table.text(self.row, field);
        if text.chars().count() > MAX_TEXT {
            self.say(Some(field), FindingCode::TooLong);
            return None;
        }
        (!text.is_empty()).then_some(text)
    }

    /// A text that must be there.
    pub(super) fn required(&mut self, field: Field) -> Option<String> {
        if self.row.other_width {
            return None;
        }
        if self.is_empty(field) {
            self.say(Some(field), FindingCode::Required);
            return None;
        }
        self.text(field)
    }

    /// What the cell says, in the form in which it is kept; what is wrong with it is said.
    fn written<T: Written>(&mut self, text: &str, field: Field) -> Option<String> {
        match T::parse(text) {
            Ok(value) => Some(value.kept()),
            Err(code) => {
                self.say(Some(field), finding(code));
                None
            }
        }
    }

    /// The same of a cell that may be empty.
    pub(super) fn written_or_none<T: Written>(&mut self, field: Field) -> Option<String> {
        let text = self.table.raw(self.row, field).trim().to_owned();
        if text.is_empty() { None } else { self.written::<T>(&text, field) }
    }

    /// The same of a cell that must not be empty.
    pub(super) fn written_required<T: Written>(&mut self, field: Field) -> Option<String> {
        let text = self.required(field)?;
        self.written::<T>(&text, field)
    }

    /// A name that must be there; letters that went wrong are a warning.
    pub(super) fn name(&mut self, field: Field) -> Option<String> {
        let name = self.written_required::<Name>(field)?;
        if let Some(suggestion) = cells::mojibake(&name) {
            self.say_with(Some(field), FindingCode::MojibakeSuspected, "suggestion", suggestion);
        }
        Some(name)
    }

    /// A note: several lines are kept as they are.
    pub(super) fn note(&mut self, field: Field) -> Option<String> {
        self.written_or_none::<Note>(field)
    }

    fn parsed<T>(&mut self, text: Option<String>, field: Field, code: FindingCode, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
        let value = parse(&text?);
        if value.is_none() {
            self.say(Some(field), code);
        }
        value
    }

    /// A date that must be there.
    pub(super) fn date(&mut self, field: Field) -> Option<NaiveDate> {
        let text = self.required(field);
        self.parsed(text, field, FindingCode::InvalidDate, cells::date)
    }

    /// A date, or nothing.
    pub(super) fn date_or_none(&mut self, field: Field) -> Option<NaiveDate> {
        let text = self.text(field);
        self.parsed(text, field, FindingCode::InvalidDate, cells::date)
    }

    /// A date with a time of day, or nothing.
    pub(super) fn date_time(&mut self, field: Field) -> Option<NaiveDateTime> {
        let text = self.text(field);
        self.parsed(text, field, FindingCode::InvalidDate, cells::date_time)
    }

    /// Says so where the end is before the start.
    pub(super) fn in_order(&mut self, start: Option<NaiveDate>, end: Option<NaiveDate>, field: Field) {
        if let (Some(start), Some(end)) = (start, end)
            && end < start
        {
            self.say(Some(field), FindingCode::EndBeforeStart);
        }
    }

    /// A whole number within limits that must be there.
    pub(super) fn whole(&mut self, field: Field, limits: std::ops::RangeInclusive<i32>) -> Option<i32> {
        let text = self.required(field);
        self.parsed(text, field, FindingCode::InvalidNumber, |text| cells::whole(text).filter(|value| limits.contains(value)))
    }

    /// A whole number within limits, or nothing.
    pub(super) fn whole_or_none(&mut self, field: Field, limits: std::ops::RangeInclusive<i32>) -> Option<i32> {
        let text = self.text(field);
        self.parsed(text, field, FindingCode::InvalidNumber, |text| cells::whole(text).filter(|value| limits.contains(value)))
    }

    /// Hours with a decimal comma, in minutes; at most 60 hours a week.
    pub(super) fn weekly_minutes(&mut self, field: Field) -> Option<i32> {
        let text = self.text(field);
        self.parsed(text, field, FindingCode::InvalidNumber, |text| {
            let minutes = cells::hundredths(text)?.checked_mul(60)?.checked_add(50)? / 100;
            (1..=3600).contains(&minutes).then_some(minutes)
        })
    }

    /// A word of a closed list that must be there.
    pub(super) fn word<T>(&mut self, field: Field, code: FindingCode, find: impl Fn(&str) -> Option<T>) -> Option<T> {
        let text = self.required(field);
        self.parsed(text, field, code, find)
    }

    /// Ja or nej; empty is nej.
    pub(super) fn yes_no(&mut self, field: Field) -> bool {
        let text = Some(self.table.text(self.row, field));
        self.parsed(text, field, FindingCode::UnknownKind, cells::yes_no).unwrap_or(false)
    }

    /// The row with what it would do.
    pub(super) fn accept<V>(self, title: String, result: RowResult, changed: Vec<Field>, value: V) -> Checked<V> {
        Checked { row: self.shown(title, result, changed), value: Some(value) }
    }

    /// The row without effect, for the errors that were found.
    pub(super) fn reject<V>(self, title: String) -> Checked<V> {
        Checked { row: self.shown(title, RowResult::Rejected, Vec::new()), value: None }
    }

    fn shown(self, title: String, result: RowResult, changed: Vec<Field>) -> ImportRow {
        ImportRow { number: self.row.number, line: self.row.line, title, result, findings: self.findings, changed }
    }
}

/// What a file's reader is told where a form's would be told this.
const fn finding(code: FieldCode) -> FindingCode {
    match code {
        FieldCode::Required => FindingCode::Required,
        FieldCode::TooLong => FindingCode::TooLong,
        FieldCode::InvalidEmail => FindingCode::InvalidEmail,
        FieldCode::InvalidPhone => FindingCode::InvalidPhone,
        FieldCode::LooksLikeFormula => FindingCode::SuspiciousFormula,
        FieldCode::CprNumber => FindingCode::CprInText,
        _ => FindingCode::Unreadable,
    }
}

/// Notes a field where the file says something else than what is there; an empty cell says nothing.
pub(super) fn note_change<T: PartialEq>(changed: &mut Vec<Field>, field: Field, file: Option<&T>, there: Option<&T>) {
    if file.is_some() && file != there {
        changed.push(field);
    }
}

/// The result of a row for something that is there.
pub(super) fn result_of(changed: &[Field]) -> RowResult {
    if changed.is_empty() { RowResult::Unchanged } else { RowResult::Changed }
}
