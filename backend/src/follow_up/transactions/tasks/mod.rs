//! The worklist in one transaction: a page is at most three statements.

mod counting;
mod moving;
mod opening;
mod telling;

pub(in crate::follow_up) use counting::summary;
pub(in crate::follow_up) use moving::step;
pub(super) use moving::{close_open, wait_until};
pub(in crate::follow_up) use opening::write;
pub(super) use opening::write_new;
pub use opening::{About, NewTask, close_task_of, is_open, open_found, open_task};
pub(in crate::follow_up) use telling::show;

use self::telling::told;
use super::rules::read_inputs;
use crate::db::Within;
use crate::db::listing::among;
use crate::db::schema::{people, programmes, segments, talks, tasks, traineeships, users};
use crate::db::{MultiBackend, Reader, sight};
use crate::error::Error;
use crate::join;
use crate::permit::Permit;
use chrono::NaiveDate;
use diesel::prelude::*;
use domain::Instant;
use domain::access::Role;
use domain::calendar::Calendar;
use domain::follow_up::talks::TalkStatus;
use domain::follow_up::worklist::{Days, Task, TaskGroup, TrackSegment};
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
pub(super) struct Row {
    pub(super) id: TaskId,
    pub(super) kind: TaskKind,
    pub(super) rule_id: Option<Rule>,
    pub(super) title: String,
    inputs: String,
    pub(super) traineeship_id: Option<TraineeshipId>,
    pub(super) org_path: String,
    pub(super) programme_code: String,
    pub(super) owner_role: Role,
    pub(super) owner_user_id: Option<UserId>,
    pub(super) trigger_on: NaiveDate,
    pub(super) due_on: NaiveDate,
    pub(super) status: TaskStatus,
    pub(super) snoozed_until: Option<NaiveDate>,
    pub(super) closed_at: Option<Instant>,
    pub(super) version: i32,
}

/// A task with what stands around it.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub(super) row: Row,
    pub(super) inputs: Inputs,
    pub(super) calendar: Calendar,
    pub(super) person_id: Option<PersonId>,
    pub(super) name: String,
    pub(super) runs: Option<(NaiveDate, NaiveDate)>,
    pub(super) track: Vec<TrackSegment>,
    pub(super) programme: String,
    pub(super) owner_name: Option<String>,
    pub(super) talk: Option<(TalkId, TalkStatus)>,
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
pub(in crate::follow_up) fn list(c: &mut Reader, permit: &Permit, filter: &Filter) -> Result<Vec<Task>, Error> {
    let days = Days::around(permit.today);
    let mut all = tasks::table.into_boxed().filter(sight::tasks(permit));
    match filter.group {
        Some(TaskGroup::Done) => {
            all = all.filter(tasks::status.ne(TaskStatus::Open)).filter(tasks::closed_at.ge(midnight(days.done_since)));
        }
        _ => all = all.filter(among("tasks.status", &[TaskStatus::Open])),
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
        all = all.filter(tasks::kind.within(filter.kinds.clone()));
    }
    if !filter.programmes.is_empty() {
        all = all.filter(tasks::programme_code.within(filter.programmes.clone()));
    }
    if let Some(traineeship) = filter.traineeship {
        all = all.filter(tasks::traineeship_id.eq(traineeship));
    }
    if let Some((due_on, id)) = filter.after {
        all = all.filter(tasks::due_on.gt(due_on).or(tasks::due_on.eq(due_on).and(tasks::id.gt(id))));
    }
    let rows = all.order((tasks::due_on, tasks::id)).limit(filter.limit).select(Row::as_select()).load(c)?;
    Ok(with_around(c, permit, rows)?.into_iter().map(|found| told(found, permit)).collect())
}

/// A task in sight.
pub(super) fn find(c: &mut Reader, permit: &Permit, id: TaskId) -> Result<Found, Error> {
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
                .and(talks::status.within(TalkStatus::UNDER_WAY))),
        )
        .filter(tasks::tenant_id.eq(permit.tenant).and(tasks::id.within(&ids)))
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
        .filter(segments::tenant_id.eq(permit.tenant).and(segments::traineeship_id.within(ids)))
        .filter(segments::status.ne(SegmentStatus::Cancelled))
        .order((segments::traineeship_id, segments::starts_on))
        .select((segments::traineeship_id, segments::kind, segments::starts_on, segments::ends_on))
        .load(c)?;
    for (id, kind, starts_on, ends_on) in rows {
        all.entry(id).or_default().push(TrackSegment { kind, starts_on, ends_on });
    }
    Ok(all)
}

/// The start of a day as the log counts it (UTC).
fn midnight(day: NaiveDate) -> Instant {
    day.and_time(chrono::NaiveTime::MIN).and_utc().into()
}
