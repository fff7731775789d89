//! The steps of a task, and what becomes of it when its matter is dealt with elsewhere.

use super::telling::{facts, roles, show};
use super::{Found, Row, find};
use crate::db::schema::{role_assignments, tasks, users};
use crate::db::{AuditEntry, Reader, Writer};
use crate::error::Error;
use crate::join;
use crate::moves::Standing;
use crate::permit::Permit;
use chrono::NaiveDate;
use diesel::prelude::*;
use domain::access::Role;
use domain::audit::AuditAction;
use domain::follow_up::TaskStatus;
use domain::follow_up::worklist::{MoveTask, Task, TaskStep};
use domain::ids::{AnyId, PersonId, TaskId, UserId};
use domain::problem::FieldCode;

/// Takes a step of a task in sight: done, not relevant, put off, given to a colleague, opened again.
pub(in crate::follow_up) fn step(w: &mut Writer<'_>, id: TaskId, asked: &MoveTask, version: i32) -> Result<Task, Error> {
    let permit = w.permit;
    let found = find(w, permit, id)?;
    let (row, roles) = (&found.row, roles(permit, &found));
    let standing = Standing { id: id.0, version: row.version, status: row.status, roles: &roles, facts: facts(&found) };
    let made = standing.make(asked.clone(), version, false, permit.today)?;
    let body = &made.body;
    if let (TaskStep::Assign, Some(user)) = (body.to, body.user_id)
        && !has_role(w, permit, user, row.owner_role)?
    {
        return Err(Error::field("user_id", FieldCode::NotFound));
    }
    let closes = made.status != TaskStatus::Open;
    let to = Change {
        status: made.status,
        snoozed_until: if body.to == TaskStep::Assign { row.snoozed_until } else { body.until },
        owner_user_id: if body.to == TaskStep::Assign { body.user_id } else { row.owner_user_id },
        closed: closes.then_some((permit.user_id, body.reason.as_deref())),
    };
    let details = match body.to {
        TaskStep::Snooze | TaskStep::Wake => serde_json::json!({ "until": body.until }),
        TaskStep::Assign => serde_json::json!({ "owner_user_id": body.user_id }),
        TaskStep::Done | TaskStep::Waive | TaskStep::Reopen => serde_json::json!({ "status": made.status, "kind": row.kind }),
    };
    change(w, row, version, &to)?;
    audit(w, &found, made.one.audit, details)?;
    show(w, permit, id)
}

/// Closes an open task whose matter has been dealt with elsewhere.
pub(in crate::follow_up) fn close_open(w: &mut Writer<'_>, id: TaskId, status: TaskStatus, reason: Option<&str>) -> Result<(), Error> {
    let permit = Permit::of_whole(w.permit.tenant, w.permit.today);
    let found = find(w, &permit, id)?;
    if found.row.status != TaskStatus::Open {
        return Ok(());
    }
    let to = Change { status, snoozed_until: None, owner_user_id: found.row.owner_user_id, closed: Some((w.permit.user_id, reason)) };
    change(w, &found.row, found.row.version, &to)?;
    let details = serde_json::json!({ "status": status, "kind": found.row.kind });
    audit(w, &found, AuditAction::TaskClosed, details)
}

/// Puts a task off until its talk, or takes it up again.
pub(in crate::follow_up) fn wait_until(w: &mut Writer<'_>, id: TaskId, until: Option<NaiveDate>) -> Result<(), Error> {
    let permit = Permit::of_whole(w.permit.tenant, w.permit.today);
    let found = find(w, &permit, id)?;
    let until = until.filter(|until| *until > permit.today);
    let to = Change { status: TaskStatus::Open, snoozed_until: until, owner_user_id: found.row.owner_user_id, closed: None };
    if found.row.status == TaskStatus::Open { change(w, &found.row, found.row.version, &to) } else { Ok(()) }
}

/// What was done to a task, in the log.
fn audit(w: &mut Writer<'_>, found: &Found, action: AuditAction, details: serde_json::Value) -> Result<(), Error> {
    w.audit(AuditEntry {
        action,
        object_kind: "task",
        object_id: Some(AnyId(found.row.id.0)),
        traineeship_id: found.row.traineeship_id,
        person_id: told_person(found),
        details,
    })
}

/// In whose history a step of a task stands. That somebody is worried is not told to the trainee herself, who reads all
/// of her history (docs/field 3, K3).
fn told_person(found: &Found) -> Option<PersonId> {
    found.person_id.filter(|_| !found.row.kind.is_confidential())
}

/// What a change of a task sets; all of it, so that nothing is left from before.
struct Change<'a> {
    status: TaskStatus,
    snoozed_until: Option<NaiveDate>,
    owner_user_id: Option<UserId>,
    closed: Option<(Option<UserId>, Option<&'a str>)>,
}

/// Changes a task that was read in the same write; stale where its version is another.
fn change(w: &mut Writer<'_>, row: &Row, version: i32, change: &Change<'_>) -> Result<(), Error> {
    if row.version != version {
        return Err(Error::stale(row.id));
    }
    let (tenant, now) = (w.permit.tenant, w.now);
    let (closed_by, close_reason) = change.closed.unwrap_or_default();
    diesel::update(tasks::table.find((tenant, row.id)))
        .set((
            tasks::status.eq(change.status),
            tasks::snoozed_until.eq(change.snoozed_until),
            tasks::owner_user_id.eq(change.owner_user_id),
            tasks::closed_by.eq(closed_by),
            tasks::closed_at.eq(change.closed.map(|_| now)),
            tasks::close_reason.eq(close_reason),
            tasks::version.eq(version.saturating_add(1)),
        ))
        .execute(&mut **w)?;
    Ok(())
}

/// Whether a user is there, active, and has the role today.
fn has_role(c: &mut Reader, permit: &Permit, user: UserId, role: Role) -> Result<bool, Error> {
    let count: i64 = role_assignments::table
        .inner_join(join!(users.id = role_assignments.user_id))
        .filter(role_assignments::tenant_id.eq(permit.tenant).and(role_assignments::user_id.eq(user)))
        .filter(role_assignments::role.eq(role).and(users::active))
        .filter(role_assignments::starts_on.le(permit.today))
        .filter(role_assignments::ends_on.is_null().or(role_assignments::ends_on.ge(permit.today).assume_not_null()))
        .count()
        .get_result(c)?;
    Ok(count > 0)
}
