//! The worklist: what waits for someone, how urgent it is, and why.

use super::transactions::tasks::{self, Filter};
use crate::actor::Actor;
use crate::app::App;
use crate::db::Created;
use crate::db::IdempotencyKey;
use crate::error::Error;
use crate::http::answers::Versioned;
use crate::http::paging;
use crate::http::version::IfMatch;
use actix_web::{get, post, web};
use chrono::NaiveDate;
use domain::Page;
use domain::access::Action;
use domain::follow_up::worklist::{MoveTask, Task, TaskQuery, TaskSummary, WriteTask};
use domain::ids::TaskId;
use domain::problem::{FieldCode, Problem};

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
            let items = tasks::list(c, &seen, &filter)?;
            Ok(paging::page(items, limit, |task| (task.due_on.to_string(), task.id.to_string())))
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
    Ok(web::Json(app.db.read(&permit, move |c| tasks::summary(c, &seen)).await?))
}

/// Shows a task.
#[utoipa::path(tag = "follow_up", responses(
    (status = 200, body = Task),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[get("/tasks/{id}")]
async fn find_task(actor: Actor, app: web::Data<App>, id: web::Path<TaskId>) -> Result<Versioned<Task>, Error> {
    let permit = actor.may(Action::SeeTasks)?;
    let (id, seen) = (id.into_inner(), permit.clone());
    Ok(Versioned(app.db.read(&permit, move |c| tasks::show(c, &seen, id)).await?))
}

/// Writes a task by hand.
#[utoipa::path(tag = "follow_up", params(IdempotencyKey), responses(
    (status = 201, body = Task),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[post("/tasks")]
async fn write_task(actor: Actor, app: web::Data<App>, key: IdempotencyKey, body: web::Json<WriteTask>) -> Result<Created<Task>, Error> {
    let permit = actor.may(Action::DoTasks)?;
    let new = body.into_inner().checked(permit.today)?;
    let asked = new.clone();
    app.db
        .create(&permit, &key, "write_task", &asked, move |w| {
            let task = tasks::write(w, &new)?;
            Ok(Created::at(format!("/api/v1/tasks/{}", task.id), task))
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
    let (id, asked) = (id.into_inner(), body.into_inner());
    Ok(Versioned(app.db.write(&permit, move |w| tasks::step(w, id, &asked, version.0)).await?))
}
