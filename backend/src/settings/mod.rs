//! What a municipality has set. Every other capability asks here, for a group at a place ([`at`]); the administrator changes
//! one setting at a time, from a day on.

mod cache;
mod transactions;
mod wire;

use crate::actor::Actor;
use crate::app::App;
use crate::db::Reader;
use crate::error::Error;
use crate::http::answers::Versioned;
use crate::http::version::IfMatch;
use crate::permit::Permit;
use actix_web::{get, put, web};
use chrono::NaiveDate;
use domain::access::Action;
use domain::problem::Problem;
use domain::settings::{ChangeSetting, Group, OwnValue, Place, Setting, SettingLine, SettingsPage, Stored, declared};
use std::sync::Arc;

pub use cache::Cache;
pub use transactions::load;

/// The operations of this capability.
pub fn routes(config: &mut utoipa_actix_web::service_config::ServiceConfig<'_>) {
    config.service(list_settings).service(find_setting).service(list_setting_history).service(change_setting);
}

/// What the municipality has set: what came with the permit of a request, else read now.
///
/// # Errors
/// What the database says.
pub fn of(c: &mut Reader, permit: &Permit) -> Result<Arc<Stored>, Error> {
    permit.settings.as_ref().map_or_else(|| load(c, permit.tenant).map(Arc::new), |known| Ok(Arc::clone(known)))
}

/// What holds at a place today.
///
/// # Errors
/// What the database says; a stored value that cannot be read.
pub fn at<G: Group>(c: &mut Reader, permit: &Permit, place: Place<'_>) -> Result<G, Error> {
    held(&*of(c, permit)?, permit, place)
}

/// What holds at a place today, of what is known already.
///
/// # Errors
/// A stored value that cannot be read: it is never taken for the standard.
pub fn held<G: Group>(stored: &Stored, permit: &Permit, place: Place<'_>) -> Result<G, Error> {
    on(stored, place, permit.today)
}

/// What holds at a place on a day.
///
/// # Errors
/// A stored value that cannot be read.
pub fn on<G: Group>(stored: &Stored, place: Place<'_>, day: NaiveDate) -> Result<G, Error> {
    stored.at(place, day).map_err(|unreadable| Error::internal(&unreadable.to_string()))
}

/// Lists the settings with what holds today and where it differs.
#[utoipa::path(tag = "settings", responses(
    (status = 200, body = SettingsPage),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[get("/settings")]
async fn list_settings(actor: Actor, app: web::Data<App>) -> Result<web::Json<SettingsPage>, Error> {
    let permit = actor.may(Action::ManageSettings)?.over_all()?;
    let seen = permit.clone();
    Ok(web::Json(app.db.read(&permit, move |c| transactions::page(c, &seen)).await?))
}

/// Shows one setting.
#[utoipa::path(tag = "settings", responses(
    (status = 200, body = SettingLine),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[get("/settings/{key}")]
async fn find_setting(actor: Actor, app: web::Data<App>, key: web::Path<String>) -> Result<Versioned<SettingLine>, Error> {
    let permit = actor.may(Action::ManageSettings)?.over_all()?;
    let (setting, seen) = (known(&key)?, permit.clone());
    Ok(Versioned(app.db.read(&permit, move |c| transactions::line(c, &seen, setting)).await?))
}

/// Lists the changes of a setting, the latest first; at most two hundred.
#[utoipa::path(tag = "settings", responses(
    (status = 200, body = Vec<OwnValue>),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[get("/settings/{key}/history")]
async fn list_setting_history(actor: Actor, app: web::Data<App>, key: web::Path<String>) -> Result<web::Json<Vec<OwnValue>>, Error> {
    let permit = actor.may(Action::ManageSettings)?.over_all()?;
    let (setting, seen) = (known(&key)?, permit.clone());
    Ok(web::Json(app.db.read(&permit, move |c| transactions::history(c, &seen, setting)).await?))
}

/// Sets a setting from a day on, or back to what holds without it; 412 where someone else changed it meanwhile.
#[utoipa::path(tag = "settings", params(IfMatch), responses(
    (status = 200, body = SettingLine),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[put("/settings/{key}")]
async fn change_setting(
    actor: Actor,
    app: web::Data<App>,
    key: web::Path<String>,
    version: IfMatch,
    body: web::Json<ChangeSetting>,
) -> Result<Versioned<SettingLine>, Error> {
    let permit = actor.may(Action::ManageSettings)?.over_all()?;
    let setting = known(&key)?;
    let (change, scope) = body.into_inner().checked(setting, permit.today)?;
    Ok(Versioned(app.db.write(&permit, move |w| transactions::change(w, setting, &change, &scope, version.0)).await?))
}

fn known(key: &str) -> Result<&'static Setting, Error> {
    declared(key).ok_or_else(Error::not_found)
}
