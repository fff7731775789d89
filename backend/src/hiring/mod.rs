//! Hire cases: opened some months before the end of a traineeship, and moved to a decision.

mod transactions;

use crate::actor::Actor;
use crate::app::App;
use crate::db::Created;
use crate::db::IdempotencyKey;
use crate::error::Error;
use crate::http::answers::Versioned;
use crate::http::version::IfMatch;
use crate::listed;
use actix_web::{get, post, put, web};
use domain::Page;
use domain::access::Action;
use domain::hiring::{DecideHireCase, HireCase, JobWish};
use domain::ids::{HireCaseId, TraineeshipId};
use domain::problem::Problem;

pub use transactions::{close_done, complete_due, follow_end, open_due};

/// The operations of this capability.
pub fn routes(config: &mut utoipa_actix_web::service_config::ServiceConfig<'_>) {
    config
        .service(open_hire_case)
        .service(list_hire_cases)
        .service(export_hire_cases)
        .service(find_hire_case)
        .service(move_hire_case)
        .service(state_wish);
}

/// Opens the hire case of a traineeship; where it is open already, says which it is.
#[utoipa::path(tag = "hiring", params(IdempotencyKey), responses(
    (status = 201, body = HireCase),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[post("/traineeships/{id}/hire-case")]
async fn open_hire_case(
    actor: Actor,
    app: web::Data<App>,
    key: IdempotencyKey,
    id: web::Path<TraineeshipId>,
) -> Result<Created<HireCase>, Error> {
    let permit = actor.may(Action::DecideHireCases)?;
    let id = id.into_inner();
    app.db
        .create(&permit, &key, "open_hire_case", &id, move |w| {
            let case = transactions::open_one(w, id)?;
            Ok(Created::at(format!("/api/v1/hire-cases/{}", case.id), case))
        })
        .await
}

listed! {
    /// Lists hire cases, the one that ends first on top.
    "hiring", HireCase as CasesAsked | CasesFile, "/hire-cases" list_hire_cases, "/hire-cases/export" export_hire_cases,
    |actor, app| actor.may(Action::SeeHireCases)?, transactions::list
}

/// A hire case with the moves there are.
#[utoipa::path(tag = "hiring", responses(
    (status = 200, body = HireCase),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[get("/hire-cases/{id}")]
async fn find_hire_case(actor: Actor, app: web::Data<App>, id: web::Path<HireCaseId>) -> Result<Versioned<HireCase>, Error> {
    let permit = actor.may(Action::SeeHireCases)?;
    let (seen, id) = (permit.clone(), id.into_inner());
    Ok(Versioned(app.db.read(&permit, move |c| transactions::find(c, &seen, id)).await?))
}

/// Moves a hire case, if its guards allow it (docs/field 4.5).
#[utoipa::path(tag = "hiring", params(IfMatch), responses(
    (status = 200, body = HireCase),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[post("/hire-cases/{id}/transitions")]
async fn move_hire_case(
    actor: Actor,
    app: web::Data<App>,
    id: web::Path<HireCaseId>,
    version: IfMatch,
    body: web::Json<DecideHireCase>,
) -> Result<Versioned<HireCase>, Error> {
    let permit = actor.may(Action::DecideHireCases)?;
    let (id, decision) = (id.into_inner(), body.into_inner());
    Ok(Versioned(app.db.write(&permit, move |w| transactions::decide(w, id, &decision, version.0)).await?))
}

/// Says whether the trainee wants a job here; until there is an offer.
#[utoipa::path(tag = "hiring", params(IfMatch), responses(
    (status = 200, body = HireCase),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[put("/traineeships/{id}/job-wish")]
async fn state_wish(
    actor: Actor,
    app: web::Data<App>,
    id: web::Path<TraineeshipId>,
    version: IfMatch,
    body: web::Json<JobWish>,
) -> Result<Versioned<HireCase>, Error> {
    let permit = actor.may(Action::StateWish)?;
    let (id, wish) = (id.into_inner(), body.wish);
    Ok(Versioned(app.db.write(&permit, move |w| transactions::state_wish(w, id, wish, version.0)).await?))
}
