//! Users, their roles and scopes.

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
use domain::fields::Declared;
use domain::ids::UserId;
use domain::problem::Problem;
use domain::users::{CreateUser, PasswordLink, SetActive, User};

pub use transactions::{
    Held, NewUser, by_email, email_taken, grant, hold, insert, is_in_use, rename, repair_keys, root_unit, set_password, set_password_hash,
};

/// The operations of this capability.
pub fn routes(config: &mut utoipa_actix_web::service_config::ServiceConfig<'_>) {
    config.service(list_users).service(export_users).service(create_user).service(issue_password_link).service(set_user_active);
}

listed! {
    /// Lists users with their roles.
    "users", User as UsersAsked | UsersFile, "/users" list_users, "/users/export" export_users,
    |actor, app| actor.may(Action::SeeUsers)?, transactions::list
}

/// Adds a user with a first role.
#[utoipa::path(tag = "users", params(IdempotencyKey), responses(
    (status = 201, body = User),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[post("/users")]
async fn create_user(actor: Actor, app: web::Data<App>, key: IdempotencyKey, body: web::Json<CreateUser>) -> Result<Created<User>, Error> {
    let permit = actor.may(Action::ManageUsers)?.over_all()?;
    let new = body.into_inner().fields_checked(permit.today)?;
    let asked = new.clone();
    app.db
        .create(&permit, &key, "create_user", &asked, move |w| {
            let user = transactions::create(w, &new)?;
            Ok(Created::at(format!("/api/v1/users/{}", user.id), user))
        })
        .await
}

/// Issues a one-time link with which the user sets a password; the administrator passes it on.
#[utoipa::path(tag = "users", responses(
    (status = 201, body = PasswordLink),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[post("/users/{id}/password-links")]
async fn issue_password_link(actor: Actor, app: web::Data<App>, id: web::Path<UserId>) -> Result<Created<PasswordLink>, Error> {
    let permit = actor.may(Action::ManageUsers)?.over_all()?;
    let (id, tenant) = (id.into_inner(), permit.tenant);
    app.db.read(&permit, move |c| transactions::find_in(c, tenant, id).map(|_| ())).await?;
    let secret = crate::sessions::issue_link(&app, &permit, id).await?;
    let path = format!("/ny-adgangskode#{secret}");
    Ok(Created::at(path.clone(), PasswordLink { user_id: id, path }))
}

/// Lets a user sign in or not; one who may not is signed out at once.
#[utoipa::path(tag = "users", params(IfMatch), responses(
    (status = 200, body = User),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[put("/users/{id}/active")]
async fn set_user_active(
    actor: Actor,
    app: web::Data<App>,
    id: web::Path<UserId>,
    version: IfMatch,
    body: web::Json<SetActive>,
) -> Result<Versioned<User>, Error> {
    let permit = actor.may(Action::ManageUsers)?.over_all()?;
    let (id, active) = (id.into_inner(), body.active);
    let user = app.db.write(&permit, move |w| transactions::set_active(w, id, version.0, active)).await?;
    Ok(Versioned(user))
}
