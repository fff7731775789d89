//! The audit log: what was done, by whom and when; and the same as a person's history.

mod transactions;

use crate::app::App;
use crate::db::Reader;
use crate::error::Error;
use crate::http::paging::{self, PageQuery};
use crate::listed;
use crate::permit::Permit;
use actix_web::{get, web};
use domain::Page;
use domain::access::Action;
use domain::audit::HistoryEntry;
use domain::ids::PersonId;

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
        transactions::of_person(c, &seen, person, after.as_ref(), limit)
    });
    Ok(web::Json(page.await?))
}

/// The operations of this capability.
pub fn routes(config: &mut utoipa_actix_web::service_config::ServiceConfig<'_>) {
    config.service(list_audit_events).service(export_audit_events);
}

listed! {
    /// Lists what was done in the municipality, newest first. It says what and by whom, never about which person.
    "audit", HistoryEntry as LogAsked | LogFile, "/audit-events" list_audit_events, "/audit-events/export" export_audit_events,
    |actor, app| actor.may(Action::SeeAudit)?, transactions::list
}
