//! The checked files themselves. The cells are kept from the check until the import, and then dropped.

use super::parts::{self, Shown, json, parse};
use super::{Plans, check, check_each};
use crate::clock::Clock;
use crate::db::Within;
use crate::db::listing::{keys, loaded, place};
use crate::db::schema::imports;
use crate::db::{AuditEntry, DbConnection, Reader, Writer};
use crate::error::Error;
use crate::imports::reader::ReadFile;
use crate::keyset;
use crate::permit::Permit;
use diesel::prelude::*;
use domain::audit::AuditAction;
use domain::ids::{AnyId, ImportId, TenantId};
use domain::imports::{Counts, Import, ImportKind, ImportRow, ImportStatus, MappedColumn, RowResult, Table};
use domain::listing::Asked;
use domain::problem::{FieldCode, FieldError};
use domain::{Instant, Page};

type Row = (ImportId, ImportKind, String, ImportStatus, String, String, Instant, Option<Instant>, i32);
const COLUMNS: (
    imports::id,
    imports::kind,
    imports::file_name,
    imports::status,
    imports::mapping,
    imports::counts,
    imports::created_at,
    imports::committed_at,
    imports::version,
) = (
    imports::id,
    imports::kind,
    imports::file_name,
    imports::status,
    imports::mapping,
    imports::counts,
    imports::created_at,
    imports::committed_at,
    imports::version,
);

fn import((id, kind, file_name, status, mapping, counts, created_at, committed_at, version): Row) -> Result<Import, Error> {
    Ok(Import { id, kind, file_name, status, mapping: parse(&mapping)?, counts: parse(&counts)?, created_at, committed_at, version })
}

/// Keeps a checked file.
pub(in crate::imports) fn insert(w: &mut Writer<'_>, kind: ImportKind, file_name: &str, file: &ReadFile) -> Result<Import, Error> {
    let (tenant, today, now) = (w.permit.tenant, w.permit.today, w.now);
    let mut shown = Shown::default();
    check_each(w, tenant, kind, &file.table, today, |row| shown.add(row))?;
    let (id, counts): (ImportId, _) = (w.next_id(), shown.counts);
    diesel::insert_into(imports::table)
        .values((
            imports::tenant_id.eq(tenant),
            imports::id.eq(id),
            imports::kind.eq(kind),
            imports::file_name.eq(file_name),
            imports::status.eq(ImportStatus::Checked),
            imports::mapping.eq(json(&file.mapping)?),
            imports::counts.eq(json(&counts)?),
            imports::created_by.eq(w.permit.user_id),
            imports::created_at.eq(now),
            imports::version.eq(1),
        ))
        .execute(&mut **w)?;
    parts::store(w, id, &file.table.rows, shown.finish()?)?;
    audit(w, AuditAction::ImportChecked, id, kind, counts)?;
    find(w, tenant, id)
}

/// An import of the municipality.
pub(in crate::imports) fn find(c: &mut Reader, tenant: TenantId, id: ImportId) -> Result<Import, Error> {
    import(imports::table.find((tenant, id)).select(COLUMNS).first(c)?)
}

/// One page of the imports.
pub(in crate::imports) fn list(c: &mut Reader, permit: &Permit, asked: &Asked) -> Result<Page<Import>, Error> {
    let tenant = permit.tenant;
    let (kind, status) = (asked.value::<ImportKind>("kind")?, asked.value::<ImportStatus>("status")?);
    let found = || {
        let mut found = imports::table.filter(imports::tenant_id.eq(tenant)).into_boxed::<crate::db::MultiBackend>();
        if let Some(kind) = kind {
            found = found.filter(imports::kind.eq(kind));
        }
        if let Some(status) = status {
            found = found.filter(imports::status.eq(status));
        }
        found
    };
    let keys = keyset!(c, asked, found(), imports::id => ImportId, { "at": Instant => imports::created_at });
    let own = imports::tenant_id.eq(tenant).and(imports::id.within(keys.ids.clone()));
    let rows: Vec<Row> = imports::table.filter(own).select(COLUMNS).load(c)?;
    Ok(keys.page(rows.into_iter().map(import).collect::<Result<_, _>>()?, |import: &Import| import.id))
}

/// One page of the rows of an import, in the order of the file or from its end.
pub(in crate::imports) fn rows(c: &mut Reader, tenant: TenantId, id: ImportId, asked: &Asked) -> Result<Page<ImportRow>, Error> {
    let import = find(c, tenant, id)?;
    let result = asked.value::<RowResult>("result")?;
    let (after, down) = (place::<i32, String, u32>(asked)?.map(|(.., number)| number), asked.sort.down);
    let comes = |row: &ImportRow| after.is_none_or(|after| if down { row.number < after } else { row.number > after });
    let most = loaded(asked);
    let mut some = Vec::new();
    for part in parts::results(c, tenant, id, after, down, Some(most).filter(|_| result.is_none()))? {
        let mut part = part?;
        if down {
            part.reverse();
        }
        some.extend(part.into_iter().filter(|row| comes(row) && result.is_none_or(|result| row.result == result)));
        if some.len() >= usize::try_from(most).unwrap_or(usize::MAX) {
            break;
        }
    }
    some.truncate(usize::try_from(most).unwrap_or(usize::MAX));
    let counted = asked.total.then(|| usize::try_from(import.counts.of_result(result)).unwrap_or(usize::MAX));
    let keys = keys(asked, some.iter().map(|row| (row.number, 0_i32, String::new())).collect(), counted);
    some.truncate(keys.ids.len());
    Ok(keys.page(some, |row| row.number))
}

