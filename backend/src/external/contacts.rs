//! The contacts of an organisation: added, corrected, ended and taken back.

use super::transactions;
use crate::actor::Actor;
use crate::app::App;
use crate::db::Created;
use crate::db::IdempotencyKey;
use crate::error::Error;
use crate::http::answers::Versioned;
use crate::http::version::IfMatch;
use actix_web::{post, put, web};
use domain::access::Action;
use domain::external::{EndContact, ExternalContact, SaveExternalContact};
use domain::fields::Declared;
use domain::ids::{ExternalContactId, ExternalOrganisationId};
use domain::problem::Problem;

/// The operations on contacts.
pub(super) fn routes(config: &mut utoipa_actix_web::service_config::ServiceConfig<'_>) {
    config.service(add_external_contact).service(change_external_contact).service(end_external_contact);
}

/// Adds a contact to an organisation that is in use.
#[utoipa::path(tag = "external", params(IdempotencyKey), responses(
    (status = 201, body = ExternalContact),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[post("/external-organisations/{id}/contacts")]
async fn add_external_contact(
    actor: Actor,
    app: web::Data<App>,
    key: IdempotencyKey,
    id: web::Path<ExternalOrganisationId>,
    body: web::Json<SaveExternalContact>,
) -> Result<Created<ExternalContact>, Error> {
    let permit = actor.may(Action::ManageExternal)?;
    let (id, new) = (id.into_inner(), body.into_inner().fields_checked(permit.today)?);
    let asked = (id, new.clone());
    app.db
        .create(&permit, &key, "add_external_contact", &asked, move |w| {
            let contact = transactions::add_contact(w, id, &new)?;
            Ok(Created::at(format!("/api/v1/external-organisations/{id}"), contact))
        })
        .await
}

/// Corrects what is known of a contact: all of it is sent.
#[utoipa::path(tag = "external", params(IfMatch), responses(
    (status = 200, body = ExternalContact),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[put("/external-contacts/{id}")]
async fn change_external_contact(
    actor: Actor,
    app: web::Data<App>,
    id: web::Path<ExternalContactId>,
    version: IfMatch,
    body: web::Json<SaveExternalContact>,
) -> Result<Versioned<ExternalContact>, Error> {
    let permit = actor.may(Action::ManageExternal)?;
    let (id, said) = (id.into_inner(), body.into_inner().fields_checked(permit.today)?);
    Ok(Versioned(app.db.write(&permit, move |w| transactions::change_contact(w, id, &said, version.0)).await?))
}

/// Says that somebody is no longer the contact, or is it again.
#[utoipa::path(tag = "external", params(IfMatch), responses(
    (status = 200, body = ExternalContact),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[put("/external-contacts/{id}/ended")]
async fn end_external_contact(
    actor: Actor,
    app: web::Data<App>,
    id: web::Path<ExternalContactId>,
    version: IfMatch,
    body: web::Json<EndContact>,
) -> Result<Versioned<ExternalContact>, Error> {
    let permit = actor.may(Action::ManageExternal)?;
    let (id, ended) = (id.into_inner(), body.ended);
    Ok(Versioned(app.db.write(&permit, move |w| transactions::end_contact(w, id, ended, version.0)).await?))
}
