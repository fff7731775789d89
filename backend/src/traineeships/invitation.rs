//! Inviting a trainee to sign in: a user of her own, and a one-time link (docs/field R22). No number of hers stands in it.

use crate::actor::Actor;
use crate::app::App;
use crate::db::Created;
use crate::error::Error;
use actix_web::{post, web};
use domain::access::Action;
use domain::ids::TraineeshipId;
use domain::problem::Problem;
use domain::users::PasswordLink;

/// Invites a trainee to an account not yet in use: makes the user where there is none, and a new one-time link.
#[utoipa::path(tag = "traineeships", responses(
    (status = 201, body = PasswordLink),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[post("/traineeships/{id}/invitation")]
pub(super) async fn invite_trainee(
    actor: Actor,
    app: web::Data<App>,
    id: web::Path<TraineeshipId>,
) -> Result<Created<PasswordLink>, Error> {
    let permit = actor.may(Action::ManageTraineeships)?;
    let id = id.into_inner();
    let user_id = app.db.write(&permit, move |w| super::transactions::user_of(w, id)).await?;
    let secret = crate::sessions::issue_link(&app, &permit, user_id).await?;
    let path = format!("/ny-adgangskode#{secret}");
    Ok(Created::at(path.clone(), PasswordLink { user_id, path }))
}
