//! The contacts of an organisation: added, corrected, ended.

use super::reading::seen;
use crate::db::schema::{external_contacts as k, external_organisations as o};
use crate::db::{AuditEntry, MultiBackend, Reader, Writer};
use crate::error::Error;
use crate::permit::Permit;
use crate::said;
use diesel::prelude::*;
use domain::audit::AuditAction;
use domain::external::{ExternalContact, ExternalGuard, ExternalRole, ExternalStatus, MOST_CONTACTS, SaveExternalContact};
use domain::fields::Declared;
use domain::ids::{AnyId, ExternalContactId, ExternalOrganisationId};
use domain::problem::FieldCode;

#[derive(Queryable, Selectable)]
#[diesel(table_name = k, check_for_backend(MultiBackend))]
struct Row {
    id: ExternalContactId,
    name: String,
    role: ExternalRole,
    phone: Option<String>,
    email: Option<String>,
    note: Option<String>,
    ended: bool,
    version: i32,
}

impl From<Row> for ExternalContact {
    fn from(row: Row) -> Self {
        let Row { id, name, role, phone, email, note, ended, version } = row;
        Self { id, name, role, phone, email, note, ended, version }
    }
}

/// The contacts of an organisation that was found in sight, in the order in which they were written.
pub(super) fn contacts_of(c: &mut Reader, permit: &Permit, id: ExternalOrganisationId) -> Result<Vec<ExternalContact>, Error> {
    let own = k::table.filter(k::tenant_id.eq(permit.tenant).and(k::organisation_id.eq(id)));
    let rows: Vec<Row> = own.order((k::created_at, k::name, k::id)).select(Row::as_select()).load(c)?;
    Ok(rows.into_iter().map(ExternalContact::from).collect())
}

/// Adds a contact to an organisation in sight.
///
/// # Errors
/// 404 where it is not in sight; 409 where it is out of use; 422 where it has all the contacts that an organisation can have.
pub fn add_contact(w: &mut Writer<'_>, organisation: ExternalOrganisationId, new: &SaveExternalContact) -> Result<ExternalContact, Error> {
    let (permit, now) = (w.permit, w.now);
    in_use(seen(w, permit, organisation)?)?;
    let there: i64 =
        k::table.filter(k::tenant_id.eq(permit.tenant).and(k::organisation_id.eq(organisation))).count().get_result(&mut **w)?;
    if there >= MOST_CONTACTS {
        return Err(Error::field("name", FieldCode::TooMany));
    }
    let id: ExternalContactId = w.next_id();
    diesel::insert_into(k::table)
        .values((
            k::tenant_id.eq(permit.tenant),
            k::id.eq(id),
            k::organisation_id.eq(organisation),
            said!(k of new; name, role, phone, email, note),
            k::ended.eq(false),
            k::created_at.eq(now),
            k::updated_at.eq(now),
            k::version.eq(1),
        ))
        .execute(&mut **w)?;
    done(w, organisation, id, AuditAction::ExternalContactCreated, serde_json::json!({ "role": new.role }))?;
    find(w, id).map(|(_, _, contact)| contact)
}

pub(in crate::external) fn change_contact(
    w: &mut Writer<'_>,
    id: ExternalContactId,
    to: &SaveExternalContact,
    version: i32,
) -> Result<ExternalContact, Error> {
    let (tenant, now) = (w.permit.tenant, w.now);
    let (organisation, _, before) = find(w, id)?;
    if before.version != version {
        return Err(Error::stale(id));
    }
    let another = to.clone().changed_from(before.said());
    if another.is_empty() {
        w.nothing_to_do();
        return Ok(before);
    }
    diesel::update(k::table.find((tenant, id)))
        .set((said!(k of to; name, role, phone, email, note), k::updated_at.eq(now), k::version.eq(version.saturating_add(1))))
        .execute(&mut **w)?;
    done(w, organisation, id, AuditAction::ExternalContactChanged, serde_json::json!({ "fields": another }))?;
    find(w, id).map(|(_, _, contact)| contact)
}

pub(in crate::external) fn end_contact(
    w: &mut Writer<'_>,
    id: ExternalContactId,
    ended: bool,
    version: i32,
) -> Result<ExternalContact, Error> {
    let (tenant, now) = (w.permit.tenant, w.now);
    let (organisation, status, before) = find(w, id)?;
    if before.version != version {
        return Err(Error::stale(id));
    }
    if before.ended == ended {
        w.nothing_to_do();
        return Ok(before);
    }
    if !ended {
        in_use(status)?;
    }
    diesel::update(k::table.find((tenant, id)))
        .set((k::ended.eq(ended), k::updated_at.eq(now), k::version.eq(version.saturating_add(1))))
        .execute(&mut **w)?;
    let action = if ended { AuditAction::ExternalContactEnded } else { AuditAction::ExternalContactTakenBack };
    done(w, organisation, id, action, serde_json::Value::Null)?;
    find(w, id).map(|(_, _, contact)| contact)
}

/// What is out of use has no contacts that go on.
pub(super) fn in_use(status: ExternalStatus) -> Result<(), Error> {
    match status {
        ExternalStatus::InUse => Ok(()),
        ExternalStatus::OutOfUse => Err(Error::guarded("to", [ExternalGuard::NotInUse])),
    }
}

/// A contact of an organisation in sight, with the organisation and its status.
fn find(w: &mut Writer<'_>, id: ExternalContactId) -> Result<(ExternalOrganisationId, ExternalStatus, ExternalContact), Error> {
    let permit = w.permit;
    let (organisation, row): (ExternalOrganisationId, Row) = k::table
        .find((permit.tenant, id))
        .select((k::organisation_id, Row::as_select()))
        .first(&mut **w)
        .optional()?
        .ok_or_else(Error::not_found)?;
    let status = seen(w, permit, organisation)?;
    Ok((organisation, status, row.into()))
}

/// Says what was done with a contact, and that something of its organisation is another.
fn done(
    w: &mut Writer<'_>,
    organisation: ExternalOrganisationId,
    id: ExternalContactId,
    action: AuditAction,
    details: serde_json::Value,
) -> Result<(), Error> {
    let (tenant, now) = (w.permit.tenant, w.now);
    diesel::update(o::table.find((tenant, organisation))).set(o::updated_at.eq(now)).execute(&mut **w)?;
    w.audit(AuditEntry { object_kind: "external_contact", object_id: Some(AnyId(id.0)), details, ..AuditEntry::of(action) })
}
