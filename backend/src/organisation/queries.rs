//! The organisation tree in the database.

use crate::actor::Permit;
use crate::db::schema::org_units;
use crate::db::{Reader, sight};
use crate::error::Error;
use diesel::prelude::*;
use domain::ids::OrgUnitId;
use domain::organisation::{OrgKind, OrgUnit, SiteKind};
use std::collections::HashMap;

type Row = (OrgUnitId, OrgKind, Option<String>, String, Option<OrgUnitId>, Option<SiteKind>, bool, Option<String>, String);

pub(super) fn list(c: &mut Reader, permit: &Permit) -> Result<Vec<OrgUnit>, Error> {
    let rows: Vec<Row> = org_units::table
        .filter(sight::org_units(permit))
        .order(org_units::name)
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
