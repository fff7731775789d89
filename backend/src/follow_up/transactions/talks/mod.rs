//! Talks in one transaction: read, with the reading of minutes logged, and moved.

mod stepping;
mod telling;

pub(in crate::follow_up) use stepping::{invite, step};
pub(in crate::follow_up) use telling::{list, read_minutes, show};

use super::rules::Facts;
use crate::db::Within;
use crate::db::schema::{people, talks, tasks, traineeships};
use crate::db::{MultiBackend, Reader, Writer, sight};
use crate::error::Error;
use crate::join;
use crate::permit::Permit;
use chrono::NaiveDate;
use diesel::prelude::*;
use domain::Instant;
use domain::access::Role;
use domain::follow_up::talks::{TalkForm, TalkKind, TalkStatus};
use domain::ids::{TalkId, TaskId, TraineeshipId, UserId};

/// A talk with its minutes: for those who may read them.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = talks, check_for_backend(MultiBackend))]
struct Row {
    id: TalkId,
    traineeship_id: TraineeshipId,
    task_id: Option<TaskId>,
    kind: TalkKind,
    status: TalkStatus,
    due_on: NaiveDate,
    invited_at: Option<Instant>,
    meets_on: Option<NaiveDate>,
    meets_time: Option<String>,
    place: Option<String>,
    held_on: Option<NaiveDate>,
    form: Option<TalkForm>,
    companion: Option<bool>,
    minutes: Option<String>,
    next_on: Option<NaiveDate>,
    shared_with_trainee: bool,
    acknowledged_at: Option<Instant>,
    not_needed_reason: Option<String>,
    version: i32,
}

/// A talk with whom it is about and whose task it is.
#[derive(Debug, Clone)]
struct Found {
    row: Row,
    facts: Facts,
    name: String,
    task_owner: Option<(Role, Option<UserId>)>,
}

/// A talk about a traineeship in sight.
fn find(c: &mut Reader, permit: &Permit, id: TalkId) -> Result<Found, Error> {
    let about: Option<TraineeshipId> = talks::table.find((permit.tenant, id)).select(talks::traineeship_id).first(c).optional()?;
    let about = sight::find_traineeship(c, permit, about.ok_or_else(Error::not_found)?)?;
    load(c, permit, about.id, Some(id), 1)?.pop().ok_or_else(Error::not_found)
}

/// Whether this talk is held by who has a permit to hold talks: its task is in sight.
fn holds(c: &mut Reader, holding: Option<&Permit>, found: &Found) -> Result<bool, Error> {
    let (Some(permit), Some(task)) = (holding, found.row.task_id) else { return Ok(false) };
    let seen: i64 = tasks::table.filter(sight::tasks(permit)).filter(tasks::id.eq(task)).count().get_result(c)?;
    Ok(seen > 0)
}

/// A talk, its traineeship, the name, and whose the task is.
type Joined = (Row, Facts, (String, String), Option<(Role, Option<UserId>)>);

/// The latest talks about a traineeship, or one of them; its sight is the caller's to check.
fn load(c: &mut Reader, permit: &Permit, traineeship: TraineeshipId, talk: Option<TalkId>, limit: i64) -> Result<Vec<Found>, Error> {
    let all = talks::table
        .inner_join(join!(traineeships.id = talks.traineeship_id))
        .inner_join(people::table.on(people::tenant_id.eq(talks::tenant_id).and(people::id.eq(traineeships::person_id))))
        .left_join(join!(tasks.id? = talks.task_id))
        .filter(talks::tenant_id.eq(permit.tenant).and(talks::traineeship_id.eq(traineeship)))
        .order((talks::created_at.desc(), talks::id.desc()))
        .limit(limit)
        .select((
            Row::as_select(),
            Facts::as_select(),
            (people::given_name, people::family_name),
            (tasks::owner_role, tasks::owner_user_id).nullable(),
        ));
    let rows: Vec<Joined> = match talk {
        Some(id) => all.filter(talks::id.eq(id)).load(c)?,
        None => all.load(c)?,
    };
    Ok(rows
        .into_iter()
        .map(|(row, facts, (given, family), task_owner)| Found { row, facts, name: format!("{given} {family}"), task_owner })
        .collect())
}

/// Whether a talk is under way for a task.
fn under_way(c: &mut Reader, permit: &Permit, task: TaskId) -> Result<bool, Error> {
    let count: i64 = talks::table
        .filter(talks::tenant_id.eq(permit.tenant).and(talks::task_id.eq(task)))
        .filter(talks::status.within(TalkStatus::UNDER_WAY))
        .count()
        .get_result(c)?;
    Ok(count > 0)
}

/// A new talk of a task; the invitation is written by its step.
fn insert(
    w: &mut Writer<'_>,
    task: TaskId,
    traineeship: TraineeshipId,
    kind: TalkKind,
    due_on: NaiveDate,
    status: TalkStatus,
) -> Result<TalkId, Error> {
    let (id, now, tenant): (TalkId, _, _) = (w.next_id(), w.now, w.permit.tenant);
    diesel::insert_into(talks::table)
        .values((
            talks::tenant_id.eq(tenant),
            talks::id.eq(id),
            talks::traineeship_id.eq(traineeship),
            talks::task_id.eq(Some(task)),
            talks::kind.eq(kind),
            talks::status.eq(status),
            talks::due_on.eq(due_on),
            talks::shared_with_trainee.eq(false),
            talks::created_at.eq(now),
            talks::version.eq(0),
        ))
        .execute(&mut **w)?;
    Ok(id)
}

/// Writes back a talk that was read in the same write; stale where its version is another.
fn update(w: &mut Writer<'_>, row: &Row, version: i32) -> Result<(), Error> {
    if row.version != version {
        return Err(Error::stale(row.id));
    }
    let tenant = w.permit.tenant;
    diesel::update(talks::table.find((tenant, row.id)))
        .set((
            talks::status.eq(row.status),
            talks::invited_at.eq(row.invited_at),
            talks::meets_on.eq(row.meets_on),
            talks::meets_time.eq(&row.meets_time),
            talks::place.eq(&row.place),
            talks::held_on.eq(row.held_on),
            talks::form.eq(row.form),
            talks::companion.eq(row.companion),
            talks::minutes.eq(&row.minutes),
            talks::next_on.eq(row.next_on),
            talks::shared_with_trainee.eq(row.shared_with_trainee),
            talks::acknowledged_at.eq(row.acknowledged_at),
            talks::not_needed_reason.eq(&row.not_needed_reason),
            talks::version.eq(version.saturating_add(1)),
        ))
        .execute(&mut **w)?;
    Ok(())
}
