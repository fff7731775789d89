//! What is known of the request under way: its id, its language, its token, and what it cost.

use crate::app::{App, Options};
use crate::current::{self, Current};
use crate::error::Error;
use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::{Method, header};
use actix_web::middleware::Next;
use actix_web::{HttpRequest, web};
use domain::Lang;
use std::time::Instant;

/// The cookie of the access token on plain http; `__Host-` stands before it on https.
pub const ACCESS_COOKIE: &str = "praktikspor_access";
/// The cookie of the refresh token.
pub const REFRESH_COOKIE: &str = "praktikspor_refresh";

/// Gives each request an id, logs its outcome without personal data, and counts its statements.
///
/// # Errors
/// What the handler says.
pub async fn observe<B: MessageBody + 'static>(req: ServiceRequest, next: Next<B>) -> Result<ServiceResponse<B>, actix_web::Error> {
    let id = uuid::Builder::from_random_bytes(random16()).into_uuid().simple().to_string();
    let current = Current::new(id.clone(), lang(req.request()));
    let tell = req.app_data::<web::Data<App>>().is_some_and(|app| app.options.tell_statements);
    let started = Instant::now();
    current
        .during(async move {
            let method = req.method().clone();
            let mut response = next.call(req).await?;
            let statements = current::statements();
            let route = response.request().match_pattern().unwrap_or_else(|| "-".to_owned());
            let status = response.status().as_u16();
            let micros = started.elapsed().as_micros();
            tracing::info!(request = %id, %method, route, status, micros, statements, "request");
            if let Ok(value) = header::HeaderValue::from_str(&id) {
                response.headers_mut().insert(header::HeaderName::from_static("x-request-id"), value);
            }
            if tell {
                response.headers_mut().insert(header::HeaderName::from_static("x-statements"), header::HeaderValue::from(statements));
            }
            Ok(response)
        })
        .await
}

fn random16() -> [u8; 16] {
    let mut bytes = [0_u8; 16];
    // An id of zeros is only harder to find in the log.
    let _ = getrandom::fill(&mut bytes);
    bytes
}

/// The language asked for; Danish where nothing is said.
#[must_use]
pub fn lang(req: &HttpRequest) -> Lang {
    let header = req.headers().get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    header.map(Lang::from_header).unwrap_or_default()
}

/// The access token: a bearer token, or the cookie.
#[must_use]
pub fn access_token(req: &HttpRequest, options: &Options) -> Option<String> {
    let bearer = req.headers().get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    match bearer {
        Some(value) => value.strip_prefix("Bearer ").map(str::to_owned),
        None => cookie(req, options, ACCESS_COOKIE),
    }
}

/// The name a cookie of ours has: browsers take the prefix only over https; on loopback http the plain name must do.
#[must_use]
pub fn cookie_name(options: &Options, name: &str) -> String {
    if options.https { format!("__Host-{name}") } else { name.to_owned() }
}

/// A cookie of ours, by its one name: a plain one beside the prefixed could come from a neighbouring host.
#[must_use]
pub fn cookie(req: &HttpRequest, options: &Options, name: &str) -> Option<String> {
    req.cookie(&cookie_name(options, name)).map(|cookie| cookie.value().to_owned())
}

/// Refuses what another site could make a browser send: a change with our cookies but without our header.
///
/// # Errors
/// 403, or what the handler says.
pub async fn refuse_foreign<B: MessageBody + 'static>(req: ServiceRequest, next: Next<B>) -> Result<ServiceResponse<B>, actix_web::Error> {
    let safe = matches!(*req.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    let headers = req.headers();
    let by_cookie = headers.contains_key(header::COOKIE) && !headers.contains_key(header::AUTHORIZATION);
    let foreign = headers.get("sec-fetch-site").is_some_and(|site| site != "same-origin" && site != "none");
    if !safe && (foreign || (by_cookie && !headers.contains_key("x-requested-with"))) {
        return Err(Error::not_allowed().into());
    }
    next.call(req).await
}
