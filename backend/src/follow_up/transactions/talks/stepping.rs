//! The steps of a talk: what each writes, and what follows for its task.

use super::telling::{acts_as, facts, told};
use super::{Found, find, holds, insert, under_way, update};
use crate::db::{AuditEntry, Writer};
use crate::error::Error;
use crate::follow_up::transactions::tasks::{self, About, NewTask, close_open, open_task, wait_until};
use crate::moves::Standing;
use crate::permit::Permit;
use crate::settings;
use domain::access::Role;
use domain::audit::AuditAction;
use domain::follow_up::TaskStatus;
use domain::follow_up::rules::{Closed, of_talk};
use domain::follow_up::talks::{MoveTalk, Talk, TalkFacts, TalkStatus, TalkStep};
use domain::follow_up::worklist::TaskGuard;
use domain::ids::{AnyId, TalkId, TaskId};
use domain::settings::Place;
use serde_json::{Value, json};

/// Makes the talk of a task in sight by inviting to it.
pub(in crate::follow_up) fn invite(w: &mut Writer<'_>, id: TaskId, asked: &MoveTalk) -> Result<Talk, Error> {
    let permit = w.permit;
    let task = tasks::find(w, permit, id)?.row;
    let (Some(kind), Some(traineeship)) = (task.kind.talk(), task.traineeship_id) else {
        return Err(Error::guarded("status", [TaskGuard::NoTalk]));
    };
    if task.status != TaskStatus::Open {
        return Err(Error::guarded("status", [TaskGuard::AlreadyClosed]));
    }
    if under_way(w, permit, id)? {
        return Err(Error::guarded("status", [TaskGuard::AlreadyInvited]));
    }
    let roles = permit.roles();
    let facts = TalkFacts { has_minutes: false, to_acknowledge: false };
    let standing = Standing { id: id.0, version: 1, status: TalkStatus::Due, roles: &roles, facts };
    let made = standing.make(asked.clone(), 1, false, permit.today)?;
    let talk = insert(w, id, traineeship, kind, task.due_on, made.status)?;
    let mut found = find(w, permit, talk)?;
    let details = write(w, &mut found, &made.body)?;
    update(w, &found.row, found.row.version)?;
    audit(w, &found, made.one.audit, details)?;
    let found = find(w, permit, talk)?;
    let as_whom = acts_as(permit, Some(permit), &found, true);
    Ok(told(found, permit, true, &as_whom))
}

/// Takes a step of a talk in sight, for who holds it or the trainee it is about.
pub(in crate::follow_up) fn step(
    w: &mut Writer<'_>,
    holding: Option<&Permit>,
    id: TalkId,
    asked: &MoveTalk,
    version: i32,
) -> Result<Talk, Error> {
    let permit = w.permit;
    let mut found = find(w, permit, id)?;
    let holds = holds(w, holding, &found)?;
    let as_whom = acts_as(permit, holding, &found, holds);
    let row = &found.row;
    let standing = Standing { id: row.id.0, version: row.version, status: row.status, roles: &as_whom, facts: facts(&found) };
    let made = standing.make(asked.clone(), version, false, permit.today)?;
    let details = write(w, &mut found, &made.body)?;
    found.row.status = made.status;
    update(w, &found.row, version)?;
    found.row.version = version.saturating_add(1);
    audit(w, &found, made.one.audit, details)?;
    if made.one.step == TalkStep::Acknowledge {
        audit(w, &found, AuditAction::TalkMinutesRead, json!({}))?;
    }
    let as_whom = acts_as(permit, holding, &found, holds);
    Ok(told(found, permit, true, &as_whom))
}

/// Fills in the row, does what follows for the task, and gives the details for the log.
fn write(w: &mut Writer<'_>, found: &mut Found, body: &MoveTalk) -> Result<Value, Error> {
    let row = &mut found.row;
    match body.to {
        TalkStep::Invite | TalkStep::Reschedule => {
            (row.invited_at, row.meets_on, row.form) = (Some(w.now), body.meets_on, body.form);
            (row.meets_time, row.place) = (body.meets_time.clone(), body.place.clone());
            if let Some(task) = row.task_id {
                wait_until(w, task, body.meets_on)?;
            }
            Ok(json!({ "meets_on": body.meets_on, "kind": row.kind }))
        }
        TalkStep::Hold => {
            (row.held_on, row.form, row.companion) = (body.held_on, body.form, Some(body.companion.unwrap_or_default()));
            if let Some(task) = row.task_id {
                wait_until(w, task, None)?;
            }
            Ok(json!({ "held_on": body.held_on, "form": body.form }))
        }
        TalkStep::WriteMinutes => {
            row.minutes.clone_from(&body.minutes);
            (row.shared_with_trainee, row.next_on) = (body.shared_with_trainee.unwrap_or_default(), body.next_on);
            // Another text than the one that was acknowledged.
            row.acknowledged_at = None;
            Ok(json!({ "shared_with_trainee": row.shared_with_trainee, "next_on": row.next_on }))
        }
        TalkStep::Close => {
            if let Some(task) = row.task_id {
                close_open(w, task, TaskStatus::Done, None)?;
            }
            follow_up(w, found)
        }
        TalkStep::Cancel => {
            row.not_needed_reason.clone_from(&body.reason);
            if let Some(task) = row.task_id {
                close_open(w, task, TaskStatus::Waived, body.reason.as_deref())?;
            }
            Ok(json!({}))
        }
        TalkStep::Acknowledge => {
            row.acknowledged_at = Some(w.now);
            Ok(json!({}))
        }
    }
}

/// A next date that was agreed makes a new task.
fn follow_up(w: &mut Writer<'_>, found: &Found) -> Result<Value, Error> {
    if let Some(held_on) = found.row.held_on {
        let (facts, (owner_role, owner_user_id)) = (&found.facts, found.task_owner.unwrap_or((Role::Consultant, None)));
        let closed = Closed { id: found.row.id, held_on, next_on: found.row.next_on, owner_role };
        let permit = w.permit;
        let rules = settings::at(w, permit, Place::at(&facts.org_path, &facts.programme_code))?;
        for finding in of_talk(&closed, &rules, permit.today) {
            let about = About {
                traineeship_id: found.row.traineeship_id,
                person_id: Some(facts.person_id),
                object_id: Some(AnyId(found.row.id.0)),
                org_path: &facts.org_path,
                programme_code: &facts.programme_code,
                owner_user_id,
            };
            open_task(w, &NewTask::of(finding, about))?;
        }
    }
    Ok(json!({ "next_on": found.row.next_on }))
}

/// What was done to a talk, in the log and in the trainee's history.
pub(super) fn audit(w: &mut Writer<'_>, found: &Found, action: AuditAction, details: Value) -> Result<(), Error> {
    w.audit(AuditEntry {
        action,
        object_kind: "talk",
        object_id: Some(AnyId(found.row.id.0)),
        traineeship_id: Some(found.row.traineeship_id),
        person_id: Some(found.facts.person_id),
        details,
    })
}
