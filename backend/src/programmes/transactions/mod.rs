//! Programmes and their versions as they are stored and read.

pub mod cohorts;
pub mod from_list;

use crate::db::schema::{programme_versions as versions, programmes};
use crate::db::{Reader, Writer};
use crate::error::Error;
use crate::join;
use chrono::NaiveDate;
use diesel::prelude::*;
use domain::ids::{ProgrammeVersionId, TenantId};
use domain::programmes::{CatalogueEntry, Programme, ProgrammeContent, ProgrammeFamily, ProgrammeVersion};
use domain::search::sort_key;
use std::collections::HashMap;

const CATALOGUE: &str = include_str!("../../../defaults/programmes.json");

/// Gives a new municipality the catalogue (docs/field 2.1).
///
/// # Errors
/// What the database says.
pub fn load_catalogue(w: &mut Writer<'_>, tenant: TenantId) -> Result<(), Error> {
    let entries: Vec<CatalogueEntry> =
        serde_json::from_str(CATALOGUE).map_err(|error| Error::internal(&format!("programmes.json: {error}")))?;
    for entry in &entries {
        diesel::insert_into(programmes::table)
            .values((
                programmes::tenant_id.eq(tenant),
                programmes::code.eq(&entry.code),
                programmes::name.eq(&entry.name),
                programmes::family.eq(entry.family),
                programmes::enabled.eq(true),
                programmes::requires_authorisation.eq(entry.requires_authorisation),
            ))
            .execute(&mut **w)?;
        let id: ProgrammeVersionId = w.next_id();
        let content = serde_json::to_string(&entry.content).map_err(|error| Error::internal(&error.to_string()))?;
        diesel::insert_into(versions::table)
            .values((
                versions::tenant_id.eq(tenant),
                versions::id.eq(id),
                versions::programme_code.eq(&entry.code),
                versions::name.eq(&entry.version),
                versions::valid_from.eq(entry.valid_from),
                versions::content.eq(content),
            ))
            .execute(&mut **w)?;
    }
    Ok(())
}

/// What the programmes of a municipality are called, by code.
#[derive(Debug)]
pub struct Names(HashMap<String, String>);

impl Names {
    /// The names of these programmes, in their order.
    #[must_use]
    pub fn of(&self, codes: &[String]) -> Vec<String> {
        codes.iter().map(|code| self.0.get(code).unwrap_or(code).clone()).collect()
    }
}

/// What the programmes are called: for lists whose lines name some.
///
/// # Errors
/// What the database says.
pub fn programme_names(c: &mut Reader, tenant: TenantId) -> Result<Names, Error> {
    let all = programmes::table.filter(programmes::tenant_id.eq(tenant)).select((programmes::code, programmes::name));
    Ok(Names(all.load(c)?.into_iter().collect()))
}

type Row = (String, String, ProgrammeFamily, bool, bool, ProgrammeVersionId, String, NaiveDate, Option<NaiveDate>, String);

pub(super) fn list(c: &mut Reader, tenant: TenantId) -> Result<Vec<Programme>, Error> {
    let rows: Vec<Row> = programmes::table
        .inner_join(join!(versions.programme_code = programmes.code))
        .filter(programmes::tenant_id.eq(tenant))
        .order((programmes::code, versions::valid_from.desc()))
        .select((
            programmes::code,
            programmes::name,
            programmes::family,
            programmes::enabled,
            programmes::requires_authorisation,
            versions::id,
            versions::name,
            versions::valid_from,
            versions::valid_to,
            versions::content,
        ))
        .load(c)?;
    let mut programmes: Vec<Programme> = Vec::new();
    for (code, name, family, enabled, requires_authorisation, id, version, valid_from, valid_to, content) in rows {
        let version = ProgrammeVersion { id, name: version, valid_from, valid_to, content: parse(&content)? };
        match programmes.last_mut().filter(|programme| programme.code == code) {
            Some(programme) => programme.versions.push(version),
            None => programmes.push(Programme { code, name, family, enabled, requires_authorisation, versions: vec![version] }),
        }
    }
    programmes.sort_by_cached_key(|programme| (programme.family.as_str(), sort_key(&programme.name)));
    Ok(programmes)
}

/// The version of a programme in force on a day, with what it says; none where the programme is not in the catalogue.
///
/// # Errors
/// What the database says.
pub fn content_at(
    c: &mut Reader,
    tenant: TenantId,
    programme: &str,
    on: NaiveDate,
) -> Result<Option<(ProgrammeVersionId, ProgrammeContent)>, Error> {
    let row: Option<(ProgrammeVersionId, String)> = versions::table
        .filter(versions::tenant_id.eq(tenant).and(versions::programme_code.eq(programme)))
        .filter(versions::valid_from.le(on))
        .order(versions::valid_from.desc())
        .select((versions::id, versions::content))
        .first(c)
        .optional()?;
    row.map(|(id, content)| Ok((id, parse(&content)?))).transpose()
}

fn parse(content: &str) -> Result<ProgrammeContent, Error> {
    serde_json::from_str(content).map_err(|error| Error::internal(&format!("a programme version: {error}")))
}
