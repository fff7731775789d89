//! Organisations are added, corrected, and taken in and out of use.

use super::reading::{card, named};
use crate::db::schema::external_organisations as o;
use crate::db::{AuditEntry, DbConnection, Writer};
use crate::error::Error;
use crate::moves::{Made, Standing};
use crate::{repair_keys, said};
use diesel::prelude::*;
use domain::audit::AuditAction;
use domain::external::{ExternalOrganisationCard as Card, ExternalStatus, MoveExternalOrganisation, SaveExternalOrganisation};
use domain::fields::Declared;
use domain::ids::{AnyId, ExternalOrganisationId};
use domain::moves::Machine;
use domain::problem::FieldCode;
use domain::search::{search_key, sort_key};

const REGISTER: &str = include_str!("../../../defaults/external_organisations.json");

/// Gives a new municipality the schools that most work with (docs/field/requirements.md, row 276).
///
/// # Errors
/// What the database says.
pub fn load_register(w: &mut Writer<'_>) -> Result<(), Error> {
    let register: Vec<SaveExternalOrganisation> =
        serde_json::from_str(REGISTER).map_err(|error| Error::internal(&format!("external_organisations.json: {error}")))?;
    let today = w.permit.today;
    register.into_iter().try_for_each(|one| {
        let one = one.fields_checked(today).map_err(|errors| Error::internal(&format!("external_organisations.json: {errors:?}")))?;
        insert(w, &one).map(drop)
    })
}

/// Adds an organisation, in use from now on.
///
/// # Errors
/// 422 where there is one of this name.
pub fn add(w: &mut Writer<'_>, new: &SaveExternalOrganisation) -> Result<ExternalOrganisationId, Error> {
    if named(w, &new.name)?.is_some() {
        return Err(Error::field("name", FieldCode::Duplicate));
    }
    let id = insert(w, new)?;
    audit(w, id, AuditAction::ExternalOrganisationCreated, serde_json::json!({ "kind": new.kind }))?;
    Ok(id)
}

fn insert(w: &mut Writer<'_>, new: &SaveExternalOrganisation) -> Result<ExternalOrganisationId, Error> {
    let (id, now): (ExternalOrganisationId, _) = (w.next_id(), w.now);
    diesel::insert_into(o::table)
        .values((
            o::tenant_id.eq(w.permit.tenant),
            o::id.eq(id),
            said!(o of new; kind, name, phone, email, website, note),
            (o::sort_key.eq(sort_key(&new.name)), o::search_key.eq(search_key(&new.name))),
            o::status.eq(ExternalStatus::InUse),
            o::created_at.eq(now),
            o::updated_at.eq(now),
            o::version.eq(1),
        ))
        .execute(&mut **w)?;
    Ok(id)
}

pub(in crate::external) fn change(
    w: &mut Writer<'_>,
    id: ExternalOrganisationId,
    to: &SaveExternalOrganisation,
    version: i32,
) -> Result<Card, Error> {
    let (permit, now) = (w.permit, w.now);
    let before = card(w, permit, id)?.line;
    if before.version != version {
        return Err(Error::stale(id));
    }
    if named(w, &to.name)?.is_some_and(|other| other != id) {
        return Err(Error::field("name", FieldCode::Duplicate));
    }
    let another = to.clone().changed_from(before.said());
    if another.is_empty() {
        w.nothing_to_do();
        return card(w, permit, id);
    }
    diesel::update(o::table.find((permit.tenant, id)))
        .set((
            said!(o of to; kind, name, phone, email, website, note),
            (o::sort_key.eq(sort_key(&to.name)), o::search_key.eq(search_key(&to.name))),
            (o::updated_at.eq(now), o::version.eq(version.saturating_add(1))),
        ))
        .execute(&mut **w)?;
    audit(w, id, AuditAction::ExternalOrganisationChanged, serde_json::json!({ "fields": another }))?;
    card(w, permit, id)
}

pub(in crate::external) fn make_move(
    w: &mut Writer<'_>,
    id: ExternalOrganisationId,
    to: &MoveExternalOrganisation,
    version: i32,
) -> Result<Card, Error> {
    let (permit, now) = (w.permit, w.now);
    let before = card(w, permit, id)?;
    let open = before.contacts.iter().filter(|contact| !contact.ended).count();
    let standing = Standing { id: id.0, version: before.line.version, status: before.line.status, roles: &permit.roles(), facts: open };
    let Made { one, status, .. } = standing.make(to.clone(), version, false, permit.today)?;
    diesel::update(o::table.find((permit.tenant, id)))
        .set((o::status.eq(status), o::updated_at.eq(now), o::version.eq(version.saturating_add(1))))
        .execute(&mut **w)?;
    audit(w, id, one.audit, serde_json::json!({ "from": before.line.status, "to": status }))?;
    card(w, permit, id)
}

fn audit(w: &mut Writer<'_>, id: ExternalOrganisationId, action: AuditAction, details: serde_json::Value) -> Result<(), Error> {
    w.audit(AuditEntry { object_kind: ExternalStatus::OBJECT, object_id: Some(AnyId(id.0)), details, ..AuditEntry::of(action) })
}

/// Gives organisations whose keys are of an older order those of today. Run at each start; where all are of today it finds
/// nothing.
///
/// # Errors
/// What the database says.
pub fn repair_keys(c: &mut DbConnection) -> Result<usize, Error> {
    repair_keys!(c, o, ExternalOrganisationId, name)
}
