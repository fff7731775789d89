//! What was talked about with an organisation: logged, read, and corrected by who wrote it.

use super::transactions::meetings as transactions;
use crate::actor::Actor;
use crate::app::App;
use crate::db::Created;
use crate::db::IdempotencyKey;
use crate::error::Error;
use crate::http::answers::Versioned;
use crate::http::paging::{self, PageQuery};
use crate::http::version::IfMatch;
use actix_web::{get, post, put, web};
use domain::Page;
use domain::access::Action;
use domain::external::{ExternalMeeting, SaveExternalMeeting};
use domain::fields::Declared;
use domain::ids::{ExternalMeetingId, ExternalOrganisationId};
use domain::problem::Problem;

/// The operations on meetings.
pub(super) fn routes(config: &mut utoipa_actix_web::service_config::ServiceConfig<'_>) {
    config.service(list_external_meetings).service(log_external_meeting).service(change_external_meeting);
}

/// Lists the meetings with an organisation, the latest first.
#[utoipa::path(tag = "external", params(PageQuery), responses(
    (status = 200, body = Page<ExternalMeeting>),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[get("/external-organisations/{id}/meetings")]
async fn list_external_meetings(
    actor: Actor,
    app: web::Data<App>,
    id: web::Path<ExternalOrganisationId>,
    query: web::Query<PageQuery>,
) -> Result<web::Json<Page<ExternalMeeting>>, Error> {
    let permit = actor.may(Action::SeeExternal)?;
    let (seen, id) = (permit.clone(), id.into_inner());
    let (limit, after) = paging::asked(query.limit, query.cursor.as_deref())?;
    Ok(web::Json(app.db.read(&permit, move |c| transactions::list(c, &seen, id, after.as_ref(), limit)).await?))
}

/// Notes a meeting with an organisation that is in use.
#[utoipa::path(tag = "external", params(IdempotencyKey), responses(
    (status = 201, body = ExternalMeeting),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[post("/external-organisations/{id}/meetings")]
async fn log_external_meeting(
    actor: Actor,
    app: web::Data<App>,
    key: IdempotencyKey,
    id: web::Path<ExternalOrganisationId>,
    body: web::Json<SaveExternalMeeting>,
) -> Result<Created<ExternalMeeting>, Error> {
    let permit = actor.may(Action::ManageExternal)?;
    let (id, new) = (id.into_inner(), body.into_inner().fields_checked(permit.today)?);
    let asked = (id, new.clone());
    app.db
        .create(&permit, &key, "log_external_meeting", &asked, move |w| {
            let meeting = transactions::log(w, id, &new)?;
            Ok(Created::at(format!("/api/v1/external-organisations/{id}/meetings"), meeting))
        })
        .await
}

/// Corrects what is said of a meeting, by who wrote it: all of it is sent.
#[utoipa::path(tag = "external", params(IfMatch), responses(
    (status = 200, body = ExternalMeeting),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[put("/external-meetings/{id}")]
async fn change_external_meeting(
    actor: Actor,
    app: web::Data<App>,
    id: web::Path<ExternalMeetingId>,
    version: IfMatch,
    body: web::Json<SaveExternalMeeting>,
) -> Result<Versioned<ExternalMeeting>, Error> {
    let permit = actor.may(Action::ManageExternal)?;
    let (id, said) = (id.into_inner(), body.into_inner().fields_checked(permit.today)?);
    let meeting = app.db.write(&permit, move |w| transactions::change(w, id, &said, version.0)).await?;
    Ok(Versioned(meeting))
}
