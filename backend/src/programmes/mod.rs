//! The programme catalogue: programmes and their versions, as data of each municipality.

mod queries;

use crate::actor::Actor;
use crate::app::App;
use crate::error::Error;
use actix_web::{get, web};
use domain::access::Action;
use domain::problem::Problem;
use domain::programmes::Programme;

pub use queries::{content_at, load_catalogue};

/// The operations of this capability.
pub fn routes(config: &mut utoipa_actix_web::service_config::ServiceConfig<'_>) {
    config.service(list_programmes);
}

/// Lists the programmes with their versions, newest first.
#[utoipa::path(tag = "programmes", responses(
    (status = 200, body = Vec<Programme>),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[get("/programmes")]
async fn list_programmes(actor: Actor, app: web::Data<App>) -> Result<web::Json<Vec<Programme>>, Error> {
    let permit = actor.may(Action::SeeProgrammes)?;
    let tenant = permit.tenant;
    Ok(web::Json(app.db.read(&permit, move |c| queries::list(c, tenant)).await?))
}
