//! Recruitment: applicants and their way to a place.

mod transactions;

pub use transactions::expire_offers;
pub(crate) use transactions::{advance, register, set_requirement as tick};

use crate::actor::Actor;
use crate::app::App;
use crate::db::Created;
use crate::db::IdempotencyKey;
use crate::error::Error;
use crate::http::answers::Versioned;
use crate::http::version::IfMatch;
use crate::listed;
use actix_web::{get, patch, post, put, web};
use domain::Page;
use domain::access::Action;
use domain::audit::HistoryEntry;
use domain::fields::Declared;
use domain::ids::ApplicationId;
use domain::problem::Problem;
use domain::recruitment::{
    Application, ApplicationCard, Board, ChangeApplication, RecordInterview, RegisterApplication, Registered, SetRequirement, Transition,
};

/// The operations of this capability.
pub fn routes(config: &mut utoipa_actix_web::service_config::ServiceConfig<'_>) {
    config
        .service(register_application)
        .service(list_applications)
        .service(export_applications)
        .service(find_application_board)
        .service(find_application)
        .service(list_application_history)
        .service(change_application)
        .service(set_requirement)
        .service(record_interview)
        .service(move_application);
}

/// Registers an applicant; a person of the same name and birth date is used again.
#[utoipa::path(tag = "recruitment", params(IdempotencyKey), responses(
    (status = 201, body = Registered),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[post("/applications")]
async fn register_application(
    actor: Actor,
    app: web::Data<App>,
    key: IdempotencyKey,
    body: web::Json<RegisterApplication>,
) -> Result<Created<Registered>, Error> {
    let permit = actor.may(Action::MoveApplications)?;
    let new = body.into_inner().checked(permit.today)?;
    let asked = new.clone();
    app.db
        .create(&permit, &key, "register_application", &asked, move |w| {
            let registered = register(w, &new)?;
            Ok(Created::at(format!("/api/v1/applications/{}", registered.id), registered))
        })
        .await
}

listed! {
    /// Lists applications, the longest known first.
    "recruitment", Application as ApplicationsAsked | ApplicationsFile, "/applications" list_applications, "/applications/export" export_applications,
    |actor, app| actor.may(Action::SeeApplications)?, transactions::list_at(app.now())
}

/// The board: a column for each state that is not ended.
#[utoipa::path(tag = "recruitment", responses(
    (status = 200, body = Board),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[get("/applications/board")]
async fn find_application_board(actor: Actor, app: web::Data<App>) -> Result<web::Json<Board>, Error> {
    let permit = actor.may(Action::SeeApplications)?;
    let (seen, now) = (permit.clone(), app.now());
    Ok(web::Json(app.db.read(&permit, move |c| transactions::board(c, &seen, now)).await?))
}

/// Everything about an application, with the moves there are.
#[utoipa::path(tag = "recruitment", responses(
    (status = 200, body = ApplicationCard),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[get("/applications/{id}")]
async fn find_application(actor: Actor, app: web::Data<App>, id: web::Path<ApplicationId>) -> Result<Versioned<ApplicationCard>, Error> {
    let permit = actor.may(Action::SeeApplications)?;
    let (seen, now, id) = (permit.clone(), app.now(), id.into_inner());
    let card = app.db.read(&permit, move |c| transactions::card(c, &seen, id, now)).await?;
    Ok(Versioned(card))
}

/// What has happened to the applicant, newest first: who did what and when.
#[utoipa::path(tag = "recruitment", responses(
    (status = 200, body = Page<HistoryEntry>),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[get("/applications/{id}/history")]
async fn list_application_history(
    actor: Actor,
    app: web::Data<App>,
    id: web::Path<ApplicationId>,
    query: web::Query<crate::http::paging::PageQuery>,
) -> Result<web::Json<Page<HistoryEntry>>, Error> {
    let permit = actor.may(Action::SeeHistory)?;
    let id = id.into_inner();
    crate::audit::history(&app, permit, &query, move |c, permit| transactions::person_of(c, permit, id)).await
}

/// Corrects what is known of an application that has not ended.
#[utoipa::path(tag = "recruitment", params(IfMatch), responses(
    (status = 200, body = ApplicationCard),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[patch("/applications/{id}")]
async fn change_application(
    actor: Actor,
    app: web::Data<App>,
    id: web::Path<ApplicationId>,
    version: IfMatch,
    body: web::Json<ChangeApplication>,
) -> Result<Versioned<ApplicationCard>, Error> {
    let permit = actor.may(Action::MoveApplications)?;
    let (id, change) = (id.into_inner(), body.into_inner().checked(permit.today)?);
    let card = app.db.write(&permit, move |w| transactions::change(w, id, &change, version.0)).await?;
    Ok(Versioned(card))
}

/// Ticks an entry requirement, or dispenses with it for a reason.
#[utoipa::path(tag = "recruitment", params(IfMatch), responses(
    (status = 200, body = ApplicationCard),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[put("/applications/{id}/requirements/{code}")]
async fn set_requirement(
    actor: Actor,
    app: web::Data<App>,
    path: web::Path<(ApplicationId, String)>,
    version: IfMatch,
    body: web::Json<SetRequirement>,
) -> Result<Versioned<ApplicationCard>, Error> {
    let permit = actor.may(Action::ScreenApplications)?;
    let ((id, code), set) = (path.into_inner(), body.into_inner().fields_checked(permit.today)?);
    let card = app.db.write(&permit, move |w| transactions::set_requirement(w, id, &code, &set, version.0)).await?;
    Ok(Versioned(card))
}

/// Records the actor's own conclusion of the interview; a second one replaces the first.
#[utoipa::path(tag = "recruitment", params(IfMatch), responses(
    (status = 200, body = ApplicationCard),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[put("/applications/{id}/interview")]
async fn record_interview(
    actor: Actor,
    app: web::Data<App>,
    id: web::Path<ApplicationId>,
    version: IfMatch,
    body: web::Json<RecordInterview>,
) -> Result<Versioned<ApplicationCard>, Error> {
    let permit = actor.may(Action::InterviewApplicants)?;
    let (id, record) = (id.into_inner(), body.into_inner().fields_checked(permit.today)?);
    let card = app.db.write(&permit, move |w| transactions::record_interview(w, id, &record, version.0)).await?;
    Ok(Versioned(card))
}

/// Moves an application, if its guards allow it (docs/field 4.1).
#[utoipa::path(tag = "recruitment", responses(
    (status = 200, body = ApplicationCard),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[post("/applications/{id}/transitions")]
async fn move_application(
    actor: Actor,
    app: web::Data<App>,
    id: web::Path<ApplicationId>,
    version: IfMatch,
    body: web::Json<Transition>,
) -> Result<Versioned<ApplicationCard>, Error> {
    let permit = actor.may(Action::ScreenApplications)?;
    let (id, transition) = (id.into_inner(), body.into_inner());
    let card = app.db.write(&permit, move |w| transactions::step(w, id, &transition, version.0)).await?;
    Ok(Versioned(card))
}
