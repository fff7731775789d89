//! Talks: read and moved. The minutes are confidential (K3), and each reading stands in the log.

use super::transactions::talks;
use crate::actor::Actor;
use crate::app::App;
use crate::db::Created;
use crate::db::IdempotencyKey;
use crate::error::Error;
use crate::http::answers::Versioned;
use crate::http::version::IfMatch;
use actix_web::{get, post, web};
use domain::access::Action;
use domain::follow_up::talks::{MoveTalk, Talk};
use domain::ids::{TalkId, TaskId, TraineeshipId};
use domain::problem::Problem;

pub(super) fn routes(config: &mut utoipa_actix_web::service_config::ServiceConfig<'_>) {
    config.service(list_talks).service(find_talk).service(invite_to_talk).service(move_talk);
}

/// Lists the talks about a trainee, the latest first, without their minutes.
#[utoipa::path(tag = "follow_up", responses(
    (status = 200, body = Vec<Talk>),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[get("/traineeships/{id}/talks")]
async fn list_talks(actor: Actor, app: web::Data<App>, id: web::Path<TraineeshipId>) -> Result<web::Json<Vec<Talk>>, Error> {
    let permit = actor.may(Action::SeeTalks)?;
    let (id, seen) = (id.into_inner(), permit.clone());
    Ok(web::Json(app.db.read(&permit, move |c| talks::list(c, &seen, id)).await?))
}

/// Shows a talk; with its minutes to those who may read them, which is logged.
#[utoipa::path(tag = "follow_up", responses(
    (status = 200, body = Talk),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[get("/talks/{id}")]
async fn find_talk(actor: Actor, app: web::Data<App>, id: web::Path<TalkId>) -> Result<Versioned<Talk>, Error> {
    let permit = actor.may(Action::SeeTalks)?;
    let holding = actor.may(Action::HoldTalks).ok();
    let id = id.into_inner();
    let read = {
        let (seen, holding) = (permit.clone(), holding.clone());
        app.db.read(&permit, move |c| talks::show(c, &seen, holding.as_ref(), id))
    };
    let shown = read.await?;
    if !shown.has_minutes_for_her {
        return Ok(Versioned(shown.talk));
    }
    // Reading the minutes is a write: it stands in the log.
    Ok(Versioned(app.db.write(&permit, move |w| talks::read_minutes(w, holding.as_ref(), id, shown.holds)).await?))
}

/// Invites the trainee to the talk a task asks for: the first step of a talk.
#[utoipa::path(tag = "follow_up", params(IdempotencyKey), responses(
    (status = 201, body = Talk),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[post("/tasks/{id}/talk")]
async fn invite_to_talk(
    actor: Actor,
    app: web::Data<App>,
    id: web::Path<TaskId>,
    key: IdempotencyKey,
    body: web::Json<MoveTalk>,
) -> Result<Created<Talk>, Error> {
    let permit = actor.may(Action::HoldTalks)?;
    let (id, asked) = (id.into_inner(), body.into_inner());
    let request = (id, asked.clone());
    app.db
        .create(&permit, &key, "invite_to_talk", &request, move |w| {
            let talk = talks::invite(w, id, &asked)?;
            Ok(Created::at(format!("/api/v1/talks/{}", talk.id), talk))
        })
        .await
}

/// Takes a step of a talk (docs/field 4.4): who holds it, or the trainee who has read the minutes.
#[utoipa::path(tag = "follow_up", params(IfMatch), responses(
    (status = 200, body = Talk),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[post("/talks/{id}/transitions")]
async fn move_talk(
    actor: Actor,
    app: web::Data<App>,
    id: web::Path<TalkId>,
    version: IfMatch,
    body: web::Json<MoveTalk>,
) -> Result<Versioned<Talk>, Error> {
    let permit = actor.may(Action::SeeTalks)?;
    let holding = actor.may(Action::HoldTalks).ok();
    let (id, asked) = (id.into_inner(), body.into_inner());
    Ok(Versioned(app.db.write(&permit, move |w| talks::step(w, holding.as_ref(), id, &asked, version.0)).await?))
}
