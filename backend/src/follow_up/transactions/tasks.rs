//! The worklist in the database: a page is at most three statements.

use super::rules::read_inputs;
use crate::db::schema::{people, programmes, role_assignments, segments, talks, tasks, traineeships, users};
use crate::db::{MultiBackend, Reader, Writer, sight};
use crate::error::Error;
use crate::join;
use crate::permit::Permit;
use chrono::NaiveDate;
use diesel::prelude::*;
use domain::Instant;
use domain::access::Role;
use domain::calendar::Calendar;
use domain::follow_up::talks::TalkStatus;
use domain::follow_up::worklist::{Days, TaskGroup, TrackSegment};
use domain::follow_up::{Inputs, Rule, TaskKind, TaskStatus};
use domain::ids::{PersonId, TalkId, TaskId, TraineeshipId, UserId};
use domain::settings::Place;
use domain::traineeships::{SegmentKind, SegmentStatus};
use std::collections::HashMap;

/// Which tasks are wanted.
#[derive(Debug, Clone, Default)]
pub(in crate::follow_up) struct Filter {
    pub(in crate::follow_up) group: Option<TaskGroup>,
    pub(in crate::follow_up) kinds: Vec<TaskKind>,
    pub(in crate::follow_up) programmes: Vec<String>,
    pub(in crate::follow_up) traineeship: Option<TraineeshipId>,
    pub(in crate::follow_up) after: Option<(NaiveDate, TaskId)>,
    pub(in crate::follow_up) limit: i64,
}

#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = tasks, check_for_backend(MultiBackend))]
pub(in crate::follow_up) struct Row {
    pub(in crate::follow_up) id: TaskId,
    pub(in crate::follow_up) kind: TaskKind,
    pub(in crate::follow_up) rule_id: Option<Rule>,
    pub(in crate::follow_up) title: String,
    inputs: String,
    pub(in crate::follow_up) traineeship_id: Option<TraineeshipId>,
    pub(in crate::follow_up) org_path: String,
    pub(in crate::follow_up) programme_code: String,
    pub(in crate::follow_up) owner_role: Role,
    pub(in crate::follow_up) owner_user_id: Option<UserId>,
    pub(in crate::follow_up) trigger_on: NaiveDate,
    pub(in crate::follow_up) due_on: NaiveDate,
    pub(in crate::follow_up) status: TaskStatus,
    pub(in crate::follow_up) snoozed_until: Option<NaiveDate>,
    pub(in crate::follow_up) closed_at: Option<Instant>,
    pub(in crate::follow_up) version: i32,
}

/// A task with what stands around it.
#[derive(Debug, Clone)]
pub(in crate::follow_up) struct Found {
    pub(in crate::follow_up) row: Row,
    pub(in crate::follow_up) inputs: Inputs,
    pub(in crate::follow_up) calendar: Calendar,
    pub(in crate::follow_up) person_id: Option<PersonId>,
    pub(in crate::follow_up) name: String,
    pub(in crate::follow_up) runs: Option<(NaiveDate, NaiveDate)>,
    pub(in crate::follow_up) track: Vec<TrackSegment>,
    pub(in crate::follow_up) programme: String,
    pub(in crate::follow_up) owner_name: Option<String>,
    pub(in crate::follow_up) talk: Option<(TalkId, TalkStatus)>,
}

/// What stands around a task: the trainee, the name, the programme, the owner and the talk.
type Around = (
    TaskId,
    Option<(PersonId, NaiveDate, NaiveDate)>,
    Option<(String, String)>,
    Option<String>,
    Option<String>,
    Option<(TalkId, TalkStatus)>,
);

