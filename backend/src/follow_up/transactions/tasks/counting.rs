//! How many tasks wait, by group, topic and programme.

use super::midnight;
use super::telling::working_days_over;
use crate::db::listing::among;
use crate::db::schema::{programmes, tasks};
use crate::db::{Reader, sight};
use crate::error::Error;
use crate::permit::Permit;
use crate::settings;
use chrono::NaiveDate;
use diesel::prelude::*;
use domain::calendar::Calendar;
use domain::follow_up::worklist::{Days, GroupCount, ProgrammeCount, TaskGroup, TaskSummary, TopicCount};
use domain::follow_up::{TaskKind, TaskStatus, Topic};
use domain::settings::Place;
use std::collections::HashMap;

/// Counts the tasks in sight: the open ones, and those closed lately.
pub(in crate::follow_up) fn summary(c: &mut Reader, permit: &Permit) -> Result<TaskSummary, Error> {
    let days = Days::around(permit.today);
    let counts = counts(c, permit, days.done_since)?;
    let names = programme_names(c, permit)?;
    let calendar: Calendar = settings::at(c, permit, Place::WHOLE)?;
    let mut groups: Vec<GroupCount> = TaskGroup::ALL.iter().map(|group| GroupCount { group: *group, count: 0 }).collect();
    let mut topics: Vec<TopicCount> = Topic::ALL.iter().map(|topic| TopicCount { topic: *topic, count: 0 }).collect();
    let mut programmes: Vec<ProgrammeCount> = Vec::new();
    let mut oldest = None;
    for (kind, code, due_on, snoozed_until, status, count) in counts {
        let group = if status == TaskStatus::Open { days.group(due_on, snoozed_until) } else { TaskGroup::Done };
        if group == TaskGroup::Overdue {
            oldest = Some(oldest.map_or(due_on, |day: NaiveDate| day.min(due_on)));
        }
        groups.iter_mut().filter(|one| one.group == group).for_each(|one| one.count = one.count.saturating_add(count));
        if group == TaskGroup::Done {
            continue;
        }
        topics.iter_mut().filter(|one| one.topic == kind.topic()).for_each(|one| one.count = one.count.saturating_add(count));
        match programmes.iter_mut().find(|one| one.code == code) {
            Some(one) => one.count = one.count.saturating_add(count),
            None => programmes.push(ProgrammeCount { name: names.get(&code).unwrap_or(&code).clone(), code, count }),
        }
    }
    topics.retain(|one| one.count > 0);
    programmes.sort_by(|one, other| one.name.cmp(&other.name));
    let oldest_over = oldest.map_or(0, |day| working_days_over(day, permit.today, &calendar));
    Ok(TaskSummary { groups, topics, programmes, oldest_over })
}

/// How many tasks there are for each kind, programme and pair of dates: few rows whatever the number of tasks.
type Count = (TaskKind, String, NaiveDate, Option<NaiveDate>, TaskStatus, i64);

/// Counts the open tasks, and those closed since a day: each by its own index, so two statements.
fn counts(c: &mut Reader, permit: &Permit, closed_since: NaiveDate) -> Result<Vec<Count>, Error> {
    let by = (tasks::kind, tasks::programme_code, tasks::due_on, tasks::snoozed_until, tasks::status);
    let count = (tasks::kind, tasks::programme_code, tasks::due_on, tasks::snoozed_until, tasks::status, diesel::dsl::count_star());
    let open = tasks::table.filter(sight::tasks(permit)).filter(among("tasks.status", &[TaskStatus::Open]));
    let mut counts: Vec<Count> = open.group_by(by).select(count).load(c)?;
    let closed = tasks::table
        .filter(sight::tasks(permit))
        .filter(tasks::status.ne(TaskStatus::Open).and(tasks::closed_at.is_not_null()))
        .filter(tasks::closed_at.ge(midnight(closed_since)).assume_not_null());
    counts.extend(closed.group_by(by).select(count).load::<Count>(c)?);
    Ok(counts)
}

fn programme_names(c: &mut Reader, permit: &Permit) -> Result<HashMap<String, String>, Error> {
    let rows: Vec<(String, String)> =
        programmes::table.filter(programmes::tenant_id.eq(permit.tenant)).select((programmes::code, programmes::name)).load(c)?;
    Ok(rows.into_iter().collect())
}
