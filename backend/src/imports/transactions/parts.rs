//! The rows of a file, a thousand to a part: a large file is never in memory as one text.

use crate::db::schema::import_parts as parts;
use crate::db::{DbConnection, MultiBackend, Writer};
use crate::error::Error;
use diesel::prelude::*;
use domain::ids::{ImportId, TenantId};
use domain::imports::{Counts, Field, ImportRow, Row, Table};

/// How many rows a part holds.
const SIZE: usize = 1000;

/// What is shown of the rows, written part by part as they come.
#[derive(Default)]
pub(super) struct Shown {
    pub(super) counts: Counts,
    texts: Vec<String>,
    waiting: Vec<ImportRow>,
    failed: Option<Error>,
}

impl Shown {
    pub(super) fn add(&mut self, row: ImportRow) {
        self.counts.add(&row);
        self.waiting.push(row);
        if self.waiting.len() == SIZE {
            self.write();
        }
    }

    fn write(&mut self) {
        match json(&self.waiting) {
            Ok(text) => self.texts.push(text),
            Err(error) => self.failed = Some(error),
        }
        self.waiting.clear();
    }

    /// The texts, one per part; a file without rows has none.
    pub(super) fn finish(mut self) -> Result<Vec<String>, Error> {
        if !self.waiting.is_empty() {
            self.write();
        }
        self.failed.map_or(Ok(self.texts), Err)
    }
}

/// Stores the cells and what is shown of them, in place of what was there.
pub(super) fn store(w: &mut Writer<'_>, id: ImportId, rows: &[Row], shown: Vec<String>) -> Result<(), Error> {
    let tenant = w.permit.tenant;
    diesel::delete(parts::table.filter(parts::tenant_id.eq(tenant).and(parts::import_id.eq(id)))).execute(&mut **w)?;
    let mut cells = rows.chunks(SIZE);
    for (number, results) in (0_i32..).zip(shown) {
        diesel::insert_into(parts::table)
            .values((
                parts::tenant_id.eq(tenant),
                parts::import_id.eq(id),
                parts::number.eq(number),
                parts::table_rows.eq(json(&cells.next().unwrap_or_default())?),
                parts::results.eq(results),
            ))
            .execute(&mut **w)?;
    }
    Ok(())
}

/// The cells that were stored.
pub(super) fn table(c: &mut DbConnection, tenant: TenantId, id: ImportId, fields: Vec<Field>) -> Result<Table, Error> {
    let mut table = Table { fields, rows: Vec::new() };
    let mut number = 0_i32;
    while let Some(text) = parts::table.find((tenant, id, number)).select(parts::table_rows).first::<String>(c).optional()? {
        table.rows.extend(parse::<Vec<Row>>(&text)?);
        number = number.saturating_add(1);
    }
    Ok(table)
}

/// What is shown of the rows after one, or with `down` of those before it; of so few parts as can hold `limit` of them where all
/// are wanted. Each part is in the order of the file.
pub(super) fn results(
    c: &mut DbConnection,
    tenant: TenantId,
    id: ImportId,
    after: Option<u32>,
    down: bool,
    limit: Option<i64>,
) -> Result<impl Iterator<Item = Result<Vec<ImportRow>, Error>> + use<>, Error> {
    let part = |row: u32| usize::try_from(row).ok()?.checked_div(SIZE).and_then(|part| i32::try_from(part).ok());
    let first = after.and_then(part);
    let mut wanted =
        parts::table.filter(parts::tenant_id.eq(tenant).and(parts::import_id.eq(id))).select(parts::results).into_boxed::<MultiBackend>();
    wanted = match (first, down) {
        (Some(first), false) => wanted.filter(parts::number.ge(first)).order(parts::number.asc()),
        (Some(first), true) => wanted.filter(parts::number.le(first)).order(parts::number.desc()),
        (None, false) => wanted.order(parts::number.asc()),
        (None, true) => wanted.order(parts::number.desc()),
    };
    if let Some(limit) = limit {
        let size = i64::try_from(SIZE).unwrap_or(i64::MAX);
        wanted = wanted.limit(limit.checked_div(size).unwrap_or(0).saturating_add(2));
    }
    Ok(wanted.load::<String>(c)?.into_iter().map(|text| parse(&text)))
}

pub(super) fn json(value: &impl serde::Serialize) -> Result<String, Error> {
    serde_json::to_string(value).map_err(|error| Error::internal(&error.to_string()))
}

pub(super) fn parse<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, Error> {
    serde_json::from_str(text).map_err(|error| Error::internal(&format!("a stored import: {error}")))
}