/// A page of the worklist, the most urgent first.
pub(in crate::follow_up) fn list(c: &mut Reader, permit: &Permit, filter: &Filter) -> Result<Vec<Found>, Error> {
    let days = Days::around(permit.today);
    let mut all = tasks::table.into_boxed().filter(sight::tasks(permit));
    match filter.group {
        Some(TaskGroup::Done) => {
            all = all.filter(tasks::status.ne(TaskStatus::Open)).filter(tasks::closed_at.ge(midnight(days.done_since)));
        }
        _ => all = all.filter(tasks::status.eq(TaskStatus::Open)),
    }
    let awake = tasks::snoozed_until.is_null().or(tasks::snoozed_until.le(days.today).assume_not_null());
    match filter.group {
        None | Some(TaskGroup::Done) => {}
        Some(TaskGroup::Waiting) => all = all.filter(tasks::snoozed_until.gt(days.today)),
        Some(TaskGroup::Overdue) => all = all.filter(awake).filter(tasks::due_on.lt(days.today)),
        Some(TaskGroup::Today) => all = all.filter(awake).filter(tasks::due_on.eq(days.today)),
        Some(TaskGroup::Week) => all = all.filter(awake).filter(tasks::due_on.gt(days.today)).filter(tasks::due_on.le(days.week_end)),
        Some(TaskGroup::Later) => all = all.filter(awake).filter(tasks::due_on.gt(days.week_end)),
    }
    if !filter.kinds.is_empty() {
        all = all.filter(tasks::kind.eq_any(filter.kinds.clone()));
    }
    if !filter.programmes.is_empty() {
        all = all.filter(tasks::programme_code.eq_any(filter.programmes.clone()));
    }
    if let Some(traineeship) = filter.traineeship {
        all = all.filter(tasks::traineeship_id.eq(traineeship));
    }
    if let Some((due_on, id)) = filter.after {
        all = all.filter(tasks::due_on.gt(due_on).or(tasks::due_on.eq(due_on).and(tasks::id.gt(id))));
    }
    let rows = all.order((tasks::due_on, tasks::id)).limit(filter.limit).select(Row::as_select()).load(c)?;
    with_around(c, permit, rows)
}

/// A task in sight.
pub(in crate::follow_up) fn find(c: &mut Reader, permit: &Permit, id: TaskId) -> Result<Found, Error> {
    let row = tasks::table.filter(sight::tasks(permit)).filter(tasks::id.eq(id)).select(Row::as_select()).first(c).optional()?;
    with_around(c, permit, row.into_iter().collect())?.pop().ok_or_else(Error::not_found)
}

fn with_around(c: &mut Reader, permit: &Permit, rows: Vec<Row>) -> Result<Vec<Found>, Error> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<TaskId> = rows.iter().map(|row| row.id).collect();
    let around: Vec<Around> = tasks::table
        .left_join(join!(traineeships.id? = tasks.traineeship_id))
        .left_join(
            people::table.on(people::tenant_id.eq(tasks::tenant_id).and(people::id.nullable().eq(traineeships::person_id.nullable()))),
        )
        .left_join(join!(programmes.code = tasks.programme_code))
        .left_join(join!(users.id? = tasks.owner_user_id))
        .left_join(
            talks::table.on(talks::tenant_id
                .eq(tasks::tenant_id)
                .and(talks::task_id.eq(tasks::id.nullable()))
                .and(talks::status.eq_any(TalkStatus::UNDER_WAY))),
        )
        .filter(tasks::tenant_id.eq(permit.tenant).and(tasks::id.eq_any(&ids)))
        .select((
            tasks::id,
            (traineeships::person_id, traineeships::starts_on, traineeships::ends_on).nullable(),
            (people::given_name, people::family_name).nullable(),
            programmes::name.nullable(),
            users::display_name.nullable(),
            (talks::id, talks::status).nullable(),
        ))
        .load(c)?;
    let calendar: Calendar = crate::settings::at(c, permit, Place::WHOLE)?;
    let mut around: HashMap<TaskId, Around> = around.into_iter().map(|one| (one.0, one)).collect();
    let trainees: Vec<TraineeshipId> = rows.iter().filter_map(|row| row.traineeship_id).collect();
    let tracks = tracks(c, permit, &trainees)?;
    rows.into_iter()
        .map(|row| {
            let (_, trainee, name, programme, owner_name, talk) = around.remove(&row.id).ok_or_else(Error::not_found)?;
            Ok(Found {
                inputs: read_inputs(&row.inputs)?,
                calendar,
                person_id: trainee.map(|(person, _, _)| person),
                name: name.map(|(given, family)| format!("{given} {family}")).unwrap_or_default(),
                runs: trainee.map(|(_, first, last)| (first, last)),
                track: row.traineeship_id.and_then(|id| tracks.get(&id)).cloned().unwrap_or_default(),
                programme: programme.unwrap_or_else(|| row.programme_code.clone()),
                owner_name,
                talk,
                row,
            })
        })
        .collect()
}

