//! Moving a traineeship: a trainee came on her first day.

use super::transactions;
use crate::actor::Actor;
use crate::app::App;
use crate::error::Error;
use crate::http::answers::Versioned;
use crate::http::version::IfMatch;
use actix_web::{post, web};
use domain::access::Action;
use domain::ids::TraineeshipId;
use domain::problem::Problem;
use domain::traineeships::{StartTraineeship, TraineeshipCard};

/// Takes a step of a traineeship: she came; 409 with what is missing before the start (docs/field 4.2, B1).
#[utoipa::path(tag = "traineeships", params(IfMatch), responses(
    (status = 200, body = TraineeshipCard),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[post("/traineeships/{id}/transitions")]
pub(super) async fn move_traineeship(
    actor: Actor,
    app: web::Data<App>,
    id: web::Path<TraineeshipId>,
    version: IfMatch,
    body: web::Json<StartTraineeship>,
) -> Result<Versioned<TraineeshipCard>, Error> {
    let permit = actor.may(Action::StartTraineeships)?;
    let (id, start) = (id.into_inner(), body.into_inner());
    Ok(Versioned(app.db.write(&permit, move |w| transactions::step(w, id, &start, version.0)).await?))
}
