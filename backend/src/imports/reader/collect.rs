//! Finds the header among the first rows, and keeps the mapped cells of those below it.

use super::{MAX_CELLS, MAX_COLUMNS, MAX_ROWS, ReadFile, Refusal};
use domain::imports::{Field, ImportKind, MappedColumn, Table, columns, key, missing, recognise, tidy};

/// Among how many rows with content the header is looked for: titles and blank rows may stand above it.
const HEADER_WITHIN: usize = 20;

/// Collects the rows of one sheet.
pub(super) struct Collector<'a> {
    kind: ImportKind,
    wanted: Option<&'a [MappedColumn]>,
    /// Whether each row must have as many cells as the header: so in CSV, where a cell too many shifts the others.
    strict_width: bool,
    waiting: Vec<(u32, Vec<String>)>,
    header: Option<Header>,
    table: Table,
    cells: usize,
    number: u32,
}

struct Header {
    mapping: Vec<MappedColumn>,
    kept: Vec<usize>,
}

impl<'a> Collector<'a> {
    pub(super) fn new(kind: ImportKind, wanted: Option<&'a [MappedColumn]>, strict_width: bool) -> Self {
        Self { kind, wanted, strict_width, waiting: Vec::new(), header: None, table: Table::default(), cells: 0, number: 0 }
    }

    /// Takes a row with the line it stands on.
    pub(super) fn row(&mut self, line: u32, cells: Vec<String>) -> Result<(), Refusal> {
        self.cells = self.cells.saturating_add(cells.len());
        if cells.len() > MAX_COLUMNS || line > MAX_ROWS || self.cells > MAX_CELLS {
            return Err(Refusal::TooBig);
        }
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            return Ok(());
        }
        if self.header.is_some() {
            self.keep(line, cells);
            return Ok(());
        }
        self.waiting.push((line, cells));
        if self.waiting.len() >= HEADER_WITHIN { self.find_header() } else { Ok(()) }
    }

    /// What was collected; none where there was no row at all.
    pub(super) fn finish(mut self) -> Result<Option<ReadFile>, Refusal> {
        if self.header.is_none() {
            if self.waiting.is_empty() {
                return Ok(None);
            }
            self.find_header()?;
        }
        let Some(header) = self.header else { return Ok(None) };
        Ok(Some(ReadFile { mapping: header.mapping, table: self.table }))
    }

    /// The header is the row with the most columns that are known.
    fn find_header(&mut self) -> Result<(), Refusal> {
        let known = |cells: &[String]| self.map(cells).iter().filter(|column| column.field.is_some()).count();
        let best = self.waiting.iter().enumerate().map(|(index, (_, cells))| (known(cells), std::cmp::Reverse(index))).max();
        let (_, std::cmp::Reverse(index)) = best.filter(|(known, _)| *known > 0).ok_or(Refusal::UnknownHeader)?;
        let mut waiting = std::mem::take(&mut self.waiting).into_iter().skip(index);
        let Some((_, cells)) = waiting.next() else { return Err(Refusal::UnknownHeader) };
        let mapping = self.map(&cells);
        if let Some(wrong) = self.wanted.and_then(|wanted| unfit(self.kind, wanted, &mapping)) {
            return Err(Refusal::Mapping(wrong));
        }
        let missing = missing(self.kind, &mapping);
        if !missing.is_empty() {
            return Err(Refusal::MissingColumns(missing, mapping.into_iter().map(|column| column.header).collect()));
        }
        let kept: Vec<(usize, Field)> = mapping.iter().enumerate().filter_map(|(index, column)| Some((index, column.field?))).collect();
        self.table.fields = kept.iter().map(|(_, field)| *field).collect();
        self.header = Some(Header { mapping, kept: kept.into_iter().map(|(index, _)| index).collect() });
        for (line, cells) in waiting {
            self.keep(line, cells);
        }
        Ok(())
    }

    fn map(&self, cells: &[String]) -> Vec<MappedColumn> {
        let headers: Vec<String> = cells.iter().map(|cell| tidy(cell)).collect();
        let Some(wanted) = self.wanted else { return recognise(self.kind, &headers) };
        let mut taken = Vec::new();
        headers
            .into_iter()
            .map(|header| {
                let column =
                    wanted.iter().enumerate().find(|(index, column)| !taken.contains(index) && key(&column.header) == key(&header));
                taken.extend(column.map(|(index, _)| index));
                MappedColumn { field: column.and_then(|(_, column)| column.field), header }
            })
            .collect()
    }

    fn keep(&mut self, line: u32, mut cells: Vec<String>) {
        let Some(header) = &self.header else { return };
        self.number = self.number.saturating_add(1);
        if self.strict_width && cells.len() != header.mapping.len() {
            self.table.push_misfit(self.number, line);
            return;
        }
        let kept = header.kept.iter().map(|index| cells.get_mut(*index).map(std::mem::take).unwrap_or_default()).collect();
        self.table.push(self.number, line, kept);
    }
}

/// The header of a column in the mapping that the file does not have, or whose field the kind does not know or has twice.
fn unfit(kind: ImportKind, wanted: &[MappedColumn], found: &[MappedColumn]) -> Option<String> {
    let mut taken = Vec::new();
    wanted.iter().find_map(|column| {
        let field = column.field?;
        let unknown = !columns(kind).iter().any(|spec| spec.field == field);
        let twice = taken.contains(&field);
        taken.push(field);
        let absent = !found.iter().any(|there| there.field == Some(field));
        (unknown || twice || absent).then(|| column.header.clone())
    })
}
