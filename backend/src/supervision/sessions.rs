//! Logged sessions, and a supervisor's own trainees.

use super::transactions::{mine, sessions};
use crate::actor::Actor;
use crate::app::App;
use crate::db::Created;
use crate::db::IdempotencyKey;
use crate::error::Error;
use crate::http::answers::Versioned;
use crate::http::paging;
use actix_web::web::{Data, Json, Path, Query};
use actix_web::{get, post};
use domain::Page;
use domain::access::Action;
use domain::ids::{SupervisionSessionId, TraineeshipId};
use domain::problem::Problem;
use domain::supervision::{LogSession, MyTrainees, SupervisionSession};

pub(super) fn routes(config: &mut utoipa_actix_web::service_config::ServiceConfig<'_>) {
    config
        .service(log_supervision_session)
        .service(list_supervision_sessions)
        .service(acknowledge_supervision_session)
        .service(list_my_trainees);
}

/// Logs a session with a trainee.
#[utoipa::path(tag = "supervision", params(IdempotencyKey), responses(
    (status = 201, body = SupervisionSession),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[post("/traineeships/{id}/supervision-sessions")]
async fn log_supervision_session(
    actor: Actor,
    app: Data<App>,
    id: Path<TraineeshipId>,
    key: IdempotencyKey,
    body: Json<LogSession>,
) -> Result<Created<SupervisionSession>, Error> {
    let permit = actor.may(Action::LogSupervision)?;
    let (id, session) = (id.into_inner(), body.into_inner().checked(permit.today)?);
    let asked = (id, session.clone());
    app.db
        .create(&permit, &key, "log_supervision_session", &asked, move |w| {
            Ok(Created::at(format!("/api/v1/traineeships/{id}/supervision-sessions"), sessions::insert(w, id, &session)?))
        })
        .await
}

/// Where in a list.
#[derive(serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Part {
    /// Where the page before ended.
    cursor: Option<String>,
    /// Rows per page, at most 100.
    limit: Option<u32>,
}

/// A trainee's sessions, the latest first.
#[utoipa::path(tag = "supervision", params(Part), responses(
    (status = 200, body = Page<SupervisionSession>),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[get("/traineeships/{id}/supervision-sessions")]
async fn list_supervision_sessions(
    actor: Actor,
    app: Data<App>,
    id: Path<TraineeshipId>,
    part: Query<Part>,
) -> Result<Json<Page<SupervisionSession>>, Error> {
    let permit = actor.may(Action::SeeSupervision)?;
    let (id, seen) = (id.into_inner(), permit.clone());
    let (limit, after) = (paging::limit(part.limit)?, sessions::place(part.cursor.as_deref())?);
    Ok(Json(app.db.read(&permit, move |c| sessions::list(c, &seen, id, after, limit)).await?))
}

/// The trainee acknowledges a session; a second time changes nothing.
#[utoipa::path(tag = "supervision", responses(
    (status = 200, body = SupervisionSession),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[post("/supervision-sessions/{id}/acknowledgement")]
async fn acknowledge_supervision_session(
    actor: Actor,
    app: Data<App>,
    id: Path<SupervisionSessionId>,
) -> Result<Versioned<SupervisionSession>, Error> {
    let permit = actor.may(Action::AcknowledgeSupervision)?;
    let id = id.into_inner();
    let session = app.db.write(&permit, move |w| sessions::acknowledge(w, id)).await?;
    Ok(Versioned(session))
}

/// The trainees the reader supervises now or soon: what the first screen needs.
#[utoipa::path(tag = "supervision", responses(
    (status = 200, body = MyTrainees),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[get("/my/trainees")]
async fn list_my_trainees(actor: Actor, app: Data<App>) -> Result<Json<MyTrainees>, Error> {
    let permit = actor.may(Action::SeeTrainees)?;
    let sees_absence = actor.may(Action::SeeAbsence).is_ok();
    let seen = permit.clone();
    Ok(Json(app.db.read(&permit, move |c| mine::trainees(c, &seen, sees_absence)).await?))
}
