//! Talks: read and moved. The minutes are confidential (K3), and each reading stands in the log.

use super::stepping;
use super::telling::{Reader, reads_minutes, told};
use super::transactions::talks as transactions;
use crate::actor::Actor;
use crate::app::App;
use crate::db::Created;
use crate::db::IdempotencyKey;
use crate::db::sight;
use crate::error::Error;
use crate::http::answers::Versioned;
use crate::http::version::IfMatch;
use actix_web::{get, post, web};
use domain::access::Action;
use domain::audit::AuditAction;
use domain::follow_up::talks::{MoveTalk, Talk};
use domain::ids::{TalkId, TaskId, TraineeshipId};
use domain::problem::Problem;

/// The most talks the card shows; older ones stand in the history.
const SHOWN: i64 = 100;

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
    let talks = app
        .db
        .read(&permit, move |c| {
            sight::find_traineeship(c, &seen, id)?;
            let found = transactions::of_traineeship(c, &seen, id, SHOWN)?;
            let told = |one: transactions::Found| {
                let reader = Reader::of(&seen, None, &one, false);
                told(one, &seen, false, &reader)
            };
            Ok(found.into_iter().map(told).collect())
        })
        .await?;
    Ok(web::Json(talks))
}

/// Shows a talk; with its minutes to those who may read them, which is logged.
#[utoipa::path(tag = "follow_up", responses(
    (status = 200, body = Talk),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[get("/talks/{id}")]
async fn find_talk(actor: Actor, app: web::Data<App>, id: web::Path<TalkId>) -> Result<Versioned<Talk>, Error> {
    let permit = actor.may(Action::SeeTalks)?;
    let holding = actor.may(Action::HoldTalks).ok();
    let (id, seen) = (id.into_inner(), permit.clone());
    let (talk, confidential, holds) = app
        .db
        .read(&permit, {
            let (seen, holding) = (seen.clone(), holding.clone());
            move |c| {
                let found = transactions::find(c, &seen, id)?;
                let confidential = found.row.minutes.is_some() && reads_minutes(&seen, &found);
                let holds = transactions::holds(c, holding.as_ref(), &found)?;
                let reader = Reader::of(&seen, holding.as_ref(), &found, holds);
                Ok((told(found, &seen, false, &reader), confidential, holds))
            }
        })
        .await?;
    if !confidential {
        return Ok(Versioned(talk));
    }
    let talk = app
        .db
        .write(&permit, move |w| {
            let found = transactions::find(w, &seen, id)?;
            stepping::audit(w, &found, AuditAction::TalkMinutesRead, serde_json::json!({}))?;
            let reader = Reader::of(&seen, holding.as_ref(), &found, holds);
            Ok(told(found, &seen, true, &reader))
        })
        .await?;
    Ok(Versioned(talk))
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
    let (id, asked, seen) = (id.into_inner(), body.into_inner(), permit.clone());
    app.db
        .create(&permit, &key, "invite_to_talk", &(id, asked.clone()), move |w| {
            let talk = stepping::invite(w, &seen, id, &asked)?;
            let found = transactions::find(w, &seen, talk)?;
            let reader = Reader::of(&seen, Some(&seen), &found, true);
            Ok(Created::at(format!("/api/v1/talks/{talk}"), told(found, &seen, true, &reader)))
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
    let (id, asked, seen) = (id.into_inner(), body.into_inner(), permit.clone());
    let talk = app.db.write(&permit, move |w| {
        let found = transactions::find(w, &seen, id)?;
        let holds = transactions::holds(w, holding.as_ref(), &found)?;
        let reader = Reader::of(&seen, holding.as_ref(), &found, holds);
        let found = stepping::step(w, &reader.roles, found, &asked, version.0)?;
        let reader = Reader::of(&seen, holding.as_ref(), &found, holds);
        Ok(told(found, &seen, true, &reader))
    });
    Ok(Versioned(talk.await?))
}
