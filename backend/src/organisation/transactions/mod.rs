//! The organisation tree as it is stored and read.

mod from_list;

pub use from_list::write_sites;

use crate::db::schema::org_units;
use crate::db::{Reader, Writer, sight};
use crate::error::Error;
use crate::permit::Permit;
use diesel::prelude::*;
use domain::ids::{OrgUnitId, TenantId};
use domain::listing::Asked;
use domain::organisation::{OrgKind, OrgUnit, SiteKind};
use domain::problem::FieldCode;
use domain::search::{search_key, sort_key};
use std::collections::HashMap;

type Row = (OrgUnitId, OrgKind, Option<String>, String, Option<OrgUnitId>, Option<SiteKind>, bool, Option<String>, String);

pub(super) fn list(c: &mut Reader, permit: &Permit) -> Result<Vec<OrgUnit>, Error> {
    let mut rows: Vec<Row> = org_units::table
        .filter(sight::org_units(permit))
        .select((
            org_units::id,
            org_units::kind,
            org_units::code,
            org_units::name,
            org_units::parent_id,
            org_units::site_kind,
            org_units::serves_children,
            org_units::education_lead_name,
            org_units::path,
        ))
        .load(c)?;
    // All of them are read, so they need no column to be sorted by.
    rows.sort_by_cached_key(|(_, _, _, name, ..)| sort_key(name));
    let units = rows.into_iter().map(|(id, kind, code, name, parent_id, site_kind, serves_children, education_lead_name, path)| OrgUnit {
        id,
        kind,
        code,
        name,
        parent_id,
        depth: u32::try_from(path.matches('/').count().saturating_sub(2)).unwrap_or(0),
        site_kind,
        serves_children,
        education_lead_name,
    });
    Ok(in_tree_order(units.collect()))
}

/// The path of the unit that a list is asked for: it and all below it.
///
/// # Errors
/// 422 where it is not one of the municipality.
pub fn unit_path(c: &mut Reader, permit: &Permit, asked: &Asked) -> Result<Option<String>, Error> {
    let Some(unit) = asked.value::<OrgUnitId>("unit")? else { return Ok(None) };
    // One that is out of sight is said to be none, as one that there is not.
    let seen = org_units::table.filter(org_units::id.eq(unit)).filter(sight::org_units(permit));
    let path = seen.select(org_units::path).first::<String>(c).optional()?;
    path.map(Some).ok_or_else(|| Error::field("unit", FieldCode::NotFound))
}

/// Each unit after its parent, siblings by name.
fn in_tree_order(units: Vec<OrgUnit>) -> Vec<OrgUnit> {
    let seen: std::collections::HashSet<_> = units.iter().map(|unit| unit.id).collect();
    let mut children: HashMap<Option<OrgUnitId>, Vec<OrgUnit>> = HashMap::new();
    for unit in units {
        // The top of a scope has a parent that is out of sight.
        let parent = unit.parent_id.filter(|parent| seen.contains(parent));
        children.entry(parent).or_default().push(unit);
    }
    let mut ordered = Vec::with_capacity(seen.len());
    let mut waiting: Vec<OrgUnit> = children.remove(&None).unwrap_or_default();
    waiting.reverse();
    while let Some(unit) = waiting.pop() {
        let mut below = children.remove(&Some(unit.id)).unwrap_or_default();
        below.reverse();
        waiting.extend(below);
        ordered.push(unit);
    }
    ordered
}

type UnitRow = (OrgUnitId, OrgKind, Option<String>, String, Option<OrgUnitId>, String, Option<SiteKind>, bool, Option<String>);

/// A unit of the tree, with all that stands of it.
pub struct Unit {
    /// Its id.
    pub id: OrgUnitId,
    /// What it is.
    pub kind: OrgKind,
    /// Its code.
    pub code: Option<String>,
    /// Its name.
    pub name: String,
    /// The unit above it.
    pub parent_id: Option<OrgUnitId>,
    /// Its path in the tree.
    pub path: String,
    /// What kind of site it is.
    pub site_kind: Option<SiteKind>,
    /// Whether children are served there.
    pub serves_children: bool,
    /// Who leads the education there.
    pub education_lead: Option<String>,
}

/// The units of a municipality, by their paths.
///
/// # Errors
/// What the database says.
pub fn units(c: &mut Reader, tenant: TenantId) -> Result<Vec<Unit>, Error> {
    let rows: Vec<UnitRow> = org_units::table
        .filter(org_units::tenant_id.eq(tenant))
        .order(org_units::path)
        .select((
            org_units::id,
            org_units::kind,
            org_units::code,
            org_units::name,
            org_units::parent_id,
            org_units::path,
            org_units::site_kind,
            org_units::serves_children,
            org_units::education_lead_name,
        ))
        .load(c)?;
    let unit = |(id, kind, code, name, parent_id, path, site_kind, serves_children, education_lead): UnitRow| Unit {
        id,
        kind,
        code,
        name,
        parent_id,
        path,
        site_kind,
        serves_children,
        education_lead,
    };
    Ok(rows.into_iter().map(unit).collect())
}

/// Inserts the root of a municipality's tree.
///
/// # Errors
/// What the database says.
pub fn insert_root(w: &mut Writer<'_>, tenant: TenantId, name: &str, code: &str) -> Result<OrgUnitId, Error> {
    let (id, now): (OrgUnitId, _) = (w.next_id(), w.now);
    diesel::insert_into(org_units::table)
        .values((
            org_units::tenant_id.eq(tenant),
            org_units::id.eq(id),
            org_units::number.eq(1),
            org_units::kind.eq(OrgKind::Municipality),
            org_units::code.eq(Some(code)),
            org_units::name.eq(name),
            org_units::search_key.eq(search_key(name)),
            org_units::path.eq("/1/"),
            org_units::serves_children.eq(false),
            org_units::created_at.eq(now),
            org_units::updated_at.eq(now),
            org_units::version.eq(1),
        ))
        .execute(&mut **w)?;
    Ok(id)
}
