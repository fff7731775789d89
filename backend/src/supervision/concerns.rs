//! Concerns: class K3, read by the consultant and by the one who raised it.

use super::transactions::concerns;
use crate::actor::Actor;
use crate::app::App;
use crate::db::Created;
use crate::db::IdempotencyKey;
use crate::error::Error;
use crate::http::answers::Versioned;
use crate::http::version::IfMatch;
use actix_web::web::{Data, Json, Path};
use actix_web::{get, post};
use domain::access::Action;
use domain::fields::Declared;
use domain::ids::{RetentionCaseId, TraineeshipId};
use domain::problem::Problem;
use domain::supervision::{Concern, MoveConcern, RaiseConcern};

pub(super) fn routes(config: &mut utoipa_actix_web::service_config::ServiceConfig<'_>) {
    config.service(raise_concern).service(list_concerns).service(move_concern);
}

/// Raises a concern; the consultant gets a task.
#[utoipa::path(tag = "supervision", params(IdempotencyKey), responses(
    (status = 201, body = Concern),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[post("/traineeships/{id}/concerns")]
async fn raise_concern(
    actor: Actor,
    app: Data<App>,
    id: Path<TraineeshipId>,
    key: IdempotencyKey,
    body: Json<RaiseConcern>,
) -> Result<Created<Concern>, Error> {
    let permit = actor.may(Action::RaiseConcern)?;
    let (id, concern) = (id.into_inner(), body.into_inner().fields_checked(permit.today)?);
    let asked = (id, concern.clone());
    app.db
        .create(&permit, &key, "raise_concern", &asked, move |w| {
            Ok(Created::at(format!("/api/v1/traineeships/{id}/concerns"), concerns::raise(w, id, &concern)?))
        })
        .await
}

/// The concerns about a trainee: all of them for the consultant, else the reader's own. The reading is audited.
#[utoipa::path(tag = "supervision", responses(
    (status = 200, body = Vec<Concern>),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[get("/traineeships/{id}/concerns")]
async fn list_concerns(actor: Actor, app: Data<App>, id: Path<TraineeshipId>) -> Result<Json<Vec<Concern>>, Error> {
    let permit = actor.may(Action::SeeConcerns)?;
    let handling = actor.may(Action::HandleConcerns).ok();
    let id = id.into_inner();
    // A write, because the audit row of the reading stands in the same transaction (docs/field 5.2, 20).
    Ok(Json(app.db.write(&permit, move |w| concerns::read(w, id, handling.as_ref())).await?))
}

/// Takes a step of a concern: the consultant acknowledges it, and its task is done.
#[utoipa::path(tag = "supervision", params(IfMatch), responses(
    (status = 200, body = Concern),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[post("/concerns/{id}/transitions")]
async fn move_concern(
    actor: Actor,
    app: Data<App>,
    id: Path<RetentionCaseId>,
    version: IfMatch,
    body: Json<MoveConcern>,
) -> Result<Versioned<Concern>, Error> {
    let permit = actor.may(Action::HandleConcerns)?;
    let (id, asked) = (id.into_inner(), body.into_inner());
    let concern = app.db.write(&permit, move |w| concerns::step(w, id, &asked, version.0)).await?;
    Ok(Versioned(concern))
}
