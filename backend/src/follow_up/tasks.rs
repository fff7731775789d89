//! The worklist: what waits for someone, how urgent it is, and why.

use super::transactions::tasks::{self as transactions, Change, Filter, Found};
use super::{NewTask, open_task};
use crate::actor::Actor;
use crate::app::App;
use crate::db::Created;
use crate::db::IdempotencyKey;
use crate::db::{AuditEntry, Writer, sight};
use crate::error::Error;
use crate::http::answers::Versioned;
use crate::http::paging;
use crate::http::version::IfMatch;
use crate::moves::Standing;
use crate::permit::Permit;
use crate::settings;
use actix_web::{get, post, web};
use chrono::NaiveDate;
use domain::Page;
use domain::access::{Action, Role};
use domain::audit::AuditAction;
use domain::calendar::Calendar;
use domain::follow_up::worklist::{
    Days, GroupCount, MoveTask, ProgrammeCount, Task, TaskFacts, TaskGroup, TaskQuery, TaskStep, TaskSubject, TaskSummary, TopicCount,
    WriteTask,
};
use domain::follow_up::{Inputs, TaskKind, TaskStatus, Topic};
use domain::ids::{AnyId, PersonId, TaskId};
use domain::moves;
use domain::problem::{FieldCode, Problem};
use domain::settings::Place;
use domain::text;

pub(super) fn routes(config: &mut utoipa_actix_web::service_config::ServiceConfig<'_>) {
    config.service(list_tasks).service(summarise_tasks).service(find_task).service(write_task).service(move_task);
}

/// Lists the worklist, the most urgent first: a group, or all open tasks.
#[utoipa::path(tag = "follow_up", params(TaskQuery), responses(
    (status = 200, body = Page<Task>),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[get("/tasks")]
async fn list_tasks(actor: Actor, app: web::Data<App>, query: web::Query<TaskQuery>) -> Result<web::Json<Page<Task>>, Error> {
    let permit = actor.may(Action::SeeTasks)?;
    let limit = paging::limit(query.limit)?;
    let after: Option<(String, TaskId)> = paging::cursor(query.cursor.as_deref())?;
    let after = after
        .map(|(day, id)| Ok::<_, Error>((day.parse::<NaiveDate>().map_err(|_| Error::field("cursor", FieldCode::InvalidValue))?, id)))
        .transpose()?;
    let filter = Filter {
        group: query.group,
        kinds: query.kinds()?,
        programmes: query.programmes(),
        traineeship: query.traineeship_id,
        after,
        limit: limit.saturating_add(1),
    };
    let seen = permit.clone();
    let page = app
        .db
        .read(&permit, move |c| {
            let rows = transactions::list(c, &seen, &filter)?;
            let page = paging::page(rows, limit, |found| (found.row.due_on.to_string(), found.row.id.to_string()));
            Ok(Page { items: page.items.into_iter().map(|found| told(found, &seen)).collect(), next_cursor: page.next_cursor, total: None })
        })
        .await?;
    Ok(web::Json(page))
}

/// Counts the tasks of the worklist by group, topic and programme.
#[utoipa::path(tag = "follow_up", responses(
    (status = 200, body = TaskSummary),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[get("/tasks/summary")]
async fn summarise_tasks(actor: Actor, app: web::Data<App>) -> Result<web::Json<TaskSummary>, Error> {
    let permit = actor.may(Action::SeeTasks)?;
    let seen = permit.clone();
    let (counts, names, calendar) = app
        .db
        .read(&permit, move |c| {
            let counts = transactions::counts(c, &seen, Days::around(seen.today).done_since)?;
            Ok((counts, transactions::programme_names(c, &seen)?, settings::at::<Calendar>(c, &seen, Place::WHOLE)?))
        })
        .await?;
    let days = Days::around(permit.today);
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
    Ok(web::Json(TaskSummary { groups, topics, programmes, oldest_over }))
}

/// Shows a task.
#[utoipa::path(tag = "follow_up", responses(
    (status = 200, body = Task),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[get("/tasks/{id}")]
async fn find_task(actor: Actor, app: web::Data<App>, id: web::Path<TaskId>) -> Result<Versioned<Task>, Error> {
    let permit = actor.may(Action::SeeTasks)?;
    let (id, seen) = (id.into_inner(), permit.clone());
    let task = app.db.read(&permit, move |c| Ok(told(transactions::find(c, &seen, id)?, &seen))).await?;
    Ok(Versioned(task))
}

/// Writes a task by hand.
#[utoipa::path(tag = "follow_up", params(IdempotencyKey), responses(
    (status = 201, body = Task),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[post("/tasks")]
