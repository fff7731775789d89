//! Sessions are logged, read and acknowledged.

use crate::db::schema::{supervision_sessions as s, users as u};
use crate::db::{AuditEntry, MultiBackend, Reader, Writer, sight};
use crate::error::Error;
use crate::http::paging;
use crate::join;
use crate::permit::Permit;
use chrono::NaiveDate;
use diesel::prelude::*;
use domain::audit::AuditAction;
use domain::ids::{AnyId, SupervisionSessionId, TraineeshipId};
use domain::problem::FieldCode;
use domain::supervision::{LogSession, SessionKind, SupervisionSession};
use domain::{Instant, Page};

#[derive(Queryable, Selectable)]
#[diesel(table_name = s, check_for_backend(MultiBackend))]
struct SessionRow {
    id: SupervisionSessionId,
    traineeship_id: TraineeshipId,
    kind: SessionKind,
    held_on: NaiveDate,
    minutes: i32,
    goals: String,
    next_step: Option<String>,
    acknowledged_at: Option<Instant>,
    version: i32,
}

fn shown((row, logged_by): (SessionRow, String)) -> SupervisionSession {
    SupervisionSession {
        id: row.id,
        traineeship_id: row.traineeship_id,
        kind: row.kind,
        held_on: row.held_on,
        minutes: row.minutes,
        goals: serde_json::from_str(&row.goals).unwrap_or_default(),
        next_step: row.next_step,
        logged_by,
        acknowledged_at: row.acknowledged_at,
        version: row.version,
    }
}

fn find(c: &mut Reader, permit: &Permit, id: SupervisionSessionId) -> Result<SupervisionSession, Error> {
    s::table
        .inner_join(join!(u.id = s.logged_by))
        .filter(s::tenant_id.eq(permit.tenant).and(s::id.eq(id)))
        .select((SessionRow::as_select(), u::display_name))
        .first(c)
        .optional()?
        .map(shown)
        .ok_or_else(Error::not_found)
}

/// Logs a session.
pub(crate) fn insert(w: &mut Writer<'_>, id: TraineeshipId, new: &LogSession) -> Result<SupervisionSession, Error> {
    let permit = w.permit;
    let seen = sight::find_traineeship(w, permit, id)?;
    if new.held_on < seen.starts_on {
        return Err(Error::field("held_on", FieldCode::OutOfRange));
    }
    let (session, user): (SupervisionSessionId, _) = (w.next_id(), w.user_id()?);
    diesel::insert_into(s::table)
        .values((
            s::tenant_id.eq(permit.tenant),
            s::id.eq(session),
            s::traineeship_id.eq(id),
            s::person_id.eq(seen.person_id),
            s::kind.eq(new.kind),
            s::held_on.eq(new.held_on),
            s::minutes.eq(new.minutes),
            s::goals.eq(serde_json::json!(new.goals).to_string()),
            s::next_step.eq(&new.next_step),
            s::logged_by.eq(user),
            s::logged_at.eq(w.now),
            s::version.eq(1),
        ))
        .execute(&mut **w)?;
    w.audit(AuditEntry {
        action: AuditAction::SupervisionSessionLogged,
        object_kind: "supervision_session",
        object_id: Some(AnyId(session.0)),
        traineeship_id: Some(id),
        person_id: Some(seen.person_id),
        details: serde_json::json!({ "kind": new.kind, "minutes": new.minutes, "held_on": new.held_on }),
    })?;
    find(w, permit, session)
}

/// Where a page begins: the day and the id of the last row before it.
pub(in crate::supervision) fn place(cursor: Option<&str>) -> Result<Option<(NaiveDate, SupervisionSessionId)>, Error> {
    let Some((day, id)) = paging::cursor(cursor)? else { return Ok(None) };
    Ok(Some((day.parse().map_err(|_| Error::field("cursor", FieldCode::InvalidValue))?, id)))
}

/// One page of a trainee's sessions, the latest first.
pub(in crate::supervision) fn list(
    c: &mut Reader,
    permit: &Permit,
    id: TraineeshipId,
    after: Option<(NaiveDate, SupervisionSessionId)>,
    limit: i64,
) -> Result<Page<SupervisionSession>, Error> {
    let seen = sight::find_traineeship(c, permit, id)?;
    let mut rows = s::table
        .inner_join(join!(u.id = s.logged_by))
        .into_boxed::<MultiBackend>()
        .filter(s::tenant_id.eq(permit.tenant).and(s::traineeship_id.eq(seen.id)));
    if let Some((day, last)) = after {
        rows = rows.filter(s::held_on.lt(day).or(s::held_on.eq(day).and(s::id.lt(last))));
    }
    let rows: Vec<(SessionRow, String)> = rows
        .order((s::held_on.desc(), s::id.desc()))
        .limit(limit.saturating_add(1))
        .select((SessionRow::as_select(), u::display_name))
        .load(c)?;
    let page = paging::page(rows, limit, |row| (row.0.held_on.to_string(), row.0.id.to_string()));
    Ok(Page { items: page.items.into_iter().map(shown).collect(), next_cursor: page.next_cursor, total: None })
}

/// Notes that the trainee has read a session.
pub(crate) fn acknowledge(w: &mut Writer<'_>, id: SupervisionSessionId) -> Result<SupervisionSession, Error> {
    let permit = w.permit;
    let session = find(w, permit, id)?;
    let seen = sight::find_traineeship(w, permit, session.traineeship_id)?;
    if session.acknowledged_at.is_some() {
        w.nothing_to_do();
        return Ok(session);
    }
    diesel::update(s::table.find((permit.tenant, id)))
        .set((s::acknowledged_at.eq(Some(w.now)), s::version.eq(s::version + 1)))
        .execute(&mut **w)?;
    w.audit(AuditEntry {
        object_kind: "supervision_session",
        object_id: Some(AnyId(id.0)),
        traineeship_id: Some(seen.id),
        person_id: Some(seen.person_id),
        ..AuditEntry::of(AuditAction::SupervisionSessionAcknowledged)
    })?;
    find(w, permit, id)
}
