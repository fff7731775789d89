//! A task as it is told to its reader: how urgent it is, why, and what can be done with it.

use super::{Found, find};
use crate::db::Reader;
use crate::error::Error;
use crate::permit::Permit;
use chrono::NaiveDate;
use domain::access::Role;
use domain::calendar::Calendar;
use domain::follow_up::worklist::{Days, Task, TaskFacts, TaskGroup, TaskSubject};
use domain::follow_up::{TaskKind, TaskStatus};
use domain::ids::{PersonId, TaskId};
use domain::moves;
use domain::text;

/// A task in sight.
pub(in crate::follow_up) fn show(c: &mut Reader, permit: &Permit, id: TaskId) -> Result<Task, Error> {
    Ok(told(find(c, permit, id)?, permit))
}

/// The roles of the reader that reach a task in her sight.
pub(super) fn roles(permit: &Permit, found: &Found) -> Vec<Role> {
    let person = found.person_id.unwrap_or(PersonId(uuid::Uuid::nil()));
    permit.roles_on(person, &found.row.org_path, &found.row.programme_code)
}

/// What the guards of a task look at.
pub(super) fn facts(found: &Found) -> TaskFacts {
    TaskFacts { kind: found.row.kind, talk: found.talk.map(|(_, status)| status), snoozed: found.row.snoozed_until.is_some() }
}

/// The task as it is told to the reader.
pub(super) fn told(found: Found, permit: &Permit) -> Task {
    let options = moves::options(found.row.status, &roles(permit, &found), &facts(&found), permit.today);
    let (row, inputs) = (found.row, found.inputs);
    let group =
        if row.status == TaskStatus::Open { Days::around(permit.today).group(row.due_on, row.snoozed_until) } else { TaskGroup::Done };
    Task {
        id: row.id,
        kind: row.kind,
        rule: row.rule_id,
        topic: row.kind.topic(),
        // Only what a person wrote is stored as a title; the rest is said in the reader's language.
        title: if row.kind == TaskKind::Other { row.title } else { row.kind.label(permit.lang).to_owned() },
        why: text::follow_up::why(permit.lang, &inputs, permit.today),
        escalated: row.status == TaskStatus::Open && inputs.is_escalated(permit.today),
        inputs,
        group,
        trigger_on: row.trigger_on,
        due_on: row.due_on,
        working_days_over: if group == TaskGroup::Overdue { working_days_over(row.due_on, permit.today, &found.calendar) } else { 0 },
        status: row.status,
        snoozed_until: row.snoozed_until,
        owner_role: row.owner_role,
        owner_user_id: row.owner_user_id,
        owner_name: found.owner_name,
        subject: TaskSubject {
            traineeship_id: row.traineeship_id,
            name: found.name,
            programme_code: row.programme_code,
            programme: found.programme,
            starts_on: found.runs.map(|(first, _)| first),
            ends_on: found.runs.map(|(_, last)| last),
            track: found.track,
        },
        action: row.kind.action(found.talk.is_some()),
        talk_id: found.talk.map(|(id, _)| id),
        talk_status: found.talk.map(|(_, status)| status),
        closed_at: row.closed_at,
        options,
        version: row.version,
    }
}

/// How many working days have passed since the due date, today counted: due on Friday is one over on Monday.
pub(super) fn working_days_over(due_on: NaiveDate, today: NaiveDate, calendar: &Calendar) -> u32 {
    let first = due_on.succ_opt().unwrap_or(due_on);
    u32::try_from(calendar.working_days_between(first, today)).unwrap_or(u32::MAX)
}
