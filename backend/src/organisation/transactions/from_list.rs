//! What a municipality's own list makes and changes in the tree and its places.

use super::{Unit, units};
use crate::db::schema::{org_units, site_capacities};
use crate::db::{AuditEntry, Writer};
use crate::error::Error;
use crate::insert_all;
use chrono::NaiveDate;
use diesel::prelude::*;
use domain::Instant;
use domain::audit::AuditAction;
use domain::ids::{AnyId, OrgUnitId, SiteCapacityId, TenantId};
use domain::imports::key;
use domain::imports::sites::{Plan, SiteRow};
use domain::organisation::{OrgKind, SiteKind};
use domain::search::search_key;
use std::collections::{HashMap, HashSet};

#[derive(Insertable)]
#[diesel(table_name = org_units, treat_none_as_default_value = false)]
struct NewUnit {
    tenant_id: TenantId,
    id: OrgUnitId,
    number: i32,
    kind: OrgKind,
    code: Option<String>,
    name: String,
    search_key: String,
    parent_id: Option<OrgUnitId>,
    path: String,
    site_kind: Option<SiteKind>,
    serves_children: bool,
    education_lead_name: Option<String>,
    created_at: Instant,
    updated_at: Instant,
    version: i32,
}

#[derive(Insertable)]
#[diesel(table_name = site_capacities, treat_none_as_default_value = false)]
struct NewCapacity {
    tenant_id: TenantId,
    id: SiteCapacityId,
    org_unit_id: OrgUnitId,
    programme_code: String,
    starts_on: NaiveDate,
    ends_on: Option<NaiveDate>,
    places: i32,
}

/// The tree as it grows: units by kind, parent and code or name.
struct Tree {
    root: (OrgUnitId, String),
    known: HashMap<(OrgKind, String, String), (OrgUnitId, String)>,
    next_number: i32,
    new: Vec<NewUnit>,
}

/// Writes the good rows of a list of sites.
///
/// # Errors
/// What the database says.
pub fn write_sites(w: &mut Writer<'_>, plans: Vec<Plan>) -> Result<(), Error> {
    let tenant = w.permit.tenant;
    let units = units(w, tenant)?;
    let mut tree = Tree::of(w, units)?;
    let mut there: HashMap<(OrgUnitId, String, NaiveDate), SiteCapacityId> = capacities(w, tenant)?;
    let (mut done, mut rows) = (HashSet::new(), Vec::new());
    for plan in plans {
        let site = tree.site(w, &plan.site, done.insert(plan.site.code.clone()))?;
        match there.remove(&(site, plan.programme.clone(), plan.starts_on)) {
            Some(id) => {
                diesel::update(site_capacities::table.find((tenant, id)))
                    .set((site_capacities::ends_on.eq(plan.capacity.ends_on), site_capacities::places.eq(plan.capacity.places)))
                    .execute(&mut **w)?;
            }
            None => rows.push(NewCapacity {
                tenant_id: tenant,
                id: w.next_id(),
                org_unit_id: site,
                programme_code: plan.programme,
                starts_on: plan.starts_on,
                ends_on: plan.capacity.ends_on,
                places: plan.capacity.places,
            }),
        }
    }
    insert_all!(w, org_units::table, tree.new);
    insert_all!(w, site_capacities::table, rows);
    Ok(())
}

fn capacities(w: &mut Writer<'_>, tenant: TenantId) -> Result<HashMap<(OrgUnitId, String, NaiveDate), SiteCapacityId>, Error> {
    use site_capacities as s;
    let rows: Vec<(OrgUnitId, String, NaiveDate, SiteCapacityId)> =
        s::table.filter(s::tenant_id.eq(tenant)).select((s::org_unit_id, s::programme_code, s::starts_on, s::id)).load(&mut **w)?;
    Ok(rows.into_iter().map(|(site, programme, starts_on, id)| ((site, programme, starts_on), id)).collect())
}

impl Tree {
    fn of(w: &mut Writer<'_>, units: Vec<Unit>) -> Result<Self, Error> {
        let tenant = w.permit.tenant;
        let root = units.iter().find(|unit| unit.kind == OrgKind::Municipality).map(|unit| (unit.id, unit.path.clone()));
        let root = root.ok_or_else(|| Error::internal("the municipality has no root unit"))?;
        let last: Option<i32> =
            org_units::table.filter(org_units::tenant_id.eq(tenant)).select(diesel::dsl::max(org_units::number)).first(&mut **w)?;
        let paths: HashMap<OrgUnitId, String> = units.iter().map(|unit| (unit.id, unit.path.clone())).collect();
        let known = units
            .into_iter()
            .map(|unit| {
                let parent = unit.parent_id.and_then(|id| paths.get(&id)).cloned().unwrap_or_default();
                (name_of(unit.kind, &parent, unit.code.as_deref(), &unit.name), (unit.id, unit.path))
            })
            .collect();
        Ok(Self { root, known, next_number: last.unwrap_or(0).saturating_add(1), new: Vec::new() })
    }