fn tracks(c: &mut Reader, permit: &Permit, ids: &[TraineeshipId]) -> Result<HashMap<TraineeshipId, Vec<TrackSegment>>, Error> {
    let mut all: HashMap<TraineeshipId, Vec<TrackSegment>> = HashMap::new();
    if ids.is_empty() {
        return Ok(all);
    }
    let rows: Vec<(TraineeshipId, SegmentKind, NaiveDate, NaiveDate)> = segments::table
        .filter(segments::tenant_id.eq(permit.tenant).and(segments::traineeship_id.eq_any(ids)))
        .filter(segments::status.ne(SegmentStatus::Cancelled))
        .order((segments::traineeship_id, segments::starts_on))
        .select((segments::traineeship_id, segments::kind, segments::starts_on, segments::ends_on))
        .load(c)?;
    for (id, kind, starts_on, ends_on) in rows {
        all.entry(id).or_default().push(TrackSegment { kind, starts_on, ends_on });
    }
    Ok(all)
}

/// How many tasks there are for each kind, programme and pair of dates: few rows whatever the number of tasks.
pub(in crate::follow_up) type Count = (TaskKind, String, NaiveDate, Option<NaiveDate>, TaskStatus, i64);

/// Counts the open tasks, and those closed since a day.
pub(in crate::follow_up) fn counts(c: &mut Reader, permit: &Permit, closed_since: NaiveDate) -> Result<Vec<Count>, Error> {
    let by = (tasks::kind, tasks::programme_code, tasks::due_on, tasks::snoozed_until, tasks::status);
    Ok(tasks::table
        .filter(sight::tasks(permit))
        .filter(tasks::status.eq(TaskStatus::Open).or(tasks::closed_at.ge(midnight(closed_since)).assume_not_null()))
        .group_by(by)
        .select((tasks::kind, tasks::programme_code, tasks::due_on, tasks::snoozed_until, tasks::status, diesel::dsl::count_star()))
        .load(c)?)
}

pub(in crate::follow_up) fn programme_names(c: &mut Reader, permit: &Permit) -> Result<HashMap<String, String>, Error> {
    let rows: Vec<(String, String)> =
        programmes::table.filter(programmes::tenant_id.eq(permit.tenant)).select((programmes::code, programmes::name)).load(c)?;
    Ok(rows.into_iter().collect())
}

/// What a change of a task sets; all of it, so that nothing is left from before.
pub(in crate::follow_up) struct Change<'a> {
    pub(in crate::follow_up) status: TaskStatus,
    pub(in crate::follow_up) snoozed_until: Option<NaiveDate>,
    pub(in crate::follow_up) owner_user_id: Option<UserId>,
    pub(in crate::follow_up) closed: Option<(Option<UserId>, Option<&'a str>)>,
}

/// Changes a task that was read in the same write; stale where its version is another.
pub(in crate::follow_up) fn change(w: &mut Writer<'_>, row: &Row, version: i32, change: &Change<'_>) -> Result<(), Error> {
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
pub(in crate::follow_up) fn has_role(c: &mut Reader, permit: &Permit, user: UserId, role: Role) -> Result<bool, Error> {
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

/// The start of a day as the log counts it (UTC).
fn midnight(day: NaiveDate) -> Instant {
    day.and_time(chrono::NaiveTime::MIN).and_utc().into()
}