async fn write_task(actor: Actor, app: web::Data<App>, key: IdempotencyKey, body: web::Json<WriteTask>) -> Result<Created<Task>, Error> {
    let permit = actor.may(Action::DoTasks)?;
    let new = body.into_inner().checked(permit.today)?;
    let (asked, seen) = (new.clone(), permit.clone());
    app.db
        .create(&permit, &key, "write_task", &asked, move |w| {
            let traineeship = sight::find_traineeship(w, &seen, new.traineeship_id)?;
            let roles = seen.roles_on(traineeship.person_id, &traineeship.org_path, &traineeship.programme_code);
            let owner_role = [Role::Consultant, Role::EducationLead, Role::Leader]
                .into_iter()
                .find(|role| roles.contains(role))
                .ok_or_else(Error::not_allowed)?;
            let id = open_task(
                w,
                &NewTask {
                    kind: TaskKind::Other,
                    rule: None,
                    title: Some(new.title.clone()),
                    inputs: Inputs::ByHand { on: seen.today },
                    traineeship_id: Some(traineeship.id),
                    object_id: None,
                    person_id: Some(traineeship.person_id),
                    org_path: traineeship.org_path,
                    programme_code: traineeship.programme_code,
                    owner_role,
                    owner_user_id: seen.user_id,
                    trigger_on: seen.today,
                    due_on: new.due_on,
                },
            )?;
            let found = transactions::find(w, &seen, id)?;
            Ok(Created::at(format!("/api/v1/tasks/{id}"), told(found, &seen)))
        })
        .await
}

/// Takes a step of a task in sight: done, not relevant, put off, given to a colleague, opened again.
#[utoipa::path(tag = "follow_up", params(IfMatch), responses(
    (status = 200, body = Task),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[post("/tasks/{id}/transitions")]
async fn move_task(
    actor: Actor,
    app: web::Data<App>,
    id: web::Path<TaskId>,
    version: IfMatch,
    body: web::Json<MoveTask>,
) -> Result<Versioned<Task>, Error> {
    let permit = actor.may(Action::DoTasks)?;
    let (id, asked, seen) = (id.into_inner(), body.into_inner(), permit.clone());
    let task = app.db.write(&permit, move |w| {
        let found = transactions::find(w, &seen, id)?;
        let (row, roles) = (&found.row, roles(&seen, &found));
        let standing = Standing { id: id.0, version: row.version, status: row.status, roles: &roles, facts: facts(&found) };
        let made = standing.make(asked.clone(), version.0, false, seen.today)?;
        let body = &made.body;
        if let (TaskStep::Assign, Some(user)) = (body.to, body.user_id)
            && !transactions::has_role(w, &seen, user, row.owner_role)?
        {
            return Err(Error::field("user_id", FieldCode::NotFound));
        }
        let closes = made.status != TaskStatus::Open;
        let change = Change {
            status: made.status,
            snoozed_until: if body.to == TaskStep::Assign { row.snoozed_until } else { body.until },
            owner_user_id: if body.to == TaskStep::Assign { body.user_id } else { row.owner_user_id },
            closed: closes.then_some((seen.user_id, body.reason.as_deref())),
        };
        let details = match body.to {
            TaskStep::Snooze | TaskStep::Wake => serde_json::json!({ "until": body.until }),
            TaskStep::Assign => serde_json::json!({ "owner_user_id": body.user_id }),
            TaskStep::Done | TaskStep::Waive | TaskStep::Reopen => serde_json::json!({ "status": made.status, "kind": row.kind }),
        };
        transactions::change(w, row, version.0, &change)?;
        audit(w, &found, made.one.audit, details)?;
        Ok(told(transactions::find(w, &seen, id)?, &seen))
    });
    Ok(Versioned(task.await?))
}

/// The roles of the reader that reach a task in her sight.
fn roles(permit: &Permit, found: &Found) -> Vec<Role> {
    let person = found.person_id.unwrap_or(PersonId(uuid::Uuid::nil()));
    permit.roles_on(person, &found.row.org_path, &found.row.programme_code)
}

fn facts(found: &Found) -> TaskFacts {
    TaskFacts { kind: found.row.kind, talk: found.talk.map(|(_, status)| status), snoozed: found.row.snoozed_until.is_some() }
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

/// Closes an open task whose matter has been dealt with elsewhere.
pub(super) fn close_open(w: &mut Writer<'_>, id: TaskId, status: TaskStatus, reason: Option<&str>) -> Result<(), Error> {
    let permit = Permit::of_whole(w.permit.tenant, w.permit.today);
    let found = transactions::find(w, &permit, id)?;
    if found.row.status != TaskStatus::Open {
        return Ok(());
    }
    let change = Change { status, snoozed_until: None, owner_user_id: found.row.owner_user_id, closed: Some((w.permit.user_id, reason)) };
    transactions::change(w, &found.row, found.row.version, &change)?;
    let details = serde_json::json!({ "status": status, "kind": found.row.kind });
    audit(w, &found, AuditAction::TaskClosed, details)
}

/// Puts a task off until its talk, or takes it up again.
pub(super) fn wait_until(w: &mut Writer<'_>, id: TaskId, until: Option<NaiveDate>) -> Result<(), Error> {
    let permit = Permit::of_whole(w.permit.tenant, w.permit.today);
    let found = transactions::find(w, &permit, id)?;
    let until = until.filter(|until| *until > permit.today);
    let change = Change { status: TaskStatus::Open, snoozed_until: until, owner_user_id: found.row.owner_user_id, closed: None };
    if found.row.status == TaskStatus::Open { transactions::change(w, &found.row, found.row.version, &change) } else { Ok(()) }
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
fn working_days_over(due_on: NaiveDate, today: NaiveDate, calendar: &Calendar) -> u32 {
    let first = due_on.succ_opt().unwrap_or(due_on);
    u32::try_from(calendar.working_days_between(first, today)).unwrap_or(u32::MAX)
}