    /// The site with the units above it, made or brought up to date; `first` where the file has not named it before.
    fn site(&mut self, w: &mut Writer<'_>, row: &SiteRow, first: bool) -> Result<OrgUnitId, Error> {
        let root = self.root.clone();
        let centre = self.unit(w, OrgKind::Centre, &root, Some(&row.centre_code), &row.centre, None, first)?;
        let area = self.unit(w, OrgKind::Area, &centre, None, &row.area, None, first)?;
        let site = self.unit(w, OrgKind::Site, &area, Some(&row.code), &row.name, Some(row), first)?;
        Ok(site.0)
    }

    #[expect(clippy::too_many_arguments, reason = "each says one thing of the unit")]
    fn unit(
        &mut self,
        w: &mut Writer<'_>,
        kind: OrgKind,
        parent: &(OrgUnitId, String),
        code: Option<&str>,
        name: &str,
        site: Option<&SiteRow>,
        first: bool,
    ) -> Result<(OrgUnitId, String), Error> {
        let known_as = name_of(kind, &parent.1, code, name);
        if let Some((id, path)) = self.known.get(&known_as).cloned() {
            if !first || self.new.iter().any(|unit| unit.id == id) {
                return Ok((id, path));
            }
            let path = update(w, id, &path, parent, name, site)?;
            self.known.insert(known_as, (id, path.clone()));
            return Ok((id, path));
        }
        let id: OrgUnitId = w.next_id();
        let path = format!("{}{}/", parent.1, self.next_number);
        self.new.push(NewUnit {
            tenant_id: w.permit.tenant,
            id,
            number: self.next_number,
            kind,
            code: code.map(str::to_owned),
            name: name.to_owned(),
            search_key: search_key(name),
            parent_id: Some(parent.0),
            path: path.clone(),
            site_kind: site.map(|site| site.kind),
            serves_children: site.is_some_and(|site| site.serves_children),
            education_lead_name: site.and_then(|site| site.education_lead.clone()),
            created_at: w.now,
            updated_at: w.now,
            version: 1,
        });
        self.next_number = self.next_number.saturating_add(1);
        self.known.insert(known_as, (id, path.clone()));
        audit(w, AuditAction::OrgUnitCreated, id)?;
        Ok((id, path))
    }
}

/// What a unit is found by: its code, else its name below its parent.
fn name_of(kind: OrgKind, parent: &str, code: Option<&str>, name: &str) -> (OrgKind, String, String) {
    match code {
        Some(code) => (kind, String::new(), key(code)),
        None => (kind, parent.to_owned(), key(name)),
    }
}

/// Brings a unit up to date where the file says something else; gives its path, which follows its parent.
fn update(
    w: &mut Writer<'_>,
    id: OrgUnitId,
    path: &str,
    parent: &(OrgUnitId, String),
    name: &str,
    site: Option<&SiteRow>,
) -> Result<String, Error> {
    use org_units as o;
    let (tenant, now) = (w.permit.tenant, w.now);
    let own = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let new_path = format!("{}{own}/", parent.1);
    let there: (String, Option<SiteKind>, bool, Option<String>, String) =
        o::table.find((tenant, id)).select((o::name, o::site_kind, o::serves_children, o::education_lead_name, o::path)).first(&mut **w)?;
    let wanted = (
        name.to_owned(),
        site.map_or(there.1, |site| Some(site.kind)),
        site.map_or(there.2, |site| site.serves_children),
        site.and_then(|site| site.education_lead.clone()).or_else(|| there.3.clone()),
        new_path.clone(),
    );
    if wanted == there {
        return Ok(new_path);
    }
    diesel::update(o::table.find((tenant, id)))
        .set((
            o::name.eq(&wanted.0),
            o::search_key.eq(search_key(name)),
            o::site_kind.eq(wanted.1),
            o::serves_children.eq(wanted.2),
            o::education_lead_name.eq(&wanted.3),
            o::path.eq(&wanted.4),
            o::parent_id.eq(Some(parent.0)),
            o::updated_at.eq(now),
            o::version.eq(o::version + 1),
        ))
        .execute(&mut **w)?;
    if new_path != path && site.is_some() {
        crate::traineeships::move_with_site(w, id, &new_path)?;
    }
    audit(w, AuditAction::OrgUnitChanged, id)?;
    Ok(new_path)
}

fn audit(w: &mut Writer<'_>, action: AuditAction, id: OrgUnitId) -> Result<(), Error> {
    w.audit(AuditEntry { object_kind: "org_unit", object_id: Some(AnyId(id.0)), ..AuditEntry::of(action) })
}
