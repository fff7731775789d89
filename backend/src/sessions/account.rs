//! The user's own account: setting and changing the password.

use super::{cookies, passwords, token, transactions};
use crate::actor::Actor;
use crate::app::App;
use crate::error::Error;
use crate::permit::Permit;
use actix_web::{HttpResponse, post, put, web};
use domain::access::Action;
use domain::ids::UserId;
use domain::problem::{FieldCode, Problem};
use domain::sessions::{ChangePassword, SetPassword};

/// How long a one-time link is good for, seconds.
const LINK_SECONDS: i64 = 72 * 3600;

pub(super) fn routes(config: &mut utoipa_actix_web::service_config::ServiceConfig<'_>) {
    config.service(redeem_password_link).service(change_password);
}

/// Sets a password by a one-time link.
#[utoipa::path(tag = "sessions", responses(
    (status = 204),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[post("/password-links/redeem")]
async fn redeem_password_link(app: web::Data<App>, body: web::Json<SetPassword>) -> Result<HttpResponse, Error> {
    let set = body.into_inner().checked()?;
    let Some(account) = transactions::link_owner(&app, &set.token).await? else {
        return Err(Error::field("token", FieldCode::NotFound));
    };
    let hash = passwords::hash(set.password).await?;
    let permit = Permit { user_id: Some(account.id), user_name: account.display_name.as_str().into(), ..app.system(account.tenant_id) };
    if !transactions::set_password(&app, &permit, account.id, hash, transactions::By::Link(set.token)).await? {
        return Err(Error::field("token", FieldCode::NotFound));
    }
    Ok(HttpResponse::NoContent().finish())
}

/// Changes the own password; every other session ends at once, and this one goes on with new cookies.
#[utoipa::path(tag = "sessions", responses(
    (status = 204),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[put("/me/password")]
async fn change_password(actor: Actor, app: web::Data<App>, body: web::Json<ChangePassword>) -> Result<HttpResponse, Error> {
    let permit = actor.may(Action::UseOwnAccount)?;
    let change = body.into_inner().checked()?;
    let account = transactions::account_of(&app, &permit, actor.user_id).await?;
    if !passwords::verify(change.current, account.password_hash).await? {
        return Err(Error::field("current", FieldCode::WrongPassword));
    }
    let hash = passwords::hash(change.new).await?;
    let refresh = token::random_secret(actor.tenant)?;
    let access = app.keys.access_token(actor.tenant, actor.user_id, actor.session_id, app.now())?;
    transactions::set_password(&app, &permit, actor.user_id, hash, transactions::By::Session(actor.session_id, refresh.clone())).await?;
    let mut response = HttpResponse::NoContent();
    for cookie in cookies::of(&app.options, &access, &refresh) {
        response.cookie(cookie);
    }
    Ok(response.finish())
}

/// Issues a one-time link with which a user sets a password; returns its secret.
///
/// # Errors
/// What the database says.
pub async fn issue_link(app: &App, permit: &Permit, user: UserId) -> Result<String, Error> {
    let secret = token::random_secret(permit.tenant)?;
    transactions::insert_link(app, permit, user, &secret, app.now().plus_seconds(LINK_SECONDS)).await?;
    Ok(secret)
}