/// The import with all its rows, for the report.
pub(in crate::imports) fn report(c: &mut Reader, tenant: TenantId, id: ImportId) -> Result<(Import, Vec<ImportRow>), Error> {
    let import = find(c, tenant, id)?;
    let rows = parts::results(c, tenant, id, None, false, None)?.collect::<Result<Vec<_>, _>>()?;
    Ok((import, rows.into_iter().flatten().collect()))
}

/// The cells of a checked file: the fields of its mapped columns stand in the order of the cells.
fn table(c: &mut DbConnection, tenant: TenantId, there: &Import) -> Result<Table, Error> {
    parts::table(c, tenant, there.id, there.mapping.iter().filter_map(|column| column.field).collect())
}

/// Checks a file again under another mapping.
pub(in crate::imports) fn remap(w: &mut Writer<'_>, id: ImportId, version: i32, wanted: &[MappedColumn]) -> Result<Import, Error> {
    let (tenant, today) = (w.permit.tenant, w.permit.today);
    let there = find(w, tenant, id)?;
    if there.version != version {
        return Err(Error::stale(id));
    }
    if there.status != ImportStatus::Checked {
        return Err(Error::conflict());
    }
    let mapping = domain::imports::remap(there.kind, &there.mapping, wanted)?;
    let moves: Vec<_> = there.mapping.iter().zip(&mapping).filter_map(|(old, new)| Some((old.field?, new.field?))).collect();
    let table = table(w, tenant, &there)?.remapped(&moves).ok_or_else(|| Error::internal("a mapped column was not kept"))?;
    let mut shown = Shown::default();
    check_each(w, tenant, there.kind, &table, today, |row| shown.add(row))?;
    let counts = shown.counts;
    diesel::update(imports::table.find((tenant, id)))
        .set((imports::mapping.eq(json(&mapping)?), imports::counts.eq(json(&counts)?), imports::version.eq(version.saturating_add(1))))
        .execute(&mut **w)?;
    parts::store(w, id, &table.rows, shown.finish()?)?;
    audit(w, AuditAction::ImportChecked, id, there.kind, counts)?;
    find(w, tenant, id)
}

/// Imports a checked file: all of it or only the good rows, in one transaction, checked once more against what is there now.
pub(in crate::imports) fn commit(
    w: &mut Writer<'_>,
    clock: &Clock,
    id: ImportId,
    version: i32,
    only_good_rows: bool,
) -> Result<Import, Error> {
    let (tenant, today, now) = (w.permit.tenant, w.permit.today, w.now);
    let there = find(w, tenant, id)?;
    if there.status == ImportStatus::Committed && there.version == version.saturating_add(1) {
        // The same click again: it is done.
        w.nothing_to_do();
        return Ok(there);
    }
    if there.version != version {
        return Err(Error::stale(id));
    }
    if there.status != ImportStatus::Checked {
        return Err(Error::conflict());
    }
    let plans: Plans = {
        let table = table(w, tenant, &there)?;
        check(w, tenant, there.kind, &table, today)?
    };
    let mut shown = Shown::default();
    plans.shown(|row| shown.add(row.clone()));
    let counts = shown.counts;
    if counts.rejected > 0 && !only_good_rows {
        return Err(Error::blocked(vec![FieldError::new("only_good_rows", FieldCode::RejectedRows).with("rows", counts.rejected)]));
    }
    plans.write(w, clock)?;
    diesel::update(imports::table.find((tenant, id)))
        .set((
            imports::status.eq(ImportStatus::Committed),
            imports::counts.eq(json(&counts)?),
            imports::committed_at.eq(now),
            imports::version.eq(version.saturating_add(1)),
        ))
        .execute(&mut **w)?;
    parts::store(w, id, &[], shown.finish()?)?;
    audit(w, AuditAction::ImportCommitted, id, there.kind, counts)?;
    find(w, tenant, id)
}

fn audit(w: &mut Writer<'_>, action: AuditAction, id: ImportId, kind: ImportKind, counts: Counts) -> Result<(), Error> {
    let details = serde_json::json!({ "kind": kind, "counts": counts });
    w.audit(AuditEntry { object_kind: "import", object_id: Some(AnyId(id.0)), details, ..AuditEntry::of(action) })
}
