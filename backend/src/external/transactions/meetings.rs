//! The meetings with an organisation: noted, read, corrected.

use super::contacts::in_use;
use super::reading::seen;
use crate::db::schema::{external_meetings as m, users};
use crate::db::{AuditEntry, MultiBackend, Reader, Writer};
use crate::error::Error;
use crate::http::paging::{self, Place};
use crate::join;
use crate::permit::Permit;
use crate::said;
use chrono::NaiveDate;
use diesel::prelude::*;
use domain::Page;
use domain::audit::AuditAction;
use domain::external::{ExternalMeeting, SaveExternalMeeting};
use domain::fields::Declared;
use domain::ids::{AnyId, ExternalMeetingId, ExternalOrganisationId, UserId};
use domain::problem::FieldCode;

type Row = (ExternalMeetingId, NaiveDate, String, Option<String>, UserId, String, i32, ExternalOrganisationId);

fn told(permit: &Permit, (id, held_on, subject, note, writer, written_by, version, _): Row) -> ExternalMeeting {
    ExternalMeeting { id, held_on, subject, note, written_by, is_own: permit.user_id == Some(writer), version }
}

/// One page, the latest first.
pub(in crate::external) fn list(
    c: &mut Reader,
    permit: &Permit,
    organisation: ExternalOrganisationId,
    after: Option<&Place<ExternalMeetingId>>,
    limit: i64,
) -> Result<Page<ExternalMeeting>, Error> {
    seen(c, permit, organisation)?;
    let mut rows = m::table
        .inner_join(join!(users.id = m.written_by))
        .filter(m::tenant_id.eq(permit.tenant).and(m::organisation_id.eq(organisation)))
        .into_boxed::<MultiBackend>();
    if let Some((day, id)) = after {
        let day: NaiveDate = day.parse().map_err(|_| Error::field("cursor", FieldCode::InvalidValue))?;
        rows = rows.filter(m::held_on.lt(day).or(m::held_on.eq(day).and(m::id.lt(*id))));
    }
    let rows: Vec<Row> = rows
        .order((m::held_on.desc(), m::id.desc()))
        .limit(limit.saturating_add(1))
        .select((m::id, m::held_on, m::subject, m::note, m::written_by, users::display_name, m::version, m::organisation_id))
        .load(c)?;
    let page = paging::page(rows, limit, |row| (row.1.to_string(), row.0.to_string()));
    Ok(page.with(|rows| rows.into_iter().map(|row| told(permit, row)).collect()))
}

/// Notes a meeting.
///
/// # Errors
/// 404 where the organisation is not in sight; 409 where it is out of use.
pub fn log(w: &mut Writer<'_>, organisation: ExternalOrganisationId, new: &SaveExternalMeeting) -> Result<ExternalMeeting, Error> {
    let (permit, now, user) = (w.permit, w.now, w.user_id()?);
    in_use(seen(w, permit, organisation)?)?;
    let id: ExternalMeetingId = w.next_id();
    diesel::insert_into(m::table)
        .values((
            m::tenant_id.eq(permit.tenant),
            m::id.eq(id),
            m::organisation_id.eq(organisation),
            said!(m of new; held_on, subject, note),
            m::written_by.eq(user),
            m::created_at.eq(now),
            m::updated_at.eq(now),
            m::version.eq(1),
        ))
        .execute(&mut **w)?;
    audit(w, id, AuditAction::ExternalMeetingLogged, serde_json::json!({ "held_on": new.held_on }))?;
    find(w, id)
}

pub(in crate::external) fn change(
    w: &mut Writer<'_>,
    id: ExternalMeetingId,
    to: &SaveExternalMeeting,
    version: i32,
) -> Result<ExternalMeeting, Error> {
    let (tenant, now) = (w.permit.tenant, w.now);
    let before = find(w, id)?;
    if !before.is_own {
        return Err(Error::not_allowed());
    }
    if before.version != version {
        return Err(Error::stale(id));
    }
    let another = to.clone().changed_from(before.said());
    if another.is_empty() {
        w.nothing_to_do();
        return Ok(before);
    }
    diesel::update(m::table.find((tenant, id)))
        .set((said!(m of to; held_on, subject, note), m::updated_at.eq(now), m::version.eq(version.saturating_add(1))))
        .execute(&mut **w)?;
    audit(w, id, AuditAction::ExternalMeetingChanged, serde_json::json!({ "fields": another }))?;
    find(w, id)
}

/// A meeting with an organisation in sight.
fn find(w: &mut Writer<'_>, id: ExternalMeetingId) -> Result<ExternalMeeting, Error> {
    let permit = w.permit;
    let row: Option<Row> = m::table
        .inner_join(join!(users.id = m.written_by))
        .filter(m::tenant_id.eq(permit.tenant).and(m::id.eq(id)))
        .select((m::id, m::held_on, m::subject, m::note, m::written_by, users::display_name, m::version, m::organisation_id))
        .first(&mut **w)
        .optional()?;
    let row = row.ok_or_else(Error::not_found)?;
    seen(w, permit, row.7)?;
    Ok(told(permit, row))
}

fn audit(w: &mut Writer<'_>, id: ExternalMeetingId, action: AuditAction, details: serde_json::Value) -> Result<(), Error> {
    w.audit(AuditEntry { object_kind: "external_meeting", object_id: Some(AnyId(id.0)), details, ..AuditEntry::of(action) })
}
