//! The audit log: what was done, by whom and when; and the same as a person's history.

mod queries;

use crate::actor::Actor;
use crate::app::App;
use crate::db::Reader;
use crate::error::Error;
use crate::http::paging::{self, PageQuery};
use crate::listing::{self, AskedFor, FileOf};
use crate::permit::Permit;
use actix_web::{HttpResponse, get, web};
use domain::Page;
use domain::access::Action;
use domain::audit::HistoryEntry;
use domain::ids::PersonId;
use domain::problem::Problem;

/// A page of what has happened to the person whom `find` finds in sight, newest first.
///
/// # Errors
/// What `find` says, or the database.
pub async fn history<F>(app: &App, permit: Permit, query: &PageQuery, find: F) -> Result<web::Json<Page<HistoryEntry>>, Error>
where
    F: Fn(&mut Reader, &Permit) -> Result<PersonId, Error> + Send + Sync + 'static,
{
    let (limit, after) = paging::asked(query.limit, query.cursor.as_deref())?;
    let seen = permit.clone();
    let page = app.db.read(&permit, move |c| {
        let person = find(c, &seen)?;
        queries::of_person(c, &seen, person, after.as_ref(), limit)
    });
    Ok(web::Json(page.await?))
}

/// The operations of this capability.
pub fn routes(config: &mut utoipa_actix_web::service_config::ServiceConfig<'_>) {
    config.service(list_audit_events).service(export_audit_events);
}

/// Lists what was done in the municipality, newest first. It says what and by whom, never about which person.
#[utoipa::path(tag = "audit", params(LogAsked), responses(
    (status = 200, body = Page<HistoryEntry>),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[get("/audit-events")]
async fn list_audit_events(actor: Actor, app: web::Data<App>, asked: LogAsked) -> Result<web::Json<Page<HistoryEntry>>, Error> {
    listing::page(&app, actor.may(Action::SeeAudit)?, asked, queries::list).await
}

/// The same log as a file.
#[utoipa::path(tag = "audit", params(LogFile), responses(
    (status = 200, body = Vec<u8>, content_type = "text/csv"),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[get("/audit-events/export")]
async fn export_audit_events(actor: Actor, app: web::Data<App>, file: LogFile) -> Result<HttpResponse, Error> {
    listing::export(app, actor.may(Action::SeeAudit)?, file, queries::list).await
}

type LogAsked = AskedFor<HistoryEntry>;
type LogFile = FileOf<HistoryEntry>;
