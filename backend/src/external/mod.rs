//! Schools and others outside the municipality, and whom one talks to there.

mod contacts;
mod meetings;
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
use domain::external::{ExternalOrganisation, ExternalOrganisationCard as Card, MoveExternalOrganisation, SaveExternalOrganisation};
use domain::fields::Declared;
use domain::ids::ExternalOrganisationId;
use domain::problem::Problem;

pub use transactions::meetings::log as log_meeting;
pub use transactions::{add, add_contact, load_register, named, repair_keys};

/// The operations of this capability.
pub fn routes(config: &mut utoipa_actix_web::service_config::ServiceConfig<'_>) {
    config
        .service(list_external_organisations)
        .service(export_external_organisations)
        .service(create_external_organisation)
        .service(find_external_organisation)
        .service(change_external_organisation)
        .service(move_external_organisation)
        .configure(contacts::routes)
        .configure(meetings::routes);
}

listed! {
    /// Lists the schools and others by name, with their first contact.
    "external", ExternalOrganisation as OrganisationsAsked | OrganisationsFile, "/external-organisations" list_external_organisations, "/external-organisations/export" export_external_organisations,
    |actor, app| actor.may(Action::SeeExternal)?, transactions::list
}

/// Adds an organisation; each name stands once.
#[utoipa::path(tag = "external", params(IdempotencyKey), responses(
    (status = 201, body = Card),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[post("/external-organisations")]
async fn create_external_organisation(
    actor: Actor,
    app: web::Data<App>,
    key: IdempotencyKey,
    body: web::Json<SaveExternalOrganisation>,
) -> Result<Created<Card>, Error> {
    let permit = actor.may(Action::ManageExternal)?;
    let new = body.into_inner().fields_checked(permit.today)?;
    let asked = new.clone();
    app.db
        .create(&permit, &key, "create_external_organisation", &asked, move |w| {
            let (id, permit) = (transactions::add(w, &new)?, w.permit);
            Ok(Created::at(format!("/api/v1/external-organisations/{id}"), transactions::card(w, permit, id)?))
        })
        .await
}

/// An organisation with its contacts and the moves there are.
#[utoipa::path(tag = "external", responses(
    (status = 200, body = Card),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[get("/external-organisations/{id}")]
async fn find_external_organisation(
    actor: Actor,
    app: web::Data<App>,
    id: web::Path<ExternalOrganisationId>,
) -> Result<Versioned<Card>, Error> {
    let permit = actor.may(Action::SeeExternal)?;
    let (seen, id) = (permit.clone(), id.into_inner());
    Ok(Versioned(app.db.read(&permit, move |c| transactions::card(c, &seen, id)).await?))
}

/// Corrects what is known of an organisation: all of it is sent.
#[utoipa::path(tag = "external", params(IfMatch), responses(
    (status = 200, body = Card),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[put("/external-organisations/{id}")]
async fn change_external_organisation(
    actor: Actor,
    app: web::Data<App>,
    id: web::Path<ExternalOrganisationId>,
    version: IfMatch,
    body: web::Json<SaveExternalOrganisation>,
) -> Result<Versioned<Card>, Error> {
    let permit = actor.may(Action::ManageExternal)?;
    let (id, said) = (id.into_inner(), body.into_inner().fields_checked(permit.today)?);
    Ok(Versioned(app.db.write(&permit, move |w| transactions::change(w, id, &said, version.0)).await?))
}

/// Takes an organisation out of use, or into it again.
#[utoipa::path(tag = "external", params(IfMatch), responses(
    (status = 200, body = Card),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[post("/external-organisations/{id}/transitions")]
async fn move_external_organisation(
    actor: Actor,
    app: web::Data<App>,
    id: web::Path<ExternalOrganisationId>,
    version: IfMatch,
    body: web::Json<MoveExternalOrganisation>,
) -> Result<Versioned<Card>, Error> {
    let permit = actor.may(Action::ManageExternal)?;
    let (id, to) = (id.into_inner(), body.into_inner());
    Ok(Versioned(app.db.write(&permit, move |w| transactions::make_move(w, id, &to, version.0)).await?))
}
