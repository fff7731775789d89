//! Signing in and out: argon2id, a short access token bound to a session row, and a rotating refresh token.

mod account;
mod cookies;
pub mod known;
pub mod limits;
pub mod passwords;
pub mod token;
mod transactions;

use crate::actor::Actor;
use crate::app::App;
use crate::error::Error;
use crate::http::request;
use actix_web::{HttpRequest, HttpResponse, delete, get, post, web};
use domain::Lang;
use domain::access::Action;
use domain::ids::{SessionId, TenantId};
use domain::problem::{FieldCode, Problem};
use domain::sessions::{Me, SignIn, SignedIn};

pub use account::issue_link;

/// How long an access token is good for, seconds.
pub const ACCESS_SECONDS: i64 = 600;
/// How long after its use a refresh token still gives a new one, seconds: the answer with its successor may have got lost.
const REFRESH_GRACE_SECONDS: i64 = 20;
/// The longest e-mail address, bytes (RFC 5321, 4.5.3.1.3).
const EMAIL_MAX: usize = 254;
/// How long a session lasts at most, seconds: a working day.
const SESSION_SECONDS: i64 = 12 * 3600;

pub use transactions::end_all;

/// The operations of this capability.
pub fn routes(config: &mut utoipa_actix_web::service_config::ServiceConfig<'_>) {
    config.service(create_session).service(refresh_session).service(end_session).service(find_me);
    account::routes(config);
}

/// Signs in.
#[utoipa::path(tag = "sessions", responses(
    (status = 201, body = SignedIn),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[post("/sessions")]
async fn create_session(req: HttpRequest, app: web::Data<App>, body: web::Json<SignIn>) -> Result<HttpResponse, Error> {
    let sign_in = body.into_inner();
    let email = sign_in.email.trim().to_lowercase();
    if email.len() > EMAIL_MAX {
        return Err(Error::field("email", FieldCode::TooLong));
    }
    app.limits.check(&email, limits::client_address(&req, &app.options.trusted_proxies))?;
    let account = the_account(&app, email, sign_in.password, sign_in.municipality).await?;
    let refresh = token::random_secret(account.tenant_id)?;
    let session_id = transactions::begin_session(&app, &account, &refresh, app.now().plus_seconds(SESSION_SECONDS)).await?;
    let access = app.keys.access_token(account.tenant_id, account.id, session_id, app.now())?;
    signed_in(&req, &app, access, &refresh, actix_web::http::StatusCode::CREATED).await
}

/// The account that the password opens. Which municipalities know an address is said only to one who has the password of
/// each that is named; until then several, one, or none look alike, also in the time they take.
async fn the_account(app: &App, email: String, password: String, municipality: Option<TenantId>) -> Result<transactions::Account, Error> {
    let (accounts, rounds) = transactions::accounts(app, email, municipality).await?;
    let mut accounts: Vec<_> = accounts.into_iter().map(Some).collect();
    // An unknown user costs the same time as a wrong password, and one municipality as much as several.
    accounts.resize(accounts.len().max(rounds), None);
    let mut opened = Vec::new();
    for account in accounts {
        let hash = account.as_ref().and_then(|account| account.password_hash.clone());
        let right = passwords::verify(password.clone(), hash).await?;
        opened.extend(account.filter(|account| right && account.active));
    }
    match opened.len() {
        0 | 1 => opened.pop().ok_or_else(Error::wrong_credentials),
        _ => Err(transactions::which(app, &opened).await?),
    }
}

/// Exchanges the refresh token for a new one and a new access token.
#[utoipa::path(tag = "sessions", responses(
    (status = 200, body = SignedIn),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[post("/sessions/refresh")]
async fn refresh_session(req: HttpRequest, app: web::Data<App>) -> Result<HttpResponse, Error> {
    let old = request::cookie(&req, &app.options, request::REFRESH_COOKIE).ok_or_else(Error::not_signed_in)?;
    let tenant = transactions::tenant_of_refresh(&app, &old).await?.ok_or_else(Error::not_signed_in)?;
    let new = token::random_secret(tenant)?;
    let (user, session) = match transactions::rotate(&app, tenant, &old, &new).await? {
        transactions::Rotation::Renewed(user, session) => (user, session),
        transactions::Rotation::Reused(user, session) => {
            transactions::end_sessions(&app, &app.system(tenant), user, Some(session), "refresh_reused").await?;
            return Err(Error::not_signed_in());
        }
        transactions::Rotation::Over => return Err(Error::not_signed_in()),
    };
    let access = app.keys.access_token(tenant, user, session, app.now())?;
    signed_in(&req, &app, access, &new, actix_web::http::StatusCode::OK).await
}

/// Signs out: the session ends at once, on every device that holds its tokens.
#[utoipa::path(tag = "sessions", responses(
    (status = 204),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[delete("/sessions/current")]
async fn end_session(actor: Actor, app: web::Data<App>) -> Result<HttpResponse, Error> {
    let permit = actor.may(Action::UseOwnAccount)?;
    transactions::end_sessions(&app, &permit, actor.user_id, Some(actor.session_id), "signed_out").await?;
    let mut response = HttpResponse::NoContent();
    for cookie in cookies::removals(&app.options) {
        response.cookie(cookie);
    }
    Ok(response.finish())
}

/// Who is signed in, and what they may do.
#[utoipa::path(tag = "sessions", responses(
    (status = 200, body = Me),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[get("/me")]
async fn find_me(actor: Actor, app: web::Data<App>) -> Result<web::Json<Me>, Error> {
    Ok(web::Json(transactions::me(&app, &actor).await?))
}

async fn signed_in(
    req: &HttpRequest,
    app: &App,
    access: String,
    refresh: &str,
    status: actix_web::http::StatusCode,
) -> Result<HttpResponse, Error> {
    let actor = actor(app, access.clone(), request::lang(req)).await?;
    let me = transactions::me(app, &actor).await?;
    let mut response = HttpResponse::build(status);
    for cookie in cookies::of(&app.options, &access, refresh) {
        response.cookie(cookie);
    }
    Ok(response.json(SignedIn { access_token: access, expires_in: ACCESS_SECONDS, me }))
}

/// The user behind an access token: the token says which session, the database says everything else.
pub(crate) async fn actor(app: &App, token: String, lang: Lang) -> Result<Actor, Error> {
    let claims = app.keys.read(&token, app.now()).ok_or_else(Error::not_signed_in)?;
    let session_id = SessionId(claims.sid);
    transactions::actor(app, claims.tenant(), session_id, lang).await?.ok_or_else(Error::not_signed_in)
}
