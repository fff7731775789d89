//! The programme catalogue: programmes, their versions and their cohorts, as data of each municipality.

mod transactions;

use crate::actor::Actor;
use crate::app::App;
use crate::error::Error;
use crate::http::answers::Versioned;
use crate::http::paging;
use crate::http::version::IfMatch;
use actix_web::{get, patch, web};
use domain::Page;
use domain::access::Action;
use domain::fields::Declared;
use domain::ids::CohortId;
use domain::problem::Problem;
use domain::programmes::{ChangeCohort, Cohort, CohortQuery, Programme};

pub use transactions::cohorts::{coming, find as find_cohort};
pub use transactions::from_list::{CohortPlan, NewCohort, cohort_plans, create_cohort, write_cohorts};
pub use transactions::{Names, content_at, load_catalogue, programme_names};

/// The operations of this capability.
pub fn routes(config: &mut utoipa_actix_web::service_config::ServiceConfig<'_>) {
    config.service(list_programmes).service(list_cohorts).service(change_cohort);
}

/// Lists the programmes with their versions, newest first.
#[utoipa::path(tag = "programmes", responses(
    (status = 200, body = Vec<Programme>),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[get("/programmes")]
async fn list_programmes(actor: Actor, app: web::Data<App>) -> Result<web::Json<Vec<Programme>>, Error> {
    let permit = actor.may(Action::SeeProgrammes)?;
    let tenant = permit.tenant;
    Ok(web::Json(app.db.read(&permit, move |c| transactions::list(c, tenant)).await?))
}

/// Lists the cohorts by first day, with their places.
#[utoipa::path(tag = "programmes", params(CohortQuery), responses(
    (status = 200, body = Page<Cohort>),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[get("/cohorts")]
async fn list_cohorts(actor: Actor, app: web::Data<App>, query: web::Query<CohortQuery>) -> Result<web::Json<Page<Cohort>>, Error> {
    let permit = actor.may(Action::SeeApplications)?;
    let query = query.into_inner();
    let mut checks = domain::problem::Checks::default();
    checks.near(query.open_on, "open_on");
    checks.finish(())?;
    let (limit, after) = paging::asked(query.limit, query.cursor.as_deref())?;
    let seen = permit.clone();
    Ok(web::Json(app.db.read(&permit, move |c| transactions::cohorts::list(c, &seen, &query, after.as_ref(), limit)).await?))
}

/// Says how many places a cohort has.
#[utoipa::path(tag = "programmes", params(IfMatch), responses(
    (status = 200, body = Cohort),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[patch("/cohorts/{id}")]
async fn change_cohort(
    actor: Actor,
    app: web::Data<App>,
    id: web::Path<CohortId>,
    version: IfMatch,
    body: web::Json<ChangeCohort>,
) -> Result<Versioned<Cohort>, Error> {
    let permit = actor.may(Action::ManageCohorts)?;
    let (id, change) = (id.into_inner(), body.into_inner().fields_checked(permit.today)?);
    let cohort = app.db.write(&permit, move |w| transactions::cohorts::change(w, id, &change, version.0)).await?;
    Ok(Versioned(cohort))
}
