//! The organisation tree: municipality → centre → area → site.

use crate::actor::Actor;
use crate::app::App;
use crate::error::Error;
use actix_web::{get, web};
use domain::access::Action;
use domain::organisation::OrgUnit;
use domain::problem::Problem;

mod transactions;

pub use transactions::{Unit, insert_root, unit_path, units, write_sites};

/// The operations of this capability.
pub fn routes(config: &mut utoipa_actix_web::service_config::ServiceConfig<'_>) {
    config.service(list_org_units);
}

/// Lists the tree in sight, parents before children.
#[utoipa::path(tag = "organisation", responses(
    (status = 200, body = Vec<OrgUnit>),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[get("/org-units")]
async fn list_org_units(actor: Actor, app: web::Data<App>) -> Result<web::Json<Vec<OrgUnit>>, Error> {
    let permit = actor.may(Action::SeeOrganisation)?;
    let seen = permit.clone();
    Ok(web::Json(app.db.read(&permit, move |c| transactions::list(c, &seen)).await?))
}
